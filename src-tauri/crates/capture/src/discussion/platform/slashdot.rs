use super::Platform;

/// Slashdot: nested lists; the score comes with a word ("Score:5, Insightful").
pub(super) static SLASHDOT: Platform = Platform {
    name: "slashdot",
    item: "li.comment[id^=tree_]",
    id: &["@id"],
    author: &[".by a", ".by"],
    date: &[".otherdetails"],
    body: "[id^=comment_body_], .commentBody",
    exclude: ".sig, .quotedsig, .commentSub",
    title: &["h4 a", ".title a"],
    score: &[".score"],
    permalink: &[".otherdetails a", "h4 a"],
    collapsed: ".commentBox.hidden, .hide.comment",
    declared: ".totalcommentcnt",
    furniture: "#commentControlBox, #discussion_buttons, .commentBoxForm",
    ..Platform::UNKNOWN
};
