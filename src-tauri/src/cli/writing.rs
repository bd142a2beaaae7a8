//! `postil note` and `postil reply`.

use crate::output::Output;
use document::Label;
use library::wire::OwnParent;
use library::{Failure, FailureCode, Incoming, Library};
use std::io;

/// Writes a note beside a place.
pub fn note(
    library: &Library,
    article: i64,
    on: &str,
    label: Label,
    text: &str,
    output: Output,
) -> Result<(), Failure> {
    let target = library.place(article, on)?;
    let note = library.create_note(article, &target, label, &written(text)?)?;
    output.value(&note, |note| format!("Note {} saved.", note.id))
}

/// Writes a comment of the reader's own.
pub fn reply(library: &Library, article: i64, to: Option<usize>, text: &str, output: Output) -> Result<(), Failure> {
    let parent = match to {
        None => OwnParent::Article,
        Some(number) => {
            let comments = library.article(article)?.comments;
            let comment = number.checked_sub(1).and_then(|index| comments.get(index));
            let comment = comment.ok_or_else(|| {
                let message = format!("There is no comment {number}; the article has {}.", comments.len());
                Failure::told(FailureCode::NotFound, message)
            })?;
            OwnParent::Comment(comment.comment.id.clone())
        }
    };
    let own = library.create_own_comment(article, &parent, &written(text)?)?;
    output.value(&own, |own| format!("Own comment {} saved. It is not published.", own.id))
}

/// The text, or standard input for `-`.
fn written(text: &str) -> Result<String, Failure> {
    if text != "-" {
        return Ok(text.into());
    }
    let input = Incoming::stream(io::stdin().lock(), "standard input")?;
    String::from_utf8(input.bytes)
        .map(|text| text.trim_end().to_string())
        .map_err(|_| Failure::told(FailureCode::Invalid, "Standard input is not UTF-8 text. Convert it first."))
}
