//! schema.org in JSON-LD: comments on any creative work, threads of forums, questions with their answers.
//!
//! A page of frequently asked questions has questions and answers too, and is no discussion.

use super::{Embedded, Opening, Origin};
use crate::sources::json::Json;
use crate::sources::thread::{Answers, Thread};
use crate::sources::{Context, author, body};
use document::{Badge, Block, Comment, CommentState};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// Properties that hold comments.
const COMMENTS: [&str; 5] = ["comment", "comments", "acceptedAnswer", "suggestedAnswer", "answer"];

/// The discussions in all JSON-LD of a page.
pub(super) fn read(values: &[Value], context: &Context) -> Vec<Embedded> {
    let mut graph = Graph::default();
    values.iter().for_each(|value| graph.collect(value));
    // Several questions on one page, or answers that nobody gave at no time, are a list of frequent questions too.
    let questions = graph.works.iter().filter(|work| is(work, &["Question"])).count();
    graph.works.retain(|work| !is(work, &["Question"]) || questions == 1 && has_answerers(work));
    let works: Vec<&Value> = graph.works.iter().copied().filter(|work| !graph.is_comment_of_another(work)).collect();
    works.into_iter().filter_map(|work| graph.discussion(work, context)).collect()
}

#[derive(Default)]
struct Graph<'v> {
    /// Objects that have comments or say how many.
    works: Vec<&'v Value>,
    by_id: HashMap<&'v str, &'v Value>,
    /// Objects that another lists as a comment.
    comments: HashSet<*const Value>,
}

impl<'v> Graph<'v> {
    /// Notes every object, in document order. Iterative: how deep it goes is the page's.
    fn collect(&mut self, root: &'v Value) {
        let mut stack = vec![root];
        while let Some(value) = stack.pop() {
            match value {
                Value::Array(items) => stack.extend(items.iter().rev()),
                Value::Object(members) if !is(value, &["FAQPage"]) => {
                    if let Some(id) = value.text("@id").filter(|_| members.len() > 1) {
                        self.by_id.entry(id).or_insert(value);
                    }
                    if COMMENTS.iter().any(|name| members.contains_key(*name)) || declared(value).is_some() {
                        self.works.push(value);
                    }
                    for comment in COMMENTS.iter().flat_map(|name| listed(value, name)) {
                        self.comments.insert(std::ptr::from_ref(comment));
                    }
                    stack.extend(members.values().rev().filter(|value| value.is_object() || value.is_array()));
                }
                _ => {}
            }
        }
    }

    fn is_comment_of_another(&self, work: &Value) -> bool {
        self.comments.contains(&std::ptr::from_ref(work)) || is(work, &["Comment", "Answer"])
    }

