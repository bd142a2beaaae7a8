//! Stack Exchange: answers with comments under them, on one page or several, and the three lists of its interface.

use super::{DATA, PAGE, Platform, SAID, Said, TEXT, Way, nested, seconds, shown};
use serde_json::{Value, json};

pub const PLATFORM: Platform = Platform {
    name: "Stack Exchange",
    host: "https://cooking.stackexchange.com",
    path: "/questions/7/kettles",
    ways: &[Way::Whole, Way::Pages, Way::Data],
    page_has_answers: true,
    feed_has_answers: false,
    data: &["all lists"],
    answer,
};

const ANSWERS: &str = "https://api.stackexchange.com/2.3/questions/7/answers?pagesize=100&filter=withbody&site=cooking";

/// The interface gives answers without their comments, and those by themselves.
const COMMENTS: &str = "https://api.stackexchange.com/2.3/answers/11;13;15/comments?pagesize=100&filter=withbody&site=cooking\
    &sort=creation&order=asc";

const ON_QUESTION: &str = "https://api.stackexchange.com/2.3/questions/7/comments?pagesize=100&filter=withbody&site=cooking&sort=creation&order=asc";

fn answer(way: Way, asked: &str) -> Option<(&'static str, String)> {
    let list =
        |items: Vec<Value>| json!({ "items": items, "has_more": false, "quota_max": 300, "quota_remaining": 299 });
    match asked {
        "https://cooking.stackexchange.com/questions/7/kettles" => Some((PAGE, page(shown(way), way == Way::Pages))),
        "https://cooking.stackexchange.com/questions/7/kettles?page=2" if way == Way::Pages => {
            Some((PAGE, page(&SAID[super::FIRST..], false)))
        }
        ANSWERS if way == Way::Data => Some((DATA, list(answers()).to_string())),
        COMMENTS if way == Way::Data => Some((DATA, list(comments()).to_string())),
        ON_QUESTION if way == Way::Data => Some((DATA, list(Vec::new()).to_string())),
        "all lists" if way == Way::Data => Some((DATA, json!([list(answers()), list(comments())]).to_string())),
        _ => None,
    }
}

fn page(said: &[Said], has_more: bool) -> String {
    let each = |&(number, parent, author, text): &Said, comments: &str| {
        let day = number - 10;
        if parent > 0 {
            return format!(
                "<li id=\"comment-{number}\" class=\"comment js-comment\" data-comment-id=\"{number}\">
                 <div class=\"comment-text\"><div class=\"comment-body\"><span class=\"comment-copy\">{text}</span>
                 <div>– <a href=\"/users/{number}/{author}\" class=\"comment-user\">{author}</a></div><span class=\"comment-date\">
                 <span title=\"2025-03-0{day} 10:00:00Z, License: CC BY-SA 4.0\" class=\"relativetime-clean\">Mar {day}</span>
                 </span></div></div></li>"
            );
        }
        format!(
            "<a name=\"{number}\"></a><div id=\"answer-{number}\" class=\"answer js-answer\" data-answerid=\"{number}\"
             data-parentid=\"7\" data-score=\"3\"><div class=\"answercell\"><div class=\"s-prose js-post-body\"><p>{text}</p></div>
             <div class=\"post-signature\"><div class=\"user-action-time\">answered <span title=\"2025-03-0{day} 10:00:00Z\"
             class=\"relativetime\">Mar {day}</span></div><div class=\"user-details\" itemprop=\"author\">
             <a href=\"/users/{number}/{author}\">{author}</a></div></div></div>{comments}</div>"
        )
    };
    let around = |comments: &str| {
        format!(
            "<div class=\"comments js-comments-container\"><ul class=\"comments-list js-comments-list\"
             data-remaining-comments-count=\"0\">{comments}</ul></div>"
        )
    };
    let list = nested(said, each, around);
    let next = match has_more {
        true => {
            "<div class=\"s-pagination pager-answers\"><a href=\"/questions/7/kettles?page=2\" rel=\"next\">Next</a></div>"
        }
        false => "",
    };
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>tea - Kettles - Cooking Stack Exchange</title></head>
         <body class=\"question-page\"><div id=\"content\"><div id=\"question-header\"><h1><a href=\"/questions/7/kettles\"
         class=\"question-hyperlink\">Kettles</a></h1></div><div id=\"mainbar\"><div class=\"question js-question\"
         data-questionid=\"7\" id=\"question\"><div class=\"s-prose js-post-body\">{TEXT}</div><div class=\"post-signature owner\">
         <div class=\"user-action-time\">asked <span title=\"2025-03-01 09:00:00Z\" class=\"relativetime\">Mar 1</span></div>
         <div class=\"user-details\" itemprop=\"author\"><a href=\"/users/1/hedda\">hedda</a></div></div></div><div id=\"answers\">
         <div id=\"answers-header\"><h2 data-answercount=\"3\">3 Answers</h2></div>{list}{next}
         <form id=\"post-form\"><h2>Your Answer</h2><textarea></textarea></form></div></div></div></body></html>"
    )
}

fn answers() -> Vec<Value> {
    let answer = |&(number, _, author, text): &Said| {
        json!({
            "answer_id": number, "question_id": 7, "body": format!("<p>{text}</p>"), "creation_date": seconds(number),
            "score": 3, "is_accepted": false, "owner": { "user_id": number, "display_name": author }
        })
    };
    SAID.iter().filter(|said| said.1 == 0).map(answer).collect()
}

fn comments() -> Vec<Value> {
    let comment = |&(number, parent, author, text): &Said| {
        json!({
            "comment_id": number, "post_id": parent, "body": text, "creation_date": seconds(number), "score": 1,
            "edited": false, "owner": { "user_id": number, "display_name": author }
        })
    };
    SAID.iter().filter(|said| said.1 > 0).map(comment).collect()
}
