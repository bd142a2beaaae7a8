//! Cutting the line of column labels, by the columns under it.

use super::effort::Effort;
use super::kind::Kind;
use super::label;
use super::line::Line;
use super::profile::Profile;
use super::segment::{Cuts, Lattice};
use super::token::Class;

/// Labels of more words than this are not looked for.
const LONGEST_LABEL: usize = 14;

/// The best cut of `line` into one label for each column, with its score.
pub(super) fn cut(line: &Line<'_>, columns: &[Profile], effort: &Effort) -> Option<(Cuts, f32)> {
    let words = line.len();
    if columns.is_empty() || words < columns.len() || words > columns.len() * LONGEST_LABEL {
        return None;
    }
    effort.spend(words, columns.len() * LONGEST_LABEL)?;
    let labels = Labels::new(line, columns);
    let mut best = vec![vec![[f32::NEG_INFINITY; LONGEST_LABEL + 1]; words + 1]; columns.len()];
    let mut origins = vec![vec![[0; LONGEST_LABEL + 1]; words + 1]; columns.len()];
    for (length, score) in best[0][0].iter_mut().enumerate().take(words + 1).skip(1) {
        *score = labels.label(0, 0, length);
    }
    for column in 1..columns.len() {
        for start in column..words {
            for length in 1..=LONGEST_LABEL.min(words - start) {
                let own = labels.label(column, start, start + length) + line.label_seams[start];
                for before in 1..=LONGEST_LABEL.min(start) {
                    let score = best[column - 1][start - before][before]
                        + own
                        + labels.likeness(column, start - before, start, start + length);
                    if score > best[column][start][length] {
                        best[column][start][length] = score;
                        origins[column][start][length] = before;
                    }
                }
            }
        }
    }
    trace(&best, &origins, words)
}

type Table<T> = Vec<Vec<[T; LONGEST_LABEL + 1]>>;

fn trace(best: &Table<f32>, origins: &Table<usize>, words: usize) -> Option<(Cuts, f32)> {
    let last = best.last()?;
    let ending = (1..=LONGEST_LABEL.min(words)).max_by(|a, b| last[words - a][*a].total_cmp(&last[words - b][*b]))?;
    let score = last[words - ending][ending];
    let (mut end, mut length) = (words, ending);
    let mut cuts = Cuts::new();
    for origins in origins.iter().rev() {
        cuts.push(end);
        end -= length;
        length = origins[end][length];
    }
    cuts.reverse();
    score.is_finite().then_some((cuts, score))
}

/// How probable each label of `cuts` is among all ways to cut the line, where scores count for `weight`.
pub(super) fn certainty(line: &Line<'_>, columns: &[Profile], cuts: &[usize], weight: f32) -> Vec<f32> {
    let labels = Labels::new(line, columns);
    let lattice = Lattice::new(&line.label_seams, columns.len(), |column, start, end| labels.label(column, start, end));
    lattice.map_or_else(|| vec![0.0; cuts.len()], |lattice| lattice.certainty(cuts, weight))
}

struct Labels<'a, 't> {
    line: &'a Line<'t>,
    columns: &'a [Profile],
    kinds: Vec<(Kind, f32)>,
    words: Vec<label::Word>,
    /// Most words of the line start with a capital.
    tall: bool,
}

impl<'a, 't> Labels<'a, 't> {
    fn new(line: &'a Line<'t>, columns: &'a [Profile]) -> Self {
        let tall = line.tokens.iter().filter(|token| matches!(token.class, Class::Capital | Class::Upper)).count();
        let kinds = columns.iter().map(Profile::main_kind).collect();
        let words = line.tokens.iter().map(label::Word::new).collect();
        Self { line, columns, kinds, words, tall: tall * 2 > line.len() }
    }

    /// How well the words make the label of the column.
    fn label(&self, column: usize, start: usize, end: usize) -> f32 {
        const LENGTHS: [f32; 7] = [-1.1, -1.0, -1.7, -2.4, -2.9, -3.3, -3.8];
        let words = &self.line.tokens[start..end];
        let length = end - start;
        let mut score = LENGTHS[(length - 1).min(LENGTHS.len() - 1)] - 0.5 * length.saturating_sub(7) as f32;
        let (kind, purity) = self.kinds[column];
        let said = &self.words[start..end];
        let announced = said.iter().map(|word| &word.announces).filter(|kinds| !kinds.is_empty()).map(|kinds| {
            if kinds.contains(&kind) && purity > 0.5 {
                1.2
            } else if kind.is_typed() {
                -0.2
            } else {
                -0.8
            }
        });
        score += announced.reduce(f32::max).unwrap_or_default();
        for word in words.iter().filter(|word| !matches!(word.class, Class::Function | Class::Symbol)) {
            score += 1.5 * self.columns[column].word_share(word.key);
        }
        if words.iter().all(|word| word.class == Class::Function) {
            score -= 3.0;
        }
        if self.tall && words.first().is_some_and(|word| word.class == Class::Lower) {
            score -= 1.0;
        }
        score + label::wording(words, said)
    }

    /// Labels of neighbours are often built alike: "Low range (€)", "High range (€)".
    fn likeness(&self, column: usize, before: usize, start: usize, end: usize) -> f32 {
        let (left, right) = (&self.line.tokens[before..start], &self.line.tokens[start..end]);
        let mut score = if left.len() == right.len() { 0.4 } else { 0.0 };
        if left.len() + right.len() > 2 {
            let same = |a: Option<&super::token::Token<'_>>, b: Option<&super::token::Token<'_>>| {
                a.map(|token| token.key) == b.map(|token| token.key)
            };
            score += if same(left.first(), right.first()) { 1.0 } else { 0.0 };
            score += if same(left.last(), right.last()) { 1.0 } else { 0.0 };
        }
        score * if self.kinds[column].0 == self.kinds[column - 1].0 { 1.0 } else { 0.4 }
    }
}
