//! Tables in the real window: sorting, differences, marks and columns of one's own by keyboard, kept through a killed
//! process; long tables; and every table of the corpus, where it lies beside the checkout.

use desktop_tests::{Home, Outcome, Window, checkout};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use thirtyfour::prelude::*;

const PAGE: &str = "<!DOCTYPE html><html lang=\"en\"><head><title>Which kettle?</title></head><body><main><article>\
    <h1>Which kettle?</h1><p>Seven kettles were boiled for a month in a kitchen with hard water, and this is what came \
    of it. All of them were bought in ordinary shops, and none was given to us by its maker.</p>\
    <table><caption>Kettles compared</caption><thead><tr><th>Kettle</th><th>Time to boil</th><th>Price</th>\
    <th>Filter</th><th>Guarantee</th></tr></thead><tbody>\
    <tr><th>Steel one</th><td>4 min</td><td>€40</td><td>Yes</td><td>2 years</td></tr>\
    <tr><th>Glass one</th><td>90 s</td><td>€1,055</td><td>Yes, with limits</td><td>2 years</td></tr>\
    <tr><th>Clay one</th><td>1 h</td><td>€9</td><td>No</td><td>2 years</td></tr>\
    <tr><th>Enamel one</th><td>unknown</td><td>€60</td><td>No</td><td>2 years</td></tr>\
    </tbody></table><p>The glass one was the fastest of all, but its lid came off twice, and nobody could say why it \
    did. The clay one is slow, as everybody expected it to be.</p></article></main></body></html>";

const FIRST_CELLS: &str = "table[role=grid] tbody tr > :first-child";

/// A window on the page's tables.
async fn open(home: &Home) -> Outcome<Window> {
    let window = home.open().await?;
    paste(&window, PAGE).await?;
    window.click(".import-item button").await?;
    window.see_text("h1", "Which kettle?").await?;
    window.click(".surface-button[data-surface=tables]").await?;
    window.see("section[data-table] table").await?;
    Ok(window)
}

/// Imports HTML as if it were pasted.
async fn paste(window: &Window, html: &str) -> Outcome {
    let script = "
        const clipboard = new DataTransfer();
        clipboard.setData('text/html', arguments[0]);
        clipboard.setData('text/plain', 'a page');
        document.body.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));";
    window.run(script, vec![html.into()]).await?;
    window.see(".import-item button").await?;
    Ok(())
}

/// Puts the focus into the first cell of the first row.
async fn enter(window: &Window) -> Outcome {
    let script = "document.querySelector('section[data-table] [data-line=\"0\"][data-across=\"0\"]').focus();";
    window.run(script, Vec::new()).await?;
    Ok(())
}

async fn rows(window: &Window, expected: &[&str]) -> Outcome {
    window
        .texts_until(FIRST_CELLS, |rows| {
            rows.iter().zip(expected).all(|(row, name)| row.starts_with(name)) && rows.len() == expected.len()
        })
        .await?;
    Ok(())
}

