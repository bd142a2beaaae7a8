//! `cargo xtask test`: every check and test there is.

use crate::display::Display;
use crate::interface;
use crate::process::{Outcome, cargo, find, run, target_folder};
use crate::requirements::{Purpose, install};
use std::env;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

/// The version of the driver between WebDriver and the window.
const TAURI_DRIVER: &str = "2.1.0";

/// What is checked and tested: everything but the benches, which need more to build than the whole app. Every step
/// names the same packages, so that cargo builds what they share once.
const PACKAGES: &[&str] = &["--workspace", "--exclude", "benches"];

/// The package of the tests that need a display.
const WINDOW_TESTS: &str = "desktop-tests";

/// A named part of the tests.
type Step = (&'static str, fn() -> Outcome<Verdict>);

/// What a step that did not fail came to.
enum Verdict {
    Passed,
    /// Not possible on this machine, and why.
    Skipped(String),
}

const STEPS: &[Step] = &[
    ("format", || passed(run(&mut cargo(["fmt", "--all", "--check"])))),
    ("interface", interface_tests),
    ("clippy", clippy),
    ("tests", tests),
    ("docs", docs),
    ("licences", licences),
    ("window", window),
];

/// Runs the named steps, or all. A failed step does not keep the others from running.
pub fn test(names: &[String]) -> Outcome {
    if let Some(name) = names.iter().find(|name| STEPS.iter().all(|(step, _)| step != name)) {
        let steps: Vec<&str> = STEPS.iter().map(|(step, _)| *step).collect();
        return Err(format!("there is no step {name:?}; these are: {}", steps.join(", ")));
    }
    install(Purpose::Test)?;
    interface::install()?;
    interface::build()?;
    let mut report = Vec::new();
    for (name, step) in STEPS.iter().filter(|(step, _)| names.is_empty() || names.iter().any(|name| name == step)) {
        println!("\n── {name} ──");
        let start = Instant::now();
        report.push((*name, step(), start.elapsed()));
    }
    summary(&report)
}

fn summary(report: &[(&str, Outcome<Verdict>, Duration)]) -> Outcome {
    println!("\n── summary ──");
    for (name, outcome, time) in report {
        let words = match outcome {
            Ok(Verdict::Passed) => "passed".into(),
            Ok(Verdict::Skipped(why)) => format!("SKIPPED: {why}"),
            Err(error) => format!("FAILED: {error}"),
        };
        println!("{name:<10} {:>4} s  {words}", time.as_secs());
    }
    let failed: Vec<&str> = report.iter().filter(|(_, outcome, _)| outcome.is_err()).map(|(name, ..)| *name).collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

fn passed(outcome: Outcome) -> Outcome<Verdict> {
    outcome.map(|()| Verdict::Passed)
}

fn interface_tests() -> Outcome<Verdict> {
    run(&mut interface::npm(&["run", "check"]))?;
    passed(run(&mut interface::npm(&["test"])))
}

fn clippy() -> Outcome<Verdict> {
    passed(run(cargo(["clippy"]).args(PACKAGES).args(["--all-targets", "--keep-going", "--", "-D", "warnings"])))
}

fn tests() -> Outcome<Verdict> {
    if find("cargo-nextest").is_none() {
        return passed(run(cargo(["test", "--no-fail-fast"]).args(PACKAGES).args(["--exclude", WINDOW_TESTS])));
    }
    let others = format!("not package({WINDOW_TESTS})");
    run(cargo(["nextest", "run", "--no-fail-fast"]).args(PACKAGES).args(["-E", &others]))?;
    // nextest leaves the examples in the documentation to cargo.
    passed(run(cargo(["test", "--doc"]).args(PACKAGES)))
}

fn docs() -> Outcome<Verdict> {
    let mut docs = cargo(["doc", "--no-deps", "--document-private-items"]);
    passed(run(docs.args(PACKAGES).env("RUSTDOCFLAGS", "-D warnings")))
}

/// Licences and sources need no network; advisories need the database that `cargo deny fetch` brings.
fn licences() -> Outcome<Verdict> {
    if find("cargo-deny").is_none() {
        return Ok(Verdict::Skipped("cargo-deny is not installed (cargo install --locked cargo-deny)".into()));
    }
    // The crates of the other systems are looked at too, and a build here has not downloaded them.
    run(&mut cargo(["fetch", "--locked"]))?;
    run(&mut cargo(["deny", "--offline", "check", "licenses", "bans", "sources"]))?;
    match run(&mut cargo(["deny", "--offline", "check", "advisories"])) {
        Ok(()) => Ok(Verdict::Passed),
        Err(_) if !advisories_fetched() => {
            Ok(Verdict::Skipped("licences passed; advisories need `cargo deny fetch` first".into()))
        }
        Err(error) => Err(error),
    }
}

fn advisories_fetched() -> bool {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let databases = home.and_then(|home| home.join("advisory-dbs").read_dir().ok());
    databases.is_some_and(|mut databases| databases.next().is_some())
}

/// The tests that drive the real window.
fn window() -> Outcome<Verdict> {
    if cfg!(target_os = "macos") {
        return Ok(Verdict::Skipped("macOS has no WebDriver for its webview".into()));
    }
    if cfg!(windows) && native_driver().is_none() {
        return Ok(Verdict::Skipped("msedgedriver was not found (set EDGEWEBDRIVER to its folder)".into()));
    }
    run(cargo(["build", "--bins", "--tests"]).args(PACKAGES))?;
    let mut tests = if find("cargo-nextest").is_some() {
        // A window on a busy machine may be late once; what fails twice is broken, and what passes then is named flaky.
        let mut tests = cargo(["nextest", "run", "--no-fail-fast", "--retries", "1"]);
        tests.args(PACKAGES).args(["-E", &format!("package({WINDOW_TESTS})")]);
        tests
    } else {
        cargo(["test", "--no-fail-fast", "--package", WINDOW_TESTS])
    };
    passed(drive(&mut tests))
}

/// Takes the pictures of the README.
pub fn screenshots(arguments: &[String]) -> Outcome {
    install(Purpose::Test)?;
    interface::install()?;
    interface::build()?;
    run(&mut cargo(["build", "--bins"]))?;
    drive(cargo(["run", "--package", WINDOW_TESTS, "--example", "screenshots", "--"]).args(arguments))
}

/// Measures the real window. `--debug` builds as the tests do: quick to build, and the page itself is the same.
pub fn bench_window(arguments: &[String]) -> Outcome {
    let (options, parts): (Vec<&String>, Vec<&String>) = arguments.iter().partition(|word| word.starts_with("--"));
    let profile: &[&str] = match options[..] {
        [] => &["--release"],
        [option] if option == "--debug" => &[],
        _ => return Err(format!("these options are not known: {options:?}")),
    };
    install(Purpose::Test)?;
    interface::install()?;
    interface::build()?;
    run(cargo(["build", "--bins", "--package", "postil", "--package", "bare-window"]).args(profile))?;
    drive(cargo(["run", "--package", WINDOW_TESTS, "--example", "bench"]).args(profile).arg("--").args(parts))
}

/// Runs a program that drives the window, with a display and drivers.
fn drive(program: &mut Command) -> Outcome {
    program.env("TAURI_DRIVER", tauri_driver()?);
    if let Some(native) = native_driver() {
        program.env("NATIVE_DRIVER", native);
    }
    let display = Display::open()?;
    run(&mut display.command(program))
}

/// The driver, built into a folder of its version under `target/` where it is not there yet.
fn tauri_driver() -> Outcome<PathBuf> {
    let folder = target_folder().join("tools").join(format!("tauri-driver-{TAURI_DRIVER}"));
    let folder = std::path::absolute(folder).map_err(|error| error.to_string())?;
    let driver = folder.join("bin").join(if cfg!(windows) { "tauri-driver.exe" } else { "tauri-driver" });
    if !driver.is_file() {
        let mut install = cargo(["install", "--locked", "--version", TAURI_DRIVER, "--root"]);
        run(install.arg(&folder).arg("tauri-driver"))?;
    }
    Ok(driver)
}

/// The system's own driver on Windows; on Linux it is found by its name.
fn native_driver() -> Option<PathBuf> {
    let folder = env::var_os("EDGEWEBDRIVER").map(PathBuf::from);
    let named = folder.map(|folder| folder.join("msedgedriver.exe")).filter(|path| path.is_file());
    named.or_else(|| if cfg!(windows) { find("msedgedriver") } else { None })
}
