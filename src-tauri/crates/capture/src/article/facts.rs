//! What is known of every node of a page before its body is chosen.

use super::names::{self, Names};
use super::sums::Sums;
pub(super) use super::tag::Tag;
use super::tag::tag;
use crate::blocks::is_cell_link;
use crate::disclosure::Disclosures;
use crate::dom::{Dom, Element, NodeId, is_invisible};
use crate::{figure, hidden, math};

/// What choosing a body needs to know of every node, read in one walk.
pub(super) struct Facts<'a> {
    /// The tree.
    pub dom: &'a Dom,
    /// What the page shows only when asked.
    pub disclosures: &'a Disclosures,
    /// One entry a node, by its number.
    pub nodes: Vec<Node>,
    /// Measures of the whole page, nothing taken out but what is hidden.
    pub sums: Sums,
}

/// What is known of one node, apart from what it holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Node {
    /// Which element.
    pub tag: Tag,
    /// What class and id say together.
    pub names: Names,
    /// What they speak for, as Readability weighs them: 25 each way, for class and for id.
    pub weight: i16,
    /// Never shown: hidden, invisible, or a role that is never content.
    pub hidden: bool,
    /// Characters of the node's own text, white space folded.
    pub chars: u32,
    /// Commas in it.
    pub commas: u32,
    /// Inside a `table`, `figure`, `code`, `a` (see the constants).
    pub inside: u8,
    /// A table that holds data, or something inside one.
    pub data: bool,
    /// A link that leads somewhere.
    pub leads: bool,
    /// A list that the words before it announce ("… the following:").
    pub announced: bool,
    /// Stands within a line.
    pub phrasing: bool,
    /// A `div` that is only a paragraph: nothing but phrasing inside.
    pub paragraph: bool,
    /// Runs of phrasing between the blocks inside a `div`, which count as paragraphs.
    pub runs: u16,
    /// A picture with its caption, in a box that does not say `figure`.
    pub captioned: bool,
}

/// Inside a table.
pub(super) const TABLE: u8 = 1;
/// Inside a figure.
pub(super) const FIGURE: u8 = 2;
/// Inside code.
pub(super) const CODE: u8 = 4;
/// Inside a link.
pub(super) const LINK: u8 = 8;
/// Inside a heading.
pub(super) const HEADING: u8 = 16;

/// "Tags:" and "Related:" announce nothing that belongs to the text.
const SHORTEST_ANNOUNCEMENT: usize = 20;

impl<'a> Facts<'a> {
    /// Reads the page.
    pub fn read(dom: &'a Dom, disclosures: &'a Disclosures) -> Self {
        let mut facts = Self { dom, disclosures, nodes: vec![Node::default(); dom.len()], sums: Sums::default() };
        facts.elements();
        facts.sums = Sums::read(&facts, &[]);
        facts.disclose();
        facts.reveal();
        let hidden: Vec<bool> = facts.nodes.iter().map(|node| node.hidden).collect();
        facts.sums = Sums::read(&facts, &hidden);
        facts.paragraphs();
        facts.announcements();
        facts.data_tables();
        facts.captioned_pictures();
        facts
    }

    /// What is known of a node.
    pub fn node(&self, id: NodeId) -> Node {
        self.nodes.get(id.0 as usize).copied().unwrap_or_default()
    }

    /// Which element the node is.
    pub fn tag(&self, id: NodeId) -> Tag {
        self.node(id).tag
    }

    /// Every node's own facts, and what it stands inside of.
    fn elements(&mut self) {
        let mut after_space = true;
        let mut next = 1;
        while next < self.nodes.len() {
            let id = NodeId(next as u32);
            let parent = self.dom.parent(id).map(|parent| self.node(parent)).unwrap_or_default();
            let mut node = match self.dom.text_node(id) {
                Some(text) => text_facts(text, &mut after_space),
                None => element_facts(self.dom, id),
            };
            node.inside = parent.inside | stands_for(parent);
            let silent = node.tag == Tag::Silent && node.hidden;
            if let Some(place) = self.nodes.get_mut(next) {
                *place = node;
            }
            next = if silent { self.dom.end(id).0 as usize } else { next + 1 };
        }
    }

