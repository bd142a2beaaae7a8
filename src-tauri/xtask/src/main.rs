//! What developers of Postil run: `cargo xtask run`, `cargo xtask test` and the rest, the same on every system.

mod bench;
mod crash;
mod display;
mod fuzz;
mod interface;
mod package;
mod process;
mod requirements;
mod run;
mod score;
mod test;
mod wire;

use process::Outcome;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask run [OPTIONS]      install what is missing, build, and open the app on the sample article
                               --library FOLDER  on a library of your own (default: target/sample)
                               --release         optimised
cargo xtask test [STEP…]       install what is missing and run every check and test, or only the named steps
cargo xtask wire               write ui/src/core/wire.ts anew from the Rust types
cargo xtask crash [PART]       kill, cut the power, fill the disk, damage the file: nothing acknowledged may be lost
                               (kills, power, faults, damage; --help lists their options)
cargo xtask fuzz [--seconds N] [TARGET…]
                               give everything that reads bytes from outside the worst of them (default: 60 s each)
cargo xtask score SCRIPT       build the command line and measure it with an evaluation script
cargo xtask bench window [PART…] measure the real window, optimised (parts: discussion)
cargo xtask bench library [OPTIONS]
                               measure a library of 100,000 invented articles (--articles N, --folder DIR)
cargo xtask bench extract [DIR]  measure capture over a folder of pages
cargo xtask bench weight       measure pages that are too deep, too large or packed too densely
cargo xtask screenshots [DIR]  take the pictures of the README from the real window
cargo xtask package [TARGET…]  build installers (deb, rpm, appimage, dmg, nsis, msi; default: those of this system)
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let arguments: Vec<String> = arguments.collect();
    let outcome = process::enter_checkout().and_then(|()| dispatch(&command, &arguments));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, arguments: &[String]) -> Outcome {
    match command {
        "run" => run::run(arguments),
        "test" => test::test(arguments),
        "wire" => wire::write(),
        "crash" => crash::crash(arguments),
        "fuzz" => fuzz::fuzz(arguments),
        "score" => score::score(arguments),
        "bench" => bench::bench(arguments),
        "screenshots" => test::screenshots(arguments),
        "package" => package::package(arguments),
        "" | "help" | "-h" | "--help" => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(format!("there is no command {command:?}; these are:\n{HELP}")),
    }
}