    /// The object itself, or the one that it only names.
    fn follow(&self, value: &'v Value) -> &'v Value {
        let reference =
            value.as_str().or_else(|| value.text("@id").filter(|_| value.as_object().is_some_and(|o| o.len() == 1)));
        reference.and_then(|id| self.by_id.get(id)).copied().unwrap_or(value)
    }

    fn discussion(&self, work: &'v Value, context: &Context) -> Option<Embedded> {
        let mut thread = Thread { declared: declared(work), ..Thread::default() };
        let mut seen = HashSet::new();
        let mut urls: HashMap<&str, usize> = HashMap::new();
        let mut pointed: Vec<(usize, &str)> = Vec::new();
        let mut stack = self.comments_of(work, None);
        while let Some((comment, parent, accepted)) = stack.pop() {
            if !seen.insert(std::ptr::from_ref(comment)) || !is_written(comment) {
                continue;
            }
            let at =
                thread.push(read_comment(comment, accepted, context), parent.map_or(Answers::Article, Answers::Entry));
            for address in ["@id", "url"].into_iter().filter_map(|name| comment.text(name)) {
                urls.entry(address).or_insert(at);
            }
            let target = comment
                .get("parentItem")
                .and_then(|item| item.as_str().or_else(|| item.text("@id")).or_else(|| item.text("url")));
            pointed.extend(target.map(|target| (at, target)));
            stack.extend(self.comments_of(comment, Some(at)));
        }
        for (at, target) in pointed {
            if let (Some(&parent), Some(entry)) = (urls.get(target), thread.entries.get_mut(at)) {
                entry.answers = Answers::Entry(parent);
            }
        }
        let opening = is(work, &["DiscussionForumPosting", "SocialMediaPosting", "Question"]).then(|| Opening {
            author: person(work),
            date: work.date("datePublished").or_else(|| work.date("dateCreated")),
            title: work.text("headline").or_else(|| work.text("name")).map(body::words),
        });
        Some(Embedded::from_thread(Origin::JsonLd, thread, opening, context))
    }

    /// What is said on a work, from last to first, and whether it is the accepted answer.
    fn comments_of(&self, work: &'v Value, parent: Option<usize>) -> Vec<(&'v Value, Option<usize>, bool)> {
        let all = COMMENTS
            .iter()
            .flat_map(|name| listed(work, name).map(move |comment| (comment, *name == "acceptedAnswer")));
        let mut comments: Vec<_> = all.map(|(comment, accepted)| (self.follow(comment), parent, accepted)).collect();
        comments.reverse();
        comments
    }
}

/// The values of a property, be it one or a list.
fn listed<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    let value = value.get(name);
    let many = value.and_then(Value::as_array).into_iter().flatten();
    many.chain(value.filter(|value| value.is_object() || value.is_string()))
}

/// Whether it is of one of these types.
fn is(object: &Value, types: &[&str]) -> bool {
    listed(object, "@type")
        .filter_map(Value::as_str)
        .any(|kind| types.contains(&kind.rsplit(['/', ':']).next().unwrap_or(kind)))
}

/// How many comments a work says it has. The answers a question counts are only some of its comments.
fn declared(work: &Value) -> Option<u32> {
    let counted = || interactions(work, "CommentAction").or_else(|| interactions(work, "ReplyAction"));
    work.count("commentCount").or_else(counted)
}

fn interactions(work: &Value, kind: &str) -> Option<u32> {
    let counted = |counter: &&Value| {
        let action = counter.get("interactionType");
        let named = action.and_then(|action| action.as_str().or_else(|| action.text("@type")));
        named.is_some_and(|named| named.ends_with(kind))
    };
    listed(work, "interactionStatistic").find(counted)?.count("userInteractionCount")
}

fn has_answerers(question: &Value) -> bool {
    let answers = || COMMENTS.iter().flat_map(|name| listed(question, name));
    let given = |answer: &Value| {
        answer.get("author").is_some() || answer.get("dateCreated").or(answer.get("datePublished")).is_some()
    };
    answers().next().is_none() || answers().any(given)
}

fn is_written(comment: &Value) -> bool {
    comment.get("author").is_some() || text(comment).is_some() || comment.text("creativeWorkStatus").is_some()
}

fn text(comment: &Value) -> Option<&str> {
    ["text", "articleBody", "description"].into_iter().find_map(|name| comment.text(name))
}

fn person(work: &Value) -> Option<document::Author> {
    let person = listed(work, "author").chain(listed(work, "creator")).next()?;
    let name = person.as_str().or_else(|| person.text("name")).or_else(|| person.text("alternateName"))?;
    author::author(name, person.text("url").filter(|url| url.starts_with("http")).map(str::to_string))
}

fn read_comment(comment: &Value, accepted: bool, context: &Context) -> Comment {
    let deleted = comment.text("creativeWorkStatus").is_some_and(|status| status.eq_ignore_ascii_case("deleted"));
    let likes = interactions(comment, "LikeAction").map(i64::from);
    let date = ["dateCreated", "datePublished"].into_iter().find_map(|name| comment.date(name));
    Comment {
        author: person(comment),
        date,
        blocks: text(comment).map(|text| blocks(text, context)).unwrap_or_default(),
        score: comment.int("upvoteCount").map(|up| up - comment.int("downvoteCount").unwrap_or(0)).or(likes),
        permalink: comment.text("url").or_else(|| comment.text("@id")).and_then(|url| context.resolve(url)),
        badges: if accepted { vec![Badge::Accepted] } else { Vec::new() },
        state: if deleted { CommentState::Deleted } else { CommentState::Visible },
        ..Comment::default()
    }
}

