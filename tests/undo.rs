//! Everything the reader does can be taken back, or says why not.

use crate::support::{COMMENTS, Library, PARAGRAPHS, page};
use document::{Label, OwnCell, OwnColumn, TableDesk, Target};
use library::wire::{Act, COMMANDS, ListQuery, Mark, Order, OwnParent, Person, Place};

/// Commands that change nothing of the reader's.
const READING: &[&str] = &[
    "session",
    "set_menu",
    "list_articles",
    "list_ids",
    "overview",
    "summary",
    "find_titles",
    "writing",
    "binned",
    "backups",
    "library_place",
    "open_library_folder",
    "related_comments",
    "related_passages",
    "search",
    "changes",
    "read_columns",
    "table_from_lines",
    "copy_table",
    "save_table",
    "link_target",
    "feeds",
    "feed_items",
    "export_opml",
    "take_links",
    "open_link",
];

/// Commands that change something and are no steps, and why.
const NO_STEPS: &[(&str, &str)] = &[
    ("save_settings", "a setting is set back where it was set"),
    ("keep_waiting", "what waits is taken off its list, or put there again"),
    ("open_article", "remembers a visit"),
    ("close_article", "remembers a visit"),
    ("save_position", "remembers a visit"),
    ("undo", "is the way back itself"),
    ("redo", "is the way back itself"),
    ("take_back", "is the way back itself"),
    ("back_up", "only adds a copy"),
    ("restore_backup", "what stood there becomes a backup first"),
    ("move_library", "the old folder stays as it is"),
    ("empty_bin", "deletes for good, which is asked before"),
    ("import_files", "what came in goes to the bin, which is a step"),
    ("import_paste", "what came in goes to the bin, which is a step"),
    ("fetch_page", "what came in goes to the bin, which is a step"),
    ("fetch_pages", "what came in goes to the bin, which is a step"),
    ("save_feed_item", "what came in goes to the bin, which is a step"),
    ("save_again", "the older copy stays, and can be compared"),
    ("fetch_missing", "the older copy stays, and can be compared"),
    ("add_comments", "the older copy stays, and can be compared"),
    ("refresh_feeds", "only adds what is new"),
    ("refresh_due", "only adds what is new"),
    ("cancel_import", "what is finished stays"),
    ("keep_unsaved", "is the rescue of a text"),
    ("forget_unsaved", "is the rescue of a text"),
];

/// Steps that need a site to follow; `follow.rs` takes them back.
const STEPS_OF_FEEDS: &[&str] = &["follow", "mark_feed_item", "mark_feed_read"];

/// Something a command does to the library.
type Doing = fn(&library::Library);

fn hide(open: &library::Library) {
    let person = Person { author: "Ana Ruiz".into(), label: String::new(), hidden: true };
    open.mark_person(1, &person).expect("hidden");
}

fn opml(open: &library::Library, name: &str) -> u32 {
    let list = format!(
        "<opml version='2.0'><body><outline type='rss' text='{name}' xmlUrl='https://{name}.example/feed'/></body></opml>"
    );
    open.import_opml(&library::Incoming { bytes: list.into(), ..library::Incoming::default() }).expect("a list")
}

fn add_column(open: &library::Library) {
    let table = open.article(1).expect("the article").tables.first().expect("a table").clone();
    let cells = vec![OwnCell { row: "Steel kettle".into(), text: "mine".into() }];
    let columns = vec![OwnColumn { name: "Have".into(), rating: false, cells }];
    open.save_table_desk(1, &table, &TableDesk { columns, ..TableDesk::default() }).expect("a column");
}

