//! What comments say, many in one compressed value: comments of one discussion have much in common, and take two thirds of
//! what they take one by one.
//!
//! A pack holds the comments of consecutive rows, in their order, each as a line of JSON. Of another comment of the same
//! pack one only decompresses the bytes, which are few; a page of the file that is damaged takes few comments with it;
//! and a newer copy of a page writes those packs anew in which a comment has changed, and no other.

use crate::compress::{Dictionary, compress, decompress, from_json, json};
use crate::{Error, Read, Result, Write};
use document::{Comment, CommentId};
use rusqlite::OptionalExtension;
use serde::Deserialize;

pub(crate) const VERSION_2: &str = "
    CREATE TABLE comment_pack (
        -- The row of its first comment; the others follow without a gap.
        first INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        -- The last one that wrote it.
        revision INTEGER NOT NULL,
        comments BLOB NOT NULL
    ) STRICT;
    CREATE INDEX comment_pack_by_article ON comment_pack (article);
";

/// A pack is full with so many comments, or with so many bytes of JSON: more would hardly be smaller, and one comment
/// dearer to read.
const COMMENTS: usize = 32;
const BYTES: usize = 32 * 1024;

const OF_ROW: &str = "SELECT first, comments FROM comment_pack WHERE first <= ?1 ORDER BY first DESC LIMIT 1";
const OF_ARTICLE: &str = "SELECT first, comments FROM comment_pack WHERE article = ?1 ORDER BY first";

/// The comments of consecutive rows.
#[derive(Debug, Default)]
pub(super) struct Pack {
    /// The row of the first.
    pub(super) first: i64,
    lines: Vec<Vec<u8>>,
}

impl Pack {
    /// An empty pack whose first comment has this row.
    pub(super) fn new(first: i64) -> Self {
        Self { first, lines: Vec::new() }
    }

    fn read(first: i64, packed: &[u8]) -> Result<Self> {
        let lines = decompress(packed)?.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        Ok(Self { first, lines })
    }

    /// The pack that has a comment, by its row.
    pub(super) fn of(read: &Read, row: i64) -> Result<Self> {
        let found: Option<(i64, Vec<u8>)> = read.prepare(OF_ROW)?.query_row([row], |row| row.try_into()).optional()?;
        let (first, packed) = found.ok_or_else(missing)?;
        Self::read(first, &packed)
    }

    /// All packs of an article.
    pub(super) fn all(read: &Read, article: i64) -> Result<Vec<Self>> {
        let mut statement = read.prepare(OF_ARTICLE)?;
        let mut rows = statement.query([article])?;
        let mut packs = Vec::new();
        while let Some(row) = rows.next()? {
            packs.push(Self::read(row.get(0)?, row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?)?);
        }
        Ok(packs)
    }

    /// Writes the pack, in place of what it was before.
    pub(super) fn write(&self, write: &Write, article: i64, revision: u32) -> Result<()> {
        if self.lines.is_empty() {
            return Ok(());
        }
        let sql = "
            INSERT INTO comment_pack (first, article, revision, comments) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET revision = ?3, comments = ?4";
        let packed = compress(&self.lines.join(&b'\n'), Dictionary::Comments)?;
        write.prepare(sql)?.execute((self.first, article, revision, packed))?;
        Ok(())
    }

    pub(super) fn is_full(&self) -> bool {
        self.lines.len() >= COMMENTS || self.lines.iter().map(Vec::len).sum::<usize>() >= BYTES
    }

    /// The row of the last comment; that before the first where there is none.
    pub(super) fn last(&self) -> i64 {
        self.first + self.lines.len() as i64 - 1
    }

    /// What the comment of a row says.
    pub(super) fn get(&self, row: i64) -> Result<Comment> {
        let slot = usize::try_from(row - self.first).ok();
        from_json(slot.and_then(|slot| self.lines.get(slot)).ok_or_else(missing)?)
    }

