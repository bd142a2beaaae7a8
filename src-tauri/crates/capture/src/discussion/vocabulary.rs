//! The words around comments, in many languages, in lower case.
//!
//! Each list is a file of its own: words and phrases with commas between them.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Every word of the line is that of a control, or a number.
pub(crate) fn is_control(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    if text.chars().count() > 60 {
        return false;
    }
    if ANSWER.contains(&text) || CONTROL.contains(&text) {
        return true;
    }
    let mut any = false;
    let all = words(&text).all(|word| {
        let known = ANSWER.contains(word) || CONTROL.contains(word);
        any |= known;
        known || is_count(word)
    });
    all && (any || text.starts_with('#')) || words(&text).next().is_none()
}

/// The line offers to answer or quote.
pub(crate) fn offers_answer(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.chars().count() <= 40
        && (ANSWER.contains(&text) || words(&text).next().is_some_and(|first| ANSWER.contains(first)))
}

/// The line heads a discussion.
pub(crate) fn heads_discussion(text: &str) -> bool {
    let text = text.to_lowercase();
    text.chars().count() <= 120
        && (words(&text).any(|word| COMMENTS.contains(word))
            || COMMENTS.iter().any(|word| !word.is_ascii() && text.contains(word)))
}

/// The label of a date says that it is not when the comment was written.
pub(crate) fn labels_other_date(text: &str) -> bool {
    let text = text.to_lowercase();
    let tail = last_chars(&text, 40);
    OTHER_DATE.iter().any(|label| ends_with_words(tail.trim_end_matches([':', ' ', '.']), label)) || is_edit_note(tail)
}

/// The line is about a change of the comment.
pub(crate) fn is_edit_note(text: &str) -> bool {
    let text = text.to_lowercase();
    EDITED.iter().any(|word| text.contains(word))
}

/// The text says no more than that the comment was changed: "(edited)".
pub(crate) fn is_edit_mark(text: &str) -> bool {
    EDITED.contains(&bare(text))
}

/// The text says no more than that the comment is by the author of the article or the opening post.
pub(crate) fn is_author_badge(text: &str) -> bool {
    AUTHOR_BADGE.contains(&bare(text))
}

/// The text is a number of points, likes or votes: "48 points".
pub(crate) fn counts_points(text: &str) -> bool {
    let text = bare(text);
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || "+-−–.,k ".contains(c));
    unit.len() < text.len() && text.contains(|c: char| c.is_ascii_digit()) && POINTS.contains(unit)
}

/// In lower case, without brackets around it.
fn bare(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || "()[]·•|".contains(c)).to_lowercase()
}

/// The line stands for a comment that was deleted.
pub(crate) fn tells_deletion(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.chars().count() <= 120 && DELETED.iter().any(|phrase| text.starts_with(phrase) || text.contains(phrase))
}

/// The line leads on to a whole article.
pub(crate) fn leads_on(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.chars().count() <= 60 && READ_ON.iter().any(|phrase| text.starts_with(phrase))
}

/// The line is a control that shows further comments: "42 more replies", "Load more comments".
pub(crate) fn holds_back(text: &str) -> bool {
    let text = text.to_lowercase();
    text.chars().count() <= 48
        && words(&text).any(|word| COMMENTS.contains(word))
        && words(&text).any(|word| MORE.contains(word))
}

/// The name in "by NAME", "NAME says:", where the line is little else.
pub(crate) fn name_in(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches([':', ',', '-', '|', '–', '·', '»']).trim_end();
    let lower = text.to_lowercase();
    // Lower case may change lengths; a cut is only made where both agree.
    for says in SAYS.iter() {
        if let Some(name) = lower.strip_suffix(says).and_then(|rest| rest.strip_suffix(' ')) {
            return text.get(..name.len()).map(str::trim).filter(|name| is_name(name));
        }
    }
    for by in BY.iter() {
        if lower.strip_prefix(by).is_some_and(|rest| rest.starts_with([' ', ':'])) {
            return text.get(by.len() + 1..).map(str::trim).filter(|name| is_name(name));
        }
    }
    None
}

/// The name in "in reply to NAME".
pub(crate) fn answers_whom(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    // Where lower case has another length, places in it say nothing about the text.
    if text.len() > 120 || lower.len() != text.len() {
        return None;
    }
    let after = |phrase: &str| {
        let (before, _) = lower.split_once(phrase)?;
        let apart = !before.ends_with(char::is_alphanumeric);
        text.get(before.len() + phrase.len()..).filter(|rest| apart && rest.starts_with([' ', ':']))
    };
    let name = ANSWERING.iter().find_map(after)?;
    Some(name.trim_matches(|c: char| !c.is_alphanumeric())).filter(|name| is_name(name))
}

