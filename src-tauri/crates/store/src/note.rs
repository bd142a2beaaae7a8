//! The reader's notes, what they said before, and their bin.

use crate::compress::{from_json, json};
use crate::{Error, Read, Result, Write, search, tag};
use document::{Label, Placement, Target};
use rusqlite::Row;

pub(crate) const VERSION_1: &str = "
    CREATE TABLE note (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        -- What it stands beside, as JSON, and whether that is still there.
        target BLOB NOT NULL,
        placement TEXT NOT NULL,
        label TEXT NOT NULL,
        body TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
    ) STRICT;
    CREATE INDEX note_by_article ON note (article, deleted_at);
    CREATE INDEX note_by_deleted_at ON note (deleted_at) WHERE deleted_at IS NOT NULL;
    CREATE TABLE note_version (
        note INTEGER NOT NULL REFERENCES note ON DELETE CASCADE,
        replaced_at INTEGER NOT NULL,
        label TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (note, replaced_at)
    ) STRICT;
";

/// While the reader types, saving many times a minute, only what stood before this long a stretch is kept.
const EDITING_MILLISECONDS: i64 = 5 * 60 * 1000;

/// A note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The note's id.
    pub id: i64,
    /// The article it belongs to.
    pub article: i64,
    /// What it stands beside.
    pub target: Target,
    /// Whether that is still there.
    pub placement: Placement,
    /// What kind of mark it is.
    pub label: Label,
    /// Markdown.
    pub body: String,
    /// The note's tags, in order.
    pub tags: Vec<String>,
    /// When it was written, in milliseconds since 1970.
    pub created_at: i64,
    /// When it was last changed.
    pub updated_at: i64,
    /// In the bin since then.
    pub deleted_at: Option<i64>,
}

const NOTE: &str = "
    SELECT n.*, (SELECT json_group_array(t.name ORDER BY nt.position)
        FROM note_tag nt JOIN tag t ON t.id = nt.tag WHERE nt.note = n.id) AS tags
    FROM note n
";

/// Writes a note.
pub fn insert(write: &Write, article: i64, target: &Target, label: Label, body: &str, now: i64) -> Result<i64> {
    let sql = "
        INSERT INTO note (article, target, placement, label, body, created_at, updated_at)
        VALUES (?1, ?2, 'placed', ?3, ?4, ?5, ?5)";
    write.prepare(sql)?.execute((article, json(target)?, name(&label)?, body, now))?;
    let id = write.last_id();
    search::add_note(write, id, target, body)?;
    Ok(id)
}

/// Changes a note's label, text and tags. What it said before is kept.
pub fn update(write: &Write, id: i64, label: Label, body: &str, tags: &[String], now: i64) -> Result<()> {
    let before = get(write, id)?;
    if (before.label, before.body.as_str()) != (label, body) {
        keep_version(write, &before, now)?;
        let sql = "UPDATE note SET label = ?2, body = ?3, updated_at = ?4 WHERE id = ?1";
        write.prepare(sql)?.execute((id, name(&label)?, body, now))?;
        search::remove_note(write, id)?;
        if before.deleted_at.is_none() {
            search::add_note(write, id, &before.target, body)?;
        }
    }
    tag::set_on_note(write, id, tags)
}

fn keep_version(write: &Write, note: &Note, now: i64) -> Result<()> {
    let sql = "
        INSERT OR IGNORE INTO note_version (note, replaced_at, label, body) SELECT ?1, ?2, ?3, ?4
        WHERE NOT EXISTS (SELECT 1 FROM note_version WHERE note = ?1 AND replaced_at > ?5)";
    write.prepare(sql)?.execute((note.id, now, name(&note.label)?, &note.body, now - EDITING_MILLISECONDS))?;
    Ok(())
}

/// Says where a note stands after the article changed.
pub fn set_target(write: &Write, id: i64, target: &Target, placement: Placement) -> Result<()> {
    let mut statement = write.prepare("UPDATE note SET target = ?2, placement = ?3 WHERE id = ?1")?;
    statement.execute((id, json(target)?, name(&placement)?))?;
    Ok(())
}

/// Moves a note to the bin (`Some`) or out of it.
pub fn set_deleted(write: &Write, id: i64, deleted_at: Option<i64>) -> Result<()> {
    let note = get(write, id)?;
    write.prepare("UPDATE note SET deleted_at = ?2 WHERE id = ?1")?.execute((id, deleted_at))?;
    search::remove_note(write, id)?;
    match deleted_at {
        Some(_) => Ok(()),
        None => search::add_note(write, id, &note.target, &note.body),
    }
}

