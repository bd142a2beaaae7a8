use super::Context;
use super::lexicon::{LanguageIndex, Month, Role};
use super::token::{Kind, Token, tokenize};

/// Tokens of a text with what the page says about its dates. Looking past the end finds nothing.
pub(super) struct Reader<'a> {
    text: &'a str,
    pub tokens: Vec<Token>,
    pub context: &'a Context,
    pub language: Option<LanguageIndex>,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str, context: &'a Context) -> Self {
        let language = context.language.as_deref().and_then(LanguageIndex::of);
        Self { text, tokens: tokenize(text), context, language }
    }

    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub fn number(&self, at: usize) -> Option<(u32, u8)> {
        self.tokens.get(at)?.number()
    }

    /// The words of a token as written, if it is a word.
    pub fn word(&self, at: usize) -> Option<&'a str> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Word)?;
        self.text.get(token.range.clone())
    }

    pub fn is(&self, at: usize, role: Role) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(role))
    }

    /// Whether no white space stands before a token.
    pub fn touches(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// The month a word names, or Vietnamese "tháng 10", and the index behind it.
    pub fn month(&self, at: usize) -> Option<(usize, Month)> {
        if let Some(month) = self.tokens.get(at)?.senses.and_then(|senses| senses.month(self.language)) {
            return Some((at + 1, month));
        }
        let numbered = self.word(at).is_some_and(|word| matches!(word.to_lowercase().as_str(), "tháng" | "thg"));
        let (value, _) = self.number(at + 1).filter(|&(value, _)| numbered && (1..=12).contains(&value))?;
        Some((at + 2, Month { number: value as u8, doubtful: false }))
    }

    /// The weekday a word names, Monday being 1.
    pub fn weekday(&self, at: usize) -> Option<u8> {
        self.tokens.get(at)?.senses?.weekday(self.language)
    }

    /// The `T` of ISO 8601 between a date and a time.
    pub fn is_time_mark(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.eq_ignore_ascii_case("t"))
            && self.touches(at)
            && self.touches(at + 1)
            && self.number(at + 1).is_some()
    }

    /// Whether a time of day surely starts here ("16:25", "4 pm", "13h16").
    pub fn starts_clock(&self, at: usize) -> bool {
        super::clock::read(self, at, false).is_some()
    }

    /// A year of two digits: this century unless that lies ahead of the reference time, or past 2069 without one.
    pub fn full_year(&self, two_digits: u32) -> Option<i16> {
        let year = i16::try_from(two_digits).ok().filter(|year| *year < 100)?;
        let last = self.context.now.map_or(69, |now| (now.year() - 2000 + 1).clamp(0, 99));
        Some(if year <= last { 2000 + year } else { 1900 + year })
    }
}
