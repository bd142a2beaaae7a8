//! Boxes that a page holds twice side by side: once for wide windows and once for narrow ones, or again so that a
//! carousel can go round.

use super::facts::{CODE, Facts, Tag};
use crate::dom::NodeId;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

/// Shorter boxes are labels, which pages repeat.
const SHORTEST: u32 = 60;

/// Marks in `gone` every box below `body` that says what a box beside it said before. Returns how many.
pub(super) fn mark(facts: &Facts, body: NodeId, gone: &mut [bool]) -> usize {
    let texts = Texts::read(facts);
    let mut said: HashSet<(NodeId, u64)> = HashSet::new();
    let (mut found, mut id) = (0, NodeId(body.0 + 1));
    while id < facts.dom.end(body) {
        let node = facts.node(id);
        let skipped = node.hidden || node.data || node.inside & CODE != 0;
        let is_box = matches!(node.tag, Tag::Div | Tag::Section | Tag::Article) && !node.paragraph;
        let repeats =
            |parent: NodeId| !said.insert((parent, texts.of(id, facts.dom.end(id)))) && !holds_code(facts, id);
        let tells = !skipped && is_box && facts.chars(id) >= SHORTEST;
        let copy = tells && facts.dom.parent(id).is_some_and(repeats);
        if let Some(mark) = gone.get_mut(id.0 as usize).filter(|_| copy) {
            *mark = true;
            found += 1;
        }
        id = if copy || skipped { facts.dom.end(id) } else { NodeId(id.0 + 1) };
    }
    found
}

/// The same lines of code stand under many a heading for good reason.
fn holds_code(facts: &Facts, id: NodeId) -> bool {
    facts.dom.find(id, |inner| facts.tag(inner) == Tag::Pre).is_some()
}

/// Hashes of everything before each node, so that what stands in a subtree is compared by two lookups.
struct Texts {
    /// For each node, the hash of the texts before it and how many they are.
    before: Vec<(u64, usize)>,
    /// What a hash is multiplied with for each text that follows.
    powers: Vec<u64>,
}

impl Texts {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

    fn read(facts: &Facts) -> Self {
        let hasher = RandomState::new();
        let mut texts = Self { before: Vec::with_capacity(facts.nodes.len() + 1), powers: vec![1] };
        let (mut hash, mut count) = (0u64, 0usize);
        for index in 0..facts.nodes.len() {
            texts.before.push((hash, count));
            let text = facts.dom.text_node(NodeId(index as u32)).map(str::trim).filter(|text| !text.is_empty());
            if let Some(text) = text {
                hash = hash.wrapping_mul(Self::FACTOR).wrapping_add(hasher.hash_one(text));
                count += 1;
                texts.powers.push(texts.powers.last().map_or(1, |last| last.wrapping_mul(Self::FACTOR)));
            }
        }
        texts.before.push((hash, count));
        texts
    }

    /// The hash of the texts from `start` to before `end`.
    fn of(&self, start: NodeId, end: NodeId) -> u64 {
        let at = |id: NodeId| self.before.get(id.0 as usize).copied().unwrap_or_default();
        let ((before, first), (whole, last)) = (at(start), at(end));
        let power = self.powers.get(last.saturating_sub(first)).copied().unwrap_or(1);
        whole.wrapping_sub(before.wrapping_mul(power))
    }
}
