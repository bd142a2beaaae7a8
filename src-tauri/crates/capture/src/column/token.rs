//! A cell's text as numbers, words and signs.

use super::notation::Notation;
use super::{unit, words};

/// A part of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A number without its sign.
    Number(f64),
    /// A word, as written.
    Word(String),
    /// Anything else.
    Sign(char),
}

/// Longest name in a script without spaces, in characters.
const LONGEST_UNSPACED: usize = 6;

/// The tokens of a cell. Spaces are dropped.
pub(super) fn tokens(text: &str, notation: Notation) -> Vec<Token> {
    let signs: Vec<char> = plain(text).chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&sign) = signs.get(at) {
        let rest = signs.get(at..).unwrap_or(&[]);
        let length = if starts_number(rest) {
            number(rest, notation, &mut tokens)
        } else if let Some(value) = fraction(sign) {
            add_fraction(&mut tokens, value);
            1
        } else if is_unspaced(sign) {
            unspaced(rest, &mut tokens)
        } else if starts_word(rest) {
            word(rest, &mut tokens)
        } else {
            if !sign.is_whitespace() {
                tokens.push(Token::Sign(sign));
            }
            1
        };
        at += length.max(1);
    }
    tokens
}

/// Digits of all scripts as 0 to 9, and one sign for each that has several looks.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(plain_sign).collect()
}

fn plain_sign(sign: char) -> char {
    const ZEROS: [u32; 12] = [0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xE50, 0xFF10];
    let code = sign as u32;
    if let Some(digit) = ZEROS.iter().find_map(|&zero| code.checked_sub(zero).filter(|&digit| digit < 10)) {
        return char::from_digit(digit, 10).unwrap_or(sign);
    }
    match sign {
        '٫' => '.',
        '٬' | '’' | 'ʼ' | '＇' => '\'',
        '\u{A0}' | '\u{2009}' | '\u{202F}' | '\u{2007}' => ' ',
        '−' | '﹣' | '－' => '-',
        '٪' | '％' | '﹪' => '%',
        '～' | '〜' => '~',
        'μ' => 'µ',
        '，' => ',',
        '．' => '.',
        '：' => ':',
        '／' | '⁄' => '/',
        '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{200B}' | '\u{FE0F}' | '\u{FE0E}' => ' ',
        other => other,
    }
}

fn starts_number(rest: &[char]) -> bool {
    match rest {
        [first, ..] if first.is_ascii_digit() => true,
        ['.' | ',', second, ..] => second.is_ascii_digit(),
        _ => false,
    }
}

/// Reads a run of digits; a space joins only a group of exactly three. Gives its length.
fn number(rest: &[char], notation: Notation, tokens: &mut Vec<Token>) -> usize {
    let digit = |at: usize| rest.get(at).is_some_and(char::is_ascii_digit);
    let group = |at: usize| digit(at) && digit(at + 1) && digit(at + 2) && !digit(at + 3);
    let mut end = 0;
    while let Some(&sign) = rest.get(end) {
        let leading = rest.get(..end).unwrap_or(&[]).iter().rev().take_while(|sign| sign.is_ascii_digit()).count();
        let goes_on = match sign {
            '.' | ',' => digit(end + 1),
            '\'' => group(end + 1),
            ' ' => group(end + 1) && (1..=3).contains(&leading),
            _ => sign.is_ascii_digit(),
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    let run: String = rest.get(..end).unwrap_or(&[]).iter().collect();
    let run = if run.starts_with(['.', ',']) { format!("0.{}", run.trim_start_matches(['.', ','])) } else { run };
    match notation.value(&run) {
        Some(value) if value.is_finite() => tokens.push(Token::Number(value)),
        // What has digits but is no number ("1.2.3") is a name.
        _ => tokens.push(Token::Word(run)),
    }
    end
}

fn fraction(sign: char) -> Option<f64> {
    const FRACTIONS: &[(char, f64)] = &[
        ('½', 0.5),
        ('¼', 0.25),
        ('¾', 0.75),
        ('⅓', 1.0 / 3.0),
        ('⅔', 2.0 / 3.0),
        ('⅕', 0.2),
        ('⅛', 0.125),
        ('⅜', 0.375),
        ('⅝', 0.625),
        ('⅞', 0.875),
    ];
    FRACTIONS.iter().find(|(known, _)| *known == sign).map(|(_, value)| *value)
}

/// "1½" is one number.
fn add_fraction(tokens: &mut Vec<Token>, value: f64) {
    match tokens.last_mut() {
        Some(Token::Number(whole)) if whole.fract() == 0.0 => *whole += value,
        _ => tokens.push(Token::Number(value)),
    }
}

fn is_unspaced(sign: char) -> bool {
    matches!(sign, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
}

/// Where words are not spaced the longest known name counts, else one character. Gives its length.
fn unspaced(rest: &[char], tokens: &mut Vec<Token>) -> usize {
    let run = rest.iter().take(LONGEST_UNSPACED).take_while(|&&sign| is_unspaced(sign)).count();
    let name = |length: usize| rest.get(..length).unwrap_or(&[]).iter().collect::<String>();
    let length =
        (1..=run).rev().find(|&length| unit::is_known(&name(length)) || words::is_known(&name(length))).unwrap_or(1);
    tokens.push(Token::Word(name(length)));
    length
}

fn starts_word(rest: &[char]) -> bool {
    match rest {
        ['°' | '℃' | '℉' | '′' | '″', ..] => true,
        [first, ..] => first.is_alphabetic() && !is_unspaced(*first),
        [] => false,
    }
}

fn word(rest: &[char], tokens: &mut Vec<Token>) -> usize {
    let inside = |&(at, &sign): &(usize, &char)| {
        sign.is_alphabetic() && !is_unspaced(sign)
            || is_mark(sign)
            || matches!(sign, '²' | '³')
            || at == 0
            || sign == '\'' && rest.get(at + 1).is_some_and(|next| next.is_alphabetic())
    };
    let length = rest.iter().enumerate().take_while(inside).count();
    tokens.push(Token::Word(rest.get(..length).unwrap_or(&[]).iter().collect()));
    length
}

/// Signs that stand over or under a letter.
fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}')
}
