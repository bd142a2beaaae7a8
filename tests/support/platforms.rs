//! One invented discussion, as several systems show it: on a page, on a further page of it, as data, as a feed.

mod blogger;
mod discourse;
mod ghost;
mod hackernews;
mod lemmy;
mod lobsters;
mod mastodon;
mod reddit;
mod stackexchange;
mod substack;
mod wordpress;

/// A comment: number, the one it answers (0 for none), author, words.
pub type Said = (u32, u32, &'static str, &'static str);

/// The whole discussion. Who answers comes right after whom they answer, as all of these systems show it.
pub const SAID: [Said; 6] = [
    (11, 0, "ana", "The steel one keeps the water hot for an hour, which no glass kettle does."),
    (12, 11, "bo", "Mine was lukewarm after forty minutes, so it may depend on the model you have."),
    (13, 0, "chidi", "Glass shows you the scale, and that is the only reason I ever descale mine."),
    (14, 13, "dara", "With hard water you see the scale after a week, whatever the kettle is made of."),
    (15, 0, "eun", "Nobody talks about the lid: a lid that opens by itself is worth ten minutes of heat."),
    (16, 15, "ana", "True. I bought the second one for its lid alone, and have never regretted that."),
];

/// Comments that a first page shows where the discussion has further pages.
const FIRST: usize = 4;

/// Where an answer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The page, with the whole discussion on it.
    Whole,
    /// The page with its first comments, and a further page.
    Pages,
    /// The page with a few comments, and what its system gives as data.
    Data,
    /// The page with a few comments, and a feed of all.
    Feed,
}

/// A system that discussions run on.
pub struct Platform {
    pub name: &'static str,
    /// The one host it runs on, where it is known by that; else it may run on any.
    pub host: &'static str,
    /// Path of the page.
    pub path: &'static str,
    /// How the discussion can be had.
    pub ways: &'static [Way],
    /// Whether its pages say who answers whom; data always does.
    pub page_has_answers: bool,
    /// Whether its feed does.
    pub feed_has_answers: bool,
    /// What of the data has the whole discussion, should a reader have it as a file.
    pub data: &'static [&'static str],
    /// The answer for a path (a whole address where the system has a host), and its media type; nothing where there is
    /// none on this way.
    pub answer: fn(Way, &str) -> Option<(&'static str, String)>,
}

impl Platform {
    /// What [`Platform::answer`] calls the page.
    pub fn page(&self) -> String {
        format!("{}{}", self.host, self.path)
    }
}

pub const PLATFORMS: &[Platform] = &[
    wordpress::PLATFORM,
    discourse::PLATFORM,
    blogger::PLATFORM,
    lemmy::PLATFORM,
    lobsters::PLATFORM,
    mastodon::PLATFORM,
    ghost::PLATFORM,
    substack::PLATFORM,
    hackernews::PLATFORM,
    reddit::OLD,
    reddit::NEW,
    stackexchange::PLATFORM,
];

/// Comments on the page itself.
fn shown(way: Way) -> &'static [Said] {
    match way {
        Way::Whole => &SAID,
        Way::Pages => &SAID[..FIRST],
        Way::Data | Way::Feed => &SAID[..FIRST / 2],
    }
}

const TEXT: &str = "<p>Water for tea should be fresh, and just off the boil, whatever the packet says.</p>
    <p>A kettle with a thermostat costs more, and most people set it once and forget it for years on end.</p>";

const PAGE: &str = "text/html; charset=utf-8";
const DATA: &str = "application/json";
const FEED: &str = "application/rss+xml";

/// Seconds since 1970 at which a comment was written; a day apart, in March 2025.
fn seconds(number: u32) -> u32 {
    1_740_823_200 + 86_400 * (number - 11)
}

/// Comments as elements that hold the answers to them, `open` and `close` around those.
fn nested(said: &[Said], each: fn(&Said, &str) -> String, around: fn(&str) -> String) -> String {
    let is_first = |comment: &&Said| comment.1 == 0 || said.iter().all(|other| other.0 != comment.1);
    let answers = |number: u32| -> String {
        said.iter().filter(|comment| comment.1 == number).map(|comment| each(comment, "")).collect()
    };
    let with_answers = |comment: &Said| match answers(comment.0).as_str() {
        "" => each(comment, ""),
        answers => each(comment, &around(answers)),
    };
    said.iter().filter(is_first).map(with_answers).collect()
}

/// A feed of the comments, the newest first. `link` makes a comment's address, `name` its identity.
fn feed(title: &str, link: fn(u32) -> String, name: fn(u32) -> String) -> String {
    let items: String = SAID
        .iter()
        .rev()
        .map(|(number, _, author, text)| {
            format!(
                "<item><title>By: {author}</title><link>{link}</link><dc:creator>{author}</dc:creator>
                 <pubDate>Sat, 0{day} Mar 2025 10:00:00 +0000</pubDate><guid isPermaLink=\"false\">{name}</guid>
                 <description><![CDATA[<p>{text}</p>]]></description></item>",
                link = link(*number),
                name = name(*number),
                day = number - 10,
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"
         xmlns:thr=\"http://purl.org/syndication/thread/1.0\"><channel><title>{title}</title><link>/</link>{items}
         </channel></rss>"
    )
}
