use super::{Prepared, check};
use crate::parse::on_parser_threads;
use crate::wire::{Failure, FailureCode, ImportProgress, Imported};
use crate::{Incoming, Library};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use store::Cancel;

/// Pages that are saved in one transaction: enough that the disk is not waited for after each, few enough that a
/// cancel is soon heard and a crash costs little.
const BATCH: usize = 32;

impl Library {
    /// Imports files, and tells how it goes. Those that fail do not stop the others.
    pub fn import_files(
        &self,
        paths: &[PathBuf],
        cancel: &Cancel,
        progress: impl Fn(ImportProgress) + Sync,
    ) -> Vec<Imported> {
        let (started, total) = (AtomicU32::new(0), paths.len() as u32);
        let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let read = |path: &PathBuf| {
            let done = started.fetch_add(1, Ordering::Relaxed);
            progress(ImportProgress::Working { done, total, name: name(path) });
            Incoming::file(path)
        };
        let mut all = Vec::new();
        self.import_each(paths, cancel, read, |path, result| match result {
            Ok(imported) => {
                progress(ImportProgress::Done { imported: imported.clone() });
                all.push(imported);
            }
            Err(error) if error.code == FailureCode::Cancelled => {}
            Err(error) => progress(ImportProgress::Failed { name: name(path), url: None, error }),
        });
        progress(ImportProgress::Finished);
        all
    }

    /// Imports many things: reads and captures several at once, saves them in the order of the items and tells each
    /// when it is on the disk. Those that fail do not stop the others; after a cancel the rest is left.
    pub fn import_each<T: Sync>(
        &self,
        items: &[T],
        cancel: &Cancel,
        read: impl Fn(&T) -> Result<Incoming, Failure> + Sync,
        mut tell: impl FnMut(&T, Result<Imported, Failure>),
    ) {
        for batch in items.chunks(BATCH) {
            let prepared = on_parser_threads(batch, |item| {
                check(cancel)?;
                let incoming = read(item)?;
                self.prepare(&incoming).map(|prepared| (incoming, prepared))
            });
            for (item, result) in batch.iter().zip(self.save_all(prepared)) {
                tell(item, result);
            }
            if cancel.is_cancelled() {
                break;
            }
        }
        self.parser.rest();
    }

    /// Saves a batch in one transaction. Where one page of it cannot be saved, each gets a transaction of its own.
    pub(crate) fn save_all(
        &self,
        prepared: Vec<Result<(Incoming, Prepared), Failure>>,
    ) -> Vec<Result<Imported, Failure>> {
        let together = self.store.write(|write| {
            let save = |page: &Result<(Incoming, Prepared), Failure>| match page {
                Ok((incoming, prepared)) => self.save(write, incoming, prepared).map(Ok),
                Err(failure) => Ok(Err(failure.clone())),
            };
            prepared.iter().map(save).collect::<Result<Vec<_>, Failure>>()
        });
        together.unwrap_or_else(|_| {
            let alone = |page: Result<(Incoming, Prepared), Failure>| {
                let (incoming, prepared) = page?;
                self.store.write(|write| self.save(write, &incoming, &prepared))
            };
            prepared.into_iter().map(alone).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemClock;
    use crate::wire::ListQuery;

    #[test]
    fn pages_of_a_batch_are_saved_in_order_and_fail_alone() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path(), SystemClock).unwrap();
        let pages = ["<p>The first page of the batch.", " ", "<p>The first page of the batch.", "<p>Another page."];
        let read = |page: &&str| Ok(Incoming { bytes: page.as_bytes().into(), ..Incoming::default() });
        let mut results = Vec::new();
        library.import_each(&pages, &Cancel::default(), read, |page, result| results.push((*page, result)));
        let outcome = |result: &Result<Imported, Failure>| match result {
            Ok(imported) => (imported.article, imported.unchanged),
            Err(_) => (0, false),
        };
        let outcomes: Vec<_> = results.iter().map(|(_, result)| outcome(result)).collect();
        assert_eq!(outcomes, [(1, false), (0, false), (1, true), (2, false)]);
        assert_eq!(results[1].1.as_ref().unwrap_err().code, FailureCode::Invalid);
    }

    #[test]
    fn a_cancelled_import_saves_nothing_more() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path(), SystemClock).unwrap();
        let (cancel, pages) = (Cancel::default(), vec!["<p>Some page."; 100]);
        cancel.cancel();
        let read = |page: &&str| Ok(Incoming { bytes: page.as_bytes().into(), ..Incoming::default() });
        library.import_each(&pages, &cancel, read, |_, result| {
            assert_eq!(result.unwrap_err().code, FailureCode::Cancelled);
        });
        assert_eq!(library.list_articles(&ListQuery::default(), 0, 9).unwrap().total, 0);
    }
}
