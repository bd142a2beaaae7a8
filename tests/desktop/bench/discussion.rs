//! Ten thousand comments, twelve levels deep: to the first paint, typing, scrolling, jumping, folding; and the same
//! comments as plain nodes in the same window.

mod tasks;

use crate::probe::Bench;
use crate::report::{Report, Samples};
use desktop_tests::{Home, Outcome};
use generator::Generator;
use serde_json::Value;
use std::ffi::OsStr;
use tasks::{DRIFT, LONGEST_TASK, NOTCH, OURS, PLAIN, STEP, THREAD_OF_500, Tasks};

const SEED: u64 = 1;
const COMMENTS: usize = 10_000;
const LEVELS: usize = 12;
const LETTERS: &str = "average at best ask for the timetable";
const STEPS: usize = 24;
/// Places to jump to, as shares of the thread.
const JUMPS: [f64; 8] = [0.75, 0.1, 0.9, 0.3, 0.6, 0.05, 0.8, 0.5];

/// Takes all figures.
pub async fn run(report: &mut Report) -> Outcome {
    let home = Home::new()?;
    let page = Generator::new(SEED).page_with(0, COMMENTS, LEVELS);
    let file = home.write("long.html", &page.html)?;
    home.command_line(&[OsStr::new("import"), file.as_os_str()])?;
    let window = home.open().await?;
    window.resize(1440, 900).await?;
    window.click("[data-article] .article-open").await?;
    window.see(".surface-button[data-surface=discussion]").await?;
    let bench = Bench::new(window).await?;
    bench.ask(THREAD_OF_500).await?;
    let ours = Figures::take(&bench, &OURS, "the interface").await?;
    bench.ask(include_str!("discussion/plain.js")).await?;
    let plain = Figures::take(&bench, &PLAIN, "the plain page").await?;
    add(report, ours, plain);
    bench.window.close().await
}

fn add(report: &mut Report, ours: Figures, plain: Figures) {
    let mut line = |what, unit, ours, plain, limit| report.add(what, unit, ours, Some(plain), Some(limit));
    line("click to first comments painted", "ms", ours.open, plain.open, 300.0);
    line("key to paint", "ms", ours.key, plain.key, 50.0);
    line("key", "ms CPU", ours.key_processor, plain.key_processor, 8.0);
    line("scroll step of 700 px", "ms CPU", ours.step, plain.step, 10.0);
    line("scroll step of 100 px", "ms CPU", ours.notch, plain.notch, 10.0);
    line("longest task while scrolling", "ms", ours.longest, plain.longest, 50.0);
    line("jump to paint", "ms", ours.jump, plain.jump, 250.0);
    line("jump, error", "px", ours.jump_error, plain.jump_error, 2.0);
    line("drift over 60 steps up", "px", ours.drift, plain.drift, 0.5);
    line("fold about 500 replies to paint", "ms", ours.fold, plain.fold, 100.0);
    line("fold, head moved", "px", ours.fold_moved, plain.fold_moved, 2.0);
}

#[derive(Default)]
struct Figures {
    open: Samples,
    key: Samples,
    key_processor: Samples,
    step: Samples,
    notch: Samples,
    longest: Samples,
    jump: Samples,
    jump_error: Samples,
    drift: Samples,
    fold: Samples,
    fold_moved: Samples,
}

impl Figures {
    /// Takes them, and says on the way what it has, as a large plain page takes its time.
    async fn take(bench: &Bench, tasks: &Tasks, whose: &str) -> Outcome<Self> {
        let open = bench.numbers(5, tasks.leave, tasks.open).await?;
        let mut figures = Self { open, ..Self::default() };
        eprintln!("{whose}: opened, {:?} ms", figures.open);
        bench.ask(tasks.write).await?;
        (figures.key, figures.key_processor) = bench.type_letters(LETTERS).await?;
        eprintln!("{whose}: typed, {:?} ms, {:?} ms of processor", figures.key, figures.key_processor);
        for share in JUMPS {
            let (time, error) = pair(bench, &tasks.jump.replace("share", &share.to_string())).await?;
            figures.jump.push(time);
            figures.jump_error.push(error);
        }
        eprintln!("{whose}: jumped, {:?} ms, {:?} px", figures.jump, figures.jump_error);
        for _ in 0..3 {
            figures.drift.push(bench.number(DRIFT).await?);
            figures.longest.push(bench.number(LONGEST_TASK).await?);
        }
        eprintln!("{whose}: scrolled, {:?} px, {:?} ms", figures.drift, figures.longest);
        figures.step = bench.processor_times(STEPS, STEP).await?;
        figures.notch = bench.processor_times(STEPS, NOTCH).await?;
        eprintln!("{whose}: stepped, {:?} and {:?} ms of processor", figures.step, figures.notch);
        for _ in 0..5 {
            let (time, moved) = pair(bench, tasks.fold).await?;
            figures.fold.push(time);
            figures.fold_moved.push(moved);
        }
        Ok(figures)
    }
}

async fn pair(bench: &Bench, body: &str) -> Outcome<(f64, f64)> {
    let answer = bench.ask(body).await?;
    let number = |index: usize| answer.get(index).and_then(Value::as_f64).ok_or("the page gave no pair of numbers");
    Ok((number(0)?, number(1)?))
}
