use crate::approximate::distance;
use document::{Comment, CommentId, plain_text};
use std::collections::HashMap;

/// Characters of a comment compared to tell an edited one from another by the same author.
const COMPARED: usize = 400;

/// An edited comment says at least this much of what it said.
const LIKE: f32 = 0.5;

/// Candidates looked at for one comment. Nobody posts more at one time under one comment.
const MAX_CANDIDATES: usize = 32;

/// What became of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It came with the new copy.
    New,
    /// It says what it said.
    Same,
    /// It says something else.
    Edited,
    /// The new copy does not have it. It is kept.
    Removed,
}

/// A comment after the merge.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The comment under its lasting identity; a removed one as it was last seen.
    pub comment: Comment,
    /// What became of it.
    pub change: Change,
    /// Its index among the kept comments, if it is one of them.
    pub kept: Option<usize>,
}

/// Merges the comments kept so far with those of a new copy.
///
/// The result has every comment of both: in the new copy's order, a removed one after the comment it followed
/// before and after the one it answers. A comment is the same as a kept one when it has its identity, or the same author, date and parent and
/// much the same text; it then goes under the kept identity, so that notes and answers still point at it.
pub fn merge(kept: &[Comment], fresh: &[Comment]) -> Vec<Merged> {
    let matches = Matching::new(kept, fresh).run();
    let mut taken = vec![false; kept.len()];
    matches.iter().flatten().for_each(|&index| taken[index] = true);
    let names = lasting_identities(kept, fresh, &matches);
    let merged: Vec<Merged> = fresh
        .iter()
        .zip(&matches)
        .map(|(comment, &matched)| Merged {
            comment: renamed(comment, &names),
            change: matched.map_or(Change::New, |index| compare(&kept[index], comment)),
            kept: matched,
        })
        .collect();
    with_removed(kept, &taken, merged)
}

fn compare(kept: &Comment, fresh: &Comment) -> Change {
    let same = plain_text(&kept.blocks) == plain_text(&fresh.blocks) && kept.title == fresh.title;
    if same { Change::Same } else { Change::Edited }
}

fn renamed(comment: &Comment, names: &HashMap<&CommentId, CommentId>) -> Comment {
    let name = |id: &CommentId| names.get(id).cloned().unwrap_or_else(|| id.clone());
    Comment { id: name(&comment.id), parent: comment.parent.as_ref().map(name), ..comment.clone() }
}

/// The identity each fresh comment goes under: that of the kept one it is, else its own, made unique where a kept
/// comment that is another has it.
fn lasting_identities<'f>(
    kept: &[Comment],
    fresh: &'f [Comment],
    matches: &[Option<usize>],
) -> HashMap<&'f CommentId, CommentId> {
    let mut used: std::collections::HashSet<CommentId> = kept.iter().map(|comment| comment.id.clone()).collect();
    let mut names = HashMap::new();
    for (comment, matched) in fresh.iter().zip(matches) {
        let name = match matched {
            Some(index) => kept[*index].id.clone(),
            None => {
                let mut name = comment.id.clone();
                let mut ordinal = 2;
                while !used.insert(name.clone()) {
                    name = CommentId(format!("{}-{ordinal}", comment.id));
                    ordinal += 1;
                }
                name
            }
        };
        names.insert(&comment.id, name);
    }
    names
}

/// Which kept comment each fresh one is.
struct Matching<'a> {
    kept: &'a [Comment],
    fresh: &'a [Comment],
    matches: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl<'a> Matching<'a> {
    fn new(kept: &'a [Comment], fresh: &'a [Comment]) -> Self {
        Self { kept, fresh, matches: vec![None; fresh.len()], taken: vec![false; kept.len()] }
    }

    fn run(mut self) -> Vec<Option<usize>> {
        self.by_identity();
        self.by_likeness();
        self.matches
    }

    fn by_identity(&mut self) {
        let known: HashMap<&CommentId, usize> =
            self.kept.iter().enumerate().map(|(index, comment)| (&comment.id, index)).collect();
        for (index, comment) in self.fresh.iter().enumerate() {
            if let Some(&kept) = known.get(&comment.id).filter(|&&kept| !self.taken[kept]) {
                self.take(index, kept);
            }
        }
    }

    /// A hash changes with the first words and with the parent's; author, date and parent do not. Parents stand
    /// before their answers, so a parent is matched when its answers are looked at.
    fn by_likeness(&mut self) {
        let mut candidates: HashMap<Circumstances, Vec<usize>> = HashMap::new();
        for (index, comment) in self.kept.iter().enumerate().filter(|(index, _)| !self.taken[*index]) {
            if comment.source_id.is_none() {
                candidates.entry(Circumstances::of(comment, comment.parent.as_ref())).or_default().push(index);
            }
        }
        let place: HashMap<&CommentId, usize> =
            self.fresh.iter().enumerate().map(|(index, comment)| (&comment.id, index)).collect();
        for (index, comment) in self.fresh.iter().enumerate() {
            if self.matches[index].is_some() || comment.source_id.is_some() {
                continue;
            }
            let parent = comment.parent.as_ref().map(|parent| {
                let kept = place.get(parent).and_then(|&parent| self.matches[parent]);
                kept.map_or(parent, |kept| &self.kept[kept].id)
            });
            let Some(candidates) = candidates.get(&Circumstances::of(comment, parent)) else { continue };
            if let Some(kept) = self.likest(comment, candidates) {
                self.take(index, kept);
            }
        }
    }

    fn likest(&self, comment: &Comment, candidates: &[usize]) -> Option<usize> {
        let text = compared(comment);
        let untaken = candidates.iter().filter(|&&kept| !self.taken[kept]).take(MAX_CANDIDATES);
        let scored = untaken.map(|&kept| (likeness(&text, &compared(&self.kept[kept])), kept));
        let likest = scored.max_by(|(one, _), (other, _)| one.total_cmp(other));
        likest.filter(|(likeness, _)| *likeness >= LIKE).map(|(_, kept)| kept)
    }

    fn take(&mut self, fresh: usize, kept: usize) {
        self.matches[fresh] = Some(kept);
        self.taken[kept] = true;
    }
}

