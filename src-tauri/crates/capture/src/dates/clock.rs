use super::lexicon::{Role, is_unspaced};
use super::reader::Reader;
use super::token::Kind;

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub hour: u8,
    pub minute: u8,
    pub second: Option<u8>,
    /// Written with a.m. or p.m.
    pub twelve_hours: bool,
    /// Minutes east of UTC.
    pub zone: Option<i16>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
}

/// The time of day that starts at a token, with its zone, and the index behind it.
///
/// `dated` says that a date stands before it, which makes "16.25" and "18h" times.
pub(super) fn read(reader: &Reader, at: usize, dated: bool) -> Option<(usize, Clock)> {
    let leads = |word: &str| word.starts_with(is_unspaced) || joined(reader, at + 2, ':', 60).is_some();
    let half_before = half_day(reader, at).filter(|_| reader.word(at).is_some_and(leads));
    let start = at + usize::from(half_before.is_some());
    let (mut end, hour, minute, second) = figures(reader, start, dated || half_before.is_some())?;
    let mut half = half_before;
    if let Some((next, found)) = half_after(reader, end).filter(|_| half.is_none()) {
        half = Some(found);
        end = next;
    }
    if reader.is(end, Role::HourMark) {
        end += 1;
    }
    let hour = match half {
        Some(Half::Am) if hour == 12 => 0,
        Some(Half::Pm) if hour < 12 => hour + 12,
        _ => hour,
    };
    let (end, zone) = zone(reader, end).map_or((end, None), |(end, zone)| (end, Some(zone)));
    (hour < 24).then_some((end, Clock { hour, minute, second, twelve_hours: half.is_some(), zone }))
}

type Figures = (usize, u8, u8, Option<u8>);

fn figures(reader: &Reader, at: usize, dated: bool) -> Option<Figures> {
    let (value, digits) = reader.number(at)?;
    if digits == 4 || digits == 6 {
        return stamp(reader, at, value, digits);
    }
    let hour = u8::try_from(value).ok().filter(|hour| digits <= 2 && *hour <= 24)?;
    if let Some(minute) = joined(reader, at + 1, ':', 60) {
        let second = joined(reader, at + 3, ':', 61);
        let seconds_end = at + 3 + if second.is_some() { 2 } else { 0 };
        let fraction = second.is_some()
            && matches!(reader.kind(seconds_end), Some(Kind::Mark('.' | ',')))
            && reader.touches(seconds_end)
            && reader.touches(seconds_end + 1)
            && reader.number(seconds_end + 1).is_some();
        return Some((seconds_end + if fraction { 2 } else { 0 }, hour, minute, second));
    }
    dotted(reader, at, hour, dated).or_else(|| worded(reader, at, hour, dated))
}

/// "162507" behind the `T` of ISO 8601's basic form.
fn stamp(reader: &Reader, at: usize, value: u32, digits: u8) -> Option<Figures> {
    let marked = at.checked_sub(1).is_some_and(|before| reader.is_time_mark(before));
    let (clock, second) = if digits == 6 { (value / 100, u8::try_from(value % 100).ok()) } else { (value, None) };
    let (hour, minute) = (u8::try_from(clock / 100).ok()?, u8::try_from(clock % 100).ok()?);
    let valid = marked && hour < 24 && minute < 60 && second.is_none_or(|second| second <= 60);
    valid.then_some((at + 1, hour, minute, second))
}

/// "16.25" behind a date or a word for times, or before "Uhr" or "p.m.".
fn dotted(reader: &Reader, at: usize, hour: u8, dated: bool) -> Option<Figures> {
    let minute = joined(reader, at + 1, '.', 60)?;
    let second = joined(reader, at + 3, '.', 61);
    let end = at + 3 + if second.is_some() { 2 } else { 0 };
    let marked = reader.is(end, Role::HourMark) || half_after(reader, end).is_some() || dated;
    marked.then_some((end, hour, minute, second))
}

