//! What stands inside an article without being part of it: told by names, or by the words of short blocks.

mod vocabulary;

use super::facts::{CODE, Facts, HEADING, Tag};
use super::phrases;
use super::sums::Sum;
use crate::dom::NodeId;
pub(super) use vocabulary::by_names;

/// A second heading that says the title repeats it only within so many characters; later it names a section.
const FIRST: u32 = 600;

/// A line of text that is judged by its words has so many characters at most.
const LONGEST_LINE: u32 = 480;

/// Under a heading stand so many characters without links at least, where it heads a paragraph.
const HEADED_PARAGRAPH: usize = 120;

/// Why something is left out of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Reason {
    Title,
    Byline,
    Contents,
    Navigation,
    Share,
    Action,
    Newsletter,
    Related,
    After,
    AboutAuthor,
    Tags,
    Notice,
    Advertising,
    Comments,
    Unseen,
    Copy,
}

impl Reason {
    /// A short code, and a sentence.
    pub fn explain(self) -> (&'static str, &'static str) {
        match self {
            Self::Title => ("title", "The title is kept as the title and not repeated in the text."),
            Self::Byline => ("byline", "Author and date are kept beside the text."),
            Self::Contents => ("contents", "A table of contents only repeats the headings."),
            Self::Navigation => ("navigation", "It leads to other pages of the site."),
            Self::Share => ("share_bar", "It only sends the page elsewhere."),
            Self::Action => ("action", "It is a button that leads away from the text."),
            Self::Newsletter => ("newsletter", "It asks for an address."),
            Self::Related => ("related_links", "It leads to other articles."),
            Self::After => ("after_text", "The site puts it after every text."),
            Self::AboutAuthor => ("about_author", "It tells of the author and not of the subject."),
            Self::Tags => ("tags", "Keywords lead to other articles."),
            Self::Notice => ("notice", "It is about the site: cookies, advertising, rights."),
            Self::Advertising => ("advertising", "It sells something."),
            Self::Comments => ("comment_form", "The discussion is kept apart from the text."),
            Self::Unseen => ("unseen", "A reader of the page does not see it."),
            Self::Copy => ("copy", "The page holds it twice, for wide and for narrow windows."),
        }
    }
}

/// Marks in `gone` what is no part of the article below `root`, and says what it was.
/// `whole` counts the characters of all the roots: beside the largest may stand a banner.
pub(super) fn mark(facts: &Facts, root: NodeId, whole: u32, title: &str, gone: &mut [bool]) -> Vec<Reason> {
    let mut sweep = Sweep { facts, root, title, gone, whole: whole.max(1), title_seen: false, found: Vec::new() };
    if let Some(reason) = sweep.judge_names(root) {
        sweep.drop(root, reason);
    }
    let mut id = NodeId(root.0 + 1);
    while id < facts.dom.end(root) && !sweep.is_gone(root) {
        if !sweep.is_gone(id)
            && let Some(reason) = sweep.judge(id)
        {
            sweep.drop(id, reason);
        }
        id = if sweep.is_gone(id) { facts.dom.end(id) } else { NodeId(id.0 + 1) };
    }
    sweep.found
}

struct Sweep<'s, 'a> {
    facts: &'s Facts<'a>,
    root: NodeId,
    title: &'s str,
    gone: &'s mut [bool],
    whole: u32,
    title_seen: bool,
    found: Vec<Reason>,
}

