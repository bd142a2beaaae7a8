//! A page by its address, in the real window: the reader is told who would be asked, and nobody is asked before.

use desktop_tests::{Home, Outcome, Window, axe};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use thirtyfour::prelude::*;

const PAGE: &str = "<!doctype html><html lang=en><title>Lids of kettles</title><article><h1>Lids of kettles</h1>
    <p>A lid that closes tightly keeps the heat for half an hour longer, whatever the kettle is made of.</p>
    <p>A lid that opens by itself when the water boils saves the hand, and loses a tenth of the heat.</p></article>";

const FEED: &str =
    "<?xml version='1.0'?><rss version='2.0' xmlns:slash='http://purl.org/rss/1.0/modules/slash/'><channel>
    <title>Kettles weekly</title><link>/</link><item><title>Lids of kettles</title><link>/lids</link><guid>lids</guid>
    <pubDate>Sat, 01 Mar 2025 10:00:00 +0000</pubDate><description>What a lid is worth.</description>
    <slash:comments>0</slash:comments></item></channel></rss>";

/// A site on this computer: an article and a feed. It counts how often it is asked.
fn site() -> Outcome<(String, Arc<AtomicUsize>)> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}/lids", listener.local_addr()?);
    Ok((url, site_at(listener)))
}

/// The same at a place that was chosen before.
fn site_at(listener: TcpListener) -> Arc<AtomicUsize> {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            count.fetch_add(1, Ordering::Relaxed);
            let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
            let is_feed = lines.next().is_some_and(|line| line.contains("/feed.xml"));
            lines.take_while(|line| !line.is_empty()).for_each(drop);
            let (kind, body) = if is_feed { ("application/rss+xml", FEED) } else { ("text/html", PAGE) };
            let length = body.len();
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
            );
            // A client that left needs no answer.
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
        }
    });
    asked
}

/// Nobody with other senses or other tools stumbles over what is shown now.
async fn check_access(window: &Window) -> Outcome {
    let violations = axe::violations(window).await?;
    assert!(violations.is_empty(), "{}", violations.join("\n"));
    Ok(())
}

#[tokio::test]
async fn a_pasted_address_is_fetched_once_the_reader_agreed() -> Outcome {
    let (url, asked) = site()?;
    let home = Home::new()?;
    let window = home.open().await?;
    window.see_text("h1", "Twelve Ways to Make Coffee").await?;

    window.paste(&url).await?;
    window.see_text("dialog.fetch-offer", "127.0.0.1").await?;
    window.press(Key::Escape + "").await?;
    window.texts_until("dialog.fetch-offer", |offers| offers.is_empty()).await?;
    assert_eq!(asked.load(Ordering::Relaxed), 0, "an offer that was declined asks nobody");

    window.paste(&url).await?;
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    window.see_text("dialog.fetch-offer", "your own network").await?;
    assert_eq!(asked.load(Ordering::Relaxed), 0, "this computer is asked only when the reader confirms it");
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    window.see_text(".import-item", "Lids of kettles").await?;
    window.click(".import-item button").await?;
    window.see_text("h1", "Lids of kettles").await?;
    assert_eq!(asked.load(Ordering::Relaxed), 1, "the page, and nothing else");
    window.close().await
}

#[tokio::test]
async fn a_page_is_saved_by_a_typed_address_and_again_by_one_key() -> Outcome {
    let (url, asked) = site()?;
    let home = Home::new()?;
    let window = home.open().await?;
    window.see_text("h1", "Twelve Ways to Make Coffee").await?;
    window.chord(&[Key::Control], "l").await?;
    window.see("dialog.fetch-offer textarea").await?;
    check_access(&window).await?;
    window.press("two words").await?;
    window.press(Key::Enter).await?;
    window.see("dialog.fetch-offer [role=alert]").await?;
    window.chord(&[Key::Control], "a").await?;
    window.press(url.as_str()).await?;
    window.press(Key::Enter).await?;
    window.click("dialog.fetch-offer input[value=none]").await?;
    check_access(&window).await?;
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    window.see_text("dialog.fetch-offer", "your own network").await?;
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    window.click(".import-item button").await?;
    window.see_text("h1", "Lids of kettles").await?;
    assert_eq!(asked.load(Ordering::Relaxed), 1);
    window.press("S").await?;
    window.see_text("dialog.fetch-offer", "your own network").await?;
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    window.see_text(".import-item", "already in the library").await?;
    assert_eq!(asked.load(Ordering::Relaxed), 2);
    window.close().await
}

