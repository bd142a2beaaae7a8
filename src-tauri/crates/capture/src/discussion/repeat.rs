//! Repeated blocks: groups of anchors that look alike, and the stretch of the page that belongs to each.

use super::lines::Line;
use super::record::{Record, Records};
use super::shape::{self, Shapes};
use crate::dom::{Dom, NodeId};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Groups looked at closely; the largest count.
const MOST_GROUPS: usize = 24;

/// Something on the page that each comment has one of: its date, a link to its author.
pub(crate) struct Sign<'s> {
    /// Its element.
    pub(crate) node: NodeId,
    /// What stands before it, where that labels it.
    pub(crate) label: &'s str,
    /// Its position among the page's anchors, where it is a date.
    pub(crate) anchor: Option<usize>,
}

/// The groups of signs that look alike, each with the records they mark, largest first.
pub(crate) fn find(dom: &Dom, shapes: &Shapes, lines: &[Line], signs: &[Sign<'_>]) -> Vec<Records> {
    let mut groups: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, sign) in signs.iter().enumerate() {
        let label = label_hash(sign.label);
        for (salt, path) in [(1, tag_path(dom, sign.node)), (2, class_path(dom, shapes, sign.node))] {
            groups.entry(shape::extend(path, label.wrapping_add(salt))).or_default().push(at);
        }
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().filter(|group| group.len() > 1).collect();
    groups.sort();
    groups.dedup();
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    groups.truncate(MOST_GROUPS);
    let marks = |group: &Vec<usize>| -> Vec<&Sign<'_>> {
        let mut marks: Vec<&Sign<'_>> = group.iter().filter_map(|&at| signs.get(at)).collect();
        marks.dedup_by_key(|sign| sign.node);
        marks
    };
    groups.iter().map(|group| Grouping { dom, shapes, lines, signs: marks(group) }.records()).collect()
}

/// A label only counts where it ends with a colon: what else stands before a date is mostly a name.
fn label_hash(label: &str) -> u64 {
    let label = label.trim();
    let labels = label.ends_with(':') && label.chars().count() <= 30 && label.split_whitespace().count() <= 3;
    let words = label.bytes().filter(|byte| !byte.is_ascii_digit());
    if labels { words.fold(7, |hash, byte| shape::extend(hash, u64::from(byte))) } else { 0 }
}

/// The names of the element and of three above.
fn tag_path(dom: &Dom, node: NodeId) -> u64 {
    let chain = std::iter::once(node).chain(dom.ancestors(node)).take(4);
    chain.fold(0, |path, id| dom.name(id).bytes().fold(shape::extend(path, 1), |p, b| shape::extend(p, u64::from(b))))
}

/// The looks of the element and of two above.
fn class_path(dom: &Dom, shapes: &Shapes, node: NodeId) -> u64 {
    let chain = std::iter::once(node).chain(dom.ancestors(node)).take(3);
    chain.fold(0, |path, id| shape::extend(path, shapes.get(id)))
}

struct Grouping<'g> {
    dom: &'g Dom,
    shapes: &'g Shapes,
    lines: &'g [Line],
    signs: Vec<&'g Sign<'g>>,
}

