use super::line::Line;
use super::vocabulary;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Lines at the edges of comments that are the page's, not the commenter's: they repeat from comment to comment.
pub(super) struct Furniture {
    above: HashSet<String>,
    below: HashSet<String>,
    /// Lines of a profile that stand directly under the name ("Member since 2011").
    profile: HashSet<String>,
}

/// A line or two more than this at an edge are not looked at.
const ROUNDS: usize = 5;

impl Furniture {
    /// What repeats as the first or last lines of most bodies.
    pub fn learn(lines: &[Line], bodies: &[Range<usize>]) -> Self {
        let mut learned = Self { above: HashSet::new(), below: HashSet::new(), profile: profile(lines, bodies) };
        for _ in 0..ROUNDS {
            let trimmed: Vec<Range<usize>> = bodies.iter().map(|body| learned.trim(lines, body.clone())).collect();
            let lasts = trimmed.iter().filter(|body| !body.is_empty()).map(|body| body.end - 1);
            let below = repeated(lines, lasts, bodies);
            let firsts = trimmed.iter().filter(|body| body.len() > 1).map(|body| body.start);
            let above = repeated(lines, firsts, bodies);
            if below.is_none() && above.is_none() {
                break;
            }
            learned.below.extend(below);
            learned.above.extend(above);
        }
        learned
    }

    /// Whether a line closes a comment.
    pub fn is_below(&self, line: &Line) -> bool {
        line.is_only_marks() || self.closes(line)
    }

    /// Whether a line is surely the page's.
    pub fn closes(&self, line: &Line) -> bool {
        vocabulary::is_controls(line.text) || self.below.contains(&line.shape())
    }

    /// Whether comments end in lines that repeat.
    pub fn closes_comments(&self) -> bool {
        !self.below.is_empty()
    }

    /// Whether the line above a comment's frame belongs to the comment: it stands above the others as well.
    pub fn stands_above(&self, line: &Line) -> bool {
        self.below.contains(&line.shape())
    }

    /// The body without the page's lines.
    pub fn trim(&self, lines: &[Line], mut body: Range<usize>) -> Range<usize> {
        let head = head_block(lines, &body);
        if head.len() < body.len()
            && head.clone().any(|at| lines.get(at).is_some_and(|line| self.profile.contains(&line.shape())))
        {
            body.start = head.end;
        }
        let above = |line: &Line| line.is_only_marks() || self.above.contains(&line.shape());
        while body.start < body.end && lines.get(body.start).is_some_and(above) {
            body.start += 1;
        }
        while body.start < body.end && lines.get(body.end - 1).is_some_and(|line| self.is_below(line)) {
            body.end -= 1;
            // A score stands beside the controls, never alone in a comment.
            let score = |line: &Line| vocabulary::score(line.text).is_some();
            body.end -= usize::from(body.len() > 1 && lines.get(body.end - 1).is_some_and(score));
        }
        body
    }
}

/// The lines at the start of a body that no blank line parts from its frame.
fn head_block(lines: &[Line], body: &Range<usize>) -> Range<usize> {
    let end = body.clone().find(|&at| lines.get(at).is_none_or(|line| line.after_blank)).unwrap_or(body.end);
    body.start..end
}

/// Shapes of lines that stand in most head blocks.
fn profile(lines: &[Line], bodies: &[Range<usize>]) -> HashSet<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for body in bodies {
        let head = head_block(lines, body);
        if head.len() < body.len() {
            let shapes: HashSet<String> =
                head.filter_map(|at| lines.get(at)).filter(|line| line.words() <= 5).map(Line::shape).collect();
            shapes.into_iter().for_each(|shape| *counts.entry(shape).or_default() += 1);
        }
    }
    counts.retain(|_, count| *count >= 2 && *count * 10 >= bodies.len() * 6);
    counts.into_keys().collect()
}

/// The shape that most bodies have at those lines, short ones only. Labels of controls need fewer; words that
/// commenters might all end with ("Thanks.") never count. What stands above each comment stands below all but the
/// last.
fn repeated(lines: &[Line], at: impl Iterator<Item = usize>, bodies: &[Range<usize>]) -> Option<String> {
    let mut counts: HashMap<String, (usize, usize)> = HashMap::new();
    let last = bodies.last().map_or(0, |body| body.start);
    for (at, line) in at.filter_map(|at| Some((at, lines.get(at)?))) {
        let sentence = line.text.ends_with(['.', '!', '?', '。', '…']);
        if !sentence && line.text.chars().count() <= 40 && line.words() <= 5 {
            let (all, before_last) = counts.entry(line.shape()).or_default();
            *all += 1;
            *before_last += usize::from(at < last);
        }
    }
    let (shape, (count, before_last)) = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)))?;
    let share = if vocabulary::is_controls(&shape) { 4 } else { 7 };
    let most = count * 10 >= bodies.len() * share || before_last + 1 >= bodies.len();
    (count >= 2 && most).then_some(shape)
}
