//! One discussion from several answers about it: the page itself, its further pages, an interface, a feed.

use crate::Captured;
use document::{Comment, CommentId, Confidence, Count, Missing, assign_comment_ids, plain_text};
use std::collections::HashMap;

/// Characters of a comment that tell it from others by the same author.
const START: usize = 120;

/// Adds to `page` what `further` has of the same discussion, and the article's further pages.
///
/// A comment that several give is one comment, known by the source's id or by author and words; what one of them lacks
/// the others give. The page's own order stands, and what it did not have follows, each comment after the one it
/// answers. Joining the same thing twice changes nothing.
pub fn join(mut page: Captured, further: Vec<Captured>) -> Captured {
    let mut union = Union::default();
    union.add(std::mem::take(&mut page.discussion.comments), std::mem::take(&mut page.awaiting));
    for other in further {
        union.add(other.discussion.comments, other.awaiting);
        page.discussion.system = page.discussion.system.take().or(other.discussion.system);
        page.receipt.comments.declared = page.receipt.comments.declared.max(other.receipt.comments.declared);
        page.receipt.problems.extend(other.receipt.problems);
    }
    page.discussion.comments = union.finish();
    let kept = page.discussion.comments.len() as u32;
    let Count { declared, .. } = page.receipt.comments;
    page.receipt.comments.kept = kept;
    if declared.is_some_and(|declared| declared <= kept) {
        page.receipt.missing.retain(|missing| !is_discussion(missing));
    }
    page
}

fn is_discussion(missing: &Missing) -> bool {
    matches!(missing, Missing::CommentPages { .. } | Missing::CommentScript { .. } | Missing::CollapsedComments { .. })
}

/// Comments from several answers, each once.
#[derive(Default)]
struct Union {
    comments: Vec<Comment>,
    parents: Vec<Option<usize>>,
    by_source: HashMap<String, usize>,
    by_words: HashMap<String, usize>,
    /// Comments that answer one another part has, which may still come.
    awaiting: Vec<(usize, String)>,
}

impl Union {
    fn add(&mut self, comments: Vec<Comment>, awaiting: Vec<(CommentId, String)>) {
        // Where the comments of this answer stand in the union, by their identity within it.
        let mut places: HashMap<CommentId, usize> = HashMap::new();
        for mut comment in comments {
            let id = comment.id.clone();
            let parent = comment.parent.take().and_then(|parent| places.get(&parent).copied());
            let words = words(&comment);
            let known = comment.source_id.as_ref().and_then(|source| self.by_source.get(source));
            let known = known.or_else(|| words.as_ref().and_then(|words| self.by_words.get(words))).copied();
            let place = known.unwrap_or(self.comments.len());
            if let Some(source) = &comment.source_id {
                self.by_source.entry(source.clone()).or_insert(place);
            }
            if let Some(words) = words {
                self.by_words.entry(words).or_insert(place);
            }
            match known {
                Some(place) => self.complete(place, comment, parent),
                None => {
                    self.comments.push(comment);
                    self.parents.push(parent);
                }
            }
            places.insert(id, place);
        }
        let placed = |(id, awaited): (CommentId, String)| Some((places.get(&id).copied()?, awaited));
        self.awaiting.extend(awaiting.into_iter().filter_map(placed));
    }

    /// Puts comments under those they answer that came with another part.
    fn settle(&mut self) {
        for (place, awaited) in std::mem::take(&mut self.awaiting) {
            let answered = self.by_source.get(&awaited).copied().filter(|&answered| answered != place);
            let (Some(comment), Some(parent)) = (self.comments.get_mut(place), self.parents.get_mut(place)) else {
                continue;
            };
            if let (None, Some(answered)) = (*parent, answered) {
                *parent = Some(answered);
                comment.parent_confidence = Confidence::CERTAIN;
            }
        }
    }

    /// Fills in what the comment at `place` lacks.
    fn complete(&mut self, place: usize, other: Comment, parent: Option<usize>) {
        let (Some(comment), Some(known_parent)) = (self.comments.get_mut(place), self.parents.get_mut(place)) else {
            return;
        };
        if known_parent.is_none() || other.parent_confidence > comment.parent_confidence {
            *known_parent = parent.filter(|&parent| parent != place).or(*known_parent);
            comment.parent_confidence = comment.parent_confidence.max(other.parent_confidence);
        }
        comment.source_id = comment.source_id.take().or(other.source_id);
        comment.author = comment.author.take().or(other.author);
        comment.date_text = comment.date_text.take().or(other.date_text);
        comment.title = comment.title.take().or(other.title);
        comment.score = comment.score.or(other.score);
        comment.permalink = comment.permalink.take().or(other.permalink);
        // "3 days ago" is worth less than the date an interface gives.
        comment.date = other
            .date
            .filter(|date| date.to_string().len() > comment.date.map_or(0, |date| date.to_string().len()))
            .or(comment.date);
        if comment.blocks.is_empty() {
            comment.blocks = other.blocks;
        }
        for badge in other.badges {
            if !comment.badges.contains(&badge) {
                comment.badges.push(badge);
            }
        }
    }

    /// The comments in order, with identities and depths anew.
    fn finish(mut self) -> Vec<Comment> {
        self.settle();
        let (mut comments, order) = (self.comments, order(&self.parents));
        let mut places = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, &(index, _))| places[index] = place);
        let parents: Vec<Option<usize>> =
            order.iter().map(|&(index, _)| self.parents[index].map(|parent| places[parent])).collect();
        let mut ordered = Vec::with_capacity(comments.len());
        for &(index, depth) in &order {
            let mut comment = std::mem::take(&mut comments[index]);
            comment.depth = depth;
            ordered.push(comment);
        }
        assign_comment_ids(&mut ordered, &parents);
        ordered
    }
}

