//! Images, each kept once however many articles show it. Only rasters that the library encoded itself.

use crate::{Error, Read, Result, Write};
use rusqlite::OptionalExtension;

pub(crate) const VERSION_1: &str = "
    CREATE TABLE image (
        id INTEGER PRIMARY KEY,
        -- BLAKE3 of the bytes.
        hash BLOB NOT NULL UNIQUE,
        media_type TEXT NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg', 'image/webp')),
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        bytes BLOB NOT NULL
    ) STRICT;
    CREATE TABLE article_image (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        -- As the document names it.
        url TEXT NOT NULL,
        image INTEGER NOT NULL REFERENCES image,
        PRIMARY KEY (article, url)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX article_image_by_image ON article_image (image);
";

/// An encoded image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// `image/png`, `image/jpeg` or `image/webp`.
    pub media_type: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// An image that an article shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// As the document names it.
    pub url: String,
    /// The image's id.
    pub id: i64,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Keeps an image, once for equal bytes.
pub fn insert(write: &Write, hash: &[u8], image: &Image) -> Result<i64> {
    let found =
        write.prepare("SELECT id FROM image WHERE hash = ?1")?.query_row([hash], |row| row.get(0)).optional()?;
    if let Some(id) = found {
        return Ok(id);
    }
    let sql = "INSERT INTO image (hash, media_type, width, height, bytes) VALUES (?1, ?2, ?3, ?4, ?5)";
    write.prepare(sql)?.execute((hash, &image.media_type, image.width, image.height, &image.bytes))?;
    Ok(write.last_id())
}

/// Says that an article shows an image under an address.
pub fn show(write: &Write, article: i64, url: &str, image: i64) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO article_image (article, url, image) VALUES (?1, ?2, ?3)";
    write.prepare(sql)?.execute((article, url, image))?;
    Ok(())
}

/// The images of an article.
pub fn list(read: &Read, article: i64) -> Result<Vec<Shown>> {
    let sql = "
        SELECT ai.url, i.id, i.width, i.height FROM article_image ai JOIN image i ON i.id = ai.image
        WHERE ai.article = ?1 ORDER BY ai.url";
    let mut statement = read.prepare(sql)?;
    let rows = statement.query_map([article], |row| {
        Ok(Shown { url: row.get(0)?, id: row.get(1)?, width: row.get(2)?, height: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One image.
pub fn get(read: &Read, id: i64) -> Result<Image> {
    let mut statement = read.prepare("SELECT media_type, width, height, bytes FROM image WHERE id = ?1")?;
    let image = statement.query_row([id], |row| {
        Ok(Image { media_type: row.get(0)?, width: row.get(1)?, height: row.get(2)?, bytes: row.get(3)? })
    });
    image.map_err(Error::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::store_with_article;

    #[test]
    fn equal_images_are_kept_once() {
        let (_folder, store, article) = store_with_article();
        let image = Image { media_type: "image/png".into(), width: 2, height: 1, bytes: vec![1, 2, 3] };
        let (first, second) = store
            .write(|write| Ok::<_, Error>((insert(write, b"hash", &image)?, insert(write, b"hash", &image)?)))
            .unwrap();
        assert_eq!(first, second);
        store.write(|write| show(write, article, "a.png", first)).unwrap();
        assert_eq!(store.read(|read| get(read, first)).unwrap(), image);
        assert_eq!(store.read(|read| list(read, article)).unwrap()[0].id, first);
    }

    #[test]
    fn what_is_no_raster_is_refused() {
        let (_folder, store, _) = store_with_article();
        let image = Image { media_type: "image/svg+xml".into(), width: 1, height: 1, bytes: Vec::new() };
        assert!(store.write(|write| insert(write, b"hash", &image)).is_err());
    }
}
