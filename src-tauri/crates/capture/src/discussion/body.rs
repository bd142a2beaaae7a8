//! What each comment says: the part of the records that holds most of the words, without what is around them.

use super::author::Found;
use super::hint::Hint;
use super::record::{Record, Records};
use super::view::View;
use super::vocabulary;
use crate::dom::NodeId;
use std::collections::{HashMap, HashSet};

/// The body of a record.
#[derive(Clone, Debug, Default)]
pub(crate) struct Body {
    /// Subtrees that hold it.
    pub(crate) roots: Vec<NodeId>,
    /// Subtrees inside them that are not part of it, in document order.
    pub(crate) skip: Vec<NodeId>,
    /// Bytes of text.
    pub(crate) length: usize,
    /// Bytes of text that are links.
    pub(crate) linked: usize,
}

/// The bodies of all records.
pub(crate) fn learn(view: &View<'_>, records: &Records, authors: &[Option<Found>]) -> Vec<Body> {
    let furniture = furniture(view, records, authors);
    let place = place(view, records, &furniture);
    (0..records.len()).map(|at| body(view, records, at, &furniture, place)).collect()
}

/// The lines that are not part of any body.
struct Furniture {
    /// By what they are.
    sure: HashSet<usize>,
    /// Only because they are repeated: people say the same too.
    repeated: HashSet<usize>,
}

impl Furniture {
    fn contains(&self, line: usize) -> bool {
        self.sure.contains(&line) || self.repeated.contains(&line)
    }
}

fn furniture(view: &View<'_>, records: &Records, authors: &[Option<Found>]) -> Furniture {
    let mut furniture = Furniture { sure: HashSet::new(), repeated: HashSet::new() };
    for (record, author) in records.iter().zip(authors) {
        furniture.sure.extend(
            view.lines_of(record).filter(|&(at, _)| is_around(view, record, author.as_ref(), at)).map(|line| line.0),
        );
    }
    let weight = |furniture: &Furniture, without: &HashSet<usize>| -> usize {
        let all = records.iter().flat_map(|record| view.lines_of(record));
        all.filter(|(at, _)| !furniture.contains(*at) && !without.contains(at)).map(|(_, line)| line.text.len()).sum()
    };
    // A theme may call the body's own wrapper "author-text", and answers may have one form: what would take nearly
    // everything is wrong.
    let spares = |furniture: &Furniture, without: &HashSet<usize>| {
        weight(furniture, without) * 5 > weight(furniture, &HashSet::new())
    };
    let same: HashSet<usize> =
        repeated(view, records).into_iter().chain(repeated_by_author(view, records, authors)).collect();
    if spares(&furniture, &same) {
        furniture.repeated = same;
    }
    let hinted = hinted(view, records);
    if spares(&furniture, &hinted) {
        furniture.sure.extend(hinted);
    }
    furniture
}

/// The line of the date, of the author, of controls, of a label with a number.
fn is_around(view: &View<'_>, record: &Record, author: Option<&Found>, at: usize) -> bool {
    let Some(line) = view.lines.get(at) else { return false };
    let anchor = record.anchor.and_then(|anchor| view.anchors.get(anchor));
    let holds_date = anchor.is_some_and(|anchor| {
        line.pieces.iter().any(|piece| view.dom.contains(anchor.node, piece.1))
            && anchor.text.len() + 90 >= line.text.len()
    });
    let holds_author = author.is_some_and(|found| {
        let near = line.text.len() <= found.author.name.len() + 40;
        near && found.node.is_some_and(|node| line.pieces.iter().any(|piece| view.dom.contains(node, piece.1)))
    });
    holds_date || holds_author || vocabulary::is_control(&line.text) || is_labelled_number(&line.text) || {
        let again = author.is_some_and(|found| line.text == found.author.name);
        again
            || (line.text.len() < 120
                && vocabulary::is_edit_note(&line.text)
                && line.text.bytes().any(|b| b.is_ascii_digit()))
    }
}

/// "Posts: 1,234".
fn is_labelled_number(text: &str) -> bool {
    text.split_once(':').is_some_and(|(label, value)| {
        let value = value.trim();
        label.chars().count() <= 30
            && value.chars().count() <= 24
            && value.starts_with(|c: char| c.is_ascii_digit())
            && !value.contains(' ')
    })
}

