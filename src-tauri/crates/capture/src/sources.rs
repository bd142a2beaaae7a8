//! Article and discussion from files that are data, not pages: answers of interfaces, feeds, exports.
//!
//! Each file below knows one system and recognises it by the shape of the data, never by a file's name. All hand a
//! [`thread::Thread`] of entries to [`thread::Thread::finish`], which orders them. E-mail and network addresses are never read.

pub(crate) mod author;
pub(crate) mod body;
pub(crate) mod json;
pub(crate) mod thread;

mod discourse;
mod disqus;
mod disqus_export;
pub(crate) mod feed;
mod ghost;
mod github;
mod hackernews;
mod lemmy;
mod lobsters;
mod mastodon;
mod nodebb;
mod reddit;
mod stackexchange;
mod substack;
mod wordpress;
mod wxr;
pub(crate) mod xml;

use crate::Input;
use crate::embedded::objects;
use document::{Comment, Date, Document, Dropped, Missing, Problem, Source, Sourced};
use serde_json::Value;
use thread::Thread;
use url::Url;

/// Article and discussion read from data. Comments have no identities yet; `parents` holds positions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recovered {
    /// What the text was taken for ("json", "feed", "wordpress export", "disqus export").
    pub format: &'static str,
    /// The system it comes from, where known.
    pub system: Option<String>,
    /// The article or opening post; without blocks where the source has only comments.
    pub document: Document,
    /// The comments, each before its answers.
    pub comments: Vec<Comment>,
    /// For each comment the position of the one it answers.
    pub parents: Vec<Option<usize>>,
    /// For each comment the source's id of the one it answers, where that is not among these.
    pub awaiting: Vec<Option<String>>,
    /// How many comments the source says there are.
    pub declared: Option<u32>,
    /// What is not in the text.
    pub missing: Vec<Missing>,
    /// What was left out on purpose.
    pub dropped: Vec<Dropped>,
    /// What was wrong with the text.
    pub problems: Vec<Problem>,
}

/// What is known about a text from outside.
#[derive(Clone, Debug, Default)]
pub(crate) struct Context {
    /// Address it came from.
    pub url: Option<Url>,
    /// When it was copied.
    pub now: Option<Date>,
}

impl Context {
    /// What `input` says.
    pub fn new(input: &Input) -> Self {
        Self { url: input.url.and_then(|url| Url::parse(url.trim()).ok()), now: input.now }
    }

    /// The same with another address to count relative ones from.
    pub fn at(&self, address: &str) -> Self {
        let url = self.resolve(address).and_then(|url| Url::parse(&url).ok());
        Self { url: url.or_else(|| self.url.clone()), now: self.now }
    }

    /// `address` as an absolute one of the web, or `None`.
    pub fn resolve(&self, address: &str) -> Option<String> {
        let address = address.trim();
        let url = match &self.url {
            Some(base) => base.join(address),
            None => Url::parse(address),
        };
        url.ok().filter(|url| matches!(url.scheme(), "http" | "https")).map(String::from)
    }
}

/// Article and discussion of a text that is data, or `None` where it is none we know.
pub(crate) fn recognise(text: &str, input: &Input) -> Option<Recovered> {
    let context = Context::new(input);
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let thread = if start.starts_with('<') {
        from_xml(start, &context)
    } else {
        let (value, cut) = json::read(start)?;
        let thread = from_json(&value, &context).or_else(|| objects::thread(&value, &context));
        thread.map(|mut thread| {
            thread.problems.extend(cut.then(too_deep));
            thread
        })
    };
    Some(thread?.finish(&context))
}

/// The thread in a JSON value of a known system. Also tried on what pages carry in their scripts.
pub(crate) fn from_json(value: &Value, context: &Context) -> Option<Thread> {
    type Reader = fn(&Value, &Context) -> Option<Thread>;
    let readers: [Reader; 13] = [
        hackernews::read,
        reddit::read,
        discourse::read,
        lemmy::read,
        mastodon::read,
        lobsters::read,
        stackexchange::read,
        wordpress::read,
        disqus::read,
        substack::read,
        ghost::read,
        nodebb::read,
        github::read,
    ];
    readers.iter().find_map(|read| read(value, context)).or_else(|| feed::read_json(value, context))
}

