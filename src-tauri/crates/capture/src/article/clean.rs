//! What inside the chosen subtrees is not the article: judged from the innermost outwards by what each holds, so
//! that a box is judged without what was already taken out of it.

use super::candidate::Attempt;
use super::facts::{CODE, FIGURE, Facts, HEADING, Node, Tag};
use super::names::Names;
use crate::dom::NodeId;

/// Shorter asides are teasers.
const EXCURSUS: u32 = 300;

/// A page made of cards has this many at least, with so many characters on each on the average and on the longest.
const FEWEST_CARDS: usize = 3;
const TELLING_CARD: u32 = 60;
const LONGEST_CARD: u32 = 1500;
/// So many elements around a heading tell what it stands in.
const MOST_AROUND: usize = 12;

/// Marks in `gone` what the subtree at `root` is better without.
pub(super) fn clean(facts: &Facts, root: NodeId, attempt: Attempt, gone: &mut [bool]) {
    let totals = vec![Total::default(); size(facts, root)];
    let mut cleaner = Cleaner { facts, attempt, gone, totals, root, cards: is_made_of_cards(facts, root) };
    cleaner.judge(&[Tag::Form]);
    cleaner.judge(&[Tag::Fieldset]);
    cleaner.drop_always();
    cleaner.judge(&[Tag::Table]);
    cleaner.judge(&[Tag::List]);
    cleaner.judge(&[Tag::Div]);
}

/// Whether a text is nothing but sections under headings that are links, as on the first page of a documentation.
/// Beside a text of some length such sections are teasers of other pages, without sentences they are a list, and as
/// items of a list or articles of their own they are what a paper has today.
fn is_made_of_cards(facts: &Facts, root: NodeId) -> bool {
    let (dom, end) = (facts.dom, facts.dom.end(root));
    let apart = |id: NodeId| {
        let mut around = dom.ancestors(id).take_while(|&up| up != root).take(MOST_AROUND);
        around.any(|up| matches!(facts.tag(up), Tag::Item | Tag::Article))
    };
    let linked =
        |&id: &NodeId| facts.tag(id) == Tag::Heading && facts.sums.of(facts, id).link_density() > 0.8 && !apart(id);
    let headings: Vec<NodeId> = (root.0..end.0).map(NodeId).filter(linked).collect();
    let starts = std::iter::once(root).chain(headings.iter().copied());
    let mut lengths = starts.zip(headings.iter().copied().chain([end])).map(|(start, end)| {
        let sum = facts.sums.between(start, end);
        sum.chars.saturating_sub(sum.linked)
    });
    let before = lengths.next().unwrap_or(0);
    let lengths: Vec<u32> = lengths.collect();
    let told: u32 = lengths.iter().sum();
    lengths.len() >= FEWEST_CARDS
        && told >= TELLING_CARD * lengths.len() as u32
        && before.max(lengths.into_iter().max().unwrap_or(0)) <= LONGEST_CARD
}

fn size(facts: &Facts, root: NodeId) -> usize {
    (facts.dom.end(root).0 - root.0) as usize
}

/// What an element holds that was not taken out.
#[derive(Clone, Copy, Debug, Default)]
struct Total {
    chars: u32,
    /// In tenths of a character.
    linked: u32,
    commas: u32,
    paragraphs: u32,
    images: u32,
    items: u32,
    inputs: u32,
    headings: u32,
    lists: u32,
    textish: u32,
    embeds: u32,
    keeps: bool,
}

impl Total {
    fn add(&mut self, other: Total) {
        self.chars += other.chars;
        self.linked += other.linked;
        self.commas += other.commas;
        self.paragraphs += other.paragraphs;
        self.images += other.images;
        self.items += other.items;
        self.inputs += other.inputs;
        self.headings += other.headings;
        self.lists += other.lists;
        self.textish += other.textish;
        self.embeds += other.embeds;
        self.keeps |= other.keeps;
    }

    fn share(&self, part: u32) -> f32 {
        if self.chars == 0 { 0.0 } else { part as f32 / self.chars as f32 }
    }
}

struct Cleaner<'c, 'a> {
    facts: &'c Facts<'a>,
    attempt: Attempt,
    gone: &'c mut [bool],
    totals: Vec<Total>,
    root: NodeId,
    /// Whether headings that are links are the text's own.
    cards: bool,
}

