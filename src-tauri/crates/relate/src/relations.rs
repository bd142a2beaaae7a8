use crate::passages::{Passage, Place, passages, said};
use crate::quote::{self, Runs};
use crate::vocabulary::{Bag, Side, TermId, Vocabulary};
use document::{Comment, CommentId, Document};
use std::collections::HashMap;

/// How soon a repeated word stops counting (BM25's k1), and how much long comments are marked down (its b).
const SATURATION: f32 = 1.2;
const LENGTH: f32 = 0.5;
/// How much a passage's title counts beside its own words.
const TITLE: f32 = 1.0;
/// How much of what a comment speaks of its answers speak of too.
const ANSWER: f32 = 0.5;
/// How much more words count that are quoted.
const QUOTED: f32 = 2.0;
/// Comments whose score is below this share of the best are not worth the reader's time.
const WORTH: f32 = 0.12;
/// Terms in more than this share of a long discussion say nothing and cost time.
const EVERYWHERE: f32 = 0.1;
const LONG: usize = 500;
/// The most that is answered.
const MOST: usize = 50;

/// What is asked about.
#[derive(Clone, Debug, Default)]
pub struct Asked<'a> {
    /// Its words.
    pub text: &'a str,
    /// What it is called, if anything: the heading over it, the row's key.
    pub title: &'a str,
    /// The places it lies in. What a comment says of other places counts against it, what it says of these does not.
    pub places: Vec<Place>,
}

/// A comment that speaks of what was asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The comment, by its place in the discussion.
    pub comment: usize,
    /// How surely; only to be compared with others of the same answer.
    pub score: f32,
    /// Why.
    pub tie: Tie,
}

/// A place that a comment speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct Spoken {
    /// The place.
    pub place: Place,
    /// How surely; only to be compared with others of the same answer.
    pub score: f32,
    /// Why.
    pub tie: Tie,
}

/// Why a comment is said to speak of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tie {
    /// It has the same words in a row, or between quotation marks.
    Quotes,
    /// Both say these words, those that count most first, as the comment writes them.
    Terms(Vec<String>),
    /// It answers this comment, which does.
    Answers(usize),
}

/// A discussion and its article, ready to be asked.
pub struct Relations {
    vocabulary: Vocabulary,
    comments: Vec<Said>,
    passages: Vec<Known>,
    /// Comments that say a term.
    postings: Vec<Vec<u32>>,
    average: f32,
    /// The most that each comment says of any passage, and of which.
    best: Vec<(f32, Option<usize>)>,
}

struct Said {
    text: String,
    bag: Bag,
    parent: Option<usize>,
    quotations: Vec<Vec<TermId>>,
}

struct Known {
    place: Place,
    bag: Bag,
    weights: Vec<(TermId, f32)>,
    runs: Runs,
}

impl Relations {
    /// Reads an article and its discussion, a comment before its answers.
    pub fn new(document: &Document, comments: &[Comment]) -> Self {
        let mut vocabulary = Vocabulary::default();
        let places: HashMap<&CommentId, usize> =
            comments.iter().enumerate().map(|(index, comment)| (&comment.id, index)).collect();
        let comments: Vec<Said> = comments
            .iter()
            .enumerate()
            .map(|(index, comment)| {
                let text = said(comment);
                let bag = vocabulary.add(&text, Side::Comments);
                let parent = comment.parent.as_ref().and_then(|parent| places.get(parent).copied());
                let quotations = quote::quotations(&text, &bag);
                Said { text, bag, parent: parent.filter(|&parent| parent < index), quotations }
            })
            .collect();
        let passages: Vec<(Passage, Bag)> = passages(document)
            .into_iter()
            .map(|passage| {
                let bag = vocabulary.add(&passage.text, Side::Passages);
                (passage, bag)
            })
            .collect();
        let words: usize = comments.iter().map(|comment| comment.bag.sequence.len()).sum();
        let average = words as f32 / comments.len().max(1) as f32;
        let passages = passages.into_iter().map(|(passage, bag)| known(&vocabulary, passage, bag)).collect();
        let mut relations =
            Self { postings: postings(&comments), vocabulary, comments, passages, average, best: Vec::new() };
        relations.best = relations.best_of_each();
        relations
    }

