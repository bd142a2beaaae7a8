//! Cutting one line into a given number of cells: dynamic programming over the gaps between words.

use super::line::LONGEST_CELL;

/// Where each cell of a line ends, in words; the first starts at 0.
pub(super) type Cuts = Vec<usize>;

#[cfg(test)]
thread_local! {
    /// How many runs of words were scored as a cell, for tests of how the work grows with the text.
    pub(super) static SCORED: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Every way to cut a line of `words` words into `columns` cells, with the score of each piece.
pub(super) struct Lattice<'s> {
    words: usize,
    columns: usize,
    /// Log-odds of a border before each word.
    seams: &'s [f32],
    /// Scores of the words from a start, for each length, as a cell of a column.
    cells: Vec<f32>,
}

impl<'s> Lattice<'s> {
    /// `None` where the line has too few words for so many cells. `cell` scores the words from a start to an end
    /// as a cell of a column.
    pub(super) fn new(seams: &'s [f32], columns: usize, cell: impl Fn(usize, usize, usize) -> f32) -> Option<Self> {
        let words = seams.len();
        if columns == 0 || words < columns {
            return None;
        }
        let mut lattice =
            Self { words, columns, seams, cells: vec![f32::NEG_INFINITY; columns * words * LONGEST_CELL] };
        for column in 0..columns {
            for start in lattice.starts(column) {
                for end in lattice.ends(column, start) {
                    let place = lattice.place(column, start, end);
                    lattice.cells[place] = cell(column, start, end);
                    #[cfg(test)]
                    SCORED.set(SCORED.get() + 1);
                }
            }
        }
        Some(lattice)
    }

    /// The cut with the highest score.
    pub(super) fn best(&self) -> Option<(Cuts, f32)> {
        let width = self.words + 1;
        let mut scores = vec![f32::NEG_INFINITY; (self.columns + 1) * width];
        let mut origins = vec![0; (self.columns + 1) * width];
        scores[0] = 0.0;
        self.each_cell(|column, start, end, score| {
            let score = scores[column * width + start] + score;
            let place = (column + 1) * width + end;
            if score > scores[place] {
                scores[place] = score;
                origins[place] = start;
            }
        });
        let score = *scores.last()?;
        let mut end = self.words;
        let mut cuts = Cuts::new();
        for column in (1..=self.columns).rev() {
            cuts.push(end);
            end = origins[column * width + end];
        }
        cuts.reverse();
        score.is_finite().then_some((cuts, score))
    }

    /// How probable each cell of `cuts` is among all ways to cut the line, where the scores count for `weight` of
    /// what they say: many of them say the same again.
    pub(super) fn certainty(&self, cuts: &[usize], weight: f32) -> Vec<f32> {
        let width = self.words + 1;
        let mut ahead = vec![f32::NEG_INFINITY; (self.columns + 1) * width];
        ahead[0] = 0.0;
        self.each_cell(|column, start, end, score| {
            let place = (column + 1) * width + end;
            ahead[place] = add_logs(ahead[place], ahead[column * width + start] + weight * score);
        });
        let mut behind = vec![f32::NEG_INFINITY; (self.columns + 1) * width];
        behind[self.columns * width + self.words] = 0.0;
        for column in (0..self.columns).rev() {
            for start in self.starts(column) {
                for end in self.ends(column, start) {
                    let score = weight * self.score(column, start, end) + behind[(column + 1) * width + end];
                    let place = column * width + start;
                    behind[place] = add_logs(behind[place], score);
                }
            }
        }
        let all = behind[0];
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        let cells = starts.zip(cuts).enumerate().map(|(column, (start, end))| {
            let around = ahead[column * width + start] + behind[(column + 1) * width + end];
            (around + weight * self.score(column, start, *end) - all).exp().clamp(0.0, 1.0)
        });
        cells.collect()
    }

    /// Every cell of every column with its score, each after all that may stand before it.
    fn each_cell(&self, mut visit: impl FnMut(usize, usize, usize, f32)) {
        for column in 0..self.columns {
            for start in self.starts(column) {
                for end in self.ends(column, start) {
                    visit(column, start, end, self.score(column, start, end));
                }
            }
        }
    }

    fn score(&self, column: usize, start: usize, end: usize) -> f32 {
        let seam = if start > 0 { self.seams[start] } else { 0.0 };
        seam + self.cells[self.place(column, start, end)]
    }

    fn starts(&self, column: usize) -> std::ops::RangeInclusive<usize> {
        let last = if column == 0 { 0 } else { self.words - (self.columns - column) };
        column..=last
    }

    fn ends(&self, column: usize, start: usize) -> std::ops::RangeInclusive<usize> {
        let last = self.words - (self.columns - column - 1);
        let first = if column + 1 == self.columns { self.words } else { start + 1 };
        first..=last.min(start + LONGEST_CELL)
    }

    fn place(&self, column: usize, start: usize, end: usize) -> usize {
        (column * self.words + start) * LONGEST_CELL + end - start - 1
    }
}

/// The logarithm of a sum of two numbers given by theirs.
fn add_logs(a: f32, b: f32) -> f32 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == f32::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_cut_with_the_highest_score_and_knows_how_sure_it_is() {
        let seams = [0.0, 2.0, -1.0, 3.0];
        let lattice = Lattice::new(&seams, 3, |_, _, _| 0.0).unwrap();
        let (cuts, score) = lattice.best().unwrap();
        assert_eq!((cuts.as_slice(), score), ([1, 3, 4].as_slice(), 5.0));
        let certainty = lattice.certainty(&cuts, 1.0);
        let others = 1.0 + (1.0_f32 - 5.0).exp() + (2.0_f32 - 5.0).exp();
        assert!((certainty[1] - 1.0 / others).abs() < 1e-4, "{certainty:?}");
        assert!(certainty[0] > certainty[1]);
    }

    #[test]
    fn a_line_with_too_few_words_has_no_cut() {
        assert!(Lattice::new(&[0.0, 1.0], 3, |_, _, _| 0.0).is_none());
    }
}
