//! What a page says about itself, each value with where it was found.

mod byline;
mod dates;
mod declared;
mod title;

pub(crate) use declared::Declared;

use crate::dom::{Dom, NodeId};
use crate::figure;
use crate::page::{Page, language_tag};
use document::{Direction, Image, Metadata, Source, Sourced};

/// Reads everything but what only the body can tell.
pub(crate) fn read(page: &Page, declared: &Declared) -> Metadata {
    let site = site(page, declared);
    let mut metadata = Metadata {
        title: title::title(page, declared, site.as_ref().map(|site| site.value.as_str())),
        byline: byline::byline(page, declared),
        description: description(declared),
        language: language(page, declared),
        direction: direction(page),
        url: address(page, declared),
        lead_image: lead_image(page, declared),
        published_words: None,
        site,
        ..Metadata::default()
    };
    dates::read(page, declared, &mut metadata);
    metadata
}

fn site(page: &Page, declared: &Declared) -> Option<Sourced<String>> {
    let named = |name: &str| declared.meta(name).map(|(value, source)| Sourced::new(value.to_string(), source));
    let publisher = || declared.publisher().map(|name| Sourced::new(name, Source::JsonLd));
    let own = named("og:site_name").or_else(publisher);
    let own = own.or_else(|| named("application-name")).or_else(|| named("apple-mobile-web-app-title"));
    own.filter(|site| site.value.chars().count() <= 80).or_else(|| {
        let host = page.url.as_ref()?.host_str()?;
        Some(Sourced::new(host.strip_prefix("www.").unwrap_or(host).to_string(), Source::Address))
    })
}

fn description(declared: &Declared) -> Option<Sourced<String>> {
    let meta = ["og:description", "description", "twitter:description", "dc.description"];
    let found = meta.iter().find_map(|name| declared.meta(name));
    let found = found.map(|(value, source)| Sourced::new(value.to_string(), source));
    found.or_else(|| Some(Sourced::new(declared.article_text("description")?, Source::JsonLd)))
}

fn language(page: &Page, declared: &Declared) -> Option<Sourced<String>> {
    let own = page.language.clone().map(|tag| Sourced::new(tag, Source::Meta));
    own.or_else(|| {
        let (locale, source) = declared.meta("og:locale")?;
        Some(Sourced::new(language_tag(locale)?, source))
    })
    .or_else(|| Some(Sourced::new(language_tag(&declared.article_text("inLanguage")?)?, Source::JsonLd)))
}

fn direction(page: &Page) -> Direction {
    let said = ["html", "body", "article", "main"].iter().find_map(|name| page.find_attr(Dom::ROOT, name, "dir"));
    match said.map(str::trim) {
        Some(said) if said.eq_ignore_ascii_case("rtl") => Direction::Rtl,
        Some(said) if said.eq_ignore_ascii_case("ltr") => Direction::Ltr,
        _ => Direction::Auto,
    }
}

fn address(page: &Page, declared: &Declared) -> Option<Sourced<String>> {
    let canonical = declared.canonical.map(|href| (page.resolve(href), Source::Meta));
    let named = || declared.meta("og:url").map(|(url, source)| (page.resolve(url), source));
    let own = canonical.filter(|(url, _)| is_web(url)).or_else(|| named().filter(|(url, _)| is_web(url)));
    own.map(|(url, source)| Sourced::new(url, source))
        .or_else(|| Some(Sourced::new(page.url.as_ref()?.to_string(), Source::Address)))
}

fn is_web(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

fn lead_image(page: &Page, declared: &Declared) -> Option<Sourced<Image>> {
    let number = |name: &str| declared.meta(name).and_then(|(value, _)| value.parse().ok());
    for name in ["og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"] {
        if let Some((url, source)) = declared.meta(name) {
            let alt = declared.meta("og:image:alt").map(|(alt, _)| alt.to_string()).unwrap_or_default();
            let (width, height) = (number("og:image:width"), number("og:image:height"));
            return Some(Sourced::new(Image { url: page.resolve(url), alt, width, height }, source));
        }
    }
    if let Some(url) = declared.image() {
        return Some(Sourced::new(Image { url: page.resolve(&url), ..Image::default() }, Source::JsonLd));
    }
    let marked = page.dom.find(Dom::ROOT, |id| page.dom.attr(id, "itemprop") == Some("image"))?;
    let image = figure::image(page, marked).or_else(|| {
        let url = page.dom.attr(marked, "content").or_else(|| page.dom.attr(marked, "href"))?;
        Some(Image { url: page.resolve(url), ..Image::default() })
    })?;
    Some(Sourced::new(image, Source::Microdata))
}

/// The words of `id` on one line, or `None` where there are none.
fn words(dom: &Dom, id: NodeId) -> Option<String> {
    Some(dom.visible_text(id)).filter(|text| !text.is_empty())
}
