use crate::zipf::Zipf;

/// Different words a language has.
const VOCABULARY: usize = 300_000;

/// A little steeper than `1/r`, as measured in long texts.
const EXPONENT: f64 = 1.05;

/// Of a hundred words, how many are followed by the one they usually stand with.
const COLLOCATIONS: u8 = 8;

/// How a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Letters, with accents, and spaces.
    Latin,
    /// Letters and spaces.
    Cyrillic,
    /// Characters without spaces.
    Han,
}

impl Script {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Latin, Self::Cyrillic, Self::Han];

    /// A BCP 47 tag that fits.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Latin => "en",
            Self::Cyrillic => "ru",
            Self::Han => "ja",
        }
    }

    fn syllables(self) -> (&'static [&'static str], &'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Latin => (
                &["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl"],
                &["a", "e", "i", "o", "u", "ou", "é", "ö"],
                &["", "", "", "n", "r", "s", "t", "l"],
            ),
            _ => (
                &["б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "х", "ст", "пр"],
                &["а", "е", "и", "о", "у", "ы", "я"],
                &["", "", "", "й", "м", "в", "т"],
            ),
        }
    }
}

/// An invented language: its words, by how common they are.
pub struct Language {
    script: Script,
    zipf: Zipf,
}

impl Language {
    /// The language of a script.
    pub fn new(script: Script) -> Self {
        Self { script, zipf: Zipf::new(VOCABULARY, EXPONENT) }
    }

    /// How it is written.
    pub fn script(&self) -> Script {
        self.script
    }

    /// The word of a rank, 0 being the commonest. Different ranks are different words.
    pub fn word(&self, rank: usize) -> String {
        match self.script {
            Script::Han => han(rank),
            script => spelled(script, rank),
        }
    }

    /// The rank of the word that usually follows.
    pub fn collocation(&self, rank: usize) -> usize {
        (rank * 31 + 7) % 5_000 + 100
    }

    /// Sentences with about so many words, some of them from `topic`.
    pub(crate) fn sentences(&self, words: usize, topic: &[usize], random: &mut fastrand::Rng) -> String {
        let mut text = String::new();
        let mut left = words;
        while left > 0 {
            let length = random.usize(4..=20).min(left);
            if !text.is_empty() && self.script != Script::Han {
                text.push(' ');
            }
            self.sentence(&mut text, length, topic, random);
            left -= length;
        }
        text
    }

    /// A few words without an end, for titles and headings.
    pub(crate) fn phrase(&self, words: usize, topic: &[usize], random: &mut fastrand::Rng) -> String {
        let mut text = String::new();
        for index in 0..words {
            let rank = if index % 2 == 0 { topic.get(index / 2).copied() } else { None };
            let word = self.word(rank.unwrap_or_else(|| self.zipf.draw(random)));
            self.push(&mut text, &word, index == 0);
        }
        text
    }

    /// A person's name, from as many as are ever drawn.
    pub(crate) fn name(&self, person: usize) -> String {
        let (first, last) = (self.word(2_000 + person % 900), self.word(4_000 + person * 7 % 11_000));
        match self.script {
            Script::Han => format!("{last}{first}"),
            _ => format!("{} {}", capitalised(&first), capitalised(&last)),
        }
    }

    fn sentence(&self, text: &mut String, words: usize, topic: &[usize], random: &mut fastrand::Rng) {
        let mut before = None;
        for index in 0..words {
            let rank = match before {
                Some(before) if random.u8(0..100) < COLLOCATIONS => self.collocation(before),
                _ if random.u8(0..100) < 6 && !topic.is_empty() => topic[random.usize(0..topic.len())],
                _ => self.zipf.draw(random),
            };
            self.push(text, &self.word(rank), index == 0);
            before = Some(rank);
            if index + 1 < words && random.u8(0..100) < 7 {
                text.push(if self.script == Script::Han { '、' } else { ',' });
            }
        }
        text.push(if self.script == Script::Han { '。' } else { '.' });
    }

    fn push(&self, text: &mut String, word: &str, first: bool) {
        match (self.script, first) {
            (Script::Han, _) => text.push_str(word),
            (_, true) => text.push_str(&capitalised(word)),
            (_, false) => {
                text.push(' ');
                text.push_str(word);
            }
        }
    }
}

/// Every syllable is an onset and a vowel, so that no two ranks are spelled alike; ranks of one length are shuffled,
/// so that neighbours have nothing in common.
pub(crate) fn spelled(script: Script, rank: usize) -> String {
    let (onsets, vowels, codas) = script.syllables();
    let base = onsets.len() * vowels.len();
    let (mut syllables, mut start, mut size) = (1, 0, base);
    while rank >= start + size {
        (start, size, syllables) = (start + size, size * base, syllables + 1);
    }
    let mut rest = (rank - start) * 7_919 % size;
    let mut word = String::new();
    for _ in 0..syllables {
        let syllable = rest % base;
        rest /= base;
        word.push_str(onsets[syllable / vowels.len()]);
        word.push_str(vowels[syllable % vowels.len()]);
    }
    word.push_str(codas[rank % codas.len()]);
    word
}

/// Kana for the commonest words, two ideographs for the others.
fn han(rank: usize) -> String {
    const KANA: usize = 70;
    const IDEOGRAPHS: usize = 2_400;
    let character = |from: u32, index: usize| char::from_u32(from + index as u32).unwrap_or('〇');
    if rank < KANA {
        return character(0x3042, rank).to_string();
    }
    let pair = (rank - KANA) * 7_919 % (IDEOGRAPHS * IDEOGRAPHS);
    [character(0x4e00, pair % IDEOGRAPHS * 5), character(0x4e00, pair / IDEOGRAPHS * 5)].iter().collect()
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().into_iter().flat_map(char::to_uppercase).chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_rank_is_a_word_of_its_own() {
        for script in Script::ALL {
            let language = Language::new(script);
            let words: HashSet<String> = (0..VOCABULARY).map(|rank| language.word(rank)).collect();
            assert_eq!(words.len(), VOCABULARY, "{script:?}");
        }
    }
}
