//! What an element is by where it stands.

use crate::dom::{Dom, NodeId};

/// A button that is a heading's words, or has a heading for its words.
pub(super) fn is_heading_button(dom: &Dom, id: NodeId) -> bool {
    let heading = |id: NodeId| matches!(dom.name(id), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    dom.ancestors(id).take(3).any(heading) || dom.find(id, heading).is_some()
}

/// A button that is the words of a link in a cell: it leads somewhere, and without it the cell is empty.
pub(crate) fn is_cell_link(dom: &Dom, id: NodeId) -> bool {
    let leads = |id: &NodeId| dom.name(*id) == "a" && dom.attr(*id, "href").is_some();
    let mut around = dom.ancestors(id).take(8).skip_while(|up| !leads(up));
    around.next().is_some() && around.any(|up| matches!(dom.name(up), "td" | "th"))
}

/// Whether `id` follows a number in a box of its own, set apart by nothing but style: `<i>#1</i><b>Anthill</b>`. What
/// starts with a capital and goes on in small letters is no unit and no ordinal ending.
pub(super) fn follows_number(dom: &Dom, id: NodeId) -> bool {
    let last = NodeId(id.0.saturating_sub(1));
    let Some(number) = dom.text_node(last).and_then(|words| words.strip_prefix('#').or(Some(words))) else {
        return false;
    };
    let Some(label) = dom.parent(last).filter(|&label| dom.next_sibling(label) == Some(id)) else { return false };
    let alone = dom.child_elements(label).next().is_none() && last.0 == label.0 + 1 && is_span(dom.name(label));
    let counts = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let mut next = dom.children(id).next().and_then(|first| dom.text_node(first)).unwrap_or_default().chars();
    let named = next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_lowercase);
    alone && counts && named && is_span(dom.name(id))
}

/// Elements that style a stretch of a line without saying what it is.
fn is_span(name: &str) -> bool {
    matches!(name, "span" | "b" | "strong" | "i" | "em" | "a" | "small")
}
