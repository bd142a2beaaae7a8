//! The fixed mix of queries.

use generator::{Generator, Language, Script};

/// Queries of each kind.
const EACH: usize = 25;

/// A query, and the same words as an expression of the index.
pub struct Query {
    pub kind: &'static str,
    pub text: String,
    pub expression: String,
}

/// Two hundred queries, a quarter of a hundred of each kind.
pub fn mix(generator: &Generator) -> Vec<Query> {
    let language = |index: usize| generator.language(if index % 5 == 4 { Script::Cyrillic } else { Script::Latin });
    let han = generator.language(Script::Han);
    let filters = ["site:stoul.example", "is:unread", "tag:kept", "after:2024", "before:2010", "author:ba"];
    let mut queries = Vec::new();
    for index in 0..EACH {
        let (words, spread) = (language(index), index * 37 + 11);
        let mid = words.word(200 + spread * 3);
        queries.push(plain("rare", &words.word(20_000 + spread * 250)));
        queries.push(plain("common", &words.word(index * 2)));
        queries.push(plain("two words", &format!("{} {mid}", words.word(20 + index))));
        queries.push(prefix(words, spread));
        queries.push(phrase(words, spread));
        let filter = filters[index % filters.len()];
        let word = words.word(index * 3);
        queries.push(Query { kind: "filtered", text: format!("{word} {filter} "), expression: quoted(&word) });
        queries.push(spaced("CJK word", &han.word(100 + spread * 5)));
        queries.push(spaced("CJK two words", &format!("{}{}", han.word(100 + index), han.word(10 + index))));
    }
    queries
}

fn plain(kind: &'static str, text: &str) -> Query {
    let expression = text.split(' ').map(quoted).collect::<Vec<_>>().join(" AND ");
    Query { kind, text: format!("{text} "), expression }
}

fn prefix(language: &Language, spread: usize) -> Query {
    let word = language.word(300 + spread);
    let typed: String = word.chars().take(3 + spread % 3).collect();
    Query { kind: "prefix", expression: format!("{}*", quoted(&typed)), text: typed }
}

fn phrase(language: &Language, spread: usize) -> Query {
    let rank = 5 + spread % 400;
    let words = format!("{} {}", language.word(rank), language.word(language.collocation(rank)));
    Query { kind: "phrase", text: quoted(&words), expression: quoted(&words) }
}

/// The index keeps every character of such a script as a word of its own.
fn spaced(kind: &'static str, text: &str) -> Query {
    let characters: Vec<String> = text.chars().map(String::from).collect();
    Query { kind, text: format!("{text} "), expression: quoted(&characters.join(" ")) }
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}
