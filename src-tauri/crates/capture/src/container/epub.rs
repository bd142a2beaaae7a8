//! Books: the chapters of an EPUB as one article, in the order its spine gives them.

mod package;

use super::budget::Budget;
use super::data_uri::address_of;
use super::zipped::Archive;
use super::{ContainedPage, Unpacked, address, is_image, is_page, problem};
use crate::Resource;
use package::Package;
use percent_encoding::percent_decode_str;

/// The chapters with their images.
pub(super) fn unpack(archive: &mut Archive<'_>, budget: &mut Budget) -> Unpacked {
    let mut unpacked = Unpacked { format: "epub", ..Unpacked::default() };
    let Some((folder, package)) = package(archive, budget) else {
        unpacked.problems.push(problem("damaged", "The book is damaged: it does not say what its chapters are."));
        return unpacked;
    };
    for chapter in package.chapters().filter(|chapter| is_page(&chapter.media_type)) {
        let name = join(&folder, &chapter.href);
        match archive.read(&name, budget) {
            Some(Ok(bytes)) => {
                let bytes = take_images(&mut unpacked, archive, budget, &name, bytes);
                let media_type = Some(chapter.media_type.clone());
                unpacked.pages.push(ContainedPage { bytes, media_type, whole: true, ..ContainedPage::default() });
            }
            Some(Err(problem)) => unpacked.problems.push(problem),
            None => unpacked.problems.push(problem("missing_chapter", "A chapter that the book lists is not in it.")),
        }
    }
    unpacked.metadata = package.metadata;
    if unpacked.pages.is_empty() {
        unpacked.problems.push(problem("no_page", "The book holds no chapters."));
    }
    unpacked
}

/// The package document, with the folder it stands in.
fn package(archive: &mut Archive<'_>, budget: &mut Budget) -> Option<(String, Package)> {
    let container = archive.read("META-INF/container.xml", budget)?.ok()?;
    let path = package::path(&String::from_utf8_lossy(&container))?;
    let package = archive.read(&path, budget)?.ok()?;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    Some((folder.to_string(), Package::read(&String::from_utf8_lossy(&package))))
}

/// Takes the images a chapter shows out of the book, and names them by their content in the chapter.
fn take_images(
    unpacked: &mut Unpacked,
    archive: &mut Archive<'_>,
    budget: &mut Budget,
    chapter: &str,
    bytes: Vec<u8>,
) -> Vec<u8> {
    let folder = chapter.rsplit_once('/').map_or("", |(folder, _)| folder);
    let rewritten = address::rewrite(&bytes, |address| {
        if address.contains(':') || address.starts_with('#') {
            return None;
        }
        let media_type = image_type(address)?;
        let bytes = archive.read(&join(folder, address), budget)?.ok()?;
        let url = address_of(&bytes);
        if !unpacked.resources.iter().any(|resource| resource.url == url) {
            unpacked.resources.push(Resource { url: url.clone(), media_type: Some(media_type), bytes });
        }
        Some(url)
    });
    rewritten.unwrap_or(bytes)
}

/// The media type of an image by the ending of its name.
fn image_type(name: &str) -> Option<String> {
    let (_, ending) = name.split(['?', '#']).next()?.rsplit_once('.')?;
    let media_type = match ending.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => "image/jpeg".to_string(),
        "svg" => "image/svg+xml".to_string(),
        ending @ ("png" | "gif" | "webp" | "avif") => format!("image/{ending}"),
        _ => return None,
    };
    is_image(&media_type).then_some(media_type)
}

/// The name of the entry that `href` names, seen from a folder of the archive.
fn join(folder: &str, href: &str) -> String {
    let href = href.split(['?', '#']).next().unwrap_or_default();
    let href = percent_decode_str(href).decode_utf8_lossy();
    let folder = if href.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(href.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
