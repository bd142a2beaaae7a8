//! A disk that is full or fails: every call that changes the disk is refused in turn, once and for good.

use crate::Outcome;
use crate::ledger::{Ledger, contents, fault};
use crate::vfs::{self, Call, Verdict, Watch};
use crate::workload::{Hasty, Reader};
use library::wire::Access;
use library::{Failure, FailureCode, Library};
use rusqlite::ffi;
use std::cell::RefCell;
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// The ways in which a disk refuses.
const KINDS: [(&str, Kind); 3] = [("full", Kind::Full), ("full half-way", Kind::HalfFull), ("failing", Kind::Failing)];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// `ENOSPC`.
    Full,
    /// `ENOSPC` after the first half of a write.
    HalfFull,
    /// `EIO`.
    Failing,
}

/// What the faults came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Calls of the workload that change the disk.
    pub calls: usize,
    /// Times the workload was run with a fault.
    pub runs: usize,
    /// Runs in which the reader was told.
    pub told: usize,
    /// What was wrong, by run.
    pub wrong: Vec<String>,
}

/// Runs a workload once for every call in it (or every `stride`-th), for every kind of fault, once and for good.
pub fn run(stride: usize, folder: &Path) -> Outcome<Figures> {
    let calls = {
        let disk = Arc::new(Disk::sound());
        session(&disk, folder)?;
        disk.calls.load(Ordering::Relaxed)
    };
    let mut figures = Figures { calls, ..Figures::default() };
    for (name, kind) in KINDS {
        for lasting in [false, true] {
            for call in (0..calls).step_by(stride) {
                let disk = Arc::new(Disk::failing(call, kind, lasting));
                figures.runs += 1;
                match session(&disk, folder) {
                    Ok(told) => figures.told += usize::from(told > 0),
                    Err(error) => {
                        let how = if lasting { "for good" } else { "once" };
                        figures.wrong.push(format!("disk {name} {how} from call {call}: {error}"));
                    }
                }
            }
        }
    }
    Ok(figures)
}

/// A disk that refuses from one call on, or only that one.
struct Disk {
    calls: AtomicUsize,
    fails_at: Option<usize>,
    kind: Kind,
    lasting: bool,
    repaired: AtomicBool,
}

impl Disk {
    fn sound() -> Self {
        Self { calls: 0.into(), fails_at: None, kind: Kind::Full, lasting: false, repaired: false.into() }
    }

    fn failing(call: usize, kind: Kind, lasting: bool) -> Self {
        Self { fails_at: Some(call), kind, lasting, ..Self::sound() }
    }
}

impl Watch for Disk {
    fn before(&self, _: &str, call: &Call) -> Verdict {
        let number = self.calls.fetch_add(1, Ordering::Relaxed);
        let hits = self.fails_at.is_some_and(|at| number == at || self.lasting && number > at);
        if !hits || self.repaired.load(Ordering::Relaxed) {
            return Verdict::Pass;
        }
        let failing = match call {
            Call::Create => ffi::SQLITE_CANTOPEN,
            Call::Write { .. } => ffi::SQLITE_IOERR_WRITE,
            Call::Truncate { .. } => ffi::SQLITE_IOERR_TRUNCATE,
            Call::Sync => ffi::SQLITE_IOERR_FSYNC,
            Call::Delete { .. } => ffi::SQLITE_IOERR_DELETE,
            Call::Share => ffi::SQLITE_IOERR_SHMSIZE,
        };
        match (self.kind, call) {
            (Kind::Full, Call::Write { .. }) => Verdict::Fail(ffi::SQLITE_FULL),
            (Kind::HalfFull, Call::Write { .. }) => Verdict::Half(ffi::SQLITE_FULL),
            // A full disk makes no files and no room to share, and deletes all the same.
            (Kind::Full | Kind::HalfFull, Call::Delete { .. } | Call::Truncate { .. }) => Verdict::Pass,
            _ => Verdict::Fail(failing),
        }
    }
}

