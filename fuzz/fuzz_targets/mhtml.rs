//! Pages saved as one message with their files, followed by anything: no panic, no runaway memory.
#![no_main]

use capture::{Input, capture};
use fuzz::assert_sound;
use libfuzzer_sys::fuzz_target;

const START: &[u8] = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n";

fuzz_target!(|bytes: &[u8]| {
    // A seed is whole already; what is mutated beyond recognition gets its beginning back.
    let whole = bytes.get(..5) == START.get(..5);
    let bytes = if whole { bytes.to_vec() } else { [START, bytes].concat() };
    assert_sound(&capture(&Input { bytes: &bytes, file_name: Some("page.mhtml"), ..Input::default() }));
});
