//! `cargo xtask crash`: the parts at length, with figures.

use clap::{Parser, Subcommand};
use crash::{Outcome, damage, faults, kills, power, vfs};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Tries to make Postil lose what it acknowledged.
#[derive(Parser)]
#[command(name = "cargo xtask crash")]
struct Arguments {
    /// What to try; everything where it is left out.
    #[command(subcommand)]
    part: Option<Part>,
    /// Folder for the libraries; one in memory is quicker, and as telling.
    #[arg(long, global = true)]
    folder: Option<PathBuf>,
    /// Number that decides all chances.
    #[arg(long, global = true, default_value_t = 1)]
    seed: u64,
}

#[derive(Subcommand)]
enum Part {
    /// Kill a process while it writes, checkpoints, backs up and migrates.
    Kills {
        /// How many.
        #[arg(long, default_value_t = 1_000)]
        kills: usize,
    },
    /// Cut the power.
    Power {
        /// How many cuts.
        #[arg(long, default_value_t = 2_000)]
        cuts: usize,
        /// As a control, cut a library that does not wait for the disk; it must lose.
        #[arg(long)]
        control: Option<Control>,
    },
    /// Let the disk be full or fail, at every call.
    Faults {
        /// Only at every so-manieth call.
        #[arg(long, default_value_t = 1)]
        stride: usize,
    },
    /// Damage files.
    Damage {
        /// How many.
        #[arg(long, default_value_t = 200)]
        files: usize,
    },
    /// Be the process that is killed.
    #[command(hide = true)]
    Victim,
}

/// A weaker `synchronous`.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Control {
    Normal,
    Off,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let folder = arguments.folder.unwrap_or_else(std::env::temp_dir);
    let parts = match arguments.part {
        Some(part) => vec![part],
        None => vec![
            Part::Kills { kills: 1_000 },
            Part::Power { cuts: 2_000, control: None },
            Part::Faults { stride: 1 },
            Part::Damage { files: 200 },
        ],
    };
    let held = parts.iter().map(|part| tell(part, arguments.seed, &folder)).collect::<Vec<bool>>();
    if held.into_iter().all(|held| held) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs a part and prints its figures; whether it held.
fn tell(part: &Part, seed: u64, folder: &Path) -> bool {
    let start = Instant::now();
    match run(part, seed, folder) {
        Ok((figures, held)) => {
            println!("{}  {figures}  ({} s)", if held { "held  " } else { "FAILED" }, start.elapsed().as_secs());
            held
        }
        Err(error) => {
            eprintln!("could not run: {error}");
            false
        }
    }
}

fn run(part: &Part, seed: u64, folder: &Path) -> Outcome<(String, bool)> {
    match part {
        Part::Kills { kills } => {
            let program = std::env::current_exe().map_err(|error| error.to_string())?;
            let figures = kills::run(*kills, seed, folder, &kills::Victim::new(program, &["victim"]))?;
            Ok((format!("kills: {figures}"), figures.holds()))
        }
        Part::Power { cuts, control: None } => {
            let figures = power::run(*cuts, seed, folder)?;
            Ok((format!("power: {figures}"), figures.holds()))
        }
        Part::Power { cuts, control: Some(control) } => {
            vfs::weaken_durability(matches!(control, Control::Normal));
            let figures = power::run(*cuts, seed, folder)?;
            // The control must lose, or the replay proves nothing.
            Ok((format!("power, control: {figures}"), figures.losing > 0))
        }
        Part::Faults { stride } => {
            let figures = faults::run(*stride, folder)?;
            Ok((format!("faults: {figures}"), figures.holds()))
        }
        Part::Damage { files } => {
            let figures = damage::run(*files, seed, folder)?;
            Ok((format!("damage: {figures}"), figures.holds()))
        }
        Part::Victim => kills::work().map(|()| (String::new(), true)),
    }
}
