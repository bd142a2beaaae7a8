//! Files written out in the address itself.

use crate::Resource;
use base64::Engine;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use percent_encoding::percent_decode_str;

/// Smaller images are placeholders, dots and icons: they stay as they are.
const SMALLEST_IMAGE: usize = 512;

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The image that a `data:` address holds, named by its content.
pub(super) fn image(address: &str) -> Option<Resource> {
    let rest = address.trim().get(5..).filter(|_| has_prefix(address.trim(), "data:"))?;
    let (head, body) = rest.split_once(',')?;
    let media_type = head.split(';').next().unwrap_or_default().trim();
    if !super::is_image(media_type) || body.len() < SMALLEST_IMAGE {
        return None;
    }
    let decoded: Vec<u8> = percent_decode_str(body).collect();
    let bytes = if head.to_ascii_lowercase().ends_with(";base64") {
        let packed: Vec<u8> = decoded.into_iter().filter(|byte| !byte.is_ascii_whitespace()).collect();
        LENIENT.decode(packed).ok()?
    } else {
        decoded
    };
    Some(Resource { url: address_of(&bytes), media_type: Some(media_type.to_ascii_lowercase()), bytes })
}

/// The address of a file by its content.
pub(super) fn address_of(bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    format!("resource:{}", hash.get(..32).unwrap_or_default())
}

/// Whether `text` starts with `prefix`, in any case.
pub(super) fn has_prefix(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}
