//! Power cuts: the real library is recorded once, then cut at many moments, each with its own choice of what the disk
//! had not written yet.

use crate::Outcome;
use crate::ledger::{contents, fault};
use crate::tape::{Disk, Tape};
use crate::vfs;
use crate::workload::{Habit, Hasty, Reader};
use library::Library;
use std::fmt;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Things a reader does in one recording.
const ACTIONS: usize = 60;

/// Cuts made of one recording.
const CUTS_A_TAPE: usize = 500;

/// What the cuts came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Power cuts replayed.
    pub cuts: usize,
    /// Promises that the cuts could have broken, in all.
    pub promises: usize,
    /// Cuts after which something promised was missing.
    pub losing: usize,
    /// Promises broken, in all.
    pub lost: usize,
    /// Cuts that left a file which is damaged or does not open.
    pub malformed: usize,
    /// The first thing that was wrong.
    pub first: Option<String>,
}

/// Replays a number of power cuts, in a folder that should be in memory.
pub fn run(cuts: usize, seed: u64, folder: &Path) -> Outcome<Figures> {
    let mut figures = Figures::default();
    let mut random = fastrand::Rng::with_seed(seed);
    while figures.cuts < cuts {
        let tape = record(random.u64(..), folder)?;
        for _ in 0..CUTS_A_TAPE.min(cuts - figures.cuts) {
            let moment = random.usize(..=tape.len());
            figures.cut(&tape, moment, &mut random, folder)?;
        }
    }
    Ok(figures)
}

/// A reader at work, from an empty folder on.
fn record(seed: u64, folder: &Path) -> Outcome<Arc<Tape>> {
    let place = tempfile::tempdir_in(folder).map_err(|error| error.to_string())?;
    let tape = Arc::new(Tape::default());
    let _watched = vfs::watch(place.path(), tape.clone());
    let fail = |failure: library::Failure| failure.message;
    let library = Library::open(place.path(), Hasty::default()).map_err(fail)?;
    let mut reader = Reader::new(seed, |step| tape.step(step));
    reader.save_page(&library).map_err(fail)?;
    for _ in 0..ACTIONS {
        reader.act(&library, Habit::Writing).map_err(fail)?;
    }
    drop(library);
    Ok(tape)
}

/// The disk after the cut, as the next start finds it: in use, as far as the lock file knows.
fn put(disk: &Disk, folder: &Path) -> Outcome<()> {
    for (name, bytes) in disk {
        fs::write(folder.join(name), bytes).map_err(|error| error.to_string())?;
    }
    fs::write(folder.join("db.lock"), "open\n").map_err(|error| error.to_string())
}

/// Opens the library as the reader does, sees that it is sound and can be written, and gives what is in it.
fn reopen(folder: &Path) -> Outcome<std::collections::BTreeMap<crate::ledger::Written, crate::ledger::Digest>> {
    let file = folder.join(library::DATABASE);
    let store = store::Store::open(folder).map_err(|error| format!("the library does not open: {error}"))?;
    if store.recovery().is_some() {
        return Err("the library was taken for damaged".into());
    }
    store.write(|write| store::setting::set(write, "after", "the cut")).map_err(|error| error.to_string())?;
    drop(store);
    match fault(&file)? {
        Some(fault) => Err(fault),
        None => contents(&file),
    }
}

impl Figures {
    /// Cuts before an event, and looks at what is left.
    fn cut(&mut self, tape: &Tape, moment: usize, random: &mut fastrand::Rng, folder: &Path) -> Outcome<()> {
        let (disk, ledger) = tape.cut(moment, random);
        let place = tempfile::tempdir_in(folder).map_err(|error| error.to_string())?;
        put(&disk, place.path())?;
        self.cuts += 1;
        self.promises += ledger.len();
        match reopen(place.path()) {
            Ok(found) => {
                let missing = ledger.missing(&found);
                self.losing += usize::from(!missing.is_empty());
                self.lost += missing.len();
                if let Some(written) = missing.first() {
                    self.first.get_or_insert(format!("cut before event {moment}: {written:?} was lost"));
                }
            }
            Err(error) => {
                self.malformed += 1;
                self.first.get_or_insert(format!("cut before event {moment}: {error}"));
            }
        }
        Ok(())
    }

    /// Whether nothing was lost and nothing damaged.
    pub fn holds(&self) -> bool {
        self.losing == 0 && self.malformed == 0
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { cuts, promises, losing, lost, malformed, first } = self;
        write!(
            f,
            "{cuts} power cuts over {promises} promises: {losing} lost something ({lost} in all), {malformed} left a damaged file"
        )?;
        first.as_ref().map_or(Ok(()), |first| write!(f, "; first: {first}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_power_cut_loses_what_was_acknowledged() {
        let folder = tempfile::tempdir().unwrap();
        let figures = run(100, 1, folder.path()).unwrap();
        assert!(figures.holds(), "{figures}");
        assert!(figures.promises > figures.cuts, "hardly anything was promised: {figures}");
    }

    #[test]
    fn a_library_that_is_being_made_is_made_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let mut random = fastrand::Rng::with_seed(1);
        let tape = record(1, folder.path()).unwrap();
        let mut figures = Figures::default();
        for moment in (4..8).cycle().take(800) {
            figures.cut(&tape, moment, &mut random, folder.path()).unwrap();
        }
        assert!(figures.holds(), "{figures}");
    }
}
