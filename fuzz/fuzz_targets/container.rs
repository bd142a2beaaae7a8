//! Any bytes with nothing known about them: no panic, no runaway memory.
#![no_main]

use capture::{Input, capture};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let captured = capture(&Input { bytes, ..Input::default() });
    let unpacked: usize = captured.resources.iter().map(|resource| resource.bytes.len()).sum();
    assert!(unpacked <= 256 << 20, "{unpacked} bytes of resources from {}", bytes.len());
});