fn from_xml(text: &str, context: &Context) -> Option<Thread> {
    let parsed = xml::parse(text, &|root| matches!(root, "rss" | "rdf:RDF" | "feed" | "atom:feed" | "disqus"))?;
    let root = &parsed.root;
    let readers = [wxr::read, disqus_export::read, feed::read];
    let mut thread = readers.iter().find_map(|read| read(root, context))?;
    thread.problems.extend(parsed.problem);
    Some(thread)
}

fn too_deep() -> Problem {
    Problem {
        code: "too_deep".into(),
        message: "The data nests deeper than can be read; what lies below was left out.".into(),
    }
}

/// A value found in a feed, an export or an interface's answer.
pub(crate) fn container<T>(value: T) -> Sourced<T> {
    Sourced::new(value, Source::Container)
}

/// A file that holds several discussions becomes the one with the most comments, and says so.
fn largest(mut threads: Vec<Thread>) -> Option<Thread> {
    let count = threads.len();
    let sizes = threads.iter().enumerate().map(|(at, thread)| (thread.entries.len(), count - at, at));
    let (_, _, at) = sizes.max()?;
    let mut chosen = threads.swap_remove(at);
    if count > 1 {
        chosen.problems.push(Problem {
            code: "several_articles".into(),
            message: format!("The file holds {count} articles; the one with the longest discussion was taken."),
        });
    }
    Some(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Members that one reader or another looks for.
    const NAMES: &[&str] = &[
        "id",
        "children",
        "created_at_i",
        "author",
        "parent_id",
        "text",
        "type",
        "kind",
        "data",
        "replies",
        "post_stream",
        "posts",
        "stream",
        "post_number",
        "cooked",
        "comments",
        "comment",
        "path",
        "content",
        "creator",
        "ancestors",
        "descendants",
        "account",
        "acct",
        "created_at",
        "in_reply_to_id",
        "short_id",
        "title",
        "items",
        "has_more",
        "creation_date",
        "answer_id",
        "owner",
        "rendered",
        "author_name",
        "date",
        "parent",
        "post",
        "response",
        "createdAt",
        "message",
        "body",
        "ancestor_path",
        "html",
        "status",
        "member",
        "tid",
        "pid",
        "timestamp",
        "user",
        "html_url",
        "issue_url",
        "login",
        "feed",
        "entry",
        "$t",
        "link",
        "rel",
        "href",
    ];

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            prop_oneof!["Listing", "t1", "more", "story", "comment", "0.1.2", "2024-01-12T10:00:00Z", "<p>a</p>"]
                .prop_map(Value::from),
        ];
        leaf.prop_recursive(6, 60, 8, |inner| {
            let member = (proptest::sample::select(NAMES), inner.clone());
            prop_oneof![
                proptest::collection::vec(inner, 0..6).prop_map(Value::from),
                proptest::collection::vec(member, 0..10).prop_map(|members| {
                    Value::Object(members.into_iter().map(|(name, value)| (name.to_string(), value)).collect())
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_data_is_read_or_refused(value in value()) {
            let text = value.to_string();
            if let Some(recovered) = recognise(&text, &Input::default()) {
                prop_assert_eq!(recovered.comments.len(), recovered.parents.len());
                prop_assert!(recovered.parents.iter().enumerate().all(|(at, parent)| parent.is_none_or(|parent| parent < at)));
            }
        }
    }

    #[test]
    fn a_thread_deeper_than_any_recursion_keeps_its_start() {
        // Written as text: a value nested like this would overflow the test's own stack.
        let open = |id: u32| {
            let parent = id.saturating_sub(1).max(1);
            format!(
                r#"{{"id":{id},"created_at_i":1,"author":"a","parent_id":{parent},"text":"x","type":"comment","children":["#
            )
        };
        let text: String = (1..1000).map(open).collect::<String>() + &"]}".repeat(999);
        let recovered = recognise(&text, &Input::default()).unwrap();
        assert!((200..1000).contains(&recovered.comments.len()), "{}", recovered.comments.len());
        assert_eq!(recovered.problems.len(), 1);
        assert_eq!(recovered.comments.last().map(|comment| comment.depth as usize), Some(recovered.comments.len() - 1));
    }

    #[test]
    fn neither_pages_nor_prose_are_data() {
        for text in
            ["<!doctype html><html><body><p>a", "[1, 2, 3]", "{\"a\": {}}", "Just words", "<svg xmlns='x'/>", "{", ""]
        {
            assert!(recognise(text, &Input::default()).is_none(), "{text}");
        }
    }
}