/// A reader's day on such a disk: opens the library, writes, leaves, comes back when the disk is repaired. Gives how
/// often they were told; an error where something acknowledged is missing or they were told something else.
fn session(disk: &Arc<Disk>, folder: &Path) -> Outcome<usize> {
    let place = tempfile::tempdir_in(folder).map_err(|error| error.to_string())?;
    let ledger = RefCell::new(Ledger::default());
    let mut reader = Reader::new(7, |step| ledger.borrow_mut().note(step));
    let mut told = 0;
    {
        let _watched = vfs::watch(place.path(), disk.clone());
        let mut library = open(place.path(), &mut told)?;
        for action in 0..14 {
            if library.as_ref().is_none_or(is_read_only) {
                // The one that is open has the lock.
                drop(library);
                library = open(place.path(), &mut told)?;
                continue;
            }
            let done = match (&library, action) {
                (None, _) => continue,
                (Some(library), 0 | 8) => reader.save_page(library),
                (Some(library), 3 | 6 | 10) => reader.change(library),
                (Some(library), 7 | 12) => library.leave(),
                (Some(library), 4) => reader.comment(library),
                (Some(library), _) => reader.note(library),
            };
            explain(done, &mut told)?;
        }
        // The disk has room again; what is still open must go on without a restart.
        disk.repaired.store(true, Ordering::Relaxed);
        if library.as_ref().is_some_and(is_read_only) {
            drop(library);
            library = open(place.path(), &mut told)?;
        }
        if let Some(library) = &library {
            if library.article(1).is_err() {
                reader.save_page(library).map_err(|failure| format!("no page after the repair: {failure}"))?;
            }
            reader.note(library).map_err(|failure| format!("no note after the repair: {failure}"))?;
        }
    }
    check(place.path(), &ledger.borrow())?;
    Ok(told)
}

fn open(folder: &Path, told: &mut usize) -> Outcome<Option<Library>> {
    match Library::open(folder, Hasty::default()) {
        Ok(library) => {
            // What is there can be read at least, and the window says why no more.
            *told += usize::from(is_read_only(&library));
            Ok(Some(library))
        }
        Err(failure) => explain(Err(failure), told).map(|()| None),
    }
}

fn is_read_only(library: &Library) -> bool {
    library.access() == Access::NoRoom
}

/// A refused disk is told as what it is. An article that could not be saved is not there later, which is told too.
fn explain(done: Result<(), Failure>, told: &mut usize) -> Outcome<()> {
    match done {
        Ok(()) => Ok(()),
        Err(failure) if matches!(failure.code, FailureCode::Disk | FailureCode::NotFound) => {
            *told += 1;
            Ok(())
        }
        Err(failure) => Err(format!("the reader was told {:?}: {failure}", failure.code)),
    }
}

fn check(folder: &Path, ledger: &Ledger) -> Outcome<()> {
    let library = Library::open(folder, Hasty::default()).map_err(|failure| failure.message)?;
    if let Some(notice) = library.replaced() {
        return Err(format!("the library was taken for damaged: {notice:?}"));
    }
    drop(library);
    let file = folder.join(library::DATABASE);
    if let Some(fault) = fault(&file)? {
        return Err(fault);
    }
    match ledger.missing(&contents(&file)?).first() {
        Some(written) => Err(format!("{written:?} was lost")),
        None => Ok(()),
    }
}

impl Figures {
    /// Whether nothing was wrong.
    pub fn holds(&self) -> bool {
        self.wrong.is_empty()
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { calls, runs, told, wrong } = self;
        write!(f, "{runs} runs over {calls} calls, told in {told}: {} wrong", wrong.len())?;
        wrong.first().map_or(Ok(()), |first| write!(f, "; first: {first}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_on_a_full_disk_is_open_for_reading() {
        let folder = tempfile::tempdir().unwrap();
        let note = |library: &Library| {
            library
                .create_note(1, &document::Target::Article, document::Label::Mine, "later")
                .map_err(|error| error.code)
        };
        {
            let library = Library::open(folder.path(), Hasty::default()).unwrap();
            let mut reader = Reader::new(7, |_| {});
            reader.save_page(&library).unwrap();
            reader.note(&library).unwrap();
        }
        let disk = Arc::new(Disk::failing(0, Kind::Full, true));
        {
            let _watched = vfs::watch(folder.path(), disk);
            let library = Library::open(folder.path(), Hasty::default()).unwrap();
            assert_eq!(library.access(), Access::NoRoom);
            assert_eq!(library.article(1).unwrap().notes.len(), 1, "what is there can be read");
            assert_eq!(note(&library).unwrap_err(), FailureCode::ReadOnly);
            let other = Library::open(folder.path(), Hasty::default()).err().map(|failure| failure.code);
            assert_eq!(other, Some(FailureCode::InUse), "and is nobody else's meanwhile");
        }
        let library = Library::open(folder.path(), Hasty::default()).unwrap();
        assert_eq!(library.access(), Access::Write);
        note(&library).unwrap();
    }

    #[test]
    fn a_full_or_failing_disk_loses_nothing_and_the_reader_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let figures = run(17, folder.path()).unwrap();
        assert!(figures.holds(), "{figures}");
        assert!(figures.told * 2 > figures.runs, "the reader was hardly told: {figures}");
    }
}
