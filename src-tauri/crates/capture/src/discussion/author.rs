//! Who wrote each comment: the place that holds a short, varying name in most records.

use super::hint::Hint;
use super::record::{Record, Records};
use super::view::View;
use super::vocabulary;
use crate::dates;
use crate::dom::NodeId;
use document::Author;
use std::collections::{HashMap, HashSet};

/// Elements larger than this hold more than a name.
const MOST_NODES: u32 = 14;
const PROFILE: &[&str] = &[
    "/user",
    "/u/",
    "/member",
    "/profile",
    "/author",
    "profile.php",
    "profile.asp",
    "memberlist",
    "showuser",
    "user_profile",
    "action=profile",
    "/people/",
    "/profil",
    "/membre",
    "/mitglied",
    "/nutzer",
    "/autor",
    "member.php",
    "/users/",
    "userid=",
    "user_id=",
    "uid=",
    "/@",
    "/~",
    "mode=viewprofile",
    "userinfo",
    "/usuario",
    "/usuarios",
];

/// A name and where it was found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Who.
    pub(crate) author: Author,
    /// The element, where there is one.
    pub(crate) node: Option<NodeId>,
}

struct Candidate {
    record: usize,
    name: String,
    node: NodeId,
    hint: i32,
}

/// The author of each record, where there is one.
pub(crate) fn learn(view: &View<'_>, records: &Records) -> Vec<Option<Found>> {
    let mut places: HashMap<u64, Vec<Candidate>> = HashMap::new();
    for (at, record) in records.iter().enumerate() {
        let mut seen: HashSet<u64> = HashSet::new();
        for id in records.own(at) {
            let Some((name, hint)) = candidate(view, record, id) else { continue };
            let chain = view.chain(record, id);
            let Some(&place) = view.paths(record, &chain).last() else { continue };
            if seen.insert(place) {
                places.entry(place).or_default().push(Candidate { record: at, name, node: id, hint });
            }
        }
    }
    let mut ranked: Vec<(f64, Vec<Candidate>)> =
        places.into_values().map(|found| (worth(&found, records.len()), found)).filter(|place| place.0 > 3.0).collect();
    // The element nearest the front decides between equals, so that the same page always gives the same answer.
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.first().map(|c| c.node).cmp(&b.1.first().map(|c| c.node))));
    let mut authors: Vec<Option<Found>> = vec![None; records.len()];
    for candidate in ranked.iter().take(4).flat_map(|place| &place.1) {
        if let Some(slot @ None) = authors.get_mut(candidate.record) {
            *slot = Some(Found { author: author(view, candidate), node: Some(candidate.node) });
        }
    }
    for (slot, record) in authors.iter_mut().zip(records.iter()).filter(|(slot, _)| slot.is_none()) {
        *slot = beside_date(view, record);
    }
    authors
}

/// A short text that may be a name, with what speaks for and against it.
fn candidate(view: &View<'_>, record: &Record, id: NodeId) -> Option<(String, i32)> {
    let dom = view.dom;
    let element = dom.element(id)?;
    let small = dom.end(id).0 - id.0 <= MOST_NODES && id != record.item;
    if !small
        || matches!(
            element.name(),
            "time" | "script" | "style" | "button" | "option" | "blockquote" | "pre" | "code" | "br" | "hr"
        )
    {
        return None;
    }
    // A name stands in one line.
    let second = view.lines.get(view.line_from(id) + 1);
    if second.is_some_and(|line| line.start() < dom.end(id)) {
        return None;
    }
    let text = dom.visible_text(id);
    let name = clean(&text);
    if !vocabulary::is_name(name) || vocabulary::labels_other_date(name) || is_number(name) || holds_date(view, name) {
        return None;
    }
    let mut hint = hint_of(view, record, id);
    if let Some(href) = element.attr("href") {
        hint += match () {
            () if is_profile(href) => 4,
            () if href.contains('#') => -2,
            () => 0,
        };
    }
    if name.len() < text.trim().len() {
        // It stands between "by" and "says".
        hint += 2;
    }
    if name.ends_with(':') || name.starts_with('#') {
        hint -= 3;
    }
    Some((name.to_string(), hint))
}

