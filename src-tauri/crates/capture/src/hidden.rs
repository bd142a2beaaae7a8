//! What markup alone hides from a reader.

use crate::dom::{Dom, NodeId};

/// Whether markup alone says that nobody sees the element.
pub(crate) fn by_markup(dom: &Dom, id: NodeId) -> bool {
    let Some(element) = dom.element(id) else { return false };
    if element.attr("hidden").is_some_and(|value| value != "until-found") {
        return true;
    }
    if element.attr("aria-hidden") == Some("true") && !element.attr("class").unwrap_or("").contains("fallback-image") {
        return true;
    }
    if element.attr("aria-modal") == Some("true") && element.attr("role") == Some("dialog") {
        return true;
    }
    let Some(style) = element.attr("style") else { return false };
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(property, value)| {
        let (property, value) = (property.trim(), value.trim());
        property.eq_ignore_ascii_case("display") && value.to_ascii_lowercase().starts_with("none")
            || property.eq_ignore_ascii_case("visibility") && value.to_ascii_lowercase().starts_with("hidden")
    })
}
