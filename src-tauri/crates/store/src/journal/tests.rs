use super::*;
use crate::article::{self, Article, Mark};
use crate::testing::{store, store_with_article};
use crate::{Store, collection, note, own_comment, person, tag};
use document::{Label, OwnColumn, TableDesk, TableKey, Target};
use proptest::prelude::*;
use rusqlite::types::Value;

const MARKS: [Mark; 3] = [Mark::Read, Mark::Favourite, Mark::Archived];
const LABELS: [Label; 4] = [Label::Claim, Label::Evidence, Label::Doubt, Label::Mine];

const DEED: &str = "something";

fn perform(write: &Write, deed: &str, changes: &[Change], now: i64) -> Result<Option<i64>> {
    let back = apply(write, changes, now)?;
    if back.is_empty() { Ok(None) } else { record(write, deed, &back, now).map(Some) }
}

/// Something a reader may do to a library of three articles, with two notes, two own comments, two collections and
/// three tags; and what may be created on the way.
#[derive(Clone, Debug)]
enum Doing {
    Change(Vec<Change>),
    CreateNote(i64),
    CreateOwnComment(i64),
    CreateCollection,
}

fn changes() -> impl Strategy<Value = Change> {
    let article = || 1..4_i64;
    let two = || 1..3_i64;
    let text = || "[a-c]{0,3}".prop_map(String::from);
    let tags = || {
        prop::sample::subsequence(vec!["tea", "Milk", "sugar"], 0..=3)
            .prop_map(|tags| tags.into_iter().map(String::from).collect::<Vec<_>>())
    };
    prop_oneof![
        (
            prop_oneof![
                article().prop_map(Thing::Article),
                two().prop_map(Thing::Note),
                two().prop_map(Thing::OwnComment),
                two().prop_map(Thing::Collection),
            ],
            any::<bool>()
        )
            .prop_map(|(thing, binned)| Change::Bin { thing, binned }),
        (article(), prop::sample::select(&MARKS[..]), prop::option::of(1..9_i64))
            .prop_map(|(article, mark, at)| Change::Mark { article, mark, at }),
        (article(), tags()).prop_map(|(article, tags)| Change::Tags { article, tags }),
        (two(), prop::sample::select(&LABELS[..]), text(), tags(), 1..9_i64)
            .prop_map(|(note, label, body, tags, updated_at)| Change::Note { note, label, body, tags, updated_at }),
        (two(), text(), 1..9_i64).prop_map(|(own_comment, body, updated_at)| Change::OwnComment {
            own_comment,
            body,
            updated_at
        }),
        (two(), text()).prop_map(|(collection, name)| Change::CollectionName { collection, name }),
        Just(vec![1_i64, 2]).prop_shuffle().prop_map(|order| Change::CollectionOrder { order }),
        (two(), article(), prop::option::of(1..9_i64)).prop_map(|(collection, article, position)| Change::Member {
            collection,
            article,
            position
        }),
        (article(), text()).prop_map(|(article, name)| {
            let column = OwnColumn { name: name.clone(), rating: false, cells: vec![] };
            let columns = if name.is_empty() { vec![] } else { vec![column] };
            let desk = Box::new(TableDesk { columns, ..TableDesk::default() });
            Change::TableDesk { article, table: TableKey("t".into()), desk }
        }),
        (text(), text(), any::<bool>()).prop_map(|(site, label, hidden)| Change::Person {
            site,
            author: "Ana".into(),
            mark: person::Mark { label, hidden }
        }),
    ]
}

fn doings() -> impl Strategy<Value = Doing> {
    prop_oneof![
        12 => prop::collection::vec(changes(), 1..5).prop_map(Doing::Change),
        1 => (1..4_i64).prop_map(Doing::CreateNote),
        1 => (1..4_i64).prop_map(Doing::CreateOwnComment),
        1 => Just(Doing::CreateCollection),
    ]
}

fn fill(store: &Store) {
    store
        .write(|write| {
            for _ in 0..3 {
                article::insert(write, &Article { revision: 1, ..Article::default() })?;
            }
            tag::set(write, 1, &["tea".into(), "Milk".into(), "sugar".into()])?;
            for number in 1..3 {
                note::insert(write, number, &Target::Article, Label::Mine, "", 1)?;
                own_comment::insert(write, number, &own_comment::Parent::Article, "", 1)?;
                collection::insert(write, &format!("c{number}"), 1)?;
            }
            Ok::<_, Error>(())
        })
        .unwrap();
}

