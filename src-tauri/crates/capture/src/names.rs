//! Names that say who they are: what stands in one line of the interface, without what would make it look like
//! something else.
//!
//! A name can turn the direction of what stands around it, hold characters that nobody sees, or be written in letters
//! of another script that look the same. The first two go; a name that then looks like one before it gets a number.

use crate::Captured;
use document::{Badge, Comment, Metadata};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::confusable_detection::skeleton;

/// Marks above and below one letter; no language needs more, and a tower of them hides its neighbours.
pub(crate) const MOST_MARKS: usize = 6;

/// Clears every name of a captured page.
pub(crate) fn clear(captured: &mut Captured) {
    clear_metadata(&mut captured.document.metadata);
    tell_apart(&mut captured.discussion.comments);
    for comment in &mut captured.discussion.comments {
        let authored = comment.author.iter_mut().map(|author| &mut author.name);
        let badges = comment.badges.iter_mut().filter_map(|badge| match badge {
            Badge::Other(text) => Some(text),
            _ => None,
        });
        authored.chain(&mut comment.date_text).chain(&mut comment.title).chain(badges).for_each(clear_in_place);
        comment.author.take_if(|author| author.name.is_empty());
        comment.title.take_if(|title| title.is_empty());
    }
}

/// A name as a mention writes it, to compare mentions by: letters and digits only, in small letters. Names have spaces
/// that mentions leave out ("@AnnLee").
pub(crate) fn handle(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The person whom a text addresses at its start, as [`handle`] writes the name; `None` where it addresses nobody.
pub(crate) fn addressed(text: &str) -> Option<String> {
    let rest = text.trim_start().strip_prefix('@')?;
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '!' | '?')).unwrap_or(rest.len());
    rest.get(..end).map(handle).filter(|name| !name.is_empty())
}

/// A text without what towers above its lines.
pub(crate) fn without_towers(text: &str) -> String {
    let mut marks = 0;
    let stays = |character: &char| {
        marks = if is_combining_mark(*character) { marks + 1 } else { 0 };
        marks <= MOST_MARKS
    };
    text.chars().filter(stays).collect()
}

/// A name in one line, without changes of direction, controls and characters that nobody sees.
pub fn clear_name(name: &str) -> String {
    let mut clear = String::with_capacity(name.len());
    let (mut owes_space, mut marks) = (false, 0);
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        if character.is_whitespace() {
            owes_space = true;
            continue;
        }
        marks = if is_combining_mark(character) { marks + 1 } else { 0 };
        let joins = is_joiner(character) && joins(clear.chars().next_back(), characters.peek().copied());
        if marks > MOST_MARKS || is_unseen(character) && !joins {
            continue;
        }
        if std::mem::take(&mut owes_space) && !clear.is_empty() {
            clear.push(' ');
        }
        clear.push(character);
    }
    clear
}

fn clear_metadata(metadata: &mut Metadata) {
    for known in [&mut metadata.title, &mut metadata.byline, &mut metadata.site] {
        known.iter_mut().for_each(|name| clear_in_place(&mut name.value));
        known.take_if(|name| name.value.is_empty());
    }
    metadata.published_words.iter_mut().for_each(clear_in_place);
}

fn clear_in_place(name: &mut String) {
    let clear = clear_name(name);
    if *name != clear {
        *name = clear;
    }
}

/// Gives a number to every name that looks like an earlier one and is another: "Ada (2)".
///
/// What differs in plain letters only ("rn" and "m") is left alone: such names are mostly two people's own.
fn tell_apart(comments: &mut [Comment]) {
    let mut looks: HashMap<String, Vec<String>> = HashMap::new();
    for author in comments.iter_mut().filter_map(|comment| comment.author.as_mut()) {
        let name: String = author.name.trim_matches(|c: char| c.is_whitespace() || is_unseen(c)).nfc().collect();
        let shown = clear_name(&name);
        let alike = match looks.entry(skeleton(&shown).collect()) {
            Entry::Vacant(new) => new.insert(Vec::new()),
            Entry::Occupied(known) => known.into_mut(),
        };
        let plain = name.is_ascii() && alike.iter().all(|other| other.is_ascii());
        let number = alike.iter().position(|other| *other == name).unwrap_or(alike.len());
        if number == alike.len() {
            alike.push(name);
        }
        if number > 0 && !plain {
            author.name = format!("{shown} ({})", number + 1);
        }
    }
}

