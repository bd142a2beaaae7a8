//! What the cells of a column mean: numbers with units, prices, times, dates, answers, ratings, or words.
//!
//! A cell is cut into numbers, words and signs (`token`), with the decimals as the column or its language writes
//! them (`notation`), and read as a quantity (`quantity`), an answer or a rating (`choice`) or a date
//! ([`crate::dates`]). The column is of the kind that most of its cells are; a number without a unit has the one of
//! its neighbours or of the column's label. What cannot be read so is counted, never guessed.

mod choice;
mod notation;
mod quantity;
mod token;
mod unit;
mod words;

use crate::dates;
use document::ColumnKind as Kind;
use notation::Notation;
use quantity::Quantity;
use std::collections::HashMap;
use token::Token;
use unit::Dimension;
use words::Bound;

/// A column as it was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What its cells are.
    pub kind: Kind,
    /// The unit that `from` and `to` are in ("g", "EUR", "pages"), where it is none of its kind's own.
    pub unit: Option<String>,
    /// Cells that say something which is not of this kind.
    pub unreadable: usize,
    /// The cells, in order; `None` where empty or unreadable. All `None` in a column of text.
    pub values: Vec<Option<Value>>,
}

/// A cell as it was understood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// What it says, or the lower end of the range that it says.
    pub from: f64,
    /// The upper end; as `from` where there is no range.
    pub to: f64,
    /// Position among the different values of the column in ascending order; equal values have the same.
    pub rank: usize,
}

/// A cell read by itself.
#[derive(Clone, Debug)]
struct Reading {
    kind: Kind,
    from: f64,
    to: f64,
    bound: Bound,
    dimension: Dimension,
    factor: f64,
    /// Nothing but a few words follows what was read.
    whole: bool,
}

/// Reads a column. `label` may name a unit ("Weight (kg)"); `language` (BCP 47) tells how numbers are written where
/// the cells do not; `wish` is the kind the reader says it is.
pub fn read(label: &str, cells: &[&str], language: Option<&str>, wish: Option<Kind>) -> Column {
    let context = Context::new(cells, language);
    let readings: Vec<Vec<Reading>> = cells.iter().map(|cell| context.readings(cell, wish)).collect();
    let filled = cells.iter().filter(|cell| !is_empty(cell)).count();
    let kind = wish.unwrap_or_else(|| vote(&readings, filled));
    if kind == Kind::Text {
        return Column { kind, unit: None, unreadable: 0, values: vec![None; cells.len()] };
    }
    let chosen: Vec<Option<Reading>> = readings.into_iter().map(|readings| choose(readings, kind)).collect();
    let unit = common_unit(&chosen, label, &context);
    let fitted: Vec<Option<Reading>> =
        chosen.into_iter().map(|reading| reading.and_then(|reading| fit(reading, &unit))).collect();
    let values = rank(&fitted);
    let readable = values.iter().zip(cells).filter(|(value, cell)| value.is_some() && !is_empty(cell)).count();
    Column { kind, unit: shown_unit(kind, &unit.0), unreadable: filled - readable, values }
}

/// Whether a cell says that it says nothing.
pub fn is_empty(cell: &str) -> bool {
    let text = cell.trim();
    text.chars().all(|sign| sign.is_whitespace() || matches!(sign, '-' | '–' | '—' | '−' | '…' | '.' | '?' | '·'))
        || ["n/a", "na", "n.a.", "none", "k. a.", "k.a.", "s/o", "н/д", "tba", "tbd"]
            .contains(&text.to_lowercase().as_str())
}

struct Context {
    notation: Notation,
    /// The language without its region.
    language: String,
    dates: dates::Context,
}

impl Context {
    fn new(cells: &[&str], language: Option<&str>) -> Self {
        let plain: Vec<String> = cells.iter().map(|cell| token::plain(cell)).collect();
        let day_first = dates::day_first(cells.iter().copied(), language);
        Self {
            notation: Notation::of(plain.iter().map(String::as_str), language),
            language: language.unwrap_or("").split(['-', '_']).next().unwrap_or("").to_lowercase(),
            dates: dates::Context { now: None, day_first, language: language.map(str::to_string) },
        }
    }

    /// What a cell may mean, the likeliest first.
    fn readings(&self, cell: &str, wish: Option<Kind>) -> Vec<Reading> {
        /// A longer text is prose, whatever it begins with.
        const LONGEST: usize = 300;
        if is_empty(cell) && !is_answer_wish(wish) || cell.len() > LONGEST {
            return Vec::new();
        }
        let tokens = token::tokens(cell, self.notation);
        let answer = choice::answer(&tokens, &self.language).map(|answer| Reading::plain(Kind::Answer, answer, answer));
        let rating = choice::rating(&tokens).map(|(share, _)| Reading::plain(Kind::Rating, share, share));
        let date = self.date(cell, &tokens, wish);
        let clock = clock(cell, &tokens);
        let quantity = quantity::read(&tokens, &self.language).map(Reading::of);
        let free = matches!(tokens.as_slice(), [Token::Word(word), ..] if words::is_free(word));
        let free = free.then(|| Reading::plain(Kind::Currency, 0.0, 0.0));
        [rating, answer, date, free, clock, quantity].into_iter().flatten().collect()
    }

