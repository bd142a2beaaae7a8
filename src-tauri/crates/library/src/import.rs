//! Pages into the library: capture, then one transaction.

mod plan;

use crate::images::{Encoded, encode};
use crate::parse::on_parser_thread;
use crate::wire::{Failure, FailureCode, ImportProgress, Imported};
use crate::{Incoming, Library, date_of, identity, summary};
use capture::Captured;
use plan::Plan;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use store::{Read, Write};

/// Stops an import from elsewhere. Clones stop the same import.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Stops the import after the step at hand; what is finished stays.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn check(&self) -> Result<(), Failure> {
        match self.0.load(Ordering::Relaxed) {
            true => Err(Failure::new(FailureCode::Cancelled, "The import was cancelled; what was finished stays.")),
            false => Ok(()),
        }
    }
}

impl Library {
    /// Imports files one after the other, and tells how it goes. Those that fail do not stop the others.
    pub fn import_files(&self, paths: &[PathBuf], cancel: &Cancel, progress: impl Fn(ImportProgress)) -> Vec<Imported> {
        let mut all = Vec::new();
        for (done, path) in paths.iter().enumerate() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            progress(ImportProgress::Working { done: done as u32, total: paths.len() as u32, name: name.clone() });
            let result = cancel.check().and_then(|()| Incoming::file(path)).and_then(|file| self.import(&file, cancel));
            match result {
                Ok(imported) => {
                    progress(ImportProgress::Done { imported: imported.clone() });
                    all.push(imported);
                }
                Err(error) if error.code == FailureCode::Cancelled => break,
                Err(error) => progress(ImportProgress::Failed { name, error }),
            }
        }
        progress(ImportProgress::Finished);
        all
    }

    /// Imports one thing. A page that is already in the library gets a further revision; the very same bytes get
    /// none.
    pub fn import(&self, incoming: &Incoming, cancel: &Cancel) -> Result<Imported, Failure> {
        if incoming.bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(Failure::new(FailureCode::Invalid, "There is nothing to import: the file or text is empty."));
        }
        let hash = blake3::hash(&incoming.bytes);
        if let Some(imported) = self.already_saved(hash.as_bytes())? {
            return Ok(imported);
        }
        let input = incoming.input(date_of(self.clock.now()));
        let (captured, images) = on_parser_thread(|| {
            let captured = capture::capture(&input);
            let images: Vec<Encoded> = captured.resources.iter().filter_map(encode).collect();
            (captured, images)
        })?;
        cancel.check()?;
        self.store.write(|write| self.save(write, incoming, captured, &images, hash.as_bytes()))
    }

    /// The article whose newest revision has these very bytes, taken out of the bin.
    fn already_saved(&self, hash: &[u8]) -> Result<Option<Imported>, Failure> {
        let Some(id) = self.store.read(|read| store::revision::by_original(read, hash))? else { return Ok(None) };
        let known = self.store.read(|read| store::article::get(read, id))?;
        if known.deleted_at.is_some() {
            self.restore_article(id)?;
        }
        let revision = self.store.read(|read| store::revision::get(read, id, known.article.revision))?;
        Ok(Some(Imported {
            article: id,
            title: known.article.title,
            revision: revision.number,
            unchanged: true,
            receipt: revision.receipt,
        }))
    }

    fn save(
        &self,
        write: &Write,
        incoming: &Incoming,
        mut captured: Captured,
        images: &[Encoded],
        hash: &[u8],
    ) -> Result<Imported, Failure> {
        let mut article = summary::of(&captured.document, &incoming.name);
        article.saved_at = self.now();
        article.comments = captured.discussion.comments.len() as u32;
        captured.receipt.images.kept = images.len() as u32;
        let known = identity::find(write, article.url.as_deref(), &article.title, &captured.document)?;
        let plan = self.plan(write, known, &captured)?;
        article.revision = plan.revision.number;
        let id = match known {
            Some(id) => id,
            None => store::article::insert(write, &article)?,
        };
        article.lead_image = save_images(write, id, &captured, images)?;
        store::article::update(write, id, &article)?;
        if known.is_some() {
            store::article::set_deleted(write, id, None)?;
        }
        plan.apply(write, id, &incoming.bytes, hash)?;
        index_article(write, id, &article.title, &plan.revision.document)?;
        Ok(Imported {
            article: id,
            title: article.title,
            revision: plan.revision.number,
            unchanged: false,
            receipt: captured.receipt,
        })
    }

    fn plan(&self, read: &Read, known: Option<i64>, captured: &Captured) -> Result<Plan, Failure> {
        match known {
            None => Ok(Plan::first(captured, self.now())),
            Some(id) => Plan::further(read, id, captured, self.now()),
        }
    }
}

/// Keeps the images and gives the one for the list: the page's own choice, else the first in the text.
fn save_images(write: &Write, article: i64, captured: &Captured, images: &[Encoded]) -> Result<Option<i64>, Failure> {
    let chosen = captured.document.metadata.lead_image.as_ref().map(|image| image.value.url.as_str());
    let mut lead = None;
    for encoded in images {
        let id = store::image::insert(write, &encoded.hash, &encoded.image)?;
        store::image::show(write, article, &encoded.url, id)?;
        if lead.is_none() || chosen == Some(encoded.url.as_str()) {
            lead = Some(id);
        }
    }
    Ok(lead)
}

fn index_article(write: &Write, id: i64, title: &str, document: &document::Document) -> Result<(), Failure> {
    let indexed = crate::search::Indexed::new(&document.blocks);
    Ok(store::search::set_article(write, id, title, &indexed.text, &indexed.cells)?)
}
