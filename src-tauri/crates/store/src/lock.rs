use crate::{Error, Result, private};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// Keeps other processes from writing the same library. The system releases it when the process ends, however it
/// ends, so there is no stale lock to clean up.
///
/// The file has a word in it while the library is open: if it is there when the lock is taken, the last process did
/// not end as it should.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
    /// Whether the last process that had the library was killed, or the computer stopped.
    pub(crate) unclean: bool,
    /// Whether damage was seen since.
    suspect: AtomicBool,
    /// Whether the word is in the file.
    is_marked: AtomicBool,
}

impl Lock {
    /// Takes the lock file at `path`, or says that another process has it.
    pub(crate) fn take(path: &Path) -> Result<Self> {
        let file = private::create(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::InUse),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let unclean = file.metadata()?.len() > 0;
        let lock = Self { file, unclean, suspect: AtomicBool::new(false), is_marked: AtomicBool::new(false) };
        lock.mark_open()?;
        Ok(lock)
    }

    /// Holds the lock file without a word in it, for a library that is only read because nothing can be written.
    pub(crate) fn hold(path: &Path) -> Result<Self> {
        let file = OpenOptions::new().write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::InUse),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        // What the last process left in the file is for the next that writes.
        Ok(Self { file, unclean: true, suspect: AtomicBool::new(true), is_marked: AtomicBool::new(false) })
    }

    /// Says that the library is in use, where that is not said yet.
    pub(crate) fn mark_open(&self) -> Result<()> {
        if !self.is_marked.load(Ordering::Acquire) {
            (&self.file).write_all(b"open\n")?;
            self.file.sync_all()?;
            self.is_marked.store(true, Ordering::Release);
        }
        Ok(())
    }

    /// Says that the library is left in order. Where this fails the next start checks it, which does no harm.
    pub(crate) fn mark_clean(&self) {
        if self.suspect.load(Ordering::Relaxed) {
            return;
        }
        let _ = self.file.set_len(0);
        self.is_marked.store(false, Ordering::Release);
    }

    /// The library is not in order, however this process ends.
    pub(crate) fn suspect(&self) {
        self.suspect.store(true, Ordering::Relaxed);
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.mark_clean();
    }
}