    /// The comments that speak of something, those first that do so most surely.
    pub fn speakers(&self, asked: &Asked<'_>) -> Vec<Speaker> {
        let bag = self.vocabulary.known(asked.text);
        let weights = weights(&self.vocabulary, &bag, &self.vocabulary.known(asked.title));
        let runs = Runs::of(&bag);
        let own = self.own_scores(&bag, &weights, &runs);
        let all = self.with_answers(&own);
        let mut found: Vec<Speaker> = Vec::new();
        for (comment, &score) in all.iter().enumerate() {
            let (best, of) = self.best.get(comment).copied().unwrap_or_default();
            let is_here = of.is_some_and(|of| asked.places.contains(&self.passages[of].place));
            let share = if is_here || best <= 0.0 { 1.0 } else { (score / best).min(1.0) };
            if score > 0.0 {
                let tie = self.tie(comment, &own, &bag, &weights, &runs);
                found.push(Speaker { comment, score: score * share, tie });
            }
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.comment.cmp(&b.comment)));
        let least = found.first().map_or(0.0, |best| best.score * WORTH);
        found.retain(|speaker| speaker.score >= least);
        found.truncate(MOST);
        found
    }

    /// The places that a comment speaks of, those first that it most surely does. Empty for a comment that is not
    /// there.
    pub fn spoken(&self, comment: usize) -> Vec<Spoken> {
        let mut found: Vec<Spoken> = Vec::new();
        for passage in &self.passages {
            let (score, tie) = self.up_the_thread(comment, passage);
            if let Some(tie) = tie {
                found.push(Spoken { place: passage.place.clone(), score, tie });
            }
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        let least = found.first().map_or(0.0, |best| best.score * WORTH);
        found.retain(|spoken| spoken.score >= least);
        found.truncate(MOST);
        found
    }

    /// Score of a comment for a passage, with what it answers, and why.
    fn up_the_thread(&self, comment: usize, passage: &Known) -> (f32, Option<Tie>) {
        let (mut score, mut share, mut tie) = (0.0, 1.0, None);
        let mut at = Some(comment);
        while let Some(said) = at.and_then(|index| self.comments.get(index)) {
            let own = self.own_score(said, &passage.bag, &passage.weights, &passage.runs);
            if own > 0.0 && tie.is_none() {
                tie = Some(if at == Some(comment) {
                    self.own_tie(said, &passage.bag, &passage.weights, &passage.runs)
                } else {
                    Tie::Answers(at.unwrap_or_default())
                });
            }
            score += own * share;
            share *= ANSWER;
            at = said.parent.filter(|_| share > 0.05);
        }
        (score, tie)
    }

    fn best_of_each(&self) -> Vec<(f32, Option<usize>)> {
        let mut best: Vec<(f32, Option<usize>)> = vec![(0.0, None); self.comments.len()];
        for (index, passage) in self.passages.iter().enumerate() {
            let own = self.own_scores(&passage.bag, &passage.weights, &passage.runs);
            for (best, score) in best.iter_mut().zip(self.with_answers(&own)) {
                if score > best.0 {
                    *best = (score, Some(index));
                }
            }
        }
        best
    }

    /// What each comment says of a passage by itself.
    fn own_scores(&self, bag: &Bag, weights: &[(TermId, f32)], runs: &Runs) -> Vec<f32> {
        let mut scores = vec![0.0; self.comments.len()];
        let mut touched: Vec<u32> = Vec::new();
        for (term, _) in weights {
            touched.extend(self.postings.get(*term as usize).into_iter().flatten());
        }
        touched.sort_unstable();
        touched.dedup();
        for comment in touched {
            let comment = comment as usize;
            if let Some(said) = self.comments.get(comment) {
                scores[comment] = self.own_score(said, bag, weights, runs);
            }
        }
        scores
    }

    fn own_score(&self, said: &Said, bag: &Bag, weights: &[(TermId, f32)], runs: &Runs) -> f32 {
        let length = said.bag.sequence.len() as f32 / self.average.max(1.0);
        let damping = SATURATION * (1.0 - LENGTH + LENGTH * length);
        let terms: f32 = weights
            .iter()
            .map(|(term, weight)| {
                let count = said.bag.count(*term) as f32;
                weight * count * (SATURATION + 1.0) / (count + damping)
            })
            .sum();
        let quoted: f32 = self.quoted(said, bag, runs).iter().map(|term| self.vocabulary.weight(*term)).sum();
        terms + QUOTED * quoted
    }

    /// The terms of a comment that are the passage's, word for word.
    fn quoted(&self, said: &Said, bag: &Bag, runs: &Runs) -> Vec<TermId> {
        let mut terms = runs.shared(&said.bag);
        let quotations = said.quotations.iter().filter(|quotation| quote::contains(bag, quotation));
        terms.extend(quotations.flatten());
        terms
    }

    /// A comment before its answers, so what it inherits is known when they ask.
    fn with_answers(&self, own: &[f32]) -> Vec<f32> {
        let mut all = own.to_vec();
        for (index, said) in self.comments.iter().enumerate() {
            let inherited = said.parent.and_then(|parent| all.get(parent).copied()).unwrap_or(0.0);
            if let Some(score) = all.get_mut(index) {
                *score += ANSWER * inherited;
            }
        }
        all
    }

    fn tie(&self, comment: usize, own: &[f32], bag: &Bag, weights: &[(TermId, f32)], runs: &Runs) -> Tie {
        let mut at = comment;
        loop {
            let Some(said) = self.comments.get(at) else { return Tie::Terms(Vec::new()) };
            if own.get(at).is_some_and(|own| *own > 0.0) {
                return if at == comment { self.own_tie(said, bag, weights, runs) } else { Tie::Answers(at) };
            }
            match said.parent {
                Some(parent) => at = parent,
                None => return Tie::Terms(Vec::new()),
            }
        }
    }

    fn own_tie(&self, said: &Said, bag: &Bag, weights: &[(TermId, f32)], runs: &Runs) -> Tie {
        if !self.quoted(said, bag, runs).is_empty() {
            return Tie::Quotes;
        }
        let mut shared: Vec<&(TermId, f32)> = weights.iter().filter(|(term, _)| said.bag.count(*term) > 0).collect();
        shared.sort_by(|a, b| b.1.total_cmp(&a.1));
        let first = |(term, _): &&(TermId, f32)| {
            let (_, place) = said.bag.sequence.iter().find(|(known, _)| known == term)?;
            said.text.get(place.clone()).map(str::to_owned)
        };
        Tie::Terms(shared.iter().filter_map(first).take(3).collect())
    }
}

