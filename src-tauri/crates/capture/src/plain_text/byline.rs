use super::anchor::is_name;
use super::article::Part;
use super::vocabulary;
use crate::dates::{self, Context};
use document::{Metadata, Source, Sourced};

/// How many lines below the title may name author and date.
const MOST: usize = 3;

/// Takes the lines directly below the title that are nothing but the author's name and the date of publication.
pub(super) fn take(parts: &mut Vec<Part>, metadata: &mut Metadata, context: &Context) {
    if metadata.title.is_none() {
        return;
    }
    for _ in 0..MOST {
        let Some(found) = parts.first().and_then(Part::line).and_then(|line| read(line.numbered, context)) else {
            break;
        };
        parts.remove(0);
        let source = Source::Page;
        if let Some(date) = found.1 {
            metadata.published.get_or_insert(Sourced::new(date, source));
        }
        if let Some(name) = found.0 {
            metadata.byline.get_or_insert(Sourced::new(name, source));
        }
    }
}

/// Name and date in a line that has nothing else.
fn read(text: &str, context: &Context) -> Option<(Option<String>, Option<document::Date>)> {
    const LONGEST: usize = 120;
    if text.len() > LONGEST || text.ends_with(['.', '?', '!', ':']) {
        return None;
    }
    if let Some(found) = dates::whole(text, context) {
        return found.date.filter(|date| date.day_of_month().is_some()).map(|date| (None, Some(date)));
    }
    let name = |text: &str| Some(vocabulary::name_in(text)).filter(|name| is_name(name)).map(str::to_owned);
    if let Some(found) = dates::find(text, context)
        .into_iter()
        .find(|found| found.date.is_some_and(|date| date.day_of_month().is_some()))
    {
        let (before, after) = (text.get(..found.range.start)?, text.get(found.range.end..)?);
        let few = before.split_whitespace().count() <= 7 && after.split_whitespace().count() <= 7;
        return few.then(|| (name(before).or_else(|| name(after)), found.date));
    }
    let (first, rest) = text.split_once(char::is_whitespace)?;
    let by = ["by", "von", "par", "por", "di", "door", "av", "af", "text:", "autor:", "автор:", "author:"]
        .contains(&first.to_lowercase().as_str());
    (by && is_name(rest) && rest.chars().next().is_some_and(char::is_uppercase)).then(|| (name(rest), None))
}
