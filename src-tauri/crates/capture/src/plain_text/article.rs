use super::line::{Line, Marker, lines};
use super::passage::{self, Passage};
use super::{byline, caption};
use crate::dates::Context;
use crate::flat_table::FoundTable;
use document::{Block, BlockKind, Inline, Metadata, Source, Sourced, Table};
use std::ops::Range;

/// Reads the article: title, byline and blocks. `text` is its lines, blank ones included; `tables` are those found
/// in it, in order.
///
/// `discussed` says that a discussion follows, so that even a single line is its article's title.
pub(super) fn read(
    text: &[&str],
    tables: Vec<FoundTable>,
    discussed: bool,
    context: &Context,
) -> (Metadata, Vec<Block>) {
    let mut metadata = Metadata::default();
    let mut parts = Vec::new();
    let mut from = 0;
    for FoundTable { lines, table } in tables {
        parts.extend(words(text, from..lines.start));
        parts.push(Part::Table(Box::new(table)));
        from = lines.end;
    }
    parts.extend(words(text, from..text.len()));
    take_title(&mut parts, discussed, &mut metadata);
    byline::take(&mut parts, &mut metadata, context);
    (metadata, blocks(parts))
}

/// A piece of the article before it is known whether a short line is a heading.
#[derive(Debug)]
pub(super) enum Part<'t> {
    Passage(Passage<'t>),
    Table(Box<Table>),
}

impl<'t> Part<'t> {
    /// The line, where the part is one.
    pub fn line(&self) -> Option<&Line<'t>> {
        match self {
            Self::Passage(Passage::Words { lines, .. } | Passage::Items(lines)) => {
                lines.first().filter(|_| lines.len() == 1)
            }
            _ => None,
        }
    }

    /// The lines of a paragraph.
    pub fn paragraph_lines(&self) -> &[Line<'t>] {
        match self {
            Self::Passage(Passage::Words { lines, .. }) => lines,
            _ => &[],
        }
    }

    /// A line that may be a heading: short, and no sentence. A number before it may be the heading's own.
    fn short(&self) -> Option<&Line<'t>> {
        const LONGEST: usize = 120;
        let line = self.line().filter(|line| line.marker != Some(Marker::Bullet))?;
        let sentence = line.text.ends_with(['.', ',', ';', ':', '。', '、', '；', '：', '…']);
        let first = line.text.chars().find(|c| c.is_alphabetic());
        let heads = !sentence && first.is_some_and(|first| !first.is_lowercase());
        (heads && line.words() <= 18 && line.text.chars().count() <= LONGEST).then_some(line)
    }

    fn is_question(&self) -> bool {
        self.short().is_some_and(|line| line.text.ends_with(['?', '？', '؟', ';']))
    }

    /// One paragraph and nothing else.
    fn is_paragraph(&self) -> bool {
        matches!(self, Self::Passage(Passage::Words { .. })) && self.short().is_none()
    }
}

fn words<'t>(text: &[&'t str], range: Range<usize>) -> impl Iterator<Item = Part<'t>> {
    let lines = lines(text.get(range.clone()).unwrap_or_default(), range.start);
    passage::passages(&lines).into_iter().map(Part::Passage)
}

/// The first line is the title, unless it is a paragraph or an item.
fn take_title(parts: &mut Vec<Part>, discussed: bool, metadata: &mut Metadata) {
    const LONGEST: usize = 200;
    let Some(line) = parts.first().and_then(Part::line).filter(|line| line.marker.is_none()) else { return };
    let length = line.text.chars().count();
    let paragraph = line.text.ends_with('.') && line.words() > 12;
    if length <= LONGEST && !paragraph && (discussed || parts.len() > 1) {
        metadata.title = Some(Sourced::new(passage::folded(line.text), Source::Page));
        parts.remove(0);
    }
}

/// What each part is, seen with its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Body,
    Heading(u8),
    Question,
    Answer,
    Caption,
}

