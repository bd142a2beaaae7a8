//! The page as a reader sees it: lines of text, each with the nodes it came from.

use crate::dom::{self, Dom, NodeId};
use std::ops::Range;

/// A run of text between two block boundaries or line breaks.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Its words, white space folded.
    pub(crate) text: String,
    /// Where in `text` each text node starts.
    pub(crate) pieces: Vec<(usize, NodeId)>,
    /// The innermost element around it that is not phrasing.
    pub(crate) block: NodeId,
    /// Bytes of `text` that are inside links.
    pub(crate) linked: usize,
}

impl Line {
    /// The first text node.
    pub(crate) fn start(&self) -> NodeId {
        self.pieces.first().map_or(self.block, |piece| piece.1)
    }

    /// The text nodes that hold the bytes of `range`, first and last.
    pub(crate) fn nodes(&self, range: &Range<usize>) -> (NodeId, NodeId) {
        let at = |byte: usize| {
            let after = self.pieces.partition_point(|piece| piece.0 <= byte);
            self.pieces.get(after.saturating_sub(1)).map_or(self.block, |piece| piece.1)
        };
        (at(range.start), at(range.end.saturating_sub(1).max(range.start)))
    }
}

/// All lines of the page in order.
pub(crate) fn read(dom: &Dom) -> Vec<Line> {
    let mut reader = Reader { dom, lines: Vec::new(), line: None, blocks: vec![(NodeId(u32::MAX), Dom::ROOT)] };
    let end = dom.end(Dom::ROOT);
    let mut link_end = Dom::ROOT;
    let mut next = NodeId(1);
    while next < end {
        reader.close_blocks(next);
        let Some(element) = dom.element(next) else {
            if let Some(words) = dom.text_node(next) {
                reader.words(next, words, next < link_end);
            }
            next = NodeId(next.0 + 1);
            continue;
        };
        if is_silent(dom, next) {
            next = dom.end(next);
            continue;
        }
        if element.name() == "a" && element.attr("href").is_some() {
            link_end = dom.end(next);
        }
        if !is_inline(element.name()) {
            reader.finish_line();
            if element.name() != "br" {
                reader.blocks.push((dom.end(next), next));
            }
        }
        next = NodeId(next.0 + 1);
    }
    reader.finish_line();
    reader.lines
}

fn is_silent(dom: &Dom, id: NodeId) -> bool {
    match dom.name(id) {
        "template" => dom.attr(id, "shadowrootmode").is_none(),
        "select" | "textarea" => true,
        name => dom::is_invisible(name),
    }
}

/// Elements that do not end a line: phrasing, and empty ones that only stand in it.
fn is_inline(name: &str) -> bool {
    dom::is_phrasing(name) || matches!(name, "img" | "input" | "relative-time" | "local-time" | "time-ago" | "wbr")
}

struct Reader<'d> {
    dom: &'d Dom,
    lines: Vec<Line>,
    line: Option<Line>,
    /// Open blocks with their ends.
    blocks: Vec<(NodeId, NodeId)>,
}

impl Reader<'_> {
    fn close_blocks(&mut self, next: NodeId) {
        while self.blocks.last().is_some_and(|(end, _)| *end <= next) {
            self.blocks.pop();
            self.finish_line();
        }
    }

    fn words(&mut self, id: NodeId, words: &str, linked: bool) {
        let blank = words.chars().all(char::is_whitespace);
        if blank && self.line.is_none() {
            return;
        }
        let block = self.blocks.last().map_or(Dom::ROOT, |block| block.1);
        let line = self.line.get_or_insert_with(|| Line { text: String::new(), pieces: Vec::new(), block, linked: 0 });
        let before = line.text.len();
        dom::push_folded(&mut line.text, words);
        if !blank {
            line.pieces.push((before, id));
            line.linked += if linked { line.text.len() - before } else { 0 };
        }
    }

    fn finish_line(&mut self) {
        let Some(mut line) = self.line.take() else { return };
        line.text.truncate(line.text.trim_end().len());
        debug_assert!(line.pieces.iter().all(|piece| self.dom.text_node(piece.1).is_some()));
        self.lines.push(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_blocks_and_breaks_and_know_their_nodes() {
        let dom = dom::parse("<div>by <a href=x>Ann</a> <b>9:00</b> on<br>May 1<p>body</p>tail</div>");
        let lines = read(&dom);
        let texts: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["by Ann 9:00 on", "May 1", "body", "tail"]);
        assert_eq!(lines[0].linked, 3);
        let (first, last) = lines[0].nodes(&(7..14));
        assert_eq!((dom.text_node(first), dom.text_node(last)), (Some("9:00"), Some(" on")));
        assert_eq!(dom.name(lines[2].block), "p");
        assert_eq!(lines[3].block, lines[0].block);
    }
}
