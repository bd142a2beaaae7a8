//! Any text as a flattened table: no panic, and no word invented.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Some(table) = capture::flat_table::read(text) {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let available = words(text).len();
        let used: usize = table.rows.iter().flat_map(|row| &row.cells).map(|cell| words(&cell.plain()).len()).sum();
        assert!(used <= available, "{used} words from {available}");
    }
});
