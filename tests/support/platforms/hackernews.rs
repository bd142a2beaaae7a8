//! Hacker News: rows that say how deep they stand, the search service's tree, the items of the database.

use super::{DATA, PAGE, Platform, SAID, Said, Way, seconds, shown};
use serde_json::{Value, json};

pub const PLATFORM: Platform = Platform {
    name: "Hacker News",
    host: "https://news.ycombinator.com",
    path: "/item?id=10",
    ways: &[Way::Whole, Way::Pages, Way::Data],
    page_has_answers: true,
    feed_has_answers: false,
    data: &[TREE, ITEMS],
    answer,
};

const TREE: &str = "https://hn.algolia.com/api/v1/items/10";

/// What nobody asks for by itself: an item each, one after another, as programs that read the database keep them.
const ITEMS: &str = "https://hacker-news.firebaseio.com/v0/item/";

fn answer(way: Way, asked: &str) -> Option<(&'static str, String)> {
    let further = super::FIRST;
    match asked {
        "https://news.ycombinator.com/item?id=10" => Some((PAGE, page(shown(way), way == Way::Pages))),
        "https://news.ycombinator.com/item?id=10&p=2" if way == Way::Pages => {
            Some((PAGE, page(&SAID[further..], false)))
        }
        TREE if way == Way::Data => Some((DATA, tree())),
        ITEMS if way == Way::Data => Some((DATA, items())),
        _ => None,
    }
}

fn page(said: &[Said], has_more: bool) -> String {
    let row = |&(number, parent, author, text): &Said| {
        format!(
            "<tr class=\"athing comtr\" id=\"{number}\"><td><table border=\"0\"><tr><td class=\"ind\" indent=\"{indent}\">
             <img src=\"s.gif\" height=\"1\" width=\"{width}\"></td><td class=\"votelinks\"></td><td class=\"default\">
             <div><span class=\"comhead\"><a href=\"user?id={author}\" class=\"hnuser\">{author}</a> <span class=\"age\"
             title=\"2025-03-0{day}T10:00:00 {seconds}\"><a href=\"item?id={number}\">2 days ago</a></span></span></div><br>
             <div class=\"comment\"><div class=\"commtext c00\">{text}</div><div class=\"reply\"><p><font size=\"1\"><u>
             <a href=\"reply?id={number}\">reply</a></u></font></div></div></td></tr></table></td></tr>",
            indent = u32::from(parent > 0),
            width = 40 * u32::from(parent > 0),
            day = number - 10,
            seconds = seconds(number),
        )
    };
    let rows: String = said.iter().map(row).collect();
    let more = match has_more {
        true => {
            "<tr class=\"morespace\"></tr><tr><td><a href=\"item?id=10&amp;p=2\" class=\"morelink\" rel=\"next\">More</a></td></tr>"
        }
        false => "",
    };
    format!(
        "<html lang=\"en\" op=\"item\"><head><title>Kettles | Hacker News</title></head><body><center><table id=\"hnmain\">
         <tr><td><table class=\"fatitem\" border=\"0\"><tr class=\"athing submission\" id=\"10\"><td class=\"title\">
         <span class=\"titleline\"><a href=\"https://kettles.example/\">Kettles</a></span></td></tr><tr><td class=\"subtext\">
         <span class=\"subline\"><span class=\"score\" id=\"score_10\">88 points</span> by <a href=\"user?id=hedda\"
         class=\"hnuser\">hedda</a> <span class=\"age\" title=\"2025-03-01T09:00:00 1740819600\"><a href=\"item?id=10\">
         3 days ago</a></span> | <a href=\"item?id=10\">6 comments</a></span></td></tr></table><br>
         <table border=\"0\" class=\"comment-tree\">{rows}{more}</table></td></tr></table></center></body></html>"
    )
}

fn tree() -> String {
    let children: Vec<Value> = SAID.iter().filter(|said| said.1 == 0).map(comment).collect();
    let story = json!({
        "id": 10, "created_at": "2025-03-01T09:00:00.000Z", "created_at_i": 1_740_819_600, "type": "story",
        "author": "hedda", "title": "Kettles", "url": "https://kettles.example/", "text": null, "points": 88,
        "parent_id": null, "story_id": 10, "children": children
    });
    story.to_string()
}

fn comment(&(number, parent, author, text): &Said) -> Value {
    let answers: Vec<Value> = SAID.iter().filter(|said| said.1 == number).map(comment).collect();
    json!({
        "id": number, "created_at_i": seconds(number), "type": "comment", "author": author, "text": format!("<p>{text}"),
        "points": null, "parent_id": if parent > 0 { parent } else { 10 }, "story_id": 10, "title": null, "url": null,
        "children": answers
    })
}

fn items() -> String {
    let story = json!({
        "id": 10, "type": "story", "by": "hedda", "time": 1_740_819_600, "title": "Kettles", "url": "https://kettles.example/",
        "score": 88, "descendants": 6, "kids": [11, 13, 15]
    });
    let comments = SAID.iter().map(|&(number, parent, author, text)| {
        json!({
            "id": number, "type": "comment", "by": author, "time": seconds(number),
            "parent": if parent > 0 { parent } else { 10 }, "text": text
        })
    });
    std::iter::once(story).chain(comments).map(|item| item.to_string() + "\n").collect()
}
