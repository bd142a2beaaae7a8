//! `postil search`.

use crate::output::Output;
use library::wire::{HitPlace, SearchHit, SearchOrder};
use library::{Cancel, Failure, Library};

/// Hits, the best first where there are few enough to be ranked.
pub fn run(library: &Library, query: &str, article: Option<i64>, output: Output) -> Result<(), Failure> {
    let search = |order| library.search(query, article, order, &Cancel::default());
    let newest = search(SearchOrder::Newest)?;
    let results = if newest.rankable { search(SearchOrder::Best)? } else { newest };
    output.value(&results.hits, |hits| match hits.as_slice() {
        [] => "Nothing was found.".into(),
        hits => hits.iter().map(line).collect::<Vec<_>>().join("\n"),
    })
}

fn line(hit: &SearchHit) -> String {
    let place = match &hit.place {
        HitPlace::Title => "title".to_string(),
        HitPlace::Block { .. } => "text".into(),
        HitPlace::Cell { row, cell, .. } => format!("table, row {}, cell {}", row + 1, cell + 1),
        HitPlace::Comment { comment } => format!("comment:{comment}"),
        HitPlace::Note { note } => format!("note {note}"),
        HitPlace::OwnComment { own_comment } => format!("own comment {own_comment}"),
    };
    let snippet = hit.snippet.iter().map(|part| if part.hit { format!("[{}]", part.text) } else { part.text.clone() });
    format!("{:>4}  {} ({place})\n      {}", hit.article, hit.title, snippet.collect::<String>())
}
