//! What the reader typed while the library could not be written: kept in a file beside it, and taken into the library
//! at the next start.
//!
//! On a full disk that file would find no room either. So there is a second one beside it that holds some, and is
//! given up for it.

use crate::Library;
use crate::wire::{Failure, FailureCode, OwnParent, Trouble, Unsaved, UnsavedOf};
use document::{Label, Target};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use store::Mode;

/// Room held for unsaved texts: far more than anyone types before they look up.
const RESERVE_BYTES: usize = 1 << 20;

/// The texts that are not in the library, and their file.
pub(crate) struct UnsavedTexts {
    folder: PathBuf,
    kept: Mutex<Vec<Kept>>,
}

/// A text, and when it was typed, in milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    typed_at: i64,
    text: Unsaved,
}

impl UnsavedTexts {
    /// What an earlier process left in the folder. A file that cannot be read is left alone.
    pub(crate) fn open(folder: &Path) -> Self {
        let kept = fs::read(folder.join("unsaved.json")).ok().and_then(|json| serde_json::from_slice(&json).ok());
        Self { folder: folder.into(), kept: Mutex::new(kept.unwrap_or_default()) }
    }

    /// Holds room for later. Where there is none now, there is nothing to hold.
    pub(crate) fn reserve(&self) {
        let file = self.reserve_file();
        if fs::metadata(&file).map_or(0, |metadata| metadata.len()) < RESERVE_BYTES as u64
            && store::private::write(&file, &vec![0x20; RESERVE_BYTES]).is_err()
        {
            let _ = fs::remove_file(&file);
        }
    }

    fn keep(&self, text: &Unsaved, now: i64) -> io::Result<()> {
        let mut kept = self.kept();
        kept.retain(|kept| kept.text.key != text.key);
        kept.push(Kept { typed_at: now, text: text.clone() });
        self.write(&kept)
    }

    fn forget(&self, key: &str) -> io::Result<()> {
        let mut kept = self.kept();
        let before = kept.len();
        kept.retain(|kept| kept.text.key != key);
        if kept.len() == before { Ok(()) } else { self.write(&kept) }
    }

    fn write(&self, kept: &[Kept]) -> io::Result<()> {
        let json = serde_json::to_vec(kept)?;
        self.replace(&json).or_else(|_| {
            fs::remove_file(self.reserve_file())?;
            self.replace(&json)
        })
    }

    /// Whole or not at all, whatever happens meanwhile.
    fn replace(&self, json: &[u8]) -> io::Result<()> {
        let (unfinished, file) = (self.folder.join("unsaved.new"), self.folder.join("unsaved.json"));
        let mut new = store::private::create(&unfinished)?;
        new.set_len(0)?;
        new.write_all(json)?;
        new.sync_all()?;
        fs::rename(unfinished, file)
    }

    fn reserve_file(&self) -> PathBuf {
        self.folder.join("unsaved.reserve")
    }

    fn kept(&self) -> MutexGuard<'_, Vec<Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Library {
    /// Keeps a text that the library could not take.
    pub fn keep_unsaved(&self, text: &Unsaved) -> Result<(), Failure> {
        self.unsaved.keep(text, self.now()).map_err(|error| unkept(&error))
    }

    /// Forgets a text that the library has taken meanwhile.
    pub fn forget_unsaved(&self, key: &str) -> Result<(), Failure> {
        self.unsaved.forget(key).map_err(|error| unkept(&error))
    }

    /// Takes the texts of an earlier process into the library, and gives how many were not there yet. What cannot be
    /// taken now stays where it is.
    pub(crate) fn take_unsaved(&self) -> usize {
        if self.store.mode() != Mode::ReadWrite {
            return 0;
        }
        let kept = self.unsaved.kept().clone();
        let mut taken = 0;
        for kept in kept {
            if let Ok(is_new) = self.take(&kept) {
                taken += usize::from(is_new);
                // If the file cannot be written now, the text is found again at the next start, and known then.
                let _ = self.unsaved.forget(&kept.text.key);
            }
        }
        self.unsaved.reserve();
        taken
    }

    /// Takes one text; whether the library did not have it.
    fn take(&self, kept: &Kept) -> Result<bool, Failure> {
        let Unsaved { article, of, body, .. } = &kept.text;
        match of {
            UnsavedOf::Note { id, target, label } => self.take_note(*id, *article, target, *label, body, kept.typed_at),
            UnsavedOf::OwnComment { id, parent } => self.take_own(*id, *article, parent, body, kept.typed_at),
        }
    }