/// Does it, and says whether it became a step.
fn do_it(store: &Store, doing: &Doing, now: i64) -> bool {
    let create = |write: &Write, thing| record(write, DEED, &[Change::Bin { thing, binned: true }], now).map(Some);
    let step = store.write(|write| match doing {
        Doing::Change(changes) => perform(write, DEED, changes, now),
        Doing::CreateNote(article) => {
            let id = note::insert(write, *article, &Target::Article, Label::Mine, "new", now)?;
            create(write, Thing::Note(id))
        }
        Doing::CreateOwnComment(article) => {
            let id = own_comment::insert(write, *article, &own_comment::Parent::Article, "new", now)?;
            create(write, Thing::OwnComment(id))
        }
        Doing::CreateCollection => {
            let id = collection::insert(write, "new", now)?;
            create(write, Thing::Collection(id))
        }
    });
    step.unwrap().is_some()
}

/// Everything a reader can see: what is outside the bin, and which articles are in it. Rows of creations that were
/// taken back are in the bin and thereby out of sight.
fn sight(store: &Store) -> Vec<Vec<Value>> {
    let tables = [
        "SELECT 1, id, read_at, favourite_at, archived_at, deleted_at IS NULL FROM article ORDER BY id",
        "SELECT 2, at.article, t.name, at.position FROM article_tag at JOIN tag t ON t.id = at.tag ORDER BY 2, 4",
        "SELECT 3, id, label, body, updated_at FROM note WHERE deleted_at IS NULL ORDER BY id",
        "SELECT 4, nt.note, t.name, nt.position FROM note_tag nt JOIN tag t ON t.id = nt.tag ORDER BY 2, 4",
        "SELECT 5, id, body, updated_at FROM own_comment WHERE deleted_at IS NULL ORDER BY id",
        "SELECT 6, id, name FROM collection WHERE deleted_at IS NULL ORDER BY position, id",
        "SELECT 7, collection, article, position FROM collection_article ORDER BY 2, 4, 3",
        "SELECT 8, rowid, body FROM note_search ORDER BY 2",
        "SELECT 9, article, table_key, desk FROM table_desk ORDER BY article",
        "SELECT 10, site, author, label, hidden FROM person ORDER BY site",
    ];
    store
        .read(|read| {
            let mut all = Vec::new();
            for sql in tables {
                let mut statement = read.prepare(sql)?;
                let columns = statement.column_count();
                let rows = statement.query_map([], |row| (0..columns).map(|column| row.get(column)).collect())?;
                all.extend(rows.collect::<rusqlite::Result<Vec<Vec<Value>>>>()?);
            }
            Ok::<_, Error>(all)
        })
        .unwrap()
}

fn go(store: &Store, way: impl Fn(&Write, i64) -> Result<Option<Step>>) -> bool {
    store.write(|write| way(write, 1_000_000_000)).unwrap().is_some()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// Whatever the reader did, each step taken back gives what was there before it, and done again what was there
    /// after it; also when the library was closed in between.
    #[test]
    fn every_step_can_be_taken_back_and_done_again(doings in prop::collection::vec(doings(), 1..12), restart: bool) {
        let (folder, mut store) = store();
        fill(&store);
        let mut sights = vec![sight(&store)];
        for (number, doing) in doings.iter().enumerate() {
            // Far enough apart that edits of one text are steps of their own.
            if do_it(&store, doing, number as i64 * EDITING_MILLISECONDS * 2) {
                sights.push(sight(&store));
            }
        }
        if restart {
            drop(store);
            store = Store::open(folder.path()).unwrap();
        }
        for expected in sights.iter().rev().skip(1) {
            prop_assert!(go(&store, undo));
            prop_assert_eq!(&sight(&store), expected);
        }
        prop_assert!(!go(&store, undo), "nothing is left to take back");
        for expected in sights.iter().skip(1) {
            prop_assert!(go(&store, redo));
            prop_assert_eq!(&sight(&store), expected);
        }
        prop_assert!(!go(&store, redo), "nothing is left to do again");
    }

    /// A step taken back out of order is a step of its own, so all of it can be taken back.
    #[test]
    fn any_step_can_be_taken_back_at_any_time(
        doings in prop::collection::vec(doings(), 2..8),
        chosen in any::<prop::sample::Index>(),
    ) {
        let (_folder, store) = store();
        fill(&store);
        let before = sight(&store);
        for (number, doing) in doings.iter().enumerate() {
            do_it(&store, doing, number as i64 * EDITING_MILLISECONDS * 2);
        }
        let after = sight(&store);
        let steps = store.read(|read| steps(read, 99)).unwrap();
        if steps.is_empty() { return Ok(()) }
        let chosen = chosen.get(&steps);
        prop_assert!(go(&store, |write, now| take_back(write, chosen.id, now)));
        if steps[0].id != chosen.id && store.read(|read| super::steps(read, 99)).unwrap().len() > steps.len() {
            prop_assert!(go(&store, undo));
            prop_assert_eq!(sight(&store), after);
        }
        while go(&store, undo) {}
        prop_assert_eq!(sight(&store), before);
    }
}

