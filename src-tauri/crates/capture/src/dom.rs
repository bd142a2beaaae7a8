//! A parsed page as an immutable tree in document order.
//!
//! Nodes are numbered in document order, so a subtree is a range of numbers: walking is a loop over integers,
//! and no walk recurses, however deep the page is.

mod attributes;
mod sink;

use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use std::ops::Range;

pub use sink::{MAX_DEPTH, parse};

/// A node of a [`Dom`]: its number in document order. The root is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// A parsed page.
#[derive(Debug)]
pub struct Dom {
    nodes: Vec<Node>,
    /// Whether elements were dropped because they stood deeper than [`MAX_DEPTH`].
    pub too_deep: bool,
    /// Whether a tag had more attributes than are kept.
    pub too_many_attributes: bool,
}

#[derive(Debug)]
struct Node {
    parent: u32,
    /// One past the last node of the subtree.
    end: u32,
    depth: u16,
    data: Data,
}

#[derive(Debug)]
enum Data {
    Root,
    Text(StrTendril),
    Comment(StrTendril),
    Element(Element),
}

/// An element's name and attributes.
#[derive(Debug)]
pub struct Element {
    name: LocalName,
    attributes: Vec<(LocalName, StrTendril)>,
}

impl Element {
    /// Local name, in lower case for HTML.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Value of an attribute; names are in lower case and without prefix.
    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| &**key == name).map(|(_, value)| &**value)
    }

    /// All attributes, in order.
    pub fn attrs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(key, value)| (&**key, &**value))
    }

    /// The tokens of `class`.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.attr("class").unwrap_or("").split_ascii_whitespace()
    }
}

impl Dom {
    /// The document node.
    pub const ROOT: NodeId = NodeId(0);

    /// How many nodes there are, the root included.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether the page has nothing but its root.
    pub fn is_empty(&self) -> bool {
        self.nodes.len() <= 1
    }

    /// The element at `id`, or `None` for text, comments and the root.
    pub fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.node(id).data {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The element's name, or "" for other nodes.
    pub fn name(&self, id: NodeId) -> &str {
        self.element(id).map_or("", Element::name)
    }

    /// Value of an attribute of the element at `id`.
    pub fn attr(&self, id: NodeId, name: &str) -> Option<&str> {
        self.element(id)?.attr(name)
    }

    /// Whether the element has the class token.
    pub fn has_class(&self, id: NodeId, class: &str) -> bool {
        self.element(id).is_some_and(|element| element.classes().any(|token| token == class))
    }

    /// The words of a text node.
    pub fn text_node(&self, id: NodeId) -> Option<&str> {
        match &self.node(id).data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The words of a comment node (`<!-- … -->`).
    pub fn comment_node(&self, id: NodeId) -> Option<&str> {
        match &self.node(id).data {
            Data::Comment(text) => Some(text),
            _ => None,
        }
    }

    /// The parent; `None` for the root.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        (id != Self::ROOT).then(|| NodeId(self.node(id).parent))
    }

    /// The parents from the nearest to the root.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.parent(id), |&id| self.parent(id))
    }

    /// Steps from the root.
    pub fn depth(&self, id: NodeId) -> u32 {
        u32::from(self.node(id).depth)
    }

    /// One past the last node inside `id`. What follows `id` outside it starts here.
    pub fn end(&self, id: NodeId) -> NodeId {
        NodeId(self.node(id).end)
    }

