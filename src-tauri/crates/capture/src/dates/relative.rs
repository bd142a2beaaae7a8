use super::lexicon::{Role, Unit};
use super::reader::Reader;
use super::token::Kind;
use document::Date;
use jiff::{Span, civil};

/// A moment told by its distance from the reference time.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ago {
    parts: Vec<(Unit, u32)>,
    /// The text says that it lies in the past ("ago"); "3 weeks" alone is as well a duration.
    pub marked: bool,
}

/// At most as many units as there are kinds.
const MOST_PARTS: usize = 7;

/// "3 days ago", "hace 3 días", "vor einer Stunde", "10 Monate 3 Wochen", and the index behind it.
pub(super) fn read(reader: &Reader, at: usize) -> Option<(usize, Ago)> {
    let before = reader.is(at, Role::AgoBefore);
    let mut end = at + usize::from(before);
    let mut parts = Vec::new();
    while parts.len() < MOST_PARTS {
        let start = if parts.is_empty() { skip_leads(reader, end, before) } else { skip_and(reader, end) };
        let Some((next, unit, count)) = counted(reader, start, before && parts.is_empty()) else { break };
        if parts.iter().any(|&(earlier, _)| earlier <= unit) {
            break;
        }
        parts.push((unit, count));
        end = next;
    }
    // "3 hr. ago"
    let dot = usize::from(reader.kind(end) == Some(Kind::Mark('.')) && reader.is(end + 1, Role::AgoAfter));
    let after = reader.is(end + dot, Role::AgoAfter) && !parts.is_empty();
    end += if after { dot } else { 0 };
    let marked = before || after;
    (!parts.is_empty()).then_some((end + usize::from(after), Ago { parts, marked }))
}

/// "about" and the like, only behind a word that opens a relative date.
fn skip_leads(reader: &Reader, at: usize, opened: bool) -> usize {
    at + (0..2).take_while(|&more| opened && reader.is(at + more, Role::Lead)).count()
}

/// A comma or a word for "and" between two units; whatever it is, a count has to follow.
fn skip_and(reader: &Reader, at: usize) -> usize {
    const AND: [&str; 14] = ["and", "und", "et", "y", "e", "och", "og", "ja", "i", "a", "en", "și", "и", "و"];
    match reader.kind(at) {
        Some(Kind::Mark(',')) => at + 1,
        Some(Kind::Word) if reader.word(at).is_some_and(|word| AND.contains(&word)) => at + 1,
        _ => at,
    }
}

/// A count with its unit. A unit alone is one of it where something says that it lies in the past.
fn counted(reader: &Reader, at: usize, opened: bool) -> Option<(usize, Unit, u32)> {
    let unit = |at: usize| reader.tokens.get(at)?.senses?.unit;
    if let Some((value, digits)) = reader.number(at) {
        let plus = usize::from(reader.kind(at + 1) == Some(Kind::Mark('+')));
        let (unit, _) = unit(at + 1 + plus).filter(|_| digits <= 4)?;
        return Some((at + 2 + plus, unit, value));
    }
    let count = reader.tokens.get(at)?.senses?.count;
    if let (Some(count), Some((unit, _))) = (count, unit(at + 1)) {
        return Some((at + 2, unit, count));
    }
    let (unit, count) = unit(at)?;
    if reader.is_one(at + 1) && opened {
        return Some((at + 2, unit, count));
    }
    let lone = reader.word(at).is_some_and(|word| word.chars().count() > 1);
    (lone && (opened || reader.is(at + 1, Role::AgoAfter))).then_some((at + 1, unit, count))
}

impl Reader<'_> {
    /// The word for one; Arabic puts it behind the unit.
    fn is_one(&self, at: usize) -> bool {
        self.tokens.get(at).and_then(|token| token.senses).is_some_and(|senses| senses.count == Some(1))
    }
}

impl Ago {
    /// The date meant, as precise as its finest unit: minutes give a time, hours (which a date cannot hold without
    /// minutes), days and weeks a day, months a month.
    pub fn date(&self, now: Date) -> Option<Date> {
        let finest = self.parts.iter().map(|&(unit, _)| unit).min()?;
        let (hour, minute) = now.hour_minute().unwrap_or((12, 0));
        let start = civil_day(now)?.at(
            hour.cast_signed(),
            minute.cast_signed(),
            now.second().unwrap_or(0).min(59).cast_signed(),
            0,
        );
        let moment = self.parts.iter().try_fold(start, |moment, &(unit, count)| {
            let count = i64::from(count);
            let span = match unit {
                Unit::Second => Span::new().try_seconds(count),
                Unit::Minute => Span::new().try_minutes(count),
                Unit::Hour => Span::new().try_hours(count),
                Unit::Day => Span::new().try_days(count),
                Unit::Week => Span::new().try_weeks(count),
                Unit::Month => Span::new().try_months(count),
                Unit::Year => Span::new().try_years(count),
            };
            moment.checked_sub(span.ok()?).ok()
        })?;
        let day = date_of(moment.date())?;
        match finest {
            Unit::Year => Date::year_only(day.year()).ok(),
            Unit::Month => Date::year_month(day.year(), day.month()?).ok(),
            Unit::Second | Unit::Minute if now.hour_minute().is_some() => {
                let timed = day.at(moment.hour().cast_unsigned(), moment.minute().cast_unsigned(), None).ok()?;
                now.offset().map_or(Some(timed), |offset| timed.with_offset(offset).ok())
            }
            _ => Some(day),
        }
    }
}

/// `now` as a day, `days` days earlier.
pub(super) fn days_before(now: Date, days: i64) -> Option<Date> {
    let span = Span::new().try_days(days).ok()?;
    date_of(civil_day(now)?.checked_sub(span).ok()?)
}

/// The last day of that weekday (Monday being 1) before `now`; pages name the weekday only for days gone by.
pub(super) fn last_weekday(now: Date, weekday: u8) -> Option<Date> {
    let today = civil_day(now)?.weekday().to_monday_one_offset();
    let back = (i64::from(today) - i64::from(weekday)).rem_euclid(7);
    days_before(now, if back == 0 { 7 } else { back })
}

/// The year of a day that is written without one: the last in which it is not ahead of `now` by more than a day
/// (zones differ) and, where the weekday is known and agrees with any of the last years, falls on it.
pub(super) fn year_of(now: Date, month: u8, day: u8, weekday: Option<u8>) -> Option<i16> {
    let latest = civil_day(now)?.tomorrow().ok()?;
    let years: Vec<civil::Date> = (0..12)
        .filter_map(|back| civil::Date::new(now.year() - back, month.cast_signed(), day.cast_signed()).ok())
        .filter(|date| *date <= latest)
        .collect();
    let agrees = |date: &&civil::Date| {
        weekday.is_some_and(|weekday| date.weekday().to_monday_one_offset().cast_unsigned() == weekday)
    };
    years.iter().find(agrees).or_else(|| years.first()).map(|date| date.year())
}

fn civil_day(date: Date) -> Option<civil::Date> {
    civil::Date::new(date.year(), date.month()?.cast_signed(), date.day_of_month()?.cast_signed()).ok()
}

fn date_of(day: civil::Date) -> Option<Date> {
    Date::day(day.year(), day.month().cast_unsigned(), day.day().cast_unsigned()).ok()
}
