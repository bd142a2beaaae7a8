//! What an article says otherwise than an earlier copy of it: line by line, and within a line word by word.

use crate::alignment::likeness;
use document::{Block, BlockId, BlockKind, Document, Table, inline_text, plain_text};
use imara_diff::{Algorithm, Diff, InternedInput, Interner};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;
use ts_rs::TS;

/// A replaced line that shares this much with its replacement is the same line, edited.
const ALIKE: f32 = 0.3;

/// Lines that were replaced are compared each with each up to so many pairs; beyond that, by their order.
const MAX_PAIRS: usize = 2_500;

/// A line as long as this that is gone here and new there has moved; a shorter one may be another.
const TELLING: usize = 24;

/// What kind of line it is, to show it as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// A heading.
    Heading,
    /// A paragraph, in whatever it stands.
    Paragraph,
    /// A paragraph of a list's item.
    Item,
    /// A paragraph of a quotation.
    Quote,
    /// A line of code.
    Code,
    /// What stands over a table or under a figure.
    Caption,
    /// A row of a table, its cells separated by tabs.
    Row,
    /// A question of a list of them, or a term that is explained.
    Term,
    /// A formula.
    Formula,
    /// Something embedded.
    Embed,
}

/// A line of an article.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Line {
    /// What kind it is.
    pub kind: LineKind,
    /// The block that it is of, or is in.
    pub block: BlockId,
    /// Its canonical text.
    pub text: String,
}

/// What became of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum LineChange {
    /// Both copies have it.
    Same {
        /// The line.
        line: Line,
    },
    /// Only the newer copy has it.
    Added {
        /// The line.
        line: Line,
    },
    /// Only the older copy has it.
    Removed {
        /// The line.
        line: Line,
    },
    /// Both have it; it stood elsewhere before.
    Moved {
        /// The line.
        line: Line,
    },
    /// It says something else.
    Edited {
        /// The line as the newer copy has it.
        line: Line,
        /// Its words, and which copy has them.
        parts: Vec<Part>,
    },
}

/// Words, and which copy has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Part {
    /// The words.
    pub text: String,
    /// Who has them.
    pub side: Side,
}

/// Which copy has something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Both.
    Both,
    /// The older one.
    Old,
    /// The newer one.
    New,
}

/// What a newer copy of an article says otherwise, in the order of the newer copy; what it no longer says stands
/// where it stood.
pub fn diff(old: &Document, new: &Document) -> Vec<LineChange> {
    let (old, new) = (lines(&old.blocks), lines(&new.blocks));
    let key = |line: &Line| (line.kind, line.text.clone());
    let hunks = hunks(old.iter().map(key), new.iter().map(key));
    let mut changes = Vec::with_capacity(new.len());
    let same = |range: Range<usize>| new[range].iter().map(|line| LineChange::Same { line: line.clone() });
    let mut done = 0;
    for (before, after) in hunks {
        changes.extend(same(done..after.start));
        done = after.end;
        replaced(&old[before], &new[after], &mut changes);
    }
    changes.extend(same(done..new.len()));
    without_moves(changes)
}

/// What one text says otherwise than another, word by word. What is gone stands before what came in its place.
pub fn diff_words(old: &str, new: &str) -> Vec<Part> {
    let (before, after) = (words(old), words(new));
    let mut parts = Parts::default();
    let mut done = 0;
    for (gone, came) in hunks(before.iter().copied(), after.iter().copied()) {
        parts.both(&after[done..came.start].concat());
        done = came.end;
        parts.changed(&before[gone].concat(), &after[came].concat());
    }
    parts.both(&after[done..].concat());
    parts.finish()
}

/// Every line of an article, in reading order. None is empty.
pub fn lines(blocks: &[Block]) -> Vec<Line> {
    let mut lines = Vec::new();
    push_blocks(&mut lines, blocks, LineKind::Paragraph);
    lines
}

/// Where two sequences differ: what is gone, and what came in its place.
fn hunks<T: Eq + Hash>(
    old: impl Iterator<Item = T>,
    new: impl Iterator<Item = T>,
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut input = InternedInput { before: Vec::new(), after: Vec::new(), interner: Interner::new(0) };
    input.update_before(old);
    input.update_after(new);
    let mut diff = Diff::compute(Algorithm::Myers, &input);
    diff.postprocess_no_heuristic(&input);
    let range = |range: Range<u32>| range.start as usize..range.end as usize;
    diff.hunks().map(|hunk| (range(hunk.before), range(hunk.after))).collect()
}