impl Cleaner<'_, '_> {
    /// Judges the elements of those kinds, the innermost first.
    fn judge(&mut self, tags: &[Tag]) {
        self.totals.iter_mut().for_each(|total| *total = Total::default());
        let (root, end) = (self.root.0, self.facts.dom.end(self.root).0);
        for index in (root..end).rev() {
            let id = NodeId(index);
            if self.is_gone(id) {
                continue;
            }
            let node = self.facts.node(id);
            let mut inside = self.total(id);
            if node.runs > 0 && !node.paragraph {
                inside.paragraphs += u32::from(node.runs);
                inside.textish += inside.chars;
            }
            if self.attempt.clean && tags.contains(&self.effective(id, node)) && self.is_clutter(id, node, &inside) {
                self.mark(id);
                continue;
            }
            if id == self.root {
                continue;
            }
            let whole = self.with_own(id, node, inside);
            if let Some(parent) = self.facts.dom.parent(id)
                && let Some(total) = self.totals.get_mut((parent.0 - root) as usize)
            {
                total.add(whole);
            }
        }
    }

    /// A `div` that is a paragraph is judged as one; an `ol` is content more often than a `ul`.
    fn effective(&self, id: NodeId, node: Node) -> Tag {
        match node.tag {
            Tag::Div if node.paragraph => Tag::P,
            Tag::Div if self.facts.wraps_paragraph(id) => Tag::P,
            Tag::List if self.facts.dom.name(id) == "ol" => Tag::Other,
            tag if id == self.root && !matches!(tag, Tag::Article | Tag::Section | Tag::P | Tag::List) => Tag::Div,
            tag => tag,
        }
    }

    fn with_own(&self, id: NodeId, node: Node, mut total: Total) -> Total {
        total.chars += node.chars;
        total.commas += node.commas;
        let chars = total.chars;
        match node.tag {
            Tag::A if node.leads => total.linked = chars * self.weight_of_link(id, node),
            Tag::P => total.paragraphs += 1,
            Tag::Div if node.paragraph => total.paragraphs += 1,
            Tag::Image => total.images += u32::from(self.facts.dom.name(id) == "img"),
            Tag::Item => total.items += 1,
            Tag::Input => total.inputs += 1,
            Tag::Heading => total.headings += chars,
            Tag::List => {
                total.lists += chars;
                total.keeps |= node.announced;
            }
            Tag::Embed if is_video(self.facts, id) => total.keeps = true,
            Tag::Embed => total.embeds += 1,
            Tag::Table if node.data => total.keeps = true,
            _ => {}
        }
        if node.captioned {
            // Captions link to what the picture shows; that makes no menu of what stands around them.
            total.linked = 0;
        }
        if matches!(
            node.tag,
            Tag::Span
                | Tag::Item
                | Tag::Cell
                | Tag::Blockquote
                | Tag::Dl
                | Tag::Div
                | Tag::P
                | Tag::Pre
                | Tag::Table
                | Tag::List
        ) {
            total.textish += chars;
        }
        total
    }

    /// How much of a link counts as one, in tenths: on a page made of cards the headings are links, and still stand
    /// over the page's own prose.
    fn weight_of_link(&self, id: NodeId, node: Node) -> u32 {
        let heads = || self.cards && node.inside & HEADING != 0;
        if self.facts.is_hash_link(id) || heads() { 3 } else { 10 }
    }

    fn is_clutter(&self, id: NodeId, node: Node, total: &Total) -> bool {
        let defines = self.facts.dom.parent(id).is_some_and(|parent| self.facts.tag(parent) == Tag::Dl);
        if node.data || node.announced || node.captioned || node.inside & CODE != 0 || total.keeps || defines {
            return false;
        }
        let weight = if self.attempt.weigh_names { node.weight } else { 0 };
        let prose = self.attempt.gentle && total.chars > 140 && total.share(total.linked) < 3.0 && total.inputs < 2;
        if weight < 0 && !prose {
            return true;
        }
        let total = Total { chars: total.chars + node.chars, commas: total.commas + node.commas, ..*total };
        if total.commas >= 10 {
            return false;
        }
        let is_list = node.tag == Tag::List || total.share(total.lists) > 0.9;
        self.holds_little(id, node, &total, is_list, weight) && !(is_list && self.is_gallery(id, &total))
    }

