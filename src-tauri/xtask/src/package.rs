//! `cargo xtask package`: installers.

use crate::interface;
use crate::process::{Outcome, command, run};
use crate::requirements::{Purpose, install};

/// The version of Tauri's bundler, the one the shell is built with.
const BUNDLER: &str = "@tauri-apps/cli@2.12.5";

/// Builds installers of the kinds named, or of all kinds this system knows.
pub fn package(kinds: &[String]) -> Outcome {
    install(Purpose::Run)?;
    interface::install()?;
    let mut arguments = vec!["--yes".to_owned(), BUNDLER.into(), "build".into()];
    if !kinds.is_empty() {
        arguments.extend(["--bundles".into(), kinds.join(",")]);
    }
    run(&mut command("npx", arguments))
}
