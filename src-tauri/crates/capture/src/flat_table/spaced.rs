//! Rows whose cells are joined by single spaces.

use super::header;
use super::line::{Line, bind_fixed_pairs};
use super::profile::{Background, Fit, Profile, total};
use super::segment::{Cuts, Lattice};
use super::token::Keys;
use super::{MOST_COLUMNS, Piece, Reading};
use std::collections::HashMap;

/// Rows that the columns are learnt from; the rest is cut by what they say.
const SAMPLE: usize = 40;
/// Lines of more words are not rows of a table.
const LONGEST_ROW: usize = 160;
/// How often the rows are cut again by what the others say.
const SWEEPS: usize = 6;
/// How many rows are tried as the one that the columns are first learnt from.
const SEEDS: usize = 4;

/// Reads lines, the first of which holds the labels, as rows of cells.
pub(super) fn read(lines: &[&str]) -> Option<Reading> {
    if lines.len() < 3 || lines.iter().any(|line| line.split_whitespace().nth(LONGEST_ROW).is_some()) {
        return None;
    }
    let mut keys = Keys::default();
    let mut lines: Vec<Line<'_>> = lines.iter().map(|line| Line::new(line, &mut keys)).collect();
    bind_fixed_pairs(&mut lines[1..]);
    let (labels, rows) = lines.split_first()?;
    let sample = &rows[..rows.len().min(SAMPLE)];
    let most = lines.iter().map(Line::len).min()?.min(MOST_COLUMNS);
    let mut best: Option<(Columns<'_, '_>, Cuts, f32)> = None;
    for count in 2..=most {
        let Some((columns, score)) = Columns::learn(sample, keys.len(), count) else { continue };
        let Some((header, label_score)) = header::cut(labels, &columns.profiles) else { continue };
        let score = total(score, sample.len(), count, label_score);
        if best.as_ref().is_none_or(|(_, _, other)| score > *other) {
            best = Some((columns, header, score));
        }
    }
    let (columns, header, score) = best?;
    let single = Columns::learn(sample, keys.len(), 1).map_or(f32::NEG_INFINITY, |(_, score)| score);
    let pieces = |line: &Line<'_>, cuts: &[usize], sure: Vec<f32>| -> Vec<Piece> {
        line.cells(cuts).into_iter().zip(sure).map(|(text, sure)| Piece { text, sure: Some(sure) }).collect()
    };
    let sure = columns.label_certainty(labels, &header);
    let mut table = vec![pieces(labels, &header, sure)];
    for (index, line) in rows.iter().enumerate() {
        let (cuts, sure) = columns.cut_surely(index, line)?;
        table.push(pieces(line, &cuts, sure));
    }
    Some(Reading { rows: table, gain: (score - single) / sample.len() as f32 })
}

/// The columns of a table, with the cuts of the rows they were learnt from.
struct Columns<'l, 't> {
    rows: &'l [Line<'t>],
    background: Background,
    profiles: Vec<Profile>,
    /// How often each value appears, in whatever column.
    echoes: HashMap<u64, f32>,
    cuts: Vec<Cuts>,
}

impl<'l, 't> Columns<'l, 't> {
    /// The best `count` columns for the rows, with their score; `None` where a row has too few words.
    fn learn(rows: &'l [Line<'t>], keys: usize, count: usize) -> Option<(Self, f32)> {
        let plain: Vec<(Cuts, f32)> = rows.iter().map(|row| plain_cut(row, count)).collect::<Option<_>>()?;
        let mut clearest: Vec<usize> = (0..rows.len()).collect();
        let clarity = |row: usize| plain[row].1 / rows[row].len() as f32;
        clearest.sort_by(|a, b| clarity(*b).total_cmp(&clarity(*a)));
        let all: Vec<usize> = (0..rows.len()).collect();
        let seeds = clearest.iter().take(SEEDS).map(std::slice::from_ref);
        let mut best: Option<(Self, f32)> = None;
        for seed in std::iter::once(all.as_slice()).chain(seeds) {
            let mut columns = Self::empty(rows, keys, count);
            for row in seed {
                columns.cuts[*row].clone_from(&plain[*row].0);
                columns.count(*row, 1.0);
            }
            let score = columns.settle();
            if best.as_ref().is_none_or(|(_, other)| score > *other) {
                best = Some((columns, score));
            }
        }
        best
    }

    fn empty(rows: &'l [Line<'t>], keys: usize, count: usize) -> Self {
        Self {
            rows,
            background: Background::new(rows, keys),
            profiles: vec![Profile::default(); count],
            echoes: HashMap::new(),
            cuts: vec![Cuts::new(); rows.len()],
        }
    }

    /// Cuts each row by what the others say until nothing changes; the score of the last round.
    fn settle(&mut self) -> f32 {
        let mut total = f32::NEG_INFINITY;
        for _ in 0..SWEEPS {
            total = 0.0;
            let mut changed = false;
            for row in 0..self.rows.len() {
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
        total
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
        let fits: Vec<Fit> = self.profiles.iter().map(|profile| profile.fit(line, &self.background)).collect();
        Lattice::new(&line.seams, self.profiles.len(), |column, start, end| {
            fits[column].cell(line, &self.profiles[column], &self.background, &self.echoes, start, end)
        })
    }

    /// The cut of a row, in the sample or after it, with how sure each cell is.
    fn cut_surely(&self, index: usize, line: &Line<'_>) -> Option<(Cuts, Vec<f32>)> {
        let lattice = self.lattice(line)?;
        let cuts = match self.cuts.get(index) {
            Some(cuts) => cuts.clone(),
            None => lattice.best()?.0,
        };
        let sure = lattice.certainty(&cuts);
        Some((cuts, sure))
    }

    fn label_certainty(&self, line: &Line<'_>, cuts: &[usize]) -> Vec<f32> {
        header::certainty(line, &self.profiles, cuts)
    }
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
