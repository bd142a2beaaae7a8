//! AVIF, decoded to pixels: the container by `avif-parse`, the AV1 picture in it by rav1d, in Rust throughout.

use avif_parse::AvifData;
use image::{DynamicImage, Rgba, RgbaImage};
use re_rav1d::pixel::{MatrixCoefficients, YUVRange};
use re_rav1d::{Decoder, Picture, PixelLayout, PlanarImageComponent, Settings};

/// How often the decoder is asked for the one picture it was given.
const ASKED: usize = 8;

/// Whether bytes are an AVIF file, by the brands at its start.
pub(super) fn is_avif(bytes: &[u8]) -> bool {
    let brands = bytes.get(8..64.min(bytes.len())).unwrap_or_default();
    bytes.get(4..8) == Some(b"ftyp") && brands.chunks(4).any(|brand| matches!(brand, b"avif" | b"avis"))
}

/// The picture; `None` where it is damaged, has more than `max_pixels`, or colours we cannot compute.
pub(super) fn decode(mut bytes: &[u8], max_pixels: u64) -> Option<DynamicImage> {
    let container = AvifData::from_reader(&mut bytes).ok()?;
    let facts = container.primary_item_metadata().ok()?;
    if u64::from(facts.max_frame_width.get()) * u64::from(facts.max_frame_height.get()) > max_pixels {
        return None;
    }
    let colours = Colours::of(picture(&container.primary_item, max_pixels)?)?;
    let alpha = match &container.alpha_item {
        Some(item) => Some(Colours::of(picture(item, max_pixels)?)?),
        None => None,
    };
    let (width, height) = (colours.picture.width(), colours.picture.height());
    let image = RgbaImage::from_fn(width, height, |x, y| {
        let alpha = alpha.as_ref().map_or(1.0, |alpha| alpha.light(x, y));
        let rgb = colours.rgb(x, y);
        let rgb = if container.premultiplied_alpha { rgb.map(|part| part / alpha.max(1.0 / 255.0)) } else { rgb };
        let [r, g, b] = rgb.map(to_byte);
        Rgba([r, g, b, to_byte(alpha)])
    });
    let image = DynamicImage::from(image);
    Some(if alpha.is_some() { image } else { image.to_rgb8().into() })
}

fn to_byte(part: f32) -> u8 {
    (part.clamp(0.0, 1.0) * 255.0).round() as u8
}

/// The one picture in a stretch of AV1.
fn picture(stream: &[u8], max_pixels: u64) -> Option<Picture> {
    let mut settings = Settings::new();
    // One thread: an image is small, and what goes wrong then goes wrong here.
    settings.set_n_threads(1);
    settings.set_max_frame_delay(1);
    settings.set_frame_size_limit(u32::try_from(max_pixels).unwrap_or(u32::MAX));
    let mut decoder = Decoder::with_settings(&settings).ok()?;
    match decoder.send_data(stream.to_vec(), None, None, None) {
        Err(error) if !error.is_again() => return None,
        _ => {}
    }
    for _ in 0..ASKED {
        match decoder.get_picture() {
            Ok(picture) => return Some(picture),
            Err(error) if error.is_again() => decoder.send_pending_data().ok()?,
            Err(_) => return None,
        }
    }
    None
}

/// A picture with what its samples mean.
struct Colours {
    picture: Picture,
    planes: Vec<re_rav1d::Plane>,
    /// Bits of a sample.
    bits: u32,
    is_full: bool,
    matrix: Matrix,
}

/// How light and colour difference become red, green and blue.
enum Matrix {
    /// They are green, blue and red already.
    Identity,
    /// Shares of red and blue in light.
    Shares { red: f32, blue: f32 },
}

impl Colours {
    fn of(picture: Picture) -> Option<Self> {
        let shares = |red, blue| Some(Matrix::Shares { red, blue });
        let matrix = match picture.matrix_coefficients() {
            MatrixCoefficients::Identity => Some(Matrix::Identity),
            MatrixCoefficients::BT709 => shares(0.2126, 0.0722),
            MatrixCoefficients::BT2020NonConstantLuminance => shares(0.2627, 0.0593),
            MatrixCoefficients::ST240M => shares(0.212, 0.087),
            MatrixCoefficients::Unspecified | MatrixCoefficients::BT470BG | MatrixCoefficients::BT470M => {
                shares(0.299, 0.114)
            }
            _ => None,
        }?;
        let components: &[PlanarImageComponent] = match picture.pixel_layout() {
            PixelLayout::I400 => &[PlanarImageComponent::Y],
            _ => &[PlanarImageComponent::Y, PlanarImageComponent::U, PlanarImageComponent::V],
        };
        let planes = components.iter().map(|&component| picture.plane(component)).collect();
        let bits = u32::try_from(picture.bits_per_component()?.0).ok()?;
        let is_full = matches!(picture.color_range(), YUVRange::Full);
        Some(Self { picture, planes, bits, is_full, matrix })
    }

