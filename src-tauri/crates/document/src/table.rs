use crate::identity::digest;
use crate::{Block, Confidence, Inline, plain_text};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;

/// A data table as its source lays it out: rows of cells, with spans.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Table {
    /// What the table is called; empty where the page gives no caption.
    pub caption: Vec<Inline>,
    /// How many rows at the top are headers.
    pub header_rows: u32,
    /// How many columns at the start are headers.
    pub header_columns: u32,
    /// The rows, headers included.
    pub rows: Vec<Row>,
    /// Notes and sources that stand under the table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Block>>", optional)]
    pub notes: Vec<Block>,
    /// The text this table was recovered from, where its cell borders were lost in copying.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub recovered_from: Option<String>,
}

/// One row as the source has it: cells that span down from earlier rows are not repeated.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Row {
    /// The cells that start in this row.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Cell {
    /// Marked up as a header.
    pub header: bool,
    /// Columns it covers, at least 1.
    pub column_span: u32,
    /// Rows it covers, at least 1.
    pub row_span: u32,
    /// Its content.
    pub blocks: Vec<Block>,
    /// How sure we are of the cell's borders; absent where the source marks them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub confidence: Option<Confidence>,
}

/// Identity of a table: hash of its header labels, with its ordinal among equals in the document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct TableKey(pub String);

/// A place of the table's grid, with spans expanded.
#[derive(Clone, Copy, Debug)]
pub struct GridCell<'a> {
    /// The cell that covers the place.
    pub cell: &'a Cell,
    /// Whether the cell starts here, rather than reaching here by a span.
    pub origin: bool,
}

impl Cell {
    /// A cell of plain text.
    pub fn text(text: impl Into<String>, header: bool) -> Self {
        Self { header, column_span: 1, row_span: 1, blocks: vec![Block::paragraph(text)], confidence: None }
    }

    /// Canonical text on one line.
    pub fn plain(&self) -> String {
        plain_text(&self.blocks).replace('\n', " ")
    }
}

impl Table {
    /// A table of plain cells. Rows may differ in length.
    pub fn from_text(rows: &[Vec<String>], header_rows: u32, header_columns: u32) -> Self {
        let row = |(index, row): (usize, &Vec<String>)| Row {
            cells: row
                .iter()
                .enumerate()
                .map(|(column, text)| {
                    Cell::text(text.as_str(), index < header_rows as usize || column < header_columns as usize)
                })
                .collect(),
        };
        Self { header_rows, header_columns, rows: rows.iter().enumerate().map(row).collect(), ..Self::default() }
    }

