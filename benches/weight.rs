//! What pages cost that are made to be too much: time, the reading process's memory, and what came of it.

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

fn measure() -> Result<(), Box<dyn Error>> {
    println!("{:<52} {:>9} {:>8} {:>8} {:>9}  outcome", "", "MB", "seconds", "CPU", "peak MiB");
    for weight in WEIGHTS {
        let incoming = Incoming { bytes: weight.bytes(1), name: weight.file.into(), ..Incoming::default() };
        let parser = Parser::apart(this_program()?, Limits::default());
        let start = Instant::now();
        let (read, cost) = with_cost(|| parser.capture(&incoming, None));
        let seconds = start.elapsed().as_secs_f64();
        let outcome = match read {
            Ok(captured) => format!(
                "read: {} blocks, {} comments",
                captured.document.blocks.len(),
                captured.discussion.comments.len()
            ),
            Err(failure) => format!("refused: {failure}"),
        };
        let size = incoming.bytes.len() as f64 / 1e6;
        let Cost { peak, cpu } = cost;
        println!("{:<52} {size:>9.2} {seconds:>8.2} {cpu:>8.2} {:>9}  {outcome}", weight.name, peak >> 10);
    }
    Ok(())
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
