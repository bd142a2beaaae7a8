//! People who write comments, as the reader has marked them: by site and name, whatever article they speak on.

use crate::{Read, Result, Write};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};

pub(crate) const VERSION_2: &str = "
    CREATE TABLE person (
        -- What names are unique in: a host, or one article.
        site TEXT NOT NULL,
        author TEXT NOT NULL,
        label TEXT NOT NULL,
        hidden INTEGER NOT NULL,
        marked_at INTEGER NOT NULL,
        PRIMARY KEY (site, author)
    ) STRICT, WITHOUT ROWID;
";

/// What the reader marked a person with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The reader's own words for them; empty for none.
    pub label: String,
    /// Whether the reader does not want to read them.
    pub hidden: bool,
}

/// Marks a person. An empty mark takes the person out.
pub fn set(write: &Write, site: &str, author: &str, mark: &Mark, now: i64) -> Result<()> {
    if *mark == Mark::default() {
        write.prepare("DELETE FROM person WHERE site = ?1 AND author = ?2")?.execute((site, author))?;
        return Ok(());
    }
    let sql = "
        INSERT INTO person (site, author, label, hidden, marked_at) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (site, author) DO UPDATE SET label = ?3, hidden = ?4, marked_at = ?5";
    write.prepare(sql)?.execute((site, author, &mark.label, mark.hidden, now))?;
    Ok(())
}

/// What a person is marked with; an empty mark where they are not.
pub fn get(read: &Read, site: &str, author: &str) -> Result<Mark> {
    let mut statement = read.prepare("SELECT label, hidden FROM person WHERE site = ?1 AND author = ?2")?;
    let mark = statement.query_row((site, author), |row| Ok(Mark { label: row.get(0)?, hidden: row.get(1)? }));
    Ok(mark.optional()?.unwrap_or_default())
}

/// The marked people of a site, by name.
pub fn list(read: &Read, site: &str) -> Result<Vec<(String, Mark)>> {
    let mut statement = read.prepare("SELECT author, label, hidden FROM person WHERE site = ?1 ORDER BY author")?;
    let rows =
        statement.query_map([site], |row| Ok((row.get(0)?, Mark { label: row.get(1)?, hidden: row.get(2)? })))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::store_with_article;

    #[test]
    fn a_person_is_one_on_each_site_and_gone_without_a_mark() {
        let (_folder, store, _) = store_with_article();
        let mark = |site: &str, label: &str, hidden| {
            let mark = Mark { label: label.into(), hidden };
            store.write(|write| set(write, site, "Ana", &mark, 1)).unwrap();
        };
        let people = |site: &str| store.read(|read| list(read, site)).unwrap();
        mark("a.example", "knows kettles", false);
        mark("b.example", "", true);
        mark("a.example", "sells kettles", false);
        assert_eq!(people("a.example"), [("Ana".into(), Mark { label: "sells kettles".into(), hidden: false })]);
        assert_eq!(people("b.example"), [("Ana".into(), Mark { label: String::new(), hidden: true })]);
        mark("a.example", "", false);
        assert_eq!(people("a.example"), []);
    }
}
