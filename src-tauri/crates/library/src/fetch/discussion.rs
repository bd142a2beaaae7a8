//! The rest of a discussion: its further pages, and what its site gives as data.

use super::{Errand, host, incoming, not_fetched};
use crate::Incoming;
use crate::wire::{Failure, FetchStage};
use capture::{Captured, Elsewhere};
use document::Missing;
use std::collections::{BTreeSet, VecDeque};
use url::Url;

/// In a receipt: a part of the discussion could not be had.
pub(super) const PROBLEM: &str = "discussion_not_fetched";

/// What further addresses gave of a discussion.
pub(super) struct Rest {
    /// What each gave, or why it gave nothing.
    pub found: Vec<Captured>,
    /// Addresses that would give more: not asked within the limit, or not answering today.
    pub left: Vec<String>,
}

impl Rest {
    /// Adds what was found to the page, and puts what is left into its receipt.
    pub fn join(self, page: Captured) -> Captured {
        let mut joined = capture::join(page, self.found);
        joined.receipt.missing.retain(|missing| !matches!(missing, Missing::CommentPages { .. }));
        if !self.left.is_empty() && !has_all_comments(&joined) {
            joined.receipt.missing.push(Missing::CommentPages { urls: self.left });
        }
        joined
    }
}

impl Errand<'_> {
    /// What else of the discussion can be had. A part that fails is a problem in its receipt, and what is still missing
    /// stays so in the page's; cancelling is the only error.
    pub(super) fn rest_of_discussion(
        &self,
        page: &Incoming,
        captured: &Captured,
        hasher: &mut blake3::Hasher,
    ) -> Result<Rest, Failure> {
        match is_whole(captured) {
            true => Ok(Rest { found: Vec::new(), left: Vec::new() }),
            false => self.ask_all(Queue::new(page, captured), hasher),
        }
    }

    /// The same for a copy whose receipt says what it lacks.
    pub(super) fn missing_discussion(&self, kept: &Captured, hasher: &mut blake3::Hasher) -> Result<Rest, Failure> {
        self.ask_all(Queue::resumed(kept), hasher)
    }

    fn ask_all(&self, mut queue: Queue, hasher: &mut blake3::Hasher) -> Result<Rest, Failure> {
        let mut rest = Rest { found: Vec::new(), left: Vec::new() };
        for asked in 0..self.options.comment_pages {
            let Some((url, origin)) = queue.next() else { break };
            let most = self.options.comment_pages;
            let total = (asked + 1 + queue.len() as u32).min(most);
            (self.progress)(FetchStage::Discussion { done: asked, total, most, host: host(&url) });
            match self.get(&url) {
                Ok(answer) => {
                    hasher.update(&answer.bytes);
                    let part = self.capture(&incoming(answer))?;
                    queue.learn(&url, &origin, &part);
                    rest.found.push(part);
                }
                Err(network::Error::Cancelled) => return Err(network::Error::Cancelled.into()),
                // The page after the last one is often answered with an error.
                Err(error) if origin.is_further_answer() && !error.is_passing() => {}
                Err(error) => {
                    self.note(&error);
                    queue.failed(&origin);
                    let problem = not_fetched(PROBLEM, "A part of the discussion", &error);
                    let mut part = Captured::default();
                    part.receipt.problems.push(problem);
                    rest.found.push(part);
                    rest.left.extend(error.is_passing().then(|| url.into()));
                }
            }
        }
        rest.left.extend(queue.left());
        Ok(rest)
    }
}

fn has_all_comments(captured: &Captured) -> bool {
    let count = captured.receipt.comments;
    count.declared.is_some_and(|declared| declared <= count.kept)
}

/// Whether the page has all of its discussion, by its own count.
fn is_whole(captured: &Captured) -> bool {
    let count = captured.receipt.comments;
    let missing = captured.receipt.missing.iter().any(|missing| !matches!(missing, Missing::Paywall));
    count.declared == Some(count.kept) && !missing
}

/// How an address came to be asked.
enum Origin {
    /// The page links to it as a further page of its comments.
    Page,
    /// The site's own data, and which page of it.
    Data { elsewhere: Elsewhere, number: u32 },
}

impl Origin {
    fn is_further_answer(&self) -> bool {
        matches!(self, Self::Data { number: 2.., .. })
    }
}

/// Addresses still to be asked, each once. The site's data comes first: it may make the pages needless.
struct Queue {
    known: BTreeSet<String>,
    data: VecDeque<(Url, Origin)>,
    pages: VecDeque<Url>,
    /// Ways to the same data, asked only where the one before failed.
    otherwise: VecDeque<Elsewhere>,
    host: Option<String>,
}

