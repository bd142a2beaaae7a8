use crate::connection::Soundness;
use crate::lock::Lock;
use crate::{
    Backup, Cancel, Diagnosis, Error, Recovery, Result, backup, connection, private, recovery, schema, search,
};
use rusqlite::{CachedStatement, Connection, Transaction, TransactionBehavior};
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Idle connections kept for reading.
const READERS: usize = 4;

/// Steps of SQLite's machine between two looks at whether the work is cancelled: less than a millisecond.
const STEPS: i32 = 1_000;

/// An open library.
pub struct Store {
    pub(crate) file: PathBuf,
    mode: Mode,
    /// Opens a connection to read.
    open_reader: fn(&Path) -> Result<Connection>,
    recovery: Option<Recovery>,
    pub(crate) readers: Mutex<Vec<Connection>>,
    /// Closed after the readers: the last connection to close brings the log into the file, and readers cannot.
    pub(crate) writer: Option<Mutex<Connection>>,
    /// Held as long as the store is open; dropped last.
    lock: Option<Lock>,
}

/// What may be done with an open library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Everything.
    ReadWrite,
    /// Reading, because that was asked for.
    ReadOnly,
    /// Reading, because a newer Postil wrote the file.
    Newer,
    /// Reading, because there is no room on the disk, or it takes nothing.
    NoRoom,
}

/// Access to the tables for reading.
pub struct Read<'c> {
    connection: &'c Connection,
}

/// Access to the tables for reading and writing, within one transaction.
pub struct Write<'c> {
    read: Read<'c>,
}

impl<'c> Deref for Write<'c> {
    type Target = Read<'c>;

    fn deref(&self) -> &Read<'c> {
        &self.read
    }
}

impl Read<'_> {
    pub(crate) fn prepare(&self, sql: &str) -> Result<CachedStatement<'_>> {
        Ok(self.connection.prepare_cached(sql)?)
    }
}

impl<'c> Write<'c> {
    /// Access within a transaction that `connection` is in.
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { read: Read { connection } }
    }
}

impl Write<'_> {
    /// Several statements at once, for a migration.
    pub(crate) fn execute_batch(&self, sql: &str) -> Result<()> {
        Ok(self.read.connection.execute_batch(sql)?)
    }

    /// The row that the last insert made.
    pub(crate) fn last_id(&self) -> i64 {
        self.read.connection.last_insert_rowid()
    }
}

impl Store {
    /// Opens the library in `folder`, and makes it where there is none. A file that a newer Postil wrote is opened
    /// for reading only.
    ///
    /// After an unclean end the file is checked. A damaged one is moved aside and the newest backup takes its place;
    /// [`Store::recovery`] tells. On a full disk what is there is opened for reading.
    pub fn open(folder: &Path) -> Result<Self> {
        match Self::open_to_write(folder) {
            Err(error @ (Error::Full | Error::Disk(_))) => Self::open_without_room(folder).map_err(|_| error),
            opened => opened,
        }
    }

    fn open_to_write(folder: &Path) -> Result<Self> {
        private::create_folder(folder)?;
        let lock = Lock::take(&folder.join("db.lock"))?;
        let file = folder.join("library.db");
        recovery::finish(folder)?;
        let (mut writer, recovery) = match open_checked(folder, &file, lock.unclean) {
            Err(Error::Damaged(_)) => {
                let recovery = recovery::recover(folder)?;
                (connection::open_writer(&file)?, Some(recovery))
            }
            opened => (opened?, None),
        };
        let version = schema::version(&writer)?;
        if version > schema::VERSION {
            return Ok(Self { recovery, ..Self::new(file, Mode::Newer, None, None) });
        }
        if (1..schema::VERSION).contains(&version) {
            back_up_before_migration(&writer, folder, version)?;
        }
        schema::migrate(&mut writer)?;
        Ok(Self { recovery, ..Self::new(file, Mode::ReadWrite, Some(writer), Some(lock)) })
    }