    fn date(&self, cell: &str, tokens: &[Token], wish: Option<Kind>) -> Option<Reading> {
        let date = dates::whole(cell, &self.dates).filter(|found| !found.relative && !found.duration)?.date?;
        // A bare year, or "1.2.2024" without its day, is a number like others unless the reader says it is a date.
        let is_number = matches!(tokens, [Token::Number(_)]);
        if is_number && wish != Some(Kind::Date) {
            return None;
        }
        let from = date.sort_key() as f64;
        let length = match (date.month(), date.day_of_month(), date.hour_minute()) {
            (None, ..) => 365.0 * 86_400.0,
            (_, None, _) => 28.0 * 86_400.0,
            (_, _, None) => 86_400.0,
            _ => 1.0,
        };
        Some(Reading::plain(Kind::Date, from, from + length - 1.0))
    }
}

/// With a wish for answers "–" is a no, as tables of features have it.
fn is_answer_wish(wish: Option<Kind>) -> bool {
    wish == Some(Kind::Answer)
}

/// "1:30:00" and "12:45": hours, minutes and seconds, or minutes and seconds.
fn clock(cell: &str, tokens: &[Token]) -> Option<Reading> {
    let parts: Vec<f64> = tokens
        .iter()
        .filter_map(|token| if let Token::Number(number) = token { Some(*number) } else { None })
        .collect();
    let colons = tokens.iter().filter(|token| **token == Token::Sign(':')).count();
    let shaped = cell.trim().chars().all(|sign| sign == ':' || sign.is_numeric());
    if !shaped || colons + 1 != parts.len() || tokens.len() != parts.len() + colons {
        return None;
    }
    let seconds = match parts.as_slice() {
        [minutes, seconds] if *seconds < 60.0 => minutes * 60.0 + seconds,
        [hours, minutes, seconds] if *minutes < 60.0 && *seconds < 60.0 => hours * 3_600.0 + minutes * 60.0 + seconds,
        _ => return None,
    };
    Some(Reading { dimension: Dimension::Time, ..Reading::plain(Kind::Duration, seconds, seconds) })
}

impl Reading {
    fn plain(kind: Kind, from: f64, to: f64) -> Self {
        let dimension = Dimension::Plain;
        Self { kind, from, to, bound: Bound::Exactly, dimension, factor: 1.0, whole: true }
    }

    fn of(quantity: Quantity) -> Self {
        let kind = match quantity.dimension {
            Dimension::Percent => Kind::Percent,
            Dimension::Time => Kind::Duration,
            Dimension::Money(_) => Kind::Currency,
            Dimension::Plain | Dimension::Measure(_) | Dimension::Counted(_) => Kind::Number,
        };
        let Quantity { from, to, bound, dimension, factor, whole } = quantity;
        Self { kind, from, to, bound, dimension, factor, whole }
    }

    /// A number without anything: it takes the unit of its column.
    fn is_bare(&self) -> bool {
        self.kind == Kind::Number && matches!(self.dimension, Dimension::Plain | Dimension::Counted(_))
    }
}

/// The kind of more than half of the filled cells; text where there is none. Bare numbers go with any quantity.
fn vote(readings: &[Vec<Reading>], filled: usize) -> Kind {
    let mut votes: HashMap<Kind, usize> = HashMap::new();
    let mut bare = 0;
    for first in readings.iter().filter_map(|readings| readings.iter().find(|reading| reading.whole)) {
        *votes.entry(first.kind).or_default() += 1;
        bare += usize::from(first.is_bare());
    }
    let numbers = votes.get(&Kind::Number).copied().unwrap_or(0);
    let total = |kind: Kind, count: usize| match kind {
        // Times, prices and shares of which some have lost their unit.
        Kind::Currency | Kind::Percent | Kind::Duration if count * 2 >= bare => count + bare,
        _ => count,
    };
    let measured = votes.iter().filter(|(kind, _)| **kind != Kind::Number);
    let best = measured.map(|(&kind, &count)| (total(kind, count), kind)).max();
    match best {
        Some((count, kind)) if count * 2 > filled && count > numbers.saturating_sub(bare) => kind,
        _ if numbers * 2 > filled => Kind::Number,
        _ => Kind::Text,
    }
}

