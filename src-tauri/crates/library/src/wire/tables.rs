use document::{ColumnKind, TableDesk, TableKey};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the reader did with a table, and what that table is in this revision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct SavedDesk {
    /// The table.
    pub table: TableKey,
    /// What the reader did with it.
    pub desk: TableDesk,
    /// What became of the table.
    pub state: TableUse,
}

/// What became of a table that the reader did something with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TableUse {
    /// It is in this revision, and so is the reader's version, where there is one.
    Current,
    /// It is in this revision, but not the same as when the reader put it right: that version is not shown.
    Changed,
    /// The reader made it from text.
    Made,
    /// It is in an earlier revision only.
    Gone,
}

/// A column to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColumnCells {
    /// Its label, which may name a unit.
    pub label: String,
    /// The text of its cells.
    pub cells: Vec<String>,
    /// What the reader says it is.
    pub kind: Option<ColumnKind>,
}

/// What the cells of a column mean. The lists have an entry for each cell, `null` where it is empty or unreadable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ColumnReading {
    /// What the cells are.
    pub kind: ColumnKind,
    /// The unit of `from` and `to`, where the kind has none of its own (durations and dates are in seconds).
    pub unit: Option<String>,
    /// Cells that say something which is not of this kind.
    pub unreadable: u32,
    /// Place among the different values in ascending order; equal values have the same.
    pub ranks: Vec<Option<u32>>,
    /// The value, or the lower end of the range.
    pub from: Vec<Option<f64>>,
    /// The upper end; absent where no cell is a range.
    pub to: Option<Vec<Option<f64>>>,
}

/// Which part of a table to take out, by positions in its grid.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TablePart {
    /// Rows in order, header rows included; all where absent.
    pub rows: Option<Vec<u32>>,
    /// Columns in order; all where absent.
    pub columns: Option<Vec<u32>>,
    /// Columns of the reader's own to put last: their text for every row of the grid. None unless asked for.
    pub own: Vec<Vec<String>>,
}

/// What to write a table as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TableFormat {
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// Markdown.
    Markdown,
    /// HTML, merged cells kept.
    Html,
    /// HTML that spreadsheets paste as cells.
    RichText,
}
