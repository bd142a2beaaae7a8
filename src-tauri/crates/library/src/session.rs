//! What the window remembers between starts.

use crate::Library;
use crate::wire::{Failure, FailureCode, Session, Settings};
use store::{Mode, Read, setting};

/// Under this key stands the article that was open last.
pub(crate) const OPEN_ARTICLE: &str = "open_article";

const SETTINGS: &str = "settings";

impl Library {
    /// What the window needs at its start. In a new library the sample article is open.
    pub fn session(&self) -> Result<Session, Failure> {
        self.add_sample()?;
        let (article, settings) = self.store.read(|read| Ok::<_, Failure>((open_article(read)?, settings(read)?)))?;
        let notice = (self.store.mode() == Mode::Newer).then(|| {
            "A newer Postil wrote this library, so it is open for reading only. Update Postil to write in it."
                .to_string()
        });
        Ok(Session { article, settings, notice, version: env!("CARGO_PKG_VERSION").into() })
    }

    /// Changes settings.
    pub fn save_settings(&self, settings: &Settings) -> Result<(), Failure> {
        let settings = Settings {
            text_size: settings.text_size.clamp(14, 32),
            measure: settings.measure.clamp(50, 80),
            line_height: settings.line_height.clamp(140, 200),
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
