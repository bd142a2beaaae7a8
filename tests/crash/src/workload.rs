//! A reader at work, faster than any: writes notes and own comments, changes them, saves the page again, leaves the
//! library in order in between.

use crate::ledger::{Step, Written, digest};
use document::{Label, Target};
use library::wire::OwnParent;
use library::{Cancel, Clock, Failure, Incoming, Library};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

/// A clock that goes on by 13 hours whenever it is asked, so that a backup is due each time the reader leaves.
#[derive(Debug, Default)]
pub struct Hasty(AtomicU64);

impl Hasty {
    /// The clock, from a number of 13 hours on.
    pub fn from(start: u64) -> Self {
        Self(AtomicU64::new(start))
    }
}

impl Clock for Hasty {
    fn now(&self) -> SystemTime {
        let hours = 13 * self.0.fetch_add(1, Ordering::Relaxed);
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_225_600 + hours * 3_600)
    }
}

/// What the reader does most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    /// Writes.
    Writing,
    /// Writes little, and leaves the library in order all the time: checkpoints and backups.
    Leaving,
}

/// The reader: what they have written so far, and what they do next by chance.
pub struct Reader<W> {
    random: fastrand::Rng,
    written: Vec<Written>,
    count: u64,
    witness: W,
}

impl<W: FnMut(Step)> Reader<W> {
    /// A reader whose steps `witness` is told. The same seed does the same.
    pub fn new(seed: u64, witness: W) -> Self {
        Self { random: fastrand::Rng::with_seed(seed), written: Vec::new(), count: 0, witness }
    }

    /// Saves the page that everything is written on, article 1.
    pub fn save_page(&mut self, library: &Library) -> Result<(), Failure> {
        let incoming = Incoming {
            bytes: page(self.random.u32(..)).into(),
            url: Some("https://example.org/kettles".into()),
            name: "kettles.html".into(),
            ..Incoming::default()
        };
        library.import(&incoming, &Cancel::default()).map(drop)
    }

    /// Takes over what an earlier reader wrote.
    pub fn look_around(&mut self, library: &Library) -> Result<(), Failure> {
        let article = library.article(1)?;
        self.written = article.notes.iter().map(|note| Written::Note(note.id)).collect();
        self.written.extend(article.own_comments.iter().map(|own| Written::OwnComment(own.id)));
        Ok(())
    }

    /// Does one thing.
    pub fn act(&mut self, library: &Library, habit: Habit) -> Result<(), Failure> {
        let chance = self.random.u8(..100);
        match habit {
            Habit::Leaving if chance < 50 => library.leave(),
            _ if chance < 3 => self.save_page(library),
            _ if chance < 5 => library.leave(),
            _ if chance < 40 && !self.written.is_empty() => self.change(library),
            _ if chance < 55 => self.comment(library),
            _ => self.note(library),
        }
    }

    /// Writes a note.
    pub fn note(&mut self, library: &Library) -> Result<(), Failure> {
        let body = self.text();
        let note = library.create_note(1, &Target::Article, Label::Mine, &body)?;
        self.acknowledged(Written::Note(note.id), &body);
        Ok(())
    }

    /// Writes a comment into the thread.
    pub fn comment(&mut self, library: &Library) -> Result<(), Failure> {
        let body = self.text();
        let own = library.create_own_comment(1, &OwnParent::Article, &body)?;
        self.acknowledged(Written::OwnComment(own.id), &body);
        Ok(())
    }

    /// Writes on, in something written before.
    pub fn change(&mut self, library: &Library) -> Result<(), Failure> {
        let Some(&written) = self.random.choice(&self.written) else { return Ok(()) };
        let body = self.text();
        (self.witness)(Step::Tried(written, digest(&body)));
        match written {
            Written::Note(id) => drop(library.update_note(id, Label::Doubt, &body, &[])?),
            Written::OwnComment(id) => drop(library.update_own_comment(id, &body)?),
        }
        (self.witness)(Step::Acknowledged(written, digest(&body)));
        Ok(())
    }

    fn acknowledged(&mut self, written: Written, body: &str) {
        self.written.push(written);
        (self.witness)(Step::Acknowledged(written, digest(body)));
    }

    /// Mostly a line or two; now and then pages of text, which SQLite keeps in a chain of pages.
    fn text(&mut self) -> String {
        self.count += 1;
        let words = if self.random.u8(..100) < 5 { self.random.usize(1_000..4_000) } else { self.random.usize(..40) };
        let mut text = format!("Note {} of {}:", self.count, self.random.u64(..));
        for _ in 0..words {
            text.push(' ');
            text.push_str(
                self.random.choice(["water", "kettle", "steam", "and", "boil", "never", "twice"]).unwrap_or(""),
            );
        }
        text
    }
}

/// A page whose text and discussion differ by a number.
fn page(number: u32) -> String {
    let paragraph = "Water for tea should be fresh, and just off the boil, whatever the packet says about temperature.";
    let comments: String = (0..number % 5)
        .map(|comment| {
            format!(
                "<li id=\"comment-{comment}\" class=\"comment\"><article class=\"comment-body\"><footer class=\"comment-meta\">\
                <b class=\"fn\">Ana Ruiz</b> <time datetime=\"2025-03-0{}T10:00:00+00:00\">March</time></footer>\
                <div class=\"comment-content\"><p>I have had mine for {} years and it still boils.</p></div></article></li>",
                comment + 1,
                number % 7 + comment
            )
        })
        .collect();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Which kettle?</title></head><body><main><article>\
        <h1>Which kettle?</h1><p>{paragraph}</p><p>This copy has the number {number}, which no other copy has.</p>\
        <p>{paragraph} So say {number} people who drink it all day long, and they should know.</p></article>\
        <ol class=\"comment-list\">{comments}</ol></main></body></html>"
    )
}
