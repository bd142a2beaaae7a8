//! Lemmy: nested comments, and the list of its interface.

use super::{DATA, PAGE, Platform, SAID, Said, TEXT, Way, nested, shown};

pub const PLATFORM: Platform = Platform {
    name: "Lemmy",
    host: "",
    path: "/post/31",
    ways: &[Way::Whole, Way::Data],
    page_has_answers: true,
    feed_has_answers: false,
    data: &["/api/v3/comment/list?post_id=31&max_depth=50&sort=Old&limit=100"],
    answer,
};

fn answer(way: Way, path: &str) -> Option<(&'static str, String)> {
    let comment = |&(number, _, author, text): &Said, answers: &str| {
        format!(
            "<li class=\"comment\"><article id=\"comment-{number}\" class=\"details comment-node py-2\"><div class=\"ms-2\">
             <div class=\"d-flex flex-wrap align-items-center text-muted small\"><a class=\"person-listing\" title=\"{author}\"
             href=\"/u/{author}\"><span class=\"overflow-wrap-anywhere\">{author}</span></a><a class=\"btn btn-link btn-sm\"
             title=\"link\" href=\"/comment/{number}\">link</a><span class=\"moment-time pointer unselectable\"
             data-tippy-content=\"Saturday, March {day}st, 2025 at 10:00:00 AM GMT+00:00\">2 days ago</span></div>
             <div class=\"comment-content\"><div class=\"md-div\"><p>{text}</p></div></div></div></article>{answers}</li>",
            day = number - 10
        )
    };
    match path {
        "/post/31" => {
            let list = nested(shown(way), comment, |answers| format!("<ul class=\"comments\">{answers}</ul>"));
            Some((
                PAGE,
                format!(
                    "<!DOCTYPE html><html lang=\"en\"><head><title>Kettles - Hub</title></head><body><div id=\"app\">
                     <main role=\"main\"><div class=\"post container-lg\"><article class=\"post-container\"><h1 class=\"h4\">Kettles</h1>
                     <span class=\"text-muted\">by <a class=\"person-listing\" href=\"/u/hedda\">
                     <span class=\"overflow-wrap-anywhere\">hedda</span></a></span><div id=\"postContent\">
                     <div class=\"md-div\">{TEXT}</div></div></article>
                     <span class=\"comments-count\">6 comments</span><ul class=\"comments\">{list}</ul></div></main></div></body></html>"
                ),
            ))
        }
        "/api/v3/comment/list?post_id=31&max_depth=50&sort=Old&limit=100" if way == Way::Data => {
            let comments = SAID.map(|(number, parent, author, text)| {
                let path = if parent > 0 { format!("0.{parent}.{number}") } else { format!("0.{number}") };
                serde_json::json!({
                    "comment": { "id": number, "creator_id": 1, "path": path, "content": text, "deleted": false,
                        "removed": false, "published": format!("2025-03-0{}T10:00:00Z", number - 10) },
                    "creator": { "id": 1, "name": author }, "post": { "id": 31, "creator_id": 11 }, "counts": { "score": 1 }
                })
            });
            Some((DATA, serde_json::json!({ "comments": comments }).to_string()))
        }
        _ => None,
    }
}