    /// Whether `inner` is `outer` or inside it.
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        outer <= inner && inner < self.end(outer)
    }

    /// Everything inside `id` in document order, without `id`.
    pub fn descendants(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        let Range { start, end } = id.0 + 1..self.node(id).end;
        (start..end).map(NodeId)
    }

    /// The nodes directly inside `id`.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let end = self.node(id).end;
        let first = (id.0 + 1 < end).then_some(NodeId(id.0 + 1));
        std::iter::successors(first, move |&child| {
            let next = self.node(child).end;
            (next < end).then_some(NodeId(next))
        })
    }

    /// The elements directly inside `id`.
    pub fn child_elements(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        self.children(id).filter(|&child| self.element(child).is_some())
    }

    /// The next node with the same parent.
    pub fn next_sibling(&self, id: NodeId) -> Option<NodeId> {
        let next = self.end(id);
        self.parent(id).filter(|&parent| next < self.end(parent)).map(|_| next)
    }

    /// The nearest element, `id` or above, that `test` accepts.
    pub fn closest(&self, id: NodeId, test: impl Fn(NodeId) -> bool) -> Option<NodeId> {
        std::iter::once(id).chain(self.ancestors(id)).find(|&id| test(id))
    }

    /// The first element inside `id` that `test` accepts, in document order.
    pub fn find(&self, id: NodeId, test: impl Fn(NodeId) -> bool) -> Option<NodeId> {
        self.descendants(id).find(|&id| self.element(id).is_some() && test(id))
    }

    /// The elements of that name inside `id`.
    pub fn elements(&self, id: NodeId, name: &str) -> impl Iterator<Item = NodeId> {
        self.descendants(id).filter(move |&id| self.name(id) == name)
    }

    /// All text inside `id`, as it stands (scripts and styles included; see [`Dom::visible_text`]).
    pub fn raw_text(&self, id: NodeId) -> String {
        self.descendants(id).chain(Some(id)).filter_map(|id| self.text_node(id)).collect()
    }

    /// The words a reader sees inside `id`, white space folded to single spaces, blocks apart by one space.
    pub fn visible_text(&self, id: NodeId) -> String {
        let mut text = String::new();
        let mut open_blocks: Vec<NodeId> = Vec::new();
        let mut next = id;
        let end = self.end(id);
        while next < end {
            while open_blocks.last().is_some_and(|&close| close <= next) {
                open_blocks.pop();
                push_space(&mut text);
            }
            match &self.node(next).data {
                Data::Element(element) if is_invisible(element.name()) => {
                    next = self.end(next);
                    continue;
                }
                Data::Element(element) if !is_phrasing(element.name()) => {
                    push_space(&mut text);
                    open_blocks.push(self.end(next));
                }
                Data::Text(words) => push_folded(&mut text, words),
                _ => {}
            }
            next = NodeId(next.0 + 1);
        }
        text.truncate(text.trim_end().len());
        text
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }
}

/// Appends `words` with runs of white space folded to one space, and none at the start of `text`.
pub fn push_folded(text: &mut String, words: &str) {
    for character in words.chars() {
        if character.is_whitespace() {
            push_space(text);
        } else {
            text.push(character);
        }
    }
}

fn push_space(text: &mut String) {
    if !text.is_empty() && !text.ends_with(' ') {
        text.push(' ');
    }
}

/// Elements whose text nobody sees.
pub fn is_invisible(name: &str) -> bool {
    matches!(name, "script" | "style" | "template" | "head" | "title" | "svg" | "object" | "iframe" | "datalist")
}

/// Elements that stand within a line, so that no space separates their text from what is around them.
pub fn is_phrasing(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "math"
            | "nobr"
            | "q"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dom: &Dom, ids: impl Iterator<Item = NodeId>) -> Vec<String> {
        ids.map(|id| dom.name(id).to_string()).collect()
    }

    #[test]
    fn nodes_are_numbered_in_document_order() {
        let dom = parse("<div><p>a<b>c</b></p><ul><li>d</ul></div><p>e");
        let body = dom.elements(Dom::ROOT, "body").next().unwrap();
        assert_eq!(names(&dom, dom.child_elements(body)), ["div", "p"]);
        let div = dom.child_elements(body).next().unwrap();
        assert_eq!(names(&dom, dom.child_elements(div)), ["p", "ul"]);
        assert_eq!(dom.visible_text(body), "ac d e");
        assert_eq!(dom.visible_text(div), "ac d");
        let li = dom.elements(body, "li").next().unwrap();
        assert!(dom.contains(div, li));
        assert_eq!(names(&dom, dom.ancestors(li)), ["ul", "div", "body", "html", ""]);
    }

    #[test]
    fn misnested_formatting_is_kept_in_order() {
        let dom = parse("<p>1<b>2<i>3</b>4</i>5</p><table>x<tr><td>y</table>");
        assert_eq!(dom.visible_text(Dom::ROOT), "12345 x y");
    }

    #[test]
    fn raw_text_elements_that_close_themselves_hold_nothing() {
        let dom =
            parse("<title/><body><noscript><iframe src=a /></noscript><p>kept<script src=b /><p>too<textarea/><p>all");
        assert_eq!(dom.visible_text(Dom::ROOT), "kept too all");
    }

    #[test]
    fn templates_and_noscript_can_be_read() {
        let dom = parse("<noscript><p id=n>posts</p></noscript><template><p id=t>shadow</p></template>");
        let ids: Vec<_> = dom.elements(Dom::ROOT, "p").filter_map(|id| dom.attr(id, "id")).collect();
        assert_eq!(ids, ["n", "t"]);
        assert_eq!(dom.visible_text(Dom::ROOT), "posts");
    }
}
