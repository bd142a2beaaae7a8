//! Canonical text: the one definition of a block's characters that every offset counts in.
//!
//! The text of an inline run is its words; a break is one line feed; code and formulas are their source; a
//! footnote reference and an image are nothing (an image's alternative text is not text of the page). A block
//! is its inlines; a container joins what it holds with single line feeds, a table's cells within a row with
//! tabs. Offsets are UTF-16 code units, as the interface's DOM counts.

use crate::{Block, BlockId, BlockKind, Cell, Definition, Document, Inline, Table};
use std::ops::Range;

/// Canonical text of inline runs.
pub fn inline_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_inlines(&mut text, inlines);
    text
}

/// Canonical text of one block, with everything inside it.
pub fn block_text(block: &Block) -> String {
    let mut writer = Writer::default();
    writer.block(block);
    writer.text
}

/// Canonical text of a list of blocks, a line feed between blocks.
pub fn plain_text(blocks: &[Block]) -> String {
    let mut writer = Writer::default();
    writer.lines(blocks);
    writer.text
}

/// Hash of the canonical text of a block and of every block inside it, a container before what it holds.
///
/// The text is written once, however deep it nests.
pub(crate) fn text_digests(block: &Block) -> Vec<String> {
    let mut writer = Writer { digests: Some(Vec::new()), ..Writer::default() };
    writer.block(block);
    writer.digests.unwrap_or_default()
}

/// Canonical text of a list of blocks, with the place of every block in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The text.
    pub text: String,
    /// Each block at every depth, a container before what it holds, with the bytes of `text` it covers.
    pub places: Vec<(BlockId, Range<usize>)>,
}

impl Layout {
    /// Lays out blocks. Their text is that of [`plain_text`], and each block's is that of [`block_text`], but that a
    /// table's cells are on one line.
    pub fn new(blocks: &[Block]) -> Self {
        let mut writer = Writer { places: Some(Vec::new()), ..Writer::default() };
        writer.lines(blocks);
        Self { text: writer.text, places: writer.places.unwrap_or_default() }
    }
}

/// Canonical text of the whole article, a line feed between blocks. The title is not part of it.
pub fn document_text(document: &Document) -> String {
    plain_text(&document.blocks)
}

/// Length in UTF-16 code units.
pub fn utf16_len(text: &str) -> u32 {
    text.encode_utf16().count() as u32
}

fn push_inlines(text: &mut String, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Text { text: words } | Inline::Code { text: words } => text.push_str(words),
            Inline::Math { source, .. } => text.push_str(source),
            Inline::Break => text.push('\n'),
            Inline::FootnoteRef { .. } | Inline::Image(_) => {}
            _ => push_inlines(text, inline.children()),
        }
    }
}

#[derive(Default)]
struct Writer {
    text: String,
    /// Where the cell at hand starts, or 0: what stands before it does not ask for a new line.
    start: usize,
    /// Recorded where asked for.
    places: Option<Vec<(BlockId, Range<usize>)>>,
    /// Recorded where asked for.
    digests: Option<Vec<String>>,
}

