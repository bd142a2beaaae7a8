use crate::article;
use crate::dom::{Dom, NodeId};
use document::Source;
use serde_json::Value;
use std::collections::HashMap;

/// What the head of a page declares: its `meta` elements, its canonical link, and its JSON-LD.
#[derive(Debug, Default)]
pub(crate) struct Declared<'a> {
    metas: HashMap<String, (&'a str, Source)>,
    /// Where the page says it lives.
    pub canonical: Option<&'a str>,
    /// The words of the `title` element.
    pub title: Option<String>,
    /// Every JSON-LD object, those inside `@graph` and lists included.
    pub objects: Vec<Value>,
}

impl<'a> Declared<'a> {
    /// Reads them in one walk.
    pub fn read(dom: &'a Dom) -> Self {
        let mut declared = Self::default();
        for id in dom.descendants(Dom::ROOT) {
            match dom.name(id) {
                "meta" => declared.read_meta(dom, id),
                "link" if declared.canonical.is_none() => {
                    let canonical = dom.attr(id, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
                    declared.canonical = dom.attr(id, "href").filter(|_| canonical);
                }
                "title" if declared.title.is_none() => {
                    let inside_svg = dom.ancestors(id).any(|up| dom.name(up) == "svg");
                    let text = dom.raw_text(id).split_whitespace().collect::<Vec<_>>().join(" ");
                    declared.title = Some(text).filter(|text| !text.is_empty() && !inside_svg);
                }
                "script" if dom.attr(id, "type").is_some_and(is_json_ld) => declared.read_json(&dom.raw_text(id)),
                _ => {}
            }
        }
        declared
    }

    fn read_meta(&mut self, dom: &'a Dom, id: NodeId) {
        let Some(content) = dom.attr(id, "content").map(str::trim).filter(|content| !content.is_empty()) else {
            return;
        };
        for (attribute, source) in
            [("property", Source::OpenGraph), ("name", Source::Meta), ("itemprop", Source::Microdata)]
        {
            for name in dom.attr(id, attribute).unwrap_or("").split_ascii_whitespace() {
                let name = name.to_ascii_lowercase();
                let open_graph = name.starts_with("og:") || name.starts_with("article:");
                let source = if open_graph {
                    Source::OpenGraph
                } else if source == Source::OpenGraph {
                    Source::Meta
                } else {
                    source
                };
                self.metas.entry(name).or_insert((content, source));
            }
        }
    }

    fn read_json(&mut self, text: &str) {
        let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
        let text = text.trim().trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
        let text = text.trim_end_matches("]]>").trim_end_matches("//");
        let value = serde_json::from_str(text).or_else(|_| serde_json::from_str(&without_controls(text)));
        let Ok(value) = value else { return };
        let mut waiting = vec![value];
        while let Some(value) = waiting.pop() {
            match value {
                Value::Array(values) => waiting.extend(values.into_iter().rev()),
                Value::Object(mut object) => {
                    if let Some(graph) = object.remove("@graph") {
                        waiting.push(graph);
                    }
                    if let Some(main) = object.get("mainEntity").filter(|main| main.is_object()).cloned() {
                        waiting.push(main);
                    }
                    self.objects.push(Value::Object(object));
                }
                _ => {}
            }
        }
    }

    /// The content of the first `meta` of that name, in whichever attribute the name stands.
    pub fn meta(&self, name: &str) -> Option<(&'a str, Source)> {
        self.metas.get(name).copied()
    }

    /// The object that describes the article.
    pub fn article(&self) -> Option<&Value> {
        self.objects.iter().find(|object| types(object).any(is_article))
    }

    /// A property of the article that is words.
    pub fn article_text(&self, property: &str) -> Option<String> {
        let value = self.article()?.get(property)?;
        let value = value.as_array().and_then(|values| values.first()).unwrap_or(value);
        let text = value.as_str().or_else(|| value.get("name")?.as_str())?;
        Some(unescape(text)).filter(|text| !text.is_empty())
    }

    /// The article's text, its paragraphs on lines of their own where it says so.
    pub fn article_body(&self) -> Option<String> {
        let body = self.article()?.get("articleBody")?.as_str()?;
        let marked = body.contains("</") || body.contains("<br");
        if !marked {
            return Some(body.lines().map(unescape).collect::<Vec<_>>().join("\n"));
        }
        let dom = crate::dom::parse(body);
        let page = crate::page::Page::new(&dom, None, None);
        Some(document::plain_text(&crate::blocks::convert(&page, &[Dom::ROOT], &|_| false)))
    }

    /// The questions of the page's FAQ with their answers, as keys to compare with.
    pub fn questions(&self) -> HashMap<String, String> {
        let lists = self.objects.iter().filter(|object| types(object).any(|kind| kind == "FAQPage"));
        let entries = lists.filter_map(|list| list.get("mainEntity")?.as_array()).flatten();
        let text = |value: &Value| value.as_str().map(|text| article::key(&unescape(text)));
        let pairs = entries.filter_map(|entry| {
            let answer = entry.get("acceptedAnswer");
            let answer = answer.and_then(|answer| answer.as_array().and_then(|all| all.first()).or(Some(answer)));
            Some((text(entry.get("name")?)?, answer.and_then(|answer| text(answer.get("text")?)).unwrap_or_default()))
        });
        pairs.filter(|(question, _)| !question.is_empty()).collect()
    }

    /// The publisher's name.
    pub fn publisher(&self) -> Option<String> {
        let named = |value: &Value| Some(unescape(value.get("name")?.as_str()?));
        let publisher = self.article().and_then(|article| named(article.get("publisher")?));
        publisher
            .or_else(|| self.objects.iter().find(|object| types(object).any(|kind| kind == "WebSite")).and_then(named))
            .filter(|name| !name.is_empty())
    }

    /// The address of the article's image.
    pub fn image(&self) -> Option<String> {
        let mut image = self.article()?.get("image")?;
        while let Some(first) = image.as_array().and_then(|images| images.first()) {
            image = first;
        }
        let url = image.as_str().or_else(|| image.get("url")?.as_str())?;
        Some(url.to_string()).filter(|url| !url.is_empty())
    }
}

/// The types of a JSON-LD object.
pub(crate) fn types(object: &Value) -> impl Iterator<Item = &str> {
    let kind = object.get("@type");
    let one = kind.and_then(Value::as_str);
    let many = kind.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    one.into_iter().chain(many)
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article")
        || kind.ends_with("BlogPosting")
        || matches!(
            kind,
            "Report" | "Recipe" | "Review" | "HowTo" | "DiscussionForumPosting" | "SocialMediaPosting" | "TechArticle"
        )
}

fn is_json_ld(kind: &str) -> bool {
    kind.trim().to_ascii_lowercase().starts_with("application/ld+json")
}

/// Line breaks inside strings are not JSON, but common.
fn without_controls(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Text as JSON-LD has it: often escaped once more as HTML.
pub(crate) fn unescape(text: &str) -> String {
    let plain = if text.contains('&') || text.contains('<') {
        let dom = crate::dom::parse(text);
        dom.visible_text(Dom::ROOT)
    } else {
        text.to_string()
    };
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