    /// The grid with spans expanded: one entry a place, `None` where a short row leaves a hole.
    ///
    /// All rows have the same length. Where spans overlap, the earlier cell holds the place. The grid is at most
    /// 4 times as large as the number of cells plus 10,000 places, so that absurd spans cost nothing.
    pub fn grid(&self) -> Vec<Vec<Option<GridCell<'_>>>> {
        let cells: usize = self.rows.iter().map(|row| row.cells.len()).sum();
        let mut budget = cells * 4 + 10_000;
        let mut grid: Vec<Vec<Option<GridCell<'_>>>> = vec![Vec::new(); self.rows.len()];
        for (row_index, row) in self.rows.iter().enumerate() {
            let mut column = 0;
            for cell in &row.cells {
                while grid[row_index].get(column).is_some_and(Option::is_some) {
                    column += 1;
                }
                let rows = (cell.row_span.max(1) as usize).min(self.rows.len() - row_index);
                let columns = (cell.column_span.max(1) as usize).min(budget.max(1));
                for (down, line) in grid[row_index..row_index + rows].iter_mut().enumerate() {
                    if down > 0 && budget < columns {
                        break;
                    }
                    budget = budget.saturating_sub(columns);
                    if line.len() < column + columns {
                        line.resize(column + columns, None);
                    }
                    for (across, place) in line[column..column + columns].iter_mut().enumerate() {
                        place.get_or_insert(GridCell { cell, origin: down == 0 && across == 0 });
                    }
                }
                column += columns;
            }
        }
        let width = grid.iter().map(Vec::len).max().unwrap_or(0);
        grid.iter_mut().for_each(|line| line.resize(width, None));
        grid
    }

    /// The grid as text; places reached by a span repeat the cell's text, holes are empty.
    pub fn text_grid(&self) -> Vec<Vec<String>> {
        let text = |place: &Option<GridCell<'_>>| place.map(|place| place.cell.plain()).unwrap_or_default();
        self.grid().iter().map(|line| line.iter().map(text).collect()).collect()
    }

    /// The label of each column: its header cells from top to bottom, joined by " › ", equal neighbours once.
    pub fn column_labels(&self) -> Vec<String> {
        let grid = self.text_grid();
        let width = grid.first().map_or(0, Vec::len);
        let headers = &grid[..(self.header_rows as usize).min(grid.len())];
        (0..width).map(|column| join_labels(headers.iter().map(|line| line[column].as_str()))).collect()
    }

    /// The key of each row, headers included: its header cells, or its first cell where it has none, with ` (n)`
    /// from the second equal one on.
    pub fn row_keys(&self) -> Vec<String> {
        let mut seen: HashMap<String, u32> = HashMap::new();
        let headers = (self.header_columns as usize).max(1);
        let key = |line: &Vec<String>| {
            let label = join_labels(line.iter().take(headers).map(String::as_str));
            let ordinal = seen.entry(label.clone()).or_default();
            *ordinal += 1;
            if *ordinal == 1 { label } else { format!("{label} ({ordinal})") }
        };
        self.text_grid().iter().map(key).collect()
    }

    /// Hash of the header labels (of the first row where no header is known), the same for a table with new rows.
    pub fn signature(&self) -> String {
        let labels = if self.header_rows > 0 {
            self.column_labels()
        } else {
            self.text_grid().first().cloned().unwrap_or_default()
        };
        digest(&labels.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

fn join_labels<'a>(labels: impl Iterator<Item = &'a str>) -> String {
    let mut parts: Vec<&str> = labels.filter(|label| !label.is_empty()).collect();
    parts.dedup();
    parts.join(" › ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, column_span: u32, row_span: u32) -> Cell {
        Cell { column_span, row_span, ..Cell::text(text, false) }
    }

    #[test]
    fn spans_expand_and_rows_become_equally_long() {
        let table = Table {
            header_rows: 2,
            rows: vec![
                Row { cells: vec![cell("Model", 1, 2), cell("Battery", 2, 1)] },
                Row { cells: vec![cell("Hours", 1, 1), cell("Weight", 1, 1)] },
                Row { cells: vec![cell("A", 1, 1)] },
            ],
            ..Table::default()
        };
        assert_eq!(table.text_grid(), [["Model", "Battery", "Battery"], ["Model", "Hours", "Weight"], ["A", "", ""]]);
        assert_eq!(table.column_labels(), ["Model", "Battery › Hours", "Battery › Weight"]);
    }

    #[test]
    fn absurd_spans_stay_small() {
        let row = Row { cells: vec![cell("x", u32::MAX, u32::MAX)] };
        let table = Table { rows: vec![row; 3], ..Table::default() };
        assert!(table.grid().iter().map(Vec::len).sum::<usize>() < 200_000);
    }

    #[test]
    fn row_keys_tell_equals_apart_and_signature_ignores_rows() {
        let rows = |names: &[&str]| -> Vec<Vec<String>> {
            names.iter().map(|name| vec![name.to_string(), "1".into()]).collect()
        };
        let table = Table::from_text(&rows(&["Name", "Ada", "Ada"]), 1, 0);
        assert_eq!(table.row_keys(), ["Name", "Ada", "Ada (2)"]);
        assert_eq!(table.signature(), Table::from_text(&rows(&["Name", "Bo"]), 1, 0).signature());
    }
}
