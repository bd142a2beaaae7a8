//! Tables with one cell a line: the columns come round again and again.

use super::effort::Effort;
use super::line::{Line, Values};
use super::profile::{Background, Profile};
use super::token::Keys;
use super::{MOST_COLUMNS, Piece, Reading};

/// Cells that the number of columns is learnt from.
const SAMPLE: usize = 480;

/// Reads lines, the first of which are the labels, as cells in reading order.
pub(super) fn read(lines: &[&str], effort: &Effort) -> Option<Reading> {
    let counts: Vec<usize> = counts(lines.len()).collect();
    if counts.is_empty() {
        return None;
    }
    let mut keys = Keys::default();
    let sample: Vec<Line<'_>> = lines.iter().take(SAMPLE).map(|line| Line::of_cell(line, &mut keys)).collect();
    for line in &sample {
        // Each number of columns looks at each cell twice: as one of its column, and as one of a single column.
        effort.spend(line.len(), 1 + 2 * counts.len())?;
    }
    let background = Background::new(&sample, keys.len());
    let mut best: Option<(usize, f32)> = None;
    let mut scores = Vec::new();
    for columns in counts {
        let gain = gain(&sample, &background, columns);
        scores.push(gain);
        if best.is_none_or(|(_, other)| gain > other) {
            best = Some((columns, gain));
        }
    }
    let (columns, gain) = best?;
    scores.retain(|score| *score < gain);
    let second = scores.into_iter().fold(0.0, f32::max);
    let sure = 1.0 / (1.0 + (second - gain).exp());
    let piece = |line: &&str| Piece { text: line.split_whitespace().collect::<Vec<_>>().join(" "), sure: Some(sure) };
    let rows = lines.chunks(columns).map(|row| row.iter().map(piece).collect()).collect();
    Some(Reading { rows, gain: gain * columns as f32 / sample.len() as f32, certainty: sure })
}

/// The numbers of columns that so many cells fill, with two rows of values at least.
fn counts(cells: usize) -> impl Iterator<Item = usize> {
    (2..=MOST_COLUMNS).filter(move |columns| cells.is_multiple_of(*columns) && cells / columns >= 3)
}

/// How much better the cells go with so many columns than with one.
fn gain(cells: &[Line<'_>], background: &Background, columns: usize) -> f32 {
    // The labels are like each other more than like their columns.
    let body = cells.get(columns..).unwrap_or_default();
    score(body, background, columns) - score(body, background, 1)
}

/// The score of each cell in its column by what the other cells of the column say.
fn score(cells: &[Line<'_>], background: &Background, columns: usize) -> f32 {
    let mut profiles = vec![Profile::default(); columns];
    let no_echoes = Values::default();
    for (index, cell) in cells.iter().enumerate() {
        profiles[index % columns].count(cell, 0, cell.cell_len(), 1.0);
    }
    let mut total = 0.0;
    for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.len() > 0) {
        let profile = &mut profiles[index % columns];
        profile.count(cell, 0, cell.cell_len(), -1.0);
        total += profile.fit(cell, background).cell(cell, profile, background, &no_echoes, 0, cell.cell_len());
        profile.count(cell, 0, cell.cell_len(), 1.0);
    }
    total
}
