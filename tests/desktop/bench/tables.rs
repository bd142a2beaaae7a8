//! A table of five thousand rows and twenty columns: to its first paint, sorting it, scrolling it; and the same table as
//! plain nodes in the same window.

use crate::probe::Bench;
use crate::report::{Report, Samples};
use desktop_tests::{Home, Outcome};
use std::ffi::OsStr;

const ROWS: usize = 5_000;
const COLUMNS: usize = 20;
const STEPS: usize = 24;

/// What is asked of each of the two pages, as bodies of functions in the page (see `probe.js`).
struct Tasks {
    /// Leaves the table, so that it can be opened again.
    leave: &'static str,
    /// Opens it; gives the milliseconds to the paint of its first rows.
    open: &'static str,
    /// Sorts it by the next of its columns; gives the milliseconds to the paint of another first row.
    sort: &'static str,
    /// Scrolls it down by 700 pixels.
    step: &'static str,
    /// Scrolls it down by what one notch of a wheel is.
    notch: &'static str,
}

const OURS: Tasks = Tasks {
    leave: "
        document.querySelector('.surface-button[data-surface=article]').click();
        while (document.querySelector('section[data-table]')) await probe.painted();
        await new Promise(resolve => setTimeout(resolve, 300));",
    open: "
        const start = performance.now();
        document.querySelector('.surface-button[data-surface=tables]').click();
        let at;
        do at = await probe.painted(); while (!document.querySelector('section[data-table] tbody [data-row]'));
        return at - start;",
    sort: "
        const first = () => document.querySelector('section[data-table] tbody [data-row]').dataset.row;
        const before = first();
        const buttons = document.querySelectorAll('section[data-table] button.sort');
        window.postilColumn = (window.postilColumn ?? 0) + 1;
        const start = performance.now();
        buttons[window.postilColumn].click();
        let at;
        do at = await probe.painted(); while (first() === before);
        return at - start;",
    step: "document.querySelector('section[data-table] .table-scroll').scrollBy(0, 700); await probe.painted();",
    notch: "document.querySelector('section[data-table] .table-scroll').scrollBy(0, 100); await probe.painted();",
};

const PLAIN: Tasks = Tasks {
    leave: "plain.region.replaceChildren(); await probe.painted();",
    open: "
        const start = performance.now();
        plain.region.append(plain.build());
        return await probe.painted() - start;",
    sort: "
        window.plainColumn = (window.plainColumn ?? 0) + 1;
        const start = performance.now();
        plain.sort(window.plainColumn);
        return await probe.painted() - start;",
    step: "plain.region.scrollBy(0, 700); await probe.painted();",
    notch: "plain.region.scrollBy(0, 100); await probe.painted();",
};

/// Takes all figures.
pub async fn run(report: &mut Report) -> Outcome {
    let home = Home::new()?;
    let file = home.write("long-table.html", &page())?;
    home.command_line(&[OsStr::new("import"), file.as_os_str()])?;
    let window = home.open().await?;
    window.resize(1440, 900).await?;
    window.click("[data-article] .article-open").await?;
    window.see(".surface-button[data-surface=tables]").await?;
    let bench = Bench::new(window).await?;
    let ours = Figures::take(&bench, &OURS, "the interface").await?;
    bench.ask(include_str!("tables/plain.js")).await?;
    let plain = Figures::take(&bench, &PLAIN, "the plain page").await?;
    report.add("click to first rows painted", "ms", ours.open, Some(plain.open), Some(300.0));
    report.add("sort to paint", "ms", ours.sort, Some(plain.sort), Some(100.0));
    report.add("scroll step of 700 px", "ms CPU", ours.step, Some(plain.step), Some(10.0));
    report.add("scroll step of 100 px", "ms CPU", ours.notch, Some(plain.notch), Some(10.0));
    bench.window.close().await
}

#[derive(Default)]
struct Figures {
    open: Samples,
    sort: Samples,
    step: Samples,
    notch: Samples,
}

impl Figures {
    async fn take(bench: &Bench, tasks: &Tasks, whose: &str) -> Outcome<Self> {
        let open = bench.numbers(5, tasks.leave, tasks.open).await?;
        let mut figures = Self { open, ..Self::default() };
        eprintln!("{whose}: opened, {:?} ms", figures.open);
        figures.sort = bench.numbers(8, "", tasks.sort).await?;
        eprintln!("{whose}: sorted, {:?} ms", figures.sort);
        figures.step = bench.processor_times(STEPS, tasks.step).await?;
        figures.notch = bench.processor_times(STEPS, tasks.notch).await?;
        eprintln!("{whose}: stepped, {:?} and {:?} ms of processor", figures.step, figures.notch);
        Ok(figures)
    }
}

/// An article with the table, whose figures are in no column in order.
fn page() -> String {
    let head: String = (1..COLUMNS).map(|column| format!("<th>Figure {column}</th>")).collect();
    let row = |row: usize| {
        let cells: String = (1..COLUMNS).map(|column| format!("<td>{}</td>", figure(row, column))).collect();
        format!("<tr><th>Row {row}</th>{cells}</tr>")
    };
    let body: String = (0..ROWS).map(row).collect();
    format!(
        "<!doctype html><title>A Long Table</title><article><h1>A Long Table</h1>\
        <p>Every ferry that left the old harbour in nine years, with what it carried and when it came back.</p>\
        <table><thead><tr><th>Name</th>{head}</tr></thead><tbody>{body}</tbody></table>\
        <p>The years before that burned with the harbour office, as everybody knows who has asked there.</p></article>"
    )
}

/// Smallest in another row for each column, so that every sort brings another row to the top.
fn figure(row: usize, column: usize) -> usize {
    (row + column * 239) * 7_919 % 10_007
}
