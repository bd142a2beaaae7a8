//! What lies on the disk: nothing of what was deleted for good, and nothing that others can read.

use crate::support::{COMMENTS, Library, PARAGRAPHS, page};
use document::{Label, Target};
use library::wire::{OwnParent, Unsaved, UnsavedOf};
use std::fs;
use std::path::{Path, PathBuf};

/// Words that stand nowhere else.
const FIRST: &str = "quillwort";
const SECOND: &str = "zinziberous";
const TAG: &str = "ombrophile";
const ANSWER: &str = "vexillology";
const ALL: [&str; 4] = [FIRST, SECOND, TAG, ANSWER];

/// Which of the words are in any file of the library but its backups.
fn found(folder: &Path) -> Vec<&'static str> {
    let files: Vec<Vec<u8>> = files(folder).iter().map(|file| fs::read(file).expect("a file of the library")).collect();
    let holds =
        |word: &&&str| files.iter().any(|bytes| bytes.windows(word.len()).any(|window| window == word.as_bytes()));
    ALL.iter().filter(holds).copied().collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    entries.filter(|path| path.is_file()).collect()
}

#[test]
fn what_was_deleted_for_good_is_in_no_file() {
    let library = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS));
    let open = library.open();
    let note = open.create_note(1, &Target::Article, Label::Doubt, &format!("Is {FIRST} meant?")).expect("a note");
    open.update_note(note.id, Label::Mine, &format!("Or is it {SECOND}?"), &[TAG.into()]).expect("changed");
    let answer = open.create_own_comment(1, &OwnParent::Article, &format!("I prefer {ANSWER}.")).expect("an answer");
    // Other notes of the same words' company, so that index pages are shared.
    for number in 0..200 {
        library.note("article", &format!("An ordinary note, number {number}, that stays."));
    }
    open.leave().expect("everything in the files");
    let before = found(library.folder());
    assert!([SECOND, TAG, ANSWER].iter().all(|word| before.contains(word)), "only {before:?}");

    open.delete_note(note.id).expect("to the bin");
    open.delete_own_comment(answer.id).expect("to the bin");
    open.empty_bin().expect("for good");
    open.leave().expect("everything in the files");
    assert_eq!(found(library.folder()), [""; 0]);
    assert_eq!(library.article().notes.len(), 200);
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_library() {
    use std::os::unix::fs::PermissionsExt;
    let others = |path: &Path| fs::metadata(path).expect("a file").permissions().mode() & 0o077;

    // In a folder of its own, and in one that everybody may look into.
    let folder = tempfile::tempdir().expect("a folder");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("for everybody");
    let new = folder.path().join("new");
    for place in [folder.path(), &new] {
        let library = library::Library::open(place, crate::support::Noon).expect("a library");
        library.import(&library::Incoming::copied("", Some("<p>Words.")), &library::Cancel::default()).expect("a page");
        library.back_up().expect("a backup");
        let of = UnsavedOf::Note { id: None, target: Target::Article, label: Label::Mine };
        let text = Unsaved { key: "a".into(), article: 1, of, body: "Half a thought".into() };
        library.keep_unsaved(&text).expect("kept");
        let all = [files(place), files(&place.join("backups"))].concat();
        let names: Vec<_> = all.iter().filter_map(|path| path.file_name()?.to_str()).collect();
        for name in ["library.db", "library.db-wal", "db.lock", "unsaved.json"] {
            assert!(names.contains(&name), "{name} is not among {names:?}");
        }
        assert!(all.len() > 5, "{names:?}");
        for path in &all {
            assert_eq!(others(path), 0, "{} is open to others", path.display());
        }
    }
    assert_eq!(others(&new), 0);
    assert_eq!(others(&folder.path().join("backups")), 0);
}
