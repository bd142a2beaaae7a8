use crate::alignment::Alignment;
use crate::passage::Kin;
use crate::text::Text;
use crate::{cell, passage, tables};
use document::{Comment, CommentId, Document, Passage, Placement, Table, TableKey, Target};
use std::cell::OnceCell;
use std::collections::HashMap;

/// Finds what notes stand beside, in one revision or from one to the next.
pub struct Places<'a> {
    old: Side<'a>,
    new: Side<'a>,
    /// Made when the first passage is not where it was.
    alignment: OnceCell<Alignment>,
}

struct Side<'a> {
    text: Text,
    tables: Vec<(TableKey, &'a Table)>,
    comments: HashMap<&'a CommentId, &'a Comment>,
}

impl<'a> Places<'a> {
    /// Places within one revision.
    pub fn of(document: &'a Document, comments: &'a [Comment]) -> Self {
        Self::new((document, comments), (document, comments))
    }

    /// Places that were marked in the first revision, to be found in the second. `comments` are those of all
    /// revisions up to it.
    pub fn new(old: (&'a Document, &'a [Comment]), new: (&'a Document, &'a [Comment])) -> Self {
        Self { old: Side::new(old), new: Side::new(new), alignment: OnceCell::new() }
    }

    /// The same places, with the reader's versions of tables in place of the page's, or beside them. Each is named
    /// by the identity of the table it stands for, or by one of its own.
    pub fn with_versions(mut self, old: &[(TableKey, &'a Table)], new: &[(TableKey, &'a Table)]) -> Self {
        self.old.take_versions(old);
        self.new.take_versions(new);
        self
    }

    /// Where a target is now, and whether it is still the same place. An unplaced target is given back as it was,
    /// so that it is found if its place comes back.
    pub fn find(&self, target: &Target) -> (Target, Placement) {
        match target {
            Target::Article => (Target::Article, Placement::Placed),
            Target::Passage(passage) => {
                let found = self.passage(passage).map(|(passage, placement)| (Target::Passage(passage), placement));
                found.unwrap_or_else(|| (target.clone(), Placement::Unplaced))
            }
            Target::Comment { comment } => match self.new.comments.contains_key(comment) {
                true => (target.clone(), Placement::Placed),
                false => (target.clone(), Placement::Unplaced),
            },
            Target::CommentPassage { comment, passage } => self.in_comment(target, comment, passage),
            Target::Table { .. } | Target::Row { .. } | Target::Column { .. } | Target::Cell { .. } => {
                cell::find(target, &self.old.tables, &self.new.tables)
            }
        }
    }

    /// As [`Places::find`], for a note whose placement is known: what the reader was asked to check, and did not,
    /// is still to be checked when nothing changed since.
    pub fn follow(&self, target: &Target, placement: Placement) -> (Target, Placement) {
        match self.find(target) {
            (found, Placement::Placed) if placement == Placement::Moved && found == *target => {
                (found, Placement::Moved)
            }
            found => found,
        }
    }

    fn passage(&self, passage: &Passage) -> Option<(Passage, Placement)> {
        let (old, new) = (&self.old.text, &self.new.text);
        passage::unchanged(passage, new).or_else(|| {
            let alignment = self.alignment.get_or_init(|| Alignment::new(old, new));
            passage::find(passage, old, new, Kin::Copies(alignment))
        })
    }

    /// The target with the words that its passage covers in this revision, whatever quote it came with.
    pub fn with_quote(&self, target: &Target) -> Target {
        let quoted = |passage: &Passage, text: &Text| {
            let range = text.range(&passage.start, &passage.end).filter(|range| !range.is_empty())?;
            Some(Passage { quote: text.quote(&range)?, ..passage.clone() })
        };
        let with_quote = match target {
            Target::Passage(passage) => quoted(passage, &self.new.text).map(Target::Passage),
            Target::CommentPassage { comment, passage } => self.new.comment_text(comment).and_then(|text| {
                let passage = quoted(passage, &text)?;
                Some(Target::CommentPassage { comment: comment.clone(), passage })
            }),
            _ => None,
        };
        with_quote.unwrap_or_else(|| target.clone())
    }

    /// A passage that is gone from its comment leaves the note beside the comment, to be checked.
    fn in_comment(&self, target: &Target, comment: &CommentId, passage: &Passage) -> (Target, Placement) {
        let Some(new) = self.new.comment_text(comment) else { return (target.clone(), Placement::Unplaced) };
        let old = self.old.comment_text(comment).unwrap_or_default();
        match passage::unchanged(passage, &new).or_else(|| passage::find(passage, &old, &new, Kin::SameComment)) {
            Some((passage, placement)) => (Target::CommentPassage { comment: comment.clone(), passage }, placement),
            None => (target.clone(), Placement::Moved),
        }
    }
}

impl<'a> Side<'a> {
    fn new((document, comments): (&'a Document, &'a [Comment])) -> Self {
        Self {
            text: Text::new(&document.blocks),
            tables: tables(document),
            comments: comments.iter().map(|comment| (&comment.id, comment)).collect(),
        }
    }

