//! From records to posts: rules first, then what the records have in common.

use super::anchor::{self, Anchor};
use super::author::{self, Found};
use super::body::{self, Body};
use super::marks;
use super::post::Post;
use super::record::{Record, Records};
use super::rules::{Index, Pick, Recognised, Rules, picked};
use super::selector::Selector;
use super::shell;
use super::view::View;
use super::vocabulary;
use crate::dates;
use crate::dom::NodeId;
use document::{Author, Badge, CommentState};
use std::collections::{HashMap, HashSet};

/// Attributes that hold a comment's own id.
const ID_ATTRIBUTES: &[&str] = &[
    "data-comment-id",
    "data-commentid",
    "data-post-id",
    "data-postid",
    "data-message-id",
    "data-reply-id",
    "data-id",
    "id",
];

/// The posts of records found without knowing the system.
pub(crate) fn generic(view: &View<'_>, records: &mut Records) -> Vec<Post> {
    date(view, records);
    let authors = author::learn(view, records);
    let bodies = body::learn(view, records, &authors);
    let mut posts: Vec<Post> = Vec::with_capacity(records.len());
    for (record, (author, body)) in records.iter().zip(authors.into_iter().zip(bodies)) {
        posts.push(post(view, record, author, body));
    }
    identify(view, records, &mut posts);
    marks::read(view, records, &mut posts);
    posts
}

/// The posts of a recognised system.
pub(crate) fn ruled(view: &View<'_>, recognised: &mut Recognised) -> Vec<Post> {
    let mut posts = generic(view, &mut recognised.records);
    let reader = Reader { view, rules: recognised.rules, index: &recognised.index, records: &recognised.records };
    for (at, post) in posts.iter_mut().enumerate() {
        reader.sharpen(at, post);
        post.opening = recognised.opening.contains(&post.item);
        if let Some(correct) = recognised.rules.platform.correct {
            correct(view.page, post.item, post);
        }
    }
    posts
}

/// Gives every record the date that stands where most records have one, best one with a time of day.
///
/// The date that marked the record may be another: of joining, of the last change.
fn date(view: &View<'_>, records: &mut Records) {
    let found: Vec<Vec<(u64, usize)>> = records.iter().map(|record| dates_of(view, record)).collect();
    let mut votes: HashMap<u64, f64> = HashMap::new();
    for (record, anchors) in records.iter().zip(&found) {
        let mut seen = HashSet::new();
        for (place, at) in anchors.iter().filter(|anchor| seen.insert(anchor.0)) {
            let timed = view.anchors.get(*at).is_some_and(Anchor::has_time);
            let marks = record.anchor == Some(*at);
            *votes.entry(*place).or_default() += 2.0 + if timed { 1.0 } else { 0.0 } + if marks { 0.5 } else { 0.0 };
        }
    }
    let votes = |place: u64| votes.get(&place).copied().unwrap_or(0.0);
    for (record, anchors) in records.iter_mut().zip(found) {
        // Of equals the first in the page, so the search goes from the last.
        let best = anchors.iter().rev().max_by(|a, b| votes(a.0).total_cmp(&votes(b.0)));
        record.anchor = best.map(|anchor| anchor.1).or(record.anchor);
    }
}

/// The dates among a record's own nodes that are not labelled as others, each with its place.
fn dates_of(view: &View<'_>, record: &Record) -> Vec<(u64, usize)> {
    let first = view.anchors.partition_point(|anchor| anchor.node < record.item);
    let inside = view.anchors.iter().enumerate().skip(first).take_while(|(_, anchor)| anchor.node < record.end);
    let own = |line: usize| record.lines.binary_search(&line).is_ok();
    let mine = inside.filter(|(_, anchor)| !anchor.is_other() && anchor.line.is_none_or(own));
    mine.map(|(at, anchor)| (place(view, record, anchor), at)).collect()
}

fn place(view: &View<'_>, record: &Record, anchor: &Anchor) -> u64 {
    view.paths(record, &view.chain(record, anchor.node)).last().copied().unwrap_or(0)
}

