use super::lexicon::{Month, Role};
use super::reader::Reader;
use super::token::Kind;

/// Year, month and day as far as they are written.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Calendar {
    pub year: Option<i16>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    /// Both `day` and `month` may be either ("4/5/2020"); they stand as if the day came first.
    pub swappable: bool,
    pub need: Need,
}

/// What it takes to believe that numbers are a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Need {
    /// Nothing more.
    #[default]
    Nothing,
    /// A time beside it, or the whole text ("28.10. 16:25").
    Clock,
    /// Nothing but the date in the whole text ("2019").
    Whole,
}

impl Calendar {
    fn named(day: u8, month: u8, year: Option<i16>, need: Need) -> Self {
        Self { year, month: Some(month), day: Some(day), need, ..Self::default() }
    }
}

/// The date that starts at a token, and the index behind it.
pub(super) fn read(reader: &Reader, at: usize) -> Option<(usize, Calendar)> {
    if reader.number(at).is_none() {
        return month_first(reader, at);
    }
    cjk(reader, at)
        .or_else(|| three_numbers(reader, at))
        .or_else(|| day_first(reader, at))
        .or_else(|| year_first(reader, at))
        .or_else(|| two_numbers(reader, at))
        .or_else(|| single_number(reader, at))
}

/// "2019年11月3日", "11월 3일", "2019年11月".
fn cjk(reader: &Reader, at: usize) -> Option<(usize, Calendar)> {
    let part = |at: usize, marks: &str| {
        let (value, digits) = reader.number(at)?;
        (digits <= 4 && marks.contains(reader.word(at + 1)?)).then_some(value)
    };
    let (mut end, mut found) = (at, Calendar::default());
    if let Some(year) = part(end, "年년") {
        found.year = Some(i16::try_from(year).ok().filter(|year| is_year(*year))?);
        end += 2;
    }
    if let Some(month) = part(end, "月월") {
        found.month = Some(month_number(month)?);
        end += 2;
        if let Some(day) = part(end, "日일号號") {
            found.day = Some(day_number(day)?);
            end += 2;
        }
    }
    match found {
        Calendar { month: None, year: Some(_), .. } => Some((end, Calendar { need: Need::Whole, ..found })),
        Calendar { month: Some(_), day: None, year: None, .. } => None,
        _ => (end > at).then_some((end, found)),
    }
}

/// "28.10.2025", "10/28/2025", "2025-10-28", "28. 10. 25", "04-20-2020".
fn three_numbers(reader: &Reader, at: usize) -> Option<(usize, Calendar)> {
    let separator = reader.separator(at + 1).filter(|_| !reader.continues_number(at))?;
    if reader.separator(at + 3)? != separator {
        return None;
    }
    let ((first, a), (second, b), (third, c)) = (reader.number(at)?, reader.number(at + 2)?, reader.number(at + 4)?);
    let goes_on = reader.separator(at + 5).is_some() && reader.number(at + 6).is_some() && reader.touches(at + 6);
    let clock = c == 2 && reader.starts_clock(at + 4);
    if goes_on || clock || b > 2 {
        return None;
    }
    let end = at + 5;
    if a == 4 && c <= 2 {
        let year = i16::try_from(first).ok().filter(|year| is_year(*year))?;
        return Some((end, Calendar::named(day_number(third)?, month_number(second)?, Some(year), Need::Nothing)));
    }
    let year = match c {
        4 => i16::try_from(third).ok().filter(|year| is_year(*year))?,
        2 if a <= 2 => reader.full_year(third)?,
        _ => return None,
    };
    let dotted = separator == '.';
    Some((end, either_order(first, second, Some(year), dotted, Need::Nothing)?))
}

/// "28.10." and "28/10" beside a time; "10/2025" and "2025-10" alone.
fn two_numbers(reader: &Reader, at: usize) -> Option<(usize, Calendar)> {
    let separator = reader.separator(at + 1).filter(|_| !reader.continues_number(at))?;
    let ((first, a), (second, b)) = (reader.number(at)?, reader.number(at + 2)?);
    let closed = reader.separator(at + 3) == Some(separator);
    let month_of = |year: u32, month: u32| {
        let year = i16::try_from(year).ok().filter(|year| is_year(*year))?;
        let found =
            Calendar { year: Some(year), month: Some(month_number(month)?), need: Need::Whole, ..Calendar::default() };
        Some((at + 3, found))
    };
    match (a, b) {
        (1..=2, 4) => month_of(second, first),
        (4, 1..=2) => month_of(first, second),
        (1..=2, 1..=2) if separator != '-' && (separator != '.' || closed || (a, b) == (2, 2)) => {
            let found = either_order(first, second, None, separator == '.', Need::Clock)?;
            Some((at + 3 + usize::from(closed), found))
        }
        _ => None,
    }
}

