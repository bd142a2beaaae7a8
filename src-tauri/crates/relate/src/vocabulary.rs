use crate::words::{Word, words};
use std::collections::HashMap;

/// A term by its number.
pub(crate) type TermId = u32;

/// The terms of a discussion and its article, with how rare each is on either side.
#[derive(Default)]
pub(crate) struct Vocabulary {
    ids: HashMap<String, TermId>,
    comments: Count,
    passages: Count,
}

/// In how many texts of a kind each term is.
#[derive(Default)]
struct Count {
    texts: u32,
    with_term: Vec<u32>,
}

/// Which side a text belongs to.
#[derive(Clone, Copy)]
pub(crate) enum Side {
    Comments,
    Passages,
}

/// A text as its terms, in order and counted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bag {
    /// Each term as it comes, with its bytes in the text.
    pub sequence: Vec<(TermId, std::ops::Range<usize>)>,
    /// How often each term comes, sorted by term.
    pub counts: Vec<(TermId, u32)>,
}

impl Bag {
    /// How often a term comes.
    pub(crate) fn count(&self, term: TermId) -> u32 {
        self.counts.binary_search_by_key(&term, |(known, _)| *known).map_or(0, |at| self.counts[at].1)
    }
}

impl Vocabulary {
    /// Takes a text in.
    pub(crate) fn add(&mut self, text: &str, side: Side) -> Bag {
        let mut sequence = Vec::new();
        for Word { stem, place } in words(text) {
            let next = self.ids.len() as TermId;
            sequence.push((*self.ids.entry(stem).or_insert(next), place));
        }
        let bag = counted(sequence);
        let count = match side {
            Side::Comments => &mut self.comments,
            Side::Passages => &mut self.passages,
        };
        count.texts += 1;
        for (term, _) in &bag.counts {
            let index = *term as usize;
            if count.with_term.len() <= index {
                count.with_term.resize(index + 1, 0);
            }
            count.with_term[index] += 1;
        }
        bag
    }

    /// The terms of a text that is asked for; words that nobody said are left out.
    pub(crate) fn known(&self, text: &str) -> Bag {
        let known = |Word { stem, place }: Word| Some((*self.ids.get(&stem)?, place));
        counted(words(text).into_iter().filter_map(known).collect())
    }

    /// How much it says that two texts share a term: what is rare in the discussion and rare in the article. 0 for
    /// what is everywhere.
    pub(crate) fn weight(&self, term: TermId) -> f32 {
        self.comments.rarity(term) * self.passages.rarity(term)
    }
}

impl Count {
    /// BM25's inverse document frequency.
    fn rarity(&self, term: TermId) -> f32 {
        let with = self.with_term.get(term as usize).copied().unwrap_or(0) as f32;
        (1.0 + (self.texts as f32 - with + 0.5) / (with + 0.5)).ln()
    }
}

fn counted(sequence: Vec<(TermId, std::ops::Range<usize>)>) -> Bag {
    let mut terms: Vec<TermId> = sequence.iter().map(|(term, _)| *term).collect();
    terms.sort_unstable();
    let mut counts: Vec<(TermId, u32)> = Vec::new();
    for term in terms {
        match counts.last_mut() {
            Some((last, count)) if *last == term => *count += 1,
            _ => counts.push((term, 1)),
        }
    }
    Bag { sequence, counts }
}
