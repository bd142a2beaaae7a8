//! People the reader has marked: labels, and whom not to read.

use crate::Library;
use crate::journal::perform;
use crate::wire::{Act, Failure, Person, Step, Trouble};
use store::journal::Change;
use store::{Read, person};

/// The longest label, in characters.
const LONGEST_LABEL: usize = 200;

impl Library {
    /// Marks a person on the article's site; a label loses the blanks at its ends. One without a label who is not
    /// hidden is not marked any more. `None` where that changes nothing.
    pub fn mark_person(&self, article: i64, marked: &Person) -> Result<Option<Step>, Failure> {
        let label = marked.label.trim();
        if label.chars().count() > LONGEST_LABEL {
            return Err(Trouble::LabelTooLong.into());
        }
        let mark = person::Mark { label: label.into(), hidden: marked.hidden };
        let now = self.now();
        self.store.write(|write| {
            let (site, author) = (site_of(write, article)?, marked.author.clone());
            let act = match (person::get(write, &site, &author)?.hidden, mark.hidden) {
                (false, true) => Act::HidePerson,
                (true, false) => Act::ShowPerson,
                _ => Act::LabelPerson,
            };
            let name = Some(author.clone());
            perform(write, act, name, &[Change::Person { site, author, mark }], now)
        })
    }
}

/// The marked people of an article's site, by name.
pub(crate) fn of_article(read: &Read, article: i64) -> store::Result<Vec<Person>> {
    let people = person::list(read, &site_of(read, article)?)?;
    let wire = |(author, mark): (String, person::Mark)| Person { author, label: mark.label, hidden: mark.hidden };
    Ok(people.into_iter().map(wire).collect())
}

/// What names are unique in: the host of the address; an article without one is a site of its own.
fn site_of(read: &Read, article: i64) -> store::Result<String> {
    let url = store::article::get(read, article)?.article.url;
    let host = url.as_deref().and_then(host);
    Ok(host.unwrap_or_else(|| format!("article {article}")))
}

/// Host of an absolute web address, in lower case, without "www.".
fn host(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (scheme.to_ascii_lowercase().starts_with("http") && !host.is_empty()).then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn a_site_is_its_host() {
        for (address, expected) in [
            ("https://www.Example.org/a?b#c", Some("example.org")),
            ("http://me@blog.example:8080/x", Some("blog.example:8080")),
            ("https://", None),
            ("file:///home/me/page.html", None),
            ("nothing", None),
        ] {
            assert_eq!(host(address).as_deref(), expected, "{address}");
        }
    }
}
