//! The copied text that the project started from. It is not part of the project: the test reads it where it stands
//! beside the checkout, and says so where it does not.

use capture::{Input, capture};
use document::{Block, BlockKind, block_text, inline_text, plain_text};
use std::fs;
use std::path::Path;

#[test]
fn the_seed_gives_exactly_its_parts() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/seed/article.txt");
    let Ok(text) = fs::read_to_string(&path) else {
        eprintln!("Not run: shared/seed/article.txt does not stand beside the checkout.");
        return;
    };
    let captured = capture(&Input { bytes: text.as_bytes(), file_name: Some("article.txt"), ..Input::default() });
    let blocks = &captured.document.blocks;
    let lines: Vec<&str> = text.lines().map(str::trim).collect();

    assert_eq!(captured.document.metadata.title.as_ref().map(|title| title.value.as_str()), Some(lines[0]));
    let headings = texts(blocks, |kind| matches!(kind, BlockKind::Heading { .. }));
    let places: Vec<Option<usize>> =
        headings.iter().map(|heading| lines.iter().position(|line| line == heading)).collect();
    assert_eq!(headings.len(), 10);
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{headings:?}");
    let lists: Vec<usize> = blocks.iter().filter_map(items).collect();
    assert_eq!(lists, [4, 3]);
    assert_eq!(texts(blocks, |kind| matches!(kind, BlockKind::Figure { .. })).len(), 2);
    assert_eq!(texts(blocks, |kind| matches!(kind, BlockKind::Faq { .. })).len(), 5);

    let tables: Vec<_> = blocks.iter().filter_map(table).collect();
    let [table] = tables[..] else { panic!("{} tables", tables.len()) };
    let grid = table.text_grid();
    assert_eq!((grid.len(), grid[0].len(), table.header_rows), (5, 5, 1));
    let header = lines.iter().position(|line| *line == grid[0].join(" ")).expect("the header's words in one line");
    assert_eq!(inline_text(&table.caption), lines[header - 1]);
    for (row, line) in grid.iter().zip(&lines[header..]) {
        assert_eq!(row.join(" "), *line);
    }
    let last: Vec<&str> = grid.iter().skip(1).map(|row| row[4].as_str()).collect();
    assert_eq!(last, ["No", "Yes", "Yes", "Yes"]);
    // "Days to weeks (with therapy)" ends where a cell ends: every bracket is closed in the cell that opens it.
    assert!(grid.iter().flatten().all(|cell| cell.matches('(').count() == cell.matches(')').count()));

    let comments = &captured.discussion.comments;
    assert_eq!(comments.len(), 11);
    assert_eq!(comments[0].date.map(|date| date.to_string()).as_deref(), Some("2025-10-28T16:25"));
    assert!(comments.iter().all(|comment| comment.author.is_some() && comment.date.is_some()));
    assert!(comments.iter().all(|comment| comment.blocks.len() >= 2));
    let all = comments.iter().map(|comment| plain_text(&comment.blocks)).collect::<Vec<_>>().join("\n");
    let end = lines.last().expect("a last line");
    assert!(!all.contains(end) && !plain_text(blocks).contains(end), "{end}");
}

fn texts(blocks: &[Block], kind: fn(&BlockKind) -> bool) -> Vec<String> {
    blocks.iter().filter(|block| kind(&block.kind)).map(block_text).collect()
}

fn items(block: &Block) -> Option<usize> {
    match &block.kind {
        BlockKind::List { items, ordered: false, .. } => Some(items.len()),
        _ => None,
    }
}

fn table(block: &Block) -> Option<&document::Table> {
    match &block.kind {
        BlockKind::Table(table) => Some(table),
        _ => None,
    }
}
