//! Figures of pages that do not say `figure`: a picture in a box with words that their class calls its caption.

use super::facts::{Facts, Tag};
use crate::dom::NodeId;
use crate::figure::{CaptionName, caption_name};

/// How many boxes around a caption are looked at for its picture.
const DEPTH: usize = 4;
/// A caption is at most so many characters long.
const LONGEST: u32 = 400;
/// What a figure may say beside its caption: a zoom sign, "Photo:".
const BESIDE: u32 = 10;

impl Facts<'_> {
    /// Marks the smallest box around each caption and its picture.
    pub(super) fn captioned_pictures(&mut self) {
        let pictures = self.pictures_before();
        let held = |facts: &Self, id: NodeId| {
            let before = |id: NodeId| pictures.get(id.0 as usize).copied().unwrap_or_default();
            before(facts.dom.end(id)) - before(id)
        };
        for index in 1..self.nodes.len() {
            let caption = NodeId(index as u32);
            if held(self, caption) > 0 || !self.is_caption(caption) {
                continue;
            }
            let chars = self.chars(caption);
            let mut around = self.dom.ancestors(caption).take(DEPTH);
            let figure = around.find(|&up| held(self, up) > 0).filter(|&up| self.chars(up) <= chars + BESIDE);
            if let Some(node) = figure.and_then(|figure| self.nodes.get_mut(figure.0 as usize)) {
                node.captioned = true;
            }
        }
    }

    /// For each node, how many pictures stand before it on the page.
    fn pictures_before(&self) -> Vec<u32> {
        let count = self.nodes.iter().scan(0, |seen, node| {
            *seen += u32::from(node.tag == Tag::Image);
            Some(*seen)
        });
        std::iter::once(0).chain(count).collect()
    }

    fn is_caption(&self, id: NodeId) -> bool {
        let Some(named) = self.dom.element(id).and_then(caption_name) else { return false };
        let sum = self.sums.of(self, id);
        // What some call a caption is the text of a card, which has a heading and leads elsewhere.
        let card =
            || self.dom.find(id, |inner| matches!(self.tag(inner), Tag::Heading | Tag::Button | Tag::List)).is_some();
        (1..=LONGEST).contains(&sum.chars) && (named == CaptionName::InGallery || sum.link_density() < 0.5) && !card()
    }
}
