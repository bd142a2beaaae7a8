//! WACZ: WARC files with a list of pages, zipped.

use super::budget::Budget;
use super::zipped::Archive;
use super::{Unpacked, gzip, problem, warc};
use serde::Deserialize;

/// A line of the list of pages.
#[derive(Deserialize)]
struct Listed {
    url: Option<String>,
    title: Option<String>,
}

/// The page at `chosen`, else the first one listed.
pub(super) fn unpack(archive: &mut Archive<'_>, chosen: Option<&str>, budget: &mut Budget) -> Unpacked {
    let pages = pages(archive, budget);
    let listed = |address: &str| {
        pages.iter().find(|page| page.url.as_deref().is_some_and(|url| warc::same_address(url, address)))
    };
    let page = chosen.and_then(listed).or(pages.first());
    let address = page.and_then(|page| page.url.as_deref()).or(chosen);
    let mut names: Vec<String> = archive.names().filter(|name| name.starts_with("archive/")).collect();
    names.sort();
    let mut unpacked = Unpacked { format: "wacz", ..Unpacked::default() };
    for name in names {
        match archive.read(&name, budget).map(|bytes| bytes.and_then(|bytes| plain(bytes, budget))) {
            Some(Ok(bytes)) => merge(&mut unpacked, warc::unpack(&bytes, address, budget), address),
            Some(Err(problem)) => unpacked.problems.push(problem),
            None => {}
        }
    }
    unpacked.problems.retain(|problem| problem.code != "no_page" || unpacked.pages.is_empty());
    if let (Some(found), Some(page)) = (unpacked.pages.first_mut(), page) {
        found.title.clone_from(&page.title);
    }
    if unpacked.pages.is_empty() && unpacked.problems.is_empty() {
        unpacked.problems.push(problem("no_page", "The archive holds no page."));
    }
    unpacked
}

fn pages(archive: &mut Archive<'_>, budget: &mut Budget) -> Vec<Listed> {
    let Some(Ok(list)) = archive.read("pages/pages.jsonl", budget) else { return Vec::new() };
    let lines = list.split(|byte| *byte == b'\n');
    let pages = lines.filter_map(|line| serde_json::from_slice::<Listed>(line).ok());
    pages.filter(|page| page.url.is_some()).collect()
}

fn plain(bytes: Vec<u8>, budget: &mut Budget) -> Result<Vec<u8>, document::Problem> {
    gzip::decompress(&bytes, budget).unwrap_or(Ok(bytes))
}

/// Takes over what another file of the archive holds; the page that was asked for wins.
fn merge(unpacked: &mut Unpacked, more: Unpacked, address: Option<&str>) {
    let asked = |page: &super::ContainedPage| {
        page.url.as_deref().zip(address).is_some_and(|(url, address)| warc::same_address(url, address))
    };
    if unpacked.pages.is_empty() || more.pages.iter().any(asked) && !unpacked.pages.iter().any(asked) {
        unpacked.pages = more.pages;
    }
    unpacked.resources.extend(more.resources);
    unpacked.problems.extend(more.problems);
}
