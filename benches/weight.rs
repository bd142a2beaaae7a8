//! What pages cost that are made to be too much: time, the reading process's memory, what came of it, and how the cost
//! grows from half of each page to the whole.

use generator::WEIGHTS;
use library::{Incoming, Limits, Parser, serve, this_program};
use std::error::Error;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

fn main() -> ExitCode {
    serve(std::env::args_os()).unwrap_or_else(|| match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench-weight: {error}");
            ExitCode::FAILURE
        }
    })
}

/// Seconds within which anything is read or refused.
const BAR: f64 = 10.0;

/// Seconds of processor below which a page says nothing about how its cost grows.
const LITTLE: f64 = 0.1;

/// What twice as much may cost more; what grows with the square costs four times as much.
const GROWTH: f64 = 2.7;

fn measure() -> Result<(), Box<dyn Error>> {
    let heads = ["MB", "seconds", "CPU", "grows", "peak MiB"];
    println!("{:<52} {:>9} {:>8} {:>8} {:>6} {:>9}  outcome", "", heads[0], heads[1], heads[2], heads[3], heads[4]);
    let mut over = Vec::new();
    for weight in WEIGHTS {
        let half = read(weight.bytes(2), weight.file)?;
        let whole = read(weight.bytes(1), weight.file)?;
        let growth = whole.growth_since(&half);
        let grows = growth.map_or(String::new(), |growth| format!("{growth:.1}×"));
        let Reading { size, seconds, cost: Cost { peak, cpu }, outcome, .. } = whole;
        let name = weight.name;
        println!("{name:<52} {size:>9.2} {seconds:>8.2} {cpu:>8.2} {grows:>6} {:>9}  {outcome}", peak >> 10);
        if seconds > BAR || growth.is_some_and(|growth| growth > GROWTH) {
            over.push(name);
        }
    }
    match over.as_slice() {
        [] => println!("All of them within {BAR} s, and none grows faster than its page."),
        over => println!("Over {BAR} s, or growing more than {GROWTH} times when doubled: {}.", over.join("; ")),
    }
    Ok(())
}

/// One reading of a page.
struct Reading {
    /// Of the page, in MB.
    size: f64,
    seconds: f64,
    cost: Cost,
    is_read: bool,
    outcome: String,
}

impl Reading {
    /// How many times as much processor it took as half the page did, where both were read and that says something.
    fn growth_since(&self, half: &Self) -> Option<f64> {
        let both = self.is_read && half.is_read && half.cost.cpu > LITTLE;
        (both && self.size > 1.5 * half.size).then(|| self.cost.cpu / half.cost.cpu)
    }
}

/// Reads a page in a process of its own.
fn read(bytes: Vec<u8>, name: &str) -> Result<Reading, Box<dyn Error>> {
    let incoming = Incoming { bytes, name: name.into(), ..Incoming::default() };
    let parser = Parser::apart(this_program()?, Limits::default());
    let start = Instant::now();
    let (read, cost) = with_cost(|| parser.capture(&incoming, None));
    let seconds = start.elapsed().as_secs_f64();
    let is_read = read.is_ok();
    let outcome = match read {
        Ok(captured) => {
            let (blocks, comments) = (captured.document.blocks.len(), captured.discussion.comments.len());
            format!("read: {blocks} blocks, {comments} comments")
        }
        Err(failure) => format!("refused: {failure}"),
    };
    Ok(Reading { size: incoming.bytes.len() as f64 / 1e6, seconds, cost, is_read, outcome })
}

/// What the reading process took, as far as Linux tells it; elsewhere nothing.
#[derive(Clone, Copy, Default)]
struct Cost {
    /// The most memory it had, in kilobytes.
    peak: u64,
    /// Seconds it was at work; on a busy machine fewer than passed.
    cpu: f64,
}

/// What `work` gives, and what the children of this process took meanwhile.
fn with_cost<T>(work: impl FnOnce() -> T) -> (T, Cost) {
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let mut cost = Cost::default();
            while !done.load(Ordering::Relaxed) {
                for child in children() {
                    let now = cost_of(&child).unwrap_or_default();
                    cost = Cost { peak: cost.peak.max(now.peak), cpu: cost.cpu.max(now.cpu) };
                }
                thread::sleep(Duration::from_millis(5));
            }
            cost
        });
        let result = work();
        done.store(true, Ordering::Relaxed);
        (result, watcher.join().unwrap_or_default())
    })
}

fn children() -> Vec<String> {
    let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let children = threads.filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok());
    children.flat_map(|children| children.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn cost_of(child: &str) -> Option<Cost> {
    let read = |file: &str| std::fs::read_to_string(format!("/proc/{child}/{file}")).ok();
    // A process that was just started is still a copy of this one, its memory included.
    if read("cmdline")? == std::fs::read_to_string("/proc/self/cmdline").ok()? {
        return None;
    }
    let status = read("status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()?;
    // After the name in brackets: the state is the first field, the times are the twelfth and thirteenth, in hundredths.
    let times = read("stat")?;
    let (_, fields) = times.rsplit_once(')')?;
    let ticks: u64 = fields.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Some(Cost { peak, cpu: ticks as f64 / 100.0 })
}
