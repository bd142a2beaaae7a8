//! From starting the program to a library that can be used, and the memory of all its processes; beside those of a
//! Tauri window with one line of text, started in turn with it.

use crate::report::{Report, Samples};
use desktop_tests::{Home, Outcome, Window};
use std::ffi::{OsStr, OsString};
use std::time::Duration;
use tokio::time::sleep;

const ARTICLES: usize = 300;
const STARTS: usize = 9;
/// Until a window that was opened does nothing any more.
const REST: Duration = Duration::from_secs(4);
/// Of what the bare window takes, so much is allowed.
const SHARE: f64 = 1.3;

/// When the page says that it can be used, by a stamp both pages set after they painted it; and what the clock of
/// that page says now, so that both can be put on the clock of the system.
const STAMP: &str = "
    const stamp = performance.getEntriesByName('usable')[0]?.startTime ?? -1;
    return [stamp, performance.now()];";

/// Takes all figures.
pub async fn run(report: &mut Report) -> Outcome {
    let home = filled_library().await?;
    let (mut ours, mut bare) = (Figures::default(), Figures::default());
    for _ in 0..STARTS {
        bare.take(Home::new()?.open_program("bare-window").await?).await?;
        ours.take(home.open().await?).await?;
    }
    let mut line = |what, unit, ours: Samples, bare: Samples| {
        let limit = bare.percentile(50) * SHARE;
        report.add(what, unit, ours, Some(bare), Some(limit));
    };
    line("start to usable library of 300 articles", "ms", ours.start, bare.start);
    line("memory of all processes", "MiB", ours.memory, bare.memory);
    Ok(())
}

#[derive(Default)]
struct Figures {
    start: Samples,
    memory: Samples,
}

impl Figures {
    /// Those of a window that was just opened. It is closed.
    async fn take(&mut self, window: Window) -> Outcome {
        sleep(REST).await;
        self.memory.push(window.memory()? as f64 / 1024.0 / 1024.0);
        let answer = window.run(STAMP, Vec::new()).await?;
        let age = window.age()?.as_secs_f64() * 1000.0;
        let [stamp, now] = [0, 1].map(|at| answer[at].as_f64().unwrap_or(-1.0));
        if stamp < 0.0 {
            return Err("the page never said that it can be used".into());
        }
        self.start.push(age - (now - stamp));
        window.close().await
    }
}

/// A library as a reader has it after some months, left at its list.
async fn filled_library() -> Outcome<Home> {
    let home = Home::new()?;
    let mut arguments: Vec<OsString> = vec!["import".into()];
    for number in 1..=ARTICLES {
        arguments.push(home.write(&format!("{number}.html"), &page(number))?.into());
    }
    let arguments: Vec<&OsStr> = arguments.iter().map(OsString::as_os_str).collect();
    home.command_line(&arguments)?;
    let window = home.open().await?;
    if window.shows("[data-action=library]").await? {
        window.click("[data-action=library]").await?;
    }
    window.see("[data-article]").await?;
    // Where the reader is, is written a moment later.
    sleep(REST).await;
    window.close().await?;
    Ok(home)
}

fn page(number: usize) -> String {
    let text =
        format!("<p>On day {number} the ferry left the old harbour at seven, and nobody was on board.</p>").repeat(40);
    format!("<!doctype html><title>Harbour log {number}</title><article><h1>Harbour log {number}</h1>{text}</article>")
}