#[test]
fn what_changes_nothing_is_no_step() {
    let (_folder, store, article) = store_with_article();
    let changes = [Change::Mark { article, mark: Mark::Archived, at: Some(4) }];
    let archive = || store.write(|write| perform(write, DEED, &changes, 1)).unwrap();
    assert!(archive().is_some());
    assert!(archive().is_none());
    assert_eq!(store.read(|read| steps(read, 9)).unwrap().len(), 1);
}

#[test]
fn a_stretch_of_typing_is_one_step() {
    let (_folder, store, article) = store_with_article();
    let id = store
        .write(|write| {
            let id = note::insert(write, article, &Target::Article, Label::Mine, "", 0)?;
            record(write, DEED, &[Change::Bin { thing: Thing::Note(id), binned: true }], 0)?;
            Ok::<_, Error>(id)
        })
        .unwrap();
    let edit = |body: &str, now| {
        let change = Change::Note { note: id, label: Label::Mine, body: body.into(), tags: vec![], updated_at: now };
        store.write(|write| perform(write, DEED, &[change], now)).unwrap();
    };
    edit("one", 1_000);
    edit("one two", 2_000);
    edit("three", 2_000 + EDITING_MILLISECONDS);
    let body = || store.read(|read| note::get(read, id)).map(|note| (note.body, note.deleted_at.is_some())).unwrap();
    go(&store, undo);
    assert_eq!(body(), ("one two".into(), false), "the later stretch");
    go(&store, undo);
    assert_eq!(body(), ("one two".into(), true), "the whole note, into the bin with what it says");
    go(&store, redo);
    go(&store, redo);
    assert_eq!(body(), ("three".into(), false));
}

#[test]
fn a_new_step_forgets_what_was_taken_back() {
    let (_folder, store, article) = store_with_article();
    let mark = |mark, at| {
        let changes = [Change::Mark { article, mark, at: Some(at) }];
        store.write(|write| perform(write, DEED, &changes, at)).unwrap();
    };
    mark(Mark::Archived, 1);
    go(&store, undo);
    mark(Mark::Favourite, 2);
    assert!(!go(&store, redo));
    assert_eq!(store.read(|read| steps(read, 9)).unwrap().len(), 1);
}

#[test]
fn what_is_deleted_for_good_is_forgotten() {
    let (_folder, store, article) = store_with_article();
    store
        .write(|write| {
            let id = note::insert(write, article, &Target::Article, Label::Mine, "secret", 0)?;
            let change = |body: &str| Change::Note {
                note: id,
                label: Label::Mine,
                body: body.into(),
                tags: vec![],
                updated_at: 1,
            };
            perform(write, DEED, &[change("public")], 1)?;
            perform(write, DEED, &[Change::Mark { article, mark: Mark::Read, at: Some(1) }], 1)?;
            note::set_deleted(write, id, Some(1))?;
            note::purge(write, 2)?;
            forget_purged(write)
        })
        .unwrap();
    assert_eq!(store.read(|read| steps(read, 9)).unwrap().len(), 1);
    store.write(|write| forget(write, 2)).unwrap();
    assert!(store.read(|read| steps(read, 9)).unwrap().is_empty());
}
