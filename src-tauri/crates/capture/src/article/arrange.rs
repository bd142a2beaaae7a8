//! What can only be seen once the body is blocks: captions and notes of tables that stand beside them, tables shown
//! twice, headings with nothing under them, questions that are headings.

use crate::blocks::has_words;
use document::{Block, BlockKind, Inline, inline_text, plain_text};
use std::collections::{HashMap, HashSet};

/// Puts a body in order. `questions` are those the page declares; returns how many repeated tables were left out.
pub(crate) fn arrange(blocks: Vec<Block>, questions: &HashMap<String, String>) -> (Vec<Block>, u32) {
    let (blocks, repeated) = without_repeated_tables(blocks);
    let blocks = with_questions(with_captions(blocks), questions);
    (without_loose_ends(blocks), repeated)
}

/// A table printed a second time, mostly for narrow windows, is left out.
fn without_repeated_tables(blocks: Vec<Block>) -> (Vec<Block>, u32) {
    let mut seen: HashSet<String> = HashSet::new();
    let mut repeated = 0;
    let mut kept = Vec::with_capacity(blocks.len());
    for block in blocks {
        if let BlockKind::Table(table) = &block.kind {
            let mut cells: Vec<String> =
                table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.plain()).collect();
            cells.sort();
            if cells.len() > 3 && !seen.insert(cells.join("\t")) {
                repeated += 1;
                continue;
            }
        }
        kept.push(block);
    }
    (kept, repeated)
}

/// "Table 2: …" right before a table without a caption is its caption; "Source: …" right after it is its note.
fn with_captions(blocks: Vec<Block>) -> Vec<Block> {
    let mut arranged: Vec<Block> = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        if let BlockKind::Table(table) = &mut block.kind
            && table.caption.is_empty()
            && let Some(caption) = arranged.pop_if(|last| is_caption(last))
            && let BlockKind::Paragraph { text } | BlockKind::Heading { text, .. } = caption.kind
        {
            table.caption = text;
        }
        match arranged.last_mut() {
            Some(Block { kind: BlockKind::Table(table), .. }) if is_note(&block) => table.notes.push(block),
            _ => arranged.push(block),
        }
    }
    arranged
}

fn is_caption(block: &Block) -> bool {
    let (BlockKind::Paragraph { text } | BlockKind::Heading { text, .. }) = &block.kind else { return false };
    let text = inline_text(text);
    let mut words = text.split_whitespace();
    let named = words
        .next()
        .is_some_and(|word| matches!(word, "Table" | "TABLE" | "Tabelle" | "Tab." | "Tableau" | "Tabla" | "Tabella"));
    let number = words.next().unwrap_or("").trim_end_matches([':', '.', ')', '–', '—']);
    let counted = !number.is_empty()
        && number.len() <= 5
        && number.chars().any(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'));
    named && counted && text.chars().count() <= 200
}

fn is_note(block: &Block) -> bool {
    let BlockKind::Paragraph { text } = &block.kind else { return false };
    let text = inline_text(text);
    let starts = [
        "Source:",
        "Sources:",
        "Note:",
        "Notes:",
        "* ",
        "† ",
        "Quelle:",
        "Quellen:",
        "Anmerkung:",
        "Source :",
        "Fuente:",
        "Fonte:",
    ];
    starts.iter().any(|start| text.starts_with(start)) && text.chars().count() <= 400
}

/// What the page declares as questions becomes questions with their answers: headings with what stands under them,
/// paragraphs with as much of what follows as the declared answer says.
fn with_questions(blocks: Vec<Block>, questions: &HashMap<String, String>) -> Vec<Block> {
    let mut arranged: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut open: Option<Open> = None;
    for block in blocks {
        let (level, text) = match &block.kind {
            BlockKind::Heading { level, text } => (Some(*level), Some(text)),
            BlockKind::Paragraph { text } => (None, Some(text)),
            _ => (None, None),
        };
        if let Some(text) = text
            && let Some(answer) = questions.get(&key(&inline_text(text)))
        {
            open = Some(Open { level, rest: level.is_none().then_some(answer.as_str()) });
            arranged.push(Block::new(BlockKind::Faq { question: text.clone(), answer: Vec::new() }));
            continue;
        }
        open = open.and_then(|open| open.after(&block, level));
        match (&open, arranged.last_mut()) {
            (Some(_), Some(Block { kind: BlockKind::Faq { answer, .. }, .. })) => answer.push(block),
            _ => arranged.push(block),
        }
    }
    arranged
}

/// A question whose answer is being read.
struct Open<'q> {
    /// The heading's level; absent for a paragraph.
    level: Option<u8>,
    /// What of the declared answer was not read yet, where only that is the answer.
    rest: Option<&'q str>,
}

