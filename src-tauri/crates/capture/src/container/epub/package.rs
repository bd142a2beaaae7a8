//! The package document of a book: what it is, which files it has and in which order they are read.

use document::{Metadata, Source, Sourced};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// A package document.
#[derive(Default)]
pub(super) struct Package {
    pub(super) metadata: Metadata,
    items: HashMap<String, Item>,
    spine: Vec<String>,
}

/// A file of the book.
pub(super) struct Item {
    /// Its name, seen from the folder of the package document.
    pub(super) href: String,
    pub(super) media_type: String,
}

/// Where the package document is, by the container document.
pub(super) fn path(container: &str) -> Option<String> {
    let mut reader = Reader::from_str(container);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) if element.local_name().as_ref() == "rootfile" => {
                return attribute(&element, "full-path");
            }
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

impl Package {
    /// Reads as far as the document is well formed.
    pub(super) fn read(text: &str) -> Self {
        let mut package = Self::default();
        let mut reader = Reader::from_str(text);
        let mut words = String::new();
        loop {
            match reader.read_event() {
                Ok(Event::Start(element) | Event::Empty(element)) => {
                    words.clear();
                    package.element(&element);
                }
                Ok(Event::Text(text)) => words.push_str(&text),
                Ok(Event::GeneralRef(name)) => words.push_str(character(&name)),
                Ok(Event::End(element)) => {
                    package.describe(element.local_name().as_ref(), &words);
                    words.clear();
                }
                Ok(Event::Eof) | Err(_) => return package,
                Ok(_) => {}
            }
        }
    }

    /// The chapters in reading order.
    pub(super) fn chapters(&self) -> impl Iterator<Item = &Item> {
        self.spine.iter().filter_map(|id| self.items.get(id))
    }

    fn element(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "item" => {
                let get = |name| attribute(element, name);
                if let (Some(id), Some(href), Some(media_type)) = (get("id"), get("href"), get("media-type")) {
                    self.items.insert(id, Item { href, media_type });
                }
            }
            // What is marked as not linear stands beside the text: covers, answers, notes.
            "itemref" if attribute(element, "linear").as_deref() != Some("no") => {
                self.spine.extend(attribute(element, "idref"));
            }
            _ => {}
        }
    }

    /// The first of each counts: a second title is a subtitle, a second creator a translator or illustrator.
    fn describe(&mut self, name: &str, words: &str) {
        let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let known = &mut self.metadata;
        let place = match name {
            "title" => &mut known.title,
            "creator" => &mut known.byline,
            "publisher" => &mut known.site,
            "language" => &mut known.language,
            "date" => {
                let date = text.parse().ok().map(|date| Sourced::new(date, Source::Container));
                known.published = known.published.take().or(date);
                return;
            }
            _ => return,
        };
        if place.is_none() && !text.is_empty() {
            *place = Some(Sourced::new(text, Source::Container));
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    unescape(&attribute.value).ok().map(|value| value.into_owned())
}

/// The five entities that XML knows by itself; others are nothing, as no declaration is read.
fn character(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}
