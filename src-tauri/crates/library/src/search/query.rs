use crate::wire::{Failure, Trouble};
use document::Date;
use store::search::{Filter, Term};

/// A query longer than this is no query.
const MAX_CHARACTERS: usize = 1_000;

/// What a reader asks for.
///
/// Words must all be there; the last one may be the start of a word, unless a space follows. `"several words"` stand
/// in a row; `-word` must not be there. `in:title` (text, table, comment, note, archive), `author:`, `site:`, `tag:`,
/// `collection:`, `before:2025-03`, `after:2024`, `is:unread` (favourite, archived) and `has:note` narrow the search;
/// `author:"Ada Lovelace"` takes several words. Anything else with a colon is words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    /// All of these.
    pub with: Vec<Term>,
    /// None of these.
    pub without: Vec<Term>,
    /// Which articles.
    pub filter: Filter,
    /// The parts that narrow the search, as they were written.
    pub filters: Vec<String>,
    /// Where in them; everywhere where empty.
    places: Vec<Place>,
}

/// Where to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Title,
    Text,
    Table,
    Comment,
    Note,
}

/// A part of the query as it is written.
#[derive(Debug, PartialEq, Eq)]
struct Part<'t> {
    /// As it is written.
    source: &'t str,
    without: bool,
    /// What stands before a colon.
    key: Option<String>,
    text: String,
    quoted: bool,
    /// Nothing follows it.
    last: bool,
}

impl Query {
    /// Reads a query. Only operators that cannot be understood are an error.
    pub(super) fn parse(text: &str) -> Result<Self, Failure> {
        if text.chars().nth(MAX_CHARACTERS).is_some() {
            return Err(Trouble::QueryTooLong.into());
        }
        let mut query = Self::default();
        for part in parts(text) {
            query.add(part)?;
        }
        if query.with.is_empty() && !query.without.is_empty() {
            return Err(Trouble::OnlyWithout.into());
        }
        Ok(query)
    }

    /// Whether to look there.
    pub(super) fn looks_in(&self, place: Place) -> bool {
        self.places.is_empty() || self.places.contains(&place)
    }

    fn add(&mut self, part: Part) -> Result<(), Failure> {
        let Some(key) = part.key.as_deref().filter(|key| KEYS.contains(key)) else {
            self.term(part);
            return Ok(());
        };
        // An operator that is still being typed asks for nothing yet.
        if part.text.is_empty() || (part.last && !part.quoted && is_beginning(key, &part.text)) {
            return Ok(());
        }
        if part.without {
            return Err(Trouble::CannotLeaveOut { key: key.into() }.into());
        }
        let value = part.text;
        match key {
            "in" if value == "archive" => self.filter.archived = true,
            "in" => self.places.push(place(&value)?),
            "author" => self.filter.author = Some(value),
            "site" => self.filter.site = Some(value),
            "tag" => self.filter.tag = Some(value),
            "collection" => self.filter.collection = Some(value),
            "before" => self.filter.before = Some(date(&value)?),
            "after" => self.filter.after = Some(date(&value)?),
            "is" => self.state(&value)?,
            _ => self.thing(&value)?,
        }
        self.filters.push(part.source.to_string());
        Ok(())
    }

    fn state(&mut self, name: &str) -> Result<(), Failure> {
        match name {
            "unread" => self.filter.unread = true,
            "favourite" | "favorite" => self.filter.favourite = true,
            "archived" => self.filter.archived = true,
            _ => return Err(Trouble::UnknownState { name: name.into() }.into()),
        }
        Ok(())
    }

    fn thing(&mut self, name: &str) -> Result<(), Failure> {
        match name {
            "note" | "notes" => self.filter.has_note = true,
            _ => return Err(Trouble::UnknownThing { name: name.into() }.into()),
        }
        Ok(())
    }

    fn term(&mut self, part: Part) {
        let text = part.key.into_iter().chain([part.text]).collect::<Vec<_>>().join(" ");
        // While a letter stands alone, all words that begin with it are no help.
        let prefix = part.last && !part.quoted && text.chars().nth(1).is_some();
        let terms = if part.without { &mut self.without } else { &mut self.with };
        if text.chars().any(char::is_alphanumeric) {
            terms.push(Term { text, prefix });
        }
    }
}

/// The operators.
const KEYS: &[&str] = &["in", "author", "site", "tag", "collection", "before", "after", "is", "has"];

/// What the operators with a fixed choice of values take.
const VALUES: &[(&str, &[&str])] = &[
    ("in", &["title", "text", "article", "table", "cell", "comment", "discussion", "note", "archive"]),
    ("is", &["unread", "favourite", "favorite", "archived"]),
    ("has", &["note"]),
];

/// Whether a value may still become one that the operator takes.
fn is_beginning(key: &str, value: &str) -> bool {
    if key == "before" || key == "after" {
        return value.parse::<Date>().is_err() && value.chars().all(|sign| sign.is_ascii_digit() || sign == '-');
    }
    let values = VALUES.iter().filter(|(known, _)| *known == key).flat_map(|(_, values)| values.iter());
    values.clone().any(|known| known.starts_with(value) && *known != value)
}

