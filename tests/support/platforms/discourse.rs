//! Discourse: the posts of a topic as it shows them to programs, its data, its feed. Posts are numbered from 1, which is the
//! topic itself.

use super::{DATA, FEED, FIRST, PAGE, Platform, SAID, Said, Way, feed, shown};

pub const PLATFORM: Platform = Platform {
    name: "Discourse",
    host: "",
    path: "/t/kettles/88",
    ways: &[Way::Whole, Way::Pages, Way::Data, Way::Feed],
    page_has_answers: false,
    feed_has_answers: false,
    data: &["/t/88.json"],
    answer,
};

fn answer(way: Way, path: &str) -> Option<(&'static str, String)> {
    let post = |number: u32, author: &str, text: &str| {
        format!(
            "<div id=\"post_{number}\" itemprop=\"comment\" itemscope itemtype=\"http://schema.org/Comment\"
             class=\"topic-body crawler-post\"><div class=\"crawler-post-meta\"><span class=\"creator\" itemprop=\"author\"
             itemscope itemtype=\"http://schema.org/Person\"><a itemprop=\"url\" href=\"/u/{author}\">
             <span itemprop=\"name\">{author}</span></a></span><span class=\"crawler-post-infos\">
             <time itemprop=\"datePublished\" datetime=\"2025-03-0{number}T10:00:00Z\" class=\"post-time\">March {number},
             2025</time><span itemprop=\"position\">{number}</span></span></div>
             <div class=\"post\" itemprop=\"text\"><p>{text}</p></div></div>"
        )
    };
    let page = |said: &[Said], links: &str, after: &str| {
        let posts: String = said.iter().map(|&(number, _, author, text)| post(number - 9, author, text)).collect();
        let first = post(1, "hedda", "Which kettle do you use, and for how long has it lasted by now?");
        let first = if said.first().is_some_and(|said| said.0 > 11) { String::new() } else { first };
        format!(
            "<!DOCTYPE html><html lang=\"en\"><head><title>Kettles - Tea Forum</title>
             <meta name=\"generator\" content=\"Discourse 3.3.0\">{links}</head><body class=\"crawler\">
             <div id=\"main-outlet\" class=\"wrap\" role=\"main\"><div id=\"topic-title\"><h1><a href=\"/t/kettles/88\">Kettles</a>
             </h1></div><div itemscope itemtype=\"http://schema.org/DiscussionForumPosting\">{first}{posts}</div>{after}</div></body></html>"
        )
    };
    let next = "<div role=\"navigation\" class=\"topic-body crawler-post\"><b><a rel=\"next\" itemprop=\"url\"
        href=\"/t/kettles/88?page=2\">next page</a></b></div>";
    match path {
        "/t/kettles/88" => {
            let links = match way {
                Way::Feed => "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/t/kettles/88.rss\">",
                _ => "",
            };
            Some((PAGE, page(shown(way), links, if way == Way::Pages { next } else { "" })))
        }
        "/t/kettles/88?page=2" if way == Way::Pages => Some((PAGE, page(&SAID[FIRST..], "", ""))),
        "/t/88.json" if way == Way::Data => {
            let mut posts = vec![serde_json::json!({
                "id": 1001, "post_number": 1, "username": "hedda", "created_at": "2025-03-01T10:00:00.000Z",
                "cooked": "<p>Which kettle do you use, and for how long has it lasted by now?</p>",
                "reply_to_post_number": null
            })];
            posts.extend(SAID.map(|(number, parent, author, text)| {
                serde_json::json!({
                    "id": 1000 + number - 9, "post_number": number - 9, "username": author,
                    "created_at": format!("2025-03-0{}T10:00:00.000Z", number - 9), "cooked": format!("<p>{text}</p>"),
                    "reply_to_post_number": parent.checked_sub(9)
                })
            }));
            let stream: Vec<u32> = (1001..=1007).collect();
            let topic = serde_json::json!({
                "id": 88, "title": "Kettles", "slug": "kettles", "posts_count": 7,
                "post_stream": { "stream": stream, "posts": posts }
            });
            Some((DATA, topic.to_string()))
        }
        "/t/kettles/88.rss" if way == Way::Feed => Some((
            FEED,
            feed(
                "Kettles",
                |number| format!("/t/kettles/88/{}", number - 9),
                |number| format!("forum.example-post-88-{}", number - 9),
            ),
        )),
        _ => None,
    }
}
