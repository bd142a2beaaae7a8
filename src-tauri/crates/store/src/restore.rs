use crate::store::unpoisoned;
use crate::{Error, Result, Store, backup, connection, private, schema};
use rusqlite::backup::Backup as Copying;
use rusqlite::{Connection, MAIN_DB};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// Pages copied at a time.
const PAGES: i32 = 1_024;

impl Store {
    /// Puts a backup in the library's place, in one transaction. What stood there becomes a backup itself first, so
    /// that this can be taken back the same way. `now` is in seconds since 1970.
    pub fn restore(&self, backup: &Path, now: i64) -> Result<()> {
        let Some(writer) = &self.writer else { return Err(Error::ReadOnly) };
        backup::check(backup)?;
        self.keep_as_backup(now)?;
        let source = connection::open_reader(backup)?;
        if schema::version(&source)? > schema::VERSION {
            return Err(Error::ReadOnly);
        }
        let mut writer = unpoisoned(writer);
        let source = self.with_pages_of(&writer, source)?;
        unpoisoned(&self.readers).clear();
        Copying::new_with_names(&source, MAIN_DB, &mut writer, MAIN_DB)?.run_to_completion(
            PAGES,
            Duration::ZERO,
            None,
        )?;
        schema::migrate(&mut writer)
    }

    /// Copies the library to another folder, where there must be none yet. This one stays as it is.
    pub fn copy_to(&self, folder: &Path) -> Result<()> {
        let file = folder.join("library.db");
        if file.exists() {
            return Err(Error::InUse);
        }
        private::create_folder(folder)?;
        copy(&self.file, &folder.join("moving.db"), &file)
    }

    /// The library to copy from, with pages as large as this one's: SQLite copies page by page, and older libraries have
    /// smaller ones.
    fn with_pages_of(&self, writer: &Connection, source: Connection) -> Result<Connection> {
        let bytes = page_bytes(writer)?;
        if page_bytes(&source)? == bytes {
            return Ok(source);
        }
        let repaged = backup::folder(self.folder()).join("unfinished.db");
        backup::remove(&repaged)?;
        private::create(&repaged)?;
        source.pragma_update(None, "query_only", false)?;
        source.pragma_update(None, "page_size", bytes)?;
        source.execute("VACUUM INTO ?1", [repaged.to_str()])?;
        connection::open_reader(&repaged)
    }

    /// A backup of what is there now, without removing or replacing older ones: the one to restore may be among them,
    /// made in this very second.
    fn keep_as_backup(&self, now: i64) -> Result<()> {
        let folder = backup::folder(self.folder());
        private::create_folder(&folder)?;
        let mut names = (now..).map(|second| folder.join(format!("library-{second}.db")));
        let Some(free) = names.find(|name| !name.exists()) else { return Err(Error::InUse) };
        copy(&self.file, &folder.join("unfinished.db"), &free)
    }
}

fn page_bytes(connection: &Connection) -> Result<u32> {
    Ok(connection.pragma_query_value(None, "page_size", |row| row.get(0))?)
}

/// Copies a library that may be in use, checks the copy, and only then gives it its name.
fn copy(library: &Path, unfinished: &Path, file: &Path) -> Result<()> {
    if unfinished.exists() {
        fs::remove_file(unfinished)?;
    }
    let source = connection::open_reader(library)?;
    {
        private::create(unfinished)?;
        let mut copy = Connection::open(unfinished)?;
        Copying::new(&source, &mut copy)?.run_to_completion(PAGES, Duration::ZERO, None)?;
    }
    backup::check(unfinished)?;
    backup::place(unfinished, file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::store_with_article;
    use crate::{article, note};
    use document::{Label, Target};

    #[test]
    fn a_backup_takes_the_librarys_place_and_gives_it_back() {
        let (_folder, store, id) = store_with_article();
        let notes = |store: &Store| store.read(|read| note::list(read, id)).unwrap().len();
        let backup = store.back_up(1_000).unwrap();
        store.write(|write| note::insert(write, id, &Target::Article, Label::Mine, "later", 1)).unwrap();
        assert_eq!(notes(&store), 1);
        store.restore(&backup.file, 2_000).unwrap();
        assert_eq!(notes(&store), 0);
        let kept = store.backups().into_iter().find(|backup| backup.made_at == 2_000).unwrap();
        store.restore(&kept.file, 3_000).unwrap();
        assert_eq!(notes(&store), 1);
        store.write(|write| article::set_deleted(write, id, Some(1))).unwrap();
    }

    #[test]
    fn a_backup_of_this_very_second_is_restored_and_not_replaced() {
        let (_folder, store, id) = store_with_article();
        let backup = store.back_up(1_000).unwrap();
        store.write(|write| note::insert(write, id, &Target::Article, Label::Mine, "later", 1)).unwrap();
        store.restore(&backup.file, 1_000).unwrap();
        assert_eq!(store.read(|read| note::list(read, id)).unwrap().len(), 0);
        assert_eq!(store.backups().len(), 2);
    }

    #[test]
    fn a_backup_with_smaller_pages_is_restored() {
        let (_folder, store, id) = store_with_article();
        store.write(|write| note::insert(write, id, &Target::Article, Label::Mine, "kept", 1)).unwrap();
        let old = tempfile::tempdir().unwrap();
        let file = old.path().join("library.db");
        let backup = store.back_up(1_000).unwrap().file;
        let small = format!("PRAGMA page_size = 4096; VACUUM INTO '{}'", file.display());
        Connection::open(&backup).unwrap().execute_batch(&small).unwrap();
        assert_eq!(page_bytes(&Connection::open(&file).unwrap()).unwrap(), 4096);
        store.write(|write| note::insert(write, id, &Target::Article, Label::Mine, "later", 1)).unwrap();
        store.restore(&file, 2_000).unwrap();
        let bodies: Vec<String> =
            store.read(|read| note::list(read, id)).unwrap().into_iter().map(|note| note.body).collect();
        assert_eq!(bodies, ["kept"]);
        drop(store);
        let small = Store::open(old.path()).unwrap();
        assert_eq!(small.read(|read| note::list(read, id)).unwrap().len(), 1);
    }

    #[test]
    fn what_is_no_library_restores_nothing() {
        let (folder, store, id) = store_with_article();
        let file = folder.path().join("no library");
        fs::write(&file, "nothing").unwrap();
        assert!(store.restore(&file, 1_000).is_err());
        assert_eq!(store.read(|read| article::get(read, id)).unwrap().article.title, "Kettles");
    }

    #[test]
    fn a_library_is_copied_to_a_folder_without_one() {
        let (_folder, store, id) = store_with_article();
        let other = tempfile::tempdir().unwrap();
        store.copy_to(other.path()).unwrap();
        assert!(matches!(store.copy_to(other.path()), Err(Error::InUse)));
        let copy = Store::open(other.path()).unwrap();
        assert_eq!(copy.read(|read| article::get(read, id)).unwrap().article.title, "Kettles");
    }
}
