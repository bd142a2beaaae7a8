//! Words of a line, and what kind of thing each of them looks like.

use super::words::{is_choice, is_function_word, is_grade, is_month, is_qualifier, is_unit};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What a token looks like by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Number,
    Money,
    Percent,
    /// Digits with a unit stuck to them ("80g", "f/4.9").
    Measure,
    /// Two numbers with a dash between them.
    Range,
    Date,
    /// A month's name.
    Month,
    /// Yes, no, a tick, a dash that stands for nothing.
    Choice,
    /// A dash by itself: it joins two numbers or stands for an empty cell.
    Dash,
    /// Other punctuation by itself.
    Symbol,
    /// Identifiers, addresses, paths.
    Code,
    /// Letters, all capital.
    Upper,
    /// A word that starts with a capital.
    Capital,
    Lower,
    /// A small word that joins others: "of", "und", "pour".
    Function,
    /// Letters without case.
    Uncased,
}

impl Class {
    pub(super) const COUNT: usize = 16;

    /// Numbers of any kind.
    pub(super) fn is_numeric(self) -> bool {
        matches!(self, Self::Number | Self::Money | Self::Percent | Self::Measure | Self::Range | Self::Date)
    }

    /// Words a name or a label may be made of.
    pub(super) fn is_word(self) -> bool {
        matches!(
            self,
            Self::Upper | Self::Capital | Self::Lower | Self::Function | Self::Uncased | Self::Month | Self::Code
        )
    }
}

/// One word of a line.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    pub(super) class: Class,
    /// Equal for words that differ in case and outer punctuation only, and for numbers written alike.
    pub(super) key: u32,
    /// More than one space stood before it.
    pub(super) wide: bool,
    /// It is inside brackets that were opened by an earlier token and are closed by this or a later one.
    pub(super) inside: bool,
    /// Starts with an opening bracket or quote.
    pub(super) opens: bool,
    /// Ends with a closing bracket or quote.
    pub(super) closes: bool,
    /// Says nothing about what kind of value follows: "about", "up to", "≤".
    pub(super) qualifies: bool,
    /// What a number before it counts.
    pub(super) unit: bool,
    /// A whole judgement or amount by itself: "High", "optional".
    pub(super) grade: bool,
    /// Stands between two numbers of one value: a dash, "x", "to".
    pub(super) joins: bool,
    /// Its last character, where that is punctuation.
    pub(super) ending: Option<char>,
}

/// Gives equal tokens of a table the same small number.
#[derive(Default)]
pub(super) struct Keys(HashMap<u64, u32>);

impl Keys {
    fn of(&mut self, text: &str) -> u32 {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(hasher.finish()).or_insert(next)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

/// The tokens of a line.
pub(super) fn tokenise<'t>(line: &'t str, keys: &mut Keys) -> Vec<Token<'t>> {
    let mut tokens = Vec::new();
    let mut spaces = 0;
    let mut rest = line.trim();
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            spaces += 1;
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        tokens.push(token(word, spaces > 1, keys));
        (rest, spaces) = (after, 0);
    }
    mark_brackets(&mut tokens);
    mark_may(&mut tokens);
    tokens
}

fn token<'t>(text: &'t str, wide: bool, keys: &mut Keys) -> Token<'t> {
    let core = text.trim_matches(|c: char| !c.is_alphanumeric());
    let class = classify(text, core);
    let key = if class.is_numeric() { shape(text) } else { core.to_lowercase() };
    let key = if key.is_empty() { keys.of(text) } else { keys.of(&key) };
    let last = text.chars().next_back();
    Token {
        text,
        class,
        key,
        wide,
        inside: false,
        opens: text.starts_with(['(', '[', '{', '“', '«', '„', '‘']),
        closes: text.trim_end_matches([',', '.', ';', ':']).ends_with([')', ']', '}', '”', '»']),
        qualifies: is_qualifier(text),
        unit: is_unit(text.trim_matches(['.', ',', ';', '(', ')', '/', '*'])) || is_unit(text),
        grade: is_grade(core),
        joins: class == Class::Dash || matches!(text, "to" | "bis" | "à" | "a" | "x" | "X" | "×" | "/" | "and" | "by"),
        ending: last.filter(|c| !c.is_alphanumeric()),
    }
}

/// How a number is written: "$1,250.00" and "$15.00" differ, "$15.00" and "$20.50" do not.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for c in text.chars() {
        let mark = match c {
            _ if c.is_ascii_digit() => '9',
            '.' if shape.ends_with('9') => '.',
            ',' => continue,
            _ => c,
        };
        if !(mark == '9' && shape.ends_with('9')) {
            shape.push(mark);
        }
    }
    shape
}

fn classify(text: &str, core: &str) -> Class {
    if core.is_empty() {
        return mark_class(text);
    }
    if is_choice(core) {
        return Class::Choice;
    }
    if core.chars().any(|c| c.is_ascii_digit()) {
        return numeric_class(text, core);
    }
    if text.chars().any(is_currency) && core.chars().count() <= 3 {
        return Class::Money;
    }
    word_class(text, core)
}

