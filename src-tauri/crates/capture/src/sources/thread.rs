//! From entries as a source lists them to comments in the order of the thread, each with the comment it answers.

use crate::sources::{Context, Recovered};
use document::{Comment, Confidence, Document, Dropped, Missing, Problem};
use std::collections::HashMap;

/// How far to trust that a comment answers the article where its source cannot say what it answers.
const UNSAID: u8 = 50;
/// How far to trust that a comment answers the last one of the person it addresses.
const ADDRESSED: u8 = 55;

/// One comment as its source lists it. `comment.source_id` is what answers name it by.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    /// The comment, without identity, parent and depth.
    pub comment: Comment,
    /// What it answers.
    pub answers: Answers,
}

/// What an entry answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Answers {
    /// The source cannot say.
    #[default]
    Unsaid,
    /// The article, or the thread as a whole.
    Article,
    /// The entry with that `source_id`.
    Id(String),
    /// The entry at that position.
    Entry(usize),
    /// The entry at that position, whose author the comment addresses: the source itself does not say what it answers.
    Addressed(usize),
}

/// The order comments are shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// Answers under what they answer.
    #[default]
    Threaded,
    /// One after another, as a forum does.
    Linear,
}

/// A discussion as a source lists it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Thread {
    /// What the text is ("json", "feed").
    pub format: &'static str,
    /// The system it comes from.
    pub system: Option<&'static str>,
    /// The article or opening post, as far as the source has it.
    pub document: Document,
    /// The comments.
    pub entries: Vec<Entry>,
    /// The order the system shows them in.
    pub order: Order,
    /// How many there should be.
    pub declared: Option<u32>,
    /// What is not there.
    pub missing: Vec<Missing>,
    /// What was left out on purpose.
    pub dropped: Vec<Dropped>,
    /// What was wrong.
    pub problems: Vec<Problem>,
}

impl Thread {
    /// An empty thread of a system.
    pub fn new(format: &'static str, system: &'static str) -> Self {
        Self { format, system: Some(system), ..Self::default() }
    }

    /// Adds an entry and returns its position.
    pub fn push(&mut self, comment: Comment, answers: Answers) -> usize {
        self.entries.push(Entry { comment, answers });
        self.entries.len() - 1
    }

    /// Notes comments that are named but not there.
    pub fn collapsed(&mut self, count: Option<u32>) {
        if count != Some(0) {
            self.missing.push(Missing::CollapsedComments { count });
        }
    }

    /// Notes that declared comments are not there, where nothing more exact is known.
    pub fn count_missing(&mut self) {
        let Some(declared) = self.declared else { return };
        let kept = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        if self.missing.is_empty() && declared > kept {
            self.collapsed(Some(declared - kept));
        }
    }

    /// Turns the entries around where every date is older than the one before: interfaces and feeds often list
    /// the newest first, a page the oldest.
    pub fn oldest_first(&mut self) {
        let keys: Vec<i64> = self.entries.iter().filter_map(|entry| entry.comment.date).map(|d| d.sort_key()).collect();
        let descends = keys.windows(2).all(|pair| matches!(pair, [a, b] if a >= b));
        if keys.len() == self.entries.len() && descends && keys.first() > keys.last() {
            let last = self.entries.len() - 1;
            self.entries.reverse();
            for entry in &mut self.entries {
                if let Answers::Entry(at) | Answers::Addressed(at) = &mut entry.answers {
                    *at = last.saturating_sub(*at);
                }
            }
        }
    }

    /// Resolves what answers what, orders the comments and counts their depth.
    pub fn finish(mut self, context: &Context) -> Recovered {
        if let (None, Some(url)) = (&self.document.metadata.url, &context.url) {
            self.document.metadata.url = Some(super::container(url.to_string()));
        }
        let mut parents = self.resolve();
        let awaiting = self.awaiting(&parents);
        cut_circles(&mut parents);
        let listed = parents.iter().enumerate().all(|(at, parent)| parent.is_none_or(|parent| parent < at));
        let order = match self.order {
            Order::Linear if listed => (0..parents.len()).collect(),
            _ => thread_order(&parents),
        };
        let awaiting = order.iter().map(|&old| awaiting.get(old).cloned().flatten()).collect();
        let (comments, parents) = arrange(self.entries, &parents, &order);
        Recovered {
            format: self.format,
            system: self.system.map(str::to_string),
            document: self.document,
            comments,
            parents,
            awaiting,
            declared: self.declared,
            missing: self.missing,
            dropped: self.dropped,
            problems: self.problems,
        }
    }

    /// Positions of parents, and the confidence of each.
    fn resolve(&mut self) -> Vec<Option<usize>> {
        let mut by_id: HashMap<String, usize> = HashMap::with_capacity(self.entries.len());
        for (at, entry) in self.entries.iter().enumerate() {
            if let Some(id) = &entry.comment.source_id {
                by_id.entry(id.clone()).or_insert(at);
            }
        }
        let count = self.entries.len();
        let resolve = |(at, entry): (usize, &mut Entry)| {
            let parent = match &entry.answers {
                Answers::Unsaid | Answers::Article => None,
                Answers::Id(id) => by_id.get(id).copied(),
                Answers::Entry(parent) | Answers::Addressed(parent) => Some(*parent),
            };
            let parent = parent.filter(|&parent| parent < count && parent != at);
            entry.comment.parent_confidence = match &entry.answers {
                Answers::Unsaid => Confidence::percent(UNSAID),
                Answers::Id(_) | Answers::Entry(_) | Answers::Addressed(_) if parent.is_none() => Confidence::default(),
                Answers::Addressed(_) => Confidence::percent(ADDRESSED),
                _ => Confidence::CERTAIN,
            };
            parent
        };
        self.entries.iter_mut().enumerate().map(resolve).collect()
    }

