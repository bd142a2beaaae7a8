//! Platform rules at work: recognising a system, and picking its parts out of a record.

use super::platform::{self, Platform};
use super::record::{Record, Records};
use super::selector::{Key, Selector};
use super::view::View;
use crate::dom::{Dom, NodeId};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// A selector, an attribute, or both.
#[derive(Debug)]
pub(crate) struct Pick {
    selector: Option<Selector<'static>>,
    attribute: Option<&'static str>,
}

/// A platform with its selectors parsed.
#[derive(Debug)]
pub(crate) struct Rules {
    pub(crate) platform: &'static Platform,
    item: Selector<'static>,
    sign: Selector<'static>,
    opening: Selector<'static>,
    pub(crate) id: Vec<Pick>,
    pub(crate) parent: Vec<Pick>,
    pub(crate) depth: Vec<Pick>,
    pub(crate) author: Vec<Pick>,
    pub(crate) author_url: Vec<Pick>,
    pub(crate) date: Vec<Pick>,
    pub(crate) body: Selector<'static>,
    pub(crate) exclude: Selector<'static>,
    pub(crate) title: Vec<Pick>,
    pub(crate) score: Vec<Pick>,
    pub(crate) permalink: Vec<Pick>,
    pub(crate) deleted: Selector<'static>,
    pub(crate) hidden: Selector<'static>,
    pub(crate) by_author: Selector<'static>,
    pub(crate) edited: Selector<'static>,
    pub(crate) accepted: Selector<'static>,
    pub(crate) pinned: Selector<'static>,
    pub(crate) pingback: Selector<'static>,
    pub(crate) badge: Selector<'static>,
    pub(crate) declared: Selector<'static>,
    pub(crate) collapsed: Selector<'static>,
    pub(crate) pages: Selector<'static>,
    pub(crate) furniture: Selector<'static>,
}

static RULES: LazyLock<Vec<Rules>> =
    LazyLock::new(|| platform::ALL.iter().filter_map(|platform| Rules::parse(platform)).collect());

/// Where on the page what the selectors ask for stands.
pub(crate) struct Index {
    classes: HashMap<&'static str, Vec<NodeId>>,
    attributes: HashMap<&'static str, Vec<NodeId>>,
    tags: HashMap<&'static str, Vec<NodeId>>,
}

impl Pick {
    fn parse(text: &'static str) -> Option<Self> {
        let (selector, attribute) = match text.split_once('@') {
            Some((selector, attribute)) => (selector.trim(), Some(attribute)),
            None => (text, None),
        };
        let selector = if selector.is_empty() { None } else { Some(Selector::parse(selector)?) };
        Some(Self { selector, attribute })
    }
}

impl Rules {
    /// `None` where a selector does not parse; a test sees to it that all do.
    pub(crate) fn parse(platform: &'static Platform) -> Option<Self> {
        let picks =
            |texts: &'static [&'static str]| texts.iter().map(|text| Pick::parse(text)).collect::<Option<Vec<_>>>();
        Some(Self {
            platform,
            item: Selector::parse(platform.item)?,
            sign: Selector::parse(platform.sign)?,
            opening: Selector::parse(platform.opening)?,
            id: picks(platform.id)?,
            parent: picks(platform.parent)?,
            depth: picks(platform.depth)?,
            author: picks(platform.author)?,
            author_url: picks(platform.author_url)?,
            date: picks(platform.date)?,
            body: Selector::parse(platform.body)?,
            exclude: Selector::parse(platform.exclude)?,
            title: picks(platform.title)?,
            score: picks(platform.score)?,
            permalink: picks(platform.permalink)?,
            deleted: Selector::parse(platform.deleted)?,
            hidden: Selector::parse(platform.hidden)?,
            by_author: Selector::parse(platform.by_author)?,
            edited: Selector::parse(platform.edited)?,
            accepted: Selector::parse(platform.accepted)?,
            pinned: Selector::parse(platform.pinned)?,
            pingback: Selector::parse(platform.pingback)?,
            badge: Selector::parse(platform.badge)?,
            declared: Selector::parse(platform.declared)?,
            collapsed: Selector::parse(platform.collapsed)?,
            pages: Selector::parse(platform.pages)?,
            furniture: Selector::parse(platform.furniture)?,
        })
    }

    fn selectors(&self) -> impl Iterator<Item = &Selector<'static>> {
        let picks = [
            &self.id,
            &self.parent,
            &self.depth,
            &self.author,
            &self.author_url,
            &self.date,
            &self.title,
            &self.score,
            &self.permalink,
        ];
        let picked = picks.into_iter().flatten().filter_map(|pick| pick.selector.as_ref());
        picked.chain([
            &self.item,
            &self.opening,
            &self.body,
            &self.exclude,
            &self.deleted,
            &self.hidden,
            &self.by_author,
            &self.edited,
            &self.accepted,
            &self.pinned,
            &self.pingback,
            &self.badge,
            &self.declared,
            &self.collapsed,
            &self.pages,
            &self.furniture,
        ])
    }
}

