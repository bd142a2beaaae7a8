//! Every folder of `/tests/pages` holds a page in some form (`page.html`, `page.txt`, `page.mhtml` …), perhaps a
//! `url` file with its address, and `document.snap`: the whole of what capture makes of it.

use capture::{Captured, Input, capture};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn pages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/pages");
    let mut folders: Vec<PathBuf> = fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    assert!(!folders.is_empty());
    for folder in folders {
        check(&folder);
    }
}

fn check(folder: &Path) {
    let mut files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let page = files.find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("page.")));
    let page = page.unwrap_or_else(|| panic!("no page.* in {}", folder.display()));
    let bytes = fs::read(&page).unwrap();
    let url = fs::read_to_string(folder.join("url")).ok();
    let input = Input {
        bytes: &bytes,
        url: url.as_deref().map(str::trim),
        file_name: page.file_name().and_then(|name| name.to_str()),
        now: "2026-05-01T12:00:00Z".parse().ok(),
        ..Input::default()
    };
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("document", readable(&capture(&input))));
}

fn readable(captured: &Captured) -> String {
    let resources = captured.resources.iter().map(
        |resource| json!({ "url": resource.url, "media_type": resource.media_type, "bytes": resource.bytes.len() }),
    );
    let mut whole = json!({
        "document": captured.document,
        "discussion": captured.discussion,
        "receipt": captured.receipt,
        "resources": resources.collect::<Vec<_>>(),
    });
    // Sorted, since another crate of the workspace may have serde_json keep the order of insertion.
    whole.sort_all_objects();
    serde_json::to_string_pretty(&whole).unwrap()
}
