//! Canonical text: the one definition of a block's characters that every offset counts in.
//!
//! The text of an inline run is its words; a break is one line feed; code and formulas are their source; a
//! footnote reference and an image are nothing (an image's alternative text is not text of the page). A block
//! is its inlines; a container joins what it holds with single line feeds, a table's cells within a row with
//! tabs. Offsets are UTF-16 code units, as the interface's DOM counts.

use crate::{Block, BlockKind, Document, Inline};

/// Canonical text of inline runs.
pub fn inline_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_inlines(&mut text, inlines);
    text
}

/// Canonical text of one block, with everything inside it.
pub fn block_text(block: &Block) -> String {
    let mut text = String::new();
    push_block(&mut text, block);
    text
}

/// Canonical text of a list of blocks, a line feed between blocks.
pub fn plain_text(blocks: &[Block]) -> String {
    let mut text = String::new();
    push_lines(&mut text, blocks);
    text
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

fn push_lines(text: &mut String, blocks: &[Block]) {
    for block in blocks {
        separate(text);
        push_block(text, block);
    }
}

/// Starts a new line unless the text is at the start of one.
fn separate(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

fn push_block(text: &mut String, block: &Block) {
    match &block.kind {
        BlockKind::Heading { text: inlines, .. } | BlockKind::Paragraph { text: inlines } => {
            push_inlines(text, inlines)
        }
        BlockKind::List { items, .. } => items.iter().for_each(|item| push_lines(text, &item.blocks)),
        BlockKind::Definitions { items } => {
            for item in items {
                for term in &item.terms {
                    separate(text);
                    push_inlines(text, term);
                }
                item.descriptions.iter().for_each(|description| push_lines(text, description));
            }
        }
        BlockKind::Quote { blocks, cite } => {
            push_lines(text, blocks);
            if !cite.is_empty() {
                separate(text);
                push_inlines(text, cite);
            }
        }
        BlockKind::Code { text: code, .. } => text.push_str(code),
        BlockKind::Figure { caption, .. } => push_inlines(text, caption),
        BlockKind::Table(table) => {
            push_inlines(text, &table.caption);
            for row in &table.rows {
                separate(text);
                for (index, cell) in row.cells.iter().enumerate() {
                    if index > 0 {
                        text.push('\t');
                    }
                    text.push_str(&plain_text(&cell.blocks).replace('\n', " "));
                }
            }
            push_lines(text, &table.notes);
        }
        BlockKind::Faq { question, answer } => {
            push_inlines(text, question);
            push_lines(text, answer);
        }
        BlockKind::Rule => {}
        BlockKind::Math { source, .. } => text.push_str(source),
        BlockKind::Footnote { blocks, .. } => push_lines(text, blocks),
        BlockKind::Embed { title, .. } => text.push_str(title),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Image, ListItem};

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
    fn offsets_count_utf16_code_units() {
        assert_eq!(utf16_len("a😀é"), 4);
    }
}