/// Deletes for good the notes that were in the bin before a time.
pub fn purge(write: &Write, before: i64) -> Result<()> {
    // What is in the bin is in no index, but its words may be.
    match write.prepare("DELETE FROM note WHERE deleted_at < ?1")?.execute([before])? {
        0 => Ok(()),
        _ => search::forget(write),
    }
}

/// One note, in the bin or not.
pub fn get(read: &Read, id: i64) -> Result<Note> {
    let mut statement = read.prepare(&format!("{NOTE} WHERE n.id = ?1"))?;
    let mut rows = statement.query([id])?;
    note(rows.next()?.ok_or(Error::NotFound)?)
}

/// An article's notes outside the bin, oldest first.
pub fn list(read: &Read, article: i64) -> Result<Vec<Note>> {
    select(read, &format!("{NOTE} WHERE n.article = ?1 AND n.deleted_at IS NULL ORDER BY n.id"), article)
}

/// An article's notes, those in the bin too, oldest first.
pub fn list_all(read: &Read, article: i64) -> Result<Vec<Note>> {
    select(read, &format!("{NOTE} WHERE n.article = ?1 ORDER BY n.id"), article)
}

/// What a note said before, newest first, each with the time it was replaced.
pub fn versions(read: &Read, id: i64) -> Result<Vec<(i64, String)>> {
    let sql = "SELECT replaced_at, body FROM note_version WHERE note = ?1 ORDER BY replaced_at DESC";
    let mut statement = read.prepare(sql)?;
    let rows = statement.query_map([id], |row| row.try_into())?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn select(read: &Read, sql: &str, article: i64) -> Result<Vec<Note>> {
    let mut statement = read.prepare(sql)?;
    let mut rows = statement.query([article])?;
    let mut notes = Vec::new();
    while let Some(row) = rows.next()? {
        notes.push(note(row)?);
    }
    Ok(notes)
}

fn note(row: &Row) -> Result<Note> {
    Ok(Note {
        id: row.get("id")?,
        article: row.get("article")?,
        target: from_json(&row.get::<_, Vec<u8>>("target")?)?,
        placement: value(&row.get::<_, String>("placement")?)?,
        label: value(&row.get::<_, String>("label")?)?,
        body: row.get("body")?,
        tags: from_json(row.get::<_, String>("tags")?.as_bytes())?,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
        deleted_at: row.get("deleted_at")?,
    })
}

/// The name of a variant, as the wire and exports have it.
fn name<T: serde::Serialize>(value: &T) -> Result<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => Ok(name),
        _ => Err(Error::Unreadable("a variant has no name".into())),
    }
}

pub(crate) fn value<T: serde::de::DeserializeOwned>(name: &str) -> Result<T> {
    serde_json::from_value(name.into()).map_err(|error| Error::Unreadable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::store_with_article;

    #[test]
    fn a_note_comes_back_as_it_was() {
        let (_folder, store, article) = store_with_article();
        let id = store.write(|write| insert(write, article, &Target::Article, Label::Doubt, "Is it so?", 5)).unwrap();
        store.write(|write| update(write, id, Label::Doubt, "Is it so?", &["check".into()], 6)).unwrap();
        let note = store.read(|read| get(read, id)).unwrap();
        assert_eq!((note.label, note.body.as_str(), note.placement), (Label::Doubt, "Is it so?", Placement::Placed));
        assert_eq!((note.tags, note.created_at, note.updated_at), (vec!["check".to_string()], 5, 5));
    }

    #[test]
    fn what_a_note_said_is_kept_once_a_stretch_of_editing() {
        let (_folder, store, article) = store_with_article();
        let id = store.write(|write| insert(write, article, &Target::Article, Label::Mine, "one", 0)).unwrap();
        let edit = |body: &str, now| store.write(|write| update(write, id, Label::Mine, body, &[], now)).unwrap();
        edit("one t", 1_000);
        edit("one two", 2_000);
        edit("three", 2_000 + EDITING_MILLISECONDS);
        let versions = store.read(|read| versions(read, id)).unwrap();
        let bodies: Vec<_> = versions.iter().map(|(_, body)| body.as_str()).collect();
        assert_eq!(bodies, ["one two", "one"]);
    }

    #[test]
    fn the_bin_gives_back_what_it_took() {
        let (_folder, store, article) = store_with_article();
        let id = store.write(|write| insert(write, article, &Target::Article, Label::Mine, "keep me", 0)).unwrap();
        store.write(|write| set_deleted(write, id, Some(1))).unwrap();
        assert!(store.read(|read| list(read, article)).unwrap().is_empty());
        assert_eq!(store.read(|read| list_all(read, article)).unwrap().len(), 1);
        store.write(|write| set_deleted(write, id, None)).unwrap();
        assert_eq!(store.read(|read| list(read, article)).unwrap()[0].body, "keep me");
    }
}
