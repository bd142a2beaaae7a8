//! Stack Exchange: questions, answers and comments of its interface, with bodies asked for.

use super::json::Json;
use super::thread::{Answers, Thread};
use super::{Context, author, body, container};
use document::{Badge, Comment, CommentState};
use serde_json::Value;

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
    let mut reader = Reader { thread: &mut thread, question_id, asker, context };
    for item in items {
        reader.item(item);
    }
    if answers.iter().any(|answer| answer.flag("has_more")) {
        thread.collapsed(None);
    }
    Some(thread)
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
    context: &'r Context,
}

impl Reader<'_> {
    /// A question gives what it holds, an answer itself and its comments, a comment itself.
    fn item(&mut self, item: &Value) {
        if let Some(id) = item.id("comment_id") {
            let post = item.id("post_id");
            let answers = match post {
                Some(post) if Some(&post) == self.question_id.as_ref() => Answers::Article,
                Some(post) => Answers::Id(post),
                None => Answers::Unsaid,
            };
            let comment = self.comment(item, id);
            self.thread.push(comment, answers);
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
