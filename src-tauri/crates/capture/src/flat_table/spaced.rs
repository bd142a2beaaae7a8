//! Rows whose cells are joined by single spaces.

use super::effort::Effort;
use super::header;
use super::line::{Line, Values, bind_fixed_pairs, bind_refrains, part_row_numbers};
use super::profile::{Background, Fit, Profile, total};
use super::segment::{Cuts, Lattice};
use super::token::Keys;
use super::{MOST_COLUMNS, Piece, Reading};

/// Rows that the columns are learnt from; the rest is cut by what they say.
const SAMPLE: usize = 40;
/// Words that the columns are learnt from: three times what the widest tables of real pages have in so many rows.
const SAMPLE_WORDS: usize = 1_200;
/// Lines of more words are not rows of a table: real rows have sixty where their cells are sentences.
const LONGEST_ROW: usize = 120;
/// The same in bytes, for words that are addresses or have no spaces between them.
const LONGEST_ROW_BYTES: usize = 4_000;
/// Regions of more words are not one table: each word takes memory for all cells that may start with it.
const MOST_WORDS: usize = 16_000;
/// How often the rows are cut again by what the others say.
const SWEEPS: usize = 6;
/// How much the scores count when it is asked how sure a cell is: much of what they say they say more than once.
const EVIDENCE: f32 = 0.25;
/// How many rows are tried as the one that the columns are first learnt from.
const SEEDS: usize = 4;

/// Reads lines, the first of which holds the labels, as rows of cells.
pub(super) fn read(lines: &[&str], effort: &Effort) -> Option<Reading> {
    let most = most_columns(lines)?;
    lines.iter().try_for_each(|line| effort.spend(line.split_whitespace().count(), 1))?;
    let mut keys = Keys::default();
    let mut lines: Vec<Line<'_>> = lines.iter().map(|line| Line::new(line, &mut keys)).collect();
    bind_fixed_pairs(&mut lines[1..]);
    part_row_numbers(&mut lines[1..]);
    bind_refrains(&mut lines);
    let (labels, rows) = lines.split_first()?;
    let sample = sample(rows);
    let background = Background::new(sample, keys.len());
    let mut best: Option<(Columns<'_, '_>, Cuts, f32)> = None;
    for count in 2..=most {
        let Some((columns, score)) = Columns::learn(sample, &background, count, effort) else { continue };
        let Some((header, label_score)) = header::cut(labels, &columns.profiles, effort) else { continue };
        let score = total(score, sample.len(), label_score);
        if best.as_ref().is_none_or(|(_, _, other)| score > *other) {
            best = Some((columns, header, score));
        }
    }
    let (columns, header, score) = best?;
    let single = Columns::learn(sample, &background, 1, effort).map_or(f32::NEG_INFINITY, |(_, score)| score);
    let pieces = |line: &Line<'_>, cuts: &[usize], sure: Vec<f32>| -> Vec<Piece> {
        let cells = line.cells(cuts).into_iter().zip(sure);
        cells.map(|(text, sure)| Piece { text, sure: Some(calibrated(sure)) }).collect()
    };
    // Where a number of columns took too long, nothing is left for this, so that no half-made comparison counts.
    effort.spend(labels.len(), columns.profiles.len())?;
    let sure = columns.label_certainty(labels, &header);
    let mut table = vec![pieces(labels, &header, sure)];
    let mut certain = Vec::new();
    for (index, line) in rows.iter().enumerate() {
        effort.spend(line.len(), columns.profiles.len())?;
        let cut = columns.cut_surely(index, line)?;
        certain.extend(cut.certain);
        table.push(pieces(line, &cut.cuts, cut.sure));
    }
    let certainty = certain.iter().sum::<f32>() / certain.len().max(1) as f32;
    Some(Reading { rows: table, gain: (score - single) / sample.len() as f32, certainty })
}

/// The number of columns beyond which some row has too few words; `None` where the lines cannot be rows of a table.
/// Looks at no line for longer than a row is, before anything is made of any of them.
pub(super) fn most_columns(lines: &[&str]) -> Option<usize> {
    let mut all = 0;
    let mut least = MOST_COLUMNS;
    for line in lines {
        let words = line.split_whitespace().take(LONGEST_ROW + 1).count();
        all += words;
        least = least.min(words);
        let too_much = words > LONGEST_ROW || line.len() > LONGEST_ROW_BYTES || all > MOST_WORDS;
        // Quote marks, rules and drawings: at most one mark of a row without words belongs to each column.
        let drawn = words > MOST_COLUMNS && line.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric());
        if too_much || drawn || least < 2 {
            return None;
        }
    }
    (lines.len() >= 3).then_some(least)
}

/// The rows that the columns are learnt from.
fn sample<'l, 't>(rows: &'l [Line<'t>]) -> &'l [Line<'t>] {
    let words = rows.iter().scan(0, |sum, row| {
        *sum += row.len();
        Some(*sum)
    });
    let count = words.take(SAMPLE).take_while(|words| *words <= SAMPLE_WORDS).count();
    &rows[..count]
}

/// The columns of a table, with the cuts of the rows they were learnt from.
struct Columns<'l, 't> {
    rows: &'l [Line<'t>],
    background: &'l Background,
    profiles: Vec<Profile>,
    /// How often each value appears, in whatever column.
    echoes: Values,
    cuts: Vec<Cuts>,
}

