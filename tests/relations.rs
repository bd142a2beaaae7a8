//! How well comments are found that speak of a passage, against labels that were written by reading.
//!
//! `cargo test --test postil relations -- --nocapture` prints the figures. Precision at 3 is the share of right ones among
//! the first three answers; where a passage has only one right answer, it is at most a third.

use capture::{Captured, Input};
use document::{Block, BlockId, BlockKind, Table, block_text};
use relate::{Asked, Place, Relations};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// A page with what its comments speak of.
struct Labelled {
    name: String,
    page: Captured,
    /// The passages by name.
    passages: BTreeMap<String, Known>,
    /// Comments (from 0) and the names of what they speak of.
    pairs: Vec<(usize, String)>,
}

/// A passage that labels name.
struct Known {
    place: Place,
    text: String,
    title: String,
}

/// Hits among the first three of each answer, and how many there could be.
#[derive(Default)]
struct Figures {
    asked: usize,
    hits: usize,
    possible: usize,
    first: usize,
}

impl Figures {
    fn add(&mut self, answers: &[usize], right: &HashSet<usize>) {
        let hits = answers.iter().take(3).filter(|answer| right.contains(answer)).count();
        self.asked += 1;
        self.hits += hits;
        self.possible += right.len().min(3);
        self.first += usize::from(answers.first().is_some_and(|answer| right.contains(answer)));
    }

    fn precision(&self) -> f64 {
        self.hits as f64 / (3 * self.asked.max(1)) as f64
    }

    fn line(&self, what: &str) -> String {
        let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
        format!(
            "{what:<34} {:>5} asked  precision at 3 {:.3} (at most {:.3})  first right {:.3}",
            self.asked,
            self.precision(),
            share(self.possible, 3 * self.asked),
            share(self.first, self.asked),
        )
    }
}

#[test]
fn who_speaks_of_this_beats_plain_word_overlap() {
    let all = labelled();
    let (mut ranked, mut plain) = (Figures::default(), Figures::default());
    let (mut ranked_back, mut plain_back) = (Figures::default(), Figures::default());
    for page in &all {
        let comments = &page.page.discussion.comments;
        let relations = Relations::new(&page.page.document, comments);
        let said: Vec<String> = comments.iter().map(|comment| document::plain_text(&comment.blocks)).collect();
        let (before, before_plain) = (ranked.hits, plain.hits);
        for (name, known) in &page.passages {
            let right: HashSet<usize> =
                page.pairs.iter().filter(|(_, of)| of == name).map(|(comment, _)| *comment).collect();
            if right.is_empty() {
                continue;
            }
            let asked = Asked { text: &known.text, title: &known.title, places: vec![known.place.clone()] };
            let answers: Vec<usize> = relations.speakers(&asked).iter().map(|speaker| speaker.comment).collect();
            if std::env::var_os("RELATIONS_MISSES").is_some() {
                println!("{}/{name}: right {right:?}, answers {:?}", page.name, &answers[..answers.len().min(6)]);
            }
            ranked.add(&answers, &right);
            plain.add(&by_overlap(&format!("{} {}", known.title, known.text), &said), &right);
        }
        println!(
            "{}: {} pairs, hits {} against {}",
            page.name,
            page.pairs.len(),
            ranked.hits - before,
            plain.hits - before_plain
        );
        let names: Vec<&String> = page.passages.keys().collect();
        let texts: Vec<String> =
            page.passages.values().map(|known| format!("{} {}", known.title, known.text)).collect();
        for comment in page.pairs.iter().map(|(comment, _)| *comment).collect::<HashSet<_>>() {
            let right: HashSet<usize> = (0..names.len())
                .filter(|&index| page.pairs.iter().any(|(of, name)| *of == comment && name == names[index]))
                .collect();
            let places: Vec<usize> = relations
                .spoken(comment)
                .iter()
                .filter_map(|spoken| page.passages.values().position(|known| known.place == spoken.place))
                .collect();
            ranked_back.add(&places, &right);
            plain_back.add(&by_overlap(&said[comment], &texts), &right);
        }
    }
    println!("{} labelled pairs", all.iter().map(|page| page.pairs.len()).sum::<usize>());
    println!("{}", ranked.line("who speaks of this?"));
    println!("{}", plain.line("  by plain word overlap"));
    println!("{}", ranked_back.line("what is it about?"));
    println!("{}", plain_back.line("  by plain word overlap"));
    assert!(ranked.precision() >= plain.precision() + 0.1, "{} {}", ranked.precision(), plain.precision());
    assert!(ranked_back.precision() > plain_back.precision());
}

/// The baseline: how many different words both say.
fn by_overlap(asked: &str, texts: &[String]) -> Vec<usize> {
    let words = |text: &str| -> HashSet<String> {
        let lower = text.to_lowercase();
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let wanted = words(asked);
    let mut scored: Vec<(usize, usize)> =
        texts.iter().enumerate().map(|(index, text)| (words(text).intersection(&wanted).count(), index)).collect();
    scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().filter(|(score, _)| *score > 0).map(|(_, index)| index).collect()
}

/// Every labelled page that is there.
fn labelled() -> Vec<Labelled> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = std::fs::read_dir(root.join("tests/relations")).expect("the labels");
    let mut files: Vec<_> = folder.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let labels = files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    labels.filter_map(|path| read(root, path)).collect()
}

