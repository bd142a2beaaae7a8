//! Reading and writing without a mouse, on the sample article.

use desktop_tests::{Home, Outcome, Window};
use serde_json::json;
use std::time::{Duration, Instant};
use thirtyfour::TypingData;
use thirtyfour::prelude::*;
use tokio::time::sleep;

const FIRST: &str = "[data-article-body] > p";

async fn focus(window: &Window, css: &str) -> Outcome {
    window.see(css).await?;
    window.run("document.querySelector(arguments[0]).focus()", vec![css.into()]).await?;
    Ok(())
}

/// Waits until the selection satisfies a condition: a key is answered when the page comes to it.
async fn selected(window: &Window, what: &str, condition: impl Fn(&str) -> bool) -> Outcome<String> {
    let start = Instant::now();
    loop {
        let value = window.run("return getSelection().toString()", Vec::new()).await?;
        let text = value.as_str().unwrap_or_default().to_owned();
        if condition(&text) {
            return Ok(text);
        }
        if start.elapsed() > Duration::from_secs(30) {
            return Err(format!("{what}: {text:?} is selected").into());
        }
        sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_sentence_is_selected_marked_and_labelled_by_key() -> Outcome {
    let window = Home::new()?.open().await?;
    focus(&window, FIRST).await?;
    window.press("v").await?;
    let first = selected(&window, "the first sentence", |text| text.starts_with("Every kitchen")).await?;
    assert!(first.ends_with('.'), "{first}");
    window.press(Key::Down).await?;
    let second = selected(&window, "the second sentence", |text| text.starts_with("This is")).await?;
    window.press(Key::Up).await?;
    selected(&window, "the first again", |text| text == first).await?;
    window.chord(&[Key::Shift], Key::Down).await?;
    selected(&window, "both", |text| text.starts_with(&first) && text.ends_with(&second)).await?;
    window.press("h").await?;
    window.see_text(".card.label-claim .card-quote", &first).await?;
    window.press("3").await?;
    window.see_text(".card.label-doubt .card-quote", &first).await?;
    window.close().await
}

#[tokio::test]
async fn tags_are_given_to_a_note_and_stay() -> Outcome {
    let window = Home::new()?.open().await?;
    focus(&window, FIRST).await?;
    window.press("h").await?;
    window.see(".card[data-active=true]").await?;
    focus(&window, ".card[data-active=true]").await?;
    window.press("t").await?;
    window.see(".tag-field").await?;
    window.press("look up,later").await?;
    window.press(Key::Enter).await?;
    window.press(Key::Escape).await?;
    window.texts_until(".card[data-active=true] .tag", |tags| tags == ["look up", "later"]).await?;
    window.set(json!({})).await?;
    window.texts_until(".card .tag", |tags| tags == ["look up", "later"]).await?;
    window.close().await
}

/// Waits until the library has heard of the width.
const KEPT: &str = "
    const [width, done] = arguments;
    const ask = async left => {
        const { settings } = await window.__TAURI_INTERNALS__.invoke('session');
        if (settings.margin === width || left === 0) done(null);
        else setTimeout(() => ask(left - 1), 100);
    };
    ask(50);";

#[tokio::test]
async fn the_margin_is_made_wider_by_key_and_stays_so() -> Outcome {
    let window = Home::new()?.open().await?;
    window.resize(1440, 900).await?;
    focus(&window, ".splitter").await?;
    let width = "return document.querySelector('.margin').getBoundingClientRect().width";
    let before = window.run(width, Vec::new()).await?.as_f64().ok_or("no margin")?;
    for _ in 0..3 {
        window.press(Key::Left).await?;
    }
    let after = window.run(width, Vec::new()).await?.as_f64().ok_or("no margin")?;
    assert!((after - before - 48.0).abs() < 1.0, "{before} became {after}");
    let overlap = "
        const text = document.querySelector('.text-column').getBoundingClientRect();
        return text.right <= document.querySelector('.margin').getBoundingClientRect().left";
    assert_eq!(window.run(overlap, Vec::new()).await?, true, "the margin never covers text");
    window.run_async(KEPT, vec![after.into()]).await?;
    window.set(json!({})).await?;
    window.see(".splitter").await?;
    let kept = window.run(width, Vec::new()).await?.as_f64().ok_or("no margin")?;
    assert!((kept - after).abs() < 1.0, "{after} became {kept}");
    window.close().await
}

#[tokio::test]
async fn a_command_gets_another_key() -> Outcome {
    let window = Home::new()?.open().await?;
    focus(&window, FIRST).await?;
    window.press("?").await?;
    window.see("dialog[open] [data-command=note]").await?;
    window.run("document.querySelector('[data-command=note] .change-key').click()", Vec::new()).await?;
    window.see(".key-recorder").await?;
    window.press("j").await?;
    window.see_text(".key-recorder", "Next block").await?;
    window.press("ß").await?;
    window.texts_until("[data-command=note] kbd", |caps| caps == ["ß"]).await?;
    window.press(Key::Escape).await?;
    focus(&window, FIRST).await?;
    window.press("n").await?;
    assert!(!window.shows(".card textarea").await?, "the usual key is free now");
    window.press("ß").await?;
    window.see(".card textarea").await?;
    window.close().await
}

/// Keys a reader pressed, typed text aside.
struct Fingers<'a> {
    window: &'a Window,
    pressed: usize,
}

impl Fingers<'_> {
    async fn key(&mut self, key: impl Into<TypingData>) -> Outcome {
        self.pressed += 1;
        self.window.press(key).await
    }

    async fn with_control(&mut self, key: impl Into<TypingData>) -> Outcome {
        self.pressed += 1;
        self.window.chord(&[Key::Control], key).await
    }

    /// How many keys the task took, that ends here.
    fn used(&mut self) -> usize {
        std::mem::take(&mut self.pressed)
    }
}

