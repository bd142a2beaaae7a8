//! When to ask again, and how long to wait before.

use std::time::{Duration, SystemTime};

/// How often an address is asked at most.
pub(crate) const TRIES: u32 = 3;

/// A server that asks for more patience than this gets an honest error instead: the reader is waiting.
pub(crate) const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// Whether the answer may be another one in a moment.
pub(crate) fn may_pass(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504)
}

/// How long to wait before try number `tried + 1`: what the server asked for, else twice as long each time.
pub(crate) fn wait(tried: u32, base: Duration, asked: Option<Duration>) -> Duration {
    asked.unwrap_or_else(|| base.saturating_mul(2_u32.saturating_pow(tried.saturating_sub(1))))
}

/// A `Retry-After` header: seconds, or a date.
pub(crate) fn retry_after(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    match value.parse::<u64>() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => Some(httpdate::parse_http_date(value).ok()?.duration_since(now).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_unless_the_server_says_how_long() {
        let base = Duration::from_secs(1);
        assert_eq!([1, 2, 3].map(|tried| wait(tried, base, None).as_secs()), [1, 2, 4]);
        assert_eq!(wait(1, base, Some(Duration::from_secs(7))).as_secs(), 7);
    }

    #[test]
    fn both_forms_of_retry_after_are_read() {
        let now = httpdate::parse_http_date("Mon, 23 Nov 2026 10:00:00 GMT").unwrap();
        assert_eq!(retry_after("120", now), Some(Duration::from_secs(120)));
        assert_eq!(retry_after("Mon, 23 Nov 2026 10:00:30 GMT", now), Some(Duration::from_secs(30)));
        assert_eq!(retry_after("Mon, 23 Nov 2026 09:00:00 GMT", now), Some(Duration::ZERO));
        assert_eq!(retry_after("soon", now), None);
        assert_eq!(retry_after("99999999999999999999999", now), None);
    }
}