impl Grouping<'_> {
    fn records(&self) -> Records {
        let tops: Vec<NodeId> = self.signs.iter().map(|sign| self.top(sign.node)).collect();
        let kind = self.kind(&tops);
        let items: Vec<NodeId> =
            self.signs.iter().zip(&tops).map(|(sign, &top)| self.item(sign.node, top, kind)).collect();
        let whole = |(sign, &item): (&&Sign<'_>, &NodeId)| Record {
            item,
            end: self.dom.end(item),
            anchor: sign.anchor,
            adopted: false,
            lines: Vec::new(),
        };
        let mut records: Vec<Record> = self.signs.iter().zip(&items).map(whole).collect();
        if !self.spread(&mut records) {
            records.extend(self.adopted(&items, kind));
        }
        Records::new(records, self.lines)
    }

    /// How many signs are inside.
    fn count(&self, id: NodeId) -> usize {
        let end = self.dom.end(id);
        self.signs.partition_point(|sign| sign.node < end) - self.signs.partition_point(|sign| sign.node < id)
    }

    /// The outermost element around the sign that holds no other.
    fn top(&self, node: NodeId) -> NodeId {
        let above = self.dom.ancestors(node).take_while(|&above| self.count(above) == 1 && !is_page(self.dom, above));
        above.last().unwrap_or(node)
    }

    /// The look that most tops share, by name and class.
    fn kind(&self, tops: &[NodeId]) -> u64 {
        let mut votes: HashMap<u64, usize> = HashMap::new();
        for &top in tops {
            *votes.entry(self.shapes.get(top)).or_default() += 1;
        }
        votes.into_iter().max_by_key(|&(shape, count)| (count, shape)).map_or(0, |(shape, _)| shape)
    }

    /// The element of that look which holds the sign before any other: at or below `top` where one is, else above
    /// it, where answers are nested inside what they answer.
    fn item(&self, node: NodeId, top: NodeId, kind: u64) -> NodeId {
        if self.shapes.get(top) == kind {
            return top;
        }
        let inside = self.dom.ancestors(node).take_while(|&above| above >= top);
        if let Some(item) = inside.filter(|&above| self.shapes.get(above) == kind).last() {
            return item;
        }
        let first = self.signs.partition_point(|sign| sign.node < node);
        let before = first.checked_sub(1).and_then(|at| self.signs.get(at)).map(|sign| sign.node);
        let above = self.dom.ancestors(top).take_while(|&above| before.is_none_or(|before| before < above));
        let mut above = above.filter(|&above| !is_page(self.dom, above));
        above.find(|&above| self.shapes.get(above) == kind).unwrap_or(top)
    }

    /// Where items hold only the head of a comment and its words stand in the siblings that follow (or go before),
    /// makes each record reach over them.
    fn spread(&self, records: &mut [Record]) -> bool {
        let mut inside: Vec<usize> = records.iter().map(|record| self.text_between(record.item, record.end)).collect();
        let pairs = records.windows(2).filter_map(|pair| match pair {
            [a, b] if self.dom.parent(a.item) == self.dom.parent(b.item) => Some((a.end, b.item)),
            _ => None,
        });
        let mut gaps: Vec<usize> = pairs.map(|(from, to)| self.text_between(from, to)).collect();
        inside.sort_unstable();
        gaps.sort_unstable();
        let median = |sorted: &[usize]| sorted.get(sorted.len() / 2).copied().unwrap_or(0);
        // Neighbours must mostly be siblings, and the gaps hold what the items lack.
        if gaps.len() * 3 < records.len() || median(&gaps) < 12 || median(&gaps) * 2 < median(&inside).min(400) {
            return false;
        }
        let lead = self.lead(records);
        let starts: Vec<NodeId> = records.iter().map(|record| self.back(record.item, lead)).collect();
        let usual = self.usual_reach(records);
        let ends: Vec<NodeId> = (0..records.len()).map(|at| self.reach(records, &starts, at, usual)).collect();
        for ((record, start), end) in records.iter_mut().zip(starts).zip(ends) {
            record.item = start;
            record.end = end;
        }
        true
    }

    /// Elements that look like the items and stand as deep, but have no sign: a deleted comment, an opening post whose
    /// date stands in the page's head.
    fn adopted(&self, items: &[NodeId], kind: u64) -> Vec<Record> {
        let Some(&first) = items.iter().find(|&&item| self.shapes.get(item) == kind) else { return Vec::new() };
        // Without a class of its own an element looks like any other.
        if self.dom.element(first).is_none_or(|element| element.classes().all(|class| shape::telling(class).is_none()))
        {
            return Vec::new();
        }
        let depths: HashSet<u32> = items.iter().map(|&item| self.dom.depth(item)).collect();
        let inside = |id: NodeId| {
            items
                .get(..items.partition_point(|&item| item <= id))
                .and_then(<[NodeId]>::last)
                .is_some_and(|&item| self.dom.contains(item, id))
        };
        let alike = |&id: &NodeId| self.shapes.get(id) == kind && depths.contains(&self.dom.depth(id));
        let others = self.dom.descendants(Dom::ROOT).filter(alike).filter(|&id| self.count(id) == 0 && !inside(id));
        let record = |item| Record { item, end: self.dom.end(item), anchor: None, adopted: true, lines: Vec::new() };
        others.map(record).collect()
    }

    /// Bytes of text in a stretch of nodes.
    fn text_between(&self, from: NodeId, to: NodeId) -> usize {
        let start = self.lines.partition_point(|line| line.start() < from);
        let inside = self.lines.iter().skip(start).take_while(|line| line.start() < to);
        inside.map(|line| line.text.len()).sum()
    }

    /// How many of the sibling elements before an item belong to it: those that go before the first item as they go
    /// before the others, unless as many follow the last one.
    fn lead(&self, records: &[Record]) -> usize {
        let (Some(first), Some(second), Some(last)) = (records.first(), records.get(1), records.last()) else {
            return 0;
        };
        let gap: Vec<u64> = self.siblings(first.end, second.item).collect();
        let limit = self.dom.parent(last.item).map_or(last.end, |parent| self.dom.end(parent));
        let after: Vec<u64> = self.siblings(last.end, limit).take(gap.len()).collect();
        let follow = gap.iter().zip(&after).take_while(|(a, b)| a == b).count();
        if follow == gap.len() {
            return 0;
        }
        let parent = self.dom.parent(first.item).unwrap_or(Dom::ROOT);
        let mut before: Vec<u64> = self.siblings(NodeId(parent.0 + 1), first.item).collect();
        before.reverse();
        let precede = gap.iter().rev().zip(&before).take_while(|(a, b)| a == b).count();
        precede.min(gap.len() - follow)
    }

    /// The looks of the sibling elements in a stretch that starts and ends between siblings.
    fn siblings(&self, from: NodeId, to: NodeId) -> impl Iterator<Item = u64> + '_ {
        let mut next = from;
        std::iter::from_fn(move || {
            while next < to {
                let id = next;
                next = self.dom.end(id).max(NodeId(id.0 + 1));
                if self.dom.element(id).is_some() {
                    return Some(self.shapes.get(id));
                }
            }
            None
        })
    }

    /// The sibling element `count` before `item`.
    fn back(&self, item: NodeId, count: usize) -> NodeId {
        let Some(parent) = self.dom.parent(item).filter(|_| count > 0) else { return item };
        let mut start = item;
        let mut left = count;
        while left > 0 {
            let Some(before) = start.0.checked_sub(1).map(NodeId).filter(|&before| before > parent) else { break };
            let sibling = std::iter::once(before).chain(self.dom.ancestors(before));
            let Some(sibling) = sibling.take_while(|&id| id != parent).last() else { break };
            left -= usize::from(self.dom.element(sibling).is_some());
            start = sibling;
        }
        start
    }

    /// How many sibling elements a record mostly has after its item.
    fn usual_reach(&self, records: &[Record]) -> usize {
        let mut counts: Vec<usize> = records
            .windows(2)
            .filter_map(|pair| match pair {
                [a, b] if self.dom.parent(a.item) == self.dom.parent(b.item) => {
                    Some(self.siblings(a.end, b.item).count())
                }
                _ => None,
            })
            .collect();
        counts.sort_unstable();
        counts.get(counts.len() / 2).copied().unwrap_or(0)
    }

    /// One past the last sibling that belongs to a record: before the next record's start, or as far as usual.
    fn reach(&self, records: &[Record], starts: &[NodeId], at: usize, usual: usize) -> NodeId {
        let Some(record) = records.get(at) else { return Dom::ROOT };
        let limit = self.dom.parent(record.item).map_or(record.end, |parent| self.dom.end(parent));
        if let Some(&next) = starts.get(at + 1).filter(|&&next| next >= record.end && next < limit) {
            let sibling =
                self.dom.ancestors(next).chain([next]).find(|&id| self.dom.parent(id) == self.dom.parent(record.item));
            return sibling.unwrap_or(next).max(record.end);
        }
        let mut end = record.end;
        let mut left = usual;
        while end < limit && left > 0 {
            left -= usize::from(self.dom.element(end).is_some());
            end = self.dom.end(end).max(NodeId(end.0 + 1));
        }
        // Loose text after the last element is as much part of it.
        while end < limit && self.dom.element(end).is_none() {
            end = NodeId(end.0 + 1);
        }
        end
    }
}

fn is_page(dom: &Dom, id: NodeId) -> bool {
    matches!(dom.name(id), "html" | "body" | "main" | "")
}
