//! WordPress has no markup for answers in its feeds: it starts their text with "In reply to", in the language of the
//! site, a link to the comment, and a full stop.

use crate::sources::thread::Answers;
use document::{BlockKind, Comment, Inline};

/// The comment without that sentence, and what it answers.
pub(super) fn read(mut comment: Comment) -> (Comment, Answers) {
    let Some(id) = comment.blocks.first().and_then(|block| answered(&block.kind)) else {
        return (comment, Answers::Article);
    };
    comment.blocks.remove(0);
    (comment, Answers::Id(id))
}

/// The id in a paragraph of a few words around one link to a comment.
fn answered(kind: &BlockKind) -> Option<String> {
    let BlockKind::Paragraph { text } = kind else { return None };
    let mut links = text.iter().filter_map(|inline| match inline {
        Inline::Link { url, .. } => Some(url),
        _ => None,
    });
    let (url, None) = (links.next()?, links.next()) else { return None };
    let around: usize = text.iter().map(|inline| if let Inline::Text { text } = inline { text.len() } else { 0 }).sum();
    let (_, id) = url.split_once("#comment-")?;
    (text.len() <= 3 && around < 60 && id.bytes().all(|byte| byte.is_ascii_digit())).then(|| id.to_string())
}
