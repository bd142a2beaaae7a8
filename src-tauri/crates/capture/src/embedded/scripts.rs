//! JSON in scripts and attributes, and the discussions in it.

use super::{Embedded, Opening, Origin, json_ld, objects};
use crate::dom::{Dom, NodeId};
use crate::page::Page;
use crate::sources::{self, Context, json};
use document::{Author, Metadata};
use serde_json::Value;

/// Assignments tried in one script. A page's state is one of the first; minified programs assign without end.
const MAX_ATTEMPTS: usize = 24;

/// The discussions in all scripts of a page.
pub(super) fn read(page: &Page, context: &Context) -> Vec<Embedded> {
    let dom = page.dom;
    let mut found = Vec::new();
    let mut linked = Vec::new();
    for id in dom.descendants(Dom::ROOT) {
        if dom.name(id) == "script" {
            match kind(dom, id) {
                Kind::LinkedData => linked.extend(json::parse(uncommented(&dom.raw_text(id)))),
                Kind::Data => found.extend(json::parse(uncommented(&dom.raw_text(id)))),
                Kind::Program => found.extend(assigned(&dom.raw_text(id))),
                Kind::Other => {}
            }
        }
        if let Some(preloaded) = dom.attr(id, "data-preloaded") {
            found.extend(nested(preloaded));
        }
    }
    let mut discussions = json_ld::read(&linked, context);
    let mut unknown = Vec::new();
    for value in found {
        match known(&value, context) {
            Some(discussion) => discussions.push(discussion),
            None => unknown.push(value),
        }
    }
    // One discussion may be spread over several scripts: a site may give every answer's comments their own.
    let threads = objects::threads(&Value::Array(unknown), context);
    discussions.extend(threads.into_iter().map(|thread| Embedded::from_thread(Origin::Script, thread, None, context)));
    discussions
}

enum Kind {
    LinkedData,
    Data,
    Program,
    Other,
}

fn kind(dom: &Dom, id: NodeId) -> Kind {
    let declared = dom.attr(id, "type").unwrap_or("").trim().to_ascii_lowercase();
    match declared.as_str() {
        "" | "text/javascript" | "application/javascript" | "module" if dom.attr(id, "src").is_none() => Kind::Program,
        kind if kind.starts_with("application/ld+json") => Kind::LinkedData,
        kind if kind.ends_with("json") => Kind::Data,
        _ => Kind::Other,
    }
}

/// JSON without the marks that once hid scripts from old browsers.
fn uncommented(text: &str) -> &str {
    let text = text.trim();
    let text = text.strip_prefix("<!--").unwrap_or(text).trim_start();
    let text = text.strip_prefix("//").unwrap_or(text);
    let text = text.strip_prefix("<![CDATA[").unwrap_or(text);
    let text = text.strip_suffix("-->").unwrap_or(text).trim_end();
    text.strip_suffix("]]>").unwrap_or(text).trim_end_matches('/')
}

/// Discourse preloads an object whose members are JSON written as text.
fn nested(attribute: &str) -> Vec<Value> {
    let Some(Value::Object(members)) = json::parse(attribute) else { return Vec::new() };
    let topics = members.iter().filter(|(name, _)| name.starts_with("topic_"));
    topics.filter_map(|(_, value)| json::parse(value.as_str()?)).collect()
}

/// What a program assigns: `window.state = {…}`, `data = JSON.parse("…")`.
fn assigned(program: &str) -> Vec<Value> {
    let mut values = Vec::new();
    if !["omment", "eplies", "post_stream"].iter().any(|word| program.contains(word)) {
        return values;
    }
    let mut attempts = 0;
    let mut at = 0;
    while let Some(equals) = program.get(at..).and_then(|rest| rest.find('=')) {
        at += equals + 1;
        let Some(rest) = program.get(at..).map(str::trim_start) else { break };
        let is_value = rest.starts_with('{') || rest.starts_with("[{") || rest.starts_with("JSON.parse(");
        if !is_value {
            continue;
        }
        attempts += 1;
        if attempts > MAX_ATTEMPTS {
            break;
        }
        let (value, length) = match rest.strip_prefix("JSON.parse(") {
            Some(quoted) => quoted_value(quoted),
            None => json::parse_prefix(rest),
        };
        values.extend(value);
        at = (program.len() - rest.len() + length).min(program.len());
    }
    values
}

