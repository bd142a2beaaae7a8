//! How likely a cell's border is between two words, whatever the columns are.

use super::token::{Class, Token};
use super::words::is_compound;

/// The log-odds of a border before the word at `index`, in a row of values.
pub(super) fn in_body(tokens: &[Token<'_>], index: usize) -> f32 {
    let (left, right) = (&tokens[index - 1], &tokens[index]);
    let (a, b) = (left.class, right.class);
    let mut odds = after(a) + before(b) + pair(a, b) + marks(left, right);
    odds += around(tokens, index) + quantities(tokens, index) + grades(left, right, tokens.get(index + 1));
    odds + if left.key == right.key { 3.0 } else { 0.0 }
}

/// What the words beyond the two at the gap say.
fn around(tokens: &[Token<'_>], index: usize) -> f32 {
    let (left, right) = (&tokens[index - 1], &tokens[index]);
    let earlier = index.checked_sub(2).map(|at| &tokens[at]);
    let later = tokens.get(index + 1);
    let mut odds = 0.0;
    // A word with a capital before a small one starts a sentence-like cell.
    if later.is_some_and(|later| is_small(later.class) && !later.opens) && is_tall(right.class) {
        odds += if is_tall(left.class) {
            1.5
        } else if left.class.is_numeric() {
            1.2
        } else {
            0.0
        };
    }
    if earlier.is_some_and(|earlier| is_small(earlier.class)) && is_tall(left.class) && is_tall(right.class) {
        odds -= 0.8;
    }
    // "Sprinkled in": what joins words elsewhere ends a verb here.
    if is_particle(earlier, left) && is_tall(right.class) {
        odds += 3.0;
    }
    // Lists run on around their commas.
    if earlier.is_some_and(|earlier| earlier.ending == Some(',')) {
        odds -= 0.4;
    }
    if right.ending == Some(',') {
        odds += if left.class.is_numeric() {
            -1.0
        } else if is_tall(right.class) {
            0.2
        } else {
            -1.0
        };
    }
    // "Group 1" is a name with its number; "Group 1 2" is not.
    if is_tall(left.class) && right.class == Class::Number {
        odds += if later.is_some_and(|later| later.class.is_numeric()) { 1.0 } else { -0.8 };
    }
    if earlier.is_none() && left.class.is_numeric() {
        odds += 1.5;
    }
    if later.is_some_and(|later| later.opens) {
        odds += 0.8;
    }
    odds
}

/// Whether `word` is a small word that belongs to the verb before it rather than to what follows.
fn is_particle(earlier: Option<&Token<'_>>, word: &Token<'_>) -> bool {
    const PARTICLES: [&str; 7] = ["in", "on", "off", "up", "out", "over", "away"];
    word.class == Class::Function
        && PARTICLES.contains(&word.text)
        && earlier.is_some_and(|verb| verb.class == Class::Lower && verb.text.ends_with("ed"))
}

/// What holds a number, its unit and other numbers together as one value.
fn quantities(tokens: &[Token<'_>], index: usize) -> f32 {
    let (left, right) = (&tokens[index - 1], &tokens[index]);
    let earlier = index.checked_sub(2).map(|at| &tokens[at]);
    let later = tokens.get(index + 1);
    let numeric = |token: Option<&Token<'_>>| token.is_some_and(|token| token.class.is_numeric());
    let mut odds = 0.0;
    if left.class.is_numeric() && right.unit {
        odds -= 2.5;
    }
    if left.unit && earlier.is_some_and(|earlier| earlier.class.is_numeric()) && !right.joins {
        odds += 0.7;
    }
    if right.joins && left.class.is_numeric() && numeric(later) {
        odds -= 6.0;
    }
    if left.joins && right.class.is_numeric() && numeric(earlier) {
        odds -= 6.0;
    }
    let month = |token: &Token<'_>| token.class == Class::Month;
    if month(left) && right.class.is_numeric() || left.class.is_numeric() && month(right) {
        odds -= 5.0;
    }
    // A date starts with its month or with its day.
    if month(right) && numeric(later) && left.class.is_word() && left.class != Class::Function {
        odds += 2.0;
    }
    // "May 4, 2021": the year after a day.
    if earlier.is_some_and(month) && left.ending == Some(',') && right.class == Class::Number {
        odds -= 3.0;
    }
    // "12 400": thousands set apart.
    if left.class == Class::Number && right.class == Class::Number && is_thousands(left.text, right.text) {
        odds -= 1.0;
    }
    odds
}

fn is_thousands(left: &str, right: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    right.len() == 3 && (1..=3).contains(&left.len()) && digits(left) && digits(right)
}

/// A judgement is mostly a cell by itself.
fn grades(left: &Token<'_>, right: &Token<'_>, later: Option<&Token<'_>>) -> f32 {
    let mut odds = 0.0;
    if left.grade && is_tall(left.class) && is_tall(right.class) {
        odds += 1.0;
    }
    if right.grade && is_tall(right.class) && later.is_none_or(|later| is_tall(later.class) || !later.class.is_word()) {
        odds += 1.0;
    }
    odds
}

/// The log-odds of a border before `right`, in a line of column labels.
pub(super) fn in_header(tokens: &[Token<'_>], index: usize) -> f32 {
    let (left, right) = (&tokens[index - 1], &tokens[index]);
    let later = tokens.get(index + 1);
    let (a, b) = (left.class, right.class);
    let mut odds = match a {
        Class::Function => -4.0,
        Class::Symbol | Class::Dash => -1.5,
        Class::Number => -0.5,
        Class::Lower | Class::Code | Class::Percent => 1.0,
        _ => 0.0,
    };
    odds += match b {
        Class::Function => -4.0,
        Class::Symbol | Class::Dash => -0.7,
        Class::Lower => -2.0,
        Class::Capital | Class::Choice => 0.7,
        Class::Code => 1.0,
        _ => 0.0,
    };
    odds += if is_small(a) && is_tall(b) { 0.7 } else { 0.0 };
    // Initials qualify: "ACA Marketplace", "SEO Tools".
    odds -= if a == Class::Upper && b == Class::Capital { 0.8 } else { 0.0 };
    // "2025 sales 2026 sales": a number qualifies the word after it, or else numbers the one before.
    if a.is_word() && b.is_numeric() {
        let alone = b == Class::Percent || b == Class::Money;
        odds += if alone || later.is_some_and(|later| is_tall(later.class)) { 1.0 } else { -0.7 };
    }
    // "Q1 2023", "March 2024": the year belongs to the part of it.
    let part_of_year = a == Class::Month || left.text.chars().any(|c| c.is_ascii_digit()) && !a.is_numeric();
    odds -= if part_of_year && is_year(right.text) { 3.0 } else { 0.0 };
    odds += phrase(left.text, right.text) + marks(left, right);
    odds -= if is_compound(left.text, right.text) { 2.0 } else { 0.0 };
    // What stands before a bracket is mostly its last word only where the label is one word.
    if later.is_some_and(|later| later.opens) {
        odds -= 1.0;
    }
    odds += if left.key == right.key { 2.0 } else { 0.0 };
    odds - 0.5
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.starts_with(['1', '2']) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Labels written with capitals throughout: "What It Covers", "Best For".
fn phrase(left: &str, right: &str) -> f32 {
    const ASKING: [&str; 6] = ["how", "what", "who", "why", "when", "where"];
    const JOINING: [&str; 16] =
        ["it", "is", "are", "does", "do", "you", "we", "the", "a", "an", "to", "they", "can", "and", "or", "your"];
    const ENDING: [&str; 9] = ["for", "in", "with", "of", "per", "by", "on", "from", "at"];
    let is = |words: &[&str], text: &str| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    let mut odds = 0.0;
    if is(&JOINING, left) || is(&ASKING, left) {
        odds -= 2.5;
    }
    if is(&JOINING, right) || is(&ENDING, right) {
        odds -= 2.5;
    }
    odds + if is(&ASKING, right) { 2.0 } else { 0.0 }
}

fn after(class: Class) -> f32 {
    match class {
        Class::Function => -5.0,
        Class::Symbol => -2.0,
        Class::Number => -1.0,
        Class::Range | Class::Capital => -0.5,
        Class::Upper => 0.5,
        Class::Code => 1.0,
        Class::Choice | Class::Dash => 1.5,
        Class::Percent => 2.0,
        Class::Money | Class::Measure => 0.5,
        _ => 0.0,
    }
}

fn before(class: Class) -> f32 {
    match class {
        Class::Function => -5.0,
        Class::Lower => -1.8,
        Class::Symbol => -1.0,
        Class::Upper => -0.3,
        Class::Measure | Class::Date => 0.5,
        Class::Capital => 0.7,
        Class::Money | Class::Code => 1.0,
        Class::Dash => 2.0,
        Class::Choice => 2.5,
        _ => 0.0,
    }
}

fn pair(a: Class, b: Class) -> f32 {
    let mut odds = 0.0;
    if is_small(a) && is_tall(b) {
        odds += 1.0;
    }
    if is_tall(a) && is_tall(b) {
        odds -= 0.9;
    }
    if a == Class::Capital && b == Class::Lower {
        odds -= 1.0;
    }
    if a.is_numeric() && b.is_numeric() {
        odds += 2.0;
    }
    if a.is_numeric() && is_tall(b) {
        odds += 0.9;
    }
    if a.is_word() && b.is_numeric() {
        odds += 1.0;
    }
    if a == Class::Dash && b.is_numeric() || a.is_numeric() && b == Class::Dash {
        odds -= 4.5;
    }
    odds
}

/// What brackets, punctuation and wide gaps say.
fn marks(left: &Token<'_>, right: &Token<'_>) -> f32 {
    let mut odds = match left.ending {
        Some(',' | ';') => -5.0,
        Some(':') => -1.5,
        Some('.' | '!' | '?' | '…') => -1.5,
        _ => 0.0,
    };
    if left.closes {
        odds += 2.0;
    }
    if right.opens {
        odds -= 2.0;
    }
    if right.inside {
        odds -= 8.0;
    }
    if right.wide {
        odds += 6.0;
    }
    let sign = |token: &Token<'_>| token.class == Class::Money && !token.text.contains(|c: char| c.is_alphanumeric());
    if left.class == Class::Number && sign(right) || sign(left) && right.class == Class::Number {
        odds -= 3.0;
    }
    if left.class.is_numeric() && (right.opens || right.text.starts_with('%')) {
        odds -= 2.0;
    }
    if is_mark(left) && right.class.is_word() {
        odds -= 4.5;
    }
    if right.text == "%" || left.text.ends_with(['&', '+']) {
        odds -= 1.5;
    }
    // An upright stroke between words joins them; one between all cells is read before this.
    if left.text == "|" || right.text == "|" {
        odds -= 6.0;
    }
    if left.text.ends_with('/') || right.text.starts_with('/') && !right.text.starts_with("//") {
        odds -= 8.0;
    }
    odds
}

/// A tick, a cross, a coloured dot: mostly an answer by itself, but words after it belong to it.
fn is_mark(token: &Token<'_>) -> bool {
    token.class == Class::Choice && !token.text.contains(char::is_alphanumeric)
}

fn is_small(class: Class) -> bool {
    matches!(class, Class::Lower | Class::Function)
}

fn is_tall(class: Class) -> bool {
    matches!(class, Class::Capital | Class::Upper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flat_table::token::{Keys, tokenise};

    /// The odds of a border before the word that `line` marks with a stroke.
    fn odds(line: &str) -> f32 {
        let before = line.split('/').next().unwrap_or_default().split_whitespace().count();
        in_body(&tokenise(&line.replace("/ ", ""), &mut Keys::default()), before)
    }

    #[test]
    fn what_ends_a_verb_may_end_a_cell() {
        assert!(odds("salt stirred in / Optional rest") > odds("salt of the / Optional rest") + 2.0);
        assert!(odds("lids screwed on / Weekly check") > odds("lids and on / Weekly check") + 2.0);
    }

    #[test]
    fn words_belong_to_the_mark_before_them() {
        assert!(odds("Harbour ✅ / Moored") < 0.0);
        assert!(odds("Harbour Yes / Moored") > 0.0);
    }
}
