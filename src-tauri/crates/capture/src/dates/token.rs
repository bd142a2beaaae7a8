use super::lexicon::{self, Role, Senses};
use std::ops::Range;

/// A piece of text as the grammar sees it. White space is no token but is remembered.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// White space stands before it.
    pub spaced: bool,
    /// What it means, if it is a word that means something in a date.
    pub senses: Option<&'static Senses>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Decimal digits of any script; the value saturates.
    Number {
        value: u32,
        digits: u8,
    },
    Word,
    /// Any other character, dashes and full-width forms made plain.
    Mark(char),
}

impl Token {
    /// Value and number of digits, if it is a number.
    pub fn number(&self) -> Option<(u32, u8)> {
        match self.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    /// Whether it is a word that can play that part.
    pub fn is(&self, role: Role) -> bool {
        self.senses.is_some_and(|senses| senses.is(role))
    }

    /// Whether it is that mark.
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
}

/// Cuts text into tokens, names of several words ("il y a") into one.
pub(super) fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut spaced = false;
    while let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if character.is_whitespace() || lexicon::is_invisible(character) {
            spaced |= character.is_whitespace();
            at += character.len_utf8();
            continue;
        }
        let (kind, end, senses) = token_at(text, at, character);
        tokens.push(Token { kind, range: at..end, spaced, senses });
        spaced = false;
        at = end;
    }
    join_phrases(text, tokens)
}

fn token_at(text: &str, at: usize, first: char) -> (Kind, usize, Option<&'static Senses>) {
    let rest = &text[at..];
    if digit(first).is_some() {
        let (kind, length) = number(rest);
        (kind, at + length, None)
    } else if lexicon::is_unspaced(first) {
        let dotted = dotted_word(rest);
        let found = dotted.or_else(|| lexicon::look_up_prefix(rest));
        let (length, senses) = found.map_or((first.len_utf8(), None), |(length, senses)| (length, Some(senses)));
        (Kind::Word, at + length, senses)
    } else if first.is_alphabetic() {
        if let Some((length, senses)) = dotted_word(rest) {
            return (Kind::Word, at + length, Some(senses));
        }
        let length = word_length(rest);
        (Kind::Word, at + length, lexicon::look_up(&rest[..length]))
    } else {
        (Kind::Mark(plain_mark(first)), at + first.len_utf8(), None)
    }
}

/// Value of a decimal digit in the scripts that pages write dates in.
fn digit(character: char) -> Option<u32> {
    const ZEROS: [char; 7] = ['0', '٠', '۰', '०', '০', '๐', '０'];
    ZEROS.iter().find_map(|&zero| (character as u32).checked_sub(zero as u32).filter(|&value| value < 10))
}

fn number(rest: &str) -> (Kind, usize) {
    let (mut value, mut digits, mut length) = (0u32, 0u8, 0);
    for (character, figure) in rest.chars().map_while(|character| Some((character, digit(character)?))) {
        value = value.saturating_mul(10).saturating_add(figure);
        digits = digits.saturating_add(1);
        length += character.len_utf8();
    }
    (Kind::Number { value, digits }, length)
}

/// Length of the word at the start: letters with their marks, and apostrophes between letters.
fn word_length(rest: &str) -> usize {
    let mut length = 0;
    let mut characters = rest.chars().peekable();
    while let Some(character) = characters.next() {
        let inside = matches!(character, '\'' | '’' | 'ʼ' | '\u{200c}' | '\u{200d}' | '׳')
            && characters.peek().is_some_and(|next| next.is_alphabetic());
        let letter = character.is_alphabetic() && digit(character).is_none() && !lexicon::is_unspaced(character);
        if !letter && !inside && !unicode_normalization::char::is_combining_mark(character) {
            break;
        }
        length += character.len_utf8();
    }
    length
}

/// A name written as letters with dots ("p.m.", "ต.ค."): its length with the dots and its meaning.
fn dotted_word(rest: &str) -> Option<(usize, &'static Senses)> {
    let mut letters = String::new();
    let mut length = 0;
    for _ in 0..3 {
        let group = letter_group(&rest[length..]);
        let dotted = rest[length + group.len()..].starts_with('.');
        if group.is_empty() || (letters.is_empty() && !dotted) {
            break;
        }
        letters.push_str(group);
        length += group.len() + usize::from(dotted);
        if !dotted {
            break;
        }
    }
    let several = letters.chars().count() >= 2;
    several.then(|| lexicon::look_up(&letters)).flatten().map(|senses| (length, senses))
}

/// One letter with its marks at the start (two in scripts without spaces); nothing where more letters follow.
fn letter_group(rest: &str) -> &str {
    let longest = if rest.starts_with(lexicon::is_unspaced) { 2 } else { 1 };
    let mark = unicode_normalization::char::is_combining_mark;
    let (mut letters, mut length) = (0, 0);
    for character in rest.chars() {
        if character.is_alphabetic() && !mark(character) {
            letters += 1;
        } else if !mark(character) {
            break;
        }
        if letters > longest {
            return "";
        }
        length += character.len_utf8();
    }
    if letters == 0 { "" } else { &rest[..length] }
}

fn plain_mark(mark: char) -> char {
    match mark {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' => '-',
        '：' | '∶' => ':',
        '，' | '、' | '،' => ',',
        '．' | '。' | '॰' | '׳' => '.',
        '／' | '⁄' => '/',
        '（' => '(',
        '）' => ')',
        '’' | '‘' | 'ʼ' | '´' | '`' => '\'',
        '•' | '∙' | '⋅' | '・' => '·',
        '¦' | '｜' => '|',
        other => other,
    }
}

/// Makes one token of the words of a phrase; a hyphen between them counts as a space.
fn join_phrases(text: &str, tokens: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let phrase = token.senses.and_then(|first| {
            let words: Vec<(usize, &str)> = (at..tokens.len().min(at + 6))
                .take_while(|&index| tokens[index].kind == Kind::Word || tokens[index].is_mark('-'))
                .filter(|&index| tokens[index].kind == Kind::Word)
                .map(|index| (index, &text[tokens[index].range.clone()]))
                .take(4)
                .collect();
            let (count, senses) =
                lexicon::look_up_phrase(first, &words.iter().map(|&(_, word)| word).collect::<Vec<_>>())?;
            Some((words.get(count - 1)?.0, senses))
        });
        let (last, senses) = phrase.map_or((at, token.senses), |(last, senses)| (last, Some(senses)));
        joined.push(Token { range: token.range.start..tokens[last].range.end, senses, ..token.clone() });
        at = last + 1;
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).into_iter().map(|token| &text[token.range]).collect()
    }

    #[test]
    fn digits_letters_and_marks_part() {
        assert_eq!(words("13h16, Oct-21 d’octubre"), ["13", "h", "16", ",", "Oct", "-", "21", "d’octubre"]);
        assert_eq!(words("4:25\u{202f}p.m. il y a"), ["4", ":", "25", "p.m.", "il y a"]);
        assert_eq!(words("2019年11月3日 下午4:25"), ["2019", "年", "11", "月", "3", "日", "下午", "4", ":", "25"]);
        assert_eq!(words("3 วันที่แล้ว ต.ค."), ["3", "วัน", "ที่แล้ว", "ต.ค."]);
    }

    #[test]
    fn digits_of_other_scripts_count() {
        assert_eq!(tokenize("٢٠١٩")[0].number(), Some((2019, 4)));
        assert_eq!(tokenize("99999999999999")[0].number(), Some((u32::MAX, 14)));
    }
}
