//! Bytes to text: byte order mark, then what the bytes prove, then what was declared, then a guess.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use document::Problem;
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far into the page a declaration is looked for. Browsers stop at 1024; many real pages put scripts first.
const DECLARATION_RANGE: usize = 8192;

/// Text with the encoding it was read in.
pub(crate) struct Decoded {
    /// The text.
    pub text: String,
    /// Name of the encoding, as the Encoding Standard spells it.
    pub encoding: &'static str,
    /// Where the declaration was wrong or bytes had no meaning.
    pub problems: Vec<Problem>,
}

/// Reads `bytes` in the encoding they are really in.
pub(crate) fn decode(bytes: &[u8], media_type: Option<&str>) -> Decoded {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return read(bytes.get(length..).unwrap_or_default(), encoding, None);
    }
    let declared = media_type.and_then(charset).or_else(|| declared_inside(bytes));
    if let Some(encoding) = utf16_by_zeros(bytes) {
        return read(bytes, encoding, declared);
    }
    // Nothing but UTF-8 happens to look like UTF-8, whatever the page says. ISO-2022-JP alone is all ASCII.
    if std::str::from_utf8(bytes).is_ok() && !(bytes.is_ascii() && declared == Some(ISO_2022_JP)) {
        let declared = declared.filter(|_| !bytes.is_ascii());
        return read(bytes, UTF_8, declared);
    }
    match declared {
        Some(encoding) if fits(bytes, encoding) => read(bytes, encoding, None),
        _ => read(bytes, guess(bytes), declared),
    }
}

fn read(bytes: &[u8], encoding: &'static Encoding, declared: Option<&'static Encoding>) -> Decoded {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    let mut problems = Vec::new();
    if let Some(declared) = declared.filter(|declared| *declared != encoding) {
        problems.push(Problem {
            code: "wrong_encoding".into(),
            message: format!("The page declares {} but is written in {}.", declared.name(), encoding.name()),
        });
    }
    if malformed {
        problems.push(Problem {
            code: "malformed_text".into(),
            message: format!("Some bytes mean nothing in {} and show as \u{fffd}.", encoding.name()),
        });
    }
    Decoded { text: text.into_owned(), encoding: encoding.name(), problems }
}

/// Whether almost all of `bytes` has a meaning in `encoding`: a stray byte must not overrule a declaration.
fn fits(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    if !malformed {
        return true;
    }
    let beyond_ascii = text.chars().filter(|character| !character.is_ascii()).count();
    let broken = text.chars().filter(|&character| character == '\u{fffd}').count();
    broken * 4 <= beyond_ascii
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// UTF-16 without a mark: mostly Latin text has a zero in every second byte.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = start.len() / 2 * 7 / 10;
    if start.len() < 8 {
        None
    } else if odd > most && even * 10 < odd {
        Some(UTF_16LE)
    } else if even > most && odd * 10 < even {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn charset(media_type: &str) -> Option<&'static Encoding> {
    let lower = media_type.to_ascii_lowercase();
    let (_, value) = lower.split_once("charset")?;
    label(value.trim_start().strip_prefix('=')?)
}

fn label(value: &str) -> Option<&'static Encoding> {
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(['"', '\'', ';', '>', ' ', '/', '?']).unwrap_or(value.len());
    Encoding::for_label(value.get(..end)?.as_bytes())
}

/// The first `charset=` or XML `encoding=` near the start. A page that says UTF-16 in ASCII is not UTF-16.
fn declared_inside(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(DECLARATION_RANGE)).unwrap_or_default();
    let start = WINDOWS_1252.decode_without_bom_handling(start).0.to_ascii_lowercase();
    let xml = start.trim_start().starts_with("<?xml").then(|| {
        let declaration = start.split_once("?>")?.0;
        label(declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?)
    });
    let encoding = xml.flatten().or_else(|| {
        start.split("<meta").skip(1).find_map(|meta| {
            let tag = meta.split('>').next()?;
            label(tag.split_once("charset")?.1.trim_start().strip_prefix('=')?)
        })
    })?;
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(decoded: &Decoded) -> Vec<&str> {
        decoded.problems.iter().map(|problem| problem.code.as_str()).collect()
    }

    #[test]
    fn declared_encodings_are_followed() {
        let decoded = decode(b"<meta charset='windows-1251'><p>\xcf\xf0\xe8\xe2\xe5\xf2", None);
        assert!(decoded.text.ends_with("Привет"));
        let decoded = decode(b"<p>caf\xe9", Some("text/html; charset=ISO-8859-1"));
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("<p>café", "windows-1252"));
        assert!(decoded.problems.is_empty());
    }

    #[test]
    fn what_the_bytes_prove_overrules_the_declaration() {
        let decoded = decode("<meta charset=latin1><p>naïve — “quotes”".as_bytes(), None);
        assert!(decoded.text.ends_with("naïve — “quotes”"));
        assert_eq!(codes(&decoded), ["wrong_encoding"]);
        let text = "Ένα μικρό κείμενο για τη θάλασσα και τα νησιά της.";
        let decoded = decode(&encoding_rs::WINDOWS_1253.encode(text).0, Some("text/html; charset=utf-8"));
        assert_eq!(decoded.text, text);
        assert_eq!(codes(&decoded), ["wrong_encoding"]);
    }

    #[test]
    fn marks_and_zero_bytes_show_utf16() {
        let little: Vec<u8> = "<p>plain words</p>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&little, None).text, "<p>plain words</p>");
        let marked = [b"\xfe\xff".as_slice(), &"é".encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>()];
        assert_eq!(decode(&marked.concat(), None).text, "é");
    }

    #[test]
    fn a_stray_byte_does_not_overrule_a_declaration() {
        let bytes = ["<meta charset=utf-8>Üben äußert größe".as_bytes(), b"\xff"].concat();
        let decoded = decode(&bytes, None);
        assert!(decoded.text.contains("äußert"));
        assert_eq!(codes(&decoded), ["malformed_text"]);
    }
}
