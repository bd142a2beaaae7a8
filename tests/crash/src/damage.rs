//! Damaged files: bits flipped, pages overwritten, ends cut off, in the file and in its log.

use crate::Outcome;
use crate::ledger::{Ledger, Step, contents};
use crate::workload::{Hasty, Reader};
use library::Library;
use library::wire::{Access, ListQuery};
use std::cell::RefCell;
use std::fmt;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use tempfile::TempDir;

/// What the damage came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Files damaged.
    pub files: usize,
    /// The damage was nowhere SQLite looks, and everything is there.
    pub harmless: usize,
    /// Seen: the file was moved aside and a backup took its place.
    pub recovered: usize,
    /// Refused: the file is left as it is (its header says that a newer Postil wrote it).
    pub refused: usize,
    /// Not seen, and a text differs: SQLite keeps no checksums of what it stores.
    pub silent: usize,
    /// A file opens and answers, but an answer was an error; the next start checks it.
    pub later: usize,
    /// Panics.
    pub crashes: usize,
    /// Originals that are no longer there, byte for byte.
    pub originals_lost: usize,
    /// Notes that were in the last backup and are not there after a recovery.
    pub lost: usize,
    /// Notes newer than the backup, over all recoveries, and how many of them were taken over from the damaged file.
    pub newer: usize,
    /// See above.
    pub salvaged: usize,
    /// What was wrong.
    pub first: Option<String>,
}

/// Damages so many copies of one library.
pub fn run(files: usize, seed: u64, folder: &Path) -> Outcome<Figures> {
    let sound = Sound::new(folder)?;
    let mut random = fastrand::Rng::with_seed(seed);
    let mut figures = Figures::default();
    for number in 0..files {
        let copy = sound.copy(folder)?;
        let (name, bytes) = damage(copy.path(), &mut random)?;
        figures.files += 1;
        let outcome = catch_unwind(AssertUnwindSafe(|| sound.open(copy.path(), &name, &bytes, &mut figures)));
        match outcome {
            Ok(Ok(())) => {}
            Ok(Err(error)) => {
                figures.first.get_or_insert(format!("damage {number} ({name}): {error}"));
            }
            Err(_) => {
                figures.crashes += 1;
                figures.first.get_or_insert(format!("damage {number} ({name}) made it panic"));
            }
        }
    }
    Ok(figures)
}

/// A library that was killed: a backup, later notes, and a log that was not yet brought into the file.
struct Sound {
    folder: TempDir,
    backed_up: Ledger,
    newer: Ledger,
}

impl Sound {
    fn new(folder: &Path) -> Outcome<Self> {
        let fail = |failure: library::Failure| failure.message;
        let folder_error = |error: std::io::Error| error.to_string();
        let place = tempfile::tempdir_in(folder).map_err(folder_error)?;
        let steps = RefCell::new(Vec::<Step>::new());
        let library = Library::open(place.path(), Hasty::default()).map_err(fail)?;
        let mut reader = Reader::new(11, |step| steps.borrow_mut().push(step));
        reader.save_page(&library).map_err(fail)?;
        let write = |reader: &mut Reader<_>| -> Outcome<Ledger> {
            for _ in 0..20 {
                reader.note(&library).map_err(fail)?;
                reader.comment(&library).map_err(fail)?;
            }
            let mut ledger = Ledger::default();
            steps.borrow_mut().drain(..).for_each(|step| ledger.note(step));
            Ok(ledger)
        };
        let backed_up = write(&mut reader)?;
        library.leave().map_err(fail)?;
        let newer = write(&mut reader)?;
        // As a kill leaves it: copied while it is open.
        let folder = tempfile::tempdir_in(folder).map_err(folder_error)?;
        copy(place.path(), folder.path())?;
        Ok(Self { folder, backed_up, newer })
    }

    fn copy(&self, folder: &Path) -> Outcome<TempDir> {
        let place = tempfile::tempdir_in(folder).map_err(|error| error.to_string())?;
        copy(self.folder.path(), place.path())?;
        Ok(place)
    }

