//! Following sites: asked only when the reader says so, and saved whole.

use crate::support::site::{Answer, Site};
use library::wire::{Act, FailureCode, Settings, Step};
use library::{Cancel, Clock, FetchOptions, Incoming, Library};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// A clock that the test moves.
#[derive(Clone, Default)]
struct Hours(Arc<AtomicU64>);

impl Clock for Hours {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_225_600 + 3_600 * self.0.load(Ordering::Relaxed))
    }
}

fn library() -> (TempDir, Library, Hours) {
    let (folder, clock) = (tempfile::tempdir().expect("a folder"), Hours::default());
    let library = Library::open(folder.path(), clock.clone()).expect("a library");
    (folder, library, clock)
}

fn confirmed() -> FetchOptions {
    FetchOptions { confirmed: vec!["127.0.0.1".into()], ..FetchOptions::default() }
}

/// Items of the feed, oldest first: slug, and how many comments it has by the first reading.
const ITEMS: [(&str, u32); 3] = [("steel", 2), ("glass", 0), ("lids", 1)];

fn feed(items: usize, comments: u32) -> Answer {
    let items: String = ITEMS[..items]
        .iter()
        .rev()
        .enumerate()
        .map(|(at, (slug, count))| {
            format!(
                "<item><title>On {slug}</title><link>/{slug}/</link><guid>{slug}</guid>
                 <pubDate>Sat, 0{} Mar 2025 10:00:00 +0000</pubDate><description>All about {slug}.</description>
                 <slash:comments>{}</slash:comments><wfw:commentRss>/{slug}/comments.xml</wfw:commentRss></item>",
                9 - at,
                count + comments
            )
        })
        .collect();
    Answer::of(
        "application/rss+xml",
        format!(
            "<?xml version='1.0'?><rss version='2.0' xmlns:slash='http://purl.org/rss/1.0/modules/slash/'
             xmlns:wfw='http://wellformedweb.org/CommentAPI/'><channel><title>Kettles weekly</title><link>/</link>{items}
             </channel></rss>"
        ),
    )
}

fn article(slug: &str) -> Answer {
    Answer::page(format!(
        "<!doctype html><title>On {slug}</title><article><h1>On {slug}</h1><p>Whoever buys a kettle for its {slug} has
         bought it for the one part of it that no maker has changed in thirty years, and rightly so.</p></article>"
    ))
}

fn comments() -> Answer {
    let items: String =
        [("1", "Ana Ruiz", "Mine has lasted for nine years by now."), ("2", "Bo Lind", "Mine broke within a week.")]
            .map(|(id, author, text)| {
                format!(
                "<item><title>By: {author}</title><link>/steel/#comment-{id}</link><dc:creator>{author}</dc:creator>
                 <guid>/steel/#comment-{id}</guid><description>{text}</description></item>"
            )
            })
            .concat();
    Answer::of(
        "application/rss+xml",
        format!(
            "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Comments on: On steel</title>
             <link>/steel/</link>{items}</channel></rss>"
        ),
    )
}

/// A site whose feed has two items at first, and a third, with one more comment everywhere, from the second reading on.
fn site() -> Site {
    let readings = AtomicUsize::new(0);
    Site::new(move |path, _| match path {
        "/" => Answer::page(
            "<title>Kettles</title><link rel=alternate type='application/rss+xml' href='/feed.xml'><p>Hello.",
        ),
        "/feed.xml" => match readings.fetch_add(1, Ordering::Relaxed) {
            0 => feed(2, 0),
            _ => feed(3, 1),
        },
        "/steel/comments.xml" => comments(),
        "/steel/" | "/glass/" | "/lids/" => article(path.trim_matches('/')),
        _ => Answer::nothing(),
    })
}

