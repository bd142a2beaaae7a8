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

/// Times of one query.
struct Times {
    /// The first hits, with their words: what is seen first.
    first: Duration,
    first_cpu: Duration,
    /// The index alone, unfiltered: the fifty best articles and the fifty best comments.
    bare: Duration,
    /// The complete ranking: the best of everything the filter leaves, in order and counted.
    ranking: Duration,
    /// The same with the words of what is shown.
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
    println!("sums, and their ratio to the bare query of the index; the best fifty of each kind come with their words");
    println!("{:<14} {:>29} {:>9} {:>18} {:>18}", "", "first hits p50 / p95 (CPU)", "bare", "ranking", "with words");
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
    let never = Duration::MAX;
    let mut least = Times { first: never, first_cpu: never, bare: never, ranking: never, best: never };
    for _ in 0..3 {
        let (start, cpu) = (Instant::now(), ThreadTime::now());
        library.search(&query.text, None, SearchOrder::Newest, &Cancel::default())?;
        least.first = least.first.min(start.elapsed());
        least.first_cpu = least.first_cpu.min(cpu.elapsed());
        let start = Instant::now();
        ranked(bare, &query.expression);
        least.bare = least.bare.min(start.elapsed());
        let start = Instant::now();
        library.rank(&query.text, &Cancel::default())?;
        least.ranking = least.ranking.min(start.elapsed());
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
    let (bare, ranking, best) = (sum(&|times| times.bare), sum(&|times| times.ranking), sum(&|times| times.best));
    println!(
        "{name:<14} {:>6.1} / {:>6.1} ms ({:>6.1}) {bare:>6.0} ms {ranking:>6.0} ms {:>7.2}× {best:>6.0} ms {:>7.2}×",
        at(0.5, &|times| times.first),
        at(0.95, &|times| times.first),
        at(0.95, &|times| times.first_cpu),
        ranking / bare,
        best / bare
    );
}

/// Stops searches that take long, each at another moment, and sees how soon they end. Beside them, as a control, a loop
/// that does nothing but look whether it is cancelled: what that takes is the machine's.
fn cancels(library: &Library, queries: &[Query], bare: &Connection) -> Result<(), Failure> {
    let (mut waits, mut idle) = (Vec::new(), Vec::new());
    let mut random = fastrand::Rng::with_seed(1);
    for query in queries.iter().filter(|query| matches!(query.kind, "common" | "prefix" | "CJK two words")) {
        let start = Instant::now();
        ranked(bare, &query.expression);
        let whole = start.elapsed();
        if whole < LONG {
            continue;
        }
        for part in 0..4 {
            let after = whole.mul_f64((f64::from(part) + random.f64()) * 0.2);
            waits.extend(stopped_after(after, |cancel| {
                library.search(&query.text, None, SearchOrder::Best, cancel).is_err()
            }));
            idle.extend(stopped_after(after, |cancel| {
                while !cancel.is_cancelled() {
                    std::hint::spin_loop();
                }
                true
            }));
        }
    }
    for (name, mut waits) in [("searches", waits), ("control: loops that only look", idle)] {
        waits.sort();
        let at = |share: f64| {
            let wait = waits.get((waits.len().saturating_sub(1) as f64 * share) as usize);
            milliseconds(wait.copied().unwrap_or_default())
        };
        println!(
            "cancel, {name}: {} stopped, median {:.1} ms, p95 {:.1} ms, longest {:.1} ms",
            waits.len(),
            at(0.5),
            at(0.95),
            at(1.0)
        );
    }
    Ok(())
}

/// How long work goes on once it is cancelled; nothing where it was finished before.
fn stopped_after(after: Duration, work: impl FnOnce(&Cancel) -> bool + Send) -> Option<Duration> {
    let cancel = Cancel::default();
    std::thread::scope(|scope| {
        let working = scope.spawn(|| (work(&cancel), Instant::now()));
        std::thread::sleep(after);
        let asked = Instant::now();
        cancel.cancel();
        let (stopped, ended) = working.join().unwrap_or((false, asked));
        stopped.then(|| ended.saturating_duration_since(asked))
    })
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
    let (mut plain, mut apart, mut singly) = (0, 0, 0);
    let compressed = |text: &str| zstd::bulk::compress(text.as_bytes(), 3).map_or(0, |bytes| bytes.len());
    for id in 1..=options.articles as i64 {
        let texts = texts(&library.article(id)?);
        let whole = texts.join("\n");
        plain += whole.len();
        apart += compressed(&whole);
        singly += texts.iter().map(|text| compressed(text)).sum::<usize>();
    }
    let [plain, apart, singly] = [plain, apart, singly].map(|bytes| bytes as f64 / 1e6);
    println!("text {plain:.0} MB; with zstd {apart:.0} MB, an article and its comments at a time,");
    println!("or {singly:.0} MB, each comment by itself, as a library that reads single comments must keep them");
    for (part, size) in parts {
        println!("{part:<20} {size:>6.0} MB, {:.2}× the one, {:.2}× the other", size / apart, size / singly);
    }
    Ok(())
}

/// The text of an article, and of each of its comments.
fn texts(article: &library::wire::Article) -> Vec<String> {
    let text = format!("{}\n{}", article.summary.title, document::document_text(&article.document));
    let said = article.comments.iter().map(|saved| {
        let author = saved.comment.author.as_ref().map_or("", |author| &author.name);
        format!("{author}\n{}", document::plain_text(&saved.comment.blocks))
    });
    std::iter::once(text).chain(said).collect()
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
