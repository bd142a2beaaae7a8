//! Images as they are kept: decoded under limits and encoded anew, so that nothing but pixels survives.

mod avif;
mod svg;

use crate::Library;
use crate::wire::{Failure, SavedImage};
use capture::Resource;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use store::image::Image;

/// Pixels an image may have: 50 million, 200 MB decoded.
const MAX_PIXELS: u64 = 50_000_000;

/// The longer side of a kept image; larger ones are scaled down.
const MAX_SIDE: u32 = 3_200;

/// Anything smaller either way is a spacer or a tracking pixel.
const MIN_SIDE: u32 = 3;

const JPEG_QUALITY: u8 = 88;

/// How long an image may take that its page can make arbitrarily slow to draw.
const PATIENCE: Duration = Duration::from_secs(10);

/// Stack for such images, which nest as deep as their reader lets them.
const STACK: usize = 32 << 20;

/// An image for the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageBytes {
    /// `image/png`, `image/jpeg` or `image/webp`.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Library {
    /// The bytes of a saved image.
    pub fn image(&self, id: i64) -> Result<ImageBytes, Failure> {
        let image = self.store.read(|read| store::image::get(read, id))?;
        Ok(ImageBytes { media_type: image.media_type, bytes: image.bytes })
    }
}

/// A resource of a page, ready to be kept.
pub(crate) struct Encoded {
    /// The address the document names it by.
    pub url: String,
    /// Hash of the encoded bytes.
    pub hash: [u8; 32],
    /// The image.
    pub image: Image,
}

/// Encodes a resource anew; `None` where it is no image we know, too large, or too small to be seen.
pub(crate) fn encode(resource: &Resource) -> Option<Encoded> {
    let image = encode_bytes(&resource.bytes)?;
    let hash = *blake3::hash(&image.bytes).as_bytes();
    Some(Encoded { url: resource.url.clone(), hash, image })
}

fn encode_bytes(bytes: &[u8]) -> Option<Image> {
    let (mut image, kind) = decode(bytes)?;
    if image.width().min(image.height()) < MIN_SIDE {
        return None;
    }
    if image.width().max(image.height()) > MAX_SIDE {
        image = image.resize(MAX_SIDE, MAX_SIDE, image::imageops::FilterType::CatmullRom);
    }
    let (bytes, media_type) = match kind {
        Kind::Photograph => (jpeg(&image)?, "image/jpeg"),
        Kind::Drawing => (png(&image)?, "image/png"),
    };
    Some(Image { media_type: media_type.into(), width: image.width(), height: image.height(), bytes })
}

/// What an image shows, by the format it came in: photographs stay JPEG, drawings stay exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Photograph,
    Drawing,
}

fn decode(bytes: &[u8]) -> Option<(DynamicImage, Kind)> {
    if svg::is_drawing(bytes) {
        let image = apart(bytes, |bytes| svg::draw(bytes, |inner| png(&raster(inner)?.0)))?;
        return Some((image, Kind::Drawing));
    }
    if avif::is_avif(bytes) {
        let image = apart(bytes, |bytes| avif::decode(bytes, MAX_PIXELS))?;
        let kind = if image.color().has_alpha() { Kind::Drawing } else { Kind::Photograph };
        return Some((image, kind));
    }
    raster(bytes)
}

/// Does `work` on a thread of its own, for as long as it may take: what a page can make slow or break breaks there.
fn apart(bytes: &[u8], work: fn(&[u8]) -> Option<DynamicImage>) -> Option<DynamicImage> {
    let (sender, receiver) = mpsc::channel();
    let bytes = bytes.to_vec();
    // Nobody may be listening any more.
    let run = move || drop(sender.send(work(&bytes)));
    thread::Builder::new().stack_size(STACK).spawn(run).ok()?;
    receiver.recv_timeout(PATIENCE).ok()?
}

fn raster(bytes: &[u8]) -> Option<(DynamicImage, Kind)> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let format = reader.format()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_PIXELS * 8);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return None;
    }
    let orientation = decoder.orientation().ok()?;
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    image.apply_orientation(orientation);
    let kind = match format {
        ImageFormat::Jpeg => Kind::Photograph,
        ImageFormat::WebP if !image.color().has_alpha() => Kind::Photograph,
        _ => Kind::Drawing,
    };
    Some((image, kind))
}

fn jpeg(image: &DynamicImage) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
    image.to_rgb8().write_with_encoder(encoder).ok()?;
    Some(bytes)
}

fn png(image: &DynamicImage) -> Option<Vec<u8>> {
    let image = if image.color().has_alpha() { image.to_rgba8().into() } else { DynamicImage::from(image.to_rgb8()) };
    let mut bytes = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new(&mut bytes);
    encoder.write_image(image.as_bytes(), image.width(), image.height(), image.color().into()).ok()?;
    Some(bytes)
}

impl From<store::image::Shown> for SavedImage {
    fn from(shown: store::image::Shown) -> Self {
        Self { url: shown.url, id: shown.id, width: shown.width, height: shown.height }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(width, height).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn images_are_encoded_anew_in_a_format_of_ours() {
        for (format, media_type) in [
            (ImageFormat::Png, "image/png"),
            (ImageFormat::Gif, "image/png"),
            (ImageFormat::Jpeg, "image/jpeg"),
            (ImageFormat::WebP, "image/jpeg"),
        ] {
            let image = encode_bytes(&drawing(20, 10, format)).unwrap();
            assert_eq!((image.media_type.as_str(), image.width, image.height), (media_type, 20, 10));
        }
    }

    #[test]
    fn drawings_become_exact_pixels_and_avif_photographs() {
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'><script>alert(1)</script></svg>";
        let image = encode_bytes(svg).unwrap();
        assert_eq!((image.media_type.as_str(), image.width, image.height), ("image/png", 40, 20));
        for (bytes, media_type) in [
            (include_bytes!("images/fixtures/half.avif").as_slice(), "image/jpeg"),
            (include_bytes!("images/fixtures/alpha.avif").as_slice(), "image/png"),
        ] {
            let image = encode_bytes(bytes).unwrap();
            assert_eq!((image.media_type.as_str(), image.width, image.height), (media_type, 64, 48));
        }
    }

    #[test]
    fn what_breaks_apart_breaks_alone() {
        assert_eq!(apart(b"", |_| panic!("broken")), None);
        let half = include_bytes!("images/fixtures/half.avif");
        for at in (0..half.len()).step_by(7) {
            let mut damaged = half.to_vec();
            damaged[at] ^= 0x55;
            // Whatever comes of it, the image or nothing, it comes.
            let _ = encode_bytes(&damaged);
            assert_eq!(encode_bytes(&half[..at / 2]), None, "cut at {}", at / 2);
        }
    }

    #[test]
    fn what_follows_the_pixels_is_dropped() {
        let mut bytes = drawing(20, 10, ImageFormat::Png);
        bytes.extend_from_slice(b"<script>alert(1)</script>");
        let image = encode_bytes(&bytes).unwrap();
        assert!(!image.bytes.windows(7).any(|window| window == b"<script"));
    }

    #[test]
    fn large_ones_are_scaled_and_what_is_no_raster_is_refused() {
        let image = encode_bytes(&drawing(MAX_SIDE * 2, 100, ImageFormat::Png)).unwrap();
        assert_eq!((image.width, image.height), (MAX_SIDE, 50));
        assert_eq!(encode_bytes(&drawing(1, 1, ImageFormat::Png)), None);
        assert_eq!(encode_bytes(b"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>"), None);
        assert_eq!(encode_bytes(b"\x89PNG\r\n\x1a\nrubbish"), None);
    }
}
