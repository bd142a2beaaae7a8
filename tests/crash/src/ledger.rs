//! What the library acknowledged, to be compared with what it has later.

use crate::Outcome;
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeMap;
use std::path::Path;

/// What the reader wrote: a note, or a comment of their own, by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Written {
    /// A note.
    Note(i64),
    /// An own comment.
    OwnComment(i64),
}

/// Hash of a text.
pub type Digest = blake3::Hash;

/// A step of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The library was asked to let this say that. From now on it may say so, or what it said before.
    Tried(Written, Digest),
    /// The library acknowledged it. From now on it must.
    Acknowledged(Written, Digest),
}

/// The steps so far, and what they promise.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    promised: BTreeMap<Written, Digest>,
    tried: BTreeMap<Written, Digest>,
}

impl Ledger {
    /// Writes a step down.
    pub fn note(&mut self, step: Step) {
        match step {
            Step::Tried(written, digest) => {
                self.tried.insert(written, digest);
            }
            Step::Acknowledged(written, digest) => {
                self.tried.remove(&written);
                self.promised.insert(written, digest);
            }
        }
    }

    /// How many things are promised.
    pub fn len(&self) -> usize {
        self.promised.len()
    }

    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.promised.is_empty()
    }

    /// What is promised and neither there nor there as it was last tried.
    pub fn missing(&self, found: &BTreeMap<Written, Digest>) -> Vec<Written> {
        let kept = |written: &Written, digest: &Digest| {
            let now = found.get(written);
            now == Some(digest) || now.is_some() && now == self.tried.get(written)
        };
        self.promised.iter().filter(|(written, digest)| !kept(written, digest)).map(|(written, _)| *written).collect()
    }

    /// After a look at what is there: that is on disk now, and must stay. A text that was written and not acknowledged
    /// any more before a kill is among it, so nothing else can be allowed for what is tried after.
    pub fn settle(&mut self, found: BTreeMap<Written, Digest>) {
        self.promised = found;
        self.tried.clear();
    }
}

/// Everything of the reader's in a library file, read without Postil's own code.
pub fn contents(file: &Path) -> Outcome<BTreeMap<Written, Digest>> {
    let connection = open(file)?;
    let mut all = BTreeMap::new();
    for (sql, kind) in [
        ("SELECT id, body FROM note", Written::Note as fn(i64) -> Written),
        ("SELECT id, body FROM own_comment", Written::OwnComment),
    ] {
        let mut statement = connection.prepare(sql).map_err(|error| error.to_string())?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)));
        for row in rows.map_err(|error| error.to_string())? {
            let (id, body) = row.map_err(|error| error.to_string())?;
            all.insert(kind(id), digest(&body));
        }
    }
    Ok(all)
}

/// What SQLite's `integrity_check` finds wrong with a file; nothing where it is sound.
pub fn fault(file: &Path) -> Outcome<Option<String>> {
    let verdict: rusqlite::Result<String> = open(file)?.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0));
    match verdict {
        Ok(verdict) if verdict == "ok" => Ok(None),
        Ok(verdict) => Ok(Some(verdict)),
        Err(error) => Ok(Some(error.to_string())),
    }
}

/// Hash of what a note or comment says.
pub fn digest(body: &str) -> Digest {
    blake3::hash(body.as_bytes())
}

fn open(file: &Path) -> Outcome<Connection> {
    Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(|error| error.to_string())
}

impl std::fmt::Display for Step {
    /// One line, for a process to tell another.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (word, written, digest) = match self {
            Self::Tried(written, digest) => ("tried", written, digest),
            Self::Acknowledged(written, digest) => ("saved", written, digest),
        };
        let (kind, id) = match written {
            Written::Note(id) => ("note", id),
            Written::OwnComment(id) => ("own", id),
        };
        write!(f, "{word} {kind} {id} {digest}")
    }
}

impl std::str::FromStr for Step {
    type Err = ();

    /// Reads such a line. One that was cut short is none.
    fn from_str(line: &str) -> Result<Self, ()> {
        let [word, kind, id, digest] = line.split(' ').collect::<Vec<_>>()[..] else { return Err(()) };
        let id = id.parse().map_err(|_| ())?;
        let written = match kind {
            "note" => Written::Note(id),
            "own" => Written::OwnComment(id),
            _ => return Err(()),
        };
        let digest = Digest::from_hex(digest).map_err(|_| ())?;
        match word {
            "tried" => Ok(Self::Tried(written, digest)),
            "saved" => Ok(Self::Acknowledged(written, digest)),
            _ => Err(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_broken_by_losing_it_and_by_an_older_text() {
        let (one, two, note) = (digest("one"), digest("two"), Written::Note(1));
        let mut ledger = Ledger::default();
        ledger.note(Step::Acknowledged(note, one));
        ledger.note(Step::Tried(note, two));
        let has = |digest| BTreeMap::from([(note, digest)]);
        assert!(ledger.missing(&has(one)).is_empty() && ledger.missing(&has(two)).is_empty());
        ledger.note(Step::Acknowledged(note, two));
        assert_eq!(ledger.missing(&has(one)), [note]);
        assert_eq!(ledger.missing(&BTreeMap::new()), [note]);
    }

    #[test]
    fn what_was_seen_must_stay_though_nobody_acknowledged_it() {
        let (one, two, three, note) = (digest("one"), digest("two"), digest("three"), Written::Note(1));
        let has = |digest| BTreeMap::from([(note, digest)]);
        let mut ledger = Ledger::default();
        ledger.note(Step::Acknowledged(note, one));
        // Killed between writing and saying so, and the next process before writing.
        ledger.note(Step::Tried(note, two));
        ledger.settle(has(two));
        ledger.note(Step::Tried(note, three));
        assert!(ledger.missing(&has(two)).is_empty() && ledger.missing(&has(three)).is_empty());
        assert_eq!(ledger.missing(&has(one)), [note]);
    }

    #[test]
    fn a_step_is_told_in_one_line() {
        let step = Step::Acknowledged(Written::OwnComment(7), digest("x"));
        assert_eq!(step.to_string().parse(), Ok(step));
        let line = step.to_string();
        assert_eq!(line[..line.len() - 1].parse::<Step>(), Err(()));
    }
}
