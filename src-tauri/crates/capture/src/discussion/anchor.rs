//! Dates on the page that may be the date of a comment.

use super::lines::Line;
use super::vocabulary;
use crate::dates;
use crate::dom::{Dom, NodeId};
use crate::page::Page;
use document::Date;
use std::collections::HashMap;

/// Lines longer than this are prose; a date in them is not looked for.
const LONGEST_LINE: usize = 160;
/// Words beside a date longer than this make it part of a sentence.
const LONGEST_REST: usize = 90;
/// Attributes that hold a date or seconds or milliseconds since 1970.
const DATE_ATTRIBUTES: &[&str] = &[
    "datetime",
    "data-timestamp",
    "data-time",
    "data-utime",
    "data-datetime",
    "data-date",
    "data-created",
    "data-created-at",
    "data-at-unix",
    "data-epoch",
    "pubdate",
    "title",
    "data-original-title",
    "data-tooltip",
    "data-title",
    "data-tippy-content",
    "content",
    "aria-label",
];

/// A date and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Anchor {
    /// The smallest element around it.
    pub(crate) node: NodeId,
    /// What it says, where that can be read.
    pub(crate) date: Option<Date>,
    /// Its own words.
    pub(crate) text: String,
    /// The line it stands in.
    pub(crate) line: Option<usize>,
    /// What stands before it in the line.
    pub(crate) label: String,
}

/// What is needed to read the page's dates.
pub(crate) fn context(page: &Page<'_>, lines: &[Line]) -> dates::Context {
    let dated = lines.iter().map(|line| line.text.as_str()).filter(|text| may_hold_date(text));
    dates::Context {
        now: page.now,
        day_first: dates::day_first(dated, page.language.as_deref()),
        language: page.language.clone(),
    }
}

fn may_hold_date(text: &str) -> bool {
    text.len() <= LONGEST_LINE && (text.bytes().any(|byte| byte.is_ascii_digit()) || text.chars().count() <= 32)
}

/// All anchors of the page in order.
pub(crate) fn find(page: &Page<'_>, lines: &[Line], context: &dates::Context) -> Vec<Anchor> {
    let dom = page.dom;
    let line_of: HashMap<NodeId, usize> =
        lines.iter().enumerate().flat_map(|(at, line)| line.pieces.iter().map(move |piece| (piece.1, at))).collect();
    let mut anchors: Vec<Anchor> = Vec::new();
    for id in dom.descendants(Dom::ROOT) {
        if let Some(anchor) = from_attributes(dom, id, context, lines, &line_of) {
            anchors.push(anchor);
        }
    }
    let marked: Vec<NodeId> = anchors.iter().map(|anchor| anchor.node).collect();
    let is_marked = |node: NodeId| {
        let before = marked.partition_point(|&id| id <= node);
        before.checked_sub(1).and_then(|at| marked.get(at)).is_some_and(|&id| dom.contains(id, node))
    };
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| may_hold_date(&line.text)) {
        for found in dates::find(&line.text, context) {
            let (first, last) = line.nodes(&found.range);
            let rest = line.text.len() - found.range.len();
            if is_marked(first) || rest > LONGEST_REST {
                continue;
            }
            let Some(text) = line.text.get(found.range.clone()) else { continue };
            let label = line.text.get(..found.range.start).unwrap_or("").to_string();
            anchors.push(Anchor {
                node: common(dom, first, last),
                date: found.date,
                text: text.to_string(),
                line: Some(at),
                label,
            });
        }
    }
    anchors.sort_by_key(|anchor| anchor.node);
    for anchor in &mut anchors {
        label_from_above(anchor, lines);
    }
    anchors
}

/// A date alone in its line may be labelled by the line before it (`<dt>Joined</dt><dd>May 2003</dd>`).
fn label_from_above(anchor: &mut Anchor, lines: &[Line]) {
    let above = anchor.line.and_then(|at| lines.get(at.checked_sub(1)?));
    let alone = anchor.label.trim().is_empty();
    let labels = |line: &&Line| alone && line.text.len() <= 40 && vocabulary::labels_other_date(&line.text);
    if let Some(above) = above.filter(labels) {
        anchor.label.clone_from(&above.text);
    }
}

/// The smallest element around both.
fn common(dom: &Dom, first: NodeId, last: NodeId) -> NodeId {
    dom.ancestors(first).find(|&above| dom.contains(above, last)).unwrap_or(Dom::ROOT)
}

