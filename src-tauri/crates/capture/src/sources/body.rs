//! What a comment says, from the three ways interfaces write it.

use crate::sources::Context;
use crate::{blocks, dom, page::Page};
use document::{Block, BlockKind, Inline};

/// Blocks of an HTML fragment. Addresses count from the context's.
pub(crate) fn html(fragment: &str, context: &Context) -> Vec<Block> {
    if fragment.trim().is_empty() {
        return Vec::new();
    }
    let dom = dom::parse(fragment);
    let mut page = Page::new(&dom, None, None);
    // Only the base: there is no page around the fragment that an address could point into.
    page.base.clone_from(&context.url);
    blocks::convert(&page, &[dom::Dom::ROOT], &|_| false)
}

/// Blocks of Markdown, with the tables and strikethrough that discussion systems know.
pub(crate) fn markdown(text: &str, context: &Context) -> Vec<Block> {
    use pulldown_cmark::{Options, Parser};
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut rendered = String::with_capacity(text.len() * 2);
    pulldown_cmark::html::push_html(&mut rendered, Parser::new_ext(text, options));
    html(&rendered, context)
}

/// Paragraphs of plain text: an empty line ends one, a line end breaks it.
pub(crate) fn plain(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut paragraph: Vec<Inline> = Vec::new();
    let mut end = |paragraph: &mut Vec<Inline>| {
        if !paragraph.is_empty() {
            blocks.push(Block::new(BlockKind::Paragraph { text: std::mem::take(paragraph) }));
        }
    };
    for line in text.lines() {
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            end(&mut paragraph);
            continue;
        }
        if !paragraph.is_empty() {
            paragraph.push(Inline::Break);
        }
        paragraph.push(Inline::text(words));
    }
    end(&mut paragraph);
    blocks
}

/// A paragraph that leads to what a discussion is about; `None` where `url` is none of the web.
pub(crate) fn link(url: Option<&str>, title: Option<&str>, context: &Context) -> Option<Block> {
    let url = context.resolve(url?)?;
    let words = Inline::text(title.map(words).unwrap_or_else(|| url.clone()));
    Some(Block::new(BlockKind::Paragraph { text: vec![Inline::Link { url, children: vec![words] }] }))
}

/// Words of an HTML fragment or of text with entities, on one line: titles and names.
pub(crate) fn words(fragment: &str) -> String {
    if !fragment.contains(['<', '&']) {
        return fragment.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    dom::parse(fragment).visible_text(dom::Dom::ROOT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::plain_text;

    #[test]
    fn three_ways_to_write_the_same() {
        let context = Context::default();
        let written = "First line.\n\nSecond.";
        assert_eq!(plain_text(&html("<p>First line.</p><p>Second.", &context)), "First line.\nSecond.");
        assert_eq!(plain_text(&markdown(written, &context)), "First line.\nSecond.");
        assert_eq!(plain_text(&plain(written)), "First line.\nSecond.");
        assert_eq!(plain("a\nb").len(), 1);
    }

    #[test]
    fn markdown_tables_are_tables() {
        let blocks = markdown("| a | b |\n|---|---|\n| 1 | 2 |", &Context::default());
        assert!(matches!(blocks.first().map(|block| &block.kind), Some(BlockKind::Table(_))), "{blocks:?}");
    }

    #[test]
    fn names_lose_their_markup() {
        assert_eq!(words("Ada &amp; <b>Bo</b>"), "Ada & Bo");
        assert_eq!(words(" Ada \n Bo "), "Ada Bo");
    }
}