    /// Opens an existing library for reading, also while another process writes it.
    pub fn open_read_only(folder: &Path) -> Result<Self> {
        let file = folder.join("library.db");
        if !file.is_file() {
            return Err(Error::NotFound);
        }
        let reader = connection::open_reader(&file)?;
        let mode = match schema::version(&reader)? {
            version if version > schema::VERSION => Mode::Newer,
            _ => Mode::ReadOnly,
        };
        Ok(Self::new(file, mode, None, None))
    }

    /// Opens what is there for reading, on a disk that takes nothing.
    fn open_without_room(folder: &Path) -> Result<Self> {
        let file = folder.join("library.db");
        let lock = Lock::hold(&folder.join("db.lock"))?;
        let has_log = fs::metadata(folder.join("library.db-wal")).is_ok_and(|log| log.len() > 0);
        let readers: [fn(&Path) -> Result<Connection>; 2] = [connection::open_reader, connection::open_unshared];
        for open_reader in readers.into_iter().take(if has_log { 1 } else { 2 }) {
            let Ok(reader) = open_reader(&file) else { continue };
            // An older schema cannot be brought up to date now, and the rest of this crate only reads its own.
            if schema::version(&reader).is_ok_and(|version| version == schema::VERSION) {
                return Ok(Self { open_reader, ..Self::new(file, Mode::NoRoom, None, Some(lock)) });
            }
        }
        Err(Error::Full)
    }

    fn new(file: PathBuf, mode: Mode, writer: Option<Connection>, lock: Option<Lock>) -> Self {
        let writer = writer.map(Mutex::new);
        let open_reader = connection::open_reader;
        Self { file, mode, open_reader, recovery: None, readers: Mutex::default(), writer, lock }
    }

    /// What was done about a damaged library when it was opened.
    pub fn recovery(&self) -> Option<&Recovery> {
        self.recovery.as_ref()
    }

    /// Makes a checked backup and removes those no longer wanted. `now` is in seconds since 1970.
    pub fn back_up(&self, now: i64) -> Result<Backup> {
        let source = connection::open_reader(&self.file)?;
        backup::make(&source, self.folder(), now)
    }

    /// Brings everything into the one file and leaves the library in order, for a process that ends without
    /// dropping the store. It can still be used.
    pub fn settle(&self) -> Result<()> {
        let (Some(writer), Some(lock)) = (&self.writer, &self.lock) else { return Ok(()) };
        unpoisoned(&self.readers).clear();
        unpoisoned(writer).query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        lock.mark_clean();
        Ok(())
    }

    /// The backups, newest first.
    pub fn backups(&self) -> Vec<Backup> {
        backup::list(self.folder())
    }

