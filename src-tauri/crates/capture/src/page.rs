use crate::disclosure::Disclosures;
use crate::dom::{Dom, NodeId};
use document::Date;
use url::Url;

/// A parsed page with what is known about it: where it came from, its language, the time of the copy.
pub(crate) struct Page<'a> {
    /// The tree.
    pub dom: &'a Dom,
    /// Address the page came from, or the one it gives for itself.
    pub url: Option<Url>,
    /// What relative addresses count from (`base`, else `url`).
    pub base: Option<Url>,
    /// BCP 47 tag the page declares.
    pub language: Option<String>,
    /// When the copy was made.
    pub now: Option<Date>,
    /// What it shows only when asked.
    pub disclosures: Disclosures,
}

impl<'a> Page<'a> {
    /// A page at `url`, which need not be known.
    pub fn new(dom: &'a Dom, url: Option<&str>, now: Option<Date>) -> Self {
        let url = url.and_then(|url| Url::parse(url.trim()).ok()).or_else(|| declared_url(dom));
        let base = dom.elements(Dom::ROOT, "base").find_map(|id| {
            let href = dom.attr(id, "href")?;
            match &url {
                Some(url) => url.join(href).ok(),
                None => Url::parse(href).ok(),
            }
        });
        let base = base.filter(|base| !base.cannot_be_a_base()).or_else(|| url.clone());
        Self { dom, url, base, language: declared_language(dom), now, disclosures: Disclosures::find(dom) }
    }

    /// `href` as an absolute address, or as `#id` where it points into this page. What cannot be resolved is
    /// returned as it is, without the white space around it.
    pub fn resolve(&self, href: &str) -> String {
        let href = href.trim();
        if href.starts_with('#') {
            return href.to_string();
        }
        let absolute = match &self.base {
            Some(base) => base.join(href),
            None => Url::parse(href),
        };
        let Ok(absolute) = absolute else { return href.to_string() };
        match (absolute.fragment(), &self.url) {
            (Some(fragment), Some(url)) if !fragment.is_empty() && same_document(&absolute, url) => {
                format!("#{fragment}")
            }
            _ => absolute.into(),
        }
    }

    /// `href` as an absolute address, also where it points into this page; as it is where it cannot be resolved.
    pub fn absolute(&self, href: &str) -> String {
        let href = href.trim();
        let joined = self.base.as_ref().and_then(|base| base.join(href).ok());
        joined.map_or_else(|| href.to_string(), Into::into)
    }

    /// The first value of the attribute on an element of that name inside `id`.
    pub fn find_attr(&self, id: NodeId, name: &str, attribute: &str) -> Option<&'a str> {
        let dom = self.dom;
        dom.elements(id, name).find_map(|id| dom.attr(id, attribute))
    }
}

fn same_document(a: &Url, b: &Url) -> bool {
    let (mut a, mut b) = (a.clone(), b.clone());
    a.set_fragment(None);
    b.set_fragment(None);
    a == b
}

/// The page's own word for where it lives: its canonical link, else `og:url`.
fn declared_url(dom: &Dom) -> Option<Url> {
    let link = dom.elements(Dom::ROOT, "link").find_map(|id| {
        let element = dom.element(id)?;
        element.attr("rel")?.eq_ignore_ascii_case("canonical").then(|| element.attr("href"))?
    });
    let meta = || {
        dom.elements(Dom::ROOT, "meta").find_map(|id| {
            let element = dom.element(id)?;
            (element.attr("property")? == "og:url").then(|| element.attr("content"))?
        })
    };
    let url = link.and_then(|href| Url::parse(href.trim()).ok());
    let url = url.or_else(|| Url::parse(meta()?.trim()).ok())?;
    matches!(url.scheme(), "http" | "https").then_some(url)
}

fn declared_language(dom: &Dom) -> Option<String> {
    let html = dom.elements(Dom::ROOT, "html").next();
    let attribute = html.and_then(|id| dom.attr(id, "lang").or_else(|| dom.attr(id, "xml:lang")));
    let body = || dom.elements(Dom::ROOT, "body").find_map(|id| dom.attr(id, "lang"));
    let meta = || {
        dom.elements(Dom::ROOT, "meta").find_map(|id| {
            let element = dom.element(id)?;
            let name = element.attr("http-equiv").or_else(|| element.attr("name"))?;
            let named = name.eq_ignore_ascii_case("content-language") || name.eq_ignore_ascii_case("language");
            named.then(|| element.attr("content"))?
        })
    };
    [attribute, body(), meta()].into_iter().flatten().find_map(language_tag)
}

/// A BCP 47 tag in its usual writing ("en", "pt-BR"), or `None` for what is none ("English").
pub(crate) fn language_tag(text: &str) -> Option<String> {
    let tag = text.split([',', ';']).next()?.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let primary = parts.next().filter(|part| (2..=3).contains(&part.len()))?.to_ascii_lowercase();
    let valid = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !primary.bytes().all(|byte| byte.is_ascii_alphabetic()) || !parts.clone().all(valid) {
        return None;
    }
    let written = |part: &str| match part.len() {
        2 => part.to_ascii_uppercase(),
        4 => part.get(..1).unwrap_or("").to_ascii_uppercase() + &part.get(1..).unwrap_or("").to_ascii_lowercase(),
        _ => part.to_ascii_lowercase(),
    };
    Some(parts.fold(primary, |tag, part| format!("{tag}-{}", written(part))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom;

    #[test]
    fn addresses_become_absolute_and_stay_within_the_page() {
        let dom = dom::parse("<base href='/a/'><p>");
        let page = Page::new(&dom, Some("https://example.org/b/c.html"), None);
        assert_eq!(page.resolve(" d.png "), "https://example.org/a/d.png");
        assert_eq!(page.resolve("#x"), "#x");
        assert_eq!(page.resolve("/b/c.html#x"), "#x");
        assert_eq!(page.resolve("mailto:a@example.org"), "mailto:a@example.org");
        let nowhere = Page::new(&dom, None, None);
        assert_eq!(nowhere.resolve("d.png"), "d.png");
    }

    #[test]
    fn languages_are_tags_or_nothing() {
        assert_eq!(language_tag("PT_br").as_deref(), Some("pt-BR"));
        assert_eq!(language_tag("zh-hant-tw").as_deref(), Some("zh-Hant-TW"));
        assert_eq!(language_tag("en, fr").as_deref(), Some("en"));
        assert_eq!(language_tag("English"), None);
        assert_eq!(language_tag(""), None);
    }
}
