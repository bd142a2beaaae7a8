//! schema.org as microdata: items of type Comment, Answer and the older UserComments.

use super::Embedded;
use super::marked::{self, Marked};
use crate::dom::{Dom, NodeId};
use crate::page::Page;
use document::Badge;
use std::collections::HashSet;

/// The discussion that a page marks up, if it does.
pub(super) fn read(page: &Page) -> Option<Embedded> {
    let mut reader = Reader { page, scopes: Vec::new(), found: Vec::new(), declared: HashSet::new() };
    for id in page.dom.descendants(Dom::ROOT) {
        reader.element(id);
    }
    let declared = reader.declared.iter().copied().next().filter(|_| reader.declared.len() == 1);
    marked::embedded(page, super::Origin::Microdata, reader.found, declared)
}

/// What an open item is to the comments.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Item {
    Comment(usize),
    /// The author of that comment.
    Author(usize),
    /// A count of likes on that comment.
    Counter(usize),
    /// Frequently asked questions: nothing inside is a comment.
    Questions,
    Other,
}

struct Reader<'p> {
    page: &'p Page<'p>,
    /// Open items, each with where it ends.
    scopes: Vec<(NodeId, Item)>,
    found: Vec<Marked>,
    declared: HashSet<u32>,
}

impl Reader<'_> {
    fn element(&mut self, id: NodeId) {
        while self.scopes.last().is_some_and(|(end, _)| *end <= id) {
            self.scopes.pop();
        }
        let dom = self.page.dom;
        let properties = dom.attr(id, "itemprop");
        let around = self.scopes.last().map(|(_, item)| *item);
        if dom.attr(id, "itemscope").is_some() {
            let item = self.item(id, properties.unwrap_or(""), around);
            self.scopes.push((dom.end(id), item));
        } else if let Some(properties) = properties {
            for property in properties.split_ascii_whitespace() {
                self.property(id, property, around);
            }
        }
    }

    fn item(&mut self, id: NodeId, properties: &str, around: Option<Item>) -> Item {
        let dom = self.page.dom;
        let has = |name: &str| properties.split_ascii_whitespace().any(|property| property == name);
        let kind = dom.attr(id, "itemtype").unwrap_or("").trim();
        let kind = kind.rsplit(['/', '#']).next().unwrap_or(kind);
        if around == Some(Item::Questions) || kind == "FAQPage" {
            return Item::Questions;
        }
        let listed = matches!(kind, "" | "CreativeWork" | "Thing")
            && ["comment", "acceptedAnswer", "suggestedAnswer"].into_iter().any(has);
        if listed || matches!(kind, "Comment" | "UserComments" | "Answer") {
            let parent = self
                .scopes
                .iter()
                .rev()
                .find_map(|(_, item)| if let Item::Comment(at) = item { Some(*at) } else { None });
            let mut marked = Marked::new(id, parent);
            if has("acceptedAnswer") {
                marked.mark(Badge::Accepted);
            }
            self.found.push(marked);
            return Item::Comment(self.found.len() - 1);
        }
        match around {
            Some(Item::Comment(at)) if has("author") || has("creator") => {
                self.author(id, at);
                Item::Author(at)
            }
            Some(Item::Comment(at)) if has("interactionStatistic") => Item::Counter(at),
            _ => Item::Other,
        }
    }

    /// The author's words stand in for a name until one is marked up.
    fn author(&mut self, id: NodeId, at: usize) {
        let (page, dom) = (self.page, self.page.dom);
        let words = Some(dom.visible_text(id)).filter(|words| !words.is_empty() && words.len() < 100);
        if let Some(comment) = self.found.get_mut(at) {
            comment.name = comment.name.take().or(words);
            comment.address = comment.address.take().or_else(|| dom.attr(id, "href").map(|href| page.resolve(href)));
        }
    }

    fn property(&mut self, id: NodeId, property: &str, around: Option<Item>) {
        let (page, dom) = (self.page, self.page.dom);
        if matches!(around, None | Some(Item::Other)) && property == "commentCount" {
            self.declared.extend(marked::value(dom, id).parse::<u32>());
            return;
        }
        let (Some(Item::Comment(at)) | Some(Item::Author(at)) | Some(Item::Counter(at))) = around else { return };
        let Some(comment) = self.found.get_mut(at) else { return };
        let value = || Some(marked::value(dom, id)).filter(|value| !value.is_empty());
        let link = || dom.attr(id, "href").or_else(|| dom.attr(id, "content")).map(|href| page.resolve(href));
        match (around, property) {
            (Some(Item::Author(_)), "name") => comment.name = value().or(comment.name.take()),
            (Some(Item::Author(_)), "url") => comment.address = comment.address.take().or_else(link),
            (Some(Item::Counter(_)), "userInteractionCount") => {
                comment.comment.score = value().and_then(|value| value.parse().ok());
            }
            (Some(Item::Comment(_)), "author" | "creator") => {
                comment.name = comment.name.take().or_else(value);
                comment.address = dom.attr(id, "href").map(|href| page.resolve(href)).or(comment.address.take());
            }
            (Some(Item::Comment(_)), "dateCreated" | "datePublished" | "commentTime") => {
                value().into_iter().for_each(|value| comment.date(page, &value));
            }
            (Some(Item::Comment(_)), "text" | "commentText" | "articleBody" | "description") => {
                comment.body = comment.body.or(Some(id));
            }
            (Some(Item::Comment(_)), "url") => {
                comment.comment.permalink = comment.comment.permalink.take().or_else(link)
            }
            (Some(Item::Comment(_)), "upvoteCount") => {
                comment.comment.score = value().and_then(|value| value.parse().ok());
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom;
    use document::plain_text;

    fn read_html(html: &str) -> Option<Embedded> {
        let dom = dom::parse(html);
        read(&Page::new(&dom, Some("https://example.org/a"), None))
    }

    #[test]
    fn comments_with_all_their_properties() {
        let found = read_html(
            "<article itemscope itemtype='https://schema.org/BlogPosting'><meta itemprop=commentCount content=2>
             <p itemprop=author itemscope itemtype='http://schema.org/Person'><span itemprop=name>Writer</span></p>
             <div itemprop=comment itemscope itemtype='http://schema.org/Comment' id=c1>
               <div itemprop=author itemscope itemtype='http://schema.org/Person'><a itemprop=url href=/u/ada><b itemprop=name>Ada</b></a></div>
               <time itemprop=datePublished datetime='2024-01-12T10:00:00Z'>long ago</time>
               <a itemprop=url href='#c1'>#</a><div itemprop=text><p>First</p></div>
               <div itemprop=comment itemscope itemtype='http://schema.org/Comment'>
                 <span itemprop=creator>Bo</span><time itemprop=commentTime>March 3, 2024</time><p itemprop=commentText>Second</p>
               </div>
             </div></article>",
        )
        .unwrap();
        let names: Vec<_> =
            found.comments.iter().filter_map(|comment| Some(comment.author.as_ref()?.name.as_str())).collect();
        assert_eq!(names, ["Ada", "Bo"]);
        assert_eq!(found.parents, [None, Some(0)]);
        assert_eq!(found.declared, Some(2));
        assert_eq!(found.comments[1].date.map(|date| date.to_string()).as_deref(), Some("2024-03-03"));
        assert_eq!(plain_text(&found.comments[0].blocks), "First");
        assert_eq!(
            found.comments[0].author.as_ref().and_then(|author| author.url.as_deref()),
            Some("https://example.org/u/ada")
        );
    }

    #[test]
    fn frequent_questions_are_left_out() {
        let html = "<div itemscope itemtype='https://schema.org/FAQPage'><div itemprop=mainEntity itemscope
            itemtype='https://schema.org/Question'><b itemprop=name>Q</b><div itemprop=acceptedAnswer itemscope
            itemtype='https://schema.org/Answer'><p itemprop=text>A</p></div></div></div>";
        assert!(read_html(html).is_none());
    }
}
