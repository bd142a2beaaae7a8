use crate::words::space_out;
use crate::{Read, Result};
use rusqlite::named_params;

/// More terms than anyone types; the index refuses expressions that nest too deep.
const MAX_TERMS: usize = 64;

/// Something to look for: a word, or several in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The words.
    pub text: String,
    /// Whether the last word may go on.
    pub prefix: bool,
}

/// What to look for, as an expression that the index always understands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(String);

/// Which articles, or whose comments and notes, to look in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this article.
    pub article: Option<i64>,
    /// Only articles whose site or address has this in it.
    pub site: Option<String>,
    /// Only articles with this tag.
    pub tag: Option<String>,
    /// Only what this author wrote: articles by the byline, comments by their author.
    pub author: Option<String>,
    /// Only articles published (saved, where that is not known) before this second since 1970.
    pub before: Option<i64>,
    /// Only articles published or saved at this second or later.
    pub after: Option<i64>,
    /// Only articles never opened.
    pub unread: bool,
    /// Only articles with notes.
    pub has_note: bool,
}

/// Which hits come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The latest saved; costs the same however many hits there are.
    Newest,
    /// The best; costs time with the number of hits.
    Best,
}

impl Term {
    /// A whole word.
    pub fn word(text: impl Into<String>) -> Self {
        Self { text: text.into(), prefix: false }
    }

    /// The term as a quoted phrase; `None` where it has no letter or digit.
    fn phrase(&self) -> Option<String> {
        let words = space_out(&self.text).replace('"', " ");
        let star = if self.prefix { "*" } else { "" };
        words.chars().any(char::is_alphanumeric).then(|| format!("\"{}\"{star}", words.trim()))
    }
}

impl Words {
    /// All of `with` and none of `without`. `None` where `with` has no letter or digit at all.
    pub fn new(with: &[Term], without: &[Term]) -> Option<Self> {
        let phrases =
            |terms: &[Term]| -> Vec<String> { terms.iter().filter_map(Term::phrase).take(MAX_TERMS).collect() };
        let (with, without) = (phrases(with), phrases(without));
        if with.is_empty() {
            return None;
        }
        let all = with.join(" AND ");
        Some(Self(if without.is_empty() { all } else { format!("({all}) NOT ({})", without.join(" OR ")) }))
    }
}

/// What a filter asks of the article `a`.
const FILTER: &str = "
    a.deleted_at IS NULL
    AND (:article IS NULL OR a.id = :article)
    AND (:site IS NULL OR instr(lower(coalesce(a.site, '') || ' ' || coalesce(a.url, '')), lower(:site)) > 0)
    AND (:tag IS NULL OR EXISTS (SELECT 1 FROM article_tag at JOIN tag t ON t.id = at.tag
        WHERE at.article = a.id AND t.name = :tag))
    AND (:before IS NULL OR coalesce(a.published_key, a.saved_at / 1000) < :before)
    AND (:after IS NULL OR coalesce(a.published_key, a.saved_at / 1000) >= :after)
    AND (NOT :unread OR NOT EXISTS (SELECT 1 FROM visit v WHERE v.article = a.id))
    AND (NOT :has_note OR EXISTS (SELECT 1 FROM note n WHERE n.article = a.id AND n.deleted_at IS NULL))
";

/// Articles whose title, text or cells have the words, by id.
pub fn articles(read: &Read, words: &Words, filter: &Filter, order: Order, limit: u32) -> Result<Vec<i64>> {
    let sql = format!(
        "SELECT article_search.rowid FROM article_search JOIN article a ON a.id = article_search.rowid
        WHERE article_search MATCH :words AND {FILTER}
        AND (:author IS NULL OR instr(lower(coalesce(a.byline, '')), lower(:author)) > 0)
        ORDER BY {} LIMIT :limit",
        order_by("article_search", order)
    );
    select(read, &sql, &words.0, filter, filter.author.as_deref(), limit)
}

/// Comments that have the words, by row.
pub fn comments(read: &Read, words: &Words, filter: &Filter, order: Order, limit: u32) -> Result<Vec<i64>> {
    let author = filter.author.as_deref().and_then(|author| Term::word(author).phrase());
    let expression = match author {
        Some(author) => format!("({}) AND author : {author}", words.0),
        None => words.0.clone(),
    };
    let sql = format!(
        "SELECT comment_search.rowid FROM comment_search
        JOIN comment c ON c.id = comment_search.rowid JOIN article a ON a.id = c.article
        WHERE comment_search MATCH :words AND {FILTER} AND (:author IS NULL OR true)
        ORDER BY {} LIMIT :limit",
        order_by("comment_search", order)
    );
    select(read, &sql, &expression, filter, None, limit)
}

/// Notes that have the words in their text or quote, newest first, by id.
pub fn notes(read: &Read, words: &Words, filter: &Filter, limit: u32) -> Result<Vec<i64>> {
    let sql = format!(
        "SELECT note_search.rowid FROM note_search
        JOIN note w ON w.id = note_search.rowid JOIN article a ON a.id = w.article
        WHERE note_search MATCH :words AND w.deleted_at IS NULL AND {FILTER} AND :author IS NULL
        ORDER BY note_search.rowid DESC LIMIT :limit"
    );
    select(read, &sql, &words.0, filter, filter.author.as_deref(), limit)
}

/// Own comments that have the words, newest first, by id.
pub fn own_comments(read: &Read, words: &Words, filter: &Filter, limit: u32) -> Result<Vec<i64>> {
    let sql = format!(
        "SELECT own_comment_search.rowid FROM own_comment_search
        JOIN own_comment w ON w.id = own_comment_search.rowid JOIN article a ON a.id = w.article
        WHERE own_comment_search MATCH :words AND w.deleted_at IS NULL AND {FILTER} AND :author IS NULL
        ORDER BY own_comment_search.rowid DESC LIMIT :limit"
    );
    select(read, &sql, &words.0, filter, filter.author.as_deref(), limit)
}

/// How many articles have the words, counted up to `limit`.
pub fn count_articles(read: &Read, words: &Words, limit: u32) -> Result<u32> {
    count(read, "article_search", words, limit)
}

/// How many comments have the words, counted up to `limit`.
pub fn count_comments(read: &Read, words: &Words, limit: u32) -> Result<u32> {
    count(read, "comment_search", words, limit)
}

fn count(read: &Read, table: &str, words: &Words, limit: u32) -> Result<u32> {
    let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ?1 LIMIT ?2)");
    Ok(read.prepare(&sql)?.query_row((&words.0, limit), |row| row.get(0))?)
}

/// Nothing but `rank` or `rowid` alone: with a second column SQLite sorts all hits itself, ten times slower.
fn order_by(table: &str, order: Order) -> String {
    match order {
        Order::Newest => format!("{table}.rowid DESC"),
        Order::Best => format!("{table}.rank"),
    }
}

fn select(read: &Read, sql: &str, words: &str, filter: &Filter, author: Option<&str>, limit: u32) -> Result<Vec<i64>> {
    let mut statement = read.prepare(sql)?;
    let parameters = named_params! {
        ":words": words, ":article": filter.article, ":site": filter.site, ":tag": filter.tag, ":author": author,
        ":before": filter.before, ":after": filter.after, ":unread": filter.unread, ":has_note": filter.has_note,
        ":limit": limit,
    };
    let rows = statement.query_map(parameters, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
