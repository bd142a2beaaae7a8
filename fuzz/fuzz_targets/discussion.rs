//! Pages made of the pieces that discussions are made of, in any order: no panic, and answers after what they answer.
#![no_main]

use capture::{Input, capture};
use libfuzzer_sys::fuzz_target;
use std::collections::HashSet;

/// Each byte of the input stands for one of these.
const PIECES: &[&str] = &[
    "<div class=post>",
    "<div>",
    "</div>",
    "<li class=comment id=comment-1>",
    "<li id=c7>",
    "</li>",
    "<ol class=children>",
    "<ul>",
    "</ul>",
    "</ol>",
    "<table>",
    "<tr>",
    "<td>",
    "</td></tr>",
    "</table>",
    "<article itemprop=comment>",
    "</article>",
    "<p>",
    "</p>",
    "<a href='/user/ada'>Ada</a>",
    "<a href='#comment-1'>",
    "</a>",
    "<b class=author>Bo</b>",
    "<time datetime=2026-01-02T03:04Z>",
    "</time>",
    "2 January 2026, 03:04",
    "vor 3 Tagen",
    "3 hours ago",
    "Yesterday",
    "<blockquote><cite>Ada wrote:</cite>",
    "</blockquote>",
    "In reply to Bo",
    "@Ada",
    "Reply",
    "Like",
    "12 points",
    "A sentence that somebody wrote about the thing at hand. ",
    "Another one, shorter. ",
    "<h2>14 comments</h2>",
    "<noscript>",
    "</noscript>",
    "<img class=avatar>",
    "<hr>",
    "<br>",
    "<section id=comments>",
    "</section>",
    "<span itemprop=author>Cy</span>",
    "<meta itemprop=commentCount content=9>",
    "<details><summary>",
    "</details>",
    "[deleted]",
    "<a href='?page=2'>2</a>",
    "<script type='application/ld+json'>{\"@type\":\"Comment\",\"text\":\"x\"}</script>",
];

fuzz_target!(|bytes: &[u8]| {
    let page: String = bytes.iter().take(4096).map(|&byte| PIECES[usize::from(byte) % PIECES.len()]).collect();
    let now = "2026-05-01T12:00Z".parse().ok();
    let captured = capture(&Input { bytes: page.as_bytes(), media_type: Some("text/html"), now, ..Input::default() });
    let mut seen = HashSet::new();
    for comment in &captured.discussion.comments {
        assert!(comment.parent.as_ref().is_none_or(|parent| seen.contains(parent)), "an answer before its parent");
        assert!(seen.insert(comment.id.clone()), "two comments are {}", comment.id);
    }
});