impl Index {
    fn build(dom: &Dom, selectors: &mut dyn Iterator<Item = &Selector<'static>>) -> Self {
        let mut index = Self { classes: HashMap::new(), attributes: HashMap::new(), tags: HashMap::new() };
        for selector in selectors {
            for key in selector.keys() {
                match key {
                    Key::Class(name) => index.classes.entry(name).or_default(),
                    Key::Attr(name) => index.attributes.entry(name).or_default(),
                    Key::Tag(name) => index.tags.entry(name).or_default(),
                };
            }
        }
        for id in dom.descendants(Dom::ROOT) {
            let Some(element) = dom.element(id) else { continue };
            if let Some(nodes) = index.tags.get_mut(element.name()) {
                nodes.push(id);
            }
            for (name, value) in element.attrs() {
                if let Some(nodes) = index.attributes.get_mut(name) {
                    nodes.push(id);
                }
                if name == "class" {
                    for class in value.split_ascii_whitespace() {
                        if let Some(nodes) = index.classes.get_mut(class) {
                            nodes.push(id);
                        }
                    }
                }
            }
        }
        index
    }

    fn nodes(&self, key: Key<'_>) -> &[NodeId] {
        let nodes = match key {
            Key::Class(name) => self.classes.get(name),
            Key::Attr(name) => self.attributes.get(name),
            Key::Tag(name) => self.tags.get(name),
        };
        nodes.map_or(&[], Vec::as_slice)
    }

    /// Everything on the page that is selected, in order.
    pub(crate) fn all(&self, dom: &Dom, selector: &Selector<'_>) -> Vec<NodeId> {
        let mut found: Vec<NodeId> = selector
            .keys()
            .flat_map(|key| self.nodes(key).iter().copied())
            .filter(|&id| selector.matches(dom, id))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What is selected among a record's own nodes, in order.
    pub(crate) fn own(&self, view: &View<'_>, records: &Records, at: usize, selector: &Selector<'_>) -> Vec<NodeId> {
        let Some(record) = records.get(at) else { return Vec::new() };
        let mut found = Vec::new();
        for key in selector.keys() {
            let nodes = self.nodes(key);
            let mut next = nodes.partition_point(|&id| id < record.item);
            while let Some(&id) = nodes.get(next).filter(|&&id| id < record.end) {
                if let Some(nested) = records.nested_at(at, id) {
                    next += nodes.get(next..).map_or(1, |rest| rest.partition_point(|&id| id < nested.end)).max(1);
                    continue;
                }
                if selector.matches(view.dom, id) {
                    found.push(id);
                }
                next += 1;
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// A system that was recognised, with the index its rules need and the records it marks.
pub(crate) struct Recognised {
    pub(crate) rules: &'static Rules,
    pub(crate) index: Index,
    pub(crate) records: Records,
    /// The items that open a thread.
    pub(crate) opening: HashSet<NodeId>,
}

/// The first system whose items stand on the page, most of them with an author and words where its rules say.
pub(crate) fn recognise(view: &View<'_>) -> Option<Recognised> {
    let mut marks = RULES.iter().flat_map(|rules| [&rules.item, &rules.opening, &rules.sign]);
    let probe = Index::build(view.dom, &mut marks);
    RULES.iter().find_map(|rules| {
        let opening = probe.all(view.dom, &rules.opening);
        let mut items = probe.all(view.dom, &rules.item);
        if items.is_empty() || !has_words(view, &items) {
            return None;
        }
        items.extend(&opening);
        items.sort_unstable();
        items.dedup();
        let index = Index::build(view.dom, &mut rules.selectors());
        let records = records(view, rules, &items);
        let signed = || !probe.all(view.dom, &rules.sign).is_empty();
        (fitting(view, rules, &index, &records) * 2 >= records.len() || signed()).then(|| Recognised {
            rules,
            index,
            records,
            opening: opening.into_iter().collect(),
        })
    })
}

/// How many records have what the rules expect in each; classes such as `comment` are everybody's.
fn fitting(view: &View<'_>, rules: &Rules, index: &Index, records: &Records) -> usize {
    let fits = |at: &usize| {
        let named = rules.author.is_empty() || picked(view, index, records, *at, &rules.author).next().is_some();
        named && (rules.body.is_empty() || !index.own(view, records, *at, &rules.body).is_empty())
    };
    (0..records.len()).filter(fits).count()
}

fn has_words(view: &View<'_>, items: &[NodeId]) -> bool {
    items.iter().any(|&id| view.unlinked_text(id, view.dom.end(id)) > 0)
}

fn records(view: &View<'_>, rules: &Rules, items: &[NodeId]) -> Records {
    let end = |(at, &item): (usize, &NodeId)| {
        if !rules.platform.spread {
            return view.dom.end(item);
        }
        let limit = view.dom.parent(item).map_or(view.dom.end(item), |parent| view.dom.end(parent));
        items.get(at + 1).map_or(limit, |&next| next.min(limit))
    };
    let records = items.iter().enumerate().map(|(at, item)| Record {
        item: *item,
        end: end((at, item)),
        anchor: None,
        adopted: false,
        lines: Vec::new(),
    });
    Records::new(records.collect(), &view.lines)
}

/// What the picks give, in their order: the element and the attribute's value or nothing.
pub(crate) fn picked<'p>(
    view: &'p View<'_>,
    index: &'p Index,
    records: &'p Records,
    at: usize,
    picks: &'p [Pick],
) -> impl Iterator<Item = (NodeId, Option<&'p str>)> + 'p {
    picks.iter().flat_map(move |pick| {
        let nodes = match &pick.selector {
            Some(selector) => index.own(view, records, at, selector),
            None => records.get(at).map(|record| record.item).into_iter().collect(),
        };
        nodes.into_iter().filter_map(move |id| match pick.attribute {
            Some(name) => {
                view.dom.attr(id, name).filter(|value| !value.trim().is_empty()).map(|value| (id, Some(value)))
            }
            None => Some((id, None)),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_parses() {
        for platform in platform::ALL {
            assert!(Rules::parse(platform).is_some(), "{}", platform.name);
        }
    }
}
