//! The text that a page declares as its article's, to choose by and to fall back on.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::facts::Facts;
use crate::dom::NodeId;
use document::{Block, BlockKind, plain_text};

/// Fewer words are a summary.
const SHORTEST: usize = 80;

/// So many words in a row are compared.
const GRAM: usize = 4;

/// An article that holds so much of the declared text is found.
const FOUND: f32 = 0.6;

/// One that holds less does not show its text without scripts.
const ABSENT: f32 = 0.3;

/// A declared text that holds so much of the article is all of it.
const ALL: f32 = 0.85;

/// The declared text of an article (`articleBody`).
#[derive(Debug)]
pub(crate) struct DeclaredBody {
    text: String,
    grams: HashSet<u64>,
}

impl DeclaredBody {
    /// A text as it was declared; `None` where it is too short to be an article.
    pub fn new(text: String) -> Option<Self> {
        let grams: HashSet<u64> = grams(&text).collect();
        (grams.len() >= SHORTEST).then_some(Self { text, grams })
    }

    /// How much of it a body holds.
    pub(super) fn held_by(&self, facts: &Facts, roots: &[NodeId], gone: &[bool]) -> f32 {
        self.share_held(&kept_words(facts, roots, gone))
    }

    /// Whether so little of it was found that the page cannot show it without scripts.
    pub fn is_absent(&self, blocks: &[Block]) -> bool {
        self.share_held(&plain_text(blocks)) < ABSENT
    }

    /// The text as paragraphs.
    pub fn blocks(&self) -> Vec<Block> {
        self.text.lines().map(str::trim).filter(|line| !line.is_empty()).map(Block::paragraph).collect()
    }

    /// Takes from the end what the page does not count as its article, where all before it is. Returns how much.
    pub fn cut_end(&self, blocks: &mut Vec<Block>) -> u32 {
        let all: Vec<u64> = grams(&plain_text(blocks)).collect();
        let known = all.iter().filter(|gram| self.grams.contains(gram)).count();
        if (known as f32) < ALL * all.len().max(1) as f32 {
            return 0;
        }
        let foreign = |block: &Block| {
            let text = plain_text(std::slice::from_ref(block));
            let words = matches!(
                block.kind,
                BlockKind::Paragraph { .. } | BlockKind::Heading { .. } | BlockKind::List { .. } | BlockKind::Rule
            );
            words && !grams(&text).any(|gram| self.grams.contains(&gram)) && !self.text.contains(text.trim())
        };
        let mut cut = 0;
        while blocks.pop_if(|last| foreign(last)).is_some() {
            cut += 1;
        }
        cut
    }

    fn share_held(&self, text: &str) -> f32 {
        let held: HashSet<u64> = grams(text).filter(|gram| self.grams.contains(gram)).collect();
        held.len() as f32 / self.grams.len().max(1) as f32
    }
}

/// Whether a body that holds such a share of the declared text needs no other.
pub(super) fn is_found(share: f32) -> bool {
    share >= FOUND
}

/// Every few words in a row, hashed.
fn grams(text: &str) -> impl Iterator<Item = u64> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let hash = |words: &[String]| {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        hasher.finish()
    };
    words.windows(GRAM).map(hash).collect::<Vec<_>>().into_iter()
}

/// The words of a body without what is left out.
fn kept_words(facts: &Facts, roots: &[NodeId], gone: &[bool]) -> String {
    let dom = facts.dom;
    let mut text = String::new();
    for &root in roots {
        let mut id = root;
        while id < dom.end(root) {
            if gone.get(id.0 as usize).copied().unwrap_or(false) {
                id = dom.end(id);
                continue;
            }
            if let Some(words) = dom.text_node(id) {
                text.push_str(words);
                text.push(' ');
            }
            id = NodeId(id.0 + 1);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(n: u32) -> String {
        format!("On day {n} the ferry left the harbour at {n} past six with {n} passengers and their dogs.")
    }

    #[test]
    fn the_end_that_is_not_declared_is_cut() {
        let text: Vec<String> = (1..20).map(sentence).collect();
        let body = DeclaredBody::new(text.join("\n")).unwrap();
        let mut blocks: Vec<Block> = text.iter().map(Block::paragraph).collect();
        blocks.push(Block::heading(2, "About us"));
        blocks.push(Block::paragraph("We have sold tickets since the first crossing of the strait."));
        assert!(!body.is_absent(&blocks));
        assert_eq!(body.cut_end(&mut blocks), 2);
        assert_eq!(blocks.len(), 19);
        assert_eq!(body.cut_end(&mut blocks), 0);
    }

    #[test]
    fn a_declared_part_cuts_nothing() {
        let text: Vec<String> = (1..40).map(sentence).collect();
        let body = DeclaredBody::new(text.get(..10).unwrap().join(" ")).unwrap();
        let mut blocks: Vec<Block> = text.iter().map(Block::paragraph).collect();
        assert_eq!(body.cut_end(&mut blocks), 0);
        assert!(body.is_absent(&[Block::paragraph("Loading …")]));
        assert!(DeclaredBody::new("Too short to be one.".into()).is_none());
    }
}
