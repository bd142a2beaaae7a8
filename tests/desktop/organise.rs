//! The library in the real window: chosen by keyboard, put away, taken back, also after a restart.

use desktop_tests::{Home, Outcome, Window};
use std::ffi::OsStr;
use thirtyfour::prelude::*;

const TITLES: [&str; 4] = ["A history of kettles", "Mills and millers", "Pots that pour", "Why water boils"];

/// A library of the sample and four short articles, at the list.
async fn library(home: &Home) -> Outcome<Window> {
    let window = home.open().await?;
    window.see_text("h1", "Twelve Ways to Make Coffee").await?;
    for title in TITLES {
        let text =
            format!("{title}\n\nSomething about it that is long enough to be an article, and a bit more of it.\n");
        window.paste(&text).await?;
        window.see_text(".import-item", title).await?;
    }
    window.click(".import-panel [aria-label=Dismiss]").await?;
    window.click("[data-action=library]").await?;
    titles_until(&window, |titles| titles.len() == 5).await?;
    Ok(window)
}

async fn titles_until(window: &Window, condition: impl Fn(&[String]) -> bool) -> Outcome<Vec<String>> {
    window.texts_until(".article-title", condition).await
}

/// Puts the focus on the first article of the list.
async fn focus_first(window: &Window) -> Outcome {
    window.run("document.querySelector('[data-index=\"0\"] [data-stop]').focus()", Vec::new()).await?;
    Ok(())
}

#[tokio::test]
async fn many_are_chosen_archived_at_once_and_taken_back_after_a_restart() -> Outcome {
    let home = Home::new()?;
    let window = library(&home).await?;
    focus_first(&window).await?;
    window.chord(&[Key::Shift], Key::Down).await?;
    window.see_text("[data-bulk] strong", "2 selected").await?;
    window.chord(&[Key::Shift], Key::Down).await?;
    window.see_text("[data-bulk] strong", "3 selected").await?;
    window.click("[data-bulk-action=archive]").await?;
    titles_until(&window, |titles| titles.len() == 2).await?;
    window.see_text("[data-toast]", "3 articles archived").await?;
    window.kill()?;

    let window = home.open().await?;
    titles_until(&window, |titles| titles.len() == 2).await?;
    window.chord(&[Key::Control], "z").await?;
    titles_until(&window, |titles| titles.len() == 5).await?;
    window.chord(&[Key::Control, Key::Shift], "z").await?;
    titles_until(&window, |titles| titles.len() == 2).await?;
    window.click("[data-place=archive]").await?;
    titles_until(&window, |titles| titles.len() == 3).await?;
    window.close().await
}

#[tokio::test]
async fn a_tag_a_collection_and_the_bin_by_keyboard() -> Outcome {
    let home = Home::new()?;
    let window = library(&home).await?;
    focus_first(&window).await?;
    window.chord(&[Key::Control], "a").await?;
    window.see_text("[data-bulk] strong", "5 selected").await?;
    // A tag that is not there yet, by typing its name.
    window.press("t").await?;
    window.see("dialog.picker input").await?.send_keys("tea").await?;
    window.press(Key::Enter).await?;
    window.see_text(".choices", "tea").await?;
    window.press(Key::Escape).await?;
    window.click("[data-place=tag]").await?;
    titles_until(&window, |titles| titles.len() == 5).await?;
    // A collection, made in the sidebar and filled from the list.
    window.click("[data-place=library]").await?;
    window.click("[data-action=new-collection]").await?;
    window.see(".sidebar input:focus").await?.send_keys("Hard water").await?;
    window.press(Key::Enter).await?;
    window.see_text("[data-place=collection]", "Hard water").await?;
    focus_first(&window).await?;
    window.press("l").await?;
    window.see("dialog.picker").await?;
    window.click(".choices input").await?;
    window.press(Key::Escape).await?;
    window.click("[data-place=collection]").await?;
    titles_until(&window, |titles| titles == [TITLES[3]]).await?;
    // To the bin and back.
    focus_first(&window).await?;
    window.press(Key::Delete).await?;
    window.see_text(".library-empty", "An empty collection").await?;
    window.click("[data-place=bin]").await?;
    titles_until(&window, |titles| titles == [TITLES[3]]).await?;
    window.see_text(".article-facts", "deleted for good").await?;
    window.chord(&[Key::Control], "z").await?;
    window.see_text(".library-empty", "The bin is empty").await?;
    window.close().await
}

