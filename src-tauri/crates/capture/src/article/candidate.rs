//! The subtree that reads most like an article: paragraphs vote for what they stand in.
//!
//! The weights are Readability's, which fifteen years of pages have tuned.

use super::facts::{CODE, Facts, Node, TABLE, Tag};
use super::names::Names;
use super::sums::{Sum, Sums};
use crate::dom::NodeId;

/// How strict an attempt is. Each later one lets more through.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attempt {
    /// Leave out what by its name is hardly an article.
    pub strip_unlikely: bool,
    /// Let names count at all.
    pub weigh_names: bool,
    /// Clean what was found by what it holds.
    pub clean: bool,
    /// Keep prose whatever the names around it say.
    pub gentle: bool,
    /// Never believe a name against an element that holds most of the page.
    pub trusting: bool,
}

/// The attempts, from the strictest.
pub(super) const ATTEMPTS: [Attempt; 4] = [
    Attempt { strip_unlikely: true, weigh_names: true, clean: true, gentle: false, trusting: false },
    Attempt { strip_unlikely: false, weigh_names: true, clean: true, gentle: false, trusting: false },
    Attempt { strip_unlikely: false, weigh_names: false, clean: true, gentle: false, trusting: false },
    Attempt { strip_unlikely: false, weigh_names: false, clean: false, gentle: false, trusting: false },
];

/// How a region is read that was chosen for holding all the prose of the page.
pub(super) const REGION: Attempt =
    Attempt { strip_unlikely: true, weigh_names: true, clean: true, gentle: true, trusting: false };

/// The same where names would leave next to nothing.
pub(super) const TRUSTING: Attempt = Attempt { trusting: true, ..REGION };

/// The chosen subtrees, in document order. Empty only where the page is.
pub(super) fn roots(facts: &Facts, attempt: Attempt, gone: &[bool], sums: &Sums, body: NodeId) -> Vec<NodeId> {
    let mut election = Election { facts, attempt, gone, sums, scores: vec![None; facts.nodes.len()] };
    election.vote(body);
    let top = election.top(body);
    if top == body { vec![body] } else { election.with_siblings(top) }
}

/// Marks what is left out before anything is scored.
pub(super) fn strip(facts: &Facts, attempt: Attempt, taken: &[bool]) -> Vec<bool> {
    let mut gone = taken.to_vec();
    gone.resize(facts.nodes.len(), false);
    let mut next = 1usize;
    while next < facts.nodes.len() {
        let id = NodeId(next as u32);
        let node = facts.node(id);
        let already = gone.get(next).copied().unwrap_or(false);
        if already || node.hidden || attempt.strip_unlikely && is_unlikely(facts, id, node, attempt) {
            if let Some(place) = gone.get_mut(next) {
                *place = true;
            }
            next = facts.dom.end(id).0 as usize;
        } else {
            next += 1;
        }
    }
    gone
}

fn is_unlikely(facts: &Facts, id: NodeId, node: Node, attempt: Attempt) -> bool {
    if matches!(node.tag, Tag::None | Tag::Html | Tag::Body) {
        return false;
    }
    if (attempt.trusting || matches!(node.tag, Tag::Article | Tag::Main)) && facts.holds_most(id) {
        return false;
    }
    let role = facts.dom.attr(id, "role").unwrap_or("");
    if matches!(role, "menu" | "menubar" | "complementary" | "navigation" | "alert" | "alertdialog" | "dialog") {
        return true;
    }
    let unlikely = node.names.has(Names::UNLIKELY) || node.names.has(Names::HEADER) && !facts.entitles(id);
    unlikely && !node.names.has(Names::MAYBE) && node.tag != Tag::A && node.inside & (TABLE | CODE) == 0
}

struct Election<'e, 'a> {
    facts: &'e Facts<'a>,
    attempt: Attempt,
    gone: &'e [bool],
    sums: &'e Sums,
    scores: Vec<Option<f32>>,
}

impl Election<'_, '_> {
    /// Lets every paragraph raise the score of the elements around it.
    fn vote(&mut self, body: NodeId) {
        let dom = self.facts.dom;
        let mut id = body;
        while id < dom.end(body) {
            if self.is_gone(id) {
                id = dom.end(id);
                continue;
            }
            let node = self.facts.node(id);
            let sum = self.sums.of(self.facts, id);
            match node.tag {
                Tag::Section | Tag::P | Tag::Cell | Tag::Pre => self.raise(id, sum),
                Tag::Heading if dom.name(id) != "h1" => self.raise(id, sum),
                Tag::Div if node.paragraph && sum.link_density() < 0.25 => self.raise(id, sum),
                Tag::Div if node.runs > 0 => self.raise_runs(id),
                _ => {}
            }
            id = NodeId(id.0 + 1);
        }
    }

    /// Paragraphs without markup between the blocks of a `div`.
    fn raise_runs(&mut self, id: NodeId) {
        for (start, end) in self.facts.runs(id) {
            let sum = self.sums.between(start, end);
            let parents: Vec<NodeId> = std::iter::once(id).chain(self.parents(id)).take(5).collect();
            self.spread(&parents, sum);
        }
    }

    fn raise(&mut self, id: NodeId, sum: Sum) {
        let parents: Vec<NodeId> = self.parents(id).take(5).collect();
        self.spread(&parents, sum);
    }

