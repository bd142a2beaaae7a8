//! A line of inlines under construction.
//!
//! White space is folded on the way in: a space is owed until the next word arrives, and is paid outside the
//! element that the word opens. So text that is already clean comes out as it went in.

use crate::names::MOST_MARKS;
use document::{Image, Inline};
use unicode_normalization::char::is_combining_mark;

/// Deeper formatting is left out; its words stay.
const MAX_OPEN: usize = 8;

/// An element that wraps what it holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Wrap {
    Emphasis,
    Strong,
    Struck,
    Marked,
    Sub,
    Sup,
    Link(String),
}

impl Wrap {
    fn around(self, children: Vec<Inline>) -> Inline {
        match self {
            Self::Emphasis => Inline::Emphasis { children },
            Self::Strong => Inline::Strong { children },
            Self::Struck => Inline::Struck { children },
            Self::Marked => Inline::Marked { children },
            Self::Sub => Inline::Sub { children },
            Self::Sup => Inline::Sup { children },
            Self::Link(url) => Inline::Link { url, children },
        }
    }
}

/// The inlines so far, with the wrapping elements still open.
#[derive(Debug, Default)]
pub(crate) struct Run {
    done: Vec<Inline>,
    /// Open wrappers from the outermost; `None` for one that is left out.
    open: Vec<(Option<Wrap>, Vec<Inline>)>,
    /// White space was seen since the last word.
    owes_space: bool,
    /// Something stands on the current line, and does not end with a space.
    needs_space: bool,
}

impl Run {
    /// Adds words, folding white space.
    pub fn words(&mut self, words: &str) {
        let mut clean = String::with_capacity(words.len());
        let mut marks = 0;
        for character in words.chars() {
            marks = if is_combining_mark(character) { marks + 1 } else { 0 };
            if character.is_whitespace() {
                self.owes_space = true;
            } else if !is_unseen(character) && marks <= MOST_MARKS {
                if std::mem::take(&mut self.owes_space) && self.needs_space {
                    clean.push(' ');
                }
                clean.push(character);
                self.needs_space = true;
            }
        }
        self.text(&clean);
    }

    /// Notes white space, as between two blocks set on one line.
    pub fn space(&mut self) {
        self.owes_space = true;
    }

    /// Starts an element around what follows.
    pub fn open(&mut self, wrap: Wrap) {
        self.pay_space();
        let links = |open: &Wrap| matches!((open, &wrap), (Wrap::Link(_), Wrap::Link(_)));
        let known = self.open.iter().filter_map(|(open, _)| open.as_ref());
        let left_out = self.open.len() >= MAX_OPEN || known.into_iter().any(|open| *open == wrap || links(open));
        self.open.push(((!left_out).then_some(wrap), Vec::new()));
    }

    /// Ends the innermost element.
    pub fn close(&mut self) {
        if let Some((wrap, children)) = self.open.pop() {
            self.wrapped(wrap, children);
        }
    }

    /// Adds a line break; says whether it only repeats the break before it.
    pub fn line_break(&mut self) -> bool {
        let at_start = self.is_empty();
        self.trim_end();
        let repeats = matches!(self.last(), Some(Inline::Break));
        if !repeats && !at_start {
            self.top().push(Inline::Break);
        }
        self.owes_space = false;
        self.needs_space = false;
        repeats
    }

    /// Adds something that stands as a word of its own.
    pub fn inline(&mut self, inline: Inline) {
        self.pay_space();
        self.top().push(inline);
        self.needs_space = true;
    }

    /// Adds an image, unless it repeats the one before it.
    pub fn image(&mut self, image: Image) {
        if !matches!(self.last(), Some(Inline::Image(last)) if last.url == image.url) {
            self.inline(Inline::Image(image));
        }
    }

    /// Whether nothing was added yet.
    pub fn is_empty(&self) -> bool {
        self.done.is_empty() && self.open.iter().all(|(_, inlines)| inlines.is_empty())
    }

    /// What was added since the last time, without white space and breaks at its ends. Open elements stay open.
    pub fn take(&mut self) -> Vec<Inline> {
        let wraps: Vec<Option<Wrap>> = self.open.iter().map(|(wrap, _)| wrap.clone()).collect();
        while !self.open.is_empty() {
            self.close();
        }
        self.open = wraps.into_iter().map(|wrap| (wrap, Vec::new())).collect();
        self.owes_space = false;
        self.needs_space = false;
        let mut inlines = std::mem::take(&mut self.done);
        trim_end(&mut inlines, true);
        inlines
    }

