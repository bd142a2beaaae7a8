//! What the page says about its discussion: how many comments, and which of them are not here.

use super::hint::Hint;
use super::rules::Recognised;
use super::view::View;
use super::vocabulary;
use crate::dom::{Dom, NodeId};
use document::Missing;
use std::collections::BTreeSet;

/// Services whose comments a script loads, and what of them stands in a page.
const SERVICES: &[(&str, &[&str])] = &[
    ("disqus", &["disqus_thread", ".disqus.com/embed.js", ".disqus.com/count.js"]),
    ("facebook", &["fb-comments", "fb:comments"]),
    ("openweb", &["spotim-config", "launcher.spot.im", "spot-im-", "openweb.com/launcher"]),
    ("coral", &["coral_thread", "coral.coralproject", "coral-talk-stream"]),
    ("viafoura", &["vf-conversations", "vf-widget", "viafoura"]),
    ("hyvor", &["hyvor-talk"]),
    ("commento", &["commento.io", "id=\"commento\"", "commento++"]),
    ("giscus", &["giscus.app"]),
    ("utterances", &["utteranc.es"]),
    ("isso", &["isso-thread"]),
    ("cusdis", &["cusdis_thread"]),
    ("remark42", &["remark42"]),
    ("intensedebate", &["intensedebate.com"]),
    ("livefyre", &["livefyre"]),
    ("vuukle", &["vuukle-comments", "vuukle.com"]),
    ("cackle", &["mc-container", "cackle.me"]),
    ("hypercomments", &["hypercomments"]),
    ("graphcomment", &["graphcomment"]),
    ("insticator", &["insticator-commenting"]),
    ("ghost", &["ghost/comments-ui", "data-ghost-comments"]),
    ("jetpack", &["jetpack_remote_comment"]),
    ("discourse", &["discourse-comments", "discourseembedurl"]),
];

/// How many comments the page declares.
pub(crate) fn declared(view: &View<'_>, recognised: Option<&Recognised>, first: Option<NodeId>) -> Option<u32> {
    let by_rule = recognised.and_then(|recognised| {
        let nodes = recognised.index.all(view.dom, &recognised.rules.declared);
        nodes.into_iter().find_map(|id| counted(&view.dom.visible_text(id)))
    });
    let declared = by_rule.or_else(|| by_data(view.dom)).or_else(|| by_heading(view, first?));
    // "0 replies" of something else: there are some.
    declared.filter(|&count| count > 0 || first.is_none())
}

/// `commentCount` in microdata or JSON-LD.
fn by_data(dom: &Dom) -> Option<u32> {
    let value = |id: NodeId| {
        let element = dom.element(id)?;
        (element.attr("itemprop")? == "commentCount")
            .then(|| element.attr("content").map_or_else(|| dom.visible_text(id), str::to_string))
    };
    let marked = dom.descendants(Dom::ROOT).find_map(value).and_then(|text| leading_number(&text));
    let scripts = dom.elements(Dom::ROOT, "script");
    let mut data = scripts.filter(|&id| dom.attr(id, "type").is_some_and(|kind| kind.contains("ld+json")));
    marked.or_else(|| {
        data.find_map(|id| {
            let text = dom.raw_text(id);
            let after = text.split_once("\"commentCount\"")?.1;
            leading_number(after.trim_start_matches([':', ' ', '"', '\n', '\t']))
        })
    })
}

/// A heading shortly before the first comment: "244 thoughts on …", "Kommentare (12)".
fn by_heading(view: &View<'_>, first: NodeId) -> Option<u32> {
    let at = view.line_from(first);
    let before = view.lines.get(at.saturating_sub(12)..at)?;
    before.iter().rev().filter(|line| line.text.len() <= 120).find_map(|line| counted(&line.text))
}

/// The number in words that count comments; "one" as well.
fn counted(text: &str) -> Option<u32> {
    if !vocabulary::heads_discussion(text) {
        return None;
    }
    let lower = text.to_lowercase();
    let digits = lower.find(|c: char| c.is_ascii_digit()).and_then(|at| lower.get(at..));
    match digits {
        Some(rest) => {
            // "3 of 12 comments", "1-20 of 244 replies": the whole counts.
            let whole = rest.split_once(" of ").map_or(rest, |parts| parts.1);
            leading_number(whole.trim_start_matches(|c: char| !c.is_ascii_digit()))
        }
        None => lower.split_whitespace().next().filter(|word| *word == "one").map(|_| 1),
    }
}

fn leading_number(text: &str) -> Option<u32> {
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | '\u{a0}' | '\u{202f}')))
        .unwrap_or(text.len());
    let digits: String = text.get(..end)?.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// What of the discussion is not in the page.
pub(crate) fn missing(
    view: &View<'_>,
    recognised: Option<&Recognised>,
    found: usize,
    around: Option<NodeId>,
) -> Vec<Missing> {
    let mut missing = Vec::new();
    let pages = pages(view, recognised, found);
    if !pages.is_empty() {
        missing.push(Missing::CommentPages { urls: pages });
    }
    if found == 0 {
        missing.extend(service(view.dom).map(|service| Missing::CommentScript { service: service.to_string() }));
    }
    missing.extend(collapsed(view, recognised, around));
    missing
}

