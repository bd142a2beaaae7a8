//! A library file with any bytes changed or cut off: it opens, is restored or refused, and never brings Postil down.
#![no_main]

use libfuzzer_sys::fuzz_target;
use library::wire::{ListQuery, SearchOrder};
use library::{Cancel, DATABASE, Incoming, Library, SystemClock};
use std::fs;
use std::sync::LazyLock;

/// A library with an article in it, closed in order: all of it is in one file.
static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let library = Library::open(folder.path(), SystemClock).expect("a library");
    let page =
        "<title>A</title><article><p>Words that are long enough to be an article, with a few more of them.</article>";
    library.import(&Incoming::copied("", Some(page)), &Cancel::default()).expect("an article");
    library.leave().expect("left in order");
    drop(library);
    fs::read(folder.path().join(DATABASE)).expect("the library's file")
});

fuzz_target!(|input: (Option<u32>, Vec<(u32, u8)>)| {
    let (cut, changes) = input;
    let mut bytes = WHOLE.clone();
    let length = bytes.len();
    for (place, byte) in changes {
        if let Some(changed) = bytes.get_mut(place as usize % length) {
            *changed = byte;
        }
    }
    if let Some(cut) = cut {
        bytes.truncate(cut as usize % length);
    }
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(DATABASE), bytes).expect("room");
    // A failure has a sentence; a panic ends the run.
    let Ok(library) = Library::open(folder.path(), SystemClock) else { return };
    let _ = library.list_articles(&ListQuery::default(), 0, 10);
    let _ = library.search("words", None, SearchOrder::Best, &Cancel::default());
    let _ = library.open_article(1);
});
