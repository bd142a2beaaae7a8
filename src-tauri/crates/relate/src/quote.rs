//! What one text has of another, word for word.

use crate::vocabulary::{Bag, TermId};
use std::collections::HashSet;

/// So many words in a row, the same in both, are no accident.
const RUN: usize = 5;
/// The fewest words in quotation marks that count as a quotation.
const LEAST_QUOTED: usize = 3;

/// Runs of words that a passage has, to be looked up.
pub(crate) struct Runs(HashSet<[TermId; RUN]>);

impl Runs {
    /// The runs of a text.
    pub(crate) fn of(bag: &Bag) -> Self {
        Self(runs(bag).map(|(_, run)| run).collect())
    }

    /// The terms of another text that stand in a run of this one, each place once.
    pub(crate) fn shared(&self, bag: &Bag) -> Vec<TermId> {
        let mut covered = vec![false; bag.sequence.len()];
        for (start, run) in runs(bag) {
            if self.0.contains(&run) {
                covered.iter_mut().skip(start).take(RUN).for_each(|place| *place = true);
            }
        }
        let places = bag.sequence.iter().zip(covered);
        places.filter(|(_, covered)| *covered).map(|((term, _), _)| *term).collect()
    }
}

fn runs(bag: &Bag) -> impl Iterator<Item = (usize, [TermId; RUN])> + '_ {
    bag.sequence.windows(RUN).enumerate().filter_map(|(start, window)| {
        let terms: Vec<TermId> = window.iter().map(|(term, _)| *term).collect();
        Some((start, terms.try_into().ok()?))
    })
}

/// What stands in quotation marks in a text, as terms.
pub(crate) fn quotations(text: &str, bag: &Bag) -> Vec<Vec<TermId>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, character) in text.char_indices() {
        match open {
            Some((start, closing)) if character == closing => {
                let inside = |place: &&(TermId, std::ops::Range<usize>)| place.1.start >= start && place.1.end <= at;
                let terms: Vec<TermId> = bag.sequence.iter().filter(inside).map(|(term, _)| *term).collect();
                if terms.len() >= LEAST_QUOTED {
                    found.push(terms);
                }
                open = None;
            }
            Some(_) => {}
            None => open = closing_of(character).map(|closing| (at, closing)),
        }
    }
    found
}

fn closing_of(opening: char) -> Option<char> {
    Some(match opening {
        '“' => '”',
        '„' => '“',
        '«' => '»',
        '»' => '«',
        '"' => '"',
        '「' => '」',
        '『' => '』',
        _ => return None,
    })
}

/// Whether terms stand in a text in a row.
pub(crate) fn contains(bag: &Bag, wanted: &[TermId]) -> bool {
    bag.sequence.windows(wanted.len().max(1)).any(|window| window.iter().map(|(term, _)| term).eq(wanted))
}
