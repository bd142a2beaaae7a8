//! Choosing the body: which subtrees are the article, and what inside them is not.

mod arrange;
mod authors;
mod boilerplate;
mod candidate;
mod captions;
mod cards;
mod clean;
mod copies;
mod declared;
mod facts;
mod names;
mod passages;
mod phrases;
mod questions;
mod reveal;
mod standfirst;
mod sums;
mod tag;

use crate::dom::{Dom, NodeId};
use crate::page::Page;
pub(crate) use arrange::{arrange, is_only_pictures, key};
pub(crate) use boilerplate::Reason;
use candidate::{ATTEMPTS, Attempt};
pub(crate) use declared::DeclaredBody;
use document::Dropped;
use facts::{Facts, Tag};
use std::collections::BTreeMap;
use sums::Sums;

/// An attempt that finds fewer characters is followed by a less strict one.
const ENOUGH: u32 = 500;

/// How many `main` and `article` elements are tried as the page's region.
const MOST_REGIONS: usize = 16;

/// The chosen body.
#[derive(Debug, Default)]
pub(crate) struct Body {
    /// Subtrees that hold the article, in document order.
    pub roots: Vec<NodeId>,
    /// For each node of the page, whether it is left out with all it holds.
    gone: Vec<bool>,
    /// Why elements inside the roots were left out.
    pub left_out: Vec<Reason>,
    /// Characters kept.
    chars: u32,
}

impl Body {
    /// Whether the element is no part of the article.
    pub fn leaves_out(&self, id: NodeId) -> bool {
        self.gone.get(id.0 as usize).copied().unwrap_or(false)
    }
}

/// What was left out, by kind, with a count and a reason each, for the receipt.
pub(crate) fn dropped(reasons: &[Reason]) -> Vec<Dropped> {
    let mut counts: BTreeMap<Reason, u32> = BTreeMap::new();
    reasons.iter().for_each(|&reason| *counts.entry(reason).or_default() += 1);
    let dropped = |(reason, count): (Reason, u32)| {
        let (what, why) = reason.explain();
        Dropped { what: what.into(), count, why: why.into() }
    };
    counts.into_iter().map(dropped).collect()
}

/// What is known of an article before its body is chosen.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known<'k> {
    /// Its title, or nothing.
    pub title: &'k str,
    /// Who wrote it, or nothing.
    pub byline: &'k str,
    /// What the page says its text is.
    pub body: Option<&'k DeclaredBody>,
}

/// Chooses the body of a page, never anything inside `taken`.
pub(crate) fn choose(page: &Page, known: Known<'_>, taken: &[NodeId]) -> Body {
    let Known { title, body: declared, .. } = known;
    let dom = page.dom;
    let facts = Facts::read(dom, &page.disclosures);
    let body =
        dom.child_elements(Dom::ROOT).flat_map(|html| dom.child_elements(html)).find(|&id| dom.name(id) == "body");
    let body = body.unwrap_or(Dom::ROOT);
    let mut marks = vec![false; dom.len()];
    for &id in taken {
        if let Some(mark) = marks.get_mut(id.0 as usize) {
            *mark = true;
        }
    }
    let copies = copies::mark(&facts, body, &mut marks);
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
    let mut chosen = best;
    let held = |body: &Body| declared.map_or(1.0, |declared| declared.held_by(&facts, &body.roots, &body.gone));
    let mut most_held = held(&chosen);
    for (attempt, share) in [(candidate::REGION, 0.6), (candidate::TRUSTING, 0.15)] {
        let region = region_body(&facts, &marks, body, attempt);
        if !declared::is_found(most_held) {
            let more = held(&region);
            if more > most_held {
                (chosen, most_held) = (region, more);
            }
        } else if (prose(&facts, &chosen.roots, &chosen.gone) as f32)
            < share * prose(&facts, &region.roots, &region.gone) as f32
        {
            chosen = region;
        }
    }
    let standfirst = standfirst::find(&facts, title, &chosen.roots, &marks);
    for &id in &standfirst {
        clean::clean(&facts, id, candidate::REGION, &mut chosen.gone);
        if let Some(mark) = chosen.gone.get_mut(id.0 as usize) {
            *mark = false;
        }
    }
    chosen.roots.splice(0..0, standfirst);
    for id in questions::find(&facts, &chosen.roots, &marks) {
        clean::clean(&facts, id, candidate::REGION, &mut chosen.gone);
        chosen.roots.push(id);
    }
    chosen.left_out.extend(std::iter::repeat_n(Reason::Copy, copies));
    let whole = chosen.roots.iter().map(|&root| facts.chars(root)).sum();
    for &root in &chosen.roots.clone() {
        chosen.left_out.extend(boilerplate::mark(&facts, root, whole, title, &mut chosen.gone));
    }
    chosen.left_out.extend(cards::mark(&facts, page, &chosen.roots, &mut chosen.gone));
    chosen.left_out.extend(passages::mark(&facts, &chosen.roots, &mut chosen.gone));
    chosen.left_out.extend(authors::mark(&facts, &chosen.roots, known.byline, &mut chosen.gone));
    chosen
}

