//! How a column writes its numbers: which mark stands before the decimals.

/// The mark before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    /// 1,234.5
    Point,
    /// 1.234,5
    Comma,
    /// Nothing tells; a lone mark before exactly three digits is taken to group them.
    Unknown,
}

/// Languages that write a comma before the decimals.
const COMMA: &[&str] = &[
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu", "hy",
    "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq",
    "sr", "sv", "tr", "uk", "uz", "vi",
];

/// Regions that write a point although their language writes a comma elsewhere.
const POINT_REGIONS: &[&str] = &["CH", "LI", "MX", "US", "GT", "HN", "NI", "PA", "SV", "DO", "PR", "PE"];

impl Notation {
    /// The notation of a column: what its own cells show beyond doubt, else what the language (BCP 47) does.
    pub(super) fn of<'t>(cells: impl Iterator<Item = &'t str>, language: Option<&str>) -> Self {
        let (mut points, mut commas) = (0u32, 0u32);
        for run in cells.flat_map(runs) {
            match evident(&run) {
                Self::Point => points += 1,
                Self::Comma => commas += 1,
                Self::Unknown => {}
            }
        }
        match points.cmp(&commas) {
            std::cmp::Ordering::Greater => Self::Point,
            std::cmp::Ordering::Less => Self::Comma,
            std::cmp::Ordering::Equal => language.map_or(Self::Unknown, of_language),
        }
    }

    /// The value of a run of digits with marks among them; `None` where it is no number ("1.2.3").
    pub(super) fn value(self, run: &str) -> Option<f64> {
        let text: String = run.chars().filter(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',')).collect();
        let Some(last) = text.rfind(['.', ',']) else { return text.parse().ok() };
        let (whole, rest) = text.split_at(last);
        let (mark, decimals) = rest.split_at(1);
        let repeated = whole.contains(mark);
        let mixed = whole.contains(if mark == "." { ',' } else { '.' });
        let groups = match (mixed, repeated) {
            (true, true) => return None,
            (true, false) => false,
            (false, true) => true,
            (false, false) => looks_grouped(whole, decimals) && !self.has_decimal(mark),
        };
        if groups && !sound_groups(whole, decimals) {
            return None;
        }
        let digits = |text: &str| text.replace(['.', ','], "");
        if groups { digits(&text).parse().ok() } else { format!("{}.{decimals}", digits(whole)).parse().ok() }
    }

    fn has_decimal(self, mark: &str) -> bool {
        matches!((self, mark), (Self::Point, ".") | (Self::Comma, ","))
    }
}

/// Whether a lone mark may group: one to three digits before it, not a zero, and three after.
fn looks_grouped(whole: &str, decimals: &str) -> bool {
    (1..=3).contains(&whole.len()) && whole != "0" && decimals.len() == 3
}

/// Groups of three, or as in India of two with a last one of three.
fn sound_groups(whole: &str, last: &str) -> bool {
    let mut groups = whole.split(['.', ',']);
    let first = groups.next().unwrap_or("");
    let rest: Vec<usize> = groups.map(str::len).collect();
    let even = rest.iter().all(|&length| length == 3) || rest.iter().all(|&length| length == 2);
    last.len() == 3 && even && (1..=3).contains(&first.len())
}

/// The notation that one run shows beyond doubt.
fn evident(run: &str) -> Notation {
    let text: String = run.chars().filter(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',')).collect();
    let Some(last) = text.rfind(['.', ',']) else { return Notation::Unknown };
    let mark = text.as_bytes().get(last).copied();
    let (whole, decimals) = (&text[..last], text.get(last + 1..).unwrap_or(""));
    let alone = !whole.contains(['.', ',']);
    let mixed = whole.contains(if mark == Some(b'.') { ',' } else { '.' });
    if !mixed && (!alone || looks_grouped(whole, decimals)) {
        return Notation::Unknown;
    }
    if mark == Some(b'.') { Notation::Point } else { Notation::Comma }
}

/// Runs of digits and marks in a text, marks between digits only.
fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<String> = text
        .split(|sign: char| !sign.is_ascii_digit() && !matches!(sign, '.' | ','))
        .map(|run| run.trim_matches(['.', ',']).to_string())
        .collect();
    runs.retain(|run| !run.is_empty());
    runs
}

fn of_language(tag: &str) -> Notation {
    let mut parts = tag.split(['-', '_']);
    let language = parts.next().unwrap_or("").to_ascii_lowercase();
    let point = parts.any(|part| POINT_REGIONS.contains(&part.to_ascii_uppercase().as_str()));
    if COMMA.contains(&language.as_str()) && !point { Notation::Comma } else { Notation::Point }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_mark_before_three_digits_is_read_as_the_language_writes() {
        assert_eq!(Notation::Comma.value("1.234"), Some(1234.0));
        assert_eq!(Notation::Point.value("1.234"), Some(1.234));
        assert_eq!(Notation::Unknown.value("1.234"), Some(1234.0));
        assert_eq!(Notation::Comma.value("0.125"), Some(0.125));
        assert_eq!(Notation::Point.value("1,00,000"), Some(100_000.0));
        assert_eq!(Notation::Point.value("1.2.3"), None);
    }

    #[test]
    fn the_cells_say_more_than_the_language() {
        assert_eq!(Notation::of(["1.234", "3,5"].into_iter(), Some("en")), Notation::Comma);
        assert_eq!(Notation::of(["1.234"].into_iter(), Some("de-CH")), Notation::Point);
        assert_eq!(Notation::of(["12", "1 234"].into_iter(), None), Notation::Unknown);
    }
}
