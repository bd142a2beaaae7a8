//! A line as the model sees it: its words, and what each run of words would be as a cell.

use super::kind::{Kind, kind};
use super::seam;
use super::token::{Class, Keys, Token, tokenise};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, DefaultHasher, Hasher};

/// Cells of more words than this are not looked for.
pub(super) const LONGEST_CELL: usize = 40;

/// One line with everything about its runs of words that does not depend on the columns.
pub(super) struct Line<'t> {
    pub(super) tokens: Vec<Token<'t>>,
    /// Log-odds of a border before each word, in a row of values.
    pub(super) seams: Vec<f32>,
    /// The same in a line of column labels.
    pub(super) label_seams: Vec<f32>,
    runs: Vec<Run>,
}

/// A run of words taken as a cell.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub(super) kind: Kind,
    /// Equal for cells of equal words.
    pub(super) value: u64,
}

impl<'t> Line<'t> {
    pub(super) fn new(text: &'t str, keys: &mut Keys) -> Self {
        let tokens = tokenise(text, keys);
        let seams_by = |odds: fn(&[Token<'_>], usize) -> f32| -> Vec<f32> {
            let gaps = (1..tokens.len()).map(|index| odds(&tokens, index));
            std::iter::once(0.0).chain(gaps).take(tokens.len()).collect()
        };
        let (seams, label_seams) = (seams_by(seam::in_body), seams_by(seam::in_header));
        let runs = runs(&tokens);
        Self { tokens, seams, label_seams, runs }
    }

    /// A cell that stands by itself, of which no more words are looked at than a cell can have.
    pub(super) fn of_cell(text: &'t str, keys: &mut Keys) -> Self {
        Self::new(first_words(text), keys)
    }

    /// How many words it has.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// How much of it a single cell can take.
    pub(super) fn cell_len(&self) -> usize {
        self.tokens.len().min(LONGEST_CELL)
    }

    /// The run of words from `start` to `end`, at most [`LONGEST_CELL`] of them.
    pub(super) fn run(&self, start: usize, end: usize) -> Run {
        self.runs[start * LONGEST_CELL + end - start - 1]
    }

    /// The words of each cell, joined.
    pub(super) fn cells(&self, cuts: &[usize]) -> Vec<String> {
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        let words =
            |start: usize, end: usize| self.tokens[start..end].iter().map(|token| token.text).collect::<Vec<_>>();
        starts.zip(cuts).map(|(start, end)| words(start, *end).join(" ")).collect()
    }
}

fn runs(tokens: &[Token<'_>]) -> Vec<Run> {
    let mut runs = vec![Run { kind: Kind::Phrase, value: 0 }; tokens.len() * LONGEST_CELL];
    for start in 0..tokens.len() {
        let mut hasher = DefaultHasher::new();
        for end in start + 1..=(start + LONGEST_CELL).min(tokens.len()) {
            hasher.write_u32(tokens[end - 1].key);
            let run = Run { kind: kind(&tokens[start..end]), value: hasher.finish() };
            runs[start * LONGEST_CELL + end - start - 1] = run;
        }
    }
    runs
}

/// As many words as a cell can have.
fn first_words(line: &str) -> &str {
    let line = line.trim_start();
    let ends = line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(end, _)| end);
    ends.skip(LONGEST_CELL - 1).find_map(|end| line.get(..end)).unwrap_or(line)
}

/// A number for each value of a cell. The values are hashes already: hashing them again took most of the time.
pub(super) type Values = HashMap<u64, f32, BuildHasherDefault<Hashed>>;

/// Takes a hash as it is.
#[derive(Default)]
pub(super) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Makes a border less likely between two words that follow each other wherever they appear.
pub(super) fn bind_fixed_pairs(lines: &mut [Line<'_>]) {
    const STRENGTH: f32 = 0.5;
    let mut pairs: HashMap<(u32, u32), f32> = HashMap::new();
    let mut lefts: HashMap<u32, f32> = HashMap::new();
    let mut rights: HashMap<u32, f32> = HashMap::new();
    for pair in lines.iter().flat_map(|line| line.tokens.windows(2)) {
        *pairs.entry((pair[0].key, pair[1].key)).or_default() += 1.0;
        *lefts.entry(pair[0].key).or_default() += 1.0;
        *rights.entry(pair[1].key).or_default() += 1.0;
    }
    for line in lines {
        for (pair, seam) in line.tokens.windows(2).zip(line.seams.iter_mut().skip(1)) {
            let (left, right) = (&pair[0], &pair[1]);
            let together = pairs.get(&(left.key, right.key)).copied().unwrap_or_default();
            if together < 2.0 || left.key == right.key || !left.class.is_word() || !right.class.is_word() {
                continue;
            }
            let fixed = together / lefts[&left.key] * together / rights[&right.key];
            *seam -= STRENGTH * together.ln().min(2.0) * (2.0 * fixed - 0.5);
        }
    }
}

/// Binds a word that ends, or starts, several cells of every line to what it stands beside: "Ohio Ltd Utah Ltd".
pub(super) fn bind_refrains(lines: &mut [Line<'_>]) {
    const STRENGTH: f32 = 6.0;
    let ends = |line: &Line<'_>, last: bool| {
        let token = if last { line.tokens.last() } else { line.tokens.first() };
        token.filter(|token| token.class.is_word() && !token.grade).map(|token| token.key)
    };
    for last in [true, false] {
        let Some(word) = lines.first().and_then(|line| ends(line, last)) else { continue };
        let times = |line: &Line<'_>| line.tokens.iter().filter(|token| token.key == word).count();
        let often = lines.first().map(times).unwrap_or_default();
        let apart = |line: &Line<'_>| line.tokens.windows(2).all(|pair| pair[0].key != word || pair[1].key != word);
        let refrain = |line: &Line<'_>| {
            ends(line, last) == Some(word) && ends(line, !last) != Some(word) && times(line) == often && apart(line)
        };
        if often < 2 || !lines.iter().all(refrain) {
            continue;
        }
        for line in &mut *lines {
            for at in 1..line.tokens.len() {
                let (left, right) = (line.tokens[at - 1].key == word, line.tokens[at].key == word);
                let (within, between) = if last { (right, left) } else { (left, right) };
                let odds = if within {
                    -STRENGTH
                } else if between {
                    STRENGTH
                } else {
                    0.0
                };
                line.seams[at] += odds;
                line.label_seams[at] += odds;
            }
        }
    }
}

/// Sets the numbers apart that count the rows: 1, 2, 3 at the start of every line.
pub(super) fn part_row_numbers(rows: &mut [Line<'_>]) {
    const STRENGTH: f32 = 5.0;
    let number = |line: &Line<'_>| {
        let first = line.tokens.first().filter(|token| token.class == Class::Number)?;
        first.text.trim_matches(['#', '.', ')']).parse::<u32>().ok()
    };
    let numbers: Option<Vec<u32>> = rows.iter().map(number).collect();
    let counts = |numbers: &Vec<u32>| {
        numbers.len() > 2 && numbers.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]))
    };
    if numbers.as_ref().is_some_and(counts) {
        rows.iter_mut().filter_map(|line| line.seams.get_mut(1)).for_each(|seam| *seam += STRENGTH);
    }
}

