//! Reddit: its old pages, its new ones, and the listings behind both.

use super::{DATA, PAGE, Platform, SAID, Said, TEXT, Way, nested, seconds, shown};
use serde_json::{Value, json};

pub const OLD: Platform = Platform {
    name: "Reddit as it was",
    host: "https://old.reddit.com",
    path: "/r/tea/comments/k7/kettles/",
    ways: &[Way::Whole, Way::Data],
    page_has_answers: true,
    feed_has_answers: false,
    data: &[LISTINGS],
    answer: old,
};

pub const NEW: Platform = Platform { name: "Reddit", host: "https://www.reddit.com", answer: new, ..OLD };

const LISTINGS: &str = "https://www.reddit.com/comments/k7.json?limit=500&raw_json=1";

fn old(way: Way, asked: &str) -> Option<(&'static str, String)> {
    let comment = |&(number, _, author, text): &Said, answers: &str| {
        format!(
            "<div class=\"thing noncollapsed comment\" id=\"thing_t1_{number}\" data-fullname=\"t1_{number}\"
             data-type=\"comment\" data-author=\"{author}\" data-permalink=\"/r/tea/comments/k7/kettles/{number}/\">
             <p class=\"parent\"><a name=\"{number}\"></a></p><div class=\"entry unvoted\"><p class=\"tagline\">
             <a href=\"https://old.reddit.com/user/{author}\" class=\"author may-blank\">{author}</a>
             <span class=\"score unvoted\" title=\"3\">3 points</span> <time datetime=\"2025-03-0{day}T10:00:00+00:00\"
             class=\"live-timestamp\">2 days ago</time></p><form action=\"#\" class=\"usertext\"><div class=\"usertext-body\">
             <div class=\"md\"><p>{text}</p></div></div></form></div><div class=\"child\">{answers}</div></div>",
            day = number - 10
        )
    };
    match asked {
        "https://old.reddit.com/r/tea/comments/k7/kettles/" => {
            let list =
                nested(shown(way), comment, |answers| format!("<div class=\"sitetable listing\">{answers}</div>"));
            Some((
                PAGE,
                format!(
                    "<!doctype html><html lang=\"en\"><head><title>Kettles : tea</title></head>
                     <body class=\"single-page comments-page\"><div class=\"content\" role=\"main\"><div id=\"siteTable\"
                     class=\"sitetable linklisting\"><div class=\"thing link self\" id=\"thing_t3_k7\" data-fullname=\"t3_k7\"
                     data-author=\"hedda\" data-permalink=\"/r/tea/comments/k7/kettles/\"><div class=\"entry unvoted\">
                     <div class=\"top-matter\"><p class=\"title\"><a class=\"title may-blank\"
                     href=\"/r/tea/comments/k7/kettles/\">Kettles</a></p><p class=\"tagline\">submitted
                     <time datetime=\"2025-03-01T09:00:00+00:00\" class=\"live-timestamp\">2 days ago</time> by
                     <a href=\"https://old.reddit.com/user/hedda\" class=\"author may-blank\">hedda</a></p></div>
                     <div class=\"expando\"><form class=\"usertext\"><div class=\"usertext-body\"><div class=\"md\">{TEXT}</div>
                     </div></form></div></div></div></div><div class=\"commentarea\"><div class=\"panestack-title\">
                     <span class=\"title\">all 6 comments</span></div><div id=\"siteTable_t3_k7\" class=\"sitetable
                     nestedlisting\">{list}</div></div></div></body></html>"
                ),
            ))
        }
        LISTINGS if way == Way::Data => Some((DATA, listings())),
        _ => None,
    }
}

fn new(way: Way, asked: &str) -> Option<(&'static str, String)> {
    let comment = |&(number, parent, author, text): &Said, answers: &str| {
        let answered = if parent > 0 { format!("parentid=\"t1_{parent}\" depth=\"1\"") } else { "depth=\"0\"".into() };
        format!(
            "<shreddit-comment author=\"{author}\" thingid=\"t1_{number}\" {answered} postid=\"t3_k7\" score=\"3\"
             permalink=\"/r/tea/comments/k7/comment/{number}/\" created=\"2025-03-0{day}T10:00:00.000000+0000\">
             <div slot=\"commentMeta\"><a href=\"/user/{author}/\">{author}</a></div>
             <div id=\"t1_{number}-comment-rtjson-content\" slot=\"comment\"><div class=\"md\"><p>{text}</p></div></div>
             <shreddit-comment-action-row slot=\"actionRow\"><button>Reply</button></shreddit-comment-action-row>{answers}
             </shreddit-comment>",
            day = number - 10
        )
    };
    match asked {
        "https://www.reddit.com/r/tea/comments/k7/kettles/" => {
            let list = nested(shown(way), comment, str::to_owned);
            let more = match way {
                Way::Whole => "",
                _ => {
                    "<faceplate-partial src=\"/svc/shreddit/more-comments/tea/t3_k7\"><button>4 more replies</button></faceplate-partial>"
                }
            };
            Some((
                PAGE,
                format!(
                    "<!doctype html><html lang=\"en\"><head><title>Kettles : r/tea</title></head><body><shreddit-app><main>
                     <shreddit-post post-title=\"Kettles\" author=\"hedda\" comment-count=\"6\" id=\"t3_k7\"><h1 slot=\"title\">
                     Kettles</h1><div slot=\"credit-bar\"><a href=\"/user/hedda/\">hedda</a></div><div slot=\"text-body\">
                     <div class=\"md\">{TEXT}</div></div></shreddit-post><shreddit-comment-tree totalcomments=\"6\">{list}{more}
                     </shreddit-comment-tree></main></shreddit-app></body></html>"
                ),
            ))
        }
        LISTINGS if way == Way::Data => Some((DATA, listings())),
        _ => None,
    }
}

fn listings() -> String {
    let submission = json!({
        "id": "k7", "name": "t3_k7", "title": "Kettles", "author": "hedda", "created_utc": 1_740_819_600, "is_self": true,
        "selftext": "Which one?", "selftext_html": null, "permalink": "/r/tea/comments/k7/kettles/", "num_comments": 6,
        "subreddit_name_prefixed": "r/tea", "url": "https://www.reddit.com/r/tea/comments/k7/kettles/", "score": 40
    });
    let submission = json!({ "kind": "t3", "data": submission });
    json!([listing(vec![submission]), listing(answers(0))]).to_string()
}

fn listing(things: Vec<Value>) -> Value {
    json!({ "kind": "Listing", "data": { "children": things } })
}

fn answers(answered: u32) -> Vec<Value> {
    let thing = |&(number, parent, author, text): &Said| {
        let below = answers(number);
        let comment = json!({
            "id": number.to_string(), "name": format!("t1_{number}"), "author": author, "created_utc": seconds(number),
            "parent_id": if parent > 0 { format!("t1_{parent}") } else { "t3_k7".into() }, "body": text,
            "body_html": format!("<div class=\"md\"><p>{text}</p>\n</div>"), "score": 3, "depth": u32::from(parent > 0),
            "permalink": format!("/r/tea/comments/k7/kettles/{number}/"),
            "replies": if below.is_empty() { json!("") } else { listing(below) }
        });
        json!({ "kind": "t1", "data": comment })
    };
    SAID.iter().filter(|said| said.1 == answered).map(thing).collect()
}
