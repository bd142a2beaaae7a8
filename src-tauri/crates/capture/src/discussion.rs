//! The readers' discussion of a page: who said what, when, in answer to whom.
//!
//! A generic detector looks for repeated blocks, each with a date or an author of its own; rules of known systems
//! sharpen it. The steps, each in a file of its own:
//!
//! 1. `view` reads the page once: lines of text, looks of elements, dates (`anchor`).
//! 2. `rules` recognises a system and marks its comments, or `repeat` groups dates that look alike and finds the
//!    block around each: both give `record`s.
//! 3. `read` fills in the posts: `author` and `body` learn where most records have theirs, rules put it right.
//! 4. `judge` tells a discussion from lists of news, products and recent comments.
//! 5. `opening` finds the opening post, `thread` who answers whom, `receipt` what is missing, `region` what of the
//!    page the article leaves out.

mod anchor;
mod author;
mod body;
mod hint;
mod judge;
mod lines;
mod marks;
mod opening;
mod platform;
mod post;
mod read;
mod receipt;
mod record;
mod region;
mod repeat;
mod rules;
mod selector;
mod shape;
mod shell;
mod thread;
mod view;
mod vocabulary;

use crate::blocks;
use crate::dom::NodeId;
use crate::page::Page;
use document::{Author, Comment, CommentState, Confidence, Date, Dropped, Missing};
use post::Post;
use record::Records;
use repeat::Sign;
pub(crate) use selector::Selector;
use std::collections::{HashMap, HashSet};
use view::View;

/// What [`detect`] makes of a page.
#[derive(Debug, Default)]
pub(crate) struct Detected {
    /// Every comment in page order; without ids, and without block ids.
    pub(crate) comments: Vec<Comment>,
    /// Whom each answers, by position.
    pub(crate) parents: Vec<Option<usize>>,
    /// The system, where recognised.
    pub(crate) system: Option<String>,
    /// The opening post of a thread, which is the page's article and not among the comments.
    pub(crate) opening_post: Option<OpeningPost>,
    /// The subtrees that are the discussion and what comes with it.
    pub(crate) regions: Vec<NodeId>,
    /// How many comments the page declares.
    pub(crate) declared: Option<u32>,
    /// What is not in the page.
    pub(crate) missing: Vec<Missing>,
    /// What was left out on purpose.
    pub(crate) dropped: Vec<Dropped>,
}

/// The first post of a thread.
#[derive(Debug, Default)]
pub(crate) struct OpeningPost {
    /// The subtrees that are its body.
    pub(crate) body: Vec<NodeId>,
    /// What inside them is not part of it, in document order.
    pub(crate) skip: Vec<NodeId>,
    /// Who wrote it.
    pub(crate) author: Option<Author>,
    /// When.
    pub(crate) date: Option<Date>,
    /// The date's own words.
    pub(crate) date_text: Option<String>,
    /// Its title.
    pub(crate) title: Option<String>,
}

impl OpeningPost {
    /// Whether a node is inside the body but no part of it.
    pub(crate) fn leaves_out(&self, id: NodeId) -> bool {
        self.skip.binary_search(&id).is_ok()
    }
}

/// How many comments the detector alone finds in a page already parsed, so that a bench can tell its share of a capture.
pub fn count_comments(dom: &crate::dom::Dom, url: Option<&str>) -> usize {
    detect(&Page::new(dom, url, None)).map_or(0, |found| found.comments.len())
}

/// Finds the discussion of a page.
pub(crate) fn detect(page: &Page<'_>) -> Option<Detected> {
    let view = View::new(page);
    let mut recognised = rules::recognise(&view);
    let found = match &mut recognised {
        Some(recognised) => {
            let posts = read::ruled(&view, recognised);
            let platform = recognised.rules.platform;
            Some(Found {
                records: recognised.records.clone(),
                posts,
                system: Some(platform.name),
                forum: Some(platform.forum),
                flat: platform.flat,
            })
        }
        None => generic(&view),
    };
    let recognised = recognised.as_ref();
    let Some(found) = found else {
        let missing = receipt::missing(&view, recognised, 0, None);
        return (!missing.is_empty()).then(|| Detected { missing, ..Detected::default() });
    };
    Some(found.finish(&view, recognised))
}

/// A discussion before its threads are known.
struct Found {
    records: Records,
    posts: Vec<Post>,
    system: Option<&'static str>,
    /// Whether the system's pages are threads, where it is known.
    forum: Option<bool>,
    flat: bool,
}

/// The best group of repeated blocks that is a discussion: by dates, else by links to authors.
fn generic(view: &View<'_>) -> Option<Found> {
    let dates: Vec<Sign<'_>> = view
        .anchors
        .iter()
        .enumerate()
        .map(|(at, anchor)| Sign { node: anchor.node, label: &anchor.label, anchor: Some(at) })
        .collect();
    best(view, &dates).or_else(|| {
        let links = view.dom.elements(crate::dom::Dom::ROOT, "a");
        let profiles = links.filter(|&id| view.dom.attr(id, "href").is_some_and(author::is_profile));
        let signs: Vec<Sign<'_>> = profiles.map(|node| Sign { node, label: "", anchor: None }).collect();
        best(view, &signs)
    })
}

