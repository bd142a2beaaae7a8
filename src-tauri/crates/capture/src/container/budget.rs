//! How much may still be decompressed.

use super::problem;
use document::Problem;
use std::io::Read;

/// Decompressed bytes of one input, all entries together.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// Decompressed bytes for each compressed one. What is small anyway may be as dense as it likes.
const MOST_RATIO: u64 = 100;
const SMALL: u64 = 1024 * 1024;

/// What is left of the bounds of one input.
pub(super) struct Budget {
    bytes: u64,
}

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: MOST_BYTES }
    }
}

impl Budget {
    /// Reads to the end, or to the bound: a problem where there was more. `compressed` is the size before.
    pub(super) fn read(&mut self, source: impl Read, compressed: u64) -> Result<Vec<u8>, Problem> {
        let most = self.bytes.min((compressed.saturating_mul(MOST_RATIO)).max(SMALL));
        let mut bytes = Vec::new();
        let read = source.take(most + 1).read_to_end(&mut bytes);
        let length = bytes.len() as u64;
        self.bytes = self.bytes.saturating_sub(length);
        if length > most {
            return Err(problem(
                "too_large",
                "The file unpacks to more than is read: 64 MB, or a hundred times its size.",
            ));
        }
        match read {
            Err(_) if bytes.is_empty() => Err(problem("damaged", "The file is damaged and cannot be unpacked.")),
            // What was read before the damage is worth more than nothing.
            _ => Ok(bytes),
        }
    }
}
