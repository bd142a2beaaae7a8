//! Who answers whom.

use super::hint::Hint;
use super::post::Post;
use super::read;
use super::record::Records;
use super::shell;
use super::view::View;
use super::vocabulary;
use crate::dom::NodeId;
use crate::names;
use document::Confidence;
use std::collections::{HashMap, HashSet};

/// Whom each post answers, by position, and how sure that is.
pub(crate) struct Thread {
    /// The post answered.
    pub(crate) parents: Vec<Option<usize>>,
    /// How sure.
    pub(crate) confidence: Vec<Confidence>,
}

/// How sure each kind of evidence makes.
const BY_NESTING: u8 = 95;
const BY_DEPTH: u8 = 90;
const BY_QUOTE_LINK: u8 = 80;
const BY_LABEL: u8 = 80;
const BY_QUOTED_WORDS: u8 = 75;
const BY_QUOTED_NAME: u8 = 60;
const BY_MENTION: u8 = 55;
const NOTHING_SAID: u8 = 50;

/// Works out the thread. `flat` systems nest their posts for other reasons than answering.
pub(crate) fn link(view: &View<'_>, records: &Records, posts: &[Post], flat: bool) -> Thread {
    let linker = Linker::new(view, records, posts, flat);
    let mut thread = Thread { parents: Vec::with_capacity(posts.len()), confidence: Vec::with_capacity(posts.len()) };
    for at in 0..posts.len() {
        let (parent, percent) = linker.parent(at);
        thread.parents.push(parent);
        thread.confidence.push(Confidence::percent(percent));
    }
    thread
}

struct Linker<'l> {
    view: &'l View<'l>,
    posts: &'l [Post],
    around: Vec<Option<usize>>,
    by_id: HashMap<&'l str, usize>,
    by_name: HashMap<String, Vec<usize>>,
    /// The same by names written without spaces, as mentions are: "@AnnLee".
    by_handle: HashMap<String, Vec<usize>>,
    /// Names of the elements that hold answers. A kind of post that never does cannot show by nesting what it answers.
    holders: HashSet<&'l str>,
    /// The first post that says a line.
    by_line: HashMap<&'l str, usize>,
    /// The parent by declared depth or indentation, where posts have them.
    by_depth: Option<Vec<Option<usize>>>,
    flat: bool,
    nested: bool,
}