fn read(root: &Path, path: &Path) -> Option<Labelled> {
    let text = std::fs::read_to_string(path).expect("labels are text");
    let mut lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let file = root.join(lines.next()?.strip_prefix("page ").expect("the page comes first"));
    let Ok(bytes) = std::fs::read(&file) else {
        println!("{} is not here", file.display());
        return None;
    };
    let page = capture::capture(&Input { bytes: &bytes, ..Input::default() });
    let mut labelled = Labelled {
        name: path.file_stem()?.to_string_lossy().into_owned(),
        passages: BTreeMap::new(),
        pairs: Vec::new(),
        page,
    };
    for line in lines {
        if let Some((kind, rest)) = line.split_once(' ').filter(|(kind, _)| matches!(*kind, "block" | "row")) {
            let (name, says) = rest.split_once(" = ").expect("name = words");
            let known = find(&labelled.page, kind, says).unwrap_or_else(|| panic!("{name} is not on the page"));
            labelled.passages.insert(name.into(), known);
        } else {
            let (comment, names) = line.split_once(": ").expect("comment: names");
            let comment: usize = comment.parse::<usize>().expect("a number") - 1;
            for name in names.split_whitespace() {
                assert!(labelled.passages.contains_key(name), "{name} is not declared");
                labelled.pairs.push((comment, name.into()));
            }
        }
    }
    Some(labelled)
}

/// A block that begins with words, or the block of a number (`#12`); the row of a key.
fn find(page: &Captured, kind: &str, says: &str) -> Option<Known> {
    let mut leaves = Vec::new();
    let mut tables = Vec::new();
    walk(&page.document.blocks, &mut String::new(), &mut leaves, &mut tables);
    if kind == "row" {
        let found = tables.iter().enumerate().find_map(|(ordinal, table)| {
            let index = table.row_keys().iter().position(|key| key == says)?;
            Some((ordinal, table.text_grid().get(index)?.join(" ")))
        });
        let (table, text) = found?;
        return Some(Known { place: Place::Row { table, row: says.into() }, text, title: says.into() });
    }
    let index = match says.strip_prefix('#') {
        Some(number) => number.parse().ok()?,
        None => leaves.iter().position(|(_, text, _)| text.starts_with(says))?,
    };
    let (block, text, title) = leaves.get(index)?.clone();
    Some(Known { place: Place::Block(block), text, title })
}

/// The blocks without blocks in them, questions with their answers as one, each with the heading over it.
fn walk<'a>(
    blocks: &'a [Block],
    heading: &mut String,
    leaves: &mut Vec<(BlockId, String, String)>,
    tables: &mut Vec<&'a Table>,
) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { .. } => *heading = block_text(block),
            BlockKind::Table(table) => {
                tables.push(table);
                walk(&table.notes, heading, leaves, tables);
            }
            BlockKind::List { .. } | BlockKind::Quote { .. } => {
                block.children().into_iter().for_each(|children| walk(children, heading, leaves, tables));
            }
            _ => leaves.push((block.id.clone(), block_text(block), heading.clone())),
        }
    }
}

#[test]
fn the_library_answers_for_rows_cells_passages_and_comments() {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample/page.html"));
    let library = crate::support::Library::new().with_page(&page.expect("the sample"));
    let article = library.article();
    let speakers = |place: &str| -> Vec<String> {
        let target = library.open().place(1, place).unwrap_or_else(|error| panic!("{place}: {error}"));
        let found = library.open().related_comments(1, &target).expect("an answer");
        let name = |id: &document::CommentId| {
            let saved = article.comments.iter().find(|saved| saved.comment.id == *id);
            saved.and_then(|saved| saved.comment.author.as_ref()).map(|author| author.name.clone())
        };
        found.iter().take(3).filter_map(|found| name(&found.comment)).collect()
    };
    assert!(speakers("row:Moka pot").contains(&"Tomasz Wilk".into()), "{:?}", speakers("row:Moka pot"));
    assert!(speakers("row:Siphon").contains(&"Hedda Brandvold".into()), "{:?}", speakers("row:Siphon"));
    assert!(speakers("cell:Long-handled pot/Coffee per cup").contains(&"Eleni Kouris".into()));
    let best = speakers("passage:The best brewer is the one that you will still rinse in March");
    assert_eq!(best.first().map(String::as_str), Some("Birgit Aumann"));
    // The other way round, from her comment to the sentence she quotes.
    let birgit =
        article.comments.iter().find(|saved| saved.comment.author.as_ref().is_some_and(|a| a.name == "Birgit Aumann"));
    let passages = library.open().related_passages(1, &birgit.expect("her comment").comment.id).expect("an answer");
    assert!(passages[0].excerpt.starts_with("The best brewer is the one"), "{passages:?}");
    assert_eq!(passages[0].tie, library::wire::Tie::Quotes);
}
