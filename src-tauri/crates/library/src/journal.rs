//! Taking back what the reader did, and doing it again.
//!
//! What the reader does is a list of changes; see [`store::journal`]. Here it gets its name: what was done, and to
//! what.

use crate::Library;
use crate::clock::rfc3339;
use crate::wire::{Act, Failure, Step, Trouble};
use serde::{Deserialize, Serialize};
use store::journal::{self, Change};
use store::{Read, Write};

/// What was done, as the journal keeps it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Deed {
    act: Act,
    count: u32,
    name: Option<String>,
}

impl Library {
    /// Takes back what was done last. `None` where there is nothing to take back.
    pub fn undo(&self) -> Result<Option<Step>, Failure> {
        let now = self.now();
        self.store.write(|write| journal::undo(write, now)?.map(step).transpose())
    }

    /// Does again what was taken back last.
    pub fn redo(&self) -> Result<Option<Step>, Failure> {
        let now = self.now();
        self.store.write(|write| journal::redo(write, now)?.map(step).transpose())
    }

    /// Takes one step back, whatever was done since.
    pub fn take_back(&self, id: i64) -> Result<Option<Step>, Failure> {
        let now = self.now();
        self.store.write(|write| journal::take_back(write, id, now)?.map(step).transpose())
    }

    /// What was done last, newest first, `limit` steps of it; those that are taken back are marked.
    pub fn steps(&self, limit: u32) -> Result<Vec<Step>, Failure> {
        let steps = self.store.read(|read| journal::steps(read, limit))?;
        steps.into_iter().map(step).collect()
    }
}

/// Makes changes as one step. `None` where they changed nothing.
pub(crate) fn perform(
    write: &Write,
    act: Act,
    name: Option<String>,
    changes: &[Change],
    now: i64,
) -> Result<Option<Step>, Failure> {
    let back = journal::apply(write, changes, now)?;
    if back.is_empty() { Ok(None) } else { record(write, act, name, &back, now).map(Some) }
}

/// Records a step whose changes were made, with the way back.
pub(crate) fn record(
    write: &Write,
    act: Act,
    name: Option<String>,
    back: &[Change],
    now: i64,
) -> Result<Step, Failure> {
    let count = u32::try_from(back.len()).unwrap_or(u32::MAX);
    let deed = Deed { act, count, name: name.clone() };
    let deed = serde_json::to_string(&deed).map_err(|error| unreadable(&error))?;
    let id = journal::record(write, &deed, back, now)?;
    Ok(Step { id, act, count, name, done_at: rfc3339(now), undone: false })
}

/// The title of an article, for the name of what was done to it alone.
pub(crate) fn title(read: &Read, articles: &[i64]) -> Result<Option<String>, Failure> {
    match articles {
        [article] => Ok(Some(store::article::get(read, *article)?.article.title)),
        _ => Ok(None),
    }
}

fn step(kept: journal::Step) -> Result<Step, Failure> {
    let Deed { act, count, name } = serde_json::from_str(&kept.deed).map_err(|error| unreadable(&error))?;
    Ok(Step { id: kept.id, act, count, name, done_at: rfc3339(kept.done_at), undone: kept.undone })
}

fn unreadable(error: &serde_json::Error) -> Failure {
    Trouble::StepUnreadable { detail: error.to_string() }.into()
}
