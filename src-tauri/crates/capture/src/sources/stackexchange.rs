//! Stack Exchange: questions, answers and comments of its interface, with bodies asked for.

use super::json::Json;
use super::thread::{Answers, Thread};
use super::{Context, author, body, container};
use crate::names;
use document::{Badge, Comment, CommentState, Missing};
use serde_json::Value;
use std::collections::HashMap;
use url::Url;

/// Reads a question (with what it holds), a list of answers, a list of comments, or several such lists.
pub(crate) fn read(value: &Value, context: &Context) -> Option<Thread> {
    let one = std::slice::from_ref(value);
    let answers = value.as_array().map_or(one, Vec::as_slice);
    let wrapped = |answer: &&Value| answer.has(&["items", "has_more"]);
    let items: Vec<&Value> = answers.iter().filter(wrapped).flat_map(|answer| answer.items("items")).collect();
    if !items.iter().any(|item| is_item(item)) {
        return None;
    }
    let mut thread = Thread::new("json", "stackexchange");
    let question = items.iter().copied().find(|item| item.get("title").is_some() && item.get("answer_id").is_none());
    if let Some(question) = question {
        article(&mut thread, question, context);
    }
    let question_id = items.iter().find_map(|item| item.id("question_id"));
    let asker = question.and_then(|question| question["owner"].id("user_id"));
    let mut reader = Reader { thread: &mut thread, question_id, asker, small: Vec::new(), context };
    for item in items {
        reader.item(item);
    }
    reader.address();
    let more = answers.iter().any(|answer| answer.flag("has_more"));
    match further(&thread, more, context) {
        Some(urls) => thread.missing.push(Missing::CommentPages { urls }),
        None if more => thread.collapsed(None),
        None => {}
    }
    Some(thread)
}

/// Where the interface itself has the rest of what it was asked for: the next page, and, as it gives answers without
/// their comments, those. `None` for a file, and when nothing is left.
fn further(thread: &Thread, more: bool, context: &Context) -> Option<Vec<String>> {
    let asked = context.url.as_ref().filter(|url| url.host_str() == Some("api.stackexchange.com"))?;
    let steps: Vec<&str> = asked.path_segments()?.collect();
    let mut urls = Vec::new();
    if let [version, "questions", question, "answers"] = steps.as_slice() {
        let ids: Vec<&str> = thread.entries.iter().filter_map(|entry| entry.comment.source_id.as_deref()).collect();
        let of_answers = (!ids.is_empty()).then(|| format!("/{version}/answers/{}/comments", ids.join(";")));
        let of_question = (page_of(asked) == 1).then(|| format!("/{version}/questions/{question}/comments"));
        for path in [of_question, of_answers].into_iter().flatten() {
            let mut url = at_page(asked, 1);
            url.set_path(&path);
            url.query_pairs_mut().append_pair("sort", "creation").append_pair("order", "asc");
            urls.push(url.into());
        }
    }
    urls.extend(more.then(|| at_page(asked, page_of(asked) + 1).into()));
    (!urls.is_empty()).then_some(urls)
}

/// Which page of a list an address asks for.
fn page_of(url: &Url) -> u32 {
    let number = url.query_pairs().find(|(name, _)| name == "page").and_then(|(_, number)| number.parse().ok());
    number.filter(|&number| number < u32::MAX).unwrap_or(1)
}

/// The same list, another page of it.
fn at_page(url: &Url, number: u32) -> Url {
    let rest: Vec<(String, String)> =
        url.query_pairs().filter(|(name, _)| name != "page").map(|(name, value)| (name.into(), value.into())).collect();
    let mut url = url.clone();
    let mut query = url.query_pairs_mut();
    query.clear().extend_pairs(rest);
    if number > 1 {
        query.append_pair("page", &number.to_string());
    }
    drop(query);
    url
}

