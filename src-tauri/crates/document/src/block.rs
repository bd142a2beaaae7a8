use crate::{BlockId, Image, Inline, MathNotation, Rendition, Table};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One block of an article or a comment, with an id that stays the same while its text does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Block {
    /// Hash of the block's canonical text and its ordinal among equals; see [`crate::assign_block_ids`].
    pub id: BlockId,
    /// What the block is.
    #[serde(flatten)]
    pub kind: BlockKind,
}

/// The kinds of block. Containers (list, quote, FAQ item, footnote, definitions) hold blocks again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum BlockKind {
    /// A section heading.
    Heading {
        /// 1 to 6, as in HTML.
        level: u8,
        /// The heading's words.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// The paragraph's words.
        text: Vec<Inline>,
    },
    /// A bullet or numbered list.
    List {
        /// Numbered rather than bulleted.
        ordered: bool,
        /// Number of the first item where it is not 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        start: Option<u32>,
        /// The items, in order.
        items: Vec<ListItem>,
    },
    /// Terms with their descriptions (`dl`).
    Definitions {
        /// The groups, in order.
        items: Vec<Definition>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
        /// Whom or what it is from, where the page says so.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[ts(as = "Option<Vec<Inline>>", optional)]
        cite: Vec<Inline>,
    },
    /// Preformatted text.
    Code {
        /// Language as the page names it, in lower case ("rust").
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        language: Option<String>,
        /// The text, line breaks kept.
        text: String,
        /// Links within the text, in order and apart from each other.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[ts(as = "Option<Vec<CodeLink>>", optional)]
        links: Vec<CodeLink>,
    },
    /// Images with a caption; without images where the copy has only the caption.
    Figure {
        /// The images, best source each.
        images: Vec<Image>,
        /// The caption's words.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[ts(as = "Option<Vec<Inline>>", optional)]
        caption: Vec<Inline>,
    },
    /// A data table.
    Table(Table),
    /// A question with its answer, or any other disclosure.
    Faq {
        /// The question, or what the disclosure is labelled.
        question: Vec<Inline>,
        /// The answer.
        answer: Vec<Block>,
    },
    /// A thematic break.
    Rule,
    /// A displayed formula.
    Math {
        /// How `source` is written.
        notation: MathNotation,
        /// The formula: TeX without delimiters, or a `math` element whose markup was rebuilt from a list of
        /// known elements.
        source: String,
        /// How the page itself shows it.
        #[serde(default, skip_serializing_if = "Rendition::is_empty")]
        #[ts(as = "Option<Rendition>", optional)]
        shown: Rendition,
    },
    /// A footnote's text. Inline references name it by `label`.
    Footnote {
        /// What references call it, unique in the document ("1", "note-a").
        label: String,
        /// The note's text.
        blocks: Vec<Block>,
    },
    /// Something the page embeds, kept as a link: video, audio, post, map.
    Embed {
        /// Title, or the host where the page gives none.
        title: String,
        /// Absolute address.
        url: String,
    },
}

/// A link within preformatted text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CodeLink {
    /// Where the linked words start, in UTF-16 code units of the text.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// Absolute address, or `#id` within the page.
    pub url: String,
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ListItem {
    /// The item's content; mostly one paragraph, then nested lists.
    pub blocks: Vec<Block>,
}

/// A group of terms that share descriptions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Definition {
    /// The terms.
    pub terms: Vec<Vec<Inline>>,
    /// What is said of them; each description is a list of blocks.
    pub descriptions: Vec<Vec<Block>>,
}

impl Block {
    /// A block without an id yet; [`crate::assign_block_ids`] gives it one.
    pub fn new(kind: BlockKind) -> Self {
        Self { id: BlockId::default(), kind }
    }

    /// A paragraph of plain text, without an id yet.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::new(BlockKind::Paragraph { text: vec![Inline::text(text)] })
    }

    /// A heading of plain text, without an id yet.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::new(BlockKind::Heading { level, text: vec![Inline::text(text)] })
    }

    /// The lists of blocks directly inside this one, in reading order. Empty for leaves.
    ///
    /// Table cells count: their blocks carry ids and can be pointed at as any other.
    pub fn children(&self) -> Vec<&Vec<Block>> {
        match &self.kind {
            BlockKind::List { items, .. } => items.iter().map(|item| &item.blocks).collect(),
            BlockKind::Definitions { items } => items.iter().flat_map(|item| &item.descriptions).collect(),
            BlockKind::Quote { blocks, .. } | BlockKind::Footnote { blocks, .. } => vec![blocks],
            BlockKind::Faq { answer, .. } => vec![answer],
            BlockKind::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| row.cells.iter().map(|cell| &cell.blocks));
                cells.chain([&table.notes]).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The runs directly in this block, in reading order. Empty for blocks that only hold others.
    pub fn runs(&self) -> Vec<&[Inline]> {
        match &self.kind {
            BlockKind::Heading { text, .. } | BlockKind::Paragraph { text } => vec![text],
            BlockKind::Definitions { items } => {
                items.iter().flat_map(|item| &item.terms).map(|term| term.as_slice()).collect()
            }
            BlockKind::Quote { cite, .. } => vec![cite],
            BlockKind::Figure { caption, .. } => vec![caption],
            BlockKind::Table(table) => vec![&table.caption],
            BlockKind::Faq { question, .. } => vec![question],
            _ => Vec::new(),
        }
    }

    /// As [`Block::children`], to change them.
    pub fn children_mut(&mut self) -> Vec<&mut Vec<Block>> {
        match &mut self.kind {
            BlockKind::List { items, .. } => items.iter_mut().map(|item| &mut item.blocks).collect(),
            BlockKind::Definitions { items } => items.iter_mut().flat_map(|item| &mut item.descriptions).collect(),
            BlockKind::Quote { blocks, .. } | BlockKind::Footnote { blocks, .. } => vec![blocks],
            BlockKind::Faq { answer, .. } => vec![answer],
            BlockKind::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| row.cells.iter_mut().map(|cell| &mut cell.blocks));
                cells.chain([&mut table.notes]).collect()
            }
            _ => Vec::new(),
        }
    }
}