    fn holds_little(&self, _id: NodeId, node: Node, total: &Total, is_list: bool, weight: i16) -> bool {
        let links = total.share(total.linked) / 10.0;
        let in_figure = node.inside & FIGURE != 0;
        let items = i64::from(total.items) - 100;
        let (paragraphs, images) = (total.paragraphs, total.images);
        (!in_figure && images > 1 && (paragraphs as f32) < 0.5 * images as f32)
            || (!is_list && items > i64::from(paragraphs))
            || total.inputs > paragraphs / 3
            || (!is_list
                && !in_figure
                && total.share(total.headings) < 0.9
                && total.chars < 25
                && (images == 0 || images > 2)
                && links > 0.0)
            || (!is_list && weight < 25 && links > 0.2)
            || (weight >= 25 && links > 0.5)
            || (total.embeds == 1 && total.chars < 75)
            || total.embeds > 1
            || (images == 0 && total.textish == 0 && total.share(total.headings) < 0.9)
    }

    /// A list of nothing but images.
    fn is_gallery(&self, id: NodeId, total: &Total) -> bool {
        let dom = self.facts.dom;
        let simple = dom.child_elements(id).all(|child| dom.child_elements(child).nth(1).is_none());
        simple && total.items == total.images && total.items > 0
    }

    /// Takes out what is no part of any article.
    fn drop_always(&mut self) {
        let dom = self.facts.dom;
        let mut id = NodeId(self.root.0 + 1);
        while id < dom.end(self.root) {
            let node = self.facts.node(id);
            if !self.is_gone(id) && self.is_furniture(id, node) {
                self.mark(id);
            }
            id = if self.is_gone(id) { dom.end(id) } else { NodeId(id.0 + 1) };
        }
    }

    fn is_furniture(&self, id: NodeId, node: Node) -> bool {
        match node.tag {
            Tag::Footer => {
                !self.facts.dom.ancestors(id).any(|up| self.facts.tag(up) == Tag::Blockquote) && !self.facts.tells(id)
            }
            Tag::Button => !self.facts.is_label(id),
            Tag::Aside => self.facts.dom.attr(id, "role") != Some("doc-footnote") && !self.is_excursus(id, node),
            Tag::Input => true,
            Tag::Embed => !is_video(self.facts, id),
            Tag::Heading => {
                self.attempt.weigh_names && node.weight < 0 && matches!(self.facts.dom.name(id), "h1" | "h2")
            }
            _ => node.names.has(Names::SHARE) && self.facts.chars(id) < 500,
        }
    }

    /// Whether an aside is a part of the text set apart: prose with hardly a link, and no name that says otherwise.
    fn is_excursus(&self, id: NodeId, node: Node) -> bool {
        let sum = self.facts.sums.of(self.facts, id);
        let plain = node.weight >= 0 && !node.names.has(Names::UNLIKELY);
        plain && sum.chars >= EXCURSUS && sum.link_density() < 0.1 && node.inside & FIGURE == 0
    }

    fn total(&self, id: NodeId) -> Total {
        self.totals.get((id.0 - self.root.0) as usize).copied().unwrap_or_default()
    }

    fn is_gone(&self, id: NodeId) -> bool {
        self.gone.get(id.0 as usize).copied().unwrap_or(true)
    }

    fn mark(&mut self, id: NodeId) {
        if let Some(place) = self.gone.get_mut(id.0 as usize) {
            *place = true;
        }
    }
}

fn is_video(facts: &Facts, id: NodeId) -> bool {
    const PLAYERS: &[&str] = &[
        "dailymotion.com",
        "youtube.com",
        "youtube-nocookie.com",
        "player.vimeo.com",
        "v.qq.com",
        "bilibili.com",
        "archive.org",
        "upload.wikimedia.org",
        "player.twitch.tv",
    ];
    let Some(element) = facts.dom.element(id) else { return false };
    element.attrs().any(|(_, value)| PLAYERS.iter().any(|player| value.contains(player)))
}
