//! Measures the real window. `cargo xtask bench window [PART…]` builds everything optimised and runs it.
//!
//! A part is one file: it opens what it measures, takes samples through [`probe::Bench`], and puts its figures beside those of
//! a plain page with the same content in the same run. Only the ratio means anything on a noisy machine; the limits are
//! those a reader notices on an idle one.

mod discussion;
mod probe;
mod reading;
mod report;
mod start;
mod tables;
mod weight;

use desktop_tests::Outcome;
use report::Report;

/// The names of the parts.
const PARTS: &[&str] = &["discussion", "reading", "start", "tables", "weight"];

#[tokio::main]
async fn main() -> Outcome {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = asked.iter().find(|name| !PARTS.contains(&name.as_str())) {
        return Err(format!("there is no part {unknown:?}; these are: {}", PARTS.join(", ")).into());
    }
    for part in PARTS.iter().filter(|part| asked.is_empty() || asked.iter().any(|name| name == *part)) {
        let mut report = Report::new(part);
        run(part, &mut report).await?;
        report.print();
    }
    Ok(())
}

async fn run(part: &str, report: &mut Report) -> Outcome {
    match part {
        "discussion" => discussion::run(report).await,
        "reading" => reading::run(report).await,
        "start" => start::run(report).await,
        "tables" => tables::run(report).await,
        "weight" => weight::run(report).await,
        other => Err(format!("{other} is listed and not built").into()),
    }
}
