//! Tables among the lines of a copied page.

use super::effort::Effort;
use super::{FoundTable, Reading, marked, spaced, stacked, table};
use document::Inline;
use std::ops::Range;

/// Runs of more lines than this are read in parts.
const LONGEST_RUN: usize = 400;

/// Two columns of fewer rows are not told from a few short lines.
const FEWEST_ROWS_OF_TWO: usize = 4;

/// What was found among lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// The tables, in order.
    pub tables: Vec<FoundTable>,
    /// Groups of lines that were left as they are because cutting them would have taken too long.
    pub given_up: u32,
}

/// The tables among the lines; ordinary paragraphs and lists are none.
pub fn find(lines: &[&str]) -> Search {
    let effort = Effort::new();
    Search { tables: find_within(lines, &effort), given_up: effort.given_up() }
}

fn find_within(lines: &[&str], effort: &Effort) -> Vec<FoundTable> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        let length = lines[start..].iter().take(LONGEST_RUN).take_while(|line| !line.trim().is_empty()).count();
        if length >= 3 {
            find_in_run(lines, start..start + length, effort, &mut found);
        }
        start += length.max(1);
    }
    found
}

/// Looks for one table in the whole run, then between its sentences and list items.
fn find_in_run(lines: &[&str], run: Range<usize>, effort: &Effort, found: &mut Vec<FoundTable>) {
    if let Some(table) = read_run(lines, run.clone(), effort) {
        found.push(table);
        return;
    }
    if !lines[run.clone()].iter().any(|line| is_prose(line)) {
        return;
    }
    let mut start = run.start;
    for index in run.clone().chain([run.end]) {
        if index == run.end || is_prose(lines[index]) {
            if index - start >= 3 {
                found.extend(read_run(lines, start..index, effort));
            }
            start = index + 1;
        }
    }
}

/// A sentence long enough for a paragraph, or an item of a list.
fn is_prose(line: &str) -> bool {
    let line = line.trim();
    let marks = ['•', '‣', '◦', '▪', '*', '-', '–'];
    let item = line.strip_prefix(marks).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let sentence = line.ends_with(['.', '!', '?', ':', '…', '”']) && line.split_whitespace().nth(9).is_some();
    (item || sentence) && !line.contains('\t')
}

/// The run as a table, perhaps under a line or two that say what it shows.
fn read_run(lines: &[&str], run: Range<usize>, effort: &Effort) -> Option<FoundTable> {
    let texts = &lines[run.clone()];
    let tabs = |line: &&str| line.contains('\t');
    if let Some(first) = texts.iter().position(|line| tabs(line) || marked::is_barred(line)) {
        let last = texts.iter().rposition(|line| tabs(line) || marked::is_barred(line))?;
        let reading = marked::read(&texts[first..=last])?;
        return Some(found(lines, run.start..run.start + first, run.start + first..run.start + last + 1, &reading));
    }
    if texts.iter().any(|line| is_prose(line)) && texts.iter().filter(|line| is_prose(line)).count() * 2 > texts.len() {
        return None;
    }
    let captions = (0..=1).filter(|skipped| texts.len() - skipped >= 3 && (*skipped == 0 || may_be_caption(texts[0])));
    let readings = captions.flat_map(|skipped| {
        let lines = &texts[skipped..];
        effort.begin_region();
        let spaced = may_be_spaced(lines).then(|| spaced::read(lines, effort)).flatten();
        effort.begin_region();
        let readings = [spaced, stacked::read(lines, effort)];
        readings.into_iter().flatten().filter(is_clear).map(move |reading| (skipped, reading))
    });
    let (skipped, reading) = readings.max_by(|a, b| a.1.gain.total_cmp(&b.1.gain))?;
    Some(found(lines, run.start..run.start + skipped, run.start + skipped..run.end, &reading))
}

/// Whether the rows have the words for a table that [`is_clear`] would let pass. Most comments of one line have not: a
/// name, a date and a sentence make no more than two columns.
fn may_be_spaced(lines: &[&str]) -> bool {
    spaced::most_columns(lines).is_some_and(|most| most >= 3 || lines.len() >= FEWEST_ROWS_OF_TWO)
}

fn may_be_caption(line: &str) -> bool {
    line.split_whitespace().nth(20).is_none()
}

/// Whether the columns are so much better than none that the lines are hardly anything else than a table.
fn is_clear(reading: &Reading) -> bool {
    const LEAST_GAIN: f32 = 2.0;
    let width = reading.rows.first().map_or(0, Vec::len);
    // Two columns of words are what any few short lines can be read as.
    if width == 2 && (reading.rows.len() < FEWEST_ROWS_OF_TWO || !reading.has_typed_column()) {
        return false;
    }
    reading.gain > LEAST_GAIN && reading.certainty > 0.6
}

fn found(lines: &[&str], before: Range<usize>, rows: Range<usize>, reading: &Reading) -> FoundTable {
    let mut table = table(reading, &lines[rows.clone()].join("\n"));
    let caption: Vec<&str> =
        lines[before.clone()].iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    let start = match caption.last() {
        Some(caption) => {
            table.caption = vec![Inline::text(*caption)];
            before.end - 1
        }
        None => rows.start,
    };
    FoundTable { lines: start..rows.end, table }
}

#[cfg(test)]
mod tests {
    use super::super::segment::SCORED;
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<(Range<usize>, Vec<Vec<String>>)> {
        let lines: Vec<&str> = text.lines().collect();
        find(&lines).tables.into_iter().map(|found| (found.lines, found.table.text_grid())).collect()
    }

