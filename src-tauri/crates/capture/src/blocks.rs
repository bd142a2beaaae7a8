//! Elements to blocks.
//!
//! One pass over the numbered nodes of a subtree. Elements without a meaning of their own (`div`, `section`)
//! only end paragraphs, so however deep they nest, nothing recurses; lists, quotes and tables do, at most
//! [`MAX_NESTING`] deep, and are read as plain paragraphs below that.

mod code;
mod embed;
mod list;
mod place;
mod run;

pub(crate) use code::is_gutter;
pub(crate) use place::is_cell_link;
use place::{follows_number, is_heading_button};
use run::{Run, Wrap};

use crate::dom::{self, Dom, NodeId};
use crate::page::Page;
use crate::{faq, figure, footnote, math, table};
use document::{Block, BlockKind, Inline};
use std::cell::RefCell;
use std::collections::HashSet;

/// Containers inside containers beyond this are flattened, so that a document stays easy to walk, draw and store.
const MAX_NESTING: u8 = 10;

/// The blocks of some subtrees, in the order given. Nodes that `skip` names are left out with what they hold.
pub(crate) fn convert(page: &Page, roots: &[NodeId], skip: &dyn Fn(NodeId) -> bool) -> Vec<Block> {
    let notes = footnote::find(page, roots, skip);
    let told = RefCell::default();
    let scope = Scope { page, skip, notes: &notes, told: &told, asking: false, nesting: 0 };
    let mut flow = Flow::new(scope);
    for &root in roots {
        flow.read(root, page.dom.end(root));
        flow.flush();
    }
    flow.finish()
}

/// What every part of a conversion knows.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'s> {
    /// The page.
    pub page: &'s Page<'s>,
    /// Elements left out.
    pub skip: &'s dyn Fn(NodeId) -> bool,
    /// Footnotes and the references to them.
    pub notes: &'s footnote::Notes,
    /// What was read with something before it: answers with their questions, notes with their tables.
    told: &'s RefCell<HashSet<NodeId>>,
    /// Reading a question, of which buttons are a part.
    asking: bool,
    nesting: u8,
}

impl<'s> Scope<'s> {
    /// The tree.
    pub fn dom(&self) -> &'s Dom {
        self.page.dom
    }

    /// Whether the element is left out with all it holds.
    pub fn drops(&self, id: NodeId) -> bool {
        (self.skip)(id) || self.notes.leads_back(id) || self.told.borrow().contains(&id)
    }

    /// The elements directly inside `id` that are not left out.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let scope = *self;
        self.dom().child_elements(id).filter(move |&child| !scope.drops(child))
    }

    /// What `id` holds, as blocks.
    pub fn blocks(&self, id: NodeId) -> Vec<Block> {
        self.blocks_between(NodeId(id.0 + 1), self.dom().end(id))
    }

    /// The nodes from `start` to before `end`, which must be whole siblings, as blocks.
    pub fn blocks_between(&self, start: NodeId, end: NodeId) -> Vec<Block> {
        let mut flow = Flow::new(Scope { nesting: self.nesting + 1, ..*self });
        flow.read(start, end);
        flow.finish()
    }

    /// What `id` holds, on one line.
    pub fn inlines(&self, id: NodeId) -> Vec<Inline> {
        let mut flow = Flow::new(*self);
        flow.one_line = true;
        flow.read(NodeId(id.0 + 1), self.dom().end(id));
        flow.run.take()
    }

    /// Notes that an element is read with another, so that it is not read again where it stands.
    pub fn tell(&self, id: NodeId) {
        self.told.borrow_mut().insert(id);
    }

    /// The answer to the question that `id` says, read here and nowhere else.
    fn answer(&self, id: NodeId) -> Option<BlockKind> {
        let dom = self.dom();
        let panel = self.page.disclosures.answer(id)?;
        let apart = dom.ancestors(panel).take_while(|&up| !dom.contains(up, id));
        if self.drops(panel) || apart.into_iter().any(|up| self.drops(up)) {
            return None;
        }
        let question = without_way(Scope { asking: true, ..*self }.inlines(id));
        let answer = self.blocks(panel);
        if answer.is_empty() || !question.iter().any(has_words) {
            return None;
        }
        self.tell(panel);
        Some(BlockKind::Faq { question, answer })
    }

    /// Whether another container fits inside.
    fn may_nest(&self) -> bool {
        self.nesting < MAX_NESTING
    }
}

