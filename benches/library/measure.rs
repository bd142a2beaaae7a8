//! What is measured on the library.

use crate::Options;
use crate::queries::{Query, mix};
use cpu_time::ThreadTime;
use generator::Generator;
use library::wire::SearchOrder;
use library::{Cancel, DATABASE, Failure, Incoming, Library};
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// A search that is stopped after this time was worth stopping.
const LONG: Duration = Duration::from_millis(40);

/// Every so many articles, one is compressed to compare the file with. Coprime to the thousand in which the lengths of
/// discussions repeat.
const SAMPLE: usize = 37;

/// Times of one query.
struct Times {
    first: Duration,
    first_cpu: Duration,
    bare: Duration,
    best: Duration,
}

/// Searches: the first hits, and the best ones against the bare query of the index, in turns.
pub fn searches(library: &Library, options: &Options, generator: &Generator) -> Result<(), Failure> {
    let queries = mix(generator);
    let bare = open(options);
    peak_memory_from_here();
    let mut kinds: BTreeMap<&str, Vec<Times>> = BTreeMap::new();
    for query in &queries {
        kinds.entry(query.kind).or_default().push(times(library, &bare, query)?);
    }
    println!("{:<14} {:>26} {:>26} {:>10}", "", "first hits p50 / p95 (CPU)", "best / bare query, sums", "ratio");
    let mut all = Vec::new();
    for (kind, times) in kinds {
        row(kind, &times);
        all.extend(times);
    }
    row("all", &all);
    println!("peak memory while searching: {}", memory());
    cancels(library, &queries, &bare)
}

fn times(library: &Library, bare: &Connection, query: &Query) -> Result<Times, Failure> {
    let mut least = Times { first: Duration::MAX, first_cpu: Duration::MAX, bare: Duration::MAX, best: Duration::MAX };
    for _ in 0..3 {
        let (start, cpu) = (Instant::now(), ThreadTime::now());
        library.search(&query.text, None, SearchOrder::Newest, &Cancel::default())?;
        least.first = least.first.min(start.elapsed());
        least.first_cpu = least.first_cpu.min(cpu.elapsed());
        let start = Instant::now();
        ranked(bare, &query.expression);
        least.bare = least.bare.min(start.elapsed());
        let start = Instant::now();
        library.search(&query.text, None, SearchOrder::Best, &Cancel::default())?;
        least.best = least.best.min(start.elapsed());
    }
    Ok(least)
}

/// The best fifty articles and comments, as the index gives them by itself.
fn ranked(bare: &Connection, expression: &str) {
    for table in ["article_search", "comment_search"] {
        let sql = format!("SELECT rowid FROM {table} WHERE {table} MATCH ?1 ORDER BY rank LIMIT 50");
        let mut statement = bare.prepare_cached(&sql).expect("the index");
        let rows = statement.query_map([expression], |row| row.get::<_, i64>(0)).expect("an expression");
        std::hint::black_box(rows.count());
    }
}

fn row(name: &str, times: &[Times]) {
    let at = |share: f64, of: &dyn Fn(&Times) -> Duration| {
        let mut sorted: Vec<Duration> = times.iter().map(of).collect();
        sorted.sort();
        milliseconds(sorted[((sorted.len() - 1) as f64 * share).round() as usize])
    };
    let sum = |of: &dyn Fn(&Times) -> Duration| milliseconds(times.iter().map(of).sum());
    let (best, bare) = (sum(&|times| times.best), sum(&|times| times.bare));
    println!(
        "{name:<14} {:>6.1} / {:>6.1} ms ({:>6.1}) {:>11.0} / {:>8.0} ms {:>9.2}×",
        at(0.5, &|times| times.first),
        at(0.95, &|times| times.first),
        at(0.95, &|times| times.first_cpu),
        best,
        bare,
        best / bare
    );
}

