//! Zip archives, read entry by entry within bounds.

use super::budget::Budget;
use super::problem;
use document::Problem;
use std::io::Cursor;
use zip::ZipArchive;

/// An archive of more entries is not read.
const MOST_ENTRIES: usize = 10_000;

/// A zip archive in memory.
pub(super) struct Archive<'b>(ZipArchive<Cursor<&'b [u8]>>);

impl<'b> Archive<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Problem> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| problem("damaged", "The archive is damaged: its list of entries cannot be read."))?;
        if archive.len() > MOST_ENTRIES {
            return Err(problem("too_many_entries", "The archive holds more than 10,000 files and is not read."));
        }
        Ok(Self(archive))
    }

    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.0.file_names().filter_map(Result::ok).map(|name| name.into_owned())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names().any(|other| other == name)
    }

    /// The bytes of an entry; `None` where there is none of that name.
    pub(super) fn read(&mut self, name: &str, budget: &mut Budget) -> Option<Result<Vec<u8>, Problem>> {
        let entry = self.0.by_name(name).ok()?;
        let compressed = entry.compressed_size();
        Some(budget.read(entry, compressed))
    }
}