impl Queue {
    fn new(page: &Incoming, captured: &Captured) -> Self {
        let own = page.url.as_deref().and_then(|url| Url::parse(url).ok());
        let mut queue = Self {
            known: own.iter().map(without_fragment).collect(),
            data: VecDeque::new(),
            pages: VecDeque::new(),
            otherwise: captured.elsewhere.iter().cloned().collect(),
            host: own.as_ref().and_then(|url| url.host_str()).map(str::to_owned),
        };
        queue.ask_elsewhere();
        queue.add_pages(captured);
        queue
    }

    /// The addresses that the receipt of a copy names.
    fn resumed(kept: &Captured) -> Self {
        let own = kept.document.metadata.url.as_ref().and_then(|url| Url::parse(&url.value).ok());
        let mut queue = Self {
            known: own.iter().map(without_fragment).collect(),
            data: VecDeque::new(),
            pages: VecDeque::new(),
            otherwise: VecDeque::new(),
            host: own.as_ref().and_then(|url| url.host_str()).map(str::to_owned),
        };
        for url in further(kept) {
            match numbered_data(&url) {
                Some((elsewhere, number)) => queue.add_data(elsewhere, number),
                // An interface on a host of its own names its further parts itself.
                None if queue.host.as_deref().is_some_and(|host| url.host_str() != Some(host)) => {
                    queue.add_named_data(url);
                }
                None if queue.known.insert(without_fragment(&url)) => queue.pages.push_back(url),
                None => {}
            }
        }
        queue
    }

    fn next(&mut self) -> Option<(Url, Origin)> {
        self.data.pop_front().or_else(|| self.pages.pop_front().map(|url| (url, Origin::Page)))
    }

    fn len(&self) -> usize {
        self.data.len() + self.pages.len()
    }

    /// The addresses that were not asked.
    fn left(self) -> impl Iterator<Item = String> {
        self.data.into_iter().map(|(url, _)| url).chain(self.pages).map(String::from)
    }

    /// What an answer says about further ones.
    fn learn(&mut self, url: &Url, origin: &Origin, part: &Captured) {
        match origin {
            Origin::Page => self.add_pages(part),
            Origin::Data { .. } if part.discussion.comments.is_empty() => self.failed(origin),
            Origin::Data { elsewhere, number } => {
                // With the whole discussion as data, its pages have nothing to add.
                self.pages.clear();
                if elsewhere.pages {
                    self.add_data(elsewhere.clone(), number + 1);
                } else {
                    self.add_more_data(url, part);
                }
            }
        }
    }

    /// The next way to the data, where this one led nowhere.
    fn failed(&mut self, origin: &Origin) {
        if matches!(origin, Origin::Data { number: 1, .. }) {
            self.ask_elsewhere();
        }
    }

    fn ask_elsewhere(&mut self) {
        if let Some(elsewhere) = self.otherwise.pop_front() {
            self.add_data(elsewhere, 1);
        }
    }

    fn add_data(&mut self, elsewhere: Elsewhere, number: u32) {
        let Ok(mut url) = Url::parse(&elsewhere.url) else { return };
        if number > 1 {
            url.query_pairs_mut().append_pair("page", &number.to_string());
        }
        if self.known.insert(without_fragment(&url)) {
            self.data.push_back((url, Origin::Data { elsewhere, number }));
        }
    }

    /// Data that names the addresses of its own further parts.
    fn add_more_data(&mut self, from: &Url, part: &Captured) {
        for url in further(part).filter(|url| url.host() == from.host()) {
            self.add_named_data(url);
        }
    }

    fn add_named_data(&mut self, url: Url) {
        if self.known.insert(without_fragment(&url)) {
            let elsewhere = Elsewhere { url: url.to_string(), pages: false };
            self.data.push_back((url, Origin::Data { elsewhere, number: 2 }));
        }
    }

    /// A page may send only to its own site.
    fn add_pages(&mut self, part: &Captured) {
        for url in further(part).filter(|url| url.host_str() == self.host.as_deref()).collect::<Vec<_>>() {
            if self.known.insert(without_fragment(&url)) {
                self.pages.push_back(url);
            }
        }
    }
}

fn further(part: &Captured) -> impl Iterator<Item = Url> {
    let pages = part.receipt.missing.iter().filter_map(|missing| match missing {
        Missing::CommentPages { urls } => Some(urls),
        _ => None,
    });
    pages.flatten().filter_map(|url| Url::parse(url).ok()).filter(|url| matches!(url.scheme(), "http" | "https"))
}

fn without_fragment(url: &Url) -> String {
    let mut url = url.clone();
    url.set_fragment(None);
    url.into()
}

