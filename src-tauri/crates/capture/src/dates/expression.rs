use super::calendar::{self, Calendar, Need};
use super::clock::{self, Clock};
use super::lexicon::Role;
use super::reader::Reader;
use super::relative::{self, Ago};
use super::token::Kind;
use document::Date;

/// What was read as one date.
pub(super) struct Found {
    /// Index of the token behind it.
    pub end: usize,
    /// The date, where it is one of the calendar and the reference time needed for it is known.
    pub date: Option<Date>,
    /// It means something only together with the reference time.
    pub relative: bool,
    /// It is only a length of time.
    pub duration: bool,
}

/// The parts of a date, in whatever order they came.
#[derive(Default)]
struct Expression {
    calendar: Option<Calendar>,
    weekday: Option<u8>,
    /// Days before today, from a word.
    days_back: Option<i64>,
    clock: Option<Clock>,
}

/// More marks and words than this between two parts part two things.
const MOST_CONNECTORS: usize = 4;

/// The date that starts at a token. `whole` says that nothing else is in the text, so that less is needed to
/// believe it.
pub(super) fn read(reader: &Reader, at: usize, whole: bool) -> Option<Found> {
    if !can_start(reader, at) {
        return None;
    }
    if whole && reader.is(at, Role::Now) {
        return Some(Found { end: at + 1, date: reader.context.now, relative: true, duration: false });
    }
    let ago = relative::read(reader, at);
    if let Some((end, ago)) = ago.as_ref().filter(|(_, ago)| ago.marked) {
        return Some(found_ago(reader, *end, ago));
    }
    // "3 weeks" is a date only where nothing else is, and only if "2019年11月3日" is not what it is.
    parts(reader, at, whole).or_else(|| ago.filter(|_| whole).map(|(end, ago)| found_ago(reader, end, &ago)))
}

/// A date made of parts with connectors between them.
fn parts(reader: &Reader, at: usize, whole: bool) -> Option<Found> {
    let mut parts = Expression::default();
    let mut end = parts.take(reader, at)?;
    for _ in 0..4 {
        let Some(next) = (end..=end + MOST_CONNECTORS)
            .take_while(|&next| next == end || is_connector(reader, next - 1))
            .find_map(|next| parts.take(reader, next))
        else {
            break;
        };
        end = next;
    }
    parts.resolve(reader, whole).map(|(date, relative)| Found { end, date, relative, duration: false })
}

fn can_start(reader: &Reader, at: usize) -> bool {
    match reader.kind(at) {
        Some(Kind::Number { .. }) => true,
        Some(Kind::Word) => reader.tokens.get(at).is_some_and(|token| token.senses.is_some()),
        _ => false,
    }
}

fn found_ago(reader: &Reader, end: usize, ago: &Ago) -> Found {
    Found { end, date: reader.context.now.and_then(|now| ago.date(now)), relative: true, duration: !ago.marked }
}

fn is_connector(reader: &Reader, at: usize) -> bool {
    match reader.kind(at) {
        Some(Kind::Mark(mark)) => ",.-|/@·();:[]»«\"'~".contains(mark),
        Some(Kind::Word) => reader.is(at, Role::Link) || reader.is(at, Role::HourMark) || reader.is_time_mark(at),
        _ => false,
    }
}

impl Expression {
    /// Takes the part that starts at a token, if it is one that is still wanted; the index behind it.
    fn take(&mut self, reader: &Reader, at: usize) -> Option<usize> {
        self.take_date(reader, at)
            .or_else(|| self.take_clock(reader, at))
            .or_else(|| self.take_year(reader, at))
            .or_else(|| self.take_zone(reader, at))
            .or_else(|| self.take_weekday(reader, at))
    }

    fn take_date(&mut self, reader: &Reader, at: usize) -> Option<usize> {
        if self.calendar.is_some() || self.days_back.is_some() {
            return None;
        }
        if let Some((end, calendar)) = calendar::read(reader, at) {
            // A lone number behind a time is no date: "16:25 2 replies".
            let lone = calendar.need == Need::Whole && self.clock.is_some();
            self.calendar = (!lone).then_some(calendar);
            return (!lone).then_some(end);
        }
        self.days_back = [(Role::Today, 0), (Role::Yesterday, 1), (Role::BeforeYesterday, 2)]
            .into_iter()
            .find_map(|(role, days)| reader.is(at, role).then_some(days));
        self.days_back.map(|_| at + 1)
    }

    fn take_clock(&mut self, reader: &Reader, at: usize) -> Option<usize> {
        let dated = self.calendar.is_some() || self.days_back.is_some();
        let (end, clock) = clock::read(reader, at, dated).filter(|_| self.clock.is_none())?;
        self.clock = Some(clock);
        Some(end)
    }

