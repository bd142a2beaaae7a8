//! Articles in several pages, what a copy lacks and gets later, and many pages at once.

use crate::support::Library;
use crate::support::site::{Answer, Site};
use document::{Missing, block_text};
use library::wire::{FailureCode, ImportProgress, Imported};
use library::{Cancel, Failure, FetchOptions, ImageChoice};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

fn confirmed() -> FetchOptions {
    FetchOptions { confirmed: vec!["127.0.0.1".into()], ..FetchOptions::default() }
}

fn fetch(library: &Library, url: &str, options: &FetchOptions) -> Result<Imported, Failure> {
    library.open().fetch(url, options, &Cancel::default(), |_| ())
}

fn complete(library: &Library, article: i64, options: &FetchOptions) -> Result<Imported, Failure> {
    library.open().fetch_missing(article, options, &Cancel::default(), |_| ())
}

fn texts(library: &Library) -> Vec<String> {
    library.article().document.blocks.iter().map(block_text).filter(|text| !text.is_empty()).collect()
}

const PAGES: [&str; 3] = [
    "Six towns sent us their water, and twelve kettles boiled it for a week before anybody wrote down a word.",
    "Steel kept the heat for an hour longer than glass did, which not even those who sell steel had promised.",
    "Nobody asks about the lid, and yet the lid is what breaks first, in nine kettles out of the twelve we had.",
];

/// A page of an article in three, with a link to the next.
fn page(number: usize, images: &str) -> Answer {
    let next =
        if number < PAGES.len() { format!("<a href='/kettles/{}/'>Next page</a>", number + 1) } else { String::new() };
    Answer::page(format!(
        "<!doctype html><html lang=en><title>Kettles compared, page {number}</title><article><h1>Kettles compared</h1>
         <p>{}</p>{images}</article><nav>{next}</nav>",
        PAGES[number - 1]
    ))
}

fn article(path: &str) -> Answer {
    match path {
        "/kettles/" => page(1, ""),
        "/kettles/2/" => page(2, ""),
        "/kettles/3/" => page(3, ""),
        _ => Answer::nothing(),
    }
}

#[test]
fn an_article_in_several_pages_becomes_one() {
    let (library, site) = (Library::new(), Site::new(|path, _| article(path)));
    let imported = fetch(&library, &site.url("/kettles/"), &confirmed()).unwrap();
    assert_eq!(texts(&library), PAGES);
    assert_eq!(imported.receipt.missing, []);
    assert_eq!(site.asked(), ["/kettles/", "/kettles/2/", "/kettles/3/"]);
}

#[test]
fn what_the_limit_left_out_is_said_and_fetched_later() {
    let (library, site) = (Library::new(), Site::new(|path, _| article(path)));
    let limited = FetchOptions { article_pages: 1, ..confirmed() };
    let imported = fetch(&library, &site.url("/kettles/"), &limited).unwrap();
    assert_eq!(imported.receipt.missing, [Missing::ArticlePages { urls: vec![site.url("/kettles/3/")] }]);
    assert_eq!(texts(&library), PAGES[..2]);
    library.note("passage:kept the heat", "Note");
    let completed = complete(&library, 1, &confirmed()).unwrap();
    assert_eq!((completed.article, completed.revision, completed.receipt.missing.len()), (1, 2, 0));
    assert_eq!(texts(&library), PAGES);
    library.check_placement("Note", document::Placement::Placed);
    assert_eq!(site.asked(), ["/kettles/", "/kettles/2/", "/kettles/3/"], "nothing is asked for twice");
}

#[test]
fn a_page_that_is_down_leaves_the_others_and_its_address() {
    let up = AtomicUsize::new(0);
    let site = Site::new(move |path, _| match path {
        // Down for all tries of the first fetch.
        "/kettles/2/" if up.fetch_add(1, Ordering::Relaxed) < 3 => {
            Answer { status: "503 Service Unavailable", ..Answer::page("Busy.") }
        }
        path => article(path),
    });
    let library = Library::new();
    let imported = fetch(&library, &site.url("/kettles/"), &confirmed()).unwrap();
    assert_eq!(imported.receipt.missing, [Missing::ArticlePages { urls: vec![site.url("/kettles/2/")] }]);
    assert!(imported.receipt.problems.iter().any(|problem| problem.code == "article_page_not_fetched"));
    let completed = complete(&library, 1, &confirmed()).unwrap();
    assert_eq!((completed.revision, completed.receipt.missing.len(), completed.receipt.problems.len()), (2, 0, 0));
    assert_eq!(texts(&library), PAGES);
}

