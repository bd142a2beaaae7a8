//! Places as people write them: `comment:3`, `cell:Kettle/Price`, `passage:boil the water`.

use crate::Library;
use crate::wire::{Article, Failure, Trouble};
use annotate::Found;
use document::Target;

impl Library {
    /// The target a place names in an article.
    ///
    /// `article`; `passage:WORDS` and `comment:N:WORDS` for words that stand once; `comment:N` for the Nth comment
    /// of the page or `comment:ID` for its identity; `table:N`; `row:KEY`, `column:LABEL` and `cell:KEY/LABEL`,
    /// with `N:` before the key for another table than the first that has them.
    pub fn place(&self, article: i64, place: &str) -> Result<Target, Failure> {
        let article = self.article(article)?;
        let (kind, name) = place.split_once(':').unwrap_or((place, ""));
        match kind {
            "article" => Ok(Target::Article),
            "passage" => passage(annotate::find_words(&article.document.blocks, name)).map(Target::Passage),
            "comment" => comment(&article, name),
            "table" => match table_number(&article, name) {
                Some(table) => Ok(Target::Table { table }),
                None => Err(nothing(&format!("table {name}"))),
            },
            "row" | "column" | "cell" => cell(&article, kind, name),
            _ => Err(Trouble::PlaceUnknown { place: place.into() }.into()),
        }
    }
}

fn comment(article: &Article, name: &str) -> Result<Target, Failure> {
    let by_identity = article.comments.iter().find(|saved| saved.comment.id.0 == name);
    let (number, words) = name.split_once(':').map_or((name, None), |(number, words)| (number, Some(words)));
    let by_number = || number.parse::<usize>().ok()?.checked_sub(1).and_then(|index| article.comments.get(index));
    match (by_identity, words) {
        (Some(saved), _) => Ok(Target::Comment { comment: saved.comment.id.clone() }),
        (None, words) => {
            let saved = by_number().ok_or_else(|| nothing(&format!("comment {number}")))?;
            let comment = saved.comment.id.clone();
            match words {
                None => Ok(Target::Comment { comment }),
                Some(words) => {
                    let passage = passage(annotate::find_words(&saved.comment.blocks, words))?;
                    Ok(Target::CommentPassage { comment, passage })
                }
            }
        }
    }
}

fn passage(found: Found) -> Result<document::Passage, Failure> {
    match found {
        Found::Once(passage) => Ok(passage),
        Found::Nowhere => Err(nothing("such passage")),
        Found::Often(times) => Err(Trouble::WordsOften { times }.into()),
    }
}

fn table_number(article: &Article, number: &str) -> Option<document::TableKey> {
    number.parse::<usize>().ok()?.checked_sub(1).and_then(|index| article.tables.get(index)).cloned()
}

fn cell(article: &Article, kind: &str, name: &str) -> Result<Target, Failure> {
    let chosen = name.split_once(':').and_then(|(number, rest)| Some((table_number(article, number)?, rest)));
    let (only, name) = chosen.map_or((None, name), |(table, rest)| (Some(table), rest));
    let tables = annotate::tables(&article.document);
    let tables = tables.iter().filter(|(key, _)| only.as_ref().is_none_or(|only| only == key));
    let mut targets = tables.filter_map(|(key, table)| {
        let (keys, labels) = (table.row_keys(), table.column_labels());
        match kind {
            "row" => keys.contains(&name.into()).then(|| Target::Row { table: key.clone(), row: name.into() }),
            "column" => {
                labels.contains(&name.into()).then(|| Target::Column { table: key.clone(), column: name.into() })
            }
            _ => {
                // Keys and labels may have slashes of their own, so every way to part the name is tried.
                let mut parts = name.match_indices('/').map(|(at, _)| (&name[..at], &name[at + 1..]));
                let (row, column) = parts.find(|(row, column)| {
                    keys.iter().any(|key| key == row) && labels.iter().any(|label| label == column)
                })?;
                let text = annotate::cell_text(table, row, column)?;
                Some(Target::Cell { table: key.clone(), row: row.into(), column: column.into(), text })
            }
        }
    });
    targets.next().ok_or_else(|| nothing(&format!("{kind} “{name}”")))
}

fn nothing(place: &str) -> Failure {
    Trouble::NoSuchPlace { place: place.into() }.into()
}
