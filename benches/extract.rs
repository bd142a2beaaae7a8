//! CPU time of a whole capture against dom_smoothie's article alone, over the same pages in the same run.
//!
//! `cargo run --release -p benches --bin bench-extract [DIR]` reads `*.html` and `*.html.gz` from DIR, by default
//! the corpus beside the checkout. The machines this runs on are noisy, so only the ratio means anything: both
//! take turns on every page, and the least of three rounds counts.

use capture::Input;
use cpu_time::ThreadTime;
use flate2::read::GzDecoder;
use std::hint::black_box;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

const ROUNDS: usize = 3;

fn main() {
    let folder = std::env::args().nth(1).map_or_else(corpus, PathBuf::from);
    let pages = read_pages(&folder);
    if pages.is_empty() {
        println!("no pages in {}: give a folder of *.html or *.html.gz", folder.display());
        return;
    }
    let bytes: usize = pages.iter().map(String::len).sum();
    println!("{} pages, {:.1} MB", pages.len(), bytes as f64 / 1e6);
    let mut ours = Duration::ZERO;
    let mut parse = Duration::ZERO;
    let mut detector = Duration::ZERO;
    let mut theirs = Duration::ZERO;
    for page in &pages {
        ours += least(|| drop(black_box(capture::capture(&Input { bytes: page.as_bytes(), ..Input::default() }))));
        parse += least(|| drop(black_box(capture::dom::parse(page))));
        let dom = capture::dom::parse(page);
        detector += least(|| {
            black_box(capture::count_comments(&dom, None));
        });
        theirs += least(|| {
            let article =
                dom_smoothie::Readability::new(page.as_str(), None, None).map(|mut page| page.parse().is_ok());
            black_box(article.is_ok());
        });
    }
    let rate = |time: Duration| pages.len() as f64 / time.as_secs_f64();
    println!("capture       {:7.3} s  {:6.1} pages/s", ours.as_secs_f64(), rate(ours));
    println!("  parse alone {:7.3} s  {:6.1} pages/s", parse.as_secs_f64(), rate(parse));
    let share = 100.0 * detector.as_secs_f64() / ours.as_secs_f64();
    println!("  discussion  {:7.3} s  {:6.1} pages/s, {share:.0} % of capture", detector.as_secs_f64(), rate(detector));
    println!("dom_smoothie  {:7.3} s  {:6.1} pages/s", theirs.as_secs_f64(), rate(theirs));
    println!("capture / dom_smoothie = {:.2}", ours.as_secs_f64() / theirs.as_secs_f64());
    long_thread();
}

/// A thread of ten thousand comments, and one half as long: twice the time, where time is linear.
fn long_thread() {
    const COMMENTS: usize = 10_000;
    let capture = |comments: usize| {
        let page = thread(comments);
        least(|| drop(black_box(capture::capture(&Input { bytes: page.as_bytes(), ..Input::default() }))))
    };
    let (half, whole) = (capture(COMMENTS / 2).as_secs_f64(), capture(COMMENTS).as_secs_f64());
    println!("{COMMENTS} comments  {whole:.3} s, {:.2} times as long as half of them", whole / half);
}

fn thread(comments: usize) -> String {
    let comment = |at: usize| {
        let (name, day, minute) = (at % 97, at % 28 + 1, at % 60);
        format!(
            "<div class=post><div><a href=/user/n{name}>Ann {name}</a> <span>{day:02}.05.2020, 12:{minute:02}</span></div>\
             <div>Of kettle {at} it is said that it sings before {name} and never after.</div><a>Reply</a></div>"
        )
    };
    let comments: String = (0..comments).map(comment).collect();
    format!("<h1>Kettles</h1><p>{}</p><div>{comments}</div>", "Words of an article. ".repeat(30))
}

fn least(work: impl Fn()) -> Duration {
    let time = || {
        let start = ThreadTime::now();
        work();
        start.elapsed()
    };
    (0..ROUNDS).map(|_| time()).min().unwrap_or_default()
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/pages")
}

fn read_pages(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths.iter().filter_map(|path| read_page(path)).collect()
}

fn read_page(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let bytes = std::fs::read(path).ok()?;
    let bytes = if name.ends_with(".html.gz") {
        let mut page = Vec::new();
        GzDecoder::new(bytes.as_slice()).read_to_end(&mut page).ok()?;
        page
    } else if name.ends_with(".html") {
        bytes
    } else {
        return None;
    };
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