impl Writer {
    fn lines(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.separate();
            self.block(block);
        }
    }

    /// Starts a new line unless the text is at the start of one.
    fn separate(&mut self) {
        if self.text.len() > self.start && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn block(&mut self, block: &Block) {
        let start = self.text.len();
        let place = self.places.as_mut().map(|places| {
            places.push((block.id.clone(), start..start));
            places.len() - 1
        });
        let digest = self.digests.as_mut().map(|digests| {
            digests.push(String::new());
            digests.len() - 1
        });
        self.content(&block.kind);
        if let (Some(places), Some(place)) = (&mut self.places, place) {
            places[place].1.end = self.text.len();
        }
        // Taken now: a cell around it will set its lines side by side.
        if let (Some(digests), Some(digest)) = (&mut self.digests, digest) {
            digests[digest] = crate::identity::digest(&[&self.text[start..]]);
        }
    }

    fn content(&mut self, kind: &BlockKind) {
        match kind {
            BlockKind::Heading { text, .. } | BlockKind::Paragraph { text } => push_inlines(&mut self.text, text),
            BlockKind::List { items, .. } => items.iter().for_each(|item| self.lines(&item.blocks)),
            BlockKind::Definitions { items } => self.definitions(items),
            BlockKind::Quote { blocks, cite } => {
                self.lines(blocks);
                if !cite.is_empty() {
                    self.separate();
                    push_inlines(&mut self.text, cite);
                }
            }
            BlockKind::Code { text: code, .. } => self.text.push_str(code),
            BlockKind::Figure { caption, .. } => push_inlines(&mut self.text, caption),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Faq { question, answer } => {
                push_inlines(&mut self.text, question);
                self.lines(answer);
            }
            BlockKind::Rule => {}
            BlockKind::Math { source, .. } => self.text.push_str(source),
            BlockKind::Footnote { blocks, .. } => self.lines(blocks),
            BlockKind::Embed { title, .. } => self.text.push_str(title),
        }
    }

    fn definitions(&mut self, items: &[Definition]) {
        for item in items {
            for term in &item.terms {
                self.separate();
                push_inlines(&mut self.text, term);
            }
            item.descriptions.iter().for_each(|description| self.lines(description));
        }
    }

    fn table(&mut self, table: &Table) {
        push_inlines(&mut self.text, &table.caption);
        for row in &table.rows {
            self.separate();
            for (index, cell) in row.cells.iter().enumerate() {
                if index > 0 {
                    self.text.push('\t');
                }
                self.cell(cell);
            }
        }
        self.lines(&table.notes);
    }

    /// A cell is on one line: its line feeds become spaces, one byte each, so that places stay right.
    fn cell(&mut self, cell: &Cell) {
        let outer = std::mem::replace(&mut self.start, self.text.len());
        self.lines(&cell.blocks);
        let line = self.text.split_off(self.start).replace('\n', " ");
        self.text.push_str(&line);
        self.start = outer;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Image, ListItem, Row};

    #[test]
    fn containers_join_with_line_feeds_and_images_say_nothing() {
        let list = Block::new(BlockKind::List {
            ordered: false,
            start: None,
            items: ["one", "two"].map(|word| ListItem { blocks: vec![Block::paragraph(word)] }).into(),
        });
        assert_eq!(block_text(&list), "one\ntwo");
        let runs = [
            Inline::text("a "),
            Inline::Strong { children: vec![Inline::text("b")] },
            Inline::Break,
            Inline::Image(Image { alt: "unsaid".into(), ..Image::default() }),
        ];
        assert_eq!(inline_text(&runs), "a b\n");
    }

    #[test]
    fn a_layout_has_the_place_of_every_block() {
        let cell = |lines: &[&str]| Cell {
            blocks: lines.iter().map(|line| Block::paragraph(*line)).collect(),
            ..Cell::text("", false)
        };
        let table = Table {
            caption: vec![Inline::text("Kettles")],
            rows: vec![Row { cells: vec![cell(&["A"]), cell(&["3", "loud"])] }],
            ..Table::default()
        };
        let answer = vec![Block::paragraph("Because."), Block::new(BlockKind::Table(table))];
        let mut blocks = vec![
            Block::paragraph("Boil."),
            Block::new(BlockKind::Faq { question: vec![Inline::text("Why?")], answer }),
        ];
        crate::assign_block_ids(&mut blocks);
        let layout = Layout::new(&blocks);
        assert_eq!(layout.text, plain_text(&blocks));
        let texts: Vec<&str> = layout.places.iter().map(|(_, place)| &layout.text[place.clone()]).collect();
        let table = "Kettles\nA\t3 loud";
        assert_eq!(texts, ["Boil.", &format!("Why?\nBecause.\n{table}"), "Because.", table, "A", "3", "loud"]);
    }

    #[test]
    fn offsets_count_utf16_code_units() {
        assert_eq!(utf16_len("a😀é"), 4);
    }
}
