//! Substack: the page of a post's comments, and the tree that its own program asks for.

use super::{DATA, PAGE, Platform, SAID, Said, Way, nested, shown};
use serde_json::{Value, json};

pub const PLATFORM: Platform = Platform {
    name: "Substack",
    host: "",
    path: "/p/kettles/comments",
    ways: &[Way::Whole, Way::Data],
    page_has_answers: true,
    feed_has_answers: false,
    data: &[TREE],
    answer,
};

const TREE: &str = "/api/v1/post/77/comments?token=&all_comments=true&sort=oldest_first";

fn answer(way: Way, path: &str) -> Option<(&'static str, String)> {
    match path {
        "/p/kettles/comments" => Some((PAGE, page(shown(way)))),
        TREE if way == Way::Data => Some((DATA, json!({ "comments": comments(0) }).to_string())),
        _ => None,
    }
}

fn page(said: &[Said]) -> String {
    let comment = |&(number, _, author, text): &Said, answers: &str| {
        format!(
            "<div class=\"comment\"><div id=\"comment-{number}\" class=\"comment-anchor\"></div><div class=\"comment-content\">
             <div class=\"comment-meta\"><a href=\"https://substack.com/profile/{number}-{author}\" class=\"commenter-name\">
             {author}</a><a href=\"/p/kettles/comment/{number}\" class=\"comment-timestamp\" title=\"Mar {day}, 2025, 10:00 AM\">
             Mar {day}</a></div><div class=\"comment-body\"><p><span>{text}</span></p></div><div class=\"comment-actions\">
             <a class=\"like-count\">1</a></div></div>{answers}</div>",
            day = number - 10
        )
    };
    let around =
        |answers: &str| format!("<div class=\"comment-list\"><div class=\"comment-list-items\">{answers}</div></div>");
    let list = nested(said, comment, around);
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Comments - Kettles</title></head><body><script>
         window._preloads = JSON.parse(\"{{\\\"post_id\\\":77}}\")</script><div class=\"comments-page\">
         <h4 class=\"comments-count\">6 Comments</h4><div class=\"comment-list-container\"><div class=\"comment-list\">
         <div class=\"comment-list-items\">{list}</div></div></div></div></body></html>"
    )
}

fn comments(answered: u32) -> Vec<Value> {
    let comment = |&(number, parent, author, text): &Said| {
        json!({
            "id": number, "name": author, "handle": author, "body": text, "edited_at": null, "deleted": false,
            "date": format!("2025-03-0{}T10:00:00.000Z", number - 10), "status": "published", "reaction_count": 1,
            "ancestor_path": if parent > 0 { parent.to_string() } else { String::new() }, "children": comments(number)
        })
    };
    SAID.iter().filter(|said| said.1 == answered).map(comment).collect()
}
