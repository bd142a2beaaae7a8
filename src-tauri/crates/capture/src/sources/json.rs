//! JSON of unknown origin: parsed with bounded depth, read without surprises.

use document::Date;
use serde_json::Value;
use std::borrow::Cow;

/// Values nested deeper than this are read as null. A discussion nests two to five levels an answer.
const MAX_DEPTH: usize = 500;

/// Parses one JSON value, or several after another (one a line) as an array of them.
///
/// Guards against reading as a script (`)]}'`, `while(1);`) are left out. Depth is bounded before parsing, so that
/// no page decides how deep anything recurses.
pub(crate) fn parse(text: &str) -> Option<Value> {
    Some(read(text)?.0)
}

/// As [`parse`], and whether anything was cut for its depth.
pub(crate) fn read(text: &str) -> Option<(Value, bool)> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let text =
        ["while(1);", "for(;;);", ")]}',", ")]}'"].iter().find_map(|guard| text.strip_prefix(guard)).unwrap_or(text);
    if !text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let text = bound_depth(text);
    let mut deserializer = serde_json::Deserializer::from_str(&text);
    deserializer.disable_recursion_limit();
    let mut values = Vec::new();
    for value in deserializer.into_iter::<Value>() {
        values.push(value.ok()?);
    }
    let value = if values.len() > 1 { Value::Array(values) } else { values.pop()? };
    Some((value, matches!(text, Cow::Owned(_))))
}

/// Parses the object or array that `text` starts with, whatever follows it (`{…};` in a script), and says how many
/// bytes it takes; where it is none, only the bracket.
pub(crate) fn parse_prefix(text: &str) -> (Option<Value>, usize) {
    let value = balanced(text).and_then(|value| Some((parse(value)?, value.len())));
    value.map_or((None, 1), |(value, length)| (Some(value), length))
}

/// From the bracket that `text` starts with to the one that closes it.
fn balanced(text: &str) -> Option<&str> {
    let mut depth = 0usize;
    let (mut in_string, mut escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth <= 1 => return text.get(..=at),
            b'}' | b']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// `text` with `null` for every object and array deeper than [`MAX_DEPTH`].
fn bound_depth(text: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut kept_to = 0;
    let mut depth = 0usize;
    let (mut in_string, mut escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => {
                if depth == MAX_DEPTH {
                    kept.push_str(text.get(kept_to..at).unwrap_or(""));
                    kept.push_str("null");
                }
                depth += 1;
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == MAX_DEPTH {
                    kept_to = at + 1;
                }
            }
            _ => {}
        }
    }
    if kept.is_empty() {
        return Cow::Borrowed(text);
    }
    if depth <= MAX_DEPTH {
        kept.push_str(text.get(kept_to..).unwrap_or(""));
    }
    Cow::Owned(kept)
}

/// Reading members by name. A member that is missing, null or of another type is absent.
pub(crate) trait Json {
    /// Words, without the white space around them; absent where empty.
    fn text(&self, name: &str) -> Option<&str>;
    /// A number or text as the text of an identity; absent where empty, zero or negative.
    fn id(&self, name: &str) -> Option<String>;
    /// A whole number, also where it is written as text or with a fraction.
    fn int(&self, name: &str) -> Option<i64>;
    /// As [`Json::int`], where it can be a count.
    fn count(&self, name: &str) -> Option<u32>;
    /// Whether the member is true, 1 or "true".
    fn flag(&self, name: &str) -> bool;
    /// The elements of an array; none where it is something else.
    fn items(&self, name: &str) -> &[Value];
    /// A date: ISO 8601, or seconds or milliseconds since 1970.
    fn date(&self, name: &str) -> Option<Date>;
    /// Whether all these members exist, whatever they hold.
    fn has(&self, names: &[&str]) -> bool;
}

impl Json for Value {
    fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str().map(str::trim).filter(|text| !text.is_empty())
    }

    fn id(&self, name: &str) -> Option<String> {
        identity(self.get(name)?)
    }

    fn int(&self, name: &str) -> Option<i64> {
        integer(self.get(name)?)
    }

    fn count(&self, name: &str) -> Option<u32> {
        u32::try_from(self.int(name)?).ok()
    }

    fn flag(&self, name: &str) -> bool {
        match self.get(name) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::Number(number)) => number.as_f64() == Some(1.0),
            Some(Value::String(text)) => text.eq_ignore_ascii_case("true"),
            _ => false,
        }
    }

    fn items(&self, name: &str) -> &[Value] {
        self.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    fn date(&self, name: &str) -> Option<Date> {
        date(self.get(name)?)
    }

    fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.get(name).is_some())
    }
}

