//! What the reader does with tables: reading columns, keeping desks, making tables from text, taking tables out.

use crate::Library;
use crate::journal::{perform, title};
use crate::wire::{
    Act, ColumnCells, ColumnReading, Failure, SavedDesk, Step, TableFormat, TablePart, TableUse, Trouble,
};
use capture::column;
use document::{Block, BlockKind, Cell, Document, Row, Table, TableDesk, TableKey, TableView, assign_block_ids};
use store::journal::Change;

/// A table a reader put right by hand has no more places than this.
const MAX_PLACES: usize = 1_000_000;

impl Library {
    /// Keeps what the reader did with a table; when this returns, it is on the disk. Gives the step to take back where
    /// more than the view has changed.
    pub fn save_table_desk(&self, article: i64, table: &TableKey, desk: &TableDesk) -> Result<Option<Step>, Failure> {
        let mut desk = desk.clone();
        if let Some(version) = &mut desk.version {
            version.table = identified(std::mem::take(&mut version.table))?;
        }
        let now = self.now();
        self.store.write(|write| {
            let name = title(write, &[article])?;
            let looked_at = TableDesk { view: desk.view.clone(), ..store::table_desk::get(write, article, table)? };
            store::table_desk::set(write, article, table, &looked_at, now)?;
            let desk = Box::new(TableDesk { view: TableView::default(), ..desk });
            let change = Change::TableDesk { article, table: table.clone(), desk };
            perform(write, Act::EditTable, name, &[change], now)
        })
    }

    /// A table as text for other programs: the page's own, or the reader's version where there is one.
    pub fn export_table(
        &self,
        article: i64,
        table: &TableKey,
        part: &TablePart,
        format: TableFormat,
    ) -> Result<String, Failure> {
        let article = self.article(article)?;
        let tables = annotate::tables(&article.document);
        let original = tables.iter().find(|(key, _)| key == table).map(|(_, table)| *table);
        let desk = article.desks.iter().find(|saved| saved.table == *table).map(|saved| &saved.desk);
        let version = desk.and_then(|desk| desk.version_of(original));
        let source = version.or(original).ok_or(Trouble::NoSuchTable)?;
        Ok(exchange::table_text(&cut(source, part), text_format(format)))
    }
}

/// What each column's cells mean. Pure.
pub fn read_columns(columns: &[ColumnCells], language: Option<&str>) -> Vec<ColumnReading> {
    columns.iter().map(|column| read_column(column, language)).collect()
}

/// The table that lines of text are, where they can be one. Pure.
pub fn table_from_lines(text: &str) -> Option<Table> {
    let mut table = capture::flat_table::read(text)?;
    table.recovered_from.get_or_insert_with(|| text.into());
    identified(table).ok()
}

/// Hash of all cells of each table, in the order of [`annotate::table_keys`].
pub(crate) fn fingerprints(document: &Document) -> Vec<String> {
    annotate::tables(document).into_iter().map(|(_, table)| table.fingerprint()).collect()
}

/// The desks of an article, each with what its table is in this revision.
pub(crate) fn saved_desks(desks: Vec<(TableKey, TableDesk)>, document: &Document) -> Vec<SavedDesk> {
    let tables = annotate::tables(document);
    let saved = desks.into_iter().map(|(table, desk)| {
        let original = tables.iter().find(|(key, _)| *key == table).map(|(_, table)| *table);
        let version = desk.version.as_ref();
        let state = match (original, version) {
            (None, Some(version)) if version.of.is_none() => TableUse::Made,
            (None, _) => TableUse::Gone,
            (Some(_), Some(_)) if desk.version_of(original).is_none() => TableUse::Changed,
            (Some(_), _) => TableUse::Current,
        };
        SavedDesk { table, desk, state }
    });
    saved.collect()
}

/// The reader's versions that count in a document, by the identity their tables have in it.
pub(crate) fn versions<'d>(
    desks: &'d [(TableKey, TableDesk)],
    renamed: &[(TableKey, TableKey)],
    document: &Document,
) -> Vec<(TableKey, &'d Table)> {
    let tables = annotate::tables(document);
    let version = |(key, desk): &'d (TableKey, TableDesk)| {
        let key = renamed.iter().find(|(before, _)| before == key).map_or(key, |(_, now)| now);
        let original = tables.iter().find(|(known, _)| known == key).map(|(_, table)| *table);
        Some((key.clone(), desk.version_of(original)?))
    };
    desks.iter().filter_map(version).collect()
}

