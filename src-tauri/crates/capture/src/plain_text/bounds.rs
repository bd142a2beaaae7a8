//! Where a discussion starts and ends, and which lines are each comment's own.

use super::furniture::Furniture;
use super::line::Line;
use super::template::{Frame, Template};
use super::vocabulary;
use std::collections::HashMap;
use std::ops::Range;

/// The lines that head a discussion.
pub(super) struct Heading {
    pub start: usize,
    pub declared: Option<u32>,
}

/// Looks upwards from the first comment for a line that says "comments" or how many there are; controls ("Newest
/// first") may stand between. `first` is the first line of the discussion, `count` how many comments were found.
pub(super) fn heading(lines: &[Line], first: usize, count: usize) -> Option<Heading> {
    const FARTHEST: usize = 5;
    let mut found: Option<Heading> = None;
    for at in (first.saturating_sub(FARTHEST)..first).rev() {
        let line = lines.get(at)?;
        let declared = vocabulary::declared(line.text);
        let counts = declared.is_some_and(|declared| declared as usize == count) && vocabulary::is_brief(line.text);
        if vocabulary::is_about_comments(line.text) || counts {
            found = Some(Heading { start: at, declared: declared.or(found.and_then(|below| below.declared)) });
        } else if line.text.chars().count() > 40 || line.words() > 5 || line.text.ends_with(['.', '?', '!']) {
            break;
        }
    }
    found
}

/// Drops frames above the heading that most frames stand below: an article's own "Ada, 3 March" is no comment.
pub(super) fn below_heading<'t>(lines: &[Line], frames: Vec<Frame<'t>>) -> Vec<Frame<'t>> {
    let mut shapes: HashMap<String, usize> = HashMap::new();
    lines
        .iter()
        .filter(|line| vocabulary::is_about_comments(line.text))
        .for_each(|line| *shapes.entry(line.shape()).or_default() += 1);
    // A heading stands once; "Reply" stands below every comment.
    let headed = |frame: &Frame, above: usize| {
        heading(lines, frame.start, usize::MAX)
            .and_then(|heading| lines.get(heading.start).filter(|_| heading.start >= above))
            .is_some_and(|line| line.after_blank && shapes.get(&line.shape()) == Some(&1))
    };
    let most = frames.len() * 4 / 10;
    let above = |index: usize| index.checked_sub(1).map_or(0, |above| frames[above].end);
    let first = (0..frames.len().min(most + 1)).find(|&index| headed(&frames[index], above(index)));
    frames.into_iter().skip(first.unwrap_or(0)).collect()
}

/// The lines of each comment, its frame excluded. `floor` is the first line below the discussion's heading.
pub(super) fn bodies(lines: &[Line], template: &Template, frames: &[Frame], floor: usize) -> Vec<Range<usize>> {
    let mut above = floor;
    let mut bodies = Vec::with_capacity(frames.len());
    for (index, frame) in frames.iter().enumerate() {
        let below = frames.get(index + 1).map_or(lines.len(), |next| next.start);
        let body = match &frame.inside {
            Some(inside) => inside.clone(),
            None if template.footed => above..frame.start,
            None => frame.end..below,
        };
        bodies.push(body.start..body.end.max(body.start));
        above = frame.end;
    }
    bodies
}

/// Where the last comment ends: nothing says so, but the others tell by what they have in common.
pub(super) fn end_of_last(lines: &[Line], frames: &[Frame], furniture: &Furniture, body: &Range<usize>) -> usize {
    let heads = frames.iter().filter_map(|frame| lines.get(frame.start..frame.end)).flatten();
    let inset = heads.map(|line| line.indent).min().unwrap_or(0);
    let at =
        |test: &dyn Fn(usize, &Line) -> bool| body.clone().find(|&at| lines.get(at).is_some_and(|line| test(at, line)));
    let outdented = at(&|_, line| line.indent < inset).unwrap_or(body.end);
    let closing = at(&|at, line| {
        let goes_on = lines.get(at + 1).is_some_and(|next| furniture.is_below(next));
        at > body.start && furniture.closes_comments() && furniture.closes(line) && !goes_on
    });
    // What asks for another comment stands apart, below words, and is not what a comment ends with.
    let prompt = at(&|at, line| {
        let closed = lines.get(at + 1).is_some_and(|next| furniture.closes(next));
        at > body.start && line.after_blank && !closed && vocabulary::is_about_comments(line.text)
    });
    outdented.min(closing.map_or(body.end, |at| at + 1)).min(prompt.unwrap_or(body.end))
}
