use super::line::Line;
use super::vocabulary;
use crate::dates::{self, Context, FoundDate};
use document::Date;

/// A line with a date that may be the head or the foot of a comment.
#[derive(Clone, Debug)]
pub(super) struct Anchor<'t> {
    /// Index of the line.
    pub line: usize,
    pub date: Option<Date>,
    /// The date's own words.
    pub date_text: &'t str,
    pub layout: Layout,
    /// What stands beside the date, without the words that only join them: mostly a name.
    pub beside: &'t str,
    /// The date is told from the time the copy was made.
    pub relative: bool,
    /// The date is only a length of time.
    pub duration: bool,
    /// Words of the comment itself, where they stand on the same line.
    pub body: Option<&'t str>,
}

/// How a date stands in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Layout {
    /// "28 Oct 2025, 16:25".
    Alone,
    /// "Ada · 28 Oct 2025".
    AfterName,
    /// "28 Oct 2025 by Ada".
    BeforeName,
    /// "[28.10.2025, 16:25] Ada: Hello".
    WithBody,
}

/// All layouts, the plainest first.
pub(super) const LAYOUTS: [Layout; 4] = [Layout::Alone, Layout::AfterName, Layout::BeforeName, Layout::WithBody];

/// Nobody commented on a page before there were any.
const FIRST_YEAR: i16 = 1990;

/// The head of a comment is no longer than this, in bytes.
const LONGEST_HEAD: usize = 240;

/// Every line that may be the head or foot of a comment.
pub(super) fn anchors<'t>(lines: &[Line<'t>], context: &Context) -> Vec<Anchor<'t>> {
    let mut anchors: Vec<Anchor> =
        lines.iter().enumerate().filter_map(|(index, line)| anchor(index, line.numbered, context)).collect();
    // "3 hours" is a date on pages that have no others.
    if anchors.iter().any(|anchor| !anchor.duration) {
        anchors.retain(|anchor| !anchor.duration);
    }
    anchors
}

fn anchor<'t>(line: usize, text: &'t str, context: &Context) -> Option<Anchor<'t>> {
    let build = |found: &FoundDate, layout, beside, body| {
        Some(Anchor {
            line,
            date: found.date,
            date_text: text.get(found.range.clone())?,
            layout,
            beside,
            relative: found.relative,
            duration: found.duration,
            body,
        })
    };
    if text.len() <= LONGEST_HEAD {
        let precise = |found: &FoundDate| {
            found.relative || found.date.is_some_and(|date| date.day_of_month().is_some() && date.year() >= FIRST_YEAR)
        };
        if let Some(found) = dates::whole(text, context) {
            return precise(&found).then(|| build(&found, Layout::Alone, "", None)).flatten();
        }
        let found = dates::find(text, context).into_iter().find(precise)?;
        let (before, after) = (text.get(..found.range.start)?, text.get(found.range.end..)?);
        let (name, rest) = (vocabulary::name_in(before), vocabulary::name_in(after));
        let beside = before.split_whitespace().count() + after.split_whitespace().count();
        if beside <= 9 && is_name(name) {
            return build(&found, Layout::AfterName, name, None);
        }
        if beside <= 9 && name.is_empty() && is_name(rest) && !after.trim_end().contains(": ") {
            return build(&found, Layout::BeforeName, rest, None);
        }
    }
    with_body(line, text, context)
}

/// "[28.10.2025, 16:25] Ada: Hello", as messengers write it.
fn with_body<'t>(line: usize, text: &'t str, context: &Context) -> Option<Anchor<'t>> {
    const HEAD: usize = 80;
    let cut = (0..=HEAD.min(text.len())).rev().find(|&at| text.is_char_boundary(at))?;
    let head = text.get(..cut)?;
    if !head.trim_start_matches(['[', '(', '<']).starts_with(|c: char| c.is_numeric()) {
        return None;
    }
    let found = dates::find(head, context).into_iter().next().filter(|found| found.range.start <= 2)?;
    let rest = text.get(found.range.end..)?.trim_start_matches([']', ')', '>', '-', '–', ',', ' ', '\u{a0}', '<']);
    let (name, body) = rest.split_once([':', '>'])?;
    let name = name.trim();
    let body = Some(body.trim()).filter(|body| is_name(name) && !body.is_empty())?;
    let date_text = text.get(found.range.clone())?;
    Some(Anchor {
        line,
        date: found.date,
        date_text,
        layout: Layout::WithBody,
        beside: name,
        relative: found.relative,
        duration: false,
        body: Some(body),
    })
}

/// Whether a line can be nothing but a name: short, with letters, and no sentence.
pub(super) fn is_name(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let words = text.split_whitespace().count();
    let sentence = text.ends_with(['!', '?', '…', ',', ';', '。', '！', '？'])
        || text.ends_with('.') && text.split_whitespace().last().is_some_and(|word| word.chars().count() > 4);
    letters >= 1 && words <= 5 && text.chars().count() <= 40 && !sentence && !text.contains("://")
}

/// As [`is_name`] for a line that stands where all others have the name: titles and long names pass.
pub(super) fn may_be_name(text: &str) -> bool {
    text.chars().count() <= 80 && text.contains(char::is_alphanumeric) && !text.contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Option<(Layout, String, String)> {
        let found = anchor(0, text, &Context::default())?;
        Some((found.layout, found.beside.to_owned(), found.date_text.to_owned()))
    }

    #[test]
    fn heads_come_apart() {
        for (text, layout, beside, date) in [
            ("28 Oct 2025, 16:25", Layout::Alone, "", "28 Oct 2025, 16:25"),
            ("Posted on October 28, 2025 at 4:25 pm", Layout::Alone, "", "October 28, 2025 at 4:25 pm"),
            ("Ada Løve · 3 days ago", Layout::AfterName, "Ada Løve", "3 days ago"),
            ("Posted by Ada | March 3, 2020 at 4:25 PM", Layout::AfterName, "Ada", "March 3, 2020 at 4:25 PM"),
            ("Am 3. März 2020 um 14:25 schrieb Bo", Layout::BeforeName, "Bo", "3. März 2020 um 14:25"),
            ("[28.10.2025, 16:25] Ada: Hello you", Layout::WithBody, "Ada", "28.10.2025, 16:25"),
        ] {
            assert_eq!(seen(text), Some((layout, beside.to_owned(), date.to_owned())), "{text}");
        }
        assert_eq!(seen("On March 3, 2020 the whole village came together to celebrate the opening of it."), None);
        assert_eq!(seen("2019"), None);
    }
}
