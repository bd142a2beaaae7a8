//! What a page hides at first and is part of it all the same: the panels of accordions and tabs, the rows behind
//! "show all", and whatever waits for a script.

use super::facts::{Facts, Tag};
use super::sums::{Sum, Sums};
use crate::dom::{Dom, NodeId};

/// A page that shows more words than this outside links does not hide its article.
const MUCH_SHOWN: u32 = 2000;

/// Shorter panels are labels and messages.
const SHORTEST_PANEL: u32 = 40;

/// A page holds at least so many characters outside links when most of them are taken for its article.
const SMALLEST_PAGE: u32 = 700;

impl Facts<'_> {
    /// Shows what an accordion or a tab shows: it is part of the page, only not all at once.
    pub(super) fn disclose(&mut self) {
        for index in 1..self.nodes.len() {
            let id = NodeId(index as u32);
            if !self.node(id).hidden || self.tag(id) == Tag::Silent {
                continue;
            }
            // The rows of a table that wait for "show all" are as much of it as the others.
            if self.dom.name(id) == "tr" {
                self.nodes.get_mut(index).into_iter().for_each(|row| row.hidden = false);
                continue;
            }
            if !self.disclosures.is_panel(id) {
                continue;
            }
            let sum = self.sums.of(self, id);
            if let Some(node) =
                self.nodes.get_mut(index).filter(|_| sum.chars >= SHORTEST_PANEL && sum.linked * 2 < sum.chars)
            {
                node.hidden = false;
            }
        }
    }

    /// Shows again what is hidden only until a script runs: an element that holds most of the page's words
    /// outside links, of which menus are full.
    pub(super) fn reveal(&mut self) {
        let hidden: Vec<bool> = self.nodes.iter().map(|node| node.hidden).collect();
        let shown = Sums::read(self, &hidden).of(self, Dom::ROOT);
        if plain(shown) > MUCH_SHOWN {
            return;
        }
        let all = plain(self.sums.of(self, Dom::ROOT));
        // Beside hardly anything that is shown, half of what is hidden is the page.
        let enough = if plain(shown) < all / 20 { all / 2 } else { all / 5 * 4 };
        let mut next = 1;
        while next < self.nodes.len() {
            let id = NodeId(next as u32);
            next += 1;
            if !self.node(id).hidden {
                continue;
            }
            let most = all > SMALLEST_PAGE && plain(self.sums.of(self, id)) > enough;
            if !most || self.tag(id) == Tag::Silent {
                next = self.dom.end(id).0 as usize;
            } else if let Some(node) = self.nodes.get_mut(id.0 as usize) {
                node.hidden = false;
            }
        }
    }
}

/// Characters outside links.
fn plain(sum: Sum) -> u32 {
    sum.chars.saturating_sub(sum.linked)
}
