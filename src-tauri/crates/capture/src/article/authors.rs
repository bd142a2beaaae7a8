//! What is said of the author at the end of an article: told by the name that the page declares.

use super::boilerplate::Reason;
use super::facts::{Facts, Tag};
use crate::dom::NodeId;

/// Such a paragraph is longer than a signature, and shorter than a part of the text.
const SHORTEST: u32 = 40;
const LONGEST: u32 = 1200;

/// It stands in the last part of the text, or so many characters before its end.
const LAST_PART: u32 = 8;
const LAST_CHARACTERS: u32 = 1500;

/// Marks in `gone` the paragraphs at the end of the roots that start with a name of the `byline` and tell who that is.
pub(super) fn mark(facts: &Facts, roots: &[NodeId], byline: &str, gone: &mut [bool]) -> Vec<Reason> {
    let names = names(byline);
    let (Some(&last), false) = (roots.last(), names.is_empty()) else { return Vec::new() };
    let whole: u32 = roots.iter().map(|&root| facts.chars(root)).sum();
    let mut found = Vec::new();
    let mut id = last;
    while id < facts.dom.end(last) {
        if gone.get(id.0 as usize).copied().unwrap_or(true) {
            id = facts.dom.end(id);
            continue;
        }
        let after = facts.sums.between(id, facts.dom.end(last)).chars;
        let late = after < u32::max(whole / LAST_PART, LAST_CHARACTERS).min(whole / 2);
        if late && is_paragraph(facts, id) && tells_who(&facts.dom.visible_text(id), &names) {
            found.push(Reason::AboutAuthor);
            if let Some(place) = gone.get_mut(id.0 as usize) {
                *place = true;
            }
        }
        id = NodeId(id.0 + 1);
    }
    found
}

/// The names of a byline, in small letters. A single word may be anything.
fn names(byline: &str) -> Vec<String> {
    let lower = byline.to_lowercase().replace(" and ", ",").replace(" & ", ",");
    let parts = lower.split([',', ';', '|']).map(|name| name.trim().trim_start_matches("by ").to_string());
    parts.filter(|name| name.split_whitespace().nth(1).is_some() && name.chars().count() < 60).collect()
}

fn is_paragraph(facts: &Facts, id: NodeId) -> bool {
    let node = facts.node(id);
    let chars = facts.chars(id);
    (SHORTEST..=LONGEST).contains(&chars)
        && (node.tag == Tag::P || node.tag == Tag::Div && node.paragraph)
        && !facts.dom.ancestors(id).take(8).any(|up| facts.tag(up) == Tag::Blockquote)
}

/// "Ylva Brandt is …", "Ylva Brandt, editor, …": the name opens a sentence about its bearer.
fn tells_who(text: &str, names: &[String]) -> bool {
    let text = text.trim_start().to_lowercase();
    let rest = names.iter().find_map(|name| text.strip_prefix(name.as_str()));
    rest.is_some_and(|rest| rest.starts_with([',', ' ', '’', '\'']) && rest.split_whitespace().nth(4).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_opens_with_the_name_tells_who_it_is() {
        let names = names("Ylva Brandt and Nils Åker");
        assert_eq!(names, ["ylva brandt", "nils åker"]);
        assert!(tells_who("Ylva Brandt has sold tickets for eleven years.", &names));
        assert!(tells_who("Nils Åker, an engineer, writes about boats.", &names));
        assert!(!tells_who("Ylva Brandts way of selling tickets is her own.", &names));
        assert!(!tells_who("Tickets are sold by Ylva Brandt, as they always were.", &names));
        assert!(!tells_who("Ylva Brandt, Visby", &names), "a signature is no sentence");
        assert!(super::names("infuy").is_empty());
    }
}
