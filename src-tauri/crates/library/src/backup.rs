//! Backups of the library, beside it.

use crate::Library;
use crate::clock::rfc3339;
use crate::wire::{self, Failure, LibraryPlace, Trouble};
use std::path::Path;
use store::Mode;

/// A backup is due when the newest is older than this.
const DUE_SECONDS: i64 = 12 * 3_600;

impl Library {
    /// The backups, newest first.
    pub fn backups(&self) -> Vec<wire::Backup> {
        self.store.backups().iter().map(on_the_wire).collect()
    }

    /// Makes a backup now.
    pub fn back_up(&self) -> Result<wire::Backup, Failure> {
        Ok(on_the_wire(&self.store.back_up(self.now() / 1000)?))
    }

    /// Puts a backup in the library's place. What stands there becomes a backup first.
    pub fn restore_backup(&self, name: &str) -> Result<(), Failure> {
        let backups = self.store.backups();
        let backup = backups.iter().find(|backup| file_name(&backup.file) == name).ok_or(Trouble::BackupGone)?;
        Ok(self.store.restore(&backup.file, self.now() / 1000)?)
    }

    /// Where the library is. `fixed` says that whoever opened it chose the folder.
    pub fn place_on_disk(&self, fixed: bool) -> LibraryPlace {
        let folder = self.store.folder();
        let bytes = size(&folder.join(crate::DATABASE));
        LibraryPlace { folder: folder.to_string_lossy().into_owned(), bytes, fixed }
    }

    /// The library's folder.
    pub fn folder(&self) -> &Path {
        self.store.folder()
    }

    /// Copies the library to another folder. This one stays as it is and in use.
    pub fn copy_to(&self, folder: &Path) -> Result<(), Failure> {
        self.store.copy_to(folder).map_err(|error| match error {
            store::Error::InUse => Trouble::FolderTaken.into(),
            error => error.into(),
        })
    }

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

fn on_the_wire(backup: &store::Backup) -> wire::Backup {
    let made_at = rfc3339(backup.made_at * 1000);
    wire::Backup { name: file_name(&backup.file), made_at, bytes: size(&backup.file) }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// In bytes; a file that cannot be looked at has none.
fn size(path: &Path) -> u64 {
    path.metadata().map_or(0, |metadata| metadata.len())
}
