//! Choosing the body: which subtrees are the article, and what inside them is not.

use crate::dom::{Dom, NodeId};
use crate::page::Page;
use std::collections::HashSet;

/// The chosen body.
#[derive(Debug, Default)]
pub(crate) struct Body {
    /// Subtrees that hold the article, in document order.
    pub roots: Vec<NodeId>,
    /// Elements inside them that are no part of it.
    pub left_out: HashSet<NodeId>,
}

/// Chooses the body of a page, never anything inside `taken`.
pub(crate) fn choose(page: &Page, taken: &[NodeId]) -> Body {
    let dom = page.dom;
    let named = |name: &str| dom.elements(Dom::ROOT, name).next();
    let root = named("article").or_else(|| named("main")).or_else(|| named("body")).unwrap_or(Dom::ROOT);
    let furniture = dom.descendants(root).filter(|&id| matches!(dom.name(id), "nav" | "aside" | "footer" | "form"));
    Body { roots: vec![root], left_out: taken.iter().copied().chain(furniture).collect() }
}
