//! Saving a page again keeps everything the reader wrote.

use crate::support::{COMMENTS, Library, PARAGRAPHS, page};
use document::{Placement, Target};
use library::wire::{Article, CommentFate, LineChange, ListQuery, OwnParent, Side};
use library::{Cancel, Incoming};
use proptest::prelude::*;

fn annotated() -> Library {
    let library = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS));
    library.note("passage:set it once and forget it", "on a passage");
    library.note("cell:Glass kettle/Price", "on a cell");
    library.note("comment:2", "on a comment");
    library.note("comment:3:Glass breaks", "on words of a comment");
    library.note("article", "on all of it");
    library
}

const NOTES: [&str; 5] = ["on a passage", "on a cell", "on a comment", "on words of a comment", "on all of it"];

#[test]
fn the_same_bytes_are_saved_once() {
    let library = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS));
    let again = library.import(&page(&PARAGRAPHS, &COMMENTS));
    assert_eq!((again.article, again.revision, again.unchanged), (1, 1, true));
}

#[test]
fn notes_hold_when_text_and_comments_come() {
    let library = annotated();
    let (mut paragraphs, mut comments) = (PARAGRAPHS.to_vec(), COMMENTS.to_vec());
    paragraphs.insert(0, "An update: the glass kettle is no longer made, though shops still have some of them left.");
    comments.insert(
        0,
        ("19", "Dara Voss", "There is a new model of the glass one that has a steel rim and does not crack."),
    );
    let again = library.import(&page(&paragraphs, &comments));
    assert_eq!((again.article, again.revision, again.unchanged), (1, 2, false));
    let library = library.reopen();
    for body in NOTES {
        library.check_placement(body, Placement::Placed);
    }
    assert_eq!(library.article().comments.len(), 4);
}

#[test]
fn removed_and_edited_comments_keep_their_notes() {
    let library = annotated();
    let own = library.open().create_own_comment(
        1,
        &OwnParent::Comment(library.article().comments[1].comment.id.clone()),
        "Mine too.",
    );
    own.expect("an own comment is written");
    let edited = ("13", "Chidi Lund", "Edited: Glass breaks, and mine did so twice.");
    library.import(&page(&PARAGRAPHS, &[COMMENTS[0], edited]));
    let article = library.article();
    let removed: Vec<&str> =
        article.comments.iter().filter(|saved| saved.removed).map(|saved| saved.comment.id.0.as_str()).collect();
    assert_eq!(removed, ["s:12"]);
    library.check_placement("on a comment", Placement::Placed);
    let Target::CommentPassage { passage, .. } = library.check_placement("on words of a comment", Placement::Placed)
    else {
        panic!("the note left its passage")
    };
    assert_eq!(passage.start.offset, "Edited: ".len() as u32);
    assert_eq!(article.own_comments.len(), 1);
}

#[test]
fn what_lost_its_place_is_kept_and_told() {
    let library = annotated();
    let other =
        ["Every paragraph of this page was written anew, and nothing of what it said before is left in it at all."];
    library.import(&page(&other, &[]).replace("Glass kettle", "Copper kettle"));
    for (body, placement) in NOTES.into_iter().zip([
        Placement::Unplaced,
        Placement::Unplaced,
        Placement::Placed,
        Placement::Placed,
        Placement::Placed,
    ]) {
        library.check_placement(body, placement);
    }
    library.import(&page(&PARAGRAPHS, &COMMENTS));
    for body in NOTES {
        library.check_placement(body, Placement::Placed);
    }
}

#[test]
fn only_what_came_since_the_last_visit_is_new() {
    let library = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS[..2]));
    let new = |library: &Library| {
        let article = library.open().open_article(1).expect("the article opens");
        article.comments.iter().filter(|saved| saved.is_new).count()
    };
    assert_eq!(new(&library), 0);
    library.import(&page(&PARAGRAPHS, &COMMENTS));
    assert_eq!(library.open().list_articles(&ListQuery::default(), 0, 9).unwrap().articles[0].new_comments, 1);
    assert_eq!(new(&library), 1);
    assert_eq!(new(&library.reopen()), 1, "new comments stay marked until a newer copy is opened");
}

