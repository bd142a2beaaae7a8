use super::Writer;
use document::{Cell, Row, Table};

impl Writer {
    pub(super) fn table(&mut self, table: &Table) {
        self.out.push_str("<table>");
        if !table.caption.is_empty() {
            self.out.push('\n');
            self.element("caption", &table.caption);
        }
        let header_rows = (table.header_rows as usize).min(table.rows.len());
        let (header, body) = table.rows.split_at(header_rows);
        let stubs = stub_cells(table);
        self.rows("thead", header, &stubs[..header_rows], true);
        self.rows("tbody", body, &stubs[header_rows..], false);
        self.out.push_str("\n</table>");
        if !table.notes.is_empty() {
            self.out.push_str("\n<div class=\"table-notes\">\n");
            self.blocks(&table.notes);
            self.out.push_str("\n</div>");
        }
    }

    fn rows(&mut self, group: &str, rows: &[Row], stubs: &[Vec<bool>], header: bool) {
        if rows.is_empty() {
            return;
        }
        self.out.push('\n');
        self.open(group);
        for (row, stubs) in rows.iter().zip(stubs) {
            self.out.push_str("\n<tr>");
            for (cell, &stub) in row.cells.iter().zip(stubs) {
                self.cell(cell, header, stub);
            }
            self.out.push_str("</tr>");
        }
        self.out.push('\n');
        self.close(group);
    }

    /// `stub` says that the cell stands in a header column.
    fn cell(&mut self, cell: &Cell, in_header: bool, stub: bool) {
        let is_header = in_header || stub || cell.header;
        let name = if is_header { "th" } else { "td" };
        self.out.push('<');
        self.out.push_str(name);
        for (name, span) in [("colspan", cell.column_span), ("rowspan", cell.row_span)] {
            if span > 1 {
                self.attribute(name, &span.to_string());
            }
        }
        if is_header {
            let (one, group, span) = match in_header {
                true => ("col", "colgroup", cell.column_span),
                false => ("row", "rowgroup", cell.row_span),
            };
            self.attribute("scope", if span > 1 { group } else { one });
        }
        self.out.push('>');
        self.flow(&cell.blocks);
        self.close(name);
    }
}

/// For every cell of every row, whether it starts in a header column. Spans from earlier rows push cells right, so
/// this is read off the grid.
fn stub_cells(table: &Table) -> Vec<Vec<bool>> {
    let mut stubs: Vec<Vec<bool>> = table.rows.iter().map(|row| vec![false; row.cells.len()]).collect();
    for (line, stubs) in table.grid().iter().zip(&mut stubs) {
        let origins = line.iter().enumerate().filter(|(_, place)| place.is_some_and(|place| place.origin));
        for ((column, _), stub) in origins.zip(stubs) {
            *stub = column < table.header_columns as usize;
        }
    }
    stubs
}

#[cfg(test)]
mod tests {
    use crate::html;
    use document::{Block, BlockKind, Cell, Inline, Row, Table};

    #[test]
    fn headers_have_their_scope_and_spans_are_kept() {
        let cell = |text: &str, column_span, row_span| Cell { column_span, row_span, ..Cell::text(text, false) };
        let table = Table {
            caption: vec![Inline::text("Kettles")],
            header_rows: 2,
            header_columns: 1,
            rows: vec![
                Row { cells: vec![cell("Model", 1, 2), cell("Boiling", 2, 1)] },
                Row { cells: vec![cell("Minutes", 1, 1), cell("Noise", 1, 1)] },
                Row { cells: vec![cell("A & B", 1, 1), cell("3", 1, 1), cell("loud", 1, 1)] },
            ],
            ..Table::default()
        };
        insta::assert_snapshot!(html(&[Block::new(BlockKind::Table(table))]));
    }

    #[test]
    fn a_table_without_headers_has_none() {
        let rows = [vec!["1".to_string(), "2".into()]];
        let table = Block::new(BlockKind::Table(Table::from_text(&rows, 0, 0)));
        assert_eq!(html(&[table]), "<table>\n<tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody>\n</table>");
    }
}
