//! What a whole cell looks like: a number, a price, a range, a date, an answer, words.

use super::token::{Class, Token};

/// What the values of a column have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Number,
    Money,
    Percent,
    /// A number with its unit.
    Measure,
    Range,
    Date,
    Choice,
    /// A judgement: "High", "very low".
    Grade,
    Code,
    /// A name or label: a few words, the first with a capital.
    Label,
    /// More words.
    Phrase,
    /// Words that start small.
    Lower,
}

impl Kind {
    pub(super) const COUNT: usize = 12;

    pub(super) const ALL: [Self; Self::COUNT] = [
        Self::Number,
        Self::Money,
        Self::Percent,
        Self::Measure,
        Self::Range,
        Self::Date,
        Self::Choice,
        Self::Grade,
        Self::Code,
        Self::Label,
        Self::Phrase,
        Self::Lower,
    ];

    /// How common the kind is among the cells of tables.
    pub(super) fn prior(self) -> f32 {
        match self {
            Self::Label => 0.25,
            Self::Number | Self::Phrase => 0.12,
            Self::Choice => 0.1,
            Self::Money => 0.08,
            Self::Measure | Self::Lower => 0.07,
            Self::Percent | Self::Range | Self::Code | Self::Grade => 0.05,
            Self::Date => 0.04,
        }
    }

    /// Anything but words.
    pub(super) fn is_typed(self) -> bool {
        !matches!(self, Self::Label | Self::Phrase | Self::Lower | Self::Code)
    }
}

/// The kind of the cell that these tokens make.
pub(super) fn kind(tokens: &[Token<'_>]) -> Kind {
    let Some(first) = tokens.first() else { return Kind::Choice };
    if let [only] = tokens {
        return single(only);
    }
    if first.class == Class::Choice
        && (tokens.len() <= 3 || tokens[1].opens || first.text.chars().all(|c| !c.is_alphanumeric()))
    {
        return Kind::Choice;
    }
    let qualifiers = tokens.iter().take_while(|token| token.qualifies).count();
    let rest = tokens.get(qualifiers..).filter(|rest| !rest.is_empty()).unwrap_or(tokens);
    if let [degree, grade] = tokens
        && grade.grade
        && is_degree(degree)
    {
        return Kind::Grade;
    }
    if is_date(rest) {
        return Kind::Date;
    }
    if let Some(kind) = quantity(rest) {
        return kind;
    }
    words(tokens, first)
}

fn single(token: &Token<'_>) -> Kind {
    match token.class {
        Class::Number => Kind::Number,
        Class::Money => Kind::Money,
        Class::Percent => Kind::Percent,
        Class::Measure => Kind::Measure,
        Class::Range => Kind::Range,
        Class::Date | Class::Month => Kind::Date,
        Class::Choice | Class::Dash | Class::Symbol => Kind::Choice,
        Class::Code => Kind::Code,
        _ if token.grade => Kind::Grade,
        Class::Upper | Class::Capital | Class::Uncased => Kind::Label,
        Class::Lower | Class::Function => Kind::Lower,
    }
}

/// "very" in "very high".
fn is_degree(token: &Token<'_>) -> bool {
    const DEGREES: [&str; 10] =
        ["very", "extremely", "relatively", "fairly", "most", "sehr", "très", "muy", "molto", "more"];
    DEGREES.iter().any(|degree| token.text.eq_ignore_ascii_case(degree))
}

fn words(tokens: &[Token<'_>], first: &Token<'_>) -> Kind {
    if tokens.iter().all(|token| token.class == Class::Code) {
        Kind::Code
    } else if matches!(first.class, Class::Lower | Class::Function) {
        Kind::Lower
    } else if tokens.len() <= 4 {
        Kind::Label
    } else {
        Kind::Phrase
    }
}

fn is_date(tokens: &[Token<'_>]) -> bool {
    if tokens.len() > 7 {
        return false;
    }
    let months = tokens.iter().filter(|token| token.class == Class::Month).count();
    let part = |token: &Token<'_>| {
        matches!(token.class, Class::Month | Class::Number | Class::Date | Class::Measure | Class::Dash)
    };
    months > 0 && tokens.iter().all(part)
}

/// A number, perhaps with a unit, or several joined into a range.
fn quantity(tokens: &[Token<'_>]) -> Option<Kind> {
    let (first, rest) = tokens.split_first()?;
    if !first.class.is_numeric() {
        return None;
    }
    let base = single(first);
    let Some(next) = rest.first() else { return Some(base) };
    if rest.iter().any(|token| token.class.is_numeric() && !token.inside && !token.opens) {
        let joined = rest.iter().take(3).any(|token| token.joins);
        return (joined && rest.len() <= 8).then_some(Kind::Range);
    }
    let bracketed = next.opens;
    let unit = rest.len() <= 3
        && rest.iter().all(|token| {
            token.class.is_word()
                || token.class == Class::Symbol
                || token.class == Class::Percent
                || token.inside
                || token.opens
        });
    match base {
        _ if bracketed => Some(base),
        Kind::Money | Kind::Percent if unit => Some(base),
        Kind::Number if next.class == Class::Money && rest.len() == 1 => Some(Kind::Money),
        Kind::Number if unit && next.class == Class::Percent => Some(Kind::Percent),
        Kind::Number if unit && next.class == Class::Symbol && rest.len() == 1 => Some(Kind::Number),
        Kind::Number | Kind::Measure | Kind::Range if unit && next.class != Class::Capital => Some(Kind::Measure),
        _ => None,
    }
}
