use crate::dom::NodeId;
use document::{Author, Badge, CommentState, Date};

/// One comment as found on the page, before it becomes a [`document::Comment`].
#[derive(Clone, Debug)]
pub(crate) struct Post {
    /// The element that holds it, or the first of the siblings that do.
    pub(crate) item: NodeId,
    /// One past its last node; nested posts lie before it.
    pub(crate) end: NodeId,
    /// The source's own id.
    pub(crate) id: Option<String>,
    /// Id of the post it answers, as the page says it.
    pub(crate) parent_id: Option<String>,
    /// How deep the page says it stands.
    pub(crate) depth: Option<u32>,
    /// Name of the author it answers, where only that is said.
    pub(crate) answers: Option<String>,
    /// Who wrote it.
    pub(crate) author: Option<Author>,
    /// When.
    pub(crate) date: Option<Date>,
    /// The date's own words.
    pub(crate) date_text: Option<String>,
    /// Its own title.
    pub(crate) title: Option<String>,
    /// The subtrees that are its body, in order.
    pub(crate) body: Vec<NodeId>,
    /// Subtrees inside the body that are not part of it, in document order.
    pub(crate) skip: Vec<NodeId>,
    /// Bytes of text in the body.
    pub(crate) length: usize,
    /// Bytes of text in the body that are links.
    pub(crate) linked: usize,
    /// Points or likes.
    pub(crate) score: Option<i64>,
    /// Address, absolute.
    pub(crate) permalink: Option<String>,
    /// Marks.
    pub(crate) badges: Vec<Badge>,
    /// Whether it can still be read.
    pub(crate) state: CommentState,
    /// Whether it opens a thread.
    pub(crate) opening: bool,
}

impl Post {
    /// A post of which only the place is known.
    pub(crate) fn new(item: NodeId, end: NodeId) -> Self {
        Self {
            item,
            end,
            id: None,
            parent_id: None,
            depth: None,
            answers: None,
            author: None,
            date: None,
            date_text: None,
            title: None,
            body: Vec::new(),
            skip: Vec::new(),
            length: 0,
            linked: 0,
            score: None,
            permalink: None,
            badges: Vec::new(),
            state: CommentState::Visible,
            opening: false,
        }
    }
}
