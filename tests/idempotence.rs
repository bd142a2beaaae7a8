//! The clean HTML of a document, captured again, gives the same document: what `exchange` writes loses nothing that
//! `capture` can read, and `capture` takes nothing away from a page that is all article.

use capture::{Input, capture};
use document::{Block, BlockKind, Cell, Definition, Image, Inline, ListItem, MathNotation, Row, Table};
use proptest::prelude::*;
use std::path::Path;

/// `blocks` as a page of its own.
fn page(blocks: &[Block]) -> String {
    let body = exchange::html(blocks);
    format!("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>A page</title>\n<article>\n{body}\n</article>\n")
}

fn blocks_of(page: &[u8], url: Option<&str>) -> Vec<Block> {
    let now = "2026-05-01T12:00:00Z".parse().ok();
    capture(&Input { bytes: page, url, now, media_type: Some("text/html"), ..Input::default() }).document.blocks
}

#[test]
fn pages_captured_again_are_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut folders: Vec<_> = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.join("page.html").exists());
    folders.sort();
    assert!(folders.len() > 40, "{}", folders.len());
    let mut changed = Vec::new();
    for folder in folders {
        let url = std::fs::read_to_string(folder.join("url")).ok();
        let url = url.as_deref().map(str::trim);
        let first = blocks_of(&std::fs::read(folder.join("page.html")).unwrap(), url);
        let second = blocks_of(page(&first).as_bytes(), url);
        if first != second {
            let at = first.iter().zip(&second).position(|(a, b)| a != b).unwrap_or(first.len().min(second.len()));
            changed.push(format!("{}: {:?}\nbecame {:?}", folder.display(), first.get(at), second.get(at)));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n\n"));
}