    /// Which elements are phrasing, which `div`s are paragraphs, and how many paragraphs others hold unmarked.
    fn paragraphs(&mut self) {
        let mut only_phrasing = vec![true; self.nodes.len()];
        for index in (1..self.nodes.len()).rev() {
            let id = NodeId(index as u32);
            let node = self.node(id);
            let phrasing = match node.tag {
                Tag::A => only_phrasing.get(index).copied().unwrap_or(true),
                Tag::None
                | Tag::Phrasing
                | Tag::Span
                | Tag::Code
                | Tag::Button
                | Tag::Image
                | Tag::Input
                | Tag::Br
                | Tag::Embed
                | Tag::Silent => true,
                _ => node.hidden,
            };
            if let Some(place) = self.nodes.get_mut(index) {
                place.phrasing = phrasing;
            }
            if node.tag == Tag::Div && !node.hidden {
                let runs = self.runs(id).len();
                let paragraph = runs == 1 && only_phrasing.get(index).copied().unwrap_or(false);
                if let Some(place) = self.nodes.get_mut(index) {
                    place.runs = runs.min(1000) as u16;
                    place.paragraph = paragraph;
                }
            }
            if let Some(parent) = self.dom.parent(id).filter(|_| !phrasing)
                && let Some(place) = only_phrasing.get_mut(parent.0 as usize)
            {
                *place = false;
            }
        }
    }

    /// Which lists the paragraph before them announces.
    fn announcements(&mut self) {
        let mut announces = false;
        for index in 1..self.nodes.len() {
            let id = NodeId(index as u32);
            let node = self.node(id);
            if let Some(words) = self.dom.text_node(id).map(str::trim).filter(|words| !words.is_empty()) {
                let open = words.ends_with([':', '：']) && node.inside & (LINK | HEADING) == 0;
                announces = open && words.chars().count() >= SHORTEST_ANNOUNCEMENT;
            }
            if let Some(place) = self.nodes.get_mut(index) {
                place.announced = node.tag == Tag::List && announces;
            }
        }
    }

    /// Marks tables of data and everything inside them.
    fn data_tables(&mut self) {
        let mut next = 1;
        while next < self.nodes.len() {
            let id = NodeId(next as u32);
            next += 1;
            if self.tag(id) == Tag::Table && !self.node(id).data && self.is_data(id) {
                let end = self.dom.end(id).0 as usize;
                self.nodes.get_mut(id.0 as usize..end).unwrap_or_default().iter_mut().for_each(|node| node.data = true);
            }
        }
    }

    fn is_data(&self, id: NodeId) -> bool {
        let dom = self.dom;
        if dom.attr(id, "role") == Some("presentation") || dom.attr(id, "datatable") == Some("0") {
            return false;
        }
        if dom.attr(id, "summary").is_some() {
            return true;
        }
        let (mut rows, mut columns, mut cells) = (0u32, 0u32, 0u32);
        for inner in dom.descendants(id) {
            match self.tag(inner) {
                Tag::TableMark | Tag::HeaderCell => return true,
                Tag::Table => return false,
                Tag::Cell => {
                    let span = dom.attr(inner, "colspan").and_then(|span| span.trim().parse().ok()).unwrap_or(1);
                    cells += u32::min(span, 100);
                    columns = columns.max(cells);
                }
                Tag::Other if dom.name(inner) == "tr" => {
                    rows += 1;
                    cells = 0;
                }
                Tag::Other if dom.name(inner) == "caption" => return true,
                _ => {}
            }
        }
        rows > 1 && columns > 1 && (rows >= 10 || columns > 4 || rows * columns > 10)
    }
}

fn stands_for(node: Node) -> u8 {
    match node.tag {
        Tag::Table => TABLE,
        Tag::Figure => FIGURE,
        Tag::Code => CODE,
        Tag::A if node.leads => LINK,
        Tag::Heading => HEADING,
        _ => 0,
    }
}

fn text_facts(text: &str, after_space: &mut bool) -> Node {
    let mut node = Node::default();
    for character in text.chars() {
        let space = character.is_whitespace();
        if !(space && *after_space) {
            node.chars += 1;
        }
        *after_space = space;
        node.commas += u32::from(is_comma(character));
    }
    node
}

fn is_comma(character: char) -> bool {
    matches!(
        character,
        ',' | '\u{60c}' | '\u{fe50}' | '\u{fe10}' | '\u{fe11}' | '\u{2e41}' | '\u{2e34}' | '\u{2e32}' | '\u{ff0c}'
    )
}

fn element_facts(dom: &Dom, id: NodeId) -> Node {
    let Some(element) = dom.element(id) else { return Node { hidden: false, ..Node::default() } };
    let tag = tag(element.name());
    let silent = match element.name() {
        "noscript" => !figure::is_image_fallback(dom, id),
        "iframe" | "object" => false,
        "script" => math::script(dom, id).is_none(),
        name => is_invisible(name) || name == "meta",
    };
    let class = element.attr("class").map(names::read).unwrap_or_default();
    let id_names = element.attr("id").map(names::read).unwrap_or_default();
    let weigh = |names: Names| 25 * (i16::from(names.has(Names::POSITIVE)) - i16::from(names.has(Names::NEGATIVE)));
    let hidden = silent || hidden::by_markup(dom, id);
    let leads = tag == Tag::A && leads(element);
    let weight = weigh(class) + weigh(id_names);
    Node { tag, names: class.with(id_names), weight, hidden, leads, ..Node::default() }
}