/// Every comment with its depth, each after the one it answers and before the next one on its level. Those that answer
/// one another in a circle come last, as answers to nobody.
fn order(parents: &[Option<usize>]) -> Vec<(usize, u32)> {
    let mut answers: Vec<Vec<usize>> = vec![Vec::new(); parents.len()];
    let mut roots = Vec::new();
    for (index, parent) in parents.iter().enumerate() {
        match parent.and_then(|parent| answers.get_mut(parent)) {
            Some(siblings) => siblings.push(index),
            None => roots.push(index),
        }
    }
    let mut order = Vec::with_capacity(parents.len());
    let mut placed = vec![false; parents.len()];
    let mut open: Vec<(usize, u32)> = roots.into_iter().rev().map(|root| (root, 0)).collect();
    let mut rest = 0..parents.len();
    loop {
        while let Some((index, depth)) = open.pop() {
            if !std::mem::replace(&mut placed[index], true) {
                order.push((index, depth));
                open.extend(answers[index].iter().rev().map(|&answer| (answer, depth + 1)));
            }
        }
        match rest.find(|&index| !placed[index]) {
            Some(index) => open.push((index, 0)),
            None => return order,
        }
    }
}

/// Author and first words, in a form that survives another rendering of the same text. Too short a comment ("Thanks!")
/// is told by its date as well.
fn words(comment: &Comment) -> Option<String> {
    let text = plain_text(&comment.blocks);
    let text: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(START).collect();
    if text.is_empty() {
        return None;
    }
    let author = comment.author.as_ref().map_or("", |author| author.name.trim()).to_lowercase();
    let date = if text.chars().count() < 24 { comment.date.map(|date| date.to_string()) } else { None };
    let day = date.as_deref().and_then(|date| date.get(..10)).unwrap_or_default();
    Some(format!("{author}\n{day}\n{text}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Author, Block, Discussion, Receipt};
    use proptest::prelude::*;

    fn comment(source: Option<&str>, author: &str, text: &str) -> Comment {
        Comment {
            source_id: source.map(str::to_string),
            author: Some(Author { name: author.into(), url: None }),
            blocks: vec![Block::paragraph(text)],
            ..Comment::default()
        }
    }

    fn captured(mut comments: Vec<Comment>, parents: &[Option<usize>]) -> Captured {
        assign_comment_ids(&mut comments, parents);
        let receipt = Receipt { comments: Count { declared: Some(3), kept: 0 }, ..Receipt::default() };
        Captured { discussion: Discussion { comments, system: None }, receipt, ..Captured::default() }
    }

    fn texts(captured: &Captured) -> Vec<(String, u32)> {
        captured.discussion.comments.iter().map(|comment| (plain_text(&comment.blocks), comment.depth)).collect()
    }

    #[test]
    fn what_several_answers_give_is_one_comment() {
        let long = "Steel keeps its heat far longer than glass does.";
        let page = captured(
            vec![comment(Some("1"), "Ana", long), comment(None, "Bo", "It does not, in my kitchen at least.")],
            &[None, None],
        );
        let interface = captured(
            vec![
                comment(Some("1"), "Ana", long),
                comment(Some("3"), "Cy", "What kettle was that?"),
                comment(Some("2"), "bo ", "It does not – in my kitchen, at least!"),
            ],
            &[None, Some(0), None],
        );
        let joined = join(page, vec![interface]);
        let expected = [(long, 0), ("What kettle was that?", 1), ("It does not, in my kitchen at least.", 0)];
        assert_eq!(texts(&joined), expected.map(|(text, depth)| (text.to_string(), depth)));
        assert_eq!(joined.discussion.comments[1].parent, Some(CommentId("s:1".into())));
        assert_eq!(joined.discussion.comments[2].source_id.as_deref(), Some("2"));
        assert_eq!(joined.receipt.comments.kept, 3);
    }

    #[test]
    fn an_answer_finds_what_it_answers_in_another_part() {
        let part = |source: &str, words: &str, awaited: Option<&str>| {
            let mut part = captured(vec![comment(Some(source), "Ana", words)], &[None]);
            let id = part.discussion.comments[0].id.clone();
            part.awaiting = awaited.map(|awaited| (id, awaited.to_string())).into_iter().collect();
            part
        };
        let page = part("1", "Steel keeps its heat.", None);
        let further = vec![
            part("3", "Not in my kitchen.", Some("2")),
            part("2", "Glass keeps it as well.", Some("1")),
            part("4", "Nobody knows whom I answer.", Some("9")),
        ];
        let joined = texts(&join(page, further));
        let depths: Vec<u32> = joined.iter().map(|(_, depth)| *depth).collect();
        assert_eq!((joined[1].0.as_str(), depths), ("Glass keeps it as well.", vec![0, 1, 2, 0]));
    }

    proptest! {
        #[test]
        fn joining_twice_is_joining_once(parents in prop::collection::vec(prop::option::of(0_usize..12), 0..12)) {
            let make = || {
                let comments: Vec<Comment> =
                    (0..parents.len()).map(|n| comment(Some(&n.to_string()), "Ana", &format!("words {n}"))).collect();
                captured(comments, &parents)
            };
            let once = join(make(), vec![make()]);
            let twice = join(once.clone(), vec![make()]);
            prop_assert_eq!(once.discussion.comments.len(), parents.len());
            prop_assert_eq!(once, twice);
        }
    }
}
