//! A page as a blog serves it.

use crate::language::{Language, Script};
use std::fmt::Write as _;

/// Writes one page.
pub(crate) struct Writer<'a> {
    language: &'a Language,
    topic: &'a [usize],
    random: &'a mut fastrand::Rng,
    html: String,
}

/// The host of a site.
pub(crate) fn host(site: usize) -> String {
    let name = Language::spelling(site + 500);
    format!("{name}.example")
}

impl<'a> Writer<'a> {
    pub(crate) fn new(language: &'a Language, topic: &'a [usize], random: &'a mut fastrand::Rng) -> Self {
        Self { language, topic, random, html: String::new() }
    }

    pub(crate) fn random(&mut self) -> &mut fastrand::Rng {
        self.random
    }

    pub(crate) fn finish(mut self) -> String {
        self.push(format_args!("</main><footer><p>© {}</p></footer></body></html>\n", self.language.word(900)));
        self.html
    }

    pub(crate) fn head(
        &mut self,
        url: &str,
        title: &str,
        site: &str,
        published: u64,
        draw: impl Fn(&mut fastrand::Rng) -> usize,
    ) {
        let (tag, author) = (self.language.script().tag(), self.language.name(draw(self.random)));
        let time = time(published);
        self.push(format_args!(
            "<!doctype html>\n<html lang=\"{tag}\"><head><meta charset=\"utf-8\"><title>{title}</title>\n\
            <link rel=\"canonical\" href=\"{url}\">\n<meta property=\"og:site_name\" content=\"{site}\">\n\
            <meta name=\"author\" content=\"{author}\">\n\
            <meta property=\"article:published_time\" content=\"{time}\"></head>\n\
            <body class=\"single\"><main>\n"
        ));
    }

    /// Paragraphs under headings, with a list or a table here and there.
    pub(crate) fn article(&mut self, title: &str) {
        self.push(format_args!(
            "<article class=\"post\"><h1 class=\"entry-title\">{title}</h1>\n<div class=\"entry-content\">\n"
        ));
        let words = log_normal(self.random, 480.0, 0.8).clamp(60, 6_000);
        let (mut left, mut paragraphs) = (words, 0);
        while left > 0 {
            let length = self.random.usize(30..110).min(left);
            let text = self.language.sentences(length, self.topic, self.random);
            self.push(format_args!("<p>{text}</p>\n"));
            (left, paragraphs) = (left - length, paragraphs + 1);
            match self.random.u8(0..100) {
                0..12 if left > 0 => {
                    let heading = self.language.phrase(3, &[], self.random);
                    self.push(format_args!("<h2>{heading}</h2>\n"));
                }
                12..16 => self.list(),
                16..20 if paragraphs > 1 => self.table(),
                _ => {}
            }
        }
        self.html.push_str("</div></article>\n");
    }

    fn list(&mut self) {
        self.html.push_str("<ul>\n");
        for _ in 0..self.random.usize(3..7) {
            let item = self.language.sentences(7, self.topic, self.random);
            self.push(format_args!("<li>{item}</li>\n"));
        }
        self.html.push_str("</ul>\n");
    }

    fn table(&mut self) {
        let columns = self.random.usize(2..6);
        self.html.push_str("<table><thead><tr>");
        for _ in 0..=columns {
            let label = self.language.phrase(1, &[], self.random);
            self.push(format_args!("<th>{label}</th>"));
        }
        self.html.push_str("</tr></thead><tbody>\n");
        for _ in 0..self.random.usize(4..20) {
            let key = self.language.phrase(2, &[], self.random);
            self.push(format_args!("<tr><th>{key}</th>"));
            for _ in 0..columns {
                let number = self.random.u32(1..10_000);
                self.push(format_args!("<td>{number}</td>"));
            }
            self.html.push_str("</tr>\n");
        }
        self.html.push_str("</tbody></table>\n");
    }

    /// The comments in page order, each with its level, as nested lists.
    pub(crate) fn discussion(
        &mut self,
        url: &str,
        published: u64,
        order: &[(usize, usize)],
        draw: impl Fn(&mut fastrand::Rng) -> usize,
    ) {
        if order.is_empty() {
            return;
        }
        self.push(format_args!(
            "<div id=\"comments\" class=\"comments-area\"><h2 class=\"comments-title\">{}</h2>\n",
            order.len()
        ));
        self.html.push_str("<ol class=\"comment-list\">\n");
        for (at, &(index, level)) in order.iter().enumerate() {
            let author = self.language.name(draw(self.random));
            self.comment(url, published, index, level, &author);
            let next = order.get(at + 1).map_or(0, |(_, level)| *level);
            if next > level {
                self.html.push_str("<ol class=\"children\">\n");
            } else {
                self.html.push_str("</li>\n");
                (next.max(1)..level).for_each(|_| self.html.push_str("</ol></li>\n"));
            }
        }
        self.html.push_str("</ol></div>\n");
    }

    fn comment(&mut self, url: &str, published: u64, index: usize, level: usize, author: &str) {
        let time = time(published + 600 * (index as u64 + 1));
        let words = log_normal(self.random, 26.0, 0.9).clamp(3, 400);
        let (first, second) = if words > 60 { (words / 2, words - words / 2) } else { (words, 0) };
        self.push(format_args!(
            "<li id=\"comment-{index}\" class=\"comment depth-{level}\"><article id=\"div-comment-{index}\" \
            class=\"comment-body\"><footer class=\"comment-meta\"><div class=\"comment-author vcard\">\
            <b class=\"fn\">{author}</b></div><div class=\"comment-metadata\"><a href=\"{url}#comment-{index}\">\
            <time datetime=\"{time}\">{time}</time></a></div></footer>\n<div class=\"comment-content\">"
        ));
        for words in [first, second].into_iter().filter(|&words| words > 0) {
            let text = self.language.sentences(words, self.topic, self.random);
            self.push(format_args!("<p>{text}</p>"));
        }
        self.html.push_str("</div></article>\n");
    }

    fn push(&mut self, text: std::fmt::Arguments) {
        // Writing to a string cannot fail.
        let _ = self.html.write_fmt(text);
    }
}

impl Language {
    /// A word of letters, whatever the language.
    fn spelling(rank: usize) -> String {
        let word = crate::language::spelled(Script::Latin, rank);
        word.chars()
            .map(|letter| match letter {
                'é' => 'e',
                'ö' => 'o',
                other => other,
            })
            .collect()
    }
}

/// Lengths of texts: many near the median, some several times as long.
fn log_normal(random: &mut fastrand::Rng, median: f64, spread: f64) -> usize {
    // The sum of twelve uniform numbers is close enough to a normal one.
    let normal: f64 = (0..12).map(|_| random.f64()).sum::<f64>() - 6.0;
    (median * (spread * normal).exp()) as usize
}

/// RFC 3339, from seconds since 1970.
fn time(seconds: u64) -> String {
    jiff::Timestamp::from_second(seconds as i64).map(|time| time.to_string()).unwrap_or_default()
}
