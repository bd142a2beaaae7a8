//! Notes beside the text and on paper: the line from a card to its words, what can be done with marked words where there
//! is no margin, and what is printed.

use desktop_tests::{Home, Outcome, Window};
use serde_json::{Value, json};
use std::fmt::Write;
use thirtyfour::prelude::*;

/// An article that nobody has written notes on yet.
const PAGE: &str = "<!doctype html><html lang=en><title>Two Shelves</title><article><h1>Two Shelves</h1>
    <p>Every workshop has room for one good shelf, and most have three bad ones that nobody dares to take down.</p>
    <p>The figures below are what a shelf costs; the opinion about each of them is mine alone, and it is a low one.</p>
    <h2>What matters</h2>
    <p>A shelf is wood and two brackets that meet for a while and are then parted by whatever stands on it.</p></article>";

const BODY: &str = "[data-article-body] > p";

/// Writes a note on a paragraph of the open article, counted from 0, and goes back to the text.
async fn note(window: &Window, paragraph: usize, words: &str) -> Outcome {
    window.see(BODY).await?;
    let script = "document.querySelectorAll(arguments[0])[arguments[1]].focus();";
    window.run(script, vec![json!(BODY), json!(paragraph)]).await?;
    window.press("n").await?;
    window.see(".card textarea").await?.send_keys(words).await?;
    window.see(".card [data-save-state=saved]").await?;
    window.press(Key::Escape).await?;
    window.see_text(".markdown", &words.replace("**", "")).await?;
    Ok(())
}

/// Waits until a script in the page gives a value.
async fn until(window: &Window, script: &str, wanted: &Value) -> Outcome {
    for _ in 0..200 {
        if window.run(script, Vec::new()).await? == *wanted {
            return Ok(());
        }
        window.settle().await?;
    }
    let found = window.run(script, Vec::new()).await?;
    Err(format!("gave up waiting for {wanted}; the page says {found}").into())
}

/// Where the line begins and ends, as distances in pixels: from the edge of the text, from the note's line, from the edge
/// of the active card, and from that card's first line. Nothing where there is no line.
const LINE: &str = "
    const path = document.querySelector('.connector path');
    if (!path?.getAttribute('d')) return null;
    const origin = document.querySelector('.connector').getBoundingClientRect();
    const ends = [0, path.getTotalLength()].map(at => path.getPointAtLength(at));
    const card = document.querySelector('.card[data-active=true]');
    const place = document.querySelector('.text-column').getBoundingClientRect();
    const note = document.querySelector(`[data-marker='${card.dataset.note}']`).getBoundingClientRect();
    const edge = card.getBoundingClientRect();
    const quote = card.querySelector('.card-quote').getBoundingClientRect();
    const middle = ({ top, height }) => top + height / 2;
    return [
        origin.left + ends[0].x - place.right,
        origin.top + ends[0].y - middle(note),
        origin.left + ends[1].x - edge.left,
        origin.top + ends[1].y - middle(quote),
    ].map(Math.abs);";

#[tokio::test]
async fn a_line_goes_from_the_words_of_the_active_note_to_its_card() -> Outcome {
    let window = Home::new()?.open_page(PAGE, "Two Shelves").await?;
    window.resize(1440, 900).await?;
    note(&window, 0, "One shelf is enough.").await?;
    note(&window, 1, "Whose opinion?").await?;
    for words in ["One shelf is enough.", "Whose opinion?"] {
        window.see_text(".card .markdown", words).await?.click().await?;
        let active =
            format!("return document.querySelector('.card[data-active=true]')?.textContent.includes('{words}')");
        until(&window, &active, &json!(true)).await?;
        // A card glides to its place; the line goes to where it will stand.
        until(
            &window,
            "return document.querySelector('.card[data-active=true]').getAnimations({ subtree: true }).length === 0
            && document.querySelector('.card[data-active=true]').parentElement.getAnimations().length === 0",
            &json!(true),
        )
        .await?;
        let line = window.run(LINE, Vec::new()).await?;
        let distances: Vec<f64> = line.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        assert_eq!(distances.len(), 4, "there is no line to {words:?}");
        assert!(distances.iter().all(|distance| *distance <= 6.0), "{words}: {distances:?}");
    }
    // Without an active note there is no line.
    window.click("[data-article-body] h2").await?;
    until(&window, "return document.querySelector('.connector path').getAttribute('d')", &json!("")).await?;
    window.close().await
}

#[tokio::test]
async fn without_a_margin_marked_words_offer_what_can_be_done_with_their_note() -> Outcome {
    let window = Home::new()?.open_page(PAGE, "Two Shelves").await?;
    window.resize(700, 900).await?;
    until(&window, "return document.querySelector('.margin') === null", &json!(true)).await?;
    note(&window, 0, "One shelf is enough.").await?;
    window.see(".note-slot .card").await?;
    window.see(BODY).await?.click().await?;
    window.see(".mark-popover").await?;
    // It covers neither the words nor the edge of the window.
    let script = "
        const popover = document.querySelector('.mark-popover').getBoundingClientRect();
        const words = document.querySelector('[data-article-body] > p').getBoundingClientRect();
        const isApart = popover.top >= words.bottom - 1 || popover.bottom <= words.top + 1;
        return [isApart, popover.left >= 0 && popover.right <= innerWidth && popover.bottom <= innerHeight];";
    assert_eq!(window.run(script, Vec::new()).await?, json!([true, true]));
    let labels = window.texts(".mark-popover .mark-button").await?;
    assert_eq!(labels, ["Claim", "Evidence", "Doubt", "Mine"]);
    window.click(".mark-popover .mark-button.label-doubt").await?;
    window.see(".note-slot .card.label-doubt").await?;
    window.see(".mark-popover .label-doubt[aria-pressed=true]").await?;
    window.press(Key::Escape).await?;
    until(&window, "return document.querySelector('.mark-popover') === null", &json!(true)).await?;
    window.close().await
}

