//! A page by its address: the whole discussion, the images, and nothing that was not asked for.

use crate::support::site::{Answer, Site};
use crate::support::{Library, PARAGRAPHS};
use document::plain_text;
use library::wire::{FailureCode, Imported};
use library::{Cancel, Failure, FetchOptions, FetchStage, ImageChoice};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Comments of the whole discussion; the page shows the first three.
const COMMENTS: [(u32, u32, &str, &str); 6] = [
    (11, 0, "Ana Ruiz", "The steel one keeps the water hot for an hour, which no glass kettle does."),
    (12, 11, "Bo Lind", "Mine was lukewarm after forty minutes, so it may depend on the model you have."),
    (13, 0, "Chidi Obi", "Glass shows you the scale, and that is the only reason I ever descale mine."),
    (14, 13, "Dara Voss", "With hard water you see the scale after a week, whatever the kettle is made of."),
    (15, 0, "Eun Seo", "Nobody talks about the lid: a lid that opens by itself is worth ten minutes of heat."),
    (16, 15, "Ana Ruiz", "True. I bought the second one for its lid alone, and have never regretted that."),
];

fn confirmed() -> FetchOptions {
    FetchOptions { confirmed: vec!["127.0.0.1".into()], ..FetchOptions::default() }
}

/// Nothing is saved, also not in the bin.
fn is_empty(library: &Library) -> bool {
    library.open().summary(1).is_err()
}

fn fetch(library: &Library, url: &str, options: &FetchOptions) -> Result<Imported, Failure> {
    library.open().fetch(url, options, &Cancel::default(), |_| ())
}

fn texts(library: &Library) -> Vec<(String, u32)> {
    let comments = library.article().comments;
    comments.iter().map(|saved| (plain_text(&saved.comment.blocks), saved.comment.depth)).collect()
}

fn whole() -> Vec<(String, u32)> {
    COMMENTS.iter().map(|&(_, parent, _, text)| (text.to_owned(), u32::from(parent > 0))).collect()
}

fn comment(&(id, parent, author, text): &(u32, u32, &str, &str)) -> String {
    let day = id - 10;
    format!(
        r##"<li id="comment-{id}" class="comment depth-{}"><article class="comment-body"><footer class="comment-meta">
        <div class="comment-author vcard"><b class="fn">{author}</b> <span class="says">says:</span></div>
        <div class="comment-metadata"><a href="#comment-{id}"><time datetime="2025-03-0{day}T10:00:00+00:00">March {day},
        2025 at 10:00 am</time></a></div></footer><div class="comment-content"><p>{text}</p></div></article></li>"##,
        1 + u32::from(parent > 0)
    )
}

/// A WordPress post; `shown` of its comments stand on the page, an answer inside the one it answers.
fn post(shown: usize, images: &str) -> String {
    let text: String = PARAGRAPHS.iter().map(|paragraph| format!("<p>{paragraph}</p>")).collect();
    let mut list = String::new();
    for (place, answered) in COMMENTS[..shown].iter().enumerate().filter(|(_, comment)| comment.1 == 0) {
        let answers: String =
            COMMENTS[place..shown].iter().filter(|comment| comment.1 == answered.0).map(comment).collect();
        list += &comment(answered)
            .replace("</article></li>", &format!("</article><ol class=\"children\">{answers}</ol></li>"));
    }
    format!(
        r#"<!doctype html><html lang="en"><head><title>Kettles compared</title>
        <link rel="https://api.w.org/" href="/wp-json/"><link rel="shortlink" href="/?p=7">
        <link rel="alternate" type="application/rss+xml" href="/kettles/feed/"></head>
        <body class="single postid-7"><article><h1>Kettles compared</h1>{text}{images}</article>
        <section id="comments"><h2 class="comments-title">6 thoughts on “Kettles compared”</h2>
        <ol class="comment-list">{list}</ol></section></body></html>"#
    )
}

fn interface() -> String {
    let comments = COMMENTS.map(|(id, parent, author, text)| {
        serde_json::json!({
            "id": id, "post": 7, "parent": parent, "author": 0, "author_name": author, "author_url": "",
            "date": format!("2025-03-0{}T10:00:00", id - 10), "date_gmt": format!("2025-03-0{}T10:00:00", id - 10),
            "content": { "rendered": format!("<p>{text}</p>") }, "link": format!("/kettles/#comment-{id}"),
            "status": "approved", "type": "comment"
        })
    });
    serde_json::to_string(&comments).expect("JSON")
}

