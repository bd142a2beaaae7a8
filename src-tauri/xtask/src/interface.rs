//! The interface in `ui/`: its packages and its build.

use crate::process::{Outcome, command, run};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

/// Installs the npm packages exactly as locked, where they are not, or not these.
pub fn install() -> Outcome {
    // npm writes this file last, so it is older than a lock file that has changed since.
    let installed = modified("ui/node_modules/.package-lock.json");
    if installed.is_some() && installed >= modified("ui/package-lock.json") {
        return Ok(());
    }
    run(npm(&["ci", "--no-audit", "--no-fund"]).env("NPM_CONFIG_UPDATE_NOTIFIER", "false"))
}

/// Builds what the window shows, into `ui/dist`.
pub fn build() -> Outcome {
    run(&mut npm(&["run", "build"]))
}

/// npm, in the interface's folder.
pub fn npm(arguments: &[&str]) -> Command {
    let mut npm = command("npm", arguments);
    npm.current_dir("ui");
    npm
}

fn modified(path: &str) -> Option<SystemTime> {
    fs::metadata(Path::new(path)).and_then(|metadata| metadata.modified()).ok()
}