impl<'l> Linker<'l> {
    fn new(view: &'l View<'l>, records: &'l Records, posts: &'l [Post], flat: bool) -> Self {
        let by_id = posts.iter().enumerate().rev().filter_map(|(at, post)| Some((post.id.as_deref()?, at))).collect();
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_handle: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, post) in posts.iter().enumerate() {
            if let Some(author) = &post.author {
                by_name.entry(folded(&author.name)).or_default().push(at);
                by_handle.entry(names::handle(&author.name)).or_default().push(at);
            }
        }
        let by_line = said_first(view, posts);
        let around = match records.around() {
            inside if flat || inside.iter().any(Option::is_some) => inside.to_vec(),
            apart => shell::nesting(view.dom, &shell::around(view.dom, records)).unwrap_or_else(|| apart.to_vec()),
        };
        let nested = !flat && around.iter().any(Option::is_some);
        let by_depth = depths(view, posts).filter(|_| !nested).map(|depths| stacked(&depths));
        let holding = around.iter().flatten().filter_map(|&parent| posts.get(parent));
        let holders = holding.map(|post| view.dom.name(post.item)).collect();
        Self { view, posts, around, by_id, by_name, by_handle, holders, by_line, by_depth, flat, nested }
    }

    fn parent(&self, at: usize) -> (Option<usize>, u8) {
        let Some(post) = self.posts.get(at) else { return (None, 0) };
        if let Some(parent) = post.parent_id.as_deref().and_then(|id| self.by_id.get(id)).filter(|&&parent| parent < at)
        {
            return (Some(*parent), 100);
        }
        let around = self.around.get(at).copied().flatten().filter(|_| !self.flat);
        let above = around.or_else(|| self.by_depth.as_ref()?.get(at).copied().flatten());
        let said = self.said(at, post);
        match (above, said) {
            // Beyond a theme's depth limit answers stand beside what they answer, all inside the same older comment.
            (Some(above), Some((said, percent))) if self.same_thread(above, said) => (Some(said), percent),
            (Some(above), _) => (Some(above), if around.is_some() { BY_NESTING } else { BY_DEPTH }),
            (None, Some((said, percent))) if !self.nested && self.by_depth.is_none() => (Some(said), percent),
            (None, Some((said, percent))) if self.nested && self.stand_alike(at, said) => (Some(said), percent),
            (None, _) if self.nested => (None, BY_NESTING),
            (None, _) if self.by_depth.is_some() => (None, BY_DEPTH),
            (None, _) => (None, NOTHING_SAID),
        }
    }

    /// Whether `said` stands directly inside the same comment as an answer to `above` does.
    fn same_thread(&self, above: usize, said: usize) -> bool {
        match &self.by_depth {
            Some(parents) => parents.get(said).copied().flatten() == Some(above),
            None => self.around.get(said).copied().flatten() == Some(above),
        }
    }

    /// Whether both stand at the top and are of a kind that never holds answers: the small comments under a question,
    /// beside answers that hold theirs.
    fn stand_alike(&self, at: usize, said: usize) -> bool {
        let name = |at: usize| self.posts.get(at).map(|post| self.view.dom.name(post.item));
        self.around.get(said).copied().flatten().is_none()
            && name(at) == name(said)
            && name(at).is_some_and(|name| !self.holders.contains(name))
    }

    /// What the post itself says: a label, a quote, a mention.
    fn said(&self, at: usize, post: &Post) -> Option<(usize, u8)> {
        if let Some(name) = &post.answers {
            return self.latest(name, at).map(|parent| (parent, BY_LABEL));
        }
        for &root in &post.body {
            if let Some(found) = self.quoted(at, post, root) {
                return Some(found);
            }
        }
        self.mentioned(at, post).map(|parent| (parent, BY_MENTION))
    }

    /// The first quote with a link to a post or the name of its author.
    fn quoted(&self, at: usize, post: &Post, root: NodeId) -> Option<(usize, u8)> {
        let dom = self.view.dom;
        let mut next = root;
        while next < dom.end(root) {
            if post.skip.binary_search(&next).is_ok() {
                next = dom.end(next);
                continue;
            }
            if is_quote(self.view, next) {
                let by_link = dom.descendants(next).chain([next]).find_map(|id| self.linked(id, at));
                let attributed = ["data-username", "data-author", "data-quote", "data-ipsquote-username"]
                    .iter()
                    .find_map(|name| dom.attr(next, name))
                    .map(str::to_string)
                    .or_else(|| self.named_in_quote(next));
                let by_name =
                    || attributed.and_then(|name| self.latest(&name, at)).map(|parent| (parent, BY_QUOTED_NAME));
                let by_words = || self.quoted_words(next, at).map(|parent| (parent, BY_QUOTED_WORDS));
                return by_link.map(|parent| (parent, BY_QUOTE_LINK)).or_else(by_words).or_else(by_name);
            }
            next = NodeId(next.0 + 1);
        }
        None
    }

    /// The earlier post that a link or a data attribute of a quote names.
    fn linked(&self, id: NodeId, at: usize) -> Option<usize> {
        let element = self.view.dom.element(id)?;
        let named = [
            "data-post-id",
            "data-post",
            "data-ipsquote-contentcommentid",
            "data-source",
            "data-pid",
            "data-id",
            "href",
            "cite",
        ];
        let values = named.iter().filter_map(|name| element.attr(name));
        let earlier = |value: &str| {
            let tail = read::cut(value);
            self.by_id.get(tail.as_str()).copied().filter(|&parent| parent < at)
        };
        { values }.find_map(earlier)
    }

    /// The earlier post whose words a quote repeats, line for line.
    fn quoted_words(&self, quote: NodeId, at: usize) -> Option<usize> {
        let view = self.view;
        let lines = view.lines.get(view.line_from(quote)..)?;
        let inside = lines.iter().take_while(|line| line.start() < view.dom.end(quote));
        inside.filter_map(|line| self.by_line.get(line.text.as_str()).copied()).find(|&parent| parent < at)
    }

    /// The name in a quote's first line: "Ann said:", "Originally Posted by Ann".
    fn named_in_quote(&self, quote: NodeId) -> Option<String> {
        let view = self.view;
        let first = view.lines.get(view.line_from(quote)).filter(|line| line.start() < view.dom.end(quote))?;
        let text = first.text.trim_end_matches([':', ' ']);
        if text.chars().count() > 80 {
            return None;
        }
        let said = vocabulary::name_in(text).or_else(|| text.split(" by ").nth(1)).unwrap_or(text);
        Some(said.trim().to_string())
    }

    /// "@Ann" at the start of the body.
    fn mentioned(&self, at: usize, post: &Post) -> Option<usize> {
        let view = self.view;
        let first = post.body.iter().find_map(|&root| {
            let from = view.line_from(root);
            view.lines.get(from).filter(|line| line.start() < view.dom.end(root))
        })?;
        let rest = first.text.strip_prefix('@')?;
        let mut ends: Vec<usize> = rest
            .char_indices()
            .filter(|(_, c)| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '.'))
            .map(|(end, _)| end)
            .take(4)
            .collect();
        ends.push(rest.len().min(60));
        // The longest name first: "@Ann Lee" before "@Ann".
        let handle = || last_before(self.by_handle.get(&names::addressed(&first.text)?)?, at);
        ends.iter().rev().filter_map(|&end| rest.get(..end)).find_map(|name| self.latest(name, at)).or_else(handle)
    }

    /// The last post of that author before `at`.
    fn latest(&self, name: &str, at: usize) -> Option<usize> {
        last_before(self.by_name.get(&folded(name))?, at)
    }
}