impl Sweep<'_, '_> {
    fn judge(&mut self, id: NodeId) -> Option<Reason> {
        let node = self.facts.node(id);
        let sum = self.facts.sums.of(self.facts, id);
        if node.tag == Tag::None || node.data || node.inside & CODE != 0 {
            return None;
        }
        if node.tag == Tag::Heading && sum.chars > 2 && sum.chars < 300 {
            return self.judge_heading(id).or_else(|| self.judge_names(id).filter(|&reason| reason == Reason::Unseen));
        }
        if matches!(node.tag, Tag::Article | Tag::Main | Tag::Body | Tag::Code | Tag::Pre | Tag::Cell | Tag::HeaderCell)
        {
            return None;
        }
        if node.tag == Tag::List
            && sum.hash_linked * 10 > sum.chars * 8
            && self.facts.dom.child_elements(id).nth(2).is_some()
        {
            return Some(Reason::Contents);
        }
        let line = matches!(node.tag, Tag::P | Tag::Item | Tag::Div | Tag::Section | Tag::Other | Tag::Figure);
        let longest = if self.facts.is_hash_link(id) { 80 } else { 40 };
        let loose = node.tag == Tag::A && node.leads && sum.chars <= longest && self.stands_alone(id);
        if loose && node.inside & HEADING == 0 && self.is_button(id) {
            return Some(Reason::Action);
        }
        if loose || line && (3..=LONGEST_LINE).contains(&sum.chars) && self.is_line(id, node) {
            let text = self.facts.dom.visible_text(id);
            let said = phrases::line(&text, self.place(id));
            if said.is_some() {
                return said;
            }
        }
        self.judge_names(id)
    }

    /// Whether a link is made up as a button, and leads away.
    fn is_button(&self, id: NodeId) -> bool {
        let dom = self.facts.dom;
        let pictured = || dom.find(id, |inner| self.facts.tag(inner) == Tag::Image).is_some();
        if self.facts.is_hash_link(id) || self.facts.is_label(id) || pictured() {
            return false;
        }
        let mut parts = dom.attr(id, "class").unwrap_or("").split(|c: char| !c.is_ascii_alphanumeric());
        dom.attr(id, "role") == Some("button")
            || parts.any(|part| ["btn", "button"].iter().any(|name| part.eq_ignore_ascii_case(name)))
    }

    /// Whether nothing stands on the line of a link but itself.
    fn stands_alone(&self, id: NodeId) -> bool {
        let dom = self.facts.dom;
        let Some(parent) = dom.parent(id).filter(|&parent| !self.facts.node(parent).phrasing) else { return false };
        let ends_line = |id: NodeId| !self.facts.node(id).phrasing || self.facts.tag(id) == Tag::Br;
        let blank = |id: NodeId| dom.text_node(id).is_some_and(|words| words.trim().is_empty());
        let before = |id: NodeId| {
            let last = NodeId(id.0.saturating_sub(1));
            (last > parent).then(|| dom.closest(last, |up| dom.parent(up) == Some(parent))).flatten()
        };
        let next = dom.next_sibling(id).and_then(|next| if blank(next) { dom.next_sibling(next) } else { Some(next) });
        let last = before(id).and_then(|last| if blank(last) { before(last) } else { Some(last) });
        next.is_none_or(ends_line) && last.is_none_or(ends_line)
    }

    /// Whether the element is one line of text rather than a box of several.
    fn is_line(&self, id: NodeId, node: super::facts::Node) -> bool {
        node.paragraph
            || matches!(node.tag, Tag::P)
            || self.facts.dom.child_elements(id).all(|child| self.facts.node(child).phrasing)
            || self.facts.wraps_paragraph(id)
    }

    fn place(&self, id: NodeId) -> phrases::Place {
        let before = self.facts.sums.between(self.root, id).chars;
        phrases::Place {
            before: before as f32 / self.whole as f32,
            characters_before: before,
            linked: {
                let sum = self.facts.sums.of(self.facts, id);
                sum.linked as f32 / sum.chars.max(1) as f32
            },
        }
    }

    fn judge_heading(&mut self, id: NodeId) -> Option<Reason> {
        let dom = self.facts.dom;
        let text = dom.visible_text(id);
        let titles = match dom.name(id) {
            "h1" => similar(self.title, &text),
            // A section may be named after a part of what the title says.
            "h2" if self.place(id).characters_before < FIRST => {
                similar(self.title, &text) && similar(&text, self.title)
            }
            _ => false,
        };
        if !self.title_seen && titles {
            self.title_seen = true;
            return Some(Reason::Title);
        }
        if let Some(reason) = phrases::section(&text) {
            self.drop_section(id, reason);
            return Some(reason);
        }
        phrases::line(&text, self.place(id)).filter(|reason| !matches!(reason, Reason::Byline))
    }

