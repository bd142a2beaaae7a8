//! Finding query words in text as the index finds them: case and diacritics do not count.

use crate::wire::SnippetPart;
use std::ops::Range;
use store::is_spaced_out;
use store::search::Term;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters of a snippet before the first hit, and in all.
const LEAD: usize = 40;
const SNIPPET: usize = 200;

/// A word of a text, folded, and the bytes it stands at.
#[derive(Debug, PartialEq, Eq)]
struct Word {
    folded: String,
    place: Range<usize>,
}

/// A text cut into words for looking up terms.
#[derive(Debug)]
pub(super) struct Folded<'t> {
    text: &'t str,
    words: Vec<Word>,
}

impl<'t> Folded<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, words: words(text) }
    }

    /// Whether every term stands in the text.
    pub(super) fn has_all(&self, terms: &[Term]) -> bool {
        terms.iter().all(|term| !self.places(term).is_empty())
    }

    /// Whether any term does.
    pub(super) fn has_any(&self, terms: &[Term]) -> bool {
        terms.iter().any(|term| !self.places(term).is_empty())
    }

    /// The words around the first hit, the hits marked.
    pub(super) fn snippet(&self, terms: &[Term]) -> Vec<SnippetPart> {
        let mut hits: Vec<Range<usize>> = terms.iter().flat_map(|term| self.places(term)).collect();
        hits.sort_by_key(|hit| (hit.start, hit.end));
        let first = hits.first().map_or(0, |hit| hit.start);
        let start = self.word_start(self.step_back(first, LEAD));
        let end = self.text[start..].char_indices().nth(SNIPPET).map_or(self.text.len(), |(end, _)| start + end);
        let mut parts = Vec::new();
        let mut at = start;
        if start > 0 {
            push(&mut parts, "…", false);
        }
        for hit in hits.into_iter().filter(|hit| hit.end <= end) {
            if hit.start >= at {
                push(&mut parts, &self.text[at..hit.start], false);
                push(&mut parts, &self.text[hit.clone()], true);
                at = hit.end;
            }
        }
        push(&mut parts, &self.text[at..end], false);
        if end < self.text.len() {
            push(&mut parts, "…", false);
        }
        parts
    }

    /// Where a term stands: its words in a row, the last perhaps going on.
    fn places(&self, term: &Term) -> Vec<Range<usize>> {
        let wanted = words(&term.text);
        let Some(last) = wanted.len().checked_sub(1) else { return Vec::new() };
        let matches = |(index, (word, wanted)): (usize, (&Word, &Word))| match term.prefix && index == last {
            true => word.folded.starts_with(&wanted.folded),
            false => word.folded == wanted.folded,
        };
        let rows = self.words.windows(wanted.len());
        let rows = rows.filter(|row| row.iter().zip(&wanted).enumerate().all(matches));
        rows.filter_map(|row| Some(row.first()?.place.start..row.last()?.place.end)).collect()
    }

    fn step_back(&self, byte: usize, characters: usize) -> usize {
        self.text[..byte].char_indices().rev().nth(characters).map_or(0, |(start, _)| start)
    }

    fn word_start(&self, byte: usize) -> usize {
        match byte {
            0 => 0,
            _ => self.words.iter().map(|word| word.place.start).find(|&start| start >= byte).unwrap_or(byte),
        }
    }
}

fn push(parts: &mut Vec<SnippetPart>, text: &str, hit: bool) {
    if !text.is_empty() {
        parts.push(SnippetPart { text: text.replace(['\n', '\t'], " "), hit });
    }
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (start, character) in text.char_indices() {
        let end = start + character.len_utf8();
        let alone = is_spaced_out(character);
        if !character.is_alphanumeric() && !is_combining_mark(character) && !alone {
            open = false;
            continue;
        }
        match words.last_mut().filter(|_| open && !alone) {
            Some(word) => {
                push_folded(&mut word.folded, character);
                word.place.end = end;
            }
            None => {
                let mut folded = String::new();
                push_folded(&mut folded, character);
                words.push(Word { folded, place: start..end });
            }
        }
        open = !alone;
    }
    words
}

fn push_folded(word: &mut String, character: char) {
    match character {
        'a'..='z' | '0'..='9' => word.push(character),
        'A'..='Z' => word.push(character.to_ascii_lowercase()),
        _ => word.extend(character.to_lowercase().nfd().filter(|&part| !is_combining_mark(part))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, terms: &[Term], expected: &str) {
        let shown = |part: SnippetPart| if part.hit { format!("[{}]", part.text) } else { part.text };
        let snippet: String = Folded::new(text).snippet(terms).into_iter().map(shown).collect();
        assert_eq!(snippet, expected);
    }

    #[test]
    fn hits_are_marked_as_the_index_finds_them() {
        check("Café au lait\nin Zürich", &[Term::word("cafe"), Term::word("ZÜRICH")], "[Café] au lait in [Zürich]");
        check("緑茶を飲む", &[Term::word("茶を")], "緑[茶を]飲む");
        check("kettles and kettle", &[Term::word("kettle")], "kettles and [kettle]");
        check("kettles", &[Term { text: "kett".into(), prefix: true }], "[kettles]");
        check("the hard-water kettle", &[Term::word("hard water")], "the [hard-water] kettle");
    }

    #[test]
    fn long_texts_are_cut_around_the_first_hit() {
        let text = format!("{} kettle {}", "word ".repeat(40), "word ".repeat(80));
        let snippet = Folded::new(&text).snippet(&[Term::word("kettle")]);
        assert_eq!((snippet[0].text.as_str(), snippet.last().unwrap().text.as_str()), ("…", "…"));
        assert!(snippet.iter().any(|part| part.hit && part.text == "kettle"));
        assert!(snippet.iter().map(|part| part.text.chars().count()).sum::<usize>() < SNIPPET + 10);
    }

    proptest! {
        #[test]
        fn any_text_can_be_searched_for_any_term(text in "\\PC{0,300}", term in "\\PC{0,6}", prefix: bool) {
            let terms = [Term { text: term, prefix }];
            let folded = Folded::new(&text);
            let parts = folded.snippet(&terms);
            prop_assert_eq!(folded.has_all(&terms) && !parts.is_empty(), parts.iter().any(|part| part.hit));
        }
    }
}
