//! Articles in several pages: where the article goes on, and how its pages become one.

use crate::Captured;
use crate::dom::{Dom, NodeId};
use crate::page::Page;
use document::{Block, BlockKind, Document, Missing, assign_block_ids, block_text};
use std::collections::HashSet;
use url::Url;

/// Parameters of an address that number the pages of an article.
const PAGE_PARAMETERS: &[&str] = &["page", "p", "pg", "pageno", "paged", "seite", "pagina", "pagenum"];

/// Steps of a path that say "page" before its number.
const PAGE_STEPS: &[&str] = &["page", "p", "seite", "pagina"];

/// Places of a path that list articles and are none.
const LISTS: &[&str] = &["tag", "tags", "category", "categories", "author", "authors", "search", "archive", "topics"];

/// A number above this is a year, or the article's own.
const MOST_PAGES: u32 = 99;

/// A block with this many characters is not said twice on purpose.
const TELLING_CHARACTERS: usize = 80;

/// Words of a link that leads to the next page, in small letters.
const NEXT_WORDS: &[&str] =
    &["next", "weiter", "nächste", "suivant", "siguiente", "avanti", "التالي", "»", "›", "→", ">"];

/// Address of the article's next page: the address of this one with the next number. `others` are the pages of its
/// discussion, which are none of the article's.
pub(crate) fn next(page: &Page, others: &[Missing]) -> Option<String> {
    let here = page.url.as_ref().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let here = Numbered::of(here)?;
    let dom = page.dom;
    let links = dom.elements(Dom::ROOT, "link").chain(dom.elements(Dom::ROOT, "a"));
    let mut targets = links.filter(|&id| leads_on(dom, id, here.number + 1)).filter_map(|id| {
        let mut url = Url::parse(&page.absolute(dom.attr(id, "href")?)).ok()?;
        url.set_fragment(None);
        Some(url)
    });
    let next = targets.find(|url| {
        let is_next = Numbered::of(url).is_some_and(|other| other.stem == here.stem && other.number == here.number + 1);
        is_next && !is_page_of_discussion(url, others)
    })?;
    Some(next.into())
}

/// Whether a link says that it leads to page `number`, or to the next.
fn leads_on(dom: &Dom, id: NodeId, number: u32) -> bool {
    let Some(element) = dom.element(id) else { return false };
    let related = element.attr("rel").is_some_and(|rel| rel.split_whitespace().any(|word| word == "next"));
    if related || element.name() == "link" {
        return related;
    }
    let words = dom.visible_text(id).trim().to_lowercase();
    let label = element.attr("aria-label").or(element.attr("title")).unwrap_or_default().to_lowercase();
    let says_next = |text: &str| text.chars().count() <= 40 && NEXT_WORDS.iter().any(|next| text.contains(next));
    words.trim_matches(|c: char| !c.is_ascii_digit()).parse() == Ok(number) || says_next(&words) || says_next(&label)
}

fn is_page_of_discussion(url: &Url, others: &[Missing]) -> bool {
    let known = others.iter().any(|missing| match missing {
        Missing::CommentPages { urls } => urls.iter().any(|other| other == url.as_str()),
        _ => false,
    });
    let named = url.as_str().to_ascii_lowercase();
    known || ["comment", "replies", "cpage"].iter().any(|word| named.contains(word))
}

/// An address in two parts: which of its pages it is, and what all of them have in common.
#[derive(Debug, PartialEq, Eq)]
struct Numbered {
    stem: String,
    number: u32,
}

impl Numbered {
    /// `None` where the address can be no page of an article: the front page, a list of articles.
    fn of(url: &Url) -> Option<Self> {
        let mut number = None;
        let mut query: Vec<(String, String)> = Vec::new();
        for (name, value) in url.query_pairs() {
            match (page_number(&value), number) {
                (Some(value), None) if PAGE_PARAMETERS.contains(&&*name.to_ascii_lowercase()) => number = Some(value),
                _ => query.push((name.into(), value.into())),
            }
        }
        let mut steps: Vec<&str> = url.path_segments()?.filter(|step| !step.is_empty()).collect();
        let mut last = steps.pop()?.to_string();
        if number.is_none() {
            if let (Some(value), Some(before)) = (page_number(&last), steps.pop()) {
                number = Some(value);
                let is_word = PAGE_STEPS.contains(&before.to_ascii_lowercase().as_str());
                last = if is_word { steps.pop()?.to_string() } else { before.to_string() };
            } else if let Some((name, value)) = in_file_name(&last) {
                number = Some(value);
                last = name;
            }
        }
        let is_article = last.chars().any(char::is_alphabetic)
            && !steps.iter().any(|step| LISTS.contains(&step.to_ascii_lowercase().as_str()));
        let stem = format!("{}/{}/{last}?{query:?}", url.host_str()?, steps.join("/"));
        is_article.then_some(Self { stem, number: number.unwrap_or(1) })
    }
}

