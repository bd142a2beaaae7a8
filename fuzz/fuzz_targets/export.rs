//! Any page, captured and written out again: nothing in the HTML can run, leave or load but its images.
#![no_main]

use capture::dom::{Dom, parse};
use capture::{Input, capture};
use exchange::Export;
use libfuzzer_sys::fuzz_target;

/// Elements that a page of text needs, and no others.
const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "body",
    "meta",
    "title",
    "style",
    "article",
    "section",
    "header",
    "footer",
    "aside",
    "main",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "cite",
    "pre",
    "code",
    "figure",
    "figcaption",
    "img",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "a",
    "em",
    "strong",
    "sub",
    "sup",
    "br",
    "hr",
    "span",
    "div",
    "time",
    "small",
    "details",
    "summary",
    "colgroup",
    "col",
    "del",
    "ins",
    "mark",
    "q",
    "kbd",
    "s",
    "u",
    "b",
    "i",
    "math",
    "mi",
    "mn",
    "mo",
    "mrow",
    "msup",
    "msub",
    "msubsup",
    "mfrac",
    "msqrt",
    "mroot",
    "mtext",
    "mtable",
    "mtr",
    "mtd",
    "mover",
    "munder",
    "munderover",
    "mspace",
    "mstyle",
    "semantics",
    "annotation",
    "mpadded",
    "mphantom",
    "menclose",
    "merror",
    "mmultiscripts",
    "mprescripts",
    "none",
    "ms",
];

fuzz_target!(|bytes: &[u8]| {
    let captured = capture(&Input {
        bytes,
        media_type: Some("text/html"),
        url: Some("https://site.example/"),
        ..Input::default()
    });
    let title = captured.document.metadata.title.as_ref().map_or("", |title| title.value.as_str());
    let export = Export {
        title,
        document: &captured.document,
        tags: &[],
        saved_at: "2026-05-01T12:00:00Z",
        comments: captured.discussion.comments.iter().map(|comment| (comment, false)).collect(),
        notes: Vec::new(),
        own_comments: Vec::new(),
    };
    assert_inert(&parse(&exchange::html_page(&export)));
    let _ = exchange::markdown(&export);
});

fn assert_inert(page: &Dom) {
    for id in page.descendants(Dom::ROOT) {
        let Some(element) = page.element(id) else { continue };
        assert!(ELEMENTS.contains(&element.name()), "<{}>", element.name());
        for (name, value) in element.attrs() {
            assert!(!name.starts_with("on") && name != "srcdoc", "{name}");
            // How deep an answer stands is the one thing of looks that the export itself says.
            assert!(name != "style" || value.starts_with("margin-inline-start:") && value.len() < 40, "{value}");
            if ["href", "src", "cite"].contains(&name) {
                let plain: String = value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
                let plain = plain.to_ascii_lowercase();
                let runs = ["javascript:", "vbscript:", "data:", "file:", "blob:"]
                    .iter()
                    .any(|scheme| plain.starts_with(scheme));
                assert!(!runs, "{name}={value}");
            }
        }
    }
}