/// Two numbers of which one is the day: decided by their size where that is possible, and by dots, which only
/// follow a day.
fn either_order(first: u32, second: u32, year: Option<i16>, dotted: bool, need: Need) -> Option<Calendar> {
    let day_first = (day_number(first)?, day_number(second)?);
    match (month_number(second), month_number(first)) {
        (Some(month), None) => Some(Calendar::named(day_first.0, month, year, need)),
        (Some(month), Some(_)) => {
            let swappable = !dotted && first != second;
            Some(Calendar { swappable, ..Calendar::named(day_first.0, month, year, need) })
        }
        (None, Some(month)) if !dotted => Some(Calendar::named(day_first.1, month, year, need)),
        _ => None,
    }
}

/// "28. Oktober 2025", "28 de octubre de 2025", "21-Nov-19", "8th March", "28 tháng 10, 2025".
fn day_first(reader: &Reader, at: usize) -> Option<(usize, Calendar)> {
    let (value, digits) = reader.number(at)?;
    let day = day_number(value).filter(|_| digits <= 2)?;
    let (month_at, _) = reader.skip_joints(at + 1, 4);
    let (end, month) = reader.month(month_at)?;
    if reader.continues_number(at) && reader.touches(at) {
        return None;
    }
    let (end, year) = year_after(reader, end).map_or((end, None), |(end, year)| (end, Some(year)));
    let need = if month.doubtful && year.is_none() { Need::Clock } else { Need::Nothing };
    Some((end, Calendar::named(day, month.number, year, need)))
}

/// "October 28th, 2025", "Oct-28-2025", "March 27", "September 2019", "Jul '19".
fn month_first(reader: &Reader, at: usize) -> Option<(usize, Calendar)> {
    let (month_end, month) = reader.month(at)?;
    let need = if month.doubtful { Need::Whole } else { Need::Nothing };
    if let Some((end, year)) = whole_year_after(reader, month_end) {
        return Some((end, Calendar { year: Some(year), month: Some(month.number), need, ..Calendar::default() }));
    }
    let (day_at, _) = reader.skip_joints(month_end, 3);
    let (value, digits) = reader.number(day_at)?;
    let day = day_number(value).filter(|_| digits <= 2)?;
    let clock = reader.separator_is(day_at + 1, ':') && reader.touches(day_at + 1);
    let ordinal_end = reader.skip_ordinal(day_at + 1);
    let (next, _) = reader.skip_joints(ordinal_end, 3);
    if clock || is_weekday_before_date(reader, at, next, month) {
        return None;
    }
    let (end, year) = year_after(reader, ordinal_end).map_or((ordinal_end, None), |(end, year)| (end, Some(year)));
    Some((end, Calendar::named(day, month.number, year, need)))
}

/// "mar. 28 oct. 2025": a weekday that is also a month, as what follows its number is the month.
fn is_weekday_before_date(reader: &Reader, at: usize, next: usize, month: Month) -> bool {
    reader.weekday(at).is_some() && month.number == 3 && reader.month(next).is_some()
}

/// "2025 October 28", "2025. október 28.", "2025 m. spalio 28 d.", "2025. gada 28. oktobrī", "2025 október".
fn year_first(reader: &Reader, at: usize) -> Option<(usize, Calendar)> {
    let year = four_digit_year(reader, at)?;
    let (month_at, _) = reader.skip_joints(at + 1, 3);
    if month_at > at + 1 && reader.number(month_at).is_some() {
        let (end, date) = day_first(reader, month_at)?;
        return date.year.is_none().then_some((end, Calendar { year: Some(year), need: Need::Nothing, ..date }));
    }
    let (month_end, month) = reader.month(month_at)?;
    let (day_at, _) = reader.skip_joints(month_end, 2);
    let day = reader.number(day_at).filter(|&(_, digits)| digits <= 2).and_then(|(value, _)| day_number(value));
    let clock = reader.separator_is(day_at + 1, ':') && reader.touches(day_at + 1);
    match day.filter(|_| !clock) {
        Some(day) => {
            Some((reader.skip_ordinal(day_at + 1), Calendar::named(day, month.number, Some(year), Need::Nothing)))
        }
        None if month.doubtful => None,
        None => {
            let found =
                Calendar { year: Some(year), month: Some(month.number), need: Need::Whole, ..Calendar::default() };
            Some((month_end, found))
        }
    }
}

