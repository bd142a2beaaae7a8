//! Tables whose cell borders were lost in copying: cells joined by single spaces, by tabs, or one cell a line.
//!
//! A table is cut by what its columns have in common. Each gap between two words gets the odds of a border from the
//! words around it (`seam`); each run of words gets a score as a cell of a column from the kind, length and words
//! of the other cells of the column (`profile`); dynamic programming finds the best cut of a row (`segment`).
//! Rows are cut again by what the other rows say until nothing changes (`spaced`); the labels are cut last, by
//! the columns under them (`header`). The number of columns is the one whose cells go together best.

mod effort;
mod find;
mod header;
mod kind;
mod label;
mod line;
mod marked;
mod profile;
mod seam;
mod segment;
mod spaced;
mod stacked;
mod token;
mod words;

pub use find::{Search, find};

use effort::Effort;

use document::{Cell, Confidence, Row, Table};
use std::ops::Range;

/// Tables of more columns are not looked for where no border is marked.
const MOST_COLUMNS: usize = 12;

/// A table found among the lines of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundTable {
    /// The lines it stands on, caption included.
    pub lines: Range<usize>,
    /// The table.
    pub table: Table,
}

/// Lines read as rows of cells.
struct Reading {
    rows: Vec<Vec<Piece>>,
    /// How much better the columns explain a row than no columns do, as a logarithm.
    gain: f32,
    /// How probable its cells are on average, if it is a table of these columns.
    certainty: f32,
}

/// A cell as cut from the text.
struct Piece {
    text: String,
    /// How probable it is that the cell starts and ends here; `None` where its borders are marked.
    sure: Option<f32>,
}

/// Reads a text that is one table, its labels first. `None` where it cannot be one.
pub fn read(text: &str) -> Option<Table> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let reading = marked::read(&lines).or_else(|| {
        let spaced = spaced::read(&lines, &Effort::new());
        let readings = [spaced, stacked::read(&lines, &Effort::new())];
        readings.into_iter().flatten().max_by(|a, b| a.gain.total_cmp(&b.gain))
    })?;
    Some(table(&reading, text))
}

impl Reading {
    fn texts(&self) -> Vec<Vec<&str>> {
        self.rows.iter().map(|row| row.iter().map(|piece| piece.text.as_str()).collect()).collect()
    }

    /// Whether a column after the first holds mostly numbers, dates or answers.
    fn has_typed_column(&self) -> bool {
        let texts = self.texts();
        let body = texts.get(1..).unwrap_or_default();
        (1..texts.first().map_or(0, Vec::len)).any(|column| {
            let (kind, purity) = column_profile(body, column).main_kind();
            kind.is_typed() && purity > 0.6
        })
    }
}

/// What the cells of a column have in common.
fn column_profile(rows: &[Vec<&str>], column: usize) -> profile::Profile {
    let mut keys = token::Keys::default();
    let mut profile = profile::Profile::default();
    for cell in rows.iter().filter_map(|row| row.get(column)) {
        let line = line::Line::of_cell(cell, &mut keys);
        profile.count(&line, 0, line.cell_len(), 1.0);
    }
    profile
}

/// The table that a reading makes, with the text it was recovered from.
fn table(reading: &Reading, text: &str) -> Table {
    let texts = reading.texts();
    let header_rows = u32::from(has_labels(&texts));
    let header_columns = u32::from(has_keys(&texts));
    let cell = |row: usize, column: usize, piece: &Piece| {
        let header = row < header_rows as usize || column < header_columns as usize;
        let confidence = piece.sure.map(|sure| Confidence::percent((sure * 100.0).round() as u8));
        Cell { confidence, ..Cell::text(piece.text.as_str(), header) }
    };
    let rows = reading.rows.iter().enumerate().map(|(row, pieces)| Row {
        cells: pieces.iter().enumerate().map(|(column, piece)| cell(row, column, piece)).collect(),
    });
    let rows = rows.collect();
    Table { header_rows, header_columns, rows, recovered_from: Some(text.to_string()), ..Table::default() }
}

/// Whether the first row differs from its columns as labels do from values.
fn has_labels(rows: &[Vec<&str>]) -> bool {
    let Some((labels, body)) = rows.split_first() else { return false };
    let evidence = labels.iter().enumerate().map(|(column, label)| label_evidence(label, body, column));
    evidence.sum::<f32>() > -0.25 * labels.len() as f32
}

/// For a label of the column rather than a value of it: above 0. The other way round: below.
fn label_evidence(label: &str, body: &[Vec<&str>], column: usize) -> f32 {
    let (kind, purity) = column_profile(body, column).main_kind();
    let mut keys = token::Keys::default();
    let line = line::Line::of_cell(label, &mut keys);
    let Some(last) = label.split_whitespace().next_back() else { return 0.0 };
    let typed = match kind.is_typed() && purity > 0.5 {
        true if line.run(0, line.cell_len()).kind == kind => -1.0,
        true => 1.0,
        false => 0.0,
    };
    let values = || body.iter().filter_map(|row| row.get(column));
    let alike = values().filter(|value| value.split_whitespace().next_back() == Some(last)).count();
    typed - alike as f32 / values().count().max(1) as f32
}