/// The reading of a cell that is of the column's kind.
fn choose(readings: Vec<Reading>, kind: Kind) -> Option<Reading> {
    let takes_bare = matches!(kind, Kind::Number | Kind::Currency | Kind::Percent | Kind::Duration);
    let mut readings = readings;
    let at = readings
        .iter()
        .position(|reading| reading.kind == kind)
        .or_else(|| readings.iter().position(|reading| takes_bare && reading.is_bare()))
        // Asked for numbers, any number will do.
        .or_else(|| readings.iter().position(|reading| kind == Kind::Number && reading.kind != Kind::Answer))?;
    Some(readings.swap_remove(at))
}

/// The unit most cells are in, with what one of it is in the base unit; of the label where no cell has one.
fn common_unit(chosen: &[Option<Reading>], label: &str, context: &Context) -> (Dimension, f64) {
    let mut counts: HashMap<&Dimension, (usize, HashMap<u64, usize>)> = HashMap::new();
    let units = chosen.iter().flatten().filter(|reading| reading.dimension != Dimension::Plain);
    for reading in units {
        let (count, factors) = counts.entry(&reading.dimension).or_default();
        *count += 1;
        *factors.entry(reading.factor.to_bits()).or_default() += 1;
    }
    let most = counts.iter().max_by_key(|(dimension, (count, _))| (*count, std::cmp::Reverse(*dimension)));
    let bare = chosen.iter().flatten().filter(|reading| reading.dimension == Dimension::Plain).count();
    match most {
        // A word after a few of many bare numbers is no unit of theirs.
        Some((Dimension::Counted(_), (count, _))) if *count < bare => (Dimension::Plain, 1.0),
        Some((dimension, (_, factors))) => {
            let factor = factors
                .iter()
                .max_by_key(|(bits, count)| (**count, **bits))
                .map_or(1.0, |(bits, _)| f64::from_bits(*bits));
            ((*dimension).clone(), factor)
        }
        None => label_unit(label, context).unwrap_or((Dimension::Plain, 1.0)),
    }
}

/// "Weight (kg)", "Price in €", "Time, min": the unit at the end of a label.
fn label_unit(label: &str, context: &Context) -> Option<(Dimension, f64)> {
    let tokens = token::tokens(label, context.notation);
    let set_off = tokens.iter().rposition(|token| match token {
        Token::Sign(sign) => matches!(sign, '(' | '[' | ',' | '/' | '（'),
        Token::Word(word) => word == "in" || word == "en",
        Token::Number(_) => false,
    })?;
    let probe: Vec<Token> = std::iter::once(Token::Number(1.0)).chain(tokens.into_iter().skip(set_off + 1)).collect();
    let unit = quantity::read(&probe, &context.language)?;
    (!matches!(unit.dimension, Dimension::Plain | Dimension::Counted(_))).then_some((unit.dimension, unit.factor))
}

/// The reading in the column's unit; `None` where it is of another dimension.
fn fit(mut reading: Reading, (dimension, factor): &(Dimension, f64)) -> Option<Reading> {
    let bare = reading.is_bare();
    match (&reading.dimension, dimension) {
        (same, other) if same == other => Some(reading),
        (Dimension::Plain, Dimension::Time | Dimension::Measure(_)) if reading.kind == Kind::Number => {
            reading.from *= factor;
            reading.to *= factor;
            Some(reading)
        }
        // Nothing costs nothing in every currency.
        (Dimension::Plain, _) => Some(reading),
        // Two words for what is counted are two labels, not two units.
        (Dimension::Counted(_), Dimension::Counted(_) | Dimension::Plain) if bare => Some(reading),
        _ => None,
    }
}

fn shown_unit(kind: Kind, dimension: &Dimension) -> Option<String> {
    match dimension {
        Dimension::Money(code) => Some(code.clone()),
        Dimension::Measure(base) if kind == Kind::Number => Some((*base).to_string()),
        Dimension::Counted(word) if kind == Kind::Number => Some(word.clone()),
        _ => None,
    }
}

/// Gives equal values equal ranks, lower ones first, then narrower bounds.
fn rank(readings: &[Option<Reading>]) -> Vec<Option<Value>> {
    let order = |one: &Reading, other: &Reading| {
        let by_from = one.from.total_cmp(&other.from);
        by_from.then(one.bound.cmp(&other.bound)).then(one.to.total_cmp(&other.to))
    };
    let mut sorted: Vec<(usize, &Reading)> =
        readings.iter().enumerate().filter_map(|(at, reading)| Some((at, reading.as_ref()?))).collect();
    sorted.sort_by(|(_, one), (_, other)| order(one, other));
    let mut values = vec![None; readings.len()];
    let mut rank = 0;
    let mut before: Option<&Reading> = None;
    for (at, reading) in sorted {
        if before.is_some_and(|before| order(before, reading).is_ne()) {
            rank += 1;
        }
        before = Some(reading);
        if let Some(place) = values.get_mut(at) {
            *place = Some(Value { from: reading.from, to: reading.to, rank });
        }
    }
    values
}

#[cfg(test)]
mod tests;
