//! From bytes to a document: decides what the bytes are and joins what the parts make of them.

use crate::article::{DeclaredBody, Reason};
use crate::container::{self, ContainedPage};
use crate::discussion::{self, OpeningPost};
use crate::dom::Dom;
use crate::metadata::{self, Declared};
use crate::page::Page;
use crate::{
    Captured, Input, article, article_pages, blocks, dates, dom, elsewhere, embedded, encoding, names, paywall,
    plain_text, sources,
};
use document::{
    Block, BlockKind, Comment, Count, Discussion, Document, Dropped, Image, Inline, Metadata, Missing, Problem,
    Receipt, Rendition, Source, Sourced, assign_block_ids, assign_comment_ids,
};

/// Reads an article, its tables and its discussion from `input`. Pure: the same input gives the same result.
pub fn capture(input: &Input) -> Captured {
    let unpacked = container::unpack(input);
    let mut parts = unpacked.pages.iter().map(|page| part(page, input));
    let mut captured = parts.next().unwrap_or_default();
    parts.for_each(|part| append(&mut captured, part));
    describe(&mut captured.document.metadata, unpacked.metadata);
    if unpacked.pages.len() == 1 {
        drop_title(&mut captured.document);
    }
    captured.resources = unpacked.resources;
    names::clear(&mut captured);
    finish(&mut captured);
    let receipt = &mut captured.receipt;
    if !unpacked.format.is_empty() {
        receipt.format = unpacked.format.into();
    }
    receipt.bytes = input.bytes.len() as u64;
    receipt.problems.splice(0..0, unpacked.problems);
    captured
}

/// One page of a container; mostly the only one, and mostly the input itself.
fn part(contained: &ContainedPage, input: &Input) -> Captured {
    let input = Input {
        bytes: &contained.bytes,
        media_type: contained.media_type.as_deref(),
        url: contained.url.as_deref().or(input.url),
        ..input.clone()
    };
    let decoded = encoding::decode(input.bytes, input.media_type);
    let mut captured = match sources::recognise(&decoded.text, &input) {
        _ if contained.whole => whole(&decoded.text, &input),
        Some(recovered) => data(recovered),
        None => match form(&decoded.text, input.media_type) {
            Form::Html => html(&decoded.text, &input),
            Form::Source => source(&decoded.text),
            Form::Text => text(&decoded.text, &input),
        },
    };
    let known = &mut captured.document.metadata;
    let title = contained.title.clone().map(|title| Sourced::new(title, Source::Container));
    known.title = known.title.take().or(title);
    captured.receipt.encoding = decoded.encoding.into();
    captured.receipt.problems.splice(0..0, decoded.problems);
    captured
}

/// Joins the next chapter to what was read so far.
fn append(captured: &mut Captured, part: Captured) {
    captured.document.blocks.extend(part.document.blocks);
    captured.receipt.problems.extend(part.receipt.problems);
    captured.receipt.dropped.extend(part.receipt.dropped);
}

/// The title is not repeated as the first heading.
fn drop_title(document: &mut Document) {
    let Some(Block { kind: BlockKind::Heading { text, .. }, .. }) = document.blocks.first() else { return };
    if document.metadata.title.as_ref().is_some_and(|title| title.value == document::inline_text(text)) {
        document.blocks.remove(0);
    }
}

/// What a container says of the whole work counts for more than what its first page says of itself.
fn describe(metadata: &mut Metadata, whole: Metadata) {
    fn prefer<T>(place: &mut Option<T>, known: Option<T>) {
        *place = known.or(place.take());
    }
    prefer(&mut metadata.title, whole.title);
    prefer(&mut metadata.byline, whole.byline);
    if whole.published.is_some() {
        metadata.published_words = whole.published_words;
    }
    prefer(&mut metadata.published, whole.published);
    prefer(&mut metadata.site, whole.site);
    prefer(&mut metadata.language, whole.language);
}

/// What a text is, by its content first and its declared type where that leaves it open.
enum Form {
    Html,
    /// JSON or XML that is no page.
    Source,
    Text,
}

