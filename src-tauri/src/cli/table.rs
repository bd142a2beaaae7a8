//! `postil table`: a table's text to its cells, and tables of the library to other programs.

use crate::arguments::TableFormatName;
use crate::output::Output;
use exchange::PageTable;
use library::wire::{TableFormat, TablePart};
use library::{Failure, FailureCode, Incoming, Library};
use std::io;

/// Reads standard input and writes the rows.
pub fn run(output: Output) -> Result<(), Failure> {
    let input = Incoming::stream(io::stdin().lock(), "standard input")?;
    let text = String::from_utf8_lossy(&input.bytes);
    let table = capture::flat_table::read(&text).ok_or_else(|| {
        let message =
            "No table was recognised: its lines do not fall into columns. Copy the whole table, header included.";
        Failure::told(FailureCode::Invalid, message)
    })?;
    output.value(&PageTable::new(&table), |table| {
        let lines: Vec<String> = table.rows.iter().map(|row| row.join("\t")).collect();
        lines.join("\n")
    })
}

/// Writes a table of an article.
pub fn export(
    library: &Library,
    article: i64,
    number: usize,
    format: TableFormatName,
    output: Output,
) -> Result<(), Failure> {
    let tables = library.article(article)?.tables;
    let key = number.checked_sub(1).and_then(|index| tables.get(index)).ok_or_else(|| {
        let message = format!("There is no table {number}; the article has {}.", tables.len());
        Failure::told(FailureCode::NotFound, message)
    })?;
    let format = match format {
        TableFormatName::Csv => TableFormat::Csv,
        TableFormatName::Tsv => TableFormat::Tsv,
        TableFormatName::Markdown => TableFormat::Markdown,
        TableFormatName::Html => TableFormat::Html,
    };
    output.bytes(library.export_table(article, key, &TablePart::default(), format)?.as_bytes())
}
