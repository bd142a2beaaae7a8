//! Finding a passage again: same block, then exact quote, then approximate.

use crate::alignment::Alignment;
use crate::approximate::{distance, search};
use crate::text::Text;
use document::{Passage, Placement, Quote};
use std::ops::Range;

/// Below this score of 1 a match is no match; from `SURE` on it needs no check by the reader.
const ACCEPTED: f32 = 0.75;
const SURE: f32 = 0.90;

/// In its own block a passage is where it was if it says this much of what it said; less, and the reader should see
/// what it says now.
const SAME: f32 = 0.80;

/// A match says at least this much of the quote.
const LIKE: f32 = 0.70;

/// Shorter quotes prove little: what stands around them must be like it was.
const SHORT: usize = 32;
const SHORT_CONTEXT: f32 = 0.60;

/// Where no unchanged block tells the place, a match further off than a quarter of the text is elsewhere.
const NEAR: f32 = 0.75;

/// Longer quotes are looked for by their first so many characters; the search costs text times quote.
const SEARCHED: usize = 2_048;

/// Exact repeats looked at; a text that repeats a quote more often has no telling one.
const MAX_REPEATS: usize = 64;

/// A stretch between neighbours that is longer than this, in bytes, tells no place.
const TELLING: usize = 4_096;

/// Scores closer than this are a tie, and a tie is no answer.
const TIE: f32 = 0.02;

/// What the two texts have to do with each other.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kin<'a> {
    /// Two copies of an article: what a quote is found beside must tell that it is the same place.
    Copies(&'a Alignment),
    /// Two states of one comment: whatever is found in it is in its place.
    SameComment,
}

/// Whether the passage stands where it stood, word for word; then there is nothing to look for.
pub(crate) fn unchanged(passage: &Passage, new: &Text) -> Option<(Passage, Placement)> {
    placed(passage, new, same_block(passage, new)?, Placement::Placed)
}

/// Finds `passage`, which was marked in `old`, in `new`.
pub(crate) fn find(passage: &Passage, old: &Text, new: &Text, kin: Kin) -> Option<(Passage, Placement)> {
    let whole = 0..new.as_str().len();
    let (gap, home) = match kin {
        Kin::Copies(alignment) => (Gap::of(passage, old, new, alignment), home(passage, old, new, alignment)),
        Kin::SameComment => (Gap { range: whole.clone(), known: true }, Some(whole)),
    };
    let seek = Seek { quote: &passage.quote, gap, home, expected: expected(passage, old), new };
    let (range, placement) = seek.exact().or_else(|| seek.approximate())?;
    placed(passage, new, range, placement)
}

/// What the block that the passage is in became.
fn home(passage: &Passage, old: &Text, new: &Text, alignment: &Alignment) -> Option<Range<usize>> {
    let start = alignment.successor(old.block(&passage.start.block)?, new)?;
    let end = alignment.successor(old.block(&passage.end.block)?, new)?;
    (start.start <= end.end).then_some(start.start..end.end)
}

/// The passage at its new place. The quote stays what the reader marked.
fn placed(passage: &Passage, new: &Text, range: Range<usize>, placement: Placement) -> Option<(Passage, Placement)> {
    let found = new.passage(range)?;
    Some((Passage { quote: passage.quote.clone(), ..found }, placement))
}

/// The place itself, where its blocks and words are still there. A block that has equals may have changed places
/// with one, so what stands around the quote must be the same too.
fn same_block(passage: &Passage, new: &Text) -> Option<Range<usize>> {
    let range = new.range(&passage.start, &passage.end)?;
    let same = new.as_str().get(range.clone())? == passage.quote.exact;
    let has_equals = |id: &str| id.contains('-') || new.block(&document::BlockId(format!("{id}-2"))).is_some();
    let ambiguous = has_equals(&passage.start.block.0) || has_equals(&passage.end.block.0);
    (same && (!ambiguous || context(&passage.quote, new, &range) > 1.0 - TIE)).then_some(range)
}

/// How far into the old text the passage stood, 0 to 1.
fn expected(passage: &Passage, old: &Text) -> Option<f32> {
    let range = old.range(&passage.start, &passage.end)?;
    Some(range.start as f32 / old.as_str().len().max(1) as f32)
}

/// The stretch of the new text between what the nearest blocks before and after the passage became.
struct Gap {
    range: Range<usize>,
    /// Whether any block bounds it; without one the gap is the whole text and says nothing.
    known: bool,
}

impl Gap {
    fn of(passage: &Passage, old: &Text, new: &Text, alignment: &Alignment) -> Self {
        let whole = Self { range: 0..new.as_str().len(), known: false };
        let (Some(range), Some(start), Some(end)) =
            (old.range(&passage.start, &passage.end), old.block(&passage.start.block), old.block(&passage.end.block))
        else {
            return whole;
        };
        let place = |(index, (_, block)): (usize, &(document::BlockId, Range<usize>))| {
            if block.is_empty() { None } else { alignment.successor(index, new) }
        };
        let blocks = || old.blocks().iter().enumerate();
        let before = blocks().take(start).rev().filter(|(_, (_, block))| block.end <= range.start).find_map(place);
        let after = blocks().skip(end).filter(|(_, (_, block))| block.start >= range.end).find_map(place);
        let is_bounded = before.is_some() || after.is_some();
        let start = before.map_or(0, |place| place.end);
        let end = after.map_or(new.as_str().len(), |place| place.start);
        // Neighbours that changed places bound nothing.
        // Nor does half an article tell a place.
        let known = is_bounded && end.saturating_sub(start) <= TELLING.max(4 * range.len());
        if start <= end { Self { range: start..end, known } } else { whole }
    }

