//! What column labels are made of: the words that end them, and those that qualify others.

use super::kind::Kind;
use super::token::{Class, Token};
use super::words::{announced, is_label_noun, is_label_qualifier};

/// The kinds of value that a label with this word in it announces.
fn announces(word: &str) -> Vec<Kind> {
    let word = word.trim_matches(['(', ')', '[', ']', '?', ':', '*']).to_lowercase();
    announced(&word).iter().flat_map(|name| kinds(name)).copied().collect()
}

/// The kinds behind the names in the list of announcing words.
fn kinds(name: &str) -> &'static [Kind] {
    match name {
        "money" => &[Kind::Money],
        "range" => &[Kind::Range],
        "percent" => &[Kind::Percent, Kind::Range],
        "date" => &[Kind::Date],
        "number" => &[Kind::Number],
        "measure" => &[Kind::Measure, Kind::Range],
        "choice" => &[Kind::Choice],
        "grade" => &[Kind::Grade],
        "text" => &[Kind::Phrase, Kind::Lower, Kind::Label],
        "name" => &[Kind::Label],
        _ => &[],
    }
}

/// What a word of a label says wherever the label starts and ends.
pub(super) struct Word {
    /// The kinds of value it announces; none where it says nothing of them.
    pub(super) announces: Vec<Kind>,
    /// What it is worth as the label's noun, alone and after other words.
    alone: f32,
    last: f32,
    /// What it is worth before the noun.
    before: f32,
}

impl Word {
    pub(super) fn new(token: &Token<'_>) -> Self {
        let word = token.text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let priced = matches!(token.class, Class::Percent | Class::Money);
        let last = noun_score(&word, true) - if priced { 1.0 } else { 0.0 };
        Self { announces: announces(token.text), alone: noun_score(&word, false), last, before: qualifier_score(&word) }
    }
}

/// How well the words make a label by themselves; `words` is what the tokens say one by one.
pub(super) fn wording(tokens: &[Token<'_>], words: &[Word]) -> f32 {
    // What stands in brackets at the end adds to the label but is not its noun.
    let Some(noun) = tokens.iter().rposition(|token| !token.opens && !token.inside) else { return 0.0 };
    let ending = if noun > 0 { words[noun].last } else { words[noun].alone };
    words[..noun].iter().fold(ending, |score, word| score + word.before)
}

fn noun_score(word: &str, follows: bool) -> f32 {
    if is_label_noun(word) {
        0.7
    } else if is_label_qualifier(word) {
        -1.5
    } else if is_noun(word) {
        0.4
    } else if word.ends_with("ed") && follows {
        // "Space needed", "States served".
        0.3
    } else if is_adjective(word) {
        -0.8
    } else {
        0.0
    }
}

fn qualifier_score(word: &str) -> f32 {
    let qualifies = is_adjective(word) && !word.ends_with("ed");
    if qualifies || is_label_qualifier(word) {
        0.4
    } else if is_label_noun(word) {
        -0.3
    } else {
        0.0
    }
}

fn is_noun(word: &str) -> bool {
    const ENDINGS: [&str; 10] = ["tion", "sion", "ment", "ity", "ness", "ance", "ence", "ency", "ship", "ung"];
    word.len() > 5 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

fn is_adjective(word: &str) -> bool {
    const ENDINGS: [&str; 12] = ["al", "ive", "ed", "able", "ible", "ic", "ous", "est", "ary", "ful", "less", "ly"];
    word.len() > 4 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}
