//! What was written is there after a restart. Kills, power cuts and failing disks are in `tests/crash`.

use crate::support::{COMMENTS, Library, PARAGRAPHS, page};

#[test]
fn a_restart_finds_everything_in_place() {
    let library = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS));
    library.note("comment:2", "beside the second comment");
    let before = library.article();
    let library = library.reopen();
    assert_eq!(library.article(), before);
}
