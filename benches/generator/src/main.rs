//! Writes one invented page to standard output, to be imported like any other:
//!
//! ```text
//! cargo run -p generator -- --comments 10000 --levels 12 > thread.html
//! ```

use generator::Generator;
use std::process::ExitCode;

const USAGE: &str = "\
generate [--seed N] [--page N] [--comments N --levels N]
    --seed N      another world of pages (default 1)
    --page N      another page of it (default 0)
    --comments N  so many comments, instead of what the page has
    --levels N    answering each other so many levels deep (default 6)
";

fn main() -> ExitCode {
    match page(std::env::args().skip(1)) {
        Some(html) => {
            print!("{html}");
            ExitCode::SUCCESS
        }
        None => {
            eprint!("{USAGE}");
            ExitCode::FAILURE
        }
    }
}

fn page(mut arguments: impl Iterator<Item = String>) -> Option<String> {
    let (mut seed, mut number, mut comments, mut levels) = (1, 0, None, 6);
    while let Some(name) = arguments.next() {
        let value: usize = arguments.next()?.parse().ok()?;
        match name.as_str() {
            "--seed" => seed = value as u64,
            "--page" => number = value,
            "--comments" => comments = Some(value),
            "--levels" => levels = value,
            _ => return None,
        }
    }
    let generator = Generator::new(seed);
    Some(match comments {
        Some(comments) => generator.page_with(number, comments, levels).html,
        None => generator.page(number).html,
    })
}
