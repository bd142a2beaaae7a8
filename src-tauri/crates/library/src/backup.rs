//! Backups of the library, beside it.

use crate::Library;
use crate::wire::Failure;
use store::Mode;

/// A backup is due when the newest is older than this.
const DUE_SECONDS: i64 = 12 * 3_600;

impl Library {
    /// Leaves the library in order: the bin's old things are deleted, a backup is made where one is due, and all is
    /// in one file. For a shell to call when the reader leaves.
    pub fn leave(&self) -> Result<(), Failure> {
        if self.store.mode() != Mode::ReadWrite {
            return Ok(());
        }
        self.expire()?;
        self.back_up_if_due()?;
        Ok(self.store.settle()?)
    }

    /// Makes a backup where the newest is older than twelve hours. Backups keep what was deleted since; that is what
    /// they are for.
    pub fn back_up_if_due(&self) -> Result<(), Failure> {
        let now = self.now() / 1000;
        let newest = self.store.backups().first().map(|backup| backup.made_at);
        if self.store.mode() != Mode::ReadWrite || newest.is_some_and(|made_at| now - made_at < DUE_SECONDS) {
            return Ok(());
        }
        self.store.back_up(now)?;
        Ok(())
    }
}
