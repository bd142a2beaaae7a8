//! MHTML: a page and its files as parts of one message, as Chrome and Internet Explorer save them.

use super::{ContainedPage, Unpacked, is_image, is_page, unreadable};
use crate::Resource;
use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};
use mail_parser::{Encoding, MessageParser, MessagePart, MimeHeaders};

/// How far the headers that tell are looked for.
const HEAD: usize = 4096;
/// A page of more parts is read up to here.
const MOST_PARTS: usize = 10_000;

/// Whether the bytes are a message whose parts belong together.
pub(super) fn is_mhtml(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let starts_with_header = head.lines().next().is_some_and(|line| {
        line.split_once(':')
            .is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-'))
    });
    starts_with_header && head.contains("multipart/related") && head.contains("boundary")
}

/// The first page of the message, with the images beside it.
pub(super) fn unpack(bytes: &[u8]) -> Unpacked {
    let Some(message) = MessageParser::default().parse(bytes) else {
        return unreadable("mhtml", "damaged", "The saved page is damaged: its parts cannot be told apart.");
    };
    let mut unpacked = Unpacked { format: "mhtml", ..Unpacked::default() };
    for part in message.parts.iter().take(MOST_PARTS) {
        let media_type = media_type(part).unwrap_or_default();
        if is_page(&media_type) && unpacked.pages.is_empty() {
            unpacked.pages.push(ContainedPage {
                bytes: content(bytes, part),
                media_type: Some(media_type),
                url: part.content_location().map(str::to_string),
                title: message.subject().map(str::to_string),
                whole: false,
            });
        } else if is_image(&media_type) {
            let names = [part.content_location().map(str::to_string), part.content_id().map(|id| format!("cid:{id}"))];
            let content = content(bytes, part);
            let resource = |url| Resource { url, media_type: Some(media_type.clone()), bytes: content.clone() };
            unpacked.resources.extend(names.into_iter().flatten().map(resource));
        }
    }
    if unpacked.pages.is_empty() {
        unpacked.problems.push(super::problem("no_page", "The saved file holds no page."));
    }
    unpacked
}

fn media_type(part: &MessagePart<'_>) -> Option<String> {
    let declared = part.content_type()?;
    let name = format!("{}/{}", declared.ctype(), declared.subtype()?);
    Some(match declared.attribute("charset") {
        Some(charset) => format!("{name}; charset={charset}"),
        None => name,
    })
}

/// The bytes as they were before they were sent: the page says itself which letters they stand for.
fn content(bytes: &[u8], part: &MessagePart<'_>) -> Vec<u8> {
    let raw = bytes.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let decoded = match part.encoding {
        Encoding::None => None,
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    decoded.unwrap_or_else(|| raw.to_vec())
}
