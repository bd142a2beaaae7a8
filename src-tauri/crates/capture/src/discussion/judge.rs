//! Whether repeated dated blocks are a discussion, or a list of news, products or recent comments.

use super::author::is_profile;
use super::hint::Hint;
use super::post::Post;
use super::record::{Record, Records};
use super::view::View;
use super::vocabulary;
use crate::dom::NodeId;
use url::Url;

/// What speaks for and against the posts being a discussion.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    /// Above zero: a discussion.
    pub(crate) points: f64,
    /// How much of a discussion it is, to choose between readings of the same page.
    pub(crate) weight: f64,
}

/// Judges posts found without knowing the system.
pub(crate) fn judge(view: &View<'_>, records: &Records, posts: &[Post]) -> Verdict {
    let count = posts.len().max(1) as f64;
    let share = |test: &dyn Fn(usize, &Post) -> bool| -> f64 {
        posts.iter().enumerate().filter(|(at, post)| test(*at, post)).count() as f64 / count
    };
    let record = |at: usize| records.get(at);
    let authored = share(&|_, post| post.author.is_some());
    let worded = share(&|_, post| post.length > 0);
    let answering = share(&|at, _| record(at).is_some_and(|record| offers_answer(view, record)));
    let leading = share(&|at, _| record(at).is_some_and(|record| leads_elsewhere(view, records, at, record)));
    let timed = share(&|_, post| post.date.is_some_and(|date| date.hour_minute().is_some()));
    let length: f64 = posts.iter().map(|post| post.length as f64).sum();
    let linked: f64 = posts.iter().map(|post| post.linked.min(post.length) as f64).sum();
    let other = share(&|at, _| {
        record(at).and_then(|r| r.anchor).and_then(|a| view.anchors.get(a)).is_some_and(|a| a.is_other())
    });
    let names: std::collections::HashSet<&str> =
        posts.iter().filter_map(|post| post.author.as_ref()).map(|author| author.name.as_str()).collect();
    let placed = place(view, records);

    let mut points = -4.0;
    points += authored * 2.0;
    points += answering * 2.5;
    points += placed;
    points += if worded >= 0.8 { 0.5 } else { -1.5 };
    points += if length / count >= 40.0 { 0.5 } else { -0.5 };
    points += timed * 0.7;
    let profiled =
        share(&|_, post| post.author.as_ref().and_then(|author| author.url.as_deref()).is_some_and(is_profile));
    points += profiled * 0.8;
    // Two blocks that look alike are not much of a pattern.
    points -= if posts.len() < 3 { 1.5 } else { 0.0 };
    points += share(&|_, post| post.id.is_some()) * 0.6;
    points += share(&|_, post| post.permalink.as_deref().is_some_and(|url| url.contains('#'))) * 0.6;
    // People come back, and write without links.
    points += if names.len() < posts.len() && names.len() > 1 { 0.5 } else { 0.0 };
    points += if authored >= 0.9 && worded >= 0.9 && linked <= length * 0.1 && leading <= 0.1 { 0.5 } else { 0.0 };
    points += if is_forum(view) { 1.0 } else { 0.0 };
    points -= leading * 4.0;
    // Names alone also stand in lists of pages and people.
    let dated = share(&|_, post| post.date_text.is_some());
    points -= if dated < 0.5 && answering < 0.5 { 1.5 } else { 0.0 };
    points -= if linked > length * 0.5 { 2.5 } else { 0.0 };
    points -= other * 3.0;
    // Comments of people who are not named: the markup says so of each, and they are words without links.
    let marked = share(&|at, _| record(at).is_some_and(|record| view.hints.get(record.item).has(Hint::COMMENT)));
    let unnamed = names.is_empty() && marked >= 0.9 && worded >= 0.9 && linked == 0.0 && leading == 0.0;
    points += if unnamed { 1.0 } else { 0.0 };
    points -= if names.len() <= 1 && posts.len() >= 3 && profiled < 0.8 && !unnamed { 1.5 } else { 0.0 };
    let weight =
        (length.sqrt() + 4.0 * count) * (0.3 + authored) * (0.4 + worded) * (1.0 + timed * 0.3) * (1.0 - other * 0.8);
    Verdict { points, weight }
}

/// A control that answers stands in the record.
fn offers_answer(view: &View<'_>, record: &Record) -> bool {
    view.lines_of(record).any(|(_, line)| vocabulary::offers_answer(&line.text))
        || view
            .dom
            .attr(record.item, "itemprop")
            .is_some_and(|itemprop| matches!(itemprop, "comment" | "suggestedAnswer" | "acceptedAnswer"))
}

