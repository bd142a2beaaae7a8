use super::anchor::{self, Anchor};
use super::hint::Hints;
use super::lines::{self, Line};
use super::record::Record;
use super::shape::{self, Shapes};
use crate::dates;
use crate::dom::{Dom, NodeId};
use crate::page::Page;

/// A page with all that is worked out about it once: lines, looks of elements, dates.
pub(crate) struct View<'v> {
    /// The page.
    pub(crate) page: &'v Page<'v>,
    /// Its tree.
    pub(crate) dom: &'v Dom,
    /// Its lines.
    pub(crate) lines: Vec<Line>,
    /// What its elements look like.
    pub(crate) shapes: Shapes,
    /// What their classes and ids say.
    pub(crate) hints: Hints,
    /// How its dates are to be read.
    pub(crate) context: dates::Context,
    /// Its dates.
    pub(crate) anchors: Vec<Anchor>,
}

impl<'v> View<'v> {
    /// Looks the page over.
    pub(crate) fn new(page: &'v Page<'v>) -> Self {
        let lines = lines::read(page.dom);
        let context = anchor::context(page, &lines);
        let anchors = anchor::find(page, &lines, &context);
        Self { page, dom: page.dom, lines, shapes: Shapes::of(page.dom), hints: Hints::of(page.dom), context, anchors }
    }

    /// The record's own lines.
    pub(crate) fn lines_of<'r>(&'r self, record: &'r Record) -> impl DoubleEndedIterator<Item = (usize, &'r Line)> {
        record.lines.iter().filter_map(|&at| Some((at, self.lines.get(at)?)))
    }

    /// The elements from the record's item (or a sibling it spreads over) down to `node`, outermost first.
    pub(crate) fn chain(&self, record: &Record, node: NodeId) -> Vec<NodeId> {
        let above = self.dom.parent(record.item);
        let mut chain: Vec<NodeId> =
            std::iter::once(node).chain(self.dom.ancestors(node)).take_while(|&id| Some(id) != above).collect();
        chain.reverse();
        chain
    }

    /// The look of the way from the item down each element of `chain`.
    pub(crate) fn paths(&self, record: &Record, chain: &[NodeId]) -> Vec<u64> {
        let mut path = 0;
        let step = |&id: &NodeId| {
            // The item itself may be marked in ways its siblings are not; that it is the item is enough.
            path = shape::extend(path, if id == record.item { 1 } else { self.shapes.get(id) });
            path
        };
        chain.iter().map(step).collect()
    }

    /// The position of the first line that starts at or after a node.
    pub(crate) fn line_from(&self, node: NodeId) -> usize {
        self.lines.partition_point(|line| line.start() < node)
    }

    /// Bytes of text in a stretch of nodes, without what is linked.
    pub(crate) fn unlinked_text(&self, from: NodeId, to: NodeId) -> usize {
        let inside = self.lines.iter().skip(self.line_from(from)).take_while(|line| line.start() < to);
        inside.map(|line| line.text.len() - line.linked.min(line.text.len())).sum()
    }
}
