//! Making the index of articles and comments anew, from what is stored.

use super::{set_article, set_comment};
use crate::{Error, Result, Write, article, comment, revision};

/// Indexes every article and comment. Takes minutes for a hundred thousand articles.
pub(crate) fn rebuild(write: &Write) -> Result<()> {
    for table in ["article_search", "article_source", "comment_search"] {
        write.prepare(&format!("INSERT INTO {table} ({table}) VALUES ('delete-all')"))?.execute([])?;
    }
    for id in ids(write)? {
        let article = article::get(write, id)?.article;
        if let Some(revision) = readable(revision::get(write, id, article.revision))? {
            set_article(write, id, &article, &revision.document)?;
        }
        for saved in readable(comment::list(write, id))?.into_iter().flatten() {
            set_comment(write, saved.id, &saved.comment)?;
        }
    }
    Ok(())
}

/// What is damaged is not found, and everything else is.
fn readable<T>(stored: Result<T>) -> Result<Option<T>> {
    match stored {
        Ok(stored) => Ok(Some(stored)),
        Err(Error::Damaged(_) | Error::Unreadable(_) | Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

fn ids(write: &Write) -> Result<Vec<i64>> {
    let mut statement = write.prepare("SELECT id FROM article ORDER BY id")?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