    fn spread(&mut self, parents: &[NodeId], sum: Sum) {
        if sum.chars < 25 {
            return;
        }
        let score = 1.0 + (sum.commas + 1) as f32 + (sum.chars / 100).min(3) as f32;
        for (level, &parent) in parents.iter().enumerate() {
            let share = match level {
                0 => 1.0,
                1 => 2.0,
                level => level as f32 * 3.0,
            };
            let first = self.first_score(parent);
            if let Some(place) = self.scores.get_mut(parent.0 as usize) {
                *place = Some(place.unwrap_or(first) + score / share);
            }
        }
    }

    /// The elements around `id` below `html`, without wrappers of a single paragraph.
    fn parents(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let facts = self.facts;
        facts
            .dom
            .ancestors(id)
            .take_while(move |&up| !matches!(facts.tag(up), Tag::Html | Tag::None))
            .filter(move |&up| !facts.wraps_paragraph(up))
    }

    fn first_score(&self, id: NodeId) -> f32 {
        let node = self.facts.node(id);
        let base = match node.tag {
            Tag::Div => 5.0,
            Tag::Pre | Tag::Cell | Tag::Blockquote => 3.0,
            Tag::Address | Tag::List | Tag::Dl | Tag::Dd | Tag::Item | Tag::Form => -3.0,
            Tag::Heading | Tag::HeaderCell => -5.0,
            _ => 0.0,
        };
        base + if self.attempt.weigh_names { f32::from(node.weight) } else { 0.0 }
    }

    fn score(&self, id: NodeId) -> Option<f32> {
        self.scores.get(id.0 as usize).copied().flatten()
    }

    fn is_gone(&self, id: NodeId) -> bool {
        self.gone.get(id.0 as usize).copied().unwrap_or(false)
    }

    fn top(&mut self, body: NodeId) -> NodeId {
        let best = self.best(body);
        let Some(&(first, mut last)) = best.first() else { return body };
        if first == body {
            return body;
        }
        let mut top = self.shared_by(&best, first, body);
        if top != first || self.score(top).is_none() {
            last = self.score(top).unwrap_or_else(|| self.first_score(top));
        }
        // A parent that scores higher holds more of the article than its best child.
        let threshold = last / 3.0;
        for up in self.facts.dom.ancestors(top).take_while(|&up| up != body).collect::<Vec<_>>() {
            let Some(score) = self.score(up) else { continue };
            if score < threshold {
                break;
            }
            if score > last {
                top = up;
                break;
            }
            last = score;
        }
        let mut parents = self.facts.dom.ancestors(top).take_while(|&up| up != body);
        while let Some(up) = parents.next().filter(|&up| self.is_only_child_of(up)) {
            top = up;
        }
        top
    }

    fn is_only_child_of(&self, parent: NodeId) -> bool {
        self.facts.dom.child_elements(parent).filter(|&child| !self.is_gone(child)).nth(1).is_none()
    }

    /// The five best elements with their scores; links count against them.
    fn best(&mut self, body: NodeId) -> Vec<(NodeId, f32)> {
        let mut best: Vec<(NodeId, f32)> = Vec::new();
        for index in body.0..self.facts.dom.end(body).0 {
            let id = NodeId(index);
            let Some(score) = self.score(id) else { continue };
            let score = score * (1.0 - self.sums.of(self.facts, id).link_density());
            if let Some(place) = self.scores.get_mut(index as usize) {
                *place = Some(score);
            }
            let at = best.iter().position(|&(_, other)| score > other).unwrap_or(best.len());
            if at < 5 {
                best.insert(at, (id, score));
                best.truncate(5);
            }
        }
        best
    }

    /// The nearest element around at least three others that do almost as well, or else the best itself.
    fn shared_by(&self, best: &[(NodeId, f32)], first: NodeId, body: NodeId) -> NodeId {
        let Some(&(_, top)) = best.first() else { return first };
        let rivals: Vec<NodeId> =
            best.iter().skip(1).filter(|(_, score)| score / top >= 0.75).map(|&(id, _)| id).collect();
        if rivals.len() < 3 {
            return first;
        }
        let dom = self.facts.dom;
        let around = |up: NodeId| rivals.iter().filter(|&&rival| rival != up && dom.contains(up, rival)).count();
        dom.ancestors(first).take_while(|&up| up != body).find(|&up| around(up) >= 3).unwrap_or(first)
    }

    /// The top with those beside it that belong to it.
    fn with_siblings(&self, top: NodeId) -> Vec<NodeId> {
        let dom = self.facts.dom;
        let score = self.score(top).unwrap_or_else(|| self.first_score(top));
        let threshold = f32::max(10.0, score * 0.2);
        let class = dom.attr(top, "class").unwrap_or("");
        let Some(parent) = dom.parent(top) else { return vec![top] };
        let belongs = |sibling: NodeId| {
            let same = !class.is_empty() && dom.attr(sibling, "class") == Some(class);
            let bonus = if same { score * 0.2 } else { 0.0 };
            sibling == top
                || self.score(sibling).is_some_and(|own| own + bonus >= threshold)
                || self.is_stray_paragraph(sibling)
        };
        dom.child_elements(parent).filter(|&sibling| !self.is_gone(sibling) && belongs(sibling)).collect()
    }

    fn is_stray_paragraph(&self, id: NodeId) -> bool {
        let node = self.facts.node(id);
        let sum = self.sums.of(self.facts, id);
        if !(node.tag == Tag::P || node.tag == Tag::Div && node.paragraph && sum.link_density() < 0.25) {
            return false;
        }
        if sum.chars > 80 {
            return sum.link_density() < 0.25;
        }
        let text = self.facts.dom.visible_text(id);
        sum.linked == 0 && !text.is_empty() && (text.ends_with('.') || text.contains(". "))
    }
}
