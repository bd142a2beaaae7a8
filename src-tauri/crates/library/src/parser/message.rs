//! What goes between Postil and the process that reads for it: a head in JSON, then parts of plain bytes, each after
//! its length.

use super::Feeds;
use crate::Incoming;
use crate::images::Encoded;
use crate::wire::Failure;
use capture::{Captured, Elsewhere, Resource};
use document::{CommentId, Date, Discussion, Document, Receipt};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};
use store::image::Image;

/// No part is longer, whatever its length says.
const MOST_BYTES: u64 = 1 << 30;

/// No message has more parts.
const MOST_PARTS: u64 = 100_000;

const NOTHING: &[&[u8]] = &[];

/// A message that arrived: its head, and the bytes that belong to it.
pub(super) struct Message {
    head: Vec<u8>,
    parts: Vec<Vec<u8>>,
}

impl Message {
    pub(super) fn read(mut from: impl Read) -> io::Result<Self> {
        let count = number(&mut from, MOST_PARTS)?;
        let head = part(&mut from)?;
        let parts = (0..count).map(|_| part(&mut from)).collect::<io::Result<_>>()?;
        Ok(Self { head, parts })
    }

    /// The head as a value, and the parts.
    pub(super) fn open<T: DeserializeOwned>(self) -> io::Result<(T, Vec<Vec<u8>>)> {
        let mut reader = serde_json::Deserializer::from_slice(&self.head);
        // A document nests as deeply as its page did, within the limits of `capture`.
        reader.disable_recursion_limit();
        Ok((T::deserialize(&mut reader)?, self.parts))
    }
}

/// Sends a message.
pub(super) fn write<B: AsRef<[u8]>>(mut to: impl Write, head: &impl Serialize, parts: &[B]) -> io::Result<()> {
    to.write_all(&(parts.len() as u64).to_le_bytes())?;
    // Written twice, and counted first, so that the JSON of a large page is never in memory beside the page.
    let mut length = Length(0);
    serde_json::to_writer(&mut length, head)?;
    to.write_all(&length.0.to_le_bytes())?;
    serde_json::to_writer(&mut to, head)?;
    for part in parts.iter().map(AsRef::as_ref) {
        to.write_all(&(part.len() as u64).to_le_bytes())?;
        to.write_all(part)?;
    }
    to.flush()
}

/// Counts what is written.
struct Length(u64);

