//! Takes over from a damaged file what a backup does not have.

use crate::{Result, schema};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use std::collections::{BTreeSet, HashSet};

/// Rows between two damaged places that are asked for one by one; a table with a larger gap has lost more than that.
const MAX_GAP: i64 = 100_000;

/// What was taken over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Salvaged {
    /// Notes and own comments, new or newer.
    pub writing: usize,
    /// Articles, new or with newer revisions or comments: their search index is to be made anew.
    pub articles: BTreeSet<i64>,
}

/// Copies every row that can be read and is not in `restored`, or is newer there. Damage in one row hides no other.
pub(crate) fn salvage(damaged: &Connection, restored: &mut Connection) -> Result<Salvaged> {
    schema::migrate(restored)?;
    let transaction = restored.transaction()?;
    let mut salvaged = Salvaged::default();
    for name in tables(&transaction)? {
        let Some(table) = Table::of(damaged, &transaction, &name)? else { continue };
        let mut insert = transaction.prepare(&table.insert())?;
        let article =
            table.columns.iter().position(|column| column == "article" || name == "article" && column == "id");
        table.rows(damaged, |row| {
            // A row that refers to one that was lost, or is none of this table's any more, is left out.
            let taken = insert.execute(params_from_iter(row)).unwrap_or(0);
            match (name.as_str(), article.and_then(|column| row.get(column))) {
                ("note" | "own_comment", _) => salvaged.writing += taken,
                ("article" | "revision" | "comment", Some(&Value::Integer(id))) if taken > 0 => {
                    salvaged.articles.insert(id);
                }
                _ => {}
            }
        });
    }
    transaction.commit()?;
    Ok(salvaged)
}

/// The tables that are not made from others, those that others refer to first.
fn tables(connection: &Connection) -> Result<Vec<String>> {
    let sql =
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'";
    let mut waiting: Vec<String> = strings(connection, sql, [])?;
    let mut ordered: Vec<String> = Vec::new();
    loop {
        let before = ordered.len();
        let mut later = Vec::new();
        for name in waiting {
            let named = strings(connection, "SELECT \"table\" FROM pragma_foreign_key_list(?1)", [&name])?;
            let is_ready = named.iter().all(|other| *other == name || ordered.contains(other));
            if is_ready { ordered.push(name) } else { later.push(name) }
        }
        waiting = later;
        // Tables that refer to each other in a circle, of which there are none, would come as they are.
        if waiting.is_empty() || ordered.len() == before {
            ordered.extend(waiting);
            return Ok(ordered);
        }
    }
}

