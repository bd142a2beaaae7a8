use crate::{Date, Image};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a page says about itself. Absence is an answer: nothing here is guessed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Metadata {
    /// The article's title, without the site's name.
    pub title: Option<Sourced<String>>,
    /// Who wrote it, as one line.
    pub byline: Option<Sourced<String>>,
    /// When it was published.
    pub published: Option<Sourced<Date>>,
    /// The words that `published` was read from, where the visible page or text says them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub published_words: Option<String>,
    /// When it was last changed.
    pub modified: Option<Sourced<Date>>,
    /// Name of the site.
    pub site: Option<Sourced<String>>,
    /// One or two sentences about the article.
    pub description: Option<Sourced<String>>,
    /// BCP 47 tag ("en", "pt-BR").
    pub language: Option<Sourced<String>>,
    /// Base direction of the text.
    pub direction: Direction,
    /// The address the page gives for itself, absolute; the address it came from where it gives none.
    pub url: Option<Sourced<String>>,
    /// The picture that stands for the article.
    pub lead_image: Option<Sourced<Image>>,
}

/// A value and where on the page it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it was found.
    pub source: Source,
}

impl<T> Sourced<T> {
    /// `value`, found in `source`.
    pub fn new(value: T, source: Source) -> Self {
        Self { value, source }
    }
}

/// Where a value was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// `script type="application/ld+json"`.
    JsonLd,
    /// `meta property="og:…"` and `article:…`.
    OpenGraph,
    /// `itemprop`.
    Microdata,
    /// Microformats (`h-entry`, `hentry`).
    Microformat,
    /// Any other `meta` or `link` element, the `title` element, the `lang` attribute.
    Meta,
    /// The visible page.
    Page,
    /// The container the page came in (MHTML header, EPUB package, feed).
    Container,
    /// The address or the file name.
    Address,
}

/// Base direction of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Not said: each block decides by its first strong character.
    #[default]
    Auto,
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}
