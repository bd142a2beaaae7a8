//! How well notes hold, on generated articles with tables and comments: unchanged, with noise, unrelated, edited,
//! turned round, with parts deleted or moved elsewhere.
//!
//! `cargo test -p annotate --test anchoring -- --nocapture` prints the figures. A note is *right* when it is found
//! where it was, whatever its flag; *silent* when it is also not flagged "moved, check"; *wrong* when it is found,
//! without a flag, where it was not.

use annotate::{Found, Places, find_words, merge, table_keys};
use document::{
    Author, Block, BlockKind, Comment, Document, Passage, Placement, Table, Target, assign_block_ids,
    assign_comment_ids, plain_text,
};

/// Lengths of the quotes, in characters; short ones prove least.
const LENGTHS: [usize; 4] = [18, 40, 90, 220];
const SEEDS: std::ops::RangeInclusive<u64> = 1..=3;
const PASSAGES: usize = 80;

/// A generator of numbers that is the same everywhere.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        // Small seeds leave xorshift with few bits set.
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % limit.max(1)
    }

    /// Small numbers more often than large ones, as words are used.
    fn zipf(&mut self, limit: usize) -> usize {
        let most = self.below(limit) + 1;
        self.below(most)
    }
}

fn word(number: usize) -> String {
    const SYLLABLES: [&str; 12] = ["ka", "ro", "ti", "mel", "sun", "do", "fer", "a", "lin", "po", "ges", "tur"];
    let mut rest = number;
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
        if rest == 0 {
            return word;
        }
    }
}

fn words(random: &mut Random, count: usize) -> String {
    (0..count).map(|_| word(random.zipf(3_000))).collect::<Vec<_>>().join(" ")
}

/// A page as its parts, so that they can be changed one by one.
#[derive(Clone)]
struct Page {
    paragraphs: Vec<String>,
    rows: Vec<Vec<String>>,
    /// Author and text; the discussion gives no ids of its own.
    comments: Vec<(String, String)>,
}

impl Page {
    /// Some 50,000 characters in paragraphs, a table of 20 rows, 40 comments.
    fn new(seed: u64) -> Self {
        let random = &mut Random::new(seed);
        let paragraphs = (0..100).map(|_| 50 + random.below(60)).collect::<Vec<_>>();
        let paragraphs = paragraphs.into_iter().map(|count| words(random, count)).collect();
        let mut rows = vec![(0..5).map(|_| words(random, 2)).collect::<Vec<_>>()];
        for _ in 0..20 {
            let mut row = vec![words(random, 3)];
            row.extend((0..4).map(|_| format!("{} {}", random.below(900) + 100, words(random, 1))));
            rows.push(row);
        }
        let comments = (0..40).map(|number| {
            let count = 20 + random.below(40);
            (format!("{} {number}", words(random, 1)), words(random, count))
        });
        let comments = comments.collect();
        Self { paragraphs, rows, comments }
    }

    fn document(&self) -> Document {
        let mut blocks: Vec<Block> = self.paragraphs.iter().map(Block::paragraph).collect();
        blocks.push(Block::new(BlockKind::Table(Table::from_text(&self.rows, 1, 1))));
        assign_block_ids(&mut blocks);
        Document { blocks, ..Document::default() }
    }

    fn discussion(&self) -> Vec<Comment> {
        let comment = |(author, text): &(String, String)| {
            let mut blocks = vec![Block::paragraph(text)];
            assign_block_ids(&mut blocks);
            Comment { author: Some(Author { name: author.clone(), url: None }), blocks, ..Comment::default() }
        };
        let mut comments: Vec<Comment> = self.comments.iter().map(comment).collect();
        let parents: Vec<Option<usize>> = (0..comments.len()).map(|index| (index % 3 > 0).then(|| index - 1)).collect();
        assign_comment_ids(&mut comments, &parents);
        comments
    }

    /// One character in ten lost, doubled or replaced, everywhere but in names.
    fn noisy(&self, seed: u64) -> Self {
        let random = &mut Random::new(seed + 70);
        let mut page = self.clone();
        let texts = page.paragraphs.iter_mut().chain(page.rows.iter_mut().flatten());
        for text in texts.chain(page.comments.iter_mut().map(|(_, text)| text)) {
            *text = noisy(text, random);
        }
        page
    }
}

fn noisy(text: &str, random: &mut Random) -> String {
    let noisy = |character: char| -> String {
        match random.below(30) {
            0 => String::new(),
            1 => format!("{character}{character}"),
            2 => "x".into(),
            _ => character.into(),
        }
    };
    text.chars().map(noisy).collect()
}