/// Pairs lines that were replaced with those that replaced them.
fn replaced(old: &[Line], new: &[Line], changes: &mut Vec<LineChange>) {
    let pairs = pairs(old, new);
    let mut gone = 0;
    for (index, line) in new.iter().enumerate() {
        match pairs.get(&index) {
            Some(&before) => {
                changes.extend(old[gone..before].iter().map(|line| LineChange::Removed { line: line.clone() }));
                let parts = diff_words(&old[before].text, &line.text);
                changes.push(LineChange::Edited { line: line.clone(), parts });
                gone = before + 1;
            }
            None => changes.push(LineChange::Added { line: line.clone() }),
        }
    }
    changes.extend(old[gone..].iter().map(|line| LineChange::Removed { line: line.clone() }));
}

/// For lines of `new` the line of `old` that each replaced: in order, and as like as can be.
fn pairs(old: &[Line], new: &[Line]) -> HashMap<usize, usize> {
    let alike = |before: usize, after: usize| match likeness(&old[before].text, &new[after].text) {
        likeness if likeness >= ALIKE && old[before].kind == new[after].kind => likeness,
        _ => 0.0,
    };
    if old.len() * new.len() > MAX_PAIRS {
        let shared = 0..old.len().min(new.len());
        return shared.filter(|&index| alike(index, index) > 0.0).map(|index| (index, index)).collect();
    }
    // The best total from each pair of places on, from the end.
    let mut best = vec![vec![0.0f32; new.len() + 1]; old.len() + 1];
    let mut likenesses = vec![vec![0.0f32; new.len()]; old.len()];
    for before in (0..old.len()).rev() {
        for after in (0..new.len()).rev() {
            likenesses[before][after] = alike(before, after);
            let paired = likenesses[before][after] + best[before + 1][after + 1];
            best[before][after] = paired.max(best[before + 1][after]).max(best[before][after + 1]);
        }
    }
    let (mut before, mut after, mut pairs) = (0, 0, HashMap::new());
    while before < old.len() && after < new.len() {
        let paired = likenesses[before][after] + best[before + 1][after + 1];
        if likenesses[before][after] > 0.0 && paired >= best[before][after] {
            pairs.insert(after, before);
            (before, after) = (before + 1, after + 1);
        } else if best[before + 1][after] >= best[before][after + 1] {
            before += 1;
        } else {
            after += 1;
        }
    }
    pairs
}

/// A long line that is gone here and new there has moved.
fn without_moves(changes: Vec<LineChange>) -> Vec<LineChange> {
    let mut gone: HashMap<String, usize> = HashMap::new();
    for change in &changes {
        if let LineChange::Removed { line } = change {
            *gone.entry(line.text.clone()).or_default() += 1;
        }
    }
    let mut moved: HashMap<String, usize> = HashMap::new();
    let told = changes.into_iter().map(|change| match change {
        LineChange::Added { line } if line.text.chars().nth(TELLING).is_some() => match gone.get_mut(&line.text) {
            Some(count) if *count > 0 => {
                *count -= 1;
                *moved.entry(line.text.clone()).or_default() += 1;
                LineChange::Moved { line }
            }
            _ => LineChange::Added { line },
        },
        change => change,
    });
    let told: Vec<LineChange> = told.collect();
    let is_left = |change: &LineChange| match change {
        LineChange::Removed { line } => match moved.get_mut(&line.text) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        },
        _ => true,
    };
    told.into_iter().filter(is_left).collect()
}

fn push_blocks(lines: &mut Vec<Line>, blocks: &[Block], kind: LineKind) {
    blocks.iter().for_each(|block| push_block(lines, block, kind));
}

