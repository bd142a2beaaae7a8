use super::anchor;
use super::line::Line;
use super::template::{Frame, Template};
use super::vocabulary;
use super::{passage, template};
use crate::dates::Context;
use document::{Author, Badge, Comment, CommentState, Confidence};
use std::collections::{HashMap, HashSet};
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
    let frames = below_heading(lines, frames);
    let start = frames.first()?.start;
    let heading = heading(lines, start, frames.len());
    let floor = heading.as_ref().map_or(start, |heading| heading.end);
    let mut bodies = bodies(lines, &template, &frames, floor);
    let furniture = Furniture::learn(lines, &bodies);
    let last = bodies.len().checked_sub(1)?;
    bodies[last] = end_of_last(lines, &frames, &furniture, bodies[last].clone(), &template);
    let thread = assemble(lines, &frames, bodies, &furniture)?;
    let repeats = thread.comments.len() >= 2 || heading.is_some() && !thread.comments.is_empty();
    let begin = heading.as_ref().map_or_else(|| thread.lines.start.min(start), |heading| heading.start);
    let declared = heading.as_ref().and_then(|heading| heading.declared);
    repeats.then_some(Thread { lines: begin..lines.len(), declared, ..thread })
}

/// Drops frames above the heading that most frames stand below: an article's own "Ada, 3 March" is no comment.
fn below_heading<'t>(lines: &[Line], frames: Vec<Frame<'t>>) -> Vec<Frame<'t>> {
    let (Some(first), Some(last)) = (frames.first(), frames.last()) else { return frames };
    if heading(lines, first.start, frames.len()).is_some() {
        return frames;
    }
    let above = |line: usize| frames.partition_point(|frame| frame.start <= line);
    let cut = (first.end..last.start.max(first.end))
        .filter(|&line| lines.get(line).is_some_and(|line| vocabulary::is_about_comments(line.text)))
        .find(|&line| above(line) * 10 <= frames.len() * 4);
    let skipped = cut.map_or(0, above);
    frames.into_iter().skip(skipped).collect()
}

/// The lines that head the discussion.
struct Heading {
    start: usize,
    end: usize,
    declared: Option<u32>,
}

/// Looks upwards from the first comment for a line that says "comments" or how many there are; controls ("Newest
/// first") may stand between.
fn heading(lines: &[Line], first: usize, count: usize) -> Option<Heading> {
    const FARTHEST: usize = 5;
    let mut found: Option<Heading> = None;
    for at in (first.saturating_sub(FARTHEST)..first).rev() {
        let text = lines.get(at)?.text;
        if vocabulary::is_about_comments(text)
            || vocabulary::declared(text).is_some_and(|n| n as usize == count && text.len() < 24)
        {
            let declared = vocabulary::declared(text).or(found.and_then(|below| below.declared));
            found = Some(Heading { start: at, end: first, declared });
        } else if text.chars().count() > 40 || lines.get(at)?.words() > 5 || text.ends_with(['.', '?', '!']) {
            break;
        }
    }
    found
}

/// The lines of each comment's own words, frame excluded.
fn bodies(lines: &[Line], template: &Template, frames: &[Frame], floor: usize) -> Vec<Range<usize>> {
    let between = |index: usize| match template.footed {
        false => frames[index].end..frames.get(index + 1).map_or(lines.len(), |next| next.start),
        true => index.checked_sub(1).map_or(floor, |above| frames[above].end)..frames[index].start,
    };
    (0..frames.len())
        .map(|index| {
            let range = between(index);
            range.start..range.end.max(range.start)
        })
        .collect()
}

/// Lines at the edges of comments that are the page's, not the commenter's: they repeat.
struct Furniture {
    above: HashSet<String>,
    below: HashSet<String>,
}

impl Furniture {
    /// What repeats as the first or last lines of at least half of the bodies.
    fn learn(lines: &[Line], bodies: &[Range<usize>]) -> Self {
        let mut learned = Self { above: HashSet::new(), below: HashSet::new() };
        const ROUNDS: usize = 4;
        for _ in 0..ROUNDS {
            let trimmed: Vec<Range<usize>> = bodies.iter().map(|body| learned.trim(lines, body.clone())).collect();
            let below = repeated(
                lines,
                trimmed.iter().filter_map(|body| body.end.checked_sub(1).filter(|last| *last >= body.start)),
                bodies.len(),
            );
            let above =
                repeated(lines, trimmed.iter().filter(|body| body.len() > 1).map(|body| body.start), bodies.len());
            if below.is_none() && above.is_none() {
                break;
            }
            learned.below.extend(below);
            learned.above.extend(above);
        }
        learned
    }