    /// Opens a damaged copy as the reader does, and looks at everything.
    fn open(&self, folder: &Path, name: &str, damaged: &[u8], figures: &mut Figures) -> Outcome<()> {
        let file = folder.join(library::DATABASE);
        let kept = |aside: &Path| fs::read(aside.join(name)).is_ok_and(|bytes| bytes == damaged);
        let Ok(library) = Library::open(folder, Hasty::from(1_000)) else {
            figures.refused += 1;
            return self.original(kept(folder), figures);
        };
        let aside = folder.join("damaged-1");
        let recovered = aside.is_dir();
        let answers = library.article(1).is_ok() && library.list_articles(&ListQuery::default(), 0, 10).is_ok();
        let is_read_only = library.access() == Access::Newer;
        drop(library);
        let found = contents(&file);
        match found {
            _ if recovered => {
                figures.recovered += 1;
                let found = found?;
                figures.lost += self.backed_up.missing(&found).len();
                figures.newer += self.newer.len();
                figures.salvaged += self.newer.len() - self.newer.missing(&found).len();
                return self.original(kept(&aside), figures);
            }
            _ if is_read_only => figures.refused += 1,
            Err(_) => figures.later += 1,
            Ok(_) if !answers => figures.later += 1,
            Ok(found) if !self.backed_up.missing(&found).is_empty() || !self.newer.missing(&found).is_empty() => {
                figures.silent += 1;
            }
            Ok(_) => figures.harmless += 1,
        }
        Ok(())
    }

    fn original(&self, kept: bool, figures: &mut Figures) -> Outcome<()> {
        if kept {
            return Ok(());
        }
        figures.originals_lost += 1;
        Err("the original is not there any more as it was".into())
    }
}

/// Damages the file or its log, and gives which and what it is now.
fn damage(folder: &Path, random: &mut fastrand::Rng) -> Outcome<(String, Vec<u8>)> {
    const PAGE: usize = 4_096;
    let name = if random.u8(..10) < 7 { "library.db" } else { "library.db-wal" };
    let file = folder.join(name);
    let mut bytes = fs::read(&file).map_err(|error| error.to_string())?;
    let place = random.usize(..bytes.len());
    let page = place - place % PAGE..(place - place % PAGE + PAGE).min(bytes.len());
    match random.u8(..10) {
        0..4 => bytes[place] ^= 1 << random.u8(..8),
        4..6 => (0..20).for_each(|_| {
            let place = random.usize(..bytes.len());
            bytes[place] ^= 1 << random.u8(..8);
        }),
        6..8 => bytes.truncate(place),
        8 => bytes[page].fill(0),
        _ => bytes[page].iter_mut().for_each(|byte| *byte = random.u8(..)),
    }
    fs::write(&file, &bytes).map_err(|error| error.to_string())?;
    Ok((name.into(), bytes))
}

fn copy(from: &Path, to: &Path) -> Outcome<()> {
    let entries = fs::read_dir(from).map_err(|error| error.to_string())?;
    for entry in entries.flatten() {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            fs::create_dir_all(&target).map_err(|error| error.to_string())?;
            copy(&source, &target)?;
        } else {
            fs::copy(&source, &target).map_err(|error| error.to_string())?;
        }
    }
    Ok(())
}

impl Figures {
    /// Whether no damage crashed, no original was lost, and no backed-up note either.
    pub fn holds(&self) -> bool {
        self.crashes == 0 && self.originals_lost == 0 && self.lost == 0 && self.first.is_none()
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { files, harmless, recovered, refused, silent, later, .. } = self;
        let Self { crashes, originals_lost, lost, newer, salvaged, first, .. } = self;
        write!(
            f,
            "{files} damaged files: {crashes} crashes, {originals_lost} originals lost; {recovered} recovered \
             ({lost} backed-up notes lost, {salvaged} of {newer} newer ones salvaged), {harmless} harmless, \
             {silent} changed a text unseen, {later} found only when read, {refused} refused"
        )?;
        first.as_ref().map_or(Ok(()), |first| write!(f, "; first: {first}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_damage_crashes_or_deletes_or_loses_what_was_backed_up() {
        let folder = tempfile::tempdir().unwrap();
        let figures = run(60, 5, folder.path()).unwrap();
        assert!(figures.holds(), "{figures}");
        assert!(figures.recovered > 5, "the damage was hardly seen: {figures}");
        assert!(figures.salvaged > 0, "nothing newer was salvaged: {figures}");
    }
}
