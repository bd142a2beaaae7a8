//! Which parts of the page are the discussion and what comes with it.

use super::post::Post;
use super::view::View;
use crate::dom::NodeId;

/// Words around the posts that a common container may have besides them: heading, form, pager.
const MOST_BESIDES: usize = 400;

/// The subtrees that the article leaves out.
pub(crate) fn around(view: &View<'_>, posts: &[Post]) -> Vec<NodeId> {
    let dom = view.dom;
    let comments: Vec<&Post> = posts.iter().filter(|post| !post.opening).collect();
    let (Some(first), Some(last)) = (comments.first(), comments.iter().map(|post| post.end).max()) else {
        return Vec::new();
    };
    let inside: usize = outermost(&comments).map(|post| view.unlinked_text(post.item, post.end)).sum();
    let opening: Vec<NodeId> = posts.iter().filter(|post| post.opening).map(|post| post.item).collect();
    let fits = |id: NodeId| {
        let besides = view.unlinked_text(id, dom.end(id)).saturating_sub(inside);
        besides <= MOST_BESIDES.min(inside / 2 + 120)
            && !opening.iter().any(|&item| dom.contains(id, item))
            && !matches!(dom.name(id), "html" | "body" | "")
            && dom.find(id, |inner| dom.name(inner) == "h1").is_none()
    };
    let common = dom.ancestors(first.item).skip_while(|&id| dom.end(id) < last);
    let container = common.take_while(|&id| fits(id)).last();
    match container {
        Some(container) => vec![container],
        None => outermost(&comments).flat_map(|post| siblings(view, post)).collect(),
    }
}

/// Posts that are not nested in another.
fn outermost<'p>(posts: &[&'p Post]) -> impl Iterator<Item = &'p Post> {
    let mut end = NodeId(0);
    let posts: Vec<&'p Post> = posts.to_vec();
    posts.into_iter().filter(move |post| {
        let outer = post.item >= end;
        if outer {
            end = post.end;
        }
        outer
    })
}

/// The item and the siblings it spreads over.
fn siblings(view: &View<'_>, post: &Post) -> Vec<NodeId> {
    let mut nodes = Vec::new();
    let mut next = post.item;
    while next < post.end {
        nodes.push(next);
        next = view.dom.end(next).max(NodeId(next.0 + 1));
    }
    nodes
}
