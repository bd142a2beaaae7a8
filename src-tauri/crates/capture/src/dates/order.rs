use super::Context;
use super::reader::Reader;
use super::token::Kind;
use std::collections::HashSet;

/// Whether the numeric dates of a page put the day first, told from all of them together.
///
/// A number above 12 decides. Without one, the page's region does; then the part that changes from date to date
/// while the other stays, as days do. `None` where nothing tells.
pub(super) fn decide<'t>(texts: impl Iterator<Item = &'t str>, language: Option<&str>) -> Option<bool> {
    let context = Context::default();
    let (mut day_first, mut month_first) = (0u32, 0u32);
    let (mut firsts, mut seconds) = (HashSet::new(), HashSet::new());
    for text in texts.filter(|text| text.bytes().any(|byte| matches!(byte, b'/' | b'-'))) {
        let reader = Reader::new(text, &context);
        for (first, second) in (0..reader.tokens.len()).filter_map(|at| pair(&reader, at)) {
            day_first += u32::from(first > 12 && second <= 12);
            month_first += u32::from(second > 12 && first <= 12);
            firsts.insert(first);
            seconds.insert(second);
        }
    }
    if day_first != month_first {
        return Some(day_first > month_first);
    }
    let by_change = || match (firsts.len(), seconds.len()) {
        (3.., 1) => Some(true),
        (1, 3..) => Some(false),
        _ => None,
    };
    language.and_then(of_language).or_else(by_change)
}

/// Day and month, in whatever order, of a date written in three numbers with the year last.
fn pair(reader: &Reader, at: usize) -> Option<(u32, u32)> {
    let mark = |at: usize| match reader.kind(at)? {
        Kind::Mark(mark @ ('/' | '-')) if reader.touches(at) && reader.touches(at + 1) => Some(mark),
        _ => None,
    };
    let small = |at: usize| reader.number(at).filter(|&(value, digits)| digits <= 2 && (1..=31).contains(&value));
    let same = mark(at + 1)? == mark(at + 3)?;
    let (_, year_digits) = reader.number(at + 4)?;
    let ((first, _), (second, _)) = (small(at)?, small(at + 2)?);
    (same && matches!(year_digits, 2 | 4)).then_some((first, second))
}

/// The order of a language as spoken in a region. Plain English says nothing: it is what pages are marked with that
/// nobody set up.
pub(super) fn of_language(tag: &str) -> Option<bool> {
    let tag = tag.to_ascii_lowercase().replace('_', "-");
    match tag.as_str() {
        "en-us" | "en-ph" | "fil" | "fil-ph" => Some(false),
        "en" => None,
        other => match other.split('-').next()? {
            "zh" | "ja" | "ko" | "hu" | "lt" | "sv" => None,
            _ => Some(true),
        },
    }
}