/// The lines of a block; `kind` is that of paragraphs where it stands.
fn push_block(lines: &mut Vec<Line>, block: &Block, kind: LineKind) {
    let mut push = |kind: LineKind, text: String| {
        if !text.trim().is_empty() {
            lines.push(Line { kind, block: block.id.clone(), text });
        }
    };
    match &block.kind {
        BlockKind::Heading { text, .. } => push(LineKind::Heading, inline_text(text)),
        BlockKind::Paragraph { text } => push(kind, inline_text(text)),
        BlockKind::Code { text, .. } => text.lines().for_each(|line| push(LineKind::Code, line.into())),
        BlockKind::Figure { caption, .. } => push(LineKind::Caption, inline_text(caption)),
        BlockKind::Math { source, .. } => push(LineKind::Formula, source.clone()),
        BlockKind::Embed { title, .. } => push(LineKind::Embed, title.clone()),
        BlockKind::Rule => {}
        BlockKind::List { items, .. } => items.iter().for_each(|item| push_blocks(lines, &item.blocks, LineKind::Item)),
        BlockKind::Definitions { items } => {
            for item in items {
                item.terms.iter().for_each(|term| push(LineKind::Term, inline_text(term)));
                let said = item.descriptions.iter().map(|description| plain_text(description));
                said.for_each(|text| push(LineKind::Paragraph, text));
            }
        }
        BlockKind::Quote { blocks, cite } => {
            push_blocks(lines, blocks, LineKind::Quote);
            let text = inline_text(cite);
            if !text.trim().is_empty() {
                lines.push(Line { kind: LineKind::Quote, block: block.id.clone(), text });
            }
        }
        BlockKind::Faq { question, answer } => {
            push(LineKind::Term, inline_text(question));
            push_blocks(lines, answer, kind);
        }
        BlockKind::Footnote { blocks, .. } => push_blocks(lines, blocks, kind),
        BlockKind::Table(table) => push_table(lines, &block.id, table),
    }
}

fn push_table(lines: &mut Vec<Line>, block: &BlockId, table: &Table) {
    let mut push = |kind: LineKind, text: String| {
        if !text.trim().is_empty() {
            lines.push(Line { kind, block: block.clone(), text });
        }
    };
    push(LineKind::Caption, inline_text(&table.caption));
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(|cell| cell.plain()).collect();
        push(LineKind::Row, cells.join("\t"));
    }
    push_blocks(lines, &table.notes, LineKind::Paragraph);
}

/// A text's words, spaces and marks; a sign of a script without spaces is a word.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut last: Option<Class> = None;
    for (place, character) in text.char_indices() {
        let class = Class::of(character);
        if last.is_some_and(|last| last != class || class == Class::Single) {
            words.push(&text[start..place]);
            start = place;
        }
        last = Some(class);
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

/// What goes together into a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letters,
    Single,
}

impl Class {
    fn of(character: char) -> Self {
        let is_spaceless =
            matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
        match character {
            _ if character.is_whitespace() => Self::Space,
            _ if character.is_alphanumeric() && !is_spaceless => Self::Letters,
            _ => Self::Single,
        }
    }
}

/// Collects parts; changes with only a space between them are one change.
#[derive(Default)]
struct Parts {
    done: Vec<Part>,
    old: String,
    new: String,
    space: String,
}

impl Parts {
    fn both(&mut self, text: &str) {
        let is_pending = !self.old.is_empty() || !self.new.is_empty();
        if is_pending && self.space.is_empty() && !text.is_empty() && text.chars().all(|character| character == ' ') {
            self.space = text.into();
        } else if !text.is_empty() {
            self.close();
            self.push(text.into(), Side::Both);
        }
    }

    fn changed(&mut self, old: &str, new: &str) {
        let space = std::mem::take(&mut self.space);
        self.old = format!("{}{space}{old}", self.old);
        self.new = format!("{}{space}{new}", self.new);
    }

    fn close(&mut self) {
        let (old, new, space) =
            (std::mem::take(&mut self.old), std::mem::take(&mut self.new), std::mem::take(&mut self.space));
        self.push(old, Side::Old);
        self.push(new, Side::New);
        self.push(space, Side::Both);
    }

