//! Safari's web archives.

use super::binary_plist::{Object, Plist};
use super::{ContainedPage, Unpacked, is_image, unreadable};
use crate::Resource;

/// An archive of more files is read up to here.
const MOST_FILES: usize = 10_000;

/// The main page with its images.
pub(super) fn unpack(bytes: &[u8]) -> Unpacked {
    let damaged = || unreadable("webarchive", "damaged", "The web archive is damaged and cannot be read.");
    let Some((plist, root)) = Plist::open(bytes) else { return damaged() };
    let Some(main) = plist.value(root, "WebMainResource") else { return damaged() };
    let Some(content) = plist.data(main, "WebResourceData") else { return damaged() };
    let media_type = plist.text(main, "WebResourceMIMEType");
    let page = ContainedPage {
        bytes: content.to_vec(),
        media_type: match plist.text(main, "WebResourceTextEncodingName") {
            Some(encoding) => media_type.map(|name| format!("{name}; charset={encoding}")),
            None => media_type,
        },
        url: plist.text(main, "WebResourceURL"),
        ..ContainedPage::default()
    };
    let files = plist.value(root, "WebSubresources").and_then(|reference| plist.object(reference));
    let files = if let Some(Object::Array(files)) = files { files } else { Vec::new() };
    let mut left = bytes.len();
    let mut resources = Vec::new();
    for file in files.into_iter().take(MOST_FILES) {
        let Some(resource) = resource(&plist, file) else { continue };
        // Many files may share the same bytes; more than the archive holds in all is no honest copy.
        let Some(rest) = left.checked_sub(resource.bytes.len()) else { break };
        left = rest;
        resources.push(resource);
    }
    Unpacked { format: "webarchive", pages: vec![page], resources, ..Unpacked::default() }
}

fn resource(plist: &Plist<'_>, file: usize) -> Option<Resource> {
    let media_type = plist.text(file, "WebResourceMIMEType").filter(|name| is_image(name))?;
    let url = plist.text(file, "WebResourceURL")?;
    let bytes = plist.data(file, "WebResourceData")?.to_vec();
    Some(Resource { url, media_type: Some(media_type), bytes })
}
