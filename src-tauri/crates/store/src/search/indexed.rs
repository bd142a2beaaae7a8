use document::{Block, BlockKind, block_text, inline_text};

/// What of a document is indexed: its text, and the text of its tables apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Indexed {
    /// Everything outside tables.
    pub text: String,
    /// Everything in tables.
    pub cells: String,
}

impl Indexed {
    /// Parts the text of blocks.
    pub(super) fn new(blocks: &[Block]) -> Self {
        let mut indexed = Self::default();
        blocks.iter().for_each(|block| indexed.block(block));
        indexed
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Table(_) => push_line(&mut self.cells, &block_text(block)),
            _ if !holds_table(block) => push_line(&mut self.text, &block_text(block)),
            kind => {
                if let BlockKind::Faq { question: words, .. } | BlockKind::Quote { cite: words, .. } = kind {
                    push_line(&mut self.text, &inline_text(words));
                }
                block.children().into_iter().flatten().for_each(|child| self.block(child));
            }
        }
    }
}

fn holds_table(block: &Block) -> bool {
    let is_table = |block: &Block| matches!(block.kind, BlockKind::Table(_));
    block.children().into_iter().flatten().any(|child| is_table(child) || holds_table(child))
}

fn push_line(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Inline, Table};

    #[test]
    fn tables_are_indexed_apart_wherever_they_stand() {
        let table = Block::new(BlockKind::Table(Table::from_text(&[vec!["Price".into(), "5".into()]], 0, 0)));
        let answer = vec![Block::paragraph("See below."), table];
        let blocks = [
            Block::paragraph("Boil."),
            Block::new(BlockKind::Faq { question: vec![Inline::text("How much?")], answer }),
        ];
        let indexed = Indexed::new(&blocks);
        assert_eq!((indexed.text.as_str(), indexed.cells.as_str()), ("Boil.\nHow much?\nSee below.", "Price\t5"));
    }
}
