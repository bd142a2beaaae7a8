//! What a page shows only when asked: accordions and tabs, whose parts are mostly hidden until then, and questions
//! that the markup pairs with their answers.

use crate::dom::{Dom, NodeId};
use crate::hidden;
use std::collections::{HashMap, HashSet};

/// A label is at most so many characters long.
const LONGEST_LABEL: usize = 300;

/// How far above a control its label may reach: a button in a heading in a box.
const LABEL_DEPTH: usize = 4;

/// A hidden box stands at most so many nodes behind the control that shows it.
const AFTER_CONTROL: usize = 4;

/// A label is at most so many nodes, so that reading the labels of a page takes linear time.
const LABEL_NODES: u32 = 40;

/// Labels with what they disclose.
#[derive(Debug, Default)]
pub(crate) struct Disclosures {
    /// What each question leads to, by the element that says the question.
    answers: HashMap<NodeId, NodeId>,
    /// The answers among them, each to one question.
    told: HashSet<NodeId>,
    /// Everything that something on the page shows and hides.
    panels: HashSet<NodeId>,
}

impl Disclosures {
    /// Finds them in one walk over the page and one over what was found.
    pub fn find(dom: &Dom) -> Self {
        let mut controls: Vec<(NodeId, &str)> = Vec::new();
        let mut nameless: Vec<NodeId> = Vec::new();
        let mut questions: Vec<NodeId> = Vec::new();
        for id in dom.descendants(Dom::ROOT) {
            let Some(element) = dom.element(id) else { continue };
            if let Some(target) = target(element) {
                controls.push((id, target));
            } else if element.attr("aria-expanded").is_some() {
                nameless.push(id);
            }
            if element.attr("itemtype").is_some_and(|kind| kind.trim_end_matches('/').ends_with("schema.org/Question"))
            {
                questions.push(id);
            }
        }
        let mut found = Self::default();
        let pairs = found.read_controls(dom, &controls);
        found.read_labels(dom, pairs);
        let pairs = found.read_nameless(dom, &nameless);
        found.read_labels(dom, pairs);
        found.read_questions(dom, &questions);
        found
    }

    /// The answer to the question that the element says.
    pub fn answer(&self, id: NodeId) -> Option<NodeId> {
        self.answers.get(&id).copied()
    }

    /// Whether something on the page shows and hides the element.
    pub fn is_panel(&self, id: NodeId) -> bool {
        self.panels.contains(&id)
    }

    /// What controls show that name it, with the labels of what is no tab.
    fn read_controls(&mut self, dom: &Dom, controls: &[(NodeId, &str)]) -> Vec<(NodeId, NodeId)> {
        let wanted: HashSet<&str> = controls.iter().map(|&(_, target)| target).collect();
        let mut places: HashMap<&str, Vec<NodeId>> = HashMap::new();
        for id in dom.descendants(Dom::ROOT).filter(|_| !wanted.is_empty()) {
            if let Some(name) = dom.attr(id, "id").filter(|name| wanted.contains(name)) {
                places.entry(name).or_default().push(id);
            }
        }
        let mut pairs: Vec<(NodeId, NodeId)> = Vec::new();
        for &(control, target) in controls {
            // Where a page uses a name twice, a control means the next place of that name.
            let named = places.get(target).map(Vec::as_slice).unwrap_or_default();
            let next = named.get(named.partition_point(|&place| place < control)).or(named.last());
            let Some(&panel) = next.filter(|&&panel| is_content(dom, panel)) else { continue };
            self.panels.insert(panel);
            let tab = dom.attr(control, "role") == Some("tab") || dom.attr(panel, "role") == Some("tabpanel");
            if let Some(label) = (!tab).then(|| label(dom, control, panel)).flatten() {
                pairs.push((label, panel));
            }
        }
        pairs
    }

    /// What controls show that name nothing: the hidden box right behind them.
    fn read_nameless(&mut self, dom: &Dom, controls: &[NodeId]) -> Vec<(NodeId, NodeId)> {
        let mut pairs = Vec::new();
        for &control in controls {
            let next = |id: NodeId| {
                let after = std::iter::successors(dom.next_sibling(id), |&id| dom.next_sibling(id));
                after.take(AFTER_CONTROL).find(|&id| dom.element(id).is_some())
            };
            let mut around = std::iter::once(control).chain(dom.ancestors(control)).take(LABEL_DEPTH);
            let panel = around.find_map(next).filter(|&panel| hidden::by_markup(dom, panel) && is_content(dom, panel));
            let Some(panel) = panel.filter(|&panel| self.panels.insert(panel)) else { continue };
            pairs.extend(label(dom, control, panel).map(|label| (label, panel)));
        }
        pairs
    }

    fn read_labels(&mut self, dom: &Dom, pairs: Vec<(NodeId, NodeId)>) {
        // One button that shows more is no list of questions.
        let asks = |label: NodeId| dom.visible_text(label).ends_with(['?', '？', '؟']);
        let many = pairs.len() > 1;
        let told = pairs.into_iter().filter(|&(label, _)| many && is_heading(dom, label) || asks(label));
        told.for_each(|(label, panel)| self.pair(label, panel));
    }