impl<'l, 't> Columns<'l, 't> {
    /// The best `count` columns for the rows, with their score; `None` where a row has too few words.
    fn learn(rows: &'l [Line<'t>], background: &'l Background, count: usize, effort: &Effort) -> Option<(Self, f32)> {
        rows.iter().try_for_each(|row| effort.spend(row.len(), count))?;
        let plain: Vec<(Cuts, f32)> = rows.iter().map(|row| plain_cut(row, count)).collect::<Option<_>>()?;
        let mut clearest: Vec<usize> = (0..rows.len()).collect();
        let clarity = |row: usize| plain[row].1 / rows[row].len() as f32;
        clearest.sort_by(|a, b| clarity(*b).total_cmp(&clarity(*a)));
        let all: Vec<usize> = (0..rows.len()).collect();
        let seeds = clearest.iter().take(SEEDS).map(std::slice::from_ref);
        let mut best: Option<(Self, f32)> = None;
        for seed in std::iter::once(all.as_slice()).chain(seeds) {
            let mut columns = Self::empty(rows, background, count);
            for row in seed {
                columns.cuts[*row].clone_from(&plain[*row].0);
                columns.count(*row, 1.0);
            }
            let score = columns.settle(effort)?;
            if best.as_ref().is_none_or(|(_, other)| score > *other) {
                best = Some((columns, score));
            }
        }
        best
    }

    fn empty(rows: &'l [Line<'t>], background: &'l Background, count: usize) -> Self {
        Self {
            rows,
            background,
            profiles: vec![Profile::default(); count],
            echoes: Values::default(),
            cuts: vec![Cuts::new(); rows.len()],
        }
    }

    /// Cuts each row by what the others say until nothing changes; the score of the last round, `None` where it takes
    /// too long.
    fn settle(&mut self, effort: &Effort) -> Option<f32> {
        let mut total = f32::NEG_INFINITY;
        for _ in 0..SWEEPS {
            total = 0.0;
            let mut changed = false;
            for row in 0..self.rows.len() {
                effort.spend(self.rows[row].len(), self.profiles.len())?;
                self.count(row, -1.0);
                let (cuts, score) =
                    self.lattice(&self.rows[row]).and_then(|lattice| lattice.best()).unwrap_or_default();
                total += score;
                changed |= cuts != self.cuts[row];
                self.cuts[row] = cuts;
                self.count(row, 1.0);
            }
            if !changed {
                break;
            }
        }
        Some(total)
    }

    fn count(&mut self, row: usize, weight: f32) {
        let line = &self.rows[row];
        let mut start = 0;
        for (profile, end) in self.profiles.iter_mut().zip(&self.cuts[row]) {
            profile.count(line, start, *end, weight);
            *self.echoes.entry(line.run(start, *end).value).or_default() += weight;
            start = *end;
        }
    }

    fn lattice<'s>(&self, line: &'s Line<'_>) -> Option<Lattice<'s>> {
        let fits: Vec<Fit> = self.profiles.iter().map(|profile| profile.fit(line, self.background)).collect();
        Lattice::new(&line.seams, self.profiles.len(), |column, start, end| {
            fits[column].cell(line, &self.profiles[column], self.background, &self.echoes, start, end)
        })
    }

    /// The cut of a row, in the sample or after it.
    fn cut_surely(&self, index: usize, line: &Line<'_>) -> Option<SureCut> {
        let lattice = self.lattice(line)?;
        let cuts = match self.cuts.get(index) {
            Some(cuts) => cuts.clone(),
            None => lattice.best()?.0,
        };
        let (certain, sure) = (lattice.certainty(&cuts, 1.0), lattice.certainty(&cuts, EVIDENCE));
        Some(SureCut { cuts, certain, sure })
    }

    fn label_certainty(&self, line: &Line<'_>, cuts: &[usize]) -> Vec<f32> {
        header::certainty(line, &self.profiles, cuts, EVIDENCE)
    }
}

/// A row cut into cells, with how probable each is.
struct SureCut {
    cuts: Cuts,
    /// Given that the columns are right.
    certain: Vec<f32>,
    /// With scores that count for [`EVIDENCE`].
    sure: Vec<f32>,
}

/// The share of cells that are right among those as probable as this one. Fitted to real tables: where the columns are
/// wrong, the cells of all rows are, however well they go together, so that few are quite sure.
fn calibrated(probability: f32) -> f32 {
    let probability = probability.clamp(0.005, 0.995);
    let odds = (probability / (1.0 - probability)).ln();
    1.0 / (1.0 + (-1.05 - 0.26 * odds).exp())
}

/// A cut that knows nothing of the other rows: by what stands on both sides of each border.
fn plain_cut(line: &Line<'_>, columns: usize) -> Option<(Cuts, f32)> {
    let even = line.len() as f32 / columns as f32;
    let cell = |_: usize, start: usize, end: usize| {
        let uneven = ((end - start) as f32 / even).ln().abs();
        let typed = if line.run(start, end).kind.is_typed() { 0.5 } else { 0.0 };
        typed - 0.3 * uneven
    };
    Lattice::new(&line.seams, columns, cell)?.best()
}
