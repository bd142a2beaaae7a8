//! Images as they are kept: decoded under limits and encoded anew, so that nothing but pixels survives.

use crate::Library;
use crate::wire::{Failure, SavedImage};
use capture::Resource;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;
use store::image::Image;

/// Pixels an image may have: 50 million, 200 MB decoded.
const MAX_PIXELS: u64 = 50_000_000;

/// The longer side of a kept image; larger ones are scaled down.
const MAX_SIDE: u32 = 3_200;

/// Anything smaller either way is a spacer or a tracking pixel.
const MIN_SIDE: u32 = 3;

const JPEG_QUALITY: u8 = 88;

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
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let format = reader.format()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_PIXELS * 8);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MAX_PIXELS || width < MIN_SIDE || height < MIN_SIDE {
        return None;
    }
    let orientation = decoder.orientation().ok()?;
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    image.apply_orientation(orientation);
    if image.width().max(image.height()) > MAX_SIDE {
        image = image.resize(MAX_SIDE, MAX_SIDE, image::imageops::FilterType::CatmullRom);
    }
    // Photographs stay JPEG; drawings stay exact.
    let (bytes, media_type) = match format {
        ImageFormat::Jpeg => (jpeg(&image)?, "image/jpeg"),
        ImageFormat::WebP if !image.color().has_alpha() => (jpeg(&image)?, "image/jpeg"),
        _ => (png(&image)?, "image/png"),
    };
    Some(Image { media_type: media_type.into(), width: image.width(), height: image.height(), bytes })
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
        assert_eq!(encode_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), None);
        assert_eq!(encode_bytes(b"\x89PNG\r\n\x1a\nrubbish"), None);
    }
}
