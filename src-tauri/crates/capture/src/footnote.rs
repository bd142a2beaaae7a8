//! Footnotes: which elements are the notes, which links refer to them, and which lead back.

use crate::dom::{Dom, NodeId};
use crate::page::Page;
use std::collections::{HashMap, HashSet};

/// The footnotes of a conversion.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    references: HashMap<NodeId, String>,
    texts: HashMap<NodeId, String>,
    back: HashSet<NodeId>,
}

impl Notes {
    /// The label of the note that the element refers to.
    pub fn reference(&self, id: NodeId) -> Option<&str> {
        self.references.get(&id).map(String::as_str)
    }

    /// The label of the note whose text the element is.
    pub fn text(&self, id: NodeId) -> Option<&str> {
        self.texts.get(&id).map(String::as_str)
    }

    /// Whether the element is a note's way back to its reference.
    pub fn leads_back(&self, id: NodeId) -> bool {
        !self.back.is_empty() && self.back.contains(&id)
    }
}

/// Finds the footnotes inside `roots`. A note counts only with a reference to it and something that marks it as
/// one: a way back, a role, or a name.
pub(crate) fn find(page: &Page, roots: &[NodeId], skip: &dyn Fn(NodeId) -> bool) -> Notes {
    let dom = page.dom;
    let mut notes = Notes::default();
    let links = links_inside(page, roots, skip);
    if !links.iter().any(|link| link.refers) {
        return notes;
    }
    let targets: HashSet<&str> = links.iter().map(|link| link.to.as_str()).collect();
    let mut places: HashMap<&str, NodeId> = HashMap::new();
    for id in roots.iter().flat_map(|&root| dom.descendants(root)) {
        for name in ["id", "name"].iter().filter_map(|name| dom.attr(id, name)) {
            if targets.contains(name) {
                places.entry(name).or_insert(id);
            }
        }
    }
    let mut labels: HashSet<String> = HashSet::new();
    let mut ways: HashMap<NodeId, Vec<&Link>> = HashMap::new();
    for link in &links {
        if let Some(note) = enclosing_note(dom, link.id) {
            ways.entry(note).or_default().push(link);
        }
    }
    for link in links.iter().filter(|link| link.refers) {
        let Some(note) = places.get(link.to.as_str()).and_then(|&place| enclosing_note(dom, place)) else { continue };
        if note <= link.id || roots.contains(&note) {
            continue;
        }
        let back = ways.get(&note).map(Vec::as_slice).unwrap_or_default();
        let back = back.iter().filter(|way| leads_near(dom, &places, &way.to, link.id)).collect::<Vec<_>>();
        if back.is_empty() && !is_marked(dom, note) {
            continue;
        }
        notes.back.extend(back.iter().map(|way| whole_way(dom, way.id, note)));
        let label = notes.texts.entry(note).or_insert_with(|| {
            let label = if labels.contains(&link.label) { link.to.clone() } else { link.label.clone() };
            labels.insert(label.clone());
            label
        });
        notes.references.insert(whole_reference(dom, link.id), label.clone());
    }
    notes
}

/// A link within the page.
struct Link {
    id: NodeId,
    to: String,
    label: String,
    /// Looks like a reference to a note.
    refers: bool,
}

fn links_inside(page: &Page, roots: &[NodeId], skip: &dyn Fn(NodeId) -> bool) -> Vec<Link> {
    let dom = page.dom;
    let mut links = Vec::new();
    for &root in roots {
        let mut next = root;
        while next < dom.end(root) {
            let name = dom.name(next);
            if !name.is_empty() && skip(next) {
                next = dom.end(next);
                continue;
            }
            if name == "a" {
                links.extend(link(page, next));
            }
            next = NodeId(next.0 + 1);
        }
    }
    links
}

fn link(page: &Page, id: NodeId) -> Option<Link> {
    let dom = page.dom;
    let href = dom.attr(id, "href")?;
    if !href.contains('#') {
        return None;
    }
    let resolved = page.resolve(href);
    let to = resolved.strip_prefix('#').filter(|to| !to.is_empty())?.to_string();
    let text = dom.visible_text(id);
    let label = text.trim_matches(['[', ']', '(', ')', ' ', '.', '{', '}']).to_string();
    let raised = dom.ancestors(id).take(3).chain([id]).any(|id| dom.name(id) == "sup")
        || dom.elements(id, "sup").next().is_some();
    let number = !label.is_empty() && label.len() <= 3 && label.bytes().all(|byte| byte.is_ascii_digit());
    let mark = !label.is_empty() && label.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶' | '#'));
    let named = dom.attr(id, "role") == Some("doc-noteref")
        || dom.element(id)?.classes().any(|class| class.contains("footnote") || class.contains("noteref"));
    let bracketed = text.starts_with('[') && text.ends_with(']') && label.chars().count() <= 12;
    let refers = !label.is_empty()
        && label.chars().count() <= 24
        && (named || mark || bracketed || raised && (number || label.chars().count() <= 8));
    Some(Link { id, to, label, refers })
}

/// The block that a target stands for: itself, or the paragraph or item around an anchor.
fn enclosing_note(dom: &Dom, id: NodeId) -> Option<NodeId> {
    let mut found = None;
    for id in std::iter::once(id).chain(dom.ancestors(id)).take(6) {
        match dom.name(id) {
            "li" | "aside" | "dd" => return Some(id),
            "p" | "div" => found = found.or(Some(id)),
            "body" | "article" | "main" | "section" | "td" | "blockquote" => break,
            _ => {}
        }
    }
    found
}

/// Whether the place named `to` is around the reference or right at it.
fn leads_near(dom: &Dom, places: &HashMap<&str, NodeId>, to: &str, reference: NodeId) -> bool {
    places.get(to).is_some_and(|&place| {
        dom.contains(place, reference) || dom.contains(reference, place) || place.0.abs_diff(reference.0) <= 4
    })
}

fn is_marked(dom: &Dom, note: NodeId) -> bool {
    std::iter::once(note).chain(dom.ancestors(note).take(3)).any(|id| {
        let Some(element) = dom.element(id) else { return false };
        let role =
            element.attr("role").is_some_and(|role| matches!(role, "doc-footnote" | "doc-endnote" | "doc-endnotes"));
        let names = ["id", "class"].iter().filter_map(|name| element.attr(name)).collect::<Vec<_>>();
        role || names.iter().any(|name| {
            let name = name.to_ascii_lowercase();
            ["footnote", "endnote", "fn-", "fn:", "cite_note", "references"].iter().any(|word| name.contains(word))
        })
    })
}

/// A reference alone in its `sup` takes the `sup` with it.
fn whole_reference(dom: &Dom, link: NodeId) -> NodeId {
    let parent = dom.parent(link).filter(|&parent| dom.name(parent) == "sup");
    parent.filter(|&parent| dom.visible_text(parent) == dom.visible_text(link)).unwrap_or(link)
}

/// A way back with nothing around it but marks takes its wrapper with it ("^ a b").
fn whole_way(dom: &Dom, link: NodeId, note: NodeId) -> NodeId {
    let mut whole = link;
    for around in dom.ancestors(link).take_while(|&around| around != note && dom.contains(note, around)).take(3) {
        let words = dom.descendants(around).filter(|&id| dom.text_node(id).is_some()).all(|id| {
            let linked = dom.ancestors(id).take(4).any(|up| dom.name(up) == "a");
            linked || !dom.text_node(id).is_some_and(|text| text.chars().any(char::is_alphanumeric))
        });
        if !words {
            break;
        }
        whole = around;
    }
    whole
}
