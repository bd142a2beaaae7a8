//! Copies of the library, made while it is in use, each checked before it counts.

use crate::{Result, connection, private};
use rusqlite::Connection;
use rusqlite::backup::Backup as Copying;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How many days, and how many weeks, the newest backup of each is kept.
const DAYS: usize = 7;
const WEEKS: usize = 4;

const SECONDS_A_DAY: i64 = 86_400;

/// Pages copied at a time; the writer goes on in between.
const PAGES: i32 = 1_024;

/// A backup on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// When it was made, in seconds since 1970.
    pub made_at: i64,
    /// The file.
    pub file: PathBuf,
}

/// The folder of a library's backups.
pub(crate) fn folder(library: &Path) -> PathBuf {
    library.join("backups")
}

/// The backups of the library in a folder, newest first.
pub(crate) fn list(library: &Path) -> Vec<Backup> {
    let entries = fs::read_dir(folder(library)).into_iter().flatten().flatten();
    let mut backups: Vec<Backup> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let made_at = name.strip_prefix("library-")?.strip_suffix(".db")?.parse().ok()?;
            Some(Backup { made_at, file: entry.path() })
        })
        .collect();
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.made_at));
    backups
}

/// Copies what `source` sees, checks the copy, and only then gives it its name. Older backups that are no longer
/// wanted are removed after that.
pub(crate) fn make(source: &Connection, library: &Path, now: i64) -> Result<Backup> {
    let folder = folder(library);
    private::create_folder(&folder)?;
    let unfinished = folder.join("unfinished.db");
    remove(&unfinished)?;
    if let Err(error) = copy(source, &unfinished).and_then(|()| check(&unfinished)) {
        // On a full disk half a backup is worse than none.
        remove(&unfinished)?;
        return Err(error);
    }
    let file = folder.join(format!("library-{now}.db"));
    place(&unfinished, &file)?;
    let backups = list(library);
    let wanted = wanted(&backups.iter().map(|backup| backup.made_at).collect::<Vec<_>>());
    for backup in backups.iter().filter(|backup| !wanted.contains(&backup.made_at)) {
        remove(&backup.file)?;
    }
    Ok(Backup { made_at: now, file })
}

fn copy(source: &Connection, file: &Path) -> Result<()> {
    private::create(file)?;
    let mut copy = Connection::open(file)?;
    Copying::new(source, &mut copy)?.run_to_completion(PAGES, Duration::ZERO, None)?;
    Ok(())
}

/// An error unless the file is a sound library.
pub(crate) fn check(file: &Path) -> Result<()> {
    let connection = connection::open_reader(file)?;
    connection::check(&connection, "integrity_check").map(drop)
}

/// Gives a finished file its name so that after a power cut it is there whole, or not at all.
pub(crate) fn place(unfinished: &Path, file: &Path) -> Result<()> {
    File::options().write(true).open(unfinished)?.sync_all()?;
    fs::rename(unfinished, file)?;
    sync_folder(file)
}

/// On Unix a rename is on the disk only once its folder is.
pub(crate) fn sync_folder(file: &Path) -> Result<()> {
    match file.parent() {
        Some(folder) if cfg!(unix) => Ok(File::open(folder)?.sync_all()?),
        _ => Ok(()),
    }
}

pub(crate) fn remove(file: &Path) -> Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Which backups are kept: the newest of each of the last seven days and four weeks that have any.
fn wanted(made_at: &[i64]) -> BTreeSet<i64> {
    let mut wanted = newest_of_each(made_at, SECONDS_A_DAY, DAYS);
    wanted.extend(newest_of_each(made_at, 7 * SECONDS_A_DAY, WEEKS));
    wanted
}

fn newest_of_each(made_at: &[i64], span: i64, spans: usize) -> BTreeSet<i64> {
    let mut newest = std::collections::BTreeMap::new();
    for &time in made_at {
        let newest = newest.entry(time.div_euclid(span)).or_insert(time);
        *newest = time.max(*newest);
    }
    newest.into_values().rev().take(spans).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::store_with_article;
    use crate::{Store, article};

    #[test]
    fn a_backup_is_a_whole_library() {
        let (folder, store, id) = store_with_article();
        let backup = store.back_up(1_000).unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        fs::copy(&backup.file, elsewhere.path().join("library.db")).unwrap();
        let copy = Store::open(elsewhere.path()).unwrap();
        assert_eq!(copy.read(|read| article::get(read, id)).unwrap().article.title, "Kettles");
        assert_eq!(list(folder.path()), [backup]);
    }

    #[test]
    fn a_daily_and_a_weekly_backup_are_kept() {
        let made: Vec<i64> = (0..60).flat_map(|day| [day * SECONDS_A_DAY, day * SECONDS_A_DAY + 3_600]).collect();
        let wanted = wanted(&made);
        let days: Vec<i64> = wanted.iter().map(|time| time / SECONDS_A_DAY).collect();
        assert_eq!(days, [41, 48, 53, 54, 55, 56, 57, 58, 59]);
        assert!(wanted.iter().all(|time| time % SECONDS_A_DAY == 3_600), "the newest of its day");
    }
}
