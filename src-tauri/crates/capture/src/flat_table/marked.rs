//! Rows whose cell borders are still there: tabs, or the bars of a Markdown table.

use super::{MOST_COLUMNS, Piece, Reading};

/// Reads lines as rows where their borders are marked.
pub(super) fn read(lines: &[&str]) -> Option<Reading> {
    if lines.len() < 2 {
        return None;
    }
    let rows = if lines.iter().filter(|line| line.contains('\t')).count() * 2 >= lines.len() {
        tabbed(lines)
    } else if lines.iter().all(|line| is_barred(line)) {
        barred(lines)
    } else {
        return None;
    };
    let width = rows.iter().map(Vec::len).max()?;
    let even = rows.iter().filter(|row| row.len() == width).count() * 2 >= rows.len();
    if rows.len() < 2 || !(2..=4 * MOST_COLUMNS).contains(&width) || !even {
        return None;
    }
    Some(Reading { rows, gain: f32::INFINITY, certainty: 1.0 })
}

/// Whether the line looks like a row of a Markdown table.
pub(super) fn is_barred(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('|') && line.ends_with('|')
}

/// A line without a tab goes on with the cell above it, which had more than one paragraph.
fn tabbed(lines: &[&str]) -> Vec<Vec<Piece>> {
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for line in lines {
        let continued = rows.last_mut().and_then(|row| row.last_mut()).filter(|_| !line.contains('\t'));
        match continued {
            Some(cell) => {
                cell.text.push(' ');
                cell.text.push_str(line.trim());
            }
            None => rows.push(line.trim_end_matches(['\r', '\n', ' ']).split('\t').map(piece).collect()),
        }
    }
    drop_empty_ends(&mut rows);
    rows
}

/// A tab ends every cell in some copies, so that each row seems to have an empty cell more.
fn drop_empty_ends(rows: &mut [Vec<Piece>]) {
    while !rows.is_empty()
        && rows.iter().all(|row| row.len() > 1 && row.last().is_some_and(|cell| cell.text.is_empty()))
    {
        rows.iter_mut().for_each(|row| {
            row.pop();
        });
    }
}

fn barred(lines: &[&str]) -> Vec<Vec<Piece>> {
    let is_rule = |line: &str| line.chars().all(|c| matches!(c, '|' | '-' | ':' | '+' | ' ' | '='));
    let cells = |line: &str| line.trim().trim_matches('|').split('|').map(piece).collect();
    lines.iter().filter(|line| !is_rule(line)).map(|line| cells(line)).collect()
}

fn piece(text: &str) -> Piece {
    Piece { text: text.split_whitespace().collect::<Vec<_>>().join(" "), sure: None }
}
