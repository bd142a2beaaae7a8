//! WordPress: lists in lists, a second page of comments, the comments of its interface, their feed.

use super::{DATA, FEED, FIRST, PAGE, Platform, SAID, Said, TEXT, Way, feed, nested, shown};

pub const PLATFORM: Platform = Platform {
    name: "WordPress",
    host: "",
    path: "/kettles/",
    ways: &[Way::Whole, Way::Pages, Way::Data, Way::Feed],
    page_has_answers: true,
    feed_has_answers: false,
    data: &["/wp-json/wp/v2/comments?post=7&per_page=100&order=asc"],
    answer,
};

fn answer(way: Way, path: &str) -> Option<(&'static str, String)> {
    let comment = |&(number, parent, author, text): &Said, answers: &str| {
        let (depth, day) = (1 + u32::from(parent > 0), number - 10);
        format!(
            "<li id=\"comment-{number}\" class=\"comment depth-{depth}\"><article class=\"comment-body\">
             <footer class=\"comment-meta\"><div class=\"comment-author vcard\"><b class=\"fn\">{author}</b></div>
             <div class=\"comment-metadata\"><a href=\"/kettles/#comment-{number}\">
             <time datetime=\"2025-03-0{day}T10:00:00+00:00\">March {day}, 2025</time></a></div></footer>
             <div class=\"comment-content\"><p>{text}</p></div></article>{answers}</li>"
        )
    };
    let page = |said: &[Said], links: &str, after: &str| {
        let list = nested(said, comment, |answers| format!("<ol class=\"children\">{answers}</ol>"));
        format!(
            "<!doctype html><html lang=\"en\"><head><title>Kettles compared</title>{links}</head>
             <body class=\"single postid-7\"><article><h1>Kettles compared</h1>{TEXT}</article><section id=\"comments\">
             <h2 class=\"comments-title\">6 thoughts on “Kettles compared”</h2><ol class=\"comment-list\">{list}</ol>{after}
             </section></body></html>"
        )
    };
    let links = match way {
        Way::Whole | Way::Pages => "",
        Way::Data => "<link rel=\"https://api.w.org/\" href=\"/wp-json/\">",
        Way::Feed => "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/kettles/feed/\">",
    };
    let next = "<nav class=\"navigation comment-navigation\"><div class=\"nav-links\"><div class=\"nav-next\"><a
        href=\"/kettles/comment-page-2/#comments\">Newer comments</a></div></div></nav>";
    match path {
        "/kettles/" => Some((PAGE, page(shown(way), links, if way == Way::Pages { next } else { "" }))),
        "/kettles/comment-page-2/" if way == Way::Pages => Some((PAGE, page(&SAID[FIRST..], "", ""))),
        "/wp-json/wp/v2/comments?post=7&per_page=100&order=asc" if way == Way::Data => {
            let comments = SAID.map(|(number, parent, author, text)| {
                serde_json::json!({
                    "id": number, "post": 7, "parent": parent, "author_name": author,
                    "date_gmt": format!("2025-03-0{}T10:00:00", number - 10), "type": "comment", "status": "approved",
                    "content": { "rendered": format!("<p>{text}</p>") }, "link": format!("/kettles/#comment-{number}")
                })
            });
            Some((DATA, serde_json::to_string(&comments).expect("JSON")))
        }
        "/kettles/feed/" if way == Way::Feed => Some((
            FEED,
            feed(
                "Comments on: Kettles compared",
                |number| format!("/kettles/#comment-{number}"),
                |number| format!("https://blog.example/?p=7#comment-{number}"),
            ),
        )),
        _ => None,
    }
}