    /// Whether one of its comments has this identity.
    pub(super) fn holds(&self, identity: &CommentId) -> Result<bool> {
        #[derive(Deserialize)]
        struct Identified {
            id: CommentId,
        }
        for line in &self.lines {
            if from_json::<Identified>(line)?.id == *identity {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Adds the comment of the next row.
    pub(super) fn push(&mut self, comment: &Comment) -> Result<()> {
        self.lines.push(json(comment)?);
        Ok(())
    }

    /// Replaces what the comment of a row says; whether it said something else.
    pub(super) fn set(&mut self, row: i64, comment: &Comment) -> Result<bool> {
        let slot = usize::try_from(row - self.first).ok().and_then(|slot| self.lines.get_mut(slot));
        let line = slot.ok_or_else(missing)?;
        let said = json(comment)?;
        let differs = *line != said;
        *line = said;
        Ok(differs)
    }
}

fn missing() -> Error {
    Error::Unreadable("no pack has this comment".into())
}

#[cfg(test)]
mod tests {
    use super::super::*;
    use super::*;
    use crate::testing::store_with_article;
    use crate::{Store, article};
    use document::{Author, Block};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn comment(number: usize, words: &str) -> Comment {
        let blocks = vec![Block::paragraph(words)];
        Comment { id: CommentId(format!("s:{number}")), blocks, ..Comment::default() }
    }

    /// The packs as they are stored, by their first row.
    fn stored(store: &Store) -> BTreeMap<i64, Vec<u8>> {
        store
            .read(|read| {
                let mut statement = read.prepare("SELECT first, comments FROM comment_pack")?;
                let rows = statement.query_map([], |row| row.try_into())?;
                Ok::<_, Error>(rows.collect::<rusqlite::Result<_>>()?)
            })
            .unwrap()
    }

    #[test]
    fn a_change_of_one_comment_writes_one_pack() {
        let (_folder, store, article) = store_with_article();
        let comments: Vec<Comment> = (0..1_000).map(|number| comment(number, "The spout drips.")).collect();
        let numbered: Vec<(u32, &Comment)> = (0..).zip(&comments).collect();
        let rows = store.write(|write| insert(write, article, 1, &numbered)).unwrap();
        let before = stored(&store);
        assert_eq!(before.len(), 1_000_usize.div_ceil(COMMENTS));
        let changed = comment(500, "It does not.");
        let said = |number: usize| if number == 500 { &changed } else { &comments[number] };
        let updates: Vec<Update> = (0..)
            .zip(&rows)
            .map(|(position, &id)| Update { id, position, comment: Some(said(position as usize)) })
            .collect();
        store.write(|write| update(write, article, 2, &updates)).unwrap();
        let after = stored(&store);
        assert_eq!(before.iter().filter(|(first, pack)| after.get(first) != Some(pack)).count(), 1);
        let kept = store.read(|read| list(read, article)).unwrap();
        assert!(kept.iter().all(|saved| saved.last_revision == 2));
        assert_eq!(kept[500].comment, changed);
        assert_eq!(store.read(|read| get(read, rows[500])).unwrap(), (article, kept[500].clone()));
    }

    #[test]
    fn packs_are_found_by_row_and_by_article_without_sorting() {
        let (_folder, store, _) = store_with_article();
        let plan = |sql: &str| {
            let plan = store.read(|read| {
                let mut statement = read.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                let steps = statement.query_map([1], |row| row.get::<_, String>(3))?;
                Ok::<_, Error>(steps.collect::<rusqlite::Result<Vec<_>>>()?)
            });
            plan.unwrap()
        };
        assert_eq!(plan(OF_ROW), ["SEARCH comment_pack USING INTEGER PRIMARY KEY (rowid<?)"]);
        assert_eq!(plan(OF_ARTICLE), ["SEARCH comment_pack USING INDEX comment_pack_by_article (article=?)"]);
    }

    #[test]
    fn long_comments_share_a_pack_with_few() {
        let (_folder, store, article) = store_with_article();
        let long = comment(0, &"The kettle is on. ".repeat(BYTES / 16));
        let comments: Vec<(u32, &Comment)> = (0..5).map(|position| (position, &long)).collect();
        store.write(|write| insert(write, article, 1, &comments)).unwrap();
        assert_eq!(stored(&store).len(), 5);
    }

    #[test]
    fn what_changed_on_the_disk_is_an_error_and_leaves_the_rest() {
        let (_folder, store, article) = store_with_article();
        let other = store.write(|write| article::insert(write, &article::Article::default())).unwrap();
        let words = comment(1, "The spout drips.");
        for article in [article, other] {
            store.write(|write| insert(write, article, 1, &[(0, &words)])).unwrap();
        }
        let damage = "UPDATE comment_pack SET comments = CAST(comments || x'00' AS BLOB) WHERE article = ?1";
        store.write(|write| Ok::<_, Error>(write.prepare(damage)?.execute([article])?)).unwrap();
        assert!(matches!(store.read(|read| list(read, article)), Err(Error::Unreadable(_))));
        assert_eq!(store.read(|read| list(read, other)).unwrap()[0].comment, words);
    }

    #[test]
    fn a_purged_article_takes_its_packs_and_its_rows_are_given_to_no_other() {
        let (_folder, store, article) = store_with_article();
        let words = comment(1, "The spout drips.");
        let rows = store.write(|write| insert(write, article, 1, &[(0, &words), (1, &words)])).unwrap();
        store.write(|write| article::set_deleted(write, article, Some(1))).unwrap();
        store.write(|write| article::purge(write, 2)).unwrap();
        assert!(stored(&store).is_empty());
        let other = store.write(|write| article::insert(write, &article::Article::default())).unwrap();
        assert!(store.write(|write| insert(write, other, 1, &[(0, &words)])).unwrap() > rows);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn what_each_revision_says_is_kept(
            revisions in prop::collection::vec(prop::collection::vec((0..90_usize, 0..3_u8, any::<bool>()), 0..60), 1..5),
        ) {
            let (_folder, store, article) = store_with_article();
            let mut model: Vec<(i64, SavedComment)> = Vec::new();
            for (revision, wanted) in (1_u32..).zip(revisions) {
                let mut seen: BTreeMap<usize, Comment> = BTreeMap::new();
                for (number, words, named) in wanted {
                    let author = named.then(|| Author { name: "Ana".into(), url: None });
                    seen.insert(number, Comment { author, ..comment(number, &words.to_string()) });
                }
                let updates: Vec<(i64, Option<Comment>)> = model
                    .iter()
                    .map(|(id, saved)| {
                        let number: usize = saved.comment.id.0[2..].parse().unwrap();
                        (*id, seen.remove(&number))
                    })
                    .collect();
                let kept: Vec<Update> = (0..)
                    .zip(&updates)
                    .map(|(position, (id, comment))| Update { id: *id, position, comment: comment.as_ref() })
                    .collect();
                let start = model.len() as u32;
                let new: Vec<(u32, &Comment)> = (start..).zip(seen.values()).collect();
                let rows = store
                    .write(|write| {
                        update(write, article, revision, &kept)?;
                        insert(write, article, revision, &new)
                    })
                    .unwrap();
                for ((_, comment), (_, saved)) in updates.iter().zip(&mut model) {
                    if let Some(comment) = comment {
                        (saved.comment, saved.last_revision) = (comment.clone(), revision);
                    }
                }
                for (id, (_, comment)) in rows.into_iter().zip(&new) {
                    let comment = (*comment).clone();
                    model.push((id, SavedComment { id, comment, first_revision: revision, last_revision: revision }));
                }
            }
            let expected: Vec<SavedComment> = model.into_iter().map(|(_, saved)| saved).collect();
            prop_assert_eq!(store.read(|read| list(read, article)).unwrap(), expected.clone());
            for saved in expected {
                prop_assert!(store.read(|read| exists(read, article, &saved.comment.id)).unwrap());
                prop_assert_eq!(store.read(|read| get(read, saved.id)).unwrap(), (article, saved));
            }
        }
    }
}