fn is_item(item: &Value) -> bool {
    let identified = ["question_id", "answer_id", "comment_id"].iter().any(|id| item.int(id).is_some());
    identified && item.has(&["creation_date"]) && item.get("owner").is_some()
}

fn article(thread: &mut Thread, question: &Value, context: &Context) {
    let metadata = &mut thread.document.metadata;
    metadata.title = question.text("title").map(|title| container(body::words(title)));
    metadata.byline = person(question).map(|author| container(author.name));
    metadata.published = question.date("creation_date").map(container);
    metadata.modified = question.date("last_edit_date").map(container);
    metadata.url = question.text("link").map(|url| container(url.to_string()));
    thread.document.blocks = text(question, context);
}

fn person(item: &Value) -> Option<document::Author> {
    let owner = &item["owner"];
    author::author(owner.text("display_name")?, owner.text("link").map(str::to_string))
}

fn text(item: &Value, context: &Context) -> Vec<document::Block> {
    match (item.text("body"), item.text("body_markdown")) {
        (Some(html), _) => body::html(html, context),
        (None, Some(markdown)) => body::markdown(&body::words(markdown), context),
        (None, None) => Vec::new(),
    }
}

struct Reader<'r> {
    thread: &'r mut Thread,
    question_id: Option<String>,
    asker: Option<String>,
    /// The small comments: position, and the post they stand under.
    small: Vec<(usize, Option<String>)>,
    context: &'r Context,
}

impl Reader<'_> {
    /// A question gives what it holds, an answer itself and its comments, a comment itself.
    fn item(&mut self, item: &Value) {
        if let Some(id) = item.id("comment_id") {
            let post = item.id("post_id");
            let answers = match &post {
                Some(post) if Some(post) == self.question_id.as_ref() => Answers::Article,
                Some(post) => Answers::Id(post.clone()),
                None => Answers::Unsaid,
            };
            let comment = self.comment(item, id);
            let at = self.thread.push(comment, answers);
            self.small.push((at, post));
            return;
        }
        if let Some(id) = item.id("answer_id") {
            let mut comment = self.comment(item, id);
            if item.flag("is_accepted") {
                comment.badges.push(Badge::Accepted);
            }
            self.thread.push(comment, Answers::Article);
        }
        for inner in item.items("comments").iter().chain(item.items("answers")) {
            if inner.get("comment_id").is_some() || inner.get("answer_id").is_some() {
                self.item(inner);
            }
        }
    }

    /// Small comments cannot be answered but by name: "@ann" goes to the last comment of Ann under the same post.
    fn address(&mut self) {
        let entries = &mut self.thread.entries;
        let written = |at: usize| entries.get(at).and_then(|entry| entry.comment.date).map(|date| date.sort_key());
        self.small.sort_by_key(|(at, _)| written(*at));
        let mut last: HashMap<(&str, String), usize> = HashMap::new();
        for (at, post) in &self.small {
            let (Some(post), Some(entry)) = (post.as_deref(), entries.get_mut(*at)) else { continue };
            let addressed = names::addressed(&document::plain_text(&entry.comment.blocks));
            if let Some(&answered) = addressed.and_then(|name| last.get(&(post, name))) {
                entry.answers = Answers::Addressed(answered);
            }
            if let Some(author) = &entry.comment.author {
                last.insert((post, names::handle(&author.name)), *at);
            }
        }
    }

    fn comment(&self, item: &Value, id: String) -> Comment {
        let mut badges = Vec::new();
        if self.asker.is_some() && item["owner"].id("user_id") == self.asker {
            badges.push(Badge::ArticleAuthor);
        }
        if item.flag("edited") || item.date("last_edit_date").is_some() {
            badges.push(Badge::Edited);
        }
        Comment {
            source_id: Some(id),
            author: person(item),
            date: item.date("creation_date"),
            blocks: text(item, self.context),
            score: item.int("score"),
            permalink: item.text("link").map(str::to_string),
            badges,
            state: CommentState::Visible,
            ..Comment::default()
        }
    }
}
