use crate::wire::{Failure, FailureCode};
use document::Date;
use store::search::{Filter, Term};

/// A query longer than this is no query.
const MAX_CHARACTERS: usize = 1_000;

/// What a reader asks for.
///
/// Words must all be there; the last one may be the start of a word, unless a space follows. `"several words"` stand
/// in a row; `-word` must not be there. `in:title` (text, table, comment, note), `author:`, `site:`, `tag:`,
/// `before:2025-03`, `after:2024`, `is:unread` and `has:note` narrow the search; `author:"Ada Lovelace"` takes
/// several words. Anything else with a colon is words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    /// All of these.
    pub with: Vec<Term>,
    /// None of these.
    pub without: Vec<Term>,
    /// Which articles.
    pub filter: Filter,
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
struct Part {
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
            return Err(invalid("This is too long to search for. Search for a few of its words."));
        }
        let mut query = Self::default();
        for part in parts(text) {
            query.add(part)?;
        }
        if query.with.is_empty() && !query.without.is_empty() {
            return Err(invalid("A search needs a word to find; only words to leave out were given. Add one."));
        }
        Ok(query)
    }

    /// Whether to look there.
    pub(super) fn looks_in(&self, place: Place) -> bool {
        self.places.is_empty() || self.places.contains(&place)
    }

    fn add(&mut self, part: Part) -> Result<(), Failure> {
        let value = Some(part.text.clone()).filter(|value| !value.is_empty());
        match (part.key.as_deref(), value) {
            (Some("in"), Some(value)) => self.places.push(place(&value)?),
            (Some("author"), value @ Some(_)) => self.filter.author = value,
            (Some("site"), value @ Some(_)) => self.filter.site = value,
            (Some("tag"), value @ Some(_)) => self.filter.tag = value,
            (Some("before"), Some(value)) => self.filter.before = Some(date(&value)?),
            (Some("after"), Some(value)) => self.filter.after = Some(date(&value)?),
            (Some("is"), Some(value)) if value == "unread" => self.filter.unread = true,
            (Some("has"), Some(value)) if value == "note" || value == "notes" => self.filter.has_note = true,
            // An operator that is still being typed asks for nothing yet.
            (Some("in" | "author" | "site" | "tag" | "before" | "after" | "is" | "has"), None) => {}
            (key, _) => self.term(key.map(String::from), part),
        }
        Ok(())
    }

    fn term(&mut self, key: Option<String>, part: Part) {
        let text = key.into_iter().chain([part.text]).collect::<Vec<_>>().join(" ");
        // While a letter stands alone, all words that begin with it are no help.
        let prefix = part.last && !part.quoted && text.chars().nth(1).is_some();
        let terms = if part.without { &mut self.without } else { &mut self.with };
        if text.chars().any(char::is_alphanumeric) {
            terms.push(Term { text, prefix });
        }
    }
}

fn place(name: &str) -> Result<Place, Failure> {
    match name.to_lowercase().trim_end_matches('s') {
        "title" => Ok(Place::Title),
        "text" | "article" => Ok(Place::Text),
        "table" | "cell" => Ok(Place::Table),
        "comment" | "discussion" => Ok(Place::Comment),
        "note" => Ok(Place::Note),
        _ => {
            Err(invalid(&format!("There is no place “{name}” to search in. Say title, text, table, comment or note.")))
        }
    }
}

fn date(text: &str) -> Result<i64, Failure> {
    let date: Result<Date, _> = text.parse();
    date.map(|date| date.sort_key())
        .map_err(|_| invalid(&format!("“{text}” is no date. Write it as 2025, 2025-03 or 2025-03-28.")))
}

fn invalid(message: &str) -> Failure {
    Failure::new(FailureCode::Invalid, message)
}

/// Cuts a query at white space outside quotes.
fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (part, after) = part(rest);
        rest = after.trim_start();
        parts.push(Part { last: after.is_empty(), ..part });
    }
    parts
}

fn part(text: &str) -> (Part, &str) {
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
    (Part { without, key, text: value.trim().to_string(), quoted, last: false }, after)
}

#[cfg(test)]
mod tests {
    use super::*;
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
        assert!(query.looks_in(Place::Comment) && !query.looks_in(Place::Title));
    }

    #[test]
    fn what_is_no_operator_is_words() {
        assert_eq!(query("std::fmt ratio 3:4 ").with, [Term::word("std :fmt"), Term::word("ratio"), Term::word("3:4")]);
        assert_eq!(query("author: water").with, [prefix("water")]);
        assert_eq!(query("unclosed \"hard wat").with, [Term::word("unclosed"), Term::word("hard wat")]);
    }

    #[test]
    fn what_cannot_be_understood_is_said() {
        for text in ["in:attic x", "before:soon x", "-only -these"] {
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