#[test]
fn a_site_is_followed_by_its_address_and_read_only_when_asked() {
    let ((_folder, library, _), site) = (library(), site());
    let followed = library.follow(&site.url("/"), &confirmed(), &Cancel::default()).unwrap();
    assert_eq!((followed.title.as_str(), followed.items, followed.unread), ("Kettles weekly", 2, 2));
    assert_eq!(followed.url, site.url("/feed.xml"));
    let items = library.feed_items(None, false, 0, 9).unwrap();
    let told: Vec<_> = items.items.iter().map(|item| (item.title.as_str(), item.comments, item.unread)).collect();
    assert_eq!(told, [("On glass", Some(0), true), ("On steel", Some(2), true)]);
    assert_eq!(site.asked(), ["/", "/feed.xml"], "nothing that the feed names is asked for");
    let refreshed = library.refresh_feeds(&[], &confirmed(), &Cancel::default(), |_| ()).unwrap();
    assert_eq!((refreshed.found, refreshed.saved), (1, 0));
    let items = library.feed_items(Some(followed.id), true, 0, 9).unwrap();
    assert_eq!((items.total, items.items[2].comments), (3, Some(3)));
    assert_eq!(site.asked().len(), 3);
    library.mark_feed_read(None).unwrap();
    library.mark_feed_item(items.items[0].id, false).unwrap();
    assert_eq!(library.feeds().unwrap()[0].unread, 1);
    let again = library.follow(&site.url("/feed.xml"), &confirmed(), &Cancel::default()).unwrap();
    assert_eq!((again.id, library.feeds().unwrap().len()), (followed.id, 1));
}

#[test]
fn an_item_is_saved_whole_with_the_comments_of_its_own_feed() {
    let ((_folder, library, _), site) = (library(), site());
    library.follow(&site.url("/feed.xml"), &confirmed(), &Cancel::default()).unwrap();
    let steel = library.feed_items(None, false, 0, 9).unwrap().items.pop().unwrap();
    let imported = library.save_feed_item(steel.id, &confirmed(), &Cancel::default(), |_| ()).unwrap();
    let article = library.article(imported.article).unwrap();
    assert_eq!((article.summary.title.as_str(), article.comments.len()), ("On steel", 2));
    assert_eq!(site.asked(), ["/feed.xml", "/steel/", "/steel/comments.xml"]);
    let steel = library.feed_items(None, false, 0, 9).unwrap().items.pop().unwrap();
    assert_eq!((steel.article, steel.unread, steel.new_comments), (Some(imported.article), false, 0));
    library.refresh_feeds(&[], &confirmed(), &Cancel::default(), |_| ()).unwrap();
    let steel = library.feed_items(None, false, 0, 9).unwrap().items.pop().unwrap();
    assert_eq!((steel.comments, steel.new_comments), (Some(3), 1), "the feed tells that one is not saved");
    library.unfollow(steel.feed).unwrap();
    assert_eq!(library.article(imported.article).unwrap().comments.len(), 2, "what was saved stays");
}

#[test]
fn what_is_done_with_feeds_can_be_taken_back() {
    let ((_folder, library, _), site) = (library(), site());
    let sight = || {
        let items = library.feed_items(None, false, 0, 9).unwrap().items;
        let items: Vec<_> = items.into_iter().map(|item| (item.id, item.unread)).collect();
        (library.feeds().unwrap().into_iter().map(|feed| (feed.id, feed.at_once)).collect::<Vec<_>>(), items)
    };
    let nothing = sight();
    let followed = library.follow(&site.url("/feed.xml"), &confirmed(), &Cancel::default()).unwrap();
    let item = sight().1[0].0;
    let mut seen = vec![nothing, sight()];
    let steps: [(&str, &dyn Fn() -> Option<Step>); 4] = [
        ("one read", &|| library.mark_feed_item(item, true).unwrap()),
        ("one unread", &|| library.mark_feed_item(item, false).unwrap()),
        ("all read", &|| library.mark_feed_read(Some(followed.id)).unwrap()),
        ("unfollowed", &|| library.unfollow(followed.id).unwrap()),
    ];
    for (what, act) in steps {
        assert!(act().is_some(), "{what}");
        seen.push(sight());
    }
    assert!(library.mark_feed_item(item, true).is_err(), "it is not there");
    for (done, before) in seen.iter().rev().skip(1).enumerate() {
        library.undo().unwrap().unwrap();
        assert_eq!(sight(), *before, "{done} steps from the end");
    }
    for after in &seen[1..] {
        library.redo().unwrap().unwrap();
        assert_eq!(sight(), *after);
    }
    library.follow(&site.url("/feed.xml"), &confirmed(), &Cancel::default()).unwrap();
    assert_eq!(sight().1.iter().filter(|(_, unread)| *unread).count(), 1, "what was read stays read, and one is new");
    library.unfollow(followed.id).unwrap();
    library.empty_bin().unwrap();
    assert!(library.undo().unwrap().is_none_or(|step| step.act != Act::Unfollow) && sight().0.is_empty());
}

