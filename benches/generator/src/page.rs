use crate::discussion::{Discussion, comments_of};
use crate::html;
use crate::language::{Language, Script};
use crate::zipf::Zipf;

/// People who write comments, in each language.
const PEOPLE: usize = 20_000;

/// Sites that pages come from.
const SITES: usize = 400;

/// Levels of answers on an ordinary page.
const LEVELS: usize = 6;

/// Seconds between one page and the next.
const INTERVAL: u64 = 5_000;

/// 2009-01-01.
const START: u64 = 1_230_768_000;

/// Makes pages.
pub struct Generator {
    seed: u64,
    languages: [Language; 3],
    people: Zipf,
    sites: Zipf,
}

/// An invented page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its address.
    pub url: String,
    /// The page as it is served.
    pub html: String,
    /// Its title.
    pub title: String,
    /// Host of its site.
    pub site: String,
    /// How it is written.
    pub script: Script,
    /// When it was published, in seconds since 1970.
    pub published: u64,
    /// Comments on it.
    pub comments: usize,
}

impl Generator {
    /// Pages of a seed.
    pub fn new(seed: u64) -> Self {
        let languages = Script::ALL.map(Language::new);
        Self { seed, languages, people: Zipf::new(PEOPLE, 0.9), sites: Zipf::new(SITES, 1.0) }
    }

    /// The language of a script.
    pub fn language(&self, script: Script) -> &Language {
        &self.languages[script as usize]
    }

    /// An ordinary page. Of a thousand in a row, all discussions together have ten thousand comments.
    pub fn page(&self, number: usize) -> Page {
        self.page_with(number, comments_of(number), LEVELS)
    }

    /// A page with so many comments, answering each other so many levels deep.
    pub fn page_with(&self, number: usize, comments: usize, levels: usize) -> Page {
        let mut random = fastrand::Rng::with_seed(self.seed ^ (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let script = match random.u8(0..100) {
            0..70 => Script::Latin,
            70..85 => Script::Cyrillic,
            _ => Script::Han,
        };
        let language = self.language(script);
        let topic: Vec<usize> = (0..6).map(|_| random.usize(150..20_000)).collect();
        let site = html::host(self.sites.draw(&mut random));
        let url = format!("https://{site}/{number}");
        let title = language.phrase(random.usize(3..9), &topic, &mut random);
        let published = START + number as u64 * INTERVAL;
        let mut writer = html::Writer::new(language, &topic, &mut random);
        writer.head(&url, &title, &site, published, |random| self.people.draw(random));
        writer.article(&title);
        let order = Discussion::new(comments, levels, writer.random()).in_page_order();
        writer.discussion(&url, published, &order, |random| self.people.draw(random));
        Page { html: writer.finish(), url, title, site, script, published, comments }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use capture::{Input, capture};

    fn captured(page: &Page) -> capture::Captured {
        capture(&Input { bytes: page.html.as_bytes(), url: Some(&page.url), ..Input::default() })
    }

    #[test]
    fn pages_are_recovered_whole() {
        let generator = Generator::new(1);
        for number in 0..30 {
            let page = generator.page(number);
            let captured = captured(&page);
            let metadata = &captured.document.metadata;
            assert_eq!(metadata.title.as_ref().map(|title| title.value.as_str()), Some(page.title.as_str()));
            assert_eq!(captured.discussion.comments.len(), page.comments, "{number}");
        }
    }

    #[test]
    fn a_long_discussion_keeps_its_levels() {
        let page = Generator::new(1).page_with(0, 1_000, 12);
        let comments = captured(&page).discussion.comments;
        assert_eq!((comments.len(), comments.iter().map(|comment| comment.depth).max()), (1_000, Some(11)));
    }

    #[test]
    fn the_same_number_is_the_same_page() {
        let page = Generator::new(7).page(12);
        assert_eq!(page, Generator::new(7).page(12));
        assert_ne!(page.html, Generator::new(8).page(12).html);
        insta::assert_snapshot!(Generator::new(7).page_with(11, 2, 2).html);
    }
}
