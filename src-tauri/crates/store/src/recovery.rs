//! What happens to a damaged library: it is moved aside, never deleted, and the newest sound backup takes its
//! place. Notes and own comments written since are taken over from the damaged file as far as it can be read.

use crate::salvage::{Salvaged, salvage};
use crate::{Result, backup, connection, private};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};

/// What was done about a damaged library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// Where the damaged file is now.
    pub moved_to: PathBuf,
    /// When the backup in its place was made, in seconds since 1970; none where there was no sound one.
    pub backup_made_at: Option<i64>,
    /// Notes and own comments newer than the backup that were taken over.
    pub salvaged: usize,
    /// Articles that were taken over, or of which something was; they are not in the search index yet.
    pub articles: Vec<i64>,
}

/// Builds a sound library from the newest sound backup, or an empty one, and from what can still be read of the
/// damaged file; then moves the damaged file aside and puts the sound one in its place.
///
/// In that order, so that a process killed in between loses nothing: see [`finish`].
pub(crate) fn recover(folder: &Path) -> Result<Recovery> {
    let file = folder.join("library.db");
    let unfinished = folder.join("restoring.db");
    for ending in ["", "-wal", "-shm"] {
        backup::remove(&folder.join(format!("restoring.db{ending}")))?;
    }
    let sound = backup::list(folder).into_iter().find(|backup| backup::check(&backup.file).is_ok());
    if let Some(backup) = &sound {
        fs::copy(&backup.file, &unfinished)?;
    }
    let salvaged = {
        let mut restored = connection::open_writer(&unfinished)?;
        // A file that is no database at all, or whose first page is lost, gives nothing.
        let salvaged = match connection::is_cut_short(&file) {
            Ok(false) => connection::open_damaged(&file).and_then(|damaged| salvage(&damaged, &mut restored)),
            _ => Ok(Salvaged::default()),
        };
        let salvaged = salvaged.unwrap_or_default();
        if salvaged.writing > 0 {
            rebuild_search(&restored)?;
        }
        salvaged
    };
    backup::place(&unfinished, &folder.join(RESTORED))?;
    let moved_to = move_aside(folder)?;
    finish(folder)?;
    Ok(Recovery {
        moved_to,
        backup_made_at: sound.map(|backup| backup.made_at),
        salvaged: salvaged.writing,
        articles: salvaged.articles.into_iter().collect(),
    })
}

/// Name of a restored library that waits for its place.
const RESTORED: &str = "restored.db";

/// Puts a restored library in its place, where a killed process did not come to it.
pub(crate) fn finish(folder: &Path) -> Result<()> {
    let (restored, file) = (folder.join(RESTORED), folder.join("library.db"));
    if restored.exists() && !file.exists() { backup::place(&restored, &file) } else { Ok(()) }
}

/// The file goes with its log: the log may hold what the file does not.
fn move_aside(folder: &Path) -> Result<PathBuf> {
    let free = (1..).map(|number| folder.join(format!("damaged-{number}"))).find(|aside| !aside.exists());
    let aside = free.unwrap_or_else(|| folder.join("damaged"));
    private::create_folder(&aside)?;
    for name in ["library.db-wal", "library.db-shm", "library.db"] {
        let file = folder.join(name);
        if file.exists() {
            fs::rename(file, aside.join(name))?;
        }
    }
    Ok(aside)
}

