//! Tables: data told from layout, with headers, spans, captions and whatever the cells hold.

mod beside;
mod named;

use crate::article::is_only_pictures;
use crate::blocks::{Scope, has_words};
use crate::dom::{Dom, NodeId};
use document::{Block, BlockKind, Cell, Inline, Row, Table};

/// A data table as a block; code boxes laid out as tables as their code; `None` for a layout table, which is only
/// a wrapper around what it holds.
pub(crate) fn table(scope: &Scope, id: NodeId) -> Option<Vec<Block>> {
    let source = Source::read(scope, id);
    if source.is_layout(scope) {
        return None;
    }
    let mut block = source.build(scope);
    if let Some(Block { kind: BlockKind::Table(table), .. }) = &mut block {
        beside::join(scope, id, table);
    }
    Some(block.into_iter().collect())
}

/// A table made of elements whose class names or inline styles say that they are table, rows and cells.
pub(crate) fn named_table(scope: &Scope, id: NodeId) -> Option<Block> {
    let rows = named::rows(scope.dom(), id)?;
    let mut source = Source { id, rows: Vec::new(), caption: None };
    for row in rows {
        let cells: Vec<NodeId> = row.cells.into_iter().filter(|&cell| !scope.drops(cell)).collect();
        if !cells.is_empty() {
            source.rows.push(SourceRow { in_head: row.in_head, cells });
        }
    }
    source.build(scope)
}

/// A table made of other elements with ARIA roles.
pub(crate) fn aria_table(scope: &Scope, id: NodeId) -> Option<Block> {
    let dom = scope.dom();
    let role = |id: NodeId| dom.attr(id, "role").unwrap_or("");
    let mut rows: Vec<SourceRow> = Vec::new();
    for inner in dom.descendants(id) {
        match role(inner) {
            "row" => rows.push(SourceRow { in_head: false, cells: Vec::new() }),
            "cell" | "gridcell" | "columnheader" | "rowheader" => rows.last_mut()?.cells.push(inner),
            "table" | "grid" | "treegrid" => return None,
            _ => {}
        }
    }
    let caption = dom.attr(id, "aria-label").map(|label| vec![Inline::text(label.trim())]).unwrap_or_default();
    let source = Source { id, rows, caption: None };
    let mut block = source.build(scope)?;
    if let BlockKind::Table(table) = &mut block.kind {
        table.caption = caption;
    }
    Some(block)
}

/// A table element taken apart, nothing converted yet.
struct Source {
    id: NodeId,
    rows: Vec<SourceRow>,
    caption: Option<NodeId>,
}

/// The cells of a row, and whether they name the columns.
struct SourceRow {
    in_head: bool,
    cells: Vec<NodeId>,
}

impl Source {
    fn read(scope: &Scope, id: NodeId) -> Self {
        let dom = scope.dom();
        let mut source = Self { id, rows: Vec::new(), caption: None };
        for child in scope.children(id) {
            match dom.name(child) {
                "caption" => source.caption = source.caption.or(Some(child)),
                "tr" => source.row(scope, child, false),
                "thead" | "tbody" | "tfoot" => {
                    for row in scope.children(child).filter(|&row| dom.name(row) == "tr") {
                        source.row(scope, row, dom.name(child) == "thead");
                    }
                }
                _ => {}
            }
        }
        source
    }

    fn row(&mut self, scope: &Scope, row: NodeId, in_head: bool) {
        let cells: Vec<NodeId> =
            scope.children(row).filter(|&cell| matches!(scope.dom().name(cell), "td" | "th")).collect();
        if !cells.is_empty() {
            self.rows.push(SourceRow { in_head, cells });
        }
    }

    fn cells(&self) -> impl Iterator<Item = NodeId> {
        self.rows.iter().flat_map(|row| row.cells.iter().copied())
    }

    fn columns(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }

    fn is_layout(&self, scope: &Scope) -> bool {
        let dom = scope.dom();
        if matches!(dom.attr(self.id, "role"), Some("presentation" | "none"))
            || dom.attr(self.id, "datatable") == Some("0")
        {
            return true;
        }
        if self.rows.is_empty() || dom.elements(self.id, "pre").next().is_some() && self.has_gutter(dom) {
            return true;
        }
        let header = self.rows.iter().any(|row| row.in_head) || self.cells().any(|cell| dom.name(cell) == "th");
        let nested = dom.elements(self.id, "table").next().is_some();
        if self.columns() == 1 && !(header && self.rows.len() > 2 && !nested) {
            return true;
        }
        if header
            || self.caption.is_some_and(|caption| !dom.visible_text(caption).is_empty())
            || dom.attr(self.id, "summary").is_some()
        {
            return nested && self.rows.len() < 3;
        }
        nested || self.rows.len() == 1 || self.cells().any(|cell| holds_page(dom, cell))
    }

