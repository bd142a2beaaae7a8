//! The elements that hold a post together with its answers, where the post's own element stands beside them:
//! `li > article + ol > li > article`.

use super::record::Records;
use crate::dom::{Dom, NodeId};
use std::collections::HashSet;

/// How far above the posts to look: lists in lists put one or two elements between a post and its shell.
const REACH: usize = 4;

/// The outermost elements, equally far above all posts and named alike, of which each holds one post more than the
/// posts nested in it. These are the posts' own elements where nothing wider fits.
pub(crate) fn around(dom: &Dom, records: &Records) -> Vec<NodeId> {
    let mut shells: Vec<NodeId> = records.iter().map(|record| record.item).collect();
    for _ in 0..REACH {
        let wider: Option<Vec<NodeId>> = shells.iter().map(|&id| dom.parent(id)).collect();
        let Some(wider) = wider.filter(|wider| are_shells(dom, wider)) else { break };
        shells = wider;
    }
    shells
}

fn are_shells(dom: &Dom, ids: &[NodeId]) -> bool {
    let Some(&first) = ids.first() else { return false };
    let name = dom.name(first);
    let plain = !matches!(name, "" | "html" | "body");
    plain && ids.iter().all(|&id| dom.name(id) == name) && ids.iter().collect::<HashSet<_>>().len() == ids.len()
}

/// The nearest shell around each, by position; `None` where no shell holds another, or where only end tags that were
/// left out make every one hold the next.
pub(crate) fn nesting(dom: &Dom, shells: &[NodeId]) -> Option<Vec<Option<usize>>> {
    let mut open: Vec<usize> = Vec::new();
    let mut around = Vec::with_capacity(shells.len());
    for (at, &shell) in shells.iter().enumerate() {
        while open.last().and_then(|&top| shells.get(top)).is_some_and(|&above| !dom.contains(above, shell)) {
            open.pop();
        }
        around.push(open.last().copied());
        open.push(at);
    }
    let in_order = shells.is_sorted();
    let chained = shells.len() > 3 && around.iter().enumerate().all(|(at, above)| *above == at.checked_sub(1));
    (in_order && !chained && around.iter().any(Option::is_some)).then_some(around)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discussion::{lines, record::Record};
    use crate::dom;

    fn nested(html: &str) -> Option<Vec<Option<usize>>> {
        let dom = dom::parse(html);
        let lines = lines::read(&dom);
        let record = |id| Record { item: id, end: dom.end(id), anchor: None, adopted: false, lines: Vec::new() };
        let records = Records::new(dom.elements(Dom::ROOT, "article").map(record).collect(), &lines);
        nesting(&dom, &around(&dom, &records))
    }

    #[test]
    fn answers_beside_their_post_are_found() {
        let list = "<ol><li><article>a</article><ol><li><article>b</article></li><li><article>c</article></li></ol></li>\
                    <li><article>d</article></li></ol>";
        assert_eq!(nested(list), Some(vec![None, Some(0), Some(0), None]));
    }

    #[test]
    fn posts_in_a_row_nest_in_nothing() {
        assert_eq!(nested("<div><article>a</article></div><div><article>b</article></div>"), None);
        assert_eq!(nested(&"<div><article>a</article>".repeat(5)), None);
    }
}
