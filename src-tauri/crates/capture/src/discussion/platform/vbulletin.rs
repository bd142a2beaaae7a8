use super::Platform;

/// vBulletin 4 and 5: list items with head, profile and words.
pub(super) static VBULLETIN: Platform = Platform {
    name: "vbulletin",
    item: "li.postcontainer[id^=post_], li.b-post[data-node-id]",
    forum: true,
    flat: true,
    id: &["@id", "@data-node-id"],
    author: &["a.username", ".username", ".author [itemprop=name]", ".b-userinfo__details .author"],
    date: &[".postdate .date", ".postdate", "time[itemprop=dateCreated]", ".b-post__timestamp time"],
    body: ".postcontent, .js-post__content-text",
    exclude: ".after_content, .postfoot, .signature, .signaturecontainer",
    title: &[".postbody h2.title", ".b-post__title"],
    permalink: &[".nodecontrols a.postcounter", "a.b-post__count"],
    deleted: ".postbitdeleted, .deleted",
    hidden: ".postbitignored",
    edited: ".lastedited, .b-post__edit-date",
    pages: ".pagination a, .threadpagenav a, a[rel=next]",
    furniture: "#pagination_top, #pagination_bottom, #below_postlist, .above_postlist, #quick_reply, .threadpagenav",
    ..Platform::UNKNOWN
};

/// vBulletin 3: a table a post, under an element `edit123`.
pub(super) static VBULLETIN3: Platform = Platform {
    name: "vbulletin",
    item: "table.tborder[id^=post], div[id^=edit] > table[id^=post]",
    forum: true,
    flat: true,
    id: &["@id"],
    author: &[".bigusername", "[id^=postmenu_] a", "[id^=postmenu_]"],
    date: &["td.thead", ".thead .normal", ".thead"],
    body: "[id^=post_message_]",
    exclude: ".signature",
    permalink: &["a[id^=postcount]"],
    pages: ".pagenav a[href*='page='], .pagenav a[rel=next]",
    furniture: ".pagenav, #qrform, #collapseobj_quickreply",
    ..Platform::UNKNOWN
};
