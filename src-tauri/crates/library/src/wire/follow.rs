//! Feeds that the reader follows.

use super::Failure;
use document::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A feed that the reader follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Feed {
    /// The feed.
    #[ts(type = "number")]
    pub id: i64,
    /// Its address.
    pub url: String,
    /// Its title, or its host before it was read.
    pub title: String,
    /// Address of the site it is about.
    pub site: Option<String>,
    /// Items it has told of.
    pub items: u32,
    /// Those that were neither opened nor marked as read.
    pub unread: u32,
    /// Whether what is new in it is saved at once; else when the reader opens it.
    pub at_once: bool,
    /// When it was asked last.
    pub asked_at: Option<String>,
    /// Why it could not be read the last time.
    pub failure: Option<Failure>,
}

/// An article that a feed tells of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct FeedItem {
    /// The item.
    #[ts(type = "number")]
    pub id: i64,
    /// Its feed.
    #[ts(type = "number")]
    pub feed: i64,
    /// Title of its feed.
    pub feed_title: String,
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// Its first words.
    pub summary: String,
    /// How many comments it has, where the feed says.
    pub comments: Option<u32>,
    /// Neither opened nor marked as read.
    pub unread: bool,
    /// The article it was saved as.
    #[ts(type = "number | null")]
    pub article: Option<i64>,
    /// How many comments it has beyond those that are saved, where the feed says.
    pub new_comments: u32,
}

/// A part of a list of items, the newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct FeedItems {
    /// How many the list has.
    pub total: u32,
    /// The part.
    pub items: Vec<FeedItem>,
}

/// What asking feeds brought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Refreshed {
    /// Items that no feed had told of before.
    pub found: u32,
    /// How many of them were saved.
    pub saved: u32,
    /// Feeds and items that failed.
    pub failed: Vec<FeedFailure>,
}

/// A feed or an item of it that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FeedFailure {
    /// Its title.
    pub title: String,
    /// What, why, what next.
    pub error: Failure,
}