#[test]
fn another_page_under_the_same_address_is_another_article() {
    let library = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS));
    let other = page(
        &["Mills grind coffee, and the good ones do so evenly, which is all that matters about them in the end."],
        &[],
    );
    let imported = library.import(&other.replace("Which kettle?", "Which mill?").replace("kettle", "mill"));
    assert_eq!((imported.article, imported.revision), (2, 1));
}

#[test]
fn what_a_newer_copy_says_otherwise_can_be_seen() {
    let library = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS));
    assert!(library.open().changes(1, None, None).is_err(), "there is only one copy");
    let mut paragraphs = PARAGRAPHS.map(|text| text.replace("most people set it once", "few people set it twice"));
    paragraphs[3] =
        "Noise was measured at last, and the glass one is by far the quieter of the two kettles here.".into();
    let edited = ("13", "Chidi Lund", "Glass breaks. That is all there is to say about it.");
    let fresh = ("14", "Dara Voss", "I never had any trouble with the steel one, and I boil it ten times a day.");
    library.import(&page(&paragraphs.each_ref().map(String::as_str), &[COMMENTS[0], edited, fresh]));
    let changes = library.open().changes(1, None, None).expect("two copies are compared");
    assert_eq!((changes.from, changes.to, changes.revisions.len()), (1, 2, 2));
    let edits: Vec<Vec<&str>> = changes
        .lines
        .iter()
        .filter_map(|change| match change {
            LineChange::Edited { parts, .. } => Some(parts),
            _ => None,
        })
        .map(|parts| parts.iter().filter(|part| part.side == Side::New).map(|part| part.text.as_str()).collect())
        .collect();
    assert!(edits.contains(&vec!["few", "twice"]), "{edits:?}");
    let fates: Vec<(&str, CommentFate)> =
        changes.comments.iter().map(|change| (change.comment.0.as_str(), change.fate)).collect();
    assert_eq!(fates, [("s:12", CommentFate::Removed), ("s:13", CommentFate::Edited), ("s:14", CommentFate::New)]);
    let old: String =
        changes.comments[1].parts.iter().filter(|part| part.side != Side::New).map(|part| part.text.as_str()).collect();
    assert_eq!(old, COMMENTS[2].2, "the old text can still be read");
}

#[test]
fn an_edited_comment_keeps_what_it_said_and_the_copy_says_what_it_changed() {
    let library = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS));
    assert_eq!(library.open().open_article(1).expect("the article opens").since, None);
    let twice = ("13", "Chidi Lund", "Glass breaks. That is all there is to say about it, twice.");
    let edited = ("13", "Chidi Lund", "Glass breaks. That is all there is to say about it.");
    let fresh = ("14", "Dara Voss", "I never had any trouble with the steel one, and I boil it ten times a day.");
    library.import(&page(&PARAGRAPHS, &[COMMENTS[0], edited]));
    let paragraphs = PARAGRAPHS.map(|text| text.replace("most people set it once", "few people set it twice"));
    library.import(&page(&paragraphs.each_ref().map(String::as_str), &[COMMENTS[0], twice, fresh]));
    for _ in 0..2 {
        let article = library.open().open_article(1).expect("the article opens");
        let since = article.since.clone().expect("a newer copy than the one that was opened");
        let found = (since.from, since.lines, since.new, since.edited, since.removed);
        assert_eq!(found, (1, 1, 1, 1, 1), "also when it is opened again");
        let said: Vec<String> = article
            .comments
            .iter()
            .find(|saved| saved.comment.id.0 == "s:13")
            .expect("the comment")
            .earlier
            .iter()
            .map(|earlier| {
                earlier.parts.iter().filter(|part| part.side != Side::New).map(|part| part.text.as_str()).collect()
            })
            .collect();
        assert_eq!(said, [edited.2, COMMENTS[2].2], "the newest first");
        assert!(article.comments.iter().filter(|saved| !saved.earlier.is_empty()).count() == 1);
    }
}

