//! Binary property lists, read by following references only where they lead to what is asked for.
//!
//! Objects may be shared, so that a small file can stand for a tree of any size; nothing here ever walks the tree.

/// A property list in memory.
#[derive(Clone, Copy)]
pub(super) struct Plist<'b> {
    bytes: &'b [u8],
    offsets: &'b [u8],
    offset_size: usize,
    reference_size: usize,
}

/// An object of a property list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Object<'b> {
    Data(&'b [u8]),
    Text(String),
    /// References to the items.
    Array(Vec<usize>),
    /// References to each key and its value.
    Dictionary(Vec<(usize, usize)>),
    /// Numbers, dates and whatever else there is.
    Other,
}

impl<'b> Plist<'b> {
    /// The list with the reference of its root object.
    pub(super) fn open(bytes: &'b [u8]) -> Option<(Self, usize)> {
        let trailer = bytes.get(bytes.len().checked_sub(32)?..)?;
        let number = |range: std::ops::Range<usize>| trailer.get(range).and_then(big_endian);
        let (offset_size, reference_size) = (*trailer.get(6)? as usize, *trailer.get(7)? as usize);
        let (count, root, table) = (number(8..16)?, number(16..24)?, number(24..32)?);
        if !(1..=8).contains(&offset_size) || !(1..=8).contains(&reference_size) {
            return None;
        }
        let offsets = bytes.get(table..table.checked_add(count.checked_mul(offset_size)?)?)?;
        Some((Self { bytes, offsets, offset_size, reference_size }, root))
    }

    /// The object of that reference.
    pub(super) fn object(&self, reference: usize) -> Option<Object<'b>> {
        let place = reference.checked_mul(self.offset_size)?;
        let at = big_endian(self.offsets.get(place..place.checked_add(self.offset_size)?)?)?;
        let marker = *self.bytes.get(at)?;
        let (length, start) = self.length(at, marker & 0x0f)?;
        let bytes = |size: usize| self.bytes.get(start..start.checked_add(length.checked_mul(size)?)?);
        Some(match marker >> 4 {
            0x4 => Object::Data(bytes(1)?),
            0x5 => Object::Text(String::from_utf8_lossy(bytes(1)?).into_owned()),
            0x6 => {
                let units = bytes(2)?.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                Object::Text(char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect())
            }
            0xa => Object::Array(self.references(bytes(self.reference_size)?)),
            0xd => {
                let pairs = length.checked_mul(2)?.checked_mul(self.reference_size)?;
                let references = self.references(self.bytes.get(start..start.checked_add(pairs)?)?);
                let (keys, values) = references.split_at(length);
                Object::Dictionary(keys.iter().copied().zip(values.iter().copied()).collect())
            }
            _ => Object::Other,
        })
    }

    /// The value under `key` of a dictionary.
    pub(super) fn value(&self, dictionary: usize, key: &str) -> Option<usize> {
        let Object::Dictionary(pairs) = self.object(dictionary)? else { return None };
        let is_key = |reference: usize| matches!(self.object(reference), Some(Object::Text(text)) if text == key);
        pairs.into_iter().find(|(name, _)| is_key(*name)).map(|(_, value)| value)
    }

    /// The text under `key` of a dictionary.
    pub(super) fn text(&self, dictionary: usize, key: &str) -> Option<String> {
        match self.object(self.value(dictionary, key)?)? {
            Object::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The bytes under `key` of a dictionary.
    pub(super) fn data(&self, dictionary: usize, key: &str) -> Option<&'b [u8]> {
        match self.object(self.value(dictionary, key)?)? {
            Object::Data(data) => Some(data),
            _ => None,
        }
    }

    fn references(&self, bytes: &[u8]) -> Vec<usize> {
        bytes.chunks_exact(self.reference_size).filter_map(big_endian).collect()
    }

    /// How long the object at `at` is, and where its content starts. Lengths from 15 on are numbers of their own.
    fn length(&self, at: usize, short: u8) -> Option<(usize, usize)> {
        if short < 0x0f {
            return Some((short as usize, at + 1));
        }
        let size = 1_usize << (*self.bytes.get(at + 1)? & 0x0f).min(3);
        let start = at + 2;
        Some((big_endian(self.bytes.get(start..start + size)?)?, start + size))
    }
}

fn big_endian(bytes: &[u8]) -> Option<usize> {
    bytes.iter().try_fold(0_usize, |number, byte| number.checked_mul(256)?.checked_add(*byte as usize))
}
