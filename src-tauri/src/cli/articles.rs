//! `postil list` and `postil show`.

use crate::arguments::{Listing, Sort};
use crate::output::Output;
use library::wire::{ArticleSummary, ListQuery, Order, Place};
use library::{Failure, Format, Library};

/// Articles read from the library at a time.
const PAGE: u32 = 500;

/// A list of articles, one a line.
pub fn list(library: &Library, listing: &Listing, output: Output) -> Result<(), Failure> {
    let query = query(library, listing)?;
    let limit = listing.limit.unwrap_or(u32::MAX);
    let mut articles = Vec::new();
    loop {
        let offset = articles.len() as u32;
        let page = library.list_articles(&query, offset, PAGE.min(limit - offset))?;
        let is_last = page.articles.len() < PAGE as usize;
        articles.extend(page.articles);
        if is_last || articles.len() as u32 >= limit {
            break;
        }
    }
    let is_everything = query == ListQuery::default();
    output.value(&articles, |articles| match articles.as_slice() {
        [] if listing.bin => "No article is in the bin.".into(),
        [] if is_everything => "The library is empty. Save a page with `postil import FILE`.".into(),
        [] => "No article is like that.".into(),
        articles => articles.iter().map(line).collect::<Vec<_>>().join("\n"),
    })
}

fn query(library: &Library, listing: &Listing) -> Result<ListQuery, Failure> {
    let place = match listing {
        Listing { bin: true, .. } => Place::Bin,
        Listing { archive: true, .. } => Place::Archive,
        Listing { tag: Some(tag), .. } => Place::Tag { tag: tag.clone() },
        Listing { site: Some(site), .. } => Place::Site { site: site.clone() },
        Listing { collection: Some(name), .. } => {
            Place::Collection { collection: super::organise::named(library, name)? }
        }
        _ => Place::Library,
    };
    Ok(ListQuery {
        place,
        unread: listing.unread,
        new_comments: listing.new,
        favourite: listing.favourites,
        notes: listing.notes,
        order: listing.sort.into(),
        reversed: listing.reverse,
    })
}

impl From<Sort> for Order {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Saved => Self::Saved,
            Sort::Published => Self::Published,
            Sort::Title => Self::Title,
            Sort::Site => Self::Site,
            Sort::Length => Self::Length,
            Sort::Comments => Self::Comments,
            Sort::Opened => Self::Opened,
            Sort::Hand => Self::Hand,
        }
    }
}

fn line(article: &ArticleSummary) -> String {
    let details = [
        article.site.clone(),
        article.byline.clone(),
        Some("unread".to_string()).filter(|_| article.unread),
        Some("favourite".to_string()).filter(|_| article.favourite),
        Some("archived".to_string()).filter(|_| article.archived),
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