fn blocks(text: &str, context: &Context) -> Vec<Block> {
    let markup = ["</", "<br", "<p>", "&#", "&amp;", "&quot;", "&lt;"].iter().any(|sign| text.contains(sign));
    if markup { body::html(text, context) } else { body::plain(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn one(value: Value) -> Embedded {
        let found = read(&[value], &Context::default());
        assert_eq!(found.len(), 1, "{found:?}");
        found.into_iter().next().unwrap()
    }

    fn names(embedded: &Embedded) -> Vec<&str> {
        embedded.comments.iter().map(|comment| comment.author.as_ref().map_or("", |author| &author.name)).collect()
    }

    #[test]
    fn comments_nest_or_name_their_parent() {
        let found = one(
            json!({ "@context": "https://schema.org", "@graph": [{ "@type": "DiscussionForumPosting", "headline": "T",
            "author": { "@type": "Person", "name": "Opener" }, "datePublished": "2024-01-01T10:00:00Z", "commentCount": 4,
            "comment": [
                { "@type": "Comment", "@id": "https://e.org/#1", "author": { "name": "Ada" }, "dateCreated": "2024-01-02", "text": "a &amp; b",
                  "comment": [{ "@type": "Comment", "author": "Bo", "text": "nested" }] },
                { "@type": "Comment", "author": { "name": "Cy" }, "text": "named", "parentItem": { "@id": "https://e.org/#1" }, "upvoteCount": "3" },
                { "@type": "Comment", "creativeWorkStatus": "Deleted", "dateCreated": "2024-01-03" }
            ] }] }),
        );
        assert_eq!(names(&found), ["Ada", "Bo", "Cy", ""]);
        assert_eq!(found.parents, [None, Some(0), Some(0), None]);
        assert_eq!(found.declared, Some(4));
        assert_eq!(found.comments[2].score, Some(3));
        assert_eq!(found.comments[3].state, CommentState::Deleted);
        assert_eq!(found.opening.and_then(|opening| opening.title).as_deref(), Some("T"));
        assert_eq!(document::plain_text(&found.comments[0].blocks), "a & b");
    }

    #[test]
    fn references_into_the_graph() {
        let found = one(json!({ "@graph": [
            { "@type": "Article", "comment": [{ "@id": "#c1" }] },
            { "@type": "Comment", "@id": "#c1", "author": { "name": "Ada" }, "text": "a" }
        ] }));
        assert_eq!(names(&found), ["Ada"]);
    }

    #[test]
    fn answers_are_a_discussion_and_frequent_questions_are_not() {
        let question = |kind: &str| {
            json!({ "@type": kind, "mainEntity": [{ "@type": "Question", "name": "Q", "answerCount": 2,
            "acceptedAnswer": { "@type": "Answer", "text": "yes", "author": { "name": "Ada" } },
            "suggestedAnswer": [{ "@type": "Answer", "text": "no", "author": { "name": "Bo" } }] }] })
        };
        let found = one(question("QAPage"));
        assert_eq!(names(&found), ["Ada", "Bo"]);
        assert_eq!(found.comments[0].badges, [Badge::Accepted]);
        assert!(read(&[question("FAQPage")], &Context::default()).is_empty());
        let unsigned =
            json!({ "@type": "Question", "name": "Q", "acceptedAnswer": { "@type": "Answer", "text": "yes" } });
        assert!(read(&[unsigned], &Context::default()).is_empty());
    }

    #[test]
    fn circles_end() {
        let value = json!({ "@graph": [{ "@type": "Article", "comment": { "@id": "#a" } },
            { "@type": "Comment", "@id": "#a", "text": "x", "comment": { "@id": "#a" } }] });
        assert_eq!(names(&one(value)).len(), 1);
    }
}
