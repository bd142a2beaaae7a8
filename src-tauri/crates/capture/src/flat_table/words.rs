//! The few words whose meaning the model knows, in the languages most pages are written in.

/// A word that answers yes or no, or says that there is nothing to say.
pub(super) fn is_choice(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "yes",
        "no",
        "n/a",
        "na",
        "true",
        "false",
        "none",
        "ja",
        "nein",
        "oui",
        "non",
        "sí",
        "sì",
        "sim",
        "não",
        "nee",
        "tak",
        "nie",
        "да",
        "нет",
        "はい",
        "いいえ",
        "是",
        "否",
    ];
    one_of(WORDS, word)
}

/// A small word that joins others and stands at neither end of most cells.
pub(super) fn is_function_word(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "if", "in", "into", "is", "it", "its",
        "of", "on", "or", "over", "per", "than", "that", "the", "their", "then", "this", "to", "under", "up", "via",
        "vs", "was", "were", "when", "where", "which", "with", "without", "your", //
        "am", "auf", "aus", "bei", "bis", "das", "dem", "den", "der", "des", "die", "ein", "eine", "einem", "einen",
        "einer", "für", "im", "ist", "mit", "nach", "oder", "pro", "um", "und", "von", "vom", "zu", "zum",
        "zur", //
        "au", "aux", "avec", "ce", "dans", "de", "du", "en", "est", "et", "la", "le", "les", "ou", "par", "pour",
        "sur", "un", "une", "à", //
        "al", "con", "del", "el", "las", "los", "o", "para", "por", "que", "sin", "una", "y", //
        "alla", "che", "da", "dal", "della", "di", "e", "gli", "i", "il", "nel", "per", "più", "tra", //
        "da", "das", "do", "dos", "em", "na", "no", "os", "um", "uma", //
        "een", "en", "het", "met", "naar", "op", "te", "van", "voor",
    ];
    one_of(WORDS, word)
}

/// A month's name or its short form.
pub(super) fn is_month(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec", //
        "januar",
        "februar",
        "märz",
        "mai",
        "juni",
        "juli",
        "oktober",
        "dezember",
        "okt",
        "dez", //
        "janvier",
        "février",
        "avril",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre", //
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre", //
        "gennaio",
        "febbraio",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "settembre",
        "ottobre",
        "dicembre",
    ];
    one_of(WORDS, word)
}

/// "about", "up to", "≤": says nothing about what kind of value follows.
pub(super) fn is_qualifier(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "~", "<", ">", "≤", "≥", "≈", "±", "about", "approx.", "up", "to", "from", "over", "under", "ca.", "bis", "ab",
    ];
    one_of(WORDS, word)
}

fn one_of(words: &[&str], word: &str) -> bool {
    word.len() <= 24 && words.contains(&word.to_lowercase().as_str())
}