/// The tables with desks that have another identity in the new document.
pub(crate) fn renamed(desks: &[(TableKey, TableDesk)], old: &Document, new: &Document) -> Vec<(TableKey, TableKey)> {
    let now = |(key, _): &(TableKey, TableDesk)| {
        let successor = annotate::successor_key(key, old, new)?;
        (successor != *key).then(|| (key.clone(), successor))
    };
    desks.iter().filter_map(now).collect()
}

/// The table with an id for every block in its cells.
fn identified(table: Table) -> Result<Table, Failure> {
    let places: usize = table.rows.iter().map(|row| row.cells.len()).sum();
    if places > MAX_PLACES {
        return Err(Trouble::TableTooLarge.into());
    }
    let mut blocks = [Block::new(BlockKind::Table(table))];
    assign_block_ids(&mut blocks);
    let [block] = blocks;
    match block.kind {
        BlockKind::Table(table) => Ok(table),
        _ => Err(Trouble::fault("a table became something else").into()),
    }
}

/// The rows and columns asked for, in that order, with merged cells repeated; the reader's own columns last.
///
/// The whole table in its own order keeps its merged cells.
fn cut(table: &Table, part: &TablePart) -> Table {
    if part.rows.is_none() && part.columns.is_none() && part.own.is_empty() {
        return table.clone();
    }
    let grid = table.grid();
    let width = grid.first().map_or(0, Vec::len);
    let all = |count: usize| (0..count as u32).collect::<Vec<_>>();
    let (rows, columns) = (part.rows.clone().unwrap_or(all(grid.len())), part.columns.clone().unwrap_or(all(width)));
    let headers = table.header_rows;
    let cut_row = |&row: &u32| -> Option<Row> {
        let line = grid.get(row as usize)?;
        let place = |&column: &u32| {
            let cell = line.get(column as usize).copied().flatten().map(|place| place.cell.clone());
            Cell { column_span: 1, row_span: 1, ..cell.unwrap_or_else(|| Cell::text("", false)) }
        };
        let own =
            part.own.iter().map(|own| Cell::text(own.get(row as usize).cloned().unwrap_or_default(), row < headers));
        Some(Row { cells: columns.iter().map(place).chain(own).collect() })
    };
    let leading = |indexes: &[u32], count: u32| indexes.iter().take_while(|index| **index < count).count() as u32;
    Table {
        caption: table.caption.clone(),
        header_rows: leading(&rows, headers),
        header_columns: leading(&columns, table.header_columns),
        rows: rows.iter().filter_map(cut_row).collect(),
        ..Table::default()
    }
}

fn read_column(column: &ColumnCells, language: Option<&str>) -> ColumnReading {
    let cells: Vec<&str> = column.cells.iter().map(String::as_str).collect();
    let read = column::read(&column.label, &cells, language, column.kind);
    let values = &read.values;
    let ranged = values.iter().flatten().any(|value| value.to > value.from);
    let each = |get: fn(&column::Value) -> f64| values.iter().map(|value| value.as_ref().map(get)).collect();
    ColumnReading {
        kind: read.kind,
        unit: read.unit.clone(),
        unreadable: read.unreadable as u32,
        ranks: values.iter().map(|value| value.map(|value| value.rank as u32)).collect(),
        from: each(|value| value.from),
        to: if ranged { Some(each(|value| value.to)) } else { None },
    }
}

fn text_format(format: TableFormat) -> exchange::TableFormat {
    match format {
        TableFormat::Csv => exchange::TableFormat::Csv,
        TableFormat::Tsv => exchange::TableFormat::Tsv,
        TableFormat::Markdown => exchange::TableFormat::Markdown,
        TableFormat::Html => exchange::TableFormat::Html,
        TableFormat::RichText => exchange::TableFormat::RichText,
    }
}
