//! Every released schema can be opened by this version, with what is in it.

use crate::support::Noon;
use document::Placement;
use library::Cancel;
use library::wire::{HitPlace, SearchOrder};
use rusqlite::Connection;
use std::path::Path;

/// Every statement of a schema, by name.
fn schema(file: &Path) -> Vec<(String, Option<String>)> {
    let connection = Connection::open(file).expect("the file opens");
    let sql = "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut statement = connection.prepare(sql).expect("the schema can be read");
    let rows = statement.query_map([], |row| row.try_into()).expect("the schema can be read");
    rows.map(|row| row.expect("a row of the schema")).collect()
}

#[test]
fn old_libraries_come_to_the_schema_of_new_ones() {
    let new = tempfile::tempdir().expect("a folder");
    drop(library::Library::open(new.path(), Noon).expect("a new library"));
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas");
    let mut released = 0;
    for fixture in std::fs::read_dir(fixtures).expect("the fixtures").map(|entry| entry.expect("a fixture").path()) {
        let old = tempfile::tempdir().expect("a folder");
        let sql = std::fs::read_to_string(&fixture).expect("the fixture can be read");
        let file = old.path().join(library::DATABASE);
        Connection::open(&file).expect("a file").execute_batch(&sql).expect("the fixture is SQL");
        let library = library::Library::open(old.path(), Noon).expect("the old library opens");
        check_contents(&library);
        drop(library);
        assert_eq!(schema(&file), schema(&new.path().join(library::DATABASE)), "{}", fixture.display());
        released += 1;
    }
    assert!(released >= 1, "no released schema was checked");
}

/// What every fixture has in it: an article with a comment, and a note beside that comment.
fn check_contents(library: &library::Library) {
    let article = library.article(1).expect("the article is there");
    assert_eq!(article.summary.title, "Which kettle?");
    assert_eq!(article.comments[0].comment.author.as_ref().map(|author| author.name.as_str()), Some("Ana Ruiz"));
    assert_eq!((article.notes[0].body.as_str(), article.notes[0].placement), ("Nine years!", Placement::Placed));
    let hits = library.search("nine years", None, SearchOrder::Best, &Cancel::default()).expect("a search").hits;
    assert!(hits.iter().any(|hit| matches!(hit.place, HitPlace::Note { .. })), "{hits:?}");
    assert!(hits.iter().any(|hit| matches!(hit.place, HitPlace::Comment { .. })), "{hits:?}");
}
