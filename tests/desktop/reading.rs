//! From copied text to notes that survive a killed process, in the real window.

use desktop_tests::{Home, Outcome, Window, checkout};
use std::fs;
use thirtyfour::prelude::*;

/// Copied text, and what is in it.
struct Copy {
    text: String,
    title: &'static str,
    /// The first column of its table, in the order of the page and sorted.
    rows: &'static [&'static str],
    sorted: &'static [&'static str],
    comments: usize,
    /// Who wrote comments 4 and 7.
    fourth: &'static str,
    seventh: &'static str,
}

/// The text of this repository.
fn own_copy() -> Copy {
    Copy {
        text: include_str!("copied.txt").into(),
        title: "Which Ferry Should You Take to the Outer Islands?",
        rows: &["Harbour Star", "Island Packet", "North Runner", "Old Gannet"],
        sorted: &["Old Gannet", "North Runner", "Island Packet", "Harbour Star"],
        comments: 8,
        fourth: "Benno Fuchs",
        seventh: "Ines Calado",
    }
}

/// A real page's text, where it lies beside the checkout. It is no part of this repository.
fn seed_copy() -> Option<Copy> {
    let text = fs::read_to_string(checkout().join("../shared/seed/article.txt")).ok()?;
    Some(Copy {
        text,
        title: "Can Cycloserine Help Treat Depression? What the Research Says",
        rows: &["Cycloserine", "Esketamine (Spravato)", "Ketamine (IV)", "Psilocybin (in trials)"],
        sorted: &["Psilocybin (in trials)", "Ketamine (IV)", "Esketamine (Spravato)", "Cycloserine"],
        comments: 11,
        fourth: "matt tricarico",
        seventh: "Jillian Fisher",
    })
}

const NOTE: &str = "Average at best. Ask for the timetable of November.";
const REPLY: &str = "Two euros, says the next comment.";

#[tokio::test]
async fn copied_text_is_read_annotated_and_kept_through_a_kill() -> Outcome {
    read_annotate_kill_and_return(own_copy()).await
}

#[tokio::test]
async fn the_seed_is_read_annotated_and_kept_through_a_kill() -> Outcome {
    match seed_copy() {
        Some(seed) => read_annotate_kill_and_return(seed).await,
        None => {
            println!("there is no seed beside this checkout");
            Ok(())
        }
    }
}

async fn read_annotate_kill_and_return(copy: Copy) -> Outcome {
    let home = Home::new()?;

    let window = home.open().await?;
    import(&window, &copy).await?;
    read_table(&window, &copy).await?;
    read_discussion(&window, &copy).await?;
    write_note(&window, 7).await?;
    write_reply(&window, 4).await?;
    window.kill()?;

    let window = home.open().await?;
    find_everything(&window, &copy).await?;
    window.close().await
}

/// Pastes the text and opens what became of it.
async fn import(window: &Window, copy: &Copy) -> Outcome {
    // The first start shows the sample article; pasting works anywhere outside a text field.
    window.see_text("h1", "Twelve Ways to Make Coffee").await?;
    window.paste(&copy.text).await?;
    window.see_text(".import-item", copy.title).await?;
    window.click(".import-item button").await?;
    window.see_text("h1", copy.title).await?;
    Ok(())
}

async fn read_table(window: &Window, copy: &Copy) -> Outcome {
    window.surface("tables").await?;
    let first_cells = "table[role=grid] tbody tr > :first-child";
    window.texts_until(first_cells, |rows| rows == copy.rows).await?;
    // Up, then down, by the button in the first column's header.
    for direction in ["ascending", "descending"] {
        window.click("table[role=grid] th button").await?;
        window.see(&format!("table[role=grid] th[aria-sort={direction}]")).await?;
    }
    window.texts_until(first_cells, |rows| rows == copy.sorted).await?;
    Ok(())
}

async fn read_discussion(window: &Window, copy: &Copy) -> Outcome {
    window.surface("discussion").await?;
    window.texts_until("[data-comment]", |comments| comments.len() == copy.comments).await?;
    let authors = window.texts("[data-comment] h3 bdi").await?;
    assert_eq!((authors[3].as_str(), authors[6].as_str()), (copy.fourth, copy.seventh));
    let placed = window.texts("[data-comment]").await?;
    assert!(placed.iter().all(|text| !text.contains("Write a comment:")), "a form is no content");
    Ok(())
}

/// Writes a note beside a comment by keyboard, and waits until the library has it.
async fn write_note(window: &Window, position: usize) -> Outcome {
    act(window, position, "note").await?;
    let field = window.see(".card textarea").await?;
    field.send_keys(NOTE).await?;
    window.see(".card [data-save-state=saved]").await?;
    field.send_keys(Key::Escape).await?;
    window.see_text(".card", NOTE).await?;
    Ok(())
}

/// Answers a comment, and waits until the library has it. The editor stays open.
async fn write_reply(window: &Window, position: usize) -> Outcome {
    act(window, position, "reply").await?;
    let field = window.see("[data-answer-editor] textarea").await?;
    field.send_keys(REPLY).await?;
    window.see("[data-answer-editor] [data-save-state=saved]").await?;
    Ok(())
}

async fn find_everything(window: &Window, copy: &Copy) -> Outcome {
    // It opens where the reader left off: the same article, the same surface.
    window.see(".surface-button[data-surface=discussion][aria-current=page]").await?;
    window.see_text(".bar-title", copy.title).await?;
    window.see_text(".card", NOTE).await?;
    // The reply stands in the thread, under the fourth comment, marked as not published.
    let order = window.texts_until("[data-comment]", |all| all.len() == copy.comments + 1).await?;
    let place = order.iter().position(|text| text.contains(REPLY)).ok_or("the reply is gone")?;
    assert_eq!(place, 4, "{order:?}");
    assert!(order[3].contains(copy.fourth) && order[4].contains("not published"), "{order:?}");
    window.surface("tables").await?;
    // It stands as the reader sorted it, and the page's own order is one click away.
    let first_cells = "table[role=grid] tbody tr > :first-child";
    window.texts_until(first_cells, |rows| rows == copy.sorted).await?;
    window.click("table[role=grid] th button").await?;
    window.texts_until(first_cells, |rows| rows == copy.rows).await?;
    Ok(())
}

/// Presses a button of the comment at a position, counted from 1 as the reader does.
async fn act(window: &Window, position: usize, action: &str) -> Outcome {
    window.click(&format!("[data-comment][aria-posinset='{position}'] [data-action={action}]")).await
}
