//! Which articles a search looks in.

use super::query::ids;
use super::words::Term;
use crate::{Read, Result};
use rusqlite::types::Value;

/// Which articles, or whose comments and notes, to look in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this article.
    pub article: Option<i64>,
    /// Only articles whose site or address has these words in a row.
    pub site: Option<String>,
    /// Only articles with this tag.
    pub tag: Option<String>,
    /// Only what this author wrote: articles by the byline, comments by their author.
    pub author: Option<String>,
    /// Only articles published (saved, where that is not known) before this second since 1970.
    pub before: Option<i64>,
    /// Only articles published or saved at this second or later.
    pub after: Option<i64>,
    /// Only articles in the collection of this name.
    pub collection: Option<String>,
    /// Only articles that are not read yet.
    pub unread: bool,
    /// Only favourites.
    pub favourite: bool,
    /// Only archived articles; without it, those too.
    pub archived: bool,
    /// Only articles with notes.
    pub has_note: bool,
}

/// What a filter asks of the article `a`, in SQL, and what stands for the question marks in it.
#[derive(Default)]
pub(super) struct Conditions {
    sql: Vec<&'static str>,
    pub values: Vec<Value>,
}

impl Filter {
    /// The conditions on articles. An author narrows articles by their bylines, and comments by their own authors.
    pub(super) fn conditions(&self, bylines: bool) -> Conditions {
        let mut conditions = Conditions::default();
        conditions.add("a.deleted_at IS NULL", None);
        let phrase = |column: &str, text: &str, prefix| {
            // Nothing is called by signs alone.
            let phrase = Term { text: text.into(), prefix }.phrase().unwrap_or_else(|| "\"\"".into());
            Value::from(format!("{column} : {phrase}"))
        };
        let sourced = "a.id IN (SELECT rowid FROM article_source WHERE article_source MATCH ?)";
        let site = self.site.as_deref().map(|site| (sourced, phrase("site", site, true)));
        let byline =
            self.author.as_deref().filter(|_| bylines).map(|author| (sourced, phrase("byline", author, false)));
        let tagged = "a.id IN (SELECT at.article FROM article_tag at JOIN tag t ON t.id = at.tag WHERE t.name = ?)";
        let collected =
            "a.id IN (SELECT ca.article FROM collection_article ca JOIN collection c ON c.id = ca.collection
            WHERE c.name = ? COLLATE NOCASE AND c.deleted_at IS NULL)";
        let valued = [
            self.article.map(|article| ("a.id = ?", article.into())),
            site,
            byline,
            self.tag.clone().map(|tag| (tagged, tag.into())),
            self.collection.clone().map(|name| (collected, name.into())),
            self.before.map(|before| ("coalesce(a.published_key, a.saved_at / 1000) < ?", before.into())),
            self.after.map(|after| ("coalesce(a.published_key, a.saved_at / 1000) >= ?", after.into())),
        ];
        valued.into_iter().flatten().for_each(|(sql, value)| conditions.add(sql, Some(value)));
        for (wanted, sql) in [
            (self.unread, "a.read_at IS NULL"),
            (self.favourite, "a.favourite_at IS NOT NULL"),
            (self.archived, "a.archived_at IS NOT NULL"),
            (self.has_note, "a.id IN (SELECT article FROM note WHERE deleted_at IS NULL)"),
        ] {
            if wanted {
                conditions.add(sql, None);
            }
        }
        conditions
    }

    /// The newest articles that pass, at most `limit`.
    pub(super) fn articles(&self, read: &Read, bylines: bool, limit: usize) -> Result<Vec<i64>> {
        let conditions = self.conditions(bylines);
        let mut statement = read.prepare(&conditions.articles_sql())?;
        ids(&mut statement, conditions.values.into_iter(), limit)
    }
}

impl Conditions {
    pub(super) fn add(&mut self, sql: &'static str, value: Option<Value>) {
        self.sql.push(sql);
        self.values.extend(value);
    }

    /// Whether only the bin is left out.
    pub(super) fn is_open(&self) -> bool {
        self.sql.len() == 1
    }

    /// The statement that finds the articles that pass, the newest first.
    pub(super) fn articles_sql(&self) -> String {
        format!("SELECT a.id FROM article a WHERE {} ORDER BY a.id DESC", self.sql())
    }

    /// The conditions, all of them.
    pub(super) fn sql(&self) -> String {
        self.sql.join(" AND ")
    }
}
