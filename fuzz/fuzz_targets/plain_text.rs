//! Any text as copied from a page: no panic, and parents stand before their answers.
#![no_main]

use capture::{Input, capture};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let now = "2026-05-01T12:00Z".parse().ok();
    let captured = capture(&Input { bytes: text.as_bytes(), media_type: Some("text/plain"), now, ..Input::default() });
    let mut seen = std::collections::HashSet::new();
    for comment in &captured.discussion.comments {
        assert!(comment.parent.as_ref().is_none_or(|parent| seen.contains(parent)), "an answer before its parent");
        seen.insert(comment.id.clone());
    }
});
