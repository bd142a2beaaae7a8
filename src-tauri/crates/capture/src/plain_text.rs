//! Copied text to article and discussion: what a page leaves behind when its words are copied without their markup.
//!
//! Nothing says what a line was, so everything is told by shape and position: a discussion by what repeats around
//! its dates ([`thread`], which learns one [`template`] a page), headings, questions and captions by their neighbours
//! ([`article`]), lists and quotations by their marks ([`passage`]).

mod anchor;
mod article;
mod bounds;
mod byline;
mod caption;
mod furniture;
mod line;
mod passage;
mod template;
#[cfg(test)]
mod tests;
mod thread;
mod vocabulary;

use crate::dates::{self, Context};
use crate::flat_table;
use document::{Comment, Document, Dropped, Problem, Table};
use line::Line;
use thread::Thread;

/// What copied text holds.
#[derive(Debug, Default)]
pub(crate) struct PlainText {
    /// The article, without ids.
    pub document: Document,
    /// The comments, without ids.
    pub comments: Vec<Comment>,
    /// For each comment, the index of the one it answers.
    pub parents: Vec<Option<usize>>,
    /// How many comments the copy says there are.
    pub declared: Option<u32>,
    /// What was left out.
    pub dropped: Vec<Dropped>,
    /// What could not be read for sure.
    pub problems: Vec<Problem>,
}

/// Reads article and discussion from copied text.
pub(crate) fn capture(text: &str, context: &Context) -> PlainText {
    const LONGEST_WITH_DATE: usize = 240;
    let raw: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    let short = raw.iter().copied().filter(|line| line.len() <= LONGEST_WITH_DATE);
    let day_first = context.day_first.or_else(|| dates::day_first(short, context.language.as_deref()));
    let context = Context { day_first, ..context.clone() };
    let flat_table::Search { mut tables, given_up } = flat_table::find(&raw);
    tables.retain(|found| !is_of_controls(&found.table));
    // Dates and names in the cells of a table head no comments.
    let lines: Vec<Line> = line::lines(&raw, 0);
    let in_table = |line: &Line| {
        let after = tables.partition_point(|table| table.lines.start <= line.number);
        after.checked_sub(1).and_then(|at| tables.get(at)).is_some_and(|table| table.lines.contains(&line.number))
    };
    let thread = thread::find(&lines, &in_table, &context).unwrap_or_else(|| Thread::none(lines.len()));
    let end = lines.get(thread.lines.start).map_or(raw.len(), |line| line.number);
    let tables = tables.into_iter().filter(|table| table.lines.end <= end).collect();
    let (metadata, blocks) =
        article::read(raw.get(..end).unwrap_or_default(), tables, !thread.comments.is_empty(), &context);
    PlainText {
        document: Document { metadata, blocks },
        comments: thread.comments,
        parents: thread.parents,
        declared: thread.declared,
        dropped: dropped(thread.left_out),
        problems: too_costly(given_up).into_iter().collect(),
    }
}

/// Comments that all have one line look like rows; a column of "Reply" tells them apart.
fn is_of_controls(table: &Table) -> bool {
    let grid = table.text_grid();
    let width = grid.first().map_or(0, Vec::len);
    (0..width).any(|column| grid.iter().all(|row| row.get(column).is_some_and(|cell| vocabulary::is_controls(cell))))
}

/// Says that there may be tables that were not looked for to the end.
fn too_costly(regions: u32) -> Option<Problem> {
    let message = "Some lines may be a table but would take too long to read as one; they were kept as paragraphs.";
    (regions > 0).then(|| Problem { code: "table_too_costly".into(), message: message.into() })
}

fn dropped(lines: usize) -> Vec<Dropped> {
    let below = Dropped {
        what: "below_discussion".into(),
        count: u32::try_from(lines).unwrap_or(u32::MAX),
        why: "Lines below the last comment are the page's form and footer, not what anybody wrote.".into(),
    };
    if lines == 0 { Vec::new() } else { vec![below] }
}
