//! Gzip around anything else.

use super::budget::Budget;
use document::Problem;
use flate2::read::MultiGzDecoder;

/// The bytes inside; `None` where these are not compressed so.
pub(super) fn decompress(bytes: &[u8], budget: &mut Budget) -> Option<Result<Vec<u8>, Problem>> {
    bytes.starts_with(&[0x1f, 0x8b, 8]).then(|| budget.read(MultiGzDecoder::new(bytes), bytes.len() as u64))
}
