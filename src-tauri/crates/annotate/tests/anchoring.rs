//! How well notes hold, on generated texts: unchanged, with noise, unrelated, moved and deleted.
//!
//! `cargo test -p annotate --test anchoring -- --nocapture` prints the figures.

use annotate::{Found, Places, find_words};
use document::{Block, Document, Passage, Placement, Target, assign_block_ids, plain_text};

/// Lengths of the quotes, in characters; short ones prove least.
const LENGTHS: [usize; 4] = [18, 40, 90, 220];
const NOTES: usize = 200;

/// A generator of numbers that is the same everywhere.
struct Random(u64);

impl Random {
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

/// Some 60,000 characters in paragraphs.
fn texts(seed: u64) -> Vec<String> {
    let mut random = Random(seed);
    (0..120)
        .map(|_| {
            let words = 50 + random.below(60);
            (0..words).map(|_| word(random.zipf(3_000))).collect::<Vec<_>>().join(" ")
        })
        .collect()
}

fn document(texts: &[String]) -> Document {
    let mut blocks: Vec<Block> = texts.iter().map(Block::paragraph).collect();
    assign_block_ids(&mut blocks);
    Document { blocks, ..Document::default() }
}

/// Passages spread over the text, each within a paragraph, that stand there once; with the paragraph's number.
fn marked(document: &Document) -> Vec<(usize, Passage)> {
    let mut random = Random(99);
    let mut marked = Vec::new();
    while marked.len() < NOTES {
        let paragraph = random.below(document.blocks.len());
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

/// Each character lost, doubled or replaced with a chance of one in ten.
fn noisy(texts: &[String]) -> Vec<String> {
    let mut random = Random(7);
    let noisy = |character: char, random: &mut Random| -> String {
        match random.below(30) {
            0 => String::new(),
            1 => format!("{character}{character}"),
            2 => "x".into(),
            _ => character.into(),
        }
    };
    texts.iter().map(|text| text.chars().map(|character| noisy(character, &mut random)).collect()).collect()
}

/// What became of the notes.
#[derive(Debug, Default, PartialEq)]
struct Outcome {
    placed: usize,
    moved: usize,
    unplaced: usize,
    /// In another paragraph than the one they were in, without a warning.
    wrong: usize,
}

/// Finds the notes on `old` in `new`; `paragraph` says where an old paragraph is now.
fn outcome(old: &Document, new: &Document, paragraph: impl Fn(usize) -> Option<usize>) -> Outcome {
    let places = Places::new((old, &[]), (new, &[]));
    let mut outcome = Outcome::default();
    for (number, passage) in marked(old) {
        let (target, placement) = places.find(&Target::Passage(passage));
        let Target::Passage(found) = target else { panic!("a passage became something else") };
        match placement {
            Placement::Placed => outcome.placed += 1,
            Placement::Moved => outcome.moved += 1,
            Placement::Unplaced => outcome.unplaced += 1,
        }
        let right = paragraph(number).and_then(|number| new.blocks.get(number));
        if placement == Placement::Placed && right.is_none_or(|block| block.id != found.start.block) {
            outcome.wrong += 1;
        }
    }
    outcome
}

#[test]
fn unchanged_text_keeps_every_note() {
    let old = document(&texts(1));
    let outcome = outcome(&old, &old, Some);
    println!("unchanged: {outcome:?}");
    assert_eq!(outcome, Outcome { placed: NOTES, ..Outcome::default() });
}

#[test]
fn ten_percent_noise_keeps_nearly_every_note() {
    let texts = texts(1);
    let outcome = outcome(&document(&texts), &document(&noisy(&texts)), Some);
    println!("10 % of characters changed: {outcome:?}");
    assert!(outcome.placed + outcome.moved >= NOTES * 97 / 100, "{outcome:?}");
    assert_eq!(outcome.wrong, 0);
}

#[test]
fn an_unrelated_text_takes_no_note() {
    let outcome = outcome(&document(&texts(1)), &document(&texts(2)), |_| None);
    println!("unrelated: {outcome:?}");
    assert_eq!((outcome.placed, outcome.moved), (0, 0));
}

#[test]
fn edited_paragraphs_that_changed_places_are_to_be_checked() {
    let texts = texts(1);
    let edited: Vec<String> = texts.iter().rev().map(|text| format!("{text} and more")).collect();
    let outcome = outcome(&document(&texts), &document(&edited), |number| Some(texts.len() - 1 - number));
    println!("moved: {outcome:?}");
    assert_eq!((outcome.unplaced, outcome.wrong), (0, 0));
    // In a text turned round the middle stays where it was.
    assert!(outcome.moved >= NOTES * 6 / 10, "{outcome:?}");
}

#[test]
fn deleted_paragraphs_leave_their_notes_unplaced() {
    let texts = texts(1);
    let kept: Vec<String> = texts.iter().step_by(2).cloned().collect();
    let outcome = outcome(&document(&texts), &document(&kept), |number| (number % 2 == 0).then_some(number / 2));
    println!("every other paragraph deleted: {outcome:?}");
    assert_eq!(outcome.wrong, 0);
    assert!(outcome.unplaced >= NOTES * 4 / 10, "{outcome:?}");
}
