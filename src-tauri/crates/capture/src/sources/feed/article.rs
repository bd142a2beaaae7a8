//! Feeds of articles: one item is the article; several become its sections.

use super::{Feed, Item};
use crate::sources::thread::Thread;
use crate::sources::{Context, author, container};
use document::{Block, BlockKind, Inline};

/// The thread of a feed of articles; `None` for a feed without items.
pub(super) fn thread(mut feed: Feed, context: &Context) -> Option<Thread> {
    let mut thread = Thread { format: "feed", ..Thread::default() };
    let context = &feed.link.as_deref().map_or_else(|| context.clone(), |link| context.at(link));
    let metadata = &mut thread.document.metadata;
    metadata.language = feed.language.take().map(container);
    if feed.items.len() == 1 {
        let item = feed.items.pop()?;
        let context = &item.link.as_deref().map_or_else(|| context.clone(), |link| context.at(link));
        metadata.title = item.title.clone().map(container);
        metadata.site = feed.title.take().map(container);
        metadata.byline = byline(&item).map(container);
        metadata.published = item.date.map(container);
        metadata.modified = item.modified.filter(|modified| Some(*modified) != item.date).map(container);
        metadata.url = item.link.as_deref().and_then(|link| context.resolve(link)).map(container);
        thread.declared = item.comments;
        thread.document.blocks = item.blocks(context);
        thread.count_missing();
        return Some(thread);
    }
    metadata.title = feed.title.take().map(container);
    metadata.url = feed.link.as_deref().and_then(|link| context.resolve(link)).map(container);
    for item in &feed.items {
        thread.document.blocks.extend(section(item, context));
    }
    (!feed.items.is_empty()).then_some(thread)
}

/// Who wrote an item, without an address of mail.
pub(crate) fn byline(item: &Item) -> Option<String> {
    author::author(item.author.as_deref()?, None).map(|author| author.name)
}

/// A heading that leads to the article, who wrote it and when, and what it says.
fn section(item: &Item, context: &Context) -> Vec<Block> {
    let words = Inline::text(item.title.clone().or_else(|| item.link.clone()).unwrap_or_default());
    let text = match item.link.as_deref().and_then(|link| context.resolve(link)) {
        Some(url) => Inline::Link { url, children: vec![words] },
        None => words,
    };
    let mut blocks = vec![Block::new(BlockKind::Heading { level: 2, text: vec![text] })];
    let date = item.date.map(|date| date.to_string());
    let signed: Vec<String> = byline(item).into_iter().chain(date).collect();
    if !signed.is_empty() {
        blocks.push(Block::paragraph(signed.join(", ")));
    }
    let context = item.link.as_deref().map_or_else(|| context.clone(), |link| context.at(link));
    blocks.extend(item.blocks(&context));
    blocks
}
