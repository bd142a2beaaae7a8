//! People the reader has marked, across the articles of a site.

use crate::support::{COMMENTS, Library, PARAGRAPHS, page};
use library::wire::{Act, Person};
use library::{Cancel, FailureCode, Incoming};

fn marked(label: &str, hidden: bool) -> Person {
    Person { author: "Ana Ruiz".into(), label: label.into(), hidden }
}

#[test]
fn a_mark_holds_on_the_whole_site_and_nowhere_else() {
    let library = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS));
    let import = |url: &str| {
        // The page names its own address.
        let bytes = page(&PARAGRAPHS, &COMMENTS).replace("https://example.org/kettles", url);
        let incoming = Incoming { bytes: bytes.into(), url: Some(url.into()), ..Incoming::default() };
        library.open().import(&incoming, &Cancel::default()).expect("a page is imported").article
    };
    let (same_site, elsewhere) = (import("https://www.example.org/pans"), import("https://example.com/pots"));
    assert_eq!([same_site, elsewhere], [2, 3]);
    let people = |article: i64| library.open().article(article).expect("the article").people;
    let step = library.open().mark_person(1, &marked("  sells kettles ", true)).expect("a mark").expect("a step");
    assert_eq!((step.act, step.name.as_deref()), (Act::HidePerson, Some("Ana Ruiz")));
    assert_eq!(people(1), [marked("sells kettles", true)]);
    assert_eq!(people(same_site), people(1));
    assert_eq!(people(elsewhere), []);
    library.open().mark_person(same_site, &marked("", false)).expect("no mark");
    assert_eq!(people(1), []);
    assert_eq!(library.open().undo().expect("undone").map(|step| step.act), Some(Act::ShowPerson));
    assert_eq!(people(1), [marked("sells kettles", true)], "as it was before it was taken away");
    library.open().undo().expect("undone").expect("a step");
    assert_eq!(people(1), []);
}

#[test]
fn a_label_has_an_end_and_an_article_must_be_there() {
    let library = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS));
    let refused = library.open().mark_person(1, &marked(&"x".repeat(201), false)).expect_err("too long");
    assert_eq!(refused.code, FailureCode::Invalid);
    assert_eq!(
        library.open().mark_person(99, &marked("x", false)).expect_err("no article").code,
        FailureCode::NotFound
    );
}