/// An element that says its date in an attribute, or a `time` element.
fn from_attributes(
    dom: &Dom,
    id: NodeId,
    context: &dates::Context,
    lines: &[Line],
    line_of: &HashMap<NodeId, usize>,
) -> Option<Anchor> {
    let element = dom.element(id)?;
    let named = matches!(element.name(), "time" | "relative-time" | "local-time" | "time-ago" | "abbr");
    let has = |name: &&str| element.attr(name).is_some_and(|value| value.bytes().any(|b| b.is_ascii_digit()));
    if dom.end(id).0 - id.0 > 12 || !(named || DATE_ATTRIBUTES.iter().any(has)) || element.name() == "meta" {
        return None;
    }
    let (date, text) = read(dom, id, context);
    let words = dom.visible_text(id);
    // What cannot be read may still be a date's own words; what has no number in it is a leftover (" at ").
    let counts = words.chars().any(char::is_numeric);
    if words.len() > 60 || (date.is_none() && (element.name() != "time" || !counts)) {
        return None;
    }
    // A date only in an attribute of something that says something else ("Reply", a name) is not shown as a date.
    // Nor does a whole comment with the time among its data show a date: the date is inside.
    let mostly = || dates::find(&words, context).first().is_some_and(|found| words.len() <= found.range.len() + 16);
    let shows = named || dates::parse(&words, context).is_some() || (counts && words.len() <= 24) || mostly();
    if !shows {
        return None;
    }
    let line = dom.descendants(id).find_map(|inner| line_of.get(&inner).copied());
    let label = line.and_then(|at| lines.get(at)).map(|line| before(line, id)).unwrap_or_default();
    Some(Anchor { node: id, date, text: text.unwrap_or_default(), line, label })
}

/// What stands in the line before the node.
fn before(line: &Line, id: NodeId) -> String {
    let start = line.pieces.iter().find(|piece| piece.1 > id).map_or(line.text.len(), |piece| piece.0);
    line.text.get(..start).unwrap_or("").to_string()
}

/// The date an element says, from its attributes or its words, and the words.
pub(crate) fn read(dom: &Dom, id: NodeId, context: &dates::Context) -> (Option<Date>, Option<String>) {
    let words = Some(dom.visible_text(id)).filter(|words| words.chars().any(char::is_alphanumeric));
    let values = || DATE_ATTRIBUTES.iter().filter_map(|name| dom.attr(id, name)).map(str::trim);
    // A timestamp is beyond doubt. Other attributes may be in another order than the words ("20-05-26", "26/05/20").
    let stamp = values().find_map(from_value);
    let loose = || values().find_map(|value| dates::parse(value, context));
    let spoken = || {
        let words = words.as_deref()?;
        dates::parse(words, context).or_else(|| dates::find(words, context).into_iter().find_map(|found| found.date))
    };
    let precision = |date: &Date| (date.hour_minute().is_some(), date.day_of_month().is_some());
    let better = |first: Option<Date>, second: Option<Date>| match (first, second) {
        (Some(first), Some(second)) if precision(&second) > precision(&first) => Some(second),
        (first, second) => first.or(second),
    };
    let date = match stamp {
        Some(stamp) if stamp.hour_minute().is_some() => Some(stamp),
        _ => better(better(stamp, spoken()), loose()),
    };
    let title = || dom.attr(id, "title").map(str::to_string);
    (date, words.or_else(title))
}

/// The date in an attribute: RFC 3339, or seconds or milliseconds since 1970.
pub(crate) fn from_value(value: &str) -> Option<Date> {
    let first = value.split_whitespace().next()?;
    if let Ok(date) = value.parse::<Date>().or_else(|_| first.parse::<Date>()) {
        // A lone "2024" is as likely a number of something.
        return date.day_of_month().map(|_| date);
    }
    let epoch = value.rsplit(' ').next().filter(|tail| (9..=13).contains(&tail.len()))?;
    let number: i64 = epoch.parse().ok()?;
    from_epoch(if number > 99_999_999_999 { number / 1000 } else { number })
}

/// A moment in seconds since 1970, between 1990 and 2100: other numbers are no dates of comments.
pub(crate) fn from_epoch(seconds: i64) -> Option<Date> {
    (631_152_000..4_102_444_800).contains(&seconds).then(|| Date::from_unix_seconds(seconds).ok())?
}

impl Anchor {
    /// Whether its label says it is some other date: of joining, of the last change.
    pub(crate) fn is_other(&self) -> bool {
        vocabulary::labels_other_date(&self.label)
    }

    /// Whether it tells the time of day.
    pub(crate) fn has_time(&self) -> bool {
        self.date.is_some_and(|date| date.hour_minute().is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn epochs_become_utc() {
        assert_eq!(from_epoch(1_761_668_700).unwrap().to_string(), "2025-10-28T16:25:00Z");
        assert_eq!(from_value("1761668700000").unwrap().to_string(), "2025-10-28T16:25:00Z");
        assert_eq!(from_value("2025-10-28T16:25:07 1761668707").unwrap().to_string(), "2025-10-28T16:25:07");
        assert_eq!(from_value("2024"), None);
        assert_eq!(from_value("12345"), None);
    }
}
