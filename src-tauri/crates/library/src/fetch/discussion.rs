//! The rest of a discussion: its further pages, and what its site gives as data.

use super::{Errand, host, incoming};
use crate::Incoming;
use crate::wire::{Failure, FetchStage};
use capture::{Captured, Elsewhere};
use document::{Missing, Problem};
use std::collections::{BTreeSet, VecDeque};
use url::Url;

impl Errand<'_> {
    /// What else of the discussion can be had. A part that fails is a problem in its receipt, and what is still missing
    /// stays so in the page's; cancelling is the only error.
    pub(super) fn rest_of_discussion(
        &self,
        page: &Incoming,
        captured: &Captured,
        hasher: &mut blake3::Hasher,
    ) -> Result<Vec<Captured>, Failure> {
        if is_whole(captured) {
            return Ok(Vec::new());
        }
        let mut queue = Queue::new(page, captured);
        let mut found: Vec<Captured> = Vec::new();
        let mut asked = 0;
        while let Some((url, origin)) = queue.next() {
            if asked >= self.options.comment_pages {
                break;
            }
            let total = (asked + 1 + queue.len() as u32).min(self.options.comment_pages);
            (self.progress)(FetchStage::Discussion { done: asked, total, host: host(&url) });
            asked += 1;
            match self.get(&url) {
                Ok(answer) => {
                    hasher.update(&answer.bytes);
                    let part = self.capture(&incoming(answer))?;
                    queue.learn(&url, &origin, &part);
                    found.push(part);
                }
                Err(network::Error::Cancelled) => return Err(network::Error::Cancelled.into()),
                // The page after the last one is often answered with an error.
                Err(_) if origin.is_further_answer() => {}
                Err(error) => {
                    queue.failed(&origin);
                    found.push(failed(&error));
                }
            }
        }
        Ok(found)
    }
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

    fn next(&mut self) -> Option<(Url, Origin)> {
        self.data.pop_front().or_else(|| self.pages.pop_front().map(|url| (url, Origin::Page)))
    }

    fn len(&self) -> usize {
        self.data.len() + self.pages.len()
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
            if self.known.insert(without_fragment(&url)) {
                let elsewhere = Elsewhere { url: url.to_string(), pages: false };
                self.data.push_back((url, Origin::Data { elsewhere, number: 2 }));
            }
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

/// A part that could not be had, as a receipt says it.
fn failed(error: &network::Error) -> Captured {
    let message = format!("A part of the discussion could not be fetched. {error}");
    let mut captured = Captured::default();
    captured.receipt.problems.push(Problem { code: "discussion_not_fetched".into(), message });
    captured
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
    fn a_whole_discussion_asks_for_nothing() {
        let (_, mut captured) = page();
        assert!(!is_whole(&captured));
        captured.receipt.missing.clear();
        captured.receipt.comments.kept = 12;
        assert!(is_whole(&captured));
    }
}