/// The last of `posts`, which are in order, before `at`.
fn last_before(posts: &[usize], at: usize) -> Option<usize> {
    posts.partition_point(|&post| post < at).checked_sub(1).and_then(|last| posts.get(last)).copied()
}

/// Which post says each line first; a line of a few words may be anybody's.
fn said_first<'l>(view: &'l View<'l>, posts: &[Post]) -> HashMap<&'l str, usize> {
    const SHORTEST: usize = 12;
    let mut said = HashMap::new();
    for (at, post) in posts.iter().enumerate() {
        for &root in &post.body {
            let lines = view.lines.get(view.line_from(root)..).unwrap_or_default();
            let inside = lines.iter().take_while(|line| line.start() < view.dom.end(root));
            for line in inside.filter(|line| line.text.chars().count() >= SHORTEST) {
                said.entry(line.text.as_str()).or_insert(at);
            }
        }
    }
    said
}

fn folded(name: &str) -> String {
    name.trim().trim_start_matches('@').trim_end_matches([':', ',', '.', '!']).to_lowercase()
}

fn is_quote(view: &View<'_>, id: NodeId) -> bool {
    view.dom.name(id) == "blockquote" || view.hints.get(id).has(Hint::QUOTE)
}

/// How deep each post stands, by its own word or by its indentation; `None` where all stand alike.
fn depths(view: &View<'_>, posts: &[Post]) -> Option<Vec<u32>> {
    let declared: Vec<Option<u32>> = posts.iter().map(|post| post.depth).collect();
    let known = declared.iter().flatten().count();
    let depths: Vec<u32> = match known * 10 >= posts.len() * 9 && known > 0 {
        true => declared.into_iter().map(|depth| depth.unwrap_or(0)).collect(),
        false => posts.iter().map(|post| indentation(view, post.item)).collect(),
    };
    let first = depths.first().copied()?;
    depths.iter().any(|&depth| depth != first).then_some(depths)
}

/// What class (`depth-2`, `level3`, `indent_l-1`) or style say about how far the item is indented.
fn indentation(view: &View<'_>, item: NodeId) -> u32 {
    let dom = view.dom;
    let by_class = dom.element(item).into_iter().flat_map(|element| element.classes()).find_map(|class| {
        let stem = class.trim_end_matches(|c: char| c.is_ascii_digit());
        let lower = stem.to_ascii_lowercase();
        let tells = ["depth", "level", "indent", "lvl"]
            .iter()
            .any(|word| lower.trim_end_matches(['-', '_', 'l']).ends_with(word.trim_end_matches('l')));
        tells.then(|| class.get(stem.len()..)?.parse::<u32>().ok()).flatten()
    });
    let by_data = || {
        ["data-depth", "data-level", "aria-level", "data-indent"]
            .iter()
            .find_map(|name| dom.attr(item, name)?.parse().ok())
    };
    let by_style = || {
        let style: String = dom.attr(item, "style")?.chars().filter(|c| !c.is_whitespace()).collect();
        let (_, rest) = style.split_once("margin-left:").or_else(|| style.split_once("padding-left:"))?;
        let digits = rest.find(|c: char| !c.is_ascii_digit()).and_then(|end| rest.get(..end)).unwrap_or(rest);
        digits.parse().ok()
    };
    by_class.or_else(by_data).or_else(by_style).unwrap_or(0)
}

/// The nearest earlier post that stands less deep.
fn stacked(depths: &[u32]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(depths.len());
    for (at, depth) in depths.iter().enumerate() {
        while open.last().and_then(|&top| depths.get(top)).is_some_and(|above| above >= depth) {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(at);
    }
    parents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_less_deep_post_is_answered() {
        assert_eq!(stacked(&[0, 1, 2, 1, 0, 3]), [None, Some(0), Some(1), Some(0), None, Some(4)]);
    }
}
