//! Dates as pages write them, in many languages, read as precisely as they are written and no more.
//!
//! A tokenizer (`token`) looks words up in tables of names (`names`, through `lexicon`); small grammars read a
//! day (`calendar`), a time (`clock`) or a distance from now (`relative`); `expression` joins them in
//! whatever order they come. The present is known only as [`Context::now`]: without it, "3 days ago" is found but
//! stays unread, as does "March 27", which needs it for its year.

mod calendar;
mod clock;
mod expression;
mod lexicon;
mod names;
mod order;
mod reader;
mod relative;
#[cfg(test)]
mod shapes;
mod token;

use document::Date;
use lexicon::Role;
use reader::Reader;
use std::ops::Range;
use token::{Kind, Token};

/// What is known about the dates of a page.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The reference time of relative dates: when the page was saved.
    pub now: Option<Date>,
    /// Whether "4/5/2020" is in May; see [`day_first`].
    pub day_first: Option<bool>,
    /// Language of the page (BCP 47).
    pub language: Option<String>,
}

/// A date in the middle of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDate {
    /// Where its words stand, in bytes.
    pub range: Range<usize>,
    /// The date; absent for a relative one when the reference time is not known.
    pub date: Option<Date>,
    /// It means something only together with the reference time ("3 days ago", "March 27").
    pub relative: bool,
    /// It is only a length of time ("3 weeks"), which some pages give for the time since.
    pub duration: bool,
}

/// The date that a text is, perhaps with words around it that only say so ("Posted on … at …").
pub fn parse(text: &str, context: &Context) -> Option<Date> {
    whole(text, context)?.date
}

/// As [`parse`], but also says where the date stands and finds a relative one without a reference time.
pub fn whole(text: &str, context: &Context) -> Option<FoundDate> {
    const LONGEST: usize = 200;
    if text.len() > LONGEST {
        return None;
    }
    let reader = Reader::new(text, context);
    let starts = (0..reader.tokens.len()).take_while(|&at| at == 0 || reader.tokens[..at].iter().all(is_furniture));
    starts.filter_map(|at| Some((at, expression::read(&reader, at, true)?))).find_map(|(at, found)| {
        let rest = reader.tokens.get(found.end..)?;
        rest.iter().all(is_furniture).then(|| found_date(&reader, at, &found))
    })
}

/// Every date in a text, in order.
pub fn find(text: &str, context: &Context) -> Vec<FoundDate> {
    let reader = Reader::new(text, context);
    let mut dates = Vec::new();
    let mut at = 0;
    while at < reader.tokens.len() {
        match expression::read(&reader, at, false) {
            Some(found) => {
                dates.push(found_date(&reader, at, &found));
                at = found.end.max(at + 1);
            }
            None => at += 1,
        }
    }
    dates
}

/// Whether the numeric dates of a page put the day before the month, decided from all of them together.
pub fn day_first<'t>(texts: impl Iterator<Item = &'t str>, language: Option<&str>) -> Option<bool> {
    order::decide(texts, language)
}

/// Whether a word announces a date, a time or a name beside them ("posted", "schrieb").
pub(crate) fn is_lead(word: &str) -> bool {
    lexicon::look_up(word).is_some_and(|senses| senses.is(Role::Lead))
}

/// Whether a word joins a date to what stands before it ("on", "um").
pub(crate) fn is_link(word: &str) -> bool {
    lexicon::look_up(word).is_some_and(|senses| senses.is(Role::Link))
}

fn found_date(reader: &Reader, at: usize, found: &expression::Found) -> FoundDate {
    let start = reader.tokens.get(at).map_or(0, |token| token.range.start);
    let end = found.end.checked_sub(1).and_then(|last| reader.tokens.get(last)).map_or(start, |token| token.range.end);
    FoundDate { range: start..end, date: found.date, relative: found.relative, duration: found.duration }
}

/// Marks and words that stand around a date without being anything but its frame.
fn is_furniture(token: &Token) -> bool {
    match token.kind {
        Kind::Number { .. } => false,
        Kind::Mark(_) => true,
        Kind::Word => [Role::Lead, Role::Link, Role::HourMark].into_iter().any(|role| token.is(role)),
    }
}