fn page_number(text: &str) -> Option<u32> {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_plain && (1..=MOST_PAGES).contains(number))
}

/// "review-2.html", "review_2.html", "review,2.html": the name of the first page, and the number.
fn in_file_name(name: &str) -> Option<(String, u32)> {
    let (stem, ending) = name.rsplit_once('.')?;
    let (stem, number) = stem.rsplit_once(['-', '_', ','])?;
    Some((format!("{stem}.{ending}"), page_number(number)?))
}

/// Adds the next page of an article to what is there of it. False, and nothing is added, where it turns out to be
/// another article.
pub fn continue_article(page: &mut Captured, next: Captured) -> bool {
    if !is_same_article(&page.document, &next.document) {
        return false;
    }
    let mut blocks = next.document.blocks;
    drop_repeated(&page.document.blocks, &mut blocks);
    page.document.blocks.extend(blocks);
    assign_block_ids(&mut page.document.blocks);
    let went_on = |missing: &Missing| matches!(missing, Missing::ArticlePages { .. });
    page.receipt.missing.retain(|missing| !went_on(missing));
    page.receipt.missing.extend(next.receipt.missing.into_iter().filter(went_on));
    page.receipt.problems.extend(next.receipt.problems);
    page.receipt.dropped.extend(next.receipt.dropped);
    page.receipt.bytes += next.receipt.bytes;
    page.receipt.tables.kept += next.receipt.tables.kept;
    page.receipt.images.declared =
        Some(page.receipt.images.declared.unwrap_or_default() + next.receipt.images.declared.unwrap_or_default());
    page.resources.extend(next.resources);
    true
}

/// Pages of one article are called alike: "Kettles compared", "Kettles compared – page 2".
fn is_same_article(one: &Document, other: &Document) -> bool {
    let words = |document: &Document| -> Option<HashSet<String>> {
        let title = &document.metadata.title.as_ref()?.value;
        let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Some(words.map(str::to_lowercase).collect())
    };
    let (Some(one), Some(other)) = (words(one), words(other)) else { return true };
    2 * one.intersection(&other).count() >= one.len().min(other.len())
}

/// Takes from the blocks of a further page what the earlier ones said already: the same opening and end on every page,
/// and long passages anywhere. A short heading may well come again ("Verdict").
fn drop_repeated(known: &[Block], blocks: &mut Vec<Block>) {
    let known: HashSet<String> = known.iter().filter_map(sayings).collect();
    let is_known = |block: &Block| sayings(block).is_some_and(|text| known.contains(&text));
    let opening = blocks.iter().take_while(|block| is_known(block)).count();
    blocks.drain(..opening);
    let end = blocks.iter().rev().take_while(|block| is_known(block)).count();
    blocks.truncate(blocks.len() - end);
    blocks.retain(|block| !is_known(block) || block_text(block).chars().nth(TELLING_CHARACTERS).is_none());
}

