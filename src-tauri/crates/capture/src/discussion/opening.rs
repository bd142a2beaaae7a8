//! The opening post of a thread, which is the page's article.

use super::hint::Hint;
use super::judge;
use super::lines::Line;
use super::post::Post;
use super::view::View;
use crate::dom::{Dom, NodeId};

/// A line of at least this many bytes outside links is prose.
const PROSE: usize = 80;
/// With this much prose before the first post there is an article already.
const ARTICLE: usize = 240;

/// Marks the post that opens the thread, where the first one does: the page is a thread, its first page, and nothing
/// before the posts could be the article. `forum` is what a recognised system says of its pages. Where such a system
/// marks the opening post itself, that stands: some repeat it on every page, and it is no comment there either.
pub(crate) fn mark(view: &View<'_>, posts: &mut [Post], forum: Option<bool>) {
    if is_continuation(view) {
        return;
    }
    let is_thread = |posts: &[Post]| {
        forum.unwrap_or_else(|| judge::is_forum(view) || looks_like_thread(view, posts) || is_all(view, posts))
    };
    if posts.len() < 2 || posts.iter().any(|post| post.opening) || !is_thread(posts) {
        return;
    }
    let Some(first) = posts.first_mut() else { return };
    first.opening = first.length > 0 && prose_before(view, first.item) < ARTICLE && !opens_elsewhere(view, first);
}

/// The page has no prose but that of the posts.
fn is_all(view: &View<'_>, posts: &[Post]) -> bool {
    let end = posts.iter().map(|post| post.end).max().unwrap_or(Dom::ROOT);
    let first = posts.first().map_or(Dom::ROOT, |post| post.item);
    let after = view.lines.iter().skip(view.line_from(end)).map(unlinked).filter(|&length| length >= PROSE);
    prose_before(view, first) == 0 && after.sum::<usize>() == 0
}

/// Names around and inside the first posts, or answers titled "Re: …", tell a thread from comments on an article.
fn looks_like_thread(view: &View<'_>, posts: &[Post]) -> bool {
    let dom = view.dom;
    let named = |post: &Post| {
        let around = dom.ancestors(post.item).filter(|&id| dom.name(id) != "body").take(6);
        let inside = dom.descendants(post.item).take(80);
        around.chain([post.item]).chain(inside).any(|id| view.hints.get(id).has(Hint::FORUM))
    };
    let answers = posts.iter().skip(1).filter(|post| {
        let lines = view.lines.iter().skip(view.line_from(post.item)).take_while(|line| line.start() < post.end);
        lines.take(3).any(|line| line.text.starts_with("Re: "))
    });
    posts.iter().take(2).any(named) || answers.count() * 2 > posts.len()
}

/// The first post says that it is not the first of the thread: "#16".
fn opens_elsewhere(view: &View<'_>, post: &Post) -> bool {
    let from = view.line_from(post.item);
    let lines = view.lines.iter().skip(from).take_while(|line| line.start() < post.end).take(12);
    let numbers = lines.filter_map(|line| line.text.strip_prefix('#')?.split_whitespace().next()?.parse::<u32>().ok());
    numbers.take(1).any(|number| number > 1)
}

/// Bytes of prose before a node, outside navigation.
pub(crate) fn prose_before(view: &View<'_>, node: NodeId) -> usize {
    let lines = view.lines.iter().take(view.line_from(node));
    let prose = lines.filter(|line| unlinked(line) >= PROSE);
    let inside = prose.filter(|line| {
        !view
            .dom
            .ancestors(line.block)
            .chain([line.block])
            .any(|id| matches!(view.dom.name(id), "nav" | "footer" | "aside" | "header" | "noscript" | "form"))
    });
    inside.map(unlinked).sum()
}

/// Bytes of a line outside links.
fn unlinked(line: &Line) -> usize {
    line.text.len() - line.linked.min(line.text.len())
}

/// Whether the page is a later page of a thread.
pub(crate) fn is_continuation(view: &View<'_>) -> bool {
    let by_address = view.page.url.as_ref().is_some_and(|url| {
        let query = url.query_pairs().any(|(name, value)| {
            let number: u32 = value.parse().unwrap_or(0);
            match &*name {
                "page" | "pagenumber" | "paged" | "cpage" | "p" | "pg" | "seite" => number > 1 && number < 5000,
                "start" | "st" | "offset" | "from" => number > 0,
                _ => false,
            }
        });
        let path = url.path().to_ascii_lowercase();
        let by_path = path.split(['/', '-']).rev().take(3).any(|part| {
            let number = part.strip_prefix("page").or_else(|| part.strip_prefix('p')).unwrap_or("");
            number.parse::<u32>().is_ok_and(|number| number > 1 && number < 5000)
        });
        query || by_path || path_pair(&path)
    });
    by_address || current_page(view).is_some_and(|number| number > 1)
}

/// `/page/2`, `/seite/2`.
fn path_pair(path: &str) -> bool {
    let parts: Vec<&str> = path.split(['/', '-']).filter(|part| !part.is_empty()).collect();
    parts.windows(2).any(|pair| {
        let [name, number] = pair else { return false };
        matches!(*name, "page" | "seite" | "pagina") && number.parse::<u32>().is_ok_and(|number| number > 1)
    })
}

/// The page's number in its pager.
fn current_page(view: &View<'_>) -> Option<u32> {
    let dom = view.dom;
    let current = dom.descendants(Dom::ROOT).filter(|&id| {
        let Some(element) = dom.element(id) else { return false };
        let marked = element.attr("aria-current") == Some("page")
            || element.classes().any(|class| {
                matches!(class, "current" | "selected" | "pageNav-page--current" | "ipsPagination_active")
            });
        marked && dom.end(id).0 - id.0 <= 6
    });
    let in_pager = |id: NodeId| dom.ancestors(id).take(4).any(|above| view.hints.get(above).has(Hint::PAGER));
    current.filter(|&id| in_pager(id)).find_map(|id| dom.visible_text(id).trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dom, page::Page};

    #[test]
    fn later_pages_are_known_by_address_or_pager() {
        let dom = dom::parse("<p>x");
        for (url, expected) in [
            ("https://f.example/t/a?page=2", true),
            ("https://f.example/threads/a.1/page-3", true),
            ("https://f.example/a/page/4/", true),
            ("https://f.example/viewtopic.php?t=5&start=15", true),
            ("https://f.example/viewtopic.php?t=5&p=77123", false),
            ("https://f.example/t/a", false),
            ("https://f.example/t/page/1", false),
        ] {
            assert_eq!(is_continuation(&View::new(&Page::new(&dom, Some(url), None))), expected, "{url}");
        }
        let dom = dom::parse("<div class=pagination><a>1</a><span class=current>2</span></div>");
        assert!(is_continuation(&View::new(&Page::new(&dom, None, None))));
    }
}
