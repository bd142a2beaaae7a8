//! Blocks as clean, semantic HTML.

mod math;
mod table;

use document::{Block, BlockKind, CodeLink, Definition, Image, Inline, ListItem, is_safe_link, scheme};
use std::collections::HashMap;

/// Blocks as an HTML fragment: elements with a meaning, no classes but a code's language, a formula's kind, and what
/// says that a link was embedded or that paragraphs are a table's notes;
/// no styles, and no address that could run a script.
///
/// Footnotes lead both ways: each reference to the note, and the note back to every reference.
pub fn html(blocks: &[Block]) -> String {
    let mut writer = Writer::default();
    writer.blocks(blocks);
    writer.out
}

/// Text as it may stand in an element or in a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

fn push_escaped(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // HTML has no way to write these; they would be errors, or vanish.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' => {}
            _ => out.push(character),
        }
    }
}

/// Whether an address may stand in an image: web, relative, or a resource that came with the page.
fn is_safe_image(url: &str) -> bool {
    match scheme(url) {
        None => !url.is_empty(),
        Some(scheme) => ["http", "https", "resource"].contains(&scheme.as_str()),
    }
}

#[derive(Default)]
struct Writer {
    out: String,
    /// Number of each footnote label in order of appearance, and how often it was referred to.
    footnotes: HashMap<String, Footnote>,
}

