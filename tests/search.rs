//! Search through the library.

use crate::support::{COMMENTS, Library, PARAGRAPHS, page};
use library::wire::{Act, HitPlace, Mark, SearchOrder, SearchResults};
use library::{Cancel, Failure, FailureCode, Incoming};
use proptest::prelude::*;

fn library() -> Library {
    Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS))
}

/// What a query finds, the best first; the newest first are the same things, as long as there are few.
fn search(library: &Library, query: &str, article: Option<i64>) -> Result<SearchResults, Failure> {
    let search = |order| library.open().search(query, article, order, &Cancel::default());
    let (newest, best) = (search(SearchOrder::Newest)?, search(SearchOrder::Best)?);
    let places = |results: &SearchResults| {
        let mut places: Vec<String> =
            results.hits.iter().map(|hit| format!("{} {:?}", hit.article, hit.place)).collect();
        places.sort();
        places
    };
    assert_eq!(places(&newest), places(&best), "{query}");
    Ok(best)
}

/// Where a query finds something, in order.
fn found(library: &Library, query: &str) -> Vec<&'static str> {
    let hits = search(library, query, None).unwrap_or_else(|error| panic!("{query}: {error}")).hits;
    let place = |place: &HitPlace| match place {
        HitPlace::Title => "title",
        HitPlace::Block { .. } => "block",
        HitPlace::Cell { .. } => "cell",
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
        ("\"glass kettle\" in:table", vec!["cell"]),
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
    let hits = search(&library, "citric acid", Some(1)).expect("a search").hits;
    let HitPlace::Block { block } = &hits[0].place else { panic!("no block: {hits:?}") };
    assert!(library.article().document.blocks.iter().any(|known| known.id == *block));
    let marked: Vec<&str> = hits[0].snippet.iter().filter(|part| part.hit).map(|part| part.text.as_str()).collect();
    assert_eq!(marked, ["citric", "acid"]);
}

#[test]
fn a_hit_in_a_table_leads_to_its_cell() {
    let library = library();
    let hits = search(&library, "glass 55 in:table", None).expect("a search").hits;
    let [hit] = hits.as_slice() else { panic!("{hits:?}") };
    assert!(matches!(hit.place, HitPlace::Cell { row: 2, cell: 0, .. }), "{hit:?}");
    let marked: Vec<&str> = hit.snippet.iter().filter(|part| part.hit).map(|part| part.text.as_str()).collect();
    assert_eq!(marked, ["Glass", "55"]);
}

#[test]
fn what_is_found_is_counted_and_what_narrowed_it_is_told() {
    let library = library();
    library.note("article", "Glass again");
    let results = search(&library, "glass site:example.org", None).expect("a search");
    let matches = results.matches.expect("the best are counted");
    assert_eq!((matches.articles, matches.comments, matches.notes), (1, 1, 1));
    assert_eq!(results.filters, ["site:example.org"]);
    assert!(results.rankable);
}

/// Articles a search finds, in order.
fn articles(library: &Library, query: &str) -> Vec<i64> {
    let hits = search(library, query, None).unwrap_or_else(|error| panic!("{query}: {error}")).hits;
    let mut articles: Vec<i64> = hits.iter().map(|hit| hit.article).collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}

#[test]
fn every_filter_leaves_what_it_says() {
    let library = library();
    for (number, title) in ["Mills", "Pots"].into_iter().enumerate() {
        let page = page(&PARAGRAPHS, &COMMENTS)
            .replace("Which kettle?", title)
            .replace(
                "<head>",
                &format!("<head><meta property=\"article:published_time\" content=\"201{number}-05-01\">"),
            )
            .replace("https://example.org/kettles", &format!("https://{title}.example.net/"));
        let incoming =
            Incoming { bytes: page.into(), url: Some(format!("https://{title}.example.net/")), ..Incoming::default() };
        library.open().import(&incoming, &Cancel::default()).expect("a page is imported");
    }
    let open = library.open();
    open.create_collection("Hot water", &[2, 3]).expect("a collection");
    open.mark_articles(&[2], Mark::Favourite, true).expect("a favourite");
    open.mark_articles(&[3], Mark::Archived, true).expect("archived");
    open.mark_articles(&[1, 2], Mark::Read, true).expect("read");
    open.tag_articles(&[1, 3], &["tea".into()], &[]).expect("tagged");
    library.note("article", "Descale the other one too");
    for (filter, expected) in [
        ("", &[1, 2, 3][..]),
        ("collection:\"hot water\"", &[2, 3]),
        ("collection:cold", &[]),
        ("is:favourite", &[2]),
        ("is:favorite", &[2]),
        ("is:archived", &[3]),
        ("in:archive", &[3]),
        ("is:unread", &[3]),
        ("tag:tea", &[1, 3]),
        ("has:note", &[1]),
        ("site:mills", &[2]),
        ("before:2011", &[2]),
        ("after:2011 before:2012", &[3]),
        ("collection:\"hot water\" is:archived tag:tea", &[3]),
        ("is:favourite is:archived", &[]),
    ] {
        // In the text, and in comments.
        for word in ["descale", "rust"] {
            assert_eq!(articles(&library, &format!("{word} {filter} ")), expected, "{word} {filter}");
        }
    }
    open.take_back(open.steps(9).expect("steps").iter().find(|step| step.act == Act::Archive).expect("archived").id)
        .expect("taken back");
    assert!(articles(&library, "descale in:archive ").is_empty());
}

#[test]
fn a_cancelled_search_says_so() {
    let library = library();
    let cancel = Cancel::default();
    cancel.cancel();
    let failure = library.open().search("glass", None, SearchOrder::Best, &cancel).expect_err("it was cancelled");
    assert_eq!(failure.code, FailureCode::Cancelled);
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
        LIBRARY.with(|library| match search(library, &query, None) {
            Ok(_) => Ok(()),
            Err(error) => {
                prop_assert_eq!(error.code, FailureCode::Invalid, "{}", error.message);
                Ok(())
            }
        })?;
    }
}