    fn has_gutter(&self, dom: &Dom) -> bool {
        self.rows.len() == 1 && self.columns() == 2 || self.cells().any(|cell| crate::blocks::is_gutter(dom, cell))
    }

    fn build(&self, scope: &Scope) -> Option<Block> {
        let mut rows: Vec<Row> = Vec::with_capacity(self.rows.len());
        let mut heads: Vec<bool> = Vec::new();
        for row in &self.rows {
            let cells: Vec<Cell> = row.cells.iter().map(|&cell| convert_cell(scope, cell)).collect();
            if cells.iter().all(|cell| cell.blocks.is_empty()) {
                continue;
            }
            heads.push(row.in_head || cells.iter().all(|cell| cell.header));
            rows.push(Row { cells });
        }
        if rows.is_empty() {
            return None;
        }
        merge_pictures(&mut rows, &mut heads);
        let header_rows = heads.iter().take_while(|&&head| head).count();
        let header_rows = if header_rows == rows.len() { usize::from(rows.len() > 1) } else { header_rows };
        for cell in rows.iter_mut().take(header_rows).flat_map(|row| &mut row.cells) {
            cell.header = true;
        }
        let caption = self.caption.map(|caption| scope.inlines(caption)).unwrap_or_default();
        let caption = if caption.iter().any(has_words) { caption } else { Vec::new() };
        let mut table = Table { caption, header_rows: header_rows as u32, rows, ..Table::default() };
        table.header_columns = header_columns(&table);
        Some(Block::new(BlockKind::Table(table)))
    }
}

/// A first row of nothing but pictures belongs to the row of names under it.
fn merge_pictures(rows: &mut Vec<Row>, heads: &mut Vec<bool>) {
    let [first, second, ..] = rows.as_slice() else { return };
    let pictures = first.cells.iter().all(|cell| is_only_pictures(&cell.blocks) && cell.row_span == 1);
    let spans = |row: &Row| row.cells.iter().map(|cell| cell.column_span).collect::<Vec<_>>();
    if !pictures || spans(first) != spans(second) {
        return;
    }
    let pictures = rows.remove(0);
    let head = heads.remove(0);
    if let (Some(row), Some(below)) = (rows.first_mut(), heads.first_mut()) {
        *below |= head;
        for (cell, picture) in row.cells.iter_mut().zip(pictures.cells) {
            cell.header |= picture.header;
            cell.blocks.splice(0..0, picture.blocks);
        }
    }
}

/// Whether a cell holds what no cell of data does: headings with text under them, forms, long prose.
fn holds_page(dom: &Dom, cell: NodeId) -> bool {
    let mut paragraphs = 0;
    for inner in dom.descendants(cell) {
        match dom.name(inner) {
            "form" | "article" | "main" | "nav" => return true,
            "p" => paragraphs += 1,
            _ => {}
        }
    }
    paragraphs > 4
}

fn convert_cell(scope: &Scope, cell: NodeId) -> Cell {
    let dom = scope.dom();
    let span = |name: &str| {
        let span = dom.attr(cell, name).and_then(|span| span.trim().parse::<u32>().ok()).unwrap_or(1);
        span.clamp(1, 1000)
    };
    let header = dom.name(cell) == "th" || matches!(dom.attr(cell, "role"), Some("columnheader" | "rowheader"));
    Cell {
        header,
        column_span: span("colspan"),
        row_span: span("rowspan"),
        blocks: scope.blocks(cell),
        confidence: None,
    }
}

/// How many columns at the start hold nothing but headers below the header rows.
fn header_columns(table: &Table) -> u32 {
    let grid = table.grid();
    let body = grid.get(table.header_rows as usize..).unwrap_or_default();
    let width = body.first().map_or(0, Vec::len);
    let is_header = |column: usize| {
        body.iter().all(|line| line.get(column).copied().flatten().is_none_or(|place| place.cell.header))
            && body.iter().any(|line| line.get(column).is_some_and(Option::is_some))
    };
    let count = (0..width).take_while(|&column| is_header(column)).count();
    if count == width { 0 } else { count as u32 }
}
