//! Pages into the library: capture, then one transaction, of one page or of many.

mod batch;
mod comments;
mod kept;
mod plan;

use crate::images::Encoded;
use crate::wire::{Failure, Imported, Trouble};
use crate::{Incoming, Library, date_of, identity, summary};
use capture::{Captured, Resource};
pub(crate) use kept::{Kept, kept};
use plan::Plan;
use store::{Cancel, Read, Write};

/// A page that was captured and is not saved yet.
pub(crate) struct Prepared {
    /// BLAKE3 of its bytes.
    hash: [u8; 32],
    /// What was captured; nothing where these very bytes are already saved.
    page: Option<(Captured, Vec<Encoded>)>,
}

impl Library {
    /// Imports one thing. A page that is already in the library gets a further revision; the very same bytes get
    /// none.
    pub fn import(&self, incoming: &Incoming, cancel: &Cancel) -> Result<Imported, Failure> {
        let prepared = self.prepare(incoming);
        self.parser.rest();
        let prepared = prepared?;
        check(cancel)?;
        self.save_prepared(incoming, &prepared)
    }

    /// Captures a page; nothing is written yet.
    fn prepare(&self, incoming: &Incoming) -> Result<Prepared, Failure> {
        if incoming.bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(Trouble::NothingToImport.into());
        }
        let hash = *blake3::hash(&incoming.bytes).as_bytes();
        if self.store.read(|read| store::revision::by_original(read, &hash))?.is_some() {
            return Ok(Prepared { hash, page: None });
        }
        Ok(self.encoded(self.parser.capture(incoming, date_of(self.clock.now()))?, 0, hash))
    }

    /// The same for a page that was gathered from several answers, which `hash` stands for; `saved` of its images are in
    /// the library already.
    pub(crate) fn prepare_captured(&self, captured: Captured, saved: u32, hash: [u8; 32]) -> Result<Prepared, Failure> {
        if self.store.read(|read| store::revision::by_original(read, &hash))?.is_some() {
            return Ok(Prepared { hash, page: None });
        }
        Ok(self.encoded(captured, saved, hash))
    }

    /// Encodes the images that came with a page, of which `saved` are in the library already.
    fn encoded(&self, mut captured: Captured, saved: u32, hash: [u8; 32]) -> Prepared {
        let images = self.encode_all(&captured.resources);
        captured.receipt.images.kept = saved + images.len() as u32;
        Prepared { hash, page: Some((captured, images)) }
    }

    /// Encodes images anew; what is none is left out.
    pub(crate) fn encode_all(&self, resources: &[Resource]) -> Vec<Encoded> {
        resources.iter().filter_map(|resource| self.parser.encode(resource)).collect()
    }

    /// Saves what was prepared, in one transaction.
    pub(crate) fn save_prepared(&self, incoming: &Incoming, prepared: &Prepared) -> Result<Imported, Failure> {
        self.store.write(|write| self.save(write, incoming, prepared))
    }

    fn save(&self, write: &Write, incoming: &Incoming, prepared: &Prepared) -> Result<Imported, Failure> {
        if let Some(imported) = already_saved(write, &prepared.hash)? {
            return Ok(imported);
        }
        // Known a moment ago, and deleted for good since.
        let Some((captured, images)) = &prepared.page else { return Err(store::Error::NotFound.into()) };
        self.save_page(write, incoming, captured, images, &prepared.hash)
    }

    fn save_page(
        &self,
        write: &Write,
        incoming: &Incoming,
        captured: &Captured,
        images: &[Encoded],
        hash: &[u8],
    ) -> Result<Imported, Failure> {
        let mut article = summary::of(&captured.document, &incoming.name);
        article.saved_at = self.now();
        article.comments = captured.discussion.comments.len() as u32;
        let known = identity::find(write, article.url.as_deref(), &article.title, &captured.document)?;
        let plan = self.plan(write, known, captured)?;
        article.revision = plan.revision.number;
        let id = match known {
            Some(id) => id,
            None => store::article::insert(write, &article)?,
        };
        let earlier = store::article::get(write, id)?.article.lead_image;
        // A copy that brings no pictures, as one that only gets more comments, still shows those that are there.
        article.lead_image = save_images(write, id, captured, images)?.or(earlier);
        store::article::update(write, id, &article)?;
        if known.is_some() {
            store::article::set_deleted(write, id, None)?;
        }
        plan.apply(write, id, &incoming.bytes, hash)?;
        store::article::set_new_comments(write, id)?;
        store::search::set_article(write, id, &article, &plan.revision.document)?;
        Ok(Imported {
            article: id,
            title: article.title,
            revision: plan.revision.number,
            unchanged: false,
            new_comments: if known.is_some() { plan.new_comments() } else { 0 },
            receipt: captured.receipt.clone(),
        })
    }

    fn plan(&self, read: &Read, known: Option<i64>, captured: &Captured) -> Result<Plan, Failure> {
        match known {
            None => Ok(Plan::first(captured, self.now())),
            Some(id) => Plan::further(read, id, captured, self.now()),
        }
    }
}

pub(crate) fn check(cancel: &Cancel) -> Result<(), Failure> {
    match cancel.is_cancelled() {
        true => Err(Trouble::ImportCancelled.into()),
        false => Ok(()),
    }
}

/// The article whose newest revision has these very bytes, taken out of the bin.
fn already_saved(write: &Write, hash: &[u8]) -> Result<Option<Imported>, Failure> {
    let Some(id) = store::revision::by_original(write, hash)? else { return Ok(None) };
    let known = store::article::get(write, id)?;
    if known.deleted_at.is_some() {
        store::article::set_deleted(write, id, None)?;
    }
    let revision = store::revision::get(write, id, known.article.revision)?;
    Ok(Some(Imported {
        article: id,
        title: known.article.title,
        revision: revision.number,
        unchanged: true,
        new_comments: 0,
        receipt: revision.receipt,
    }))
}

/// Keeps the images and gives the one for the list: the page's own choice, else the first in the text.
pub(crate) fn save_images(
    write: &Write,
    article: i64,
    captured: &Captured,
    images: &[Encoded],
) -> Result<Option<i64>, Failure> {
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