    fn push(&mut self, text: String, side: Side) {
        match self.done.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.side == side => last.text.push_str(&text),
            _ => self.done.push(Part { text, side }),
        }
    }

    fn finish(mut self) -> Vec<Part> {
        self.close();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::assign_block_ids;
    use proptest::prelude::*;

    fn document(texts: &[&str]) -> Document {
        let mut blocks: Vec<Block> = texts.iter().map(|text| Block::paragraph(*text)).collect();
        assign_block_ids(&mut blocks);
        Document { blocks, ..Document::default() }
    }

    /// Changes as a person would write them down.
    fn written(changes: &[LineChange]) -> Vec<String> {
        let parts = |parts: &[Part]| -> String {
            let part = |part: &Part| match part.side {
                Side::Both => part.text.clone(),
                Side::Old => format!("[-{}-]", part.text),
                Side::New => format!("{{+{}+}}", part.text),
            };
            parts.iter().map(part).collect()
        };
        let line = |change: &LineChange| match change {
            LineChange::Same { line } => format!("  {}", line.text),
            LineChange::Added { line } => format!("+ {}", line.text),
            LineChange::Removed { line } => format!("- {}", line.text),
            LineChange::Moved { line } => format!("> {}", line.text),
            LineChange::Edited { parts: words, .. } => format!("~ {}", parts(words)),
        };
        changes.iter().map(line).collect()
    }

    #[test]
    fn lines_are_added_removed_edited_and_moved() {
        let old = document(&[
            "Water for tea should be fresh.",
            "A kettle with a thermostat costs more than one without.",
            "Descale it every month.",
            "Only then is it worth the price that they ask.",
            "The noise is another matter altogether.",
        ]);
        let new = document(&[
            "The noise is another matter altogether.",
            "Water for tea should be cold and fresh.",
            "A kettle with a thermostat costs more than one without.",
            "Glass breaks, whatever the shops may tell.",
            "Only then is it worth the price that they ask.",
        ]);
        assert_eq!(
            written(&diff(&old, &new)),
            [
                "> The noise is another matter altogether.",
                "~ Water for tea should be {+cold and +}fresh.",
                "  A kettle with a thermostat costs more than one without.",
                "+ Glass breaks, whatever the shops may tell.",
                "- Descale it every month.",
                "  Only then is it worth the price that they ask.",
            ]
        );
    }

    #[test]
    fn a_row_is_a_line_of_cells() {
        let table = |price: &str| {
            let rows: Vec<Vec<String>> =
                [["Kettle", "Price"], ["Steel kettle", price]].map(|row| row.map(String::from).into()).into();
            let mut blocks = vec![Block::new(BlockKind::Table(Table::from_text(&rows, 1, 1)))];
            assign_block_ids(&mut blocks);
            Document { blocks, ..Document::default() }
        };
        assert_eq!(written(&diff(&table("40"), &table("45"))), ["  Kettle\tPrice", "~ Steel kettle\t[-40-]{+45+}"]);
    }

    #[test]
    fn words_close_together_are_one_change_and_signs_are_words() {
        let check = |old: &str, new: &str, expected: &str| {
            let line = Line { kind: LineKind::Paragraph, block: BlockId::default(), text: new.into() };
            assert_eq!(written(&[LineChange::Edited { line, parts: diff_words(old, new) }]), [format!("~ {expected}")]);
        };
        check("boil it twice, then", "warm it once, then", "[-boil-]{+warm+} it [-twice-]{+once+}, then");
        check("one two three four", "one five six four", "one [-two three-]{+five six+} four");
        check("緑茶を飲む", "紅茶を飲む", "[-緑-]{+紅+}茶を飲む");
    }

    fn side(parts: &[Part], side: Side) -> String {
        parts
            .iter()
            .filter(|part| part.side == Side::Both || part.side == side)
            .map(|part| part.text.as_str())
            .collect()
    }

    proptest! {
        #[test]
        fn the_parts_of_a_side_are_its_text(old in "[ab ,茶\n]{0,40}", new in "[ab ,茶\n]{0,40}") {
            let parts = diff_words(&old, &new);
            prop_assert_eq!(side(&parts, Side::Old), old);
            prop_assert_eq!(side(&parts, Side::New), new);
        }

        #[test]
        fn no_line_of_either_copy_is_left_out(
            old in prop::collection::vec("[ab]{1,3}( [ab]{1,9}){0,6}", 0..12),
            new in prop::collection::vec("[ab]{1,3}( [ab]{1,9}){0,6}", 0..12),
        ) {
            let of = |texts: &[String]| document(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            let changes = diff(&of(&old), &of(&new));
            let mut before = Vec::new();
            let mut after = Vec::new();
            for change in changes {
                match change {
                    LineChange::Same { line } | LineChange::Moved { line } => {
                        before.push(line.text.clone());
                        after.push(line.text);
                    }
                    LineChange::Added { line } => after.push(line.text),
                    LineChange::Removed { line } => before.push(line.text),
                    LineChange::Edited { line, parts } => {
                        before.push(side(&parts, Side::Old));
                        after.push(line.text);
                    }
                }
            }
            prop_assert_eq!(after, new, "the newer copy, in its order");
            let mut old = old;
            before.sort();
            old.sort();
            prop_assert_eq!(before, old, "the older copy, moved lines where they are now");
        }
    }
}
