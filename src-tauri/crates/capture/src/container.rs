//! What a page comes in: archives and saved files, unpacked into pages and the files that came along.
//!
//! Nothing is written anywhere: names inside an archive are compared, never opened. What is decompressed is bounded
//! in size, in ratio and in number of entries, so that a bomb costs no more than its bounds and leaves a problem.

mod address;
mod binary_plist;
mod budget;
mod data_uri;
mod epub;
mod gzip;
mod mhtml;
mod wacz;
mod warc;
mod webarchive;
mod xml_plist;
mod zipped;

use crate::{Input, Resource, markdown};
use budget::Budget;
use document::{Metadata, Problem};

/// What is inside an input.
#[derive(Debug, Default)]
pub(crate) struct Unpacked {
    /// What the bytes were ("mhtml"); empty where they are no container but the page itself.
    pub format: &'static str,
    /// The pages, in reading order: the parts of one article.
    pub pages: Vec<ContainedPage>,
    /// The files that came with them, by the address the pages know them by.
    pub resources: Vec<Resource>,
    /// What the container says of the work as a whole.
    pub metadata: Metadata,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// A page inside a container, or the input itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ContainedPage {
    /// Its bytes, decompressed.
    pub bytes: Vec<u8>,
    /// Media type as the container declares it.
    pub media_type: Option<String>,
    /// Where it came from, as the container says.
    pub url: Option<String>,
    /// Title as the container says.
    pub title: Option<String>,
    /// All of it is the article: there is no navigation around it.
    pub whole: bool,
}

/// Unpacks `input`. Where it is no container, its one page is the input as it is.
pub(crate) fn unpack(input: &Input) -> Unpacked {
    let mut budget = Budget::default();
    let mut unpacked = match gzip::decompress(input.bytes, &mut budget) {
        Some(Ok(bytes)) => {
            let mut inner = open(&bytes, input, &mut budget);
            if inner.format.is_empty() {
                inner.format = "gzip";
            }
            inner
        }
        Some(Err(problem)) => Unpacked { format: "gzip", problems: vec![problem], ..Unpacked::default() },
        None => open(input.bytes, input, &mut budget),
    };
    address::embed(&mut unpacked, input.companions);
    unpacked
}

/// Tells the container by its first bytes, then by name and declared type.
fn open(bytes: &[u8], input: &Input, budget: &mut Budget) -> Unpacked {
    if bytes.starts_with(b"%PDF-") {
        return unreadable(
            "pdf",
            "pdf_not_read",
            "This is a PDF file, which is not read. Save the page it came from, or copy its text.",
        );
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip(bytes, input, budget);
    }
    if bytes.starts_with(b"WARC/") {
        return warc::unpack(bytes, input.url, budget);
    }
    if bytes.starts_with(b"bplist0") {
        return webarchive::unpack(bytes);
    }
    if xml_plist::is_plist(bytes)
        && let Some(unpacked) = webarchive::unpack_xml(bytes)
    {
        return unpacked;
    }
    if mhtml::is_mhtml(bytes) {
        return mhtml::unpack(bytes);
    }
    let name = input.file_name.unwrap_or_default().to_ascii_lowercase();
    let declared = input.media_type.unwrap_or_default().to_ascii_lowercase();
    let is_markdown = declared.starts_with("text/markdown")
        || [".md", ".markdown", ".md.gz", ".mdown"].iter().any(|ending| name.ends_with(ending));
    if is_markdown && let Some(page) = markdown::page(bytes) {
        return Unpacked { format: "markdown", pages: vec![page], ..Unpacked::default() };
    }
    let page = ContainedPage {
        bytes: bytes.to_vec(),
        media_type: input.media_type.map(str::to_string),
        url: input.url.map(str::to_string),
        ..ContainedPage::default()
    };
    Unpacked { pages: vec![page], ..Unpacked::default() }
}

fn zip(bytes: &[u8], input: &Input, budget: &mut Budget) -> Unpacked {
    let mut archive = match zipped::Archive::open(bytes) {
        Ok(archive) => archive,
        Err(problem) => return Unpacked { format: "zip", problems: vec![problem], ..Unpacked::default() },
    };
    if archive.has("META-INF/container.xml") {
        epub::unpack(&mut archive, budget)
    } else if archive.names().any(|name| name.starts_with("archive/")) {
        wacz::unpack(&mut archive, input.url, budget)
    } else {
        unreadable("zip", "unknown_archive", "This archive is neither a web archive (WACZ) nor a book (EPUB).")
    }
}

fn unreadable(format: &'static str, code: &str, message: &str) -> Unpacked {
    Unpacked { format, problems: vec![problem(code, message)], ..Unpacked::default() }
}

fn problem(code: &str, message: &str) -> Problem {
    Problem { code: code.into(), message: message.into() }
}

/// Whether a media type is one of images.
fn is_image(media_type: &str) -> bool {
    media_type.trim_start().get(..6).is_some_and(|start| start.eq_ignore_ascii_case("image/"))
}

/// Whether a media type is one of pages.
fn is_page(media_type: &str) -> bool {
    let name = media_type.split(';').next().unwrap_or_default().trim();
    name.eq_ignore_ascii_case("text/html") || name.eq_ignore_ascii_case("application/xhtml+xml")
}

#[cfg(test)]
mod tests;
