//! Cards in an article, mostly at its end, that lead to others: boxes alike, each a title that is a link into the same
//! site, with a picture or a few words.

use super::boilerplate::Reason;
use super::facts::{Facts, Tag};
use crate::dom::NodeId;
use crate::page::Page;
use url::Url;

/// A card holds at most so many characters, in so many nodes.
const LARGEST: u32 = 700;
const MOST_NODES: u32 = 150;

/// A title on a line of its own has so many words at least.
const FEWEST_WORDS: usize = 5;

/// Cards stand in the last part of an article.
const EARLIEST: f32 = 0.5;

/// What may stand after the last card: a button, a line.
const AFTER: f32 = 0.05;

/// Marks in `gone` the cards at the end of `roots`, with the heading over them.
pub(super) fn mark(facts: &Facts, page: &Page, roots: &[NodeId], gone: &mut [bool]) -> Vec<Reason> {
    let largest = roots.iter().map(|&root| (root, facts.chars(root))).max_by_key(|&(_, chars)| chars);
    let Some((root, whole)) = largest else { return Vec::new() };
    let dom = facts.dom;
    let mut found = other_articles(facts, page, root, gone);
    let mut id = root;
    while id < dom.end(root) {
        let late = facts.sums.between(root, id).chars as f32 >= EARLIEST * whole as f32;
        if is_gone(gone, id) {
            id = dom.end(id);
        } else if late && is_card(facts, page, id) {
            let row = row(facts, page, id, gone);
            let last = row.last().copied().unwrap_or(id);
            let after = facts.sums.between(dom.end(last), dom.end(root)).chars as f32;
            if row.len() > 1 && after <= AFTER * whole as f32 {
                let heading = over(facts, root, id).filter(|&heading| !is_gone(gone, heading));
                found.extend(row.into_iter().chain(heading));
            }
            id = dom.end(last);
        } else {
            id = NodeId(id.0 + 1);
        }
    }
    for id in &found {
        if let Some(place) = gone.get_mut(id.0 as usize) {
            *place = true;
        }
    }
    vec![Reason::Related; found.len()]
}

/// Cards that say by their markup that they are articles of their own, wherever in a text they stand. Where they are
/// a good part of what there is, the page is a list of them.
fn other_articles(facts: &Facts, page: &Page, root: NodeId, gone: &[bool]) -> Vec<NodeId> {
    let dom = facts.dom;
    let says_so = |id: NodeId| {
        let kind = dom.attr(id, "itemtype").unwrap_or("").trim_end_matches('/');
        facts.tag(id) == Tag::Article || kind.ends_with("Article") || kind.ends_with("BlogPosting")
    };
    let mut found: Vec<NodeId> = Vec::new();
    let mut id = NodeId(root.0 + 1);
    while id < dom.end(root) {
        let taken = is_gone(gone, id) || says_so(id) && is_card(facts, page, id);
        if taken && !is_gone(gone, id) {
            found.push(id);
        }
        id = if taken { dom.end(id) } else { NodeId(id.0 + 1) };
    }
    let held: u32 = found.iter().map(|&id| facts.chars(id)).sum();
    if held * 4 > facts.chars(root) { Vec::new() } else { found }
}

fn is_gone(gone: &[bool], id: NodeId) -> bool {
    gone.get(id.0 as usize).copied().unwrap_or(true)
}

/// A card with those that follow it.
fn row(facts: &Facts, page: &Page, first: NodeId, gone: &[bool]) -> Vec<NodeId> {
    let dom = facts.dom;
    let next = |&id: &NodeId| {
        let after = std::iter::successors(dom.next_sibling(id), |&id| dom.next_sibling(id));
        after.into_iter().find(|&id| dom.element(id).is_some())
    };
    let alike = |id: NodeId| dom.name(id) == dom.name(first) && dom.attr(id, "class") == dom.attr(first, "class");
    std::iter::successors(Some(first), next)
        .take_while(|&id| alike(id) && !is_gone(gone, id) && is_card(facts, page, id))
        .collect()
}

