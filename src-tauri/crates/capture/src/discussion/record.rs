//! Where each comment begins and ends.

use super::lines::Line;
use crate::dom::{Dom, NodeId};

/// The stretch of the page that holds one comment; records of its answers may lie inside.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    /// Its element, or the first of the siblings it spreads over.
    pub(crate) item: NodeId,
    /// One past its last node.
    pub(crate) end: NodeId,
    /// Its date, by position among the page's anchors.
    pub(crate) anchor: Option<usize>,
    /// It was taken in for looking like the others; nothing marks it.
    pub(crate) adopted: bool,
    /// Its own lines, by position among the page's lines; those of nested records are theirs.
    pub(crate) lines: Vec<usize>,
}

/// Records in document order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Records {
    list: Vec<Record>,
    /// The nearest record around each.
    around: Vec<Option<usize>>,
}

impl Records {
    /// Sorts the records and gives each its lines.
    pub(crate) fn new(mut records: Vec<Record>, lines: &[Line]) -> Self {
        records.sort_by_key(|record| (record.item, std::cmp::Reverse(record.end)));
        records.dedup_by_key(|record| record.item);
        let mut open: Vec<usize> = Vec::new();
        let mut next = 0;
        let first = records.first().map_or(Dom::ROOT, |record| record.item);
        for (at, line) in lines.iter().enumerate().skip(lines.partition_point(|line| line.start() < first)) {
            let start = line.start();
            while records.get(next).is_some_and(|record| record.item <= start) {
                open.push(next);
                next += 1;
            }
            while open.last().and_then(|&top| records.get(top)).is_some_and(|record| record.end <= start) {
                open.pop();
            }
            if let Some(record) = open.last().and_then(|&top| records.get_mut(top)) {
                record.lines.push(at);
            }
        }
        let around = nesting(&records);
        Self { list: records, around }
    }

    /// Those that `keep` accepts by position, with their lines given anew.
    pub(crate) fn filtered(self, lines: &[Line], keep: impl Fn(usize) -> bool) -> Self {
        let kept = self.list.into_iter().enumerate().filter(|(at, _)| keep(*at));
        Self::new(kept.map(|(_, record)| Record { lines: Vec::new(), ..record }).collect(), lines)
    }

    /// The records in order.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Record> + ExactSizeIterator {
        self.list.iter()
    }

    /// As [`Records::iter`], to change them.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Record> {
        self.list.iter_mut()
    }

    /// How many.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// One record.
    pub(crate) fn get(&self, at: usize) -> Option<&Record> {
        self.list.get(at)
    }

    /// The nodes of a record that are not in a nested one, in order.
    pub(crate) fn own(&self, at: usize) -> impl Iterator<Item = NodeId> + '_ {
        let (start, end) = self.list.get(at).map_or((Dom::ROOT, Dom::ROOT), |record| (record.item, record.end));
        let mut next = start;
        let mut nested = at + 1;
        std::iter::from_fn(move || {
            while let Some(inner) = self.list.get(nested).filter(|inner| inner.item <= next && next < end) {
                // Jump over the nested record and all that is nested in it.
                next = inner.end;
                nested +=
                    self.list.get(nested..).map_or(1, |rest| rest.partition_point(|record| record.item < next)).max(1);
            }
            (next < end).then(|| {
                let id = next;
                next = NodeId(next.0 + 1);
                id
            })
        })
    }

    /// The outermost record nested in record `at` that holds the node.
    pub(crate) fn nested_at(&self, at: usize, node: NodeId) -> Option<&Record> {
        let last = self.list.partition_point(|record| record.item <= node).checked_sub(1).filter(|&last| last > at)?;
        let mut inner = last;
        // From the last record that starts before the node up to the one directly inside `at`.
        let mut found = None;
        loop {
            let record = self.list.get(inner)?;
            if node < record.end {
                found = Some(record);
            }
            match self.around.get(inner).copied().flatten() {
                Some(above) if above > at => inner = above,
                _ => return found,
            }
        }
    }

    /// The nearest record around each, by position.
    pub(crate) fn around(&self) -> &[Option<usize>] {
        &self.around
    }
}

fn nesting(records: &[Record]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut around = Vec::with_capacity(records.len());
    for (at, record) in records.iter().enumerate() {
        while open.last().and_then(|&top| records.get(top)).is_some_and(|above| above.end <= record.item) {
            open.pop();
        }
        around.push(open.last().copied());
        open.push(at);
    }
    around
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{discussion::lines, dom};

    #[test]
    fn nested_records_keep_their_own_nodes_and_lines() {
        let dom = dom::parse("<ul><li>a<ul><li>b<ul><li>c</ul></ul>d<li>e</ul>");
        let lines = lines::read(&dom);
        let record = |id| Record { item: id, end: dom.end(id), anchor: None, adopted: false, lines: Vec::new() };
        let records = Records::new(dom.elements(Dom::ROOT, "li").map(record).collect(), &lines);
        let text = |at: usize| -> String { records.own(at).filter_map(|id| dom.text_node(id)).collect() };
        assert_eq!([text(0), text(1), text(2), text(3)], ["ad", "b", "c", "e"]);
        assert_eq!(records.around(), [None, Some(0), Some(1), None]);
        assert_eq!(records.get(0).unwrap().lines, [0, 3]);
    }
}
