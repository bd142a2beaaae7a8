//! Lists of articles: which, in what order, and how many.
//!
//! A list is read a page at a time. First the ids of the page, which an index gives without touching the articles
//! before it; then what is shown of those.

use super::{Summary, get};
use crate::{Read, Result};
use rusqlite::params_from_iter;
use rusqlite::types::Value;

/// Letters that [`by_letters`] looks at; nobody types more to find a title.
const LETTERS: usize = 40;

/// Where a list looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// What is neither archived nor in the bin.
    #[default]
    Library,
    /// What is archived.
    Archive,
    /// The bin.
    Bin,
    /// What has a tag, archived or not.
    Tag(String),
    /// What is in a collection, archived or not.
    Collection(i64),
    /// What comes from a site, archived or not.
    Site(String),
}

/// What a list leaves out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only what is unread.
    pub unread: bool,
    /// Only what has comments that came since it was last opened.
    pub new_comments: bool,
    /// Only favourites.
    pub favourite: bool,
    /// Only what has notes.
    pub notes: bool,
}

/// What a list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// When it was saved, newest first; in the archive and the bin, when it came there.
    #[default]
    Saved,
    /// When it was published (saved, where that is not known), newest first.
    Published,
    /// Its title.
    Title,
    /// Its site.
    Site,
    /// Its length, longest first.
    Length,
    /// Its comments, most first.
    Comments,
    /// When the reader last opened it, latest first.
    Opened,
    /// The reader's own order of a collection; elsewhere as `Saved`.
    Hand,
}

/// A list of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Where it looks.
    pub place: Place,
    /// What it leaves out.
    pub filter: Filter,
    /// What it is sorted by.
    pub order: Order,
    /// The other way round.
    pub reversed: bool,
}

/// How many articles there are, for the places and filters that are always in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Neither archived nor in the bin.
    pub library: u32,
    /// Of those, unread ones.
    pub unread: u32,
    /// Of those, with new comments.
    pub new_comments: u32,
    /// Of those, favourites.
    pub favourite: u32,
    /// Of those, with notes.
    pub notes: u32,
    /// In the archive.
    pub archive: u32,
    /// In the bin.
    pub bin: u32,
}

