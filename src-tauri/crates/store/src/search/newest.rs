//! The newest hits at once, whatever narrows them: from the words where many hits pass the filter, from the articles
//! that pass where few do.

use super::filter::Filter;
use super::query::{Index, ids, values};
use crate::{Read, Result};
use rusqlite::types::Value;
use std::cmp::Reverse;
use std::ops::RangeInclusive;

/// How far to look from one side before the other is tried.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// So many of the newest hits are asked first whether their articles pass the filter.
    pub(super) hits: u32,
    /// Of the articles that pass, so many of the newest are looked at for the words.
    pub(super) articles: usize,
    /// After so many hits in a row outside the articles that pass, the index is asked for those in the next one.
    pub(super) passed_over: usize,
}

/// A few milliseconds each.
pub(super) const PATIENCE: Patience = Patience { hits: 2_000, articles: 500, passed_over: 64 };

/// The newest rows that have the words and pass the filter, `limit` at most.
///
/// Where a filter leaves one article in a hundred, twenty hits among its articles are found soon from either side; the
/// newest hits are no help where what passes is old, and neither are the articles where the words are rare, but then
/// there are not many hits to go through.
pub(super) fn find(
    index: &Index,
    read: &Read,
    words: &str,
    filter: &Filter,
    limit: usize,
    patience: Patience,
) -> Result<Vec<i64>> {
    let conditions = index.conditions(read, filter)?;
    let may_be_sparse = filter.article.is_none() && !conditions.is_open();
    if may_be_sparse && index.hits(read, words, patience.hits + 1)? > patience.hits {
        let mut statement = read.prepare(&index.newest_of_few_sql(&conditions))?;
        let values = [Value::from(words.to_string()), patience.hits.into()].into_iter();
        let found = ids(&mut statement, values.chain(conditions.values.iter().cloned()), limit)?;
        if found.len() == limit {
            return Ok(found);
        }
        if let Some(found) = from_articles(index, read, words, filter, limit, patience)? {
            return Ok(found);
        }
    }
    let mut statement = read.prepare(&index.newest_sql(&conditions))?;
    ids(&mut statement, values(words, conditions), limit)
}

/// The newest hits in the newest articles that pass. `None` where there may be more in others.
fn from_articles(
    index: &Index,
    read: &Read,
    words: &str,
    filter: &Filter,
    limit: usize,
    patience: Patience,
) -> Result<Option<Vec<i64>>> {
    let Some(rows) = index.rows else { return Ok(None) };
    let articles = filter.articles(read, index.bylines, patience.articles + 1)?;
    let mut ranges = Vec::with_capacity(articles.len());
    for &article in &articles {
        ranges.extend(rows(read, article)?);
    }
    ranges.sort_by_key(|rows| Reverse(*rows.start()));
    let found = among(index, read, words, &ranges, limit, patience.passed_over)?;
    let is_whole = found.len() == limit || articles.len() <= patience.articles;
    Ok(is_whole.then_some(found))
}

/// The statement that finds hits from a row on downwards.
pub(super) fn downwards_sql(index: &Index) -> String {
    let table = index.table;
    format!("SELECT rowid FROM {table} WHERE {table} MATCH ?1 AND rowid <= ?2 ORDER BY rowid DESC")
}

/// The hits within some ranges of rows that do not overlap, the latest first.
fn among(
    index: &Index,
    read: &Read,
    words: &str,
    ranges: &[RangeInclusive<i64>],
    limit: usize,
    patience: usize,
) -> Result<Vec<i64>> {
    let mut statement = read.prepare(&downwards_sql(index))?;
    let mut found = Vec::new();
    let mut ranges = ranges.iter().peekable();
    while let Some(range) = ranges.peek() {
        let mut hits = statement.query((words, *range.end()))?;
        let mut passed_over = 0;
        while passed_over < patience {
            let Some(hit) = hits.next()? else { return Ok(found) };
            let hit: i64 = hit.get(0)?;
            while ranges.next_if(|range| *range.start() > hit).is_some() {}
            let Some(range) = ranges.peek() else { return Ok(found) };
            if *range.end() < hit {
                passed_over += 1;
                continue;
            }
            found.push(hit);
            passed_over = 0;
            if found.len() == limit {
                return Ok(found);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::super::query::{ARTICLES, COMMENTS};
    use super::super::{set_article, set_comment};
    use super::*;
    use crate::article::{self, Article};
    use crate::testing::store;
    use crate::{Error, Store, comment, tag};
    use document::{Block, Comment, CommentId, Document};
    use proptest::prelude::*;

    /// One article each: whether it has the word, its tag, when it was published, and which of its comments have it.
    type Shelf = Vec<(bool, bool, i64, Vec<bool>)>;

    fn shelve(store: &Store, shelf: &Shelf) {
        let said = |has_word: bool| vec![Block::paragraph(if has_word { "a kettle" } else { "a pot" })];
        let save = |number: usize, (has_word, is_tagged, published, comments): &(bool, bool, i64, Vec<bool>)| {
            store.write(|write| {
                let article =
                    Article { published: None, revision: 1, saved_at: *published * 1000, ..Article::default() };
                let id = article::insert(write, &article)?;
                set_article(write, id, &article, &Document { blocks: said(*has_word), ..Document::default() })?;
                if *is_tagged {
                    tag::set(write, id, &["tea".into()])?;
                }
                for (position, has_word) in comments.iter().enumerate() {
                    let id_of = CommentId(format!("{number}-{position}"));
                    let comment = Comment { id: id_of, blocks: said(*has_word), ..Comment::default() };
                    for row in comment::insert(write, id, 1, &[(position as u32, &comment)])? {
                        set_comment(write, row, &comment)?;
                    }
                }
                Ok::<_, Error>(())
            })
        };
        shelf.iter().enumerate().for_each(|(number, article)| save(number, article).unwrap());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn whichever_side_is_looked_from_the_same_is_found(
            shelf in prop::collection::vec((any::<bool>(), any::<bool>(), 0..20_i64, prop::collection::vec(any::<bool>(), 0..4)), 1..30),
            before in prop::option::of(0..20_i64),
            tagged: bool,
            limit in 1..12_usize,
            hits in 0..6_u32,
            articles in 0..8_usize,
            passed_over in 1..4_usize,
        ) {
            let (_folder, store) = store();
            shelve(&store, &shelf);
            let filter = Filter { tag: tagged.then(|| "tea".into()), before, ..Filter::default() };
            for index in [&ARTICLES, &COMMENTS] {
                let found = |patience| store.read(|read| find(index, read, "\"kettle\"", &filter, limit, patience)).unwrap();
                // With patience for everything, every hit is asked.
                let expected = found(Patience { hits: 1_000_000, ..PATIENCE });
                prop_assert_eq!(found(Patience { hits, articles, passed_over }), expected);
            }
        }
    }
}
