use super::Platform;

/// Simple Machines Forum 2.
pub(super) static SMF: Platform = Platform {
    name: "smf",
    item: "#forumposts .post_wrapper",
    forum: true,
    flat: true,
    id: &[".inner[id^=msg_] @id", "[id^=subject_] @id"],
    author: &[".poster h4 a", ".poster h4"],
    date: &[".postinfo a.smalltext", ".keyinfo .smalltext", ".flow_hidden .smalltext", ".postinfo .smalltext"],
    body: ".post .inner, .inner[id^=msg_]",
    exclude: ".signature, .modified",
    title: &[".keyinfo h5", ".subject_title"],
    permalink: &[".postinfo a.smalltext", ".keyinfo h5 a", ".subject_title a"],
    edited: ".modified em, .modified .smalltext",
    hidden: ".ignored",
    pages: ".pagelinks a, .navPages",
    furniture: ".pagesection, #quickreply, #quickReplyOptions, #moderationbuttons, .navigate_section",
    ..Platform::UNKNOWN
};
