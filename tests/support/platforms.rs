//! One invented discussion, as several systems show it: on a page, on a further page of it, as data, as a feed.

/// A comment: number, the one it answers (0 for none), author, words.
pub type Said = (u32, u32, &'static str, &'static str);

/// The whole discussion. Who answers comes right after whom they answer, as all of these systems show it.
pub const SAID: [Said; 6] = [
    (11, 0, "ana", "The steel one keeps the water hot for an hour, which no glass kettle does."),
    (12, 11, "bo", "Mine was lukewarm after forty minutes, so it may depend on the model you have."),
    (13, 0, "chidi", "Glass shows you the scale, and that is the only reason I ever descale mine."),
    (14, 13, "dara", "With hard water you see the scale after a week, whatever the kettle is made of."),
    (15, 0, "eun", "Nobody talks about the lid: a lid that opens by itself is worth ten minutes of heat."),
    (16, 15, "ana", "True. I bought the second one for its lid alone, and have never regretted that."),
];

/// Comments that a first page shows where the discussion has further pages.
const FIRST: usize = 4;

/// Where an answer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The page, with the whole discussion on it.
    Whole,
    /// The page with its first comments, and a further page.
    Pages,
    /// The page with a few comments, and what its system gives as data.
    Data,
    /// The page with a few comments, and a feed of all.
    Feed,
}

/// A system that discussions run on.
pub struct Platform {
    pub name: &'static str,
    /// Path of the page.
    pub path: &'static str,
    /// How the discussion can be had.
    pub ways: &'static [Way],
    /// Whether the system's feed says who answers whom; pages and data always do.
    pub feed_has_answers: bool,
    /// The answer for a path, and its media type; nothing where there is none on this way.
    pub answer: fn(Way, &str) -> Option<(&'static str, String)>,
}

pub const PLATFORMS: &[Platform] = &[
    Platform {
        name: "WordPress",
        path: "/kettles/",
        ways: &[Way::Whole, Way::Pages, Way::Data, Way::Feed],
        feed_has_answers: false,
        answer: wordpress,
    },
    Platform {
        name: "Discourse",
        path: "/t/kettles/88",
        ways: &[Way::Whole, Way::Pages, Way::Data, Way::Feed],
        feed_has_answers: false,
        answer: discourse,
    },
    Platform {
        name: "Blogger",
        path: "/2025/03/kettles.html",
        ways: &[Way::Whole, Way::Feed],
        feed_has_answers: true,
        answer: blogger,
    },
    Platform {
        name: "Lemmy",
        path: "/post/31",
        ways: &[Way::Whole, Way::Data],
        feed_has_answers: false,
        answer: lemmy,
    },
    Platform {
        name: "Lobsters",
        path: "/s/ab12cd/kettles",
        ways: &[Way::Whole, Way::Data],
        feed_has_answers: false,
        answer: lobsters,
    },
];

/// Comments on the page itself.
fn shown(way: Way) -> &'static [Said] {
    match way {
        Way::Whole => &SAID,
        Way::Pages => &SAID[..FIRST],
        Way::Data | Way::Feed => &SAID[..FIRST / 2],
    }
}

const TEXT: &str = "<p>Water for tea should be fresh, and just off the boil, whatever the packet says.</p>
    <p>A kettle with a thermostat costs more, and most people set it once and forget it for years on end.</p>";

const PAGE: &str = "text/html; charset=utf-8";
const DATA: &str = "application/json";
const FEED: &str = "application/rss+xml";

/// Comments as elements that hold the answers to them, `open` and `close` around those.
fn nested(said: &[Said], each: fn(&Said, &str) -> String, around: fn(&str) -> String) -> String {
    let is_first = |comment: &&Said| comment.1 == 0 || said.iter().all(|other| other.0 != comment.1);
    let answers = |number: u32| -> String {
        said.iter().filter(|comment| comment.1 == number).map(|comment| each(comment, "")).collect()
    };
    let with_answers = |comment: &Said| match answers(comment.0).as_str() {
        "" => each(comment, ""),
        answers => each(comment, &around(answers)),
    };
    said.iter().filter(is_first).map(with_answers).collect()
}

/// A feed of the comments, the newest first. `link` makes a comment's address, `name` its identity.
fn feed(title: &str, link: fn(u32) -> String, name: fn(u32) -> String) -> String {
    let items: String = SAID
        .iter()
        .rev()
        .map(|(number, _, author, text)| {
            format!(
                "<item><title>By: {author}</title><link>{link}</link><dc:creator>{author}</dc:creator>
                 <pubDate>Sat, 0{day} Mar 2025 10:00:00 +0000</pubDate><guid isPermaLink=\"false\">{name}</guid>
                 <description><![CDATA[<p>{text}</p>]]></description></item>",
                link = link(*number),
                name = name(*number),
                day = number - 10,
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"
         xmlns:thr=\"http://purl.org/syndication/thread/1.0\"><channel><title>{title}</title><link>/</link>{items}
         </channel></rss>"
    )
}

fn wordpress(way: Way, path: &str) -> Option<(&'static str, String)> {
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

/// Posts are numbered from 1, which is the topic itself.
fn discourse(way: Way, path: &str) -> Option<(&'static str, String)> {
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

fn blogger(way: Way, path: &str) -> Option<(&'static str, String)> {
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

fn lemmy(way: Way, path: &str) -> Option<(&'static str, String)> {
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

fn lobsters(way: Way, path: &str) -> Option<(&'static str, String)> {
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
