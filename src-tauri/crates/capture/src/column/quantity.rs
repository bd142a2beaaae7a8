//! A number with its unit, or a range of them, out of a cell's tokens.

use super::token::Token;
use super::unit::{self, Dimension, Unit};
use super::words::{self, Bound};

/// What a cell counts or measures, in the base unit of its dimension.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantity {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) bound: Bound,
    pub(super) dimension: Dimension,
    /// One of the unit that was written, in the base unit.
    pub(super) factor: f64,
    /// Nothing but a few words follows.
    pub(super) whole: bool,
}

/// So many words may follow a quantity that is all a cell says.
const TRAILING_WORDS: usize = 3;

/// Seconds of the time that prices are compared by: a month.
const MONTH: f64 = 365.25 * 86_400.0 / 12.0;

/// Reads the quantity that a cell starts with.
pub(super) fn read(tokens: &[Token], language: &str) -> Option<Quantity> {
    let mut reader = Reader { tokens, at: 0, language };
    let bound = reader.lead();
    let first = reader.value()?;
    let second = reader.range_end();
    let (first, second) = shared(first, second);
    let whole = reader.rest_is_short();
    let counted = reader.counted(&first);
    let mut quantity = join(&first, second.as_ref(), bound, whole)?;
    if reader.at_least() && quantity.bound == Bound::Exactly && second.is_none() {
        quantity.bound = Bound::AtLeast;
    }
    if let Some(word) = counted {
        quantity.dimension = Dimension::Counted(word);
    }
    Some(quantity)
}

/// A number as written, before its unit is applied.
#[derive(Clone, Debug)]
struct Value {
    number: f64,
    multiple: Option<f64>,
    unit: Option<Unit>,
}

