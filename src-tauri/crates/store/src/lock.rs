use crate::{Error, Result};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::Path;

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
}

impl Lock {
    /// Takes the lock file at `path`, or says that another process has it.
    pub(crate) fn take(path: &Path) -> Result<Self> {
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::InUse),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let unclean = file.metadata()?.len() > 0;
        file.write_all(b"open\n")?;
        file.sync_all()?;
        Ok(Self { file, unclean })
    }
}

impl Lock {
    /// Says that the library is left in order. Where this fails the next start checks it, which does no harm.
    pub(crate) fn mark_clean(&self) {
        let _ = self.file.set_len(0);
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.mark_clean();
    }
}