    /// The library's folder.
    pub fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(Path::new("."))
    }

    /// What may be done with this library.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Runs `work` on one consistent state of the library, whatever is written meanwhile.
    pub fn read<T, E>(&self, work: impl FnOnce(&Read) -> Result<T, E>) -> Result<T, E>
    where
        E: From<Error> + Diagnosis,
    {
        let mut connection = self.take_reader()?;
        let result = Self::read_on(&mut connection, work);
        self.suspect(&result);
        self.give_back(connection);
        result
    }

    /// As [`Store::read`], until it is cancelled: then the statement at hand ends with [`Error::Interrupted`].
    pub fn read_until<T, E>(&self, cancel: &Cancel, work: impl FnOnce(&Read) -> Result<T, E>) -> Result<T, E>
    where
        E: From<Error> + Diagnosis,
    {
        if cancel.is_cancelled() {
            return Err(Error::Interrupted.into());
        }
        let mut connection = self.take_reader()?;
        let asked = cancel.clone();
        connection.progress_handler(STEPS, Some(move || asked.is_cancelled())).map_err(Error::from)?;
        let working = cancel.reach(&connection);
        let result = Self::read_on(&mut connection, work);
        drop(working);
        connection.progress_handler(0, None::<fn() -> bool>).map_err(Error::from)?;
        // What a statement that is stopped half-way complains of is not damage.
        let result = if result.is_err() && cancel.is_cancelled() { Err(Error::Interrupted.into()) } else { result };
        self.suspect(&result);
        self.give_back(connection);
        result
    }

    /// Runs `work` in a transaction. When this returns `Ok`, everything it wrote is on the disk; when it returns an
    /// error, nothing of it is in the library.
    pub fn write<T, E>(&self, work: impl FnOnce(&Write) -> Result<T, E>) -> Result<T, E>
    where
        E: From<Error> + Diagnosis,
    {
        let (Some(writer), Some(lock)) = (&self.writer, &self.lock) else { return Err(Error::ReadOnly.into()) };
        lock.mark_open()?;
        let mut connection = unpoisoned(writer);
        let transaction = Transaction::new(&mut connection, TransactionBehavior::Immediate).map_err(Error::from)?;
        let result = work(&Write::new(&transaction));
        self.suspect(&result);
        let result = result?;
        transaction.commit().map_err(Error::from)?;
        Ok(result)
    }

    fn read_on<T, E: From<Error>>(
        connection: &mut Connection,
        work: impl FnOnce(&Read) -> Result<T, E>,
    ) -> Result<T, E> {
        let transaction = connection.transaction().map_err(Error::from)?;
        work(&Read { connection: &transaction })
    }

    fn give_back(&self, connection: Connection) {
        let mut readers = unpoisoned(&self.readers);
        if readers.len() < READERS {
            readers.push(connection);
        }
    }

    /// Damage that shows itself while the library is open has the next start check it.
    fn suspect<T, E: Diagnosis>(&self, result: &Result<T, E>) {
        if let (Err(error), Some(lock)) = (result, &self.lock)
            && error.is_damage()
        {
            lock.suspect();
        }
    }

    fn take_reader(&self) -> Result<Connection> {
        match unpoisoned(&self.readers).pop() {
            Some(reader) => Ok(reader),
            None => (self.open_reader)(&self.file),
        }
    }
}

/// Opens the file for writing. `Damaged` where it is, where its end was lost, or where it vanished and there are
/// backups of it.
fn open_checked(folder: &Path, file: &Path, unclean: bool) -> Result<Connection> {
    let is_missing = fs::metadata(file).map_or(true, |metadata| metadata.len() == 0);
    let has_log = fs::metadata(folder.join("library.db-wal")).is_ok_and(|log| log.len() > 0);
    // A log is begun only once the first page of its file is on the disk.
    if is_missing && (has_log || !backup::list(folder).is_empty()) {
        return Err(Error::Damaged("the file is gone".into()));
    }
    // Only a file that is being made has a journal: with it SQLite takes back what was written of the first page.
    let has_journal = fs::metadata(folder.join("library.db-journal")).is_ok_and(|journal| journal.len() > 0);
    if !is_missing && !has_journal && connection::is_cut_short(file)? {
        return Err(Error::Damaged("the file ends within its first page".into()));
    }
    let writer = connection::open_unchecked(file)?;
    match schema::version(&writer) {
        // Ours, if there are backups of it: its header is damaged.
        Err(Error::Foreign) if !backup::list(folder).is_empty() => {
            return Err(Error::Damaged("the header is another program's".into()));
        }
        version => version?,
    };
    let soundness = if unclean { connection::check(&writer, "quick_check")? } else { Soundness::Sound };
    // An index that cannot be made anew is damage too, so the file is not trusted before.
    if soundness == Soundness::StaleSearch {
        writer.execute_batch(search::REBUILD)?;
    }
    connection::trust(&writer)?;
    if is_missing {
        // SQLite brings the folder to the disk for its log, but not for the file itself.
        backup::sync_folder(file)?;
    }
    Ok(writer)
}

