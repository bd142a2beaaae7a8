//! Pages that are made to be too much are refused, and everything else goes on.

use capture::Resource;
use generator::WEIGHTS;
use library::{Cancel, FailureCode, Incoming, Library, Limits, Parser};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// How many times smaller than in the bench: without optimisation everything takes longer.
const SMALLER: usize = 500;

fn apart(limits: Limits) -> Parser {
    Parser::apart(env!("CARGO_BIN_EXE_postil").into(), limits)
}

fn page(bytes: impl Into<Vec<u8>>) -> Incoming {
    Incoming { bytes: bytes.into(), name: "page.html".into(), ..Incoming::default() }
}

/// The page is read as ever.
#[track_caller]
fn check_goes_on(parser: &Parser) {
    let read =
        parser.capture(&page("<title>Kettles</title><p>Boil the water."), None).expect("an ordinary page is read");
    assert_eq!(read.document.metadata.title.expect("a title").value, "Kettles");
}

#[test]
fn whatever_a_page_weighs_it_is_read_or_refused() {
    let parser = apart(Limits::default());
    for weight in WEIGHTS {
        let incoming = Incoming { name: weight.file.into(), ..page(weight.bytes(SMALLER)) };
        if let Err(failure) = parser.capture(&incoming, None) {
            assert_eq!(failure.code, FailureCode::Unreadable, "{}: {failure}", weight.name);
        }
        check_goes_on(&parser);
    }
}

#[test]
fn a_page_that_needs_too_much_memory_is_refused_and_the_next_one_is_read() {
    let parser = apart(Limits { memory: 128 << 20, ..Limits::default() });
    let failure = parser.capture(&page("<p>Some words of it. ".repeat(3_000_000)), None).expect_err("too much");
    assert_eq!(failure.code, FailureCode::Unreadable);
    assert!(failure.message.contains("128 MB"), "{failure}");
    check_goes_on(&parser);
}

#[test]
fn a_page_that_takes_too_long_is_refused() {
    let parser = apart(Limits { time: Duration::from_millis(1), ..Limits::default() });
    let failure = parser.capture(&page("<p>Some words of it. ".repeat(100_000)), None).expect_err("too long");
    assert_eq!(failure.code, FailureCode::Unreadable);
    assert!(failure.message.contains("takes longer"), "{failure}");
}

#[test]
fn a_program_that_does_not_start_or_does_not_answer_is_said() {
    let missing = Parser::apart("no-such-program".into(), Limits::default());
    assert_eq!(missing.capture(&page("<p>x"), None).expect_err("no program").code, FailureCode::Internal);
    // This very test program knows nothing of reading pages.
    let strange = Parser::apart(std::env::current_exe().expect("this program"), Limits::default());
    assert_eq!(strange.capture(&page("<p>x"), None).expect_err("no answer").code, FailureCode::Unreadable);
}

#[test]
fn pages_read_apart_are_as_those_read_here() {
    let (apart, here) = (apart(Limits::default()), Parser::here());
    let now = "2026-05-01T12:00Z".parse().ok();
    let mut count = 0;
    for file in
        files(Path::new("tests/pages")).iter().filter(|file| file.file_stem().is_some_and(|stem| stem == "page"))
    {
        let incoming = Incoming::file(file).expect("a page of the tests");
        assert_eq!(apart.capture(&incoming, now), here.capture(&incoming, now), "{}", file.display());
        count += 1;
    }
    assert!(count > 100, "only {count} pages");
}

#[test]
fn an_image_too_large_is_left_out_and_the_others_are_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let library =
        Library::open(folder.path(), crate::support::Noon).expect("a library").with_parser(apart(Limits::default()));
    let bomb = WEIGHTS.iter().find(|weight| weight.name.contains("900,000,000 pixels")).expect("an image").bytes(1);
    let small = Resource { url: "page_files/small.png".into(), media_type: None, bytes: small_image() };
    let html = [bomb, b"<p>And a small one:<p><img src='page_files/small.png'>".to_vec()].concat();
    let incoming = Incoming { companions: vec![small], ..page(html) };
    let imported = library.import(&incoming, &Cancel::default()).expect("saved");
    assert_eq!((imported.receipt.images.declared, imported.receipt.images.kept), (Some(2), 1));
}

