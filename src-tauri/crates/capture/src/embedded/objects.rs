//! Comments in JSON of no known shape: objects with an author, a text and a date, in places or of types that are
//! called comments, replies or answers.
//!
//! One walk without recursion visits every value once. What answers what is read from nesting, from ids of parents,
//! and from references of normalised caches (`{"__ref": "Comment:7"}`).

mod fields;

use crate::sources::Context;
use crate::sources::thread::{Answers, Thread};
use fields::Fields;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

/// The longest discussion in a JSON value; see [`threads`].
pub(crate) fn thread(value: &Value, context: &Context) -> Option<Thread> {
    threads(value, context).into_iter().max_by_key(|thread| thread.entries.len())
}

/// The discussions in a JSON value, in the order they are found.
pub(crate) fn threads(value: &Value, context: &Context) -> Vec<Thread> {
    let mut walk = Walk::default();
    walk.run(value);
    let groups = walk.groups();
    let single = groups.len() == 1;
    let mut threads: Vec<Thread> = groups.iter().filter_map(|group| walk.thread(group, context)).collect();
    if let (true, Some(thread)) = (single, threads.first_mut()) {
        // A page's data may count the comments of other articles too; only one number can be trusted.
        thread.declared = walk.counts.iter().copied().next().filter(|_| walk.counts.len() == 1);
        thread.count_missing();
    }
    threads
}

/// A value still to be visited.
#[derive(Clone, Copy)]
struct Visit<'v> {
    value: &'v Value,
    /// Name of the nearest member that says what is inside.
    name: &'v str,
    /// Name of the member it is itself.
    key: &'v str,
    /// The nearest comment around it.
    inside: Option<usize>,
}

/// An object that may be a comment.
struct Candidate<'v> {
    fields: Fields<'v>,
    /// What a cache calls it.
    key: &'v str,
    inside: Option<usize>,
    /// Something calls it a comment.
    called: bool,
}

#[derive(Default)]
struct Walk<'v> {
    candidates: Vec<Candidate<'v>>,
    /// Objects of caches, and people, by key or id.
    objects: HashMap<&'v str, &'v Value>,
    people: HashMap<String, &'v Value>,
    /// By reference: the comment it answers.
    answered: HashMap<&'v str, usize>,
    counts: HashSet<u32>,
}

impl<'v> Walk<'v> {
    fn run(&mut self, root: &'v Value) {
        let mut stack = vec![Visit { value: root, name: "", key: "", inside: None }];
        while let Some(visit) = stack.pop() {
            match visit.value {
                Value::Array(items) => stack.extend(items.iter().rev().map(|value| Visit { value, key: "", ..visit })),
                Value::Object(members) => self.object(members, visit, &mut stack),
                _ => {}
            }
        }
    }

    fn object(&mut self, members: &'v Map<String, Value>, visit: Visit<'v>, stack: &mut Vec<Visit<'v>>) {
        if let Some(reference) = reference(members) {
            if let (Some(at), true) = (visit.inside, is_discussion(visit.name)) {
                self.answered.entry(reference).or_insert(at);
            }
            return;
        }
        if visit.key.contains(':') {
            self.objects.entry(visit.key).or_insert(visit.value);
        }
        if is_people(visit.name) {
            let id = crate::sources::json::Json::id(visit.value, "id");
            let id = id.or_else(|| Some(visit.key.to_string()).filter(|key| !key.is_empty()));
            id.map(|id| self.people.entry(id).or_insert(visit.value));
        }
        let mut fields = Fields::read(members);
        let called = self.is_called_comment(&fields, visit);
        if let Some(count) = fields.comment_count.take().filter(|_| !called) {
            self.counts.insert(count);
        }
        let mut inside = visit.inside;
        if fields.is_comment() {
            inside = Some(self.candidates.len());
            self.candidates.push(Candidate { fields, key: visit.key, inside: visit.inside, called });
        }
        for (key, value) in members.iter().rev().filter(|(_, value)| value.is_object() || value.is_array()) {
            let transparent = is_wrapper(key) || key.contains(':') || is_people(visit.name);
            stack.push(Visit { value, name: if transparent { visit.name } else { key }, key, inside });
        }
    }

    /// Whether the place, the type or a parent says that this is a comment, and on this page.
    fn is_called_comment(&self, fields: &Fields, visit: Visit) -> bool {
        let around = visit.inside.and_then(|at| self.candidates.get(at));
        let child = visit.name == "children" && around.is_some_and(|around| around.called);
        let named = [visit.name, visit.key, fields.kind].into_iter().any(is_discussion);
        (named || child || fields.parent.is_some()) && !is_aside(visit.name)
    }

