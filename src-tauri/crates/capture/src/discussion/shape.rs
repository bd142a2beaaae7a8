//! What an element looks like, apart from what is only true of one of its kind.

use crate::dom::{Dom, NodeId};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A number for the look of every node: its name and its first telling class; 0 for text.
pub(crate) struct Shapes(Vec<u64>);

impl Shapes {
    /// The shapes of all nodes of the page.
    pub(crate) fn of(dom: &Dom) -> Self {
        let shape = |id: NodeId| match dom.element(id) {
            None => 0,
            Some(element) => {
                let mut hasher = DefaultHasher::new();
                element.name().hash(&mut hasher);
                element.classes().filter_map(telling).next().hash(&mut hasher);
                hasher.finish()
            }
        };
        Self(std::iter::once(0).chain(dom.descendants(Dom::ROOT).map(shape)).collect())
    }

    /// The shape of one node.
    pub(crate) fn get(&self, id: NodeId) -> u64 {
        self.0.get(id.0 as usize).copied().unwrap_or(0)
    }
}

/// A class without its digits, or `None` where it only tells neighbours apart.
pub(crate) fn telling(class: &str) -> Option<String> {
    let stem: String = class.chars().filter(|c| !c.is_ascii_digit()).collect();
    let stem = stem.trim_matches(['-', '_']).to_ascii_lowercase();
    let varies = matches!(
        stem.as_str(),
        "" | "odd"
            | "even"
            | "alt"
            | "first"
            | "last"
            | "new"
            | "old"
            | "online"
            | "offline"
            | "active"
            | "hidden"
            | "row"
            | "rowodd"
            | "roweven"
            | "thread-odd"
            | "thread-even"
            | "thread-alt"
            | "byuser"
            | "bypostauthor"
    );
    (!varies).then_some(stem)
}

/// A running hash of a path of shapes.
pub(crate) fn extend(path: u64, shape: u64) -> u64 {
    (path.rotate_left(5) ^ shape).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom;

    #[test]
    fn neighbours_of_one_kind_share_a_shape() {
        let dom = dom::parse("<p class='odd post-12 x'>a<p class='even post-7'>b<p class=note>c");
        let shapes = Shapes::of(&dom);
        let all: Vec<_> = dom.elements(Dom::ROOT, "p").map(|id| shapes.get(id)).collect();
        assert_eq!(all[0], all[1]);
        assert_ne!(all[0], all[2]);
    }
}
