use document::{Block, BlockKind, Document, Placement, Table, TableKey, Target};
use std::collections::{HashMap, HashSet};

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
    let key = key.clone();
    match target {
        Target::Row { row, .. } if !found.row_keys().contains(row) => unplaced(),
        Target::Row { row, .. } => (Target::Row { table: key, row: row.clone() }, Placement::Placed),
        Target::Column { column, .. } if !found.column_labels().contains(column) => unplaced(),
        Target::Column { column, .. } => (Target::Column { table: key, column: column.clone() }, Placement::Placed),
        Target::Cell { row, column, text, .. } => match cell_text(found, row, column) {
            None => unplaced(),
            Some(now) => {
                let placement = if now == *text { Placement::Placed } else { Placement::Moved };
                let (row, column, text) = (row.clone(), column.clone(), text.clone());
                (Target::Cell { table: key, row, column, text }, placement)
            }
        },
        _ => (Target::Table { table: key }, Placement::Placed),
    }
}

/// The table with that identity; else the one that has most of its rows and columns, at least half of both.
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
    let likeness = |table: &Table| {
        let (rows, columns) = (share(&rows, &table.row_keys()), share(&columns, &table.column_labels()));
        (rows >= 0.5 && columns >= 0.5).then_some(rows + columns)
    };
    let likely = new.iter().filter_map(|(key, table)| Some((likeness(table)?, key, *table)));
    likely.max_by(|(one, ..), (other, ..)| one.total_cmp(other)).map(|(_, key, table)| (key, table))
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
