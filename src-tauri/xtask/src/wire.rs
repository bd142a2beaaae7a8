//! `cargo xtask wire`: the TypeScript of what crosses between library and window.

use crate::process::{Outcome, cargo, output};
use std::fs;

/// Writes `ui/src/core/wire.ts` anew.
pub fn write() -> Outcome {
    let mut generator = cargo(["run", "--quiet", "--package", "library", "--example", "wire"]);
    let text = output(&mut generator).ok_or("the library does not compile; `cargo check -p library` says why")?;
    fs::write("ui/src/core/wire.ts", text + "\n").map_err(|error| format!("wire.ts cannot be written: {error}"))
}
