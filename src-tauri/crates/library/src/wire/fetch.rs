//! Saving pages by their addresses.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the reader wants of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FetchOptions {
    /// Whether the images of the article are fetched.
    pub images: bool,
    /// How many further addresses are asked for the rest of the discussion at most; 0 for the page alone.
    pub comment_pages: u32,
    /// Hosts on this computer or its network that the reader confirmed.
    pub confirmed: Vec<String>,
}

impl Default for FetchOptions {
    /// With images, and as much of the discussion as any but the longest has.
    fn default() -> Self {
        Self { images: true, comment_pages: 50, confirmed: Vec::new() }
    }
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
    /// More of its discussion.
    Discussion {
        /// Addresses asked so far.
        done: u32,
        /// As far as is known now.
        total: u32,
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