/// How many articles a list has.
pub fn total(read: &Read, query: &Query) -> Result<u32> {
    let (from, values) = query.from();
    let sql = format!("SELECT count(*) {from}");
    Ok(read.prepare(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?)
}

/// The articles of a list, `limit` of them after the first `offset`.
pub fn page(read: &Read, query: &Query, offset: u32, limit: u32) -> Result<Vec<Summary>> {
    ids(read, query, offset, limit)?.into_iter().map(|id| get(read, id)).collect()
}

/// The ids of a list's articles, `limit` of them after the first `offset`.
pub fn ids(read: &Read, query: &Query, offset: u32, limit: u32) -> Result<Vec<i64>> {
    let (from, mut values) = query.from();
    values.extend([Value::from(limit), Value::from(offset)]);
    let sql = format!("SELECT a.id {from} ORDER BY {} LIMIT ? OFFSET ?", query.order_by());
    let mut statement = read.prepare(&sql)?;
    let rows = statement.query_map(params_from_iter(values), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The counts.
pub fn counts(read: &Read) -> Result<Counts> {
    let of = |place: Place, filter: Filter| total(read, &Query { place, filter, ..Query::default() });
    let all = Filter::default();
    Ok(Counts {
        library: of(Place::Library, all)?,
        unread: of(Place::Library, Filter { unread: true, ..all })?,
        new_comments: of(Place::Library, Filter { new_comments: true, ..all })?,
        favourite: of(Place::Library, Filter { favourite: true, ..all })?,
        notes: of(Place::Library, Filter { notes: true, ..all })?,
        archive: of(Place::Archive, all)?,
        bin: of(Place::Bin, all)?,
    })
}

/// Articles outside the bin whose title has these letters in this order, however far apart: those that have them in
/// a row first, of those the last opened. `letters` are as in [`super::Article::title_key`].
pub fn by_letters(read: &Read, letters: &str, limit: u32) -> Result<Vec<Summary>> {
    let escaped = letters.chars().filter(|letter| !letter.is_whitespace()).map(|letter| match letter {
        '%' | '_' | '\\' => format!("\\{letter}"),
        letter => letter.to_string(),
    });
    let letters: Vec<String> = escaped.take(LETTERS).collect();
    let mut ids = titles_like(read, &format!("%{}%", letters.concat()), limit)?;
    if ids.len() < limit as usize && letters.len() > 1 {
        let apart = titles_like(read, &format!("%{}%", letters.join("%")), limit)?;
        ids.extend(apart.into_iter().filter(|id| !ids.contains(id)).collect::<Vec<_>>());
        ids.truncate(limit as usize);
    }
    ids.into_iter().map(|id| get(read, id)).collect()
}

/// Read from an index in its own order, so that it ends as soon as there are enough.
fn titles_like(read: &Read, pattern: &str, limit: u32) -> Result<Vec<i64>> {
    let mut statement = read.prepare(TITLES_LIKE)?;
    let ids = statement.query_map((pattern, limit), |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

const TITLES_LIKE: &str = "
    SELECT id FROM article WHERE deleted_at IS NULL AND title_key LIKE ?1 ESCAPE '\\'
    ORDER BY opened_at DESC, saved_at DESC, title_key DESC, id DESC LIMIT ?2";

/// The sites with the most articles outside the bin, `limit` of them.
pub fn sites(read: &Read, limit: u32) -> Result<Vec<(String, u32)>> {
    let sql = "
        SELECT site, count(*) FROM article WHERE deleted_at IS NULL AND site IS NOT NULL
        GROUP BY site ORDER BY count(*) DESC, site LIMIT ?1";
    let mut statement = read.prepare(sql)?;
    let rows = statement.query_map([limit], |row| row.try_into())?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Query {
    /// The tables and conditions of the list, and what stands for the question marks in them.
    fn from(&self) -> (String, Vec<Value>) {
        let mut tables = "FROM article a".to_string();
        let mut values = Vec::new();
        let mut conditions = vec!["a.deleted_at IS NULL"];
        match &self.place {
            Place::Library => conditions.push("a.archived_at IS NULL"),
            Place::Archive => conditions.push("a.archived_at IS NOT NULL"),
            Place::Bin => conditions = vec!["a.deleted_at IS NOT NULL"],
            Place::Tag(tag) => {
                conditions.push(
                    "a.id IN (SELECT at.article FROM article_tag at JOIN tag t ON t.id = at.tag WHERE t.name = ?)",
                );
                values.push(tag.clone().into());
            }
            Place::Collection(collection) => {
                tables.push_str(" JOIN collection_article ca ON ca.article = a.id");
                conditions.push("ca.collection = ?");
                values.push((*collection).into());
            }
            Place::Site(site) => {
                conditions.push("a.site = ?");
                values.push(site.clone().into());
            }
        }
        let Filter { unread, new_comments, favourite, notes } = self.filter;
        for (wanted, condition) in [
            (unread, "a.read_at IS NULL"),
            (new_comments, "a.new_comments > 0"),
            (favourite, "a.favourite_at IS NOT NULL"),
            (notes, "a.id IN (SELECT article FROM note WHERE deleted_at IS NULL)"),
        ] {
            if wanted {
                conditions.push(condition);
            }
        }
        (format!("{tables} WHERE {}", conditions.join(" AND ")), values)
    }

    /// What decides comes first; equals stand in the order they came in, so that pages never overlap.
    fn order_by(&self) -> String {
        let (column, descends) = match (self.order, &self.place) {
            (Order::Hand, Place::Collection(_)) => ("ca.position", false),
            (Order::Saved | Order::Hand, Place::Bin) => ("a.deleted_at", true),
            (Order::Saved | Order::Hand, Place::Archive) => ("a.archived_at", true),
            (Order::Saved | Order::Hand, _) => ("a.saved_at", true),
            (Order::Published, _) => ("coalesce(a.published_key, a.saved_at / 1000)", true),
            (Order::Title, _) => ("a.title_key", false),
            (Order::Site, _) => ("a.site COLLATE NOCASE", false),
            (Order::Length, _) => ("a.words", true),
            (Order::Comments, _) => ("a.comments", true),
            (Order::Opened, _) => ("a.opened_at", true),
        };
        let direction = if descends == self.reversed { "ASC" } else { "DESC" };
        format!("{column} {direction}, a.id {direction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{self, Article, Mark};
    use crate::testing::store;
    use crate::{Error, Store, collection, note, tag};
    use document::{Label, Target};

    /// Four articles: id n is called by the nth letter, saved at n, of 10 − n words.
    fn shelf() -> (tempfile::TempDir, Store) {
        let (folder, store) = store();
        store
            .write(|write| {
                for (number, site) in (1_i64..).zip(["one.org", "one.org", "two.org", "two.org"]) {
                    let title_key = char::from(b'a' + number as u8 - 1).to_string();
                    let words = 10 - number as u32;
                    let site = Some(site.to_string());
                    let article =
                        Article { title_key, site, words, saved_at: number, revision: 1, ..Article::default() };
                    article::insert(write, &article)?;
                }
                Ok::<_, Error>(())
            })
            .unwrap();
        (folder, store)
    }

    fn found(store: &Store, query: &Query) -> Vec<i64> {
        let found = store.read(|read| ids(read, query, 0, 99)).unwrap();
        assert_eq!(store.read(|read| total(read, query)).unwrap() as usize, found.len());
        found
    }

    #[test]
    fn a_list_is_sorted_as_asked_and_read_in_pages() {
        let (_folder, store) = shelf();
        let sorted = |order, reversed| found(&store, &Query { order, reversed, ..Query::default() });
        assert_eq!(sorted(Order::Saved, false), [4, 3, 2, 1]);
        assert_eq!(sorted(Order::Saved, true), [1, 2, 3, 4]);
        assert_eq!(sorted(Order::Title, false), [1, 2, 3, 4]);
        assert_eq!(sorted(Order::Length, false), [1, 2, 3, 4]);
        assert_eq!(sorted(Order::Site, true), [4, 3, 2, 1]);
        let pages = [(0, 3), (3, 3), (6, 3)]
            .map(|(offset, limit)| store.read(|read| page(read, &Query::default(), offset, limit)).unwrap());
        let ids = pages.map(|page| page.iter().map(|summary| summary.id).collect::<Vec<_>>());
        assert_eq!(ids, [vec![4, 3, 2], vec![1], vec![]]);
    }

    #[test]
    fn places_and_filters_choose() {
        let (_folder, store) = shelf();
        let collection = store
            .write(|write| {
                article::set_marked(write, 1, Mark::Archived, Some(9))?;
                article::set_deleted(write, 2, Some(9))?;
                article::set_marked(write, 3, Mark::Favourite, Some(9))?;
                article::set_marked(write, 3, Mark::Read, Some(9))?;
                note::insert(write, 3, &Target::Article, Label::Mine, "x", 1)?;
                tag::set(write, 1, &["Tea".into()])?;
                tag::set(write, 4, &["tea".into()])?;
                let collection = collection::insert(write, "Water", 1)?;
                collection::set_member(write, collection, 4, Some(1))?;
                collection::set_member(write, collection, 1, Some(2))?;
                Ok::<_, Error>(collection)
            })
            .unwrap();
        let at = |place| found(&store, &Query { place, ..Query::default() });
        assert_eq!(at(Place::Library), [4, 3]);
        assert_eq!((at(Place::Archive), at(Place::Bin)), (vec![1], vec![2]));
        assert_eq!((at(Place::Tag("TEA".into())), at(Place::Site("one.org".into()))), (vec![4, 1], vec![1]));
        let by_hand = Query { place: Place::Collection(collection), order: Order::Hand, ..Query::default() };
        assert_eq!(found(&store, &by_hand), [4, 1]);
        assert_eq!(found(&store, &Query { reversed: true, ..by_hand }), [1, 4]);
        let only = |filter| found(&store, &Query { filter, ..Query::default() });
        let all = Filter::default();
        assert_eq!(only(Filter { unread: true, ..all }), [4]);
        assert_eq!(only(Filter { favourite: true, notes: true, ..all }), [3]);
        assert!(only(Filter { new_comments: true, ..all }).is_empty());
        let counts = store.read(counts).unwrap();
        let expected = Counts { library: 2, unread: 1, new_comments: 0, favourite: 1, notes: 1, archive: 1, bin: 1 };
        assert_eq!(counts, expected);
        assert_eq!(store.read(|read| sites(read, 9)).unwrap(), [("two.org".to_string(), 2), ("one.org".into(), 1)]);
    }

    #[test]
    fn a_title_is_found_by_some_of_its_letters() {
        let (_folder, store) = store();
        let titles = ["which kettle", "kiln temperature", "100% tea_pots"];
        store
            .write(|write| {
                for title in titles {
                    let article = Article { title_key: title.into(), revision: 1, ..Article::default() };
                    article::insert(write, &article)?;
                }
                article::opened(write, 1, 9)
            })
            .unwrap();
        let found = |letters: &str| -> Vec<i64> {
            let found = store.read(|read| by_letters(read, letters, 9)).unwrap();
            found.iter().map(|summary| summary.id).collect()
        };
        assert_eq!((found("kt"), found("kilnte"), found("tle")), (vec![1, 2], vec![2], vec![1]));
        assert_eq!((found("%"), found("_"), found("zz"), found("")), (vec![3], vec![3], vec![], vec![1, 2, 3]));
    }

    /// The library's list at any length: no order of it sorts, and no page of it reads what stands before.
    #[test]
    fn the_librarys_list_is_read_from_an_index() {
        let (_folder, store) = shelf();
        let orders = [
            (Order::Saved, "article_list_saved"),
            (Order::Published, "article_list_published"),
            (Order::Title, "article_list_title"),
            (Order::Site, "article_list_site"),
            (Order::Length, "article_list_words"),
            (Order::Comments, "article_list_comments"),
            (Order::Opened, "article_list_opened"),
        ];
        for (order, index) in orders {
            let plan = plan(&store, &Query { order, ..Query::default() });
            assert!(plan.contains(&format!("USING COVERING INDEX {index}")) && !plan.contains("TEMP B-TREE"), "{plan}");
        }
        let all = Filter::default();
        for (filter, index) in [
            (Filter { unread: true, ..all }, "article_list_unread"),
            (Filter { new_comments: true, ..all }, "article_list_new"),
            (Filter { favourite: true, ..all }, "article_list_favourite"),
        ] {
            let plan = plan(&store, &Query { filter, ..Query::default() });
            assert!(plan.contains(&format!("INDEX {index}")) && !plan.contains("TEMP B-TREE"), "{plan}");
        }
    }

    #[test]
    fn titles_are_looked_through_in_the_order_of_an_index() {
        let (_folder, store) = shelf();
        let plan = explain(&store, TITLES_LIKE);
        assert!(plan.contains("USING COVERING INDEX article_titles") && !plan.contains("TEMP B-TREE"), "{plan}");
    }

    fn plan(store: &Store, query: &Query) -> String {
        let (from, _) = query.from();
        explain(store, &format!("SELECT a.id {from} ORDER BY {} LIMIT 50 OFFSET 9", query.order_by()))
    }

    fn explain(store: &Store, sql: &str) -> String {
        let sql = format!("EXPLAIN QUERY PLAN {sql}");
        store
            .read(|read| {
                let mut statement = read.prepare(&sql)?;
                // What stands for the question marks changes nothing about the plan.
                let mut rows = statement.raw_query();
                let mut lines = Vec::new();
                while let Some(row) = rows.next()? {
                    lines.push(row.get::<_, String>(3)?);
                }
                Ok::<_, Error>(lines.join("\n"))
            })
            .unwrap()
    }
}