#[tokio::test]
async fn a_table_is_sorted_compared_and_judged_by_keyboard() -> Outcome {
    let home = Home::new()?;
    let window = open(&home).await?;

    // Sorted by what the cells mean, and said so.
    enter(&window).await?;
    window.press(Key::Up + "").await?;
    window.press(Key::Right + "").await?;
    window.press(Key::Enter + "").await?;
    window.see("th[aria-sort=ascending]").await?;
    rows(&window, &["Glass", "Steel", "Clay", "Enamel"]).await?;
    window.see_text(".table-status", "as duration, 1 cell unreadable, kept last").await?;
    window.press(Key::Enter + "").await?;
    rows(&window, &["Clay", "Steel", "Glass", "Enamel"]).await?;
    window.press(Key::Enter + "").await?;
    rows(&window, &["Steel", "Glass", "Clay", "Enamel"]).await?;

    // Only what differs: the guarantee is the same everywhere.
    enter(&window).await?;
    window.press("d").await?;
    window.see("td.differs[aria-description*=differs]").await?;
    window.press("d").await?;
    window
        .texts_until("section[data-table] thead th", |labels| !labels.iter().any(|label| label.contains("Guarantee")))
        .await?;
    window.press("d").await?;

    // A note on a cell, one on its row; a row in the running and one out of it.
    enter(&window).await?;
    window.press("N").await?;
    window.see(".card textarea").await?.send_keys("Heavy, but it lasts.").await?;
    window.see(".card [data-save-state=saved]").await?;
    window.press(Key::Escape + "").await?;
    enter(&window).await?;
    window.press("m").await?;
    window.see_text(".verdict-tag.shortlisted", "Shortlisted").await?;
    window.press(Key::Down + "").await?;
    window.press("M").await?;
    window.see_text(".verdict-tag.ruled_out", "Ruled out").await?;
    window.press("w").await?;
    window.see("table.transposed").await?;
    window.texts_until(FIRST_CELLS, |rows| rows == ["Time to boil", "Price", "Filter", "Guarantee"]).await?;
    window.press("w").await?;
    saved(&window, "marks.length === 2").await?;
    window.kill()?;

    // All of it is there after a kill, and gathered in the decision.
    let window = home.open().await?;
    window.see_text(".verdict-tag.shortlisted", "Shortlisted").await?;
    window.surface("tables").await?;
    window.see_text(".table-tools .tool", "Decision (1)").await?;
    run_tool(&window, "Decision (1)").await?;
    window.see_text(".candidate.shortlisted", "Heavy, but it lasts.").await?;
    window.see_text(".candidate.ruled_out", "Glass one").await?;
    window.close().await
}

#[tokio::test]
async fn a_reader_adds_a_column_and_puts_a_table_right() -> Outcome {
    let home = Home::new()?;
    let window = open(&home).await?;

    run_tool(&window, "Columns…").await?;
    window.see_text(".column-reading", "Read as duration; 1 cell unreadable").await?;
    window.see(".add-column .field").await?.send_keys("Looks").await?;
    window.click(".add-column .button").await?;
    window.see_text(".column-row.own", "Looks").await?;
    window.press(Key::Escape + "").await?;
    window.see(".own-field").await?.send_keys("fine").await?;
    saved(&window, "columns[0]?.cells[0]?.text === 'fine'").await?;

    run_tool(&window, "Repair…").await?;
    let field = window.see(".repair-grid tr:nth-child(2) td:nth-child(2) textarea").await?;
    field.click().await?;
    for (tool, expected) in
        [("Border right", "4 min €40"), ("Undo", "4 min"), ("Join with next cell", "4 min €40"), ("Undo", "4 min")]
    {
        run_tool(&window, tool).await?;
        let script = "return document.querySelector('.repair-grid tr:nth-child(2) td:nth-child(2) textarea').value;";
        assert_eq!(window.run(script, Vec::new()).await?, json!(expected), "{tool}");
    }
    field.send_keys("utes").await?;
    window.click(".repair-dialog .primary").await?;
    window.see_text("section[data-table] td", "4 minutes").await?;
    window.see_text(".table-version", "your version").await?;
    saved(&window, "version !== null").await?;
    window.kill()?;

    let window = home.open().await?;
    window.see_text(".bar-title", "Which kettle?").await?;
    window.surface("tables").await?;
    window.see_text("section[data-table] td", "4 minutes").await?;
    assert_eq!(window.run("return document.querySelector('.own-field').value;", Vec::new()).await?, json!("fine"));
    window.click(".table-version .text-button:last-child").await?;
    window.texts_until("section[data-table] td", |cells| cells.iter().any(|cell| cell == "4 min")).await?;
    window.close().await
}

#[tokio::test]
async fn a_chart_is_drawn_and_said() -> Outcome {
    let home = Home::new()?;
    let window = open(&home).await?;
    run_tool(&window, "Chart…").await?;
    window.see(".chart rect.chart-bar").await?;
    window.see_text(".chart figcaption", "Time to boil: 3 rows").await?;
    let script = "
        const select = document.querySelectorAll('.chart-choice select')[1];
        select.value = 'Price';
        select.dispatchEvent(new Event('change', { bubbles: true }));";
    window.run(script, Vec::new()).await?;
    window.texts_until(".chart circle", |points| points.len() == 3).await?;
    window.close().await
}

