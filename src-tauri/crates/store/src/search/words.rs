//! Words as an expression of the index.

use crate::words::space_out;

/// More terms than anyone types; the index refuses expressions that nest too deep.
const MAX_TERMS: usize = 64;

/// Letters from which on a word that is still being typed stands for all words it begins: the length that the index
/// keeps the beginnings of. Shorter ones begin words of nearly every article.
const PREFIX: usize = 3;

/// Something to look for: a word, or several in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The words.
    pub text: String,
    /// Whether the last word may go on.
    pub prefix: bool,
}

/// What to look for, as an expression that the index always understands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(pub(super) String);

impl Term {
    /// A whole word.
    pub fn word(text: impl Into<String>) -> Self {
        Self { text: text.into(), prefix: false }
    }

    /// The term as a quoted phrase; `None` where it has no letter or digit.
    pub(super) fn phrase(&self) -> Option<String> {
        let words = space_out(&self.text).replace('"', " ");
        let star = if self.prefix && last_word_is_long(&words) { "*" } else { "" };
        words.chars().any(char::is_alphanumeric).then(|| format!("\"{}\"{star}", words.trim()))
    }
}

fn last_word_is_long(words: &str) -> bool {
    words.trim_end().chars().rev().take_while(|character| character.is_alphanumeric()).count() >= PREFIX
}

impl Words {
    /// All of `with` and none of `without`, anywhere or only in some columns of the index. `None` where `with` has no
    /// letter or digit at all.
    pub fn new(with: &[Term], without: &[Term], columns: &[&str]) -> Option<Self> {
        let phrases =
            |terms: &[Term]| -> Vec<String> { terms.iter().filter_map(Term::phrase).take(MAX_TERMS).collect() };
        let (with, without) = (phrases(with), phrases(without));
        if with.is_empty() {
            return None;
        }
        let mut all = with.join(" AND ");
        if !columns.is_empty() {
            all = format!("{{{}}} : ({all})", columns.join(" "));
        }
        Some(Self(if without.is_empty() { all } else { format!("({all}) NOT ({})", without.join(" OR ")) }))
    }

    /// These words, said by this author.
    pub(super) fn by(&self, author: Option<&str>) -> String {
        match author.and_then(|author| Term::word(author).phrase()) {
            Some(author) => format!("({}) AND author : {author}", self.0),
            None => self.0.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_phrases_of_the_index() {
        let prefix = |text: &str| Term { text: text.into(), prefix: true };
        for (with, without, columns, expected) in [
            (vec![Term::word("hard \"water")], vec![], &[][..], "\"hard  water\""),
            (vec![prefix("ke")], vec![], &[], "\"ke\""),
            (vec![prefix("ket")], vec![], &[], "\"ket\"*"),
            (vec![prefix("std fm")], vec![], &[], "\"std fm\""),
            (vec![Term::word("緑茶")], vec![], &[], "\"緑  茶\""),
            (
                vec![Term::word("a"), Term::word("b")],
                vec![Term::word("c")],
                &["title"],
                "({title} : (\"a\" AND \"b\")) NOT (\"c\")",
            ),
        ] {
            let words = Words::new(&with, &without, columns).map(|words| words.0);
            assert_eq!(words.as_deref(), Some(expected));
        }
        assert_eq!(Words::new(&[Term::word("!?")], &[], &[]), None);
    }
}