#[tokio::test]
async fn a_followed_site_is_asked_when_the_reader_asks_and_saved_on_reading() -> Outcome {
    let (url, asked) = site()?;
    let home = Home::new()?;
    let window = home.open().await?;
    window.click("[data-action=library]").await?;
    window.click(".sidebar [data-action=follow]").await?;
    window.see("dialog.fetch-offer input[name=feed]").await?;
    check_access(&window).await?;
    window.press(url.replace("/lids", "/feed.xml").as_str()).await?;
    window.press(Key::Enter).await?;
    window.see_text("dialog.fetch-offer [role=alert]", "127.0.0.1").await?;
    assert_eq!(asked.load(Ordering::Relaxed), 0, "this computer is asked only when the reader confirms it");
    window.click("dialog.fetch-offer [data-action=follow-sure]").await?;
    window.see_text(".feed-item", "Lids of kettles").await?;
    window.see_text(".sidebar .place", "Kettles weekly").await?;
    check_access(&window).await?;
    assert_eq!(asked.load(Ordering::Relaxed), 1, "the feed, and nothing it names");
    window.click("[data-action=refresh-feeds]").await?;
    window.see_text(".toast", "0 new items").await?;
    assert_eq!(asked.load(Ordering::Relaxed), 2);
    window.click(".feed-item [data-stop]").await?;
    window.see_text("h1", "Lids of kettles").await?;
    assert_eq!(asked.load(Ordering::Relaxed), 3, "the page that was opened");
    window.click("[data-action=library]").await?;
    window.see_text(".feed-item", "Saved").await?;
    window.close().await
}

#[tokio::test]
async fn a_link_from_the_browser_asks_before_anything_is_fetched() -> Outcome {
    let (url, asked) = site()?;
    let home = Home::new()?;
    let window =
        home.open_with(&[&format!("postil://save?url={}", url.replace(':', "%3A").replace('/', "%2F"))]).await?;
    window.see_text("dialog.fetch-offer", "127.0.0.1").await?;
    assert_eq!(asked.load(Ordering::Relaxed), 0, "a link alone asks nobody");
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    window.see_text("dialog.fetch-offer", "your own network").await?;
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    window.see_text(".import-item", "Lids of kettles").await?;
    assert_eq!(asked.load(Ordering::Relaxed), 1);
    window.close().await
}

/// What the engine does when the system tells it that the connection is gone, or back.
const CONNECTION: &str = "
    const [isThere] = arguments;
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isThere });
    dispatchEvent(new Event(isThere ? 'online' : 'offline'));";

/// How many things the library keeps as waiting: as many as expected, or what it says after a while.
const KEPT: &str = "
    const [expected, done] = arguments;
    const ask = async left => {
        const { waiting } = await window.__TAURI_INTERNALS__.invoke('session');
        if (waiting.length === expected || left === 0) done(waiting.length);
        else setTimeout(() => ask(left - 1), 100);
    };
    ask(50);";

#[tokio::test]
async fn what_is_asked_for_offline_waits_and_is_saved_once_there_is_a_connection() -> Outcome {
    // Nobody answers there before the connection is back.
    let place = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    let url = format!("http://{place}/lids");
    let home = Home::new()?;
    let window = home.open().await?;
    window.see_text("h1", "Twelve Ways to Make Coffee").await?;
    window.run(CONNECTION, vec![false.into()]).await?;
    window.paste(&url).await?;
    window.see_text("dialog.fetch-offer .strip", "waits for a connection").await?;
    check_access(&window).await?;
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    window.see_text("dialog.fetch-offer", "your own network").await?;
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    window.see_text(".import-panel header", "1 waits for a connection").await?;
    window.see_text(".waits", &format!("{place}/lids")).await?;
    check_access(&window).await?;

    // Tried too early, it waits on; it waits over a restart of the interface, and until the reader gives it up.
    window.click("[data-action=try-now]").await?;
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    window.see_text(".waits", &format!("{place}/lids")).await?;
    assert_eq!(window.run_async(KEPT, vec![1.into()]).await?, 1, "the library keeps it");

    let asked = site_at(TcpListener::bind(place)?);
    window.run(CONNECTION, vec![true.into()]).await?;
    window.see_text("dialog.fetch-offer", "your own network").await?;
    assert_eq!(asked.load(Ordering::Relaxed), 0, "this computer is asked only when the reader confirms it");
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    window.see_text(".import-item", "Lids of kettles").await?;
    assert_eq!(asked.load(Ordering::Relaxed), 1);
    window.texts_until(".waits", |waits| waits.is_empty()).await?;
    assert_eq!(window.run_async(KEPT, vec![0.into()]).await?, 0, "nothing waits any more");
    window.close().await
}

#[tokio::test]
async fn what_failed_can_be_tried_again() -> Outcome {
    let place = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    let home = Home::new()?;
    let window = home.open().await?;
    window.see_text("h1", "Twelve Ways to Make Coffee").await?;
    window.paste(&format!("http://{place}/lids")).await?;
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    window.see_text("dialog.fetch-offer", "your own network").await?;
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    window.see_text(".import-item.failure", "could not be reached").await?;
    check_access(&window).await?;
    let asked = site_at(TcpListener::bind(place)?);
    window.click("[data-action=try-again]").await?;
    window.see_text("dialog.fetch-offer", "your own network").await?;
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    window.see_text(".import-item", "Lids of kettles").await?;
    assert_eq!(asked.load(Ordering::Relaxed), 1);
    assert!(!window.shows(".import-item.failure").await?, "what was tried again is no failure any more");
    window.close().await
}