/// What class, id, itemprop and rel of the element and the two above it say.
fn hint_of(view: &View<'_>, record: &Record, id: NodeId) -> i32 {
    let mut hint = 0;
    let chain = std::iter::once(id).chain(view.dom.ancestors(id)).take_while(|&above| above > record.item);
    for (steps, above) in chain.take(3).enumerate() {
        let hints = view.hints.get(above);
        let weight = if steps == 0 { 4 } else { 2 };
        if hints.has(Hint::NOT_NAMING) {
            hint -= weight;
        } else if hints.has(Hint::NAMING) {
            hint += weight;
        }
        if matches!(view.dom.name(above), "blockquote" | "h1" | "h2") {
            hint -= 3;
        }
    }
    hint.clamp(-6, 6)
}

/// How well a place holds the authors of all records.
fn worth(found: &[Candidate], records: usize) -> f64 {
    let count = found.len() as f64;
    let coverage = count / records.max(1) as f64;
    let distinct = found.iter().map(|c| c.name.as_str()).collect::<HashSet<_>>().len() as f64;
    let hint = found.iter().map(|c| f64::from(c.hint)).sum::<f64>() / count;
    let length = found.iter().map(|c| c.name.chars().count()).sum::<usize>() as f64 / count;
    let mut worth = coverage * 6.0 + hint;
    if records >= 3 && distinct <= 1.0 {
        worth -= 3.0;
    }
    if distinct / count > 0.3 {
        worth += 1.0;
    }
    if length > 24.0 {
        worth -= 1.5;
    }
    worth
}

fn author(view: &View<'_>, candidate: &Candidate) -> Author {
    let dom = view.dom;
    let inside = || dom.find(candidate.node, |id| dom.attr(id, "href").is_some());
    let link = dom.closest(candidate.node, |id| dom.name(id) == "a").or_else(inside);
    let href = link.and_then(|id| dom.attr(id, "href")).filter(|href| !href.starts_with(['#', 'j', 'J']));
    Author { name: candidate.name.clone(), url: href.map(|href| view.page.resolve(href)) }
}

/// The name in the line of the date: "Posted by X on …", "X says:".
fn beside_date(view: &View<'_>, record: &Record) -> Option<Found> {
    let anchor = view.anchors.get(record.anchor?)?;
    let line = view.lines.get(anchor.line?)?;
    let before = anchor.label.trim();
    let named = |text: &str| vocabulary::name_in(text).map(str::to_string);
    let after =
        line.text.get(before.len()..).and_then(|rest| rest.split_once(anchor.text.as_str())).map(|parts| parts.1);
    let mut words = before.trim_end_matches(|c: char| !c.is_alphanumeric()).rsplit_once(' ');
    // "by Ann on": the last word before a date is often a preposition.
    let without_last = words.take().filter(|(_, last)| last.chars().count() <= 3).map(|parts| parts.0);
    let found = named(before).or_else(|| named(without_last?)).or_else(|| named(after?))?;
    Some(Found { author: Author { name: clean(&found).to_string(), url: None }, node: None })
}

/// The name without "by" and "says:".
pub(crate) fn clean(text: &str) -> &str {
    let text = text.trim();
    let text = vocabulary::name_in(text).unwrap_or(text);
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '|' | '·' | '•' | '»' | '–' | '—'))
}

/// Whether a link leads to somebody's page.
pub(crate) fn is_profile(href: &str) -> bool {
    let href = href.to_ascii_lowercase();
    PROFILE.iter().any(|part| href.contains(part)) && !href.starts_with("javascript")
}

fn holds_date(view: &View<'_>, text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) && !dates::find(text, &view.context).is_empty()
}

fn is_number(text: &str) -> bool {
    !text.chars().any(char::is_alphabetic) && text.chars().any(|c| c.is_ascii_digit())
}
