//! The bin: what is deleted can be taken back.

use crate::Library;
use crate::wire::{Failure, Note, OwnComment};

impl Library {
    /// Moves an article to the bin, with everything on it.
    pub fn delete_article(&self, id: i64) -> Result<(), Failure> {
        let now = self.now();
        Ok(self.store.write(|write| store::article::set_deleted(write, id, Some(now)))?)
    }

    /// Takes an article out of the bin.
    pub fn restore_article(&self, id: i64) -> Result<(), Failure> {
        Ok(self.store.write(|write| store::article::set_deleted(write, id, None))?)
    }

    /// Moves a note to the bin.
    pub fn delete_note(&self, id: i64) -> Result<(), Failure> {
        let now = self.now();
        Ok(self.store.write(|write| store::note::set_deleted(write, id, Some(now)))?)
    }

    /// Takes a note out of the bin.
    pub fn restore_note(&self, id: i64) -> Result<Note, Failure> {
        Ok(self
            .store
            .write(|write| {
                store::note::set_deleted(write, id, None)?;
                store::note::get(write, id)
            })?
            .into())
    }

    /// Moves an own comment to the bin.
    pub fn delete_own_comment(&self, id: i64) -> Result<(), Failure> {
        let now = self.now();
        Ok(self.store.write(|write| store::own_comment::set_deleted(write, id, Some(now)))?)
    }

    /// Takes an own comment out of the bin.
    pub fn restore_own_comment(&self, id: i64) -> Result<OwnComment, Failure> {
        Ok(self
            .store
            .write(|write| {
                store::own_comment::set_deleted(write, id, None)?;
                store::own_comment::get(write, id)
            })?
            .into())
    }
}