/// The JSON inside a string literal, and how long the literal is.
fn quoted_value(text: &str) -> (Option<Value>, usize) {
    let mut characters = text.char_indices();
    let quote = match characters.next() {
        Some((_, quote @ ('"' | '\'' | '`'))) => quote,
        _ => return (None, 0),
    };
    let mut unquoted = String::new();
    while let Some((at, character)) = characters.next() {
        match character {
            _ if character == quote => return (json::parse(&unquoted), at + 1),
            '\\' => match characters.next().map(|(_, escaped)| escaped) {
                Some('n') => unquoted.push('\n'),
                Some('t') => unquoted.push('\t'),
                Some('r') => unquoted.push('\r'),
                Some(kind @ ('u' | 'x')) => {
                    let digits = if kind == 'u' { 4 } else { 2 };
                    let code: String = characters.by_ref().take(digits).map(|(_, digit)| digit).collect();
                    // Half a surrogate pair stays written as JSON writes it, for the JSON reader to join.
                    match u32::from_str_radix(&code, 16).ok().map(|code| (code, char::from_u32(code))) {
                        Some((_, Some(character))) => unquoted.push(character),
                        Some((code, None)) => unquoted.push_str(&format!("\\u{code:04x}")),
                        None => {}
                    }
                }
                Some(other) => unquoted.push(other),
                None => break,
            },
            _ => unquoted.push(character),
        }
    }
    (None, text.len())
}

fn known(value: &Value, context: &Context) -> Option<Embedded> {
    let thread = sources::from_json(value, context)?;
    if thread.entries.is_empty() && thread.declared.is_none() {
        return None;
    }
    let opening = Some(opening(&thread.document.metadata)).filter(|opening| *opening != Opening::default());
    Some(Embedded::from_thread(Origin::System, thread, opening, context))
}

fn opening(metadata: &Metadata) -> Opening {
    Opening {
        author: metadata.byline.as_ref().map(|byline| Author { name: byline.value.clone(), url: None }),
        date: metadata.published.as_ref().map(|date| date.value),
        title: metadata.title.as_ref().map(|title| title.value.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom;
    use proptest::prelude::*;

    fn names(html: &str) -> Vec<(Origin, Vec<String>)> {
        let dom = dom::parse(html);
        let page = Page::new(&dom, Some("https://example.org/a"), None);
        let found = read(&page, &Context::default());
        let name = |comment: &document::Comment| comment.author.as_ref().map(|author| author.name.clone());
        found.iter().map(|embedded| (embedded.origin, embedded.comments.iter().filter_map(name).collect())).collect()
    }

    const COMMENTS: &str =
        r#"{"comments":[{"id":1,"author":"Ada","text":"It's <b>x</b>","createdAt":"2024-01-12T10:00:00Z"}]}"#;

    #[test]
    fn state_in_every_wrapping() {
        let escaped = COMMENTS.replace('\\', "\\\\").replace('"', "\\\"");
        let single = COMMENTS.replace('\'', "\\'").replace('<', "\\u003c");
        for html in [
            format!("<script type='application/json' id=state>{COMMENTS}</script>"),
            format!("<script>window.a = 1; window.__STATE__ = {COMMENTS}; start(a={{b:1}});</script>"),
            format!("<script>var s = JSON.parse(\"{escaped}\")</script>"),
            format!("<script>var s=JSON.parse('{single}');</script>"),
        ] {
            assert_eq!(names(&html), [(Origin::Script, vec!["Ada".to_string()])], "{html}");
        }
    }

    #[test]
    fn topic_preloaded_by_discourse() {
        let topic = r#"{"id":7,"slug":"s","title":"T","posts_count":2,"post_stream":{"stream":[1,2],"posts":[
            {"id":1,"post_number":1,"username":"opener","cooked":"<p>a</p>","created_at":"2024-01-01T00:00:00Z"},
            {"id":2,"post_number":2,"username":"second","cooked":"<p>b</p>","created_at":"2024-01-02T00:00:00Z"}]}}"#;
        let preloaded = serde_json::json!({ "topic_7": topic, "site": "{}" })
            .to_string()
            .replace('&', "&amp;")
            .replace('"', "&quot;");
        let html = format!("<div id=data-preloaded data-preloaded=\"{preloaded}\"></div>");
        assert_eq!(names(&html), [(Origin::System, vec!["second".to_string()])]);
    }

    proptest! {
        #[test]
        fn never_panics(program in "comment[={}\\[\\]\"'\\\\ux0aé(JSON.parse)]{0,120}") {
            let _ = assigned(&program);
            let _ = assigned(&format!("comment=JSON.parse({program}"));
        }
    }
}
