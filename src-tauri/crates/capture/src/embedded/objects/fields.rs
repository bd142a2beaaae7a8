//! The members of an object that make it a comment, by the names that systems give them.

use crate::dates;
use crate::sources::json::{self, Json};
use crate::sources::{Context, author, body};
use document::{Author, Badge, Block, Comment, CommentState, Date};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// What an object has of a comment.
#[derive(Default)]
pub(super) struct Fields<'v> {
    id: Option<String>,
    author: Option<&'v Value>,
    pub body: Option<(&'v str, &'v Value)>,
    date: Option<&'v Value>,
    /// The member that holds the date.
    pub date_key: &'v str,
    /// The comment it answers, as an id, a reference or an object.
    pub parent: Option<&'v Value>,
    /// The article it is on.
    pub article: Option<String>,
    /// What it calls its type.
    pub kind: &'v str,
    /// How many comments it says it has.
    pub comment_count: Option<u32>,
    score: Option<i64>,
    permalink: Option<&'v str>,
    gone: bool,
    hidden: bool,
    edited: bool,
    pinned: bool,
    ranks: Ranks,
}

/// How good the name was by which a member was taken; the lower the better.
#[derive(Default)]
struct Ranks {
    author: u8,
    body: u8,
    date: u8,
}

impl<'v> Fields<'v> {
    /// Reads every member once.
    pub fn read(members: &'v Map<String, Value>) -> Self {
        let mut fields = Self { ranks: Ranks { author: u8::MAX, body: u8::MAX, date: u8::MAX }, ..Self::default() };
        for (key, value) in members.iter().filter(|(key, value)| key.len() <= 24 && !value.is_null()) {
            fields.member(key, value);
        }
        fields
    }

    fn member(&mut self, key: &'v str, value: &'v Value) {
        let name: String = key.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        let name = name.as_str();
        if let Some(rank) = rank(AUTHORS, name).filter(|&rank| rank < self.ranks.author && names_someone(value)) {
            (self.author, self.ranks.author) = (Some(value), rank);
        }
        if let Some(rank) = rank(BODIES, name).filter(|&rank| rank < self.ranks.body && has_words(value)) {
            (self.body, self.ranks.body) = (Some((key, value)), rank);
        }
        if let Some(rank) = rank(DATES, name).filter(|&rank| rank < self.ranks.date && is_date(value)) {
            (self.date, self.date_key, self.ranks.date) = (Some(value), key, rank);
        }
        let flag = || value == &Value::Bool(true) || value.as_i64() == Some(1);
        match name {
            "id" => self.id = json::identity(value),
            "uuid" | "commentid" | "cid" | "contentuuid" | "pk" => {
                self.id = self.id.take().or_else(|| json::identity(value))
            }
            "parentid" | "parent" | "inreplyto" | "inreplytoid" | "replyto" | "replytoid" | "parentcommentid"
            | "parentcomment" | "parentuuid" | "answerto" => self.parent = self.parent.or(Some(value)),
            "postid" | "articleid" | "storyid" | "threadid" | "topicid" | "entryid" | "contentid" => {
                self.article = self.article.take().or_else(|| json::identity(value));
            }
            "typename" | "type" | "kind" => self.kind = value.as_str().unwrap_or(self.kind),
            "commentcount" | "commentscount" | "totalcomments" | "numcomments" => {
                self.comment_count = json::integer(value).and_then(|count| u32::try_from(count).ok());
            }
            "score" | "points" | "likes" | "likecount" | "likescount" | "upvotes" | "votes" | "votecount"
            | "rating" | "reactioncount" | "clapcount" | "totallikes" => {
                self.score = self.score.or(json::integer(value))
            }
            "permalink" | "url" | "link" | "htmlurl" | "weburl" => self.permalink = self.permalink.or(value.as_str()),
            "deleted" | "isdeleted" | "removed" | "isremoved" => self.gone |= flag(),
            "deletedat" | "removedat" => self.gone |= value.is_string() || value.is_number(),
            "hidden" | "ishidden" => self.hidden |= flag(),
            "edited" | "isedited" => self.edited |= flag(),
            "editedat" => self.edited |= is_date(value),
            "pinned" | "ispinned" => self.pinned |= flag(),
            "status" | "state" => match value.as_str().map(str::to_ascii_lowercase).as_deref() {
                Some("deleted" | "removed") => self.gone = true,
                Some("hidden" | "rejected" | "pending" | "flagged") => self.hidden = true,
                _ => {}
            },
            _ => {}
        }
    }

    /// Someone said something at some time; or said it once, and it is gone.
    pub fn is_comment(&self) -> bool {
        self.date.is_some() && (self.body.is_some() && self.has_author() || self.gone && self.id.is_some())
    }

    fn has_author(&self) -> bool {
        self.author.is_some()
    }

    /// Id, or key in a cache, of what it answers.
    pub fn parent_id(&self) -> Option<String> {
        let parent = self.parent?;
        json::identity(parent).or_else(|| parent.id("__ref")).or_else(|| parent.id("id"))
    }

