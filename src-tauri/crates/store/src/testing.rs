use crate::Store;
use crate::article::{self, Article};
use tempfile::TempDir;

/// A new store in a folder that vanishes with the test.
pub(crate) fn store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    (folder, store)
}

/// A new store with one article.
pub(crate) fn store_with_article() -> (TempDir, Store, i64) {
    let (folder, store) = store();
    let article = Article { title: "Kettles".into(), revision: 1, ..Article::default() };
    let id = store.write(|write| article::insert(write, &article)).unwrap();
    (folder, store, id)
}
