//! Drawings in SVG, drawn here once: what is kept is pixels, and drawing them asks for nothing from outside the file.

use image::{DynamicImage, RgbaImage};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Family, Query};
use resvg::usvg::{ImageHrefResolver, ImageKind, Options, Tree};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

/// Bytes of a drawing; a longer one is a map or a fault.
const MAX_BYTES: usize = 4 << 20;

/// The longer side of a drawing that says a small size is scaled to twice that, up to this: sharp on any screen.
const SIDE: f32 = 1_600.0;

/// Rasters inside one drawing.
const MAX_RASTERS: usize = 16;

/// The fonts of the system, read when the first drawing needs them.
static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| Arc::new(fonts()));

/// Whether bytes are a drawing: the first element is `svg`.
pub(super) fn is_drawing(bytes: &[u8]) -> bool {
    let Ok(mut text) = std::str::from_utf8(bytes) else { return false };
    text = text.trim_start_matches('\u{feff}').trim_start();
    // The declaration, comments and the document type come before the first element.
    while let Some(end) = skipped(text) {
        text = text.get(end..).unwrap_or_default().trim_start();
    }
    text.strip_prefix("<svg").is_some_and(|rest| rest.starts_with([' ', '\t', '\r', '\n', '>', '/']))
}

/// How far the declaration, comment or document type at the start of `text` goes.
fn skipped(text: &str) -> Option<usize> {
    let ending = match text {
        _ if text.starts_with("<!--") => "-->",
        _ if text.starts_with("<?") => "?>",
        _ if text.starts_with("<!") => ">",
        _ => return None,
    };
    text.find(ending).map(|at| at + ending.len())
}

/// The drawing as pixels, on nothing; `None` where it is none that can be drawn. `raster` gives the bytes of an image
/// inside it as a PNG that is safe to draw.
pub(super) fn draw(bytes: &[u8], raster: fn(&[u8]) -> Option<Vec<u8>>) -> Option<DynamicImage> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| text.len() <= MAX_BYTES)?;
    let tree = Tree::from_str(text, &options(raster)).ok()?;
    let size = tree.size();
    let scale = (SIDE / size.width().max(size.height())).min(2.0);
    let (width, height) = ((size.width() * scale).round() as u32, (size.height() * scale).round() as u32);
    let mut pixels = Pixmap::new(width, height)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    let colours = pixels.pixels().iter().flat_map(|pixel| {
        let pixel = pixel.demultiply();
        [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
    });
    Some(RgbaImage::from_raw(width, height, colours.collect())?.into())
}

/// Nothing is loaded but what the drawing itself carries, and of that only rasters.
fn options(raster: fn(&[u8]) -> Option<Vec<u8>>) -> Options<'static> {
    let drawn = AtomicUsize::new(0);
    Options {
        fontdb: FONTS.clone(),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(move |_, data, _| {
                let is_few = drawn.fetch_add(1, Ordering::Relaxed) < MAX_RASTERS;
                let png = if is_few { raster(&data) } else { None };
                Some(ImageKind::PNG(Arc::new(png?)))
            }),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

/// Where a system names no font for a kind, the first that is there serves.
fn fonts() -> Database {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    let first = fonts.faces().find_map(|face| face.families.first().map(|(name, _)| name.clone()));
    let Some(first) = first else { return fonts };
    for family in [Family::Serif, Family::SansSerif, Family::Monospace] {
        if fonts.query(&Query { families: &[family], ..Query::default() }).is_some() {
            continue;
        }
        match family {
            Family::Serif => fonts.set_serif_family(&first),
            Family::SansSerif => fonts.set_sans_serif_family(&first),
            _ => fonts.set_monospace_family(&first),
        }
    }
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn none(_: &[u8]) -> Option<Vec<u8>> {
        None
    }

    fn svg(inside: &str) -> String {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='40' height='20'>{inside}</svg>"
        )
    }

    #[test]
    fn a_drawing_is_known_by_its_first_element() {
        for text in [
            "<svg/>",
            "\u{feff} <?xml version='1.0'?>\n<!-- a <svg> --><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' ''><svg\nwidth='1'>",
        ] {
            assert!(is_drawing(text.as_bytes()), "{text}");
        }
        for text in ["<html><svg/></html>", "<svgx/>", "svg", "<!--", "", "<?xml?><p/>"] {
            assert!(!is_drawing(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn shapes_and_words_are_drawn() {
        let image = draw(svg("<rect width='20' height='20' fill='#c81e28'/>").as_bytes(), none).unwrap().to_rgba8();
        assert_eq!(image.dimensions(), (80, 40));
        assert_eq!((image.get_pixel(10, 10).0, image.get_pixel(70, 10).0[3]), ([200, 30, 40, 255], 0));
        if FONTS.is_empty() {
            eprintln!("This system has no fonts, so no words are drawn.");
            return;
        }
        let words =
            draw(svg("<text y='15' font-family='No Such Font'>Tea</text>").as_bytes(), none).unwrap().to_rgba8();
        assert!(words.pixels().any(|pixel| pixel.0[3] > 128));
    }

    #[test]
    fn nothing_outside_the_file_is_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("red.svg");
        fs::write(&file, svg("<rect width='40' height='20' fill='red'/>")).unwrap();
        let path = file.to_str().unwrap();
        for address in [path.to_owned(), format!("file://{path}"), "http://127.0.0.1:9/red.png".into()] {
            for inside in [
                format!("<image width='40' height='20' xlink:href='{address}'/>"),
                format!("<use xlink:href='{address}#a'/>"),
                format!("<style>@import url('{address}'); rect {{ fill: url('{address}#a') }}</style>"),
            ] {
                let image = draw(svg(&inside).as_bytes(), none).unwrap().to_rgba8();
                assert!(image.pixels().all(|pixel| pixel.0[3] == 0), "{inside}");
            }
        }
        let entity = format!("<!DOCTYPE svg [<!ENTITY x SYSTEM 'file://{path}'>]>{}", svg("&x;"));
        assert!(
            draw(entity.as_bytes(), none).is_none_or(|image| image.to_rgba8().pixels().all(|pixel| pixel.0[3] == 0))
        );
    }

    #[test]
    fn drawings_made_to_harm_are_refused_or_drawn_soon() {
        let laughs: String =
            (1..20).map(|n| format!("<!ENTITY l{n} '{}'>", format!("&l{};", n - 1).repeat(10))).collect();
        let laughs = format!("<!DOCTYPE svg [<!ENTITY l0 'ha'>{laughs}]>{}", svg("<text>&l19;</text>"));
        assert!(draw(laughs.as_bytes(), none).is_none());
        let uses: String = (1..40)
            .map(|n| format!("<g id='g{n}'><use xlink:href='#g{}'/><use xlink:href='#g{}'/></g>", n - 1, n - 1))
            .collect();
        let _ = draw(svg(&format!("<g id='g0'><rect width='1' height='1'/></g>{uses}")).as_bytes(), none);
        let deep = svg(&("<g>".repeat(20_000) + &"</g>".repeat(20_000)));
        let _ = draw(deep.as_bytes(), none);
        let huge = "<svg xmlns='http://www.w3.org/2000/svg' width='1e9' height='1'/>";
        assert!(draw(huge.as_bytes(), none).is_none());
    }
}