/// Lines that stand at the same place in many records, apart from their numbers.
fn repeated(view: &View<'_>, records: &Records) -> Vec<usize> {
    let mut seen: HashMap<(u64, String), (usize, Vec<usize>)> = HashMap::new();
    for (index, record) in records.iter().enumerate() {
        for (at, line) in view.lines_of(record).filter(|(_, line)| line.text.len() <= 120) {
            let words: String = line.text.chars().filter(|c| !c.is_ascii_digit()).collect();
            let chain = view.chain(record, line.block);
            let place = view.paths(record, &chain).last().copied().unwrap_or(0);
            let entry = seen.entry((place, words)).or_insert((usize::MAX, Vec::new()));
            if entry.0 != index {
                entry.0 = index;
                entry.1.push(at);
            } else {
                // Twice in one record: counted once, dropped with the others.
                entry.1.push(at);
            }
        }
    }
    let enough = (records.len() * 3 / 10).max(if records.len() <= 3 { records.len() } else { 3 }).max(2);
    seen.into_values().filter(|(_, lines)| lines.len() >= enough).flat_map(|(_, lines)| lines).collect()
}

/// Lines that end every post of one author: a signature.
fn repeated_by_author(view: &View<'_>, records: &Records, authors: &[Option<Found>]) -> Vec<usize> {
    let mut by_author: HashMap<&str, Vec<&Record>> = HashMap::new();
    for (record, author) in records.iter().zip(authors) {
        if let Some(found) = author {
            by_author.entry(found.author.name.as_str()).or_default().push(record);
        }
    }
    let mut lines = Vec::new();
    for posts in by_author.into_values().filter(|posts| posts.len() >= 2) {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for post in &posts {
            let distinct: HashSet<&str> = view.lines_of(post).map(|(_, line)| line.text.as_str()).collect();
            for text in distinct {
                *counts.entry(text).or_default() += 1;
            }
        }
        let all = |text: &str| counts.get(text).is_some_and(|&count| count == posts.len());
        let same = posts.iter().flat_map(|post| view.lines_of(post)).filter(|(_, line)| all(&line.text));
        lines.extend(same.map(|(at, _)| at));
    }
    lines
}

/// Lines inside parts whose name says that they are around the words, where that is so in most records: a class may
/// also say something about one comment ("by the author").
fn hinted(view: &View<'_>, records: &Records) -> HashSet<usize> {
    let mut places: HashMap<u64, (usize, usize, Option<usize>)> = HashMap::new();
    for (index, record) in records.iter().enumerate() {
        for (_, line) in view.lines_of(record) {
            let chain = view.chain(record, line.block);
            for (path, &node) in view.paths(record, &chain).into_iter().zip(&chain) {
                let place = places.entry(path).or_default();
                if place.2 != Some(index) {
                    place.0 += 1;
                    place.1 += usize::from(node != record.item && is_hinted(view, node));
                    place.2 = Some(index);
                }
            }
        }
    }
    let named = |path: &u64| places.get(path).is_some_and(|&(all, named, _)| named * 10 >= all * 6);
    let mut lines = HashSet::new();
    for record in records.iter() {
        for (at, line) in view.lines_of(record) {
            if view.paths(record, &view.chain(record, line.block)).iter().any(named) {
                lines.insert(at);
            }
        }
    }
    lines
}

fn is_hinted(view: &View<'_>, id: NodeId) -> bool {
    view.hints.get(id).has(Hint::AROUND) || matches!(view.dom.name(id), "header" | "footer" | "nav" | "button" | "form")
}

/// One step down the records, added up over all of them.
#[derive(Default)]
struct Step {
    above: u64,
    text: usize,
    records: usize,
    last: Option<usize>,
    stops: bool,
}

/// The path to the element that holds the words of most records; `None` is the item itself.
fn place(view: &View<'_>, records: &Records, furniture: &Furniture) -> Option<u64> {
    let mut steps: HashMap<u64, Step> = HashMap::new();
    let mut total = 0;
    let mut filled = 0;
    for (index, record) in records.iter().enumerate() {
        let mut any = false;
        for (_, line) in view.lines_of(record).filter(|(at, _)| !furniture.contains(*at)) {
            let chain = view.chain(record, line.block);
            let mut above = 0;
            for (path, &node) in view.paths(record, &chain).into_iter().zip(&chain) {
                let step = steps.entry(path).or_default();
                step.above = above;
                step.text += line.text.len();
                step.stops = is_prose(view.dom.name(node));
                if step.last != Some(index) {
                    step.last = Some(index);
                    step.records += 1;
                }
                above = path;
            }
            total += line.text.len();
            any = true;
        }
        filled += usize::from(any);
    }
    let mut below: HashMap<u64, Vec<u64>> = HashMap::new();
    for (&path, step) in &steps {
        below.entry(step.above).or_default().push(path);
    }
    let mut at = 0;
    let mut found = None;
    loop {
        let inside = below.get(&at).into_iter().flatten().filter_map(|&path| Some((path, steps.get(&path)?)));
        let best = inside.max_by_key(|(path, step)| (step.text, *path));
        let Some((path, step)) = best.filter(|(_, step)| !step.stops) else { break };
        if step.text * 100 < total * 66 || step.records * 100 < filled * 60 {
            break;
        }
        total = step.text;
        at = path;
        found = Some(path);
    }
    found
}