/// Passages spread over the text, each within a paragraph, that stand there once; with the paragraph's number.
fn passages(document: &Document, count: usize) -> Vec<(usize, Passage)> {
    let mut random = Random::new(99);
    let mut marked = Vec::new();
    while marked.len() < PASSAGES {
        let paragraph = random.below(count);
        let text: Vec<char> = plain_text(&document.blocks[paragraph..=paragraph]).chars().collect();
        let length = LENGTHS[marked.len() % LENGTHS.len()];
        let start = random.below(text.len().saturating_sub(length));
        let words: String = text[start..start + length].iter().collect();
        if let Found::Once(passage) = find_words(&document.blocks, words.trim()) {
            marked.push((paragraph, passage));
        }
    }
    marked
}

/// What became of the notes of one kind.
#[derive(Clone, Copy, Debug, Default)]
struct Outcome {
    notes: usize,
    right: usize,
    silent: usize,
    unplaced: usize,
    wrong: usize,
}

impl Outcome {
    fn count(&mut self, placement: Placement, is_right: bool) {
        self.notes += 1;
        self.right += usize::from(is_right && placement != Placement::Unplaced);
        self.silent += usize::from(is_right && placement == Placement::Placed);
        self.unplaced += usize::from(placement == Placement::Unplaced);
        self.wrong += usize::from(!is_right && placement == Placement::Placed);
    }

    fn percent(self, count: usize) -> f64 {
        100.0 * count as f64 / self.notes.max(1) as f64
    }
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (right, silent) = (self.percent(self.right), self.percent(self.silent));
        let Self { notes, unplaced, wrong, .. } = self;
        write!(
            f,
            "{notes:>4} notes: {right:>5.1} % in place ({silent:.1} % without a flag), {unplaced} unplaced, {wrong} wrong"
        )
    }
}

/// Passages, cells and comments.
#[derive(Debug, Default)]
struct Figures([Outcome; 3]);

impl Figures {
    /// Follows notes of each kind from one page to another. `paragraph` says where an old paragraph is now. Comments
    /// and rows are at their old numbers, if `is_copy` says that they are there at all.
    fn follow(&mut self, old: &Page, new: &Page, paragraph: impl Fn(usize) -> Option<usize>, is_copy: bool) {
        let (before, after) = (old.document(), new.document());
        let kept = old.discussion();
        let fresh = new.discussion();
        let merged: Vec<Comment> = merge(&kept, &fresh).into_iter().map(|merged| merged.comment).collect();
        let now = |comment: &Comment| merged.iter().find(|merged| merged.id == comment.id);
        let places = Places::new((&before, &kept), (&after, &merged));
        let block = |number: usize| paragraph(number).and_then(|number| after.blocks.get(number));
        for (number, passage) in passages(&before, old.paragraphs.len()) {
            let (target, placement) = places.find(&Target::Passage(passage));
            let Target::Passage(found) = target else { panic!("a passage became something else") };
            self.0[0].count(placement, block(number).is_some_and(|block| block.id == found.start.block));
        }
        let keys = (table_keys(&before), table_keys(&after));
        for (number, line) in old.rows.iter().enumerate().skip(1) {
            let (row, column, text) =
                (line[0].clone(), old.rows[0][1 + number % 4].clone(), line[1 + number % 4].clone());
            let (target, placement) = places.find(&Target::Cell { table: keys.0[0].clone(), row, column, text });
            let Target::Cell { row, column, .. } = target else { panic!("a cell became something else") };
            let is_right = is_copy && new.rows[number][0] == row && new.rows[0][1 + number % 4] == column;
            self.0[1].count(placement, is_right);
        }
        for (number, comment) in kept.iter().enumerate() {
            let Found::Once(passage) = find_words(&comment.blocks, &plain_text(&comment.blocks)[..60]) else {
                continue;
            };
            let (_, placement) = places.find(&Target::CommentPassage { comment: comment.id.clone(), passage });
            // The comment is kept in any case; it is right when the new copy's comment goes under its identity.
            let says = now(comment).map(|merged| plain_text(&merged.blocks)).unwrap_or_default();
            let is_right = if is_copy { says == new.comments[number].1 } else { says == old.comments[number].1 };
            self.0[2].count(placement, is_right);
        }
    }

    fn print(&self, name: &str) {
        for (kind, outcome) in ["passages", "cells", "comments"].iter().zip(self.0) {
            println!("{name:<28} {kind:<9} {outcome}");
        }
    }

