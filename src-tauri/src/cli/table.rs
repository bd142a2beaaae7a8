//! `postil table`: a table's text to its cells.

use crate::output::Output;
use exchange::PageTable;
use library::{Failure, FailureCode, Incoming};
use std::io;

/// Reads standard input and writes the rows.
pub fn run(output: Output) -> Result<(), Failure> {
    let input = Incoming::stream(io::stdin().lock(), "standard input")?;
    let text = String::from_utf8_lossy(&input.bytes);
    let table = capture::flat_table::read(&text).ok_or_else(|| {
        let message =
            "No table was recognised: its lines do not fall into columns. Copy the whole table, header included.";
        Failure::new(FailureCode::Invalid, message)
    })?;
    output.value(&PageTable::new(&table), |table| {
        let lines: Vec<String> = table.rows.iter().map(|row| row.join("\t")).collect();
        lines.join("\n")
    })
}