fn best(view: &View<'_>, signs: &[Sign<'_>]) -> Option<Found> {
    let mut best: Option<(f64, Found)> = None;
    for mut records in repeat::find(view.dom, &view.shapes, &view.lines, signs) {
        let mut posts = read::generic(view, &mut records);
        let stranger = |at: usize| {
            let post = posts.get(at);
            let told = post.is_some_and(|post| post.author.is_some() || post.state == CommentState::Deleted);
            records.get(at).is_some_and(|record| record.adopted) && !told
        };
        let strangers: HashSet<usize> = (0..records.len()).filter(|&at| stranger(at)).collect();
        if !strangers.is_empty() {
            records = records.filtered(&view.lines, |at| !strangers.contains(&at));
            posts = read::generic(view, &mut records);
        }
        let verdict = judge::judge(view, &records, &posts);
        let worth = verdict.weight * (2.0 + verdict.points);
        if verdict.points <= 0.0 || best.as_ref().is_some_and(|best| best.0 >= worth) {
            continue;
        }
        best = Some((worth, Found { records, posts, system: None, forum: None, flat: false }));
    }
    best.map(|best| best.1)
}

impl Found {
    fn finish(mut self, view: &View<'_>, recognised: Option<&rules::Recognised>) -> Detected {
        opening::mark(view, &mut self.posts, self.forum);
        let thread = thread::link(view, &self.records, &self.posts, self.flat);
        let regions = self.regions(view, recognised);
        let opening = self.posts.iter().position(|post| post.opening);
        let mut detected = Detected {
            system: self.system.map(str::to_string),
            opening_post: opening.and_then(|at| self.posts.get(at)).map(opening_post),
            ..Detected::default()
        };
        let mut ids: HashMap<&str, usize> = HashMap::new();
        self.posts.iter().filter_map(|post| post.id.as_deref()).for_each(|id| *ids.entry(id).or_default() += 1);
        // Advertisements dressed as posts stand under the id of the post before them, and say nothing once blocked.
        let repeats = |post: &Post| post.id.as_deref().and_then(|id| ids.get(id)).is_some_and(|&times| times > 1);
        // Positions among the comments kept: an opening post and empty shells are left out.
        let mut kept: Vec<Option<usize>> = Vec::with_capacity(self.posts.len());
        for (at, post) in self.posts.iter().enumerate() {
            let comment = comment(view.page, post, thread.confidence.get(at).copied().unwrap_or_default());
            let empty = comment.blocks.is_empty()
                && comment.state == CommentState::Visible
                && (comment.author.is_none() || comment.date_text.is_none() || repeats(post));
            if Some(at) == opening || empty {
                kept.push(None);
                continue;
            }
            kept.push(Some(detected.comments.len()));
            let parent =
                thread.parents.get(at).copied().flatten().and_then(|parent| kept.get(parent).copied().flatten());
            detected.parents.push(parent);
            detected.comments.push(comment);
        }
        depths(&mut detected);
        let first = self.posts.iter().find(|post| !post.opening).map(|post| post.item);
        detected.declared = receipt::declared(view, recognised, first);
        detected.missing = receipt::missing(view, recognised, detected.comments.len(), regions.first().copied());
        detected.regions = regions;
        detected
    }

    fn regions(&self, view: &View<'_>, recognised: Option<&rules::Recognised>) -> Vec<NodeId> {
        let mut regions = region::around(view, &self.posts);
        if let Some(recognised) = recognised {
            regions.extend(recognised.index.all(view.dom, &recognised.rules.furniture));
        }
        regions.sort_unstable();
        regions.dedup();
        regions
    }
}

/// Depth from parents: how many comments stand above.
fn depths(detected: &mut Detected) {
    let mut depths: Vec<u32> = Vec::with_capacity(detected.comments.len());
    for (comment, parent) in detected.comments.iter_mut().zip(&detected.parents) {
        // A parent always stands before its answers.
        let depth = parent.and_then(|parent| depths.get(parent)).map_or(0, |depth: &u32| depth + 1);
        comment.depth = depth;
        depths.push(depth);
    }
}

fn opening_post(post: &Post) -> OpeningPost {
    OpeningPost {
        body: post.body.clone(),
        skip: post.skip.clone(),
        author: post.author.clone(),
        date: post.date,
        date_text: post.date_text.clone(),
        title: post.title.clone(),
    }
}

