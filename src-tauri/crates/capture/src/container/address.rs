//! The addresses by which pages name the files that came with them.
//!
//! Images written into the page as `data:` addresses, and images saved in a folder beside it, get addresses by their
//! content, and the page is rewritten to use them. That also keeps megabytes of base64 away from the HTML parser.

use super::Unpacked;
use super::data_uri::{self, address_of};
use crate::Resource;
use percent_encoding::percent_decode_str;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Gives the images that came along addresses by their content, in the pages and in the resources.
pub(super) fn embed(unpacked: &mut Unpacked, companions: &[Resource]) {
    let beside = Companions::new(companions);
    let mut seen: HashSet<String> = HashSet::new();
    for page in &mut unpacked.pages {
        let mut found = Vec::new();
        let rewritten = rewrite(&page.bytes, |address| {
            let resource = data_uri::image(address).or_else(|| beside.named(address))?;
            let url = resource.url.clone();
            found.push(resource);
            Some(url)
        });
        if let Some(bytes) = rewritten {
            page.bytes = bytes;
        }
        unpacked.resources.extend(found.into_iter().filter(|resource| seen.insert(resource.url.clone())));
    }
}

/// Replaces addresses in the attributes that name images. `None` where nothing changes.
pub(super) fn rewrite(html: &[u8], mut new_address: impl FnMut(&str) -> Option<String>) -> Option<Vec<u8>> {
    let mut output = Vec::new();
    let mut copied = 0;
    for value in values(html) {
        for address in addresses(html, value) {
            let Some(old) = html.get(address.clone()).and_then(|old| std::str::from_utf8(old).ok()) else { continue };
            let Some(new) = new_address(&old.replace("&amp;", "&")) else { continue };
            output.extend_from_slice(&html[copied..address.start]);
            output.extend_from_slice(new.as_bytes());
            copied = address.end;
        }
    }
    if copied == 0 {
        return None;
    }
    output.extend_from_slice(&html[copied..]);
    Some(output)
}

/// The values of attributes whose names end in `src`, `srcset`, `poster` or `href` (of SVG images), in order.
fn values(html: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let sign = at + html.get(at..)?.iter().position(|byte| *byte == b'=')?;
            at = sign + 1;
            let before = html[..sign].trim_ascii_end();
            let names: [&[u8]; 4] = [b"src", b"srcset", b"poster", b"href"];
            if !names.iter().any(|name| {
                before.len() >= name.len() && before[before.len() - name.len()..].eq_ignore_ascii_case(name)
            }) {
                continue;
            }
            let start = at + html.get(at..)?.iter().position(|byte| !byte.is_ascii_whitespace())?;
            let quote = html[start];
            let (start, end) = if matches!(quote, b'"' | b'\'') {
                (start + 1, html.get(start + 1..)?.iter().position(|byte| *byte == quote))
            } else {
                (start, html[start..].iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'>'))
            };
            let end = start + end?;
            at = end;
            return Some(start..end);
        }
    })
}

/// The addresses in an attribute's value: one, or several with sizes, as in `srcset`.
fn addresses(html: &[u8], value: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = value.start;
    while start < value.end {
        let skipped = html[start..value.end].iter().position(|byte| !byte.is_ascii_whitespace() && *byte != b',');
        let Some(skipped) = skipped else { break };
        start += skipped;
        let length = html[start..value.end].iter().position(u8::is_ascii_whitespace).unwrap_or(value.end - start);
        let word = &html[start..start + length];
        // Sizes ("2x", "640w") follow an address.
        let is_size = !found.is_empty() && word.first().is_some_and(u8::is_ascii_digit);
        if !is_size {
            let comma = word.iter().rev().take_while(|byte| **byte == b',').count();
            found.push(start..start + length - comma);
        }
        start += length.max(1);
    }
    found
}

/// Files beside a page, by the end of their paths.
struct Companions<'r> {
    by_path: HashMap<String, &'r Resource>,
}

impl<'r> Companions<'r> {
    fn new(resources: &'r [Resource]) -> Self {
        Self { by_path: resources.iter().map(|resource| (path(&resource.url), resource)).collect() }
    }

    /// The image the page names so. The page's folder is not known, so the last two parts of the path decide.
    fn named(&self, address: &str) -> Option<Resource> {
        if self.by_path.is_empty() || address.contains("://") {
            return None;
        }
        let resource = self.by_path.get(&path(address))?;
        let is_image = resource.media_type.as_deref().is_none_or(super::is_image);
        let copy = || Resource { url: address_of(&resource.bytes), ..(*resource).clone() };
        is_image.then(copy)
    }
}

/// The last two parts of a path, decoded.
fn path(address: &str) -> String {
    let plain = address.split(['?', '#']).next().unwrap_or_default();
    let decoded = percent_decode_str(plain).decode_utf8_lossy().replace('\\', "/");
    let mut parts: Vec<&str> = decoded.rsplit('/').filter(|part| !part.is_empty() && *part != ".").take(2).collect();
    parts.reverse();
    parts.join("/")
}
