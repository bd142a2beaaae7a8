//! microformats2: `u-comment` or `p-comment` with what a citation has.

use super::marked::{self, Marked};
use super::{Embedded, Origin};
use crate::dom::{Dom, Element, NodeId};
use crate::page::Page;

/// The discussion that a page marks up, if it does.
pub(super) fn read(page: &Page) -> Option<Embedded> {
    let dom = page.dom;
    let mut scopes: Vec<(NodeId, Scope)> = Vec::new();
    let mut found: Vec<Marked> = Vec::new();
    for id in dom.descendants(Dom::ROOT) {
        while scopes.last().is_some_and(|(end, _)| *end <= id) {
            scopes.pop();
        }
        let Some(element) = dom.element(id).filter(|element| element.attr("class").is_some()) else { continue };
        if element.classes().any(|class| matches!(class, "u-comment" | "p-comment")) {
            let parent = scopes
                .iter()
                .rev()
                .find_map(|(_, scope)| if let Scope::Comment(at) = scope { Some(*at) } else { None });
            found.push(Marked::new(id, parent));
            scopes.push((dom.end(id), Scope::Comment(found.len() - 1)));
            continue;
        }
        let Some(&(_, scope)) = scopes.last() else { continue };
        let (Scope::Comment(at) | Scope::Author(at)) = scope else { continue };
        let Some(marked) = found.get_mut(at) else { continue };
        for class in element.classes() {
            property(page, marked, scope, id, class);
        }
        if let Some(inner) = inner_scope(element, at) {
            scopes.push((dom.end(id), inner));
        }
    }
    marked::embedded(page, Origin::Microformats, found, None)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Comment(usize),
    /// The author of that comment.
    Author(usize),
    /// Something else inside, with properties of its own.
    Other,
}

fn inner_scope(element: &Element, at: usize) -> Option<Scope> {
    if element.classes().any(|class| class == "p-author") {
        return Some(Scope::Author(at));
    }
    element.classes().any(|class| class.starts_with("h-")).then_some(Scope::Other)
}

fn property(page: &Page, marked: &mut Marked, scope: Scope, id: NodeId, class: &str) {
    let dom = page.dom;
    let href = || dom.attr(id, "href").map(|href| page.resolve(href));
    match (scope, class) {
        (Scope::Comment(_), "p-author") => {
            let image = dom.find(id, |inner| dom.name(inner) == "img").and_then(|image| dom.attr(image, "alt"));
            let name = Some(dom.visible_text(id)).filter(|name| !name.is_empty());
            marked.name = name.or_else(|| image.map(str::to_string)).or(marked.name.take());
            marked.address = href().or(marked.address.take());
        }
        (Scope::Author(_), "p-name") => {
            marked.name = Some(dom.visible_text(id)).filter(|n| !n.is_empty()).or(marked.name.take())
        }
        (Scope::Author(_), "u-url") => marked.address = href().or(marked.address.take()),
        (Scope::Comment(_), "dt-published") => marked.date(page, &marked::value(dom, id)),
        (Scope::Comment(_), "e-content" | "p-content" | "p-summary") => marked.body = marked.body.or(Some(id)),
        (Scope::Comment(_), "p-name") => {
            marked.comment.title = marked.comment.title.take().or(Some(dom.visible_text(id)))
        }
        (Scope::Comment(_), "u-url") => marked.comment.permalink = marked.comment.permalink.take().or_else(href),
        _ => {}
    }
    // One element may be both the name and the text of a reply: then it is the text.
    if marked.body == Some(id) && class == "p-name" {
        marked.comment.title = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom;
    use document::plain_text;

    #[test]
    fn a_reply_from_another_site() {
        let html = "<article class=h-entry><p class='p-author h-card'>Writer</p><div class=e-content>Article</div>
            <ul><li class='u-comment h-cite'><a class='p-author h-card' href='https://ada.example'><img alt=''><span class=p-name>Ada</span></a>
            <p class='e-content p-name'>Nice.</p><a class=u-url href='https://ada.example/1'><time class=dt-published datetime='2024-01-12'>Jan</time></a>
            </li><li class='u-like h-cite'><a class='p-author h-card'>Bo</a></li></ul></article>";
        let dom = dom::parse(html);
        let found = read(&Page::new(&dom, None, None)).unwrap();
        assert_eq!(found.comments.len(), 1);
        let comment = &found.comments[0];
        assert_eq!(
            comment.author.as_ref().map(|author| (author.name.as_str(), author.url.as_deref())),
            Some(("Ada", Some("https://ada.example/")))
        );
        assert_eq!(comment.date.map(|date| date.to_string()).as_deref(), Some("2024-01-12"));
        assert_eq!((plain_text(&comment.blocks).as_str(), comment.title.as_deref()), ("Nice.", None));
        assert_eq!(comment.permalink.as_deref(), Some("https://ada.example/1"));
    }
}
