//! A passage marked in one text and looked for in another: no panic, places that are there, and in the same text the
//! same place. What changed between the two is told as well, and told truly.
#![no_main]

use annotate::{Places, Side, diff_words, merge};
use capture::{Captured, Input, capture};
use document::{Passage, Placement, Position, Quote, Target};
use libfuzzer_sys::fuzz_target;

fn captured(text: &str) -> Captured {
    capture(&Input { bytes: text.as_bytes(), media_type: Some("text/plain"), ..Input::default() })
}

fuzz_target!(|input: (&str, &str, u8, u8, u32, u32)| {
    let (before, after, first, last, start, end) = input;
    let (old, new) = (captured(before), captured(after));
    let block = |at: u8| old.document.blocks.get(usize::from(at) % old.document.blocks.len().max(1));
    if let (Some(first), Some(last)) = (block(first), block(last)) {
        let start = Position { block: first.id.clone(), offset: start };
        let end = Position { block: last.id.clone(), offset: end };
        let marked = Target::Passage(Passage { start, end, quote: Quote::default() });
        let here = Places::of(&old.document, &old.discussion.comments);
        let target = here.with_quote(&marked);
        let changed = Places::new((&old.document, &old.discussion.comments), (&new.document, &new.discussion.comments));
        let (found, placement) = changed.find(&target);
        if placement == Placement::Unplaced {
            assert_eq!(found, target, "what has no place is kept as it was");
        } else {
            let there = Places::of(&new.document, &new.discussion.comments);
            assert_ne!(there.find(&found).1, Placement::Unplaced, "a place that is not there");
        }
    }
    let merged = merge(&old.discussion.comments, &new.discussion.comments);
    assert!(merged.len() >= new.discussion.comments.len());
    let parts = diff_words(before, after);
    let side = |side: Side| -> String {
        parts
            .iter()
            .filter(|part| part.side == Side::Both || part.side == side)
            .map(|part| part.text.as_str())
            .collect()
    };
    assert_eq!(side(Side::New), after);
    assert!(before.is_empty() || !side(Side::Old).is_empty());
});