fn known(vocabulary: &Vocabulary, passage: Passage, bag: Bag) -> Known {
    let weights = weights(vocabulary, &bag, &vocabulary.known(&passage.title));
    Known { place: passage.place, runs: Runs::of(&bag), weights, bag }
}

/// Each term of a passage and of its title with how much it counts.
fn weights(vocabulary: &Vocabulary, text: &Bag, title: &Bag) -> Vec<(TermId, f32)> {
    let own = text.counts.iter().map(|(term, _)| (*term, 1.0));
    let named = title.counts.iter().map(|(term, _)| (*term, TITLE));
    let mut weights: Vec<(TermId, f32)> = Vec::new();
    let mut all: Vec<(TermId, f32)> = own.chain(named).collect();
    all.sort_by_key(|(term, _)| *term);
    for (term, share) in all {
        match weights.last_mut() {
            Some((last, sum)) if *last == term => *sum += share,
            _ => weights.push((term, share)),
        }
    }
    for (term, weight) in &mut weights {
        *weight *= vocabulary.weight(*term);
    }
    weights
}

/// For each term, the comments that say it; none for terms that nearly all say.
fn postings(comments: &[Said]) -> Vec<Vec<u32>> {
    let mut postings: Vec<Vec<u32>> = Vec::new();
    for (comment, said) in comments.iter().enumerate() {
        for (term, _) in &said.bag.counts {
            let index = *term as usize;
            if postings.len() <= index {
                postings.resize_with(index + 1, Vec::new);
            }
            postings[index].push(comment as u32);
        }
    }
    if comments.len() > LONG {
        let most = (comments.len() as f32 * EVERYWHERE) as usize;
        postings.iter_mut().filter(|list| list.len() > most).for_each(Vec::clear);
    }
    postings
}
