//! An article of sixty thousand characters with three hundred notes: opening it, writing a note, and another card
//! becoming the active one.

use crate::probe::Bench;
use crate::report::{Report, Samples};
use desktop_tests::{Home, Outcome};
use std::ffi::OsStr;

const PARAGRAPHS: usize = 150;
const LETTERS: &str = "ask for the timetable";

/// To the library, as the reader goes there.
const LEAVE: &str = "
    document.querySelector('[data-action=library]')?.click();
    while (!document.querySelector('[data-article] .article-open')) await probe.painted();";

/// From the click in the list to the paint of the first words.
const OPEN: &str = "
    const start = performance.now();
    document.querySelector('[data-article] .article-open').click();
    while (!document.querySelector('[data-article-body] p')) await new Promise(resolve => setTimeout(resolve));
    return (await probe.painted()) - start;";

/// Three hundred notes, two on each paragraph.
const ANNOTATE: &str = "
    const { invoke } = window.__TAURI_INTERNALS__;
    const { article } = await invoke('session');
    const blocks = [...document.querySelectorAll('[data-article-body] > p')];
    for (const [index, node] of [...blocks, ...blocks].entries()) {
        const offset = index < blocks.length ? 0 : 40;
        const at = place => ({ block: node.dataset.block, offset: place });
        const exact = node.textContent.slice(offset, offset + 20);
        const quote = { exact, prefix: '', suffix: '' };
        const target = { on: 'passage', start: at(offset), end: at(offset + 20), quote };
        await invoke('create_note', { article, target, label: 'claim', body: `Note ${index}` });
    }";

/// Each run makes another card the active one.
const ACTIVATE: &str = "
    const cards = document.querySelectorAll('.margin .card');
    window.postilCard = ((window.postilCard ?? 0) + 37) % cards.length;
    cards[window.postilCard].click();
    await probe.painted();";

/// A card grows and the margin is packed anew: from the end of the frame's layout to the last place written.
const REPACK: &str = "
    const margin = document.querySelector('.margin');
    const card = document.querySelector('.margin .card');
    window.postilGrown = !window.postilGrown;
    return await new Promise(resolve => requestAnimationFrame(() => {
        margin.addEventListener('postil:packed', () => resolve(performance.now() - start), { once: true });
        card.style.minHeight = window.postilGrown ? '12rem' : '';
        document.body.offsetHeight;
        const start = performance.now();
    }));";

/// A new note on the first paragraph, its field waiting for letters.
const WRITE: &str = "
    document.querySelector('[data-article-body] > p').focus();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
    while (!document.querySelector('.card textarea')) await probe.painted();
    document.querySelector('.card textarea').focus();";

/// Takes all figures.
pub async fn run(report: &mut Report) -> Outcome {
    let home = Home::new()?;
    let file = home.write("long.html", &page())?;
    home.command_line(&[OsStr::new("import"), file.as_os_str()])?;
    let window = home.open().await?;
    window.resize(1440, 900).await?;
    let bench = Bench::new(window).await?;
    let mut open = Samples::default();
    for _ in 0..6 {
        bench.ask(LEAVE).await?;
        // The list is read again when it is come back to; nobody clicks in it before it stands.
        bench.rest().await?;
        open.push(bench.number(OPEN).await?);
    }
    report.add("click to first text of 60,000 characters", "ms", open, None, Some(150.0));
    bench.ask(ANNOTATE).await?;
    bench.ask(LEAVE).await?;
    bench.number(OPEN).await?;
    bench.window.see(".margin .card").await?;
    let mut repack = Samples::default();
    for _ in 0..20 {
        repack.push(bench.number(REPACK).await?);
    }
    report.add("repacking 300 notes", "ms", repack, None, Some(8.0));
    let active = bench.processor_times(20, ACTIVATE).await?;
    report.add("another of 300 notes active", "ms CPU", active, None, Some(50.0));
    bench.ask(WRITE).await?;
    let (key, processor) = bench.type_letters(LETTERS).await?;
    report.add("key to paint beside 300 notes", "ms", key, None, Some(50.0));
    report.add("key beside 300 notes", "ms CPU", processor, None, Some(8.0));
    bench.window.close().await
}

/// An article of its own words, about four hundred characters a paragraph.
fn page() -> String {
    let sentence =
        "The ferry leaves the old harbour at seven and comes back when the wind allows it, which is seldom. ";
    let paragraphs: String = (1..=PARAGRAPHS)
        .map(|number| format!("<p>On day {number} we wrote this down. {}</p>", sentence.repeat(4)))
        .collect();
    format!(
        "<!doctype html><title>A Hundred Days at the Harbour</title><article><h1>A Hundred Days at the Harbour</h1>{paragraphs}</article>"
    )
}
