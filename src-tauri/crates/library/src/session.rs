//! What the window remembers between starts.

use crate::Library;
use crate::wire::{Access, Failure, FailureCode, Session, Settings};
use store::{Mode, Read, setting};

/// Under this key stands the article that was open last.
pub(crate) const OPEN_ARTICLE: &str = "open_article";

const SETTINGS: &str = "settings";

impl Library {
    /// What the window needs at its start. In a new library the sample article is open.
    pub fn session(&self) -> Result<Session, Failure> {
        self.add_sample()?;
        let (article, settings) = self.store.read(|read| Ok::<_, Failure>((open_article(read)?, settings(read)?)))?;
        let notices = [self.notice(), self.recovered_texts()].into_iter().flatten().collect::<Vec<_>>();
        let notice = Some(notices.join(" ")).filter(|notice| !notice.is_empty());
        Ok(Session { article, settings, notice, access: self.access(), version: env!("CARGO_PKG_VERSION").into() })
    }

    /// What may be done with the library.
    pub fn access(&self) -> Access {
        match self.store.mode() {
            Mode::ReadWrite => Access::Write,
            Mode::ReadOnly => Access::Read,
            Mode::Newer => Access::Newer,
            Mode::NoRoom => Access::NoRoom,
        }
    }

    /// Says that texts which could not be saved the last time are in the library now.
    fn recovered_texts(&self) -> Option<String> {
        match self.take_unsaved() {
            0 => None,
            1 => Some("A text that could not be saved the last time is in the library now.".into()),
            count => Some(format!("{count} texts that could not be saved the last time are in the library now.")),
        }
    }

    /// What the reader must know about the library: that it was damaged, and what was done about it.
    pub fn notice(&self) -> Option<String> {
        let recovery = self.store.recovery()?;
        let aside = recovery.moved_to.file_name().unwrap_or_default().to_string_lossy();
        let replaced = match recovery.backup_made_at {
            Some(seconds) => {
                let made_at = crate::clock::rfc3339(seconds * 1000);
                let salvaged = recovery.salvaged;
                format!("The backup of {made_at} took its place, with {salvaged} newer notes from the damaged file.")
            }
            None => {
                let (notes, articles) = (recovery.salvaged, recovery.articles.len());
                format!("There was no backup; {articles} articles and {notes} notes could be read and were taken over.")
            }
        };
        Some(format!("The library file was damaged. It is kept in “{aside}” in the library's folder. {replaced}"))
    }

    /// How the reader likes it.
    pub(crate) fn settings(&self) -> Result<Settings, Failure> {
        self.store.read(settings)
    }

    /// Changes settings.
    pub fn save_settings(&self, settings: &Settings) -> Result<(), Failure> {
        let settings = Settings {
            text_size: settings.text_size.clamp(14, 32),
            measure: settings.measure.clamp(50, 80),
            line_height: settings.line_height.clamp(140, 200),
            zoom: settings.zoom.clamp(80, 200),
            comment_pages: settings.comment_pages.min(500),
            feed_minutes: settings.feed_minutes.map(|minutes| minutes.max(15)),
            margin: settings.margin.map(|width| width.clamp(240, 480)),
            ..settings.clone()
        };
        let json = serde_json::to_string(&settings).map_err(|error| {
            Failure::new(FailureCode::Internal, format!("The settings could not be written: {error}."))
        })?;
        Ok(self.store.write(|write| setting::set(write, SETTINGS, &json))?)
    }

    /// Remembers that the reader went back to the list.
    pub fn close_article(&self) -> Result<(), Failure> {
        Ok(self.store.write(|write| setting::remove(write, OPEN_ARTICLE))?)
    }
}

/// The article that was open last, unless it is in the bin by now.
fn open_article(read: &Read) -> Result<Option<i64>, Failure> {
    let Some(id) = setting::get(read, OPEN_ARTICLE)?.and_then(|id| id.parse().ok()) else { return Ok(None) };
    match store::article::get(read, id) {
        Ok(article) => Ok(article.deleted_at.is_none().then_some(id)),
        Err(store::Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The settings; those that a newer Postil wrote and this one does not know are the usual ones.
fn settings(read: &Read) -> Result<Settings, Failure> {
    let json = setting::get(read, SETTINGS)?;
    Ok(json.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
}
