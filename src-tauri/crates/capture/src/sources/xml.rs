//! XML of feeds and exports, read into a small tree: bounded in depth and attributes, and without entities of its own.

use document::Problem;
use quick_xml::Reader;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::collections::HashMap;

/// Elements deeper than this are left out. Feeds and exports nest five deep; what they quote is text.
const MAX_DEPTH: usize = 64;
/// An element with more attributes keeps the first ones.
const MAX_ATTRIBUTES: usize = 64;

/// Names of namespaces as the readers of this crate write them, whatever prefix a file declares.
const NAMESPACES: [(&str, &str); 9] = [
    ("http://purl.org/syndication/thread/1.0", "thr"),
    ("http://purl.org/rss/1.0/modules/content", "content"),
    ("http://purl.org/dc/elements/1.1", "dc"),
    ("http://purl.org/rss/1.0/modules/slash", "slash"),
    ("http://wellformedweb.org/CommentAPI", "wfw"),
    ("http://wordpress.org/export/", "wp"),
    ("http://disqus.com/disqus-internals", "dsq"),
    ("http://www.w3.org/2005/Atom", "atom"),
    ("http://schemas.google.com/g/2005", "gd"),
];

/// A file that was read, perhaps not to its end.
pub(crate) struct Parsed<'t> {
    /// The outermost element.
    pub root: Element<'t>,
    /// Why reading stopped, or what was not followed.
    pub problem: Option<Problem>,
}

/// An element with all it holds.
#[derive(Debug, Default)]
pub(crate) struct Element<'t> {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Element<'t>>,
    markup: &'t str,
}

impl<'t> Element<'t> {
    /// Its name: bare, or after the prefix of a namespace we know (`wp:comment_id`).
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let value = self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim());
        value.filter(|value| !value.is_empty())
    }

    /// The words directly inside it, entities resolved; absent where blank.
    pub fn own_text(&self) -> Option<&str> {
        Some(self.text.trim()).filter(|text| !text.is_empty())
    }

    /// What stands between its tags, as it is written.
    pub fn markup(&self) -> &'t str {
        self.markup
    }

    /// The elements directly inside it, in order.
    pub fn children(&self) -> impl Iterator<Item = &Element<'t>> {
        self.children.iter()
    }

    /// The elements directly inside it that have this name.
    pub fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element<'t>> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first of them.
    pub fn child(&self, name: &str) -> Option<&Element<'t>> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The words of the first of them.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.children.iter().filter(|child| child.name == name).find_map(Element::own_text)
    }
}

/// Reads XML whose outermost element is one that `accepts` names.
pub(crate) fn parse<'t>(text: &'t str, accepts: &dyn Fn(&str) -> bool) -> Option<Parsed<'t>> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut builder =
        Builder { source: text, open: Vec::new(), prefixes: HashMap::new(), too_deep: 0, own_entities: false };
    let problem = loop {
        let position = offset(&reader);
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                let inside = offset(&reader);
                builder.start(&tag, inside);
                if builder.open.len() == 1 && !builder.open.first().is_some_and(|(root, _)| accepts(&root.name)) {
                    return None;
                }
            }
            Ok(Event::End(_)) => {
                if let Some(root) = builder.end(position) {
                    return Some(Parsed { root, problem: builder.problem() });
                }
            }
            Ok(Event::Text(words)) => builder.words(&words),
            Ok(Event::CData(words)) => builder.words(&words),
            Ok(Event::GeneralRef(reference)) => builder.reference(&reference),
            Ok(Event::DocType(declaration)) => {
                builder.own_entities |= declaration.contains("<!ENTITY");
            }
            Ok(Event::Eof) => break "The file ends in the middle; what was there was read.",
            Ok(_) => {}
            Err(_) => break "The file is not well-formed XML; it was read up to the mistake.",
        }
    };
    let end = offset(&reader);
    while !builder.open.is_empty() {
        builder.too_deep = 0;
        if let Some(root) = builder.end(end) {
            let problem = Problem { code: "broken_xml".into(), message: problem.into() };
            return Some(Parsed { root, problem: Some(problem) });
        }
    }
    None
}