/// Goes on writing while the window changes its shape: some letters right before it has, some as soon as the note stands
/// elsewhere.
const WRITE: &str = "
    const [before, elsewhere, after] = arguments;
    const write = letters => {
        const field = document.querySelector('.card textarea');
        field.value += letters;
        field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    new MutationObserver((_, observer) => {
        if (!document.querySelector(elsewhere)) return;
        observer.disconnect();
        write(after);
    }).observe(document.body, { childList: true, subtree: true });
    addEventListener('resize', () => write(before), { once: true });";

#[tokio::test]
async fn a_window_that_changes_its_shape_while_a_note_is_written_loses_no_letter() -> Outcome {
    let window = Home::new()?.open_page(PAGE, "Two Shelves").await?;
    window.resize(1440, 900).await?;
    window.see(".margin").await?;
    window.run("document.querySelector(arguments[0]).focus()", vec![json!(BODY)]).await?;
    window.press("n").await?;
    window.see(".margin .card textarea").await?;
    let inline = ".note-slot .card textarea";
    window.run(WRITE, vec![json!("One shelf "), json!(inline), json!("is more ")]).await?;
    window.resize(700, 900).await?;
    window.see(inline).await?;
    window.settle().await?;
    let beside = ".margin .card textarea";
    window.run(WRITE, vec![json!("than "), json!(beside), json!("enough.")]).await?;
    window.resize(1440, 900).await?;
    window.see(beside).await?;
    window.see(".card [data-save-state=saved]").await?;
    window.press(Key::Escape).await?;
    window.texts_until(".card .markdown", |notes| notes == ["One shelf is more than enough."]).await?;
    window.close().await
}

/// What the page does before it is printed, and after it.
const BEFORE: &str = "dispatchEvent(new Event('beforeprint'));";
const AFTER: &str = "dispatchEvent(new Event('afterprint'));";

#[tokio::test]
async fn on_paper_notes_are_numbered_at_the_end_and_where_they_belong() -> Outcome {
    let window = Home::new()?.open_page(PAGE, "Two Shelves").await?;
    window.resize(1440, 900).await?;
    note(&window, 2, "Second on the page.").await?;
    note(&window, 0, "First **on** the page.").await?;
    window.settle().await?;
    window.run(BEFORE, Vec::new()).await?;
    let numbers =
        "return [...document.querySelectorAll('[data-article-body] > [data-endnotes]')].map(p => p.dataset.endnotes)";
    assert_eq!(window.texts(".endnotes li .markdown").await?, ["First on the page.", "Second on the page."]);
    assert_eq!(window.run(numbers, Vec::new()).await?, json!(["1", "2"]));
    // Nothing of it is to be seen on the screen, and nothing stays.
    assert!(!window.shows(".endnotes").await?);
    window.run(AFTER, Vec::new()).await?;
    assert_eq!(window.run(numbers, Vec::new()).await?, json!([]));
    window.close().await
}

/// More comments than the flow window ever has in the document.
const THREADS: usize = 300;

fn long_discussion() -> String {
    let mut html = String::from(
        "<!doctype html><html lang=en><title>The Long Pier</title><article><h1>The Long Pier</h1>\
         <p>The pier is a mile long, and whoever walks to its end has to walk back, which most people forget.</p></article>\
         <section id=comments class=comments><h2>Comments</h2><ol class=comment-list>",
    );
    for thread in 1..=THREADS {
        let _ = write!(
            html,
            "<li class=comment id=c{thread}><article><header><cite class=author>Ada Brook</cite> \
             <time datetime=2026-03-02T07:00>2 March 2026</time></header>\
             <div class=comment-body><p>Walk number {thread} took me half an hour.</p></div></article>\
             <ol class=children><li class=comment id=r{thread}><article><header><cite class=author>Ben Okoye</cite> \
             <time datetime=2026-03-02T08:00>2 March 2026</time></header>\
             <div class=comment-body><p>Reply number {thread} says twenty minutes.</p></div></article></li></ol></li>"
        );
    }
    html + "</ol></section>"
}

#[tokio::test]
async fn on_paper_the_whole_discussion_is_there_as_far_as_it_is_not_folded() -> Outcome {
    let window = Home::new()?.open_page(&long_discussion(), "The Long Pier").await?;
    window.surface("discussion").await?;
    window.see("[data-comment]").await?;
    window.run(BEFORE, Vec::new()).await?;
    let printed = window.texts(".paper-thread .comment-body").await?;
    assert_eq!(printed.len(), THREADS * 2);
    assert_eq!(printed.last().map(String::as_str), Some("Reply number 300 says twenty minutes."));
    assert!(window.texts(".feed [data-comment]").await?.len() < THREADS * 2, "the flow window has all of it");
    window.run(AFTER, Vec::new()).await?;

    window.press("X").await?;
    window.texts_until(".feed [aria-expanded=false]", |folded| !folded.is_empty()).await?;
    window.run(BEFORE, Vec::new()).await?;
    let folded = window.texts(".paper-thread .comment").await?;
    assert_eq!(folded.len(), THREADS);
    assert!(folded.iter().all(|text| text.contains("1 reply hidden")), "{:?}", folded.first());
    window.close().await
}
