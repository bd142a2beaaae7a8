//! Whether a page says that the rest of its article is behind a subscription, and the rest is indeed not in it.
//! Many pages that say so hold the whole text all the same, for search engines, and only cover it.

use crate::discussion::Selector;
use crate::dom::{Dom, NodeId};
use crate::metadata::Declared;
use document::{Block, plain_text};
use serde_json::Value;

/// What is covered holds so many characters at least, where it is there.
const COVERED: usize = 300;

/// A text with so many characters is more than the start of one.
const MORE_THAN_A_START: usize = 3000;

/// A text that is not cut has this share of the words that the page counts.
const WHOLE: f64 = 0.7;

/// No page covers more parts than this, nor names them at such length: what does is made to cost time.
const MOST_PARTS: usize = 16;
const LONGEST_SELECTOR: usize = 120;

/// Whether `blocks` are only what visitors without a subscription may read.
pub(crate) fn cuts(dom: &Dom, declared: &Declared, blocks: &[Block]) -> bool {
    let Some(article) = declared.article().filter(|article| is_walled(article)) else { return false };
    let text = plain_text(blocks);
    if let Some(words) = article.get("wordCount").and_then(number).filter(|&words| words > 0.0) {
        return (text.split_whitespace().count() as f64) < WHOLE * words;
    }
    let parts = article.get("hasPart").map_or(&[][..], |parts| list(parts));
    let selectors = parts.iter().filter(|part| is_closed(part)).filter_map(|part| part.get("cssSelector")?.as_str());
    let selectors = selectors.filter(|selector| selector.len() <= LONGEST_SELECTOR).take(MOST_PARTS);
    let mut covered = selectors.filter_map(Selector::parse);
    !covered.any(|selector| is_there(dom, &selector)) && text.chars().count() < MORE_THAN_A_START
}

/// Whether a part that the page covers stands in it.
fn is_there(dom: &Dom, covered: &Selector<'_>) -> bool {
    let found = dom.descendants(Dom::ROOT).filter(|&id| covered.matches(dom, id)).take(MOST_PARTS);
    found.into_iter().any(|id: NodeId| dom.visible_text(id).chars().count() >= COVERED)
}

/// Whether the article, or a part of it, is not for everybody.
fn is_walled(article: &Value) -> bool {
    is_closed(article) || article.get("hasPart").is_some_and(|parts| list(parts).iter().any(is_closed))
}

fn is_closed(value: &Value) -> bool {
    value.get("isAccessibleForFree").is_some_and(|free| match free {
        Value::Bool(free) => !free,
        Value::String(free) => free.trim().eq_ignore_ascii_case("false"),
        _ => false,
    })
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use crate::{Input, capture};
    use document::Missing;

    const START: &str = "<p>Two lamps stand on the quay, and since last winter both of them have been dark. The town pays \
                         for the light by the year, and nobody has read the contract since.</p>";

    fn is_cut(data: &str, body: &str) -> bool {
        let page = format!(
            "<!doctype html><title>Lamps</title><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\
             \"headline\":\"Lamps\",{data}}}</script><article><h1>Lamps</h1>{body}</article>"
        );
        let captured = capture(&Input { bytes: page.as_bytes(), ..Input::default() });
        captured.receipt.missing.contains(&Missing::Paywall)
    }

    const CLOSED: &str = "\"isAccessibleForFree\":\"False\",\"hasPart\":{\"isAccessibleForFree\":false,\
                          \"cssSelector\":\".rest, .more\"}";

    #[test]
    fn what_only_subscribers_may_read_is_missing_where_it_is_not_in_the_page() {
        assert!(is_cut("\"isAccessibleForFree\":false", START));
        assert!(is_cut(CLOSED, START));
        assert!(is_cut(CLOSED, &format!("{START}<div class=rest>Subscribe</div>")));
        assert!(is_cut("\"isAccessibleForFree\":false,\"wordCount\":\"900\"", &START.repeat(12)));
    }

    #[test]
    fn what_is_only_covered_is_not_missing() {
        assert!(!is_cut("\"isAccessibleForFree\":true", START));
        assert!(!is_cut(CLOSED, &format!("{START}<div class=more>{}</div>", START.repeat(3))));
        let long: String = (1900..1930).map(|year| START.replace("last winter", &year.to_string())).collect();
        assert!(!is_cut("\"isAccessibleForFree\":false", &long));
        assert!(!is_cut("\"isAccessibleForFree\":false,\"wordCount\":60", &START.repeat(2)));
    }
}