fn post(view: &View<'_>, record: &Record, author: Option<Found>, body: Body) -> Post {
    let anchor = record.anchor.and_then(|at| view.anchors.get(at));
    let mut post = Post::new(record.item, record.end);
    post.date = anchor.and_then(|anchor| anchor.date);
    post.date_text = anchor.map(|anchor| anchor.text.clone()).filter(|text| !text.is_empty());
    post.author = author.map(|found| found.author);
    post.permalink = anchor.and_then(|anchor| permalink(view, record, anchor));
    post.length = body.length;
    post.linked = body.linked;
    post.body = body.roots;
    post.skip = body.skip;
    let texts = || view.lines_of(record).map(|(_, line)| line.text.as_str());
    if texts()
        .any(|text| text.len() < 160 && vocabulary::is_edit_note(text) && text.bytes().any(|b| b.is_ascii_digit()))
    {
        post.badges.push(Badge::Edited);
    }
    answered(view, record, &mut post);
    if post.length < 160 && texts().any(vocabulary::tells_deletion) {
        post.state = CommentState::Deleted;
    }
    post
}

/// Whom the record says it answers: "in reply to NAME", perhaps with a link to that comment.
fn answered(view: &View<'_>, record: &Record, post: &mut Post) {
    for (_, line) in view.lines_of(record).filter(|(_, line)| line.text.len() <= 120) {
        let Some(name) = vocabulary::answers_whom(&line.text) else { continue };
        if post.author.as_ref().is_some_and(|author| author.name == name) {
            continue;
        }
        let links = line
            .pieces
            .iter()
            .filter_map(|piece| view.dom.ancestors(piece.1).take(3).find(|&id| view.dom.name(id) == "a"));
        let mut targets = links.filter_map(|id| view.dom.attr(id, "href")).filter(|href| href.contains('#'));
        post.parent_id = targets.next().map(cut).filter(|id| id.bytes().any(|byte| byte.is_ascii_digit()));
        post.answers = Some(name.to_string());
        return;
    }
}

/// The address behind the date.
fn permalink(view: &View<'_>, record: &Record, anchor: &Anchor) -> Option<String> {
    let dom = view.dom;
    let around = std::iter::once(anchor.node).chain(dom.ancestors(anchor.node)).take_while(|&id| id > record.item);
    let dated = |id: &NodeId| dom.visible_text(*id).bytes().any(|byte| byte.is_ascii_digit());
    let inside = dom.descendants(anchor.node).filter(dated);
    let link = around.take(4).chain(inside).find(|&id| dom.name(id) == "a" && dom.attr(id, "href").is_some())?;
    let href = dom
        .attr(link, "href")
        .filter(|href| !href.trim().is_empty() && *href != "#" && !href.starts_with("javascript"))?;
    Some(view.page.absolute(href)).filter(|_| !author::is_profile(href))
}

/// Gives posts their ids where every record has one of its own.
fn identify(view: &View<'_>, records: &Records, posts: &mut [Post]) {
    for attribute in ID_ATTRIBUTES {
        let value = |record: &Record| {
            let own = view.dom.attr(record.item, attribute);
            own.filter(|value| value.bytes().any(|byte| byte.is_ascii_digit())).map(cut)
        };
        if assign(posts, records.iter().map(value).collect()) {
            return;
        }
    }
    let shells = shell::around(view.dom, records);
    let held =
        |&id: &NodeId| view.dom.attr(id, "id").filter(|value| value.bytes().any(|b| b.is_ascii_digit())).map(cut);
    if assign(posts, shells.iter().map(held).collect()) {
        return;
    }
    let inside = |at: usize| {
        records.own(at).take(40).find_map(|id| {
            let named =
                view.dom.attr(id, "name").filter(|_| view.dom.name(id) == "a").or_else(|| view.dom.attr(id, "id"))?;
            named.bytes().any(|byte| byte.is_ascii_digit()).then(|| cut(named))
        })
    };
    assign(posts, (0..records.len()).map(inside).collect());
}

/// Ids are only taken where nearly all posts have one and no two the same.
fn assign(posts: &mut [Post], ids: Vec<Option<String>>) -> bool {
    let given = ids.iter().flatten().count();
    let distinct = ids.iter().flatten().collect::<HashSet<_>>().len();
    if given * 10 < posts.len() * 8 || distinct < given || given < 2 {
        return false;
    }
    for (post, id) in posts.iter_mut().zip(ids) {
        post.id = id;
    }
    true
}

/// `comment-123`, `t1_x9`, `#p123`, `…?p=3#c123` to `123`, `x9`, `123`, `123`.
pub(crate) fn cut(value: &str) -> String {
    let value = value.trim();
    let value = value.rsplit('#').next().unwrap_or(value);
    let value = value.split_once("replytocom=").map_or(value, |parts| parts.1);
    let value = value.split('&').next().unwrap_or(value);
    let tail = value.rsplit(['-', '_', '/', ':', '=', ' ']).find(|part| !part.is_empty()).unwrap_or(value);
    let digits = value.trim_start_matches(|c: char| c.is_alphabetic());
    let lettered = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if lettered { digits.to_string() } else { tail.to_string() }
}

