use document::{Block, BlockId, Layout, Passage, Position, Quote, utf16_len};
use std::collections::HashMap;
use std::ops::Range;

/// Characters of context kept around a quote.
pub(crate) const CONTEXT: usize = 32;

/// Canonical text in which places can be looked up, by block and offset or by byte.
#[derive(Debug, Default)]
pub(crate) struct Text {
    layout: Layout,
    index: HashMap<BlockId, usize>,
}

/// How often words stand in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Not at all.
    Nowhere,
    /// Once, here.
    Once(Passage),
    /// So many times.
    Often(usize),
}

/// Looks for words in blocks; any white space in them stands for any in the text.
pub fn find_words(blocks: &[Block], words: &str) -> Found {
    let text = Text::new(blocks);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return Found::Nowhere;
    }
    // Line feeds and tabs are one byte each, as the space is: places stay right.
    let flat = text.as_str().replace(['\n', '\t'], " ");
    let mut matches = flat.match_indices(&words);
    match (matches.next(), matches.count()) {
        (None, _) => Found::Nowhere,
        (Some((start, _)), 0) => match text.passage(start..start + words.len()) {
            Some(passage) => Found::Once(passage),
            None => Found::Nowhere,
        },
        (Some(_), others) => Found::Often(others + 1),
    }
}

impl Text {
    pub(crate) fn new(blocks: &[Block]) -> Self {
        let layout = Layout::new(blocks);
        let index = layout.places.iter().enumerate().map(|(index, (id, _))| (id.clone(), index)).collect();
        Self { layout, index }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.layout.text
    }

    /// The blocks in reading order with the bytes they cover.
    pub(crate) fn blocks(&self) -> &[(BlockId, Range<usize>)] {
        &self.layout.places
    }

    /// Where a block stands in reading order.
    pub(crate) fn block(&self, id: &BlockId) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// The bytes between two positions; `None` where a block is not there or the positions make no sense.
    pub(crate) fn range(&self, start: &Position, end: &Position) -> Option<Range<usize>> {
        let range = self.byte(start)?..self.byte(end)?;
        (range.start <= range.end).then_some(range)
    }

    fn byte(&self, position: &Position) -> Option<usize> {
        let (_, block) = self.blocks().get(self.block(&position.block)?)?;
        let text = self.as_str().get(block.clone())?;
        let mut units = 0;
        for (byte, character) in text.char_indices() {
            if units >= position.offset {
                return (units == position.offset).then_some(block.start + byte);
            }
            units += character.len_utf16() as u32;
        }
        (units == position.offset).then_some(block.end)
    }

    /// The passage that covers the bytes, from the innermost blocks at its ends.
    pub(crate) fn passage(&self, range: Range<usize>) -> Option<Passage> {
        let start = self.blocks().iter().rfind(|(_, block)| block.start <= range.start && range.start < block.end)?;
        let end = self.blocks().iter().rfind(|(_, block)| block.start < range.end && range.end <= block.end)?;
        let position = |(id, block): &(BlockId, Range<usize>), byte: usize| {
            let offset = utf16_len(self.as_str().get(block.start..byte)?);
            Some(Position { block: id.clone(), offset })
        };
        let quote = self.quote(&range)?;
        Some(Passage { start: position(start, range.start)?, end: position(end, range.end)?, quote })
    }

    /// The words of the bytes and what stands around them.
    pub(crate) fn quote(&self, range: &Range<usize>) -> Option<Quote> {
        Some(Quote {
            exact: self.as_str().get(range.clone())?.into(),
            prefix: self.before(range.start).into(),
            suffix: self.after(range.end).into(),
        })
    }

    /// Up to 32 characters before a byte.
    pub(crate) fn before(&self, byte: usize) -> &str {
        let text = self.as_str().get(..byte).unwrap_or("");
        let start = text.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(start, _)| start);
        &text[start..]
    }

    /// Up to 32 characters from a byte on.
    pub(crate) fn after(&self, byte: usize) -> &str {
        let text = self.as_str().get(byte..).unwrap_or("");
        let end = text.char_indices().nth(CONTEXT).map_or(text.len(), |(end, _)| end);
        &text[..end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::assign_block_ids;
    use proptest::prelude::*;

    fn blocks(texts: &[String]) -> Vec<Block> {
        let mut blocks: Vec<Block> = texts.iter().map(Block::paragraph).collect();
        assign_block_ids(&mut blocks);
        blocks
    }

    #[test]
    fn words_are_found_across_blocks() {
        let blocks = blocks(&["Boil the".into(), "water. Boil 😀 tea.".into()]);
        let Found::Once(passage) = find_words(&blocks, "the  water.") else { panic!("not found") };
        assert_eq!((passage.start.block, passage.start.offset), (blocks[0].id.clone(), 5));
        assert_eq!((passage.end.block, passage.end.offset), (blocks[1].id.clone(), 6));
        assert_eq!(passage.quote.exact, "the\nwater.");
        assert_eq!(find_words(&blocks, "Boil"), Found::Often(2));
        assert_eq!(find_words(&blocks, " "), Found::Nowhere);
        let Found::Once(passage) = find_words(&blocks, "tea.") else { panic!("not found") };
        assert_eq!(passage.start.offset, 15, "the emoji counts two units");
    }

    proptest! {
        #[test]
        fn a_passage_leads_back_to_its_bytes(texts in prop::collection::vec("[a-c é😀]{1,9}", 1..6), start: u16, length: u16) {
            let blocks = blocks(&texts);
            let text = Text::new(&blocks);
            let bounds: Vec<usize> = text.as_str().char_indices().map(|(byte, _)| byte).chain([text.as_str().len()]).collect();
            let start = start as usize % bounds.len();
            let end = (start + 1 + length as usize % 20).min(bounds.len() - 1);
            let range = bounds[start]..bounds[end];
            if let Some(passage) = text.passage(range.clone()) {
                prop_assert_eq!(text.range(&passage.start, &passage.end), Some(range));
            }
        }
    }
}
