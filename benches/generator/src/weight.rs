//! Pages and files that are made to be too much: too deep, too large, too many of one thing, or small only as long as
//! they are packed.

mod packed;

use std::fmt::Write;

/// Something that is too much.
pub struct Weight {
    /// What is too much about it.
    pub name: &'static str,
    /// What its file would be called.
    pub file: &'static str,
    make: Make,
}

/// Makes a file that is so many times smaller.
enum Make {
    Text(fn(usize) -> String),
    Packed(fn(usize) -> Vec<u8>),
}

impl Weight {
    /// The file, or one that is so many times smaller.
    #[must_use]
    pub fn bytes(&self, smaller: usize) -> Vec<u8> {
        let smaller = smaller.max(1);
        match self.make {
            Make::Text(make) => make(smaller).into_bytes(),
            Make::Packed(make) => make(smaller),
        }
    }
}

/// One of each kind.
pub const WEIGHTS: &[Weight] = &[
    page("100,000 lists in each other", |n| deep("<ul><li>", 100_000 / n)),
    page("100,000 divisions in each other", |n| deep("<div>", 100_000 / n)),
    page("100,000 bold paragraphs in each other", |n| deep("<p><b>", 100_000 / n)),
    page("100,000 links in each other", |n| deep("<a href=x>", 100_000 / n)),
    page("100,000 formats that overlap", |n| deep("<a><b><i></a></b></i>", 100_000 / n)),
    page("100,000 tables in each other", |n| deep("<table><tr><td>", 100_000 / n)),
    page("100,000 formats that tables push out", |n| deep("<table>x<b>", 100_000 / n)),
    page("100,000 quotations in each other", |n| deep("<blockquote>", 100_000 / n)),
    page("100,000 drawings in each other", |n| deep("<svg><g>", 100_000 / n)),
    page("100,000 comments that answer each other", |n| comments(100_000 / n, true)),
    page("100,000 comments in a row", |n| comments(100_000 / n, false)),
    page("5,000,000 attributes of one name", |n| attributes(5_000_000 / n, |_| "a ".into())),
    page("5,000,000 attributes of other names", |n| attributes(5_000_000 / n, |number| format!("a{number} "))),
    page("300,000 attributes of the body in as many tags", |n| {
        after_start(&(0..300_000 / n).map(|number| format!("<body a{number}>")).collect::<String>())
    }),
    page("20 MB of paragraphs", |n| paragraphs(20_000_000 / n)),
    page("200 MB of paragraphs", |n| paragraphs(200_000_000 / n)),
    page("200 MB in one paragraph", |n| after_start(&"word ".repeat(39_000_000 / n))),
    page("50 MB of opened brackets", |n| after_start(&"<".repeat(50_000_000 / n))),
    page("1,000,000 cells in a row", |n| deep("<table><tr>", 1) + &"<td>x".repeat(1_000_000 / n)),
    page("1,000 cells of 65,534 rows and 1,000 columns", |n| {
        deep("<table>", 1) + &"<tr><td colspan=1000 rowspan=65534>x".repeat(1_000 / n)
    }),
    page("1,000,000 sizes of an image", |n| after_start(&format!("<img srcset='{}'>", "a 1x,".repeat(1_000_000 / n)))),
    page("500,000 links", |n| after_start(&"<a href='https://site.example/a'>b</a> ".repeat(500_000 / n))),
    page("500,000 comments of HTML that never end", |n| after_start(&"<!--".repeat(500_000 / n))),
    page("1,000,000 tags that never end", |n| after_start(&"<a ".repeat(1_000_000 / n))),
    page("50,000 footnotes", |n| footnotes(50_000 / n)),
    page("200,000 entities", |n| after_start(&"&amp;&nbsp;&#65;&CounterClockwiseContourIntegral;".repeat(200_000 / n))),
    page("1,000,000 × &", |n| after_start(&"&amp;".repeat(1_000_000 / n))),
    page("1,000,000 × a blank", |n| after_start(&format!("<p>a{}b", " ".repeat(1_000_000 / n)))),
    page("1,000,000 × a digit", |n| after_start(&"1".repeat(1_000_000 / n))),
    page("1,000,000 × an accent", |n| after_start(&"a\u{301}".repeat(1_000_000 / n))),
    page("1,000,000 × a change of direction", |n| after_start(&"\u{202e}".repeat(1_000_000 / n))),
    text("1,000,000 × a dash, as text", |n| "-".repeat(1_000_000 / n)),
    text("1,000,000 × a bracket, as text", |n| "(".repeat(1_000_000 / n)),
    text("50,000 quoted lines, up to 200 deep", |n| lines(50_000 / n, |at| ">".repeat(at % 200) + " a")),
    text("50,000 dates", |n| {
        lines(50_000 / n, |at| format!("Ada\n{} January 2026\nWords number {at}.\n", at % 28 + 1))
    }),
    text("100,000 scores", |n| lines(100_000 / n, |at| format!("{at} points"))),
    text("20,000 rows of 40 columns", |n| lines(20_000 / n, |_| "a\tb\t".repeat(20))),
    text("300,000 short lines", |n| "a\n".repeat(300_000 / n)),
    markdown("250,000 × a bracket, as Markdown", |n| "[".repeat(250_000 / n)),
    markdown("250,000 × a quotation, as Markdown", |n| ">".repeat(250_000 / n)),
    markdown("250,000 × an emphasis, as Markdown", |n| "*a_ ".repeat(62_500 / n)),
    data("100,000 lists in each other, as JSON", |n| "[".repeat(100_000 / n)),
    data("100,000 members in each other, as JSON", |n| "{\"a\":".repeat(100_000 / n)),
    data("300,000 comments, as JSON", |n| {
        format!("[{}{{}}]", "{\"@type\":\"Comment\",\"text\":\"a\"},".repeat(300_000 / n))
    }),
    feed("entities that make 100 GB of each other", |_| laughs()),
    feed("an entity of 100 KB, 100,000 times", |n| quadratic(100_000 / n)),
    feed("80,000 attributes in a feed", |n| {
        let attributes = lines(80_000 / n, |at| format!("a{at}='b'"));
        format!("<rss><channel><item {attributes}><title>x</title></item></channel></rss>")
    }),
    feed("100,000 items in each other", |n| format!("<rss><channel>{}", "<item>".repeat(100_000 / n))),
    packed("1 GB of zeros, gzipped", "page.html.gz", |n| packed::gzip((1 << 30) / n as u64)),
    packed("1 GB, gzipped three times", "page.html.gz", |n| packed::nested((1 << 30) / n as u64)),
    packed("a book of 50 chapters of 20 MB", "page.epub", |n| packed::book(50, (20 << 20) / n)),
    packed("an image of 900,000,000 pixels", "page.html", |_| packed::picture(30_000, 30_000)),
    packed("an image of 49,000,000 pixels", "page.html", |_| packed::picture(7_000, 7_000)),
];