    fn pay_space(&mut self) {
        if std::mem::take(&mut self.owes_space) && self.needs_space {
            self.text(" ");
            self.needs_space = false;
        }
    }

    fn text(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        match self.top().last_mut() {
            Some(Inline::Text { text }) => text.push_str(words),
            _ => self.top().push(Inline::text(words)),
        }
    }

    fn wrapped(&mut self, wrap: Option<Wrap>, children: Vec<Inline>) {
        let blank = |inline: &Inline| matches!(inline, Inline::Text { text } if text.trim().is_empty());
        let wrap = wrap.filter(|_| !children.iter().all(blank));
        match wrap {
            Some(wrap) => self.top().push(wrap.around(children)),
            None => children.into_iter().for_each(|inline| match inline {
                Inline::Text { text } => self.text(&text),
                other => self.top().push(other),
            }),
        }
    }

    fn top(&mut self) -> &mut Vec<Inline> {
        match self.open.last_mut() {
            Some((_, inlines)) => inlines,
            None => &mut self.done,
        }
    }

    fn last(&self) -> Option<&Inline> {
        let lists = self.open.iter().rev().map(|(_, inlines)| inlines).chain([&self.done]);
        let mut last = lists.filter_map(|inlines| inlines.last()).next()?;
        while let Some(inner) = last.children().last() {
            last = inner;
        }
        Some(last)
    }

    fn trim_end(&mut self) {
        let lists = self.open.iter_mut().rev().map(|(_, inlines)| inlines).chain([&mut self.done]);
        for inlines in lists {
            trim_end(inlines, false);
            if !inlines.is_empty() {
                return;
            }
        }
    }
}

/// Takes white space, and breaks too where asked, from the end. Recursion is bounded by [`MAX_OPEN`].
fn trim_end(inlines: &mut Vec<Inline>, breaks: bool) {
    while let Some(last) = inlines.last_mut() {
        let empty = match last {
            Inline::Text { text } => {
                text.truncate(text.trim_end().len());
                text.is_empty()
            }
            Inline::Break => breaks,
            Inline::Emphasis { children }
            | Inline::Strong { children }
            | Inline::Struck { children }
            | Inline::Marked { children }
            | Inline::Sub { children }
            | Inline::Sup { children }
            | Inline::Link { children, .. } => {
                trim_end(children, breaks);
                children.is_empty()
            }
            _ => false,
        };
        if !empty {
            return;
        }
        inlines.pop();
    }
}

/// Characters that take no room and only get in the way of searching: soft hyphens, zero-width spaces, controls.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}') || character.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_stand_outside_what_they_lead_to() {
        let mut run = Run::default();
        run.words("  one \n");
        run.open(Wrap::Strong);
        run.words(" two ");
        run.close();
        run.words(" three ");
        let strong = Inline::Strong { children: vec![Inline::text("two")] };
        assert_eq!(run.take(), [Inline::text("one "), strong, Inline::text(" three")]);
    }

    #[test]
    fn a_tower_of_marks_does_not_reach_the_lines_around_it() {
        let mut run = Run::default();
        run.words(&format!("o{}k", "\u{300}".repeat(300)));
        assert_eq!(run.take(), [Inline::text(format!("o{}k", "\u{300}".repeat(MOST_MARKS)))]);
    }

    #[test]
    fn open_elements_go_on_after_a_take() {
        let mut run = Run::default();
        run.open(Wrap::Link("x".into()));
        run.words("a");
        let link = |text: &str| Inline::Link { url: "x".into(), children: vec![Inline::text(text)] };
        assert_eq!(run.take(), [link("a")]);
        run.words("b");
        run.close();
        assert_eq!(run.take(), [link("b")]);
        assert!(run.is_empty());
    }

    #[test]
    fn breaks_fold_and_never_stand_at_an_end() {
        let mut run = Run::default();
        assert!(!run.line_break());
        run.words("a ");
        assert!(!run.line_break());
        assert!(run.line_break());
        run.words("b");
        run.line_break();
        assert_eq!(run.take(), [Inline::text("a"), Inline::Break, Inline::text("b")]);
    }
}
