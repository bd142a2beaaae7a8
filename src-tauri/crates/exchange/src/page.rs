use crate::html;
use document::{Block, BlockKind, Comment, CommentId, Date, Discussion, Document, Receipt, Table};
use document::{inline_text, plain_text};
use serde::Serialize;

/// A captured page as one flat JSON value, for programs that want the words and not the tree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page {
    /// The article's title.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// When it was published, as precise as the page says.
    pub date: Option<Date>,
    /// The words of `date` on the page, where they were seen there: an opening post's, a copied byline's.
    pub date_text: Option<String>,
    /// The article as plain text, a line feed between blocks. Tables recovered from copied text are in `tables` and
    /// `html` only: as lines of words they are what the copy had lost its borders to.
    pub text: String,
    /// The article as clean HTML.
    pub html: String,
    /// Its tables, in order.
    pub tables: Vec<PageTable>,
    /// Its discussion, in the order of the page.
    pub comments: Vec<PageComment>,
    /// How many comments the page says there are.
    pub comments_declared: Option<u32>,
}

/// A table as rows of text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PageTable {
    /// What the table is called.
    pub caption: Option<String>,
    /// The rows, headers included, spans repeated.
    pub rows: Vec<Vec<String>>,
}

/// A comment as text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PageComment {
    /// Identity within the page.
    pub id: CommentId,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// 0 for a comment on the article itself.
    pub depth: u32,
    /// Name of who wrote it.
    pub author: Option<String>,
    /// When, as far as it could be read.
    pub date: Option<Date>,
    /// The date's own words.
    pub date_text: Option<String>,
    /// What it says.
    pub text: String,
}

impl Page {
    /// The flat form of a captured page.
    pub fn new(document: &Document, discussion: &Discussion, receipt: &Receipt) -> Self {
        let metadata = &document.metadata;
        Self {
            title: metadata.title.as_ref().map(|title| title.value.clone()),
            byline: metadata.byline.as_ref().map(|byline| byline.value.clone()),
            date: metadata.published.as_ref().map(|date| date.value),
            date_text: metadata.published_words.clone(),
            text: text(&document.blocks),
            html: html(&document.blocks),
            tables: tables(&document.blocks).into_iter().map(PageTable::new).collect(),
            comments: discussion.comments.iter().map(PageComment::new).collect(),
            comments_declared: receipt.comments.declared,
        }
    }
}

impl PageTable {
    /// The text of a table.
    pub fn new(table: &Table) -> Self {
        let caption = inline_text(&table.caption);
        Self { caption: (!caption.is_empty()).then_some(caption), rows: table.text_grid() }
    }
}

impl PageComment {
    fn new(comment: &Comment) -> Self {
        Self {
            id: comment.id.clone(),
            parent: comment.parent.clone(),
            depth: comment.depth,
            author: comment.author.as_ref().map(|author| author.name.clone()),
            date: comment.date,
            date_text: comment.date_text.clone(),
            text: plain_text(&comment.blocks),
        }
    }
}

/// The words of all blocks but recovered tables, which stand between the others at the top.
fn text(blocks: &[Block]) -> String {
    let is_recovered = |block: &Block| matches!(&block.kind, BlockKind::Table(table) if table.recovered_from.is_some());
    let parts: Vec<String> = blocks.split(is_recovered).map(plain_text).filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

/// All tables, at any depth, in reading order.
fn tables(blocks: &[Block]) -> Vec<&Table> {
    let mut found = Vec::new();
    for block in blocks {
        if let BlockKind::Table(table) = &block.kind {
            found.push(table);
        }
        for children in block.children() {
            found.extend(tables(children));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Author, assign_comment_ids};

    #[test]
    fn a_page_is_flat_and_complete() {
        let rows = [vec!["Kettle".to_string(), "Minutes".into()], vec!["A".into(), "3".into()]];
        let table = Block::new(BlockKind::Table(Table::from_text(&rows, 1, 0)));
        let quoted = Block::new(BlockKind::Quote { blocks: vec![table], cite: Vec::new() });
        let document = Document { blocks: vec![Block::paragraph("Boil."), quoted], ..Document::default() };
        let comment = |text: &str| Comment {
            author: Some(Author { name: "Ines".into(), url: None }),
            blocks: vec![Block::paragraph(text)],
            ..Comment::default()
        };
        let mut comments = vec![comment("First"), comment("Second")];
        assign_comment_ids(&mut comments, &[None, Some(0)]);
        let discussion = Discussion { comments, system: None };
        let page = Page::new(&document, &discussion, &Receipt::default());
        assert_eq!(page.text, "Boil.\nKettle\tMinutes\nA\t3");
        assert_eq!(page.tables, [PageTable { caption: None, rows: rows.to_vec() }]);
        assert_eq!(page.comments[1].parent.as_ref(), Some(&page.comments[0].id));
        assert_eq!(page.comments[0].author.as_deref(), Some("Ines"));
    }

    #[test]
    fn a_recovered_table_is_given_once() {
        let rows = [vec!["Kettle".to_string(), "Minutes".into()], vec!["A".into(), "3".into()]];
        let recovered = Table { recovered_from: Some("Kettle Minutes\nA 3".into()), ..Table::from_text(&rows, 1, 0) };
        let blocks =
            vec![Block::paragraph("Boil."), Block::new(BlockKind::Table(recovered)), Block::paragraph("Pour.")];
        let document = Document { blocks, ..Document::default() };
        let page = Page::new(&document, &Discussion::default(), &Receipt::default());
        assert_eq!(page.text, "Boil.\nPour.");
        assert_eq!(page.tables, [PageTable { caption: None, rows: rows.to_vec() }]);
        assert!(page.html.contains("<td>3</td>"), "{}", page.html);
    }
}