/// Two pages of three comments each, by the interface of the site.
fn comments(page: usize) -> Answer {
    let comments: Vec<_> = (page * 3 - 2..=page * 3)
        .map(|id| {
            serde_json::json!({
                "id": id, "post": 7, "parent": 0, "author_name": format!("Reader {id}"), "date": "2025-03-01T10:00:00",
                "content": { "rendered": format!("<p>Kettle number {id} is the one that I would buy again.</p>") },
                "link": format!("/tea/#comment-{id}"), "status": "approved", "type": "comment"
            })
        })
        .collect();
    Answer::of("application/json", serde_json::to_string(&comments).unwrap())
}

/// Where that interface begins.
const INTERFACE: &str = "/wp-json/wp/v2/comments?post=7&per_page=100&order=asc";

/// A post whose discussion is to be had by the interface of its system alone.
fn tea() -> Answer {
    Answer::page(format!(
        "<!doctype html><title>Tea</title><link rel='https://api.w.org/' href='/wp-json/'><body class='postid-7'>
         <article><h1>Tea</h1><p>{}</p></article>",
        PAGES[0]
    ))
}

#[test]
fn a_discussion_that_broke_off_goes_on_where_it_did() {
    let site = Site::new(move |path, _| match path {
        "/tea/" => tea(),
        path if path == INTERFACE => comments(1),
        path if path == format!("{INTERFACE}&page=2") => comments(2),
        _ => Answer { status: "400 Bad Request", ..Answer::nothing() },
    });
    let library = Library::new();
    let limited = FetchOptions { comment_pages: 1, ..confirmed() };
    let imported = fetch(&library, &site.url("/tea/"), &limited).unwrap();
    let left = vec![site.url(&format!("{INTERFACE}&page=2"))];
    assert_eq!(
        (imported.receipt.comments.kept, &imported.receipt.missing),
        (3, &vec![Missing::CommentPages { urls: left }])
    );
    let completed = complete(&library, 1, &confirmed()).unwrap();
    assert_eq!((completed.receipt.comments.kept, completed.new_comments, completed.receipt.missing.len()), (6, 3, 0));
    let asked = site.asked();
    assert_eq!(asked[2..], [format!("{INTERFACE}&page=2"), format!("{INTERFACE}&page=3")]);
    let again = complete(&library, 1, &confirmed()).unwrap();
    assert!(again.unchanged && again.revision == 2);
    assert_eq!(site.asked().len(), asked.len(), "there is nothing left to ask for");
}

#[test]
fn what_is_missing_in_the_readers_own_network_is_asked_for_only_where_that_is_confirmed() {
    let (library, site) = (Library::new(), Site::new(|path, _| article(path)));
    let limited = FetchOptions { article_pages: 0, ..confirmed() };
    let imported = fetch(&library, &site.url("/kettles/"), &limited).unwrap();
    let asked = site.asked().len();
    let refused = complete(&library, imported.article, &FetchOptions::default()).unwrap_err();
    let reason = refused.reason.map(|reason| serde_json::to_value(&reason).unwrap());
    assert_eq!(reason, Some(serde_json::json!({ "is": "local", "host": "127.0.0.1" })));
    assert_eq!(site.asked().len(), asked, "nobody was asked");
    complete(&library, imported.article, &confirmed()).unwrap();
    assert!(site.asked().len() > asked);
}

