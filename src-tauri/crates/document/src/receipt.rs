use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a page declared, what was kept of it, and why the rest was not.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Receipt {
    /// What the bytes were taken for ("html", "text", "mhtml").
    pub format: String,
    /// Character encoding they were read in ("UTF-8", "windows-1252").
    pub encoding: String,
    /// Size of the input in bytes.
    pub bytes: u64,
    /// Comments declared and kept.
    pub comments: Count,
    /// Data tables seen and kept.
    pub tables: Count,
    /// Images of the article seen, and kept with their bytes.
    pub images: Count,
    /// What was left out on purpose, by reason.
    pub dropped: Vec<Dropped>,
    /// What belongs to the article or its discussion but is not in these bytes.
    pub missing: Vec<Missing>,
    /// What was wrong with the input.
    pub problems: Vec<Problem>,
}

/// Declared and kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Count {
    /// As the page says; absent where it does not.
    pub declared: Option<u32>,
    /// As captured.
    pub kept: u32,
}

/// A kind of thing left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Dropped {
    /// What it was, as a short code ("navigation", "share_bar", "layout_table").
    pub what: String,
    /// How many.
    pub count: u32,
    /// Why, in a sentence.
    pub why: String,
}

/// Something that is not in these bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Missing {
    /// More comments on further pages.
    CommentPages {
        /// Their addresses.
        urls: Vec<String>,
    },
    /// Comments that a script loads from elsewhere.
    CommentScript {
        /// The service ("disqus").
        service: String,
    },
    /// Comments the page holds back behind a control ("42 more replies").
    CollapsedComments {
        /// How many, where the page says.
        count: Option<u32>,
    },
    /// The article goes on on further pages.
    ArticlePages {
        /// Their addresses.
        urls: Vec<String>,
    },
    /// The page shows only the start to visitors without a subscription.
    Paywall,
}

/// Something wrong with the input. Never an error: what could be read was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Problem {
    /// A short code to tell problems apart ("too_deep", "wrong_encoding").
    pub code: String,
    /// What, why and what next, in a sentence or two.
    pub message: String,
}
