use crate::wire::{Failure, Trouble};
use capture::{Input, Resource};
use document::Date;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Inputs above this size are refused; the largest real pages are some tens of megabytes.
const MAX_BYTES: u64 = 200 << 20;

/// Files in a saved page's folder above this number are left out.
const MAX_COMPANIONS: usize = 2_000;

/// Something to import, with what is known about it.
#[derive(Clone, Debug, Default)]
pub struct Incoming {
    /// A page, an archive, a feed, copied text.
    pub bytes: Vec<u8>,
    /// Name of the file, or what to call it in messages.
    pub name: String,
    /// Media type as declared by whoever gave the bytes.
    pub media_type: Option<String>,
    /// The address it came from.
    pub url: Option<String>,
    /// When the copy was made, where that is known better than "now".
    pub copied_at: Option<Date>,
    /// Images saved beside the page.
    pub companions: Vec<Resource>,
}

impl Incoming {
    /// Reads a file, with the images a browser saved in a folder beside it.
    ///
    /// Links are not followed: a page in a strange archive must not make Postil read other files.
    pub fn file(path: &Path) -> Result<Self, Failure> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let file = File::open(path).map_err(|error| unreadable(&name, &error))?;
        let metadata = file.metadata().map_err(|error| unreadable(&name, &error))?;
        if !metadata.is_file() {
            return Err(Trouble::NotAFile { name }.into());
        }
        Ok(Self {
            bytes: read_limited(file, &name)?,
            copied_at: metadata.modified().ok().and_then(crate::date_of),
            companions: companions(path),
            name,
            ..Self::default()
        })
    }

    /// Reads a stream to its end.
    pub fn stream(source: impl Read, name: &str) -> Result<Self, Failure> {
        Ok(Self { bytes: read_limited(source, name)?, name: name.into(), ..Self::default() })
    }

    /// What was copied: the page's HTML where the clipboard has it, else the text.
    pub fn copied(text: &str, html: Option<&str>) -> Self {
        let (copied, media_type) = match html.filter(|html| !html.trim().is_empty()) {
            Some(html) => (html, "text/html; charset=utf-8"),
            None => (text, "text/plain; charset=utf-8"),
        };
        Self { bytes: copied.into(), media_type: Some(media_type.into()), ..Self::default() }
    }

    /// The input of `capture`. `now` stands for a copy whose age is unknown.
    pub fn input(&self, now: Option<Date>) -> Input<'_> {
        Input {
            bytes: &self.bytes,
            media_type: self.media_type.as_deref(),
            url: self.url.as_deref(),
            file_name: Some(self.name.as_str()).filter(|name| !name.is_empty()),
            now: self.copied_at.or(now),
            companions: &self.companions,
        }
    }
}

fn read_limited(source: impl Read, name: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    source.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| unreadable(name, &error))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Trouble::FileTooLarge { name: name.into(), megabytes: MAX_BYTES >> 20 }.into());
    }
    Ok(bytes)
}

fn unreadable(name: &str, error: &io::Error) -> Failure {
    let name = name.to_owned();
    match error.kind() {
        io::ErrorKind::NotFound => Trouble::NoFile { name },
        _ => Trouble::FileUnreadable { name, detail: error.to_string() },
    }
    .into()
}

/// The images in the folder that a browser saved with a page: it is called as the page is, with an ending that
/// differs by browser and language (`page_files`, `page-Dateien`). What cannot be read is not there.
fn companions(page: &Path) -> Vec<Resource> {
    let (Some(parent), Some(stem)) = (page.parent(), page.file_stem().and_then(|stem| stem.to_str())) else {
        return Vec::new();
    };
    let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    let is_html = page
        .extension()
        .is_some_and(|ending| ["html", "htm", "xhtml"].iter().any(|html| ending.eq_ignore_ascii_case(html)));
    if !is_html {
        return Vec::new();
    }
    let folders = fs::read_dir(parent).into_iter().flatten().flatten().filter(|entry| {
        let name = entry.file_name();
        let rest = name.to_str().and_then(|name| name.strip_prefix(stem));
        entry.file_type().is_ok_and(|kind| kind.is_dir())
            && rest.is_some_and(|rest| rest.starts_with(['_', '-', '.']) && !rest.contains(char::is_whitespace))
    });
    let mut budget = MAX_BYTES;
    folders.flat_map(|folder| images_in(&folder.path(), &mut budget)).collect()
}

fn images_in(folder: &Path, budget: &mut u64) -> Vec<Resource> {
    let folder_name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let files = fs::read_dir(folder).into_iter().flatten().flatten().take(MAX_COMPANIONS);
    let images = files.filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        let media_type = image_type(&name)?;
        let metadata = entry.metadata().ok().filter(|metadata| metadata.is_file() && metadata.len() <= *budget)?;
        let bytes = fs::read(entry.path()).ok()?;
        *budget = budget.saturating_sub(metadata.len());
        Some(Resource { url: format!("{folder_name}/{name}"), media_type: Some(media_type.into()), bytes })
    });
    let mut images: Vec<Resource> = images.collect();
    images.sort_by(|one, other| one.url.cmp(&other.url));
    images
}

fn image_type(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "png" => Some("image/png"),
        "jpg" | "jpeg" | "jfif" => Some("image/jpeg"),
        "webp" => Some("image/webp"),
        "gif" => Some("image/gif"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FailureCode;

    #[test]
    fn a_saved_page_brings_the_images_of_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("kettle.html");
        fs::write(&page, "<p>Boil.").unwrap();
        for (directory, file) in [("kettle_files", "a.png"), ("kettle_files", "b.js"), ("kettles", "c.png")] {
            fs::create_dir_all(folder.path().join(directory)).unwrap();
            fs::write(folder.path().join(directory).join(file), b"x").unwrap();
        }
        let incoming = Incoming::file(&page).unwrap();
        let urls: Vec<&str> = incoming.companions.iter().map(|resource| resource.url.as_str()).collect();
        assert_eq!(urls, ["kettle_files/a.png"]);
        assert!(incoming.copied_at.is_some());
    }

    #[test]
    fn folders_and_missing_files_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Incoming::file(&folder.path().join("none")).unwrap_err().code, FailureCode::NotFound);
        assert_eq!(Incoming::file(folder.path()).unwrap_err().code, FailureCode::Unreadable);
    }
}
