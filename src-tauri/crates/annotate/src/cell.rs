use crate::alignment;
use crate::approximate::distance;
use document::{Block, BlockKind, Document, Placement, Table, TableKey, Target};
use std::collections::{HashMap, HashSet};

/// A row or column under another name says at least this much of what it said, and that much more than the next.
const ALIKE: f32 = 0.6;
const MARGIN: f32 = 0.1;

/// And its name, this much of its name.
const NAMED_ALIKE: f32 = 0.6;

/// Characters of a row or column compared.
const COMPARED: usize = 400;

/// All tables of a document at any depth, in reading order, with their identities.
pub fn tables(document: &Document) -> Vec<(TableKey, &Table)> {
    let mut found = Vec::new();
    collect(&document.blocks, &mut found);
    let mut seen: HashMap<String, u32> = HashMap::new();
    let key = |table: &Table| {
        let signature = table.signature();
        let ordinal = seen.entry(signature.clone()).or_default();
        *ordinal += 1;
        TableKey(if *ordinal == 1 { signature } else { format!("{signature}-{ordinal}") })
    };
    let keys: Vec<TableKey> = found.iter().copied().map(key).collect();
    keys.into_iter().zip(found).collect()
}

/// Identity of each table, in the order the tables stand in the document at any depth.
pub fn table_keys(document: &Document) -> Vec<TableKey> {
    tables(document).into_iter().map(|(key, _)| key).collect()
}

/// The identity that a table of an older document has in a newer one; `None` where it is gone.
pub fn successor_key(key: &TableKey, old: &Document, new: &Document) -> Option<TableKey> {
    successor(key, &tables(old), &tables(new)).map(|(key, _)| key.clone())
}

/// The text of the cell in a row and a column.
pub fn cell_text(table: &Table, row: &str, column: &str) -> Option<String> {
    let row = table.row_keys().iter().position(|key| key == row)?;
    let column = table.column_labels().iter().position(|label| label == column)?;
    table.text_grid().get(row)?.get(column).cloned()
}

fn collect<'b>(blocks: &'b [Block], found: &mut Vec<&'b Table>) {
    for block in blocks {
        if let BlockKind::Table(table) = &block.kind {
            found.push(table);
        }
        block.children().into_iter().for_each(|children| collect(children, found));
    }
}

/// Finds a target in a table again. `old` has the tables where the target was known to be.
pub(crate) fn find(target: &Target, old: &[(TableKey, &Table)], new: &[(TableKey, &Table)]) -> (Target, Placement) {
    let unplaced = || (target.clone(), Placement::Unplaced);
    let (Target::Table { table }
    | Target::Row { table, .. }
    | Target::Column { table, .. }
    | Target::Cell { table, .. }) = target
    else {
        return unplaced();
    };
    let Some((key, found)) = successor(table, old, new) else { return unplaced() };
    let (key, before) = (key.clone(), old.iter().find(|(known, _)| known == table).map(|(_, table)| *table));
    match target {
        Target::Row { row, .. } => match row_now(row, before, found) {
            Some((row, placement)) => (Target::Row { table: key, row }, placement),
            None => unplaced(),
        },
        Target::Column { column, .. } => match column_now(column, before, found) {
            Some((column, placement)) => (Target::Column { table: key, column }, placement),
            None => unplaced(),
        },
        Target::Cell { row, column, text, .. } => {
            let keys = row_now(row, before, found).zip(column_now(column, before, found));
            match keys.and_then(|((row, _), (column, _))| Some((cell_text(found, &row, &column)?, row, column))) {
                None => unplaced(),
                Some((now, row, column)) => {
                    // The value is what the note is about: as long as it is the same, a renamed row is no matter.
                    let placement = if now == *text { Placement::Placed } else { Placement::Moved };
                    (Target::Cell { table: key, row, column, text: text.clone() }, placement)
                }
            }
        }
        _ => (Target::Table { table: key }, Placement::Placed),
    }
}

/// The key of a row now: its own, or that of the row that says most of what it said.
fn row_now(row: &str, before: Option<&Table>, now: &Table) -> Option<(String, Placement)> {
    let lines = |table: &Table| table.text_grid().into_iter().map(|line| line.join("\t")).collect::<Vec<_>>();
    let before = before.map(|table| (table.row_keys(), lines(table)));
    counterpart(row, before, now.row_keys(), lines(now))
}

/// The label of a column now: its own, or that of the column that says most of what it said.
fn column_now(column: &str, before: Option<&Table>, now: &Table) -> Option<(String, Placement)> {
    let before = before.map(|table| (table.column_labels(), columns(table)));
    counterpart(column, before, now.column_labels(), columns(now))
}

fn columns(table: &Table) -> Vec<String> {
    let grid = table.text_grid();
    let width = grid.first().map_or(0, Vec::len);
    (0..width)
        .map(|column| grid.iter().filter_map(|line| line.get(column)).cloned().collect::<Vec<_>>().join("\t"))
        .collect()
}