fn form(text: &str, media_type: Option<&str>) -> Form {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let declared = media_type.unwrap_or("").to_ascii_lowercase();
    if start.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(start).is_ok() {
        return Form::Source;
    }
    let head: String = start.chars().take(2000).collect::<String>().to_ascii_lowercase();
    let is_page = ["<!doctype html", "<html", "<head", "<body", "<meta", "<title"].iter().any(|tag| head.contains(tag));
    if head.starts_with("<?xml") && !is_page {
        return Form::Source;
    }
    if declared.starts_with("text/plain") && !head.starts_with("<!doctype html") && !head.starts_with("<html") {
        return Form::Text;
    }
    if is_page || declared.contains("html") || looks_marked_up(&head) { Form::Html } else { Form::Text }
}

/// A fragment of a page: starts with a tag.
fn looks_marked_up(head: &str) -> bool {
    let mut characters = head.chars();
    characters.next() == Some('<') && characters.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '!')
}

fn html(text: &str, input: &Input) -> Captured {
    let dom = dom::parse(text);
    let page = Page::new(&dom, input.url, input.now);
    let declared = Declared::read(&dom);
    let mut metadata = metadata::read(&page, &declared);
    let found = embedded::join(&page, discussion::detect(&page)).unwrap_or_default();
    let mut dropped = found.dropped;
    let blocks = match &found.opening_post {
        Some(opening) => {
            sign(&mut metadata, opening);
            blocks::convert(&page, &opening.body, &|id| opening.leaves_out(id))
        }
        None => {
            let text = declared.article_body().and_then(DeclaredBody::new);
            let known = article::Known {
                title: metadata.title.as_ref().map_or("", |title| title.value.as_str()),
                byline: metadata.byline.as_ref().map_or("", |byline| byline.value.as_str()),
                body: text.as_ref(),
            };
            let body = article::choose(&page, known, &found.regions);
            let mut blocks = blocks::convert(&page, &body.roots, &|id| body.leaves_out(id));
            let mut left_out = body.left_out;
            match text {
                Some(text) if text.is_absent(&blocks) => blocks = text.blocks(),
                Some(text) => left_out.extend((0..text.cut_end(&mut blocks)).map(|_| Reason::Related)),
                None => {}
            }
            dropped.extend(article::dropped(&left_out));
            blocks
        }
    };
    let (blocks, repeated) = article::arrange(blocks, &declared.questions());
    if repeated > 0 {
        let why = "The page shows the same table twice, for wide and for narrow windows.";
        dropped.push(Dropped { what: "repeated_table".into(), count: repeated, why: why.into() });
    }
    let mut problems = Vec::new();
    if dom.too_many_attributes {
        problems.push(Problem {
            code: "too_many_attributes".into(),
            message: "The page has tags with hundreds of attributes; the first of them were read.".into(),
        });
    }
    if dom.too_deep {
        problems.push(Problem {
            code: "too_deep".into(),
            message: "The page nests elements deeper than can be read; their text was kept without them.".into(),
        });
    }
    let mut missing = found.missing;
    if found.opening_post.is_none() && paywall::cuts(&dom, &declared, &blocks) {
        missing.push(Missing::Paywall);
    }
    let document = Document { metadata, blocks };
    // The pages of a thread are those of its discussion.
    let next = if found.opening_post.is_none() { article_pages::next(&page, &missing) } else { None };
    missing.extend(next.map(|url| Missing::ArticlePages { urls: vec![url] }));
    let receipt = Receipt {
        format: "html".into(),
        comments: Count { declared: found.declared, kept: 0 },
        dropped,
        missing,
        problems,
        ..Receipt::default()
    };
    let elsewhere = elsewhere::find(&page, found.system.as_deref());
    let discussion = discussion(found.comments, &found.parents, found.system);
    Captured { document, discussion, receipt, elsewhere, ..Captured::default() }
}

/// Author and date of a thread are those of its opening post.
fn sign(metadata: &mut Metadata, opening: &OpeningPost) {
    if let Some(author) = &opening.author {
        metadata.byline = Some(Sourced::new(author.name.clone(), Source::Page));
    }
    if let Some(date) = opening.date {
        metadata.published = Some(Sourced::new(date, Source::Page));
    }
    metadata.published_words.clone_from(&opening.date_text);
    if let (None, Some(title)) = (&metadata.title, &opening.title) {
        metadata.title = Some(Sourced::new(title.clone(), Source::Page));
    }
}

