//! Making the library, through the import a reader's pages go through.

use crate::Options;
use generator::Generator;
use library::wire::Mark;
use library::{Cancel, Clock, Failure, Incoming, Library};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime};

/// Seed of all pages that are measured.
pub const SEED: u64 = 1;

/// Pages between two lines of progress.
const TOLD: usize = 4_000;

/// A clock that is set to when each page came in.
#[derive(Clone, Default)]
struct PageClock(Arc<AtomicU64>);

impl Clock for PageClock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(self.0.load(Ordering::Relaxed))
    }
}

/// The library to measure: made or finished where it is not there yet.
pub fn library(options: &Options, generator: &Generator) -> Result<Library, Failure> {
    let clock = PageClock::default();
    let library = Library::open(&options.folder, clock.clone())?;
    let there = library.overview()?.library as usize;
    let start = Instant::now();
    let numbers: Vec<usize> = (there..options.articles).collect();
    let (mut done, mut bytes) = (0, 0);
    for numbers in numbers.chunks(TOLD) {
        let size = AtomicU64::new(0);
        let read = |number: &usize| {
            let page = generator.page(*number);
            clock.0.fetch_max(page.published + 86_400, Ordering::Relaxed);
            size.fetch_add(page.html.len() as u64, Ordering::Relaxed);
            let name = format!("{number}.html");
            Ok(Incoming { bytes: page.html.into_bytes(), url: Some(page.url), name, ..Incoming::default() })
        };
        let mut failed = None;
        library.import_each(numbers, &Cancel::default(), read, |_, result| failed = result.err().or(failed.take()));
        if let Some(failure) = failed {
            return Err(failure);
        }
        (done, bytes) = (done + numbers.len(), bytes + size.into_inner());
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "imported {done} of {} pages, {:.0} MB: {:.0} pages/s, {:.1} MB/s",
            options.articles - there,
            bytes as f64 / 1e6,
            done as f64 / seconds,
            bytes as f64 / 1e6 / seconds
        );
    }
    if there < options.articles {
        as_read(&library, options.articles as i64)?;
    }
    Ok(library)
}

/// Does what a reader does: nearly everything is read, some is kept.
fn as_read(library: &Library, articles: i64) -> Result<(), Failure> {
    let read: Vec<i64> = (1..=articles).filter(|id| id % 50 != 0).collect();
    for articles in read.chunks(TOLD) {
        library.mark_articles(articles, Mark::Read, true)?;
    }
    let kept: Vec<i64> = (1..=articles).step_by(70).collect();
    library.tag_articles(&kept, &["kept".into()], &[])?;
    Ok(())
}
