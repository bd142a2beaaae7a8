//! Comments that elements are marked up as, by microdata or microformats.

use super::{Embedded, Origin};
use crate::blocks;
use crate::dates;
use crate::dom::{Dom, NodeId};
use crate::page::Page;
use crate::sources::author;
use document::{Badge, Comment, Confidence, Date};
use std::collections::HashSet;

/// How sure nesting makes of who answers whom, and standing beside each other of nobody answering anybody.
const NESTED: u8 = 90;
const FLAT: u8 = 50;

/// One such comment.
#[derive(Debug)]
pub(super) struct Marked {
    /// The element.
    pub element: NodeId,
    /// The comment around it, by position.
    pub parent: Option<usize>,
    /// Name of the author.
    pub name: Option<String>,
    /// Address of the author.
    pub address: Option<String>,
    /// The element with the text.
    pub body: Option<NodeId>,
    /// All else.
    pub comment: Comment,
}

impl Marked {
    /// A comment of which only the place is known.
    pub fn new(element: NodeId, parent: Option<usize>) -> Self {
        Self { element, parent, name: None, address: None, body: None, comment: Comment::default() }
    }

    /// Takes the first date that can be read.
    pub fn date(&mut self, page: &Page, value: &str) {
        if self.comment.date.is_none() {
            self.comment.date = read_date(page, value);
            self.comment.date_text = Some(value.to_string()).filter(|text| text.parse::<Date>().is_err());
        }
    }

    /// Adds a mark.
    pub fn mark(&mut self, badge: Badge) {
        self.comment.badges.push(badge);
    }
}

fn read_date(page: &Page, value: &str) -> Option<Date> {
    let context = dates::Context { now: page.now, day_first: None, language: page.language.clone() };
    value.trim().parse().ok().or_else(|| dates::parse(value, &context))
}

/// What an element with a property says: a machine's value, else its words.
pub(super) fn value(dom: &Dom, id: NodeId) -> String {
    let attribute = ["content", "datetime"].into_iter().find_map(|name| dom.attr(id, name));
    attribute.map_or_else(|| dom.visible_text(id), |value| value.trim().to_string())
}

/// A discussion of these comments, in document order. Comments without text and author are left out, and their
/// answers stand on their own.
pub(super) fn embedded(page: &Page, origin: Origin, marked: Vec<Marked>, declared: Option<u32>) -> Option<Embedded> {
    let elements: HashSet<NodeId> = marked.iter().map(|marked| marked.element).collect();
    let nests = marked.iter().any(|marked| marked.parent.is_some());
    let mut places = Vec::with_capacity(marked.len());
    let mut embedded = Embedded {
        origin,
        system: None,
        comments: Vec::new(),
        parents: Vec::new(),
        declared,
        missing: Vec::new(),
        opening: None,
    };
    for item in marked {
        let skip = |id: NodeId| id != item.element && elements.contains(&id);
        let blocks = item.body.map(|body| blocks::convert(page, &[body], &skip)).unwrap_or_default();
        if item.name.is_none() && blocks.is_empty() {
            places.push(None);
            continue;
        }
        let parent = item.parent.and_then(|parent| places.get(parent).copied().flatten());
        let depth =
            parent.and_then(|parent| embedded.comments.get(parent)).map_or(0, |parent: &Comment| parent.depth + 1);
        places.push(Some(embedded.comments.len()));
        embedded.comments.push(Comment {
            author: item.name.and_then(|name| author::author(&name, item.address)),
            blocks,
            depth,
            parent_confidence: Confidence::percent(if nests { NESTED } else { FLAT }),
            ..item.comment
        });
        embedded.parents.push(parent);
    }
    (!embedded.comments.is_empty()).then_some(embedded)
}
