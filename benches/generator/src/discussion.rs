/// A discussion: what each comment answers, in the order they were written.
pub(crate) struct Discussion {
    parents: Vec<Option<usize>>,
}

/// Pages whose discussions together have ten comments a page.
const ROUND: usize = 1_000;

/// How many comments a page has: of a thousand pages in a row, a quarter has none, most have a few, one has about a thousand,
/// and together they have exactly ten thousand.
pub(crate) fn comments_of(number: usize) -> usize {
    let rank = number * 617 % ROUND;
    match rank {
        // Pareto with exponent 1, cut where a quarter has nothing, and its sum made up by the longest.
        0 => 10_000 - (1..ROUND).map(pareto).sum::<usize>(),
        rank => pareto(rank),
    }
}

fn pareto(rank: usize) -> usize {
    match rank {
        750.. => 0,
        rank => (1_600 / (rank + 2)).clamp(1, 400),
    }
}

impl Discussion {
    /// So many comments, answering each other at most `levels` deep, and that deep where there are enough of them.
    pub(crate) fn new(comments: usize, levels: usize, random: &mut fastrand::Rng) -> Self {
        let mut parents: Vec<Option<usize>> = Vec::with_capacity(comments);
        let mut level: Vec<usize> = Vec::with_capacity(comments);
        for index in 0..comments {
            let parent = if index < levels {
                index.checked_sub(1)
            } else if random.u8(0..100) < 35 {
                None
            } else {
                // People answer what was said last, or anything before.
                let earlier =
                    if random.bool() { index - 1 - random.usize(0..index.min(4)) } else { random.usize(0..index) };
                Some(earlier).filter(|&earlier| level[earlier] < levels)
            };
            level.push(parent.map_or(1, |parent| level[parent] + 1));
            parents.push(parent);
        }
        Self { parents }
    }

    /// The comments as a page shows them, a comment before its answers: index and level, from 1.
    pub(crate) fn in_page_order(&self) -> Vec<(usize, usize)> {
        let mut answers: Vec<Vec<usize>> = vec![Vec::new(); self.parents.len()];
        let mut open: Vec<(usize, usize)> = Vec::new();
        for (index, parent) in self.parents.iter().enumerate() {
            match parent {
                Some(parent) => answers[*parent].push(index),
                None => open.push((index, 1)),
            }
        }
        open.reverse();
        let mut order = Vec::with_capacity(self.parents.len());
        while let Some((index, level)) = open.pop() {
            order.push((index, level));
            open.extend(answers[index].iter().rev().map(|&answer| (answer, level + 1)));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_pages_have_ten_thousand_comments() {
        for start in [0, 345, 7_000] {
            assert_eq!((start..start + ROUND).map(comments_of).sum::<usize>(), 10_000);
        }
        assert!((0..ROUND).filter(|&number| comments_of(number) == 0).count() > 200);
        assert!((0..ROUND).any(|number| comments_of(number) > 500));
    }

    #[test]
    fn a_thread_is_as_deep_as_asked_and_no_deeper() {
        let discussion = Discussion::new(500, 12, &mut fastrand::Rng::with_seed(3));
        let order = discussion.in_page_order();
        assert_eq!((order.len(), order.iter().map(|(_, level)| *level).max()), (500, Some(12)));
    }
}
