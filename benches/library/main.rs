//! A large library: how long it takes to make, how large it is, and how fast it is searched and read.
//!
//! `cargo xtask bench library [--articles N] [--folder DIR]` makes a library of invented pages, a thousand comments
//! to a hundred pages, where there is none of that size yet, and measures. Times are of one machine at one moment;
//! what is compared is measured in turns in the same run.

mod make;
mod measure;
mod queries;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
bench-library [--articles N] [--folder DIR]
    --articles N   how large (default 100000)
    --folder DIR   where (default: target/bench-library-N)
";

/// What to measure.
struct Options {
    articles: usize,
    folder: PathBuf,
}

fn main() -> ExitCode {
    let Some(options) = options(std::env::args().skip(1)) else {
        eprint!("{USAGE}");
        return ExitCode::FAILURE;
    };
    match measure(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{}", failure.message);
            ExitCode::FAILURE
        }
    }
}

fn options(mut arguments: impl Iterator<Item = String>) -> Option<Options> {
    let (mut articles, mut folder) = (100_000, None);
    while let Some(name) = arguments.next() {
        let value = arguments.next()?;
        match name.as_str() {
            "--articles" => articles = value.parse().ok()?,
            "--folder" => folder = Some(PathBuf::from(value)),
            _ => return None,
        }
    }
    let folder = folder.unwrap_or_else(|| format!("target/bench-library-{articles}").into());
    Some(Options { articles, folder })
}

fn measure(options: &Options) -> Result<(), library::Failure> {
    let generator = generator::Generator::new(make::SEED);
    let library = make::library(options, &generator)?;
    measure::searches(&library, options, &generator)?;
    measure::sizes(&library, options)?;
    measure::long_discussion(&library, &generator)
}