/// What tells a block from others: its words, and the images of a figure.
fn sayings(block: &Block) -> Option<String> {
    let mut text = block_text(block);
    if let BlockKind::Figure { images, .. } = &block.kind {
        images.iter().for_each(|image| text += &image.url);
    }
    Some(text).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Input, capture, dom};
    use proptest::prelude::*;

    fn next_of(here: &str, html: &str) -> Option<String> {
        let dom = dom::parse(html);
        next(&Page::new(&dom, Some(here), None), &[])
    }

    #[test]
    fn the_next_page_is_this_address_with_the_next_number() {
        for (here, link, expected) in [
            ("https://site.example/kettles/", "<a href='2/'>2</a>", "https://site.example/kettles/2/"),
            ("https://site.example/kettles/2/", "<a href='../3/'>Next page</a>", "https://site.example/kettles/3/"),
            ("https://site.example/kettles", "<link rel=next href='?page=2'>", "https://site.example/kettles?page=2"),
            (
                "https://site.example/kettles?a=b&page=2",
                "<a href='?a=b&page=3'>»</a>",
                "https://site.example/kettles?a=b&page=3",
            ),
            (
                "https://site.example/a/kettles.html",
                "<a href='kettles-2.html'>2</a>",
                "https://site.example/a/kettles-2.html",
            ),
            (
                "https://site.example/kettles/page/2",
                "<a rel=next href='3#top'>x</a>",
                "https://site.example/kettles/page/3",
            ),
            (
                "https://site.example/tee",
                "<a href='/tee/seite/2'>Nächste Seite</a>",
                "https://site.example/tee/seite/2",
            ),
        ] {
            assert_eq!(next_of(here, link).as_deref(), Some(expected), "{here} {link}");
        }
    }

    #[test]
    fn other_articles_lists_and_comments_are_no_next_page() {
        for (here, link) in [
            ("https://site.example/kettles/", "<link rel=next href='/lids/'>"),
            ("https://site.example/kettles/", "<a href='/lids/2/'>2</a>"),
            ("https://site.example/kettles/", "<a href='3/'>3</a>"),
            ("https://site.example/kettles/", "<a href='2/'>Our second favourite kettle of all those in this test</a>"),
            ("https://site.example/kettles/", "<a rel=next href='comment-page-2/'>2</a>"),
            ("https://site.example/kettles/", "<a rel=next href='?cpage=2'>2</a>"),
            ("https://site.example/", "<a rel=next href='/page/2/'>2</a>"),
            ("https://site.example/?p=7", "<a rel=next href='/?p=8'>Next</a>"),
            ("https://site.example/tag/tea/", "<a rel=next href='page/2/'>2</a>"),
            ("https://site.example/2024/05/11", "<a rel=next href='12'>Next</a>"),
            ("https://site.example/kettles-2024", "<a rel=next href='kettles-2025'>Next</a>"),
            ("https://site.example/kettles/", "<a rel=next href='https://other.example/kettles/2/'>2</a>"),
            ("file:///kettles/", "<a rel=next href='2/'>2</a>"),
        ] {
            assert_eq!(next_of(here, link), None, "{here} {link}");
        }
    }

    fn captured(title: &str, paragraphs: &[&str]) -> Captured {
        let text: String = paragraphs.iter().map(|text| format!("<p>{text}</p>")).collect();
        let page = format!("<title>{title}</title><article><h1>{title}</h1>{text}</article>");
        capture(&Input { bytes: page.as_bytes(), ..Input::default() })
    }

    const OPENING: &str =
        "We boiled the water of six towns in twelve kettles, and here is what we found out about them.";
    const STEEL: &str =
        "Steel kettles keep the heat for an hour longer than glass ones do, which nobody had expected of them.";
    const GLASS: &str =
        "Glass kettles show how much scale there is, so that their owners descale them twice as often at least.";

    #[test]
    fn a_further_page_adds_what_is_new_in_it() {
        let mut page = captured("Kettles compared", &[OPENING, STEEL, "Verdict"]);
        assert!(continue_article(
            &mut page,
            captured("Kettles compared – page 2", &[OPENING, GLASS, "Verdict", "Good."])
        ));
        let texts: Vec<String> = page.document.blocks.iter().map(block_text).collect();
        assert_eq!(texts, [OPENING, STEEL, "Verdict", GLASS, "Verdict", "Good."]);
        let ids: HashSet<_> = page.document.blocks.iter().map(|block| &block.id).collect();
        assert_eq!(ids.len(), 6);
        assert!(!continue_article(&mut page, captured("Twelve lids", &["Another article."])));
        assert_eq!(page.document.blocks.len(), 6);
    }

    proptest! {
        #[test]
        fn the_same_page_again_adds_nothing_long(texts in prop::collection::vec("[a-z ]{0,120}", 0..8)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let mut page = captured("Tea", &texts);
            let before = page.document.blocks.len();
            continue_article(&mut page, captured("Tea", &texts));
            prop_assert_eq!(page.document.blocks.len(), before);
        }
    }
}