fn offset(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

struct Builder<'t> {
    source: &'t str,
    /// Elements under construction, each with where its content starts.
    open: Vec<(Element<'t>, usize)>,
    prefixes: HashMap<String, &'static str>,
    /// How many elements beyond the depth limit are open.
    too_deep: usize,
    own_entities: bool,
}

impl<'t> Builder<'t> {
    fn start(&mut self, tag: &BytesStart<'_>, inside: usize) {
        if self.open.len() >= MAX_DEPTH {
            self.too_deep += 1;
            return;
        }
        let mut attributes = Vec::new();
        for attribute in tag.attributes().with_checks(false).flatten().take(MAX_ATTRIBUTES) {
            let name = attribute.key.as_ref().to_string();
            let value = unescape(&attribute.value);
            if let Some(prefix) = name.strip_prefix("xmlns:") {
                let known = NAMESPACES.iter().find(|(address, _)| value.starts_with(address));
                if let Some((_, known)) = known.filter(|_| self.prefixes.len() < MAX_ATTRIBUTES) {
                    self.prefixes.entry(prefix.to_string()).or_insert(known);
                }
            }
            attributes.push((name, value));
        }
        for (name, _) in &mut attributes {
            *name = self.canonical(name);
        }
        let name = self.canonical(tag.name().as_ref());
        self.open.push((Element { name, attributes, ..Element::default() }, inside));
    }

    fn canonical(&self, name: &str) -> String {
        match name.split_once(':') {
            Some((prefix, local)) => format!("{}:{local}", self.prefixes.get(prefix).copied().unwrap_or(prefix)),
            None => name.to_string(),
        }
    }

    /// Closes the innermost element and returns it where it was the outermost.
    fn end(&mut self, at: usize) -> Option<Element<'t>> {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return None;
        }
        let (mut element, start) = self.open.pop()?;
        element.markup = self.source.get(start..at).unwrap_or("");
        match self.open.last_mut() {
            Some((parent, _)) => parent.children.push(element),
            None => return Some(element),
        }
        None
    }

    fn words(&mut self, words: &str) {
        if let Some((element, _)) = self.open.last_mut() {
            element.text.push_str(words);
        }
    }

    /// Characters and the names every HTML author uses are resolved; what a file declares itself stays a name, so
    /// that nothing can multiply.
    fn reference(&mut self, reference: &BytesRef<'_>) {
        if let Ok(Some(character)) = reference.resolve_char_ref() {
            return self.words(character.encode_utf8(&mut [0; 4]));
        }
        let name: &str = reference;
        match resolve_html5_entity(name) {
            Some(text) => self.words(text),
            None => self.words(&format!("&{name};")),
        }
    }

    fn problem(&self) -> Option<Problem> {
        self.own_entities.then(|| Problem {
            code: "xml_entities".into(),
            message: "The file declares entities of its own; their names were kept and not replaced.".into(),
        })
    }
}

fn unescape(text: &str) -> String {
    let resolved = quick_xml::escape::unescape_with(text, resolve_html5_entity);
    resolved.map(|text| text.into_owned()).unwrap_or_else(|_| text.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn prefixes_are_the_ones_we_know() {
        let text = "<?xml version='1.0'?><rss xmlns:t='http://purl.org/syndication/thread/1.0'>\
            <item><t:in-reply-to ref='a&amp;b'/><x>1 &lt; 2 &amp; <![CDATA[<b>]]>&nbsp;</x></item></rss>";
        let parsed = parse(text, &|name| name == "rss").unwrap();
        let item = parsed.root.child("item").unwrap();
        assert_eq!(item.child("thr:in-reply-to").and_then(|e| e.attribute("ref")), Some("a&b"));
        assert_eq!(item.text("x"), Some("1 < 2 & <b>"));
        assert_eq!(parsed.problem, None);
        assert!(parse(text, &|name| name == "feed").is_none());
    }

    #[test]
    fn entities_of_the_file_are_not_followed() {
        let text = "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><rss><title>&b;</title></rss>";
        let parsed = parse(text, &|_| true).unwrap();
        assert_eq!(parsed.root.text("title"), Some("&b;"));
        assert_eq!(parsed.problem.map(|problem| problem.code).as_deref(), Some("xml_entities"));
    }

    #[test]
    fn floods_are_cut() {
        let depth = format!("<rss>{}x{}</rss>", "<a>".repeat(100_000), "</a>".repeat(100_000));
        assert!(parse(&depth, &|_| true).is_some());
        let attributes: String =
            (0..80_000).map(|n| format!(" a{n}='x' xmlns:n{n}='http://purl.org/dc/elements/1.1/'")).collect();
        let text = format!("<rss{attributes}><title>T</title></rss>");
        let parsed = parse(&text, &|_| true).unwrap();
        assert_eq!(parsed.root.text("title"), Some("T"));
    }

    #[test]
    fn a_broken_file_is_read_as_far_as_it_goes() {
        let parsed = parse("<rss><item><title>A</title></item><item><title>B</tit", &|_| true).unwrap();
        assert_eq!(parsed.root.all("item").filter_map(|item| item.text("title")).collect::<Vec<_>>(), ["A", "B"]);
        assert!(parsed.problem.is_some());
    }

    proptest! {
        #[test]
        fn never_panics(text in "[<>/a&;'\"= !\\[\\]é-]{0,200}") {
            let _ = parse(&text, &|_| true);
        }
    }
}
