//! Questions with their answers.

use crate::blocks::{Scope, has_words};
use crate::dom::NodeId;
use document::{Block, BlockKind};

/// A disclosure: what it is labelled, and what it shows when opened.
pub(crate) fn details(scope: &Scope, id: NodeId) -> Vec<Block> {
    let dom = scope.dom();
    let Some(summary) = dom.child_elements(id).find(|&child| dom.name(child) == "summary") else {
        return scope.blocks(id);
    };
    let question = scope.inlines(summary);
    let mut answer = scope.blocks_between(NodeId(id.0 + 1), summary);
    answer.extend(scope.blocks_between(dom.end(summary), dom.end(id)));
    if question.iter().any(has_words) { vec![Block::new(BlockKind::Faq { question, answer })] } else { answer }
}