/// The tasks 1 to 5 and 12 of the interface's specification, each within its number of keys.
#[tokio::test]
async fn the_common_tasks_take_few_keys() -> Outcome {
    let window = Home::new()?.open().await?;
    window.click("[data-action=library]").await?;
    window.see("[data-article]").await?;
    let mut fingers = Fingers { window: &window, pressed: 0 };

    fingers.key(Key::Enter).await?;
    window.see_text("h1", "Twelve Ways to Make Coffee").await?;
    assert!(fingers.used() <= 1, "open the latest");

    for _ in 0..3 {
        fingers.key("J").await?;
    }
    window.see_text("h3:focus, h2:focus, h4:focus", "The comparison").await?;
    assert!(fingers.used() <= 3, "the third heading, the title being the first");

    window.press("j").await?;
    let here = "return document.activeElement.textContent";
    let paragraph = window.run(here, Vec::new()).await?;
    let paragraph = paragraph.as_str().unwrap_or_default().to_owned();
    fingers.key("h").await?;
    window.see_text(".card.label-claim .card-quote", &paragraph).await?;
    assert!(fingers.used() <= 1, "highlight it");

    fingers.key("n").await?;
    // At once, as a quick typist does.
    window.press("Is that so?").await?;
    fingers.with_control(Key::Enter).await?;
    window.see_text(".card .markdown", "Is that so?").await?;
    assert!(fingers.used() <= 2, "a note on it, saved");
    window.see_text("[data-article-body] [data-stop]:focus", &paragraph).await?;

    window.press("e").await?;
    window.see(".card textarea").await?;
    fingers.key(Key::Escape).await?;
    window.see_text("[data-article-body] [data-stop]:focus", &paragraph).await?;
    assert!(fingers.used() <= 1, "back to the text");

    fingers.with_control("k").await?;
    window.press("high contrast").await?;
    window.see_text("[role=option][aria-selected=true]", "white on black").await?;
    fingers.key(Key::Enter).await?;
    window.see("html[data-theme=contrast-dark]").await?;
    let size = "return getComputedStyle(document.querySelector('[data-article-body]')).fontSize";
    let before = window.run(size, Vec::new()).await?;
    fingers.with_control("=").await?;
    fingers.with_control("=").await?;
    assert_ne!(window.run(size, Vec::new()).await?, before);
    assert!(fingers.used() <= 4, "high contrast, and letters two sizes larger");
    window.close().await
}
