//! The bin: what is deleted can be taken back for thirty days.

use crate::Library;
use crate::wire::{Failure, Note, OwnComment};

/// How long the bin keeps what is in it.
const KEPT_MILLISECONDS: i64 = 30 * 24 * 3_600 * 1_000;

impl Library {
    /// Deletes for good what has been in the bin for thirty days. Backups keep it as long as they are kept.
    pub fn empty_bin(&self) -> Result<(), Failure> {
        let before = self.now() - KEPT_MILLISECONDS;
        Ok(self.store.write(|write| {
            store::note::purge(write, before)?;
            store::own_comment::purge(write, before)?;
            store::article::purge(write, before)
        })?)
    }

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
