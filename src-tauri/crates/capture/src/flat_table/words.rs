//! The few words whose meaning the model knows, in the languages most pages are written in. Each list is a file.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Words of one meaning, in small letters.
type Words = LazyLock<HashSet<&'static str>>;

static ANSWERS: Words = LazyLock::new(|| list(include_str!("words/answers.txt")));
static COMPOUNDS: Words = LazyLock::new(|| list(include_str!("words/compounds.txt")));
static GRADES: Words = LazyLock::new(|| list(include_str!("words/grades.txt")));
static JOINING: Words = LazyLock::new(|| list(include_str!("words/joining.txt")));
/// What a label's word announces: names of kinds, as the lines of the file start.
static LABEL_KINDS: LazyLock<HashMap<&'static str, Vec<&'static str>>> =
    LazyLock::new(|| kinds(include_str!("words/label_kinds.txt")));
static LABEL_NOUNS: Words = LazyLock::new(|| list(include_str!("words/label_nouns.txt")));
static LABEL_QUALIFIERS: Words = LazyLock::new(|| list(include_str!("words/label_qualifiers.txt")));
static MONTHS: Words = LazyLock::new(|| list(include_str!("words/months.txt")));
static QUALIFYING: Words = LazyLock::new(|| list(include_str!("words/qualifying.txt")));
static UNITS: Words = LazyLock::new(|| list(include_str!("words/units.txt")));

/// A word that answers yes or no, or says that there is nothing to say.
pub(super) fn is_choice(word: &str) -> bool {
    is_in(&ANSWERS, word)
}

/// Two words that labels hold together: "market share", "number of".
pub(super) fn is_compound(left: &str, right: &str) -> bool {
    left.len() + right.len() <= 32 && COMPOUNDS.contains(format!("{left}+{right}").to_lowercase().as_str())
}

/// A word that is a whole judgement or amount by itself: "high", "optional", "weekly".
pub(super) fn is_grade(word: &str) -> bool {
    is_in(&GRADES, word)
}

/// A small word that joins others and stands at neither end of most cells.
pub(super) fn is_function_word(word: &str) -> bool {
    is_in(&JOINING, word)
}

/// A noun that labels end with.
pub(super) fn is_label_noun(word: &str) -> bool {
    is_in(&LABEL_NOUNS, word)
}

/// A word of labels that mostly qualifies the noun after it.
pub(super) fn is_label_qualifier(word: &str) -> bool {
    is_in(&LABEL_QUALIFIERS, word)
}

/// A month's name or its short form.
pub(super) fn is_month(word: &str) -> bool {
    is_in(&MONTHS, word)
}

/// "about", "up to", "≤": says nothing about what kind of value follows.
pub(super) fn is_qualifier(word: &str) -> bool {
    is_in(&QUALIFYING, word)
}

/// What a number before it counts: "kg", "minutes", "million".
pub(super) fn is_unit(word: &str) -> bool {
    is_in(&UNITS, word)
}

/// The names of the kinds of value that a label with this word announces.
pub(super) fn announced(word: &str) -> &'static [&'static str] {
    LABEL_KINDS.get(word).map_or(&[], Vec::as_slice)
}

fn kinds(text: &'static str) -> HashMap<&'static str, Vec<&'static str>> {
    let mut kinds: HashMap<_, Vec<_>> = HashMap::new();
    for (kind, words) in text.lines().filter_map(|line| line.split_once(": ")) {
        for word in words.split_whitespace() {
            kinds.entry(word).or_default().push(kind);
        }
    }
    kinds
}

fn list(text: &'static str) -> HashSet<&'static str> {
    text.split_whitespace().collect()
}

fn is_in(words: &Words, word: &str) -> bool {
    word.len() <= 24 && words.contains(word.to_lowercase().as_str())
}