    fn is_below(&self, line: &Line) -> bool {
        line.is_only_marks() || vocabulary::is_controls(line.text) || self.below.contains(&line.shape())
    }

    fn is_above(&self, line: &Line) -> bool {
        line.is_only_marks() || self.above.contains(&line.shape())
    }

    fn trim(&self, lines: &[Line], mut body: Range<usize>) -> Range<usize> {
        while body.start < body.end && lines.get(body.start).is_some_and(|line| self.is_above(line)) {
            body.start += 1;
        }
        while body.start < body.end && lines.get(body.end - 1).is_some_and(|line| self.is_below(line)) {
            body.end -= 1;
        }
        body
    }
}

/// The shape that at least half of `of` bodies, and at least two, have at that line; short ones only.
fn repeated(lines: &[Line], at: impl Iterator<Item = usize>, of: usize) -> Option<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for line in at.filter_map(|at| lines.get(at)) {
        if line.text.chars().count() <= 40 && line.words() <= 5 {
            *counts.entry(line.shape()).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
    most.filter(|&(_, count)| count >= 2 && count * 2 >= of).map(|(shape, _)| shape)
}

/// Where the last comment ends: nothing follows that says so, but the others tell by what they have in common.
fn end_of_last(
    lines: &[Line],
    frames: &[Frame],
    furniture: &Furniture,
    body: Range<usize>,
    template: &Template,
) -> Range<usize> {
    if template.footed {
        return body;
    }
    let inset =
        frames.iter().filter_map(|frame| lines.get(frame.start..frame.end)).flatten().map(|line| line.indent).min();
    let mut end = body.end;
    for at in body.clone() {
        let Some(line) = lines.get(at) else { break };
        let outdented = inset.is_some_and(|inset| line.indent < inset);
        if outdented || vocabulary::is_about_comments(line.text) && at + 1 >= body.start && prompts(lines, at) {
            end = at;
            break;
        }
        let closes = furniture.below.contains(&line.shape()) || vocabulary::is_controls(line.text);
        let goes_on = lines.get(at + 1).is_some_and(|next| furniture.is_below(next));
        if at > body.start && closes && !goes_on && !furniture.below.is_empty() {
            end = at + 1;
            break;
        }
    }
    body.start..end
}

/// A line about comments below the last one asks for another; in the middle of a comment it would be followed, or
/// preceded, by words without a blank line between.
fn prompts(lines: &[Line], at: usize) -> bool {
    lines.get(at).is_some_and(|line| line.after_blank)
        && lines.get(at + 1).is_none_or(|next| next.after_blank || next.words() <= 8)
}

fn assemble(lines: &[Line], frames: &[Frame], bodies: Vec<Range<usize>>, furniture: &Furniture) -> Option<Thread> {
    let mut thread = Thread::default();
    let mut said = 0;
    for (frame, body) in frames.iter().zip(&bodies) {
        let own = furniture.trim(lines, body.clone());
        let comment = comment(lines, frame, own.clone(), body.clone());
        said += usize::from(!comment.blocks.is_empty());
        thread.comments.push(comment);
    }
    // Dates with names but without words are a list of something else.
    if said == 0 || said * 10 < frames.len() * 6 {
        return None;
    }
    thread.parents = parents(lines, frames, &mut thread.comments);
    thread.lines = frames.first()?.start.min(bodies.first()?.start)..lines.len();
    thread.left_out = lines.len().saturating_sub(bodies.last()?.end.max(frames.last()?.end));
    Some(thread)
}

fn comment(lines: &[Line], frame: &Frame, own: Range<usize>, body: Range<usize>) -> Comment {
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
    let between = lines.get(frame.start..frame.end).unwrap_or_default();
    let badges = between
        .iter()
        .enumerate()
        .filter(|&(index, line)| {
            frame.start + index != frame.anchor.line
                && !line.is_only_marks()
                && vocabulary::name_in(line.text).to_lowercase() != frame.author.to_lowercase()
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
