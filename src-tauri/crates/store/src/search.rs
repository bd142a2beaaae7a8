//! Full-text search over articles, comments, notes and own comments.
//!
//! What pages said is indexed without a copy of its text (`content=''`): the text is in the other tables, and
//! snippets are made from there. What the reader wrote is merged when something is purged, so that no word of it is in an
//! index either; the other indexes mark deleted rows and forget them when they merge.

mod filter;
mod indexed;
mod newest;
#[cfg(test)]
mod plans;
mod query;
mod rebuild;
mod words;

use crate::article::Article;
use crate::words::space_out;
use crate::{Result, Write};
use document::{Comment, Document, Target, plain_text};
use indexed::Indexed;

pub use filter::Filter;
pub use query::{
    Found, best_articles, best_comments, hits_in_articles, hits_in_comments, newest_articles, newest_comments, notes,
    own_comments,
};
pub(crate) use rebuild::rebuild;
pub use words::{Term, Words};

pub(crate) const VERSION_1: &str = "
    CREATE VIRTUAL TABLE article_search USING fts5 (
        title, text, cells,
        content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
    );
    INSERT INTO article_search (article_search, rank) VALUES ('rank', 'bm25(10.0, 1.0, 2.0)');
    CREATE VIRTUAL TABLE comment_search USING fts5 (
        author, text,
        content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE VIRTUAL TABLE note_search USING fts5 (
        body, quote, tokenize = 'unicode61 remove_diacritics 2'
    );
    INSERT INTO note_search (note_search, rank) VALUES ('secure-delete', 1);
    CREATE VIRTUAL TABLE own_comment_search USING fts5 (
        body, tokenize = 'unicode61 remove_diacritics 2'
    );
    INSERT INTO own_comment_search (own_comment_search, rank) VALUES ('secure-delete', 1);
";

/// The same with the beginnings of words, for a search while it is typed, and where articles come from; empty, until
/// [`rebuild()`] fills them.
pub(crate) const VERSION_2: &str = "
    DROP TABLE article_search;
    CREATE VIRTUAL TABLE article_search USING fts5 (
        title, text, cells,
        content = '', contentless_delete = 1, prefix = '3', tokenize = 'unicode61 remove_diacritics 2'
    );
    INSERT INTO article_search (article_search, rank) VALUES ('rank', 'bm25(10.0, 1.0, 2.0)');
    CREATE VIRTUAL TABLE article_source USING fts5 (
        byline, site,
        content = '', contentless_delete = 1, prefix = '3', tokenize = 'unicode61 remove_diacritics 2'
    );
    DROP TABLE comment_search;
    CREATE VIRTUAL TABLE comment_search USING fts5 (
        author, text,
        content = '', contentless_delete = 1, prefix = '3', tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE INDEX article_by_date ON article (coalesce(published_key, saved_at / 1000));
    -- SQLite 3.54.1's `secure-delete` breaks an index in which a row is deleted and written anew in one transaction,
    -- as every edit does. `forget` does what it was for.
    INSERT INTO note_search (note_search, rank) VALUES ('secure-delete', 0);
    INSERT INTO note_search (note_search) VALUES ('rebuild');
    INSERT INTO own_comment_search (own_comment_search, rank) VALUES ('secure-delete', 0);
    INSERT INTO own_comment_search (own_comment_search) VALUES ('rebuild');
";

/// Makes the indexes of what the reader wrote anew, from the texts they keep.
pub(crate) const REBUILD: &str = "
    INSERT INTO note_search (note_search) VALUES ('rebuild');
    INSERT INTO own_comment_search (own_comment_search) VALUES ('rebuild');
";

/// Leaves no word of what the reader deleted in an index: merges each into one piece, which has what is there.
pub(crate) fn forget(write: &Write) -> Result<()> {
    for sql in [
        "INSERT INTO note_search (note_search) VALUES ('optimize')",
        "INSERT INTO own_comment_search (own_comment_search) VALUES ('optimize')",
    ] {
        write.prepare(sql)?.execute([])?;
    }
    Ok(())
}

/// Indexes an article's newest revision, in place of an earlier one.
pub fn set_article(write: &Write, id: i64, article: &Article, document: &Document) -> Result<()> {
    let Indexed { text, cells } = Indexed::new(&document.blocks);
    write.prepare("DELETE FROM article_search WHERE rowid = ?1")?.execute([id])?;
    let sql = "INSERT INTO article_search (rowid, title, text, cells) VALUES (?1, ?2, ?3, ?4)";
    write.prepare(sql)?.execute((id, space_out(&article.title), space_out(&text), space_out(&cells)))?;
    let byline = article.byline.as_deref().unwrap_or_default();
    let site = [&article.site, &article.url].map(|name| name.as_deref().unwrap_or_default()).join("\n");
    write.prepare("DELETE FROM article_source WHERE rowid = ?1")?.execute([id])?;
    let sql = "INSERT INTO article_source (rowid, byline, site) VALUES (?1, ?2, ?3)";
    write.prepare(sql)?.execute((id, space_out(byline), space_out(&site)))?;
    Ok(())
}

/// Indexes a comment, in place of what it said before.
pub fn set_comment(write: &Write, id: i64, comment: &Comment) -> Result<()> {
    let author = comment.author.as_ref().map_or("", |author| &author.name);
    let text = format!("{}\n{}", comment.title.as_deref().unwrap_or_default(), plain_text(&comment.blocks));
    write.prepare("DELETE FROM comment_search WHERE rowid = ?1")?.execute([id])?;
    let sql = "INSERT INTO comment_search (rowid, author, text) VALUES (?1, ?2, ?3)";
    write.prepare(sql)?.execute((id, space_out(author), space_out(&text)))?;
    Ok(())
}

pub(crate) fn add_note(write: &Write, note: i64, target: &Target, body: &str) -> Result<()> {
    let (body, quote) = note_words(target, body);
    let sql = "INSERT INTO note_search (rowid, body, quote) VALUES (?1, ?2, ?3)";
    write.prepare(sql)?.execute((note, body, quote))?;
    Ok(())
}

/// What is indexed of a note: its text and the words it stands beside.
pub(crate) fn note_words(target: &Target, body: &str) -> (String, String) {
    let quote = match target {
        Target::Passage(passage) | Target::CommentPassage { passage, .. } => passage.quote.exact.as_str(),
        Target::Cell { text, .. } => text,
        _ => "",
    };
    (space_out(body), space_out(quote))
}

pub(crate) fn remove_note(write: &Write, note: i64) -> Result<()> {
    write.prepare("DELETE FROM note_search WHERE rowid = ?1")?.execute([note])?;
    Ok(())
}

pub(crate) fn add_own_comment(write: &Write, own_comment: i64, body: &str) -> Result<()> {
    let sql = "INSERT INTO own_comment_search (rowid, body) VALUES (?1, ?2)";
    write.prepare(sql)?.execute((own_comment, space_out(body)))?;
    Ok(())
}

pub(crate) fn remove_own_comment(write: &Write, own_comment: i64) -> Result<()> {
    write.prepare("DELETE FROM own_comment_search WHERE rowid = ?1")?.execute([own_comment])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::store_with_article;
    use crate::{Error, Store};
    use document::Block;
    use proptest::prelude::*;

    fn words(text: &str) -> Words {
        let terms: Vec<Term> = text.split(' ').map(Term::word).collect();
        Words::new(&terms, &[], &[]).unwrap()
    }

    fn set(store: &Store, id: i64, title: &str, text: &str) {
        let article = Article { title: title.into(), ..Article::default() };
        let document = Document { blocks: vec![Block::paragraph(text)], ..Document::default() };
        store.write(|write| set_article(write, id, &article, &document)).unwrap();
    }

    #[test]
    fn words_are_found_whatever_their_case_and_diacritics() {
        let (_folder, store, id) = store_with_article();
        set(&store, id, "Kettles", "Café in Zürich — 緑茶を飲む: 3 minutes");
        let found = |text: &str| {
            !store.read(|read| newest_articles(read, &words(text), &Filter::default(), 9)).unwrap().is_empty()
        };
        for text in ["cafe", "ZURICH", "緑茶", "茶を", "kettles minutes"] {
            assert!(found(text), "{text}");
        }
        for text in ["kettle", "茶緑", "coffee"] {
            assert!(!found(text), "{text}");
        }
    }

    #[test]
    fn an_article_is_indexed_once_however_often_it_is_saved() {
        let (_folder, store, id) = store_with_article();
        for text in ["first words", "second words"] {
            set(&store, id, "", text);
        }
        let found =
            |text: &str| store.read(|read| best_articles(read, &words(text), &Filter::default(), 9)).unwrap().count;
        assert_eq!((found("words"), found("first"), found("second")), (1, 0, 1));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn no_term_makes_the_database_fail(texts in prop::collection::vec("\\PC{0,12}|[\"*^:(){}+\\-a-cORNEAT\0 ]{0,9}", 0..5), prefix: bool) {
            thread_local! {
                static STORE: (tempfile::TempDir, crate::Store, i64) = store_with_article();
            }
            let terms: Vec<Term> = texts.iter().map(|text| Term { text: text.clone(), prefix }).collect();
            let (with, without) = terms.split_at(terms.len() / 2);
            if let Some(words) = Words::new(with, without, &[]) {
                STORE.with(|(_, store, _)| {
                    let filter = Filter { author: Some(texts.concat()), site: Some(texts.concat()), ..Filter::default() };
                    store.read(|read| {
                        best_articles(read, &words, &filter, 9)?;
                        newest_articles(read, &words, &filter, 9)?;
                        best_comments(read, &words, &filter, 9)?;
                        newest_comments(read, &words, &filter, 9)?;
                        notes(read, &words, &filter, 9)?;
                        own_comments(read, &words, &filter, 9)?;
                        Ok::<_, Error>(())
                    })
                }).unwrap();
            }
        }
    }
}
