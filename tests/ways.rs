//! The same discussion by whatever way it comes: as a file, fetched with its further pages, as its system's data, as a
//! feed. The comments are the same, each once, and stay so when one way is taken after another.

use crate::support::Library;
use crate::support::platforms::{PLATFORMS, Platform, SAID, Way};
use crate::support::site::{Answer, Site};
#[cfg(target_os = "linux")]
use crate::support::web::Web;
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

/// The comments of article 1. The first post of a thread is the article, and none of them.
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
    sorted(told.collect())
}

/// What answers for a system, on one way that can be changed.
enum Place {
    Site(Site),
    #[cfg(target_os = "linux")]
    Web(Web),
}

impl Place {
    /// `None` where the system's own hosts cannot be stood in for.
    fn of(platform: &'static Platform, way: &Arc<Mutex<Way>>) -> Option<Self> {
        let way = way.clone();
        let answer = move |asked: &str| {
            let way = *way.lock().expect("no test panicked");
            (platform.answer)(way, asked).map_or_else(Answer::nothing, |(kind, body)| Answer::of(kind, body))
        };
        match platform.host {
            "" => Some(Self::Site(Site::new(move |path, _| answer(path)))),
            #[cfg(target_os = "linux")]
            _ => Some(Self::Web(Web::new(answer))),
            #[cfg(not(target_os = "linux"))]
            _ => None,
        }
    }

    /// Saves the page, and says what was asked for.
    fn fetch(&self, library: Library, platform: &Platform) -> (Library, Vec<String>) {
        match self {
            Self::Site(site) => {
                let options = FetchOptions { confirmed: vec!["127.0.0.1".into()], ..FetchOptions::default() };
                let fetched = library.open().fetch(&site.url(platform.path), &options, &Cancel::default(), |_| ());
                fetched.unwrap_or_else(|error| panic!("{}: {error}", platform.name));
                (library, site.asked())
            }
            #[cfg(target_os = "linux")]
            Self::Web(web) => {
                let mut library = library;
                library.close();
                let output = web.fetch(library.folder(), &platform.page());
                let said = String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success(), "{}: {said} {:?}", platform.name, web.asked());
                (library.reopen(), web.asked())
            }
        }
    }
}

#[test]
fn a_file_gives_the_comments_whether_it_is_the_page_or_data() {
    for platform in PLATFORMS {
        let (_, page) = (platform.answer)(Way::Whole, &platform.page()).expect("a page");
        let file = Library::new().with_page(&page);
        let has_answers = platform.page_has_answers;
        assert_eq!(told(&file, has_answers), whole(has_answers), "{}, its page", platform.name);
        for data in platform.data {
            let (_, text) = (platform.answer)(Way::Data, data).expect("data");
            let file = Library::new().with_page(&text);
            assert_eq!(told(&file, true), whole(true), "{}, {data}", platform.name);
        }
    }
}

#[test]
fn every_way_gives_the_same_comments_each_once() {
    for platform in PLATFORMS {
        for &way in platform.ways {
            let has_answers = match way {
                Way::Whole | Way::Pages => platform.page_has_answers,
                Way::Data => true,
                Way::Feed => platform.feed_has_answers,
            };
            let Some(place) = Place::of(platform, &Arc::new(Mutex::new(way))) else { continue };
            let (library, asked) = place.fetch(Library::new(), platform);
            assert_eq!(told(&library, has_answers), whole(has_answers), "{}, {way:?}: {asked:?}", platform.name);
        }
    }
}

#[test]
fn one_way_after_another_adds_nothing_and_loses_nothing() {
    for platform in PLATFORMS {
        let way = Arc::new(Mutex::new(Way::Whole));
        let Some(place) = Place::of(platform, &way) else { continue };
        let mut library = Library::new();
        for &next in platform.ways.iter().chain(platform.ways.iter().rev()) {
            *way.lock().expect("no test panicked") = next;
            library = place.fetch(library, platform).0;
            assert_eq!(told(&library, false), whole(false), "{}, {next:?} after others", platform.name);
        }
        assert_eq!(library.open().summary(2).err().map(|error| error.code), Some(library::FailureCode::NotFound));
    }
}