#[tokio::test]
async fn a_long_table_scrolls_and_every_row_is_reached() -> Outcome {
    let home = Home::new()?;
    let window = home.open().await?;
    let row = |row: usize| {
        let cells: String = (1..20).map(|column| format!("<td>{}</td>", (row * column * 7919) % 10_007)).collect();
        format!("<tr><th>Row {row}</th>{cells}</tr>")
    };
    let head: String = (1..20).map(|column| format!("<th>Figure {column}</th>")).collect();
    let body: String = (0..5_000).map(row).collect();
    let page = PAGE.replacen(
        "<table>",
        &format!("<table><thead><tr><th>Name</th>{head}</tr></thead><tbody>{body}</tbody></table><table>"),
        1,
    );
    paste(&window, &page).await?;
    window.click(".import-item button").await?;
    window.see_text("h1", "Which kettle?").await?;
    window.click(".surface-button[data-surface=tables]").await?;
    window.see_text("section[data-table] th", "Row 0").await?;
    let drawn = "return document.querySelectorAll('section[data-table] table')[0].rows.length;";
    assert!(
        window.run(drawn, Vec::new()).await?.as_u64().is_some_and(|rows| rows < 200),
        "only what is in sight is drawn"
    );
    window.run("dispatchEvent(new Event('beforeprint'));", Vec::new()).await?;
    let rows_of_source = "return document.querySelectorAll('section[data-table] table')[0].querySelectorAll('tbody [data-row]:first-child').length;";
    assert_eq!(window.run(rows_of_source, Vec::new()).await?, json!(5_000), "on paper nothing can be scrolled to");
    window.run("dispatchEvent(new Event('afterprint'));", Vec::new()).await?;
    enter(&window).await?;
    window.chord(&[Key::Control], Key::End).await?;
    window.see_text("section[data-table] th", "Row 4999").await?;
    assert!(window.run(drawn, Vec::new()).await?.as_u64().is_some_and(|rows| rows < 200), "the rest is gone again");
    let focused = "return document.activeElement.dataset.row + '/' + document.activeElement.dataset.column;";
    assert_eq!(window.run(focused, Vec::new()).await?, json!("Row 4999/Figure 19"));
    window.chord(&[Key::Control], Key::Home).await?;
    assert_eq!(window.run(focused, Vec::new()).await?, json!("Row 0/Name"));
    window.press(Key::Up + "").await?;
    window.press(Key::Right + "").await?;
    window.press(Key::Enter + "").await?;
    window.see("th[aria-sort=ascending]").await?;
    window.close().await
}

/// WebKitGTK 2.50 ended the page when it made lines with a picture among the words pretty or balanced them.
#[tokio::test]
async fn pictures_among_words_fit_every_width() -> Outcome {
    let home = Home::new()?;
    let window = home.open().await?;
    let words = "Average quote <img src='tip.png' alt='What the average is taken of'> over <a href='/a'>all <img src='b.png'> lines</a>";
    let rows: String = ["Ada Lines", "Bo and Sons"]
        .iter()
        .map(|name| format!("<tr><td>{name} <img src='c.png'></td><td>{words}</td><td>{words}</td></tr>"))
        .collect();
    let page = PAGE.replacen(
        "<table>",
        &format!("<h2>{words}</h2><p>{words}, and so it goes on and on.</p><ul><li>{words}</li></ul><table>{rows}</table><table>"),
        1,
    );
    paste(&window, &page).await?;
    window.click(".import-item button").await?;
    window.see_text("h1", "Which kettle?").await?;
    for surface in ["article", "tables"] {
        window.surface(surface).await?;
        for width in [1440, 1024, 860, 719, 700, 500, 320] {
            window.resize(width, 900).await?;
            window.settle().await?;
            window.see("main h1").await?;
        }
    }
    window.close().await
}