fn mark_class(text: &str) -> Class {
    match text {
        "-" | "–" | "—" | "−" | "--" => Class::Dash,
        _ if text.chars().all(is_currency) => Class::Money,
        "%" => Class::Percent,
        _ if text.chars().all(|c| c.is_ascii() || ('\u{2010}'..='\u{205e}').contains(&c)) => Class::Symbol,
        "×" | "·" | "±" | "≤" | "≥" | "≈" => Class::Symbol,
        // Ticks, crosses, stars, coloured dots: a mark that answers.
        _ => Class::Choice,
    }
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₩' | '₺' | '₫' | '₴' | '₪' | '¢')
}

fn numeric_class(text: &str, core: &str) -> Class {
    let plain = core.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’'));
    // "$29/user/month": what comes after the stroke is what the price is for.
    let amount = core.split('/').next().unwrap_or(core);
    if text.chars().any(is_currency) && amount.chars().filter(|c| c.is_alphabetic()).count() <= 3 {
        return if has_inner_dash(amount) { Class::Range } else { Class::Money };
    }
    if plain {
        return if text.trim_end_matches([',', ';', ')', '.', '*']).ends_with('%') {
            Class::Percent
        } else {
            Class::Number
        };
    }
    if is_date(core) {
        return Class::Date;
    }
    if has_inner_dash(core) && !core.chars().any(char::is_alphabetic) {
        return Class::Range;
    }
    let starts_with_digit = core.starts_with(|c: char| c.is_ascii_digit());
    if starts_with_digit && core.chars().filter(|c| c.is_alphabetic()).count() <= 4 {
        return Class::Measure;
    }
    if is_code(core) { Class::Code } else { word_class(text, core) }
}

fn has_inner_dash(core: &str) -> bool {
    core.contains(['-', '–', '—', '−'])
}

/// Numbers joined twice by the same sign, one of them of four digits or all of two at most.
fn is_date(core: &str) -> bool {
    ['-', '/', '.'].iter().any(|sign| {
        let parts: Vec<&str> = core.split(*sign).collect();
        parts.len() == 3
            && parts.iter().all(|part| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|b| b.is_ascii_digit()))
            && parts.iter().filter(|part| part.len() == 4).count() <= 1
    })
}

fn is_code(core: &str) -> bool {
    let inner_mark = core.contains(['_', '=', '@', '\\']) || core.contains("://") || core.contains("::");
    let dotted = core.split('.').count() > 1 && core.split('.').all(|part| part.chars().count() > 1);
    inner_mark || dotted
}

fn word_class(text: &str, core: &str) -> Class {
    if is_code(core) || text.starts_with("--") {
        return Class::Code;
    }
    let letters = || core.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters().next() else { return Class::Symbol };
    if is_month(core) {
        Class::Month
    } else if !first.is_lowercase() && !first.is_uppercase() {
        Class::Uncased
    } else if first.is_lowercase() {
        if is_function_word(core) { Class::Function } else { Class::Lower }
    } else if letters().count() > 1 && letters().all(char::is_uppercase) {
        Class::Upper
    } else {
        Class::Capital
    }
}

/// "May" is a month beside a number, and a word elsewhere.
fn mark_may(tokens: &mut [Token<'_>]) {
    let months: Vec<usize> = (0..tokens.len())
        .filter(|&at| tokens[at].text.trim_end_matches(['.', ',']) == "May")
        .filter(|&at| {
            let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| tokens.get(at));
            beside.into_iter().any(|token| token.class == Class::Number)
        })
        .collect();
    months.into_iter().for_each(|at| tokens[at].class = Class::Month);
}

/// Marks the tokens inside brackets. A bracket without its partner marks nothing.
fn mark_brackets(tokens: &mut [Token<'_>]) {
    const PAIRS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('{', '}'), ('“', '”'), ('«', '»')];
    for (open, close) in PAIRS {
        let mut opened: Vec<usize> = Vec::new();
        for index in 0..tokens.len() {
            let text = tokens[index].text;
            for c in text.chars() {
                if c == open {
                    opened.push(index);
                } else if c == close
                    && let Some(start) = opened.pop()
                    && opened.is_empty()
                {
                    tokens[start + 1..=index].iter_mut().for_each(|token| token.inside |= start < index);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_is_one_whatever_it_is_for() {
        let class = |text: &str| tokenise(text, &mut Keys::default()).first().map(|token| token.class);
        for price in ["$29/user/month", "$1.50/berth/night", "€900", "12€/Monat"] {
            assert_eq!(class(price), Some(Class::Money), "{price}");
        }
        assert_eq!(class("$5–$9/crate"), Some(Class::Range));
        assert_ne!(class("harbour/$5"), Some(Class::Money));
    }
}
