use document::{Block, BlockKind, Definition, Image, Inline, ListItem, MathNotation, Table, inline_text};

/// Each block as Markdown without a line feed at its end.
pub(super) fn blocks(blocks: &[Block]) -> Vec<String> {
    blocks.iter().map(block).filter(|text| !text.is_empty()).collect()
}

/// Text with everything that Markdown would read as a mark taken literally.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        for (index, character) in line.char_indices() {
            let marks_anywhere =
                matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$');
            let marks_a_block = match index {
                0 => matches!(character, '#' | '+' | '-' | '='),
                _ => index == digits && matches!(character, '.' | ')'),
            };
            if marks_anywhere || marks_a_block {
                out.push('\\');
            }
            out.push(character);
        }
    }
    out
}

/// Lines with one prefix on the first and another on the others; empty lines get no blanks at their end.
pub(super) fn prefixed(text: &str, first: &str, others: &str) -> String {
    let lines = text.split('\n').enumerate().map(|(index, line)| {
        let prefix = if index == 0 { first } else { others };
        format!("{prefix}{line}").trim_end().to_string()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn block(block: &Block) -> String {
    match &block.kind {
        BlockKind::Heading { level, text } => {
            // The title is the only first-level heading.
            let marks = "#".repeat(usize::from(*level).clamp(2, 6));
            format!("{marks} {}", inlines(text).replace('\n', " "))
        }
        BlockKind::Paragraph { text } => inlines(text),
        BlockKind::List { ordered, start, items } => list(*ordered, start.unwrap_or(1), items),
        BlockKind::Definitions { items } => items.iter().map(definition).collect::<Vec<_>>().join("\n\n"),
        BlockKind::Quote { blocks: quoted, cite } => {
            let cite = (!cite.is_empty()).then(|| format!("— {}", inlines(cite)));
            prefixed(&blocks(quoted).into_iter().chain(cite).collect::<Vec<_>>().join("\n\n"), "> ", "> ")
        }
        BlockKind::Code { language, text, .. } => code(language.as_deref().unwrap_or(""), text),
        BlockKind::Figure { images, caption } => {
            let images = images.iter().map(image);
            let caption = (!caption.is_empty()).then(|| format!("*{}*", inlines(caption)));
            images.chain(caption).collect::<Vec<_>>().join("\n\n")
        }
        BlockKind::Table(table) => self::table(table),
        BlockKind::Faq { question, answer } => {
            let question = format!("**{}**", inlines(question));
            [question].into_iter().chain(blocks(answer)).collect::<Vec<_>>().join("\n\n")
        }
        BlockKind::Rule => "---".into(),
        BlockKind::Math { notation: MathNotation::Tex, source, .. } => format!("$$\n{source}\n$$"),
        BlockKind::Math { source, .. } => code("", source),
        BlockKind::Footnote { label, blocks: note } => {
            prefixed(&blocks(note).join("\n\n"), &format!("[^{}]: ", footnote_label(label)), "    ")
        }
        BlockKind::Embed { title, url } => format!("[{}]({})", escape(title), address(url)),
    }
}

fn list(ordered: bool, start: u32, items: &[ListItem]) -> String {
    let loose = items.iter().any(|item| item.blocks.len() > 1);
    let items = items.iter().zip(start..).map(|(item, number)| {
        let mark = if ordered { format!("{number}. ") } else { "- ".into() };
        let text = blocks(&item.blocks).join("\n\n");
        prefixed(&text, &mark, &" ".repeat(mark.len()))
    });
    items.collect::<Vec<_>>().join(if loose { "\n\n" } else { "\n" })
}

fn definition(definition: &Definition) -> String {
    let terms = definition.terms.iter().map(|term| format!("**{}**", inlines(term)));
    let descriptions = definition.descriptions.iter().map(|description| blocks(description).join("\n\n"));
    terms.chain(descriptions).collect::<Vec<_>>().join("\n\n")
}

/// A fence longer than any run of backticks inside.
fn code(language: &str, text: &str) -> String {
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{language}\n{text}\n{fence}")
}

/// Pipe tables know no spans: a spanning cell's text stands in every place it covers.
fn table(table: &Table) -> String {
    let rows = table.text_grid();
    let line =
        |cells: &[String]| format!("| {} |", cells.iter().map(|cell| escape(cell)).collect::<Vec<_>>().join(" | "));
    let width = rows.first().map_or(0, Vec::len);
    let (head, body) = match table.header_rows {
        0 => (vec![String::new(); width], rows.as_slice()),
        headers => (table.column_labels(), rows.get(headers as usize..).unwrap_or(&[])),
    };
    let caption = inline_text(&table.caption);
    let caption = (!caption.is_empty()).then(|| format!("**{}**\n", escape(&caption)));
    let rule = format!("|{}", " --- |".repeat(width));
    let lines = caption.into_iter().chain([line(&head), rule]).chain(body.iter().map(|row| line(row)));
    let mut text = lines.collect::<Vec<_>>().join("\n");
    for note in blocks(&table.notes) {
        text.push_str("\n\n");
        text.push_str(&note);
    }
    text
}

fn inlines(inlines: &[Inline]) -> String {
    let mut plain = String::new();
    let mut out = String::new();
    for inline in inlines {
        // Neighbouring texts are escaped together, or a mark could be parted from what makes it one.
        match inline {
            Inline::Text { text } => plain.push_str(text),
            _ => {
                out.push_str(&escape(&std::mem::take(&mut plain)));
                push(&mut out, inline);
            }
        }
    }
    out + &escape(&plain)
}

fn push(out: &mut String, inline: &Inline) {
    match inline {
        Inline::Text { text } => out.push_str(&escape(text)),
        Inline::Emphasis { children } => wrapped(out, "*", children, "*"),
        Inline::Strong { children } => wrapped(out, "**", children, "**"),
        Inline::Struck { children } => wrapped(out, "~~", children, "~~"),
        Inline::Marked { children } => wrapped(out, "==", children, "=="),
        Inline::Sub { children } => wrapped(out, "<sub>", children, "</sub>"),
        Inline::Sup { children } => wrapped(out, "<sup>", children, "</sup>"),
        Inline::Code { text } => {
            let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
            let (fence, pad) = ("`".repeat(longest + 1), if longest > 0 { " " } else { "" });
            out.push_str(&format!("{fence}{pad}{text}{pad}{fence}"));
        }
        Inline::Link { url, children } => out.push_str(&format!("[{}]({})", inlines(children), address(url))),
        Inline::Break => out.push_str("\\\n"),
        Inline::FootnoteRef { label } => out.push_str(&format!("[^{}]", footnote_label(label))),
        Inline::Image(shown) => out.push_str(&image(shown)),
        Inline::Math { notation: MathNotation::Tex, source, .. } => out.push_str(&format!("${source}$")),
        Inline::Math { source, .. } => out.push_str(&format!("`{source}`")),
    }
}

/// Marks must touch words: blanks at the ends go outside.
fn wrapped(out: &mut String, open: &str, children: &[Inline], close: &str) {
    let text = inlines(children);
    let trimmed = text.trim();
    if trimmed.is_empty() {
        out.push_str(&text);
        return;
    }
    let (before, after) = text.split_at(text.len() - text.trim_start().len());
    out.push_str(&format!("{before}{open}{trimmed}{close}{}", &after[trimmed.len()..]));
}

fn image(image: &Image) -> String {
    format!("![{}]({})", escape(&image.alt), address(&image.url))
}

/// An address that ends where it should.
fn address(url: &str) -> String {
    let needs_care = url.is_empty() || url.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>'));
    match needs_care {
        true => format!("<{}>", url.replace(['<', '>', '\n', '\r'], "")),
        false => url.to_string(),
    }
}

/// Labels may hold no blanks and no brackets.
fn footnote_label(label: &str) -> String {
    label.replace(|character: char| !character.is_alphanumeric() && character != '-', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: Vec<Inline>) -> Block {
        Block::new(BlockKind::Paragraph { text })
    }

    #[test]
    fn text_is_never_read_as_a_mark() {
        for (text, written) in [
            ("2 * 3 = [6]", "2 \\* 3 = \\[6\\]"),
            ("# no heading", "\\# no heading"),
            ("1. no list", "1\\. no list"),
            ("- no item\n+ none", "\\- no item\n\\+ none"),
            ("<b>a_b</b> 3.5", "\\<b\\>a\\_b\\</b\\> 3.5"),
        ] {
            assert_eq!(escape(text), written);
        }
    }

    #[test]
    fn runs_are_marked_up() {
        let text = |text: &str| vec![Inline::text(text)];
        let runs = vec![
            Inline::text("a "),
            Inline::Strong { children: text("bold ") },
            Inline::Link { url: "https://example.org/a (b)".into(), children: text("link") },
            Inline::Break,
            Inline::Code { text: "a`b".into() },
            Inline::FootnoteRef { label: "1 a".into() },
        ];
        assert_eq!(block(&paragraph(runs)), "a **bold** [link](<https://example.org/a (b)>)\\\n`` a`b ``[^1-a]");
    }

    #[test]
    fn blocks_nest() {
        let inner = Block::new(BlockKind::List {
            ordered: true,
            start: Some(9),
            items: ["i", "ii"].map(|text| ListItem { blocks: vec![Block::paragraph(text)] }).into(),
        });
        let list = Block::new(BlockKind::List {
            ordered: false,
            start: None,
            items: vec![ListItem { blocks: vec![Block::paragraph("one"), inner] }],
        });
        let quote = Block::new(BlockKind::Quote { blocks: vec![list], cite: vec![Inline::text("Ana")] });
        assert_eq!(block(&quote), "> - one\n>\n>   9. i\n>   10. ii\n>\n> — Ana");
    }

    #[test]
    fn tables_have_pipes() {
        let rows = [vec!["Kettle".to_string(), "Price".into()], vec!["A|B".into(), "5".into()]];
        let table = Block::new(BlockKind::Table(Table::from_text(&rows, 1, 0)));
        assert_eq!(block(&table), "| Kettle | Price |\n| --- | --- |\n| A\\|B | 5 |");
    }

    #[test]
    fn fences_are_longer_than_what_they_hold() {
        assert_eq!(code("rust", "```\nx"), "````rust\n```\nx\n````");
    }
}
