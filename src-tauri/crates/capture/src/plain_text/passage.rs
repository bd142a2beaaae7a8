//! Blocks that articles and comments have in common: paragraphs, lists, quotations, code.

use super::line::{Line, Marker};
use document::{Block, BlockKind, Inline, ListItem};

/// A stretch of lines that belong together, and what they are.
#[derive(Debug)]
pub(super) enum Passage<'t> {
    /// Words in one paragraph, with the lines they were copied in; a single one may be a heading too.
    Words {
        text: Vec<Inline>,
        lines: Vec<Line<'t>>,
    },
    Items(Vec<Line<'t>>),
    Quote(Vec<Line<'t>>),
    Code(BlockKind),
    Rule,
}

/// How deep quotations and lists nest at most.
const DEEPEST: usize = 8;

/// What the lines are, in order. Items that follow each other are one list, also with blank lines between.
pub(super) fn passages<'t>(lines: &[Line<'t>]) -> Vec<Passage<'t>> {
    let mut passages = Vec::new();
    let mut at = 0;
    while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some((length, code)) = fenced(rest) {
            passages.push(Passage::Code(code));
            at += length;
            continue;
        }
        let length = 1 + rest.iter().skip(1).take_while(|line| !line.after_blank && !is_fence(line)).count();
        group(&rest[..length], &mut passages);
        at += length;
    }
    passages
}

/// The blocks of a comment: no headings, no tables.
pub(super) fn blocks(lines: &[Line]) -> Vec<Block> {
    to_blocks(passages(lines), 0)
}

fn to_blocks(passages: Vec<Passage>, depth: usize) -> Vec<Block> {
    passages.into_iter().filter_map(|passage| to_block(passage, depth)).collect()
}

/// A passage as the block it is when it is no heading.
pub(super) fn to_block(passage: Passage, depth: usize) -> Option<Block> {
    Some(match passage {
        Passage::Words { text, .. } => Block::new(BlockKind::Paragraph { text }),
        Passage::Items(items) => list(&items, depth),
        Passage::Quote(lines) if depth < DEEPEST => {
            Block::new(BlockKind::Quote { blocks: to_blocks(self::passages(&lines), depth + 1), cite: Vec::new() })
        }
        Passage::Quote(lines) => Block::new(BlockKind::Paragraph { text: with_breaks(&lines) }),
        Passage::Code(code) => Block::new(code),
        Passage::Rule => Block::new(BlockKind::Rule),
    })
}

/// Lines without a blank one between.
fn group<'t>(lines: &[Line<'t>], passages: &mut Vec<Passage<'t>>) {
    let Some(first) = lines.first() else { return };
    if lines.iter().all(|line| line.marker.is_none() && line.text.starts_with('>')) {
        passages.push(Passage::Quote(unquoted(lines)));
    } else if lines.iter().all(Line::is_only_marks) {
        passages.extend(is_rule(first).then_some(Passage::Rule));
    } else if is_code(lines) {
        passages.push(Passage::Code(code(None, lines)));
    } else if lines.iter().any(|line| line.marker.is_some()) {
        with_items(lines, passages);
    } else {
        words(lines, passages);
    }
}

/// Lines some of which are items of a list.
fn with_items<'t>(lines: &[Line<'t>], passages: &mut Vec<Passage<'t>>) {
    let before = lines.iter().take_while(|line| line.marker.is_none()).count();
    words(&lines[..before], passages);
    for line in &lines[before..] {
        match passages.last_mut() {
            Some(Passage::Items(items)) if items.last().is_some_and(|last| follows(last, line)) => items.push(*line),
            _ if line.marker.is_some() => passages.push(Passage::Items(vec![*line])),
            _ => words(std::slice::from_ref(line), passages),
        }
    }
}

/// Whether a line goes on with the list whose last line is `last`: another item of its kind, or a line of the same
/// item, set in further.
fn follows(last: &Line, line: &Line) -> bool {
    match (last.marker, line.marker) {
        (_, None) => !line.after_blank && line.indent > last.indent,
        (None, Some(_)) => true,
        (Some(Marker::Number(last)), Some(Marker::Number(next))) => next == last.saturating_add(1),
        (Some(Marker::Bullet), Some(Marker::Bullet)) => true,
        // A list inside another.
        (Some(_), Some(_)) => line.indent != last.indent,
    }
}

/// One paragraph where the lines were wrapped or broken by hand; one each where they are whole paragraphs.
fn words<'t>(lines: &[Line<'t>], passages: &mut Vec<Passage<'t>>) {
    const PARAGRAPH: usize = 120;
    match lines {
        [] => {}
        [line] => passages.push(Passage::Words { text: vec![Inline::text(folded(line.text))], lines: vec![*line] }),
        _ if is_wrapped(lines) => {
            let text = lines.iter().map(|line| folded(line.text)).collect::<Vec<_>>().join(" ");
            passages.push(Passage::Words { text: vec![Inline::text(text)], lines: lines.to_vec() });
        }
        _ if lines.iter().any(|line| line.text.chars().count() > PARAGRAPH) => {
            lines.iter().for_each(|line| words(std::slice::from_ref(line), passages));
        }
        _ => passages.push(Passage::Words { text: with_breaks(lines), lines: lines.to_vec() }),
    }
}