fn feed() -> String {
    let items: String = COMMENTS
        .iter()
        .rev()
        .map(|(id, _, author, text)| {
            format!(
                "<item><title>By: {author}</title><link>/kettles/#comment-{id}</link><dc:creator>{author}</dc:creator>
                <pubDate>Sat, 0{} Mar 2025 10:00:00 +0000</pubDate><guid>/kettles/#comment-{id}</guid>
                <content:encoded>&lt;p&gt;{text}&lt;/p&gt;</content:encoded></item>",
                id - 10
            )
        })
        .collect();
    format!(
        r#"<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Comments on: Kettles compared</title>
        <link>/kettles/</link>{items}</channel></rss>"#
    )
}

/// A blog whose page shows the first three comments; the interface and the feed answer where asked to.
fn blog(with_interface: bool, with_feed: bool) -> Site {
    Site::new(move |path, _| match path {
        "/kettles/" => Answer::page(post(3, "")),
        "/wp-json/wp/v2/comments?post=7&per_page=100&order=asc" if with_interface => {
            Answer::of("application/json", interface())
        }
        "/kettles/feed/" if with_feed => Answer::of("application/rss+xml", feed()),
        _ => Answer::nothing(),
    })
}

#[test]
fn the_rest_of_a_discussion_comes_from_the_sites_interface() {
    let (library, site) = (Library::new(), blog(true, true));
    let imported = fetch(&library, &site.url("/kettles/"), &confirmed()).unwrap();
    assert_eq!((imported.revision, imported.receipt.comments.kept), (1, 6));
    assert_eq!(texts(&library), whole());
    assert_eq!(library.article().summary.title, "Kettles compared");
    let interface = "/wp-json/wp/v2/comments?post=7&per_page=100&order=asc";
    assert_eq!(site.asked(), ["/kettles/", interface, &format!("{interface}&page=2")]);
}

#[test]
fn the_same_comments_come_through_page_interface_and_feed_without_doubles() {
    let file = Library::new().with_page(&post(6, ""));
    assert_eq!(texts(&file), whole(), "as a file");
    for (interface, feed) in [(true, false), (false, true)] {
        let (library, site) = (Library::new(), blog(interface, feed));
        fetch(&library, &site.url("/kettles/"), &confirmed()).unwrap();
        let mut found: Vec<String> = texts(&library).into_iter().map(|(text, _)| text).collect();
        let mut all: Vec<String> = whole().into_iter().map(|(text, _)| text).collect();
        found.sort();
        all.sort();
        assert_eq!(found, all, "interface {interface}, feed {feed}");
    }
}

#[test]
fn a_discussion_that_cannot_be_had_is_said_and_the_page_kept() {
    let (library, site) = (Library::new(), blog(false, false));
    let imported = fetch(&library, &site.url("/kettles/"), &confirmed()).unwrap();
    assert_eq!((imported.receipt.comments.declared, imported.receipt.comments.kept), (Some(6), 3));
    assert!(imported.receipt.problems.iter().any(|problem| problem.code == "discussion_not_fetched"));
    let library = Library::new();
    let alone = FetchOptions { comment_pages: 0, ..confirmed() };
    fetch(&library, &site.url("/kettles/"), &alone).unwrap();
    let asked = site.asked();
    assert_eq!(asked.last().map(String::as_str), Some("/kettles/"), "nothing else is asked for: {asked:?}");
}

#[test]
fn saving_again_adds_what_is_new_and_keeps_every_note() {
    let shown = AtomicUsize::new(1);
    let site = Site::new(move |path, _| match path {
        "/kettles/" => {
            Answer::page(post(shown.fetch_add(2, Ordering::Relaxed), "").replace("6 thoughts", "3 thoughts"))
        }
        _ => Answer::nothing(),
    });
    let library = Library::new();
    fetch(&library, &site.url("/kettles/"), &confirmed()).unwrap();
    library.note("comment:1:keeps the water hot", "ask");
    library.open().open_article(1).unwrap();
    let again = fetch(&library, &site.url("/kettles/"), &confirmed()).unwrap();
    assert_eq!((again.article, again.revision, again.receipt.comments.kept), (1, 2, 3));
    library.check_placement("ask", document::Placement::Placed);
    assert_eq!(library.article().comments.iter().filter(|comment| comment.is_new).count(), 2);
}