/// A character that takes no room of its own, or changes the direction of what stands around it.
fn is_unseen(character: char) -> bool {
    let changes_direction =
        matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}');
    let takes_no_room = matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200d}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}' | '\u{2800}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    );
    character.is_control() || changes_direction || takes_no_room
}

fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Persian and the scripts of India are written with joiners between letters, and some emoji are joined; Latin,
/// Greek and Cyrillic letters never are.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let joinable = |character: char| character >= '\u{600}' && !character.is_whitespace() && !is_unseen(character);
    before.is_some_and(joinable) && after.is_some_and(joinable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::Author;
    use proptest::prelude::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(clear_name(name), expected, "{name:?}");
    }

    #[test]
    fn a_mention_names_whom_it_addresses_without_spaces_and_marks() {
        assert_eq!(addressed("@AnnLee: no").as_deref(), Some(handle("Ann Lee").as_str()));
        assert_eq!(addressed(" @ann-lee, yes").as_deref(), Some("annlee"));
        assert_eq!((addressed("Ann: no"), addressed("@ no"), addressed("@")), (None, None, None));
    }

    #[test]
    fn what_turns_or_hides_goes() {
        check("\u{202e}kcirtaP", "kcirtaP");
        check("Ada\u{200b}\u{2060}\u{feff}", "Ada");
        check("A\u{ad}da\u{2066} Lo\u{2069}velace", "Ada Lovelace");
        check("Ada\nLovelace\u{2028}said:", "Ada Lovelace said:");
        check("\u{3164}\u{2800}", "");
        check("A\u{200d}da \u{e0041}", "Ada");
        check("invoice\u{202e}fdp.exe", "invoicefdp.exe");
    }

    #[test]
    fn names_of_every_script_stay_as_they_are() {
        for name in [
            "می\u{200c}خواهم",
            "श्री",
            "क्\u{200d}ष",
            "Nguyễn Thị Hương",
            "👩\u{200d}👩\u{200d}👧 Ada",
            "שָׁלוֹם",
            "Ada (she/her)",
            "é ❤\u{fe0f}",
        ] {
            check(name, name);
        }
    }

    #[test]
    fn a_tower_of_marks_is_cut() {
        let tower = format!("A{}da", "\u{301}".repeat(500));
        let cut = format!("A{}da", "\u{301}".repeat(MOST_MARKS));
        check(&tower, &cut);
        assert_eq!(without_towers(&format!("{tower}\n{tower}")), format!("{cut}\n{cut}"));
    }

    fn shown(names: &[&str]) -> Vec<String> {
        let comment =
            |name: &&str| Comment { author: Some(Author { name: (*name).into(), url: None }), ..Comment::default() };
        let mut captured = Captured::default();
        captured.discussion.comments = names.iter().map(comment).collect();
        clear(&mut captured);
        captured.discussion.comments.into_iter().filter_map(|comment| Some(comment.author?.name)).collect()
    }

    #[test]
    fn a_name_that_looks_like_another_gets_a_number() {
        // The second is written with a Cyrillic А, the third with a character that nobody sees.
        let names =
            ["Ana Ruiz", "\u{410}na Ruiz", "Ana\u{200b} Ruiz", "Ana Ruiz", "\u{410}na Ruiz", "\u{feff}Ana Ruiz "];
        let expected = ["Ana Ruiz", "\u{410}na Ruiz (2)", "Ana Ruiz (3)", "Ana Ruiz", "\u{410}na Ruiz (2)", "Ana Ruiz"];
        assert_eq!(shown(&names), expected);
    }

    #[test]
    fn different_people_keep_their_names() {
        let names = ["Bernie", "Bemie", "Al", "AI", "Иван", "Ivan", "Ωμέγα", "李雷", "Zoë", "Zoe"];
        assert_eq!(shown(&names), names);
    }

    proptest! {
        #[test]
        fn a_cleared_name_is_clear(name in any::<String>()) {
            let clear = clear_name(&name);
            prop_assert_eq!(clear_name(&clear), clear.clone());
            prop_assert!(!clear.chars().any(|c| is_unseen(c) && !is_joiner(c)));
        }
    }
}
