//! Questions that readers ask often, which page builders put into a box of their own behind the article.

use super::facts::{Facts, Tag};
use super::key;
use crate::dom::NodeId;

/// How such a box is headed, letters and digits alone.
const HEADINGS: &[&str] = &[
    "faq",
    "faqs",
    "frequentlyaskedquestions",
    "frequentlyaskedquestionsfaq",
    "frequentlyaskedquestionsfaqs",
    "commonquestions",
    "commonlyaskedquestions",
    "questionsandanswers",
    "häufigefragen",
    "häufiggestelltefragen",
    "fragenundantworten",
    "questionsfréquentes",
    "foireauxquestions",
    "preguntasfrecuentes",
    "domandefrequenti",
    "perguntasfrequentes",
    "veelgesteldevragen",
    "częstozadawanepytania",
    "частыевопросы",
    "よくある質問",
    "常见问题",
    "الأسئلةالشائعة",
];

/// Less is a heading whose answers are elsewhere.
const SHORTEST: u32 = 200;

/// The boxes after the last of `roots` that such a heading opens, in document order.
pub(super) fn find(facts: &Facts, roots: &[NodeId], taken: &[bool]) -> Vec<NodeId> {
    let dom = facts.dom;
    let Some(after) = roots.iter().map(|&root| dom.end(root)).max() else { return Vec::new() };
    let mut found: Vec<NodeId> = Vec::new();
    let mut id = after;
    while (id.0 as usize) < facts.nodes.len() {
        let skipped = taken.get(id.0 as usize).copied().unwrap_or(false) || is_furniture(facts, id);
        let opens = !skipped && facts.tag(id) == Tag::Heading && is_asked_often(&dom.visible_text(id));
        if let Some(questions) = opens.then(|| opened_by(facts, id, after)).flatten() {
            found.push(questions);
            id = dom.end(questions);
            continue;
        }
        id = if skipped { dom.end(id) } else { NodeId(id.0 + 1) };
    }
    found
}

fn is_asked_often(heading: &str) -> bool {
    let heading = key(heading);
    HEADINGS.contains(&heading.as_str())
}

/// The widest box after `start` that has no words before `heading`, where that holds answers.
fn opened_by(facts: &Facts, heading: NodeId, start: NodeId) -> Option<NodeId> {
    let opened = |&up: &NodeId| up >= start && facts.sums.between(up, heading).chars <= 1;
    let around = facts.dom.ancestors(heading).take_while(opened).last()?;
    let sum = facts.sums.of(facts, around);
    (sum.chars >= SHORTEST && sum.link_density() < 0.3).then_some(around)
}

fn is_furniture(facts: &Facts, id: NodeId) -> bool {
    let node = facts.node(id);
    let role = facts.dom.attr(id, "role").unwrap_or("");
    node.hidden
        || matches!(node.tag, Tag::Nav | Tag::Aside | Tag::Form)
        || node.tag == Tag::Footer && !facts.tells(id)
        || matches!(role, "navigation" | "complementary" | "dialog" | "alertdialog")
}
