//! What the window remembers between starts.

use crate::Library;
use crate::wire::{Access, ArticlePage, Failure, ListQuery, Notice, Session, Settings, Trouble, Waiting};
use store::{Mode, Read, setting};

/// Under this key stands the article that was open last.
pub(crate) const OPEN_ARTICLE: &str = "open_article";

/// So many articles the window is given with its session: as many as it asks for at once later.
const FIRST: u32 = 60;

const SETTINGS: &str = "settings";

const WAITING: &str = "waiting";

impl Library {
    /// What the window needs at its start. In a new library the sample article is open.
    pub fn session(&self) -> Result<Session, Failure> {
        self.add_sample()?;
        let (article, settings, waiting) =
            self.store.read(|read| Ok::<_, Failure>((open_article(read)?, settings(read)?, waiting(read)?)))?;
        let list = if article.is_none() { Some(self.first_articles(&settings)?) } else { None };
        let notices = [self.replaced(), self.texts_kept()].into_iter().flatten().collect();
        let version = env!("CARGO_PKG_VERSION").into();
        Ok(Session { article, list, settings, notices, access: self.access(), waiting, version })
    }

    fn first_articles(&self, settings: &Settings) -> Result<ArticlePage, Failure> {
        let Settings { list_order: order, list_reversed: reversed, .. } = *settings;
        self.list_articles(&ListQuery { order, reversed, ..ListQuery::default() }, 0, FIRST)
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

    /// Texts that could not be saved the last time are taken into the library now.
    fn texts_kept(&self) -> Option<Notice> {
        Some(self.take_unsaved()).filter(|&texts| texts > 0).map(|texts| Notice::TextsKept { texts: texts as u32 })
    }

    /// What was done about a damaged library.
    pub fn replaced(&self) -> Option<Notice> {
        let recovery = self.store.recovery()?;
        Some(Notice::Replaced {
            file: recovery.moved_to.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            backup: recovery.backup_made_at.map(|seconds| crate::clock::rfc3339(seconds * 1000)),
            articles: recovery.articles.len() as u32,
            notes: recovery.salvaged as u32,
        })
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
            article_pages: settings.article_pages.min(100),
            comment_pages: settings.comment_pages.min(500),
            feed_minutes: settings.feed_minutes.map(|minutes| minutes.max(15)),
            margin: settings.margin.map(|width| width.clamp(240, 480)),
            ..settings.clone()
        };
        let json = serde_json::to_string(&settings).map_err(Trouble::fault)?;
        Ok(self.store.write(|write| setting::set(write, SETTINGS, &json))?)
    }

    /// Keeps what waits for a connection, in place of what waited.
    pub fn keep_waiting(&self, waiting: &[Waiting]) -> Result<(), Failure> {
        let json = serde_json::to_string(waiting).map_err(Trouble::fault)?;
        Ok(self.store.write(|write| setting::set(write, WAITING, &json))?)
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

/// What waits for a connection; nothing where a newer Postil wrote what this one does not know.
fn waiting(read: &Read) -> Result<Vec<Waiting>, Failure> {
    let json = setting::get(read, WAITING)?;
    Ok(json.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
}