/// Elements that are part of what is said rather than around it.
fn is_prose(name: &str) -> bool {
    matches!(
        name,
        "p" | "blockquote" | "ul" | "ol" | "pre" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "figure" | "details"
    )
}

fn body(view: &View<'_>, records: &Records, at: usize, furniture: &Furniture, place: Option<u64>) -> Body {
    let Some(record) = records.get(at) else { return Body::default() };
    let mut roots: Vec<NodeId> = Vec::new();
    for (_, line) in view.lines_of(record).filter(|(at, _)| !furniture.contains(*at)) {
        let chain = view.chain(record, line.block);
        let paths = view.paths(record, &chain);
        let root = paths.iter().position(|&path| Some(path) == place).and_then(|step| chain.get(step)).copied();
        roots.extend(root.filter(|root| roots.last() != Some(root)));
    }
    if roots.is_empty() {
        // Nothing where the others have their words: a look of its own, or nothing but a picture.
        roots = place.map(|place| at_place(view, records, at, place)).unwrap_or_default();
        // "Thanks!", like a third of the others.
        let words = trim(view, records, at, roots.clone(), |line| furniture.sure.contains(&line));
        if words.length > 0 {
            return words;
        }
    }
    if roots.is_empty() {
        roots = top_nodes(view, record);
    }
    trim(view, records, at, roots, |line| furniture.contains(line))
}

/// The elements at a path, whatever they hold.
fn at_place(view: &View<'_>, records: &Records, at: usize, place: u64) -> Vec<NodeId> {
    let Some(record) = records.get(at) else { return Vec::new() };
    let is_there = |&id: &NodeId| {
        view.dom.element(id).is_some() && view.paths(record, &view.chain(record, id)).last() == Some(&place)
    };
    records.own(at).filter(is_there).take(1).collect()
}

/// The item, or the siblings the record spreads over.
fn top_nodes(view: &View<'_>, record: &Record) -> Vec<NodeId> {
    let mut nodes = Vec::new();
    let mut next = record.item;
    while next < record.end {
        nodes.push(next);
        next = view.dom.end(next).max(NodeId(next.0 + 1));
    }
    nodes
}

/// A body of the record under `roots`, without the lines that `drops` names, nested records and portraits.
pub(crate) fn trim(
    view: &View<'_>,
    records: &Records,
    at: usize,
    roots: Vec<NodeId>,
    drops: impl Fn(usize) -> bool,
) -> Body {
    let Some(record) = records.get(at) else { return Body::default() };
    let mut kept: Vec<NodeId> = Vec::new();
    let mut dropped: Vec<NodeId> = Vec::new();
    let mut body = Body { roots, ..Body::default() };
    let under = |roots: &[NodeId], node: NodeId| {
        roots
            .partition_point(|&root| root <= node)
            .checked_sub(1)
            .and_then(|at| roots.get(at))
            .is_some_and(|&root| view.dom.contains(root, node))
    };
    for (at, line) in view.lines_of(record).filter(|(_, line)| under(&body.roots, line.start())) {
        let nodes = line.pieces.iter().map(|piece| piece.1);
        if drops(at) {
            dropped.extend(nodes);
        } else {
            kept.extend(nodes);
            body.length += line.text.len();
            body.linked += line.linked;
        }
    }
    let holds = |nodes: &[NodeId], id: NodeId| {
        nodes.get(nodes.partition_point(|&node| node < id)).is_some_and(|&node| node < view.dom.end(id))
    };
    let mut jump = NodeId(0);
    for id in records.own(at).filter(|&id| under(&body.roots, id)) {
        if id < jump {
            continue;
        }
        let empty = !holds(&kept, id);
        if (empty && holds(&dropped, id)) || is_portrait(view, id) {
            body.skip.push(id);
            jump = view.dom.end(id);
        }
    }
    let nested = records.iter().skip(at + 1).take_while(|inner| inner.item < record.end);
    let mut last = NodeId(0);
    for inner in nested.filter(|inner| under(&body.roots, inner.item)) {
        if inner.item >= last {
            last = inner.end;
            body.skip.push(inner.item);
        }
    }
    body.skip.sort_unstable();
    body
}

/// A picture of the author.
fn is_portrait(view: &View<'_>, id: NodeId) -> bool {
    let Some(element) = view.dom.element(id).filter(|element| element.name() == "img") else { return false };
    let source = element.attr("src").or_else(|| element.attr("data-src")).unwrap_or("").to_ascii_lowercase();
    ["avatar", "gravatar", "userpic", "profile_pic", "profilepic"].iter().any(|word| source.contains(word))
        || view.hints.get(id).has(Hint::PORTRAIT)
}
