use super::Declared;
use crate::dates::{self, Context};
use crate::dom::{Dom, NodeId};
use crate::page::Page;
use document::{Date, Metadata, Source, Sourced};

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dc.date.created",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "date",
];

const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "article:modified",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
];

/// Names that pages give the element which says when an article was published.
const CLASSES: &[&str] = &[
    "article-date",
    "article__date",
    "byline-date",
    "date-published",
    "dt-published",
    "entry-date",
    "post-date",
    "post__date",
    "posted-on",
    "pub-date",
    "publish-date",
    "published",
    "published-date",
];

/// A date counts as the article's where it stands within so many nodes of its title.
const NEAR: u32 = 120;

/// When the article was published and last changed.
pub(super) fn read(page: &Page, declared: &Declared, metadata: &mut Metadata) {
    let language = page.language.clone();
    let day_first = dates::day_first(std::iter::empty(), language.as_deref());
    let context = Context { now: page.now, day_first, language };
    let named = |names: &[&str], property: &str| {
        let structured = declared.article_text(property).map(|text| (text, Source::JsonLd));
        let metas = names.iter().filter_map(|name| declared.meta(name));
        let metas = metas.map(|(text, source)| (text.to_string(), source));
        structured
            .into_iter()
            .chain(metas)
            .find_map(|(text, source)| Some(Sourced::new(parse(&text, &context)?, source)))
    };
    metadata.published = named(PUBLISHED, "datePublished");
    metadata.modified = named(MODIFIED, "dateModified");
    if metadata.published.is_none() {
        metadata.published = marked(page, "datePublished", &context).or_else(|| beside_title(page, &context));
    }
    if metadata.modified.is_none() {
        metadata.modified = marked(page, "dateModified", &context);
    }
}

/// A date as machines write it, or else as people do.
fn parse(text: &str, context: &Context) -> Option<Date> {
    text.trim().parse().ok().or_else(|| dates::parse(text, context))
}

/// The date that microdata names, outside the discussion.
fn marked(page: &Page, property: &str, context: &Context) -> Option<Sourced<Date>> {
    let dom = page.dom;
    let named = |&id: &NodeId| {
        let names = dom.attr(id, "itemprop").unwrap_or("");
        names.split_ascii_whitespace().any(|name| name == property) && !is_comment(dom, id)
    };
    let date = dom.descendants(Dom::ROOT).filter(named).find_map(|id| written(dom, id, context))?;
    Some(Sourced::new(date, Source::Microdata))
}

/// The date that stands nearest to the page's title, in an element that is there to hold one.
fn beside_title(page: &Page, context: &Context) -> Option<Sourced<Date>> {
    let dom = page.dom;
    let title = dom.elements(Dom::ROOT, "h1").next()?;
    let range = title.0.saturating_sub(NEAR)..dom.end(title).0.saturating_add(NEAR).min(dom.len() as u32);
    let holds = |&id: &NodeId| {
        let Some(element) = dom.element(id) else { return false };
        let named = element.name() == "time" || element.classes().any(|class| CLASSES.contains(&class));
        named && !is_comment(dom, id)
    };
    let places = range.map(NodeId).filter(holds);
    let found = places.filter_map(|id| Some((id.0.abs_diff(title.0), written(dom, id, context)?)));
    let (_, date) = found.min_by_key(|&(distance, _)| distance)?;
    Some(Sourced::new(date, Source::Page))
}

/// The date of an element: in the attribute made for it, or in its words.
fn written(dom: &Dom, id: NodeId, context: &Context) -> Option<Date> {
    let attribute = ["datetime", "content"].iter().find_map(|name| dom.attr(id, name));
    attribute.and_then(|text| parse(text, context)).or_else(|| {
        let inner = dom.find(id, |inner| dom.name(inner) == "time").and_then(|time| dom.attr(time, "datetime"));
        inner.and_then(|text| parse(text, context)).or_else(|| parse(&dom.visible_text(id), context))
    })
}

fn is_comment(dom: &Dom, id: NodeId) -> bool {
    dom.ancestors(id).any(|up| {
        let Some(element) = dom.element(up) else { return false };
        matches!(element.name(), "nav" | "aside" | "footer")
            || ["class", "id"].iter().filter_map(|name| element.attr(name)).any(|name| name.contains("comment"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::parse as dom;

    fn published(html: &str) -> Option<(String, Source)> {
        let dom = dom(html);
        let mut metadata = Metadata::default();
        read(&Page::new(&dom, None, None), &Declared::read(&dom), &mut metadata);
        metadata.published.map(|date| (date.value.to_string(), date.source))
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        let meta = "<html lang=de><meta name=date content='12. März 2024'>";
        assert_eq!(published(meta), Some(("2024-03-12".into(), Source::Meta)));
        let beside = "<h1>Tides</h1><p class=entry-date>Posted on March 3, 2021</p>";
        assert_eq!(published(beside), Some(("2021-03-03".into(), Source::Page)));
        let marked = "<h1>Tides</h1><span itemprop=datePublished content=2020-01-02>last winter</span>";
        assert_eq!(published(marked), Some(("2020-01-02".into(), Source::Microdata)));
    }

    #[test]
    fn the_date_of_a_comment_is_not_the_article_s() {
        assert_eq!(published("<h1>Tides</h1><div id=comments><time datetime=2020-01-02>then</time></div>"), None);
        let far = format!("<h1>Tides</h1>{}<time datetime=2020-01-02>then</time>", "<p>Salt.</p>".repeat(80));
        assert_eq!(published(&far), None);
    }
}
