//! Who speaks of this? What is this about?

use crate::Library;
use crate::wire::{self, Article, Failure, RelatedComment, RelatedPassage};
use document::{
    Block, BlockId, BlockKind, Comment, CommentId, Document, Position, Table, TableKey, Target, block_text,
};
use relate::{Asked, Place, Relations, Tie};

/// The longest excerpt of a passage, in characters.
const EXCERPT: usize = 140;

impl Library {
    /// The comments that speak of a passage, table, row, column or cell, best first. A comment is spoken of by those
    /// that speak of what it says.
    pub fn related_comments(&self, article: i64, target: &Target) -> Result<Vec<RelatedComment>, Failure> {
        let article = self.article(article)?;
        let comments = comments_of(&article);
        let (text, title, places) = asked(&article.document, target);
        let relations = Relations::new(&article.document, &comments);
        let speakers = relations.speakers(&Asked { text: &text, title: &title, places });
        let related = |speaker: relate::Speaker| {
            let comment = comments.get(speaker.comment)?.id.clone();
            Some(RelatedComment { comment, tie: tie(speaker.tie, &comments) })
        };
        Ok(speakers.into_iter().filter_map(related).collect())
    }

    /// The passages and table rows that a comment speaks of, best first.
    pub fn related_passages(&self, article: i64, comment: &CommentId) -> Result<Vec<RelatedPassage>, Failure> {
        let article = self.article(article)?;
        let comments = comments_of(&article);
        let index = comments.iter().position(|known| known.id == *comment);
        let relations = Relations::new(&article.document, &comments);
        let spoken = index.map(|index| relations.spoken(index)).unwrap_or_default();
        let tables = tables(&article.document);
        let keys = annotate::table_keys(&article.document);
        let related = |spoken: relate::Spoken| {
            let tie = tie(spoken.tie, &comments);
            match spoken.place {
                Place::Block(block) => {
                    let text = find(&article.document.blocks, &block).map(block_text).unwrap_or_default();
                    Some(RelatedPassage { block, row: None, excerpt: excerpt(&text), tie })
                }
                Place::Row { table, row } => {
                    let (block, found) = tables.get(table)?;
                    let text = row_text(found, &row);
                    let row = Some((keys.get(table)?.clone(), row));
                    Some(RelatedPassage { block: (*block).clone(), row, excerpt: excerpt(&text), tie })
                }
            }
        };
        Ok(spoken.into_iter().filter_map(related).collect())
    }
}

fn comments_of(article: &Article) -> Vec<Comment> {
    article.comments.iter().map(|saved| saved.comment.clone()).collect()
}

fn tie(tie: Tie, comments: &[Comment]) -> wire::Tie {
    match tie {
        Tie::Quotes => wire::Tie::Quotes,
        Tie::Terms(terms) => wire::Tie::Terms { terms },
        Tie::Answers(index) => match comments.get(index) {
            Some(comment) => wire::Tie::Answers { comment: comment.id.clone() },
            None => wire::Tie::Terms { terms: Vec::new() },
        },
    }
}

/// The words that are asked about, what they are called, and the places they lie in.
fn asked(document: &Document, target: &Target) -> (String, String, Vec<Place>) {
    match target {
        Target::Article | Target::Comment { .. } => Default::default(),
        Target::Passage(passage) => (
            words_of(document, &passage.quote.exact, &passage.start, &passage.end),
            heading_of(document, &passage.start.block),
            [&passage.start.block, &passage.end.block].map(|block| Place::Block(block.clone())).into(),
        ),
        Target::CommentPassage { passage, .. } => (passage.quote.exact.clone(), String::new(), Vec::new()),
        Target::Table { table } => with_table(document, table, |_, table| {
            let labels = table.row_keys().into_iter().chain(table.column_labels()).collect::<Vec<_>>();
            (labels.join(" "), document::inline_text(&table.caption), Vec::new())
        }),
        Target::Row { table, row } => with_table(document, table, |ordinal, table| {
            (row_text(table, row), row.clone(), vec![Place::Row { table: ordinal, row: row.clone() }])
        }),
        Target::Column { table, column } => {
            with_table(document, table, |_, table| (column_text(table, column), column.clone(), Vec::new()))
        }
        Target::Cell { table, row, column, text } => with_table(document, table, |ordinal, _| {
            let place = Place::Row { table: ordinal, row: row.clone() };
            (format!("{row} {text} {column}"), row.clone(), vec![place])
        }),
    }
}

/// The words of a passage; of a whole block, where it covers none.
fn words_of(document: &Document, exact: &str, start: &Position, end: &Position) -> String {
    if !exact.trim().is_empty() {
        return exact.to_owned();
    }
    [start, end]
        .into_iter()
        .find_map(|position| find(&document.blocks, &position.block))
        .map(block_text)
        .unwrap_or_default()
}

/// The heading above a block.
fn heading_of(document: &Document, block: &BlockId) -> String {
    let mut heading = String::new();
    for candidate in &document.blocks {
        if let BlockKind::Heading { text, .. } = &candidate.kind {
            heading = document::inline_text(text);
        }
        if find(std::slice::from_ref(candidate), block).is_some() {
            return heading;
        }
    }
    String::new()
}

fn with_table<T: Default>(document: &Document, key: &TableKey, ask: impl FnOnce(usize, &Table) -> T) -> T {
    let tables = annotate::tables(document);
    let ordinal = tables.iter().position(|(known, _)| known == key);
    ordinal.and_then(|ordinal| Some(ask(ordinal, tables.get(ordinal)?.1))).unwrap_or_default()
}

fn row_text(table: &Table, row: &str) -> String {
    let index = table.row_keys().iter().position(|key| key == row);
    index.and_then(|index| table.text_grid().get(index).map(|cells| cells.join(" "))).unwrap_or_default()
}

fn column_text(table: &Table, column: &str) -> String {
    let Some(index) = table.column_labels().iter().position(|label| label == column) else { return String::new() };
    let cells: Vec<String> = table.text_grid().iter().filter_map(|row| row.get(index).cloned()).collect();
    cells.join(" ")
}

/// The tables at any depth in reading order, with their blocks.
fn tables(document: &Document) -> Vec<(&BlockId, &Table)> {
    let mut found = Vec::new();
    let mut waiting: Vec<&Block> = document.blocks.iter().rev().collect();
    while let Some(block) = waiting.pop() {
        if let BlockKind::Table(table) = &block.kind {
            found.push((&block.id, table));
        }
        waiting.extend(block.children().into_iter().flatten().rev());
    }
    found
}

fn find<'a>(blocks: &'a [Block], id: &BlockId) -> Option<&'a Block> {
    let mut waiting: Vec<&Block> = blocks.iter().collect();
    while let Some(block) = waiting.pop() {
        if block.id == *id {
            return Some(block);
        }
        waiting.extend(block.children().into_iter().flatten());
    }
    None
}

fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
