//! What the window shows when there is nothing, not everything, or when something fails. Other rows of that table stand
//! where they belong: imports and empty filters in `organise.rs`, what needs the network in `fetching.rs`, what is
//! read-only or new since the last visit in `instances.rs`.

use desktop_tests::{Home, Outcome};
use rusqlite::Connection;
use thirtyfour::Key;

const TITLE: &str = "A Bare Rock";

/// An article without comments, with a picture that was never fetched.
const PLAIN: &str = "<!doctype html><html lang=en><title>A Bare Rock</title><article><h1>A Bare Rock</h1>
    <p>Nothing grows on it, nobody lives on it, and on the chart it has no name, which is why everybody knows it.</p>
    <p><img src=https://rocks.example/rock.png alt='A rock in the sea' width=640 height=400></p>
    <p>Whoever rows around it once has seen it from all sides, and whoever rows around it twice was lost.</p></article>";

#[tokio::test]
async fn what_is_empty_says_what_would_be_there_and_how_to_get_it() -> Outcome {
    let home = Home::new()?;
    let window = home.open_page(PLAIN, TITLE).await?;
    window.resize(1440, 900).await?;
    window.see_text(".margin-hint", "n ").await?;
    window.surface("discussion").await?;
    window.see_text(".empty", "This copy has no comments").await?;
    window.see_text("[data-action=write]", "Write a comment").await?;
    window.see_text("[data-action=add-comments]", "Add comments from files…").await?;
    window.surface("tables").await?;
    window.see(".empty").await?;
    window.surface("notes").await?;
    window.see(".empty").await?;
    window.close().await
}

#[tokio::test]
async fn what_was_not_saved_is_named_above_the_text_and_where_it_is_missing() -> Outcome {
    let home = Home::new()?;
    let window = home.open_page(PLAIN, TITLE).await?;
    window.see_text(".strip", "Not saved: 1 of 1 image").await?;
    window.see_text(".image-missing", "A rock in the sea").await?;
    window.close().await
}

#[tokio::test]
async fn a_text_that_cannot_be_saved_is_told_of_kept_and_saved_later() -> Outcome {
    let home = Home::new()?;
    let window = home.open_page(PLAIN, TITLE).await?;
    window.resize(1440, 900).await?;
    window.run("document.querySelector('[data-article-body] > p').focus()", Vec::new()).await?;
    window.press("n").await?;
    let field = window.see(".card textarea").await?;
    // Another program holds the library, as some that make backups do.
    let other = Connection::open(home.library().join("library.db"))?;
    other.execute_batch("BEGIN IMMEDIATE")?;
    field.send_keys("It has a name among fishermen.").await?;
    // Over everything, and at the text itself, which is still there.
    window.see(".trouble[role=alert]").await?;
    window.see(".card [data-save-state=failed]").await?;
    window.see(".card .failure[role=alert]").await?;
    other.execute_batch("ROLLBACK")?;
    window.click(".trouble button").await?;
    window.see(".card [data-save-state=saved]").await?;
    window.texts_until(".trouble", <[String]>::is_empty).await?;
    window.kill()?;

    let window = home.open().await?;
    window.see_text(".card", "It has a name among fishermen.").await?;
    window.close().await
}

#[tokio::test]
async fn a_newer_copy_keeps_notes_whose_place_is_gone_in_sight() -> Outcome {
    let home = Home::new()?;
    let page = |text: &str| {
        format!(
            "<!doctype html><html lang=en><title>A Bare Rock</title>\
             <link rel=canonical href=https://rocks.example/bare>\
             <article><h1>A Bare Rock</h1><p>{text}</p>\
             <p>Whoever rows around it once has seen it from all sides, and whoever rows twice was lost.</p></article>"
        )
    };
    let old = page("Nothing grows on it, nobody lives on it, and on the chart it has no name at all.");
    let new = page("Since last summer there is a lighthouse, which can be seen from both ends of the bay.");
    let window = home.open_page(&old, TITLE).await?;
    window.run("document.querySelector('[data-article-body] > p').focus()", Vec::new()).await?;
    window.press("n").await?;
    window.see(".card textarea").await?.send_keys("Moss does.").await?;
    window.see(".card [data-save-state=saved]").await?;
    window.close().await?;

    let window = home.open_page(&new, TITLE).await?;
    window.see_text(".unplaced h2", "1 note").await?;
    window.see_text(".unplaced .card", "Moss does.").await?;
    window.close().await
}

#[tokio::test]
async fn an_article_that_takes_its_time_says_so_and_can_be_given_up() -> Outcome {
    let home = Home::new()?;
    let window = home.open_page(PLAIN, TITLE).await?;
    window.click("[data-action=library]").await?;
    window.see(".article-open").await?;
    // As on a disk that sleeps: what the library answers comes to the window only once it is let through.
    window
        .run(
            "const ask = window.fetch;
            const held = new Promise(resolve => { window.postilRelease = resolve; });
            window.fetch = async (address, ...rest) => {
                if (String(address.url ?? address).includes('open_article')) await held;
                return ask(address, ...rest);
            };",
            Vec::new(),
        )
        .await?;
    window.run("document.querySelector('.article-open').focus()", Vec::new()).await?;
    window.press(Key::Enter).await?;
    window.see(".arriving .skeleton-paragraph").await?;
    window.see_text(".arriving [role=status]", "Opening").await?;
    window.click("[data-action=give-up]").await?;
    window.texts_until(".arriving", <[String]>::is_empty).await?;
    window.see(".article-open:focus").await?;
    // What comes after all opens nothing, and the next time it opens as ever.
    window.run("window.postilRelease()", Vec::new()).await?;
    window.settle().await?;
    window.see(".article-open").await?;
    window.click(".article-open").await?;
    window.see_text("[data-article-body]", "Nothing grows on it").await?;
    window.close().await
}

#[tokio::test]
async fn what_had_the_focus_has_it_again_after_a_dialog() -> Outcome {
    let home = Home::new()?;
    let window = home.open_page(PLAIN, TITLE).await?;
    window.run("document.querySelector('[data-article-body] > p').focus()", Vec::new()).await?;
    for (held, key) in [(&[Key::Control][..], ","), (&[Key::Control], "k"), (&[Key::Control, Key::Shift], "f")] {
        window.chord(held, key).await?;
        window.see("dialog[open]").await?;
        window.press(Key::Escape).await?;
        window.texts_until("dialog[open]", <[String]>::is_empty).await?;
        window.see("[data-article-body] > p:focus").await?;
    }
    window.close().await
}
