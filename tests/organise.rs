//! Tags, collections, marks and the bin, and taking all of it back.

use crate::support::{COMMENTS, Library, PARAGRAPHS, page};
use library::wire::{Act, FailureCode, ListQuery, Mark, Order, Place};

fn library() -> Library {
    Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS))
}

fn listed(library: &Library, place: Place) -> Vec<String> {
    let query = ListQuery { place, order: Order::Hand, ..ListQuery::default() };
    let page = library.open().list_articles(&query, 0, 99).expect("a list");
    page.articles.into_iter().map(|article| article.title).collect()
}

/// A second and a third article.
fn with_three(library: &Library) {
    for title in ["Mills", "Pots"] {
        let page = page(&PARAGRAPHS, &[]).replace("Which kettle?", title).replace("/kettles", &format!("/{title}"));
        let incoming = library::Incoming {
            bytes: page.into(),
            url: Some(format!("https://example.org/{title}")),
            ..library::Incoming::default()
        };
        library.open().import(&incoming, &library::Cancel::default()).expect("a page is imported");
    }
}

#[test]
fn what_is_done_to_many_articles_is_one_step_and_survives_a_restart() {
    let mut library = library();
    with_three(&library);
    let step = library.open().mark_articles(&[1, 2, 3], Mark::Archived, true).expect("archived").expect("a step");
    assert_eq!((step.act, step.count), (Act::Archive, 3));
    assert!(listed(&library, Place::Library).is_empty());
    library = library.reopen();
    assert_eq!(library.open().undo().expect("undone").map(|step| step.undone), Some(true));
    assert_eq!(listed(&library, Place::Library).len(), 3);
    library = library.reopen();
    library.open().redo().expect("done again").expect("a step");
    assert_eq!(listed(&library, Place::Archive).len(), 3);
}

#[test]
fn collections_are_ordered_by_hand() {
    let library = library();
    with_three(&library);
    let open = library.open();
    let tea = open.create_collection(" Tea ", &[1, 2, 3]).expect("a collection");
    assert_eq!((tea.name.as_str(), tea.articles), ("Tea", 3));
    assert_eq!(open.create_collection("TEA", &[]).unwrap_err().code, FailureCode::Invalid);
    assert_eq!(open.create_collection("  ", &[]).unwrap_err().code, FailureCode::Invalid);
    let place = || Place::Collection { collection: tea.id };
    assert_eq!(listed(&library, place()), ["Which kettle?", "Mills", "Pots"]);
    open.move_in_collection(tea.id, 3, Some(1)).expect("moved").expect("a step");
    assert_eq!(listed(&library, place()), ["Pots", "Which kettle?", "Mills"]);
    open.collect(tea.id, &[1], false).expect("taken out").expect("a step");
    open.delete_collection(tea.id).expect("deleted").expect("a step");
    assert!(open.collections().expect("the collections").is_empty());
    assert_eq!(open.binned().expect("the bin")[0].text, "Tea");
    for _ in 0..3 {
        open.undo().expect("undone").expect("a step");
    }
    assert_eq!(listed(&library, place()), ["Which kettle?", "Mills", "Pots"]);
    open.undo().expect("undone").expect("a step");
    assert!(open.collections().expect("the collections").is_empty(), "its making is taken back");
}

#[test]
fn a_tag_is_renamed_everywhere_or_joined_with_another() {
    let library = library();
    with_three(&library);
    let open = library.open();
    let tags = |id| open.article(id).expect("an article").summary.tags;
    open.tag_articles(&[1, 2], &["tea".into(), " water ".into()], &[]).expect("tagged");
    open.tag_articles(&[3], &["Kitchen".into()], &[]).expect("tagged");
    open.rename_tag("tea", "Tea").expect("renamed").expect("a step");
    assert_eq!((tags(1), tags(2)), (vec!["Tea".to_string(), "water".into()], vec!["Tea".into(), "water".into()]));
    open.rename_tag("water", "kitchen").expect("joined").expect("a step");
    assert_eq!((tags(1), tags(3)), (vec!["Tea".to_string(), "Kitchen".into()], vec!["Kitchen".into()]));
    open.tag_articles(&[1, 2, 3], &[], &["KITCHEN".into()]).expect("untagged");
    assert!(tags(3).is_empty());
    for _ in 0..4 {
        open.undo().expect("undone").expect("a step");
    }
    assert_eq!((tags(1), tags(3)), (vec!["tea".to_string(), "water".into()], vec![]));
}

#[test]
fn an_emptied_bin_is_forgotten_by_the_journal() {
    let library = library();
    let note = library.note("article", "secret");
    library.open().delete_note(note.id).expect("deleted").expect("a step");
    let binned = library.open().binned().expect("the bin");
    assert_eq!((binned.len(), binned[0].text.as_str()), (1, "secret"));
    library.open().empty_bin().expect("emptied");
    assert!(library.open().binned().expect("the bin").is_empty());
    assert!(library.open().steps(9).expect("the journal").is_empty());
    assert!(library.open().undo().expect("nothing").is_none());
}

#[test]
fn opening_reads_and_marking_unread_is_taken_back() {
    let library = library();
    let unread = || library.article().summary.unread;
    assert!(unread());
    library.open().open_article(1).expect("opened");
    assert!(!unread());
    library.open().mark_articles(&[1], Mark::Read, false).expect("marked").expect("a step");
    assert!(unread());
    assert!(library.open().mark_articles(&[1], Mark::Read, false).expect("marked").is_none(), "it was so already");
    library.open().undo().expect("undone").expect("a step");
    assert!(!unread());
}