/// A page of a site's data, told by its address: which data, and which page of it.
fn numbered_data(url: &Url) -> Option<(Elsewhere, u32)> {
    let is_data =
        url.path().contains("/wp-json/") || url.path().contains("/api/") || url.as_str().contains("rest_route=");
    let number = url.query_pairs().find(|(name, _)| name == "page")?.1.parse().ok().filter(|_| is_data)?;
    let mut first = url.clone();
    let rest: Vec<(String, String)> =
        url.query_pairs().filter(|(name, _)| name != "page").map(|(name, value)| (name.into(), value.into())).collect();
    first.query_pairs_mut().clear().extend_pairs(rest);
    Some((Elsewhere { url: first.into(), pages: true }, number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Comment, Count};

    fn page() -> (Incoming, Captured) {
        let mut captured = Captured::default();
        captured.receipt.comments = Count { declared: Some(12), kept: 5 };
        let urls = ["https://site.example/a/2", "https://other.example/a/3", "https://site.example/a#top", "nowhere"];
        captured.receipt.missing = vec![Missing::CommentPages { urls: urls.map(str::to_owned).to_vec() }];
        captured.elsewhere = vec![
            Elsewhere { url: "https://site.example/data?post=1".into(), pages: true },
            Elsewhere { url: "https://site.example/feed".into(), pages: false },
        ];
        (Incoming { url: Some("https://site.example/a".into()), ..Incoming::default() }, captured)
    }

    fn all(mut queue: Queue, mut answer: impl FnMut(&Url) -> Option<Captured>) -> Vec<String> {
        let mut asked = Vec::new();
        while let Some((url, origin)) = queue.next() {
            match answer(&url) {
                Some(part) => queue.learn(&url, &origin, &part),
                None => queue.failed(&origin),
            }
            asked.push(url.to_string());
        }
        asked
    }

    #[test]
    fn data_comes_first_and_makes_pages_needless() {
        let (incoming, captured) = page();
        let mut answers = 0;
        let asked = all(Queue::new(&incoming, &captured), |_| {
            answers += 1;
            let mut part = Captured::default();
            part.discussion.comments = vec![Comment::default(); usize::from(answers < 3)];
            Some(part)
        });
        let data = ["", "&page=2", "&page=3"].map(|page| format!("https://site.example/data?post=1{page}"));
        assert_eq!(asked, data);
    }

    #[test]
    fn where_data_fails_the_next_way_is_tried_and_then_the_pages_of_the_site() {
        let (incoming, captured) = page();
        let asked = all(Queue::new(&incoming, &captured), |url| url.path().starts_with("/a").then(Captured::default));
        assert_eq!(
            asked,
            ["https://site.example/data?post=1", "https://site.example/feed", "https://site.example/a/2"]
        );
    }

    #[test]
    fn what_a_receipt_names_is_asked_for_again_and_data_goes_on_from_there() {
        let urls =
            ["https://site.example/wp-json/wp/v2/comments?post=1&page=3", "https://site.example/a/comment-page-2"];
        let mut kept = Captured::default();
        kept.receipt.missing = vec![Missing::CommentPages { urls: urls.map(str::to_owned).to_vec() }];
        let mut answers = 0;
        let asked = all(Queue::resumed(&kept), |_| {
            answers += 1;
            let mut part = Captured::default();
            part.discussion.comments = vec![Comment::default(); usize::from(answers < 2)];
            Some(part)
        });
        assert_eq!(asked, [urls[0], "https://site.example/wp-json/wp/v2/comments?post=1&page=4"]);
        assert_eq!(Queue::resumed(&kept).left().collect::<Vec<_>>(), urls);
    }

    #[test]
    fn an_interface_on_a_host_of_its_own_goes_on_by_what_it_names() {
        let kept = |urls: &[&str]| {
            let mut kept = Captured::default();
            kept.receipt.missing = vec![Missing::CommentPages { urls: urls.iter().map(|url| (*url).into()).collect() }];
            kept.document.metadata.url =
                Some(document::Sourced::new("https://site.example/q".into(), document::Source::Page));
            kept
        };
        let pages = ["https://api.example/answers/1;2/comments", "https://api.example/answers/1;2/comments?page=2"];
        let asked = all(Queue::resumed(&kept(&pages[..1])), |url| {
            let mut part = if url.query().is_none() { kept(&pages[1..]) } else { Captured::default() };
            part.discussion.comments = vec![Comment::default()];
            Some(part)
        });
        assert_eq!(asked, pages);
    }

    #[test]
    fn a_whole_discussion_asks_for_nothing() {
        let (_, mut captured) = page();
        assert!(!is_whole(&captured));
        captured.receipt.missing.clear();
        captured.receipt.comments.kept = 12;
        assert!(is_whole(&captured));
    }
}