#[test]
fn what_is_new_is_saved_at_once_where_the_reader_set_so() {
    let ((_folder, library, _), site) = (library(), site());
    let followed = library.follow(&site.url("/feed.xml"), &confirmed(), &Cancel::default()).unwrap();
    library.save_at_once(followed.id, true).unwrap();
    let refreshed = library.refresh_feeds(&[followed.id], &confirmed(), &Cancel::default(), |_| ()).unwrap();
    assert_eq!((refreshed.found, refreshed.saved, refreshed.failed.len()), (1, 1, 0));
    assert_eq!(site.asked()[..3], ["/feed.xml", "/feed.xml", "/lids/"]);
    let items = library.feed_items(None, false, 0, 9).unwrap().items;
    assert_eq!(items.iter().filter(|item| item.article.is_some()).count(), 1);
}

#[test]
fn feeds_are_asked_by_the_clock_only_at_the_interval_the_reader_set() {
    let ((_folder, library, clock), site) = (library(), site());
    library.follow(&site.url("/feed.xml"), &confirmed(), &Cancel::default()).unwrap();
    let asked = |hours: u64| {
        clock.0.store(hours, Ordering::Relaxed);
        library.refresh_due(&confirmed(), &Cancel::default()).unwrap();
        site.asked().len()
    };
    assert_eq!(asked(1_000), 1, "without an interval never");
    library.save_settings(&Settings { feed_minutes: Some(180), ..Settings::default() }).unwrap();
    assert_eq!([asked(1_001), asked(1_003), asked(1_004), asked(1_007)], [2, 2, 3, 4]);
}

#[test]
fn a_feed_that_fails_says_so_and_stops_no_other() {
    let ((_folder, library, _), site) = (library(), site());
    let list = format!(
        "<opml version='2.0'><body><outline text='Gone' xmlUrl='{}'/><outline text='Kettles' xmlUrl='{}'/></body></opml>",
        site.url("/gone.xml"),
        site.url("/feed.xml")
    );
    let incoming = Incoming { bytes: list.into_bytes(), ..Incoming::default() };
    assert_eq!(library.import_opml(&incoming).unwrap(), 2);
    assert_eq!(library.import_opml(&incoming).unwrap(), 0, "each is followed once");
    assert!(site.asked().is_empty(), "a list asks for nothing");
    let refreshed = library.refresh_feeds(&[], &confirmed(), &Cancel::default(), |_| ()).unwrap();
    assert_eq!((refreshed.found, refreshed.failed[0].error.code), (2, FailureCode::NotFound));
    let failures: Vec<bool> = library.feeds().unwrap().iter().map(|feed| feed.failure.is_some()).collect();
    assert_eq!(failures, [true, false]);
    let (_other, second, _) = self::library();
    let written = Incoming { bytes: library.export_opml().unwrap().into_bytes(), ..Incoming::default() };
    assert_eq!(second.import_opml(&written).unwrap(), 2);
    let urls =
        |library: &Library| -> Vec<String> { library.feeds().unwrap().into_iter().map(|feed| feed.url).collect() };
    assert_eq!(urls(&second), urls(&library));
    let none = Incoming { bytes: b"<html>".to_vec(), ..Incoming::default() };
    assert_eq!(library.import_opml(&none).unwrap_err().code, FailureCode::Invalid);
    let refused = library.follow(&site.url("/steel/"), &confirmed(), &Cancel::default()).unwrap_err();
    assert_eq!(refused.code, FailureCode::NotFound);
}