    #[test]
    fn finds_a_table_under_its_caption_between_paragraphs() {
        let text = "Which loaf keeps longest? We left four of them on the shelf.\n\nHow long each loaf kept\n\
            Loaf Weight Kept for Price\nRye sourdough 900 g 9 days 5.20 €\nWhite tin 500 g 3 days 2.10 €\n\
            Spelt with seeds 750 g 6 days 4.80 €\n\nThe crust matters most.";
        let found = found(text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, 2..7);
        assert_eq!(found[0].1[0], ["Loaf", "Weight", "Kept for", "Price"]);
        assert_eq!(found[0].1[3], ["Spelt with seeds", "750 g", "6 days", "4.80 €"]);
    }

    #[test]
    fn paragraphs_lists_and_comments_are_no_tables() {
        let text = "We baked four loaves in a week and wrote down what became of them.\n\
            The first was gone by Tuesday, which says more about us than about it.\n\
            Nobody touched the last one until it could be used as a doorstop.\n\n\
            • Flour\n• Water\n• Salt\n• Patience\n\n\
            Mira Olsen\n\n12 March 2021\n\nMine kept for ten days.\nIt was in the fridge, though.\nDoes that count?";
        assert_eq!(found(text), []);
    }

    #[test]
    fn tabs_mark_the_borders_and_the_line_above_is_the_caption() {
        let text = "Opening hours\nDay\tFrom\tTo\nMonday\t8\t18\nSunday\t\t\n";
        let found = found(text);
        assert_eq!(found[0].0, 0..4);
        assert_eq!(found[0].1, [["Day", "From", "To"], ["Monday", "8", "18"], ["Sunday", "", ""]]);
    }

    /// The tables found, and how many runs of words were scored as a cell for them.
    fn work(text: &str, effort: &Effort) -> (Vec<FoundTable>, u64) {
        let lines: Vec<&str> = text.lines().collect();
        SCORED.set(0);
        (find_within(&lines, effort), SCORED.get())
    }

    #[test]
    fn twice_the_regions_take_twice_the_work() {
        let comment = "Ada Mary Ann\n12 Oct 2020, 16:25\nMine kept for more than ten days\n\nReply\n\n";
        let (_, once) = work(&comment.repeat(20), &Effort::new());
        let (_, twice) = work(&comment.repeat(40), &Effort::new());
        assert!(once > 0);
        assert_eq!(twice, 2 * once);
    }

    #[test]
    fn a_name_a_date_and_a_sentence_are_not_tried() {
        let comment = "Ada Olsen\n12 Oct 2020, 16:25\nMine kept for more than ten days\n\nReply\n\n";
        assert_eq!(work(&comment.repeat(20), &Effort::new()), (Vec::new(), 0));
    }

    #[test]
    fn lines_of_marks_are_not_tried() {
        let line = format!("{}\n", "> ".repeat(100));
        assert_eq!(work(&line.repeat(100), &Effort::new()), (Vec::new(), 0));
    }

    #[test]
    fn longer_lines_of_tiny_words_take_no_more_than_a_regions_share() {
        const SHARE: u64 = 100_000;
        for (words, rows) in [(30, 10), (60, 10), (60, 200), (119, 200), (5_000, 50)] {
            let line = format!("{}\n", "a b 1 ".repeat(words / 3));
            let (_, scored) = work(&line.repeat(rows), &Effort::limited(SHARE, u64::MAX));
            // Two regions at most: with the first line as its caption and without. The labels are scored once more.
            assert!(scored <= 2 * SHARE, "{words} words in {rows} rows: {scored}");
        }
    }

    #[test]
    fn a_text_of_many_regions_takes_no_more_than_the_sum() {
        const SUM: u64 = 300_000;
        let region = format!("{}\n", "a b 1 2 c 3 d e\n".repeat(5));
        let (_, once) = work(&region, &Effort::limited(SUM / 3, SUM));
        let (_, scored) = work(&region.repeat(100), &Effort::limited(SUM / 3, SUM));
        assert!(once > 0 && scored <= SUM, "{once}, {scored}");
    }

    #[test]
    fn a_table_before_costly_lines_is_found() {
        let hostile = format!("{}\n", "a b 1 ".repeat(39)).repeat(30);
        let table = "Loaf Weight Kept for Price\nRye sourdough 900 g 9 days 5.20 €\nWhite tin 500 g 3 days 2.10 €\n\
            Spelt with seeds 750 g 6 days 4.80 €\n\n";
        assert_eq!(work(&format!("{table}{hostile}"), &Effort::limited(1_000_000, 4_000_000)).0.len(), 1);
    }

    #[test]
    fn a_table_of_forty_rows_of_thirty_words_fits_the_share() {
        let cells = |row: usize| format!("Boat{row} {row} kg {}Yes {row}.5 % No", "painted larch and more ".repeat(6));
        let rows: Vec<String> = (1..=40).map(cells).collect();
        let lines: Vec<&str> =
            std::iter::once("Boat Weight Hull Sails Share Old").chain(rows.iter().map(String::as_str)).collect();
        assert!(spaced::read(&lines, &Effort::new()).is_some());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn many_tiny_words_stay_within_the_effort(
            lines in proptest::collection::vec(proptest::collection::vec("[>a-c1-3(|$,%-]{1,2}", 0..140), 1..40),
            region in 1_000_u64..200_000,
        ) {
            let text = lines.iter().map(|line| line.join(" ")).collect::<Vec<_>>().join("\n");
            let (tables, scored) = work(&text, &Effort::limited(region, 2 * region));
            prop_assert!(scored <= 2 * region, "{scored}");
            for table in tables {
                prop_assert!(table.lines.end <= lines.len());
            }
        }
    }
}