struct Reader<'t> {
    tokens: &'t [Token],
    at: usize,
    language: &'t str,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead)
    }

    fn word(&self, ahead: usize) -> Option<&str> {
        match self.peek(ahead) {
            Some(Token::Word(word)) => Some(word),
            _ => None,
        }
    }

    fn sign(&self, ahead: usize) -> Option<char> {
        match self.peek(ahead) {
            Some(Token::Sign(sign)) => Some(*sign),
            _ => None,
        }
    }

    /// Skips words and signs that qualify what follows ("up to", "~"), and says how.
    fn lead(&mut self) -> Bound {
        let mut bound = Bound::Exactly;
        let mut qualified = false;
        loop {
            let known = match self.peek(0) {
                Some(Token::Sign('.')) if qualified => Some(Bound::Exactly),
                Some(Token::Sign(sign)) => words::sign_bound(*sign),
                Some(Token::Word(word)) => {
                    words::qualifier(word).or_else(|| (qualified && words::is_filler(word)).then_some(Bound::Exactly))
                }
                _ => None,
            };
            let Some(known) = known else { return bound };
            if known != Bound::Exactly {
                bound = known;
            }
            qualified = true;
            self.at += 1;
        }
    }

    /// A number with what stands around it, or a time in words ("a few weeks", "hours").
    fn value(&mut self) -> Option<Value> {
        let before = self.at;
        let mut sign = 1.0;
        let mut unit = self.currency();
        while let Some(mark) = self.sign(0).filter(|mark| matches!(mark, '-' | '–' | '+' | '%')) {
            if mark == '%' {
                unit = Some(percent());
            } else if mark != '+' {
                sign = -1.0;
            }
            self.at += 1;
        }
        unit = unit.or_else(|| self.currency());
        let Some(&Token::Number(number)) = self.peek(0) else {
            self.at = before;
            return self.time_in_words();
        };
        self.at += 1;
        let mut value = Value { number: sign * number, multiple: None, unit };
        self.denominator(&mut value);
        self.suffix(&mut value);
        self.compound(&mut value);
        Some(value)
    }

    fn currency(&mut self) -> Option<Unit> {
        let (length, code) = self.currency_here()?;
        // A word that names a currency comes before a number or after one; here it must come before.
        let rest = self.peek(length);
        if !matches!(rest, Some(Token::Number(_) | Token::Sign('-' | '–' | '+'))) {
            return None;
        }
        self.at += length;
        Some(money(code))
    }

    /// A currency's sign, code or name, of one token or two ("US$", "R$").
    fn currency_here(&self) -> Option<(usize, &'static str)> {
        match (self.peek(0)?, self.peek(1)) {
            (Token::Word(word), Some(Token::Sign('$'))) => Some((2, unit::currency(&format!("{word}$"))?)),
            (Token::Word(word), Some(Token::Sign('.'))) => Some((2, unit::currency(word)?)),
            (Token::Word(word), _) => Some((1, unit::currency(word)?)),
            (Token::Sign(sign), _) => Some((1, unit::currency(sign.encode_utf8(&mut [0; 4]))?)),
            _ => None,
        }
    }

    /// "3/4 cup" is a fraction where a unit or word follows.
    fn denominator(&mut self, value: &mut Value) {
        if let (Some('/'), Some(&Token::Number(below)), Some(_)) = (self.sign(0), self.peek(1), self.word(2))
            && below > 1.0
            && value.number < below
        {
            value.number /= below;
            self.at += 2;
        }
    }

    /// Multiples, then a unit or currency, then what it is per.
    fn suffix(&mut self, value: &mut Value) {
        while let Some(factor) = self.word(0).and_then(|word| unit::multiple(word, self.language)) {
            value.multiple = Some(value.multiple.unwrap_or(1.0) * factor);
            self.at += 1;
            // "1億2000万": what follows a multiple without a space adds to it.
            if let (Some(&Token::Number(more)), Some(next)) = (self.peek(0), self.word(1))
                && let Some(smaller) = unit::multiple(next, self.language).filter(|smaller| *smaller < factor)
            {
                value.number += more * smaller / factor;
                self.at += 2;
            }
            if self.sign(0) == Some('.') {
                self.at += 1;
            }
        }
        if value.unit.is_none() {
            self.unit(value);
        }
        self.per(value);
    }

    fn unit(&mut self, value: &mut Value) {
        if self.sign(0) == Some('%') {
            self.at += 1;
            value.unit = Some(percent());
        } else if self.sign(0) == Some('"') {
            self.at += 1;
            value.unit = unit::unit("in");
        } else if let Some((length, unit)) = self.unit_here() {
            self.at += length;
            value.unit = Some(unit);
            // Abbreviations end in a stop.
            if self.sign(0) == Some('.') {
                self.at += 1;
            }
        } else if let Some((length, code)) = self.currency_here() {
            self.at += length;
            value.unit = Some(money(code));
        }
    }

    /// The unit that comes next, after a hyphen too ("5-day"). "5 a 10" and "5 y 10" are ranges, not ares and years.
    fn unit_here(&self) -> Option<(usize, Unit)> {
        let hyphens = usize::from(matches!(self.sign(0), Some('-' | '‐' | '‑')));
        let word = self.word(hyphens)?;
        let joins = words::is_range(word) && !matches!(self.peek(1), None | Some(Token::Sign(_)));
        if joins { None } else { Some((hyphens + 1, unit::unit(word)?)) }
    }

    /// "€ 20 / month", "120 km/h": money is compared by the month, anything else keeps its divisor.
    fn per(&mut self, value: &mut Value) {
        let is_per = self.sign(0) == Some('/')
            || self.word(0).is_some_and(|word| ["per", "pro", "par", "por", "al", "в", "a", "p"].contains(&word));
        let time = self.word(1).and_then(unit::unit).filter(|unit| unit.dimension == Dimension::Time);
        let (true, Some(time), Some(unit)) = (is_per, time, &mut value.unit) else { return };
        match &mut unit.dimension {
            Dimension::Money(code) => {
                *code = format!("{code}/month");
                unit.factor *= MONTH / time.factor;
            }
            Dimension::Measure(base) => {
                let dimension = format!("{base}/s");
                unit.dimension = Dimension::Counted(dimension);
                unit.factor /= time.factor;
            }
            _ => return,
        }
        self.at += 2;
    }

    /// "1 h 30 min", "5 ft 10 in": further numbers with smaller units of the same dimension.
    fn compound(&mut self, value: &mut Value) {
        while let (Some(unit), Some(&Token::Number(number))) = (value.unit.clone(), self.peek(0)) {
            let next = self.word(1).and_then(unit::unit).or_else(|| self.minutes(&unit));
            let Some(next) = next.filter(|next| next.dimension == unit.dimension && next.factor < unit.factor) else {
                return;
            };
            value.number += number * next.factor / unit.factor;
            self.at += 2;
        }
    }

    /// "1 h 30" ends in minutes.
    fn minutes(&self, unit: &Unit) -> Option<Unit> {
        const HOUR: f64 = 3_600.0;
        let hours = unit.dimension == Dimension::Time && unit.factor == HOUR;
        (hours && self.peek(1).is_none()).then(|| unit::unit("min"))?
    }

    fn time_in_words(&mut self) -> Option<Value> {
        let count = self.word(0).and_then(words::count);
        let ahead = usize::from(count.is_some());
        // "a couple of days", "ein paar Tage", "half an hour"
        let skipped = (0..3).find(|skip| self.is_time(ahead + skip) && !self.is_time(ahead + skip + 1))?;
        let unit = self.word(ahead + skipped).and_then(unit::unit)?;
        let between = (0..skipped).filter_map(|at| self.word(ahead + at));
        if count.is_none() && skipped > 0 || between.clone().any(|word| !is_joint(word)) {
            return None;
        }
        let more = between.filter_map(words::count).rfind(|count| *count > 1.0);
        self.at += ahead + skipped + 1;
        let number = match (count, more) {
            (Some(count), Some(more)) => count * more,
            (count, more) => count.or(more).unwrap_or(1.0),
        };
        Some(Value { number, multiple: None, unit: Some(unit) })
    }

    /// Whether a word names a time. One that also counts ("an hour", "un an") does where no time follows it.
    fn is_time(&self, ahead: usize) -> bool {
        let names_time = |word: &str| unit::unit(word).is_some_and(|unit| unit.dimension == Dimension::Time);
        self.word(ahead).is_some_and(|word| word.chars().count() > 1 && names_time(word))
    }

    fn range_end(&mut self) -> Option<Value> {
        let before = self.at;
        let joined = match self.peek(0) {
            Some(Token::Sign('-' | '–' | '—' | '~' | '…' | '‐' | '‑')) => true,
            Some(Token::Word(word)) => words::is_range(word),
            _ => false,
        };
        if !joined {
            return None;
        }
        self.at += 1;
        self.lead();
        let value = self.value();
        if value.is_none() {
            self.at = before;
        }
        value
    }

    fn at_least(&self) -> bool {
        self.tokens.contains(&Token::Sign('+')) && self.tokens.first() != Some(&Token::Sign('+'))
    }

    /// The word that says what a bare number counts ("12 pages").
    fn counted(&self, value: &Value) -> Option<String> {
        let bare = value.unit.is_none();
        self.word(0).filter(|word| bare && word.chars().count() > 1 && !words::is_range(word)).map(str::to_lowercase)
    }

    /// Whether what follows is no more than a few words, a mark or something in brackets.
    fn rest_is_short(&self) -> bool {
        let mut depth = 0_u32;
        let mut words = 0;
        for token in self.tokens.get(self.at..).unwrap_or(&[]) {
            match token {
                Token::Sign('(' | '[' | '（') => depth += 1,
                Token::Sign(')' | ']' | '）') => depth = depth.saturating_sub(1),
                Token::Word(_) if depth == 0 => words += 1,
                Token::Number(_) if depth == 0 => return false,
                _ => {}
            }
        }
        words <= TRAILING_WORDS
    }
}

