//! What the cells of a column have in common, learnt from the rows cut so far.

use super::kind::Kind;
use super::line::{LONGEST_CELL, Line, Phrases, Values};
use super::token::Class;
use std::collections::HashMap;
use std::sync::LazyLock;

/// How much each sort of evidence counts.
mod weight {
    pub const KIND: f32 = 0.7;
    pub const LENGTH: f32 = 0.6;
    pub const ENDS: f32 = 0.8;
    pub const CLASSES: f32 = 0.3;
    pub const WORDS: f32 = 0.5;
    /// A value the column holds already.
    pub const REPEAT: f32 = 0.9;
    /// A value another column holds.
    pub const ECHO: f32 = 0.5;
    /// Words that come back together in different surroundings.
    pub const PHRASE: f32 = 1.2;
    /// The labels, against a row of values.
    pub const LABELS: f32 = 3.0;
    /// Rows that count in full when numbers of columns are compared: rows are built alike, so that more of them say little more.
    pub const ROWS: f32 = 8.0;
}

/// The score of a number of columns: of the rows cut so, and of the labels.
pub(super) fn total(rows: f32, count: usize, labels: f32) -> f32 {
    let count = count.max(1) as f32;
    rows / count * count.min(weight::ROWS) + weight::LABELS * labels
}

/// How often each thing was seen in a column.
#[derive(Clone, Default)]
pub(super) struct Profile {
    cells: f32,
    kinds: [f32; Kind::COUNT],
    lengths: HashMap<usize, f32>,
    firsts: [f32; Class::COUNT],
    lasts: [f32; Class::COUNT],
    classes: [f32; Class::COUNT],
    words: HashMap<u32, f32>,
    /// How many different words its cells have.
    distinct: usize,
    words_total: f32,
    values: Values,
}

/// How often each word and class of word was seen in the whole table, columns apart.
pub(super) struct Background {
    words: Vec<f32>,
    total: f32,
    classes: [f32; Class::COUNT],
    phrases: Phrases,
}

/// What a column makes of one line: the scores of its words as parts of a cell.
pub(super) struct Fit {
    kinds: [f32; Kind::COUNT],
    lengths: [f32; LONGEST_CELL + 1],
    /// For each word, what it is worth as the first and as the last of a cell.
    firsts: Vec<f32>,
    lasts: Vec<f32>,
    /// What the words up to each gap are worth together.
    words: Vec<f32>,
}

impl Background {
    pub(super) fn new(lines: &[Line<'_>], keys: usize) -> Self {
        let mut background =
            Self { words: vec![0.0; keys], total: 0.0, classes: [0.0; Class::COUNT], phrases: Phrases::new(lines) };
        for token in lines.iter().flat_map(|line| &line.tokens) {
            background.words[token.key as usize] += 1.0;
            background.classes[token.class as usize] += 1.0;
            background.total += 1.0;
        }
        background
    }

    fn word(&self, key: u32) -> f32 {
        (self.words[key as usize] / self.total.max(1.0)).max(1e-6)
    }

    fn class(&self, class: Class) -> f32 {
        (self.classes[class as usize] + 0.1) / (self.total + 0.1 * Class::COUNT as f32)
    }
}

impl Profile {
    /// Counts the cell of `line` from `start` to `end`; a weight of -1 takes it out again.
    pub(super) fn count(&mut self, line: &Line<'_>, start: usize, end: usize, weight: f32) {
        let words = &line.tokens[start..end];
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let run = line.run(start, end);
        self.cells += weight;
        self.kinds[run.kind as usize] += weight;
        self.firsts[first.class as usize] += weight;
        self.lasts[last.class as usize] += weight;
        *self.lengths.entry(end - start).or_default() += weight;
        *self.values.entry(run.value).or_default() += weight;
        for word in words {
            self.classes[word.class as usize] += weight;
            let seen = self.words.entry(word.key).or_default();
            let before = *seen > 0.5;
            *seen += weight;
            match (before, *seen > 0.5) {
                (false, true) => self.distinct += 1,
                (true, false) => self.distinct -= 1,
                _ => {}
            }
            self.words_total += weight;
        }
    }

