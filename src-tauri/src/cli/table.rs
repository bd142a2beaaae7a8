//! `postil table`: a table's text to its cells.

use crate::output::Output;
use crate::page_file::PageFile;
use exchange::PageTable;
use library::{Failure, FailureCode};

/// Reads standard input and writes the rows.
pub fn run(output: Output) -> Result<(), Failure> {
    let file = PageFile::standard_input()?;
    let text = String::from_utf8_lossy(&file.bytes);
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
