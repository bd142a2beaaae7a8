//! What the list shows of an article.

use crate::clock::rfc3339;
use crate::wire::ArticleSummary;
use document::{Block, BlockKind, Document, inline_text};
use store::article::{Article, Summary};
use store::is_spaced_out;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters of the excerpt.
const EXCERPT: usize = 240;

/// Characters of a title that is made of the first words.
const TITLE: usize = 80;

/// What the list shows of a captured document, but for numbers that the store gives.
pub(crate) fn of(document: &Document, name: &str) -> Article {
    let metadata = &document.metadata;
    let text = document::document_text(document);
    let title = title(document, name);
    Article {
        url: metadata.url.as_ref().map(|url| crate::identity::normal_url(&url.value)),
        title_key: sort_key(&title),
        title,
        byline: metadata.byline.as_ref().map(|byline| byline.value.clone()),
        site: metadata.site.as_ref().map(|site| site.value.clone()),
        published: metadata.published.as_ref().map(|date| date.value),
        language: metadata.language.as_ref().map(|language| language.value.clone()),
        direction: metadata.direction,
        excerpt: excerpt(document),
        words: count_words(&text),
        ..Article::default()
    }
}

impl From<Summary> for ArticleSummary {
    fn from(summary: Summary) -> Self {
        let Summary { id, article, deleted_at, notes, new_comments, progress, tags, collections, .. } = summary;
        Self {
            id,
            title: article.title,
            byline: article.byline,
            site: article.site,
            url: article.url,
            published: article.published,
            saved_at: rfc3339(article.saved_at),
            language: article.language,
            direction: article.direction,
            excerpt: article.excerpt,
            words: article.words,
            comments: article.comments,
            new_comments,
            notes,
            tags,
            collections,
            progress: progress as f32,
            unread: summary.unread,
            favourite: summary.favourite,
            archived: summary.archived_at.is_some(),
            opened_at: summary.opened_at.map(rfc3339),
            deleted_at: deleted_at.map(rfc3339),
            lead_image: article.lead_image,
        }
    }
}

/// What a title is sorted and found by: from its first letter or digit on, without case and diacritics.
pub(crate) fn sort_key(title: &str) -> String {
    let letters = title.nfkd().filter(|&letter| !is_combining_mark(letter)).flat_map(char::to_lowercase);
    letters.skip_while(|letter| !letter.is_alphanumeric()).collect()
}

/// The title; else the first heading or words, the file's name, or the address.
fn title(document: &Document, name: &str) -> String {
    let metadata = &document.metadata;
    let named = metadata.title.as_ref().map(|title| title.value.trim().to_string());
    let first_words = || document.blocks.iter().filter_map(own_text).map(|text| shorten(&text, TITLE)).next();
    let address = || metadata.url.as_ref().map(|url| url.value.clone());
    let candidates = [named, first_words(), Some(name.to_string()), address()];
    // A file's name and the page's first words are the page's choice too.
    let mut clear = candidates.into_iter().flatten().map(|title| capture::clear_name(&title));
    clear.find(|title| !title.is_empty()).unwrap_or_else(|| "Untitled".into())
}

fn excerpt(document: &Document) -> String {
    let mut excerpt = String::new();
    for block in &document.blocks {
        if let BlockKind::Paragraph { text } = &block.kind {
            if !excerpt.is_empty() {
                excerpt.push(' ');
            }
            excerpt.push_str(inline_text(text).replace('\n', " ").trim());
        }
        if excerpt.chars().count() > EXCERPT {
            break;
        }
    }
    shorten(&excerpt, EXCERPT)
}

fn own_text(block: &Block) -> Option<String> {
    let (BlockKind::Heading { text, .. } | BlockKind::Paragraph { text }) = &block.kind else { return None };
    let text = inline_text(text).replace('\n', " ").trim().to_string();
    (!text.is_empty()).then_some(text)
}

/// At most `limit` characters, cut between words where there is a space in the second half.
pub(crate) fn shorten(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_string() };
    let cut = &text[..end];
    let word_end = cut.rfind(' ').filter(|&space| space > end / 2).unwrap_or(end);
    format!("{}…", cut[..word_end].trim_end())
}

/// Words between spaces; each character of an unspaced script is one.
fn count_words(text: &str) -> u32 {
    let unspaced = text.chars().filter(|&character| is_spaced_out(character)).count();
    let spaced = text.split(|character: char| character.is_whitespace() || is_spaced_out(character));
    (unspaced + spaced.filter(|word| word.chars().any(char::is_alphanumeric)).count()) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_without_a_title_is_called_by_its_first_words_or_its_file() {
        let document = Document { blocks: vec![Block::paragraph("Boil the water first.")], ..Document::default() };
        assert_eq!(of(&document, "kettle.html").title, "Boil the water first.");
        assert_eq!(of(&Document::default(), "kettle.html").title, "kettle.html");
        assert_eq!(of(&Document::default(), "").title, "Untitled");
    }

    #[test]
    fn titles_are_sorted_without_case_quotes_and_diacritics() {
        assert_eq!(sort_key("“Écoute” 2"), "ecoute” 2");
        assert_eq!(sort_key("Ümlaut"), "umlaut");
    }

    #[test]
    fn words_are_counted_in_every_script() {
        assert_eq!(count_words("Boil — 3 times, 緑茶 twice"), 6);
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(shorten("one two three", 9), "one two…");
        assert_eq!(shorten("onetwothree", 5), "onetw…");
        assert_eq!(shorten("grün", 4), "grün");
    }
}