/// The whole of the page's main region without what is furniture by its markup.
fn region_body(facts: &Facts, taken: &[bool], body: NodeId, attempt: Attempt) -> Body {
    let mut gone = candidate::strip(facts, attempt, taken);
    for id in facts.dom.descendants(body) {
        let furniture = match facts.tag(id) {
            Tag::Nav => true,
            Tag::Aside => facts.dom.attr(id, "role") != Some("doc-footnote"),
            Tag::Footer => !facts.tells(id),
            Tag::Header => facts.chars(id) < 2000,
            _ => false,
        };
        if let Some(mark) = gone.get_mut(id.0 as usize).filter(|_| furniture) {
            *mark = true;
        }
    }
    let all = prose(facts, &[body], &gone);
    let main = |id: &NodeId| {
        facts.tag(*id) == Tag::Main || facts.dom.attr(*id, "role") == Some("main") || facts.tag(*id) == Tag::Article
    };
    let mut root = body;
    // Measuring walks the subtree, so only a few are tried: a page of a thousand `article`s is a list.
    for id in facts.dom.descendants(body).filter(main).take(MOST_REGIONS) {
        if facts.dom.contains(root, id) && prose(facts, &[id], &gone) as f32 > 0.7 * all as f32 {
            root = id;
        }
    }
    clean::clean(facts, root, attempt, &mut gone);
    let sums = Sums::read(facts, &gone);
    let chars = sums.of(facts, root).chars;
    Body { roots: vec![root], gone, chars, ..Body::default() }
}

/// Characters in paragraphs and items that read as prose.
fn prose(facts: &Facts, roots: &[NodeId], gone: &[bool]) -> u32 {
    let mut prose = 0;
    for &root in roots {
        let mut id = root;
        while id < facts.dom.end(root) {
            if gone.get(id.0 as usize).copied().unwrap_or(false) {
                id = facts.dom.end(id);
                continue;
            }
            let node = facts.node(id);
            let leaf = matches!(node.tag, Tag::P | Tag::Item | Tag::Pre | Tag::Cell | Tag::Dd)
                || node.tag == Tag::Div && node.paragraph;
            if leaf {
                let sum = facts.sums.of(facts, id);
                if sum.chars >= 40 && sum.link_density() < 0.3 {
                    prose += sum.chars;
                }
                id = facts.dom.end(id);
                continue;
            }
            if node.runs > 0 {
                for (start, end) in facts.runs(id) {
                    let sum = facts.sums.between(start, end);
                    if sum.chars >= 40 && sum.link_density() < 0.3 {
                        prose += sum.chars;
                    }
                }
            }
            id = NodeId(id.0 + 1);
        }
    }
    prose
}

fn attempt_body(facts: &Facts, attempt: Attempt, taken: &[bool], body: NodeId) -> Body {
    let mut gone = candidate::strip(facts, attempt, taken);
    let sums = Sums::read(facts, &gone);
    let roots = candidate::roots(facts, attempt, &gone, &sums, body);
    for &root in &roots {
        clean::clean(facts, root, attempt, &mut gone);
    }
    let roots: Vec<NodeId> =
        roots.into_iter().filter(|root| !gone.get(root.0 as usize).copied().unwrap_or(false)).collect();
    let sums = Sums::read(facts, &gone);
    let chars = roots.iter().map(|&root| sums.of(facts, root).chars).sum();
    Body { roots, gone, chars, ..Body::default() }
}
