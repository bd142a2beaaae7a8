//! `postil feed`.

use crate::arguments::{FeedCommand, Fetching};
use crate::fetch::tell;
use crate::import::line;
use crate::output::Output;
use library::wire::{Feed, FeedItem, ImportProgress};
use library::{Cancel, Failure, FailureCode, FetchOptions, Incoming, Library};
use std::path::Path;

/// Does what is asked with the feeds that the reader follows.
pub fn run(library: &Library, command: &FeedCommand, output: Output) -> Result<(), Failure> {
    match command {
        FeedCommand::Add { url, allow_host } => {
            let options = FetchOptions { confirmed: allow_host.clone(), ..FetchOptions::default() };
            let feed = library.follow(url, &options, &Cancel::default())?;
            output.value(&feed, feed_line)
        }
        FeedCommand::List => {
            let feeds = library.feeds()?;
            output.value(&feeds, |feeds| lines(feeds, feed_line))
        }
        FeedCommand::Items { feed, unread, limit } => {
            let items = library.feed_items(*feed, *unread, 0, *limit)?;
            output.value(&items, |items| lines(&items.items, item_line))
        }
        FeedCommand::Refresh { feeds, fetching } => refresh(library, feeds, fetching, output),
        FeedCommand::Save { item, fetching } => {
            let imported = library.save_feed_item(*item, &fetching.into(), &Cancel::default(), tell)?;
            output.value(&imported, line)
        }
        FeedCommand::AtOnce { feed, off } => library.save_at_once(*feed, !off).map(drop),
        FeedCommand::Remove { feed } => library.unfollow(*feed).map(drop),
        FeedCommand::In { file } => {
            let new = library.import_opml(&read(file)?)?;
            output.value(&new, |new| format!("{new} feeds are new"))
        }
        FeedCommand::Out => output.bytes(library.export_opml()?.as_bytes()),
    }
}

fn refresh(library: &Library, feeds: &[i64], fetching: &Fetching, output: Output) -> Result<(), Failure> {
    let refreshed = library.refresh_feeds(feeds, &fetching.into(), &Cancel::default(), |progress| match progress {
        ImportProgress::Working { name, .. } => eprintln!("{name}"),
        ImportProgress::Fetching { at } => tell(at),
        ImportProgress::Failed { name, error, .. } => eprintln!("{name}: {error}"),
        _ => {}
    })?;
    output.value(&refreshed, |refreshed| format!("{} new, {} saved", refreshed.found, refreshed.saved))?;
    match refreshed.failed.into_iter().next() {
        None => Ok(()),
        Some(failed) => Err(failed.error),
    }
}

fn read(file: &Path) -> Result<Incoming, Failure> {
    Incoming::file(file).map_err(|failure| Failure { code: FailureCode::Unreadable, ..failure })
}

fn lines<T>(items: &[T], line: fn(&T) -> String) -> String {
    items.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn feed_line(feed: &Feed) -> String {
    let state = match (&feed.failure, feed.at_once) {
        (Some(failure), _) => format!("\n   {failure}"),
        (None, true) => "; saved at once".to_string(),
        (None, false) => String::new(),
    };
    format!("{}  {}\n   {} unread of {}{state}", feed.id, feed.title, feed.unread, feed.items)
}

fn item_line(item: &FeedItem) -> String {
    let published = item.published.map(|date| date.to_string()).unwrap_or_default();
    let comments = item.comments.map(|count| format!(", {count} comments")).unwrap_or_default();
    let saved = item.article.map(|id| format!(", saved as {id}")).unwrap_or_default();
    let mark = if item.unread { "*" } else { " " };
    format!("{} {mark} {}\n   {}  {published}{comments}{saved}", item.id, item.title, item.feed_title)
}