/// What ends where.
enum Open {
    /// An element that stands on lines of its own.
    Block(NodeId),
    /// An element within a line, wrapped around what it holds.
    Wrap(NodeId),
    /// Words in quotation marks.
    Quotation(NodeId),
}

/// Blocks under construction.
pub(crate) struct Flow<'s> {
    scope: Scope<'s>,
    blocks: Vec<Block>,
    run: Run,
    open: Vec<Open>,
    one_line: bool,
}

impl<'s> Flow<'s> {
    fn new(scope: Scope<'s>) -> Self {
        Self { scope, blocks: Vec::new(), run: Run::default(), open: Vec::new(), one_line: false }
    }

    fn finish(mut self) -> Vec<Block> {
        self.flush();
        self.blocks
    }

    /// Reads the nodes from `start` to before `end`.
    fn read(&mut self, start: NodeId, end: NodeId) {
        let mut next = start;
        while next < end {
            self.close_before(next);
            next = self.node(next);
        }
        self.close_before(end);
    }

    fn close_before(&mut self, next: NodeId) {
        while let Some(open) = self.open.last() {
            match *open {
                Open::Block(end) if end <= next => self.flush(),
                Open::Wrap(end) if end <= next => self.run.close(),
                Open::Quotation(end) if end <= next => self.run.words("”"),
                _ => return,
            }
            self.open.pop();
        }
    }

    /// Reads one node and returns the next to read: the one after it, or after all it holds.
    fn node(&mut self, id: NodeId) -> NodeId {
        let inside = NodeId(id.0 + 1);
        let dom = self.scope.dom();
        if let Some(words) = dom.text_node(id) {
            if !self.scope.drops(id) {
                self.run.words(words);
            }
            return inside;
        }
        let name = dom.name(id);
        if name.is_empty() {
            return inside;
        }
        let after = dom.end(id);
        if self.scope.drops(id) || self.is_silent(id, name) {
            return after;
        }
        if self.question(id) || self.note(id) || self.leaf(id, name) {
            return after;
        }
        if follows_number(dom, id) {
            self.run.space();
        }
        if let Some(wrap) = self.wrap(id, name) {
            self.run.open(wrap);
            self.open.push(Open::Wrap(after));
            return inside;
        }
        if name == "q" {
            self.run.words("“");
            self.open.push(Open::Quotation(after));
            return inside;
        }
        if dom::is_phrasing(name) || is_within_line(name) {
            return inside;
        }
        self.flush();
        if !self.one_line && self.scope.may_nest() && self.container(id, name) {
            return after;
        }
        self.open.push(Open::Block(after));
        inside
    }

    /// Elements that say nothing to a reader.
    fn is_silent(&self, id: NodeId, name: &str) -> bool {
        match name {
            "noscript" => !figure::is_image_fallback(self.scope.dom(), id),
            "template" => self.scope.dom().attr(id, "shadowrootmode").is_none(),
            "td" => is_gutter(self.scope.dom(), id),
            "script" => math::script(self.scope.dom(), id).is_none(),
            "iframe" | "object" | "svg" => false,
            "button" => {
                let dom = self.scope.dom();
                !self.scope.asking && !is_heading_button(dom, id) && !is_cell_link(dom, id)
            }
            "input" | "select" | "textarea" | "canvas" | "dialog" | "rp" | "map" | "progress" => true,
            _ => dom::is_invisible(name),
        }
    }

    /// A question whose answer stands elsewhere.
    fn question(&mut self, id: NodeId) -> bool {
        if self.one_line || !self.scope.may_nest() {
            return false;
        }
        let Some(kind) = self.scope.answer(id) else { return false };
        self.push(kind);
        true
    }

    /// A footnote's text or a reference to one.
    fn note(&mut self, id: NodeId) -> bool {
        if let Some(label) = self.scope.notes.reference(id) {
            self.run.inline(Inline::FootnoteRef { label: label.to_string() });
            return true;
        }
        if self.one_line || !self.scope.may_nest() {
            return false;
        }
        let Some(label) = self.scope.notes.text(id) else { return false };
        let blocks = self.scope.blocks(id);
        if !blocks.is_empty() {
            self.push(BlockKind::Footnote { label: label.to_string(), blocks });
        }
        true
    }

