use super::anchor::{Anchor, LAYOUTS, Layout, is_name, may_be_name};
use super::line::{Line, shape};
use super::vocabulary;
use std::collections::{HashMap, HashSet};

/// How the comments of one page are laid out, learned from what repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Template {
    layout: Layout,
    /// Where the author's line stands, counted in lines from the date's; absent where the name is in the same line.
    author: Option<isize>,
    /// The author's line comes twice: an avatar's text, then the name.
    doubled: bool,
    /// The date stands below the comment.
    pub footed: bool,
}

/// Where one comment's head or foot stands.
#[derive(Clone, Debug)]
pub(super) struct Frame<'t> {
    pub anchor: Anchor<'t>,
    pub author: &'t str,
    /// First line of the frame.
    pub start: usize,
    /// Behind its last line.
    pub end: usize,
}

/// How far from its date a name may stand, nearest first; what stands before the date is tried first.
const OFFSETS: [isize; 6] = [-1, 1, -2, 2, -3, 3];

/// The template that most anchors of the page follow, with the frames that follow it.
pub(super) fn learn<'t>(lines: &[Line<'t>], anchors: &[Anchor<'t>]) -> Option<(Template, Vec<Frame<'t>>)> {
    let learned = LAYOUTS.iter().filter_map(|&layout| {
        let anchors: Vec<&Anchor> = anchors.iter().filter(|anchor| anchor.layout == layout).collect();
        let template = match layout {
            Layout::Alone => from_lines(lines, &anchors),
            _ => (!anchors.is_empty()).then(|| in_line(lines, &anchors, layout)),
        }?;
        let frames = template.frames(lines, &anchors);
        (!numbered_only(&frames)).then_some((template, frames))
    });
    // The first of equals: max_by_key would give the last.
    learned
        .reduce(|best, next| if next.1.len() > best.1.len() { next } else { best })
        .filter(|found| !found.1.is_empty())
}

/// "Version 1.2", "Version 1.3": entries of a log, not people.
fn numbered_only(frames: &[Frame]) -> bool {
    let names: HashSet<&str> = frames.iter().map(|frame| frame.author).collect();
    let shapes: HashSet<String> = names.iter().map(|name| shape(name)).collect();
    names.len() > 1 && shapes.len() == 1
}

fn in_line(lines: &[Line], anchors: &[&Anchor], layout: Layout) -> Template {
    let last = anchors.last().map_or(0, |anchor| anchor.line);
    let below = lines.get(last + 1..).unwrap_or_default();
    let says = |line: &Line| line.text.contains(char::is_alphanumeric) && !vocabulary::is_controls(line.text);
    // A comment's words have to follow its head: where none follow the last date, dates are feet.
    let nothing_below =
        below.iter().take_while(|line| !vocabulary::is_about_comments(line.text)).all(|line| !says(line));
    Template { layout, author: None, doubled: false, footed: layout != Layout::WithBody && nothing_below }
}

/// Where the names stand around dates that have a line to themselves.
fn from_lines(lines: &[Line], anchors: &[&Anchor]) -> Option<Template> {
    let dates: HashSet<usize> = anchors.iter().map(|anchor| anchor.line).collect();
    let scored = OFFSETS.iter().enumerate().filter_map(|(rank, &offset)| {
        let names: Vec<&str> = anchors
            .iter()
            .filter_map(|anchor| beside(lines, anchor.line, offset))
            .filter(|&(line, _)| !dates.contains(&line))
            .map(|(_, name)| name)
            .filter(|name| is_name(name) && !vocabulary::is_controls(name) && vocabulary::score(name).is_none())
            .collect();
        let share = names.len() as f32 / anchors.len() as f32;
        let distinct =
            names.iter().map(|name| shape(name)).collect::<HashSet<_>>().len() as f32 / names.len().max(1) as f32;
        (share >= 0.6).then_some((offset, share + 0.4 * (distinct * 2.0).min(1.0) - 0.05 * rank as f32))
    });
    let (offset, _) = scored.max_by(|a, b| a.1.total_cmp(&b.1))?;
    let twice = |anchor: &&&Anchor| {
        let (line, name) = beside(lines, anchor.line, offset)?;
        let above = lines.get(line.checked_sub(1)?)?;
        Some(vocabulary::name_in(above.text).to_lowercase() == name.to_lowercase()).filter(|same| *same)
    };
    let doubled = anchors.iter().filter(|anchor| twice(anchor).is_some()).count() * 5 >= anchors.len() * 3;
    Some(Template { layout: Layout::Alone, author: Some(offset), doubled, footed: false })
}

/// The line `offset` lines that say something away, and the name in it.
fn beside<'t>(lines: &[Line<'t>], from: usize, offset: isize) -> Option<(usize, &'t str)> {
    let step = offset.signum();
    let (mut at, mut left) = (from, offset.unsigned_abs());
    while left > 0 {
        at = at.checked_add_signed(step)?;
        left -= usize::from(!lines.get(at)?.is_only_marks());
    }
    Some((at, vocabulary::name_in(lines[at].text)))
}

impl Template {
    /// The frames among anchors that stand as most of them do: the same blank lines within.
    fn frames<'t>(&self, lines: &[Line<'t>], anchors: &[&Anchor<'t>]) -> Vec<Frame<'t>> {
        let built: Vec<Frame> = anchors.iter().filter_map(|anchor| self.frame(lines, anchor)).collect();
        let spacing = |frame: &Frame| -> Vec<bool> {
            (frame.start + 1..frame.end).filter_map(|line| Some(lines.get(line)?.after_blank)).collect()
        };
        let mut counts: HashMap<Vec<bool>, usize> = HashMap::new();
        built.iter().for_each(|frame| *counts.entry(spacing(frame)).or_default() += 1);
        let usual =
            counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0))).map(|(spacing, _)| spacing);
        let mut frames: Vec<Frame> = Vec::with_capacity(built.len());
        for frame in built.into_iter().filter(|frame| usual.as_ref() == Some(&spacing(frame))) {
            // Frames never share lines.
            if frames.last().is_none_or(|last| last.end <= frame.start) {
                frames.push(frame);
            }
        }
        frames
    }

    fn frame<'t>(&self, lines: &[Line<'t>], anchor: &Anchor<'t>) -> Option<Frame<'t>> {
        let Some(offset) = self.author else {
            let (start, end) = (anchor.line, anchor.line + 1);
            return Some(Frame { anchor: anchor.clone(), author: anchor.beside, start, end });
        };
        let (line, author) = beside(lines, anchor.line, offset).filter(|(_, author)| may_be_name(author))?;
        let mut start = line.min(anchor.line);
        if self.doubled {
            let above = start.checked_sub(1).filter(|&above| {
                lines
                    .get(above)
                    .is_some_and(|above| vocabulary::name_in(above.text).to_lowercase() == author.to_lowercase())
            });
            start = above?;
        }
        // A bullet on a line of its own belongs to the comment below it.
        if start > 0
            && lines.get(start - 1).is_some_and(|above| above.is_only_marks() && above.text.chars().count() == 1)
        {
            start -= 1;
        }
        Some(Frame { anchor: anchor.clone(), author, start, end: line.max(anchor.line) + 1 })
    }
}