/// A copy under a name of its own, which the rotation leaves alone.
fn back_up_before_migration(writer: &Connection, folder: &Path, version: u32) -> Result<()> {
    let backup = backup::make(writer, folder, 0)?;
    Ok(fs::rename(backup.file, backup::folder(folder).join(format!("before-version-{}.db", version + 1)))?)
}

/// A panic elsewhere rolled its transaction back; the connection itself is sound.
pub(crate) fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setting;

    #[test]
    fn what_is_written_is_there_after_opening_again() {
        let folder = tempfile::tempdir().unwrap();
        {
            let store = Store::open(folder.path()).unwrap();
            store.write(|write| setting::set(write, "theme", "dark")).unwrap();
        }
        let store = Store::open(folder.path()).unwrap();
        assert_eq!(store.read(|read| setting::get(read, "theme")).unwrap().as_deref(), Some("dark"));
    }

    #[test]
    fn a_failed_write_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let result: Result<()> = store.write(|write| {
            setting::set(write, "theme", "dark")?;
            Err(Error::NotFound)
        });
        assert!(matches!(result, Err(Error::NotFound)));
        assert_eq!(store.read(|read| setting::get(read, "theme")).unwrap(), None);
    }

    #[test]
    fn a_second_writer_is_refused_and_a_reader_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let _first = Store::open(folder.path()).unwrap();
        assert!(matches!(Store::open(folder.path()), Err(Error::InUse)));
        let reader = Store::open_read_only(folder.path()).unwrap();
        assert_eq!(reader.mode(), Mode::ReadOnly);
        assert!(matches!(reader.write(|write| setting::set(write, "a", "b")), Err(Error::ReadOnly)));
    }

    #[test]
    fn a_settled_library_is_one_file_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        assert!(std::fs::metadata(folder.path().join("db.lock")).unwrap().len() > 0, "in use");
        store.write(|write| setting::set(write, "theme", "dark")).unwrap();
        store.settle().unwrap();
        assert_eq!(std::fs::metadata(folder.path().join("library.db-wal")).unwrap().len(), 0);
        let word = || std::fs::metadata(folder.path().join("db.lock")).unwrap().len();
        assert_eq!(word(), 0);
        store.write(|write| setting::set(write, "theme", "light")).unwrap();
        assert!(word() > 0, "in use again");
    }

    #[test]
    fn a_newer_schema_is_opened_for_reading() {
        let folder = tempfile::tempdir().unwrap();
        drop(Store::open(folder.path()).unwrap());
        let connection = Connection::open(folder.path().join("library.db")).unwrap();
        connection.pragma_update(None, "user_version", schema::VERSION + 1).unwrap();
        drop(connection);
        let store = Store::open(folder.path()).unwrap();
        assert_eq!(store.mode(), Mode::Newer);
        assert!(matches!(store.write(|write| setting::set(write, "a", "b")), Err(Error::ReadOnly)));
    }

    #[test]
    fn another_programs_database_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("library.db");
        Connection::open(&file).unwrap().execute_batch("CREATE TABLE bookmarks (url)").unwrap();
        assert!(matches!(Store::open(folder.path()), Err(Error::Foreign)));
        let tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'bookmarks'";
        let count: i64 = Connection::open(&file).unwrap().query_row(tables, [], |row| row.get(0)).unwrap();
        assert_eq!(count, 1);
    }

    #[test]
    fn commits_are_durable_and_the_connection_is_hardened() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let connection = unpoisoned(store.writer.as_ref().unwrap());
        let pragma = |name: &str| {
            connection.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0)).unwrap()
        };
        assert_eq!(pragma("synchronous"), 2.into());
        assert_eq!(pragma("journal_mode"), "wal".to_string().into());
        for (name, value) in
            [("foreign_keys", 1), ("trusted_schema", 0), ("secure_delete", 1), ("fullfsync", 1), ("cell_size_check", 1)]
        {
            assert_eq!(pragma(name), value.into(), "{name}");
        }
        assert!(connection.prepare("SELECT \"no such column\"").is_err());
    }
}
