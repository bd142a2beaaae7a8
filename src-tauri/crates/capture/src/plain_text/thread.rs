use super::anchor;
use super::furniture::Furniture;
use super::line::Line;
use super::template::Frame;
use super::{bounds, passage, template, vocabulary};
use crate::dates::Context;
use document::{Author, Badge, Comment, CommentState, Confidence};
use std::collections::HashMap;
use std::ops::Range;

/// A discussion found in copied text.
#[derive(Debug, Default)]
pub(super) struct Thread {
    pub comments: Vec<Comment>,
    pub parents: Vec<Option<usize>>,
    /// The number of comments its heading tells.
    pub declared: Option<u32>,
    /// The lines that are the discussion and what stands around it, as indices.
    pub lines: Range<usize>,
    /// How many lines below the last comment were left out.
    pub left_out: usize,
}

impl Thread {
    /// No discussion in a text of so many lines.
    pub fn none(lines: usize) -> Self {
        Self { lines: lines..lines, ..Self::default() }
    }
}

/// The discussion in the lines, if something repeats in them as comments do. Lines of a table head no comment.
pub(super) fn find(lines: &[Line], in_table: &dyn Fn(&Line) -> bool, context: &Context) -> Option<Thread> {
    let mut anchors = anchor::anchors(lines, context);
    anchors.retain(|anchor| lines.get(anchor.line).is_some_and(|line| !in_table(line)));
    let (template, frames) = template::learn(lines, &anchors)?;
    let frames = bounds::below_heading(lines, frames);
    let mut first = frames.first()?.start;
    let heading = match template.footed {
        false => bounds::heading(lines, first, frames.len()),
        true => (0..=first).rev().find_map(|at| bounds::heading(lines, at, frames.len())),
    };
    let floor = heading.as_ref().map_or(first.saturating_sub(1), |heading| heading.start + 1);
    let mut bodies = bounds::bodies(lines, &template, &frames, floor);
    let furniture = Furniture::learn(lines, &bodies);
    while first > 0 && lines.get(first - 1).is_some_and(|line| furniture.stands_above(line)) {
        first -= 1;
    }
    if let Some(last) = bodies.last_mut().filter(|_| !template.footed) {
        last.end = bounds::end_of_last(lines, &frames, &furniture, last).max(last.start);
    }
    let timed = frames
        .iter()
        .any(|frame| frame.anchor.date.is_none_or(|date| date.hour_minute().is_some()) || frame.anchor.relative);
    let clear = heading.is_some() || timed || furniture.closes_comments() || template.is_signed(lines, &frames);
    if !clear || frames.len() < 2 && heading.is_none() {
        return None;
    }
    let comments = assemble(lines, &frames, &bodies, &furniture)?;
    let start = first.min(bodies.first()?.start);
    let behind = bodies.last()?.end.max(frames.last()?.end);
    Some(Thread {
        lines: heading.as_ref().map_or(start, |heading| heading.start)..lines.len(),
        declared: heading.and_then(|heading| heading.declared),
        left_out: lines.len().saturating_sub(behind),
        ..comments
    })
}

/// Comments from their frames and bodies. Dates with names but without words are a list of something else.
fn assemble(lines: &[Line], frames: &[Frame], bodies: &[Range<usize>], furniture: &Furniture) -> Option<Thread> {
    let mut comments: Vec<Comment> = Vec::with_capacity(frames.len());
    for (frame, body) in frames.iter().zip(bodies) {
        let own = furniture.trim(lines, body.clone());
        comments.push(comment(lines, frame, own, body));
    }
    let said = comments.iter().filter(|comment| !comment.blocks.is_empty()).count();
    if said == 0 || said * 10 < frames.len() * 6 {
        return None;
    }
    let parents = parents(lines, frames, &mut comments);
    Some(Thread { comments, parents, ..Thread::default() })
}

fn comment(lines: &[Line], frame: &Frame, own: Range<usize>, body: &Range<usize>) -> Comment {
    let same_line = frame.anchor.body.map(|text| Line {
        text,
        numbered: text,
        marker: None,
        indent: 0,
        number: 0,
        after_blank: true,
    });
    let words: Vec<Line> =
        same_line.into_iter().chain(lines.get(own.clone()).unwrap_or_default().iter().copied()).collect();
    let edges = (body.start..own.start).chain(own.end..body.end).filter_map(|at| lines.get(at));
    let head = if frame.inside.is_some() { frame.start..frame.start } else { frame.start..frame.end };
    let between = lines.get(head).unwrap_or_default();
    let badges = between
        .iter()
        .enumerate()
        .filter(|&(index, line)| {
            frame.start + index != frame.anchor.line
                && line.text.contains(char::is_alphabetic)
                && !line.text.to_lowercase().contains(&frame.author.to_lowercase())
        })
        .map(|(_, line)| Badge::Other(line.text.to_owned()))
        .collect();
    let deleted = words.len() == 1 && words.iter().all(|line| vocabulary::is_tombstone(line.text));
    let name = frame.author.trim();
    Comment {
        author: (!name.is_empty()).then(|| Author { name: name.to_owned(), url: None }),
        date: frame.anchor.date,
        date_text: Some(frame.anchor.date_text.to_owned()),
        blocks: passage::blocks(&words),
        score: edges.chain(between).find_map(|line| vocabulary::score(line.text)),
        badges,
        state: if deleted { CommentState::Deleted } else { CommentState::Visible },
        ..Comment::default()
    }
}

/// Whom each comment answers, as far as the copy tells: by its indent, or by naming an earlier author first. A flat
/// list says nothing, which is kept as little confidence rather than as knowledge.
fn parents(lines: &[Line], frames: &[Frame], comments: &mut [Comment]) -> Vec<Option<usize>> {
    let indents: Vec<usize> = frames.iter().map(|frame| lines.get(frame.start).map_or(0, |line| line.indent)).collect();
    let indented = indents.iter().any(|indent| Some(indent) != indents.first());
    let mut parents = Vec::with_capacity(frames.len());
    let mut open: Vec<usize> = Vec::new();
    let mut latest: HashMap<String, usize> = HashMap::new();
    for index in 0..frames.len() {
        open.retain(|&above| indents[above] < indents[index]);
        let by_indent = open.last().copied().filter(|_| indented);
        let addressed = addressee(comments, index, &latest);
        let (parent, confidence) = match (by_indent, addressed) {
            (Some(parent), _) => (Some(parent), 80),
            (None, Some(parent)) if !indented => (Some(parent), 60),
            _ => (None, if indented { 80 } else { 30 }),
        };
        parents.push(parent);
        open.push(index);
        let depth = parent.map_or(0, |parent| comments[parent].depth + 1);
        comments[index].depth = depth;
        comments[index].parent_confidence = Confidence::percent(confidence);
        if let Some(author) = &comments[index].author {
            latest.insert(author.name.to_lowercase(), index);
        }
    }
    parents
}

/// The latest comment of the author whom a comment names at its start ("@Ada", "@Ada Løve: …").
fn addressee(comments: &[Comment], index: usize, latest: &HashMap<String, usize>) -> Option<usize> {
    let text = document::plain_text(&comments.get(index)?.blocks);
    let rest = text.strip_prefix('@')?;
    let words: Vec<&str> = rest.split_whitespace().take(3).collect();
    (1..=words.len()).rev().find_map(|count| {
        let name = words[..count].join(" ").to_lowercase();
        latest.get(name.trim_end_matches([',', ':', '.', '!', '?', '-'])).copied()
    })
}