/// Short enough and wordy enough for a name.
pub(crate) fn is_name(text: &str) -> bool {
    let length = text.chars().count();
    (1..=60).contains(&length)
        && text.chars().any(char::is_alphanumeric)
        && text.split_whitespace().count() <= 6
        && !is_control(text)
}

/// The words without leading and trailing punctuation.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|' | '·' | '•' | '/' | ','))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

fn is_count(word: &str) -> bool {
    let digits = word.trim_end_matches(['k', 'm', '+']);
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '#' | '-' | '\''))
}

fn ends_with_words(text: &str, tail: &str) -> bool {
    text.strip_suffix(tail).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

/// The last `count` characters.
fn last_chars(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().nth(count.saturating_sub(1)).map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or(text)
}

/// A list of words and phrases.
struct Words {
    list: Vec<&'static str>,
    set: HashSet<&'static str>,
}

impl Words {
    fn read(text: &'static str) -> Self {
        let list: Vec<&str> = text.split([',', '\n']).map(str::trim).filter(|word| !word.is_empty()).collect();
        Self { set: list.iter().copied().collect(), list }
    }

    fn contains(&self, word: &str) -> bool {
        self.set.contains(word)
    }

    fn iter(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.list.iter().copied()
    }
}

/// Controls that answer or quote.
static ANSWER: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("vocabulary/answer.txt")));
/// Other controls and labels that stand beside comments.
static CONTROL: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("vocabulary/control.txt")));
/// What a discussion is made of: heads "12 comments", "Antworten", "3 thoughts on …".
static COMMENTS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("vocabulary/comments.txt")));
/// Labels of dates that are not the comment's: joining, last visit, last change.
static OTHER_DATE: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("vocabulary/other_date.txt")));
/// Notes of a change.
static EDITED: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("vocabulary/edited.txt")));
/// What is counted beside a comment to rate it.
static POINTS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("vocabulary/points.txt")));
/// What marks comments of the author of the article or the opening post.
static AUTHOR_BADGE: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("vocabulary/author_badge.txt")));
/// What stands in the place of a deleted comment.
static DELETED: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("vocabulary/deleted.txt")));
/// What leads on to a whole article: a list of teasers, not of comments.
static READ_ON: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("vocabulary/read_on.txt")));
/// More of something that is there already.
static MORE: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("vocabulary/more.txt")));
/// What comes before the name of the author answered.
static ANSWERING: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("vocabulary/answering.txt")));
/// What a name stands after.
static BY: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("vocabulary/by.txt")));
/// What stands after a name.
static SAYS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("vocabulary/says.txt")));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_told_from_words() {
        for text in ["Reply", "Antworten", "Like 12", "· Reply · Share", "J'aime", "返信", "3 Likes", "#12", "Répondre"]
        {
            assert!(is_control(text), "{text}");
        }
        for text in ["I agree", "Reply when you can, please", "Thanks for the article"] {
            assert!(!is_control(text), "{text}");
        }
    }

    #[test]
    fn marks_are_told_from_words() {
        assert!(counts_points("48 points") && counts_points("(-3 Punkte)") && counts_points("1.2k likes"));
        assert!(!counts_points("points") && !counts_points("48") && !counts_points("48 points of view"));
        assert!(is_author_badge(" Author ") && is_author_badge("[OP]") && !is_author_badge("Author: Ann"));
    }

    #[test]
    fn names_are_found_beside_their_words() {
        assert_eq!(name_in("by Ada Quill"), Some("Ada Quill"));
        assert_eq!(name_in("Ada Quill says:"), Some("Ada Quill"));
        assert_eq!(name_in("Ada Quill schrieb"), Some("Ada Quill"));
        assert_eq!(name_in("bystander"), None);
        assert_eq!(name_in("by reply"), None);
    }

    #[test]
    fn the_answered_is_named() {
        assert_eq!(answers_whom("In reply to Ada Quill:"), Some("Ada Quill"));
        assert_eq!(answers_whom("Bram antwortete als Antwort auf @Ines"), Some("Ines"));
        assert_eq!(answers_whom("Reply to Ada"), None);
    }

    #[test]
    fn dates_of_joining_are_not_dates_of_writing() {
        assert!(labels_other_date("Anmeldungsdatum: "));
        assert!(labels_other_date("Member since"));
        assert!(!labels_other_date("posted on"));
    }
}
