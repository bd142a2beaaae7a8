//! One table as text for other programs.
//!
//! Merged cells: in CSV, TSV and Markdown every place that a merged cell covers says what the cell says; HTML keeps
//! the spans. Line breaks within a cell become spaces, but for CSV, which can hold them.

use crate::{escape, html};
use document::{Block, BlockKind, Table, inline_text, plain_text};

/// What to write a table as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// Comma-separated values (RFC 4180), lines ended by CR LF.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// A Markdown table.
    Markdown,
    /// An HTML table.
    Html,
    /// An HTML table for the clipboard: as HTML, with formulas made harmless.
    RichText,
}

/// The table as text. It is the same for the same table.
pub fn table_text(table: &Table, format: TableFormat) -> String {
    match format {
        TableFormat::Csv => csv(table),
        TableFormat::Tsv => lines(table, |cell| harmless(&one_line(cell)), "\t"),
        TableFormat::Markdown => markdown(table),
        TableFormat::Html => html(&[Block::new(BlockKind::Table(table.clone()))]),
        TableFormat::RichText => rich(table),
    }
}

fn csv(table: &Table) -> String {
    let mut text = String::new();
    for line in texts(table) {
        let cells: Vec<String> = line.iter().map(|cell| quoted(&harmless(cell))).collect();
        text += &cells.join(",");
        text += "\r\n";
    }
    text
}

/// A spreadsheet runs what begins like a formula, so an apostrophe goes before it, which spreadsheets take to mean
/// "this is text". Numbers are left alone: `-4` and `+12.5` are no formulas.
fn harmless(cell: &str) -> String {
    let starts_formula = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%'])
        || cell.starts_with(['\t', '\r', '\n']);
    if starts_formula && !is_number(cell) { format!("'{cell}") } else { cell.to_string() }
}

/// Signs, digits and what stands around them in numbers, percents and ranges; no letters, no calls, no references.
fn is_number(cell: &str) -> bool {
    let rest = cell.trim().trim_start_matches(['+', '-']);
    let numeric = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',' | ' ' | '%' | '\u{A0}' | '\u{202F}');
    !rest.is_empty() && rest.starts_with(|sign: char| sign.is_ascii_digit()) && rest.chars().all(numeric)
        || matches!(cell.trim(), "-" | "+" | "%")
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r', ';', '\t']) || cell != cell.trim() {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_string()
    }
}

fn markdown(table: &Table) -> String {
    let escaped = |cell: &str| one_line(cell).replace('\\', "\\\\").replace('|', "\\|").replace('<', "\\<");
    let rows = texts(table);
    let width = rows.first().map_or(0, Vec::len);
    let headers = (table.header_rows as usize).min(rows.len());
    let labels = if headers > 0 { table.column_labels() } else { vec![String::new(); width] };
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let rule = format!("|{}\n", " --- |".repeat(width));
    let body: String = rows.get(headers..).unwrap_or(&[]).iter().map(|cells| line(cells)).collect();
    if width == 0 { String::new() } else { line(&labels) + &rule + &body }
}

fn rich(table: &Table) -> String {
    let mut text = String::from("<table>");
    let caption = inline_text(&table.caption);
    if !caption.is_empty() {
        text += &format!("<caption>{}</caption>", escape(&caption));
    }
    for (index, line) in texts(table).iter().enumerate() {
        let name = if index < table.header_rows as usize { "th" } else { "td" };
        text += "<tr>";
        for cell in line {
            text += &format!("<{name}>{}</{name}>", escape(&harmless(cell)).replace('\n', "<br>"));
        }
        text += "</tr>";
    }
    text + "</table>"
}

fn lines(table: &Table, cell: impl Fn(&str) -> String, separator: &str) -> String {
    let line = |line: &Vec<String>| line.iter().map(|text| cell(text)).collect::<Vec<_>>().join(separator) + "\n";
    texts(table).iter().map(line).collect()
}

fn one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The grid as text with line breaks kept; places reached by a span repeat the cell's text.
fn texts(table: &Table) -> Vec<Vec<String>> {
    let grid = table.grid();
    let text =
        |place: &Option<document::GridCell<'_>>| place.map(|place| plain_text(&place.cell.blocks)).unwrap_or_default();
    grid.iter().map(|line| line.iter().map(text).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Cell, Row};

    fn merged() -> Table {
        let cell = |text: &str, column_span, row_span| Cell { column_span, row_span, ..Cell::text(text, false) };
        Table {
            header_rows: 2,
            rows: vec![
                Row { cells: vec![cell("Model", 1, 2), cell("Boiling", 2, 1)] },
                Row { cells: vec![cell("Minutes", 1, 1), cell("Noise", 1, 1)] },
                Row { cells: vec![cell("A, or \"B\"", 1, 2), cell("3", 1, 1), cell("low | high", 1, 1)] },
                Row { cells: vec![cell("4", 2, 1)] },
            ],
            ..Table::default()
        }
    }

    #[test]
    fn merged_cells_are_said_again_at_every_place() {
        assert_eq!(
            table_text(&merged(), TableFormat::Csv),
            "Model,Boiling,Boiling\r\nModel,Minutes,Noise\r\n\"A, or \"\"B\"\"\",3,low | high\r\n\"A, or \"\"B\"\"\",4,4\r\n"
        );
        assert_eq!(
            table_text(&merged(), TableFormat::Markdown),
            "| Model | Boiling › Minutes | Boiling › Noise |\n| --- | --- | --- |\n\
             | A, or \"B\" | 3 | low \\| high |\n| A, or \"B\" | 4 | 4 |\n"
        );
        assert!(table_text(&merged(), TableFormat::Html).contains("rowspan=\"2\""));
    }

    #[test]
    fn formulas_become_text_and_numbers_stay_numbers() {
        let rows =
            ["=HYPERLINK(\"x\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1+1", "-4", "+12.5 %", "-", "a=b"];
        let table = Table::from_text(&rows.map(|cell| vec![cell.to_string()]), 0, 0);
        let tsv = table_text(&table, TableFormat::Tsv);
        let cells: Vec<&str> = tsv.lines().collect();
        assert_eq!(
            cells,
            ["'=HYPERLINK(\"x\")", "'+1+cmd|' /C calc'!A0", "'-2+3", "'@SUM(A1)", "'=1+1", "-4", "+12.5 %", "-", "a=b"]
        );
        assert!(table_text(&table, TableFormat::RichText).contains("<td>'@SUM(A1)</td>"));
        assert!(table_text(&table, TableFormat::Csv).starts_with("\"'=HYPERLINK(\"\"x\"\")\"\r\n"));
    }

    #[test]
    fn markup_in_cells_stays_text() {
        let table = Table::from_text(&[vec!["<script>x</script>".to_string()]], 0, 0);
        for format in [TableFormat::Html, TableFormat::RichText] {
            assert!(!table_text(&table, format).contains("<script"));
        }
    }
}