fn comment(page: &Page<'_>, post: &Post, parent_confidence: Confidence) -> Comment {
    Comment {
        source_id: post.id.clone(),
        parent_confidence,
        author: post.author.clone(),
        date: post.date,
        date_text: post.date_text.clone(),
        title: post.title.clone(),
        blocks: blocks::convert(page, &post.body, &|id| post.skip.binary_search(&id).is_ok()),
        score: post.score,
        permalink: post.permalink.clone(),
        badges: post.badges.clone(),
        state: post.state,
        ..Comment::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom;
    use proptest::prelude::*;

    fn detected(html: &str) -> Detected {
        let dom = dom::parse(html);
        detect(&Page::new(&dom, Some("https://kettle.example/thread/1"), None)).unwrap_or_default()
    }

    /// Pieces of pages that look like discussions, to be put together at random.
    const PIECES: &[&str] = &[
        "<div class=comment id=c1>",
        "<div>",
        "</div>",
        "<li id=comment-7 class=comment>",
        "<ul class=children>",
        "</ul>",
        "</li>",
        "<table><tr><td>",
        "</td><td>",
        "</tr><tr>",
        "</table>",
        "<time datetime=2024-05-01T10:00>May 1, 2024</time>",
        "<span class=date>12.05.2020, 13:30</span>",
        "3 days ago",
        "<a href=/user/ann>Ann</a>",
        "<b class=author>Bo</b>",
        "Posted by Cy on May 2, 2024",
        "some words of a comment",
        "<p>more words, which go on",
        "<blockquote>Ann said:",
        "</blockquote>",
        "@Ann yes",
        "<a href=#c1>Reply</a>",
        "<br>",
        "<hr>",
        "é—漢字 ",
        "<noscript>",
        "</noscript>",
        "<article class=message data-author=Di data-content=post-5>",
        "</article>",
        "<div class=bbWrapper>",
        "In reply to Ann",
        "<dl id=comments-block><dt class=comment-author id=c3>",
        "<dd class=comment-body>",
        "</dl>",
        "12 comments",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

        #[test]
        fn holds_together_on_any_page(picks in proptest::collection::vec(0..PIECES.len(), 0..120)) {
            let html: String = picks.iter().filter_map(|&at| PIECES.get(at).copied()).collect();
            let found = detected(&html);
            prop_assert_eq!(found.comments.len(), found.parents.len());
            for (at, parent) in found.parents.iter().enumerate() {
                prop_assert!(parent.is_none_or(|parent| parent < at));
            }
        }
    }

    #[test]
    fn comments_of_nobody_named_are_comments_where_the_markup_says_so() {
        let said = |month: &str, words: &str| {
            format!(
                "<article class=shop-comments-comment><section><div class=shop-comments-comment-name></div>\
                <div class=shop-comments-comment-date>{month} 2024</div></section><section><div>{words}</div></section></article>"
            )
        };
        let comments = [
            said("Aug", "The spout pours without a drip, which is all I ever asked of a kettle."),
            said("Jun", "Boils for two in three minutes. The lid is stiff at first and then it is not."),
            said("May", "A present for my mother, who has not complained about it yet, and that says much."),
        ];
        let article = format!("<h1>Kettle</h1><p>{}</p>", "Words of an article. ".repeat(30));
        let found = detected(&format!("{article}<section class=shop-comments>{}</section>", comments.concat()));
        assert_eq!(found.comments.len(), 3);
        assert!(found.comments.iter().all(|comment| comment.author.is_none() && comment.date_text.is_some()));
    }

    #[test]
    fn an_empty_post_under_the_id_of_another_is_no_comment() {
        let post = |id: u32, name: &str, date: &str, words: &str| {
            format!(
                "<li class=postcontainer id=post_{id}><span class=date>{date}</span>\
                 <div class=userinfo><span class=username>{name}</span></div>\
                 <div class=postbody><div id=post_message_{id}><blockquote class=postcontent>{words}</blockquote></div></div></li>"
            )
        };
        let page = format!(
            "<body class=forum><h1>Kettles</h1><ol id=posts>{}{}{}{}</ol>",
            post(1, "Ann", "01/05/2024, 10h00", "Mine whistles long before it boils, whatever I do about it."),
            post(2, "Bo", "02/05/2024, 11h00", "Look at the lid first: it has to sit flat on the rim all around."),
            post(2, "Sponsor", "03/05/2024, 12h00", ""),
            post(3, "Ann", "03/05/2024, 12h30", "It does not sit flat. I shall bend it back and report here."),
        );
        let found = detected(&page);
        let names: Vec<_> = found.comments.iter().filter_map(|comment| Some(&comment.author.as_ref()?.name)).collect();
        assert!(names.iter().any(|name| *name == "Bo") && names.iter().all(|name| *name != "Sponsor"), "{names:?}");
    }

    #[test]
    fn thousands_of_comments_are_all_found() {
        let words = ["tea", "kettle", "leaf", "cup", "steam", "cold", "spoon", "honey"];
        let post = |at: usize| {
            let word = |step: usize| words[(at * 7 + step * step) % words.len()];
            format!(
                "<div><div><a href=/user/{0}>{0}</a> <span>{1:02}.05.2020, 12:{2:02}</span></div><div>{3} with {4} and {0}, {5} times over {2}</div><a>Reply</a></div>",
                word(at % 5),
                at % 28 + 1,
                at % 60,
                word(1),
                word(2),
                word(3)
            )
        };
        let html: String = (0..3000).map(post).collect();
        assert_eq!(
            detected(&format!("<h1>Posts</h1><p>{}<div>{html}</div>", "Words of an article. ".repeat(30)))
                .comments
                .len(),
            3000
        );
    }
}
