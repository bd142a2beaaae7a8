//! `cargo xtask run`: from a fresh checkout to the open window.

use crate::interface;
use crate::process::{Outcome, cargo, run as run_program, target_folder};
use crate::requirements::{Purpose, install};
use std::env;
use std::path::PathBuf;

/// Installs what is missing, builds, and opens the app.
///
/// On a library of its own under `target/`, so that developing Postil never touches the developer's reading. A new
/// library shows the sample article.
pub fn run(arguments: &[String]) -> Outcome {
    let mut library = env::var_os("POSTIL_LIBRARY").map(PathBuf::from);
    let mut build = vec!["run", "--bin", "postil-desktop"];
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--release" => build.push("--release"),
            "--library" => library = Some(arguments.next().ok_or("--library needs a folder")?.into()),
            other => return Err(format!("there is no option {other:?}; `cargo xtask help` lists them")),
        }
    }
    install(Purpose::Run)?;
    interface::install()?;
    interface::build()?;
    let library = library.unwrap_or_else(|| target_folder().join("sample"));
    let library = std::path::absolute(&library).map_err(|error| error.to_string())?;
    run_program(cargo(build).env("POSTIL_LIBRARY", library))
}
