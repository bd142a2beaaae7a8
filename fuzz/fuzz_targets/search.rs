//! Any text as a search of a library: results, or a sentence that says what is wrong with it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use library::wire::{FailureCode, SearchOrder};
use library::{Cancel, Incoming, Library, SystemClock};

/// An article with a table and a discussion, so that every part of the index is asked.
const PAGE: &str = "<title>The kettle</title><article><h1>The kettle</h1><p>Boil water, 水, it’s çay. Naïve words in a row.</p>\
    <table><caption>Prices<tr><th>Kettle<th>Price<tr><td>Brass<td>12</table></article>\
    <section id=comments><div class=comment id=c1><b class=author>Ada</b> <time datetime=2026-01-02>2 January</time>\
    <p>I boil mine twice, and nobody has complained yet.</div></section>";

thread_local! {
    static LIBRARY: (tempfile::TempDir, Library) = {
        let folder = tempfile::tempdir().expect("a folder");
        let library = Library::open(folder.path(), SystemClock).expect("a library");
        library.import(&Incoming::copied("", Some(PAGE)), &Cancel::default()).expect("an article");
        (folder, library)
    };
}

fuzz_target!(|input: (&str, Option<i64>, bool)| {
    let (query, article, best) = input;
    let order = if best { SearchOrder::Best } else { SearchOrder::Newest };
    LIBRARY.with(|(_, library)| {
        if let Err(failure) = library.search(query, article, order, &Cancel::default()) {
            assert_eq!(failure.code, FailureCode::Invalid, "{failure}");
        }
    });
});