fn data(recovered: sources::Recovered) -> Captured {
    let receipt = Receipt {
        format: recovered.format.into(),
        comments: Count { declared: recovered.declared, kept: 0 },
        dropped: recovered.dropped,
        missing: recovered.missing,
        problems: recovered.problems,
        ..Receipt::default()
    };
    let discussion = discussion(recovered.comments, &recovered.parents, recovered.system);
    let ids = discussion.comments.iter().map(|comment| comment.id.clone());
    let awaiting = ids.zip(recovered.awaiting).filter_map(|(id, awaited)| Some((id, awaited?))).collect();
    Captured { document: recovered.document, discussion, receipt, awaiting, ..Captured::default() }
}

/// Gives comments and their blocks identities.
fn discussion(mut comments: Vec<Comment>, parents: &[Option<usize>], system: Option<String>) -> Discussion {
    for comment in &mut comments {
        assign_block_ids(&mut comment.blocks);
    }
    assign_comment_ids(&mut comments, parents);
    Discussion { comments, system }
}

/// A page that is all article: nothing in it is navigation.
fn whole(text: &str, input: &Input) -> Captured {
    let dom = dom::parse(text);
    let page = Page::new(&dom, input.url, input.now);
    let metadata = metadata::read(&page, &Declared::read(&dom));
    let body = dom.elements(Dom::ROOT, "body").next().unwrap_or(Dom::ROOT);
    let blocks = blocks::convert(&page, &[body], &|_| false);
    let document = Document { metadata, blocks };
    Captured { document, receipt: Receipt { format: "html".into(), ..Receipt::default() }, ..Captured::default() }
}

fn source(text: &str) -> Captured {
    let code = BlockKind::Code { language: None, text: text.trim_end().to_string(), links: Vec::new() };
    let document = Document { blocks: vec![Block::new(code)], ..Document::default() };
    Captured { document, receipt: Receipt { format: "source".into(), ..Receipt::default() }, ..Captured::default() }
}

fn text(text: &str, input: &Input) -> Captured {
    let context = dates::Context { now: input.now, ..dates::Context::default() };
    let read = plain_text::capture(&names::without_towers(text), &context);
    let receipt = Receipt {
        format: "text".into(),
        comments: Count { declared: read.declared, kept: 0 },
        dropped: read.dropped,
        problems: read.problems,
        ..Receipt::default()
    };
    let discussion = discussion(read.comments, &read.parents, None);
    Captured { document: read.document, discussion, receipt, ..Captured::default() }
}

/// What is done once, whatever the input was: ids and counts.
fn finish(captured: &mut Captured) {
    assign_block_ids(&mut captured.document.blocks);
    let mut counts = Counts::default();
    counts.blocks(&captured.document.blocks);
    let receipt = &mut captured.receipt;
    receipt.tables.kept = counts.tables;
    receipt.comments.kept = u32::try_from(captured.discussion.comments.len()).unwrap_or(u32::MAX);
    receipt.images.declared = Some(counts.images.len() as u32);
    let mut shown = Counts { images: counts.images.clone(), ..Counts::default() };
    captured.discussion.comments.iter().for_each(|comment| shown.blocks(&comment.blocks));
    shown.images.extend(captured.document.metadata.lead_image.iter().map(|image| image.value.url.clone()));
    captured.resources.retain(|resource| shown.images.contains(&resource.url));
    let held = |url: &&String| captured.resources.iter().any(|resource| resource.url == **url);
    receipt.images.kept = counts.images.iter().filter(held).count() as u32;
}

#[derive(Default)]
struct Counts {
    tables: u32,
    images: std::collections::BTreeSet<String>,
}

impl Counts {
    /// Counts at every depth; documents nest no deeper than `blocks` lets them.
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Table(_) => self.tables += 1,
                BlockKind::Figure { images, .. } => self.images.extend(images.iter().map(|image| image.url.clone())),
                BlockKind::Math { shown: Rendition { picture: Some(image), .. }, .. } => {
                    self.images.insert(image.url.clone());
                }
                BlockKind::Paragraph { text } | BlockKind::Heading { text, .. } => self.inlines(text),
                _ => {}
            }
            block.children().into_iter().for_each(|children| self.blocks(children));
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            if let Inline::Image(Image { url, .. })
            | Inline::Math { shown: Rendition { picture: Some(Image { url, .. }), .. }, .. } = inline
            {
                self.images.insert(url.clone());
            }
            self.inlines(inline.children());
        }
    }
}