    /// Elements read as a whole that stand within a line, or may.
    fn leaf(&mut self, id: NodeId, name: &str) -> bool {
        if let Some(formula) = math::formula(&self.scope, id, name) {
            match formula.displayed && !self.one_line {
                true => self.push(BlockKind::Math {
                    notation: formula.notation,
                    source: formula.source,
                    shown: formula.shown,
                }),
                false => self.run.inline(Inline::Math {
                    notation: formula.notation,
                    source: formula.source,
                    shown: formula.shown,
                }),
            }
            return true;
        }
        match name {
            "br" => {
                if self.one_line {
                    self.run.line_break();
                } else if self.run.line_break() {
                    self.flush();
                }
            }
            "img" | "picture" => {
                if let Some(image) = figure::image(self.scope.page, id) {
                    self.run.image(image);
                }
            }
            "code" | "kbd" | "samp" | "tt" => return self.inline_code(id),
            "p" if !self.one_line => match embed::linked(&self.scope, id) {
                Some(kind) => self.push(kind),
                None => return false,
            },
            "hr" if !self.one_line => self.push(BlockKind::Rule),
            "iframe" | "object" | "embed" | "video" | "audio" | "svg" => {
                if let Some(kind) = embed::embed(&self.scope, id, name).filter(|_| !self.one_line) {
                    self.push(kind);
                }
            }
            _ => return false,
        }
        true
    }

    fn inline_code(&mut self, id: NodeId) -> bool {
        let dom = self.scope.dom();
        if dom.descendants(id).any(|id| matches!(dom.name(id), "a" | "img" | "p" | "div" | "pre" | "sup")) {
            return false;
        }
        let code = dom.visible_text(id);
        if !code.is_empty() {
            self.run.inline(Inline::Code { text: code });
        }
        true
    }

    fn wrap(&self, id: NodeId, name: &str) -> Option<Wrap> {
        let dom = self.scope.dom();
        Some(match name {
            "em" | "i" | "dfn" => Wrap::Emphasis,
            "b" | "strong" => Wrap::Strong,
            "s" | "strike" | "del" => Wrap::Struck,
            "mark" => Wrap::Marked,
            "sub" => Wrap::Sub,
            "sup" => Wrap::Sup,
            "a" => Wrap::Link(link_target(self.scope.page, dom.attr(id, "href")?)?),
            _ => return None,
        })
    }