#[test]
fn images_come_along_once_and_only_those_of_the_article() {
    let picture = image(40, 30);
    let site = Site::new(move |path, _| match path {
        "/kettles/" => Answer::page(post(
            6,
            "<figure><img src='/steel.png' alt='Steel'></figure><figure><img src='/steel.png' alt='Again'></figure>
             <figure><img src='/gone.png' alt='Gone'></figure><img src='/fake.png' alt='Fake'>
             <script src='/spy.js'></script><iframe src='/spy.html'></iframe><link rel=stylesheet href='/spy.css'>",
        )),
        "/steel.png" => Answer::of("image/png", picture.clone()),
        "/fake.png" => Answer::of("image/png", "<script>alert(1)</script>"),
        _ => Answer::nothing(),
    });
    let library = Library::new();
    let imported = fetch(&library, &site.url("/kettles/"), &confirmed()).unwrap();
    let images = library.article().images;
    assert_eq!(images.len(), 1);
    assert_eq!((images[0].url.as_str(), images[0].width, images[0].height), (site.url("/steel.png").as_str(), 40, 30));
    assert!(imported.receipt.problems.iter().any(|problem| problem.message.starts_with("1 of 3 images")));
    let mut asked = site.asked();
    asked.sort();
    assert_eq!(asked, ["/fake.png", "/gone.png", "/kettles/", "/steel.png"]);
    library.article();
    assert_eq!(site.asked().len(), 4, "reading it asks for nothing");
    let without = FetchOptions { images: ImageChoice::None, ..confirmed() };
    fetch(&Library::new(), &site.url("/kettles/"), &without).unwrap();
    assert_eq!(site.asked().len(), 5);
}

fn image(width: u32, height: u32) -> Vec<u8> {
    // The library's own encoder is not for tests to use; a PNG is written by hand.
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&vec![127; (width * height) as usize]).expect("pixels");
    writer.finish().expect("an end");
    bytes
}

#[test]
fn whatever_goes_wrong_leaves_the_library_as_it_was() {
    let site = Site::new(|path, _| match path {
        "/picture" => Answer::of("image/png", "x"),
        "/film" => Answer::of("video/mp4", "x"),
        "/broken" => Answer { status: "500 Internal Server Error", ..Answer::page("") },
        "/private" => Answer { status: "403 Forbidden", ..Answer::page("") },
        "/empty" => Answer::page(""),
        _ => Answer::nothing(),
    });
    let library = Library::new();
    for (url, code) in [
        (site.url("/picture"), FailureCode::Invalid),
        (site.url("/film"), FailureCode::Invalid),
        (site.url("/broken"), FailureCode::Network),
        (site.url("/private"), FailureCode::Network),
        (site.url("/empty"), FailureCode::Network),
        (site.url("/none"), FailureCode::NotFound),
        ("ftp://127.0.0.1/".into(), FailureCode::Invalid),
        ("http://192.168.1.1/".into(), FailureCode::LocalHost),
    ] {
        let failure = fetch(&library, &url, &confirmed()).unwrap_err();
        assert_eq!(failure.code, code, "{url}: {}", failure.message);
        assert!(!failure.message.contains(&url) && failure.message.ends_with('.'), "{}", failure.message);
    }
    let refused = fetch(&library, &site.url("/none"), &FetchOptions::default()).unwrap_err();
    assert_eq!((refused.code, refused.local_host()), (FailureCode::LocalHost, Some("127.0.0.1")));
    assert!(is_empty(&library));
}

#[test]
fn cancelling_is_quick_and_leaves_nothing_half_saved() {
    let site = Site::new(|path, _| match path {
        "/kettles/" => Answer::page(post(3, "")),
        _ => Answer { wait: Duration::from_secs(30), ..Answer::nothing() },
    });
    let (library, cancel, cancelled) = (Library::new(), Cancel::default(), Mutex::new(None));
    let failure = library.open().fetch(&site.url("/kettles/"), &confirmed(), &cancel, |stage| {
        if let FetchStage::Discussion { .. } = stage {
            cancelled.lock().unwrap().get_or_insert_with(Instant::now);
            cancel.cancel();
        }
    });
    assert_eq!(failure.unwrap_err().code, FailureCode::Cancelled);
    // Far below the 30 seconds of the server; the figure itself is the bench's.
    assert!(cancelled.into_inner().unwrap().unwrap().elapsed() < Duration::from_secs(10));
    assert!(is_empty(&library));
}
