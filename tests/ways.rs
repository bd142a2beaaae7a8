//! The same discussion by whatever way it comes: as a file, fetched with its further pages, as its system's data, as a
//! feed. The comments are the same, each once, and stay so when one way is taken after another.

use crate::support::Library;
use crate::support::platforms::{PLATFORMS, Platform, SAID, Way};
use crate::support::site::{Answer, Site};
use document::plain_text;
use library::{Cancel, FetchOptions};
use std::sync::{Arc, Mutex};

/// Who says what, and in answer to whom.
type Told = (String, String, Option<String>);

fn whole(with_answers: bool) -> Vec<Told> {
    let words = |number: u32| SAID.iter().find(|said| said.0 == number).map(|said| said.3.to_owned());
    let told = |&(_, parent, author, text): &(u32, u32, &str, &str)| {
        (author.to_owned(), text.to_owned(), words(parent).filter(|_| with_answers))
    };
    sorted(SAID.iter().map(told).collect())
}

fn sorted(mut told: Vec<Told>) -> Vec<Told> {
    told.sort();
    told
}

/// The comments of article 1. A topic's own first post is none of them.
fn told(library: &Library, with_answers: bool) -> Vec<Told> {
    let comments = library.article().comments;
    let words = |id: &document::CommentId| {
        comments.iter().find(|saved| saved.comment.id == *id).map(|saved| plain_text(&saved.comment.blocks))
    };
    let told = comments.iter().map(|saved| {
        let comment = &saved.comment;
        let author = comment.author.as_ref().map_or_else(String::new, |author| author.name.clone());
        let answered = comment.parent.as_ref().and_then(words).filter(|_| with_answers);
        (author, plain_text(&comment.blocks), answered)
    });
    sorted(told.filter(|(author, ..)| author != "hedda").collect())
}

/// A site that answers on one way, which can be changed.
fn site(platform: &'static Platform, way: &Arc<Mutex<Way>>) -> Site {
    let way = way.clone();
    Site::new(move |path, _| {
        let way = *way.lock().expect("no test panicked");
        (platform.answer)(way, path).map_or_else(Answer::nothing, |(kind, body)| Answer::of(kind, body))
    })
}

fn fetch(library: &Library, site: &Site, platform: &Platform) {
    let options = FetchOptions { confirmed: vec!["127.0.0.1".into()], ..FetchOptions::default() };
    let fetched = library.open().fetch(&site.url(platform.path), &options, &Cancel::default(), |_| ());
    fetched.unwrap_or_else(|error| panic!("{}: {error}", platform.name));
}

#[test]
fn every_way_gives_the_same_comments_each_once() {
    for platform in PLATFORMS {
        let (_, page) = (platform.answer)(Way::Whole, platform.path).expect("a page");
        let file = Library::new().with_page(&page);
        // A forum shows its posts in a row; who answers whom is known to its data alone.
        let page_has_answers = platform.name != "Discourse";
        assert_eq!(told(&file, page_has_answers), whole(page_has_answers), "{}, as a file", platform.name);
        for &way in platform.ways {
            let has_answers = match way {
                Way::Whole | Way::Pages => page_has_answers,
                Way::Data => true,
                Way::Feed => platform.feed_has_answers,
            };
            let (library, site) = (Library::new(), site(platform, &Arc::new(Mutex::new(way))));
            fetch(&library, &site, platform);
            let asked = site.asked();
            assert_eq!(told(&library, has_answers), whole(has_answers), "{}, {way:?}: {asked:?}", platform.name);
        }
    }
}

#[test]
fn one_way_after_another_adds_nothing_and_loses_nothing() {
    for platform in PLATFORMS {
        let way = Arc::new(Mutex::new(Way::Whole));
        let (library, site) = (Library::new(), site(platform, &way));
        for &next in platform.ways.iter().chain(platform.ways.iter().rev()) {
            *way.lock().expect("no test panicked") = next;
            fetch(&library, &site, platform);
            assert_eq!(told(&library, false), whole(false), "{}, {next:?} after others", platform.name);
        }
        assert_eq!(library.open().summary(2).err().map(|error| error.code), Some(library::FailureCode::NotFound));
    }
}