    /// Elements that become one block which holds others.
    fn container(&mut self, id: NodeId, name: &str) -> bool {
        let scope = self.scope;
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(id, name),
            "ul" | "ol" | "menu" | "dir" => self.extend(list::list(&scope, id, name == "ol")),
            "dl" => self.extend(list::definitions(&scope, id)),
            "blockquote" => self.quote(id),
            "pre" | "listing" | "xmp" => self.extend(code::code(&scope, id)),
            "figure" => match figure::figure(&scope, id) {
                Some(blocks) => self.extend(blocks),
                None => return false,
            },
            "details" => self.extend(faq::details(&scope, id)),
            "table" => match table::table(&scope, id) {
                Some(blocks) => self.extend(blocks),
                None => return false,
            },
            _ => return self.by_role(id) || self.by_name(id),
        }
        true
    }

    /// Tables made of boxes that are called table, row and cell; pictures with what is called their caption.
    fn by_name(&mut self, id: NodeId) -> bool {
        let block = table::named_table(&self.scope, id).or_else(|| figure::captioned(&self.scope, id));
        let is_named = block.is_some();
        self.extend(block);
        is_named
    }

    /// Elements that are what their ARIA role says.
    fn by_role(&mut self, id: NodeId) -> bool {
        let dom = self.scope.dom();
        match dom.attr(id, "role") {
            Some("heading") => {
                let level = dom.attr(id, "aria-level").and_then(|level| level.trim().parse().ok()).unwrap_or(2);
                self.push_heading(id, level);
            }
            Some("table" | "grid" | "treegrid") => match table::aria_table(&self.scope, id) {
                Some(block) => self.extend([block]),
                None => return false,
            },
            _ => return false,
        }
        true
    }

    fn heading(&mut self, id: NodeId, name: &str) {
        self.push_heading(id, name.as_bytes().last().map_or(2, |digit| digit.saturating_sub(b'0')));
    }

    fn push_heading(&mut self, id: NodeId, level: u8) {
        let text = self.scope.inlines(id);
        if text.iter().any(has_words) {
            self.push(BlockKind::Heading { level: level.clamp(1, 6), text });
        } else {
            self.extend(paragraph(text));
        }
    }

    fn quote(&mut self, id: NodeId) {
        let dom = self.scope.dom();
        let last = self.scope.children(id).last();
        let only_child = |id: NodeId| dom.child_elements(id).next().filter(|&child| dom.end(child) == dom.end(id));
        let inner = last.filter(|&last| dom.name(last) == "p").and_then(only_child);
        let last = inner.filter(|&inner| inner.0 == last.map_or(0, |last| last.0) + 1).or(last);
        let cite = last.filter(|&last| matches!(dom.name(last), "footer" | "cite")).filter(|&cite| {
            dom.descendants(id)
                .take_while(|&inner| inner < cite)
                .any(|inner| dom.text_node(inner).is_some_and(|words| !words.trim().is_empty()))
        });
        let end = cite.unwrap_or(dom.end(id));
        let blocks = self.scope.blocks_between(NodeId(id.0 + 1), end);
        let cite = cite.map(|cite| self.scope.inlines(cite)).unwrap_or_default();
        if !blocks.is_empty() || !cite.is_empty() {
            self.push(BlockKind::Quote { blocks, cite });
        }
    }

    fn push(&mut self, kind: BlockKind) {
        self.flush();
        self.blocks.push(Block::new(kind));
    }

    fn extend(&mut self, blocks: impl IntoIterator<Item = Block>) {
        self.flush();
        self.blocks.extend(blocks);
    }

    /// Ends the paragraph at hand.
    fn flush(&mut self) {
        if self.one_line {
            self.run.space();
        } else {
            let block = paragraph(self.run.take());
            // An image that loads late is often followed by itself for readers without scripts.
            self.blocks
                .extend(block.filter(|block| !self.blocks.last().is_some_and(|last| is_same_image(last, block))));
        }
    }
}

/// A paragraph, or a figure where there is nothing but images, or nothing at all.
fn paragraph(inlines: Vec<Inline>) -> Option<Block> {
    let blank = |inline: &Inline| match inline {
        Inline::Text { text } => text.trim().is_empty(),
        inline => matches!(inline, Inline::Break),
    };
    if inlines.iter().all(blank) {
        return None;
    }
    if inlines.iter().all(|inline| blank(inline) || matches!(inline, Inline::Image(_))) {
        let image = |inline| if let Inline::Image(image) = inline { Some(image) } else { None };
        let images = inlines.into_iter().filter_map(image).collect();
        return Some(Block::new(BlockKind::Figure { images, caption: Vec::new() }));
    }
    Some(Block::new(BlockKind::Paragraph { text: inlines }))
}

fn is_same_image(last: &Block, block: &Block) -> bool {
    match (&last.kind, &block.kind) {
        (BlockKind::Figure { images, .. }, BlockKind::Figure { images: more, .. }) => {
            more.iter().all(|image| images.iter().any(|seen| seen.url == image.url))
        }
        _ => false,
    }
}

/// Whether a reader finds words in it.
pub(crate) fn has_words(inline: &Inline) -> bool {
    match inline {
        Inline::Text { text } | Inline::Code { text } => !text.trim().is_empty(),
        Inline::Math { .. } => true,
        _ => inline.children().iter().any(has_words),
    }
}

/// Where a link leads, or `None` where it leads nowhere outside the running page.
fn link_target(page: &Page, href: &str) -> Option<String> {
    let href = href.trim();
    // Resolved first: what an address is read as need not be what it looks like.
    Some(page.resolve(href)).filter(|url| !href.is_empty() && href != "#" && document::is_safe_link(url))
}

/// A question whose words are the link that opens its answer, without the link.
fn without_way(question: Vec<Inline>) -> Vec<Inline> {
    match question.as_slice() {
        [Inline::Link { url, children }] if url.starts_with('#') => children.clone(),
        _ => question,
    }
}

fn is_within_line(name: &str) -> bool {
    matches!(name, "ruby" | "rb" | "rtc" | "slot" | "area")
}
