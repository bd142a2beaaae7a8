use super::anchor::{Anchor, LAYOUTS, Layout, is_name, may_be_name};
use super::line::{Line, shape};
use super::vocabulary;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// How the comments of one page are laid out, learned from what repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Template {
    layout: Layout,
    author: Place,
    /// The author's line comes twice: an avatar's text, then the name.
    doubled: bool,
    /// The date stands below the comment, with the author in its line.
    pub footed: bool,
}

/// Where the author's name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In the date's line.
    Inside,
    /// On a line of its own, counted in lines from the date's.
    Beside(isize),
    /// Above the comment, with the date below it.
    Around,
}

/// Where one comment's head or foot stands.
#[derive(Clone, Debug)]
pub(super) struct Frame<'t> {
    pub anchor: Anchor<'t>,
    pub author: &'t str,
    /// First line of the frame.
    pub start: usize,
    /// First line of name and date, what repeats the name left out.
    core: usize,
    /// Behind its last line.
    pub end: usize,
    /// The comment's own lines, where they stand inside the frame.
    pub inside: Option<Range<usize>>,
}

/// How far from its date a name may stand, nearest first; what stands before the date is tried first.
const OFFSETS: [isize; 6] = [-1, 1, -2, 2, -3, 3];

/// The template that most anchors of the page follow, with the frames that follow it.
pub(super) fn learn<'t>(lines: &[Line<'t>], anchors: &[Anchor<'t>]) -> Option<(Template, Vec<Frame<'t>>)> {
    let learned = LAYOUTS.iter().filter_map(|&layout| {
        let anchors: Vec<&Anchor> = anchors.iter().filter(|anchor| anchor.layout == layout).collect();
        let template = match layout {
            Layout::Alone => around(lines, &anchors).or_else(|| from_lines(lines, &anchors)),
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

/// Names in the lines of the dates. The dates are feet where nothing said follows the last, or where words stand
/// between the heading of the discussion and the first.
fn in_line(lines: &[Line], anchors: &[&Anchor], layout: Layout) -> Template {
    const FARTHEST: usize = 40;
    let says = |line: &Line| line.text.contains(char::is_alphanumeric) && !vocabulary::is_controls(line.text);
    let below = lines.get(anchors.last().map_or(0, |anchor| anchor.line) + 1..).unwrap_or_default();
    let nothing_below =
        below.iter().take_while(|line| !vocabulary::is_about_comments(line.text)).all(|line| !says(line));
    let above = lines.get(..anchors.first().map_or(0, |anchor| anchor.line)).unwrap_or_default();
    let heading = above.iter().rev().take(FARTHEST).position(|line| vocabulary::is_about_comments(line.text));
    let headed = heading.is_some_and(|heading| above.iter().rev().take(heading).any(|line| line.words() > 4));
    let footed = layout != Layout::WithBody && (nothing_below || headed);
    Template { layout, author: Place::Inside, doubled: false, footed }
}

/// Names above the comments and dates below them, with nothing but controls after the dates.
fn around(lines: &[Line], anchors: &[&Anchor]) -> Option<Template> {
    let closed = |anchor: &&&Anchor| {
        let next = lines.iter().skip(anchor.line + 1).find(|line| !line.is_only_marks());
        next.is_none_or(|next| vocabulary::is_controls(next.text) || vocabulary::score(next.text).is_some())
    };
    let template = Template { layout: Layout::Alone, author: Place::Around, doubled: false, footed: false };
    let most = |count: usize| count >= 2 && count * 10 >= anchors.len() * 8;
    let framed = || template.frames(lines, anchors).len();
    (most(anchors.iter().filter(closed).count()) && most(framed())).then_some(template)
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
        Some(is_same_name(lines, line.checked_sub(1)?, name))
    };
    let doubled = anchors.iter().filter(|anchor| twice(anchor) == Some(true)).count() * 5 >= anchors.len() * 3;
    Some(Template { layout: Layout::Alone, author: Place::Beside(offset), doubled, footed: false })
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
    /// Whether the page itself makes clear that these are entries by people: their names come twice or beside the
    /// date, or somebody "says".
    pub fn is_signed(&self, lines: &[Line], frames: &[Frame]) -> bool {
        let says = |frame: &Frame| {
            let head = lines.get(frame.start..frame.end).unwrap_or_default();
            head.iter().any(|line| {
                line.text.starts_with(frame.author) && vocabulary::is_speech(&line.text[frame.author.len()..])
            })
        };
        self.doubled
            || self.author == Place::Around
            || frames.iter().filter(|frame| says(frame)).count() * 2 > frames.len()
    }

    /// The frames among anchors that stand as most of them do: the same blank lines within.
    fn frames<'t>(&self, lines: &[Line<'t>], anchors: &[&Anchor<'t>]) -> Vec<Frame<'t>> {
        let mut built: Vec<Frame> = Vec::with_capacity(anchors.len());
        for anchor in anchors {
            let above = built.last().map_or(0, |above| above.end);
            // Frames never share lines.
            built.extend(self.frame(lines, anchor, above).filter(|frame| frame.start >= above));
        }
        if self.author == Place::Around {
            return built;
        }
        let spacing = |frame: &Frame| -> Vec<bool> {
            (frame.core + 1..frame.end).filter_map(|line| Some(lines.get(line)?.after_blank)).collect()
        };
        let mut counts: HashMap<Vec<bool>, usize> = HashMap::new();
        built.iter().for_each(|frame| *counts.entry(spacing(frame)).or_default() += 1);
        let usual = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
        built.retain(|frame| usual.as_ref().is_some_and(|(usual, _)| *usual == spacing(frame)));
        built
    }

    /// The frame of one date; `above` is the first line that no other frame holds.
    fn frame<'t>(&self, lines: &[Line<'t>], anchor: &Anchor<'t>, above: usize) -> Option<Frame<'t>> {
        let frame = |author, (start, core), end, inside| {
            Some(Frame { anchor: anchor.clone(), author, start, core, end, inside })
        };
        match self.author {
            Place::Inside => frame(anchor.beside, (anchor.line, anchor.line), anchor.line + 1, None),
            Place::Around => {
                let author = first_name(lines, above, anchor.line)?;
                frame(
                    vocabulary::name_in(lines.get(author)?.text),
                    (author, author),
                    anchor.line + 1,
                    Some(author + 1..anchor.line),
                )
            }
            Place::Beside(offset) => {
                let (line, author) = beside(lines, anchor.line, offset).filter(|(_, author)| may_be_name(author))?;
                let mut start = line.min(anchor.line);
                let core = start;
                let avatar = |above: &usize| self.doubled && is_same_name(lines, *above, author);
                start = start.checked_sub(1).filter(avatar).unwrap_or(start);
                // A bullet on a line of its own belongs to the comment below it.
                let bullet = |line: &Line| line.is_only_marks() && line.text.chars().count() == 1;
                start -= usize::from(start > 0 && lines.get(start - 1).is_some_and(bullet));
                frame(author, (start, core), line.max(anchor.line) + 1, None)
            }
        }
    }
}

/// The name that opens the comment whose date stands at `date`: the first line behind the comment above, controls
/// skipped. Above the first comment stands anything, so there it is the nearest name with words below it.
fn first_name(lines: &[Line], above: usize, date: usize) -> Option<usize> {
    const FARTHEST: usize = 8;
    let named = |at: &usize| lines.get(*at).is_some_and(|line| is_name(vocabulary::name_in(line.text)));
    if above == 0 {
        return (date.saturating_sub(FARTHEST)..date.checked_sub(1)?).rev().find(named);
    }
    let aside = |line: &Line| {
        line.is_only_marks() || vocabulary::is_controls(line.text) || vocabulary::score(line.text).is_some()
    };
    let first = (above..date).find(|&at| lines.get(at).is_some_and(|line| !aside(line)))?;
    (first + 1 < date).then_some(first).filter(named)
}

/// Whether a line is the name again, as the text of an avatar is ("Ada", "u/ada avatar").
fn is_same_name(lines: &[Line], at: usize, name: &str) -> bool {
    const MORE: usize = 20;
    let brief = |line: &&Line| line.text.chars().count() <= name.chars().count() + MORE;
    let name = name.to_lowercase();
    lines.get(at).filter(brief).is_some_and(|line| line.text.to_lowercase().contains(&name))
}
