//! Books and web archives whose files hold anything: no panic, and what is unpacked is bounded.
#![no_main]

use capture::{Input, capture};
use fuzz::{archive, assert_sound};
use libfuzzer_sys::fuzz_target;

const NAMES: &[&str] = &[
    "META-INF/container.xml",
    "content.opf",
    "OEBPS/content.opf",
    "a.xhtml",
    "OEBPS/a.xhtml",
    "OEBPS/images/b.png",
    "mimetype",
    "archive/data.warc.gz",
    "archive/data.warc",
    "indexes/index.cdx",
    "pages/pages.jsonl",
    "datapackage.json",
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\a",
    "OEBPS/../a.xhtml",
    "%2e%2e/a",
    "",
];

const CONTAINER: &[u8] = b"<container><rootfiles><rootfile full-path='OEBPS/content.opf'/></rootfiles></container>";

fuzz_target!(|input: (bool, bool, Vec<(u8, Vec<u8>)>)| {
    let (deflated, book, files) = input;
    let named = files.iter().take(32).map(|(name, content)| {
        let name = NAMES.get(usize::from(*name) % NAMES.len()).copied().unwrap_or_default();
        (name.to_owned(), content.as_slice())
    });
    let start = book.then(|| (NAMES[0].to_owned(), CONTAINER));
    let bytes = archive(&start.into_iter().chain(named).collect::<Vec<_>>(), deflated);
    assert_sound(&capture(&Input { bytes: &bytes, ..Input::default() }));
});
