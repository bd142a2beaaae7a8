//! Any bytes as an HTML page: no panic, and block ids unique.
#![no_main]

use capture::{Input, capture};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let captured = capture(&Input { bytes, media_type: Some("text/html"), ..Input::default() });
    let mut ids = std::collections::HashSet::new();
    let mut blocks: Vec<&document::Block> = captured.document.blocks.iter().collect();
    while let Some(block) = blocks.pop() {
        assert!(ids.insert(&block.id), "two blocks have the id {}", block.id);
        blocks.extend(block.children().into_iter().flatten());
    }
});