    /// Positions of comments that belong together: of one type, dated by the same member.
    fn groups(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut by_shape: HashMap<(&str, &str), usize> = HashMap::new();
        for (at, candidate) in self.candidates.iter().enumerate().filter(|(_, candidate)| candidate.called) {
            let shape = (candidate.fields.kind, candidate.fields.date_key);
            let group = *by_shape.entry(shape).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups.get_mut(group).into_iter().for_each(|group| group.push(at));
        }
        groups.retain(|group| self.is_of_one_page(group));
        groups
    }

    /// A list of the latest comments of a site names many articles.
    fn is_of_one_page(&self, group: &[usize]) -> bool {
        let members = || group.iter().filter_map(|&at| self.candidates.get(at));
        let articles: HashSet<_> = members().filter_map(|candidate| candidate.fields.article.as_deref()).collect();
        articles.len() <= 1 && members().any(|candidate| candidate.fields.body.is_some())
    }

    fn thread(&self, group: &[usize], context: &Context) -> Option<Thread> {
        let mut thread = Thread { format: "json", ..Thread::default() };
        let places: HashMap<usize, usize> = group.iter().enumerate().map(|(place, &at)| (at, place)).collect();
        let threaded = group
            .iter()
            .filter_map(|&at| self.candidates.get(at))
            .any(|c| c.fields.parent.is_some() || c.inside.is_some());
        for &at in group {
            let candidate = self.candidates.get(at)?;
            let around = candidate.inside.or_else(|| self.answered.get(candidate.key).copied());
            let answers = match around.and_then(|at| places.get(&at)) {
                Some(&place) => Answers::Entry(place),
                None => match candidate.fields.parent_id() {
                    Some(id) => Answers::Id(self.source_id(&id)),
                    None if threaded || !self.answered.is_empty() => Answers::Article,
                    None => Answers::Unsaid,
                },
            };
            thread.push(candidate.fields.comment(&self.objects, &self.people, context), answers);
        }
        // Members of an object come in the order of their names, which says nothing.
        if group.iter().any(|&at| self.candidates.get(at).is_some_and(|candidate| !candidate.key.is_empty())) {
            by_date(&mut thread);
        }
        self.drop_articles(&mut thread);
        Some(thread)
    }

    /// What a cache calls `Comment:7` may call itself 7.
    fn source_id(&self, id: &str) -> String {
        let known = self.objects.get(id).and_then(|object| crate::sources::json::Json::id(*object, "id"));
        known.unwrap_or_else(|| id.to_string())
    }

    /// Comments that answer an id which no comment has, all the same one, answer the article by its id.
    fn drop_articles(&self, thread: &mut Thread) {
        let ids: HashSet<String> = thread.entries.iter().filter_map(|entry| entry.comment.source_id.clone()).collect();
        let unknown = |answers: &Answers| matches!(answers, Answers::Id(id) if !ids.contains(id));
        let targets: HashSet<String> = thread
            .entries
            .iter()
            .filter(|entry| unknown(&entry.answers))
            .filter_map(|entry| match &entry.answers {
                Answers::Id(id) => Some(id.clone()),
                _ => None,
            })
            .collect();
        if targets.len() == 1 {
            for entry in thread.entries.iter_mut().filter(|entry| unknown(&entry.answers)) {
                entry.answers = Answers::Article;
            }
        }
    }
}

/// Sorts entries by date and keeps positions of answered entries right.
fn by_date(thread: &mut Thread) {
    let key = |at: &usize| {
        thread.entries.get(*at).and_then(|entry| entry.comment.date).map_or(i64::MAX, |date| date.sort_key())
    };
    let mut order: Vec<usize> = (0..thread.entries.len()).collect();
    order.sort_by_cached_key(key);
    let mut place = vec![0; order.len()];
    order.iter().enumerate().for_each(|(new, &old)| {
        if let Some(place) = place.get_mut(old) {
            *place = new
        }
    });
    let mut entries: Vec<_> = std::mem::take(&mut thread.entries).into_iter().map(Some).collect();
    thread.entries = order.iter().filter_map(|&old| entries.get_mut(old)?.take()).collect();
    for entry in &mut thread.entries {
        if let Answers::Entry(at) = &mut entry.answers {
            *at = place.get(*at).copied().unwrap_or(usize::MAX);
        }
    }
}

/// What `{"__ref": "Comment:7"}`, or the older `{"type": "id", "id": "Comment:7"}`, points at.
fn reference(members: &Map<String, Value>) -> Option<&str> {
    if let Some(reference) = members.get("__ref") {
        return reference.as_str();
    }
    let is_old = members.get("type").and_then(Value::as_str) == Some("id") && members.len() <= 4;
    members.get("id").filter(|_| is_old)?.as_str()
}