    /// A sample as it is stored, halved to the step of the eight-bit scale.
    fn sample(&self, plane: usize, x: u32, y: u32) -> f32 {
        let Some(samples) = self.planes.get(plane) else { return 0.0 };
        let component = if plane == 0 { PlanarImageComponent::Y } else { PlanarImageComponent::U };
        let row = self.picture.stride(component) as usize * y as usize;
        let value = match self.bits {
            8 => samples.get(row + x as usize).map_or(0.0, |&byte| f32::from(byte)),
            _ => {
                let at = row + 2 * x as usize;
                let pair = samples.get(at..at + 2).and_then(|pair| pair.try_into().ok());
                pair.map_or(0.0, |pair| f32::from(u16::from_ne_bytes(pair)))
            }
        };
        value / (1_u32 << (self.bits - 8)) as f32
    }

    /// Light, 0 to 1.
    fn light(&self, x: u32, y: u32) -> f32 {
        self.level(self.sample(0, x, y))
    }

    fn level(&self, sample: f32) -> f32 {
        if self.is_full { sample / self.full_scale() } else { (sample - 16.0) / 219.0 }
    }

    /// The largest sample on the eight-bit scale: a little below 256 where there are more bits.
    fn full_scale(&self) -> f32 {
        256.0 - 1.0 / (1_u32 << (self.bits - 8)) as f32
    }

    /// A colour difference, -0.5 to 0.5.
    fn difference(&self, plane: usize, x: u32, y: u32) -> f32 {
        let sample = self.sample(plane, x, y) - 128.0;
        if self.is_full { sample / self.full_scale() } else { sample / 224.0 }
    }

    fn rgb(&self, x: u32, y: u32) -> [f32; 3] {
        let light = self.light(x, y);
        let (cx, cy) = match self.picture.pixel_layout() {
            PixelLayout::I400 => return [light; 3],
            PixelLayout::I420 => (x / 2, y / 2),
            PixelLayout::I422 => (x / 2, y),
            PixelLayout::I444 => (x, y),
        };
        let Matrix::Shares { red, blue } = self.matrix else {
            return [self.level(self.sample(2, x, y)), light, self.level(self.sample(1, x, y))];
        };
        let (to_blue, to_red) = (self.difference(1, cx, cy), self.difference(2, cx, cy));
        let r = light + 2.0 * (1.0 - red) * to_red;
        let b = light + 2.0 * (1.0 - blue) * to_blue;
        let g = (light - red * r - blue * b) / (1.0 - red - blue);
        [r, g, b]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIXELS: u64 = 1 << 20;

    fn near(one: Rgba<u8>, other: [u8; 4]) -> bool {
        one.0.iter().zip(other).all(|(&one, other)| one.abs_diff(other) <= 12)
    }

    #[test]
    fn colours_come_out_as_they_went_in() {
        let half = include_bytes!("fixtures/half.avif");
        assert!(is_avif(half));
        let image = decode(half, PIXELS).unwrap();
        assert_eq!((image.width(), image.height(), image.color().has_alpha()), (64, 48, false));
        let image = image.to_rgba8();
        assert!(near(*image.get_pixel(8, 20), [200, 30, 40, 255]), "{:?}", image.get_pixel(8, 20));
        assert!(near(*image.get_pixel(56, 20), [20, 60, 220, 255]), "{:?}", image.get_pixel(56, 20));
        let grey = decode(include_bytes!("fixtures/grey.avif"), PIXELS).unwrap().to_rgba8();
        assert!(near(*grey.get_pixel(30, 30), [128, 128, 128, 255]), "{:?}", grey.get_pixel(30, 30));
    }

    #[test]
    fn what_is_clear_stays_clear() {
        let image = decode(include_bytes!("fixtures/alpha.avif"), PIXELS).unwrap().to_rgba8();
        assert!(near(*image.get_pixel(20, 8), [10, 200, 30, 255]), "{:?}", image.get_pixel(20, 8));
        assert_eq!(image.get_pixel(20, 40).0[3], 0);
    }

    #[test]
    fn too_large_ones_are_refused() {
        let half = include_bytes!("fixtures/half.avif");
        assert!(decode(half, 64 * 48 - 1).is_none());
        assert!(!is_avif(b"\0\0\0\x20ftypmp42\0\0\0\0mp42isom") && !is_avif(b"ftyp"));
    }
}