fn is_joint(word: &str) -> bool {
    words::count(word).is_some() || matches!(word.to_lowercase().as_str(), "of" | "paar" | "de")
}

fn money(code: &str) -> Unit {
    Unit { dimension: Dimension::Money(code.into()), factor: 1.0, offset: 0.0 }
}

fn percent() -> Unit {
    Unit { dimension: Dimension::Percent, factor: 1.0, offset: 0.0 }
}

/// What only one end of a range says counts for both: the unit, and the multiple of the second.
fn shared(mut first: Value, second: Option<Value>) -> (Value, Option<Value>) {
    let Some(mut second) = second else { return (first, None) };
    first.unit = first.unit.or_else(|| second.unit.clone());
    second.unit = second.unit.or_else(|| first.unit.clone());
    if first.number <= second.number {
        first.multiple = first.multiple.or(second.multiple);
    }
    (first, Some(second))
}

fn join(first: &Value, second: Option<&Value>, bound: Bound, whole: bool) -> Option<Quantity> {
    let from = base(first);
    let to = second.map_or(from, base);
    let dimension = first.unit.as_ref().map_or(Dimension::Plain, |unit| unit.dimension.clone());
    if second.is_some_and(|second| {
        second.unit.as_ref().map(|unit| &unit.dimension) != first.unit.as_ref().map(|unit| &unit.dimension)
    }) {
        return None;
    }
    let (from, to) = if from <= to { (from, to) } else { (to, from) };
    let factor = first.unit.as_ref().map_or(1.0, |unit| unit.factor);
    Some(Quantity { from, to, bound, dimension, factor, whole })
}

fn base(value: &Value) -> f64 {
    let number = value.number * value.multiple.unwrap_or(1.0);
    value.unit.as_ref().map_or(number, |unit| number * unit.factor + unit.offset)
}