    /// The year behind the time, as in "Tue Oct 28 16:25:07 2025".
    fn take_year(&mut self, reader: &Reader, at: usize) -> Option<usize> {
        let calendar = self.calendar.as_mut().filter(|calendar| calendar.year.is_none() && self.clock.is_some())?;
        let (value, digits) = reader.number(at)?;
        let year = i16::try_from(value).ok().filter(|year| digits == 4 && (1000..3000).contains(year))?;
        calendar.year = Some(year);
        Some(at + 1)
    }

    /// The zone behind a date that follows its time, as in "16:25, 28 October 2025 (UTC)".
    fn take_zone(&mut self, reader: &Reader, at: usize) -> Option<usize> {
        let clock = self.clock.as_mut().filter(|clock| clock.zone.is_none() && self.calendar.is_some())?;
        let (end, zone) = clock::zone(reader, at)?;
        clock.zone = Some(zone);
        Some(end)
    }

    fn take_weekday(&mut self, reader: &Reader, at: usize) -> Option<usize> {
        let weekday = reader.weekday(at).filter(|_| self.weekday.is_none())?;
        // Short names are words of other languages; alone they need a date beside them.
        let full = reader.word(at).is_some_and(|word| word.chars().count() > 4);
        let dated = self.calendar.is_some() || full || next_is_date(reader, at + 1);
        self.weekday = dated.then_some(weekday);
        self.weekday.map(|_| at + 1)
    }

    /// The date, and whether it hangs on the reference time; nothing where the parts do not make one.
    fn resolve(&self, reader: &Reader, whole: bool) -> Option<(Option<Date>, bool)> {
        let now = reader.context.now;
        let timed = |day: Option<Date>| day.map(|day| self.at_time(day));
        if let Some(days) = self.days_back {
            let believed = whole || self.clock.is_some();
            return believed.then(|| (timed(now.and_then(|now| relative::days_before(now, days))), true));
        }
        let Some(calendar) = self.calendar else {
            let weekday = self.weekday.filter(|_| whole || self.clock.is_some())?;
            return Some((timed(now.and_then(|now| relative::last_weekday(now, weekday))), true));
        };
        let believed = match calendar.need {
            Need::Nothing => true,
            Need::Clock => whole || self.clock.is_some(),
            Need::Whole => whole,
        };
        if !believed {
            return None;
        }
        let (month, day) = self.ordered(calendar, reader);
        match (calendar.year, month, day) {
            (Some(year), Some(month), Some(day)) => {
                Some((Some(self.at_time(Date::day(year, month, day).ok()?)), false))
            }
            (Some(year), Some(month), None) => Some((Some(Date::year_month(year, month).ok()?), false)),
            (Some(year), None, None) => Some((Some(Date::year_only(year).ok()?), false)),
            (None, Some(month), Some(day)) => {
                // 2000 is a leap year: the day exists in some year.
                Date::day(2000, month, day).ok()?;
                let year = now.and_then(|now| relative::year_of(now, month, day, self.weekday));
                Some((timed(year.and_then(|year| Date::day(year, month, day).ok())), true))
            }
            _ => None,
        }
    }

    /// Month and day in the order of the page: as decided for the page, else as in its language, else by the
    /// clock (day first and 24 hours go together), else the month first.
    fn ordered(&self, calendar: Calendar, reader: &Reader) -> (Option<u8>, Option<u8>) {
        let by_language = || super::order::of_language(reader.context.language.as_deref()?);
        let by_clock = || self.clock.map(|clock| !clock.twelve_hours);
        let day_first = reader.context.day_first.or_else(by_language).or_else(by_clock).unwrap_or(false);
        if calendar.swappable && !day_first { (calendar.day, calendar.month) } else { (calendar.month, calendar.day) }
    }

    fn at_time(&self, day: Date) -> Date {
        let Some(clock) = self.clock else { return day };
        let timed = day.at(clock.hour, clock.minute, clock.second).unwrap_or(day);
        clock.zone.and_then(|zone| timed.with_offset(zone).ok()).unwrap_or(timed)
    }
}

/// Whether a date, with a day, follows the weekday, marks and linking words between.
fn next_is_date(reader: &Reader, at: usize) -> bool {
    (at..=at + MOST_CONNECTORS)
        .take_while(|&next| next == at || is_connector(reader, next - 1))
        .any(|next| calendar::read(reader, next).is_some_and(|(_, date)| date.need != Need::Whole))
}
