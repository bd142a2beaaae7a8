//! Values as compressed bytes.

use crate::{Error, Result};
use serde::{Serialize, de::DeserializeOwned};

/// Level 3 compresses text 3.4 times at hundreds of megabytes a second; higher levels gain little.
const LEVEL: i32 = 3;

/// No stored value is larger than this once decompressed, whatever a damaged file says.
const MAX_BYTES: usize = 1 << 30;

/// Bytes, compressed.
pub(crate) fn compress(bytes: &[u8]) -> Result<Vec<u8>> {
    Ok(zstd::bulk::compress(bytes, LEVEL)?)
}

/// What [`compress`] was given.
pub(crate) fn decompress(compressed: &[u8]) -> Result<Vec<u8>> {
    let size = zstd::bulk::Decompressor::upper_bound(compressed).filter(|&size| size <= MAX_BYTES);
    let size = size.ok_or_else(|| Error::Damaged("a compressed value has no sound header".into()))?;
    zstd::bulk::decompress(compressed, size).map_err(|error| Error::Damaged(error.to_string()))
}

/// A value as compressed JSON.
pub(crate) fn pack<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    compress(&json(value)?)
}

/// The value that [`pack`] was given.
pub(crate) fn unpack<T: DeserializeOwned>(packed: &[u8]) -> Result<T> {
    from_json(&decompress(packed)?)
}

/// A value as JSON.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    serde_json::to_vec(value).map_err(|error| Error::Damaged(error.to_string()))
}

/// The value that [`json`] was given, however deeply a page was nested.
pub(crate) fn from_json<T: DeserializeOwned>(json: &[u8]) -> Result<T> {
    let mut reader = serde_json::Deserializer::from_slice(json);
    reader.disable_recursion_limit();
    T::deserialize(&mut reader).map_err(|error| Error::Damaged(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn damaged_bytes_are_an_error_and_never_a_panic(bytes: Vec<u8>) {
            let _ = unpack::<document::Document>(&bytes);
        }

        #[test]
        fn bytes_come_back(bytes: Vec<u8>) {
            prop_assert_eq!(decompress(&compress(&bytes).unwrap()).unwrap(), bytes);
        }
    }
}