fn blocks(parts: Vec<Part>) -> Vec<Block> {
    let mut places = headings(&parts);
    questions(&parts, &mut places);
    captions(&parts, &mut places);
    let mut blocks = Vec::with_capacity(parts.len());
    for (part, place) in parts.into_iter().zip(places) {
        match place {
            Place::Heading(level) => blocks.extend(part.line().map(|line| Block::heading(level, heading_text(line)))),
            Place::Question => {
                let question = part.line().map(|line| vec![Inline::text(passage::folded(line.text))]);
                blocks.extend(question.map(|question| Block::new(BlockKind::Faq { question, answer: Vec::new() })));
            }
            Place::Answer => match blocks.last_mut().map(|block| &mut block.kind) {
                Some(BlockKind::Faq { answer, .. }) => answer.extend(plain(part)),
                _ => blocks.extend(plain(part)),
            },
            Place::Caption => {
                let caption = part.line().map(|line| vec![Inline::text(passage::folded(line.text))]);
                blocks.extend(caption.map(|caption| Block::new(BlockKind::Figure { images: Vec::new(), caption })));
            }
            Place::Body => blocks.extend(plain(part)),
        }
    }
    blocks
}

fn plain(part: Part) -> Option<Block> {
    match part {
        Part::Passage(passage) => passage::to_block(passage, 0),
        Part::Table(table) => Some(Block::new(BlockKind::Table(*table))),
    }
}

/// A heading keeps the number before it.
fn heading_text(line: &Line) -> String {
    match line.marker {
        Some(Marker::Number(number)) => format!("{number}. {}", passage::folded(line.text)),
        _ => passage::folded(line.text),
    }
}

/// A short line is a heading where something longer follows. Two in a row are a heading and the one below it; in a
/// longer row only the last is one, the others are a list that has lost its markers.
fn headings(parts: &[Part]) -> Vec<Place> {
    let mut places = vec![Place::Body; parts.len()];
    let mut at = 0;
    while at < parts.len() {
        let row = parts[at..].iter().take_while(|part| part.short().is_some()).count();
        let end = at + row;
        if row > 0 && end < parts.len() {
            places[end - 1] = Place::Heading(if row == 2 { 3 } else { 2 });
            if row == 2 {
                places[at] = Place::Heading(2);
            }
        }
        at = end.max(at + 1);
    }
    places
}

/// Marks what is an FAQ: at least three questions in a row, each followed by exactly one paragraph, or, directly
/// below a heading of their own, by any blocks up to the next short line.
fn questions(parts: &[Part], places: &mut [Place]) {
    const FEWEST: usize = 3;
    let mut at = 0;
    while at < parts.len() {
        let below_heading =
            at.checked_sub(1).is_some_and(|above| parts[above].short().is_some() && !parts[above].is_question());
        let items = items(parts, at, if below_heading { usize::MAX } else { 1 });
        let end = items.last().map_or(at + 1, |item| item.end);
        if items.len() >= FEWEST {
            if below_heading {
                places[at - 1] = Place::Heading(2);
            }
            for item in items {
                places[item.clone()].fill(Place::Answer);
                places[item.start] = Place::Question;
            }
            at = end;
        } else {
            at += 1;
        }
    }
}

/// Questions with their answers from a part on: a question, then up to `most` parts that are no short lines.
fn items(parts: &[Part], from: usize, most: usize) -> Vec<Range<usize>> {
    let mut items: Vec<Range<usize>> = Vec::new();
    let mut at = from;
    while parts.get(at).is_some_and(Part::is_question) {
        let answer = parts[at + 1..].iter().take_while(|part| part.short().is_none()).count();
        let only_words = most > 1 || parts[at + 1..].first().is_some_and(Part::is_paragraph);
        // More words below would make it a section with a question for a heading.
        if answer == 0 || answer > most || !only_words {
            break;
        }
        items.push(at..at + 1 + answer);
        at += 1 + answer;
    }
    items
}

/// A lone sentence at the edge of a section that only names what is to be seen is the caption of a picture that was
/// not copied.
fn captions(parts: &[Part], places: &mut [Place]) {
    let speech = caption::Speech::of(parts.iter().filter_map(Part::line).map(|line| line.text));
    for at in 0..parts.len() {
        let Some(line) = parts[at].line().filter(|line| places[at] == Place::Body && line.marker.is_none()) else {
            continue;
        };
        let heading = |at: Option<usize>| {
            at.and_then(|at| places.get(at)).is_some_and(|place| matches!(place, Place::Heading(_)))
        };
        let edge = heading(Some(at + 1)) || heading(at.checked_sub(1)) && parts.get(at + 1).is_some();
        if caption::is_labelled(line.text) || edge && parts[at].short().is_none() && speech.only_names(line.text) {
            places[at] = Place::Caption;
        }
    }
}