/// "20251028" and "2025".
fn single_number(reader: &Reader, at: usize) -> Option<(usize, Calendar)> {
    let (value, digits) = reader.number(at)?;
    if digits == 8 {
        let year = i16::try_from(value / 10_000).ok().filter(|year| is_year(*year))?;
        let (month, day) = (month_number(value / 100 % 100)?, day_number(value % 100)?);
        let stamp = reader.is_time_mark(at + 1);
        let need = if stamp { Need::Nothing } else { Need::Whole };
        return Some((at + 1, Calendar::named(day, month, Some(year), need)));
    }
    let year = four_digit_year(reader, at)?;
    Some((at + 1, Calendar { year: Some(year), need: Need::Whole, ..Calendar::default() }))
}

fn four_digit_year(reader: &Reader, at: usize) -> Option<i16> {
    let (value, digits) = reader.number(at)?;
    i16::try_from(value).ok().filter(|year| digits == 4 && is_year(*year))
}

/// A year of four digits, or of two behind an apostrophe.
fn whole_year_after(reader: &Reader, at: usize) -> Option<(usize, i16)> {
    let (at, _) = reader.skip_joints(at, 4);
    if let Some(year) = four_digit_year(reader, at) {
        return Some((at + 1, year));
    }
    let (value, digits) = reader.number(at + 1).filter(|_| reader.separator_is(at, '\''))?;
    (digits == 2 && reader.touches(at + 1)).then(|| reader.full_year(value)).flatten().map(|year| (at + 2, year))
}

/// The year behind a day and a month; also of two digits where it is joined by a mark, or where only a time or
/// nothing follows.
fn year_after(reader: &Reader, at: usize) -> Option<(usize, i16)> {
    whole_year_after(reader, at).or_else(|| {
        let (year_at, joint) = reader.skip_joints(at, 2);
        let (value, _) = reader.number(year_at).filter(|&(_, digits)| digits == 2)?;
        let joined = matches!(joint, Some('-' | '/' | '.')) && reader.touches(year_at);
        let alone = reader.kind(year_at + 1).is_none() || reader.starts_clock(reader.skip_joints(year_at + 1, 3).0);
        let clock = reader.starts_clock(year_at);
        (!clock && (joined || alone)).then(|| reader.full_year(value)).flatten().map(|year| (year_at + 1, year))
    })
}

/// Years that pages are dated with; four digits outside are counts.
fn is_year(year: i16) -> bool {
    (1000..3000).contains(&year)
}

fn month_number(value: u32) -> Option<u8> {
    u8::try_from(value).ok().filter(|month| (1..=12).contains(month))
}

fn day_number(value: u32) -> Option<u8> {
    u8::try_from(value).ok().filter(|day| (1..=31).contains(day))
}

impl Reader<'_> {
    /// A mark between numbers of one date: the same on both sides and without spaces, but for dots.
    fn separator(&self, at: usize) -> Option<char> {
        let token = self.tokens.get(at)?;
        match token.kind {
            Kind::Mark(mark @ ('/' | '-')) if !token.spaced && self.touches(at + 1) => Some(mark),
            Kind::Mark('.') if !token.spaced => Some('.'),
            _ => None,
        }
    }

    fn separator_is(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_mark(mark))
    }

    /// Whether the number at `at` is the middle of something longer ("1.2.3.4", "555-1234").
    fn continues_number(&self, at: usize) -> bool {
        let mark = at.checked_sub(1).and_then(|before| self.kind(before));
        let number = at.checked_sub(2).and_then(|before| self.number(before));
        self.touches(at) && number.is_some() && matches!(mark, Some(Kind::Mark('.' | '-' | '/' | ':')))
    }

    /// Skips ordinals, marks and linking words between the parts of a date; the last mark skipped comes along.
    fn skip_joints(&self, at: usize, most: usize) -> (usize, Option<char>) {
        let (mut end, mut mark) = (self.skip_ordinal(at), None);
        while end < at + most {
            match self.kind(end) {
                Some(Kind::Mark(found @ ('.' | ',' | '-' | '/'))) => mark = Some(found),
                Some(Kind::Word) if self.is(end, Role::Link) && self.month(end).is_none() => {}
                _ => break,
            }
            end += 1;
        }
        (end, mark)
    }

    /// Skips what makes a number an ordinal ("8th", "1er", "3º").
    fn skip_ordinal(&self, at: usize) -> usize {
        let ordinal = self.word(at).is_some_and(|word| {
            matches!(word.to_lowercase().as_str(), "st" | "nd" | "rd" | "th" | "er" | "º" | "ª" | "го" | "e" | "a")
        });
        if ordinal && self.touches(at) { at + 1 } else { at }
    }
}
