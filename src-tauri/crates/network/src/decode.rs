//! Content codings, undone under limits.

use crate::Error;
use std::io::{self, Read};

/// What is asked for, best first.
pub(crate) const ACCEPTED: &str = "zstd, br, gzip, deflate";

/// Decoded bytes may be this many times the bytes sent; text is hardly ever squeezed harder.
const MAX_RATIO: u64 = 100;

/// Below this size a ratio says nothing: a page of spaces harms nobody.
const RATIO_COUNTS_FROM: u64 = 4 << 20;

/// Codings laid over one another that are undone; servers use one.
const MAX_CODINGS: usize = 2;

/// Window of a zstd stream, as a power of two: the 8 MB that RFC 8878 asks of every decoder.
const ZSTD_WINDOW_LOG: u32 = 23;

/// Undoes the codings of a `Content-Encoding` header. `limit` is the size of the result in bytes.
pub(crate) fn decode(mut bytes: Vec<u8>, encoding: &str, limit: u64) -> Result<Vec<u8>, Error> {
    let codings: Vec<String> = encoding
        .split(',')
        .map(|coding| coding.trim().to_ascii_lowercase())
        .filter(|coding| !coding.is_empty() && coding != "identity")
        .collect();
    if codings.len() > MAX_CODINGS {
        return Err(Error::UnknownCoding);
    }
    // The last one named was applied last.
    for coding in codings.iter().rev() {
        bytes = undo(&bytes, coding, limit)?;
    }
    Ok(bytes)
}

fn undo(bytes: &[u8], coding: &str, limit: u64) -> Result<Vec<u8>, Error> {
    // An empty body needs no coding, whatever the header says.
    if bytes.is_empty() {
        return Ok(Vec::new());
    }
    match coding {
        "gzip" | "x-gzip" => read(flate2::read::MultiGzDecoder::new(bytes), bytes.len(), limit),
        "deflate" => deflate(bytes, limit),
        "br" => read(brotli_decompressor::Decompressor::new(bytes, 4096), bytes.len(), limit),
        "zstd" => {
            let mut decoder = zstd::Decoder::with_buffer(bytes).map_err(|_| Error::Garbled)?;
            decoder.window_log_max(ZSTD_WINDOW_LOG).map_err(|_| Error::Garbled)?;
            read(decoder, bytes.len(), limit)
        }
        _ => Err(Error::UnknownCoding),
    }
}

/// The standard means a zlib stream; some servers send the bare stream.
fn deflate(bytes: &[u8], limit: u64) -> Result<Vec<u8>, Error> {
    match read(flate2::read::ZlibDecoder::new(bytes), bytes.len(), limit) {
        Err(Error::Garbled) => read(flate2::read::DeflateDecoder::new(bytes), bytes.len(), limit),
        other => other,
    }
}

fn read(decoder: impl Read, sent: usize, limit: u64) -> Result<Vec<u8>, Error> {
    let by_ratio = (sent as u64).saturating_mul(MAX_RATIO).max(RATIO_COUNTS_FROM);
    let allowed = limit.min(by_ratio);
    let mut decoded = Vec::new();
    let read: io::Result<usize> = decoder.take(allowed + 1).read_to_end(&mut decoded);
    read.map_err(|_| Error::Garbled)?;
    match decoded.len() as u64 > allowed {
        true if by_ratio < limit => Err(Error::Bomb),
        true => Err(Error::TooLarge { limit }),
        false => Ok(decoded),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Write;

    const LIMIT: u64 = 64 << 20;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn bare(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn every_coding_is_undone() {
        let text = "steel and glass ".repeat(500).into_bytes();
        for (coding, encoded) in [
            ("", text.clone()),
            ("identity", text.clone()),
            ("gzip", gzip(&text)),
            ("X-GZIP", gzip(&text)),
            ("deflate", zlib(&text)),
            ("deflate", bare(&text)),
            ("zstd", zstd::encode_all(&text[..], 3).unwrap()),
            ("gzip, zstd", zstd::encode_all(&gzip(&text)[..], 3).unwrap()),
        ] {
            assert_eq!(decode(encoded, coding, LIMIT).unwrap(), text, "{coding:?}");
        }
        // "steel", made with another program.
        assert_eq!(decode(vec![0x0b, 0x02, 0x80, b's', b't', b'e', b'e', b'l', 0x03], "br", LIMIT).unwrap(), b"steel");
        assert_eq!(decode(Vec::new(), "br", LIMIT).unwrap(), b"");
    }

    #[test]
    fn what_grows_without_end_is_refused() {
        let zeros = vec![0; 60 << 20];
        assert_eq!(decode(gzip(&zeros), "gzip", LIMIT), Err(Error::Bomb));
        assert_eq!(decode(zstd::encode_all(&zeros[..], 3).unwrap(), "zstd", LIMIT), Err(Error::Bomb));
        assert_eq!(decode(gzip(&gzip(&zeros)), "gzip, gzip", LIMIT), Err(Error::Bomb));
        assert_eq!(decode(gzip(&zeros[..2 << 20]), "gzip", 1 << 20), Err(Error::TooLarge { limit: 1 << 20 }));
    }

    #[test]
    fn unknown_and_broken_codings_are_told_apart() {
        assert_eq!(decode(b"x".to_vec(), "compress", LIMIT), Err(Error::UnknownCoding));
        assert_eq!(decode(b"x".to_vec(), "gzip, gzip, gzip", LIMIT), Err(Error::UnknownCoding));
        for coding in ["gzip", "deflate", "br", "zstd"] {
            assert_eq!(decode(b"no such thing at all".to_vec(), coding, LIMIT), Err(Error::Garbled), "{coding}");
        }
        let mut cut = gzip(&b"steel".repeat(100));
        cut.truncate(cut.len() - 9);
        assert_eq!(decode(cut, "gzip", LIMIT), Err(Error::Garbled));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>, coding in "(gzip|deflate|br|zstd)") {
            let _ = decode(bytes, &coding, 1 << 20);
        }
    }
}
