//! The window while pages that are too much are fetched, read apart and refused: how long it took at most to paint, to
//! get to what comes next, and to be answered by the shell. Beside each the same with nothing going on.

use crate::probe::Bench;
use crate::report::{Report, Samples};
use desktop_tests::{Home, Outcome, Site};
use generator::WEIGHTS;

/// What is refused for its memory, what is read at length, what is deep, what is large.
const CHOSEN: [&str; 5] = [
    "200 MB of paragraphs",
    "50 MB of opened brackets",
    "1,000,000 cells in a row",
    "100,000 tables in each other",
    "20 MB of paragraphs",
];

/// Times that each is fetched. Every gap counts, so the longest of all is what matters.
const TIMES: usize = 3;

/// Gives the longest time in which nothing new was painted, though something changed all the time, the longest in which
/// the page did nothing else, and the longest wait for an answer of the shell, while `work` goes on.
const WATCH: &str = "
    const { invoke } = window.__TAURI_INTERNALS__;
    const mark = document.body.appendChild(document.createElement('i'));
    mark.style.position = 'fixed';
    let isDone = false, gap = 0, wait = 0;
    const paint = async () => {
        for (let turn = 0; !isDone; turn++) {
            const asked = performance.now();
            mark.textContent = String(turn % 10);
            const painted = await probe.painted();
            gap = Math.max(gap, painted - asked);
        }
    };
    const ask = async () => {
        while (!isDone) {
            const asked = performance.now();
            await invoke('overview');
            wait = Math.max(wait, performance.now() - asked);
            await new Promise(resolve => setTimeout(resolve, 20));
        }
    };
    const both = [paint(), ask()];
    probe.watch();
    const came = await (/* work */);
    const longest = probe.longest();
    isDone = true;
    await Promise.all(both);
    mark.remove();
    return [gap, longest, wait, came];";

const FETCH: &str = "invoke('fetch_page', { url: '@', options: {
    images: { which: 'none' }, comment_pages: 0, article_pages: 0, confirmed: ['127.0.0.1'] } })
    .then(() => 'read', ({ code }) => 'refused: ' + code)";

const NOTHING: &str = "new Promise(resolve => setTimeout(() => resolve('nothing'), 3000))";

/// What is measured, in the order of the answers, and the bar for each, in milliseconds.
const FIGURES: [&str; 3] = ["longest frame", "longest task", "longest wait for an answer"];
const BAR: f64 = 100.0;

/// Takes all figures.
pub async fn run(report: &mut Report) -> Outcome {
    let site = Site::open(|path| {
        let weight = WEIGHTS.get(path.strip_prefix('/')?.parse::<usize>().ok()?)?;
        Some(("text/html", weight.bytes(1)))
    })?;
    let bench = Bench::new(Home::new()?.open().await?).await?;
    let (idle, _) = watch(&bench, NOTHING).await?;
    let chosen = |name: &str| CHOSEN.iter().any(|chosen| name.contains(chosen));
    for (number, weight) in WEIGHTS.iter().enumerate().filter(|(_, weight)| chosen(weight.name)) {
        let work = FETCH.replace('@', &site.address(&format!("/{number}")));
        let (figures, came) = watch(&bench, &work).await?;
        println!("{}: {came}", weight.name);
        for ((name, samples), idle) in FIGURES.iter().zip(figures).zip(&idle) {
            report.add(&format!("{name}, {}", weight.name), "ms", samples, Some(idle.clone()), Some(BAR));
        }
    }
    bench.window.close().await
}

async fn watch(bench: &Bench, work: &str) -> Outcome<([Samples; 3], String)> {
    let (mut figures, mut came) = (<[Samples; 3]>::default(), String::new());
    for _ in 0..TIMES {
        let found = bench.ask(&WATCH.replace("/* work */", work)).await?;
        for (at, samples) in figures.iter_mut().enumerate() {
            samples.push(found[at].as_f64().ok_or("the page gave no figure")?);
        }
        came = found[figures.len()].as_str().unwrap_or_default().to_owned();
    }
    Ok((figures, came))
}
