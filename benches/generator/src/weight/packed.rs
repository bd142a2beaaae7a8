//! What is small as long as it is packed.

use super::START;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Cursor, Read, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const IN_MEMORY: &str = "memory does not fail";

/// So many zeros.
pub(super) fn gzip(bytes: u64) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    io::copy(&mut io::repeat(0).take(bytes), &mut encoder).expect(IN_MEMORY);
    encoder.finish().expect(IN_MEMORY)
}

/// The same in two more layers.
pub(super) fn nested(bytes: u64) -> Vec<u8> {
    (0..2).fold(gzip(bytes), |inner, _| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&inner).expect(IN_MEMORY);
        encoder.finish().expect(IN_MEMORY)
    })
}

/// A book with chapters of so many bytes.
pub(super) fn book(chapters: usize, bytes: usize) -> Vec<u8> {
    let list = |line: fn(usize) -> String| (0..chapters).map(line).collect::<String>();
    let items = list(|n| format!("<item id='i{n}' href='{n}.xhtml' media-type='application/xhtml+xml'/>"));
    let spine = list(|n| format!("<itemref idref='i{n}'/>"));
    let package = format!("<package><manifest>{items}</manifest><spine>{spine}</spine></package>");
    let chapter = "a".repeat(bytes);
    let mut book = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, content: &str| {
        book.start_file(name, SimpleFileOptions::default()).expect("a name of its own");
        book.write_all(content.as_bytes()).expect(IN_MEMORY);
    };
    add("META-INF/container.xml", "<container><rootfiles><rootfile full-path='book.opf'/></rootfiles></container>");
    add("book.opf", &package);
    (0..chapters).for_each(|n| add(&format!("{n}.xhtml"), &chapter));
    book.finish().expect(IN_MEMORY).into_inner()
}

/// A page with an image of one colour.
pub(super) fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header().expect(IN_MEMORY);
    let mut rows = writer.stream_writer().expect(IN_MEMORY);
    let row = vec![0; width.div_ceil(8) as usize];
    (0..height).for_each(|_| rows.write_all(&row).expect(IN_MEMORY));
    rows.finish().expect(IN_MEMORY);
    drop(writer);
    format!("{START}<img src='data:image/png;base64,{}'><p>And more words.", STANDARD.encode(bytes)).into_bytes()
}