/// "13h16", "16 Uhr", "16 Uhr 25", "4 pm", "16時25分".
fn worded(reader: &Reader, at: usize, hour: u8, dated: bool) -> Option<Figures> {
    let figure = |at: usize, limit: u8| {
        let (value, digits) = reader.number(at)?;
        u8::try_from(value).ok().filter(|value| digits <= 2 && *value < limit)
    };
    let word = reader.word(at + 1)?;
    if "时時点點시".contains(word) {
        let mark = |at: usize, marks: &str| reader.word(at).is_some_and(|word| marks.contains(word));
        let minute = figure(at + 2, 60).filter(|_| mark(at + 3, "分분"));
        let second = minute.and(figure(at + 4, 61).filter(|_| mark(at + 5, "秒초")));
        let end = at + 2 + if minute.is_some() { 2 } else { 0 } + if second.is_some() { 2 } else { 0 };
        return Some((end, hour, minute.unwrap_or(0), second));
    }
    if reader.is(at + 1, Role::HourMark) {
        let minute = figure(at + 2, 60).filter(|_| reader.number(at + 2).is_some_and(|(_, digits)| digits == 2));
        let clock = dated || minute.is_some() || word.chars().count() > 2 && !reader.is(at + 2, Role::AgoAfter);
        let unit = reader.word(at + 3).is_some_and(|word| word.eq_ignore_ascii_case("min"));
        let end = at + 2 + usize::from(minute.is_some()) + usize::from(minute.is_some() && unit);
        let hours = word.to_lowercase().starts_with("hour") || word.to_lowercase().starts_with("hr");
        return (clock && !(hours && minute.is_none())).then_some((end, hour, minute.unwrap_or(0), None));
    }
    let half = half_after(reader, at + 1).filter(|_| (1..=12).contains(&hour));
    half.map(|_| (at + 1, hour, 0, None))
}

/// A number of two digits below `limit`, joined by a mark without spaces.
fn joined(reader: &Reader, at: usize, mark: char, limit: u8) -> Option<u8> {
    let marked = reader.kind(at) == Some(Kind::Mark(mark)) && reader.touches(at) && reader.touches(at + 1);
    let (value, digits) = reader.number(at + 1).filter(|_| marked)?;
    u8::try_from(value).ok().filter(|value| digits == 2 && *value < limit)
}

fn half_day(reader: &Reader, at: usize) -> Option<Half> {
    if reader.is(at, Role::Am) { Some(Half::Am) } else { reader.is(at, Role::Pm).then_some(Half::Pm) }
}

/// "pm", "p. m.", "4:25p".
fn half_after(reader: &Reader, at: usize) -> Option<(usize, Half)> {
    if let Some(half) = half_day(reader, at) {
        return Some((at + 1, half));
    }
    let letter = reader.word(at).filter(|word| word.len() == 1)?.to_ascii_lowercase();
    let half = match letter.as_str() {
        "a" => Half::Am,
        "p" => Half::Pm,
        _ => return None,
    };
    let dot = |at: usize| usize::from(reader.kind(at) == Some(Kind::Mark('.')));
    let second = at + 1 + dot(at + 1);
    if second > at + 1 && reader.word(second).is_some_and(|word| word.eq_ignore_ascii_case("m")) {
        return Some((second + 1 + dot(second + 1), half));
    }
    reader.touches(at).then_some((at + 1, half))
}

/// "Z", "UTC", "(CET)", "GMT+1", "+0100", "-05:00" behind a time.
pub(super) fn zone(reader: &Reader, at: usize) -> Option<(usize, i16)> {
    let open = usize::from(reader.kind(at) == Some(Kind::Mark('(')));
    let named = named_zone(reader, at + open);
    let offset_at = at + open + usize::from(named.is_some());
    let offset = offset(reader, offset_at, named == Some(0));
    let (end, zone) = match (named, offset) {
        (Some(base), Some((end, offset))) => (end, base + offset),
        (None, Some(found)) => found,
        (Some(base), None) => (offset_at, base),
        (None, None) => return None,
    };
    let close = usize::from(open == 1 && reader.kind(end) == Some(Kind::Mark(')')));
    Some((end + close, zone))
}

/// Abbreviations count in capitals only: "est" is a French word.
fn named_zone(reader: &Reader, at: usize) -> Option<i16> {
    let word = reader.word(at)?;
    let zone = reader.tokens.get(at)?.senses?.zone?;
    let single = word.len() == 1 && !reader.touches(at);
    (word.chars().all(char::is_uppercase) && !single || matches!(word, "utc" | "gmt")).then_some(zone)
}

fn offset(reader: &Reader, at: usize, behind_utc: bool) -> Option<(usize, i16)> {
    let sign = match reader.kind(at)? {
        Kind::Mark('+') => 1,
        Kind::Mark('-') => -1,
        _ => return None,
    };
    let (value, digits) = reader.number(at + 1).filter(|_| reader.touches(at + 1))?;
    let value = i16::try_from(value).ok()?;
    let minutes = joined(reader, at + 2, ':', 60).map(i16::from);
    let (end, offset) = match (digits, minutes) {
        (4, _) if value % 100 < 60 => (at + 2, value / 100 * 60 + value % 100),
        (1..=2, Some(minutes)) => (at + 4, value * 60 + minutes),
        (1..=2, None) if behind_utc || (digits == 2 && reader.touches(at)) => (at + 2, value * 60),
        _ => return None,
    };
    (offset <= 14 * 60).then_some((end, sign * offset))
}