/// Runs of words that come back in different surroundings: whole values more likely than parts of others.
#[derive(Default)]
pub(super) struct Phrases(Values);

impl Phrases {
    /// Longer runs are not looked for.
    const LONGEST: usize = 10;

    pub(super) fn new(lines: &[Line<'_>]) -> Self {
        let mut around: HashMap<u64, (HashSet<u32>, HashSet<u32>)> = HashMap::new();
        for (number, line) in lines.iter().enumerate() {
            // An end of a line is a border whatever stands on the other side: each is different.
            let edge = u32::MAX - u32::try_from(number).unwrap_or_default();
            for start in 0..line.len() {
                for end in start + 2..=(start + Self::LONGEST).min(line.len()) {
                    let (left, right) = around.entry(line.run(start, end).value).or_default();
                    left.insert(start.checked_sub(1).and_then(|at| line.tokens.get(at)).map_or(edge, |word| word.key));
                    right.insert(line.tokens.get(end).map_or(edge, |word| word.key));
                }
            }
        }
        let variety = |(left, right): &(HashSet<u32>, HashSet<u32>)| left.len().min(right.len()) as f32;
        let free = around.iter().map(|(value, around)| (*value, variety(around).ln()));
        Self(free.filter(|(_, variety)| *variety > 0.0).collect())
    }

    /// How freely the run stands; 0 for one that is always part of the same longer run.
    pub(super) fn freedom(&self, value: u64, words: usize) -> f32 {
        if words > Self::LONGEST { 0.0 } else { self.0.get(&value).copied().unwrap_or_default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first_seams(lines: &[&str]) -> Vec<f32> {
        let mut keys = Keys::default();
        let mut lines: Vec<Line<'_>> = lines.iter().map(|line| Line::new(line, &mut keys)).collect();
        let before: Vec<f32> = lines.iter().map(|line| line.seams[1]).collect();
        part_row_numbers(&mut lines);
        lines.iter().zip(before).map(|(line, before)| line.seams[1] - before).collect()
    }

    #[test]
    fn numbers_that_count_the_rows_stand_apart() {
        assert!(first_seams(&["4 Rest day", "5 Long walk", "6 Short walk"]).iter().all(|more| *more > 0.0));
        assert!(first_seams(&["#9 Rest", "#10 Walk", "#11 Run"]).iter().all(|more| *more > 0.0));
        for lines in [["4 Oars", "5 Oars", "7 Oars"], ["Four oars", "5 Oars", "6 Oars"], ["2 Oars", "2 Oars", "2 Oars"]]
        {
            assert_eq!(first_seams(&lines), [0.0; 3], "{lines:?}");
        }
    }
}
