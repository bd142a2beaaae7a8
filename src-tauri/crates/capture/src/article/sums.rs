use super::facts::{Facts, LINK};
use crate::dom::NodeId;

/// Sums over everything before each node, so that a subtree's text is measured by two lookups.
#[derive(Default)]
pub(super) struct Sums(Vec<Sum>);

/// What a stretch of the page holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    /// Characters.
    pub chars: u32,
    /// Characters in links.
    pub linked: u32,
    /// Characters in links within the page, which count less.
    pub hash_linked: u32,
    /// Commas.
    pub commas: u32,
}

impl Sums {
    /// Measures the page without what is `gone`.
    pub fn read(facts: &Facts, gone: &[bool]) -> Self {
        let length = facts.nodes.len();
        let mut sums = Vec::with_capacity(length + 1);
        let mut sum = Sum::default();
        sums.push(sum);
        let mut skip_to = 0;
        let mut hash_to = 0;
        for (index, node) in facts.nodes.iter().enumerate() {
            if index >= skip_to && gone.get(index).copied().unwrap_or(false) {
                skip_to = facts.dom.end(NodeId(index as u32)).0 as usize;
            }
            if index >= skip_to {
                if facts.is_hash_link(NodeId(index as u32)) {
                    hash_to = facts.dom.end(NodeId(index as u32)).0 as usize;
                }
                sum.chars += node.chars;
                sum.commas += node.commas;
                if node.inside & LINK != 0 {
                    sum.linked += node.chars;
                    sum.hash_linked += if index < hash_to { node.chars } else { 0 };
                }
            }
            sums.push(sum);
        }
        Self(sums)
    }

    /// What stands in `id`.
    pub fn of(&self, facts: &Facts, id: NodeId) -> Sum {
        self.between(id, facts.dom.end(id))
    }

    /// What stands from `start` to before `end`.
    pub fn between(&self, start: NodeId, end: NodeId) -> Sum {
        let at = |id: NodeId| self.0.get(id.0 as usize).copied().unwrap_or_default();
        let (start, end) = (at(start), at(end));
        Sum {
            chars: end.chars.saturating_sub(start.chars),
            linked: end.linked.saturating_sub(start.linked),
            hash_linked: end.hash_linked.saturating_sub(start.hash_linked),
            commas: end.commas.saturating_sub(start.commas),
        }
    }
}

impl Sum {
    /// Share of the text that is links, those within the page counted at three tenths.
    pub fn link_density(&self) -> f32 {
        if self.chars == 0 {
            return 0.0;
        }
        let linked = (self.linked - self.hash_linked.min(self.linked)) as f32 + self.hash_linked as f32 * 0.3;
        linked / self.chars as f32
    }
}
