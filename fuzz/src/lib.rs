//! What the fuzz targets share: inputs made of pieces, and what must hold of every captured page.

use capture::Captured;
use document::Block;
use std::collections::HashSet;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The pieces that the bytes name, in a row. Where plain bytes would mostly be nonsense, pieces reach further.
#[must_use]
pub fn from_pieces(bytes: &[u8], pieces: &[&str]) -> String {
    let pieces = bytes.iter().take(4096).map(|byte| pieces.get(usize::from(*byte) % pieces.len()).copied());
    pieces.flatten().collect()
}

/// A zip archive of files. A fuzzer does not guess checksums.
#[must_use]
pub fn archive(files: &[(String, &[u8])], deflated: bool) -> Vec<u8> {
    let method = if deflated { CompressionMethod::Deflated } else { CompressionMethod::Stored };
    let options = SimpleFileOptions::default().compression_method(method);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        // A name may stand in an archive once.
        if archive.start_file(name.as_str(), options).is_ok() {
            archive.write_all(content).expect("memory does not fail");
        }
    }
    archive.finish().expect("memory does not fail").into_inner()
}

/// What holds of every captured page: blocks and comments have identities of their own, an answer stands after what it
/// answers, and what was unpacked is bounded.
pub fn assert_sound(captured: &Captured) {
    let mut ids = HashSet::new();
    let mut blocks: Vec<&Block> = captured.document.blocks.iter().collect();
    while let Some(block) = blocks.pop() {
        assert!(ids.insert(&block.id), "two blocks have the id {}", block.id);
        blocks.extend(block.children().into_iter().flatten());
    }
    let mut seen = HashSet::new();
    for comment in &captured.discussion.comments {
        assert!(comment.parent.as_ref().is_none_or(|parent| seen.contains(parent)), "an answer before its parent");
        assert!(seen.insert(&comment.id), "two comments are {}", comment.id);
    }
    let unpacked: usize = captured.resources.iter().map(|resource| resource.bytes.len()).sum();
    assert!(unpacked <= 256 << 20, "{unpacked} bytes of resources");
}