/// Whether a box is little more than a title that leads to another page of the site.
fn is_card(facts: &Facts, page: &Page, id: NodeId) -> bool {
    let dom = facts.dom;
    let node = facts.node(id);
    let boxed = matches!(node.tag, Tag::Div | Tag::Article | Tag::Section | Tag::Item | Tag::A | Tag::P);
    let small = dom.end(id).0 - id.0 <= MOST_NODES && (15..=LARGEST).contains(&facts.chars(id));
    if !boxed || !small || node.data {
        return false;
    }
    let title = std::iter::once(id).chain(dom.descendants(id)).find(|&inner| {
        facts.node(inner).leads && facts.chars(inner) >= 15 && leads_on(page, dom.attr(inner, "href").unwrap_or(""))
    });
    let Some(title) = title else { return false };
    let is_heading = |id: NodeId| facts.tag(id) == Tag::Heading;
    let headed =
        dom.ancestors(title).take_while(|&up| up >= id).any(is_heading) || dom.find(title, is_heading).is_some();
    let parts = dom.descendants(id).filter(|&inner| is_heading(inner) || facts.tag(inner) == Tag::Pre).count();
    title == id && parts <= 1 || headed && parts == 1 || parts == 0 && is_only_a_title(facts, id, title)
}

/// Whether a line is nothing but a link with the words of a title; a word or two name a thing.
fn is_only_a_title(facts: &Facts, line: NodeId, title: NodeId) -> bool {
    facts.chars(title) * 10 >= facts.chars(line) * 9
        && facts.dom.visible_text(title).split_whitespace().nth(FEWEST_WORDS - 1).is_some()
}

/// Whether an address leads to another page of the same site.
fn leads_on(page: &Page, href: &str) -> bool {
    let Some(own) = &page.url else { return !href.contains("://") && !href.starts_with('#') };
    let Ok(to) = Url::parse(&page.absolute(href)) else { return false };
    to.host_str() == own.host_str() && to.path() != own.path()
}

/// The heading right over a row of cards.
fn over(facts: &Facts, root: NodeId, card: NodeId) -> Option<NodeId> {
    let heading = (root.0..card.0).rev().take(40).map(NodeId).find(|&id| facts.tag(id) == Tag::Heading)?;
    (facts.sums.between(facts.dom.end(heading), card).chars < 40).then_some(heading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Disclosures;
    use crate::dom::{Dom, parse};

    fn left_out(after: &str) -> Vec<String> {
        let prose = "<p>The ferry crosses twice a day, at dawn and at dusk, whatever the wind may say.</p>".repeat(8);
        let dom = parse(&format!("<main>{prose}{after}</main>"));
        let disclosures = Disclosures::find(&dom);
        let facts = Facts::read(&dom, &disclosures);
        let roots: Vec<NodeId> = dom.elements(Dom::ROOT, "main").collect();
        let mut gone = vec![false; dom.len()];
        mark(&facts, &Page::new(&dom, Some("https://post.example/a"), None), &roots, &mut gone);
        let marked = (0..gone.len()).filter(|&index| gone[index]);
        marked.map(|index| dom.visible_text(NodeId(index as u32))).collect()
    }

    #[test]
    fn cards_that_lead_on_are_left_out_with_their_heading() {
        let card =
            |n: u32| format!("<div class=card><h3><a href=/b{n}>The harbour in winter {n}</a></h3><p>Ice.</div>");
        let cards = format!("<h2>From the log</h2><div>{}{}</div>", card(1), card(2));
        let found = left_out(&cards);
        assert_eq!(found, ["From the log", "The harbour in winter 1 Ice.", "The harbour in winter 2 Ice."]);
        assert!(left_out(&card(1)).is_empty(), "one alone may be part of the text");
        let more = format!("{cards}{}", "<p>And so the article goes on, for a good while longer.</p>".repeat(4));
        assert!(left_out(&more).is_empty());
    }

    #[test]
    fn an_article_within_the_article_is_another_one() {
        let prose = "<p>The ferry crosses twice a day, at dawn and at dusk, whatever the wind may say.</p>".repeat(9);
        let teaser = "<h3><a href=/ice>How the ice came early</a></h3><p>A winter in pictures.</p>";
        for (open, close) in
            [("article", "article"), ("div itemscope itemtype='https://schema.org/NewsArticle'", "div")]
        {
            let found = left_out(&format!("<{open}>{teaser}</{close}>{prose}"));
            assert_eq!(found, ["How the ice came early A winter in pictures."], "{open}");
        }
        let list = format!("<article>{teaser}</article>").repeat(40);
        assert!(left_out(&format!("{list}{prose}")).is_empty(), "a page that lists articles");
    }

    #[test]
    fn items_that_lead_to_other_sites_stay() {
        let item =
            "<div class=card><h3><a href=https://shop.example/kettle>The kettle we like</a></h3><p>It sings.</div>";
        assert!(left_out(&item.repeat(3)).is_empty());
    }
}
