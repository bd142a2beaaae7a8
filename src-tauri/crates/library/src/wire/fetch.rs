//! Saving pages by their addresses.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the reader wants of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FetchOptions {
    /// Which images are fetched.
    pub images: ImageChoice,
    /// How many further addresses are asked for the rest of the discussion at most; 0 for the page alone.
    pub comment_pages: u32,
    /// How many further pages of the article are asked for at most.
    pub article_pages: u32,
    /// Hosts on this computer or its network that the reader confirmed.
    pub confirmed: Vec<String>,
}

impl Default for FetchOptions {
    /// With images, and as much of article and discussion as any but the longest has.
    fn default() -> Self {
        Self { images: ImageChoice::All, comment_pages: 50, article_pages: 20, confirmed: Vec::new() }
    }
}

/// What the reader asked the network for while there was no connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Waiting {
    /// The page at an address.
    Page {
        /// The address.
        url: String,
    },
    /// What a saved copy lacks.
    Missing {
        /// The article.
        #[ts(type = "number")]
        article: i64,
    },
}

/// Which images of a page are fetched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "which", rename_all = "snake_case")]
pub enum ImageChoice {
    /// All of them.
    #[default]
    All,
    /// None; their places stay, with what the page says in their stead.
    None,
    /// Those up to a size; the reader is asked about the others once the page is there.
    UpTo {
        /// Size of the file as sent, in kilobytes of 1,024 bytes.
        kilobytes: u32,
    },
}

/// What is being asked for. Whoever shows it can tell the reader of every host that is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum FetchStage {
    /// The page itself.
    Page {
        /// The host asked.
        host: String,
    },
    /// A further page of the article.
    Article {
        /// Its number, from 2.
        page: u32,
        /// The last number that is asked for.
        most: u32,
        /// The host asked.
        host: String,
    },
    /// More of its discussion.
    Discussion {
        /// Addresses asked so far.
        done: u32,
        /// As far as is known now.
        total: u32,
        /// Addresses that are asked at most.
        most: u32,
        /// The host asked.
        host: String,
    },
    /// Images.
    Images {
        /// Answered so far, saved or not.
        done: u32,
        /// In all.
        total: u32,
    },
    /// Everything is here and is being saved.
    Saving,
}