    /// Takes out what follows a heading, up to the next heading that is not below it.
    fn drop_section(&mut self, heading: NodeId, reason: Reason) {
        let dom = self.facts.dom;
        let level = dom.name(heading).to_string();
        let mut start = heading;
        // A heading alone in a box stands for the box.
        while let Some(up) = dom.parent(start).filter(|&up| up > self.root && dom.child_elements(up).nth(1).is_none()) {
            start = up;
        }
        let mut next = dom.next_sibling(start);
        let mut first = true;
        while let Some(id) = next {
            next = dom.next_sibling(id);
            let node = self.facts.node(id);
            if node.tag == Tag::None && node.chars <= 1 {
                continue;
            }
            let ends = std::iter::once(id).chain(dom.descendants(id)).any(|inner| {
                self.facts.tag(inner) == Tag::Heading && dom.name(inner) <= level.as_str() && !self.is_gone(inner)
            });
            let sum = self.facts.sums.of(self.facts, id);
            let fits = match reason {
                Reason::Related => sum.link_density() > 0.4 || sum.chars < 60,
                Reason::AboutAuthor => first && sum.chars < 1500,
                Reason::Comments => true,
                _ => sum.chars < 400,
            };
            if ends && !(reason == Reason::Related && sum.link_density() > 0.5) || !fits {
                return;
            }
            self.drop(id, reason);
            first = first && sum.chars < 40;
        }
    }

    fn judge_names(&self, id: NodeId) -> Option<Reason> {
        let node = self.facts.node(id);
        let sum = self.facts.sums.of(self.facts, id);
        if sum.chars * 5 > self.whole.max(600) || sum.chars > 2500 {
            return None;
        }
        let element = self.facts.dom.element(id)?;
        let reason = ["class", "id"].iter().filter_map(|name| element.attr(name)).find_map(by_names)?;
        let keeps = match reason {
            Reason::Byline | Reason::Tags => sum.chars >= 160 && sum.link_density() < 0.3,
            Reason::Advertising => sum.chars > 1200 || self.tells_of_several(id, sum),
            Reason::AboutAuthor | Reason::Newsletter | Reason::Notice => sum.chars > 1200,
            Reason::Related => sum.link_density() < 0.2 && sum.chars > 400,
            Reason::Contents => sum.link_density() < 0.2 && sum.chars > 60,
            Reason::Share | Reason::Navigation => sum.chars > 300 && sum.link_density() < 0.5,
            Reason::Comments | Reason::Unseen | Reason::After => false,
            Reason::Title | Reason::Copy | Reason::Action => false,
        };
        let in_line = node.phrasing && !matches!(reason, Reason::Unseen | Reason::Byline | Reason::Share);
        (!keeps && !in_line).then_some(reason)
    }

    /// Whether a box holds several headed paragraphs: what only sells something has one thing to say.
    fn tells_of_several(&self, id: NodeId, sum: Sum) -> bool {
        let headings = self.facts.dom.descendants(id).filter(|&inner| self.facts.tag(inner) == Tag::Heading).count();
        headings > 1 && sum.chars.saturating_sub(sum.linked) as usize >= HEADED_PARAGRAPH * headings
    }

    fn is_gone(&self, id: NodeId) -> bool {
        self.gone.get(id.0 as usize).copied().unwrap_or(true)
    }

    fn drop(&mut self, id: NodeId, reason: Reason) {
        if self.facts.chars(id) > 0 {
            self.found.push(reason);
        }
        if let Some(place) = self.gone.get_mut(id.0 as usize) {
            *place = true;
        }
    }
}

/// Whether the second text says hardly more than the first.
pub(super) fn similar(title: &str, heading: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| !word.is_empty()).map(String::from).collect()
    };
    let (title, heading) = (words(title), words(heading));
    if title.is_empty() || heading.is_empty() {
        return false;
    }
    let size = |words: &[&String]| words.iter().map(|word| word.len() + 1).sum::<usize>();
    let unknown: Vec<&String> = heading.iter().filter(|word| !title.contains(word)).collect();
    (size(&unknown) as f32) < 0.25 * size(&heading.iter().collect::<Vec<_>>()) as f32
}
