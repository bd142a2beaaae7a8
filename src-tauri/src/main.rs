//! Opens the window.

// Without this, Windows opens a console beside it.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    // Pages are read in processes of this same program, which need no window.
    library::serve(std::env::args_os()).unwrap_or_else(postil::run)
}
