//! Identities that survive saving a page again: blocks by their text, comments by their source's id or content.

use crate::canonical::text_digests;
use crate::{Block, Comment, plain_text};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;

/// Identity of a block: 12 hex digits of the hash of its canonical text, and `-n` from the second equal one on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct BlockId(pub String);

/// Identity of a comment within one article: `s:` and the source's own id, or `h:` and a content hash.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct CommentId(pub String);

impl std::fmt::Display for BlockId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::fmt::Display for CommentId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Gives every block, at every depth, its id in reading order (a container before what it holds).
///
/// Ids are unique within `blocks` and depend on nothing but canonical text and order among equals.
pub fn assign_block_ids(blocks: &mut [Block]) {
    let mut seen = HashMap::new();
    for block in blocks {
        let mut digests = text_digests(block).into_iter();
        assign(std::slice::from_mut(block), &mut digests, &mut seen);
    }
}

fn assign(blocks: &mut [Block], digests: &mut impl Iterator<Item = String>, seen: &mut HashMap<String, u32>) {
    for block in blocks {
        let hash = digests.next().unwrap_or_default();
        let ordinal = seen.entry(hash.clone()).or_default();
        *ordinal += 1;
        block.id = BlockId(if *ordinal == 1 { hash } else { format!("{hash}-{ordinal}") });
        for children in block.children_mut() {
            assign(children, digests, seen);
        }
    }
}

/// Gives every comment its identity, and rewrites `parent` from the positions in `parents`.
///
/// `parents[i]` is the index of the comment that comment `i` answers. It must be smaller than the number of
/// comments; a comment cannot answer itself or one of its own answers (such links are cut).
/// The hash covers the parent's identity, author, date and the first 200 characters, so that a moved comment
/// stays the same comment; a repeated identity gets `-n`.
pub fn assign_comment_ids(comments: &mut [Comment], parents: &[Option<usize>]) {
    let mut done: Vec<bool> = vec![false; comments.len()];
    let mut seen: HashMap<String, u32> = HashMap::new();
    for start in 0..comments.len() {
        // Walk up to the first ancestor that has an id, then give ids on the way down. Iterative: depth is the page's.
        let mut chain = vec![start];
        let mut on_chain = std::collections::HashSet::from([start]);
        while let Some(parent) = parents.get(chain[chain.len() - 1]).copied().flatten() {
            if parent >= comments.len() || done[parent] || !on_chain.insert(parent) {
                break;
            }
            chain.push(parent);
        }
        for &index in chain.iter().rev().filter(|&&index| !done[index]).collect::<Vec<_>>() {
            let parent = parents.get(index).copied().flatten().filter(|&parent| parent < done.len() && done[parent]);
            comments[index].parent = parent.map(|parent| comments[parent].id.clone());
            let id = identity(&comments[index]);
            let ordinal = seen.entry(id.clone()).or_default();
            *ordinal += 1;
            comments[index].id = CommentId(if *ordinal == 1 { id } else { format!("{id}-{ordinal}") });
            done[index] = true;
        }
    }
}

fn identity(comment: &Comment) -> String {
    if let Some(source) = &comment.source_id {
        return format!("s:{source}");
    }
    let start: String = plain_text(&comment.blocks).chars().take(200).collect();
    let parent = comment.parent.as_ref().map_or("", |id| &id.0);
    let author = comment.author.as_ref().map_or("", |author| &author.name);
    let date = comment.date.map(|date| date.to_string()).unwrap_or_default();
    format!("h:{}", digest(&[parent, author, &date, &start]))
}

/// 12 hex digits of the BLAKE3 hash of the parts, each ended by a zero byte so that parts cannot run together.
pub(crate) fn digest(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex()[..12].to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BlockKind, Cell, Inline, ListItem, Row, Table};

    #[test]
    fn equal_blocks_are_told_apart_by_ordinal() {
        let mut blocks = vec![Block::paragraph("same"), Block::paragraph("other"), Block::paragraph("same")];
        assign_block_ids(&mut blocks);
        assert_eq!(blocks[2].id.0, format!("{}-2", blocks[0].id));
        assert_ne!(blocks[0].id, blocks[1].id);
    }

    #[test]
    fn a_block_has_the_same_id_wherever_it_stands() {
        let list = || {
            let items = ["one", "two"].map(|word| ListItem { blocks: vec![Block::paragraph(word)] });
            Block::new(BlockKind::List { ordered: false, start: None, items: items.into() })
        };
        let cells = vec![Cell::text("Kettle", false), Cell { blocks: vec![list(), list()], ..Cell::text("", false) }];
        let rows = vec![Row { cells }];
        let table = Block::new(BlockKind::Table(Table { rows, notes: vec![list()], ..Table::default() }));
        let quote =
            BlockKind::Quote { blocks: vec![Block::paragraph("Said."), table], cite: vec![Inline::text("Ada")] };
        let mut blocks = vec![Block::new(BlockKind::Footnote { label: "1".into(), blocks: vec![Block::new(quote)] })];
        assign_block_ids(&mut blocks);
        let mut waiting: Vec<&Block> = blocks.iter().collect();
        while let Some(block) = waiting.pop() {
            let id = block.id.0.split('-').next().unwrap_or("");
            assert_eq!(id, digest(&[&crate::block_text(block)]), "{block:?}");
            waiting.extend(block.children().into_iter().flatten());
        }
    }

    #[test]
    fn a_comment_keeps_its_identity_when_others_move() {
        let comment = |text: &str| Comment { blocks: vec![Block::paragraph(text)], ..Comment::default() };
        let mut first = vec![comment("a"), comment("b"), comment("answer to b")];
        assign_comment_ids(&mut first, &[None, None, Some(1)]);
        let mut second = vec![comment("b"), comment("answer to b"), comment("new"), comment("a")];
        assign_comment_ids(&mut second, &[None, Some(0), None, None]);
        assert_eq!(first[2].id, second[1].id);
        assert_eq!(first[0].id, second[3].id);
        assert_eq!(second[1].parent, Some(second[0].id.clone()));
    }

    #[test]
    fn circles_of_answers_are_cut() {
        let mut comments = vec![Comment::default(), Comment::default(), Comment::default()];
        assign_comment_ids(&mut comments, &[Some(1), Some(0), Some(9)]);
        assert_eq!(comments.iter().filter(|comment| comment.parent.is_some()).count(), 1);
    }
}
