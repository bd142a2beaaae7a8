//! Words that stand around numbers, and words that answer yes or no, in the languages of the tests and their kin.

/// How a number limits what it is said of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bound {
    /// Less than the number.
    Below,
    /// The number or less.
    AtMost,
    /// The number.
    #[default]
    Exactly,
    /// The number or more.
    AtLeast,
    /// More than the number.
    Above,
}

const QUALIFIERS: &[(Bound, &str)] = &[
    (
        Bound::Exactly,
        "about de à approx approximately around ca circa c roughly nearly almost some just only avg average typically usually between zwischen entre etwa rund ungefähr zirka fast nur environ presque unos unas cerca aproximadamente alrededor около примерно 約 大约 大約 约 حوالي تقريبا نحو بين",
    ),
    (Bound::Below, "under below less fewer unter weniger moins menos menor меньше менее 未満 أقل"),
    (
        Bound::AtMost,
        "up max maximum bis höchstens maximal jusqu'à jusqu' jusqu hasta máximo até до maximale 最大 最多 حتى",
    ),
    (
        Bound::AtLeast,
        "from min minimum least ab mindestens minimal starting dès desde mínimo partir minimo от 最低 至少 من ابتداء",
    ),
    (Bound::Above, "over above more greater über mehr plus más mais mayor больше более 超 أكثر"),
];

/// Words that go on a qualifier ("up to", "more than", "à partir de").
const FILLERS: &str = "to than at of zu als von de que d' a à the der die das du des en al au les el la aux من إلى";

const RANGE: &str = "to bis à a hasta até до إلى から 至 till until and und et y e и و";

const COUNTS: &[(f64, &str)] = &[
    (0.5, "half halbe halber halbes halben demi demie media medio"),
    (1.0, "a an one ein eine einen einem einer un une una uno один одна"),
    (2.0, "two couple zwei deux dos два две"),
    (
        3.0,
        "three few several drei einige paar mehrere trois quelques plusieurs tres unos varios varias algunos algunas три несколько 数 几 بضع بضعة عدة",
    ),
    (4.0, "four vier quatre cuatro четыре"),
    (5.0, "five fünf cinq cinco пять"),
    (6.0, "six sechs seis шесть"),
    (7.0, "seven sieben sept siete семь"),
    (8.0, "eight acht huit ocho восемь"),
    (9.0, "nine neun neuf nueve девять"),
    (10.0, "ten zehn dix diez десять"),
    (12.0, "twelve dozen zwölf douze doce двенадцать"),
];

const FREE: &str = "free gratis kostenlos gratuit gratuito 無料 免费 бесплатно مجاني مجانا مجاناً";

const YES: &str = "yes y true ja wahr oui vrai sí si sim да نعم はい 有 是 あり 可 included supported available inklusive enthalten inclus incluido";
const NO: &str = "no n false none never nein falsch kein keine non faux aucun não нет لا いいえ 无 否 なし 不可 unsupported unavailable";
const PARTIAL: &str = "partial partially partly limited some sometimes optional depends beta teilweise bedingt eingeschränkt teils begrenzt partiel partielle partiellement limité limitée parcial parcialmente limitado limitada algunos частично ограниченно جزئي جزئيا جزئياً محدود 一部 部分 限定的";

/// What a leading word says about the number after it.
pub(super) fn qualifier(word: &str) -> Option<Bound> {
    QUALIFIERS.iter().find(|(_, words)| has(words, word)).map(|(bound, _)| *bound)
}

/// What a leading sign says about the number after it.
pub(super) fn sign_bound(sign: char) -> Option<Bound> {
    match sign {
        '<' => Some(Bound::Below),
        '≤' | '⩽' => Some(Bound::AtMost),
        '~' | '≈' | '±' | '∼' | '=' => Some(Bound::Exactly),
        '≥' | '⩾' => Some(Bound::AtLeast),
        '>' => Some(Bound::Above),
        _ => None,
    }
}

/// Whether a word only goes on a qualifier.
pub(super) fn is_filler(word: &str) -> bool {
    has(FILLERS, word)
}

/// Whether a word stands between the ends of a range.
pub(super) fn is_range(word: &str) -> bool {
    has(RANGE, word)
}

/// The number that a word stands for before a unit.
pub(super) fn count(word: &str) -> Option<f64> {
    COUNTS.iter().find(|(_, words)| has(words, word)).map(|(count, _)| *count)
}

/// Whether a word says that nothing is to be paid.
pub(super) fn is_free(word: &str) -> bool {
    has(FREE, word)
}

/// Whether a word answers yes (1), no (0) or in part (0.5).
pub(super) fn answer(word: &str) -> Option<f64> {
    [(1.0, YES), (0.0, NO), (0.5, PARTIAL)].into_iter().find(|(_, words)| has(words, word)).map(|(answer, _)| answer)
}

/// Whether a mark answers yes (1), no (0) or in part (0.5). Where circles are answers of their own, an open one is yes.
pub(super) fn mark(sign: char, language: &str) -> Option<f64> {
    let east_asian = matches!(language, "ja" | "zh" | "ko");
    match sign {
        '○' | '◯' | '⭕' | '◎' => Some(if east_asian { 1.0 } else { 0.0 }),
        '✓' | '✔' | '☑' | '✅' | '●' | '⬤' | '🟢' | '👍' | '√' => Some(1.0),
        '✗' | '✘' | '✕' | '✖' | '❌' | '❎' | '×' | '☒' | '🔴' | '👎' | '☐' => Some(0.0),
        '◐' | '◑' | '◒' | '◓' | '△' | '🟡' | '⚠' | '◔' | '◕' => Some(0.5),
        _ => None,
    }
}

/// Whether a word of a script without spaces means anything here.
pub(super) fn is_known(word: &str) -> bool {
    qualifier(word).is_some() || is_range(word) || count(word).is_some() || is_free(word) || answer(word).is_some()
}

fn has(words: &str, word: &str) -> bool {
    let lower = word.to_lowercase();
    words.split(' ').any(|known| known == lower)
}
