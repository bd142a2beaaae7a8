use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

/// A date as precise as its source: a year, a month, a day, a minute or a second, with the zone where known.
///
/// Written as the shortest matching prefix of RFC 3339 (`2025`, `2025-10`, `2025-10-28`, `2025-10-28T16:25`,
/// `2025-10-28T16:25:07+01:00`); serialised as that text. Nothing is ever filled in: a date without a time has
/// none, and a time without a zone stays without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, TS)]
#[ts(type = "string")]
pub struct Date {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
    time: Option<Time>,
    /// Minutes east of UTC.
    offset: Option<i16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Time {
    hour: u8,
    minute: u8,
    second: Option<u8>,
}

/// The text or numbers are no date of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateError;

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date")
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// A year (0 to 9999).
    pub fn year_only(year: i16) -> Result<Self, DateError> {
        Self::build(year, None, None)
    }

    /// A month of a year.
    pub fn year_month(year: i16, month: u8) -> Result<Self, DateError> {
        Self::build(year, Some(month), None)
    }

    /// A day.
    pub fn day(year: i16, month: u8, day: u8) -> Result<Self, DateError> {
        Self::build(year, Some(month), Some(day))
    }

    /// The second that lies `seconds` after 1970-01-01T00:00Z, in UTC.
    pub fn from_unix_seconds(seconds: i64) -> Result<Self, DateError> {
        let (year, month, day) = civil_from_days(seconds.div_euclid(86_400)).ok_or(DateError)?;
        let second = seconds.rem_euclid(86_400);
        let clock = |part: i64| u8::try_from(part).map_err(|_| DateError);
        Self::day(year, month, day)?
            .at(clock(second / 3600)?, clock(second / 60 % 60)?, Some(clock(second % 60)?))?
            .with_offset(0)
    }

    fn build(year: i16, month: Option<u8>, day: Option<u8>) -> Result<Self, DateError> {
        let in_range = (0..=9999).contains(&year)
            && month.is_none_or(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| month.is_some_and(|month| (1..=days_in_month(year, month)).contains(&day)));
        in_range.then_some(Self { year, month, day, time: None, offset: None }).ok_or(DateError)
    }

    /// This day at a time of day. `second` is absent where the source gives none; 60 is a leap second.
    pub fn at(self, hour: u8, minute: u8, second: Option<u8>) -> Result<Self, DateError> {
        let in_range = self.day.is_some() && hour < 24 && minute < 60 && second.is_none_or(|second| second <= 60);
        in_range.then_some(Self { time: Some(Time { hour, minute, second }), ..self }).ok_or(DateError)
    }

    /// This time in a zone `offset` minutes east of UTC (at most 14 hours either way).
    pub fn with_offset(self, offset: i16) -> Result<Self, DateError> {
        let in_range = self.time.is_some() && (-14 * 60..=14 * 60).contains(&offset);
        in_range.then_some(Self { offset: Some(offset), ..self }).ok_or(DateError)
    }

    /// The year.
    pub fn year(&self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, where known.
    pub fn month(&self) -> Option<u8> {
        self.month
    }

    /// The day of the month, where known.
    pub fn day_of_month(&self) -> Option<u8> {
        self.day
    }

    /// Hour and minute, where known.
    pub fn hour_minute(&self) -> Option<(u8, u8)> {
        self.time.map(|time| (time.hour, time.minute))
    }

    /// The second, where known.
    pub fn second(&self) -> Option<u8> {
        self.time.and_then(|time| time.second)
    }

    /// Minutes east of UTC, where known.
    pub fn offset(&self) -> Option<i16> {
        self.offset
    }

    /// Seconds since 1970-01-01T00:00Z of the earliest moment this may mean, an unknown zone taken as UTC.
    ///
    /// For sorting only: what is unknown counts as the start of the year, month or day.
    pub fn sort_key(&self) -> i64 {
        let days = days_from_civil(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1));
        let seconds = self.time.map_or(0, |time| {
            i64::from(time.hour) * 3600 + i64::from(time.minute) * 60 + i64::from(time.second.unwrap_or(0))
        });
        days * 86_400 + seconds - i64::from(self.offset.unwrap_or(0)) * 60
    }
}

fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant's `days_from_civil`).
fn days_from_civil(year: i16, month: u8, day: u8) -> i64 {
    let (month, day) = (i64::from(month), i64::from(day));
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The inverse of [`days_from_civil`]; `None` beyond the years a [`Date`] can have.
fn civil_from_days(days: i64) -> Option<(i16, u8, u8)> {
    let days = days.checked_add(719_468)?;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    Some((i16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        if let Some(time) = self.time {
            write!(f, "T{:02}:{:02}", time.hour, time.minute)?;
            if let Some(second) = time.second {
                write!(f, ":{second:02}")?;
            }
        }
        match self.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
            }
        }
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Reads what [`Date`]'s `Display` writes, and RFC 3339 with fractions of a second (dropped) or a space for `T`.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let (date, time) = match text.find(['T', 't', ' ']) {
            Some(at) => (&text[..at], Some(&text[at + 1..])),
            None => (text, None),
        };
        let mut parts = date.split('-');
        let year = number(parts.next().ok_or(DateError)?, 4)?;
        let month = parts.next().map(|part| number(part, 2)).transpose()?;
        let day = parts.next().map(|part| number(part, 2)).transpose()?;
        if parts.next().is_some() {
            return Err(DateError);
        }
        let date = Self::build(year as i16, month.map(|n| n as u8), day.map(|n| n as u8))?;
        match time {
            None => Ok(date),
            Some(time) => parse_time(date, time),
        }
    }
}

fn parse_time(date: Date, text: &str) -> Result<Date, DateError> {
    let (clock, zone) = match text.find(['Z', 'z', '+', '-']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let mut parts = clock.trim_end().split(':');
    let hour = number(parts.next().ok_or(DateError)?, 2)? as u8;
    let minute = number(parts.next().ok_or(DateError)?, 2)? as u8;
    let second = parts.next().map(|part| number(part.split(['.', ',']).next().unwrap_or(""), 2)).transpose()?;
    if parts.next().is_some() {
        return Err(DateError);
    }
    let date = date.at(hour, minute, second.map(|n| n as u8))?;
    if zone.is_empty() {
        return Ok(date);
    }
    if zone.eq_ignore_ascii_case("z") {
        return date.with_offset(0);
    }
    let digits = zone[1..].replace(':', "");
    let (hours, minutes) = match digits.len() {
        2 => (number(&digits, 2)?, 0),
        4 if digits.is_ascii() => (number(&digits[..2], 2)?, number(&digits[2..], 2)?),
        _ => return Err(DateError),
    };
    let offset = (hours * 60 + minutes) as i16;
    date.with_offset(if zone.starts_with('-') { -offset } else { offset })
}

/// Exactly `width` ASCII digits as a number.
fn number(text: &str, width: usize) -> Result<u16, DateError> {
    let valid = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    valid.then(|| text.parse().ok()).flatten().ok_or(DateError)
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keeps_the_precision_it_was_given() {
        for text in
            ["2025", "2025-10", "2025-10-28", "2025-10-28T16:25", "2025-10-28T16:25:07", "2025-10-28T16:25-03:30"]
        {
            assert_eq!(text.parse::<Date>().map(|date| date.to_string()).as_deref(), Ok(text));
        }
        assert_eq!("2025-10-28 16:25:07.123+0100".parse::<Date>().unwrap().to_string(), "2025-10-28T16:25:07+01:00");
    }

    #[test]
    fn refuses_what_the_calendar_does_not_have() {
        for text in ["2025-02-29", "2025-13-01", "2025-1-1", "2025-10-28T24:00", "25", "", "2025-10-28T10:00+15:00"] {
            assert_eq!(text.parse::<Date>(), Err(DateError), "{text}");
        }
    }

    #[test]
    fn sort_key_is_unix_time() {
        assert_eq!("1970-01-01T00:00Z".parse::<Date>().unwrap().sort_key(), 0);
        assert_eq!("2025-10-28T16:25:00+01:00".parse::<Date>().unwrap().sort_key(), 1_761_665_100);
    }

    #[test]
    fn unix_seconds_are_utc() {
        let written = |seconds| Date::from_unix_seconds(seconds).map(|date| date.to_string());
        assert_eq!(written(1_761_665_107).as_deref(), Ok("2025-10-28T15:25:07Z"));
        assert_eq!(written(-1).as_deref(), Ok("1969-12-31T23:59:59Z"));
        assert_eq!(written(951_782_400).as_deref(), Ok("2000-02-29T00:00:00Z"));
        assert_eq!(written(i64::MAX), Err(DateError));
        assert_eq!(written(i64::MIN), Err(DateError));
    }

    proptest! {
        #[test]
        fn unix_seconds_round_trip(seconds in -62_167_219_200i64..=253_402_300_799) {
            prop_assert_eq!(Date::from_unix_seconds(seconds).map(|date| date.sort_key()), Ok(seconds));
        }

        #[test]
        fn never_panics(text in "\\PC{0,40}") {
            let _ = text.parse::<Date>();
        }

        #[test]
        fn round_trips(year in 0i16..=9999, month in 1u8..=12, day in 1u8..=28, hour in 0u8..24, minute in 0u8..60, offset in -840i16..=840) {
            let date = Date::day(year, month, day).unwrap().at(hour, minute, None).unwrap().with_offset(offset).unwrap();
            prop_assert_eq!(date.to_string().parse::<Date>(), Ok(date));
        }
    }
}
