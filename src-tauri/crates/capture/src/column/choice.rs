//! Cells that choose from few: yes, no and in part; stars and marks out of a highest one.

use super::token::Token;
use super::words;

/// So many words may follow an answer ("Yes, with a prescription only").
const LONGEST_ANSWER: usize = 10;

/// Highest marks that ratings are given out of.
const HIGHEST: &[f64] = &[3.0, 4.0, 5.0, 6.0, 7.0, 10.0, 20.0, 100.0];

/// 1 for yes, 0 for no, 0.5 for anything between: an answer that goes on with a condition is one.
pub(super) fn answer(tokens: &[Token], language: &str) -> Option<f64> {
    let (answer, rest) = match tokens {
        [Token::Sign(sign), rest @ ..] => (words::mark(*sign, language)?, rest),
        [Token::Word(word), rest @ ..] if word.eq_ignore_ascii_case("x") && rest.is_empty() => (1.0, rest),
        [Token::Word(word), rest @ ..] => (words::answer(word)?, rest),
        _ => return None,
    };
    let said = rest.iter().filter(|token| matches!(token, Token::Word(_))).count();
    if said > LONGEST_ANSWER || rest.iter().any(|token| matches!(token, Token::Number(_))) && said == 0 {
        return None;
    }
    // "No data" and "some people" are words; an answer ends, or a mark stands between it and its condition.
    let parted = matches!(rest.first(), None | Some(Token::Sign(_)));
    let limited = rest.iter().any(|token| matches!(token, Token::Word(word) if is_limit(word)));
    let marked = matches!(tokens.first(), Some(Token::Sign(_)));
    if !parted && !limited && !marked {
        return None;
    }
    Some(if answer == 1.0 && said > 0 && limited { 0.5 } else { answer })
}

fn is_limit(word: &str) -> bool {
    const LIMITS: &[&str] = &[
        "with",
        "but",
        "only",
        "limited",
        "limits",
        "partly",
        "partial",
        "except",
        "unless",
        "if",
        "some",
        "mit",
        "aber",
        "nur",
        "außer",
        "wenn",
        "eingeschränkt",
        "avec",
        "mais",
        "seulement",
        "sauf",
        "si",
        "con",
        "pero",
        "sólo",
        "solo",
        "salvo",
        "но",
        "только",
        "с",
        "кроме",
        "مع",
        "لكن",
        "فقط",
        "ただし",
        "のみ",
    ];
    LIMITS.contains(&word.to_lowercase().as_str())
}

/// A rating as a share of the highest mark, with that mark.
pub(super) fn rating(tokens: &[Token]) -> Option<(f64, f64)> {
    stars(tokens).or_else(|| out_of(tokens)).or_else(|| counted_stars(tokens))
}

/// "★★★½", "★★★☆☆"
fn stars(tokens: &[Token]) -> Option<(f64, f64)> {
    let (mut full, mut empty, mut half) = (0.0_f64, 0.0_f64, 0.0_f64);
    for token in tokens {
        match token {
            Token::Sign('★' | '⭐' | '🌟' | '✭' | '✪') => full += 1.0,
            Token::Sign('☆' | '✩') => empty += 1.0,
            Token::Sign('⯨' | '⯪') => half = 0.5,
            Token::Number(number) if *number == 0.5 => half = 0.5,
            // "★★★★ (120)": how many rated is no part of the rating.
            Token::Sign('(') if full + empty > 0.0 => break,
            _ => return None,
        }
    }
    let shown = full + empty + if half > 0.0 && empty + full < 5.0 { 1.0 } else { 0.0 };
    if full + empty == 0.0 {
        return None;
    }
    let highest = if empty > 0.0 { shown } else { shown.max(5.0) };
    Some(((full + half) / highest, highest))
}

/// "4.5/5", "4 out of 5", "8 von 10"
fn out_of(tokens: &[Token]) -> Option<(f64, f64)> {
    let [Token::Number(mark), rest @ ..] = tokens else { return None };
    let joined = match rest {
        [Token::Sign('/'), rest @ ..] => rest,
        [Token::Word(one), Token::Word(two), rest @ ..] if one == "out" && two == "of" => rest,
        [Token::Word(one), rest @ ..] if ["of", "von", "sur", "de", "su", "из", "من", "av"].contains(&one.as_str()) => {
            rest
        }
        _ => return None,
    };
    let [Token::Number(highest), rest @ ..] = joined else { return None };
    let furnished = rest.iter().take_while(|token| **token != Token::Sign('(')).all(is_star);
    (furnished && mark <= highest && *mark >= 0.0 && HIGHEST.contains(highest)).then_some((mark / highest, *highest))
}

/// "4.5 stars", "3 Sterne", "4★"
fn counted_stars(tokens: &[Token]) -> Option<(f64, f64)> {
    match tokens {
        [Token::Number(mark), star, rest @ ..] if is_star(star) && (0.0..=5.0).contains(mark) => {
            let alone = rest.first().is_none_or(|token| *token == Token::Sign('('));
            alone.then_some((mark / 5.0, 5.0))
        }
        _ => None,
    }
}

fn is_star(token: &Token) -> bool {
    const STARS: &[&str] = &[
        "star",
        "stars",
        "stern",
        "sterne",
        "sternen",
        "étoile",
        "étoiles",
        "estrella",
        "estrellas",
        "stelle",
        "звезда",
        "звезды",
        "звёзд",
        "звезд",
        "звёзды",
        "نجوم",
        "نجمة",
        "つ",
        "星",
        "points",
        "punkte",
        "punkten",
        "puntos",
    ];
    match token {
        Token::Sign(sign) => matches!(sign, '★' | '⭐'),
        Token::Word(word) => STARS.contains(&word.to_lowercase().as_str()),
        Token::Number(_) => false,
    }
}
