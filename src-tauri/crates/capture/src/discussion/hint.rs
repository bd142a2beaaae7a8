//! What the class, id and itemprop of an element say about it.

use crate::dom::{Dom, NodeId};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Kinds of hint, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hint(u16);

impl Hint {
    /// Holds the name of an author.
    pub(crate) const NAMING: Self = Self(1);
    /// Holds something short that is no name.
    pub(crate) const NOT_NAMING: Self = Self(2);
    /// Stands around the words of a comment.
    pub(crate) const AROUND: Self = Self(4);
    /// Is, or holds, comments.
    pub(crate) const COMMENT: Self = Self(8);
    /// Holds other lists: news, products, widgets.
    pub(crate) const ELSEWHERE: Self = Self(16);
    /// Shows its author.
    pub(crate) const PORTRAIT: Self = Self(32);
    /// Quotes.
    pub(crate) const QUOTE: Self = Self(64);
    /// Leads from page to page.
    pub(crate) const PAGER: Self = Self(128);
    /// Is a title.
    pub(crate) const TITLE: Self = Self(256);
    /// Belongs to a forum.
    pub(crate) const FORUM: Self = Self(512);

    /// Whether it has any of the bits of `other`.
    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The hints of every node of a page.
pub(crate) struct Hints(Vec<Hint>);

impl Hints {
    /// Reads class, id and the like of every element.
    pub(crate) fn of(dom: &Dom) -> Self {
        let hint = |id: NodeId| Hint(words(dom, id).fold(0, |bits, word| bits | known(&word)));
        Self(std::iter::once(Hint::default()).chain(dom.descendants(Dom::ROOT).map(hint)).collect())
    }

    /// The hints of one node.
    pub(crate) fn get(&self, id: NodeId) -> Hint {
        self.0.get(id.0 as usize).copied().unwrap_or_default()
    }
}

fn known(word: &str) -> u16 {
    WORDS.get(word).copied().unwrap_or(0)
}

/// The words that an element's names are made of, in lower case: `postAuthor-name` is post, author, name.
fn words(dom: &Dom, id: NodeId) -> impl Iterator<Item = String> + '_ {
    const NAMES: &[&str] = &["class", "id", "itemprop", "data-role", "data-testid", "rel", "component"];
    let values = NAMES.iter().filter_map(move |name| dom.attr(id, name));
    values.flat_map(|value| {
        let mut words = Vec::new();
        let mut word = String::new();
        let mut after_lower = false;
        for c in value.chars().take(200) {
            if !c.is_alphabetic() || (c.is_uppercase() && after_lower) {
                push(&mut words, &mut word);
            }
            if c.is_alphabetic() {
                word.extend(c.to_lowercase());
            }
            after_lower = c.is_lowercase();
        }
        push(&mut words, &mut word);
        words
    })
}

fn push(words: &mut Vec<String>, word: &mut String) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

static WORDS: LazyLock<HashMap<&'static str, u16>> = LazyLock::new(|| {
    let kinds = [
        (NAMING, Hint::NAMING),
        (NOT_NAMING, Hint::NOT_NAMING),
        (AROUND, Hint::AROUND),
        (COMMENT, Hint::COMMENT),
        (ELSEWHERE, Hint::ELSEWHERE),
        (&["avatar", "gravatar", "userpic", "photo", "portrait"], Hint::PORTRAIT),
        (&["quote", "quotebox", "bbquote", "quotetitle", "blockquote", "quoter"], Hint::QUOTE),
        (&["pagination", "pagenav", "pager", "pages", "paging", "paginator", "pagelinks", "page"], Hint::PAGER),
        (&["title", "headline"], Hint::TITLE),
        (&["forum", "topic", "viewtopic", "showthread", "phpbb", "bbpress", "forumthread"], Hint::FORUM),
    ];
    let mut words: HashMap<&'static str, u16> = HashMap::new();
    for (list, hint) in kinds {
        for word in list {
            *words.entry(word).or_default() |= hint.0;
        }
    }
    words
});