#[test]
fn archives_create_no_file_and_follow_no_link() {
    let folder = tempfile::tempdir().expect("a folder");
    let library = folder.path().join("a/b/c/library");
    let import = |file: &Path| {
        let mut postil = Command::new(env!("CARGO_BIN_EXE_postil"));
        postil.env("POSTIL_LIBRARY", &library).current_dir(folder.path()).arg("import").arg(file);
        postil.output().expect("postil runs")
    };
    import(&checked_page(folder.path()));
    let before = outside(folder.path(), &library);
    for (name, archive) in archives() {
        let file = folder.path().join(name);
        fs::write(&file, archive).expect("an archive");
        import(&file);
        fs::remove_file(&file).expect("the archive goes");
        assert_eq!(outside(folder.path(), &library), before, "{name} made files");
    }
}

fn checked_page(folder: &Path) -> PathBuf {
    let path = folder.join("page.html");
    fs::write(&path, "<p>An ordinary page.").expect("a page");
    path
}

/// Names that lead out of wherever an archive is unpacked.
const OUTWARD: &[&str] = &[
    "../evil.html",
    "../../../evil.html",
    "..\\..\\evil.html",
    "/evil.html",
    "/tmp/postil-evil.html",
    "C:\\evil.html",
    "OEBPS/../../evil.html",
    "OEBPS/%2e%2e/%2e%2e/evil.html",
    "file:///tmp/postil-evil.html",
    "evil.html\0.png",
    "CON",
    "a/./b//evil.html",
];

/// A book and a web archive whose files have such names, the book's chapters among them, and one whose chapter is a
/// link to a file outside.
fn archives() -> Vec<(&'static str, Vec<u8>)> {
    let items: String = OUTWARD
        .iter()
        .enumerate()
        .map(|(n, name)| format!("<item id='i{n}' href='{name}' media-type='application/xhtml+xml'/>"))
        .collect();
    let spine: String = (0..OUTWARD.len()).map(|n| format!("<itemref idref='i{n}'/>")).collect();
    let package = format!(
        "<package><manifest>{items}<item id='l' href='link.xhtml' media-type='application/xhtml+xml'/></manifest><spine>{spine}<itemref idref='l'/></spine></package>"
    );
    let container = "<container><rootfiles><rootfile full-path='book.opf'/></rootfiles></container>";
    let book = archive(&[("META-INF/container.xml", container), ("book.opf", &package)]);
    let crawl = archive(&[("archive/../../data.warc", "WARC/1.1\r\n"), ("archive/data.warc", "WARC/1.1\r\n")]);
    vec![("book.epub", book), ("crawl.wacz", crawl)]
}

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let outward = OUTWARD.iter().map(|name| (*name, "<p>Words from outside."));
    for (name, content) in files.iter().copied().chain(outward) {
        archive.start_file(name, options).expect("a name of its own");
        archive.write_all(content.as_bytes()).expect("memory does not fail");
    }
    archive.add_symlink("link.xhtml", "/etc/hostname", options).expect("a link");
    archive.finish().expect("memory does not fail").into_inner()
}

/// Every file but the library's own, and what a path out of it would name.
fn outside(folder: &Path, library: &Path) -> Vec<PathBuf> {
    let mut all = files(folder);
    all.retain(|path| !path.starts_with(library));
    all.extend(["/evil.html", "/tmp/postil-evil.html"].map(PathBuf::from).into_iter().filter(|path| path.exists()));
    all
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

fn small_image() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = png::Encoder::new(&mut bytes, 40, 30).write_header().expect("a header");
    writer.write_image_data(&[0; 40 * 30]).expect("grey, one byte a pixel");
    drop(writer);
    bytes
}
