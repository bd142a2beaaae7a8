use super::*;
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

fn named<'a>(bytes: &'a [u8], file_name: &'a str) -> Input<'a> {
    Input { bytes, file_name: Some(file_name), ..Input::default() }
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn codes(unpacked: &Unpacked) -> Vec<&str> {
    unpacked.problems.iter().map(|problem| problem.code.as_str()).collect()
}

#[test]
fn what_is_no_container_is_its_own_page() {
    let unpacked = unpack(&named(b"<p>Plain</p>", "plain.html"));
    assert_eq!((unpacked.format, unpacked.pages.len()), ("", 1));
    assert_eq!(unpacked.pages[0].bytes, b"<p>Plain</p>");
}

#[test]
fn gzip_is_taken_off_and_bombs_are_refused() {
    let unpacked = unpack(&named(&gzipped(b"<p>Inside</p>"), "page.html.gz"));
    assert_eq!((unpacked.format, unpacked.pages[0].bytes.as_slice()), ("gzip", b"<p>Inside</p>".as_slice()));
    let bomb = gzipped(&vec![b'a'; 4 * 1024 * 1024]);
    let unpacked = unpack(&named(&bomb, "page.html.gz"));
    assert_eq!((codes(&unpacked), unpacked.pages.len()), (vec!["too_large"], 0));
}

#[test]
fn a_bomb_inside_an_archive_is_refused_too() {
    let bomb = zipped(&[("archive/data.warc", &vec![b'a'; 4 * 1024 * 1024])]);
    assert_eq!(codes(&unpack(&named(&bomb, "page.wacz"))), ["too_large"]);
    let many: Vec<String> = (0..10_001).map(|number| number.to_string()).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(codes(&unpack(&named(&zipped(&many), "page.zip"))), ["too_many_entries"]);
}

#[test]
fn pdf_and_other_archives_are_named_as_not_read() {
    assert_eq!(codes(&unpack(&named(b"%PDF-1.7\n", "paper"))), ["pdf_not_read"]);
    assert_eq!(codes(&unpack(&named(&zipped(&[("a.txt", b"a")]), "a.zip"))), ["unknown_archive"]);
}

#[test]
fn a_saved_folder_gives_the_page_its_images() {
    let picture = crate::Resource { url: "Ferry_files/pier view.png".into(), media_type: None, bytes: vec![1, 2, 3] };
    let script = crate::Resource { media_type: Some("text/javascript".into()), ..picture.clone() };
    let script = crate::Resource { url: "Ferry_files/a.js".into(), ..script };
    let html = br#"<img src="./Ferry_files/pier%20view.png" srcset="Ferry_files/pier%20view.png 2x"><script src="Ferry_files/a.js">"#;
    let companions = [picture, script];
    let unpacked = unpack(&Input { companions: &companions, ..named(html, "Ferry.html") });
    let [resource] = unpacked.resources.as_slice() else { panic!("{:?}", unpacked.resources) };
    assert!(resource.url.starts_with("resource:"));
    let page = String::from_utf8(unpacked.pages[0].bytes.clone()).unwrap();
    assert_eq!(page, format!(r#"<img src="{0}" srcset="{0} 2x"><script src="Ferry_files/a.js">"#, resource.url));
}

#[test]
fn a_property_list_that_refers_to_itself_is_read_no_deeper_than_asked() {
    // One dictionary whose only value is the dictionary itself.
    let mut bytes = b"bplist00".to_vec();
    bytes.extend([0xd1, 1, 0]);
    bytes.extend([0x5f, 0x10, 15]);
    bytes.extend(b"WebMainResource");
    bytes.extend([8, 11]);
    bytes.extend([0, 0, 0, 0, 0, 0, 1, 1]);
    bytes.extend([0, 0, 0, 0, 0, 0, 0, 2]);
    bytes.extend([0; 8]);
    bytes.extend([0, 0, 0, 0, 0, 0, 0, 29]);
    assert_eq!(codes(&unpack(&named(&bytes, "page.webarchive"))), ["damaged"]);
}

#[test]
fn of_an_archive_of_pages_the_one_asked_for_is_read() {
    let record = |address: &str, words: &str| {
        let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{words}</p>");
        let head = format!("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n");
        format!("{head}Content-Length: {}\r\n\r\n{answer}\r\n\r\n", answer.len())
    };
    let list = "{\"url\":\"https://sund.example/quay\",\"title\":\"The quay\"}\n\
        {\"url\":\"https://sund.example/tide\",\"title\":\"The tide\"}\n";
    let quay = record("https://sund.example/quay", "Stone");
    let tide = record("https://sund.example/tide", "Water");
    let archive = zipped(&[
        ("pages/pages.jsonl", list.as_bytes()),
        ("archive/1.warc", quay.as_bytes()),
        ("archive/2.warc.gz", &gzipped(tide.as_bytes())),
    ]);
    let read = |url: Option<&str>| {
        let unpacked = unpack(&Input { url, ..named(&archive, "sund.wacz") });
        let page = unpacked.pages.first().map(|page| (page.url.clone(), page.title.clone(), page.bytes.clone()));
        let (url, title, bytes) = page.unwrap();
        (url.unwrap(), title.unwrap(), String::from_utf8(bytes).unwrap())
    };
    let (quay, tide) = ("https://sund.example/quay", "https://sund.example/tide");
    assert_eq!(read(None), (quay.into(), "The quay".into(), "<p>Stone</p>".into()));
    assert_eq!(read(Some("http://sund.example/tide/#noon")), (tide.into(), "The tide".into(), "<p>Water</p>".into()));
    assert_eq!(read(Some("https://sund.example/gone")).0, quay);
}

#[test]
fn a_property_list_that_is_no_archive_is_a_page() {
    let list =
        b"<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>Name</key><string>Quay</string></dict></plist>";
    let unpacked = unpack(&named(list, "settings.plist"));
    assert_eq!((unpacked.format, unpacked.pages[0].bytes.as_slice()), ("", list.as_slice()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damaged_containers_never_panic(
        kind in 0..7_usize,
        cut in 0..2000_usize,
        flips in proptest::collection::vec((0..2000_usize, any::<u8>()), 0..12),
    ) {
        let mut bytes = sample(kind);
        for (at, byte) in flips {
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
        }
        bytes.truncate(bytes.len().saturating_sub(cut % (bytes.len() + 1)));
        let _ = unpack(&named(&bytes, "page.md"));
    }

    #[test]
    fn other_bytes_come_out_as_they_went_in(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let unpacked = unpack(&named(&bytes, "page.html"));
        if unpacked.format.is_empty() && unpacked.resources.is_empty() {
            prop_assert_eq!(&unpacked.pages[0].bytes, &bytes);
        }
    }
}

/// A small container of each kind.
fn sample(kind: usize) -> Vec<u8> {
    let html = "<html><body><p>Inside</p><img src=\"pier.png\"></body></html>";
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{html}");
    let head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://sund.example/\r\n";
    let warc = format!("{head}Content-Length: {}\r\n\r\n{answer}\r\n\r\n", answer.len());
    let mhtml = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n\
        Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{html}\r\n--b--\r\n"
    );
    let container = "<container><rootfiles><rootfile full-path=\"book.opf\"/></rootfiles></container>";
    let package = "<package><manifest><item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>\
        <spine><itemref idref=\"a\"/></spine></package>";
    match kind {
        0 => warc.into_bytes(),
        1 => mhtml.into_bytes(),
        2 => gzipped(html.as_bytes()),
        3 => zipped(&[("archive/a.warc.gz", &gzipped(warc.as_bytes()))]),
        4 => zipped(&[
            ("META-INF/container.xml", container.as_bytes()),
            ("book.opf", package.as_bytes()),
            ("a.xhtml", html.as_bytes()),
        ]),
        5 => format!(
            "<?xml version=\"1.0\"?><plist><dict><key>WebMainResource</key><dict><key>WebResourceMIMEType</key>\
            <string>text/html</string><key>WebResourceData</key><data>{}</data></dict></dict></plist>",
            base64::Engine::encode(&base64::engine::general_purpose::STANDARD, html)
        )
        .into_bytes(),
        _ => format!("# Title\n\n{html}\n\n| a | b |\n|---|---|\n| c | d |\n").into_bytes(),
    }
}
