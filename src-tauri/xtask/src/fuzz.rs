//! `cargo xtask fuzz`: everything that reads bytes from outside, given bytes that nobody would send.
//!
//! Nothing of Postil is `unsafe`, so no sanitizer is needed, and without one the stable compiler builds the targets.

use crate::process::{Outcome, cargo, find, output, run, target_folder};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

/// What the targets are, and where their first inputs come from.
const TARGETS: &str = "fuzz/fuzz_targets";
const PAGES: &str = "tests/pages";

const SECONDS: u32 = 60;

/// An input that takes longer, in seconds, or more memory, in megabytes, is as bad as a crash.
const SLOW: u32 = 20;
const LARGE: u32 = 1_024;

/// Runs the named targets, or all, one after the other, and prints what was executed.
pub fn fuzz(arguments: &[String]) -> Outcome {
    let (seconds, names) = options(arguments)?;
    if find("cargo-fuzz").is_none() {
        return Err("cargo-fuzz is not installed (cargo install --locked cargo-fuzz)".into());
    }
    let targets = targets(&names)?;
    let built = target_folder().join("fuzz");
    run(fuzzer("build", &built).env("RUSTC_BOOTSTRAP", "1"))?;
    let seeds = seeds(&built)?;
    let mut failed = Vec::new();
    println!("target           executions");
    for target in &targets {
        let log = built.join(format!("{target}.log"));
        let status = execute(target, &built, &seeds, seconds, &log)?;
        println!("{target:<16} {:>10}", executions(&log).unwrap_or_else(|| "?".into()));
        if !status.success() {
            failed.push(format!("{target} ({})", log.display()));
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("something was found: {}", failed.join(", "))) }
}

fn options(arguments: &[String]) -> Outcome<(u32, Vec<String>)> {
    match arguments {
        [option, seconds, names @ ..] if option == "--seconds" => {
            let seconds = seconds.parse().map_err(|_| format!("{seconds:?} is no number of seconds"))?;
            Ok((seconds, names.to_vec()))
        }
        names => Ok((SECONDS, names.to_vec())),
    }
}

/// The named targets, or all there are.
fn targets(names: &[String]) -> Outcome<Vec<String>> {
    let files = fs::read_dir(TARGETS).map_err(|error| format!("{TARGETS} cannot be read: {error}"))?;
    let stem = |entry: io::Result<fs::DirEntry>| entry.ok()?.path().file_stem()?.to_str().map(str::to_owned);
    let mut all: Vec<String> = files.filter_map(stem).collect();
    all.sort();
    if let Some(name) = names.iter().find(|name| !all.contains(name)) {
        return Err(format!("there is no target {name:?}; these are: {}", all.join(", ")));
    }
    Ok(if names.is_empty() { all } else { names.to_vec() })
}

fn fuzzer(what: &str, built: &Path) -> Command {
    let mut fuzzer = cargo(["fuzz", what, "--sanitizer", "none", "--target-dir"]);
    fuzzer.arg(built);
    fuzzer
}

/// The pages of the tests as one folder of files, which is what a fuzzer begins with.
fn seeds(built: &Path) -> Outcome<PathBuf> {
    let seeds = built.join("seeds");
    let unreadable = |error: io::Error| format!("the seeds could not be gathered: {error}");
    fs::create_dir_all(&seeds).map_err(unreadable)?;
    for page in fs::read_dir(PAGES).map_err(unreadable)? {
        let page = page.map_err(unreadable)?.path();
        for file in fs::read_dir(&page).map_err(unreadable)?.flatten().map(|entry| entry.path()) {
            let is_page = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("page."));
            if let (true, Some(name)) = (is_page, page.file_name()) {
                fs::copy(&file, seeds.join(name)).map_err(unreadable)?;
            }
        }
    }
    Ok(seeds)
}

/// Runs one target. What it finds out is kept for the next time, in its corpus.
fn execute(target: &str, built: &Path, seeds: &Path, seconds: u32, log: &Path) -> Outcome<ExitStatus> {
    let failed = |error: io::Error| format!("{target} could not be run: {error}");
    let (corpus, found) = (built.join("corpus").join(target), built.join("found").join(target).join(""));
    fs::create_dir_all(&corpus).and_then(|()| fs::create_dir_all(&found)).map_err(failed)?;
    let host =
        output(Command::new("rustc").args(["--print", "host-tuple"])).ok_or("rustc does not name this system")?;
    let log = File::create(log).map_err(failed)?;
    let mut program = Command::new(built.join(host).join("release").join(target));
    program.arg(corpus).arg(seeds).arg(format!("-artifact_prefix={}", found.display()));
    program.args([format!("-max_total_time={seconds}"), format!("-timeout={SLOW}"), format!("-rss_limit_mb={LARGE}")]);
    program.args(["-max_len=65536", "-print_final_stats=1"]).stdout(Stdio::null()).stderr(log);
    program.status().map_err(failed)
}

/// How many inputs a run tried, as its log says.
fn executions(log: &Path) -> Option<String> {
    let log = fs::read(log).ok()?;
    let log = String::from_utf8_lossy(&log);
    let line = log.lines().rev().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))?;
    Some(line.trim().to_owned())
}
