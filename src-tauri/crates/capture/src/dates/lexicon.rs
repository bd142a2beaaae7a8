use super::names::{COUNTS, DUALS, LANGUAGES, ZONES};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// A span of time that pages count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

const UNITS: [Unit; 7] = [Unit::Second, Unit::Minute, Unit::Hour, Unit::Day, Unit::Week, Unit::Month, Unit::Year];

/// What part a word can play in a date, apart from naming a month, a weekday or a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    AgoBefore,
    AgoAfter,
    Now,
    Today,
    Yesterday,
    BeforeYesterday,
    Am,
    Pm,
    Link,
    HourMark,
    Lead,
}

/// Everything a word can mean in a date; a word can mean several things ("ago" is August in Spanish).
#[derive(Default, Debug)]
pub(super) struct Senses {
    months: Vec<Named>,
    weekdays: Vec<Named>,
    /// A unit, and how many of it the word itself says (2 for a dual).
    pub unit: Option<(Unit, u32)>,
    /// A number written out.
    pub count: Option<u32>,
    /// Minutes east of UTC.
    pub zone: Option<i16>,
    roles: u16,
    starts_phrase: bool,
    brief: bool,
}

/// A month or weekday, numbered from 1, in some languages.
#[derive(Debug)]
struct Named {
    number: u8,
    languages: u64,
}

/// A month that a word names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Month {
    pub number: u8,
    /// A short name that is no English one and, outside its own language, mostly another word ("set", "pro").
    pub doubtful: bool,
}

impl Senses {
    /// Whether the word can play that part.
    pub fn is(&self, role: Role) -> bool {
        self.roles & (1 << role as u16) != 0
    }

    /// The month it names, `language` deciding between equal names.
    pub fn month(&self, language: Option<LanguageIndex>) -> Option<Month> {
        let named = choose(&self.months, language)?;
        let own = language.is_some_and(|language| named.languages & language.bit() != 0);
        Some(Month { number: named.number, doubtful: self.brief && named.languages & 1 == 0 && !own })
    }

    /// The weekday it names, Monday being 1.
    pub fn weekday(&self, language: Option<LanguageIndex>) -> Option<u8> {
        choose(&self.weekdays, language).map(|named| named.number)
    }
}

fn choose(names: &[Named], language: Option<LanguageIndex>) -> Option<&Named> {
    let own = language.and_then(|language| names.iter().find(|named| named.languages & language.bit() != 0));
    own.or_else(|| names.first())
}

/// A language of the tables; English is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LanguageIndex(u8);

impl LanguageIndex {
    /// The tables of a BCP 47 tag, told by its first part.
    pub fn of(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.to_ascii_lowercase();
        let primary = match primary.as_str() {
            "no" | "nn" => "nb",
            "ms" => "id",
            "bs" => "hr",
            "gl" => "pt",
            other => other,
        };
        LANGUAGES.iter().position(|language| language.tag == primary).map(|index| Self(index as u8))
    }

    fn bit(self) -> u64 {
        1 << self.0
    }
}

/// The longest name, in characters, that scripts without spaces are searched for.
const LONGEST_UNSPACED: usize = 14;

/// The longest name in bytes once folded; longer words mean nothing here and are not folded at all.
const LONGEST: usize = 64;

/// What a single word means, if anything.
pub(super) fn look_up(word: &str) -> Option<&'static Senses> {
    if word.len() > LONGEST {
        return None;
    }
    let folded = fold(word);
    let words = &LEXICON.words;
    let whole = words.get(&folded);
    // "d'octubre", "l'11"; Hebrew writes "in" as a letter before the month.
    let tail = || folded.split_once('\'').map(|(_, tail)| tail).or_else(|| folded.strip_prefix('ב'));
    whole.or_else(|| tail().and_then(|tail| words.get(tail)).filter(|senses| !senses.months.is_empty()))
}

/// What up to three words mean together: how many of them, and the meaning.
pub(super) fn look_up_phrase(first: &Senses, words: &[&str]) -> Option<(usize, &'static Senses)> {
    if !first.starts_phrase || words.iter().any(|word| word.len() > LONGEST) {
        return None;
    }
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    (2..=words.len()).rev().find_map(|count| Some((count, LEXICON.words.get(&folded[..count].join(" "))?)))
}

/// The longest name at the start of text in a script without spaces: its length in bytes and its meaning.
pub(super) fn look_up_prefix(text: &str) -> Option<(usize, &'static Senses)> {
    let first = text.chars().next()?;
    if !LEXICON.unspaced_starts.contains(&first) {
        return None;
    }
    let ends: Vec<usize> =
        text.char_indices().take(LONGEST_UNSPACED).map(|(at, character)| at + character.len_utf8()).collect();
    ends.iter().rev().find_map(|&end| Some((end, LEXICON.words.get(&fold(text.get(..end)?))?)))
}

