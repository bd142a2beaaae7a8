//! A page that is too much is refused, and the window goes on meanwhile: it draws, answers keys and opens other articles.

use desktop_tests::{Home, Outcome, Site};
use generator::WEIGHTS;
use serde_json::json;
use std::ffi::OsStr;
use std::time::Duration;
use thirtyfour::prelude::*;

/// Fetches a page, and gives what came of it with the longest time between two drawn frames meanwhile, in milliseconds.
const FETCH: &str = "
    const [url, done] = arguments;
    let last = performance.now(), longest = 0, ends = false;
    const tick = now => { longest = Math.max(longest, now - last); last = now; if (!ends) requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
    const options = { images: false, comment_pages: 0, confirmed: ['127.0.0.1'] };
    window.fetched = window.__TAURI_INTERNALS__.invoke('fetch_page', { url, options })
        .then(({ title }) => `saved: ${title}`, ({ code }) => `refused: ${code}`)
        .then(outcome => { ends = true; return [outcome, Math.round(longest)]; });
    window.fetched.then(done);";

#[tokio::test]
async fn the_window_goes_on_while_a_page_is_refused() -> Outcome {
    let home = Home::new()?;
    let file = home
        .write("kettles.html", "<title>Kettles</title><article><p>Boil the water, and then wait a while.</article>")?;
    home.command_line(&[OsStr::new("import"), file.as_os_str()])?;
    let site = Site::open(|path| {
        let weight = WEIGHTS.get(path.strip_prefix('/')?.parse::<usize>().ok()?)?;
        // Without optimisation the whole weight would take minutes to refuse.
        Some(("text/html", weight.bytes(if cfg!(debug_assertions) { 20 } else { 1 })))
    })?;
    let window = home.open().await?;
    window.let_scripts_take(Duration::from_secs(300)).await?;
    for (number, weight) in WEIGHTS.iter().enumerate().filter(|(_, weight)| weight.name.contains("attributes of other"))
    {
        let fetched = window.run_async(FETCH, vec![json!(site.address(&format!("/{number}")))]).await?;
        println!("{}: {}, longest frame {} ms", weight.name, fetched[0], fetched[1]);
        let outcome = fetched[0].as_str().unwrap_or_default();
        assert!(outcome.starts_with("saved") || outcome == "refused: unreadable", "{fetched}");
    }
    // And afterwards it is as ever.
    window.chord(&[Key::Control], "k").await?;
    window.see(".quick-field").await?.send_keys("Kettles").await?;
    window.see_text(".quick-option[aria-selected=true]", "Kettles").await?;
    window.press(Key::Enter).await?;
    window.see_text("[data-article-head] h1", "Kettles").await?;
    window.close().await
}