/// Addresses of the discussion's other pages.
fn pages(view: &View<'_>, recognised: Option<&Recognised>, found: usize) -> Vec<String> {
    let dom = view.dom;
    let by_rule = recognised.map(|recognised| recognised.index.all(dom, &recognised.rules.pages)).unwrap_or_default();
    let links: Vec<NodeId> = match by_rule.is_empty() {
        false => by_rule,
        true if found == 0 => Vec::new(),
        true => dom.elements(Dom::ROOT, "a").filter(|&id| is_page_link(view, id)).collect(),
    };
    let here = view.page.url.as_ref().map(|url| url.as_str().split('#').next().unwrap_or("").to_string());
    let addresses = links.into_iter().filter_map(|id| dom.attr(id, "href")).map(|href| view.page.resolve(href));
    let other =
        |url: &String| url.starts_with("http") && here.as_ref().is_none_or(|here| url.split('#').next() != Some(here));
    let distinct: BTreeSet<String> =
        addresses.map(|url| url.split('#').next().unwrap_or("").to_string()).filter(other).collect();
    distinct.into_iter().collect()
}

/// A link in a pager of this thread, by number or `rel`.
fn is_page_link(view: &View<'_>, id: NodeId) -> bool {
    let dom = view.dom;
    let Some(element) = dom.element(id) else { return false };
    let related = element.attr("rel").is_some_and(|rel| matches!(rel, "next" | "prev"));
    let text = dom.visible_text(id);
    let numbered = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let paged = dom.ancestors(id).take(4).chain([id]).any(|above| view.hints.get(above).has(Hint::PAGER));
    let Some(href) = element.attr("href") else { return false };
    let target = view.page.resolve(href);
    paged && (related || numbered) && view.page.url.as_ref().is_none_or(|here| shares_path(here.path(), &target))
}

/// Pages of one thread share the start of their path.
fn shares_path(here: &str, target: &str) -> bool {
    let path = target.split("://").nth(1).and_then(|rest| rest.find('/').and_then(|at| rest.get(at..))).unwrap_or("");
    let stem = here.trim_end_matches('/').rsplit_once(['/', '-']).map_or(here, |parts| parts.0);
    path.starts_with(stem) || here.starts_with(path.split('?').next().unwrap_or(path))
}

/// The service whose script would load the comments.
pub(crate) fn service(dom: &Dom) -> Option<&'static str> {
    dom.descendants(Dom::ROOT).find_map(|id| {
        let element = dom.element(id)?;
        let marks = ["id", "class", "src", "data-src", "href"].iter().filter_map(|name| element.attr(name));
        let named = marks.map(str::to_ascii_lowercase).find_map(|value| named_service(&value));
        let inline = || (element.name() == "script").then(|| named_service(&dom.raw_text(id).to_ascii_lowercase()))?;
        named.or_else(inline).or_else(|| named_service(element.name()))
    })
}

fn named_service(text: &str) -> Option<&'static str> {
    SERVICES.iter().find(|(_, marks)| marks.iter().any(|mark| text.contains(mark))).map(|service| service.0)
}

/// Controls that stand for comments not shown.
fn collapsed(view: &View<'_>, recognised: Option<&Recognised>, around: Option<NodeId>) -> Option<Missing> {
    let by_rule =
        recognised.map(|recognised| recognised.index.all(view.dom, &recognised.rules.collapsed)).unwrap_or_default();
    let mut texts: Vec<String> = by_rule.into_iter().map(|id| view.dom.visible_text(id)).collect();
    if let Some(around) = around.filter(|_| texts.is_empty()) {
        let end = view.dom.end(around);
        let inside = view.lines.iter().skip(view.line_from(around)).take_while(|line| line.start() < end);
        texts.extend(inside.filter(|line| vocabulary::holds_back(&line.text)).map(|line| line.text.clone()));
    }
    if texts.is_empty() {
        return None;
    }
    let counts: Vec<u32> =
        texts.iter().filter_map(|text| leading_number(text.get(text.find(|c: char| c.is_ascii_digit())?..)?)).collect();
    let count =
        (counts.len() == texts.len()).then(|| counts.iter().fold(0_u32, |sum, &count| sum.saturating_add(count)));
    Some(Missing::CollapsedComments { count })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom;

    #[test]
    fn declared_counts_are_read_from_headings() {
        for (text, count) in [
            ("244 thoughts on “Tea”", Some(244)),
            ("Comments (1,012)", Some(1012)),
            ("One thought on Tea", Some(1)),
            ("1-20 of 244 replies", Some(244)),
            ("12 Kommentare", Some(12)),
            ("Leave a comment", None),
            ("12 apples", None),
        ] {
            assert_eq!(counted(text), count, "{text}");
        }
    }

    #[test]
    fn a_script_tells_its_service() {
        let dom = dom::parse("<div id=disqus_thread></div>");
        assert_eq!(service(&dom), Some("disqus"));
        assert_eq!(service(&dom::parse("<p>disqus_thread</p>")), None);
    }
}
