//! What the reader did, so that it can be taken back, also after a restart.
//!
//! A step is what the reader did at once, on one article or on a thousand. It keeps the way back: a list of changes,
//! each of which sets one thing to the value it had. Going that way gives the way forth, which takes its place, so a
//! step can be taken back and done again as often as one likes. The steps that are taken back are always the last
//! ones; a new step forgets them.
//!
//! A change and its step are written in one transaction: what is in the library can be taken back, and what can be
//! taken back is in the library.

mod change;

use crate::compress::{Dictionary, pack, unpack};
use crate::{Error, Read, Result, Write};
use rusqlite::{OptionalExtension, Row};

pub use change::{Change, Thing};

pub(crate) const VERSION_2: &str = "
    CREATE TABLE journal (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        -- What the reader did, in the words of the library, and when, in milliseconds since 1970.
        deed TEXT NOT NULL,
        done_at INTEGER NOT NULL,
        -- The changes that take it back; once it is taken back, those that do it again.
        changes BLOB NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX journal_by_done_at ON journal (done_at);
";

/// Edits of one text this soon after each other are one step.
const EDITING_MILLISECONDS: i64 = 5 * 60 * 1000;

/// Something the reader did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number; later ones are higher.
    pub id: i64,
    /// What was done, in the words of whoever recorded it.
    pub deed: String,
    /// When, in milliseconds since 1970.
    pub done_at: i64,
    /// Whether it is taken back.
    pub undone: bool,
}

/// Makes changes and gives the way back, last first: nothing for what they did not change. To be recorded.
pub fn apply(write: &Write, changes: &[Change], now: i64) -> Result<Vec<Change>> {
    let mut back = Vec::with_capacity(changes.len());
    for change in changes {
        back.extend(change.apply(write, now)?);
    }
    back.reverse();
    Ok(back)
}

/// Records a step whose changes were made, with the way back.
pub fn record(write: &Write, deed: &str, back: &[Change], now: i64) -> Result<i64> {
    write.prepare("DELETE FROM journal WHERE undone")?.execute([])?;
    if let Some(step) = continued(write, back, now)? {
        return Ok(step);
    }
    let sql = "INSERT INTO journal (deed, done_at, changes) VALUES (?1, ?2, ?3)";
    write.prepare(sql)?.execute((deed, now, pack(&back, Dictionary::Nothing)?))?;
    Ok(write.last_id())
}

/// Takes the last step back that is not taken back yet.
pub fn undo(write: &Write, now: i64) -> Result<Option<Step>> {
    turn(write, "SELECT * FROM journal WHERE NOT undone ORDER BY id DESC LIMIT 1", now)
}

/// Does the step again that was taken back last.
pub fn redo(write: &Write, now: i64) -> Result<Option<Step>> {
    turn(write, "SELECT * FROM journal WHERE undone ORDER BY id LIMIT 1", now)
}

/// Takes one step back, whatever was done since. Where it is not the last one, taking it back is a step of its own, so
/// that the others keep their order. `None` where it is taken back already, or was forgotten.
pub fn take_back(write: &Write, id: i64, now: i64) -> Result<Option<Step>> {
    let last: Option<i64> =
        write.prepare("SELECT max(id) FROM journal WHERE NOT undone")?.query_row([], |row| row.get(0))?;
    if last == Some(id) {
        return undo(write, now);
    }
    let mut statement = write.prepare("SELECT * FROM journal WHERE id = ?1 AND NOT undone")?;
    let Some(kept) = statement.query_row([id], kept).optional()? else { return Ok(None) };
    let step = kept.step();
    let changes: Vec<Change> = unpack(&kept.changes)?;
    let back = apply(write, &changes, now)?;
    if !back.is_empty() {
        record(write, &step.deed, &back, now)?;
    }
    Ok(Some(Step { undone: true, ..step }))
}

/// The last steps, newest first, `limit` of them.
pub fn steps(read: &Read, limit: u32) -> Result<Vec<Step>> {
    let mut statement = read.prepare("SELECT * FROM journal ORDER BY id DESC LIMIT ?1")?;
    let mut rows = statement.query([limit])?;
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        steps.push(kept(row)?.step());
    }
    Ok(steps)
}

/// Forgets the steps of before a time.
pub fn forget(write: &Write, before: i64) -> Result<()> {
    write.prepare("DELETE FROM journal WHERE done_at < ?1")?.execute([before])?;
    Ok(())
}

/// Forgets what was done to things that were deleted for good, so that no text of theirs stays here.
pub fn forget_purged(write: &Write) -> Result<()> {
    let mut statement = write.prepare("SELECT id, changes FROM journal")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (id, packed) in rows.collect::<rusqlite::Result<Vec<(i64, Vec<u8>)>>>()? {
        let changes: Vec<Change> = unpack(&packed)?;
        let mut left = Vec::with_capacity(changes.len());
        for change in &changes {
            match change.current(write) {
                Ok(_) => left.push(change),
                Err(Error::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        if left.is_empty() {
            write.prepare("DELETE FROM journal WHERE id = ?1")?.execute([id])?;
        } else if left.len() < changes.len() {
            write
                .prepare("UPDATE journal SET changes = ?2 WHERE id = ?1")?
                .execute((id, pack(&left, Dictionary::Nothing)?))?;
        }
    }
    Ok(())
}

/// The last step where this one goes on with it: the same text, edited a moment later. The way back stays the one that
/// leads to before the first edit.
fn continued(write: &Write, back: &[Change], now: i64) -> Result<Option<i64>> {
    let [edit] = back else { return Ok(None) };
    let Some(text) = edit.text_of() else { return Ok(None) };
    let mut statement = write.prepare("SELECT * FROM journal ORDER BY id DESC LIMIT 1")?;
    let Some(last) = statement.query_row([], kept).optional()? else { return Ok(None) };
    let changes: Vec<Change> = unpack(&last.changes)?;
    let same_text = match changes.as_slice() {
        [Change::Bin { thing, binned: true }] => *thing == text,
        [change] => change.text_of() == Some(text),
        _ => false,
    };
    Ok((same_text && now - last.done_at < EDITING_MILLISECONDS).then_some(last.id))
}

/// Goes a step's way, and keeps the way back in its place.
fn turn(write: &Write, sql: &str, now: i64) -> Result<Option<Step>> {
    let Some(kept) = write.prepare(sql)?.query_row([], kept).optional()? else { return Ok(None) };
    let step = kept.step();
    let changes: Vec<Change> = unpack(&kept.changes)?;
    let back = apply(write, &changes, now)?;
    let sql = "UPDATE journal SET changes = ?2, undone = NOT undone WHERE id = ?1";
    write.prepare(sql)?.execute((step.id, pack(&back, Dictionary::Nothing)?))?;
    Ok(Some(Step { undone: !step.undone, ..step }))
}

struct Kept {
    id: i64,
    deed: String,
    done_at: i64,
    changes: Vec<u8>,
    undone: bool,
}

impl Kept {
    fn step(&self) -> Step {
        Step { id: self.id, deed: self.deed.clone(), done_at: self.done_at, undone: self.undone }
    }
}

fn kept(row: &Row) -> rusqlite::Result<Kept> {
    Ok(Kept {
        id: row.get("id")?,
        deed: row.get("deed")?,
        done_at: row.get("done_at")?,
        changes: row.get("changes")?,
        undone: row.get("undone")?,
    })
}

#[cfg(test)]
mod tests;
