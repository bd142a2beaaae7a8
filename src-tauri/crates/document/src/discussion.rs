use crate::{Block, CommentId, Date};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The readers' discussion of an article, in the order of the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Discussion {
    /// Every comment, a comment before its answers.
    pub comments: Vec<Comment>,
    /// The system it runs on, where recognised ("wordpress", "discourse"); see the platform files of `capture`.
    pub system: Option<String>,
}

/// One comment, post or answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Comment {
    /// Identity within the article; see [`crate::assign_comment_ids`].
    pub id: CommentId,
    /// The source's own id, where it gives one.
    pub source_id: Option<String>,
    /// The comment this one answers.
    pub parent: Option<CommentId>,
    /// How sure we are of `parent` being right (or of there being none).
    pub parent_confidence: Confidence,
    /// 0 for a comment on the article itself.
    pub depth: u32,
    /// Who wrote it; absent where the page does not say.
    pub author: Option<Author>,
    /// When, as far as it could be read.
    pub date: Option<Date>,
    /// The date's own words ("3 days ago").
    pub date_text: Option<String>,
    /// A title of its own, where the system has them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub title: Option<String>,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Points, likes, votes: whatever one number the system shows.
    pub score: Option<i64>,
    /// Absolute address of the comment itself.
    pub permalink: Option<String>,
    /// Marks beside the author's name and the date.
    pub badges: Vec<Badge>,
    /// Whether it can still be read.
    pub state: CommentState,
}

/// Who wrote a comment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Author {
    /// The name shown.
    pub name: String,
    /// Address of a profile or home page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub url: Option<String>,
}

/// A mark on a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", content = "text", rename_all = "snake_case")]
pub enum Badge {
    /// Written by the author of the article or opening post.
    ArticleAuthor,
    /// Changed after it was posted.
    Edited,
    /// The accepted answer.
    Accepted,
    /// Pinned to the top.
    Pinned,
    /// A link from another page (pingback, trackback) rather than a comment.
    Pingback,
    /// Any other, in the page's words ("Moderator").
    Other(String),
}

/// Whether a comment can still be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CommentState {
    /// It can.
    #[default]
    Visible,
    /// Deleted by its author or a moderator; kept as a place in the thread.
    Deleted,
    /// Hidden: flagged, downvoted, awaiting moderation.
    Hidden,
}

/// How sure we are, in percent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct Confidence(u8);

impl Confidence {
    /// The source says so.
    pub const CERTAIN: Self = Self(100);

    /// `percent`, at most 100.
    pub fn percent(percent: u8) -> Self {
        Self(percent.min(100))
    }

    /// In percent.
    pub fn as_percent(self) -> u8 {
        self.0
    }
}
