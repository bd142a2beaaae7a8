//! Which block of a changed text is which block of the old one.
//!
//! A block that says what it said is the same block. For the others it counts what they share: a paragraph in which
//! one character in ten changed still has half of its runs of six characters, and another paragraph hardly
//! any. A whole block is far more to go by than the few words around a quote.

use crate::text::Text;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// Characters of a run.
const RUN: usize = 6;

/// Blocks that share less of their runs are not the same block changed.
const ALIKE: f32 = 0.30;

/// The likest block must be that much more like than the next one; among equals there is no telling.
const MARGIN: f32 = 0.08;

/// A run that stands in more blocks tells nothing, and counting it would take quadratic time.
const COMMON: usize = 64;

/// For each block of the old text its block in the new one, where it has one.
#[derive(Debug, Default)]
pub(crate) struct Alignment {
    successors: Vec<Option<usize>>,
}

impl Alignment {
    /// Compares two texts.
    pub(crate) fn new(old: &Text, new: &Text) -> Self {
        let mut successors: Vec<Option<usize>> = old.blocks().iter().map(|(id, _)| new.block(id)).collect();
        let taken: HashSet<usize> = successors.iter().flatten().copied().collect();
        let changed: Vec<(usize, HashSet<u64>)> = (0..new.blocks().len())
            .filter(|index| !taken.contains(index))
            .map(|index| (index, runs(block_text(new, index))))
            .filter(|(_, runs)| !runs.is_empty())
            .collect();
        let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
        for (place, (_, runs)) in changed.iter().enumerate() {
            for run in runs {
                holders.entry(*run).or_default().push(place);
            }
        }
        holders.retain(|_, holders| holders.len() <= COMMON);
        let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
        for index in (0..successors.len()).filter(|&index| successors[index].is_none()) {
            if let Some((likeness, place)) = likest(&runs(block_text(old, index)), &changed, &holders) {
                pairs.push((likeness, index, changed[place].0));
            }
        }
        // The likest first; a block has one predecessor.
        pairs.sort_by(|(one, ..), (other, ..)| other.total_cmp(one));
        let mut used = HashSet::new();
        for (_, old, new) in pairs {
            if used.insert(new) {
                successors[old] = Some(new);
            }
        }
        Self { successors }
    }

    /// The bytes of the new text that an old block became.
    pub(crate) fn successor(&self, old: usize, new: &Text) -> Option<Range<usize>> {
        let index = self.successors.get(old).copied().flatten()?;
        new.blocks().get(index).map(|(_, range)| range.clone())
    }
}

/// How much two texts share, 0 to 1.
pub(crate) fn likeness(one: &str, other: &str) -> f32 {
    let (one, other) = (runs(one), runs(other));
    dice(one.intersection(&other).count(), one.len(), other.len())
}

fn likest(
    runs: &HashSet<u64>,
    changed: &[(usize, HashSet<u64>)],
    holders: &HashMap<u64, Vec<usize>>,
) -> Option<(f32, usize)> {
    let mut shared: HashMap<usize, usize> = HashMap::new();
    for place in runs.iter().filter_map(|run| holders.get(run)).flatten() {
        *shared.entry(*place).or_default() += 1;
    }
    let scored = |(&place, &count): (&usize, &usize)| (dice(count, runs.len(), changed[place].1.len()), place);
    let mut scores: Vec<(f32, usize)> = shared.iter().map(scored).collect();
    scores.sort_by(|(one, first), (other, second)| other.total_cmp(one).then(first.cmp(second)));
    let next = scores.get(1).map_or(0.0, |(likeness, _)| *likeness);
    scores.first().copied().filter(|(likeness, _)| *likeness >= ALIKE && likeness - next >= MARGIN)
}

fn dice(shared: usize, one: usize, other: usize) -> f32 {
    match one + other {
        0 => 0.0,
        all => 2.0 * shared as f32 / all as f32,
    }
}

fn block_text(text: &Text, index: usize) -> &str {
    let range = text.blocks().get(index).map(|(_, range)| range.clone());
    range.and_then(|range| text.as_str().get(range)).unwrap_or("")
}

/// The runs of a text. A text shorter than a run has none.
fn runs(text: &str) -> HashSet<u64> {
    let characters: Vec<char> = text.chars().collect();
    let hash = |run: &[char]| {
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        hasher.finish()
    };
    characters.windows(RUN).map(hash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Block, assign_block_ids};

    fn text(lines: &[&str]) -> Text {
        let mut blocks: Vec<Block> = lines.iter().map(|line| Block::paragraph(*line)).collect();
        assign_block_ids(&mut blocks);
        Text::new(&blocks)
    }

    fn check(old: &[&str], new: &[&str], expected: &[Option<usize>]) {
        assert_eq!(Alignment::new(&text(old), &text(new)).successors, expected);
    }

    #[test]
    fn edited_blocks_are_found_wherever_they_are() {
        check(
            &["Water for tea should be fresh.", "Descale it every month.", "The noise is another matter."],
            &["The noise is another question.", "Something new stands here.", "Water for tea must be fresh."],
            &[Some(2), None, Some(0)],
        );
    }

    #[test]
    fn among_equals_there_is_no_telling() {
        check(
            &["Kettle A boils in four minutes."],
            &["Kettle B boils in four minutes.", "Kettle C boils in four minutes."],
            &[None],
        );
    }

    #[test]
    fn a_block_has_one_predecessor() {
        check(
            &["Boil the water twice a day.", "Boil the water twice a week."],
            &["Boil the water twice a day, at least."],
            &[Some(0), None],
        );
    }
}
