//! Search through the library.

use crate::support::{COMMENTS, Library, PARAGRAPHS, page};
use library::FailureCode;
use library::wire::HitPlace;
use proptest::prelude::*;

fn library() -> Library {
    Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS))
}

/// Where a query finds something, in order.
fn found(library: &Library, query: &str) -> Vec<&'static str> {
    let hits = library.open().search(query, None).unwrap_or_else(|error| panic!("{query}: {error}"));
    let place = |place: &HitPlace| match place {
        HitPlace::Title => "title",
        HitPlace::Block { .. } => "block",
        HitPlace::Comment { .. } => "comment",
        HitPlace::Note { .. } => "note",
        HitPlace::OwnComment { .. } => "own comment",
    };
    hits.iter().map(|hit| place(&hit.place)).collect()
}

#[test]
fn everything_is_found_where_it_stands() {
    let library = library();
    library.note("article", "Ask about the ultramarine one");
    for (query, places) in [
        ("which kettle? in:title", vec!["title"]),
        ("citric", vec!["block"]),
        ("\"glass kettle\" in:table", vec!["block"]),
        ("okafor", vec!["comment"]),
        ("rust rim", vec!["comment"]),
        ("ultramar", vec!["note"]),
        ("nowhere", vec![]),
        ("citric -spoon", vec![]),
        ("glass author:lund", vec!["comment"]),
        ("glass author:nobody", vec![]),
        ("citric site:example.org", vec!["block"]),
        ("citric tag:tea", vec![]),
        ("!!!", vec![]),
    ] {
        let hits = found(&library, query);
        assert_eq!(hits.iter().filter(|place| !places.contains(place)).count(), 0, "{query}: {hits:?}");
        assert_eq!(hits.is_empty(), places.is_empty(), "{query}");
    }
}

#[test]
fn a_hit_leads_to_its_block_and_shows_its_words() {
    let library = library();
    let hits = library.open().search("citric acid", Some(1)).expect("a search");
    let HitPlace::Block { block } = &hits[0].place else { panic!("no block: {hits:?}") };
    assert!(library.article().document.blocks.iter().any(|known| known.id == *block));
    let marked: Vec<&str> = hits[0].snippet.iter().filter(|part| part.hit).map(|part| part.text.as_str()).collect();
    assert_eq!(marked, ["citric", "acid"]);
}

#[test]
fn the_bin_is_not_searched() {
    let library = library();
    library.open().delete_articles(&[1]).expect("the article goes to the bin");
    assert!(found(&library, "citric").is_empty());
    library.open().restore_articles(&[1]).expect("the article comes back");
    assert_eq!(found(&library, "citric"), ["block"]);
}

#[test]
fn what_a_note_no_longer_says_is_not_found() {
    let library = library();
    let note = library.note("article", "ultramarine");
    library.open().update_note(note.id, note.label, "vermilion", &[]).expect("the note changes");
    assert!(found(&library, "ultramarine").is_empty());
    library.open().delete_note(note.id).expect("the note goes to the bin");
    assert!(found(&library, "vermilion").is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn no_query_reaches_the_reader_as_a_database_error(query in "(\\PC{0,30}|[\"*^:(){}+\\-a-cORNEATin ]{0,20})") {
        thread_local! {
            static LIBRARY: Library = library();
        }
        LIBRARY.with(|library| match library.open().search(&query, None) {
            Ok(_) => Ok(()),
            Err(error) => {
                prop_assert_eq!(error.code, FailureCode::Invalid, "{}", error.message);
                Ok(())
            }
        })?;
    }
}
