//! What a reader does with a table: how it is looked at, what is added to it, how it was put right.
//!
//! All of it lies beside the table and names rows and columns by their keys, so that it holds when the page is saved
//! again.

use crate::Table;
use crate::identity::digest;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything the reader did with one table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct TableDesk {
    /// How the table is looked at.
    pub view: TableView,
    /// Rows the reader marked.
    pub marks: Vec<RowMark>,
    /// Columns the reader added. They are never exported as the source's.
    pub columns: Vec<OwnColumn>,
    /// The table as the reader put it right, or made it from text.
    pub version: Option<TableVersion>,
}

/// How a table is looked at. Rows and columns are named by their keys: [`Table::row_keys`], [`Table::column_keys`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct TableView {
    /// Order of the rows; the page's own where absent.
    pub sort: Option<TableSort>,
    /// Columns left out.
    pub hidden: Vec<String>,
    /// Columns kept in sight at the start, in order.
    pub pinned: Vec<String>,
    /// Columns in the order they were put in; those not named follow as the page has them.
    pub order: Vec<String>,
    /// Columns as rows.
    pub transposed: bool,
    /// What differences are counted from; the first row where absent.
    pub baseline: Option<Baseline>,
    /// Whether differences are shown.
    pub differences: Differences,
    /// One card a row, or a grid; as the width of the window allows where absent.
    pub cards: Option<bool>,
    /// Kinds of columns as the reader corrected them.
    pub kinds: Vec<ColumnChoice>,
}

/// An order of rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TableSort {
    /// The column it goes by.
    pub column: String,
    /// From the highest down.
    pub descending: bool,
}

/// A row or column that others are compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "on", content = "key", rename_all = "snake_case")]
pub enum Baseline {
    /// Each row is compared with this one.
    Row(String),
    /// Each column is compared with this one.
    Column(String),
}

/// Whether differences are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Differences {
    /// No.
    #[default]
    Off,
    /// Cells that differ are marked.
    Mark,
    /// What is the same everywhere is left out as well.
    Only,
}

/// The kinds of column that the reader can tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Words; they sort as words.
    Text,
    /// Numbers, bare or with a unit of measure.
    Number,
    /// Amounts of one currency, in it; prices by time are by the month.
    Currency,
    /// Percent.
    Percent,
    /// Lengths of time, in seconds.
    Duration,
    /// Dates, in seconds since 1970; `to` is the last moment that the words may mean.
    Date,
    /// Yes (1), no (0) and in part (0.5).
    Answer,
    /// Ratings, as a share of the highest mark.
    Rating,
}

/// What the reader says a column is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColumnChoice {
    /// The column.
    pub column: String,
    /// Its kind.
    pub kind: ColumnKind,
}

/// A row the reader marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RowMark {
    /// The row.
    pub row: String,
    /// How.
    pub verdict: Verdict,
}

/// What the reader thinks of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Still in the running.
    Shortlisted,
    /// Out of it.
    RuledOut,
}

/// A column of the reader's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnColumn {
    /// Its name.
    pub name: String,
    /// Whether it holds marks out of five rather than words.
    pub rating: bool,
    /// What is written in it, by row.
    pub cells: Vec<OwnCell>,
}

/// A cell of a column of the reader's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnCell {
    /// The row.
    pub row: String,
    /// What it says; "0" to "5" for a rating.
    pub text: String,
}

/// A table as the reader put it right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct TableVersion {
    /// Fingerprint of the table it was made from; absent where it was made from text.
    pub of: Option<String>,
    /// The table.
    pub table: Table,
}

impl TableDesk {
    /// Whether nothing of it is worth keeping.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The reader's version, where it was made from this very table or from text.
    pub fn version_of(&self, original: Option<&Table>) -> Option<&Table> {
        let version = self.version.as_ref()?;
        let current = match (&version.of, original) {
            (None, None) => true,
            (Some(of), Some(original)) => *of == original.fingerprint(),
            _ => false,
        };
        current.then_some(&version.table)
    }
}

impl Table {
    /// Hash of all its cells: another one where anything in the table is.
    pub fn fingerprint(&self) -> String {
        let mut parts = vec![format!("{}/{}", self.header_rows, self.header_columns)];
        for row in &self.rows {
            parts.push("\u{1e}".into());
            parts.extend(
                row.cells.iter().map(|cell| format!("{}x{} {}", cell.column_span, cell.row_span, cell.plain())),
            );
        }
        digest(&parts.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The key of each column: its label, with ` (n)` from the second equal one on.
    pub fn column_keys(&self) -> Vec<String> {
        let mut seen = std::collections::HashMap::new();
        let key = |label: String| {
            let ordinal = seen.entry(label.clone()).or_insert(0_u32);
            *ordinal += 1;
            if *ordinal == 1 { label } else { format!("{label} ({ordinal})") }
        };
        self.column_labels().into_iter().map(key).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(price: &str) -> Table {
        let rows = [["Kettle", "Price"], ["Steel", price]].map(|row| row.map(str::to_string).to_vec());
        Table::from_text(&rows, 1, 1)
    }

    #[test]
    fn a_version_counts_for_the_table_it_was_made_from() {
        let version = Some(TableVersion { of: Some(table("40").fingerprint()), table: table("€ 40") });
        let desk = TableDesk { version, ..TableDesk::default() };
        assert_eq!(desk.version_of(Some(&table("40"))), Some(&table("€ 40")));
        assert_eq!(desk.version_of(Some(&table("45"))), None);
        assert_eq!(desk.version_of(None), None);
    }

    #[test]
    fn what_an_older_postil_did_not_know_is_at_rest() {
        assert_eq!(serde_json::from_str::<TableDesk>("{}").unwrap(), TableDesk::default());
    }
}
