use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A run inside a block's text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Inline {
    /// Words. White space is already folded; no line breaks.
    Text {
        /// The words.
        text: String,
    },
    /// Stressed (`em`, `i`).
    Emphasis {
        /// What is stressed.
        children: Vec<Inline>,
    },
    /// Strong (`strong`, `b`).
    Strong {
        /// What is strong.
        children: Vec<Inline>,
    },
    /// Struck out (`del`, `s`).
    Struck {
        /// What is struck out.
        children: Vec<Inline>,
    },
    /// Marked by the author (`mark`); not the reader's highlight.
    Marked {
        /// What is marked.
        children: Vec<Inline>,
    },
    /// Below the line.
    Sub {
        /// What stands below.
        children: Vec<Inline>,
    },
    /// Above the line.
    Sup {
        /// What stands above.
        children: Vec<Inline>,
    },
    /// Code within a line.
    Code {
        /// The code.
        text: String,
    },
    /// A link. Kept whatever its scheme; the shell decides what may be opened.
    Link {
        /// Absolute address, or `#id` within the page.
        url: String,
        /// What is linked.
        children: Vec<Inline>,
    },
    /// A line break the author made.
    Break,
    /// A reference to the footnote block of that label.
    FootnoteRef {
        /// The footnote's label.
        label: String,
    },
    /// An image within a line.
    Image(Image),
    /// A formula within a line.
    Math {
        /// How `source` is written.
        notation: MathNotation,
        /// The formula.
        source: String,
        /// How the page itself shows it.
        #[serde(default, skip_serializing_if = "Rendition::is_empty")]
        #[ts(as = "Option<Rendition>", optional)]
        shown: Rendition,
    },
}

/// An image as the page names it. Its bytes, where they were saved, are found by `url`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Image {
    /// Absolute address of the best source, or `resource:<hash>` for one that came inside the page.
    pub url: String,
    /// The text that stands for the image; empty where it is decoration or the page gives none.
    pub alt: String,
    /// Width in CSS pixels, where the page gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub width: Option<u32>,
    /// Height in CSS pixels, where the page gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub height: Option<u32>,
}

/// How a page shows a formula whose source it also gives: what a reader sees, where the source is what is kept, found
/// and copied.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rendition {
    /// A `math` element whose markup was rebuilt from a list of known elements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub mathml: Option<String>,
    /// A picture of the formula.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub picture: Option<Image>,
}

impl Rendition {
    /// Whether the page gives nothing but the source.
    pub fn is_empty(&self) -> bool {
        self.mathml.is_none() && self.picture.is_none()
    }
}

/// How a formula is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MathNotation {
    /// MathML (presentation).
    MathMl,
    /// TeX.
    Tex,
}

impl Inline {
    /// Plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// The runs inside this one; empty for leaves.
    pub fn children(&self) -> &[Inline] {
        match self {
            Self::Emphasis { children }
            | Self::Strong { children }
            | Self::Struck { children }
            | Self::Marked { children }
            | Self::Sub { children }
            | Self::Sup { children }
            | Self::Link { children, .. } => children,
            _ => &[],
        }
    }
}
