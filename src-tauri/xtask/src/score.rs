//! `cargo xtask score`: how well pages are captured, as an evaluation outside the project measures it.

use crate::process::{Outcome, cargo, command, run, target_folder};

/// Builds the command line, optimised and without the window, and gives it to an evaluation script.
pub fn score(arguments: &[String]) -> Outcome {
    let [script, arguments @ ..] = arguments else {
        return Err("which evaluation script? It is called with the path of the command line".into());
    };
    run(&mut cargo(["build", "--release", "--no-default-features", "--bin", "postil"]))?;
    let program = target_folder().join("release").join(if cfg!(windows) { "postil.exe" } else { "postil" });
    let program = program.into_os_string();
    run(&mut command(script, std::iter::once(program).chain(arguments.iter().map(Into::into))))
}