/// Whether the first column names its rows: words, each different.
fn has_keys(rows: &[Vec<&str>]) -> bool {
    let mut seen = std::collections::HashSet::new();
    let mut keys = token::Keys::default();
    let firsts = rows.iter().skip(1).filter_map(|row| row.first());
    firsts.clone().count() > 1
        && firsts.into_iter().all(|cell| {
            let line = line::Line::of_cell(cell, &mut keys);
            line.len() > 0 && !line.run(0, line.cell_len()).kind.is_typed() && seen.insert(*cell)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SPACED: &str = "Boat Length Crew Hull Night sailing?\n\
        Curlew 7.5 m 2 Painted larch No\n\
        Grey Heron 11 m 4 to 5 Welded steel Yes\n\
        Little Auk (on loan) 6.2 m 2 Glass fibre No\n\
        Storm Petrel 12.4 m 5 to 6 Welded steel Yes\n\
        Whimbrel 9 m 3 Painted larch Yes";

    fn expected() -> Vec<Vec<&'static str>> {
        vec![
            vec!["Boat", "Length", "Crew", "Hull", "Night sailing?"],
            vec!["Curlew", "7.5 m", "2", "Painted larch", "No"],
            vec!["Grey Heron", "11 m", "4 to 5", "Welded steel", "Yes"],
            vec!["Little Auk (on loan)", "6.2 m", "2", "Glass fibre", "No"],
            vec!["Storm Petrel", "12.4 m", "5 to 6", "Welded steel", "Yes"],
            vec!["Whimbrel", "9 m", "3", "Painted larch", "Yes"],
        ]
    }

    #[test]
    fn reads_rows_joined_by_single_spaces() {
        let table = read(SPACED).unwrap();
        assert_eq!(table.text_grid(), expected());
        assert_eq!((table.header_rows, table.header_columns), (1, 1));
        assert_eq!(table.recovered_from.as_deref(), Some(SPACED));
        assert!(table.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.confidence.is_some()));
    }

    #[test]
    fn reads_one_cell_a_line() {
        let text = expected().concat().join("\n");
        assert_eq!(read(&text).unwrap().text_grid(), expected());
    }

    #[test]
    fn reads_tabs_and_bars_as_they_stand() {
        let rows = expected();
        let tabbed: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
        let table = read(&tabbed.join("\n")).unwrap();
        assert_eq!(table.text_grid(), rows);
        assert!(table.rows[1].cells[1].confidence.is_none());
        let barred: Vec<String> = rows.iter().map(|row| format!("| {} |", row.join(" | "))).collect();
        let barred = [&barred[..1], &["|---|:-:|---|---|---|".to_string()], &barred[1..]].concat();
        assert_eq!(read(&barred.join("\n")).unwrap().text_grid(), rows);
    }

    #[test]
    fn a_word_that_ends_every_cell_is_part_of_it() {
        let rows = ["Orne Mill", "Vesle Mill", "Aire Mill", "Grand Morin Mill", "Oise Mill", "Thérain Mill"];
        let lines: Vec<String> = rows.chunks(2).chain(rows.chunks(2)).map(|pair| pair.join(" ")).collect();
        let table = read(&lines.join("\n")).unwrap();
        assert_eq!(table.text_grid()[1], ["Aire Mill", "Grand Morin Mill"]);
        assert!(table.text_grid().iter().all(|row| row.len() == 2));
    }

    #[test]
    fn an_upright_stroke_within_a_cell_joins_its_words() {
        let rows = [
            ["Repair", "Labour", "Material"],
            ["Hull | larch", "€2,100", "€900"],
            ["Mast step", "€310", "€45"],
            ["Deck | teak", "€1,700", "€2,600"],
            ["Keel bolts", "€820", "€130"],
        ];
        let lines: Vec<String> = rows.iter().map(|row| row.join(" ")).collect();
        assert_eq!(read(&lines.join("\n")).unwrap().text_grid(), rows);
    }

    #[test]
    fn quantities_dates_and_compound_labels_are_one_cell_each() {
        let rows = [
            ["Ferry", "First Run", "Market Share", "Deck Size", "Dogs Allowed"],
            ["Sea Lark", "May 4, 2021", "8% – 12%", "22 x 14 m", "Yes"],
            ["Old Tern", "June 12, 2019", "6% – 9%", "18 x 9 m", "No"],
            ["Grey Gull", "March 30, 2020", "15% – 20%", "30 x 12 m", "Yes"],
            ["Skua", "April 1, 2022", "1% – 2%", "9 x 4 m", "No"],
        ];
        let lines: Vec<String> = rows.iter().map(|row| row.join(" ")).collect();
        assert_eq!(read(&lines.join("\n")).unwrap().text_grid(), rows);
    }

    #[test]
    fn few_cells_are_as_good_as_certain() {
        let table = read(SPACED).unwrap();
        let sure: Vec<Option<document::Confidence>> =
            table.rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.confidence)).collect();
        assert!(sure.iter().flatten().all(|sure| *sure < document::Confidence::percent(95)), "{sure:?}");
    }

    #[test]
    fn values_in_the_first_row_are_no_labels() {
        let table = read("Ash tree\tOak tree\nElm tree\tFir tree\nLime tree\tPear tree").unwrap();
        assert_eq!(table.header_rows, 0);
    }

    #[test]
    fn a_single_line_is_no_table() {
        assert_eq!(read("Boat Length Crew"), None);
        assert_eq!(read(""), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn every_word_is_kept_in_order(text in "([a-zA-Z0-9$%(),.–é中]{1,6}[ \t\n]){0,60}") {
            if let Some(table) = read(&text) {
                let words = |text: &str| text.split_whitespace().map(str::to_string).collect::<Vec<_>>();
                let cells = table.text_grid().concat().join(" ");
                prop_assert_eq!(words(&cells), words(&text));
            }
        }

        #[test]
        fn never_panics(text in "\\PC{0,200}", lines in proptest::collection::vec("[ -~\t]{0,40}", 0..30)) {
            let _ = read(&text);
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let _ = find(&lines);
        }
    }
}