    /// Questions of a page that calls itself a list of them; elsewhere they are threads.
    fn read_questions(&mut self, dom: &Dom, questions: &[NodeId]) {
        let listed = |id: NodeId| {
            dom.ancestors(id).any(|up| dom.attr(up, "itemtype").is_some_and(|kind| kind.ends_with("/FAQPage")))
        };
        for &question in questions.iter().filter(|&&question| listed(question)) {
            let property = |name: &str| {
                let is = |&id: &NodeId| {
                    dom.attr(id, "itemprop").is_some_and(|names| names.split_whitespace().any(|it| it == name))
                };
                dom.descendants(question).find(is)
            };
            if let (Some(name), Some(answer)) = (property("name"), property("acceptedAnswer"))
                && let Some(label) = label(dom, name, answer)
            {
                self.pair(label, answer);
            }
        }
    }

    fn pair(&mut self, label: NodeId, panel: NodeId) {
        if !self.answers.contains_key(&label) && self.told.insert(panel) {
            self.answers.insert(label, panel);
        }
    }
}

/// The name of the element that a control shows and hides.
fn target(element: &crate::dom::Element) -> Option<&str> {
    let toggles = ["data-toggle", "data-bs-toggle"]
        .iter()
        .any(|name| element.attr(name).is_some_and(|what| matches!(what, "collapse" | "tab" | "pill")));
    let own = element.attr("aria-controls");
    let named = ["data-target", "data-bs-target", "href"].iter().filter_map(|name| element.attr(name));
    let named = || named.filter(|_| toggles).find_map(|name| name.trim().strip_prefix('#'));
    own.map(str::trim).or_else(named).filter(|name| !name.is_empty())
}

/// Whether a panel holds something to read rather than a menu or a dialog.
fn is_content(dom: &Dom, panel: NodeId) -> bool {
    let role = dom.attr(panel, "role").unwrap_or("");
    let furniture = |id: NodeId| {
        matches!(dom.name(id), "nav" | "header" | "dialog" | "aside")
            // Some servers put the whole page into one form.
            || dom.name(id) == "form" && (dom.end(id).0 - id.0) as usize * 2 < dom.len()
            || matches!(dom.attr(id, "role"), Some("navigation" | "banner" | "dialog" | "search"))
    };
    !matches!(role, "menu" | "menubar" | "listbox" | "tooltip" | "alert" | "alertdialog" | "status" | "tree")
        && !furniture(panel)
        && !dom.ancestors(panel).any(furniture)
}

/// The widest element before `panel` that says no more than its control does.
fn label(dom: &Dom, control: NodeId, panel: NodeId) -> Option<NodeId> {
    let small = |id: NodeId| dom.end(id) <= panel && dom.end(id).0 - id.0 <= LABEL_NODES;
    if !small(control) {
        return None;
    }
    let text = dom.visible_text(control);
    if text.is_empty() || text.chars().count() > LONGEST_LABEL {
        return None;
    }
    let around = dom.ancestors(control).take(LABEL_DEPTH);
    let around = around.take_while(|&up| small(up) && dom.visible_text(up) == text);
    Some(around.last().unwrap_or(control))
}

/// Whether the element is a heading, or holds one.
fn is_heading(dom: &Dom, id: NodeId) -> bool {
    let is = |id: NodeId| {
        matches!(dom.name(id), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt")
            || dom.attr(id, "role") == Some("heading")
    };
    is(id) || dom.find(id, is).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::parse;

    fn pairs(html: &str) -> Vec<(String, String)> {
        let dom = parse(html);
        let found = Disclosures::find(&dom);
        let mut pairs: Vec<_> = found.answers.iter().collect();
        pairs.sort();
        pairs.into_iter().map(|(&label, &panel)| (dom.visible_text(label), dom.visible_text(panel))).collect()
    }

    #[test]
    fn accordions_pair_headings_with_panels() {
        let item = |n: u32| {
            format!(
                "<div><h3><button aria-controls=p{n}>Part {n}</button></h3><div id=p{n} hidden><p>Text {n}.</div></div>"
            )
        };
        let found = pairs(&(item(1) + &item(2)));
        assert_eq!(found, [("Part 1".into(), "Text 1.".into()), ("Part 2".into(), "Text 2.".into())]);
        assert!(pairs(&item(1)).is_empty(), "one button that shows more is no question");
    }

    #[test]
    fn menus_disclose_nothing_to_read() {
        let menu = "<button aria-controls=m>Where to?</button><ul id=m role=menu><li>Home</ul>";
        assert!(pairs(menu).is_empty());
        let nav = "<nav><button aria-controls=m>Where to?</button><div id=m><p>Home</div></nav>";
        assert!(pairs(nav).is_empty());
    }

    #[test]
    fn questions_by_microdata_are_those_of_a_list() {
        let question = "<div itemscope itemtype=https://schema.org/Question><h3 itemprop=name>Why salt?</h3>\
                        <div itemprop=acceptedAnswer><p>It keeps.</div></div>";
        let list = format!("<div itemscope itemtype=https://schema.org/FAQPage>{question}</div>");
        assert_eq!(pairs(&list), [("Why salt?".into(), "It keeps.".into())]);
        assert!(pairs(question).is_empty());
    }
}
