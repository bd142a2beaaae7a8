use document::{Block, BlockId, BlockKind, Document, Table, block_text, inline_text, plain_text};

/// A place of the article that comments can speak of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A block of text.
    Block(BlockId),
    /// A row of a table.
    Row {
        /// The table, counted from 0 in reading order at any depth.
        table: usize,
        /// The row's key; see [`Table::row_keys`].
        row: String,
    },
}

/// A passage: its place, and its words by how much they count.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    pub place: Place,
    /// What it says itself.
    pub text: String,
    /// What it is called: the heading over it, the row's key.
    pub title: String,
}

/// All passages of an article in reading order.
pub(crate) fn passages(document: &Document) -> Vec<Passage> {
    let mut collector = Collector::default();
    collector.blocks(&document.blocks);
    collector.found
}

#[derive(Default)]
struct Collector {
    found: Vec<Passage>,
    heading: String,
    tables: usize,
}

impl Collector {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { text, .. } => self.heading = inline_text(text),
            BlockKind::Table(table) => self.table(table),
            // A question is one passage with its answer, as people speak of both at once.
            BlockKind::Faq { .. } => self.passage(block, block_text(block)),
            BlockKind::Definitions { .. } | BlockKind::Code { .. } | BlockKind::Figure { .. } => {
                self.passage(block, block_text(block));
            }
            BlockKind::Rule | BlockKind::Embed { .. } | BlockKind::Math { .. } => {}
            BlockKind::Paragraph { text } => self.passage(block, inline_text(text)),
            BlockKind::List { .. } | BlockKind::Quote { .. } | BlockKind::Footnote { .. } => {
                block.children().into_iter().for_each(|children| self.blocks(children));
            }
        }
    }

    fn passage(&mut self, block: &Block, text: String) {
        if !text.trim().is_empty() {
            self.found.push(Passage { place: Place::Block(block.id.clone()), text, title: self.heading.clone() });
        }
    }

    fn table(&mut self, table: &Table) {
        let ordinal = self.tables;
        self.tables += 1;
        let grid = table.text_grid();
        for (index, (key, cells)) in table.row_keys().into_iter().zip(&grid).enumerate() {
            if index < table.header_rows as usize || key.is_empty() {
                continue;
            }
            let place = Place::Row { table: ordinal, row: key.clone() };
            self.found.push(Passage { place, text: cells.join(" "), title: key });
        }
        // Tables within cells are counted too, as whoever names tables by their order does.
        for row in &table.rows {
            for cell in &row.cells {
                self.inner_tables(&cell.blocks);
            }
        }
        self.blocks(&table.notes);
    }

    fn inner_tables(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Table(table) => self.table(table),
                _ => block.children().into_iter().for_each(|children| self.inner_tables(children)),
            }
        }
    }
}

/// The words of a comment, its title among them.
pub(crate) fn said(comment: &document::Comment) -> String {
    let body = plain_text(&comment.blocks);
    match &comment.title {
        Some(title) => format!("{title}\n{body}"),
        None => body,
    }
}