    fn take_versions(&mut self, versions: &[(TableKey, &'a Table)]) {
        for (key, version) in versions {
            match self.tables.iter_mut().find(|(known, _)| known == key) {
                Some((_, table)) => *table = version,
                None => self.tables.push((key.clone(), version)),
            }
        }
    }

    fn comment_text(&self, id: &CommentId) -> Option<Text> {
        self.comments.get(id).map(|comment| Text::new(&comment.blocks))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Found, find_words};
    use document::{Block, assign_block_ids};

    fn document(texts: &[&str]) -> Document {
        let mut blocks: Vec<Block> = texts.iter().map(|text| Block::paragraph(*text)).collect();
        assign_block_ids(&mut blocks);
        Document { blocks, ..Document::default() }
    }

    /// Marks the words in the first document and finds them in the second.
    fn check(old: &[&str], words: &str, new: &[&str]) -> (Option<String>, Placement) {
        let (old, new) = (document(old), document(new));
        let Found::Once(passage) = find_words(&old.blocks, words) else { panic!("{words} is not there once") };
        let places = Places::new((&old, &[]), (&new, &[]));
        let (target, placement) = places.find(&Target::Passage(passage));
        let now = match (placement, &target) {
            (Placement::Unplaced, _) => None,
            (_, Target::Passage(passage)) => places
                .new
                .text
                .range(&passage.start, &passage.end)
                .map(|range| places.new.text.as_str()[range].to_string()),
            _ => None,
        };
        (now, placement)
    }

    const OLD: [&str; 4] = [
        "Water for tea should be fresh and just off the boil.",
        "A kettle with a thermostat costs more, and most people set it once and forget it for years.",
        "Descale it every month where the water is hard.",
        "What else is there to say about kettles? They whistle.",
    ];

    #[test]
    fn an_unchanged_passage_stays() {
        assert_eq!(check(&OLD, "set it once", &OLD), (Some("set it once".into()), Placement::Placed));
    }

    #[test]
    fn a_passage_stays_when_its_paragraph_changes_elsewhere() {
        let new = [OLD[0], "A kettle with a good thermostat costs more, and most people set it once.", OLD[2], OLD[3]];
        assert_eq!(check(&OLD, "set it once", &new), (Some("set it once".into()), Placement::Placed));
    }

    #[test]
    fn a_changed_passage_is_found_and_to_be_checked() {
        let new = [
            OLD[0],
            "A kettle with a thermostat costs a lot more; most people set it twice and forget it for years.",
            OLD[2],
            OLD[3],
        ];
        let (now, placement) = check(&OLD, "costs more, and most people set it once and forget it", &new);
        assert_eq!(placement, Placement::Moved);
        assert!(now.unwrap().contains("most people set it twice"));
    }

    #[test]
    fn a_quote_that_stands_elsewhere_now_is_to_be_checked() {
        let new = [OLD[0], OLD[2], OLD[3], "An end.", OLD[1]];
        let changed = format!("{} Surely.", OLD[1]);
        assert_eq!(
            check(&OLD, "costs more, and most people set it once", &new).1,
            Placement::Placed,
            "the block moved as it was"
        );
        let new = [OLD[0], OLD[2], OLD[3], "An end.", &changed];
        assert_eq!(check(&OLD, "costs more, and most people set it once", &new).1, Placement::Moved);
    }

    #[test]
    fn a_deleted_passage_is_unplaced() {
        let new = [OLD[0], OLD[2], OLD[3]];
        assert_eq!(check(&OLD, "set it once and forget it for years", &new), (None, Placement::Unplaced));
        let new = [OLD[0], OLD[2], OLD[3], "People seldom set it once."];
        assert_eq!(
            check(&OLD, "set it once", &new),
            (None, Placement::Unplaced),
            "a short quote elsewhere proves nothing"
        );
    }

    #[test]
    fn equal_paragraphs_are_told_apart_by_what_is_around_them() {
        let old = ["one begins here", "Same.", "two begins here", "Same.", "three ends here"];
        let new = ["two begins here", "Same.", "three ends here"];
        let (old, new) = (document(&old), document(&new));
        let second = &old.blocks[3].id;
        let text = Text::new(&old.blocks);
        let (_, range) = text.blocks().iter().find(|(id, _)| id == second).unwrap().clone();
        let passage = text.passage(range).unwrap();
        let (target, placement) = Places::new((&old, &[]), (&new, &[])).find(&Target::Passage(passage));
        let Target::Passage(found) = target else { panic!("no passage") };
        assert_eq!((found.start.block, placement), (new.blocks[1].id.clone(), Placement::Placed));
    }

    #[test]
    fn a_passage_in_a_comment_follows_its_edits() {
        let comment = |text: &str| {
            let mut blocks = vec![Block::paragraph(text)];
            assign_block_ids(&mut blocks);
            Comment { id: CommentId("s:1".into()), blocks, ..Comment::default() }
        };
        let (old, new, gone) = (comment("I boil it twice."), comment("Well, I boil it twice."), comment("Deleted."));
        let Found::Once(passage) = find_words(&old.blocks, "boil it twice") else { panic!("not found") };
        let target = Target::CommentPassage { comment: old.id.clone(), passage };
        let none = Document::default();
        let placement =
            |new: &[Comment]| Places::new((&none, std::slice::from_ref(&old)), (&none, new)).find(&target).1;
        assert_eq!(placement(&[new]), Placement::Placed);
        assert_eq!(placement(&[gone]), Placement::Moved);
        assert_eq!(placement(&[]), Placement::Unplaced);
    }
}
