//! The article a new library starts with.

use crate::wire::Failure;
use crate::{Cancel, Incoming, Library};
use document::Label;
use serde::Deserialize;
use store::{Mode, setting};

const PAGE: &[u8] = include_bytes!("../../../../assets/sample/page.html");
const NOTES: &str = include_str!("../../../../assets/sample/notes.json");

/// Under this key stands that the sample was added, so that deleting it is for good.
const ADDED: &str = "sample_added";

#[derive(Deserialize)]
struct SampleNote {
    on: String,
    label: Label,
    body: String,
}

impl Library {
    /// Adds the sample article, its notes, and opens it: once, and only to an empty library.
    pub(crate) fn add_sample(&self) -> Result<(), Failure> {
        if self.store.mode() != Mode::ReadWrite {
            return Ok(());
        }
        let (added, articles) =
            self.store.read(|read| Ok::<_, Failure>((setting::get(read, ADDED)?, store::article::count(read)?)))?;
        if added.is_some() {
            return Ok(());
        }
        if articles == 0 {
            let page = Incoming { bytes: PAGE.into(), name: "sample.html".into(), ..Incoming::default() };
            let article = self.import(&page, &Cancel::default())?.article;
            for note in sample_notes() {
                let target = self.place(article, &note.on)?;
                self.create_note(article, &target, note.label, &note.body)?;
            }
            self.store.write(|write| {
                // The sample's notes are not something the reader did, to be taken back.
                store::journal::forget(write, i64::MAX)?;
                setting::set(write, crate::session::OPEN_ARTICLE, &article.to_string())
            })?;
        }
        Ok(self.store.write(|write| setting::set(write, ADDED, "yes"))?)
    }
}

fn sample_notes() -> Vec<SampleNote> {
    serde_json::from_str(NOTES).expect("assets/sample/notes.json is part of the program and tested")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_samples_notes_can_be_read() {
        assert_eq!(super::sample_notes().len(), 3);
    }
}