fn strings<P: rusqlite::Params>(connection: &Connection, sql: &str, params: P) -> Result<Vec<String>> {
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map(params, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A table that both files have, with the columns that both have.
struct Table {
    name: String,
    columns: Vec<String>,
    key: Vec<String>,
    /// A number in each row that grows when the row is replaced.
    age: Option<&'static str>,
}

impl Table {
    fn of(damaged: &Connection, restored: &Connection, name: &str) -> Result<Option<Self>> {
        let columns = "SELECT name FROM pragma_table_info(?1)";
        // The list of tables itself may be damaged.
        let known: HashSet<String> = strings(damaged, columns, [name]).unwrap_or_default().into_iter().collect();
        let columns = strings(restored, columns, [name])?.into_iter().filter(|column| known.contains(column));
        let columns: Vec<String> = columns.collect();
        let key = strings(restored, "SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk", [name])?;
        let has = |column: &&&'static str| {
            columns.iter().any(|known| known == **column) && !key.iter().any(|k| k == **column)
        };
        let age = ["updated_at", "last_revision", "revision"].iter().find(has).copied();
        let usable = !key.is_empty() && key.iter().all(|column| columns.contains(column));
        Ok(usable.then(|| Self { name: name.into(), columns, key, age }))
    }

    /// Never `OR REPLACE`: that deletes the row, and with it everything that refers to it.
    fn insert(&self) -> String {
        let Self { name, columns, key, age } = self;
        let places: Vec<String> = (1..=columns.len()).map(|place| format!("?{place}")).collect();
        let conflict = match age {
            None => "DO NOTHING".into(),
            Some(age) => {
                let set: Vec<String> =
                    columns.iter().map(|column| format!("\"{column}\" = excluded.\"{column}\"")).collect();
                let set = set.join(", ");
                format!("(\"{}\") DO UPDATE SET {set} WHERE excluded.{age} > \"{name}\".{age}", key.join("\", \""))
            }
        };
        let columns = columns.join("\", \"");
        format!("INSERT INTO \"{name}\" (\"{columns}\") VALUES ({}) ON CONFLICT {conflict}", places.join(", "))
    }

    /// Every row that can be read: from the first on until damage, from the last back until damage, and what is
    /// between by its number.
    fn rows(&self, damaged: &Connection, mut take: impl FnMut(&[Value])) {
        let columns = format!("SELECT \"{}\" FROM \"{}\"", self.columns.join("\", \""), self.name);
        let key = format!("\"{}\"", self.key.join("\", \""));
        let Err(first) = self.scan(damaged, &format!("{columns} ORDER BY {key}"), &mut take) else { return };
        let backwards = format!("{columns} ORDER BY \"{}\" DESC", self.key.join("\" DESC, \""));
        let Err(last) = self.scan(damaged, &backwards, &mut take) else { return };
        let gap = match (first, last, self.key.len()) {
            (Some(first), Some(last), 1) => first + 1..last.min(first.saturating_add(MAX_GAP)),
            (None, Some(last), 1) => (last - MAX_GAP).max(1)..last,
            (Some(first), None, 1) => first + 1..first.saturating_add(MAX_GAP),
            _ => return,
        };
        for id in gap {
            let _ = self.scan(damaged, &format!("{columns} WHERE {key} = {id}"), &mut take);
        }
    }

    /// Reads rows until the end, or until damage: then the number of the last row that was read, where it has one.
    fn scan(&self, damaged: &Connection, sql: &str, take: &mut impl FnMut(&[Value])) -> Result<(), Option<i64>> {
        let mut last = None;
        let number = self.columns.iter().position(|column| *column == self.key[0]);
        let mut statement = damaged.prepare(sql).map_err(|_| None)?;
        let mut rows = statement.query([]).map_err(|_| None)?;
        loop {
            let Some(row) = rows.next().map_err(|_| last)? else { return Ok(()) };
            let values: rusqlite::Result<Vec<Value>> = (0..self.columns.len()).map(|column| row.get(column)).collect();
            let Ok(values) = values else { continue };
            if let Some(Value::Integer(id)) = number.and_then(|number| values.get(number)) {
                last = Some(*id);
            }
            take(&values);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::store_with_article;
    use crate::{Store, note, recovery, setting};
    use document::{Label, Target};

    #[test]
    fn tables_come_after_those_they_refer_to() {
        let (folder, store, _) = store_with_article();
        drop(store);
        let connection = Connection::open(folder.path().join("library.db")).unwrap();
        let tables = tables(&connection).unwrap();
        let place = |name: &str| tables.iter().position(|table| table == name).unwrap();
        assert!(place("article") < place("note") && place("note") < place("note_version"), "{tables:?}");
        assert!(!tables.iter().any(|table| table.contains("_search")), "{tables:?}");
    }

    #[test]
    fn without_a_backup_everything_readable_is_taken_over() {
        let (folder, store, article) = store_with_article();
        let id = store
            .write(|write| {
                setting::set(write, "theme", "dark")?;
                note::insert(write, article, &Target::Article, Label::Mine, "kept", 1)
            })
            .unwrap();
        drop(store);
        let (moved_to, recovery) = (folder.path().join("damaged-1"), recovery::recover(folder.path()).unwrap());
        assert_eq!((recovery.moved_to, recovery.backup_made_at, recovery.salvaged), (moved_to, None, 1));
        assert_eq!(recovery.articles, [article]);
        let store = Store::open(folder.path()).unwrap();
        assert_eq!(store.read(|read| note::get(read, id)).unwrap().body, "kept");
        assert_eq!(store.read(|read| setting::get(read, "theme")).unwrap().as_deref(), Some("dark"));
    }
}