    /// As a comment. `objects` are a cache's by key, `people` those listed apart, by id.
    pub fn comment(
        &self,
        objects: &HashMap<&str, &Value>,
        people: &HashMap<String, &Value>,
        context: &Context,
    ) -> Comment {
        let mut badges = Vec::new();
        if self.edited {
            badges.push(Badge::Edited);
        }
        if self.pinned {
            badges.push(Badge::Pinned);
        }
        let date = self.date.and_then(|value| read_date(value, context));
        Comment {
            source_id: self.id.clone(),
            author: self.author.and_then(|value| person(value, objects, people)),
            date,
            date_text: self
                .date
                .and_then(Value::as_str)
                .filter(|text| text.parse::<Date>().is_err())
                .map(str::to_string),
            blocks: self
                .body
                .filter(|_| !self.gone)
                .map(|(key, value)| blocks(key, value, context))
                .unwrap_or_default(),
            score: self.score,
            permalink: self.permalink.and_then(|address| context.resolve(address)),
            badges,
            state: match () {
                () if self.gone => CommentState::Deleted,
                () if self.hidden => CommentState::Hidden,
                () => CommentState::Visible,
            },
            ..Comment::default()
        }
    }
}

/// Names of members, the surest first, without case and separators.
const AUTHORS: &[&str] = &[
    "authorname",
    "author",
    "user",
    "creator",
    "member",
    "commenter",
    "postedby",
    "createdby",
    "owner",
    "account",
    "username",
    "displayname",
    "nickname",
    "commentername",
    "screenname",
    "from",
    "by",
    "name",
    "userid",
    "authorid",
    "actoruuid",
];
const BODIES: &[&str] = &[
    "bodyhtml",
    "contenthtml",
    "renderedbody",
    "htmlcontent",
    "commenthtml",
    "messagehtml",
    "texthtml",
    "cooked",
    "html",
    "body",
    "content",
    "text",
    "message",
    "commenttext",
    "commentbody",
    "comment",
    "rawtext",
    "raw",
    "markdown",
];
const DATES: &[&str] = &[
    "createdat",
    "created",
    "datecreated",
    "creationdate",
    "createdon",
    "createdtime",
    "createddate",
    "createtime",
    "createdutc",
    "publishedat",
    "published",
    "datepublished",
    "timepublished",
    "postedat",
    "postdate",
    "writtenat",
    "dategmt",
    "date",
    "timestamp",
    "publishedtime",
    "time",
];
const NAMES: [&str; 12] = [
    "displayName",
    "display_name",
    "name",
    "fullName",
    "full_name",
    "username",
    "userName",
    "user_name",
    "login",
    "nickname",
    "alias",
    "handle",
];

fn rank(names: &[&str], name: &str) -> Option<u8> {
    names.iter().position(|known| *known == name).and_then(|rank| u8::try_from(rank).ok())
}

fn names_someone(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.trim().is_empty() && text.len() < 200,
        Value::Object(members) => {
            members.contains_key("__ref")
                || NAMES.iter().any(|name| members.contains_key(*name))
                || members.get("type").and_then(Value::as_str) == Some("id")
        }
        Value::Number(_) => true,
        _ => false,
    }
}

fn person(value: &Value, objects: &HashMap<&str, &Value>, people: &HashMap<String, &Value>) -> Option<Author> {
    let referred = value.text("__ref").or_else(|| value.text("id")).and_then(|key| objects.get(key)).copied();
    let listed = json::identity(value).and_then(|id| people.get(&id)).copied();
    let person = referred.or(listed).unwrap_or(value);
    let name = NAMES.iter().find_map(|name| person.text(name));
    // A bare word is a name; a bare number is an account that nobody is listed for.
    author::author(name.or_else(|| person.as_str())?, None)
}

fn is_date(value: &Value) -> bool {
    match value {
        Value::String(text) => {
            text.parse::<Date>().is_ok_and(|date| date.day_of_month().is_some())
                || dates::whole(text, &dates::Context::default()).is_some()
        }
        // Seconds or milliseconds from the year 2000 on: smaller numbers are counts.
        Value::Number(number) => number.as_f64().is_some_and(|number| (946_684_800.0..4.0e12).contains(&number)),
        _ => false,
    }
}

fn read_date(value: &Value, context: &Context) -> Option<Date> {
    let words = || dates::parse(value.as_str()?, &dates::Context { now: context.now, ..dates::Context::default() });
    json::date(value).or_else(words)
}

fn has_words(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.trim().is_empty(),
        Value::Object(_) => text_inside(value).is_some(),
        Value::Array(parts) => parts.first().is_some_and(|part| part.text("text").is_some()),
        _ => false,
    }
}

fn text_inside(value: &Value) -> Option<(&str, &str)> {
    ["rendered", "html", "text", "plaintext", "markdown", "raw", "content", "body"]
        .iter()
        .find_map(|name| Some((*name, value.text(name)?)))
}

fn blocks(key: &str, value: &Value, context: &Context) -> Vec<Block> {
    let parts;
    let (key, text) = match value {
        Value::Array(items) => {
            parts = items.iter().filter_map(|part| part.text("text")).collect::<Vec<_>>().join("\n\n");
            (key, parts.as_str())
        }
        Value::Object(_) => text_inside(value).unwrap_or((key, "")),
        _ => (key, value.as_str().unwrap_or("")),
    };
    let key = key.to_ascii_lowercase();
    match () {
        () if key.contains("markdown") => body::markdown(text, context),
        () if text.trim_start().starts_with("&lt;") => body::html(&body::words(text), context),
        () if key.contains("html") || key == "rendered" || is_markup(text) => body::html(text, context),
        () => body::plain(text),
    }
}

/// Whether plain text would show tags or entities.
fn is_markup(text: &str) -> bool {
    ["</", "<br", "<p>", "<p ", "<img ", "&#", "&amp;", "&quot;", "&gt;", "&lt;"].iter().any(|sign| text.contains(sign))
}
