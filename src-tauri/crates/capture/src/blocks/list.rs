use super::{Scope, has_words};
use crate::dom::NodeId;
use document::{Block, BlockKind, Definition, ListItem};

/// A bullet or numbered list, and after it the footnotes that stood in it. A list of footnotes is no list.
pub(super) fn list(scope: &Scope, id: NodeId, ordered: bool) -> Vec<Block> {
    let dom = scope.dom();
    let mut items: Vec<ListItem> = Vec::new();
    let mut footnotes: Vec<Block> = Vec::new();
    let mut next = NodeId(id.0 + 1);
    while next < dom.end(id) {
        let start = next;
        next = dom.end(start);
        if scope.drops(start) {
            continue;
        }
        if dom.name(start) == "li" && scope.notes.text(start).is_none() {
            let blocks = scope.blocks(start);
            items.extend((!blocks.is_empty()).then_some(ListItem { blocks }));
            continue;
        }
        // Lists nested without an item of their own belong to the item before them; so does stray text.
        for block in scope.blocks_between(start, next) {
            match items.last_mut() {
                _ if matches!(block.kind, BlockKind::Footnote { .. }) => footnotes.push(block),
                Some(item) => item.blocks.push(block),
                None => items.push(ListItem { blocks: vec![block] }),
            }
        }
    }
    let start = dom.attr(id, "start").and_then(|start| start.trim().parse().ok()).filter(|&start: &u32| start != 1);
    let list = BlockKind::List { ordered, start: start.filter(|_| ordered), items };
    let empty = matches!(&list, BlockKind::List { items, .. } if items.is_empty());
    (!empty).then(|| Block::new(list)).into_iter().chain(footnotes).collect()
}

/// Terms and descriptions, also where `div`s group them.
pub(super) fn definitions(scope: &Scope, id: NodeId) -> Vec<Block> {
    let dom = scope.dom();
    let mut items: Vec<Definition> = Vec::new();
    let mut parts: Vec<NodeId> = Vec::new();
    for child in scope.children(id) {
        match dom.name(child) {
            "dt" | "dd" => parts.push(child),
            _ => parts.extend(scope.children(child).filter(|&inner| matches!(dom.name(inner), "dt" | "dd"))),
        }
    }
    if parts.is_empty() {
        return scope.blocks(id);
    }
    for part in parts {
        if dom.name(part) == "dd" {
            let blocks = scope.blocks(part);
            match items.last_mut() {
                Some(item) => item.descriptions.push(blocks),
                None => items.push(Definition { terms: Vec::new(), descriptions: vec![blocks] }),
            }
            continue;
        }
        let term = scope.inlines(part);
        if !term.iter().any(has_words) {
            continue;
        }
        match items.last_mut() {
            Some(item) if item.descriptions.is_empty() => item.terms.push(term),
            _ => items.push(Definition { terms: vec![term], descriptions: Vec::new() }),
        }
    }
    for item in &mut items {
        item.descriptions.retain(|description| !description.is_empty());
    }
    items.retain(|item| !item.terms.is_empty() || !item.descriptions.is_empty());
    (!items.is_empty()).then(|| Block::new(BlockKind::Definitions { items })).into_iter().collect()
}
