//! Choosing the body: which subtrees are the article, and what inside them is not.

mod candidate;
mod clean;
mod facts;
mod names;
mod sums;

use crate::dom::{Dom, NodeId};
use crate::page::Page;
use candidate::{ATTEMPTS, Attempt};
use facts::Facts;
use sums::Sums;

/// An attempt that finds fewer characters is followed by a less strict one.
const ENOUGH: u32 = 500;

/// The chosen body.
#[derive(Debug, Default)]
pub(crate) struct Body {
    /// Subtrees that hold the article, in document order.
    pub roots: Vec<NodeId>,
    /// For each node of the page, whether it is left out with all it holds.
    gone: Vec<bool>,
    /// Characters kept.
    chars: u32,
}

impl Body {
    /// Whether the element is no part of the article.
    pub fn leaves_out(&self, id: NodeId) -> bool {
        self.gone.get(id.0 as usize).copied().unwrap_or(false)
    }
}

/// Chooses the body of a page, never anything inside `taken`.
pub(crate) fn choose(page: &Page, taken: &[NodeId]) -> Body {
    let dom = page.dom;
    let facts = Facts::read(dom);
    let body = dom.child_elements(Dom::ROOT).flat_map(|html| dom.child_elements(html)).find(|&id| dom.name(id) == "body");
    let body = body.unwrap_or(Dom::ROOT);
    let mut marks = vec![false; dom.len()];
    for &id in taken {
        if let Some(mark) = marks.get_mut(id.0 as usize) {
            *mark = true;
        }
    }
    let mut best = Body::default();
    for attempt in ATTEMPTS {
        let found = attempt_body(&facts, attempt, &marks, body);
        if found.chars > best.chars || best.roots.is_empty() {
            best = found;
        }
        if best.chars >= ENOUGH {
            break;
        }
    }
    best
}

fn attempt_body(facts: &Facts, attempt: Attempt, taken: &[bool], body: NodeId) -> Body {
    let mut gone = candidate::strip(facts, attempt, taken);
    let sums = Sums::read(facts, &gone);
    let roots = candidate::roots(facts, attempt, &gone, &sums, body);
    for &root in &roots {
        clean::clean(facts, root, attempt, &mut gone);
    }
    let roots: Vec<NodeId> = roots.into_iter().filter(|root| !gone.get(root.0 as usize).copied().unwrap_or(false)).collect();
    let sums = Sums::read(facts, &gone);
    let chars = roots.iter().map(|&root| sums.of(facts, root).chars).sum();
    Body { roots, gone, chars }
}
