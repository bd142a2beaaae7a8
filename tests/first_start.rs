//! What a reader finds when Postil starts.

use crate::support::{COMMENTS, Library, PARAGRAPHS, page};
use document::Placement;
use library::wire::{ListQuery, Notice, Waiting};

#[test]
fn a_new_library_opens_the_sample_with_its_notes_in_place() {
    let library = Library::new();
    let session = library.open().session().expect("a session");
    assert_eq!(session.article, Some(1));
    let article = library.article();
    assert_eq!(article.notes.len(), 3);
    assert!(article.notes.iter().all(|note| note.placement == Placement::Placed));
    assert_eq!(article.tables.len(), 1);
    assert_eq!(article.comments.len(), 62);
    let answers = article.comments.iter().filter(|saved| saved.comment.parent.is_some()).count();
    assert_eq!(answers, 47, "the sample's threads");
    assert_eq!(article.comments.iter().map(|saved| saved.comment.depth).max(), Some(4));
    assert_eq!(article.receipt.comments.kept as usize, article.comments.len());
}

#[test]
fn a_deleted_sample_stays_deleted_and_a_used_library_gets_none() {
    let library = Library::new();
    library.open().session().expect("a session");
    library.open().delete_articles(&[1]).expect("the sample goes to the bin");
    let library = library.reopen();
    assert_eq!(library.open().session().expect("a session").article, None);
    assert!(library.open().list_articles(&ListQuery::default(), 0, 9).expect("the list").articles.is_empty());
    let used = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS));
    used.open().session().expect("a session");
    assert_eq!(used.open().list_articles(&ListQuery::default(), 0, 9).expect("the list").total, 1);
}

#[test]
fn the_next_start_opens_where_the_reader_left_off() {
    let library = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS));
    library.open().open_article(1).expect("the article opens");
    let library = library.reopen();
    assert_eq!(library.open().session().expect("a session").article, Some(1));
    library.open().close_article().expect("back to the list");
    assert_eq!(library.reopen().open().session().expect("a session").article, None);
}

#[test]
fn what_waits_for_a_connection_waits_over_a_restart() {
    let library = Library::new();
    let waiting = [Waiting::Page { url: "https://kettles.example/lids".into() }, Waiting::Missing { article: 1 }];
    library.open().keep_waiting(&waiting).expect("it is kept");
    let library = library.reopen();
    assert_eq!(library.open().session().expect("a session").waiting, waiting);
    library.open().keep_waiting(&[]).expect("it is kept");
    assert_eq!(library.open().session().expect("a session").waiting, []);
}

#[test]
fn a_damaged_library_is_replaced_by_its_backup_and_the_reader_is_told() {
    let mut library = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS));
    library.open().leave().expect("the reader leaves");
    library.close();
    std::fs::write(library.folder().join(library::DATABASE), "rubbish, not a database, for a few more bytes")
        .expect("damage");
    let library = library.reopen();
    assert_eq!(library.article().summary.title, "Which kettle?");
    let notices = library.open().session().expect("a session").notices;
    let [Notice::Replaced { file, backup: Some(backup), .. }] = notices.as_slice() else { panic!("{notices:?}") };
    assert_eq!(file, "damaged-1");
    assert!(backup.starts_with("2026-01-01"), "{backup}");
    assert!(library.folder().join("damaged-1").join(library::DATABASE).is_file());
}
