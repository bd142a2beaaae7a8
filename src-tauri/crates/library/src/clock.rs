use document::Date;
use jiff::Timestamp;
use std::time::SystemTime;

/// What time it is. The shells bring the system's clock, tests one of their own.
pub trait Clock: Send + Sync {
    /// The time now.
    fn now(&self) -> SystemTime;
}

/// The system's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }
}

/// A moment as a date in UTC, to the second. `None` outside the years 0 to 9999.
pub fn date_of(time: SystemTime) -> Option<Date> {
    Timestamp::try_from(time).ok()?.strftime("%Y-%m-%dT%H:%M:%SZ").to_string().parse().ok()
}

/// Milliseconds since 1970, as the store keeps times.
pub(crate) fn milliseconds(time: SystemTime) -> i64 {
    Timestamp::try_from(time).map_or(0, Timestamp::as_millisecond)
}

/// A stored time as the wire has it: RFC 3339 in UTC.
pub(crate) fn rfc3339(milliseconds: i64) -> String {
    let time = Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH);
    format!("{time:.3}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn times_are_written_in_utc() {
        let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_761_665_107_250);
        assert_eq!(date_of(time).unwrap().to_string(), "2025-10-28T15:25:07Z");
        assert_eq!(rfc3339(milliseconds(time)), "2025-10-28T15:25:07.250Z");
    }
}