    /// Ids of the comments that are answered and not in this list, as when it is one page of several.
    fn awaiting(&self, parents: &[Option<usize>]) -> Vec<Option<String>> {
        let awaited = |(entry, parent): (&Entry, &Option<usize>)| match (&entry.answers, parent) {
            (Answers::Id(id), None) => Some(id.clone()),
            _ => None,
        };
        self.entries.iter().zip(parents).map(awaited).collect()
    }
}

/// Removes one link of every circle of answers.
fn cut_circles(parents: &mut [Option<usize>]) {
    let mut walk_of = vec![usize::MAX; parents.len()];
    for start in 0..parents.len() {
        let mut at = start;
        while let Some(seen) = walk_of.get_mut(at).filter(|seen| **seen == usize::MAX) {
            *seen = start;
            let Some(parent) = parents.get(at).copied().flatten() else { break };
            if walk_of.get(parent) == Some(&start) {
                if let Some(link) = parents.get_mut(at) {
                    *link = None;
                }
                break;
            }
            at = parent;
        }
    }
}

/// Positions so that every entry is followed by its answers, siblings in the order they were listed.
fn thread_order(parents: &[Option<usize>]) -> Vec<usize> {
    let mut answers: Vec<Vec<usize>> = vec![Vec::new(); parents.len()];
    let mut stack = Vec::new();
    for (at, parent) in parents.iter().enumerate().rev() {
        match parent.and_then(|parent| answers.get_mut(parent)) {
            Some(siblings) => siblings.push(at),
            None => stack.push(at),
        }
    }
    let mut order = Vec::with_capacity(parents.len());
    while let Some(at) = stack.pop() {
        order.push(at);
        // Both the roots and the siblings were collected from last to first, so that popping restores the order.
        stack.append(&mut answers.get_mut(at).map(std::mem::take).unwrap_or_default());
    }
    order
}

/// Comments and parents in `order`, with depths. A parent stands before its answers in `order`.
fn arrange(entries: Vec<Entry>, parents: &[Option<usize>], order: &[usize]) -> (Vec<Comment>, Vec<Option<usize>>) {
    let mut place = vec![0; parents.len()];
    for (new, &old) in order.iter().enumerate() {
        if let Some(place) = place.get_mut(old) {
            *place = new;
        }
    }
    let mut taken: Vec<Option<Comment>> = entries.into_iter().map(|entry| Some(entry.comment)).collect();
    let mut comments: Vec<Comment> = Vec::with_capacity(taken.len());
    let mut placed = Vec::with_capacity(taken.len());
    for &old in order {
        let Some(mut comment) = taken.get_mut(old).and_then(Option::take) else { continue };
        let parent = parents.get(old).copied().flatten().and_then(|parent| place.get(parent).copied());
        comment.depth = parent.and_then(|parent| comments.get(parent)).map_or(0, |parent| parent.depth + 1);
        comments.push(comment);
        placed.push(parent);
    }
    (comments, placed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(id: &str, answers: Answers) -> Entry {
        Entry { comment: Comment { source_id: Some(id.to_string()), ..Comment::default() }, answers }
    }

    fn finish(entries: Vec<Entry>, order: Order) -> (Vec<String>, Vec<Option<usize>>, Vec<u32>) {
        let recovered = Thread { entries, order, ..Thread::default() }.finish(&Context::default());
        let ids = recovered.comments.iter().map(|comment| comment.source_id.clone().unwrap_or_default()).collect();
        (ids, recovered.parents, recovered.comments.iter().map(|comment| comment.depth).collect())
    }

    #[test]
    fn answers_follow_what_they_answer() {
        let id = |id: &str| Answers::Id(id.to_string());
        let entries = || {
            vec![
                entry("4", id("2")),
                entry("1", Answers::Article),
                entry("2", id("1")),
                entry("3", Answers::Article),
                entry("5", id("1")),
            ]
        };
        let (ids, parents, depths) = finish(entries(), Order::Threaded);
        assert_eq!(ids, ["1", "2", "4", "5", "3"]);
        assert_eq!(parents, [None, Some(0), Some(1), Some(0), None]);
        assert_eq!(depths, [0, 1, 2, 1, 0]);
        // A linear order in which an answer comes first cannot be kept.
        assert_eq!(finish(entries(), Order::Linear).0, ["1", "2", "4", "5", "3"]);
        assert_eq!(finish(entries()[1..].to_vec(), Order::Linear).0, ["1", "2", "3", "5"]);
    }

    #[test]
    fn what_is_not_there_is_not_certain() {
        let entries = vec![entry("1", Answers::Id("9".into())), entry("2", Answers::Unsaid)];
        let recovered = Thread { entries, ..Thread::default() }.finish(&Context::default());
        let confidences: Vec<_> = recovered.comments.iter().map(|c| c.parent_confidence.as_percent()).collect();
        assert_eq!(confidences, [0, 50]);
    }

    proptest! {
        #[test]
        fn any_links_make_a_forest(links in proptest::collection::vec(proptest::option::of(0usize..40), 0..40)) {
            let entries = links.iter().enumerate().map(|(at, link)| {
                entry(&at.to_string(), link.map_or(Answers::Article, Answers::Entry))
            });
            let (ids, parents, depths) = finish(entries.collect(), Order::Threaded);
            prop_assert_eq!(ids.len(), links.len());
            for (at, parent) in parents.iter().enumerate() {
                prop_assert!(parent.is_none_or(|parent| parent < at));
                prop_assert_eq!(depths[at], parent.map_or(0, |parent| depths[parent] + 1));
            }
        }
    }
}
