//! The schema's history. Append only: a released migration never changes.

use crate::connection::APPLICATION_ID;
use crate::{Error, Result, Write};
use crate::{
    article, collection, comment, feed, feed_item, image, journal, note, own_comment, person, position, revision,
    search, setting, table_desk, tag, visit,
};
use rusqlite::{Connection, TransactionBehavior};

/// What each table needs to come to a version from the one before it, from version 1 on. Tables that others refer
/// to come first.
const MIGRATIONS: &[&[&str]] = &[
    &[
        image::VERSION_1,
        article::VERSION_1,
        revision::VERSION_1,
        comment::VERSION_1,
        note::VERSION_1,
        own_comment::VERSION_1,
        tag::VERSION_1,
        visit::VERSION_1,
        position::VERSION_1,
        setting::VERSION_1,
        search::VERSION_1,
    ],
    &[
        article::VERSION_2,
        collection::VERSION_2,
        comment::VERSION_2,
        comment::PACK_VERSION_2,
        feed::VERSION_2,
        feed_item::VERSION_2,
        journal::VERSION_2,
        person::VERSION_2,
        search::VERSION_2,
        table_desk::VERSION_2,
    ],
];

/// The version since which the index of articles and comments is as it is; that of an older file is made anew.
const INDEX_SINCE: u32 = 2;

/// The version since which comments are in packs.
const PACKED_SINCE: u32 = 2;

/// The version this code writes.
pub const VERSION: u32 = MIGRATIONS.len() as u32;

/// Version of the file: 0 where it is new. An error where another program wrote it.
pub(crate) fn version(connection: &Connection) -> Result<u32> {
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let version = pragma("user_version")?;
    let empty = connection.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get::<_, bool>(0))?;
    match (pragma("application_id")?, version) {
        (APPLICATION_ID, 1..) => Ok(version as u32),
        (0, 0) if empty => Ok(0),
        _ => Err(Error::Foreign),
    }
}

/// Brings the schema to [`VERSION`] in one transaction, the version number included: after a crash it is the old
/// schema or the new one.
pub(crate) fn migrate(connection: &mut Connection) -> Result<()> {
    if version(connection)? >= VERSION {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version = version(&transaction)?;
    for migration in MIGRATIONS.iter().skip(version as usize) {
        for table in *migration {
            transaction.execute_batch(table)?;
        }
    }
    if version < PACKED_SINCE {
        comment::into_packs(&Write::new(&transaction))?;
    }
    if version < INDEX_SINCE {
        search::rebuild(&Write::new(&transaction))?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    Ok(transaction.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compress::{Dictionary, pack};
    use crate::{Store, comment};
    use document::{Comment, CommentId};

    /// A library of version 1 with two discussions, of which one comment cannot be read any more.
    fn version_1(folder: &std::path::Path) {
        let connection = Connection::open(folder.join("library.db")).unwrap();
        MIGRATIONS[0].iter().for_each(|table| connection.execute_batch(table).unwrap());
        connection.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        let article = "
            INSERT INTO article (id, title, direction, excerpt, words, comments, revision, saved_at)
            VALUES (?1, '', 'auto', '', 0, 100, 2, 1)";
        let insert = "INSERT INTO comment VALUES (?1, ?2, ?3, ?4, 1, 2, ?5)";
        let version = "INSERT INTO comment_version VALUES (?1, 1, ?2)";
        for (article_id, first) in [(1, 1), (2, 201)] {
            connection.execute(article, [article_id]).unwrap();
            for number in 0..100_i64 {
                // In the page's order the last is the first.
                let (row, name) = (first + number, format!("s:{number}"));
                let said = Comment { id: CommentId(name.clone()), score: Some(number), ..Comment::default() };
                let mut packed = pack(&said, Dictionary::Nothing).unwrap();
                if row == 250 {
                    packed.truncate(9);
                }
                connection.execute(insert, (row, article_id, name, 99 - number, &packed)).unwrap();
                connection.execute(version, (row, pack(&said, Dictionary::Nothing).unwrap())).unwrap();
            }
        }
    }

    #[test]
    fn comments_of_version_1_come_into_packs() {
        let folder = tempfile::tempdir().unwrap();
        version_1(folder.path());
        let store = Store::open(folder.path()).unwrap();
        for (article, first, readable) in [(1, 1, 100), (2, 201, 99)] {
            let comments = store.read(|read| comment::list(read, article)).unwrap();
            assert_eq!(comments.len(), readable);
            for saved in &comments {
                let number = saved.id - first;
                assert_eq!((saved.comment.id.0.as_str(), saved.comment.score), (&*format!("s:{number}"), Some(number)));
                assert_eq!((saved.first_revision, saved.last_revision), (1, 2));
                assert_eq!(store.read(|read| comment::versions(read, saved.id)).unwrap().len(), 1);
            }
            assert!(comments.windows(2).all(|pair| pair[0].id > pair[1].id), "in the page's order");
        }
        let new = Comment { id: CommentId("s:new".into()), ..Comment::default() };
        let rows = store.write(|write| comment::insert(write, 1, 3, &[(100, &new)])).unwrap();
        assert_eq!(rows, [301]);
        assert_eq!(store.read(|read| comment::list(read, 1)).unwrap().len(), 101);
    }
}