#[test]
fn what_a_site_would_not_give_today_is_fetched_another_day() {
    let is_busy = Arc::new(AtomicBool::new(true));
    let busy = is_busy.clone();
    let site = Site::new(move |path, _| match path {
        "/tea/" => tea(),
        path if path == INTERFACE => comments(1),
        path if path == format!("{INTERFACE}&page=2") && busy.load(Ordering::Relaxed) => {
            let headers = "Retry-After: 86400\r\n".into();
            Answer { status: "429 Too Many Requests", headers, ..Answer::page("Later.") }
        }
        path if path == format!("{INTERFACE}&page=2") => comments(2),
        _ => Answer { status: "400 Bad Request", ..Answer::nothing() },
    });
    let library = Library::new();
    let imported = fetch(&library, &site.url("/tea/"), &confirmed()).unwrap();
    assert_eq!(imported.receipt.comments.kept, 3, "what was there is kept");
    assert!(imported.receipt.problems.iter().any(|problem| problem.code == "discussion_not_fetched"));
    let missing = vec![Missing::CommentPages { urls: vec![site.url(&format!("{INTERFACE}&page=2"))] }];
    assert_eq!(imported.receipt.missing, missing);
    library.note("comment:1", "Which of the six?");
    let library = library.reopen();

    let still = complete(&library, 1, &confirmed()).unwrap();
    assert_eq!((still.receipt.comments.kept, still.receipt.missing), (3, missing), "it still says what is missing");
    is_busy.store(false, Ordering::Relaxed);
    let before = site.asked().len();
    let completed = complete(&library, 1, &confirmed()).unwrap();
    assert_eq!((completed.receipt.comments.kept, completed.receipt.missing.len()), (6, 0));
    assert_eq!(completed.receipt.problems, []);
    assert_eq!(site.asked()[before], format!("{INTERFACE}&page=2"), "and asks for nothing it has");
    library.check_placement("Which of the six?", document::Placement::Placed);
}

#[test]
fn large_images_wait_for_the_readers_word() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><rect width='40' height='30'/></svg>";
    let large = svg.replace("<rect", &format!("<!--{}--><rect", "x".repeat(4_000)));
    let site = Site::new(move |path, _| match path {
        "/kettles/" => page(
            3,
            "<figure><img src='/small.svg' alt='Small'></figure><figure><img src='/large.svg' alt='Large'></figure>",
        ),
        "/small.svg" => Answer::of("image/svg+xml", svg),
        "/large.svg" => Answer::of("image/svg+xml", large.clone()),
        _ => Answer::nothing(),
    });
    let library = Library::new();
    let small = FetchOptions { images: ImageChoice::UpTo { kilobytes: 2 }, ..confirmed() };
    let imported = fetch(&library, &site.url("/kettles/"), &small).unwrap();
    let problem = imported.receipt.problems.iter().find(|problem| problem.code == "images_too_large").unwrap();
    assert!(problem.message.starts_with("1 of 2 images are larger than 2 KB"), "{}", problem.message);
    let urls =
        |library: &Library| -> Vec<String> { library.article().images.into_iter().map(|image| image.url).collect() };
    assert_eq!(urls(&library), [site.url("/small.svg")]);
    let before = site.asked().len();
    let completed = complete(&library, 1, &confirmed()).unwrap();
    assert_eq!((completed.revision, completed.unchanged, completed.receipt.images.kept), (1, false, 2));
    assert_eq!((urls(&library).len(), site.asked()[before..].to_vec()), (2, vec!["/large.svg".to_string()]));
    assert_eq!(library.article().receipt.problems, []);
}

#[test]
fn many_articles_are_saved_again_one_failing_alone() {
    let version = AtomicUsize::new(0);
    let site = Site::new(move |path, _| match path {
        "/one" | "/two" => {
            let now = version.fetch_add(1, Ordering::Relaxed);
            Answer::page(format!(
                "<title>On {path}</title><article><h1>On {path}</h1><p>{}</p><p>Copy {now}.</p></article>",
                PAGES[0]
            ))
        }
        _ => Answer::nothing(),
    });
    let library = Library::new();
    let opened = library.open();
    let urls = [site.url("/one"), site.url("/two"), site.url("/gone"), "ftp://site.example/".into()];
    let (cancel, told) = (Cancel::default(), Mutex::new(Vec::new()));
    let tell = |progress: ImportProgress| told.lock().unwrap().push(progress);
    assert_eq!(opened.fetch_all(&urls, &confirmed(), &cancel, tell).unwrap().len(), 2);
    let failed: Vec<FailureCode> = told
        .lock()
        .unwrap()
        .iter()
        .filter_map(|progress| match progress {
            ImportProgress::Failed { error, .. } => Some(error.code),
            _ => None,
        })
        .collect();
    assert_eq!(failed, [FailureCode::NotFound, FailureCode::Invalid]);
    assert!(told.lock().unwrap().contains(&ImportProgress::Finished));
    let again = opened.save_again(&[1, 2], &confirmed(), &cancel, tell).unwrap();
    assert_eq!(again.iter().map(|imported| imported.revision).collect::<Vec<_>>(), [2, 2]);
    cancel.cancel();
    assert!(opened.save_again(&[1, 2], &confirmed(), &cancel, tell).unwrap().is_empty());
    assert_eq!(opened.article(1).unwrap().revision, 2);
}