fn place(name: &str) -> Result<Place, Failure> {
    match name.to_lowercase().trim_end_matches('s') {
        "title" => Ok(Place::Title),
        "text" | "article" => Ok(Place::Text),
        "table" | "cell" => Ok(Place::Table),
        "comment" | "discussion" => Ok(Place::Comment),
        "note" => Ok(Place::Note),
        _ => Err(Trouble::UnknownPlace { name: name.into() }.into()),
    }
}

fn date(text: &str) -> Result<i64, Failure> {
    let date: Result<Date, _> = text.parse();
    Ok(date.map_err(|_| Trouble::NoDate { text: text.into() })?.sort_key())
}

/// Cuts a query at white space outside quotes.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (part, after) = part(rest);
        let source = rest.strip_suffix(after).unwrap_or(rest);
        parts.push(Part { source, last: after.is_empty(), ..part });
        rest = after.trim_start();
    }
    parts
}

fn part(text: &str) -> (Part<'_>, &str) {
    let (without, text) = match text.strip_prefix('-') {
        Some(rest) if !rest.starts_with(char::is_whitespace) => (true, rest),
        _ => (false, text),
    };
    let end = text.find(|character: char| character.is_whitespace() || character == '"').unwrap_or(text.len());
    let (key, value) = match text[..end].split_once(':') {
        Some((key, _)) if !key.is_empty() && key.chars().all(char::is_alphabetic) => {
            (Some(key.to_lowercase()), &text[key.len() + 1..])
        }
        _ => (None, text),
    };
    let (quoted, value, after) = match value.strip_prefix(['"', '“', '„']) {
        Some(inside) => match inside.split_once(['"', '”', '“']) {
            Some((inside, after)) => (true, inside, after),
            None => (true, inside, ""),
        },
        None => {
            let end =
                value.find(|character: char| character.is_whitespace() || character == '"').unwrap_or(value.len());
            let (value, after) = value.split_at(end);
            (false, value, after)
        }
    };
    (Part { source: "", without, key, text: value.trim().to_string(), quoted, last: false }, after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FailureCode;
    use proptest::prelude::*;

    fn query(text: &str) -> Query {
        Query::parse(text).unwrap()
    }

    fn prefix(text: &str) -> Term {
        Term { text: text.into(), prefix: true }
    }

    #[test]
    fn words_phrases_and_exclusions() {
        assert_eq!(query("hard water").with, [Term::word("hard"), prefix("water")]);
        assert_eq!(query("hard water ").with, [Term::word("hard"), Term::word("water")]);
        let query = query("kettle -\"hard water\" -steel \"set it once\"");
        assert_eq!(query.with, [Term::word("kettle"), Term::word("set it once")]);
        assert_eq!(query.without, [Term::word("hard water"), Term::word("steel")]);
    }

    #[test]
    fn operators_narrow() {
        let query =
            query("water author:\"Ana Ruiz\" site:example.org tag:tea is:unread has:note in:comments before:2025-03 ");
        assert_eq!(query.with, [Term::word("water")]);
        let filter = Filter {
            author: Some("Ana Ruiz".into()),
            site: Some("example.org".into()),
            tag: Some("tea".into()),
            unread: true,
            has_note: true,
            before: "2025-03".parse::<Date>().ok().map(|date| date.sort_key()),
            ..Filter::default()
        };
        assert_eq!(query.filter, filter);
        assert_eq!(query.filters.len(), 7);
        assert_eq!(query.filters[0], "author:\"Ana Ruiz\"");
        assert!(query.looks_in(Place::Comment) && !query.looks_in(Place::Title));
    }

    #[test]
    fn what_is_no_operator_is_words() {
        assert_eq!(query("std::fmt ratio 3:4 ").with, [Term::word("std :fmt"), Term::word("ratio"), Term::word("3:4")]);
        assert_eq!(query("author: water").with, [prefix("water")]);
        assert_eq!(query("unclosed \"hard wat").with, [Term::word("unclosed"), Term::word("hard wat")]);
    }

    #[test]
    fn an_operator_that_is_being_typed_asks_for_nothing_yet() {
        for text in ["water in:ti", "water is:unr", "water has:", "water before:20", "water after:2024-"] {
            let query = query(text);
            assert_eq!((query.with.len(), query.filters.len(), query.places.len()), (1, 0, 0), "{text}");
        }
        assert_eq!(query("water is:unread").filters, ["is:unread"]);
    }

    #[test]
    fn what_cannot_be_understood_is_said() {
        for text in ["in:attic x", "before:soon x", "-only -these", "is:late x", "has:wings x", "-tag:tea x"] {
            assert_eq!(Query::parse(text).unwrap_err().code, FailureCode::Invalid, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_query_or_an_error_with_a_sentence(text in "(\\PC{0,20}|[-:\" a-cin]{0,20})") {
            if let Err(error) = Query::parse(&text) {
                prop_assert_eq!(error.code, FailureCode::Invalid);
            }
        }
    }
}
