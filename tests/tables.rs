//! What the reader does with tables survives saving the page again, and is never passed off as the page's.

use crate::support::{COMMENTS, Library, PARAGRAPHS, page};
use document::{
    ColumnChoice, ColumnKind, Label, OwnCell, OwnColumn, Placement, RowMark, Table, TableDesk, TableKey, TableVersion,
    Target, Verdict,
};
use library::wire::{TableFormat, TablePart, TableUse};

fn saved() -> (Library, TableKey) {
    let library = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS));
    let key = library.article().tables[0].clone();
    (library, key)
}

fn desk() -> TableDesk {
    let mut desk = TableDesk {
        marks: vec![RowMark { row: "Glass kettle".into(), verdict: Verdict::Shortlisted }],
        columns: vec![OwnColumn {
            name: "Looks".into(),
            rating: true,
            cells: vec![OwnCell { row: "Glass kettle".into(), text: "4".into() }],
        }],
        ..TableDesk::default()
    };
    desk.view.kinds = vec![ColumnChoice { column: "Minutes".into(), kind: ColumnKind::Duration }];
    desk
}

fn original(library: &Library) -> Table {
    annotate_free_table(&library.article().document.blocks).expect("the page has a table")
}

fn annotate_free_table(blocks: &[document::Block]) -> Option<Table> {
    blocks.iter().find_map(|block| match &block.kind {
        document::BlockKind::Table(table) => Some(table.clone()),
        _ => None,
    })
}

/// The page with another column, which gives its table another identity.
fn wider() -> String {
    page(&PARAGRAPHS, &COMMENTS)
        .replace("<th>Minutes</th>", "<th>Minutes</th><th>Noise</th>")
        .replace("<td>4</td></tr>", "<td>4</td><td>low</td></tr>")
        .replace("<td>5</td></tr>", "<td>5</td><td>high</td></tr>")
}

#[test]
fn marks_columns_and_corrections_follow_their_table() {
    let (library, key) = saved();
    library.open().save_table_desk(1, &key, &desk()).expect("the desk is kept");
    library.import(&wider());
    let article = library.reopen().article();
    assert_ne!(article.tables[0], key, "another column makes another identity");
    assert_eq!((article.desks[0].table.clone(), article.desks[0].desk.clone()), (article.tables[0].clone(), desk()));
    assert_eq!(article.desks[0].state, TableUse::Current);
}

#[test]
fn a_repair_holds_for_its_table_and_waits_while_the_page_has_another() {
    let (library, key) = saved();
    let mut repaired = original(&library);
    repaired.rows[1].cells[1] = document::Cell::text("€ 40", false);
    let version = TableVersion { of: Some(original(&library).fingerprint()), table: repaired };
    library
        .open()
        .save_table_desk(1, &key, &TableDesk { version: Some(version), ..TableDesk::default() })
        .expect("kept");
    let csv = || library.open().export_table(1, &key, &TablePart::default(), TableFormat::Csv).expect("a table");
    assert!(csv().contains("€ 40"), "{}", csv());
    let mut paragraphs = PARAGRAPHS.to_vec();
    paragraphs.insert(0, "A word in advance: nothing about the table has changed since it was measured in spring.");
    library.import(&page(&paragraphs, &COMMENTS));
    assert_eq!(library.article().desks[0].state, TableUse::Current);
    assert!(csv().contains("€ 40"));
    library.import(&page(&paragraphs, &COMMENTS).replace("<td>55</td>", "<td>57</td>"));
    assert_eq!(library.article().desks[0].state, TableUse::Changed);
    assert!(csv().contains("57") && !csv().contains("€ 40"), "{}", csv());
    assert!(library.article().desks[0].desk.version.is_some(), "it is kept");
}

#[test]
fn a_table_made_from_text_carries_notes() {
    let (library, _) = saved();
    let made = library::table_from_lines("Mill\tPrice\nHand mill\t30\nBurr mill\t90").expect("a table");
    let desk = TableDesk { version: Some(TableVersion { of: None, table: made }), ..TableDesk::default() };
    let key = TableKey("made-1".into());
    library.open().save_table_desk(1, &key, &desk).expect("kept");
    let target = Target::Row { table: key.clone(), row: "Hand mill".into() };
    library.open().create_note(1, &target, Label::Mine, "on a made row").expect("a note");
    library.import(&wider());
    assert_eq!(library.check_placement("on a made row", Placement::Placed), target);
    let made = library.article().desks.into_iter().find(|saved| saved.table == key).expect("it is kept");
    assert_eq!(made.state, TableUse::Made);
}

#[test]
fn a_note_on_a_repaired_cell_is_placed() {
    let (library, key) = saved();
    let mut repaired = original(&library);
    repaired.rows[0].cells[1] = document::Cell::text("Price in euros", true);
    let version = TableVersion { of: Some(original(&library).fingerprint()), table: repaired };
    library
        .open()
        .save_table_desk(1, &key, &TableDesk { version: Some(version), ..TableDesk::default() })
        .expect("kept");
    let target = Target::Column { table: key, column: "Price in euros".into() };
    library.open().create_note(1, &target, Label::Mine, "on a named column").expect("a note");
    library.import(&page(&PARAGRAPHS, &COMMENTS[..2]));
    library.check_placement("on a named column", Placement::Placed);
}

#[test]
fn own_columns_are_exported_only_when_asked_for() {
    let (library, key) = saved();
    library.open().save_table_desk(1, &key, &desk()).expect("kept");
    let export = |part: &TablePart| library.open().export_table(1, &key, part, TableFormat::Csv).expect("a table");
    assert!(!export(&TablePart::default()).contains("Looks"));
    let own = vec![vec!["Looks (mine)".to_string(), "".into(), "4".into()]];
    let part = TablePart { rows: Some(vec![0, 2, 1]), columns: Some(vec![0, 2]), own };
    assert_eq!(export(&part), "Kettle,Minutes,Looks (mine)\r\nGlass kettle,5,4\r\nSteel kettle,4,\r\n");
}