/// What an edit leaves as it was.
#[derive(PartialEq, Eq, Hash)]
struct Circumstances {
    parent: Option<CommentId>,
    author: Option<String>,
    date: Option<String>,
}

impl Circumstances {
    fn of(comment: &Comment, parent: Option<&CommentId>) -> Self {
        Self {
            parent: parent.cloned(),
            author: comment.author.as_ref().map(|author| author.name.clone()),
            date: comment.date.map(|date| date.to_string()),
        }
    }
}

fn compared(comment: &Comment) -> Vec<char> {
    plain_text(&comment.blocks).chars().take(COMPARED).collect()
}

fn likeness(one: &[char], other: &[char]) -> f32 {
    match one.len().max(other.len()) {
        0 => 1.0,
        longest => 1.0 - distance(one, other) as f32 / longest as f32,
    }
}

/// Puts the removed comments in: each after the comment it followed and after the one it answers.
fn with_removed(kept: &[Comment], taken: &[bool], merged: Vec<Merged>) -> Vec<Merged> {
    let new_place: HashMap<usize, usize> =
        merged.iter().enumerate().filter_map(|(place, merged)| Some((merged.kept?, place + 1))).collect();
    // For each kept comment, how many merged comments stand before or at it. Removed ones take the later of their
    // predecessor's and their parent's.
    let mut places: HashMap<&CommentId, usize> = HashMap::new();
    let mut removed: Vec<Vec<Merged>> = vec![Vec::new(); merged.len() + 1];
    let mut previous = 0;
    for (index, comment) in kept.iter().enumerate() {
        let parent = comment.parent.as_ref().and_then(|parent| places.get(parent)).copied().unwrap_or(0);
        let place = new_place.get(&index).copied().unwrap_or(previous.max(parent));
        if !taken[index] {
            removed[place].push(Merged { comment: comment.clone(), change: Change::Removed, kept: Some(index) });
        }
        places.insert(&comment.id, place);
        previous = place;
    }
    let mut all = Vec::with_capacity(kept.len() + merged.len());
    let mut removed = removed.into_iter();
    all.extend(removed.next().into_iter().flatten());
    for (merged, removed) in merged.into_iter().zip(removed) {
        all.push(merged);
        all.extend(removed);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Author, Block, assign_comment_ids};
    use proptest::prelude::*;

    /// Comments written as `author: text`, indented by their depth.
    fn discussion(lines: &str) -> Vec<Comment> {
        let mut parents = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut comments = Vec::new();
        for line in lines.lines().filter(|line| !line.trim().is_empty()) {
            let depth = (line.len() - line.trim_start().len()) / 2;
            let (author, text) = line.trim().split_once(": ").unwrap();
            open.truncate(depth);
            parents.push(open.last().copied());
            open.push(comments.len());
            comments.push(Comment {
                author: Some(Author { name: author.into(), url: None }),
                blocks: vec![Block::paragraph(text)],
                depth: depth as u32,
                ..Comment::default()
            });
        }
        assign_comment_ids(&mut comments, &parents);
        comments
    }

    fn check(kept: &str, fresh: &str, expected: &[(&str, Change)]) {
        let (kept, fresh) = (discussion(kept), discussion(fresh));
        let merged = merge(&kept, &fresh);
        let found: Vec<(String, Change)> =
            merged.iter().map(|merged| (plain_text(&merged.comment.blocks), merged.change)).collect();
        let found: Vec<(&str, Change)> = found.iter().map(|(text, change)| (text.as_str(), *change)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn new_removed_and_moved_comments_are_told() {
        check(
            "ana: first\n  ben: answer\nana: second",
            "ana: second\ncy: third\nana: first",
            &[("second", Change::Same), ("third", Change::New), ("first", Change::Same), ("answer", Change::Removed)],
        );
    }

    #[test]
    fn an_edited_comment_keeps_its_identity_and_its_answers() {
        let kept = discussion("ana: I boil the water twice\n  ben: why?\n    ana: for taste");
        let fresh = discussion("ana: I boil the water twice a day\n  ben: why?\n    ana: for taste");
        let merged = merge(&kept, &fresh);
        let changes: Vec<Change> = merged.iter().map(|merged| merged.change).collect();
        assert_eq!(changes, [Change::Edited, Change::Same, Change::Same]);
        for (merged, kept) in merged.iter().zip(&kept) {
            assert_eq!((&merged.comment.id, &merged.comment.parent), (&kept.id, &kept.parent));
        }
    }

    #[test]
    fn another_comment_by_the_same_author_is_no_edit() {
        check(
            "ana: I boil the water twice",
            "ana: Kettles are overrated, really",
            &[("I boil the water twice", Change::Removed), ("Kettles are overrated, really", Change::New)],
        );
    }

    #[test]
    fn a_removed_comment_stands_after_the_one_it_answers() {
        check(
            "ana: one\n  ben: two\n    cy: three\ndee: four",
            "dee: four\nana: one",
            &[("four", Change::Same), ("one", Change::Same), ("two", Change::Removed), ("three", Change::Removed)],
        );
    }

    fn any_discussion() -> impl Strategy<Value = Vec<Comment>> {
        let comment = (0..3usize, 0..4usize, "[ab ]{0,8}", prop::option::of("[1-5]"));
        prop::collection::vec((comment, any::<prop::sample::Index>()), 0..14).prop_map(|entries| {
            let mut parents = Vec::new();
            let mut comments = Vec::new();
            for ((author, answers, text, source_id), parent) in entries {
                parents.push((answers > 0 && !comments.is_empty()).then(|| parent.index(comments.len())));
                comments.push(Comment {
                    source_id,
                    author: Some(Author { name: format!("author {author}"), url: None }),
                    blocks: vec![Block::paragraph(text)],
                    ..Comment::default()
                });
            }
            assign_comment_ids(&mut comments, &parents);
            comments
        })
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_identity_is_used_twice(kept in any_discussion(), fresh in any_discussion()) {
            let merged = merge(&kept, &fresh);
            let ids: Vec<&CommentId> = merged.iter().map(|merged| &merged.comment.id).collect();
            let unique: std::collections::HashSet<_> = ids.iter().collect();
            prop_assert_eq!(unique.len(), ids.len());
            prop_assert!(kept.iter().all(|comment| unique.contains(&&comment.id)));
            let present = merged.iter().filter(|merged| merged.change != Change::Removed).count();
            prop_assert_eq!(present, fresh.len());
        }

        #[test]
        fn merging_twice_is_merging_once(kept in any_discussion(), fresh in any_discussion()) {
            let once: Vec<Comment> = merge(&kept, &fresh).into_iter().map(|merged| merged.comment).collect();
            let twice: Vec<Comment> = merge(&once, &fresh).into_iter().map(|merged| merged.comment).collect();
            prop_assert_eq!(twice, once);
        }

        /// With identities of the site's own, a comment is the same wherever it stands and whatever else came or went.
        #[test]
        fn a_comment_that_moved_is_the_same(
            kept in any_discussion(),
            order in any::<prop::sample::Index>(),
            gone in any::<prop::sample::Index>(),
        ) {
            prop_assume!(!kept.is_empty());
            let mut fresh = kept.clone();
            fresh.rotate_left(order.index(kept.len()));
            fresh.remove(gone.index(kept.len()));
            for comment in &mut fresh {
                comment.parent = comment.parent.take().filter(|parent| kept.iter().any(|kept| kept.id == *parent));
            }
            let merged = merge(&kept, &fresh);
            for merged in &merged {
                let before = kept.iter().find(|comment| comment.id == merged.comment.id);
                let before = before.expect("no comment is new");
                prop_assert_eq!(plain_text(&merged.comment.blocks), plain_text(&before.blocks));
                prop_assert!(matches!(merged.change, Change::Same | Change::Removed));
            }
            prop_assert_eq!(merged.iter().filter(|merged| merged.change == Change::Removed).count(), 1);
        }

        /// An edited comment comes with the kept one it was, so that what it said can be kept.
        #[test]
        fn what_an_edited_comment_said_is_at_hand(kept in any_discussion(), edited in any::<prop::sample::Index>()) {
            prop_assume!(!kept.is_empty());
            let edited = edited.index(kept.len());
            let mut fresh = kept.clone();
            fresh[edited].blocks = vec![Block::paragraph("something else altogether")];
            let merged = merge(&kept, &fresh);
            let found = merged.iter().find(|merged| merged.comment.id == kept[edited].id).expect("the comment");
            prop_assert_eq!((found.change, found.kept), (Change::Edited, Some(edited)));
        }

        #[test]
        fn parents_stand_before_their_answers(kept in any_discussion(), fresh in any_discussion()) {
            let merged = merge(&kept, &fresh);
            let place = |id: &CommentId| merged.iter().position(|merged| merged.comment.id == *id);
            for (index, comment) in merged.iter().enumerate() {
                if let Some(parent) = comment.comment.parent.as_ref().and_then(place) {
                    prop_assert!(parent < index);
                }
            }
        }
    }
}