/// Every other command, done to a library with two articles, a note and an own comment (1, and 2 in the bin), two
/// collections (1, and 2 in the bin), and a feed that is followed.
const STEPS: &[(&str, Doing)] = &[
    ("delete_articles", |open| drop(open.delete_articles(&[1, 2]).expect("deleted"))),
    ("restore_articles", |open| drop(open.restore_articles(&[3]).expect("restored"))),
    ("mark_articles", |open| drop(open.mark_articles(&[1, 2], Mark::Archived, true).expect("archived"))),
    ("tag_articles", |open| drop(open.tag_articles(&[1, 2], &["pot".into()], &["tea".into()]).expect("tagged"))),
    ("rename_tag", |open| drop(open.rename_tag("tea", "coffee").expect("renamed"))),
    ("delete_tag", |open| drop(open.delete_tag("tea").expect("deleted"))),
    ("create_collection", |open| drop(open.create_collection("New", &[1]).expect("made"))),
    ("rename_collection", |open| drop(open.rename_collection(1, "Other").expect("renamed"))),
    ("delete_collection", |open| drop(open.delete_collection(1).expect("deleted"))),
    ("restore_collection", |open| drop(open.restore_collection(2).expect("restored"))),
    ("order_collections", |open| drop(open.order_collections(&[3, 1]).expect("ordered"))),
    ("collect", |open| drop(open.collect(1, &[2], true).expect("collected"))),
    ("move_in_collection", |open| drop(open.move_in_collection(3, 2, Some(1)).expect("moved"))),
    ("create_note", |open| drop(open.create_note(1, &Target::Article, Label::Doubt, "new").expect("written"))),
    ("update_note", |open| drop(open.update_note(1, Label::Claim, "other", &["pot".into()]).expect("changed"))),
    ("delete_note", |open| drop(open.delete_note(1).expect("deleted"))),
    ("restore_note", |open| drop(open.restore_note(2).expect("restored"))),
    ("create_own_comment", |open| drop(open.create_own_comment(1, &OwnParent::Article, "new").expect("written"))),
    ("update_own_comment", |open| drop(open.update_own_comment(1, "other").expect("changed"))),
    ("delete_own_comment", |open| drop(open.delete_own_comment(1).expect("deleted"))),
    ("restore_own_comment", |open| drop(open.restore_own_comment(2).expect("restored"))),
    ("mark_person", hide),
    ("import_opml", |open| assert_eq!(opml(open, "mills"), 1)),
    ("unfollow", |open| drop(open.unfollow(1).expect("unfollowed"))),
    ("save_at_once", |open| drop(open.save_at_once(1, true).expect("set"))),
    ("save_table_desk", add_column),
];

fn library() -> Library {
    let library = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS));
    for title in ["Mills", "Pots"] {
        let address = format!("https://example.org/{title}");
        let page =
            page(&PARAGRAPHS, &[]).replace("Which kettle?", title).replace("https://example.org/kettles", &address);
        let incoming = library::Incoming { bytes: page.into(), url: Some(address), ..library::Incoming::default() };
        library.open().import(&incoming, &library::Cancel::default()).expect("a page is imported");
    }
    let open = library.open();
    open.delete_articles(&[3]).expect("in the bin");
    open.tag_articles(&[1, 2], &["tea".into()], &[]).expect("tagged");
    for body in ["one", "two"] {
        open.create_note(1, &Target::Article, Label::Mine, body).expect("a note");
        open.create_own_comment(1, &OwnParent::Article, body).expect("an own comment");
        open.create_collection(body, &[1]).expect("a collection");
    }
    open.delete_note(2).expect("in the bin");
    open.delete_own_comment(2).expect("in the bin");
    open.delete_collection(2).expect("in the bin");
    open.create_collection("three", &[1, 2]).expect("a collection");
    opml(open, "kettles");
    library
}

/// Everything of the reader's that is in sight, but for when texts were changed last.
fn sight(open: &library::Library) -> String {
    let list = |place| {
        let page = open
            .list_articles(&ListQuery { place, order: Order::Hand, ..ListQuery::default() }, 0, 99)
            .expect("a list");
        page.articles.into_iter().map(|article| (article.id, article.tags, article.collections)).collect::<Vec<_>>()
    };
    let lists =
        [Place::Library, Place::Archive, Place::Collection { collection: 1 }, Place::Collection { collection: 3 }];
    let lists = lists.map(list);
    let collections = open.collections().expect("the collections");
    let written = open.writing(1).expect("what was written");
    let feeds = open.feeds().expect("the feeds");
    format!("{lists:?} {collections:?} {written:?} {feeds:?}")
}

#[test]
fn every_command_that_changes_something_can_be_taken_back() {
    for (command, change) in STEPS {
        let library = library();
        let open = library.open();
        let (before, steps) = (sight(open), open.steps(99).expect("steps").len());
        change(open);
        let after = sight(open);
        assert_ne!(after, before, "{command} changes nothing that is in sight");
        assert_eq!(open.steps(99).expect("steps").len(), steps + 1, "{command} is one step");
        let library = library.reopen();
        let open = library.open();
        open.undo().expect("undone").expect("a step");
        assert_eq!(sight(open), before, "{command} is taken back");
        open.redo().expect("done again").expect("a step");
        assert_eq!(sight(open), after, "{command} is done again");
    }
}

#[test]
fn no_command_is_forgotten_here() {
    let known = READING.iter().chain(NO_STEPS.iter().map(|(name, _)| name)).chain(STEPS.iter().map(|(name, _)| name));
    let known = known.chain(STEPS_OF_FEEDS);
    let mut known: Vec<&str> = known.copied().collect();
    known.sort_unstable();
    let mut commands = COMMANDS.to_vec();
    commands.sort_unstable();
    assert_eq!(known, commands, "a new command is a step, or says why it is none");
}

#[test]
fn hiding_a_person_is_named_for_what_it_is() {
    let library = library();
    hide(library.open());
    let step = library.open().undo().expect("undone").expect("a step");
    assert_eq!((step.act, step.name.as_deref()), (Act::HidePerson, Some("Ana Ruiz")));
}