    /// A note that was changed since, or is gone, is left as it is: the text becomes a note of its own.
    fn take_note(
        &self,
        id: Option<i64>,
        article: i64,
        target: &Target,
        label: Label,
        body: &str,
        typed_at: i64,
    ) -> Result<bool, Failure> {
        let notes = self.store.read(|read| store::note::list_all(read, article))?;
        if body.trim().is_empty() || notes.iter().any(|note| note.body == body) {
            return Ok(false);
        }
        match notes.iter().find(|note| id == Some(note.id) && note.updated_at <= typed_at) {
            Some(note) => drop(self.update_note(note.id, label, body, &note.tags)?),
            None => match self.create_note(article, target, label, body) {
                Err(failure) if failure.code == FailureCode::NotFound => {
                    self.create_note(article, &Target::Article, label, body)?;
                }
                created => drop(created?),
            },
        }
        Ok(true)
    }

    fn take_own(
        &self,
        id: Option<i64>,
        article: i64,
        parent: &OwnParent,
        body: &str,
        typed_at: i64,
    ) -> Result<bool, Failure> {
        let own = self.store.read(|read| store::own_comment::list(read, article))?;
        if body.trim().is_empty() || own.iter().any(|own| own.body == body) {
            return Ok(false);
        }
        match own.iter().find(|own| id == Some(own.id) && own.updated_at <= typed_at) {
            Some(own) => drop(self.update_own_comment(own.id, body)?),
            None => match self.create_own_comment(article, parent, body) {
                Err(failure) if failure.code == FailureCode::NotFound => {
                    self.create_own_comment(article, &OwnParent::Article, body)?;
                }
                created => drop(created?),
            },
        }
        Ok(true)
    }
}

fn unkept(error: &io::Error) -> Failure {
    Trouble::NotKeptAside { detail: error.to_string() }.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Notice;
    use crate::{Cancel, Incoming, SystemClock};

    fn library(folder: &Path) -> Library {
        Library::open(folder, SystemClock).unwrap()
    }

    fn with_article(folder: &Path) -> Library {
        let library = library(folder);
        let page =
            "<title>Kettles</title><article><h1>Kettles</h1><p>Water for tea should be fresh and hot.</p></article>";
        library.import(&Incoming::copied("", Some(page)), &Cancel::default()).unwrap();
        library
    }

    fn note(key: &str, id: Option<i64>, body: &str) -> Unsaved {
        let of = UnsavedOf::Note { id, target: Target::Article, label: Label::Mine };
        Unsaved { key: key.into(), article: 1, of, body: body.into() }
    }

    fn bodies(library: &Library) -> Vec<String> {
        library.article(1).unwrap().notes.into_iter().map(|note| note.body).collect()
    }

    #[test]
    fn what_was_typed_comes_back_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let first = with_article(folder.path());
        let id = first.create_note(1, &Target::Article, Label::Mine, "saved").unwrap().id;
        first.keep_unsaved(&note("a", Some(id), "saved, and m")).unwrap();
        first.keep_unsaved(&note("a", Some(id), "saved, and more")).unwrap();
        first.keep_unsaved(&note("b", None, "a new one")).unwrap();
        first.keep_unsaved(&note("c", None, "taken meanwhile")).unwrap();
        first.forget_unsaved("c").unwrap();
        assert_eq!(bodies(&first), ["saved"]);
        drop(first);
        let second = library(folder.path());
        assert_eq!(second.session().unwrap().notices, [Notice::TextsKept { texts: 2 }]);
        assert_eq!(bodies(&second), ["saved, and more", "a new one"]);
        drop(second);
        let third = library(folder.path());
        assert_eq!(third.session().unwrap().notices, []);
        assert_eq!(bodies(&third).len(), 2, "once");
    }

    #[test]
    fn a_note_that_was_changed_since_keeps_its_text() {
        let folder = tempfile::tempdir().unwrap();
        let library = with_article(folder.path());
        let id = library.create_note(1, &Target::Article, Label::Mine, "old").unwrap().id;
        library.keep_unsaved(&note("a", Some(id), "typed")).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(5));
        library.update_note(id, Label::Mine, "newer", &[]).unwrap();
        assert_eq!(library.take_unsaved(), 1);
        assert_eq!(bodies(&library), ["newer", "typed"]);
    }

    #[test]
    fn a_disk_without_room_gives_up_its_reserve() {
        let folder = tempfile::tempdir().unwrap();
        let texts = UnsavedTexts::open(folder.path());
        texts.reserve();
        assert_eq!(fs::metadata(texts.reserve_file()).unwrap().len(), RESERVE_BYTES as u64);
        // A folder in the file's place refuses the first attempt, as a full disk does.
        fs::create_dir(folder.path().join("unsaved.new")).unwrap();
        assert!(texts.keep(&note("a", None, "x"), 1).is_err());
        assert!(!texts.reserve_file().exists());
        fs::remove_dir(folder.path().join("unsaved.new")).unwrap();
        texts.keep(&note("a", None, "x"), 1).unwrap();
        assert_eq!(UnsavedTexts::open(folder.path()).kept().len(), 1);
    }
}
