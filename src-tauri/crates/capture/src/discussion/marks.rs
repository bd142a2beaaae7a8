//! Points and badges that stand beside a post, by their own words.

use super::post::Post;
use super::read::number;
use super::record::Records;
use super::view::View;
use super::vocabulary;
use crate::dom::NodeId;
use document::Badge;

/// Marks are short; longer text is somebody's words.
const LONGEST: usize = 30;

/// Reads the marks of every post from the text around its body.
pub(crate) fn read(view: &View<'_>, records: &Records, posts: &mut [Post]) {
    for (at, post) in posts.iter_mut().enumerate() {
        for id in records.own(at) {
            let text = view.dom.text_node(id).map(str::trim).filter(|text| !text.is_empty() && text.len() <= LONGEST);
            if let Some(text) = text.filter(|_| !is_body(view, post, id)) {
                mark(post, text);
            }
        }
    }
}

fn is_body(view: &View<'_>, post: &Post, id: NodeId) -> bool {
    let inside = post.body.iter().any(|&root| view.dom.contains(root, id));
    inside && !post.skip.iter().any(|&skip| view.dom.contains(skip, id))
}

fn mark(post: &mut Post, text: &str) {
    if vocabulary::counts_points(text) {
        post.score = post.score.or_else(|| number(text));
    } else if vocabulary::is_author_badge(text) {
        add(post, Badge::ArticleAuthor);
    } else if vocabulary::is_edit_mark(text) {
        add(post, Badge::Edited);
    }
}

fn add(post: &mut Post, badge: Badge) {
    if !post.badges.contains(&badge) {
        post.badges.push(badge);
    }
}
