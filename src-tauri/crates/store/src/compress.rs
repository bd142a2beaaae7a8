//! Values as compressed bytes, each with a checksum, so that a byte that changed on the disk is an error and not another
//! text.

use crate::{Error, Result};
use serde::{Serialize, de::DeserializeOwned};
use std::cell::RefCell;
use std::io;
use zstd::bulk::{Compressor, Decompressor};
use zstd::zstd_safe::CParameter;

/// Level 6 makes documents a tenth smaller than level 3 does, at a hundred megabytes a second; higher levels take twice
/// as long for another hundredth.
const LEVEL: i32 = 6;

/// No stored value is larger than this once decompressed, whatever a damaged file says.
const MAX_BYTES: usize = 1 << 30;

/// What values of a kind have in common, so that each need not say it again: their fields in their order, and common
/// words. A comment of a few sentences takes a third less with it, an article of a page a tenth.
///
/// What is packed with a dictionary can only be read with it, byte for byte: it never changes. Another one would be
/// another file, with a number of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dictionary {
    /// None.
    Nothing,
    /// That of comments.
    Comments,
    /// That of documents and receipts.
    Documents,
}

impl Dictionary {
    const ALL: [Self; 3] = [Self::Nothing, Self::Comments, Self::Documents];

    fn bytes(self) -> &'static [u8] {
        match self {
            Self::Nothing => &[],
            Self::Comments => include_bytes!("compress/comment.txt"),
            Self::Documents => include_bytes!("compress/document.txt"),
        }
    }

    /// What stands before a value packed with it. One without begins as every frame of zstd does, with 0x28.
    fn mark(self) -> &'static [u8] {
        match self {
            Self::Nothing => &[],
            Self::Comments => &[1],
            Self::Documents => &[2],
        }
    }

    /// The dictionary of compressed bytes, and what stands after its mark.
    fn split(compressed: &[u8]) -> (Self, &[u8]) {
        match compressed.split_first() {
            Some((1, frame)) => (Self::Comments, frame),
            Some((2, frame)) => (Self::Documents, frame),
            _ => (Self::Nothing, compressed),
        }
    }
}

thread_local! {
    // Preparing a dictionary takes longer than compressing with it.
    static COMPRESSORS: [RefCell<io::Result<Compressor<'static>>>; 3] =
        Dictionary::ALL.map(|dictionary| RefCell::new(compressor(dictionary)));
    static DECOMPRESSORS: [RefCell<io::Result<Decompressor<'static>>>; 3] =
        Dictionary::ALL.map(|dictionary| RefCell::new(Decompressor::with_dictionary(dictionary.bytes())));
}

fn compressor(dictionary: Dictionary) -> io::Result<Compressor<'static>> {
    let mut compressor = Compressor::with_dictionary(LEVEL, dictionary.bytes())?;
    compressor.set_parameter(CParameter::ChecksumFlag(true))?;
    Ok(compressor)
}

/// Bytes, compressed.
pub(crate) fn compress(bytes: &[u8], dictionary: Dictionary) -> Result<Vec<u8>> {
    let frame = COMPRESSORS.with(|all| match &mut *all[dictionary as usize].borrow_mut() {
        Ok(compressor) => compressor.compress(bytes),
        Err(error) => Err(error.kind().into()),
    })?;
    Ok([dictionary.mark(), &frame].concat())
}

/// What [`compress`] was given.
pub(crate) fn decompress(compressed: &[u8]) -> Result<Vec<u8>> {
    let (dictionary, frame) = Dictionary::split(compressed);
    let size = Decompressor::upper_bound(frame).filter(|&size| size <= MAX_BYTES);
    let size = size.ok_or_else(|| Error::Unreadable("a compressed value has no sound header".into()))?;
    DECOMPRESSORS.with(|all| match &mut *all[dictionary as usize].borrow_mut() {
        Ok(decompressor) => decompressor.decompress(frame, size).map_err(|error| Error::Unreadable(error.to_string())),
        Err(error) => Err(io::Error::from(error.kind()).into()),
    })
}

/// A value as compressed JSON.
pub(crate) fn pack<T: Serialize>(value: &T, dictionary: Dictionary) -> Result<Vec<u8>> {
    compress(&json(value)?, dictionary)
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
    use document::{Author, Block, Comment, Document, Receipt};
    use proptest::prelude::*;

    fn dictionaries() -> impl Strategy<Value = Dictionary> {
        prop::sample::select(&Dictionary::ALL[..])
    }

    #[test]
    fn dictionaries_save_room() {
        let comment = Comment {
            author: Some(Author { name: "Odile Marrow".into(), url: None }),
            blocks: vec![Block::paragraph("The glass pot lost me at looking better. Did you warm it first?")],
            ..Comment::default()
        };
        let document = Document { blocks: comment.blocks.clone(), ..Document::default() };
        let sizes = |json: &[u8], dictionary| {
            let with = compress(json, dictionary).unwrap();
            (with.len(), compress(json, Dictionary::Nothing).unwrap().len())
        };
        for (json, dictionary) in [
            (json(&comment).unwrap(), Dictionary::Comments),
            (json(&document).unwrap(), Dictionary::Documents),
            (json(&Receipt::default()).unwrap(), Dictionary::Documents),
        ] {
            let (with, without) = sizes(&json, dictionary);
            assert!(with * 3 < without * 2, "{dictionary:?}: {with} {without}");
        }
    }

    #[test]
    fn dictionaries_never_change() {
        let of = |dictionary: Dictionary| {
            let bytes = dictionary.bytes();
            let hash = bytes.iter().fold(7_u64, |hash, &byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
            (bytes.len(), hash)
        };
        assert_eq!(of(Dictionary::Comments), (3397, 6272051048518615848));
        assert_eq!(of(Dictionary::Documents), (4882, 15668138431643793126));
    }

    #[test]
    fn values_of_version_1_are_read() {
        let frame = zstd::bulk::compress(b"\"no checksum\"", 3).unwrap();
        assert_eq!(unpack::<String>(&frame).unwrap(), "no checksum");
    }

    proptest! {
        #[test]
        fn damaged_bytes_are_an_error_and_never_a_panic(bytes: Vec<u8>, dictionary in dictionaries()) {
            let _ = decompress(&[dictionary.mark(), bytes.as_slice()].concat());
        }

        #[test]
        fn bytes_come_back_and_no_changed_byte_goes_unseen(
            bytes: Vec<u8>, dictionary in dictionaries(), place: prop::sample::Index, bit in 0..8_u8,
        ) {
            let mut compressed = compress(&bytes, dictionary).unwrap();
            prop_assert_eq!(&decompress(&compressed).unwrap(), &bytes);
            let place = place.index(compressed.len());
            compressed[place] ^= 1 << bit;
            // A mark that is none is no frame; one that is another's has another text, which the checksum tells.
            prop_assert!(decompress(&compressed).map_or(true, |read| read == bytes));
        }
    }
}
