//! The small part of CSS selectors that platform rules need, over our own tree.
//!
//! Tag, `.class`, `#id`, `[attr]`, `[attr=v]`, `[attr^=v]`, `[attr*=v]`, `[attr$=v]`, `:not(…)` of one simple
//! selector, the descendant, child and next-sibling combinators, and comma lists. Rules are constants of this
//! crate, so what does not parse is a mistake of ours and matches nothing; a test parses every rule.

use crate::dom::{Dom, NodeId};

/// A comma list of selectors.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selector<'r> {
    alternatives: Vec<Complex<'r>>,
}

/// Compounds from right to left, each with how it relates to the one on its right.
#[derive(Clone, Debug, Default)]
struct Complex<'r> {
    parts: Vec<(Combinator, Compound<'r>)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Combinator {
    #[default]
    Descendant,
    Child,
    Next,
}

#[derive(Clone, Debug, Default)]
struct Compound<'r> {
    tests: Vec<Test<'r>>,
}

#[derive(Clone, Debug)]
enum Test<'r> {
    Tag(&'r str),
    Class(&'r str),
    Attr(&'r str, Operator, &'r str),
    Not(Box<Test<'r>>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Exists,
    Equals,
    Starts,
    Contains,
    Ends,
}

/// What a selector's rightmost part demands, so that an index can offer candidates instead of the whole page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key<'r> {
    /// The element has this class.
    Class(&'r str),
    /// The element has this attribute.
    Attr(&'r str),
    /// The element is of this name.
    Tag(&'r str),
}

impl<'r> Selector<'r> {
    /// Parses a comma list; `None` where it is not one. The empty text is the selector that matches nothing.
    pub(crate) fn parse(text: &'r str) -> Option<Self> {
        if text.trim().is_empty() {
            return Some(Self::default());
        }
        let alternatives = text.split(',').map(Complex::parse).collect::<Option<_>>()?;
        Some(Self { alternatives })
    }

    /// Whether this matches nothing at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.alternatives.is_empty()
    }

    /// Whether the element at `id` is selected.
    pub(crate) fn matches(&self, dom: &Dom, id: NodeId) -> bool {
        self.alternatives.iter().any(|complex| complex.matches(dom, id))
    }

    /// For each alternative the most telling demand on the element itself.
    pub(crate) fn keys(&self) -> impl Iterator<Item = Key<'r>> + '_ {
        self.alternatives.iter().filter_map(|complex| complex.parts.first()?.1.key())
    }
}

impl<'r> Complex<'r> {
    fn parse(text: &'r str) -> Option<Self> {
        let mut parts: Vec<(Combinator, Compound<'r>)> = Vec::new();
        let mut combinator = Combinator::Descendant;
        for token in text.split_ascii_whitespace() {
            match token {
                ">" => combinator = Combinator::Child,
                "+" => combinator = Combinator::Next,
                _ => {
                    parts.push((std::mem::take(&mut combinator), Compound::parse(token)?));
                }
            }
        }
        // Read from left to right, matched from right to left: each part keeps how the part to its right hangs on it.
        parts.reverse();
        (!parts.is_empty() && combinator == Combinator::Descendant).then_some(Self { parts })
    }

    fn matches(&self, dom: &Dom, id: NodeId) -> bool {
        let Some((mut combinator, first)) = self.parts.first().map(|(combinator, compound)| (*combinator, compound))
        else {
            return false;
        };
        if !first.matches(dom, id) {
            return false;
        }
        let mut at = id;
        for (next_combinator, compound) in self.parts.iter().skip(1) {
            let found = match combinator {
                Combinator::Child => dom.parent(at).filter(|&parent| compound.matches(dom, parent)),
                Combinator::Next => previous_element(dom, at).filter(|&before| compound.matches(dom, before)),
                Combinator::Descendant => dom.ancestors(at).find(|&above| compound.matches(dom, above)),
            };
            let Some(found) = found else { return false };
            at = found;
            combinator = *next_combinator;
        }
        true
    }
}

fn previous_element(dom: &Dom, id: NodeId) -> Option<NodeId> {
    // Walking back to the sibling's start costs its own depth only: the node before `id` lies inside it.
    let parent = dom.parent(id)?;
    let mut before = NodeId(id.0.checked_sub(1)?);
    while before != parent {
        let top =
            std::iter::once(before).chain(dom.ancestors(before)).find(|&node| dom.parent(node) == Some(parent))?;
        if dom.element(top).is_some() {
            return Some(top);
        }
        before = NodeId(top.0.checked_sub(1)?);
    }
    None
}

impl<'r> Compound<'r> {
    fn parse(text: &'r str) -> Option<Self> {
        let mut tests = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (test, after) = Test::parse(rest)?;
            tests.push(test);
            rest = after;
        }
        (!tests.is_empty()).then_some(Self { tests })
    }

    fn matches(&self, dom: &Dom, id: NodeId) -> bool {
        dom.element(id).is_some() && self.tests.iter().all(|test| test.matches(dom, id))
    }

    fn key(&self) -> Option<Key<'r>> {
        let rank = |key: &Key<'_>| match key {
            Key::Class(_) => 0,
            Key::Attr("id" | "class") => 2,
            Key::Attr(_) => 1,
            Key::Tag(_) => 3,
        };
        let keys = self.tests.iter().filter_map(|test| match test {
            Test::Tag(name) => Some(Key::Tag(name)),
            Test::Class(name) => Some(Key::Class(name)),
            Test::Attr(name, ..) => Some(Key::Attr(name)),
            Test::Not(_) => None,
        });
        keys.min_by_key(rank)
    }
}

impl<'r> Test<'r> {
    /// The first simple selector of `text` and what follows it.
    fn parse(text: &'r str) -> Option<(Self, &'r str)> {
        if let Some(rest) = text.strip_prefix('.') {
            let (name, after) = name(rest)?;
            return Some((Self::Class(name), after));
        }
        if let Some(rest) = text.strip_prefix('#') {
            let (name, after) = name(rest)?;
            return Some((Self::Attr("id", Operator::Equals, name), after));
        }
        if let Some(rest) = text.strip_prefix('[') {
            let (inside, after) = rest.split_once(']')?;
            return Some((Self::attribute(inside), after));
        }
        if let Some(rest) = text.strip_prefix(":not(") {
            let (inside, after) = rest.split_once(')')?;
            let (test, left) = Self::parse(inside)?;
            return left.is_empty().then(|| (Self::Not(Box::new(test)), after));
        }
        let (name, after) = name(text)?;
        Some((Self::Tag(name), after))
    }

    fn attribute(inside: &'r str) -> Self {
        let Some((name, value)) = inside.split_once('=') else {
            return Self::Attr(inside, Operator::Exists, "");
        };
        let (name, operator) = match name.as_bytes().last() {
            Some(b'^') => (name.trim_end_matches('^'), Operator::Starts),
            Some(b'*') => (name.trim_end_matches('*'), Operator::Contains),
            Some(b'$') => (name.trim_end_matches('$'), Operator::Ends),
            _ => (name, Operator::Equals),
        };
        Self::Attr(name, operator, value.trim_matches(['"', '\'']))
    }

    fn matches(&self, dom: &Dom, id: NodeId) -> bool {
        match self {
            Self::Tag(name) => dom.name(id) == *name,
            Self::Class(name) => dom.has_class(id, name),
            Self::Not(test) => !test.matches(dom, id),
            Self::Attr(name, operator, wanted) => dom.attr(id, name).is_some_and(|value| match operator {
                Operator::Exists => true,
                Operator::Equals => value == *wanted,
                Operator::Starts => value.starts_with(wanted),
                Operator::Contains => value.contains(wanted),
                Operator::Ends => value.ends_with(wanted),
            }),
        }
    }
}

/// The longest name at the start of `text`, not empty, and what follows it.
fn name(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom;

    fn count(html: &str, selector: &str) -> usize {
        let dom = dom::parse(html);
        let selector = Selector::parse(selector).unwrap();
        dom.descendants(Dom::ROOT).filter(|&id| selector.matches(&dom, id)).count()
    }

    #[test]
    fn selects_by_tag_class_attribute_and_place() {
        let html = "<ul class='a b'><li id=c-1><p>x</p></li>text<li id=c-2 class=b><p><i>y</i></p></li></ul>";
        for (selector, expected) in [
            ("li", 2),
            ("ul.a.b", 1),
            ("ul.a.c", 0),
            ("li[id^=c-]", 2),
            ("li[id$='2']", 1),
            ("li[id*=-]:not(.b)", 1),
            ("ul > li > p, i", 3),
            ("ul > p", 0),
            ("ul p", 2),
            ("li + li", 1),
            ("li + li i", 1),
            ("#c-1", 1),
            ("", 0),
        ] {
            assert_eq!(count(html, selector), expected, "{selector}");
        }
    }

    #[test]
    fn refuses_what_is_no_selector() {
        for text in ["li >", "a,,b", ".", "[x", ":hover", "a:not(b"] {
            assert!(Selector::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn names_the_most_telling_demand() {
        let selector = Selector::parse("div li.x[id], td[data-a], p").unwrap();
        assert_eq!(selector.keys().collect::<Vec<_>>(), [Key::Class("x"), Key::Attr("data-a"), Key::Tag("p")]);
    }
}
