//! html5ever's tree builder writes here; the result is frozen into a [`Dom`].

use super::{Data, Dom, Element, Node, attributes};
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, ExpandedName, LocalName, QualName};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// Elements nested deeper than this lose their tags; their text stays. Browsers do the same at 512.
///
/// html5ever looks through its stack of open elements at every tag, so unlimited depth is quadratic time:
/// 128 KB of `<ul><li>` took 30 seconds.
pub const MAX_DEPTH: u16 = 512;

/// Parses HTML as a browser without scripts does, so that `noscript` content is part of the tree.
pub fn parse(html: &str) -> Dom {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let limiter = Limiter {
        builder: TreeBuilder::new(Sink::new(), options),
        start_tags: Cell::new(0),
        dropped: RefCell::default(),
        dropped_any: Cell::new(false),
    };
    let tokenizer = Tokenizer::new(limiter, TokenizerOpts::default());
    let limited = attributes::limit(html);
    let too_many_attributes = matches!(limited, Cow::Owned(_));
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&limited));
    drop(limited);
    // The tokenizer pauses at scripts and declared encodings; neither matters here.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let too_deep = tokenizer.sink.dropped_any.get();
    Dom { too_deep, too_many_attributes, ..tokenizer.sink.builder.sink.freeze() }
}

/// Stands between tokenizer and tree builder and drops the tags that would make parsing slow or the tree huge.
struct Limiter {
    builder: TreeBuilder<Handle, Sink>,
    start_tags: Cell<usize>,
    /// Dropped start tags by name, so that their end tags are dropped too.
    dropped: RefCell<HashMap<LocalName, u32>>,
    dropped_any: Cell<bool>,
}

impl Limiter {
    fn drops(&self, tag: &Tag) -> bool {
        let mut dropped = self.dropped.borrow_mut();
        if tag.kind == TagKind::EndTag {
            if let Some(open) = dropped.get_mut(&tag.name).filter(|open| **open > 0) {
                *open -= 1;
                return true;
            }
            self.builder.sink.closes(&tag.name);
            return false;
        }
        self.start_tags.set(self.start_tags.get() + 1);
        // Each block start reopens all open formatting elements, so nodes can grow with the square of the tags.
        let sink = &self.builder.sink;
        let too_many = sink.nodes.borrow().len() > 8 * self.start_tags.get() + 10_000;
        if (sink.depth() < MAX_DEPTH && !too_many) || switches_tokenizer(&tag.name) {
            return false;
        }
        self.dropped_any.set(true);
        if !tag.self_closing && !is_void(&tag.name) {
            *dropped.entry(tag.name.clone()).or_default() += 1;
        }
        true
    }
}

/// Elements whose content is not tokenized as markup: dropping their tag would turn text into tags.
fn switches_tokenizer(name: &str) -> bool {
    matches!(name, "script" | "style" | "textarea" | "title" | "xmp" | "iframe" | "noembed" | "noframes" | "plaintext")
}