const NAMING: &[&str] = &[
    "author",
    "username",
    "user",
    "nick",
    "nickname",
    "poster",
    "fn",
    "creator",
    "byline",
    "name",
    "commenter",
    "displayname",
    "login",
    "handle",
    "persona",
    "member",
    "by",
    "cite",
    "postername",
    "bigusername",
    "vcard",
    "authorname",
    "realname",
    "auteur",
    "autor",
    "pseudo",
];
const NOT_NAMING: &[&str] = &[
    "title",
    "rank",
    "group",
    "level",
    "status",
    "count",
    "posts",
    "location",
    "badge",
    "role",
    "date",
    "time",
    "stat",
    "stats",
    "rep",
    "reputation",
    "signature",
    "body",
    "content",
    "text",
    "message",
    "quote",
    "reply",
    "points",
    "score",
    "permalink",
    "number",
    "postnum",
    "usertitle",
    "timestamp",
    "likes",
    "edit",
    "blockquote",
    "joined",
    "answer",
    "website",
    "tag",
    "category",
    "bbcode",
];
const AROUND: &[&str] = &[
    "signature",
    "sig",
    "profile",
    "userinfo",
    "postprofile",
    "avatar",
    "share",
    "sharing",
    "social",
    "controls",
    "control",
    "actions",
    "action",
    "toolbar",
    "button",
    "buttons",
    "reactions",
    "reaction",
    "likes",
    "votes",
    "vote",
    "voting",
    "badge",
    "badges",
    "rank",
    "tooltip",
    "dropdown",
    "menu",
    "breadcrumb",
    "permalink",
    "meta",
    "metadata",
    "byline",
    "poster",
    "author",
    "username",
    "ad",
    "ads",
    "advert",
    "advertisement",
    "outbrain",
    "sponsor",
    "promo",
    "edited",
    "footer",
    "foot",
    "postfoot",
    "header",
    "timestamp",
    "date",
    "attribution",
    "userbit",
    "usertitle",
    "moderated",
];
const COMMENT: &[&str] = &[
    "comment",
    "comments",
    "commentlist",
    "reply",
    "replies",
    "message",
    "messages",
    "messagelist",
    "answer",
    "answers",
    "respond",
    "responses",
    "response",
    "thread",
    "topic",
    "discussion",
    "forum",
    "posting",
    "postings",
    "postbody",
    "postbit",
    "blockpost",
    "kommentar",
    "kommentare",
    "antwort",
    "antworten",
    "beitrag",
    "beitraege",
    "commentaire",
    "commentaires",
    "comentario",
    "comentarios",
    "commenti",
    "commento",
    "reactie",
    "reacties",
    "komentarz",
    "komentarze",
    "guestbook",
    "conversation",
    "disqus",
    "msg",
    "commentary",
    "commenter",
    "postwrapper",
    "thema",
];
const ELSEWHERE: &[&str] = &[
    "sidebar",
    "widget",
    "related",
    "recent",
    "latest",
    "popular",
    "trending",
    "recommended",
    "teaser",
    "teasers",
    "news",
    "headlines",
    "breadcrumb",
    "carousel",
    "slider",
    "products",
    "product",
    "catalog",
    "events",
    "calendar",
    "archive",
    "archives",
    "changelog",
    "releases",
    "timeline",
    "suggested",
    "similar",
    "promo",
    "feed",
    "readmore",
    "references",
    "citations",
    "footnotes",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom;

    #[test]
    fn names_are_taken_apart() {
        let dom = dom::parse("<p class='postAuthor-name' id=user_3>a");
        let p = dom.elements(Dom::ROOT, "p").next().unwrap();
        assert_eq!(words(&dom, p).collect::<Vec<_>>(), ["post", "author", "name", "user"]);
        let hints = Hints::of(&dom);
        assert!(hints.get(p).has(Hint::NAMING) && !hints.get(p).has(Hint::PAGER));
    }
}
