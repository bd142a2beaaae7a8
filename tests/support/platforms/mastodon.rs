//! Mastodon: a status with those around it on the page, and its context as data.

use super::{DATA, PAGE, Platform, SAID, Said, Way, shown};
use serde_json::json;

pub const PLATFORM: Platform = Platform {
    name: "Mastodon",
    host: "",
    path: "/@hedda/10",
    ways: &[Way::Whole, Way::Data],
    // Statuses stand one below the other, and the one that is answered is not named.
    page_has_answers: false,
    feed_has_answers: false,
    data: &[CONTEXT],
    answer,
};

const CONTEXT: &str = "/api/v1/statuses/10/context";

fn answer(way: Way, path: &str) -> Option<(&'static str, String)> {
    match path {
        "/@hedda/10" => Some((PAGE, page(shown(way), way))),
        CONTEXT if way == Way::Data => {
            let statuses = SAID.map(|(number, parent, author, text)| {
                json!({
                    "id": number.to_string(), "created_at": format!("2025-03-0{}T10:00:00.000Z", number - 10),
                    "in_reply_to_id": if parent > 0 { parent } else { 10 }.to_string(), "spoiler_text": "", "language": "en",
                    "url": format!("https://toot.example/@{author}/{number}"), "content": format!("<p>{text}</p>"),
                    "account": { "id": number.to_string(), "acct": author, "display_name": author },
                    "media_attachments": [], "favourites_count": 1, "edited_at": null
                })
            });
            Some((DATA, json!({ "ancestors": [], "descendants": statuses }).to_string()))
        }
        _ => None,
    }
}

fn page(said: &[Said], way: Way) -> String {
    let status = |&(number, _, author, text): &Said| {
        format!(
            "<div class=\"status__wrapper status__wrapper-public status__wrapper-reply focusable\"><div class=\"status
             status-public status-reply\" data-id=\"{number}\"><div class=\"status__info\">
             <a href=\"https://toot.example/@{author}/{number}\" class=\"status__relative-time\">
             <time datetime=\"2025-03-0{day}T10:00:00.000Z\">2d</time></a><a href=\"/@{author}\" class=\"status__display-name\">
             <span class=\"display-name\"><bdi><strong class=\"display-name__html\">{author}</strong></bdi>
             <span class=\"display-name__account\">@{author}</span></span></a></div><div class=\"status__content\">
             <div class=\"status__content__text translate\"><p>{text}</p></div></div></div></div>",
            day = number - 10
        )
    };
    let statuses: String = said.iter().map(status).collect();
    let more = if way == Way::Whole { "" } else { "<button class=\"load-more\">Show more</button>" };
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>hedda: \"Kettles\" - toot.example</title></head>
         <body class=\"app-body\"><div class=\"columns-area\"><div class=\"column\"><div class=\"scrollable\"><div class=\"item-list\">
         <div class=\"focusable detailed-status__wrapper\"><div class=\"detailed-status\" data-id=\"10\"><a href=\"/@hedda\"
         class=\"detailed-status__display-name\"><span class=\"display-name\"><bdi><strong class=\"display-name__html\">hedda
         </strong></bdi> <span class=\"display-name__account\">@hedda</span></span></a><div class=\"status__content\">
         <div class=\"status__content__text translate\"><p>Which kettle do you use, and for how long has it lasted by now?</p>
         </div></div><div class=\"detailed-status__meta\"><a class=\"detailed-status__datetime\" href=\"/@hedda/10\">
         <time datetime=\"2025-03-01T09:00:00.000Z\">Mar 1, 2025</time></a></div></div></div>{statuses}{more}
         </div></div></div></div></body></html>"
    )
}
