use super::{Scope, link_target};
use crate::dom::{Dom, NodeId};
use document::{Block, BlockKind, CodeLink, utf16_len};

/// Preformatted text, without line numbers.
pub(super) fn code(scope: &Scope, id: NodeId) -> Option<Block> {
    let mut listing = Listing::default();
    listing.read(scope, id);
    let text = listing.text.strip_prefix('\n').unwrap_or(&listing.text);
    let cut = listing.text.len() - text.len();
    let text = text.trim_end();
    if text.trim().is_empty() {
        return None;
    }
    let links = links(text, cut, listing.links);
    Some(Block::new(BlockKind::Code { language: language(scope.dom(), id), text: text.to_string(), links }))
}

/// The links of `text`, which starts `cut` bytes into what they were counted in.
fn links(text: &str, cut: usize, found: Vec<(usize, usize, String)>) -> Vec<CodeLink> {
    let mut links = Vec::with_capacity(found.len());
    let (mut byte, mut unit) = (0, 0);
    let mut units = |to: usize| {
        let to = to.saturating_sub(cut).min(text.len());
        unit += text.get(byte..to).map_or(0, utf16_len);
        byte = to.max(byte);
        unit
    };
    for (start, end, url) in found {
        let (start, end) = (units(start), units(end));
        if start < end {
            links.push(CodeLink { start, end, url });
        }
    }
    links
}

/// Preformatted text being read.
#[derive(Default)]
struct Listing {
    text: String,
    /// Links in order, by bytes of `text`.
    links: Vec<(usize, usize, String)>,
}

impl Listing {
    /// The characters as they stand, line breaks of `br` and of lines made of blocks included.
    fn read(&mut self, scope: &Scope, id: NodeId) {
        let dom = scope.dom();
        let mut next = NodeId(id.0 + 1);
        let mut lines: Vec<NodeId> = Vec::new();
        let mut link: Option<(NodeId, usize, String)> = None;
        while next < dom.end(id) {
            if let Some((_, start, url)) = link.take_if(|(end, ..)| *end <= next) {
                self.links.push((start, self.text.len(), url));
            }
            while lines.last().is_some_and(|&end| end <= next) {
                lines.pop();
                end_line(&mut self.text);
            }
            let name = dom.name(next);
            if let Some(words) = dom.text_node(next) {
                self.text.extend(words.chars().filter(|&c| c == '\n' || c == '\t' || !c.is_control()));
            } else if !name.is_empty() && (scope.drops(next) || is_gutter(dom, next)) {
                next = dom.end(next);
                continue;
            } else if name == "br" {
                self.text.push('\n');
            } else if matches!(name, "div" | "p" | "li" | "tr") {
                end_line(&mut self.text);
                lines.push(dom.end(next));
            } else if name == "a"
                && link.is_none()
                && let Some(url) = dom.attr(next, "href").and_then(|href| link_target(scope.page, href))
            {
                link = Some((dom.end(next), self.text.len(), url));
            }
            next = NodeId(next.0 + 1);
        }
        if let Some((_, start, url)) = link {
            self.links.push((start, self.text.len(), url));
        }
    }
}

fn end_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

/// Line numbers and the buttons of a code box.
pub(crate) fn is_gutter(dom: &Dom, id: NodeId) -> bool {
    let Some(element) = dom.element(id) else { return false };
    matches!(element.name(), "button" | "style" | "script")
        || element.classes().any(|class| {
            matches!(
                class,
                "gutter"
                    | "lineno"
                    | "linenos"
                    | "linenodiv"
                    | "line-number"
                    | "line-numbers-rows"
                    | "hljs-ln-numbers"
                    | "rouge-gutter"
                    | "blob-num"
                    | "copy-button"
            )
        })
}

/// The language as a highlighter names it: on the element, on the `code` inside, or on a box around it.
fn language(dom: &Dom, id: NodeId) -> Option<String> {
    let inner = dom.child_elements(id).find(|&child| dom.name(child) == "code");
    let around = dom.ancestors(id).take(2);
    let found = [Some(id), inner].into_iter().flatten().chain(around).find_map(|id| {
        let element = dom.element(id)?;
        let attribute = ["data-lang", "data-language", "data-code-language"].iter().find_map(|name| element.attr(name));
        attribute.or_else(|| element.classes().find_map(named_in_class)).or_else(|| {
            let brush = element.attr("class")?.split_once("brush:")?.1;
            brush.trim_start().split([';', ' ']).next()
        })
    })?;
    let language = found.trim().to_lowercase();
    let plain = matches!(language.as_str(), "" | "none" | "text" | "plaintext" | "plain" | "txt" | "default");
    (!plain && language.len() < 30 && !language.contains(char::is_whitespace)).then_some(language)
}

fn named_in_class(class: &str) -> Option<&str> {
    ["language-", "lang-", "highlight-source-", "sourceCode-", "highlight-"]
        .iter()
        .find_map(|prefix| class.strip_prefix(prefix))
        .filter(|language| !language.is_empty())
}
