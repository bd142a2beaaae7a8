use super::Scope;
use crate::dom::{Dom, NodeId};
use document::{Block, BlockKind};

/// Preformatted text, without line numbers.
pub(super) fn code(scope: &Scope, id: NodeId) -> Option<Block> {
    let dom = scope.dom();
    let text = text(scope, id);
    let text = text.strip_prefix('\n').unwrap_or(&text).trim_end();
    if text.trim().is_empty() {
        return None;
    }
    Some(Block::new(BlockKind::Code { language: language(dom, id), text: text.to_string() }))
}

/// The characters as they stand, line breaks of `br` and of lines made of blocks included.
fn text(scope: &Scope, id: NodeId) -> String {
    let dom = scope.dom();
    let mut text = String::new();
    let mut next = NodeId(id.0 + 1);
    let mut lines: Vec<NodeId> = Vec::new();
    while next < dom.end(id) {
        while lines.last().is_some_and(|&end| end <= next) {
            lines.pop();
            end_line(&mut text);
        }
        let name = dom.name(next);
        if let Some(words) = dom.text_node(next) {
            text.extend(words.chars().filter(|&c| c == '\n' || c == '\t' || !c.is_control()));
        } else if !name.is_empty() && (scope.drops(next) || is_gutter(dom, next)) {
            next = dom.end(next);
            continue;
        } else if name == "br" {
            text.push('\n');
        } else if matches!(name, "div" | "p" | "li" | "tr") {
            end_line(&mut text);
            lines.push(dom.end(next));
        }
        next = NodeId(next.0 + 1);
    }
    text
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
