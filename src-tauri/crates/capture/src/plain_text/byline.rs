use super::anchor::is_name;
use super::article::Part;
use super::line::Line;
use super::vocabulary;
use crate::dates::{self, Context};
use document::{Date, Metadata, Source, Sourced};

/// How many lines below the title may name author and date.
const MOST: usize = 3;

/// Takes the lines directly below the title that are nothing but the author's name and the date of publication.
pub(super) fn take(parts: &mut Vec<Part>, metadata: &mut Metadata, context: &Context) {
    if metadata.title.is_none() {
        return;
    }
    for _ in 0..MOST {
        let lines = parts.first().map(Part::paragraph_lines).unwrap_or_default();
        // A name alone says nothing, beside a date it signs.
        let dated =
            lines.iter().take(MOST).any(|line| read(line.numbered, context).is_some_and(|said| said.date.is_some()));
        let signed = |text: &str| (dated && is_name(text)).then(|| Said::by(text.to_owned()));
        let said = |line: &Line| read(line.numbered, context).or_else(|| signed(line.text));
        let found: Option<Vec<Said>> = lines.iter().take(MOST + 1).map(said).collect();
        let Some(found) = found.filter(|found| !found.is_empty() && found.len() <= MOST) else { break };
        parts.remove(0);
        for said in found {
            if let Some((date, words)) = said.date.filter(|_| metadata.published.is_none()) {
                metadata.published = Some(Sourced::new(date, Source::Page));
                metadata.published_words = Some(words);
            }
            said.name.map(|name| metadata.byline.get_or_insert(Sourced::new(name, Source::Page)));
        }
    }
}

/// What a line below the title says of the article.
struct Said {
    name: Option<String>,
    /// The date and its own words.
    date: Option<(Date, String)>,
}

impl Said {
    fn by(name: String) -> Self {
        Self { name: Some(name), date: None }
    }
}

/// Name and date in a line that has nothing else.
fn read(text: &str, context: &Context) -> Option<Said> {
    const LONGEST: usize = 120;
    if text.len() > LONGEST || text.ends_with(['.', '?', '!', ':']) {
        return None;
    }
    if let Some(found) = dates::whole(text, context) {
        let date = found.date.filter(|date| date.day_of_month().is_some())?;
        return Some(Said { name: None, date: Some((date, text.trim().to_owned())) });
    }
    let name = |text: &str| Some(vocabulary::name_in(text)).filter(|name| is_name(name)).map(str::to_owned);
    let whole_days =
        |found: dates::FoundDate| Some((found.date.filter(|date| date.day_of_month().is_some())?, found.range));
    if let Some((date, range)) = dates::find(text, context).into_iter().find_map(whole_days) {
        let (before, after) = (text.get(..range.start)?, text.get(range.end..)?);
        let few = before.split_whitespace().count() <= 7 && after.split_whitespace().count() <= 7;
        let words = text.get(range)?.to_owned();
        return few.then(|| Said { name: name(before).or_else(|| name(after)), date: Some((date, words)) });
    }
    let (first, rest) = text.split_once(char::is_whitespace)?;
    let by = ["by", "von", "par", "por", "di", "door", "av", "af", "text:", "autor:", "автор:", "author:"]
        .contains(&first.to_lowercase().as_str());
    (by && is_name(rest) && rest.chars().next().is_some_and(char::is_uppercase))
        .then(|| name(rest).map(Said::by))
        .flatten()
}