    /// Over all kinds.
    fn all(&self) -> Outcome {
        self.0.iter().fold(Outcome::default(), |all, one| Outcome {
            notes: all.notes + one.notes,
            right: all.right + one.right,
            silent: all.silent + one.silent,
            unplaced: all.unplaced + one.unplaced,
            wrong: all.wrong + one.wrong,
        })
    }
}

#[test]
fn unchanged_text_keeps_every_note() {
    let mut table = Figures::default();
    for page in SEEDS.map(Page::new) {
        table.follow(&page, &page, Some, true);
    }
    table.print("unchanged");
    let all = table.all();
    assert_eq!((all.silent, all.wrong), (all.notes, 0));
}

#[test]
fn one_character_in_ten_changed_keeps_nearly_every_note_in_place() {
    let mut table = Figures::default();
    for seed in SEEDS {
        let page = Page::new(seed);
        table.follow(&page, &page.noisy(seed), Some, true);
    }
    table.print("10 % of characters changed");
    assert!(table.0.iter().all(|kind| kind.percent(kind.right) >= 97.0), "{table:?}");
    assert!(table.0[0].percent(table.0[0].silent) >= 90.0, "{table:?}");
    assert_eq!(table.all().wrong, 0);
}

#[test]
fn an_unrelated_page_takes_no_note() {
    let mut table = Figures::default();
    for seed in SEEDS {
        table.follow(&Page::new(seed), &Page::new(seed + 100), |_| None, false);
    }
    table.print("unrelated");
    let [passages, cells, _] = table.0;
    assert_eq!((passages.unplaced, cells.unplaced), (passages.notes, cells.notes));
    assert_eq!(table.all().wrong, 0);
}

#[test]
fn an_edited_word_in_every_paragraph_moves_no_note() {
    let mut table = Figures::default();
    for seed in SEEDS {
        let page = Page::new(seed);
        let mut edited = page.clone();
        let texts = edited.paragraphs.iter_mut().chain(edited.comments.iter_mut().map(|(_, text)| text));
        texts.for_each(|text| *text = format!("So then: {}", text.replacen(' ', " indeed ", 1)));
        table.follow(&page, &edited, Some, true);
    }
    table.print("a few words in each edited");
    let all = table.all();
    assert!(all.percent(all.silent) >= 97.0, "{table:?}");
    assert_eq!(all.wrong, 0);
}

#[test]
fn paragraphs_that_were_edited_and_turned_round_are_to_be_checked() {
    let mut table = Figures::default();
    for seed in SEEDS {
        let page = Page::new(seed);
        let mut turned = page.clone();
        turned.paragraphs = page.paragraphs.iter().rev().map(|text| format!("{text} and more")).collect();
        table.follow(&page, &turned, |number| Some(page.paragraphs.len() - 1 - number), true);
    }
    table.print("edited and turned round");
    let passages = table.0[0];
    assert_eq!((passages.unplaced, passages.wrong, passages.right), (0, 0, passages.notes));
    // In a text turned round the middle stays where it was.
    assert!(passages.silent <= passages.notes * 6 / 10, "{table:?}");
}

#[test]
fn deleted_paragraphs_leave_their_notes_unplaced() {
    let mut table = Figures::default();
    for seed in SEEDS {
        let page = Page::new(seed);
        let mut kept = page.clone();
        kept.paragraphs = page.paragraphs.iter().step_by(2).cloned().collect();
        table.follow(&page, &kept, |number| (number % 2 == 0).then_some(number / 2), true);
    }
    table.print("every other deleted");
    let passages = table.0[0];
    assert_eq!(passages.wrong, 0);
    assert!(passages.unplaced >= passages.notes * 4 / 10, "{table:?}");
    assert_eq!(passages.right + passages.unplaced, passages.notes, "deleted ones are unplaced, the others in place");
}

#[test]
fn a_quote_that_stands_elsewhere_now_is_flagged() {
    for seed in SEEDS {
        let page = Page::new(seed);
        let old = page.document();
        let (number, passage) =
            passages(&old, 40).into_iter().find(|(_, p)| p.quote.exact.len() > 80).expect("a quote");
        let mut new = page.clone();
        new.paragraphs[number] = words(&mut Random::new(seed + 7), 60);
        new.paragraphs[90] = format!("{} {}", passage.quote.exact, new.paragraphs[90]);
        let new = new.document();
        let (target, placement) = Places::new((&old, &[]), (&new, &[])).find(&Target::Passage(passage));
        let Target::Passage(found) = target else { panic!("a passage became something else") };
        assert_eq!((placement, &found.start.block), (Placement::Moved, &new.blocks[90].id));
    }
}