/// A number or text as the text of an identity.
pub(crate) fn identity(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_string()).filter(|text| !text.is_empty() && text != "0"),
        Value::Number(number) => number.as_u64().filter(|&number| number > 0).map(|number| number.to_string()),
        _ => None,
    }
}

/// A whole number, also where it is written as text or with a fraction.
pub(crate) fn integer(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64().or_else(|| {
            let float = number.as_f64()?;
            (float.abs() < 9e15).then_some(float as i64)
        }),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// A date written as ISO 8601, or as seconds or milliseconds since 1970.
pub(crate) fn date(value: &Value) -> Option<Date> {
    if let Some(date) = value.as_str().and_then(|text| text.trim().parse().ok()) {
        return Some(date);
    }
    let number = integer(value)?;
    match number {
        // Seconds run out in 5138; milliseconds before March 1973 are older than any discussion.
        1..100_000_000_000 => Date::from_unix_seconds(number).ok(),
        100_000_000_000.. => Date::from_unix_seconds(number / 1000).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn depth_is_cut_not_refused() {
        let deep = format!("{}{}{}", r#"{"a":["x]",{"b":"#.repeat(400), r#""leaf""#, "}]}".repeat(400));
        let value = parse(&deep).unwrap();
        let mut depth = 0;
        let mut at = &value;
        while let Some(next) = at.get("a").and_then(|a| a.get(1)).and_then(|a| a.get("b")) {
            at = next;
            depth += 1;
        }
        assert!((160..=MAX_DEPTH).contains(&depth), "{depth}");
        assert_eq!(at, &json!({ "a": ["x]", null] }));
    }

    #[test]
    fn hostile_depth_costs_nothing() {
        assert_eq!(parse(&"[".repeat(1_000_000)), None);
        assert!(parse(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))).is_some());
    }

    #[test]
    fn lines_and_guards() {
        assert_eq!(parse("{\"a\":1}\n{\"a\":2}\n"), Some(json!([{"a": 1}, {"a": 2}])));
        assert_eq!(parse(")]}'\n[1]"), Some(json!([1])));
        assert_eq!(parse("hello"), None);
        assert_eq!(parse_prefix("{\"a\":\"}\"}; window.b = 2"), (Some(json!({"a": "}"})), 9));
        assert_eq!(parse_prefix("{a: 1}"), (None, 1));
    }

    #[test]
    fn dates_as_interfaces_write_them() {
        let written = |value| date(&value).map(|date| date.to_string());
        assert_eq!(written(json!("2024-01-12T16:25:07.120Z")).as_deref(), Some("2024-01-12T16:25:07Z"));
        assert_eq!(written(json!(1_705_076_707)).as_deref(), Some("2024-01-12T16:25:07Z"));
        assert_eq!(written(json!(1_705_076_707_123_i64)).as_deref(), Some("2024-01-12T16:25:07Z"));
        assert_eq!(written(json!(1_705_076_707.5)).as_deref(), Some("2024-01-12T16:25:07Z"));
        assert_eq!(written(json!("yesterday")), None);
        assert_eq!(written(json!(0)), None);
    }

    proptest! {
        #[test]
        fn never_panics(text in "[\\[\\]{}\",:\\\\a0é ]{0,200}") {
            let _ = parse(&text);
            let _ = parse_prefix(&text);
        }
    }
}
