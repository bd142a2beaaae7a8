//! The discussion by keyboard: what is new, folding, writing beside and into the thread, finding in all of it.

use desktop_tests::{Home, Outcome, Window};
use std::ffi::OsStr;
use std::fmt::Write;
use std::time::Duration;
use thirtyfour::prelude::*;

const ADDRESS: &str = "https://kettles.example/quiet";

/// A page with so many threads of two comments, each with something to find.
fn page(threads: usize) -> String {
    let mut html = String::from(
        "<!doctype html><html lang=en><title>A Quiet Kettle</title><article><h1>A Quiet Kettle</h1>\
         <p>There is a kettle that makes no noise at all, and it costs as much as a bicycle. We boiled it for a week.</p>\
         <p>Its lid closes with a click, its handle stays cold, and its cord is a hand too short for our table.</p></article>\
         <section id=comments class=comments><h2>Comments</h2><ol class=comment-list>",
    );
    for thread in 1..=threads {
        let (first, second) = (thread * 2 - 1, thread * 2);
        let _ = write!(
            html,
            "<li class=comment id=comment-{first}><article><header><cite class=author>Ada Brook</cite> \
             <time datetime=2026-03-02T07:{thread:02}>2 March 2026</time></header>\
             <div class=comment-body><p>Question {thread}: how long does the cord last, thread {thread}?</p></div></article>\
             <ol class=children><li class=comment id=comment-{second}><article><header><cite class=author>Ben Okoye</cite> \
             <time datetime=2026-03-02T08:{thread:02}>2 March 2026</time></header>\
             <div class=comment-body><p>Answer {thread}: nine years, and then the porcelain goes.</p></div></article></li></ol></li>"
        );
    }
    html + "</ol></section>"
}

#[tokio::test]
async fn what_is_new_is_found_folded_answered_and_searched_by_key() -> Outcome {
    let home = Home::new()?;
    import(&home, 3).await?;
    let window = home.open().await?;
    window.click("[data-article] [data-stop]").await?;
    window.see_text("h1", "A Quiet Kettle").await?;
    window.close().await?;
    // Saved again with two more threads.
    import(&home, 5).await?;

    let window = home.open().await?;
    window.see_text("h1", "A Quiet Kettle").await?;
    window.chord(&[Key::Control], "3").await?;
    window.texts_until("[data-comment]", |rows| rows.len() == 10).await?;
    window.press("u").await?;
    focus_says(&window, "Question 4").await?;

    // Folding hides the answer, and the next thread is one key away.
    window.press("x").await?;
    window.texts_until("[data-comment]", |rows| rows.len() == 9).await?;
    window.press("J").await?;
    focus_says(&window, "Question 5").await?;

    // A note beside the comment, back on the comment, an answer in the thread.
    window.press("n").await?;
    window.see(".card textarea").await?.send_keys("Ours lasted three.").await?;
    window.chord(&[Key::Control], Key::Enter).await?;
    focus_says(&window, "Question 5").await?;
    window.press("r").await?;
    window.see("[data-answer-editor] textarea").await?.send_keys("It lasted three with us.").await?;
    window.press(Key::Escape).await?;
    window.see_text("[data-own]", "It lasted three with us.").await?;

    // Finding opens what is folded, and Esc folds it again.
    window.press("/").await?;
    window.see(".find-bar input").await?.send_keys("porcelain").await?;
    window.see_text(".find-bar output", "1 of 5").await?;
    // The first letters find as many: what is typed last must have been looked for too.
    window.settle().await?;
    for _ in 0..3 {
        window.press(Key::Enter).await?;
    }
    window.see_text(".find-bar output", "4 of 5").await?;
    window.see_text("[data-comment]", "Answer 4").await?;
    window.press(Key::Escape).await?;
    window.texts_until("[data-comment]", |rows| !rows.iter().any(|row| row.contains("Answer 4"))).await?;
    window.close().await
}

/// Saves the page, once the window that was closed before has let go of the library.
async fn import(home: &Home, threads: usize) -> Outcome {
    let file = home.write("kettle.html", &page(threads))?;
    let arguments = [OsStr::new("import"), OsStr::new("--url"), OsStr::new(ADDRESS), file.as_os_str()];
    for _ in 0..100 {
        if home.command_line(&arguments).is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    home.command_line(&arguments)
}

/// Waits until the focus is on a comment that says something.
async fn focus_says(window: &Window, words: &str) -> Outcome {
    window.see_text("[data-comment]:focus", words).await?;
    Ok(())
}