/// The indexes of what the reader wrote, from the tables.
fn rebuild_search(connection: &Connection) -> Result<()> {
    connection.execute_batch("BEGIN IMMEDIATE; DELETE FROM note_search; DELETE FROM own_comment_search;")?;
    let rows = |sql: &str| -> Result<Vec<(i64, String, Vec<u8>)>> {
        let mut statement = connection.prepare(sql)?;
        let rows = statement.query_map([], |row| row.try_into())?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    for (id, body, target) in rows("SELECT id, body, target FROM note WHERE deleted_at IS NULL")? {
        let target = crate::compress::from_json(&target)?;
        let (body, quote) = crate::search::note_words(&target, &body);
        connection.execute("INSERT INTO note_search (rowid, body, quote) VALUES (?1, ?2, ?3)", (id, body, quote))?;
    }
    for (id, body, _) in rows("SELECT id, body, x'' FROM own_comment WHERE deleted_at IS NULL")? {
        let body = crate::words::space_out(&body);
        connection.execute("INSERT INTO own_comment_search (rowid, body) VALUES (?1, ?2)", (id, body))?;
    }
    Ok(connection.execute_batch("COMMIT")?)
}

#[cfg(test)]
mod tests {
    use crate::testing::store_with_article;
    use crate::{Store, note};
    use document::{Label, Target};
    use proptest::prelude::*;
    use std::fs;

    #[test]
    fn a_damaged_library_is_moved_aside_and_newer_notes_are_taken_over() {
        let (folder, store, article) = store_with_article();
        let write = |body: &str| {
            store.write(|write| note::insert(write, article, &Target::Article, Label::Mine, body, 1)).unwrap()
        };
        write("before the backup");
        store.back_up(1_000).unwrap();
        let after = write("after the backup");
        drop(store);
        damage(folder.path());
        let store = Store::open(folder.path()).unwrap();
        let recovery = store.recovery().expect("the damage was seen").clone();
        assert_eq!((recovery.backup_made_at, recovery.salvaged), (Some(1_000), 1));
        assert!(recovery.moved_to.join("library.db").is_file(), "the original is kept");
        assert_eq!(store.read(|read| note::get(read, after)).unwrap().body, "after the backup");
        assert_eq!(store.read(|read| note::list(read, article)).unwrap().len(), 2);
    }

    #[test]
    fn a_file_that_ends_within_its_first_page_is_moved_aside_with_its_log() {
        for length in [0, 1, 300, 1_000, 16_383] {
            let (folder, store, article) = store_with_article();
            store.back_up(1_000).unwrap();
            store.write(|write| note::insert(write, article, &Target::Article, Label::Mine, "later", 1)).unwrap();
            let killed = tempfile::tempdir().unwrap();
            fs::create_dir(killed.path().join("backups")).unwrap();
            for name in ["library.db", "library.db-wal", "db.lock", "backups/library-1000.db"] {
                fs::copy(folder.path().join(name), killed.path().join(name)).unwrap();
            }
            let file = killed.path().join("library.db");
            let bytes = fs::read(&file).unwrap()[..length].to_vec();
            fs::write(&file, &bytes).unwrap();
            let log = fs::read(killed.path().join("library.db-wal")).unwrap();
            let store = Store::open(killed.path()).unwrap();
            let recovery = store.recovery().expect("the damage was seen");
            assert_eq!(fs::read(recovery.moved_to.join("library.db")).unwrap(), bytes);
            assert_eq!(fs::read(recovery.moved_to.join("library.db-wal")).unwrap(), log, "{length}");
        }
    }

    /// Overwrites the page of an index, which leaves the tables readable.
    fn damage(folder: &std::path::Path) {
        let file = folder.join("library.db");
        let connection = rusqlite::Connection::open(&file).unwrap();
        let sql = "SELECT (rootpage - 1) * (SELECT page_size FROM pragma_page_size)
            FROM sqlite_schema WHERE name = 'article_by_title'";
        let page: i64 = connection.query_row(sql, [], |row| row.get(0)).unwrap();
        drop(connection);
        let mut bytes = fs::read(&file).unwrap();
        bytes[page as usize..page as usize + 512].fill(0xa5);
        fs::write(&file, bytes).unwrap();
        fs::write(folder.join("db.lock"), "open\n").unwrap();
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn no_damage_crashes_or_deletes(place in any::<prop::sample::Index>(), with: u8, truncate: bool) {
            let (folder, store, article) = store_with_article();
            store.write(|write| note::insert(write, article, &Target::Article, Label::Mine, "kept", 1)).unwrap();
            store.back_up(1_000).unwrap();
            drop(store);
            let file = folder.path().join("library.db");
            let mut bytes = fs::read(&file).unwrap();
            let place = place.index(bytes.len());
            if truncate { bytes.truncate(place) } else { bytes[place] ^= with | 1 }
            fs::write(&file, &bytes).unwrap();
            fs::write(folder.path().join("db.lock"), "open\n").unwrap();
            match Store::open(folder.path()) {
                Ok(store) => {
                    if let Some(recovery) = store.recovery() {
                        prop_assert_eq!(fs::read(recovery.moved_to.join("library.db")).unwrap(), bytes);
                        prop_assert_eq!(&store.read(|read| note::list(read, article)).unwrap()[0].body, "kept");
                    }
                }
                // A changed header can make it another program's file, or a newer Postil's: left as it is.
                Err(_) => prop_assert_eq!(fs::read(&file).unwrap(), bytes),
            }
        }
    }
}
