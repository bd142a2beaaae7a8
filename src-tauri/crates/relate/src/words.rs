use std::ops::Range;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// What words of the same kind share: see [`stem`].
    pub stem: String,
    /// Its bytes in the text.
    pub place: Range<usize>,
}

/// How many characters of a word tell what it is about; what follows is mostly its ending.
const STEM: usize = 5;

/// The words of a text. Scripts that write without spaces give each pair of neighbouring characters.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    let mut before: Option<usize> = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let unspaced = is_unspaced(character);
        if character.is_alphanumeric() && !unspaced {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            found.push(Word { stem: stem(&text[start..at]), place: start..at });
        }
        if !unspaced {
            before = None;
            continue;
        }
        let end = at + character.len_utf8();
        if let Some(first) = before {
            found.push(Word { stem: text[first..end].into(), place: first..end });
        }
        before = Some(at);
    }
    found
}

/// The beginning of a word in lower case. It joins "grinder" with "grinding" and "Filter" with "filtern" in every
/// language that changes words at their end, without knowing which one it is.
fn stem(word: &str) -> String {
    let lower = word.to_lowercase();
    if lower.chars().all(|character| character.is_numeric()) {
        return lower;
    }
    let without_plural = match lower.strip_suffix('s') {
        Some(singular) if singular.chars().count() >= 3 && !singular.ends_with('s') => singular,
        _ => &lower,
    };
    without_plural.chars().take(STEM).collect()
}

/// Whether a script writes its words without spaces between them.
fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character), 0x3040..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff
        | 0x0e00..=0x0e7f | 0x20000..=0x323af)
}

#[cfg(test)]
mod tests {
    use super::words;

    fn stems(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.stem).collect()
    }

    #[test]
    fn endings_fall_away_and_numbers_stay_whole() {
        assert_eq!(stems("Grinders, grinding! It's 1200 €"), ["grind", "grind", "it", "s", "1200"]);
        assert_eq!(stems("the pots of a pot"), ["the", "pot", "of", "a", "pot"]);
    }

    #[test]
    fn unspaced_scripts_give_pairs() {
        assert_eq!(stems("緑茶の tea"), ["緑茶", "茶の", "tea"]);
        assert_eq!(stems("茶"), Vec::<String>::new());
    }
}