impl<'q> Open<'q> {
    /// What is open with `block` read, or `None` where the block is no part of the answer.
    fn after(self, block: &Block, level: Option<u8>) -> Option<Open<'q>> {
        if level.is_some_and(|level| self.level.is_none_or(|open| level <= open)) {
            return None;
        }
        let Some(rest) = self.rest else { return Some(self) };
        let said = key(&plain_text(std::slice::from_ref(block)));
        let at = rest.find(&said).filter(|_| !said.is_empty())?;
        Some(Open { rest: rest.get(at + said.len()..), ..self })
    }
}

/// Letters and digits in lower case, to compare questions by.
pub(crate) fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Headings and rules at the end have lost what they stood for; so have rules at the start.
fn without_loose_ends(mut blocks: Vec<Block>) -> Vec<Block> {
    let stands_for_nothing = |block: &Block| matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Rule);
    let only_headings = blocks.iter().all(stands_for_nothing);
    while !only_headings && blocks.last().is_some_and(stands_for_nothing) {
        blocks.pop();
    }
    let rules = blocks.iter().take_while(|block| matches!(block.kind, BlockKind::Rule)).count();
    blocks.drain(..rules);
    blocks
}

/// Whether a first table row holds only pictures, so that it belongs to the header row under it.
pub(crate) fn is_only_pictures(blocks: &[Block]) -> bool {
    let words = |inlines: &[Inline]| inlines.iter().any(has_words);
    blocks.iter().all(|block| match &block.kind {
        BlockKind::Figure { caption, .. } => !words(caption),
        BlockKind::Paragraph { text } => !words(text),
        _ => plain_text(std::slice::from_ref(block)).trim().is_empty(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::Table;

    fn table() -> Block {
        let rows = [vec!["Wind".to_string(), "Rise".into()], vec!["West".into(), "3".into()]];
        Block::new(BlockKind::Table(Table::from_text(&rows, 1, 0)))
    }

    #[test]
    fn what_stands_beside_a_table_joins_it() {
        let blocks = vec![
            Block::paragraph("Table 1: Rise by wind"),
            table(),
            Block::paragraph("Source: harbour office"),
            table(),
            Block::heading(2, "Related"),
        ];
        let (blocks, repeated) = arrange(blocks, &HashMap::new());
        assert_eq!((blocks.len(), repeated), (1, 1));
        let BlockKind::Table(table) = &blocks[0].kind else { panic!("{blocks:?}") };
        assert_eq!(inline_text(&table.caption), "Table 1: Rise by wind");
        assert_eq!(plain_text(&table.notes), "Source: harbour office");
    }

    #[test]
    fn declared_questions_take_their_answers() {
        let blocks = vec![
            Block::heading(3, "Does it leak?"),
            Block::paragraph("No."),
            Block::heading(2, "Next"),
            Block::paragraph("More."),
        ];
        let (blocks, _) = arrange(blocks, &HashMap::from([(key("Does it leak?"), String::new())]));
        assert!(matches!(&blocks[0].kind, BlockKind::Faq { answer, .. } if answer.len() == 1));
        assert_eq!(blocks.len(), 3);
    }

    #[test]
    fn a_declared_answer_says_where_the_answer_ends() {
        let lines = ["Does it leak?", "No, never.", "It drips.", "The weather was fine."];
        let questions = HashMap::from([(key("Does it leak?"), key("No, never. It drips."))]);
        let (blocks, _) = arrange(lines.map(Block::paragraph).to_vec(), &questions);
        assert!(matches!(&blocks[0].kind, BlockKind::Faq { answer, .. } if answer.len() == 2));
        assert_eq!(blocks.len(), 2);
    }
}