#[tokio::test]
async fn quick_open_finds_articles_and_commands() -> Outcome {
    let home = Home::new()?;
    let window = library(&home).await?;
    window.chord(&[Key::Control], "k").await?;
    window.see(".quick-field").await?.send_keys("mllr").await?;
    window.see_text(".quick-option[aria-selected=true]", "Mills and millers").await?;
    window.press(Key::Enter).await?;
    window.see_text("h1", "Mills and millers").await?;
    window.chord(&[Key::Control], "k").await?;
    window.see(".quick-field").await?.send_keys("keyboard sh").await?;
    window.see_text(".quick-option[aria-selected=true] kbd", "Ctrl").await?;
    window.press(Key::Enter).await?;
    window.see_text("dialog h2", "Keyboard shortcuts").await?;
    window.close().await
}

#[tokio::test]
async fn a_deleted_note_comes_back_with_its_card() -> Outcome {
    let home = Home::new()?;
    let window = home.open().await?;
    // The sample has three notes, and the first start shows it. The first of them stands in a window of this height.
    window.resize(1440, 1000).await?;
    window.click(".surface-button[data-surface=notes]").await?;
    let notes = ".notes-item";
    window.texts_until(notes, |cards| cards.len() == 3).await?;
    window.click(".surface-button[data-surface=article]").await?;
    // To the middle: at the edges it would lie under the bar or the count of cards below.
    window.see(".card").await?;
    window.settle().await?;
    window.run("document.querySelector('.card').scrollIntoView({ block: 'center' })", Vec::new()).await?;
    window.see(".card").await?.click().await?;
    window.press(Key::Delete).await?;
    window.see_text("[data-toast]", "Note deleted").await?;
    window.click(".surface-button[data-surface=notes]").await?;
    window.texts_until(notes, |cards| cards.len() == 2).await?;
    // By key, and not by the toast: that goes after ten seconds, which a slow machine may need to come here.
    window.chord(&[Key::Control], "z").await?;
    window.texts_until(notes, |cards| cards.len() == 3).await?;
    window.chord(&[Key::Control, Key::Shift], "z").await?;
    window.texts_until(notes, |cards| cards.len() == 2).await?;
    window.close().await
}

#[tokio::test]
async fn a_backup_takes_the_librarys_place() -> Outcome {
    let home = Home::new()?;
    let window = library(&home).await?;
    window.chord(&[Key::Control], ",").await?;
    window.click("[data-section=backups]").await?;
    window.click("[data-action=back-up]").await?;
    window.see("[data-backup]").await?;
    window.press(Key::Escape).await?;
    focus_first(&window).await?;
    window.press(Key::Delete).await?;
    titles_until(&window, |titles| titles.len() == 4).await?;
    window.chord(&[Key::Control], ",").await?;
    window.click("[data-section=backups]").await?;
    window.click("[data-action=restore]").await?;
    window.click("[data-action=restore-sure]").await?;
    titles_until(&window, |titles| titles.len() == 5).await?;
    window.close().await
}

/// A list that is longer than the window, left at its top for an article that is read to its middle.
#[tokio::test]
async fn the_list_is_where_it_was_left_after_an_article() -> Outcome {
    let home = Home::new()?;
    let words: String = (1..=60)
        .map(|hour| {
            format!("<p>At hour {hour} the ferry left the old harbour, and nobody was on board but the cat.</p>")
        })
        .collect();
    let files = (1..=20)
        .map(|day| {
            let page = format!("<!doctype html><title>Log {day}</title><article><h1>Log {day}</h1>{words}</article>");
            home.write(&format!("{day}.html"), &page)
        })
        .collect::<Outcome<Vec<_>>>()?;
    let arguments: Vec<&OsStr> =
        std::iter::once(OsStr::new("import")).chain(files.iter().map(|file| file.as_os_str())).collect();
    home.command_line(&arguments)?;
    let window = home.open().await?;
    for left in [0, 600] {
        window.see("[data-article] .article-open").await?;
        window.run("scrollTo(0, arguments[0])", vec![left.into()]).await?;
        window.settle().await?;
        window.run("[...document.querySelectorAll('.article-open')].at(-1).click()", Vec::new()).await?;
        window.see("[data-article-body] [data-block]").await?;
        window.run("scrollTo(0, 1500)", Vec::new()).await?;
        window.settle().await?;
        assert_eq!(window.run("return scrollY", Vec::new()).await?, 1500, "the article is longer than the window");
        window.click("[data-action=library]").await?;
        window.see("[data-article] .article-open").await?;
        window.settle().await?;
        assert_eq!(window.run("return scrollY", Vec::new()).await?, left, "the list is where it was left");
    }
    window.close().await
}