/// A recognised system's picks.
struct Reader<'r> {
    view: &'r View<'r>,
    rules: &'static Rules,
    index: &'r Index,
    records: &'r Records,
}

impl Reader<'_> {
    /// Puts what the rules find in the place of what the records have in common.
    fn sharpen(&self, at: usize, post: &mut Post) {
        let rules = self.rules;
        if let Some(id) = self.value(at, &rules.id) {
            post.id = Some(cut(&id));
        }
        let parent = self.value(at, &rules.parent).map(|id| cut(&id)).filter(|id| !id.is_empty() && id != "0");
        post.parent_id = parent.or(post.parent_id.take());
        post.depth = self.value(at, &rules.depth).and_then(|depth| number(&depth)).and_then(|n| u32::try_from(n).ok());
        self.author(at, post);
        self.date(at, post);
        self.body(at, post);
        self.marks(at, post);
        post.title = self.text(at, &rules.title).or(post.title.take());
        post.score = self.value(at, &rules.score).and_then(|score| number(&score)).or(post.score);
        if let Some(link) = self.link(at, &rules.permalink) {
            post.permalink = Some(link);
        }
    }

    fn picked(&self, at: usize, picks: &'static [Pick]) -> impl Iterator<Item = (NodeId, Option<&str>)> + '_ {
        picked(self.view, self.index, self.records, at, picks)
    }

    /// The first attribute or, without one, the words.
    fn value(&self, at: usize, picks: &'static [Pick]) -> Option<String> {
        let words =
            |(id, value): (NodeId, Option<&str>)| value.map_or_else(|| self.view.dom.visible_text(id), str::to_string);
        self.picked(at, picks).map(words).find(|value| !value.trim().is_empty())
    }

    fn text(&self, at: usize, picks: &'static [Pick]) -> Option<String> {
        self.value(at, picks).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn link(&self, at: usize, picks: &'static [Pick]) -> Option<String> {
        let dom = self.view.dom;
        let href = |(id, value): (NodeId, Option<&str>)| match value {
            Some(value) => Some(self.view.page.absolute(value)),
            None => dom.attr(id, "href").filter(|href| *href != "#").map(|href| self.view.page.absolute(href)),
        };
        self.picked(at, picks).find_map(href)
    }

    fn author(&self, at: usize, post: &mut Post) {
        let dom = self.view.dom;
        let named = self.picked(at, &self.rules.author).find_map(|(id, value)| {
            let text = value.map_or_else(|| dom.visible_text(id), str::to_string);
            let name = author::clean(&text).to_string();
            (!name.is_empty() && name.chars().count() <= 80).then_some((id, name))
        });
        if let Some((id, name)) = named {
            let inside = || dom.find(id, |inner| dom.name(inner) == "a");
            let link = dom.closest(id, |above| dom.name(above) == "a").filter(|&link| link > post.item).or_else(inside);
            let href = link.and_then(|link| dom.attr(link, "href")).filter(|href| !href.starts_with(['#', 'j']));
            let same = post.author.take().filter(|author| author.name == name).and_then(|author| author.url);
            post.author = Some(Author { name, url: href.map(|href| self.view.page.resolve(href)).or(same) });
        }
        if let (Some(author), Some(url)) = (&mut post.author, self.link(at, &self.rules.author_url)) {
            author.url = Some(url);
        }
    }

    fn date(&self, at: usize, post: &mut Post) {
        let view = self.view;
        for (id, value) in self.picked(at, &self.rules.date) {
            let (date, text) = match value {
                Some(value) => (anchor::from_value(value).or_else(|| dates::parse(value, &view.context)), None),
                None => anchor::read(view.dom, id, &view.context),
            };
            if date.is_none() && (text.is_none() || self.rules.date.len() > 1) {
                continue;
            }
            // An attribute of the item itself has no words: the item's are the comment's.
            let words = || Some(view.dom.visible_text(id)).filter(|text| !text.is_empty() && text.len() < 60);
            let shown = if id == post.item { None } else { text.or_else(words) };
            post.date = date;
            post.date_text = shown.map(|text| self.words_of_date(&text)).or(post.date_text.take());
            return;
        }
    }

    /// The date's words without what stands around them in the same element ("Posted: … by").
    fn words_of_date(&self, text: &str) -> String {
        let found = dates::find(text, &self.view.context);
        let Some(range) = found.first().map(|found| found.range.clone()) else { return text.to_string() };
        let words = text.get(range.clone()).unwrap_or(text);
        // "(Fri" is a day of the week whose bracket closes after it.
        let open = words.contains('(') && !words.contains(')');
        let closes = open && text.get(range.end..).is_some_and(|rest| rest.starts_with(')'));
        if closes { format!("{words})") } else { words.to_string() }
    }

    fn body(&self, at: usize, post: &mut Post) {
        let matched = self.own(at, &self.rules.body);
        let mut roots: Vec<NodeId> = Vec::new();
        for id in matched {
            if roots.last().is_none_or(|&last| !self.view.dom.contains(last, id)) {
                roots.push(id);
            }
        }
        if !roots.is_empty() {
            let body = body::trim(self.view, self.records, at, roots, |_| false);
            post.length = body.length;
            post.linked = body.linked;
            post.body = body.roots;
            post.skip = body.skip;
        }
        let excluded = self.own(at, &self.rules.exclude);
        let inside = excluded
            .into_iter()
            .filter(|&id| post.body.iter().any(|&root| root < id && self.view.dom.contains(root, id)));
        post.skip.extend(inside.collect::<Vec<_>>());
        post.skip.sort_unstable();
    }

    fn marks(&self, at: usize, post: &mut Post) {
        let rules = self.rules;
        let has = |selector: &Selector<'_>| !self.own(at, selector).is_empty();
        post.badges.retain(|badge| *badge != Badge::Edited || rules.edited.is_empty());
        let marks = [
            (&rules.by_author, Badge::ArticleAuthor),
            (&rules.edited, Badge::Edited),
            (&rules.accepted, Badge::Accepted),
            (&rules.pinned, Badge::Pinned),
            (&rules.pingback, Badge::Pingback),
        ];
        post.badges.extend(marks.into_iter().filter(|(selector, _)| has(selector)).map(|(_, badge)| badge));
        for id in self.own(at, &rules.badge) {
            let text = self.view.dom.visible_text(id);
            if !text.is_empty() && text.chars().count() <= 40 {
                post.badges.push(Badge::Other(text));
            }
        }
        if has(&rules.deleted) {
            post.state = CommentState::Deleted;
        } else if has(&rules.hidden) {
            post.state = CommentState::Hidden;
        }
    }

    fn own(&self, at: usize, selector: &Selector<'_>) -> Vec<NodeId> {
        self.index.own(self.view, self.records, at, selector)
    }
}

/// The first whole number: "12", "−3 points", "1.2k", "1,024".
pub(crate) fn number(text: &str) -> Option<i64> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let negative = text.get(..start).is_some_and(|before| before.trim_end().ends_with(['-', '−', '–']));
    let rest = text.get(start..)?;
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(rest.len());
    let digits = rest.get(..end)?.trim_end_matches(['.', ',']);
    let unit = rest.get(end..)?.trim_start().chars().next();
    let thousands = match unit {
        Some('k' | 'K') => 1000.0,
        Some('m' | 'M') if rest.get(end..).is_some_and(|unit| unit.trim().len() == 1) => 1_000_000.0,
        _ => return whole(digits).map(|n| if negative { -n } else { n }),
    };
    let value: f64 = digits.replace(',', ".").parse().ok()?;
    let value = (value * thousands).round() as i64;
    Some(if negative { -value } else { value })
}

/// Digits with or without separators of thousands.
fn whole(digits: &str) -> Option<i64> {
    let groups: Vec<&str> = digits.split(['.', ',']).collect();
    let grouped = groups.iter().skip(1).all(|group| group.len() == 3);
    let text = if grouped { groups.concat() } else { groups.first()?.to_string() };
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_lose_their_prefixes() {
        for (value, id) in [
            ("comment-123", "123"),
            ("t1_x9", "x9"),
            ("#p123", "123"),
            ("/t/1?p=3#c123", "123"),
            ("?p=1&replytocom=77#respond", "respond"),
            ("comment-6a00e5", "6a00e5"),
            ("post: 12", "12"),
            ("c", "c"),
        ] {
            assert_eq!(cut(value), id, "{value}");
        }
    }

    #[test]
    fn numbers_are_read_as_shown() {
        for (text, expected) in [
            ("12 points", 12),
            ("−3", -3),
            ("1.2k", 1200),
            ("1,024 likes", 1024),
            ("Score:5, Insightful", 5),
            ("4.5", 4),
        ] {
            assert_eq!(number(text), Some(expected), "{text}");
        }
        assert_eq!(number("none"), None);
    }
}