/// Whether lines were broken to fit a width: the first word of each would not have fitted on the line above.
fn is_wrapped(lines: &[Line]) -> bool {
    const NARROWEST: usize = 40;
    let length = |text: &str| text.chars().count();
    let width = lines.iter().map(|line| length(line.text)).max().unwrap_or(0);
    let full = |pair: &[Line]| {
        let next = pair[1].text.split_whitespace().next().map_or(0, length);
        length(pair[0].text) + 1 + next > width
    };
    width >= NARROWEST && lines.windows(2).all(full)
}

fn with_breaks(lines: &[Line]) -> Vec<Inline> {
    let mut text = Vec::with_capacity(lines.len() * 2);
    for line in lines {
        if !text.is_empty() {
            text.push(Inline::Break);
        }
        text.push(Inline::text(folded(line.text)));
    }
    text
}

/// White space folded to single spaces.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unquoted<'t>(lines: &[Line<'t>]) -> Vec<Line<'t>> {
    let texts: Vec<&str> = lines.iter().map(|line| line.text.strip_prefix('>').unwrap_or(line.text)).collect();
    super::line::lines(&texts, 0)
}

/// Items as a list; those set in further than the one above are a list inside it.
fn list(lines: &[Line], depth: usize) -> Block {
    let ordered = matches!(lines.first().and_then(|line| line.marker), Some(Marker::Number(_)));
    let start = match lines.first().and_then(|line| line.marker) {
        Some(Marker::Number(number)) if number != 1 => Some(number),
        _ => None,
    };
    let outer = lines.first().map_or(0, |line| line.indent);
    let mut items: Vec<ListItem> = Vec::new();
    let mut rest = lines;
    while let Some((head, tail)) = rest.split_first() {
        let more = tail.iter().take_while(|line| line.marker.is_none()).count();
        let text = rest[..=more].iter().map(|line| folded(line.text)).collect::<Vec<_>>().join(" ");
        let inner = if depth < DEEPEST {
            tail[more..].iter().take_while(|line| line.indent > outer.max(head.indent)).count()
        } else {
            0
        };
        let mut blocks = vec![Block::paragraph(text)];
        if inner > 0 {
            blocks.push(list(&tail[more..more + inner], depth + 1));
        }
        items.push(ListItem { blocks });
        rest = &tail[more + inner..];
    }
    Block::new(BlockKind::List { ordered, start, items })
}

fn is_rule(line: &Line) -> bool {
    let mut characters = line.text.chars().filter(|c| !c.is_whitespace());
    let first = characters.next();
    matches!(first, Some('-' | '*' | '_' | '=' | '~' | '—' | '⁂'))
        && line.text.chars().count() >= 3
        && characters.all(|c| Some(c) == first)
}

fn is_fence(line: &Line) -> bool {
    line.text.starts_with("```")
}

/// Code between two fences: how many lines it takes up, and the code.
fn fenced(lines: &[Line]) -> Option<(usize, BlockKind)> {
    let open = lines.first().filter(|line| is_fence(line))?;
    let length = lines.iter().skip(1).position(is_fence)?;
    let language = open.text.trim_start_matches('`').trim().to_lowercase();
    let language = (!language.is_empty() && language.chars().all(|c| c.is_alphanumeric() || "+-#.".contains(c)))
        .then_some(language);
    Some((length + 2, code(language, &lines[1..=length])))
}

/// Lines with their indent, relative to the least.
fn code(language: Option<String>, lines: &[Line]) -> BlockKind {
    let least = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    let mut text = String::new();
    let mut above = None;
    for line in lines {
        if let Some(above) = above {
            // At most one blank line is kept: how many there were says nothing.
            text.push_str(if line.number > above + 1 { "\n\n" } else { "\n" });
        }
        text.extend(std::iter::repeat_n(' ', line.indent - least));
        text.push_str(line.text);
        above = Some(line.number);
    }
    BlockKind::Code { language, text, links: Vec::new() }
}

/// Whether lines are surely code: most of them end or begin as only code does.
fn is_code(lines: &[Line]) -> bool {
    let looks = |line: &&Line| {
        line.text.ends_with(['{', '}', ';'])
            || line.text.ends_with("});")
            || ["$ ", "// ", "/* ", "#include", "</"].iter().any(|start| line.text.starts_with(start))
    };
    lines.len() >= 2 && lines.iter().filter(looks).count() * 10 >= lines.len() * 6
}
