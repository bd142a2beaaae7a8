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

/// What a document is made of: text that is already clean, in every kind of block.
fn words(count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "rope", "hemp", "loft", "Marit", "twist", "tar", "floor", "walks", "slowly", "strand", "ü", "網", "a<b",
        "&amp;",
    ]);
    prop::collection::vec(word, count).prop_map(|words| words.join(" "))
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let wrapped = || words(1..4).prop_map(|text| vec![Inline::text(text)]);
    let part = prop_oneof![
        wrapped().prop_map(|children| Inline::Strong { children }),
        wrapped().prop_map(|children| Inline::Emphasis { children }),
        wrapped().prop_map(|children| Inline::Link { url: "https://rope.example/a".into(), children }),
        words(1..3).prop_map(|text| Inline::Code { text }),
        words(1..3).prop_map(|source| Inline::Math { notation: MathNotation::Tex, source, shown: Default::default() }),
    ];
    // Words before, between and after, so that no two runs of text touch.
    (words(3..9), prop::collection::vec((part, words(2..6)), 0..3)).prop_map(|(first, parts)| {
        let mut inlines = vec![Inline::text(if parts.is_empty() { first } else { first + " " })];
        let last = parts.len().saturating_sub(1);
        for (at, (part, after)) in parts.into_iter().enumerate() {
            let end = if at == last { "" } else { " " };
            inlines.extend([part, Inline::text(format!(" {after}{end}"))]);
        }
        inlines
    })
}

fn paragraph() -> impl Strategy<Value = Block> {
    inlines().prop_map(|text| Block::new(BlockKind::Paragraph { text }))
}

fn table() -> impl Strategy<Value = Block> {
    let rows =
        (2..4usize).prop_flat_map(|width| prop::collection::vec(prop::collection::vec(words(1..4), width), 2..5));
    (rows, inlines(), prop::collection::vec(paragraph(), 0..2)).prop_map(|(rows, caption, notes)| {
        let cell = |text: &String, header| Cell { blocks: vec![Block::paragraph(text)], ..Cell::text("", header) };
        let row =
            |(at, row): (usize, &Vec<String>)| Row { cells: row.iter().map(|text| cell(text, at == 0)).collect() };
        let rows = rows.iter().enumerate().map(row).collect();
        Block::new(BlockKind::Table(Table { caption, rows, notes, header_rows: 1, ..Table::default() }))
    })
}

fn block() -> impl Strategy<Value = Block> {
    let code = (words(2..9), prop::option::of(Just("rust".to_string())));
    let image = words(0..3).prop_map(|alt| Image { url: "https://rope.example/i.jpg".into(), alt, ..Image::default() });
    let leaf = prop_oneof![
        4 => paragraph(),
        1 => (2..5u8, inlines()).prop_map(|(level, text)| Block::new(BlockKind::Heading { level, text })),
        1 => code.prop_map(|(text, language)| Block::new(BlockKind::Code { language, text, links: Vec::new() })),
        1 => (image, inlines()).prop_map(|(image, caption)| Block::new(BlockKind::Figure { images: vec![image], caption })),
        1 => table(),
        1 => words(1..4).prop_map(|source| {
            Block::new(BlockKind::Math { notation: MathNotation::Tex, source, shown: Default::default() })
        }),
    ];
    leaf.prop_recursive(2, 12, 3, |inner| {
        let inside = prop::collection::vec(inner, 1..3);
        let items = prop::collection::vec(paragraph().prop_map(|text| ListItem { blocks: vec![text] }), 1..4);
        let definition = (inlines(), paragraph())
            .prop_map(|(term, text)| Definition { terms: vec![term], descriptions: vec![vec![text]] });
        prop_oneof![
            (any::<bool>(), items).prop_map(|(ordered, items)| Block::new(BlockKind::List {
                ordered,
                start: None,
                items
            })),
            prop::collection::vec(definition, 1..3).prop_map(|items| Block::new(BlockKind::Definitions { items })),
            (inlines(), inside.clone()).prop_map(|(question, answer)| Block::new(BlockKind::Faq { question, answer })),
            inside.prop_map(|blocks| Block::new(BlockKind::Quote { blocks, cite: Vec::new() })),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn documents_captured_again_are_the_same(blocks in prop::collection::vec(block(), 1..6)) {
        // An article around them: what stands alone on a page may be anything.
        let text = "The ropewalk is as long as the floor allows, and the rope as long as the walk, less the twist. ";
        let mut document: Vec<Block> = (1..4).map(|times| Block::paragraph(text.repeat(times).trim_end())).collect();
        document.splice(1..1, blocks);
        document::assign_block_ids(&mut document);
        prop_assert_eq!(blocks_of(page(&document).as_bytes(), None), document);
    }
}
