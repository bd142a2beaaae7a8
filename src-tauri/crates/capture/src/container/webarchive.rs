//! Safari's web archives.

use super::binary_plist::{Object, Plist};
use super::xml_plist::{self, Dictionary};
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
    let page = page(content.to_vec(), |key| plist.text(main, key));
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

/// The same where the archive is written as XML; `None` where the list is no archive.
pub(super) fn unpack_xml(bytes: &[u8]) -> Option<Unpacked> {
    xml_plist::open(bytes, |root| {
        let main = root.dictionary("WebMainResource")?;
        let page = page(main.data("WebResourceData")?, |key| main.text(key));
        let files = root.dictionaries("WebSubresources").take(MOST_FILES);
        let resources = files.filter_map(|file| xml_resource(&file)).collect();
        Some(Unpacked { format: "webarchive", pages: vec![page], resources, ..Unpacked::default() })
    })
}

fn page(bytes: Vec<u8>, text: impl Fn(&str) -> Option<String>) -> ContainedPage {
    let media_type = text("WebResourceMIMEType");
    let media_type = match text("WebResourceTextEncodingName") {
        Some(encoding) => media_type.map(|name| format!("{name}; charset={encoding}")),
        None => media_type,
    };
    ContainedPage { bytes, media_type, url: text("WebResourceURL"), ..ContainedPage::default() }
}

fn xml_resource(file: &Dictionary<'_, '_>) -> Option<Resource> {
    let media_type = file.text("WebResourceMIMEType").filter(|name| is_image(name))?;
    Some(Resource {
        url: file.text("WebResourceURL")?,
        media_type: Some(media_type),
        bytes: file.data("WebResourceData")?,
    })
}

fn resource(plist: &Plist<'_>, file: usize) -> Option<Resource> {
    let media_type = plist.text(file, "WebResourceMIMEType").filter(|name| is_image(name))?;
    let url = plist.text(file, "WebResourceURL")?;
    let bytes = plist.data(file, "WebResourceData")?.to_vec();
    Some(Resource { url, media_type: Some(media_type), bytes })
}
