//! The copies of an article, oldest first. A revision never changes.

use crate::compress::{Dictionary, compress, decompress, from_json, pack, unpack};
use crate::{Read, Result, Write};
use document::{Document, Receipt};
use rusqlite::OptionalExtension;

pub(crate) const VERSION_1: &str = "
    CREATE TABLE revision (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        number INTEGER NOT NULL,
        saved_at INTEGER NOT NULL,
        -- BLAKE3 of the bytes as they came, so that the same bytes are not saved twice.
        original_hash BLOB NOT NULL,
        document BLOB NOT NULL,
        receipt BLOB NOT NULL,
        system TEXT,
        PRIMARY KEY (article, number)
    ) STRICT;
    CREATE INDEX revision_by_original ON revision (original_hash);
    -- Apart from the revision: opening an article must not read past the page it came from.
    CREATE TABLE original (
        article INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (article, revision),
        FOREIGN KEY (article, revision) REFERENCES revision ON DELETE CASCADE
    ) STRICT;
";

/// One copy of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// Number, from 1.
    pub number: u32,
    /// When it was saved, in milliseconds since 1970.
    pub saved_at: i64,
    /// The article.
    pub document: Document,
    /// What was declared and kept.
    pub receipt: Receipt,
    /// The system its discussion runs on.
    pub system: Option<String>,
}

/// Adds a revision with the bytes it was captured from.
pub fn insert(write: &Write, article: i64, revision: &Revision, original: &[u8], hash: &[u8]) -> Result<()> {
    let sql = "
        INSERT INTO revision (article, number, saved_at, original_hash, document, receipt, system)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    write.prepare(sql)?.execute((
        article,
        revision.number,
        revision.saved_at,
        hash,
        pack(&revision.document, Dictionary::Documents)?,
        pack(&revision.receipt, Dictionary::Documents)?,
        &revision.system,
    ))?;
    let sql = "INSERT INTO original (article, revision, bytes) VALUES (?1, ?2, ?3)";
    write.prepare(sql)?.execute((article, revision.number, compress(original, Dictionary::Nothing)?))?;
    Ok(())
}

/// Replaces the receipt of a revision, once images that it lacked are there. Its words stay what they were.
pub fn set_receipt(write: &Write, article: i64, number: u32, receipt: &Receipt) -> Result<()> {
    let sql = "UPDATE revision SET receipt = ?3 WHERE article = ?1 AND number = ?2";
    match write.prepare(sql)?.execute((article, number, pack(receipt, Dictionary::Documents)?))? {
        0 => Err(crate::Error::NotFound),
        _ => Ok(()),
    }
}

/// One revision.
pub fn get(read: &Read, article: i64, number: u32) -> Result<Revision> {
    let sql = "SELECT saved_at, document, receipt, system FROM revision WHERE article = ?1 AND number = ?2";
    let mut statement = read.prepare(sql)?;
    let (saved_at, document, receipt, system): (i64, Vec<u8>, Vec<u8>, Option<String>) =
        statement.query_row((article, number), |row| row.try_into())?;
    Ok(Revision { number, saved_at, document: unpack(&document)?, receipt: receipt_of(&receipt)?, system })
}

/// The revisions of an article, oldest first: number, and when it was saved.
pub fn list(read: &Read, article: i64) -> Result<Vec<(u32, i64)>> {
    let mut statement = read.prepare("SELECT number, saved_at FROM revision WHERE article = ?1 ORDER BY number")?;
    let rows = statement.query_map([article], |row| row.try_into())?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The bytes a revision was captured from.
pub fn original(read: &Read, article: i64, number: u32) -> Result<Vec<u8>> {
    let mut statement = read.prepare("SELECT bytes FROM original WHERE article = ?1 AND revision = ?2")?;
    let bytes: Vec<u8> = statement.query_row((article, number), |row| row.get(0))?;
    decompress(&bytes)
}

/// The article whose newest revision was captured from exactly these bytes.
pub fn by_original(read: &Read, hash: &[u8]) -> Result<Option<i64>> {
    let sql = "
        SELECT r.article FROM revision r JOIN article a ON a.id = r.article AND a.revision = r.number
        WHERE r.original_hash = ?1 ORDER BY a.deleted_at NOTNULL, a.id DESC LIMIT 1";
    Ok(read.prepare(sql)?.query_row([hash], |row| row.get(0)).optional()?)
}

/// A receipt; those of version 1 are not compressed.
fn receipt_of(packed: &[u8]) -> Result<Receipt> {
    if packed.starts_with(b"{") { from_json(packed) } else { unpack(packed) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::store_with_article;
    use document::Block;

    #[test]
    fn a_revision_and_its_bytes_come_back() {
        let (_folder, store, article) = store_with_article();
        let revision = Revision {
            number: 1,
            saved_at: 12,
            document: Document { blocks: vec![Block::paragraph("Boil.")], ..Document::default() },
            receipt: Receipt { format: "html".into(), ..Receipt::default() },
            system: Some("wordpress".into()),
        };
        store.write(|write| insert(write, article, &revision, b"<p>Boil.", b"hash")).unwrap();
        assert_eq!(store.read(|read| get(read, article, 1)).unwrap(), revision);
        assert_eq!(store.read(|read| original(read, article, 1)).unwrap(), b"<p>Boil.");
        assert_eq!(store.read(|read| by_original(read, b"hash")).unwrap(), Some(article));
        assert_eq!(store.read(|read| by_original(read, b"other")).unwrap(), None);
    }
}