/// The name among `names` that is `name`; else, of those that are new and nearly the same, the one whose text is most
/// like what the name stood for, to be checked. Where two are as like, there is no telling.
fn counterpart(
    name: &str,
    before: Option<(Vec<String>, Vec<String>)>,
    names: Vec<String>,
    texts: Vec<String>,
) -> Option<(String, Placement)> {
    if let Some(same) = names.iter().find(|now| *now == name) {
        return Some((same.clone(), Placement::Placed));
    }
    let (known, old_texts) = before?;
    let old = old_texts.get(known.iter().position(|known| known == name)?)?;
    let known: HashSet<&String> = known.iter().collect();
    let new = names.iter().zip(&texts).filter(|(now, _)| !known.contains(now) && likeness(name, now) >= NAMED_ALIKE);
    let mut scored: Vec<(f32, &String)> = new.map(|(now, text)| (likeness(old, text), now)).collect();
    scored.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let next = scored.get(1).map_or(0.0, |(likeness, _)| *likeness);
    let (best, now) = scored.first()?;
    (*best >= ALIKE && best - next >= MARGIN).then(|| ((*now).clone(), Placement::Moved))
}

/// How much of one line is in another, by edit distance; only the first characters count, which is plenty.
fn likeness(one: &str, other: &str) -> f32 {
    let characters = |text: &str| text.chars().take(COMPARED).collect::<Vec<char>>();
    let (one, other) = (characters(one), characters(other));
    match one.len().max(other.len()) {
        0 => 0.0,
        longest => 1.0 - distance(&one, &other) as f32 / longest as f32,
    }
}

/// The table with that identity; else the one that has most of its rows and columns, at least half of both; else the
/// one that says most of what it said.
fn successor<'t>(
    key: &TableKey,
    old: &[(TableKey, &Table)],
    new: &'t [(TableKey, &Table)],
) -> Option<(&'t TableKey, &'t Table)> {
    if let Some((key, table)) = new.iter().find(|(known, _)| known == key) {
        return Some((key, table));
    }
    let (_, before) = old.iter().find(|(known, _)| known == key)?;
    let (rows, columns) = (before.row_keys(), before.column_labels());
    let by_names = |table: &Table| {
        let (rows, columns) = (share(&rows, &table.row_keys()), share(&columns, &table.column_labels()));
        (rows >= 0.5 && columns >= 0.5).then_some(rows + columns)
    };
    let said = all_text(before);
    let by_text =
        |table: &Table| Some(alignment::likeness(&said, &all_text(table))).filter(|likeness| *likeness >= 0.35);
    let best = |score: &dyn Fn(&Table) -> Option<f32>| {
        let likely = new.iter().filter_map(|(key, table)| Some((score(table)?, key, *table)));
        likely.max_by(|(one, ..), (other, ..)| one.total_cmp(other)).map(|(_, key, table)| (key, table))
    };
    best(&by_names).or_else(|| best(&by_text))
}

fn all_text(table: &Table) -> String {
    table.text_grid().concat().join("\n")
}

/// How many of the names are among others.
fn share(names: &[String], others: &[String]) -> f32 {
    let others: HashSet<&String> = others.iter().collect();
    match names.len() {
        0 => 0.0,
        all => names.iter().filter(|name| others.contains(name)).count() as f32 / all as f32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Table {
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| cell.to_string()).collect()).collect();
        Table::from_text(&rows, 1, 1)
    }

    fn document(table: Table) -> Document {
        Document { blocks: vec![Block::new(BlockKind::Table(table))], ..Document::default() }
    }

    fn price(document: &Document) -> Target {
        let table = table_keys(document)[0].clone();
        Target::Cell { table, row: "A".into(), column: "Price".into(), text: "5".into() }
    }

    fn placement(old: &Document, new: &Document) -> Placement {
        find(&price(old), &tables(old), &tables(new)).1
    }

    #[test]
    fn a_cell_stays_when_rows_are_sorted_and_columns_come() {
        let old = document(table(&[&["Kettle", "Price"], &["A", "5"], &["B", "7"]]));
        let sorted = document(table(&[&["Kettle", "Price"], &["B", "7"], &["A", "5"]]));
        let wider = document(table(&[&["Kettle", "Noise", "Price"], &["A", "loud", "5"], &["B", "low", "7"]]));
        assert_eq!(placement(&old, &sorted), Placement::Placed);
        assert_eq!(placement(&old, &wider), Placement::Placed);
        assert_eq!(find(&price(&old), &tables(&old), &tables(&wider)).0, price(&wider));
    }

    #[test]
    fn a_changed_cell_is_to_be_checked_and_a_lost_one_is_unplaced() {
        let old = document(table(&[&["Kettle", "Price"], &["A", "5"], &["B", "7"]]));
        let dearer = document(table(&[&["Kettle", "Price"], &["A", "6"], &["B", "7"]]));
        let shorter = document(table(&[&["Kettle", "Price"], &["B", "7"]]));
        let other = document(table(&[&["Mill", "Weight"], &["A", "5"]]));
        assert_eq!(placement(&old, &dearer), Placement::Moved);
        assert_eq!(placement(&old, &shorter), Placement::Unplaced);
        assert_eq!(placement(&old, &other), Placement::Unplaced);
    }

    #[test]
    fn equal_tables_are_told_apart() {
        let one = table(&[&["Kettle", "Price"], &["A", "5"]]);
        let both = vec![Block::new(BlockKind::Table(one.clone())), Block::new(BlockKind::Table(one))];
        let keys = table_keys(&Document { blocks: both, ..Document::default() });
        assert_eq!(keys[1].0, format!("{}-2", keys[0].0));
    }
}
