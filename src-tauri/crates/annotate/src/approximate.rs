//! Approximate search: where a text says nearly what a pattern says.
//!
//! Myers' bit-parallel algorithm in Hyyrö's form for patterns of any length: the column of the edit distance matrix
//! is kept as bit vectors of vertical differences, 64 rows a word, and one text character updates it in a few
//! operations a word.

use std::collections::HashMap;

/// A place where the pattern is found with few errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// Insertions, deletions and substitutions.
    pub errors: usize,
}

/// Matches kept for weighing; a text with more of them has no telling one.
const MAX_MATCHES: usize = 32;

/// The places where `pattern` stands in `text` with at most `max_errors`, the best of each neighbourhood.
pub(crate) fn search(text: &[char], pattern: &[char], max_errors: usize) -> Vec<Match> {
    if pattern.is_empty() {
        return Vec::new();
    }
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut column = Column::new(pattern, Top::Free);
    for (index, &character) in text.iter().enumerate() {
        let errors = column.push(character);
        if errors > max_errors {
            continue;
        }
        match ends.last_mut() {
            Some((end, least)) if index + 1 - *end <= pattern.len() / 2 => {
                if errors < *least {
                    (*end, *least) = (index + 1, errors);
                }
            }
            _ => ends.push((index + 1, errors)),
        }
    }
    ends.sort_by_key(|&(end, errors)| (errors, end));
    ends.truncate(MAX_MATCHES);
    ends.into_iter().map(|(end, errors)| Match { start: start_of(text, pattern, end, errors), end, errors }).collect()
}

/// Edit distance of two short texts.
pub(crate) fn distance(one: &[char], other: &[char]) -> usize {
    if one.is_empty() || other.is_empty() {
        return one.len().max(other.len());
    }
    let mut column = Column::new(one, Top::Counted);
    other.iter().map(|&character| column.push(character)).last().unwrap_or(one.len())
}

/// The first character of the match that ends at `end`: the pattern is matched backwards from there.
fn start_of(text: &[char], pattern: &[char], end: usize, errors: usize) -> usize {
    let reversed: Vec<char> = pattern.iter().rev().copied().collect();
    let mut column = Column::new(&reversed, Top::Counted);
    let longest = (pattern.len() + errors).min(end);
    let mut best = (usize::MAX, end);
    for (length, &character) in text[end - longest..end].iter().rev().enumerate() {
        let distance = column.push(character);
        if distance < best.0 {
            best = (distance, end - length - 1);
        }
    }
    best.1
}

/// What an empty pattern costs: nothing anywhere (search), or the characters passed (distance).
#[derive(Clone, Copy, PartialEq)]
enum Top {
    Free,
    Counted,
}

struct Column {
    /// Per character of the pattern, the rows where it stands.
    rows: HashMap<char, Vec<u64>>,
    absent: Vec<u64>,
    positive: Vec<u64>,
    negative: Vec<u64>,
    last_row: u64,
    errors: usize,
    top: Top,
}

impl Column {
    fn new(pattern: &[char], top: Top) -> Self {
        let words = pattern.len().div_ceil(64);
        let mut rows: HashMap<char, Vec<u64>> = HashMap::new();
        for (row, &character) in pattern.iter().enumerate() {
            rows.entry(character).or_insert_with(|| vec![0; words])[row / 64] |= 1 << (row % 64);
        }
        Self {
            rows,
            absent: vec![0; words],
            positive: vec![u64::MAX; words],
            negative: vec![0; words],
            last_row: 1 << ((pattern.len() - 1) % 64),
            errors: pattern.len(),
            top,
        }
    }

    /// Moves on by one character of the text; the errors of the best match of the whole pattern that ends there.
    fn push(&mut self, character: char) -> usize {
        let rows = self.rows.get(&character).unwrap_or(&self.absent);
        // The horizontal difference that enters a word from above: -1, 0 or 1.
        let mut carry: i8 = if self.top == Top::Counted { 1 } else { 0 };
        let words = rows.len();
        for (word, &row) in rows.iter().enumerate() {
            let (positive, negative) = (self.positive[word], self.negative[word]);
            let vertical = row | negative;
            let row = row | u64::from(carry < 0);
            let horizontal = ((row & positive).wrapping_add(positive) ^ positive) | row;
            let up = negative | !(horizontal | positive);
            let down = positive & horizontal;
            let bottom = if word + 1 == words { self.last_row } else { 1 << 63 };
            let next = i8::from(up & bottom != 0) - i8::from(down & bottom != 0);
            let up = up << 1 | u64::from(carry > 0);
            let down = down << 1 | u64::from(carry < 0);
            self.positive[word] = down | !(vertical | up);
            self.negative[word] = up & vertical;
            carry = next;
        }
        self.errors = self.errors.saturating_add_signed(isize::from(carry));
        self.errors
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The textbook's table, to compare with.
    fn plain_distance(one: &[char], other: &[char]) -> usize {
        let mut previous: Vec<usize> = (0..=other.len()).collect();
        for (row, a) in one.iter().enumerate() {
            let mut line = vec![row + 1];
            for (column, b) in other.iter().enumerate() {
                let substituted = previous[column] + usize::from(a != b);
                line.push(substituted.min(previous[column + 1] + 1).min(line[column] + 1));
            }
            previous = line;
        }
        previous[other.len()]
    }

    fn characters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn a_pattern_is_found_in_spite_of_errors() {
        let text = characters("boil the watr first, then warm the pot");
        let found = search(&text, &characters("the water"), 2);
        assert_eq!(found[0], Match { start: 5, end: 13, errors: 1 });
    }

    proptest! {
        #[test]
        fn distances_are_the_textbooks(one in "[ab c]{0,150}", other in "[ab c]{0,150}") {
            let (one, other) = (characters(&one), characters(&other));
            prop_assert_eq!(distance(&one, &other), plain_distance(&one, &other));
        }

        #[test]
        fn a_match_has_the_errors_it_says(text in "[ab]{0,90}", pattern in "[ab]{1,80}") {
            let (text, pattern) = (characters(&text), characters(&pattern));
            for found in search(&text, &pattern, pattern.len() / 3) {
                prop_assert_eq!(plain_distance(&pattern, &text[found.start..found.end]), found.errors);
            }
        }

        #[test]
        fn what_stands_there_is_found(before in "[ab]{0,40}", pattern in "[a-z]{1,80}", after in "[ab]{0,40}") {
            let text = characters(&format!("{before}{pattern}{after}"));
            let found = search(&text, &characters(&pattern), 0);
            prop_assert!(found.iter().any(|found| found.errors == 0));
        }
    }
}
