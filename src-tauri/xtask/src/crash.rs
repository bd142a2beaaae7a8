//! `cargo xtask crash`: whether anything that was acknowledged can be lost.

use crate::process::{Outcome, cargo, run};

/// Builds the harness, optimised, and runs it; `--help` lists its parts.
pub fn crash(arguments: &[String]) -> Outcome {
    run(cargo(["run", "--release", "--package", "crash", "--"]).args(arguments))
}