/// Its heading, or "read more", leads to a page of its own.
fn leads_elsewhere(view: &View<'_>, records: &Records, at: usize, record: &Record) -> bool {
    let dom = view.dom;
    if view.lines_of(record).any(|(_, line)| vocabulary::leads_on(&line.text)) {
        return true;
    }
    let in_heading = |id: NodeId| {
        dom.ancestors(id)
            .take_while(|&above| above >= record.item)
            .any(|above| matches!(dom.name(above), "h1" | "h2" | "h3" | "h4") || view.hints.get(above).has(Hint::TITLE))
            || dom.descendants(id).any(|inner| matches!(dom.name(inner), "h1" | "h2" | "h3" | "h4"))
    };
    let mut links = records.own(at).filter(|&id| dom.name(id) == "a" && in_heading(id));
    links.any(|id| {
        dom.attr(id, "href").is_some_and(|href| is_other_page(view.page.url.as_ref(), &view.page.resolve(href)))
    })
}

/// Another page than this, and not a place in a page.
fn is_other_page(here: Option<&Url>, target: &str) -> bool {
    let Ok(target) = Url::parse(target) else { return false };
    if !matches!(target.scheme(), "http" | "https") || target.fragment().is_some_and(|fragment| !fragment.is_empty()) {
        return false;
    }
    let path = target.path().to_ascii_lowercase();
    let of_post =
        ["/post", "comment", "/msg", "/reply", "permalink", "viewtopic", "/user", "/member", "/profile", "/author"]
            .iter()
            .any(|part| path.contains(part));
    !of_post && here.is_none_or(|here| here.path() != target.path())
}

/// What class, id and headings around the records say.
fn place(view: &View<'_>, records: &Records) -> f64 {
    let dom = view.dom;
    let Some(record) = records.get(records.len() / 2) else { return 0.0 };
    let mut points: f64 = 0.0;
    let above = std::iter::once(record.item).chain(dom.ancestors(record.item)).take(7);
    for (steps, id) in above.filter(|&id| !matches!(dom.name(id), "body" | "html" | "main")).enumerate() {
        let hints = view.hints.get(id);
        let near = if steps < 3 { 1.0 } else { 0.6 };
        if hints.has(Hint::COMMENT) {
            points += 1.5 * near;
        }
        if hints.has(Hint::ELSEWHERE) {
            points -= 2.0;
        }
        if matches!(dom.name(id), "nav" | "aside" | "footer" | "header") {
            points -= 3.0;
        }
    }
    let first = records.get(0).map_or(0, |record| view.line_from(record.item));
    let heads = view.lines.get(first.saturating_sub(6)..first).unwrap_or(&[]);
    if heads.iter().any(|line| line.text.len() < 80 && vocabulary::heads_discussion(&line.text)) {
        points += 1.0;
    }
    points.clamp(-6.0, 3.0)
}

/// The page's address or markup says that it is a thread.
pub(crate) fn is_forum(view: &View<'_>) -> bool {
    const SIGNS: &[&str] = &[
        "forum",
        "thread",
        "topic",
        "viewtopic",
        "showthread",
        "discussion",
        "discuss",
        "/t/",
        "question",
        "board",
        "gassing",
        "beitrag",
        "thema",
        "community",
        "foro",
        "bbs",
        "messages",
    ];
    let address = view.page.url.as_ref().map(|url| url.as_str().to_ascii_lowercase()).unwrap_or_default();
    let typed = |id: NodeId| {
        let kind = view.dom.attr(id, "itemtype").unwrap_or("");
        kind.ends_with("/DiscussionForumPosting") || kind.ends_with("/QAPage") || kind.ends_with("/Question")
    };
    SIGNS.iter().any(|sign| address.contains(sign))
        || view.dom.descendants(crate::dom::Dom::ROOT).any(typed)
        || body_says_forum(view)
}

/// Class or id of the page itself, or its generator.
fn body_says_forum(view: &View<'_>) -> bool {
    let dom = view.dom;
    let mut roots = dom.elements(crate::dom::Dom::ROOT, "body").chain(dom.elements(crate::dom::Dom::ROOT, "html"));
    roots.any(|id| view.hints.get(id).has(Hint::FORUM))
        || dom.elements(crate::dom::Dom::ROOT, "meta").any(|id| {
            dom.attr(id, "name") == Some("generator")
                && dom.attr(id, "content").is_some_and(|content| {
                    let content = content.to_ascii_lowercase();
                    [
                        "vbulletin",
                        "phpbb",
                        "discourse",
                        "xenforo",
                        "mybb",
                        "smf",
                        "flarum",
                        "vanilla",
                        "punbb",
                        "fluxbb",
                    ]
                    .iter()
                    .any(|name| content.contains(name))
                })
        })
}
