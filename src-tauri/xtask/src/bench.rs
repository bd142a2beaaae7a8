//! `cargo xtask bench`: how fast it is.

use crate::process::{Outcome, cargo, run};
use crate::test;

/// Measures what is named; without a name, says what can be.
pub fn bench(arguments: &[String]) -> Outcome {
    match arguments {
        [what, parts @ ..] if what == "window" => test::bench_window(parts),
        [what, folder @ ..] if what == "extract" => {
            run(cargo(["run", "--release", "--package", "benches", "--bin", "bench-extract", "--"]).args(folder))
        }
        [what, pages @ ..] if what == "fetch" => {
            run(cargo(["run", "--release", "--package", "benches", "--bin", "bench-fetch", "--"]).args(pages))
        }
        [what, options @ ..] if what == "library" => {
            run(cargo(["run", "--release", "--package", "benches", "--bin", "bench-library", "--"]).args(options))
        }
        [what, options @ ..] if what == "weight" => {
            run(&mut cargo(["run", "--release", "--package", "benches", "--bin", "bench-weight"]))?;
            // And what the window does meanwhile.
            let part = "weight".to_owned();
            test::bench_window(&[options, &[part]].concat())
        }
        _ => Err("what is to be measured? `cargo xtask bench window [PART…]`, `cargo xtask bench library [OPTIONS]`, \
            `cargo xtask bench fetch [PAGES]`, `cargo xtask bench extract [DIR]` or `cargo xtask bench weight [--debug]`"
            .into()),
    }
}