/// Stops searches that take long, each at another moment, and sees how soon they end.
fn cancels(library: &Library, queries: &[Query], bare: &Connection) -> Result<(), Failure> {
    let mut waits = Vec::new();
    let mut random = fastrand::Rng::with_seed(1);
    for query in queries.iter().filter(|query| matches!(query.kind, "common" | "prefix" | "CJK two words")) {
        let start = Instant::now();
        ranked(bare, &query.expression);
        let whole = start.elapsed();
        if whole < LONG {
            continue;
        }
        let cancel = Cancel::default();
        let after = whole.mul_f64(random.f64() * 0.8);
        let stopped = std::thread::scope(|scope| {
            let search = scope.spawn(|| {
                let result = library.search(&query.text, None, SearchOrder::Best, &cancel);
                (result.is_err(), Instant::now())
            });
            std::thread::sleep(after);
            let asked = Instant::now();
            cancel.cancel();
            let (stopped, ended) = search.join().unwrap_or((false, asked));
            stopped.then(|| ended.saturating_duration_since(asked))
        });
        waits.extend(stopped);
    }
    waits.sort();
    let worst = waits.last().copied().unwrap_or_default();
    let median = waits.get(waits.len() / 2).copied().unwrap_or_default();
    println!(
        "cancel: {} searches stopped, median {:.1} ms, longest {:.1} ms",
        waits.len(),
        milliseconds(median),
        milliseconds(worst)
    );
    Ok(())
}

/// An article with ten thousand comments twelve levels deep: read whole, and as the window gets it.
pub fn long_discussion(library: &Library, generator: &Generator) -> Result<(), Failure> {
    let page = generator.page_with(usize::MAX / 2, 10_000, 12);
    let size = page.html.len();
    let incoming = Incoming { bytes: page.html.into_bytes(), url: Some(page.url), ..Incoming::default() };
    let start = Instant::now();
    let imported = library.import(&incoming, &Cancel::default())?;
    let import = start.elapsed();
    peak_memory_from_here();
    let (mut least, mut bytes) = (Duration::MAX, 0);
    for _ in 0..5 {
        let start = Instant::now();
        let article = library.article(imported.article)?;
        bytes = serde_json::to_vec(&article).map_or(0, |json| json.len());
        least = least.min(start.elapsed());
    }
    println!(
        "article with 10,000 comments: imported ({:.1} MB) in {:.0} ms{}, opened in {:.0} ms ({:.1} MB of JSON), {}",
        size as f64 / 1e6,
        milliseconds(import),
        if imported.unchanged { " (it was there)" } else { "" },
        milliseconds(least),
        bytes as f64 / 1e6,
        memory()
    );
    Ok(())
}

/// The file against the text in it, compressed article by article and in one stream.
pub fn sizes(library: &Library, options: &Options) -> Result<(), Failure> {
    let database = open(options);
    let mut parts: BTreeMap<&str, f64> = BTreeMap::new();
    let mut statement =
        database.prepare("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").expect("sizes of tables");
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, f64>(1)?)));
    for (name, size) in rows.expect("sizes of tables").flatten() {
        let part = match name.as_str() {
            name if name.contains("_search") || name.starts_with("article_source") => "index",
            name if name.starts_with("original") || name.contains("autoindex_original") => "pages as they came",
            _ => "library",
        };
        *parts.entry(part).or_default() += size / 1e6;
    }
    let (mut plain, mut apart, mut stream) = (0, 0, Vec::new());
    for id in (1..=options.articles as i64).step_by(SAMPLE) {
        let text = text(&library.article(id)?);
        plain += text.len();
        apart += zstd::bulk::compress(text.as_bytes(), 3).map_or(0, |bytes| bytes.len());
        stream.extend_from_slice(text.as_bytes());
    }
    let stream = zstd::bulk::compress(&stream, 3).map_or(0, |bytes| bytes.len());
    let whole = |bytes: usize| bytes as f64 / 1e6 * SAMPLE as f64;
    println!(
        "text {:.0} MB; with zstd: an article and its comments at a time {:.0} MB, in one stream {:.0} MB",
        whole(plain),
        whole(apart),
        whole(stream)
    );
    for (part, size) in parts {
        println!(
            "{part:<20} {size:>6.0} MB, {:.2}× the compressed text ({:.2}× one stream)",
            size / whole(apart),
            size / whole(stream)
        );
    }
    Ok(())
}

fn text(article: &library::wire::Article) -> String {
    let mut text = format!("{}\n{}", article.summary.title, document::document_text(&article.document));
    for comment in article.comments.iter().map(|saved| &saved.comment) {
        let author = comment.author.as_ref().map_or("", |author| &author.name);
        text += &format!("\n{author}\n{}", document::plain_text(&comment.blocks));
    }
    text
}

fn open(options: &Options) -> Connection {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    Connection::open_with_flags(options.folder.join(DATABASE), flags).expect("the library's file")
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Linux forgets the peak so far; elsewhere it is that of the whole run.
fn peak_memory_from_here() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The memory that is in use, and the most that was.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let value = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("0");
        line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or(0.0) / 1024.0
    };
    format!("memory {:.0} MiB, at most {:.0} MiB", value("VmRSS:"), value("VmHWM:"))
}
