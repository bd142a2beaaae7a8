//! A page that is too much is refused, and the window goes on meanwhile: it draws, answers keys and opens other articles.

use desktop_tests::{Home, Outcome, Site};
use generator::WEIGHTS;
use serde_json::json;
use std::ffi::OsStr;
use std::time::Duration;
use thirtyfour::prelude::*;
use tokio::time::sleep;

const INTERVAL: Duration = Duration::from_millis(100);

/// Fetches a page, and notes what came of it with the longest time between two drawn frames meanwhile, in milliseconds.
const FETCH: &str = "
    const [url] = arguments;
    let last = performance.now(), longest = 0;
    window.outcome = null;
    const tick = now => { longest = Math.max(longest, now - last); last = now; if (!window.outcome) requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
    const options = { images: { which: 'none' }, comment_pages: 0, article_pages: 0, confirmed: ['127.0.0.1'] };
    window.__TAURI_INTERNALS__.invoke('fetch_page', { url, options })
        .then(() => 'saved', ({ code }) => `refused: ${code}`)
        .then(outcome => { window.outcome = [outcome, Math.round(longest)]; });";

/// What is fetched: something that takes time, something large, something deep.
const CHOSEN: [&str; 3] = ["attributes of other names", "200 MB of paragraphs", "lists in each other"];

/// Without optimisation the whole weight would take minutes.
const SMALLER: usize = if cfg!(debug_assertions) { 100 } else { 1 };

#[tokio::test]
async fn the_window_goes_on_while_a_page_is_refused() -> Outcome {
    let home = Home::new()?;
    let file = home
        .write("kettles.html", "<title>Kettles</title><article><p>Boil the water, and then wait a while.</article>")?;
    home.command_line(&[OsStr::new("import"), file.as_os_str()])?;
    let site = Site::open(|path| {
        let weight = WEIGHTS.get(path.strip_prefix('/')?.parse::<usize>().ok()?)?;
        Some(("text/html", weight.bytes(SMALLER)))
    })?;
    let window = home.open().await?;
    let chosen = |name: &str| CHOSEN.iter().any(|chosen| name.contains(chosen));
    for (number, weight) in WEIGHTS.iter().enumerate().filter(|(_, weight)| chosen(weight.name)) {
        window.run(FETCH, vec![json!(site.address(&format!("/{number}")))]).await?;
        let outcome = loop {
            let outcome = window.run("return window.outcome", Vec::new()).await?;
            if !outcome.is_null() {
                break outcome;
            }
            sleep(INTERVAL).await;
        };
        println!("{}: {}, longest frame {} ms", weight.name, outcome[0], outcome[1]);
        assert!(["saved", "refused: unreadable"].contains(&outcome[0].as_str().unwrap_or_default()), "{outcome}");
    }
    // And afterwards it is as ever.
    window.chord(&[Key::Control], "k").await?;
    window.see(".quick-field").await?.send_keys("Kettles").await?;
    window.see_text(".quick-option[aria-selected=true]", "Kettles").await?;
    window.press(Key::Enter).await?;
    window.see_text("[data-article-head] h1", "Kettles").await?;
    window.close().await
}
