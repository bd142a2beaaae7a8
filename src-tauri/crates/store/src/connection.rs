use crate::{Error, Result, private};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// "Post" in ASCII: tells our files from other SQLite files.
pub(crate) const APPLICATION_ID: i32 = 0x506f_7374;

/// Prepared statements each connection keeps; there are about as many hot ones.
const STATEMENTS: usize = 128;

/// Bytes of a page in a new library. Articles and packs of comments are two or three kilobytes: of a page of four much would
/// stay empty, of one of sixteen little does. A library that came from version 1 keeps its pages of four.
pub(crate) const PAGE_BYTES: u32 = 16 * 1024;

/// Settings of every connection.
///
/// `synchronous=FULL` and `fullfsync` (the latter for macOS, whose `fsync` leaves data in the drive's cache) make
/// a commit mean "on the disk". `secure_delete` overwrites what is deleted. `cell_size_check` and no memory map
/// turn damage into errors instead of crashes. `trusted_schema=OFF` keeps a planted schema from running functions.
/// The log is brought into the file when it has four megabytes.
const PRAGMAS: &str = "
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = ON;
    PRAGMA checkpoint_fullfsync = ON;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA mmap_size = 0;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA wal_autocheckpoint = 256;
    PRAGMA busy_timeout = 5000;
";

/// The smallest page that SQLite has.
const SMALLEST_PAGE: u64 = 512;

/// Whether a file ends within its first page, or is empty. SQLite takes it for a new one: it deletes the log beside it, and
/// writes into it.
pub(crate) fn is_cut_short(path: &Path) -> Result<bool> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut header = [0; 18];
    if length < SMALLEST_PAGE {
        return Ok(true);
    }
    file.read_exact(&mut header)?;
    let [.., high, low] = header;
    let page = match u16::from_be_bytes([high, low]) {
        1 => 1 << 16,
        page => u64::from(page),
    };
    Ok(header.starts_with(b"SQLite format 3\0") && length < page)
}

/// Opens the file to read and write, and makes it where there is none.
pub(crate) fn open_writer(path: &Path) -> Result<Connection> {
    let connection = open_unchecked(path)?;
    trust(&connection)?;
    Ok(connection)
}

/// As [`open_writer`], for a file that may be damaged: until it is [`trust`]ed nothing is written into it, not even
/// what its log holds when this is the last connection to close.
pub(crate) fn open_unchecked(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let connection = open(path, flags)?;
    // Only a file that is still empty takes it.
    connection.pragma_update(None, "page_size", PAGE_BYTES)?;
    // Readers never wait for the writer, and a commit is one append to one file.
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    Ok(connection)
}

/// Says that the file is sound.
pub(crate) fn trust(connection: &Connection) -> Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

/// What SQLite finds wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Soundness {
    /// Nothing.
    Sound,
    /// Only search indexes of what the reader wrote, which can be made anew from the tables.
    StaleSearch,
}

/// Checks a file with `quick_check` or `integrity_check`; an error where it is damaged.
pub(crate) fn check(connection: &Connection, pragma: &str) -> Result<Soundness> {
    let mut statement = connection.prepare(&format!("PRAGMA {pragma}(20)"))?;
    let verdicts: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let is_search = |verdict: &&String| {
        let names_index = verdict.contains("note_search") || verdict.contains("own_comment_search");
        names_index && (verdict.starts_with("fts5:") || verdict.starts_with("malformed inverted index"))
    };
    match verdicts.iter().find(|verdict| *verdict != "ok" && !is_search(verdict)) {
        Some(verdict) => Err(Error::Damaged(verdict.clone())),
        None if verdicts.iter().any(|verdict| verdict != "ok") => Ok(Soundness::StaleSearch),
        None => Ok(Soundness::Sound),
    }
}

/// Opens the file to read.
pub(crate) fn open_reader(path: &Path) -> Result<Connection> {
    let connection = open(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.execute_batch("PRAGMA query_only = ON;")?;
    Ok(connection)
}

/// Opens a file that nobody can write to read, where there is no room for what readers share. Only for a file whose log
/// is empty: it is not looked at.
pub(crate) fn open_unshared(path: &Path) -> Result<Connection> {
    let path = path.to_str().ok_or_else(|| Error::Disk("the folder's name is no text".into()))?;
    let path = path.replace('\\', "/").replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let root = if path.starts_with('/') { "" } else { "/" };
    let uri = format!("file:{root}{path}?immutable=1");
    let connection = open(Path::new(&uri), OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)?;
    connection.execute_batch("PRAGMA query_only = ON;")?;
    Ok(connection)
}

/// Opens a damaged file to read what can be read, also where its list of tables is damaged.
pub(crate) fn open_damaged(path: &Path) -> Result<Connection> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // What cannot be parsed of the schema is passed over. Nothing is written: the file is open for reading only.
    connection.execute_batch("PRAGMA writable_schema = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;")?;
    Ok(connection)
}

fn open(path: &Path, flags: OpenFlags) -> Result<Connection> {
    if flags.contains(OpenFlags::SQLITE_OPEN_CREATE) {
        // SQLite gives the log the rights of the file, so it is enough that the file has the right ones.
        private::create(path)?;
    }
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    for (setting, value) in [
        // First, since what follows reads the file, and may find it damaged.
        (DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true),
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
    ] {
        connection.set_db_config(setting, value)?;
    }
    connection.execute_batch(PRAGMAS)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}
