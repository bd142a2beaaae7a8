//! What stands beside a table in the markup and belongs to it: the caption of a figure around it, the small print
//! right below it.

use crate::blocks::{Scope, has_words};
use crate::dom::{Dom, NodeId};
use document::Table;

/// A note below a table is at most so many characters long.
const LONGEST_NOTE: usize = 600;

/// How many boxes around a table, with nothing but the table in them, are looked past.
const WRAPPERS: usize = 3;

/// Gives `table`, read from the element at `id`, its caption and notes. What follows the table and is read here is
/// not read again.
pub(super) fn join(scope: &Scope, id: NodeId, table: &mut Table) {
    let dom = scope.dom();
    let mut whole = id;
    for _ in 0..WRAPPERS {
        let Some(next) = next_element(dom, whole).filter(|&next| !scope.drops(next)) else {
            let alone = |parent: &NodeId| scope.children(*parent).count() == 1 && dom.name(*parent) != "body";
            match dom.parent(whole).filter(alone) {
                Some(parent) => whole = parent,
                None => return,
            }
            continue;
        };
        if dom.name(next) == "figcaption" && table.caption.is_empty() {
            let caption = scope.inlines(next);
            if caption.iter().any(has_words) {
                table.caption = caption;
                scope.tell(next);
            }
        } else if is_note(dom, next) {
            table.notes.extend(scope.blocks_between(next, dom.end(next)));
            scope.tell(next);
        }
        return;
    }
}

/// The next element beside `id`, with no words between.
fn next_element(dom: &Dom, id: NodeId) -> Option<NodeId> {
    let mut after = std::iter::successors(dom.next_sibling(id), |&id| dom.next_sibling(id));
    let next = after
        .find(|&id| dom.element(id).is_some() || dom.text_node(id).is_some_and(|words| !words.trim().is_empty()))?;
    dom.element(next).map(|_| next)
}

/// Whether a paragraph is small print: all of it in `small`, or called a note.
fn is_note(dom: &Dom, id: NodeId) -> bool {
    let Some(element) = dom.element(id) else { return false };
    if !matches!(element.name(), "p" | "div" | "small") || dom.end(id).0 - id.0 > 60 {
        return false;
    }
    let named = element.classes().any(|class| {
        let class = class.to_ascii_lowercase();
        ["table-note", "table-footnote", "tablenote", "table-source", "table__note", "table__source", "table-footer"]
            .iter()
            .any(|name| class.contains(name))
    });
    let mut inside = dom.children(id).filter(|&inner| {
        dom.element(inner).is_some() || dom.text_node(inner).is_some_and(|words| !words.trim().is_empty())
    });
    let only = inside.next().filter(|_| inside.next().is_none());
    let small = element.name() == "small" || only.is_some_and(|only| dom.name(only) == "small");
    let length = dom.visible_text(id).chars().count();
    (small || named) && (1..=LONGEST_NOTE).contains(&length)
}
