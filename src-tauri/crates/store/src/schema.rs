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
    if version < INDEX_SINCE {
        search::rebuild(&Write::new(&transaction))?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    Ok(transaction.commit()?)
}
