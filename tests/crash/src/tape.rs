//! A recording of what SQLite wrote and synced, and of what was acknowledged in between; and the disks that a power
//! cut at any moment of it may leave.

use crate::ledger::{Ledger, Step};
use crate::vfs::{Call, Watch};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A disk writes so many bytes at once or not at all.
const SECTOR: u64 = 512;

/// The bytes of files, by name.
pub type Disk = BTreeMap<String, Vec<u8>>;

/// A recording under way, and then a finished one.
#[derive(Debug, Default)]
pub struct Tape(Mutex<Vec<Event>>);

#[derive(Debug)]
enum Event {
    Change(String, Change),
    Sync(String),
    Step(Step),
}

#[derive(Clone, Debug)]
enum Change {
    Create,
    Write { offset: u64, data: Vec<u8> },
    Truncate { size: u64 },
    Delete { synced: bool },
}

impl Tape {
    /// Records what was promised.
    pub fn step(&self, step: Step) {
        self.events().push(Event::Step(step));
    }

    /// How many moments there are to cut at.
    pub fn len(&self) -> usize {
        self.events().len()
    }

    /// Whether nothing was recorded.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What a power cut before event `moment` may leave, by chance, and what was promised until then.
    pub fn cut(&self, moment: usize, random: &mut fastrand::Rng) -> (Disk, Ledger) {
        let mut ledger = Ledger::default();
        let mut files: BTreeMap<String, Recorded> = BTreeMap::new();
        for event in self.events().iter().take(moment) {
            match event {
                Event::Step(step) => ledger.note(*step),
                Event::Sync(file) => {
                    // SQLite brings the folder to the disk with the first sync of a journal or log that it made.
                    let is_new = files.get(file).is_some_and(|file| file.is_new()) && file != "library.db";
                    if is_new {
                        files.values_mut().for_each(Recorded::settle_folder);
                    }
                    files.entry(file.clone()).or_default().settle();
                }
                Event::Change(file, change) => files.entry(file.clone()).or_default().change(change.clone()),
            }
        }
        // From disks that write everything at once to disks that write nothing until they must.
        let kept = [0.0, 1.0, random.f64()][random.usize(..3)];
        let disk = files.into_iter().filter_map(|(name, file)| Some((name, file.left(kept, random)?)));
        (disk.collect(), ledger)
    }

    fn events(&self) -> MutexGuard<'_, Vec<Event>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch for Tape {
    fn after(&self, file: &str, call: &Call) {
        // Shared memory is no part of what is kept, and a backup counts only once it has its name.
        if file.ends_with("-shm") || file.starts_with("backups") {
            return;
        }
        let change = match call {
            Call::Create => Change::Create,
            Call::Write { offset, data } => Change::Write { offset: *offset, data: data.to_vec() },
            Call::Truncate { size } => Change::Truncate { size: *size },
            Call::Delete { synced } => Change::Delete { synced: *synced },
            Call::Share => return,
            Call::Sync => return self.events().push(Event::Sync(file.into())),
        };
        self.events().push(Event::Change(file.into(), change));
    }
}

/// A file: what of it is on the disk for sure, and what may be.
#[derive(Debug, Default)]
struct Recorded {
    safe: Option<Vec<u8>>,
    unsafe_yet: Vec<Change>,
}

impl Recorded {
    fn change(&mut self, change: Change) {
        match change {
            // Folders are written in order: once a file is made anew, the old one is gone for good.
            Change::Create if matches!(self.unsafe_yet.last(), Some(Change::Delete { .. })) => {
                *self = Self { safe: None, unsafe_yet: vec![Change::Create] };
            }
            Change::Delete { synced: true } => *self = Self::default(),
            change => self.unsafe_yet.push(change),
        }
    }

    fn is_new(&self) -> bool {
        self.unsafe_yet.iter().any(|change| matches!(change, Change::Create))
    }

    /// The folder is on the disk: what was deleted stays so.
    fn settle_folder(&mut self) {
        if let Some(deleted) = self.unsafe_yet.iter().rposition(|change| matches!(change, Change::Delete { .. })) {
            self.unsafe_yet.drain(..=deleted);
            self.safe = None;
        }
    }

    fn settle(&mut self) {
        let mut bytes = self.safe.take();
        self.unsafe_yet.drain(..).for_each(|change| apply(&mut bytes, &change));
        self.safe = bytes;
    }

    /// The file after the cut: each change since the last sync is there, or not, or of a write some sectors.
    fn left(self, kept: f64, random: &mut fastrand::Rng) -> Option<Vec<u8>> {
        let mut bytes = self.safe;
        for change in &self.unsafe_yet {
            match change {
                _ if random.f64() < kept => apply(&mut bytes, change),
                Change::Write { offset, data } if random.bool() => tear(&mut bytes, *offset, data, random),
                _ => {}
            }
        }
        bytes
    }
}

fn apply(bytes: &mut Option<Vec<u8>>, change: &Change) {
    match change {
        Change::Create => drop(bytes.get_or_insert_default()),
        Change::Delete { .. } => *bytes = None,
        Change::Truncate { size } => bytes.get_or_insert_default().resize(*size as usize, 0),
        Change::Write { offset, data } => put(bytes.get_or_insert_default(), *offset, data),
    }
}

fn put(bytes: &mut Vec<u8>, offset: u64, data: &[u8]) {
    let start = offset as usize;
    let end = start + data.len();
    if bytes.len() < end {
        bytes.resize(end, 0);
    }
    bytes[start..end].copy_from_slice(data);
}

/// Writes some of the sectors that a write touches.
fn tear(bytes: &mut Option<Vec<u8>>, offset: u64, data: &[u8], random: &mut fastrand::Rng) {
    let bytes = bytes.get_or_insert_default();
    let mut start = 0;
    while start < data.len() {
        let to_boundary = (SECTOR - (offset + start as u64) % SECTOR) as usize;
        let end = (start + to_boundary).min(data.len());
        if random.bool() {
            put(bytes, offset + start as u64, &data[start..end]);
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tape(calls: &[Call]) -> Tape {
        let tape = Tape::default();
        calls.iter().for_each(|call| tape.after("library.db", call));
        tape
    }

    /// Everything that cuts after these calls may leave of the file.
    fn left(calls: &[Call]) -> std::collections::BTreeSet<Option<Vec<u8>>> {
        let tape = tape(calls);
        let mut random = fastrand::Rng::with_seed(1);
        (0..200).map(|_| tape.cut(calls.len(), &mut random).0.remove("library.db")).collect()
    }

    #[test]
    fn what_was_synced_stays_and_the_rest_may_go() {
        let write = |data| Call::Write { offset: 0, data };
        let kept = left(&[Call::Create, write(b"old"), Call::Sync, write(b"new")]);
        assert_eq!(kept, [Some(b"old".to_vec()), Some(b"new".to_vec())].into());
        assert!(left(&[Call::Create, write(b"old")]).contains(&None));
    }

    #[test]
    fn a_long_write_is_torn_at_sectors() {
        let old = [1; 2 * SECTOR as usize];
        let new = [2; 2 * SECTOR as usize];
        let write = |data| Call::Write { offset: 0, data };
        let kept = left(&[write(&old), Call::Sync, write(&new)]);
        let halves: std::collections::BTreeSet<(u8, u8)> =
            kept.into_iter().flatten().map(|bytes| (bytes[0], bytes[SECTOR as usize])).collect();
        assert_eq!(halves, [(1, 1), (1, 2), (2, 1), (2, 2)].into());
    }
}
