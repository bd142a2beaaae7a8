/// One line of copied text that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// The words without white space and list marker around them.
    pub text: &'t str,
    /// The same with a number before them, which may be a day: "4. August".
    pub numbered: &'t str,
    /// The list marker before them.
    pub marker: Option<Marker>,
    /// Columns of white space before marker and words.
    pub indent: usize,
    /// Which line of the text it is.
    pub number: usize,
    /// A blank line stands before it.
    pub after_blank: bool,
}

/// What makes a line an item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    Bullet,
    Number(u32),
}

/// The lines of a text that say something; `first` is the number of the first.
pub(super) fn lines<'t>(text: &[&'t str], first: usize) -> Vec<Line<'t>> {
    let mut lines = Vec::with_capacity(text.len());
    let mut after_blank = true;
    for (number, raw) in (first..).zip(text) {
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            after_blank = true;
            continue;
        }
        let indent = raw.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
        let (marker, text) = marker(trimmed).map_or((None, trimmed), |(marker, text)| (Some(marker), text));
        let numbered = if marker == Some(Marker::Bullet) { text } else { trimmed };
        lines.push(Line { text, numbered, marker, indent, number, after_blank });
        after_blank = false;
    }
    lines
}

/// A marker at the start of a line, and the words behind it.
fn marker(line: &str) -> Option<(Marker, &str)> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let bullet = matches!(
        first,
        '•' | '◦'
            | '▪'
            | '▫'
            | '‣'
            | '·'
            | '○'
            | '●'
            | '■'
            | '□'
            | '✓'
            | '✔'
            | '➤'
            | '►'
            | '▶'
            | '⁃'
            | '∙'
            | '*'
            | '-'
            | '–'
            | '+'
    );
    if bullet && rest.starts_with(char::is_whitespace) && rest.contains(char::is_alphanumeric) {
        return Some((Marker::Bullet, rest.trim_start()));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..)?.strip_prefix(['.', ')'])?;
    let number = line.get(..digits).filter(|_| (1..=3).contains(&digits))?.parse().ok()?;
    let item = rest.starts_with(char::is_whitespace) && rest.contains(char::is_alphanumeric);
    item.then(|| (Marker::Number(number), rest.trim_start()))
}

impl<'t> Line<'t> {
    /// Nothing but marks: a bullet on its own line, a rule.
    pub fn is_only_marks(&self) -> bool {
        !self.text.contains(char::is_alphanumeric)
    }

    /// The number of words.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Lower case with figures made equal, to see that a line repeats ("Like (3)", "like (12)").
    pub fn shape(&self) -> String {
        shape(self.text)
    }
}

/// As [`Line::shape`].
pub(super) fn shape(text: &str) -> String {
    let mut shape = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        if !character.is_numeric() {
            shape.push(character);
        } else if !shape.ends_with('0') {
            shape.push('0');
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_and_indents_come_off() {
        let text = ["  • One", "2) Two", "- ", "-3 degrees", "1999. A year", "\tThree"];
        let lines = lines(&text, 0);
        let seen: Vec<_> = lines.iter().map(|line| (line.text, line.marker, line.indent)).collect();
        assert_eq!(seen[0], ("One", Some(Marker::Bullet), 2));
        assert_eq!(seen[1], ("Two", Some(Marker::Number(2)), 0));
        assert_eq!(seen[2..], [("-", None, 0), ("-3 degrees", None, 0), ("1999. A year", None, 0), ("Three", None, 4)]);
    }
}
