//! Ghost: comments in the page, as an archive keeps them, and the list that its own program asks for.

use super::{DATA, PAGE, Platform, SAID, Said, TEXT, Way, nested, shown};
use serde_json::{Value, json};

pub const PLATFORM: Platform = Platform {
    name: "Ghost",
    host: "",
    path: "/kettles/",
    ways: &[Way::Whole, Way::Data],
    page_has_answers: true,
    feed_has_answers: false,
    data: &[LIST],
    answer,
};

const LIST: &str = "/members/api/comments/post/65f0c0ffee/?limit=100&order=created_at+asc";

fn answer(way: Way, path: &str) -> Option<(&'static str, String)> {
    match path {
        "/kettles/" => Some((PAGE, page(shown(way)))),
        LIST if way == Way::Data => {
            let pagination = json!({ "page": 1, "limit": 100, "pages": 1, "total": 6 });
            let answer = json!({ "comments": comments(0), "meta": { "pagination": pagination } });
            Some((DATA, answer.to_string()))
        }
        _ => None,
    }
}

fn page(said: &[Said]) -> String {
    let comment = |&(number, _, author, text): &Said, answers: &str| {
        format!(
            "<div id=\"65a{number}\" data-testid=\"comment-component\"><div class=\"flex\"><div><div class=\"flex\">
             <h4 data-testid=\"member-name\">{author}</h4><span><a href=\"#ghost-comments-65a{number}\"
             title=\"March {day}, 2025 10:00 AM\">2 days ago</a></span></div><div data-testid=\"comment-content\"><p>{text}</p>
             </div><button data-testid=\"like-button\">1</button></div></div>{answers}</div>",
            day = number - 10
        )
    };
    let list = nested(said, comment, |answers| format!("<div class=\"replies\">{answers}</div>"));
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Kettles</title><meta name=\"generator\" content=\"Ghost 5.90\">
         <script src=\"https://cdn.example/ghost/comments-ui.js\" data-ghost-comments=\"/\" data-post-id=\"65f0c0ffee\"></script>
         </head><body><article class=\"post\"><h1>Kettles</h1>{TEXT}</article><section id=\"ghost-comments-root\">
         <div data-testid=\"content-box\"><div data-testid=\"title\"><h2>Discussion</h2><span data-testid=\"count\">6 comments</span>
         </div>{list}</div></section></body></html>"
    )
}

fn comments(answered: u32) -> Vec<Value> {
    let comment = |&(number, parent, author, text): &Said| {
        let replies = if parent > 0 { Vec::new() } else { comments(number) };
        json!({
            "id": format!("65a{number}"), "parent_id": (parent > 0).then(|| format!("65a{parent}")),
            "in_reply_to_id": null, "status": "published", "html": format!("<p>{text}</p>"),
            "created_at": format!("2025-03-0{}T10:00:00.000Z", number - 10), "edited_at": null,
            "member": { "id": format!("m{number}"), "name": author }, "count": { "likes": 1, "replies": replies.len() },
            "replies": replies
        })
    };
    SAID.iter().filter(|said| said.1 == answered).map(comment).collect()
}
