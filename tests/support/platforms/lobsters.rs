//! Lobsters: subtrees, and the story as data.

use super::{DATA, PAGE, Platform, SAID, Said, TEXT, Way, nested, shown};

pub const PLATFORM: Platform = Platform {
    name: "Lobsters",
    host: "",
    path: "/s/ab12cd/kettles",
    ways: &[Way::Whole, Way::Data],
    page_has_answers: true,
    feed_has_answers: false,
    data: &["/s/ab12cd.json"],
    answer,
};

fn answer(way: Way, path: &str) -> Option<(&'static str, String)> {
    let comment = |&(number, _, author, text): &Said, answers: &str| {
        format!(
            "<li class=\"comments_subtree\"><div id=\"c_c{number}\" data-shortid=\"c{number}\" class=\"comment\">
             <div class=\"voters\"><a class=\"upvoter\" href=\"/login\">9</a></div><div class=\"details\"><div class=\"byline\">
             <a href=\"/~{author}\">{author}</a> <time datetime=\"2025-03-0{day} 10:00:00\">2 days ago</time> |
             <a href=\"/c/c{number}\">link</a></div><div class=\"comment_text\"><p>{text}</p></div></div></div>{answers}</li>",
            day = number - 10
        )
    };
    match path {
        "/s/ab12cd/kettles" => {
            let list = nested(shown(way), comment, |answers| format!("<ol class=\"comments\">{answers}</ol>"));
            Some((
                PAGE,
                format!(
                    "<!DOCTYPE html><html><head><title>Kettles | Lobsters</title></head><body><header id=\"nav\">
                     <a href=\"/\">Active</a></header><div id=\"inside\"><ol class=\"stories\"><li id=\"story_ab12cd\"
                     data-shortid=\"ab12cd\" class=\"story\"><div class=\"story_liner h-entry\"><div class=\"details\">
                     <span role=\"heading\" aria-level=\"1\" class=\"link h-cite u-repost-of\"><a class=\"u-url\"
                     href=\"https://kettles.example/\">Kettles</a></span><div class=\"byline\">via <a href=\"/~hedda\"
                     class=\"u-author h-card\">hedda</a> <span class=\"comments_label\"><a href=\"/s/ab12cd/kettles\">6 comments</a>
                     </span></div></div></div></li></ol><div class=\"story_text\">{TEXT}</div>
                     <ol class=\"comments comments1\" id=\"story_comments\">{list}</ol></div></body></html>"
                ),
            ))
        }
        "/s/ab12cd.json" if way == Way::Data => {
            let comments = SAID.map(|(number, parent, author, text)| {
                serde_json::json!({
                    "short_id": format!("c{number}"), "created_at": format!("2025-03-0{}T10:00:00.000Z", number - 10),
                    "is_deleted": false, "is_moderated": false, "score": 9, "depth": u32::from(parent > 0),
                    "parent_comment": (parent > 0).then(|| format!("c{parent}")), "comment": format!("<p>{text}</p>"),
                    "commenting_user": author
                })
            });
            let story = serde_json::json!({
                "short_id": "ab12cd", "title": "Kettles", "url": "https://kettles.example/", "comment_count": 6,
                "submitter_user": "hedda", "created_at": "2025-03-01T09:00:00.000Z", "comments": comments
            });
            Some((DATA, story.to_string()))
        }
        _ => None,
    }
}
