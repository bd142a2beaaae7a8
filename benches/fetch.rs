//! Saving many pages by their addresses: how fast, with how much memory, and how soon a cancel is heard.
//!
//! `cargo xtask bench fetch [PAGES]` serves invented pages from this computer. The same pages are also imported as
//! files in the same run, so that the ratio says what the network costs.

use generator::Generator;
use library::wire::ImportProgress;
use library::{Cancel, FetchOptions, ImageChoice, Incoming, Library, SystemClock};
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Seed of the pages.
const SEED: u64 = 1;

/// How long the slow site waits before each answer while cancels are measured.
const SLOW: Duration = Duration::from_millis(400);

/// Cancels that are measured.
const CANCELS: u32 = 20;

fn main() -> Outcome {
    let count = std::env::args().nth(1).map_or(Ok(500), |count| count.parse())?;
    let generator = Generator::new(SEED);
    let pages: Arc<Vec<String>> = Arc::new((0..count).map(|number| generator.page(number).html).collect());
    let bytes: usize = pages.iter().map(String::len).sum();
    println!("{count} pages, {:.1} MB", bytes as f64 / 1e6);
    let before = memory();
    let site = serve(pages.clone(), Duration::ZERO)?;
    let fetched = time("from loopback", count, || fetch(site, count))?;
    println!("memory: {before} MiB with the pages at hand, {} MiB at most", peak_memory());
    let imported = time("as files", count, || import(&pages))?;
    println!("fetching takes {:.2} times as long as importing the same files", fetched / imported);
    cancels(serve(pages, SLOW)?, count)
}

/// Runs something and says how many pages a second it makes. Seconds.
fn time(what: &str, count: usize, run: impl FnOnce() -> Outcome<usize>) -> Outcome<f64> {
    let start = Instant::now();
    let saved = run()?;
    let seconds = start.elapsed().as_secs_f64();
    println!("{what}: {saved} of {count} saved in {seconds:.1} s, {:.0} pages/s", saved as f64 / seconds);
    Ok(seconds)
}

fn options() -> FetchOptions {
    FetchOptions { images: ImageChoice::None, comment_pages: 0, article_pages: 0, confirmed: vec!["127.0.0.1".into()] }
}

fn addresses(site: SocketAddr, count: usize) -> Vec<String> {
    (0..count).map(|number| format!("http://{site}/{number}")).collect()
}

fn fetch(site: SocketAddr, count: usize) -> Outcome<usize> {
    let folder = Folder::new("fetched")?;
    let library = Library::open(&folder.0, SystemClock)?;
    Ok(library.fetch_all(&addresses(site, count), &options(), &Cancel::default(), |_| ())?.len())
}

fn import(pages: &[String]) -> Outcome<usize> {
    let folder = Folder::new("imported")?;
    let library = Library::open(&folder.0, SystemClock)?;
    let numbers: Vec<usize> = (0..pages.len()).collect();
    let mut saved = 0;
    let read = |&number: &usize| {
        let bytes = pages.get(number).map(|page| page.as_bytes().to_vec()).unwrap_or_default();
        Ok(Incoming { bytes, name: format!("{number}.html"), ..Incoming::default() })
    };
    library.import_each(&numbers, &Cancel::default(), read, |_, result| saved += usize::from(result.is_ok()));
    Ok(saved)
}

/// Cancels in the middle, at another moment each time, and says how long it took to end.
fn cancels(site: SocketAddr, count: usize) -> Outcome {
    let mut took = Vec::new();
    for number in 0..CANCELS {
        let folder = Folder::new("cancelled")?;
        let library = Library::open(&folder.0, SystemClock)?;
        let (cancel, addresses) = (Cancel::default(), addresses(site, count));
        let (library, cancel, addresses) = (&library, &cancel, &addresses);
        took.push(thread::scope(|scope| -> Outcome<Duration> {
            let (asked, first) = std::sync::mpsc::channel();
            let tell = move |progress| {
                if let ImportProgress::Fetching { .. } = progress {
                    // Only the first is waited for.
                    let _ = asked.send(());
                }
            };
            let running =
                scope.spawn(move || library.fetch_all(addresses, &options(), cancel, tell).map(|_| Instant::now()));
            first.recv()?;
            thread::sleep(Duration::from_millis(u64::from(37 * number % 400)));
            let cancelled = Instant::now();
            cancel.cancel();
            let ended = running.join().map_err(|_| "the fetch panicked")??;
            Ok(ended - cancelled)
        })?);
    }
    took.sort();
    let at = |share: usize| took.get((took.len() - 1) * share / 100).map_or(0.0, |time| time.as_secs_f64() * 1e3);
    println!("cancel is heard after {:.0} ms (median), {:.0} ms at most, of {CANCELS}", at(50), at(100));
    Ok(())
}

/// A site of the pages, each under its number.
fn serve(pages: Arc<Vec<String>>, wait: Duration) -> Outcome<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let pages = pages.clone();
            // A client that left needs no answer.
            thread::spawn(move || drop(answer(stream, &pages, wait)));
        }
    });
    Ok(address)
}

/// Answers on one connection for as long as it is open.
fn answer(mut stream: TcpStream, pages: &[String], wait: Duration) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    while let Some(first) = lines.next() {
        let number = first?.split(' ').nth(1).and_then(|path| path.trim_matches('/').parse::<usize>().ok());
        while !lines.next().transpose()?.unwrap_or_default().is_empty() {}
        thread::sleep(wait);
        let page = number.and_then(|number| pages.get(number)).map_or("", String::as_str);
        // In one piece: a second one would wait until the first was acknowledged, which takes its time.
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n", page.len());
        stream.write_all([head.as_bytes(), page.as_bytes()].concat().as_slice())?;
    }
    Ok(())
}

/// A folder that vanishes with the run.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Outcome<Self> {
        let folder = std::env::temp_dir().join(format!("postil-bench-fetch-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays is in the system's folder for what may go.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// MiB in use now; 0 where the system does not say.
fn memory() -> u64 {
    status("VmRSS:")
}

/// MiB in use at most so far.
fn peak_memory() -> u64 {
    status("VmHWM:")
}

fn status(field: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or_default() >> 10
}