/// What the reader wrote, and where it stands.
/// What the interface of a site answers about a story: two comments, one in answer to the other.
const ANSWER: &str = r#"{"id": 900, "type": "story", "title": "Kettles compared", "author": "marit",
    "created_at": "2026-02-01T08:00:00Z", "url": "https://kitchen.example/kettles", "children": [
    {"id": 901, "type": "comment", "author": "Runa Holt", "parent_id": 900, "created_at": "2026-02-01T09:00:00Z",
     "text": "<p>The steel one rattles on an induction plate, which nobody told me before I bought two of them.</p>",
     "children": [
        {"id": 902, "type": "comment", "author": "Emre Sand", "parent_id": 901, "created_at": "2026-02-01T10:00:00Z",
         "text": "<p>Mine does not, but it has a thicker base than the one in the table.</p>", "children": []}]}]}"#;

#[test]
fn comments_from_a_file_join_the_article_and_every_note_stays() {
    let library = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS));
    library.note("passage:set it once and forget it", "on a passage");
    library.note("comment:2", "on a comment");
    let before = library.article();
    let answer = Incoming { name: "story.json".into(), bytes: ANSWER.into(), ..Incoming::default() };
    let added = library.open().add_comments(1, std::slice::from_ref(&answer), &Cancel::default()).unwrap();
    assert_eq!((added.article, added.revision, added.new_comments), (1, 2, 2));
    let after = library.article();
    assert_eq!(after.document, before.document);
    let comments = after.comments.iter().map(|saved| &saved.comment);
    let said: Vec<_> =
        comments.map(|comment| (comment.author.as_ref().unwrap().name.as_str(), comment.depth)).collect();
    assert_eq!(said[COMMENTS.len()..], [("Runa Holt", 0), ("Emre Sand", 1)]);
    library.check_placement("on a passage", Placement::Placed);
    library.check_placement("on a comment", Placement::Placed);

    // The same once more adds nothing; a file without comments is refused by name, and nothing has changed.
    let again = library.open().add_comments(1, std::slice::from_ref(&answer), &Cancel::default()).unwrap();
    assert_eq!(again.new_comments, 0);
    let list = Incoming { name: "list.txt".into(), bytes: "Milk, eggs, a kettle.".into(), ..Incoming::default() };
    let refused = library.open().add_comments(1, &[list], &Cancel::default()).unwrap_err();
    assert!(refused.to_string().contains("list.txt"), "{refused}");
    assert_eq!(library.article().comments.len(), COMMENTS.len() + 2);
}

fn written(article: &Article) -> (Vec<(String, Target, Placement)>, Vec<String>) {
    let notes = article.notes.iter().map(|note| (note.body.clone(), note.target.clone(), note.placement));
    (notes.collect(), article.own_comments.iter().map(|own| own.body.clone()).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn whatever_changes_nothing_of_the_readers_is_dropped(
        copies in prop::collection::vec((
            prop::sample::subsequence(PARAGRAPHS.to_vec(), 1..=4).prop_shuffle(),
            prop::sample::subsequence(COMMENTS.to_vec(), 0..=3).prop_shuffle(),
            0..4usize,
        ), 1..4),
    ) {
        let library = annotated();
        let parent = OwnParent::Comment(library.article().comments[1].comment.id.clone());
        library.open().create_own_comment(1, &parent, "Mine too.").expect("an own comment is written");
        for (number, (paragraphs, comments, edit)) in copies.into_iter().enumerate() {
            let mut paragraphs: Vec<String> = paragraphs.iter().map(ToString::to_string).collect();
            let edited = edit % paragraphs.len();
            paragraphs[edited] = format!("Copy {number}: {}", paragraphs[edited].replace(" the ", " a "));
            let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
            let page = page(&paragraphs, &comments);
            library.import(&page);
            let once = written(&library.article());
            let mut bodies: Vec<&str> = once.0.iter().map(|(body, ..)| body.as_str()).collect();
            bodies.sort_unstable();
            let mut all = NOTES.to_vec();
            all.sort_unstable();
            prop_assert_eq!(bodies, all);
            prop_assert_eq!(&once.1, &["Mine too.".to_string()]);
            prop_assert_eq!(library.article().comments.len(), 3, "comments that are gone are kept");
            // The same page again, in other bytes.
            library.import(&format!("{page}\n"));
            prop_assert_eq!(written(&library.article()), once, "merging twice is merging once");
        }
    }
}