/// Whether a name says that comments are meant.
fn is_discussion(name: &str) -> bool {
    let name = name.split('(').next().unwrap_or("").to_ascii_lowercase();
    ["comment", "repl", "response", "answer", "discussion"].iter().any(|word| name.contains(word))
}

/// Whether a name says that comments of other pages are meant.
fn is_aside(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["recent", "latest", "related", "popular", "trending"].iter().any(|word| name.contains(word))
}

fn is_people(name: &str) -> bool {
    matches!(name.to_ascii_lowercase().as_str(), "users" | "authors" | "members" | "people" | "profiles" | "accounts")
}

/// Members that only hold a list and do not say of what.
fn is_wrapper(name: &str) -> bool {
    matches!(
        name,
        "nodes"
            | "node"
            | "edges"
            | "edge"
            | "data"
            | "items"
            | "results"
            | "list"
            | "byId"
            | "entities"
            | "value"
            | "payload"
            | "records"
            | "collection"
            | "contents"
    ) || name.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(value: &Value) -> Option<crate::sources::Recovered> {
        Some(thread(value, &Context::default())?.finish(&Context::default()))
    }

    fn names(recovered: &crate::sources::Recovered) -> Vec<&str> {
        recovered.comments.iter().filter_map(|comment| Some(comment.author.as_ref()?.name.as_str())).collect()
    }

    #[test]
    fn nested_replies() {
        let value = json!({ "props": { "page": {
            "article": { "author": { "name": "Writer" }, "body": "Long text", "createdAt": "2024-01-01", "commentCount": 3 },
            "comments": { "nodes": [
                { "id": 1, "user": { "displayName": "Ada" }, "text": "First", "createdAt": 1_705_076_707, "replies": [
                    { "id": 2, "user": { "displayName": "Bo" }, "text": "<p>Second</p>", "createdAt": 1_705_076_807 }
                ] },
                { "id": 3, "deleted": true, "createdAt": 1_705_076_907 }
            ] }
        } } });
        let recovered = read(&value).unwrap();
        assert_eq!(names(&recovered), ["Ada", "Bo"]);
        assert_eq!(recovered.parents, [None, Some(0), None]);
        assert_eq!(recovered.declared, Some(3));
        assert_eq!(recovered.comments[2].state, document::CommentState::Deleted);
    }

    #[test]
    fn flat_list_with_parents_and_people_apart() {
        let value = json!({ "conversation": {
            "comments": [
                { "id": "b", "user_id": "u2", "written_at": 1_705_076_907, "content": [{ "text": "Answer" }], "parent_id": "a" },
                { "id": "a", "user_id": "u1", "written_at": 1_705_076_707, "content": [{ "text": "Question" }] }
            ],
            "users": { "u1": { "display_name": "Ada" }, "u2": { "display_name": "Bo" } }
        } });
        let recovered = read(&value).unwrap();
        assert_eq!(names(&recovered), ["Ada", "Bo"]);
        assert_eq!(recovered.parents, [None, Some(0)]);
    }

    #[test]
    fn references_of_a_cache() {
        let value = json!({
            "Story:9": { "__typename": "Story", "id": "9", "comments({\"first\":10})": [{ "__ref": "Comment:12" }] },
            "Comment:12": { "__typename": "Comment", "id": "12", "author": { "__ref": "User:1" }, "body": "First",
                "createdAt": "2024-01-12T10:00:00Z", "replies": { "edges": [{ "node": { "__ref": "Comment:5" } }] } },
            "Comment:5": { "__typename": "Comment", "id": "5", "author": { "__ref": "User:2" }, "body": "Second",
                "createdAt": "2024-01-12T11:00:00Z", "replies": { "edges": [] } },
            "User:1": { "__typename": "User", "name": "Ada" },
            "User:2": { "__typename": "User", "name": "Bo" }
        });
        let recovered = read(&value).unwrap();
        assert_eq!(names(&recovered), ["Ada", "Bo"]);
        assert_eq!(recovered.parents, [None, Some(0)]);
    }

    #[test]
    fn what_is_no_discussion() {
        let posts = json!({ "posts": [
            { "author": "Ada", "content": "One article", "date": "2024-01-01" },
            { "author": "Bo", "content": "Another", "date": "2024-01-02" }
        ] });
        assert!(read(&posts).is_none());
        let widget = json!({ "recentComments": [{ "author": "Ada", "text": "Hm", "date": "2024-01-01" }] });
        assert!(read(&widget).is_none());
        let everywhere = json!({ "comments": [
            { "author": "Ada", "text": "Hm", "date": "2024-01-01", "postId": 1 },
            { "author": "Bo", "text": "Ah", "date": "2024-01-02", "postId": 2 }
        ] });
        assert!(read(&everywhere).is_none());
    }
}