/// Every table of the corpus opens without a script error, and no page overflows its window.
#[tokio::test]
async fn the_tables_of_the_corpus_open() -> Outcome {
    let Some(pages) = corpus_pages() else {
        println!("there is no corpus beside this checkout");
        return Ok(());
    };
    let home = Home::new()?;
    let imported = Command::new(desktop_tests::program("postil")?)
        .arg("--library")
        .arg(home.library())
        .arg("import")
        .args(&pages)
        .output()?;
    assert!(imported.status.success(), "{}", String::from_utf8_lossy(&imported.stderr));
    let window = home.open().await?;
    let watch = "
        window.faults = [];
        // A size that is told in the next frame is no fault of a script, though the engine says so in this way.
        const isLate = message => message.startsWith('ResizeObserver loop');
        addEventListener('error', event => isLate(event.message) || window.faults.push(event.message));
        addEventListener('unhandledrejection', event => window.faults.push(String(event.reason?.message ?? event.reason)));";
    window.run(watch, Vec::new()).await?;
    let titles = "
        const done = arguments[0];
        window.__TAURI_INTERNALS__.invoke('find_titles', { letters: '', limit: 1000 })
            .then(all => done(all.map(({ title }) => title)));";
    let titles = window.run_async(titles, Vec::new()).await?;
    let mut tables = 0;
    for title in titles.as_array().into_iter().flatten().filter_map(Value::as_str) {
        window.resize(1440, 900).await?;
        window.chord(&[Key::Control], "k").await?;
        window.see(".quick-field").await?.send_keys(title).await?;
        window.see_text(".quick-option[aria-selected=true]", title).await?;
        window.press(Key::Enter).await?;
        window.see_text(".bar-title", title).await?;
        window.run("document.querySelector('.surface-button[data-surface=tables]').click();", Vec::new()).await?;
        window.see(".surface-button[data-surface=tables][aria-current=page]").await?;
        for width in [1440, 1024, 700] {
            window.resize(width, 900).await?;
            let look = "
                const done = arguments[0];
                requestAnimationFrame(() => requestAnimationFrame(() => done(JSON.stringify({
                    tables: document.querySelectorAll('section[data-table] table[role=grid]').length,
                    overflow: document.documentElement.scrollWidth - innerWidth,
                    faults: window.faults,
                }))));";
            let seen = window.run_async(look, Vec::new()).await?;
            let seen: Value = serde_json::from_str(seen.as_str().unwrap_or_default())?;
            assert_eq!(seen["faults"], json!([]), "{title} at {width}");
            assert!(seen["overflow"].as_i64().is_some_and(|pixels| pixels <= 0), "{title} at {width}: {seen}");
            if width == 1440 {
                tables += seen["tables"].as_u64().unwrap_or(0);
            }
        }
    }
    println!("{tables} tables on {} pages opened", pages.len());
    assert!(tables >= pages.len() as u64 / 2, "{tables} tables on {} pages", pages.len());
    window.close().await
}

/// The pages of the corpus with tables in their truth.
fn corpus_pages() -> Option<Vec<PathBuf>> {
    let folder = checkout().join("../shared/corpus/pages");
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder).ok()? {
        let path = entry.ok()?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let truth: Value = serde_json::from_str(&fs::read_to_string(&path).ok()?).ok()?;
            if truth["tables"].as_array().is_some_and(|tables| !tables.is_empty()) {
                pages.push(path.with_extension("html.gz"));
            }
        }
    }
    pages.sort();
    Some(pages)
}

/// Presses the button of that name, in a dialog where one is open.
async fn run_tool(window: &Window, name: &str) -> Outcome {
    let script = "
        const root = document.querySelector('dialog[open]') ?? document.querySelector('section[data-table]');
        const button = [...root.querySelectorAll('button')].find(button => button.textContent.trim() === arguments[0]);
        button.click();
        return button.textContent;";
    window.run(script, vec![name.into()]).await?;
    Ok(())
}

/// Waits until the library holds a desk that satisfies a condition written in the page's language.
async fn saved(window: &Window, condition: &str) -> Outcome {
    let script = format!(
        "
        const done = arguments[0];
        const {{ invoke }} = window.__TAURI_INTERNALS__;
        const look = () => invoke('session').then(({{ article }}) => invoke('open_article', {{ id: article }})).then(({{ desks }}) => {{
            const holds = desks.some(({{ desk }}) => {{
                const {{ marks, columns, version }} = desk;
                return Boolean({condition} || (marks, columns, version, false));
            }});
            if (holds) done(true);
            else setTimeout(look, 50);
        }});
        look();"
    );
    window.run_async(&script, Vec::new()).await?;
    Ok(())
}
