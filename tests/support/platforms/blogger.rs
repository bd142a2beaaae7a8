//! Blogger: comments with their replies, and their feed.

use super::{PAGE, Platform, SAID, Said, TEXT, Way, nested, shown};

pub const PLATFORM: Platform = Platform {
    name: "Blogger",
    host: "",
    path: "/2025/03/kettles.html",
    ways: &[Way::Whole, Way::Feed],
    page_has_answers: true,
    feed_has_answers: true,
    data: &[],
    answer,
};

fn answer(way: Way, path: &str) -> Option<(&'static str, String)> {
    let comment = |&(number, _, author, text): &Said, answers: &str| {
        let day = number - 10;
        format!(
            "<li class=\"comment\" id=\"c{number}\"><div class=\"comment-block\"><div class=\"comment-header\">
             <cite class=\"user\">{author}</cite><span class=\"datetime secondary-text\">
             <a href=\"/2025/03/kettles.html?showComment=1#c{number}\">March {day}, 2025 at 10:00 AM</a></span></div>
             <p class=\"comment-content\">{text}</p></div>{answers}</li>"
        )
    };
    match path {
        "/2025/03/kettles.html" => {
            let around = |answers: &str| {
                format!(
                    "<div class=\"comment-replies\"><div class=\"comment-thread inline-thread\"><ol>{answers}</ol></div></div>"
                )
            };
            let list = nested(shown(way), comment, around);
            let link = match way {
                Way::Feed => {
                    "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feeds/7/comments/default\">"
                }
                _ => "",
            };
            Some((
                PAGE,
                format!(
                    "<!doctype html><html lang=\"en\"><head><title>Kettles compared</title>{link}</head><body>
                     <div class=\"post hentry\"><h3 class=\"post-title\">Kettles compared</h3><div class=\"post-body entry-content\">
                     {TEXT}</div></div><div class=\"comments\" id=\"comments\"><h4>6 comments:</h4><div class=\"comments-content\">
                     <div id=\"comment-holder\"><div class=\"comment-thread toplevel-thread\"><ol id=\"top-ra\">{list}</ol></div>
                     </div></div></div></body></html>"
                ),
            ))
        }
        "/feeds/7/comments/default" if way == Way::Feed => {
            let entries: String = SAID
                .iter()
                .map(|(number, parent, author, text)| {
                    let answered = match parent {
                        0 => String::new(),
                        parent => format!("<link rel=\"related\" href=\"/feeds/7/comments/default/{parent}\"/>"),
                    };
                    format!(
                        "<entry><id>tag:blogger.com,1999:blog-1.post-{number}</id>
                         <published>2025-03-0{}T10:00:00Z</published><title>{text}</title><content type=\"html\">{text}</content>
                         <link rel=\"self\" href=\"/feeds/7/comments/default/{number}\"/>
                         <link rel=\"alternate\" href=\"/2025/03/kettles.html?showComment=1#c{number}\"/>{answered}
                         <author><name>{author}</name></author>
                         <thr:in-reply-to ref=\"tag:blogger.com,1999:blog-1.post-7\"/></entry>",
                        number - 10
                    )
                })
                .collect();
            let feed = format!(
                "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"
                 xmlns:thr=\"http://purl.org/syndication/thread/1.0\"><id>tag:blogger.com,1999:blog-1.post7..comments</id>
                 <title>Comments on Kettles compared</title><generator>Blogger</generator>{entries}</feed>"
            );
            Some(("application/atom+xml", feed))
        }
        _ => None,
    }
}
