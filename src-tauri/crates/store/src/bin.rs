//! The bin: what is in it besides articles, and emptying it.

use crate::compress::from_json;
use crate::journal::Thing;
use crate::{Error, Read, Result, Write, article, collection, feed, journal, note, own_comment, tag};
use document::{Label, Target};
use rusqlite::Row;

/// A note, own comment or collection in the bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binned {
    /// What it is.
    pub thing: Thing,
    /// The label, of a note.
    pub label: Option<Label>,
    /// What it says, or is called.
    pub text: String,
    /// What a note stands beside.
    pub target: Option<Target>,
    /// The title of the article it belongs to.
    pub title: Option<String>,
    /// In the bin since then, in milliseconds since 1970.
    pub deleted_at: i64,
}

/// Everything in the bin but articles and what is on them.
const BINNED: &str = "
    SELECT 'note' AS thing, n.id, n.label, n.body AS text, n.target, a.title, n.deleted_at
        FROM note n JOIN article a ON a.id = n.article WHERE n.deleted_at IS NOT NULL AND a.deleted_at IS NULL
    UNION ALL
    SELECT 'own_comment', o.id, NULL, o.body, NULL, a.title, o.deleted_at
        FROM own_comment o JOIN article a ON a.id = o.article WHERE o.deleted_at IS NOT NULL AND a.deleted_at IS NULL
    UNION ALL
    SELECT 'collection', id, NULL, name, NULL, NULL, deleted_at FROM collection WHERE deleted_at IS NOT NULL
";

/// Notes, own comments and collections in the bin, the last that went there first, `limit` of them.
pub fn list(read: &Read, limit: u32) -> Result<Vec<Binned>> {
    let mut statement = read.prepare(&format!("{BINNED} ORDER BY deleted_at DESC, id DESC LIMIT ?1"))?;
    let mut rows = statement.query([limit])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(binned(row)?);
    }
    Ok(all)
}

/// How many notes, own comments and collections are in the bin.
pub fn count(read: &Read) -> Result<u32> {
    Ok(read.prepare(&format!("SELECT count(*) FROM ({BINNED})"))?.query_row([], |row| row.get(0))?)
}

/// Deletes for good what was in the bin before a time, and the journal's memory of it.
pub fn purge(write: &Write, before: i64) -> Result<()> {
    note::purge(write, before)?;
    own_comment::purge(write, before)?;
    collection::purge(write, before)?;
    article::purge(write, before)?;
    tag::purge(write)?;
    feed::purge(write, before)?;
    journal::forget_purged(write)
}

fn binned(row: &Row) -> Result<Binned> {
    let id = row.get("id")?;
    let thing = match row.get::<_, String>("thing")?.as_str() {
        "note" => Thing::Note(id),
        "own_comment" => Thing::OwnComment(id),
        "collection" => Thing::Collection(id),
        other => return Err(Error::Damaged(format!("{other} is nothing that can be in the bin"))),
    };
    let target: Option<Vec<u8>> = row.get("target")?;
    let label: Option<String> = row.get("label")?;
    Ok(Binned {
        thing,
        label: label.map(|name| note::value(&name)).transpose()?,
        text: row.get("text")?,
        target: target.map(|target| from_json(&target)).transpose()?,
        title: row.get("title")?,
        deleted_at: row.get("deleted_at")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::store_with_article;

    #[test]
    fn the_bin_lists_what_is_in_it_and_is_emptied() {
        let (_folder, store, article) = store_with_article();
        store
            .write(|write| {
                let note = note::insert(write, article, &Target::Article, Label::Doubt, "Is it so?", 1)?;
                note::set_deleted(write, note, Some(3))?;
                let own = own_comment::insert(write, article, &own_comment::Parent::Article, "I doubt it", 1)?;
                own_comment::set_deleted(write, own, Some(5))?;
                let tea = collection::insert(write, "Tea", 1)?;
                collection::set_deleted(write, tea, Some(4))
            })
            .unwrap();
        let binned = store.read(|read| list(read, 9)).unwrap();
        let texts: Vec<_> = binned.iter().map(|binned| binned.text.as_str()).collect();
        assert_eq!(texts, ["I doubt it", "Tea", "Is it so?"]);
        assert_eq!((binned[2].label, binned[2].title.as_deref()), (Some(Label::Doubt), Some("Kettles")));
        store.write(|write| purge(write, 5)).unwrap();
        assert_eq!(store.read(count).unwrap(), 1);
        store.write(|write| purge(write, 6)).unwrap();
        assert_eq!(store.read(count).unwrap(), 0);
    }
}
