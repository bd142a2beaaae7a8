//! A library in a folder of its own, and pages to put in it.

pub mod platforms;
pub mod site;
#[cfg(target_os = "linux")]
pub mod web;

use document::{Label, Placement, Target};
use library::wire::{Article, Imported, Note};
use library::{Cancel, Clock, Incoming};
use std::path::Path;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// A clock that stands still.
#[derive(Clone, Copy)]
pub struct Noon;

impl Clock for Noon {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_225_600)
    }
}

/// A library in a folder that vanishes with the test.
pub struct Library {
    folder: TempDir,
    open: Option<library::Library>,
}

impl Library {
    /// A new, empty library.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let open = library::Library::open(folder.path(), Noon).expect("a new library opens");
        Self { folder, open: Some(open) }
    }

    /// With a page in it; the page is article 1.
    pub fn with_page(self, page: &str) -> Self {
        self.import(page);
        self
    }

    /// Imports a page from the address all pages of a test have.
    pub fn import(&self, page: &str) -> Imported {
        let incoming = Incoming {
            bytes: page.into(),
            url: Some("https://example.org/kettles".into()),
            name: "kettles.html".into(),
            ..Incoming::default()
        };
        self.open().import(&incoming, &Cancel::default()).expect("a page is imported")
    }

    /// Writes a note beside a place of article 1.
    pub fn note(&self, place: &str, body: &str) -> Note {
        let target = self.open().place(1, place).unwrap_or_else(|error| panic!("{place}: {error}"));
        self.open().create_note(1, &target, Label::Mine, body).expect("a note is written")
    }

    /// Article 1.
    pub fn article(&self) -> Article {
        self.open().article(1).expect("the article is there")
    }

    /// Closes the library.
    pub fn close(&mut self) {
        self.open = None;
    }

    /// Closes the library and opens it again.
    pub fn reopen(mut self) -> Self {
        self.close();
        self.open = Some(library::Library::open(self.folder.path(), Noon).expect("the library opens again"));
        self
    }

    /// The library's folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The open library.
    pub fn open(&self) -> &library::Library {
        self.open.as_ref().expect("the library is open")
    }

    /// Checks where the note with that body stands.
    #[track_caller]
    pub fn check_placement(&self, body: &str, expected: Placement) -> Target {
        let notes = self.article().notes;
        let note = notes.iter().find(|note| note.body == body).unwrap_or_else(|| panic!("the note “{body}” is lost"));
        assert_eq!(note.placement, expected, "{body}");
        note.target.clone()
    }
}

/// A page with an article and a WordPress discussion of invented people.
pub fn page(paragraphs: &[&str], comments: &[(&str, &str, &str)]) -> String {
    let paragraphs: String = paragraphs.iter().map(|text| format!("<p>{text}</p>\n")).collect();
    let table = "<table><thead><tr><th>Kettle</th><th>Price</th><th>Minutes</th></tr></thead><tbody>\
        <tr><th>Steel kettle</th><td>40</td><td>4</td></tr><tr><th>Glass kettle</th><td>55</td><td>5</td></tr>\
        </tbody></table>";
    let comments: String = comments
        .iter()
        .map(|(id, author, text)| {
            format!(
                "<li id=\"comment-{id}\" class=\"comment depth-1\"><article id=\"div-comment-{id}\" class=\"comment-body\">\
                <footer class=\"comment-meta\"><div class=\"comment-author vcard\"><b class=\"fn\">{author}</b></div>\
                <div class=\"comment-metadata\"><a href=\"https://example.org/kettles#comment-{id}\">\
                <time datetime=\"2025-03-0{}T10:00:00+00:00\">March 2025</time></a></div></footer>\
                <div class=\"comment-content\"><p>{text}</p></div></article></li>\n",
                id.len().min(9)
            )
        })
        .collect();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Which kettle?</title>\
        <link rel=\"canonical\" href=\"https://example.org/kettles\"></head><body><main><article class=\"post\">\
        <h1 class=\"entry-title\">Which kettle?</h1><div class=\"entry-content\">{paragraphs}{table}</div></article>\
        <div id=\"comments\" class=\"comments-area\"><h2 class=\"comments-title\">Comments</h2>\
        <ol class=\"comment-list\">\n{comments}</ol></div></main></body></html>"
    )
}

/// The article's paragraphs in the first copy.
pub const PARAGRAPHS: [&str; 4] = [
    "Water for tea should be fresh, and just off the boil, whatever the packet says about temperature.",
    "A kettle with a thermostat costs more, and most people set it once and forget it for years on end.",
    "Descale it every month where the water is hard; a spoon of citric acid does it, and nothing else is needed.",
    "The noise is another matter altogether, and no maker says a word about it on the box or anywhere else.",
];

/// The discussion in the first copy.
pub const COMMENTS: [(&str, &str, &str); 3] = [
    ("11", "Ana Ruiz", "I have had the steel one for nine years and it still boils as fast as on the first day."),
    ("12", "Ben Okafor", "Mine started to rust around the rim after the first winter, so it depends on the water."),
    ("13", "Chidi Lund", "Glass breaks. That is all there is to say about glass kettles, and I have broken two."),
];
