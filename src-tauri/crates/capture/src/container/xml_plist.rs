//! Property lists written as XML, as some tools save web archives.

use crate::sources::xml::{self, Element};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// What stands at the start of such a list is found within so many bytes.
const HEAD: usize = 1_024;

/// Whether the bytes start as such a list does.
pub(super) fn is_plist(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    (head.starts_with("<?xml") || head.starts_with("<!DOCTYPE plist")) && head.contains("<plist")
        || head.starts_with("<plist")
}

/// A dictionary of the list.
pub(super) struct Dictionary<'e, 't>(&'e Element<'t>);

/// Calls `read` with the outermost dictionary of the list.
pub(super) fn open<R>(bytes: &[u8], read: impl FnOnce(Dictionary<'_, '_>) -> Option<R>) -> Option<R> {
    let text = String::from_utf8_lossy(bytes);
    let parsed = xml::parse(&text, &|name| name == "plist")?;
    read(Dictionary(parsed.root.child("dict")?))
}

impl<'e, 't> Dictionary<'e, 't> {
    /// The dictionary under `key`.
    pub(super) fn dictionary(&self, key: &str) -> Option<Dictionary<'e, 't>> {
        self.value(key).filter(|value| value.name() == "dict").map(Dictionary)
    }

    /// The dictionaries of the array under `key`.
    pub(super) fn dictionaries(&self, key: &str) -> impl Iterator<Item = Dictionary<'e, 't>> {
        self.value(key).into_iter().flat_map(|array| array.all("dict")).map(Dictionary)
    }

    /// The text under `key`.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.value(key).filter(|value| value.name() == "string")?.own_text().map(str::to_string)
    }

    /// The bytes under `key`.
    pub(super) fn data(&self, key: &str) -> Option<Vec<u8>> {
        let packed = self.value(key).filter(|value| value.name() == "data")?.own_text()?;
        let packed: Vec<u8> = packed.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
        STANDARD.decode(packed).ok()
    }

    /// The value after a key: they take turns.
    fn value(&self, key: &str) -> Option<&'e Element<'t>> {
        let mut parts = self.0.children();
        parts.find(|part| part.name() == "key" && part.own_text() == Some(key))?;
        parts.next()
    }
}
