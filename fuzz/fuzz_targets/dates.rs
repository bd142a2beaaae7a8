//! Any text as a date, in any language and with any reference time: no panic, ranges on character borders, and
//! nothing relative read without a reference time.
#![no_main]

use capture::dates::{Context, find, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, Option<&str>, Option<bool>, Option<i64>)| {
    let (text, language, day_first, now) = input;
    let now = now.and_then(|seconds| document::Date::from_unix_seconds(seconds).ok());
    let context = Context { now, day_first, language: language.map(str::to_owned) };
    if let Some(date) = parse(text, &context) {
        assert_eq!(date.to_string().parse(), Ok(date));
    }
    for found in find(text, &context) {
        assert!(text.get(found.range.clone()).is_some_and(|words| !words.is_empty()));
        assert!(now.is_some() || !found.relative || found.date.is_none());
    }
});