/// Whether a link leads somewhere rather than marking a place or moving a part of the page.
fn leads(link: &Element) -> bool {
    let href = link.attr("href").unwrap_or("").trim();
    let moves = ["aria-controls", "aria-expanded", "data-toggle", "data-bs-toggle"];
    !matches!(href, "" | "#")
        && !href.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("javascript:"))
        && moves.iter().all(|name| link.attr(name).is_none())
}

impl Facts<'_> {
    /// Characters in a node, white space folded.
    pub fn chars(&self, id: NodeId) -> u32 {
        self.sums.of(self, id).chars
    }

    /// Whether most of the page's words stand in the node. Such an element is never furniture.
    pub fn holds_most(&self, id: NodeId) -> bool {
        self.chars(id) > 500 && self.chars(id) > self.chars(Dom::ROOT) / 5 * 3
    }

    /// Whether the node is a link within the page.
    pub fn is_hash_link(&self, id: NodeId) -> bool {
        self.tag(id) == Tag::A && self.dom.attr(id, "href").is_some_and(|href| href.starts_with('#'))
    }

    /// Whether a button is part of the text: in a heading, around one, the question to an answer, or a link in a cell.
    pub fn is_label(&self, button: NodeId) -> bool {
        let mut around = std::iter::once(button).chain(self.dom.ancestors(button).take(4));
        let heading = self.node(button).inside & HEADING != 0;
        heading
            || self.node(button).inside & LINK != 0 && is_cell_link(self.dom, button)
            || around.any(|up| self.disclosures.answer(up).is_some())
            || self.dom.find(button, |inner| self.tag(inner) == Tag::Heading).is_some()
    }

    /// Whether a box is little more than the heading of a section.
    pub fn entitles(&self, id: NodeId) -> bool {
        let chars = self.chars(id);
        let is_section = |inner: NodeId| self.tag(inner) == Tag::Heading && self.dom.name(inner) != "h1";
        let box_of_heading = || {
            chars < 200
                && self.dom.next_sibling(id).is_some()
                && self.dom.find(id, is_section).is_some_and(|heading| self.chars(heading) * 3 > chars * 2)
        };
        is_section(id) || box_of_heading()
    }

    /// Whether a footer holds a part of the text: questions with their answers, or the notes.
    pub fn tells(&self, footer: NodeId) -> bool {
        let sum = self.sums.of(self, footer);
        let part = |id: NodeId| {
            self.dom.name(id) == "details"
                || self.disclosures.answer(id).is_some()
                || matches!(self.dom.attr(id, "role"), Some("doc-endnotes" | "doc-footnote"))
                || self.dom.has_class(id, "footnotes")
        };
        sum.chars > 100 && sum.link_density() < 0.3 && self.dom.find(footer, part).is_some()
    }

    /// Whether a `div` holds one paragraph and nothing else.
    pub fn wraps_paragraph(&self, id: NodeId) -> bool {
        let node = self.node(id);
        if node.tag != Tag::Div || node.runs > 0 {
            return false;
        }
        let mut children = self.dom.child_elements(id).filter(|&child| !self.node(child).hidden);
        children.next().is_some_and(|child| self.tag(child) == Tag::P) && children.next().is_none()
    }

    /// The stretches of phrasing directly inside a `div`.
    pub fn runs(&self, id: NodeId) -> Vec<(NodeId, NodeId)> {
        let mut runs: Vec<(NodeId, NodeId)> = Vec::new();
        let (mut open, mut breaks) = (false, 0);
        for child in self.dom.children(id) {
            let node = self.node(child);
            if node.hidden || self.dom.comment_node(child).is_some() {
                continue;
            }
            if !node.phrasing {
                (open, breaks) = (false, 0);
                continue;
            }
            match node.tag {
                Tag::Br => breaks += 1,
                Tag::None if self.dom.text_node(child).is_some_and(|text| text.trim().is_empty()) => {}
                _ => {
                    let end = self.dom.end(child);
                    match runs.last_mut().filter(|_| open && breaks < 2) {
                        Some(run) => run.1 = end,
                        None => runs.push((child, end)),
                    }
                    (open, breaks) = (true, 0);
                }
            }
        }
        runs
    }
}
