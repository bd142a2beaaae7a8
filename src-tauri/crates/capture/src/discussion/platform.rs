//! What is known of each discussion system, as data. Rules sharpen the generic detector; they do not replace it:
//! whatever a rule does not find (a theme renamed a class), the generic detector looks for inside the same item.

use super::post::Post;
use crate::dom::NodeId;
use crate::page::Page;

mod bbpress;
mod blogger;
mod discourse;
mod disqus;
mod flarum;
mod ghost;
mod github;
mod habr;
mod hackernews;
mod ips;
mod lemmy;
mod lobsters;
mod lwn;
mod mastodon;
mod nodebb;
mod phpbb;
mod reddit;
mod slashdot;
mod smf;
mod stackexchange;
mod substack;
mod typepad;
mod vanilla;
mod vbulletin;
mod woocommerce;
mod wordpress;
mod wpdiscuz;
mod xenforo;
mod youtube;

/// The rules of one system. Every field but `name` and `item` may stay empty: see [`Platform::UNKNOWN`].
///
/// A *pick* is a selector, or a selector and `@attribute` (`"time @datetime"`), or only `@attribute` of the item
/// itself. Lists of picks are tried in order; the first that gives something that can be read wins. Selectors are
/// tried on the item and on what is inside it but not inside a nested item.
#[derive(Debug)]
pub(crate) struct Platform {
    /// As [`document::Discussion::system`] names it.
    pub(crate) name: &'static str,
    /// Selector of the element that holds one comment (answers may be nested inside it).
    pub(crate) item: &'static str,
    /// Selector of what on the page gives the system away, so that items count even where a theme has renamed all that
    /// is in them. Without it most items must have an author and a body where the rules say.
    pub(crate) sign: &'static str,
    /// Selector of those items, or of further elements, that are a thread's opening post.
    pub(crate) opening: &'static str,
    /// The page is a thread: its first post is the article where `opening` finds none.
    pub(crate) forum: bool,
    /// A comment's parts stand beside its item: the siblings up to the next item are part of it.
    pub(crate) spread: bool,
    /// Nesting of items says nothing about who answers whom.
    pub(crate) flat: bool,
    /// Picks of the comment's own id. `comment-123`, `t1_x9` and `#p123` are cut down to `123`, `x9`, `123`.
    pub(crate) id: &'static [&'static str],
    /// Picks of the answered comment's id: an attribute, or a link's `@href` whose fragment is that id.
    pub(crate) parent: &'static [&'static str],
    /// Picks of a number that says how deep the comment stands, 0 for the first level or any other base.
    pub(crate) depth: &'static [&'static str],
    /// Picks of the author's name.
    pub(crate) author: &'static [&'static str],
    /// Picks of the author's address, where it is not the `href` of the element picked for the name.
    pub(crate) author_url: &'static [&'static str],
    /// Picks of the date. Without `@attribute` its `datetime`, `data-time`, `title` and words are all considered.
    pub(crate) date: &'static [&'static str],
    /// Selector of the body; every match that is not inside another is part of it.
    pub(crate) body: &'static str,
    /// Selector of what is inside a body but not part of it (signatures, controls, edit notes).
    pub(crate) exclude: &'static str,
    /// Picks of the comment's own title.
    pub(crate) title: &'static [&'static str],
    /// Picks of points or likes: the first whole number in it counts, "1.2k" as well.
    pub(crate) score: &'static [&'static str],
    /// Picks of the comment's address (`@href` is implied).
    pub(crate) permalink: &'static [&'static str],
    /// Selector of a sign that the comment was deleted.
    pub(crate) deleted: &'static str,
    /// Selector of a sign that the comment is hidden (flagged, downvoted, awaiting moderation).
    pub(crate) hidden: &'static str,
    /// Selector of a sign that the comment is by the author of the article or opening post.
    pub(crate) by_author: &'static str,
    /// Selector of a sign that the comment was edited.
    pub(crate) edited: &'static str,
    /// Selector of a sign that the comment is the accepted answer.
    pub(crate) accepted: &'static str,
    /// Selector of a sign that the comment is pinned.
    pub(crate) pinned: &'static str,
    /// Selector of a sign that it is a pingback or trackback.
    pub(crate) pingback: &'static str,
    /// Selector of further badges, kept in the page's words.
    pub(crate) badge: &'static str,
    /// Selector, anywhere on the page, of what says how many comments there are.
    pub(crate) declared: &'static str,
    /// Selector, anywhere on the page, of controls that stand for comments not shown ("42 more replies").
    pub(crate) collapsed: &'static str,
    /// Selector, anywhere on the page, of links to further pages of comments.
    pub(crate) pages: &'static str,
    /// Selector, anywhere on the page, of headings, forms and the like that belong to the discussion.
    pub(crate) furniture: &'static str,
    /// Anything data cannot say: corrects a post after all picks.
    pub(crate) correct: Option<fn(&Page<'_>, NodeId, &mut Post)>,
}

impl Platform {
    /// Rules that know nothing, to be filled with `..Platform::UNKNOWN`.
    pub(crate) const UNKNOWN: Self = Self {
        name: "",
        item: "",
        sign: "",
        opening: "",
        forum: false,
        spread: false,
        flat: false,
        id: &[],
        parent: &[],
        depth: &[],
        author: &[],
        author_url: &[],
        date: &[],
        body: "",
        exclude: "",
        title: &[],
        score: &[],
        permalink: &[],
        deleted: "",
        hidden: "",
        by_author: "",
        edited: "",
        accepted: "",
        pinned: "",
        pingback: "",
        badge: "",
        declared: "",
        collapsed: "",
        pages: "",
        furniture: "",
        correct: None,
    };
}

/// Every platform, the more particular before the more general (wpDiscuz before WordPress).
pub(crate) static ALL: &[&Platform] = &[
    &discourse::DISCOURSE,
    &disqus::DISQUS,
    &hackernews::HACKERNEWS,
    &reddit::OLD_REDDIT,
    &reddit::REDDIT,
    &lobsters::LOBSTERS,
    &lemmy::LEMMY,
    &stackexchange::STACKEXCHANGE,
    &mastodon::MASTODON,
    &github::GITHUB,
    &youtube::YOUTUBE,
    &ghost::GHOST,
    &substack::SUBSTACK,
    &xenforo::XENFORO,
    &xenforo::XENFORO1,
    &phpbb::PHPBB,
    &vbulletin::VBULLETIN,
    &vbulletin::VBULLETIN3,
    &ips::IPS,
    &smf::SMF,
    &vanilla::VANILLA,
    &nodebb::NODEBB,
    &flarum::FLARUM,
    &bbpress::HEADED_BBPRESS,
    &bbpress::BBPRESS,
    &slashdot::SLASHDOT,
    &habr::HABR,
    &lwn::LWN,
    &typepad::TYPEPAD,
    &blogger::BLOGGER,
    &blogger::OLD_BLOGGER,
    &wpdiscuz::WPDISCUZ,
    &woocommerce::WOOCOMMERCE,
    &wordpress::WORDPRESS,
];
