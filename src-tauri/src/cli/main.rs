//! The command line, `postil`: everything the library does, without a window.

mod arguments;
mod extract;
mod output;
mod page_file;

use arguments::{Arguments, Command};
use clap::{CommandFactory, Parser};
use library::Failure;
use output::Output;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            Output::new(arguments.json).failure(&failure);
            output::exit_code(failure.code)
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    let output = Output::new(arguments.json);
    match &arguments.command {
        Command::Extract { out, files } => extract::run(out, files, output),
        Command::Completions { shell } => {
            let mut completions = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "postil", &mut completions);
            output.bytes(&completions)
        }
    }
}