impl Write for Length {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn number(from: &mut impl Read, most: u64) -> io::Result<u64> {
    let mut bytes = [0; 8];
    from.read_exact(&mut bytes)?;
    let number = u64::from_le_bytes(bytes);
    if number <= most { Ok(number) } else { Err(io::ErrorKind::InvalidData.into()) }
}

fn part(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let length = number(from, MOST_BYTES)?;
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// What is asked for.
#[derive(Serialize, Deserialize)]
pub(super) enum Request {
    /// Capture the page in the first part, with the companions in the others.
    Capture { name: String, media_type: Option<String>, url: Option<String>, now: Option<Date>, companions: Vec<Named> },
    /// Encode the image in the one part.
    Encode,
    /// Read the one part as a feed, or as a page that names some.
    Feeds { media_type: Option<String>, url: Option<String> },
}

/// A resource without its bytes.
#[derive(Serialize, Deserialize)]
pub(super) struct Named {
    url: String,
    media_type: Option<String>,
}

/// A captured page without its resources' bytes.
#[derive(Serialize, Deserialize)]
pub(super) struct Page {
    document: Document,
    discussion: Discussion,
    receipt: Receipt,
    resources: Vec<Named>,
    elsewhere: Vec<(String, bool)>,
    awaiting: Vec<(CommentId, String)>,
}

/// An encoded image without its bytes.
#[derive(Serialize, Deserialize)]
pub(super) struct Picture {
    hash: [u8; 32],
    media_type: String,
    width: u32,
    height: u32,
}

/// What is answered to [`Request::Capture`].
pub(super) type Capturing = Result<Page, Failure>;

/// What is answered to [`Request::Feeds`].
pub(super) type Finding = Result<Feeds, Failure>;

/// Asks for a page.
pub(super) fn ask_page(to: impl Write, incoming: &Incoming, now: Option<Date>) -> io::Result<()> {
    let named = |resource: &Resource| Named { url: resource.url.clone(), media_type: resource.media_type.clone() };
    let request = Request::Capture {
        name: incoming.name.clone(),
        media_type: incoming.media_type.clone(),
        url: incoming.url.clone(),
        now: incoming.copied_at.or(now),
        companions: incoming.companions.iter().map(named).collect(),
    };
    let files = incoming.companions.iter().map(|resource| resource.bytes.as_slice());
    let parts: Vec<&[u8]> = std::iter::once(incoming.bytes.as_slice()).chain(files).collect();
    write(to, &request, &parts)
}

/// Asks for an image.
pub(super) fn ask_image(to: impl Write, bytes: &[u8]) -> io::Result<()> {
    write(to, &Request::Encode, &[bytes])
}

/// Asks for feeds.
pub(super) fn ask_feeds(to: impl Write, incoming: &Incoming) -> io::Result<()> {
    let request = Request::Feeds { media_type: incoming.media_type.clone(), url: incoming.url.clone() };
    write(to, &request, &[incoming.bytes.as_slice()])
}

/// What was asked for, as something to import.
pub(super) fn asked_page(
    (name, media_type, url, now): (String, Option<String>, Option<String>, Option<Date>),
    companions: Vec<Named>,
    mut parts: Vec<Vec<u8>>,
) -> Incoming {
    let bytes = if parts.is_empty() { Vec::new() } else { parts.remove(0) };
    Incoming { bytes, name, media_type, url, copied_at: now, companions: together(companions, parts) }
}

pub(super) fn answer_page(to: impl Write, captured: Result<Captured, Failure>) -> io::Result<()> {
    let captured = match captured {
        Ok(captured) => captured,
        Err(failure) => return write(to, &Capturing::Err(failure), NOTHING),
    };
    let (resources, parts) = apart(captured.resources);
    let page = Page {
        document: captured.document,
        discussion: captured.discussion,
        receipt: captured.receipt,
        resources,
        elsewhere: captured.elsewhere.into_iter().map(|place| (place.url, place.pages)).collect(),
        awaiting: captured.awaiting,
    };
    write(to, &Capturing::Ok(page), &parts)
}

pub(super) fn answered_page(answer: Message) -> io::Result<Result<Captured, Failure>> {
    let (page, parts) = answer.open::<Capturing>()?;
    Ok(page.map(|page| Captured {
        document: page.document,
        discussion: page.discussion,
        receipt: page.receipt,
        resources: together(page.resources, parts),
        elsewhere: page.elsewhere.into_iter().map(|(url, pages)| Elsewhere { url, pages }).collect(),
        awaiting: page.awaiting,
    }))
}

pub(super) fn answer_feeds(to: impl Write, feeds: Finding) -> io::Result<()> {
    write(to, &feeds, NOTHING)
}

pub(super) fn answered_feeds(answer: Message) -> io::Result<Finding> {
    Ok(answer.open::<Finding>()?.0)
}

pub(super) fn answer_image(to: impl Write, encoded: Option<Encoded>) -> io::Result<()> {
    let Some(Encoded { hash, image, .. }) = encoded else { return write(to, &None::<Picture>, NOTHING) };
    let picture = Picture { hash, media_type: image.media_type, width: image.width, height: image.height };
    write(to, &Some(picture), &[image.bytes])
}

pub(super) fn answered_image(answer: Message, url: &str) -> io::Result<Option<Encoded>> {
    let (picture, mut parts) = answer.open::<Option<Picture>>()?;
    let (Some(picture), Some(bytes)) = (picture, parts.pop()) else { return Ok(None) };
    let Picture { hash, media_type, width, height } = picture;
    Ok(Some(Encoded { url: url.into(), hash, image: Image { media_type, width, height, bytes } }))
}

fn apart(resources: Vec<Resource>) -> (Vec<Named>, Vec<Vec<u8>>) {
    resources.into_iter().map(|Resource { url, media_type, bytes }| (Named { url, media_type }, bytes)).unzip()
}

fn together(names: Vec<Named>, parts: Vec<Vec<u8>>) -> Vec<Resource> {
    let resource = |(Named { url, media_type }, bytes)| Resource { url, media_type, bytes };
    names.into_iter().zip(parts).map(resource).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn a_message_arrives_whole_or_not_at_all() {
        let bytes = sent(|to| write(to, &"head", &["one", ""]));
        let (head, parts) = Message::read(&bytes[..]).unwrap().open::<String>().unwrap();
        assert_eq!((head.as_str(), parts), ("head", vec![b"one".to_vec(), Vec::new()]));
        for cut in 0..bytes.len() {
            assert!(Message::read(&bytes[..cut]).is_err(), "{cut}");
        }
    }

    #[test]
    fn a_length_beyond_reason_is_not_believed() {
        assert!(Message::read(&[0xff; 64][..]).is_err());
        assert!(Message::read(&[[0; 8], [0xff; 8]].concat()[..]).is_err());
    }

    #[test]
    fn a_page_with_its_files_comes_back_as_it_was() {
        let page = "<title>Kettles</title><p>Boil <img src='data:image/png;base64,AAAA'> it. <a href='/c.json'>x</a>";
        let companions = vec![Resource { url: "a/b.png".into(), media_type: None, bytes: vec![1, 2] }];
        let incoming =
            Incoming { companions, url: Some("https://site.example".into()), ..Incoming::copied("", Some(page)) };
        let (request, parts) = Message::read(&sent(|to| ask_page(to, &incoming, None))[..]).unwrap().open().unwrap();
        let Request::Capture { name, media_type, url, now, companions } = request else { panic!("another request") };
        let asked = asked_page((name, media_type, url, now), companions, parts);
        assert_eq!(asked.input(None).bytes, incoming.bytes);
        assert_eq!(asked.companions, incoming.companions);
        let captured = capture::capture(&asked.input(None));
        let answer = Message::read(&sent(|to| answer_page(to, Ok(captured.clone())))[..]).unwrap();
        assert_eq!(answered_page(answer).unwrap().unwrap(), captured);
    }
}
