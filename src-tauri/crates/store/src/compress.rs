//! Values as compressed bytes.

use crate::{Error, Result};
use serde::{Serialize, de::DeserializeOwned};
use std::cell::RefCell;
use zstd::bulk::{Compressor, Decompressor};

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
    zstd::bulk::decompress(compressed, size(compressed)?).map_err(|error| Error::Unreadable(error.to_string()))
}

/// At most how many bytes a compressed value has.
fn size(compressed: &[u8]) -> Result<usize> {
    let size = Decompressor::upper_bound(compressed).filter(|&size| size <= MAX_BYTES);
    size.ok_or_else(|| Error::Unreadable("a compressed value has no sound header".into()))
}

/// A value as compressed JSON.
pub(crate) fn pack<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    compress(&json(value)?)
}

/// What short values have in common, so that each need not say it again: the fields of a comment in their order, and
/// common words. Values packed with it can only be read with it, byte for byte: it never changes. Another one would be
/// another file, with a number of its own.
const SHORT: &[u8] = include_bytes!("compress/comment.txt");

/// First byte of a value packed with [`SHORT`]. One without begins as every frame of zstd does, with 0x28.
const WITH_SHORT: u8 = 1;

thread_local! {
    // Preparing a dictionary takes longer than compressing with it.
    static COMPRESSOR: RefCell<std::io::Result<Compressor<'static>>> =
        RefCell::new(Compressor::with_dictionary(LEVEL, SHORT));
    static DECOMPRESSOR: RefCell<std::io::Result<Decompressor<'static>>> =
        RefCell::new(Decompressor::with_dictionary(SHORT));
}

/// A short value as compressed JSON: a comment of a few sentences takes a good third less than [`pack`] makes of it.
pub(crate) fn pack_short<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    let json = json(value)?;
    let packed = COMPRESSOR.with_borrow_mut(|compressor| match compressor {
        Ok(compressor) => compressor.compress(&json),
        Err(error) => Err(std::io::Error::from(error.kind())),
    });
    Ok([&[WITH_SHORT], packed?.as_slice()].concat())
}

/// The value that [`pack_short`] or [`pack`] was given.
pub(crate) fn unpack_short<T: DeserializeOwned>(packed: &[u8]) -> Result<T> {
    let Some((&WITH_SHORT, packed)) = packed.split_first() else { return unpack(packed) };
    let size = size(packed)?;
    let json = DECOMPRESSOR.with_borrow_mut(|decompressor| match decompressor {
        Ok(decompressor) => decompressor.decompress(packed, size).map_err(|error| Error::Unreadable(error.to_string())),
        Err(error) => Err(std::io::Error::from(error.kind()).into()),
    });
    from_json(&json?)
}

/// The value that [`pack`] was given.
pub(crate) fn unpack<T: DeserializeOwned>(packed: &[u8]) -> Result<T> {
    from_json(&decompress(packed)?)
}

/// A value as JSON.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    serde_json::to_vec(value).map_err(|error| Error::Unreadable(error.to_string()))
}

/// The value that [`json`] was given, however deeply a page was nested.
pub(crate) fn from_json<T: DeserializeOwned>(json: &[u8]) -> Result<T> {
    let mut reader = serde_json::Deserializer::from_slice(json);
    reader.disable_recursion_limit();
    T::deserialize(&mut reader).map_err(|error| Error::Unreadable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Author, Block, Comment};
    use proptest::prelude::*;

    #[test]
    fn a_short_value_takes_little_room_and_older_ones_are_still_read() {
        let comment = Comment {
            author: Some(Author { name: "Odile Marrow".into(), url: None }),
            blocks: vec![Block::paragraph("The glass pot lost me at looking better. Did you warm it first?")],
            ..Comment::default()
        };
        let (short, long) = (pack_short(&comment).unwrap(), pack(&comment).unwrap());
        assert!(short.len() * 3 < long.len() * 2, "{} {}", short.len(), long.len());
        assert_eq!(unpack_short::<Comment>(&short).unwrap(), comment);
        assert_eq!(unpack_short::<Comment>(&long).unwrap(), comment);
    }

    #[test]
    fn the_dictionary_never_changes() {
        let hash = SHORT.iter().fold(7_u64, |hash, &byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
        assert_eq!((SHORT.len(), hash), (3397, 6272051048518615848));
    }

    proptest! {
        #[test]
        fn damaged_bytes_are_an_error_and_never_a_panic(bytes: Vec<u8>) {
            let _ = unpack::<document::Document>(&bytes);
            let _ = unpack_short::<document::Comment>(&[&[WITH_SHORT], bytes.as_slice()].concat());
        }

        #[test]
        fn bytes_come_back(bytes: Vec<u8>) {
            prop_assert_eq!(decompress(&compress(&bytes).unwrap()).unwrap(), bytes);
        }
    }
}
