use super::Platform;

/// Hacker News. Rows are flat; how deep one stands is a number, in older pages the width of a spacer image (40 a
/// level). Flagged and deleted rows have no text and keep their place.
pub(super) static HACKERNEWS: Platform = Platform {
    name: "hackernews",
    item: "tr.athing.comtr, table.fatitem",
    opening: "table.fatitem",
    id: &["@id", "tr.athing @id"],
    depth: &["td.ind @indent", ".ind img @width"],
    author: &[".hnuser"],
    author_url: &[".hnuser @href"],
    date: &[".age @title", ".age"],
    body: ".commtext, .toptext",
    title: &[".titleline > a"],
    exclude: ".reply",
    score: &[".score"],
    permalink: &[".age a @href"],
    collapsed: ".morelink",
    pages: "a.morelink",
    furniture: "form[action=comment], .morelink, .yclinks",
    correct: Some(gone),
    ..Platform::UNKNOWN
};

fn gone(page: &crate::page::Page<'_>, item: crate::dom::NodeId, post: &mut super::super::post::Post) {
    let dom = page.dom;
    if dom.name(item) != "tr" || dom.find(item, |id| dom.has_class(id, "commtext")).is_some() {
        return;
    }
    post.body.clear();
    let text = dom.visible_text(item);
    let flagged = ["[flagged]", "[dead]"].iter().any(|mark| text.contains(mark));
    post.state = if flagged { document::CommentState::Hidden } else { document::CommentState::Deleted };
}
