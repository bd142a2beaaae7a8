//! Passages that a text holds more than once: pasted twice by whoever filled the page in, or by a script that goes on
//! below the end.

use super::boilerplate::Reason;
use super::facts::{Facts, Tag};
use crate::dom::NodeId;
use std::collections::HashMap;

/// Fewer pieces, or fewer characters, may be said twice on purpose: a refrain, a warning at every step.
const FEWEST_PIECES: usize = 3;
const FEWEST_CHARACTERS: usize = 400;

/// Marks in `gone` the passages below `roots` that repeat earlier ones word for word.
pub(super) fn mark(facts: &Facts, roots: &[NodeId], gone: &mut [bool]) -> Vec<Reason> {
    let pieces = pieces(facts, roots, gone);
    let texts: Vec<&str> = pieces.iter().map(|&(_, text)| text).collect();
    let mut first: HashMap<&str, usize> = HashMap::new();
    let (mut index, mut found) = (0, Vec::new());
    while let Some(&text) = texts.get(index) {
        let again = first.get(text).map_or(0, |&start| repeated(&texts, start, index));
        for (id, _) in pieces.iter().skip(index).take(again) {
            if let Some(place) = gone.get_mut(id.0 as usize) {
                *place = true;
            }
        }
        found.extend((again > 0).then_some(Reason::Copy));
        first.entry(text).or_insert(index);
        index += again.max(1);
    }
    found
}

/// The texts of the body in their order, without tables of data and code, which have reasons to repeat themselves.
fn pieces<'a>(facts: &Facts<'a>, roots: &[NodeId], gone: &[bool]) -> Vec<(NodeId, &'a str)> {
    let mut pieces = Vec::new();
    for &root in roots {
        let mut id = root;
        while id < facts.dom.end(root) {
            let node = facts.node(id);
            if gone.get(id.0 as usize).copied().unwrap_or(true) || node.data || matches!(node.tag, Tag::Pre | Tag::Code)
            {
                id = facts.dom.end(id);
                continue;
            }
            let text = facts.dom.text_node(id).map(str::trim).filter(|text| !text.is_empty());
            pieces.extend(text.map(|text| (id, text)));
            id = NodeId(id.0 + 1);
        }
    }
    pieces
}

/// How many texts from `again` on say what those from `start` on said; none where they are too few to tell.
fn repeated(texts: &[&str], start: usize, again: usize) -> usize {
    let earlier = texts.get(start..again).unwrap_or_default();
    let later = texts.get(again..).unwrap_or_default();
    let alike = earlier.iter().zip(later).take_while(|(text, other)| text == other);
    let (count, characters) = alike.fold((0, 0), |(count, sum), (text, _)| (count + 1, sum + text.chars().count()));
    if count >= FEWEST_PIECES && characters >= FEWEST_CHARACTERS { count } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Disclosures;
    use crate::dom::{Dom, parse};

    const DAWN: &str =
        "The boat leaves at dawn, with the post, the milk and whoever slept badly, and it does not wait. ";
    const DUSK: &str =
        "It comes back at dusk, with the papers of the day, three crates of bread and the schoolmaster. ";
    const NIGHT: &str = "At night it lies at the quay, where two lamps show how far the water has risen since noon. ";

    fn kept(page: &str) -> (String, usize) {
        let dom = parse(page);
        let disclosures = Disclosures::find(&dom);
        let facts = Facts::read(&dom, &disclosures);
        let roots: Vec<NodeId> = dom.elements(Dom::ROOT, "main").collect();
        let mut gone = vec![false; dom.len()];
        let found = mark(&facts, &roots, &mut gone).len();
        let kept = pieces(&facts, &roots, &gone).into_iter().map(|(_, text)| text.get(..3).unwrap_or(text));
        (kept.collect::<Vec<_>>().join(" "), found)
    }

    #[test]
    fn a_passage_pasted_again_is_left_out_and_a_refrain_stays() {
        let passage = format!("<p>{DAWN}{DAWN}<p>{DUSK}<br>{NIGHT}{NIGHT}");
        assert_eq!(
            kept(&format!("<main><p>One{passage}<p>Two{passage}<p>Six{passage}</main>")),
            ("One The It  At  Two Six".into(), 2)
        );
        assert_eq!(kept("<main><p>Row<p>row<p>row<p>Row<p>row<p>row</main>"), ("Row row row Row row row".into(), 0));
        let code = format!("<pre>{DAWN}{DAWN}</pre><pre>{DUSK}</pre><pre><b>{NIGHT}</b>{NIGHT}</pre>");
        assert_eq!(kept(&format!("<main>{code}{code}</main>")).1, 0, "the same code stands under many a heading");
    }
}
