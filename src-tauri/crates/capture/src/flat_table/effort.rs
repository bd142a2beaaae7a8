//! How much work the search for tables may take, so that no text can make it long.

use super::line::LONGEST_CELL;
use std::cell::Cell;

/// Ways to cut that one region may try: several times what the widest and longest tables of real pages take.
const REGION: u64 = 40_000_000;
/// Ways to cut that all regions of a text may try together: what is left of the text after them is taken as no table,
/// since a copy with so many nearly-tables is a list or an attack.
const TEXT: u64 = 400_000_000;

/// What may still be tried, counted in runs of words scored as a cell.
pub(super) struct Effort {
    share: u64,
    region: Cell<u64>,
    text: Cell<u64>,
    /// The region at hand has run out.
    out: Cell<bool>,
    /// How many regions have.
    given_up: Cell<u32>,
}

impl Effort {
    /// The effort for a whole text.
    pub(super) fn new() -> Self {
        Self::limited(REGION, TEXT)
    }

    /// So much for a region, and so much for all of them.
    pub(super) fn limited(region: u64, text: u64) -> Self {
        let (region_left, text_left) = (Cell::new(region), Cell::new(text));
        Self { share: region, region: region_left, text: text_left, out: Cell::new(false), given_up: Cell::new(0) }
    }

    /// Each region has its own share.
    pub(super) fn begin_region(&self) {
        self.region.set(self.share);
        self.out.set(false);
    }

    /// How many regions would have taken more than was left.
    pub(super) fn given_up(&self) -> u32 {
        self.given_up.get()
    }

    /// Takes off what cutting `words` words into `columns` cells costs; `None` where that is more than is left. A column
    /// weighs all lengths of a cell for even the shortest line.
    pub(super) fn spend(&self, words: usize, columns: usize) -> Option<()> {
        let runs = words.saturating_mul(words.min(LONGEST_CELL)).saturating_add(LONGEST_CELL);
        let cost = runs.saturating_mul(columns.max(1)) as u64;
        let region = self.region.get().checked_sub(cost);
        let text = self.text.get().checked_sub(cost);
        self.region.set(region.unwrap_or_default());
        self.text.set(text.unwrap_or_default());
        let left = region.and(text);
        if left.is_none() && !self.out.replace(true) {
            self.given_up.set(self.given_up.get().saturating_add(1));
        }
        left.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_has_its_share_and_the_text_its_sum() {
        let effort = Effort::limited(260, 390);
        assert_eq!(effort.spend(5, 4), Some(()), "all of the share");
        assert_eq!(effort.spend(1, 1), None, "the share is spent");
        effort.begin_region();
        assert_eq!(effort.spend(5, 1), Some(()), "a new share");
        assert_eq!(effort.spend(5, 1), None, "the sum is spent");
        effort.begin_region();
        assert_eq!(effort.spend(1, 1), None);
        assert_eq!(effort.given_up(), 3);
    }

    #[test]
    fn words_beyond_the_longest_cell_cost_in_proportion() {
        let words = LONGEST_CELL * 3;
        let cost = ((words + 1) * LONGEST_CELL * 2) as u64;
        assert_eq!(Effort::limited(cost, cost).spend(words, 2), Some(()));
        assert_eq!(Effort::limited(cost - 1, cost).spend(words, 2), None);
        assert_eq!(Effort::new().spend(usize::MAX, 2), None);
    }
}