const fn page(name: &'static str, make: fn(usize) -> String) -> Weight {
    Weight { name, file: "page.html", make: Make::Text(make) }
}

const fn text(name: &'static str, make: fn(usize) -> String) -> Weight {
    Weight { name, file: "page.txt", make: Make::Text(make) }
}

const fn markdown(name: &'static str, make: fn(usize) -> String) -> Weight {
    Weight { name, file: "page.md", make: Make::Text(make) }
}

const fn data(name: &'static str, make: fn(usize) -> String) -> Weight {
    Weight { name, file: "page.json", make: Make::Text(make) }
}

const fn feed(name: &'static str, make: fn(usize) -> String) -> Weight {
    Weight { name, file: "page.xml", make: Make::Text(make) }
}

const fn packed(name: &'static str, file: &'static str, make: fn(usize) -> Vec<u8>) -> Weight {
    Weight { name, file, make: Make::Packed(make) }
}

const START: &str = "<!doctype html><title>Weight</title><article><p>Words that begin an article, and are enough of them to be one.</p>";

fn after_start(html: &str) -> String {
    format!("{START}{html}")
}

fn deep(tags: &str, times: usize) -> String {
    after_start(&tags.repeat(times)) + "x"
}

fn attributes(count: usize, attribute: fn(usize) -> String) -> String {
    format!("{START}<p {}>x", (0..count).map(attribute).collect::<String>())
}

fn paragraphs(bytes: usize) -> String {
    let paragraph = format!("<p>{}</p>\n", "Some words in a paragraph of a long page, which goes on. ".repeat(20));
    after_start(&paragraph.repeat(bytes / paragraph.len() + 1))
}

fn lines(count: usize, line: fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut all, at| {
        all += &line(at);
        all.push('\n');
        all
    })
}

/// A discussion whose comments each answer the one before, or none.
fn comments(count: usize, nested: bool) -> String {
    let end = if nested { "<ol class=children>" } else { "</li>" };
    let mut page = format!("{START}</article><h2>Comments</h2><ol class=comment-list>");
    for id in 0..count {
        // Writing to a string does not fail.
        let _ = write!(
            page,
            "<li class=comment id=comment-{id}><b class=fn>Ada {id}</b> <time datetime=2026-01-02>2 January 2026</time>\
            <div class=comment-content><p>Some words of comment {id}.</p></div>{end}"
        );
    }
    page
}

fn footnotes(count: usize) -> String {
    let references = lines(count, |n| format!("<sup><a href='#n{n}' id=r{n}>{n}</a></sup>"));
    let notes = lines(count, |n| format!("<li id=n{n}>Note {n} <a href='#r{n}'>back</a>"));
    after_start(&format!("<p>{references}</p><ol>{notes}</ol>"))
}

/// Eleven entities, each ten times the one before.
fn laughs() -> String {
    let entities: String =
        (1..12).map(|n| format!("<!ENTITY a{n} '{}'>", format!("&a{};", n - 1).repeat(10))).collect();
    format!(
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'ha'>{entities}]><rss><channel><title>&a11;</title>\
        <item><title>&a11;</title><description>&a11;</description></item></channel></rss>"
    )
}

fn quadratic(times: usize) -> String {
    let (long, many) = ("a".repeat(times), "&a;".repeat(times));
    format!(
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a '{long}'>]><rss><channel><title>{many}</title></channel></rss>"
    )
}