/// `<iframe …/>` as pages written out as XML have it. HTML ignores the slash, and what follows would be swallowed as
/// the element's raw text up to an end tag that is not there: mostly the rest of the page.
fn closes_itself(tag: &Tag) -> bool {
    tag.kind == TagKind::StartTag && tag.self_closing && switches_tokenizer(&tag.name) && &*tag.name != "plaintext"
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

impl TokenSink for Limiter {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        match &token {
            Token::TagToken(tag) if self.drops(tag) => TokenSinkResult::Continue,
            Token::TagToken(tag) if closes_itself(tag) => {
                let end = Tag { kind: TagKind::EndTag, attrs: Vec::new(), self_closing: false, ..tag.clone() };
                let _ = self.builder.process_token(token, line);
                self.process_token(Token::TagToken(end), line)
            }
            _ => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// A node under construction: its number, and its name so that the tree builder can ask without a lookup.
#[derive(Clone)]
struct Handle {
    index: u32,
    name: Option<QualName>,
}

struct Sink {
    nodes: RefCell<Vec<Raw>>,
    /// About the tree builder's stack of open elements, which it does not show: name and depth, kept up by what
    /// is appended and which end tags arrive. A wrong guess lasts until the next element is appended.
    open: RefCell<Vec<(LocalName, u16)>>,
}

/// A node as a member of a doubly linked list of siblings. `NONE` ends a list.
struct Raw {
    data: Data,
    depth: u16,
    parent: u32,
    previous: u32,
    next: u32,
    first: u32,
    last: u32,
}

const NONE: u32 = u32::MAX;

impl Sink {
    fn new() -> Self {
        let sink = Self { nodes: RefCell::default(), open: RefCell::default() };
        sink.create(Data::Root, None);
        sink
    }

    fn create(&self, data: Data, name: Option<QualName>) -> Handle {
        let mut nodes = self.nodes.borrow_mut();
        let raw = Raw { data, depth: 0, parent: NONE, previous: NONE, next: NONE, first: NONE, last: NONE };
        nodes.push(raw);
        Handle { index: nodes.len() as u32 - 1, name }
    }

    fn depth(&self) -> u16 {
        self.open.borrow().last().map_or(0, |&(_, depth)| depth)
    }

    /// Notes that an end tag of that name was let through.
    fn closes(&self, name: &LocalName) {
        let mut open = self.open.borrow_mut();
        if let Some(at) = open.iter().rposition(|(open, _)| open == name) {
            open.truncate(at);
        }
    }

    /// Puts `child` into `parent` before `next`, or at the end where that is `NONE`.
    fn insert(&self, parent: u32, next: u32, child: NodeOrText<Handle>) {
        let child = match child {
            NodeOrText::AppendNode(handle) => {
                self.detach(handle.index);
                handle.index
            }
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let previous = if next == NONE { nodes[parent as usize].last } else { nodes[next as usize].previous };
                if let Some(Raw { data: Data::Text(words), .. }) = nodes.get_mut(previous as usize) {
                    words.push_tendril(&text);
                    return;
                }
                drop(nodes);
                self.create(Data::Text(text), None).index
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let previous = if next == NONE { nodes[parent as usize].last } else { nodes[next as usize].previous };
        let depth = nodes[parent as usize].depth.saturating_add(1);
        let raw = &mut nodes[child as usize];
        (raw.parent, raw.previous, raw.next, raw.depth) = (parent, previous, next, depth);
        if let Data::Element(element) = &raw.data {
            let mut open = self.open.borrow_mut();
            while open.last().is_some_and(|&(_, last)| last >= depth) {
                open.pop();
            }
            if !is_void(&element.name) {
                open.push((element.name.clone(), depth));
            }
        }
        match previous {
            NONE => nodes[parent as usize].first = child,
            _ => nodes[previous as usize].next = child,
        }
        match next {
            NONE => nodes[parent as usize].last = child,
            _ => nodes[next as usize].previous = child,
        }
    }

    fn detach(&self, index: u32) {
        let mut nodes = self.nodes.borrow_mut();
        let Raw { parent, previous, next, .. } = nodes[index as usize];
        if parent == NONE {
            return;
        }
        match previous {
            NONE => nodes[parent as usize].first = next,
            _ => nodes[previous as usize].next = next,
        }
        match next {
            NONE => nodes[parent as usize].last = previous,
            _ => nodes[next as usize].previous = previous,
        }
        let raw = &mut nodes[index as usize];
        (raw.parent, raw.previous, raw.next) = (NONE, NONE, NONE);
    }

    /// Copies the tree into document order. Nodes that ended up in no tree are left behind.
    fn freeze(self) -> Dom {
        let mut raw = self.nodes.into_inner();
        let mut nodes: Vec<Node> = Vec::with_capacity(raw.len());
        let mut open: Vec<u32> = Vec::new();
        let mut current = 0u32;
        loop {
            let data = std::mem::replace(&mut raw[current as usize].data, Data::Root);
            let index = nodes.len() as u32;
            nodes.push(Node {
                parent: open.last().copied().unwrap_or(0),
                end: index + 1,
                depth: open.len() as u16,
                data,
            });
            let Raw { first, .. } = raw[current as usize];
            if first != NONE {
                open.push(index);
                current = first;
                continue;
            }
            while raw[current as usize].next == NONE && current != 0 {
                current = raw[current as usize].parent;
                if let Some(closed) = open.pop() {
                    nodes[closed as usize].end = nodes.len() as u32;
                }
            }
            if current == 0 {
                return Dom { nodes, too_deep: false, too_many_attributes: false };
            }
            current = raw[current as usize].next;
        }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Self;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { index: 0, name: None }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        const NO_NAME: ExpandedName<'static> =
            ExpandedName { ns: &html5ever::ns!(), local: &html5ever::local_name!("") };
        target.name.as_ref().map_or(NO_NAME, QualName::expanded)
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _flags: ElementFlags) -> Handle {
        let attributes = attrs.into_iter().map(|attribute| (attribute.name.local, attribute.value)).collect();
        self.create(Data::Element(Element { name: name.local.clone(), attributes }), Some(name))
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        self.create(Data::Comment(text), None)
    }

    fn create_pi(&self, _target: StrTendril, data: StrTendril) -> Handle {
        self.create(Data::Comment(data), None)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(parent.index, NONE, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        if self.nodes.borrow()[element.index as usize].parent != NONE {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    /// Template contents live inside the template itself: they are read, never instantiated.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.index == y.index
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow()[sibling.index as usize].parent;
        if parent != NONE {
            self.insert(parent, sibling.index, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attrs: Vec<Attribute>) {
        if let Data::Element(element) = &mut self.nodes.borrow_mut()[target.index as usize].data {
            for attribute in attrs {
                let is_new = || element.attr(&attribute.name.local).is_none();
                if element.attributes.len() < attributes::MAX_ATTRIBUTES && is_new() {
                    element.attributes.push((attribute.name.local, attribute.value));
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.index);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        loop {
            let first = self.nodes.borrow()[node.index as usize].first;
            if first == NONE {
                return;
            }
            self.insert(new_parent.index, NONE, NodeOrText::AppendNode(Handle { index: first, name: None }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_nesting_is_cut_and_keeps_its_text() {
        let html = format!("{}deep{}<p>after", "<ul><li>".repeat(20_000), "</li></ul>".repeat(20_000));
        let dom = parse(&html);
        assert!(dom.too_deep);
        assert!(dom.visible_text(Dom::ROOT).contains("deep after"));
        let deepest = dom.descendants(Dom::ROOT).map(|id| dom.depth(id)).max();
        assert!(deepest.unwrap() <= u32::from(MAX_DEPTH) + 8, "{deepest:?}");
    }

    #[test]
    fn reopened_formatting_cannot_multiply() {
        let html: String = (0..20_000).map(|n| format!("<p><b class={n}>")).collect();
        assert!(parse(&html).len() < 500_000);
    }

    #[test]
    fn what_follows_a_dropped_element_stands_outside_it() {
        let html = format!("{}<script>a<b</script>x{}<h1>t</h1>", "<div>".repeat(600), "</div>".repeat(600));
        let dom = parse(&html);
        let heading = dom.elements(Dom::ROOT, "h1").next().unwrap();
        assert_eq!(dom.depth(heading), 3);
    }
}
