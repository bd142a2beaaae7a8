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
    println!("{:<52} {:>9} {:>8} {:>9}  outcome", "", "MB", "seconds", "peak MiB");
    for weight in WEIGHTS {
        let incoming = Incoming { bytes: weight.bytes(1), name: weight.file.into(), ..Incoming::default() };
        let parser = Parser::apart(this_program()?, Limits::default());
        let start = Instant::now();
        let (read, peak) = with_peak(|| parser.capture(&incoming, None));
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
        println!("{:<52} {size:>9.2} {seconds:>8.2} {:>9}  {outcome}", weight.name, peak.unwrap_or_default() >> 10);
    }
    Ok(())
}

/// What `work` gives, and the most memory that a child of this process had meanwhile, in kilobytes.
fn with_peak<T>(work: impl FnOnce() -> T) -> (T, Option<u64>) {
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let mut peak = None;
            while !done.load(Ordering::Relaxed) {
                peak = peak.max(peak_of_children());
                thread::sleep(Duration::from_millis(5));
            }
            peak
        });
        let result = work();
        done.store(true, Ordering::Relaxed);
        (result, watcher.join().unwrap_or_default())
    })
}

/// As Linux tells it; elsewhere nothing.
fn peak_of_children() -> Option<u64> {
    let threads = std::fs::read_dir("/proc/self/task").ok()?.flatten();
    let children = threads.filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok());
    let peak = |child: &str| {
        let status = std::fs::read_to_string(format!("/proc/{child}/status")).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.split_whitespace().next()?.parse::<u64>().ok()
    };
    children.filter_map(|children| children.split_whitespace().filter_map(peak).max()).max()
}
