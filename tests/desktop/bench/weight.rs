//! The window while pages that are too much are fetched, read apart and refused: the longest time between two drawn
//! frames, and how long the shell took at most to answer something else. Beside them the same with nothing going on.

use crate::probe::Bench;
use crate::report::{Report, Samples};
use desktop_tests::{Home, Outcome, Site};
use generator::WEIGHTS;

/// What takes all the time it may, what takes memory, what is deep, what is large and read.
const CHOSEN: [&str; 4] =
    ["attributes of other names", "1,000,000 cells in a row", "100,000 tables in each other", "20 MB of paragraphs"];

/// Times that each is fetched. Every gap counts, so the longest of all is what matters.
const TIMES: usize = 3;

/// Gives the longest gap between frames and the longest wait for an answer, while `work` goes on.
const WATCH: &str = "
    const { invoke } = window.__TAURI_INTERNALS__;
    let isDone = false, gap = 0, wait = 0, last = performance.now();
    const tick = () => {
        const now = performance.now();
        gap = Math.max(gap, now - last);
        last = now;
        if (!isDone) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    const ask = async () => {
        while (!isDone) {
            const start = performance.now();
            await invoke('overview');
            wait = Math.max(wait, performance.now() - start);
            await new Promise(resolve => setTimeout(resolve, 20));
        }
    };
    const asking = ask();
    const came = await (/* work */);
    isDone = true;
    await asking;
    return [gap, wait, came];";

const FETCH: &str = "invoke('fetch_page', { url: '@', options: {
    images: { which: 'none' }, comment_pages: 0, article_pages: 0, confirmed: ['127.0.0.1'] } })
    .then(() => 'read', ({ code }) => 'refused: ' + code)";

const NOTHING: &str = "new Promise(resolve => setTimeout(() => resolve('nothing'), 3000))";

/// Takes all figures.
pub async fn run(report: &mut Report) -> Outcome {
    let site = Site::open(|path| {
        let weight = WEIGHTS.get(path.strip_prefix('/')?.parse::<usize>().ok()?)?;
        Some(("text/html", weight.bytes(1)))
    })?;
    let bench = Bench::new(Home::new()?.open().await?).await?;
    let (idle_gaps, idle_waits, _) = watch(&bench, NOTHING).await?;
    let chosen = |name: &str| CHOSEN.iter().any(|chosen| name.contains(chosen));
    for (number, weight) in WEIGHTS.iter().enumerate().filter(|(_, weight)| chosen(weight.name)) {
        let work = FETCH.replace('@', &site.address(&format!("/{number}")));
        let (gaps, waits, came) = watch(&bench, &work).await?;
        println!("{}: {came}", weight.name);
        report.add(&format!("frame gap, {}", weight.name), "ms", gaps, Some(idle_gaps.clone()), Some(100.0));
        report.add("another answer meanwhile", "ms", waits, Some(idle_waits.clone()), Some(100.0));
    }
    bench.window.close().await
}

async fn watch(bench: &Bench, work: &str) -> Outcome<(Samples, Samples, String)> {
    let (mut gaps, mut waits, mut came) = (Samples::default(), Samples::default(), String::new());
    for _ in 0..TIMES {
        let found = bench.ask(&WATCH.replace("/* work */", work)).await?;
        gaps.push(found[0].as_f64().ok_or("the page gave no gap")?);
        waits.push(found[1].as_f64().ok_or("the page gave no wait")?);
        came = found[2].as_str().unwrap_or_default().to_owned();
    }
    Ok((gaps, waits, came))
}
