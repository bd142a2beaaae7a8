//! Tags with more attributes than any page has lose the rest of them before they are tokenized.
//!
//! html5ever compares each attribute of a tag with all before it and shows a tag only when it is whole, so unlimited
//! attributes are quadratic time: 5,000,000 of them would take hours.

use memchr::{memchr, memmem};
use std::borrow::Cow;
use std::ops::Range;

/// Attributes of a tag that are kept. Real tags have some dozens.
pub(super) const MAX_ATTRIBUTES: usize = 256;

/// Elements whose content is text up to their end tag.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// The page without the attributes of a tag that are beyond [`MAX_ATTRIBUTES`]; borrowed where there are none.
///
/// Follows the tokenizer only as far as that needs. Where the two disagree about what is a tag, nothing is lost on a
/// page that has no such list of words.
pub(super) fn limit(html: &str) -> Cow<'_, str> {
    let mut scan = Scan { bytes: html.as_bytes(), at: 0, cuts: Vec::new() };
    while scan.markup().is_some() {}
    if scan.cuts.is_empty() {
        return Cow::Borrowed(html);
    }
    let mut kept = String::with_capacity(html.len());
    let mut from = 0;
    for cut in scan.cuts {
        kept.push_str(html.get(from..cut.start).unwrap_or_default());
        from = cut.end;
    }
    kept.push_str(html.get(from..).unwrap_or_default());
    Cow::Owned(kept)
}

struct Scan<'h> {
    bytes: &'h [u8],
    at: usize,
    /// What is to be left out, in order.
    cuts: Vec<Range<usize>>,
}

