//! The standfirst: what is printed between the title and the body, in a box of its own.

use super::boilerplate::{by_names, similar};
use super::facts::{Facts, Tag};
use super::{key, phrases};
use crate::dom::NodeId;

/// So many paragraphs make a standfirst at most.
const MOST: usize = 3;

/// A box of its own with so many characters of prose is a section.
const SECTION: u32 = 800;

/// A paragraph of so many characters is one of prose.
const LONG: u32 = 140;

/// What stands further from the title than so many characters belongs to something else.
const FAR: u32 = 700;

/// The paragraphs between the heading that says the title and the first of `roots`, in document order.
pub(super) fn find(facts: &Facts, title: &str, roots: &[NodeId], taken: &[bool]) -> Vec<NodeId> {
    let dom = facts.dom;
    let Some(&body) = roots.first() else { return Vec::new() };
    let is_title =
        |&id: &NodeId| dom.name(id) == "h1" && !facts.node(id).hidden && similar(title, &dom.visible_text(id));
    let mut headings = (1..body.0).map(NodeId).filter(|&id| facts.tag(id) == Tag::Heading);
    let Some(heading) = headings.rfind(is_title).filter(|&heading| dom.end(heading) <= body) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut id = dom.end(heading);
    while id < body && found.len() < MOST && facts.sums.between(dom.end(heading), id).chars < FAR {
        if !dom.contains(id, body) && !is_apart(facts, id, taken) && is_section(facts, id) {
            break;
        }
        let paragraph = is_paragraph(facts, id);
        if paragraph && is_prose(facts, id) {
            found.push(id);
        }
        let skip = paragraph || !dom.contains(id, body) && is_apart(facts, id, taken);
        id = if skip { dom.end(id) } else { NodeId(id.0 + 1) };
    }
    found.extend(sections(facts, id, body, taken));
    without_repeats(facts, found, roots)
}

/// Whole sections between `start` and the body, as pages have that are put together from boxes.
fn sections(facts: &Facts, start: NodeId, body: NodeId, taken: &[bool]) -> Vec<NodeId> {
    let dom = facts.dom;
    let mut found = Vec::new();
    let mut id = start;
    while id < body {
        if dom.contains(id, body) {
            id = NodeId(id.0 + 1);
            continue;
        }
        if !is_apart(facts, id, taken) && is_section(facts, id) {
            found.push(id);
        }
        id = dom.end(id);
    }
    found
}

/// Whether a box holds so much prose that it is no standfirst but the start of the article.
fn is_section(facts: &Facts, id: NodeId) -> bool {
    let whole = facts.sums.of(facts, id);
    if whole.chars < SECTION || whole.link_density() > 0.3 {
        return false;
    }
    let long = |id: NodeId| {
        let sum = facts.sums.of(facts, id);
        let paragraph = facts.tag(id) == Tag::P || facts.node(id).paragraph;
        if paragraph && sum.chars >= LONG && sum.link_density() < 0.3 { sum.chars } else { 0 }
    };
    facts.dom.descendants(id).map(long).sum::<u32>() * 2 > whole.chars
}

fn is_paragraph(facts: &Facts, id: NodeId) -> bool {
    let node = facts.node(id);
    let subtitle = node.tag == Tag::Heading && matches!(facts.dom.name(id), "h2" | "h3");
    !node.hidden && (node.tag == Tag::P || node.paragraph || subtitle)
}

/// Whether the paragraph says something of the subject rather than of who wrote it and when.
fn is_prose(facts: &Facts, id: NodeId) -> bool {
    let sum = facts.sums.of(facts, id);
    let text = facts.dom.visible_text(id);
    let sentence = text.trim_end_matches(['"', '”', '»', ')']).ends_with(['.', '!', '?', '…', '。']);
    let place = phrases::Place { before: 0.0, characters_before: 0, linked: sum.link_density() };
    (50..=900).contains(&sum.chars)
        && (sentence || facts.tag(id) == Tag::Heading)
        && text.split_whitespace().count() > 7
        && sum.link_density() < 0.25
        && phrases::line(&text, place).is_none()
        && !named_otherwise(facts, id)
}

/// Whether the element is furniture, or something that was read as a comment.
fn is_apart(facts: &Facts, id: NodeId, taken: &[bool]) -> bool {
    let node = facts.node(id);
    let furniture = matches!(
        node.tag,
        Tag::Nav
            | Tag::Aside
            | Tag::Footer
            | Tag::Form
            | Tag::Button
            | Tag::List
            | Tag::Table
            | Tag::Figure
            | Tag::A
            | Tag::Article
    );
    let role = facts.dom.attr(id, "role").unwrap_or("");
    furniture
        || node.hidden
        || taken.get(id.0 as usize).copied().unwrap_or(false)
        || matches!(role, "navigation" | "complementary" | "dialog" | "alertdialog" | "alert" | "menu")
        || named_otherwise(facts, id)
}

fn named_otherwise(facts: &Facts, id: NodeId) -> bool {
    ["class", "id"].iter().filter_map(|name| facts.dom.attr(id, name)).find_map(by_names).is_some()
}

/// Leaves out what the body says again.
fn without_repeats(facts: &Facts, found: Vec<NodeId>, roots: &[NodeId]) -> Vec<NodeId> {
    if found.is_empty() {
        return found;
    }
    let body: String = roots.iter().map(|&root| key(&facts.dom.visible_text(root))).collect();
    found.into_iter().filter(|&id| !body.contains(&key(&facts.dom.visible_text(id)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Disclosures;

    const LEAD: &str = "The ferry has crossed the strait for a century, and this spring it stops for good.";

    fn found(between: &str) -> Vec<String> {
        let body = "<main><p>Nobody aboard spoke of it, neither the crew nor the few who rode.</main>";
        let html = format!("<body><div class=hero><h1>The last ferry</h1>{between}</div>{body}");
        let dom = crate::dom::parse(&html);
        let disclosures = Disclosures::find(&dom);
        let facts = Facts::read(&dom, &disclosures);
        let main: Vec<NodeId> = dom.elements(crate::dom::Dom::ROOT, "main").collect();
        let found = find(&facts, "The last ferry", &main, &[]);
        found.into_iter().map(|id| dom.visible_text(id)).collect()
    }

    #[test]
    fn what_stands_between_title_and_body_is_found() {
        assert_eq!(found(&format!("<div><p>{LEAD}</p></div><div>By Ada Holm</div>")), [LEAD]);
        assert_eq!(found(&format!("<div class=lead>{LEAD}</div>")), [LEAD]);
    }

    #[test]
    fn a_first_section_in_a_box_of_its_own_is_found() {
        let section = format!("<div><p>{}</p></div>", format!("{LEAD} ").repeat(12));
        assert_eq!(found(&section).len(), 1);
        let offers = format!("<div>{}</div>", "<p>Seats, heated, with a view.</p>".repeat(40));
        assert!(found(&offers).is_empty());
    }

    #[test]
    fn what_is_no_standfirst_is_not_found() {
        let bio = format!("<div class=author-bio><p>{LEAD}</p></div>");
        let linked = format!("<p><a href=/x>{LEAD}</a></p>");
        let unseen = format!("<p style='display:none'>{LEAD}</p>");
        let notice = "<p>We may earn a commission when you buy something through the links on this page.</p>";
        let repeated = "<p>Nobody aboard spoke of it, neither the crew nor the few who rode.</p>";
        for other in [bio.as_str(), &linked, &unseen, notice, repeated] {
            assert!(found(other).is_empty(), "{other}");
        }
    }
}