    /// What the column makes of `line`.
    pub(super) fn fit(&self, line: &Line<'_>, background: &Background) -> Fit {
        let class = |class: Class| share(self.classes[class as usize], self.words_total, background.class(class), 2.0);
        let end = |ends: &[f32; Class::COUNT], at: Class| {
            let own = class(at);
            weight::ENDS * (share(ends[at as usize], self.cells, own, 1.0) / own).ln()
        };
        // A column of many different words expects new ones; one of few does not.
        let distinct = self.distinct as f32 + 1.0;
        let word = |key: u32| {
            let prior = background.word(key);
            let seen = self.words.get(&key).copied().unwrap_or_default();
            (share(seen, self.words_total, prior, distinct) / prior).ln()
        };
        let sums = line.tokens.iter().scan(0.0, |sum, token| {
            let typical = (class(token.class) / background.class(token.class)).ln();
            *sum += weight::WORDS * word(token.key) + weight::CLASSES * typical;
            Some(*sum)
        });
        Fit {
            kinds: Kind::ALL
                .map(|kind| weight::KIND * share(self.kinds[kind as usize], self.cells, kind.prior(), 1.0).ln()),
            lengths: self.lengths(),
            firsts: line.tokens.iter().map(|token| end(&self.firsts, token.class)).collect(),
            lasts: line.tokens.iter().map(|token| end(&self.lasts, token.class)).collect(),
            words: std::iter::once(0.0).chain(sums).collect(),
        }
    }

    /// Lengths near those seen are likely too, the longer the wider.
    fn lengths(&self) -> [f32; LONGEST_CELL + 1] {
        let mut shares = [0.0; LONGEST_CELL + 1];
        for (length, share) in shares.iter_mut().enumerate().skip(1) {
            *share = 0.3 * (-0.3 * (length as f32 - 1.0)).exp();
        }
        let mut seen: Vec<_> = self.lengths.iter().filter(|(_, count)| **count > 0.0).collect();
        seen.sort_by_key(|(length, _)| **length);
        for (centre, count) in seen {
            let Some(near) = NEAR.get(*centre) else { continue };
            let all: f32 = near.iter().skip(1).sum();
            for (length, share) in shares.iter_mut().enumerate().skip(1) {
                *share += count * near[length] / all;
            }
        }
        shares.map(|share| weight::LENGTH * ((share + 1e-6) / (self.cells + 1.2)).ln())
    }

    /// The most common kind of its cells, and its share.
    pub(super) fn main_kind(&self) -> (Kind, f32) {
        let count = |kind: Kind| self.kinds[kind as usize];
        let main =
            Kind::ALL.into_iter().fold(Kind::Phrase, |best, kind| if count(kind) > count(best) { kind } else { best });
        (main, count(main) / self.cells.max(1.0))
    }

    /// In what share of its cells the word stands.
    pub(super) fn word_share(&self, key: u32) -> f32 {
        (self.words.get(&key).copied().unwrap_or_default() / self.cells.max(1.0)).min(1.0)
    }

    fn holds(&self, value: u64) -> f32 {
        self.values.get(&value).copied().unwrap_or_default()
    }
}

impl Fit {
    /// How well the words from `start` to `end` go with the column as a cell. `echoes` counts the values of all columns.
    pub(super) fn cell(
        &self,
        line: &Line<'_>,
        profile: &Profile,
        background: &Background,
        echoes: &Values,
        start: usize,
        end: usize,
    ) -> f32 {
        let run = line.run(start, end);
        let held = profile.holds(run.value);
        let elsewhere = (echoes.get(&run.value).copied().unwrap_or_default() - held).max(0.0);
        self.kinds[run.kind as usize]
            + self.lengths[end - start]
            + self.firsts[start]
            + self.lasts[end - 1]
            + (self.words[end] - self.words[start])
            + weight::REPEAT * held.ln_1p()
            + weight::ECHO * elsewhere.ln_1p()
            + weight::PHRASE * background.phrases.freedom(run.value, end - start)
    }
}

/// How near to each length the others are: the longer, the wider around it.
static NEAR: LazyLock<Vec<[f32; LONGEST_CELL + 1]>> = LazyLock::new(|| {
    let near = |centre: f32, length: f32| (-(length - centre).abs() / (0.15 + 0.25 * (centre - 1.0).max(0.0))).exp();
    (0..=LONGEST_CELL).map(|centre| std::array::from_fn(|length| near(centre as f32, length as f32))).collect()
});

/// The share of `seen` in `all`, drawn towards `prior` by as much as `trust` more observations would.
fn share(seen: f32, all: f32, prior: f32, trust: f32) -> f32 {
    (seen.max(0.0) + trust * prior) / (all.max(0.0) + trust)
}
