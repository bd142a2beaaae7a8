//! How text is cut into words for the index.
//!
//! SQLite's `unicode61` cuts at white space and punctuation and folds case and diacritics. Chinese, Japanese and
//! Korean write without spaces between words, so every such character is made a word of its own and a run of them
//! is looked up as a phrase: any two characters in a row can be found.

/// Text as it is given to the index and to queries: each character of an unspaced script stands alone.
pub(crate) fn space_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for character in text.chars() {
        match character {
            // SQLite reads text up to the first NUL.
            '\0' => out.push(' '),
            _ if is_spaced_out(character) => {
                out.push(' ');
                out.push(character);
                out.push(' ');
            }
            _ => out.push(character),
        }
    }
    out
}

/// Whether a character counts as a word of its own.
pub fn is_spaced_out(character: char) -> bool {
    matches!(
        u32::from(character),
        0x1100..=0x11ff         // Hangul letters
        | 0x3005..=0x3007       // repetition and zero marks
        | 0x3040..=0x30ff       // Hiragana, Katakana
        | 0x3105..=0x318f       // Bopomofo, Hangul compatibility letters
        | 0x31a0..=0x31bf | 0x31f0..=0x31ff
        | 0x3400..=0x4dbf | 0x4e00..=0x9fff
        | 0xac00..=0xd7ff       // Hangul syllables
        | 0xf900..=0xfaff
        | 0xff66..=0xffdc       // half-width Katakana and Hangul
        | 0x20000..=0x323af
    )
}

#[cfg(test)]
mod tests {
    use super::space_out;

    #[test]
    fn only_unspaced_scripts_are_spaced_out() {
        assert_eq!(space_out("tea 緑茶 ok\0").split_whitespace().collect::<Vec<_>>(), ["tea", "緑", "茶", "ok"]);
        assert_eq!(space_out("Grüße, naïve"), "Grüße, naïve");
    }
}
