//! Feeds and exports made of their pieces, in any order: no panic, no flood, and a sound discussion.
#![no_main]

use capture::{Input, capture};
use fuzz::{assert_sound, from_pieces};
use libfuzzer_sys::fuzz_target;

/// What files begin with; the first byte of the input names one.
const STARTS: &[&str] = &[
    "<?xml version='1.0'?><rss version='2.0' xmlns:wp='http://wordpress.org/export/1.2/'><channel>",
    "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0'>",
    "<?xml version='1.0' encoding='utf-8'?><disqus xmlns='http://disqus.com' xmlns:dsq='http://disqus.com/disqus-internals'>",
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>",
    "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel>",
];

/// Each further byte stands for one of these.
const PIECES: &[&str] = &[
    "<item>",
    "</item>",
    "<entry>",
    "</entry>",
    "<title>",
    "</title>",
    "<link>",
    "</link>",
    "<link href='/a'/>",
    "<link rel='replies' href='https://site.example/a'/>",
    "<description>",
    "</description>",
    "<content:encoded><![CDATA[<p>a]]>",
    "</content:encoded>",
    "<content type='html'>",
    "</content>",
    "<summary>",
    "</summary>",
    "<pubDate>",
    "</pubDate>",
    "Mon, 02 Feb 2026 10:00:00 +0100",
    "2026-02-02T10:00:00Z",
    "<updated>",
    "</updated>",
    "<author><name>",
    "</name></author>",
    "<dc:creator>Ada</dc:creator>",
    "<guid isPermaLink='false'>",
    "</guid>",
    "<id>",
    "</id>",
    "<thr:in-reply-to ref='a'/>",
    "<thr:total>3</thr:total>",
    "<slash:comments>9</slash:comments>",
    "<wp:comment>",
    "</wp:comment>",
    "<wp:comment_id>1</wp:comment_id>",
    "<wp:comment_id>2</wp:comment_id>",
    "<wp:comment_parent>1</wp:comment_parent>",
    "<wp:comment_parent>2</wp:comment_parent>",
    "<wp:comment_content><![CDATA[Words.]]></wp:comment_content>",
    "<wp:comment_author>Bo</wp:comment_author>",
    "<wp:comment_approved>1</wp:comment_approved>",
    "<wp:post_type>post</wp:post_type>",
    "<thread dsq:id='7'>",
    "</thread>",
    "<thread dsq:id='7'/>",
    "<post dsq:id='8'>",
    "<post dsq:id='9'>",
    "</post>",
    "<parent dsq:id='8'/>",
    "<parent dsq:id='9'/>",
    "<message><![CDATA[<p>Yes]]></message>",
    "<isDeleted>true</isDeleted>",
    "<createdAt>2026-02-02T10:00:00Z</createdAt>",
    "&a;",
    "&b;",
    "&x;",
    "&amp;",
    "&lt;p&gt;",
    "&#0;",
    "&#x110000;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?a b?>",
    "a",
    "</rss>",
    "</feed>",
    "</disqus>",
    "<channel>",
    "</channel>",
    "b ",
    "<a:b c='d'>",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let start = STARTS.get(usize::from(*first) % STARTS.len()).copied().unwrap_or_default();
    let feed = format!("{start}{}", from_pieces(rest, PIECES));
    let captured =
        capture(&Input { bytes: feed.as_bytes(), url: Some("https://site.example/feed"), ..Input::default() });
    assert_sound(&captured);
    // No entity of the file's own is ever put in: what is shown is no longer than what was sent.
    let json = serde_json::to_string(&captured.document).expect("a document is data");
    assert!(json.len() < 64 * feed.len() + 65_536, "{} bytes from {}", json.len(), feed.len());
});