#[derive(Clone, Copy)]
struct Footnote {
    number: usize,
    references: usize,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            if !self.out.is_empty() && !self.out.ends_with('\n') {
                self.out.push('\n');
            }
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { level, text } => self.element(&format!("h{}", (*level).clamp(1, 6)), text),
            BlockKind::Paragraph { text } => self.element("p", text),
            BlockKind::List { ordered, start, items } => self.list(*ordered, *start, items),
            BlockKind::Definitions { items } => self.definitions(items),
            BlockKind::Quote { blocks, cite } => self.quote(blocks, cite),
            BlockKind::Code { language, text, links } => self.code(language.as_deref(), text, links),
            BlockKind::Figure { images, caption } => self.figure(images, caption),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Faq { question, answer } => self.faq(question, answer),
            BlockKind::Rule => self.out.push_str("<hr>"),
            BlockKind::Math { notation, source, shown } => self.math(*notation, source, shown, true),
            BlockKind::Footnote { label, blocks } => self.footnote(label, blocks),
            BlockKind::Embed { title, url } => {
                self.out.push_str("<p class=\"embed\">");
                self.link(url, |writer| writer.text(title));
                self.out.push_str("</p>");
            }
        }
    }

    fn element(&mut self, name: &str, text: &[Inline]) {
        self.open(name);
        self.inlines(text);
        self.close(name);
    }

    fn open(&mut self, name: &str) {
        self.out.push('<');
        self.out.push_str(name);
        self.out.push('>');
    }

    fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        push_escaped(&mut self.out, value);
        self.out.push('"');
    }

    fn text(&mut self, text: &str) {
        push_escaped(&mut self.out, text);
    }

    /// What an item or a cell holds: a first paragraph stands without `p`, as people write lists and tables.
    fn flow(&mut self, blocks: &[Block]) {
        match blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph { text }, .. }, rest))
                if rest.iter().all(|block| matches!(block.kind, BlockKind::List { .. })) =>
            {
                self.inlines(text);
                self.blocks(rest);
            }
            _ => self.blocks(blocks),
        }
    }

    fn list(&mut self, ordered: bool, start: Option<u32>, items: &[ListItem]) {
        let name = if ordered { "ol" } else { "ul" };
        self.out.push('<');
        self.out.push_str(name);
        if let (true, Some(start)) = (ordered, start) {
            self.attribute("start", &start.to_string());
        }
        self.out.push('>');
        for item in items {
            self.out.push_str("\n<li>");
            self.flow(&item.blocks);
            self.out.push_str("</li>");
        }
        self.out.push('\n');
        self.close(name);
    }

    fn definitions(&mut self, items: &[Definition]) {
        self.out.push_str("<dl>");
        for item in items {
            for term in &item.terms {
                self.out.push('\n');
                self.element("dt", term);
            }
            for description in &item.descriptions {
                self.out.push_str("\n<dd>");
                self.flow(description);
                self.out.push_str("</dd>");
            }
        }
        self.out.push_str("\n</dl>");
    }

    fn quote(&mut self, blocks: &[Block], cite: &[Inline]) {
        self.out.push_str("<blockquote>\n");
        self.blocks(blocks);
        if !cite.is_empty() {
            self.out.push_str("\n<p><cite>");
            self.inlines(cite);
            self.out.push_str("</cite></p>");
        }
        self.out.push_str("\n</blockquote>");
    }

    fn code(&mut self, language: Option<&str>, text: &str, links: &[CodeLink]) {
        self.out.push_str("<pre><code");
        if let Some(language) = language {
            self.attribute("class", &format!("language-{language}"));
        }
        // A parser drops a line feed right after `<pre>`, but not after `<code>`, so none is lost.
        self.out.push('>');
        self.linked(text, links);
        self.out.push_str("</code></pre>");
    }

    /// Text with links in it, whose places count UTF-16 code units. Places that are none lose their link.
    fn linked(&mut self, text: &str, links: &[CodeLink]) {
        let mut units = 0;
        let mut bytes = text.char_indices().map(|(at, character)| {
            let place = (units, at);
            units += character.len_utf16() as u32;
            place
        });
        let mut byte = |unit: u32| bytes.find(|&(at, _)| at == unit).map(|(_, at)| at);
        let mut done = 0;
        for link in links {
            let Some(start) = byte(link.start).filter(|&start| start >= done) else { continue };
            let end = byte(link.end).unwrap_or(text.len());
            self.text(text.get(done..start).unwrap_or(""));
            self.link(&link.url, |writer| writer.text(text.get(start..end).unwrap_or("")));
            done = end;
        }
        self.text(text.get(done..).unwrap_or(""));
    }

    fn figure(&mut self, images: &[Image], caption: &[Inline]) {
        self.out.push_str("<figure>");
        for image in images {
            self.out.push('\n');
            self.image(image);
        }
        if !caption.is_empty() {
            self.out.push('\n');
            self.element("figcaption", caption);
        }
        self.out.push_str("\n</figure>");
    }

    fn image(&mut self, image: &Image) {
        self.out.push_str("<img");
        self.image_attributes(image, &image.alt);
    }

    /// The rest of an `img` element, with `alt` to stand for the image.
    fn image_attributes(&mut self, image: &Image, alt: &str) {
        if is_safe_image(&image.url) {
            self.attribute("src", &image.url);
        }
        self.attribute("alt", alt);
        for (name, size) in [("width", image.width), ("height", image.height)] {
            if let Some(size) = size {
                self.attribute(name, &size.to_string());
            }
        }
        self.out.push('>');
    }

    fn faq(&mut self, question: &[Inline], answer: &[Block]) {
        self.out.push_str("<details>\n");
        self.element("summary", question);
        self.out.push('\n');
        self.blocks(answer);
        self.out.push_str("\n</details>");
    }

    /// The footnote's number; ids are made of it, never of the page's own words.
    fn footnote_entry(&mut self, label: &str) -> &mut Footnote {
        let number = self.footnotes.len() + 1;
        self.footnotes.entry(label.to_string()).or_insert(Footnote { number, references: 0 })
    }

    fn footnote_reference(&mut self, label: &str) {
        let footnote = self.footnote_entry(label);
        footnote.references += 1;
        let Footnote { number, references } = *footnote;
        self.out.push_str(&format!(
            "<sup id=\"ref-{number}-{references}\"><a href=\"#note-{number}\" role=\"doc-noteref\">"
        ));
        self.text(label);
        self.out.push_str("</a></sup>");
    }

    fn footnote(&mut self, label: &str, blocks: &[Block]) {
        let Footnote { number, references } = *self.footnote_entry(label);
        self.out.push_str(&format!("<aside id=\"note-{number}\" role=\"doc-footnote\">\n"));
        self.blocks(blocks);
        for reference in 1..=references {
            self.out.push_str(&format!("\n<a href=\"#ref-{number}-{reference}\" role=\"doc-backlink\">↩</a>"));
        }
        self.out.push_str("\n</aside>");
    }

    fn link(&mut self, url: &str, content: impl FnOnce(&mut Self)) {
        let safe = is_safe_link(url);
        if safe {
            self.out.push_str("<a");
            self.attribute("href", url);
            self.out.push('>');
        }
        content(self);
        if safe {
            self.out.push_str("</a>");
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text { text } => self.text(text),
            Inline::Emphasis { children } => self.element("em", children),
            Inline::Strong { children } => self.element("strong", children),
            Inline::Struck { children } => self.element("s", children),
            Inline::Marked { children } => self.element("mark", children),
            Inline::Sub { children } => self.element("sub", children),
            Inline::Sup { children } => self.element("sup", children),
            Inline::Code { text } => {
                self.open("code");
                self.text(text);
                self.close("code");
            }
            Inline::Link { url, children } => self.link(url, |writer| writer.inlines(children)),
            Inline::Break => self.out.push_str("<br>"),
            Inline::FootnoteRef { label } => self.footnote_reference(label),
            Inline::Image(image) => self.image(image),
            Inline::Math { notation, source, shown } => self.math(*notation, source, shown, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{MathNotation, Rendition};

    fn paragraph(inline: Inline) -> Vec<Block> {
        vec![Block::new(BlockKind::Paragraph { text: vec![inline] })]
    }

    #[test]
    fn text_cannot_become_markup() {
        let blocks = [Block::paragraph("<script>alert('&')</script>\0")];
        assert_eq!(html(&blocks), "<p>&lt;script&gt;alert('&amp;')&lt;/script&gt;</p>");
        let image =
            Image { url: "https://example.org/a\"b.png".into(), alt: "\" onerror=\"x".into(), ..Image::default() };
        assert_eq!(
            html(&paragraph(Inline::Image(image))),
            "<p><img src=\"https://example.org/a&quot;b.png\" alt=\"&quot; onerror=&quot;x\"></p>"
        );
    }

    #[test]
    fn links_that_run_lose_their_address_and_keep_their_words() {
        let link = |url: &str| html(&paragraph(Inline::Link { url: url.into(), children: vec![Inline::text("go")] }));
        for url in ["javascript:alert(1)", " JAVA\nSCRIPT:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc"] {
            assert_eq!(link(url), "<p>go</p>", "{url}");
        }
        for url in ["https://example.org/a:b", "mailto:a@example.org", "#part", "/path?x=a:b"] {
            assert_eq!(link(url), format!("<p><a href=\"{url}\">go</a></p>"));
        }
    }

    #[test]
    fn footnotes_lead_both_ways() {
        let reference = || Inline::FootnoteRef { label: "a".into() };
        let blocks = [
            Block::new(BlockKind::Paragraph { text: vec![reference(), Inline::text(" and "), reference()] }),
            Block::new(BlockKind::Footnote { label: "a".into(), blocks: vec![Block::paragraph("Said so.")] }),
        ];
        let html = html(&blocks);
        for (from, to) in [("ref-1-1", "note-1"), ("note-1", "ref-1-1"), ("note-1", "ref-1-2")] {
            assert!(html.contains(&format!("id=\"{from}\"")) && html.contains(&format!("href=\"#{to}\"")), "{html}");
        }
    }

    #[test]
    fn a_list_item_stands_without_a_paragraph_unless_it_holds_more() {
        let nested = Block::new(BlockKind::List {
            ordered: true,
            start: Some(3),
            items: vec![ListItem { blocks: vec![Block::paragraph("inner")] }],
        });
        let list = Block::new(BlockKind::List {
            ordered: false,
            start: None,
            items: vec![
                ListItem { blocks: vec![Block::paragraph("one"), nested] },
                ListItem { blocks: vec![Block::paragraph("two"), Block::paragraph("more")] },
            ],
        });
        insta::assert_snapshot!(html(&[list]));
    }

    #[test]
    fn every_kind_of_block_has_its_element() {
        let blocks = [
            Block::heading(2, "Questions"),
            Block::new(BlockKind::Faq {
                question: vec![Inline::text("Why?")],
                answer: vec![Block::paragraph("Because.")],
            }),
            Block::new(BlockKind::Quote {
                blocks: vec![Block::paragraph("Measure twice.")],
                cite: vec![Inline::text("A carpenter")],
            }),
            Block::new(BlockKind::Code {
                language: Some("rust".into()),
                text: "\nif a < 😀 {}".into(),
                links: vec![CodeLink { start: 8, end: 10, url: "https://example.org/b".into() }],
            }),
            Block::new(BlockKind::Figure {
                images: vec![Image {
                    url: "https://example.org/x.png".into(),
                    alt: "A lathe".into(),
                    ..Image::default()
                }],
                caption: vec![Inline::text("The lathe")],
            }),
            Block::new(BlockKind::Definitions {
                items: vec![Definition {
                    terms: vec![vec![Inline::text("Kerf")]],
                    descriptions: vec![vec![Block::paragraph("What the saw takes.")]],
                }],
            }),
            Block::new(BlockKind::Rule),
            Block::new(BlockKind::Math {
                notation: MathNotation::Tex,
                source: "a<b".into(),
                shown: Rendition::default(),
            }),
            Block::new(BlockKind::Math {
                notation: MathNotation::Tex,
                source: "x^2".into(),
                shown: Rendition {
                    mathml: Some("<math><msup><mi>x</mi><mn>2</mn></msup></math>".into()),
                    picture: Some(Image { url: "https://example.org/x2.png".into(), ..Image::default() }),
                },
            }),
            Block::new(BlockKind::Math {
                notation: MathNotation::MathMl,
                source: "<math><mi>x</mi></math>".into(),
                shown: Rendition::default(),
            }),
            Block::new(BlockKind::Embed { title: "A film".into(), url: "https://example.org/film".into() }),
        ];
        insta::assert_snapshot!(html(&blocks));
    }
}
