//! Tables made of boxes: a box called table, or displayed as one by its own style, with rows and cells called so.

use super::SourceRow;
use crate::dom::{Dom, Element, NodeId};

/// A cell of such a table holds at most so many nodes: larger boxes are parts of a page.
const LARGEST_CELL: u32 = 40;

/// What a box is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Table,
    /// Holds the rows.
    Body,
    Head,
    Row,
    Cell,
    HeaderCell,
}

/// The rows of a table made of boxes, or `None` where the box is none: at least two rows of as many cells, two or more.
pub(super) fn rows(dom: &Dom, id: NodeId) -> Option<Vec<SourceRow>> {
    if part(dom.element(id)?) != Some(Part::Table) {
        return None;
    }
    let mut rows: Vec<SourceRow> = Vec::new();
    for child in dom.child_elements(id) {
        match part(dom.element(child)?)? {
            Part::Row => rows.push(row(dom, child, false)?),
            // A head mostly is a row itself.
            Part::Head => match row(dom, child, true) {
                Some(head) => rows.push(head),
                None => rows_in(dom, child, true, &mut rows)?,
            },
            Part::Body => rows_in(dom, child, false, &mut rows)?,
            _ => return None,
        }
    }
    let width = rows.first()?.cells.len();
    (rows.len() > 1 && width > 1 && rows.iter().all(|row| row.cells.len() == width)).then_some(rows)
}

fn rows_in(dom: &Dom, group: NodeId, in_head: bool, rows: &mut Vec<SourceRow>) -> Option<()> {
    for child in dom.child_elements(group) {
        rows.push(row(dom, child, in_head)?);
    }
    Some(())
}

fn row(dom: &Dom, id: NodeId, in_head: bool) -> Option<SourceRow> {
    let own = part(dom.element(id)?)?;
    if !matches!(own, Part::Row | Part::Head) {
        return None;
    }
    let mut cells = Vec::new();
    let mut headers = 0;
    for cell in dom.child_elements(id) {
        match part(dom.element(cell)?)? {
            // In a row, "head" is what one cell is.
            Part::HeaderCell | Part::Head => headers += 1,
            Part::Cell => {}
            _ => return None,
        }
        if dom.end(cell).0 - cell.0 > LARGEST_CELL {
            return None;
        }
        cells.push(cell);
    }
    let in_head = in_head || own == Part::Head || headers > 0 && headers == cells.len();
    (!cells.is_empty()).then_some(SourceRow { in_head, cells })
}

/// What the inline style or a class of a box calls it.
fn part(element: &Element) -> Option<Part> {
    if !matches!(element.name(), "div" | "span" | "section" | "ul" | "li" | "p") {
        return None;
    }
    let classes = || element.classes().filter(|class| class.contains("able")).find_map(by_class);
    element.attr("style").and_then(by_style).or_else(classes)
}

fn by_style(style: &str) -> Option<Part> {
    let display =
        style.split(';').filter_map(|rule| rule.split_once(':')).find(|(property, _)| property.trim() == "display")?;
    Some(match display.1.trim() {
        "table" => Part::Table,
        "table-row-group" => Part::Body,
        "table-header-group" => Part::Head,
        "table-row" => Part::Row,
        "table-cell" => Part::Cell,
        _ => return None,
    })
}

/// `divTableRow`, `table__row`, `table-row`, `rTableRow`: the word table, then what part of it.
fn by_class(class: &str) -> Option<Part> {
    let name: String = class.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let (before, rest) = name.split_at(name.find("table")?);
    if !matches!(before, "" | "div" | "r" | "css" | "flex" | "grid" | "data" | "c" | "responsive") {
        return None;
    }
    Some(match rest.strip_prefix("table")? {
        "" => Part::Table,
        "body" | "rows" | "rowgroup" => Part::Body,
        "head" | "header" | "heading" | "headerrow" | "headrow" => Part::Head,
        "row" | "tr" => Part::Row,
        "cell" | "td" | "data" | "col" | "column" => Part::Cell,
        "headcell" | "headercell" | "th" | "cellheader" => Part::HeaderCell,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::parse;

    fn table(html: &str) -> Option<Vec<(bool, Vec<String>)>> {
        let dom = parse(html);
        let first = dom.elements(Dom::ROOT, "div").next().unwrap();
        let rows = rows(&dom, first)?;
        let texts = |row: SourceRow| row.cells.iter().map(|&cell| dom.visible_text(cell)).collect();
        Some(rows.into_iter().map(|row| (row.in_head, texts(row))).collect())
    }

    #[test]
    fn boxes_called_rows_and_cells_are_a_table() {
        let row = |kind: &str, a: &str, b: &str| {
            format!(
                "<div class=divTable{kind}><div class=divTableCell>{a}</div><div class=divTableCell>{b}</div></div>"
            )
        };
        let body = format!("<div class=divTableBody>{}</div>", row("Row", "West", "3"));
        let html = format!("<div class=divTable>{}{body}</div>", row("Heading", "Wind", "Rise"));
        let expected = vec![(true, vec!["Wind".into(), "Rise".into()]), (false, vec!["West".into(), "3".into()])];
        assert_eq!(table(&html), Some(expected));
    }

    #[test]
    fn styles_say_it_too() {
        let row = "<div style='display: table-row'><span style='display:table-cell'>a</span>\
                   <span style='display:table-cell'>b</span></div>";
        assert!(table(&format!("<div style='display:table'>{row}{row}</div>")).is_some());
        assert!(table(&format!("<div style='display:table'>{row}</div>")).is_none(), "one row sets boxes side by side");
    }

    #[test]
    fn grids_of_a_page_are_none() {
        let column = "<div class=col><p>News</p></div>";
        assert!(table(&format!("<div class=container><div class=row>{column}{column}</div></div>")).is_none());
        assert!(table("<div class=tablet><div class=tablet-row></div></div>").is_none());
    }
}
