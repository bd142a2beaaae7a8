use super::*;
use std::fmt::Write;

/// Every cell of `golden.txt` by itself: its kind, value and unit are written beside it.
#[test]
fn cells_are_read_as_written() {
    let mut language = "";
    let mut cells = 0;
    let mut wrong = String::new();
    for line in include_str!("golden.txt").lines().filter(|line| !line.trim().is_empty() && !line.starts_with("##")) {
        if let Some(name) = line.strip_prefix("# ") {
            language = name;
            continue;
        }
        let (cell, expected) = line.split_once(" | ").unwrap_or_else(|| panic!("no expectation: {line}"));
        let found = shown(&read("", &[cell], Some(language), None));
        cells += 1;
        if found != expected.trim() {
            writeln!(wrong, "{language}: {cell} | {found}, not {expected}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(cells >= 300, "{cells} cells");
}

fn shown(column: &Column) -> String {
    let kind = format!("{:?}", column.kind).to_lowercase();
    let Some(Some(value)) = column.values.first() else { return kind };
    let number = |number: f64| {
        let rounded = format!("{number:.4}");
        rounded.trim_end_matches('0').trim_end_matches('.').to_string()
    };
    let date = |seconds: f64| document::Date::from_unix_seconds(seconds as i64).unwrap().to_string()[..10].to_string();
    let show = |value| if column.kind == Kind::Date { date(value) } else { number(value) };
    let to = if value.to > value.from && show(value.to) != show(value.from) {
        format!("..{}", show(value.to))
    } else {
        String::new()
    };
    let unit = column.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
    format!("{kind} {}{to}{unit}", show(value.from))
}

/// Order of the cells by rank, unread ones last, and how many those are.
fn sorted<'t>(label: &str, cells: &[&'t str]) -> (Kind, Vec<&'t str>, usize) {
    let column = read(label, cells, Some("en"), None);
    let mut order: Vec<usize> = (0..cells.len()).collect();
    order.sort_by_key(|&at| column.values[at].map_or(usize::MAX, |value| value.rank));
    (column.kind, order.into_iter().map(|at| cells[at]).collect(), column.unreadable)
}

#[test]
fn units_of_one_dimension_stand_in_their_true_order() {
    let cells = ["4 min", "12–18 h", "30 s", "90 s", "days to weeks"];
    assert_eq!(sorted("", &cells), (Kind::Duration, vec!["30 s", "90 s", "4 min", "12–18 h", "days to weeks"], 0));
    let cells = ["2 kg", "500 g", "1,5 lb", "900 mg"];
    assert_eq!(sorted("", &cells).1, ["900 mg", "500 g", "1,5 lb", "2 kg"]);
}

#[test]
fn what_is_of_another_kind_is_counted_and_last() {
    let cells = ["10", "", "who knows", "9", "–", "11"];
    assert_eq!(sorted("", &cells), (Kind::Number, vec!["9", "10", "11", "", "who knows", "–"], 1));
    let cells = ["€5", "$4", "€3", "free"];
    assert_eq!(sorted("", &cells), (Kind::Currency, vec!["free", "€3", "€5", "$4"], 1));
}

#[test]
fn bounds_stand_beside_their_number() {
    assert_eq!(sorted("", &["5", ">5", "<5", "≤5", "5+"]).1, ["<5", "≤5", "5", "5+", ">5"]);
}

#[test]
fn a_bare_number_has_the_unit_of_its_column() {
    assert_eq!(sorted("", &["5 min", "90 s", "2", "4 min"]).1, ["90 s", "2", "4 min", "5 min"]);
    let column = read("Weight (kg)", &["2", "0.5"], Some("en"), None);
    assert_eq!((column.unit.as_deref(), column.values[0].map(|value| value.from)), (Some("g"), Some(2000.0)));
    assert_eq!(read("Time, min", &["2", "3"], Some("en"), Some(Kind::Duration)).values[0].unwrap().from, 120.0);
}

#[test]
fn the_reader_knows_better() {
    let years = ["1998", "2004"];
    assert_eq!(read("", &years, Some("en"), None).kind, Kind::Number);
    let dates = read("", &years, Some("en"), Some(Kind::Date));
    assert_eq!((dates.kind, dates.unreadable), (Kind::Date, 0));
    let text = read("", &years, Some("en"), Some(Kind::Text));
    assert_eq!((text.kind, text.unreadable), (Kind::Text, 0));
}

#[test]
fn words_stay_words() {
    for cells in [["French press", "B52", "4K Ultra"], ["No data yet from the makers", "Some people do", "Part 3"]] {
        assert_eq!(read("", &cells, Some("en"), None).kind, Kind::Text, "{cells:?}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_panic(cells: Vec<String>, label: String) {
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        for language in [None, Some("de"), Some("ja")] {
            let column = read(&label, &cells, language, None);
            proptest::prop_assert_eq!(column.values.len(), cells.len());
        }
    }
}
