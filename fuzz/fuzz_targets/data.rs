//! Answers of the interfaces that threads are had from, as JSON of any shape that uses their names.
#![no_main]

use capture::{Input, capture};
use fuzz::assert_sound;
use libfuzzer_sys::fuzz_target;
use serde_json::{Map, Value};

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
    "reply_to_post_number",
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
    "question_id",
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
    "@type",
    "@graph",
    "Comment",
    "permalink",
    "score",
];

/// Values at the leaves.
const LEAVES: &[&str] = &[
    "Listing",
    "t1",
    "t3",
    "more",
    "story",
    "comment",
    "0.1.2",
    "0.1",
    "2026-01-12T10:00:00Z",
    "<p>a</p>",
    "Article",
    "DiscussionForumPosting",
    "https://site.example/1",
    "t1_1",
    "1",
    "",
];

/// Reads a value: each byte says what comes next, and a name or a leaf costs another.
struct Builder<'b> {
    bytes: std::slice::Iter<'b, u8>,
}

impl Builder<'_> {
    fn value(&mut self, depth: u32) -> Value {
        match self.bytes.next().map_or(7, |byte| byte % 8) {
            0 | 1 if depth < 100 => {
                let times = self.times();
                Value::Array(times.map_while(|_| self.more().then(|| self.value(depth + 1))).collect())
            }
            2..=4 if depth < 100 => {
                let times = self.times();
                let members = times.map_while(|_| self.more().then(|| (self.pick(NAMES), self.value(depth + 1))));
                Value::Object(members.collect::<Map<_, _>>())
            }
            5 => Value::from(i64::from(self.bytes.next().copied().unwrap_or_default())),
            6 => Value::Null,
            _ => Value::from(self.pick(LEAVES)),
        }
    }

    fn times(&mut self) -> std::ops::Range<u8> {
        0..self.bytes.next().map_or(0, |byte| byte % 12)
    }

    fn more(&self) -> bool {
        !self.bytes.as_slice().is_empty()
    }

    fn pick(&mut self, words: &[&str]) -> String {
        let at = usize::from(self.bytes.next().copied().unwrap_or_default());
        words.get(at % words.len()).copied().unwrap_or_default().to_owned()
    }
}

fuzz_target!(|bytes: &[u8]| {
    let json = Builder { bytes: bytes.iter() }.value(0).to_string();
    let now = "2026-05-01T12:00Z".parse().ok();
    assert_sound(&capture(&Input {
        bytes: json.as_bytes(),
        media_type: Some("application/json"),
        now,
        ..Input::default()
    }));
});
