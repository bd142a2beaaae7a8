//! `postil list` and `postil show`.

use crate::output::Output;
use library::wire::ArticleSummary;
use library::{Failure, Format, Library};

/// All articles, one a line.
pub fn list(library: &Library, bin: bool, output: Output) -> Result<(), Failure> {
    output.value(&library.list_articles(bin)?, |articles| match articles.as_slice() {
        [] if bin => "The bin is empty.".into(),
        [] => "The library is empty. Save a page with `postil import FILE`.".into(),
        articles => articles.iter().map(line).collect::<Vec<_>>().join("\n"),
    })
}

fn line(article: &ArticleSummary) -> String {
    let details = [
        article.site.clone(),
        article.byline.clone(),
        Some(format!("{} words", article.words)),
        Some(format!("{} comments", article.comments)).filter(|_| article.comments > 0),
        Some(format!("{} new", article.new_comments)).filter(|_| article.new_comments > 0),
        Some(format!("{} notes", article.notes)).filter(|_| article.notes > 0),
        Some(article.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" "))
            .filter(|tags| !tags.is_empty()),
    ];
    let details: Vec<String> = details.into_iter().flatten().collect();
    format!("{:>4}  {}\n      {}", article.id, article.title, details.join(" · "))
}

/// An article as Markdown, comments numbered as places name them, or everything about it as JSON.
pub fn show(library: &Library, id: i64, output: Output) -> Result<(), Failure> {
    let article = library.article(id)?;
    let text = library.export(id, Format::Markdown)?;
    output.value(&article, |_| text)
}
