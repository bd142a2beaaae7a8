//! Disqus's export file: threads, and posts that name their thread and what they answer.

use super::thread::{Answers, Thread};
use super::xml::Element;
use super::{Context, author, body, container, largest};
use document::{Comment, CommentState};
use std::collections::HashMap;

/// Reads the thread with the longest discussion.
pub(crate) fn read(root: &Element, context: &Context) -> Option<Thread> {
    if root.name() != "disqus" {
        return None;
    }
    let mut threads: Vec<Thread> = Vec::new();
    let mut positions: HashMap<&str, usize> = HashMap::new();
    for element in root.all("thread") {
        if let Some(id) = element.attribute("dsq:id") {
            positions.entry(id).or_insert(threads.len());
            threads.push(thread(element, context));
        }
    }
    for post in root.all("post") {
        let thread = post.child("thread").and_then(|thread| thread.attribute("dsq:id"));
        let Some(thread) = thread.and_then(|id| threads.get_mut(*positions.get(id)?)) else { continue };
        let parent = post.child("parent").and_then(|parent| parent.attribute("dsq:id"));
        let answers = parent.map_or(Answers::Article, |parent| Answers::Id(parent.to_string()));
        let comment = comment(post, thread.document.metadata.url.as_ref().map(|url| url.value.as_str()), context);
        thread.push(comment, answers);
    }
    threads.iter_mut().for_each(Thread::oldest_first);
    // An export lists every page of a site that ever showed the comment form.
    let any = threads.iter().any(|thread| !thread.entries.is_empty());
    threads.retain(|thread| !any || !thread.entries.is_empty());
    largest(threads)
}

fn thread(element: &Element, context: &Context) -> Thread {
    let mut thread = Thread::new("disqus export", "disqus");
    let metadata = &mut thread.document.metadata;
    metadata.title = element.text("title").map(|title| container(body::words(title)));
    metadata.url = element.text("link").and_then(|link| context.resolve(link)).map(container);
    metadata.published = element.text("createdAt").and_then(|text| text.parse().ok()).map(container);
    thread.document.blocks = element.text("message").map(|text| body::html(text, context)).unwrap_or_default();
    thread
}

fn comment(post: &Element, page: Option<&str>, context: &Context) -> Comment {
    let is = |name| post.text(name) == Some("true");
    let person = post.child("author");
    let name = person.and_then(|person| person.text("name").or_else(|| person.text("username")));
    let id = post.attribute("dsq:id").map(str::to_string);
    let deleted = is("isDeleted");
    Comment {
        author: name.and_then(|name| author::author(name, None)),
        date: post.text("createdAt").and_then(|text| text.parse().ok()),
        blocks: post.text("message").filter(|_| !deleted).map(|text| body::html(text, context)).unwrap_or_default(),
        permalink: page.zip(id.as_deref()).map(|(page, id)| format!("{page}#comment-{id}")),
        source_id: id,
        state: match () {
            () if deleted => CommentState::Deleted,
            () if is("isSpam") => CommentState::Hidden,
            () => CommentState::Visible,
        },
        ..Comment::default()
    }
}