impl Scan<'_> {
    /// Passes the next tag, comment or lone bracket; `None` at the end.
    fn markup(&mut self) -> Option<()> {
        self.pass(memchr(b'<', self.rest())?);
        let start = self.at;
        self.pass(1);
        match self.peek()? {
            b'!' if self.rest().starts_with(b"!--") => {
                // "<!-->" is a whole comment, so the two dashes count for its end as well.
                self.pass(1);
                let (plain, odd) = (memmem::find(self.rest(), b"-->"), memmem::find(self.rest(), b"--!>"));
                self.pass(plain.into_iter().chain(odd).min()?);
            }
            b'!' | b'?' => self.pass(memchr(b'>', self.rest())?),
            b'/' => {
                self.pass(1);
                if self.peek()?.is_ascii_alphabetic() {
                    self.tag()?;
                }
            }
            next if next.is_ascii_alphabetic() => {
                let is_closed = self.tag()?;
                let name = self.bytes.get(start + 1..).unwrap_or_default();
                let raw = RAW.iter().find(|raw| starts_with_name(name, raw)).filter(|_| !is_closed);
                if let Some(raw) = raw {
                    self.raw_text(raw)?;
                }
            }
            _ => {}
        }
        Some(())
    }

    /// Passes a tag from its name to its bracket. Whether it closes itself.
    fn tag(&mut self) -> Option<bool> {
        self.pass(self.rest().iter().position(|&byte| ends_name(byte))?);
        let (mut count, mut beyond) = (0, None);
        loop {
            let blank = self.rest().iter().position(|&byte| !is_blank(byte) && byte != b'/')?;
            self.pass(blank);
            let closes = blank > 0 && self.bytes.get(self.at - 1) == Some(&b'/');
            if self.peek()? == b'>' {
                let end = self.at - usize::from(closes);
                self.cuts.extend(beyond.map(|start| start..end));
                return Some(closes);
            }
            count += 1;
            if count > MAX_ATTRIBUTES {
                beyond = beyond.or(Some(self.at));
            }
            self.attribute()?;
        }
    }

    /// Passes a name, and the value where there is one.
    fn attribute(&mut self) -> Option<()> {
        // A name may begin with "=", and only begin so.
        self.pass(1);
        self.pass(self.rest().iter().position(|&byte| ends_name(byte) || byte == b'=')?);
        let blank = self.rest().iter().position(|&byte| !is_blank(byte))?;
        if self.rest().get(blank) != Some(&b'=') {
            return Some(());
        }
        self.pass(blank + 1);
        self.pass(self.rest().iter().position(|&byte| !is_blank(byte))?);
        match self.peek()? {
            quote @ (b'"' | b'\'') => {
                self.pass(1);
                self.pass(memchr(quote, self.rest())? + 1);
            }
            _ => self.pass(self.rest().iter().position(|&byte| is_blank(byte) || byte == b'>')?),
        }
        Some(())
    }

    /// Passes text up to the end tag of that name.
    fn raw_text(&mut self, name: &str) -> Option<()> {
        loop {
            self.pass(memmem::find(self.rest(), b"</")?);
            let inside = self.rest().get(2..).unwrap_or_default();
            if starts_with_name(inside, name) {
                return Some(());
            }
            self.pass(2);
        }
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn pass(&mut self, bytes: usize) {
        self.at += bytes;
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c' | b'\r')
}

fn ends_name(byte: u8) -> bool {
    is_blank(byte) || matches!(byte, b'/' | b'>')
}

/// Whether a tag's name, in any case, is that and nothing longer.
fn starts_with_name(bytes: &[u8], name: &str) -> bool {
    let start = bytes.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()));
    start && bytes.get(name.len()).is_none_or(|&byte| ends_name(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Dom, parse};
    use proptest::prelude::*;

    fn many(count: usize) -> String {
        (0..count).map(|number| format!("a{number} ")).collect()
    }

    #[test]
    fn what_is_beyond_the_limit_is_left_out_and_nothing_else() {
        let (all, kept) = (many(MAX_ATTRIBUTES + 500), many(MAX_ATTRIBUTES));
        for (before, after) in [("<p ", ">x</p>"), ("<P\n", "/>x"), ("</p ", ">x"), ("<img src='a>b' ", "><p>y")] {
            let own = before.contains("src");
            let kept = if own { many(MAX_ATTRIBUTES - 1) } else { kept.clone() };
            assert_eq!(limit(&format!("é{before}{all}{after}")), format!("é{before}{kept}{after}"), "{before}");
            assert_eq!(limit(&format!("{before}{kept}{after}")), format!("{before}{kept}{after}"), "{before}");
        }
        let valued: String = (0..1_000).map(|number| format!("a{number} = '>\"' ")).collect();
        let dom = parse(&format!("<p {valued}>words</p><p id=after>"));
        let paragraph = dom.elements(Dom::ROOT, "p").next().unwrap();
        assert_eq!(dom.element(paragraph).unwrap().attrs().count(), MAX_ATTRIBUTES);
        assert_eq!((dom.visible_text(Dom::ROOT).as_str(), dom.elements(Dom::ROOT, "p").count()), ("words", 2));
    }

    #[test]
    fn words_that_only_look_like_attributes_stay() {
        let words = many(1_000);
        for page in [
            format!("<script>if (a <b {words} > c)</script>"),
            format!("<STYLE>a <b {words} ></STYLE ><p>"),
            format!("<!-- <b {words} > --><p>"),
            format!("<!--> a < b {words} >"),
            format!("<title><b {words}></title>"),
            format!("1 < b {words} > 2"),
            format!("<p>a <b {words}"),
            format!("<p title=\"{words}\">"),
            format!("<p title={}>", words.replace(' ', "")),
        ] {
            assert!(matches!(limit(&page), Cow::Borrowed(_)), "{page}");
        }
        let after_script = format!("<script src=x /><p {words}><script>a</script><p {words}>");
        assert_eq!(limit(&after_script).matches("a255").count(), 2);
        assert_eq!(limit(&after_script).matches("a256").count(), 0);
    }

    #[test]
    fn tags_that_add_to_the_body_add_no_more_either() {
        let html: String = (0..2_000).map(|number| format!("<body a{number}>")).collect();
        let dom = parse(&html);
        let body = dom.elements(Dom::ROOT, "body").next().unwrap();
        assert_eq!(dom.element(body).unwrap().attrs().count(), MAX_ATTRIBUTES);
    }

    proptest! {
        #[test]
        fn nothing_is_left_out_of_a_page_with_few_words(html in "[<>a-c/!='\"\\- \n]{0,200}") {
            prop_assert!(matches!(limit(&html), Cow::Borrowed(_)));
        }
    }
}