    fn holds(&self, range: &Range<usize>) -> bool {
        self.known && self.range.start <= range.start && range.end <= self.range.end
    }
}

struct Seek<'a> {
    quote: &'a Quote,
    gap: Gap,
    /// What became of the passage's own block, where that is known.
    home: Option<Range<usize>>,
    expected: Option<f32>,
    new: &'a Text,
}

impl Seek<'_> {
    /// The quote, word for word.
    fn exact(&self) -> Option<(Range<usize>, Placement)> {
        let exact = self.quote.exact.as_str();
        if exact.is_empty() {
            return None;
        }
        let found = self.new.as_str().match_indices(exact).take(MAX_REPEATS);
        let found: Vec<(f32, Range<usize>)> =
            found.map(|(start, _)| start..start + exact.len()).map(|range| (self.score(1.0, &range), range)).collect();
        let in_place: Vec<_> = found.iter().filter(|(_, range)| self.gap.holds(range)).cloned().collect();
        if !in_place.is_empty() {
            return best(in_place).map(|(_, range)| (range, Placement::Placed));
        }
        let (_, range) = best(found)?;
        let context = context(self.quote, self.new, &range);
        let short = exact.chars().nth(SHORT).is_none();
        match context >= SHORT_CONTEXT {
            true if !self.gap.known && self.nearness(&range) >= NEAR => Some((range, Placement::Placed)),
            false if short => None,
            _ => Some((range, Placement::Moved)),
        }
    }

    /// The quote, more or less.
    fn approximate(&self) -> Option<(Range<usize>, Placement)> {
        let pattern: Vec<char> = self.quote.exact.chars().take(SEARCHED).collect();
        let (bytes, text): (Vec<usize>, Vec<char>) = self.new.as_str().char_indices().unzip();
        let byte = |index: usize| bytes.get(index).copied().unwrap_or(self.new.as_str().len());
        let max_errors = ((pattern.len() as f32 * (1.0 - LIKE)) as usize).min(256);
        let found = search(&text, &pattern, max_errors).into_iter().map(|found| {
            let likeness = 1.0 - found.errors as f32 / pattern.len() as f32;
            let range = byte(found.start)..byte(found.end);
            (self.score(likeness, &range), range)
        });
        let (score, range) = best(found.filter(|(score, _)| *score >= ACCEPTED).collect())?;
        if pattern.len() < SHORT && context(self.quote, self.new, &range) < SHORT_CONTEXT {
            return None;
        }
        let in_place = if self.gap.known { self.gap.holds(&range) } else { self.nearness(&range) >= NEAR };
        let says_the_same = || {
            let now: Vec<char> = self.new.as_str().get(range.clone()).unwrap_or("").chars().collect();
            1.0 - distance(&pattern, &now) as f32 / pattern.len() as f32 >= SAME
        };
        let sure = in_place && (score >= SURE || self.is_home(&range) && says_the_same());
        Some((range, if sure { Placement::Placed } else { Placement::Moved }))
    }

    /// Whether a place is in the block that the passage was in, between the blocks it was between.
    fn is_home(&self, range: &Range<usize>) -> bool {
        let in_block = |home: &Range<usize>| home.start <= range.start && range.end <= home.end;
        self.gap.known && self.home.as_ref().is_some_and(in_block)
    }

    /// How well a place fits, 0 to 1: the quote counts 50, what stands before and after 20 each, the position 2.
    fn score(&self, likeness: f32, range: &Range<usize>) -> f32 {
        (50.0 * likeness + 40.0 * context(self.quote, self.new, range) + 2.0 * self.nearness(range)) / 92.0
    }

    /// How close the place is to where the passage would stand if only lengths had changed, 0 to 1.
    fn nearness(&self, range: &Range<usize>) -> f32 {
        let position = range.start as f32 / self.new.as_str().len().max(1) as f32;
        self.expected.map_or(1.0, |expected| 1.0 - (position - expected).abs())
    }
}

/// The best of scored places, unless another is as good.
fn best(mut found: Vec<(f32, Range<usize>)>) -> Option<(f32, Range<usize>)> {
    found.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    match found.as_slice() {
        [(one, _), (other, _), ..] if one - other < TIE => None,
        _ => found.into_iter().next(),
    }
}

/// How much of what stood around the quote stands around the place, 0 to 1.
fn context(quote: &Quote, text: &Text, range: &Range<usize>) -> f32 {
    let before = likeness(&quote.prefix, text.before(range.start), Side::End);
    let after = likeness(&quote.suffix, text.after(range.end), Side::Start);
    (before + after) / 2.0
}

/// Which end of the context touches the quote; a page's copy may have kept less on the other.
enum Side {
    Start,
    End,
}

fn likeness(kept: &str, found: &str, side: Side) -> f32 {
    let kept: Vec<char> = kept.chars().collect();
    let found: Vec<char> = found.chars().collect();
    let length = kept.len().min(found.len());
    let (kept, found) = match (kept.is_empty(), found.is_empty()) {
        (true, true) => return 1.0,
        // At the start or end of a text there was nothing to compare with: that says neither yes nor no.
        (true, false) => return 0.5,
        (false, true) => return 0.0,
        _ => match side {
            Side::Start => (&kept[..length], &found[..length]),
            Side::End => (&kept[kept.len() - length..], &found[found.len() - length..]),
        },
    };
    1.0 - distance(kept, found) as f32 / length as f32
}
