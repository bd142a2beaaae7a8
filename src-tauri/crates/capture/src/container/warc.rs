//! WARC files: what a crawler was answered, record after record.

use super::budget::Budget;
use super::{ContainedPage, Unpacked, is_image, is_page, problem};
use crate::Resource;
use flate2::read::{GzDecoder, ZlibDecoder};

/// A file of more records is read up to here.
const MOST_RECORDS: usize = 20_000;

/// The page at `chosen`, else the first one, with the images of the file.
pub(super) fn unpack(bytes: &[u8], chosen: Option<&str>, budget: &mut Budget) -> Unpacked {
    let mut unpacked = Unpacked { format: "warc", ..Unpacked::default() };
    let mut others = 0;
    for record in Records(bytes).take(MOST_RECORDS) {
        let Some(answer) = record.answer() else { continue };
        let media_type = answer.header("content-type").unwrap_or_default();
        if is_image(&media_type) {
            if let Ok(bytes) = answer.content(budget) {
                unpacked.resources.push(Resource { url: record.url(), media_type: Some(media_type), bytes });
            }
        } else if is_page(&media_type) && answer.is_success() {
            let is_chosen = chosen.is_some_and(|chosen| same_address(chosen, &record.url()));
            if !unpacked.pages.is_empty() && !is_chosen {
                others += 1;
                continue;
            }
            match answer.content(budget) {
                Ok(bytes) => {
                    others += unpacked.pages.len();
                    let page = ContainedPage {
                        bytes,
                        media_type: Some(media_type),
                        url: Some(record.url()),
                        ..ContainedPage::default()
                    };
                    unpacked.pages = vec![page];
                }
                Err(problem) => unpacked.problems.push(problem),
            }
        }
    }
    if unpacked.pages.is_empty() {
        unpacked.problems.push(problem("no_page", "The archive holds no page."));
    } else if others > 0 {
        let message = format!("Other pages in the archive: {others}. Give the address of one to read that instead.");
        unpacked.problems.push(problem("more_pages", &message));
    }
    unpacked
}

/// Addresses without what does not name the page.
pub(super) fn same_address(a: &str, b: &str) -> bool {
    let plain = |address: &str| {
        let address = address.split('#').next().unwrap_or_default();
        address.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_string()
    };
    plain(a) == plain(b)
}

/// The records of a file, in order.
struct Records<'b>(&'b [u8]);

struct Record<'b> {
    headers: Headers<'b>,
    block: &'b [u8],
}

impl<'b> Iterator for Records<'b> {
    type Item = Record<'b>;

    fn next(&mut self) -> Option<Record<'b>> {
        let start = self.0.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let record = self.0.get(start..)?;
        if !record.starts_with(b"WARC/") {
            return None;
        }
        let (headers, rest) = Headers::read(record)?;
        let length = headers.get("content-length")?.parse::<usize>().ok()?;
        let block = rest.get(..length.min(rest.len()))?;
        self.0 = rest.get(block.len()..)?;
        Some(Record { headers, block })
    }
}

impl<'b> Record<'b> {
    fn url(&self) -> String {
        self.headers.get("warc-target-uri").unwrap_or_default().trim_matches(['<', '>']).to_string()
    }

    /// What the server answered, or the file as it was put in.
    fn answer(&self) -> Option<Answer<'b>> {
        match self.headers.get("warc-type")?.as_str() {
            "response" => {
                let (headers, body) = Headers::read(self.block)?;
                Some(Answer { headers, body })
            }
            "resource" => {
                let kind = self.headers.find("content-type");
                let lines = [b"HTTP/1.1 200".as_slice()].into_iter().chain(kind).collect();
                Some(Answer { headers: Headers(lines), body: self.block })
            }
            _ => None,
        }
    }
}

struct Answer<'b> {
    headers: Headers<'b>,
    body: &'b [u8],
}

impl Answer<'_> {
    fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name)
    }

    fn is_success(&self) -> bool {
        let status = self.headers.0.first().map(|line| String::from_utf8_lossy(line)).unwrap_or_default();
        status.split_whitespace().nth(1).is_some_and(|code| code.starts_with('2'))
    }

    /// The body as it was before it was sent.
    fn content(&self, budget: &mut Budget) -> Result<Vec<u8>, document::Problem> {
        let chunked = self.header("transfer-encoding").is_some_and(|how| how.to_ascii_lowercase().contains("chunked"));
        let joined = if chunked { unchunk(self.body) } else { None };
        let body = joined.as_deref().unwrap_or(self.body);
        let size = body.len() as u64;
        match self.header("content-encoding").unwrap_or_default().to_ascii_lowercase().trim() {
            "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => budget.read(GzDecoder::new(body), size),
            "deflate" => budget.read(ZlibDecoder::new(body), size),
            coding @ ("br" | "zstd") => {
                let message = format!("A page of the archive is compressed in a way that is not read ({coding}).");
                Err(problem("unknown_compression", &message))
            }
            _ => budget.read(body, size),
        }
    }
}

/// Joins the chunks of a body; `None` where it is not chunked, as many archives undo it and keep the header.
fn unchunk(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::new();
    loop {
        let end = body.iter().position(|byte| *byte == b'\n')?;
        let line = String::from_utf8_lossy(body.get(..end)?);
        let length = usize::from_str_radix(line.split(';').next().unwrap_or_default().trim(), 16).ok()?;
        if length == 0 {
            return Some(joined);
        }
        let start = end + 1;
        joined.extend_from_slice(body.get(start..start.checked_add(length)?)?);
        let rest = body.get(start + length..)?;
        body = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))?;
    }
}

/// Lines of headers, the first with the version or the status.
struct Headers<'b>(Vec<&'b [u8]>);

impl<'b> Headers<'b> {
    /// The headers up to the empty line, with what follows it.
    fn read(bytes: &'b [u8]) -> Option<(Self, &'b [u8])> {
        let mut lines = Vec::new();
        let mut rest = bytes;
        loop {
            let end = rest.iter().position(|byte| *byte == b'\n')?;
            let line = rest.get(..end)?.trim_ascii();
            rest = rest.get(end + 1..)?;
            if line.is_empty() {
                return Some((Self(lines), rest));
            }
            lines.push(line);
        }
    }

    fn find(&self, name: &str) -> Option<&'b [u8]> {
        let is_it = |line: &&&[u8]| {
            let start = line.get(..name.len()).unwrap_or_default();
            start.eq_ignore_ascii_case(name.as_bytes()) && line.get(name.len()) == Some(&b':')
        };
        self.0.iter().find(is_it).copied()
    }

    fn get(&self, name: &str) -> Option<String> {
        let value = self.find(name)?.get(name.len() + 1..)?;
        Some(String::from_utf8_lossy(value).trim().to_string())
    }
}