/// Whether a script is written without spaces between words, so that names have to be searched for.
pub(super) fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{e00}'..='\u{eff}' | '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

/// Lower case without accents and invisible marks, so that "FÉVR" finds "févr".
pub(super) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let plain = word.nfkd().filter(|&c| !is_accent(c) && !is_invisible(c));
    plain
        .flat_map(char::to_lowercase)
        .filter(|&c| !is_accent(c))
        .map(|c| match c {
            'ı' => 'i',
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            'ς' => 'σ',
            '’' | 'ʼ' | '׳' => '\'',
            other => other,
        })
        .collect()
}

/// Marks that pages leave out at will: accents and vowel points, not the vowel signs of Indic scripts and Thai.
fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{93c}')
}

/// Joiners and direction marks, which mean nothing here.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

struct Lexicon {
    words: HashMap<String, Senses>,
    unspaced_starts: HashSet<char>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon { words: HashMap::new(), unspaced_starts: HashSet::new() };
    for (index, language) in LANGUAGES.iter().enumerate() {
        let languages = 1 << index;
        lexicon.add_named(language.months, languages, |senses| &mut senses.months);
        lexicon.add_named(language.weekdays, languages, |senses| &mut senses.weekdays);
        for (unit, names) in UNITS.iter().zip(language.units.split('|')) {
            lexicon.add(names, |senses| _ = senses.unit.get_or_insert((*unit, 1)));
        }
        lexicon.add(language.one, |senses| _ = senses.count.get_or_insert(1));
        for (role, names) in [
            (Role::AgoBefore, language.ago_before),
            (Role::AgoAfter, language.ago_after),
            (Role::Now, language.now),
            (Role::Today, language.today),
            (Role::Yesterday, language.yesterday),
            (Role::BeforeYesterday, language.before_yesterday),
            (Role::Am, language.am),
            (Role::Pm, language.pm),
            (Role::Link, language.links),
            (Role::HourMark, language.hour_marks),
            (Role::Lead, language.leads),
        ] {
            lexicon.add(names, |senses| senses.roles |= 1 << role as u16);
        }
    }
    for &(word, unit) in DUALS {
        lexicon.add(word, |senses| senses.unit = UNITS.get(unit).map(|&unit| (unit, 2)));
    }
    for &(word, count) in COUNTS {
        lexicon.add(word, |senses| senses.count = Some(count));
    }
    for &(word, offset) in ZONES {
        lexicon.add(word, |senses| senses.zone = Some(offset));
    }
    lexicon
});

impl Lexicon {
    fn add_named(&mut self, names: &str, languages: u64, list: fn(&mut Senses) -> &mut Vec<Named>) {
        for (number, names) in (1..).zip(names.split('|')) {
            self.add(names, |senses| {
                let list = list(senses);
                match list.iter_mut().find(|named| named.number == number) {
                    Some(named) => named.languages |= languages,
                    None => list.push(Named { number, languages }),
                }
            });
        }
    }

    /// Adds a sense to each of the names, which spaces part; `_` and `-` inside a name part the words of a phrase.
    fn add(&mut self, names: &str, mut sense: impl FnMut(&mut Senses)) {
        for name in names.split(' ').filter(|name| !name.is_empty()) {
            let folded = fold(&name.replace(['_', '-'], " "));
            if let Some((first, _)) = folded.split_once(' ') {
                self.words.entry(first.to_owned()).or_default().starts_phrase = true;
            }
            self.unspaced_starts.extend(name.chars().next().filter(|&first| is_unspaced(first)));
            let brief = folded.len() <= 4 && folded.is_ascii();
            let senses = self.words.entry(folded).or_default();
            senses.brief = brief;
            sense(senses);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_names_twelve_months_seven_days_and_seven_units() {
        for language in LANGUAGES {
            let parts = |names: &str| names.split('|').filter(|name| !name.is_empty()).count();
            assert!([0, 12].contains(&parts(language.months)), "{}", language.tag);
            assert_eq!((parts(language.weekdays), parts(language.units)), (7, 7), "{}", language.tag);
        }
        assert!(LANGUAGES.len() <= 64);
        assert!(LANGUAGES.iter().filter(|language| !language.months.is_empty()).count() >= 20);
    }

    #[test]
    fn case_accents_and_prefixes_do_not_matter() {
        for (word, month) in [("FÉVR", 2), ("fevrier", 2), ("Ağustos", 8), ("d’octubre", 10), ("באוקטובר", 10)]
        {
            let found = look_up(word).and_then(|senses| senses.month(None)).map(|month| month.number);
            assert_eq!(found, Some(month), "{word}");
        }
    }

    #[test]
    fn the_page_decides_between_equal_names() {
        let month = |language: &str| look_up("listopad").unwrap().month(LanguageIndex::of(language)).unwrap().number;
        assert_eq!((month("pl-PL"), month("cs"), month("hr")), (11, 11, 10));
    }
}
