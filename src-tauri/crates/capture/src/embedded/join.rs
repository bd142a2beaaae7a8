//! What a page shows and what it carries as data, made one discussion.
//!
//! The visible page decides what was said; data completes who, when and in answer to whom, adds the comments that
//! only it has where it plainly is the same discussion, and stands alone where the page shows none.

use super::{Embedded, discussions};
use crate::discussion::Detected;
use crate::page::Page;
use document::{Badge, Comment, CommentState, Missing, plain_text};
use std::collections::{HashMap, HashSet};

/// Characters of a comment that tell it from others.
const KEY: usize = 48;

/// The discussion of a page, from what is `detected` in its elements and what its data holds.
pub(crate) fn join(page: &Page, detected: Option<Detected>) -> Option<Detected> {
    let found = discussions(page);
    if found.is_empty() {
        return detected;
    }
    let mut detected = detected.unwrap_or_default();
    if detected.comments.is_empty() {
        stand_alone(&mut detected, &found);
    } else {
        let opening = opening_key(page, &detected);
        for embedded in &found {
            complete(&mut detected, embedded, &opening);
        }
    }
    // A count of none beside comments counts something else.
    let none = detected.comments.is_empty();
    let declared = found.iter().filter_map(|embedded| embedded.declared).find(|&count| count > 0 || none);
    detected.declared = detected.declared.or(declared);
    detected.system = detected.system.take().or_else(|| found.iter().find_map(|embedded| embedded.system.clone()));
    if let (Some(post), Some(said)) = (&mut detected.opening_post, found.iter().find_map(|found| found.opening.clone()))
    {
        post.author = post.author.take().or(said.author);
        post.date = post.date.or(said.date);
        post.title = post.title.take().or(said.title);
    }
    depths(&mut detected);
    let told = !detected.comments.is_empty() || detected.declared.is_some() || !detected.missing.is_empty();
    (told || !detected.regions.is_empty()).then_some(detected)
}

/// Takes the fullest discussion in data where the page shows none.
fn stand_alone(detected: &mut Detected, found: &[Embedded]) {
    let said = |embedded: &&Embedded| {
        let said = embedded.comments.iter().filter(|c| !c.blocks.is_empty() || c.state != CommentState::Visible);
        said.count() * 2 > embedded.comments.len()
    };
    // Of equals the first is the surest.
    let Some(fullest) = found.iter().rev().filter(said).max_by_key(|embedded| embedded.comments.len()) else { return };
    detected.comments = fullest.comments.clone();
    detected.parents = fullest.parents.clone();
    detected.missing.extend(fullest.missing.iter().cloned());
    let complete = fullest.declared.is_some_and(|declared| fullest.comments.len() >= declared as usize);
    if complete {
        detected.missing.retain(|missing| !matches!(missing, Missing::CommentScript { .. }));
    }
}

/// Completes the comments of the page by those in data that are the same, and adds those it lacks.
fn complete(detected: &mut Detected, embedded: &Embedded, opening: &str) {
    let places = matches(&detected.comments, &embedded.comments);
    let matched = places.iter().flatten().count();
    for (at, place) in places.iter().enumerate() {
        let (Some(place), Some(data)) = (*place, embedded.comments.get(at)) else { continue };
        let parent =
            embedded.parents.get(at).copied().flatten().and_then(|parent| places.get(parent).copied().flatten());
        let Some(shown) = detected.comments.get_mut(place) else { continue };
        fill(shown, data);
        if let Some(parent) =
            parent.filter(|&parent| parent < place && data.parent_confidence > shown.parent_confidence)
        {
            shown.parent_confidence = data.parent_confidence;
            if let Some(link) = detected.parents.get_mut(place) {
                *link = Some(parent);
            }
        }
    }
    if matched == detected.comments.len() && embedded.comments.len() > matched {
        add(detected, embedded, &places, opening);
    }
}

/// Puts the comments that only the data has where the data has them.
fn add(detected: &mut Detected, embedded: &Embedded, places: &[Option<usize>], opening: &str) {
    let mut shown: Vec<Option<(Comment, Option<usize>)>> = std::mem::take(&mut detected.comments)
        .into_iter()
        .zip(std::mem::take(&mut detected.parents))
        .map(Some)
        .collect();
    let mut new_place = vec![None; shown.len()];
    let mut added: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (at, data) in embedded.comments.iter().enumerate() {
        let before =
            embedded.parents.get(at).copied().flatten().and_then(|parent| added.get(parent).copied().flatten());
        let taken = places.get(at).copied().flatten().and_then(|place| Some((place, shown.get_mut(place)?.take()?)));
        let (comment, parent) = match taken {
            Some((place, (comment, parent))) => {
                if let Some(new_place) = new_place.get_mut(place) {
                    *new_place = Some(detected.comments.len());
                }
                let parent = parent.and_then(|parent| new_place.get(parent).copied().flatten());
                (comment, parent.or(before))
            }
            // Data may list the opening post among the comments.
            None if !opening.is_empty() && key(data) == opening => {
                added.push(None);
                continue;
            }
            None => (data.clone(), before),
        };
        added.push(Some(detected.comments.len()));
        detected.comments.push(comment);
        detected.parents.push(parent);
    }
}

/// For each comment in data the position of the same one on the page.
fn matches(shown: &[Comment], data: &[Comment]) -> Vec<Option<usize>> {
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_sign: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, comment) in shown.iter().enumerate().rev() {
        by_id.extend(comment.source_id.as_deref().map(|id| (id, at)));
        by_key.entry(key(comment)).or_default().push(at);
        if let Some(sign) = sign(comment) {
            by_sign.entry(sign).or_default().push(at);
        }
    }
    by_key.remove("");
    let mut used = HashSet::new();
    let mut find = |comment: &Comment| {
        let by_id = comment.source_id.as_deref().and_then(|id| by_id.get(id)).copied();
        let same = by_id.filter(|&at| shown.get(at).is_some_and(|shown| is_alike(shown, comment)));
        let next = |places: Option<&mut Vec<usize>>, used: &HashSet<usize>| {
            let places = places?;
            while let Some(at) = places.pop() {
                if !used.contains(&at) {
                    return Some(at);
                }
            }
            None
        };
        let found = same.filter(|at| !used.contains(at));
        let found = found.or_else(|| next(by_key.get_mut(&key(comment)), &used));
        let found = found.or_else(|| next(by_sign.get_mut(&sign(comment)?), &used))?;
        used.insert(found);
        Some(found)
    };
    data.iter().map(&mut find).collect()
}

/// Whether two comments with the same id may be the same: ids of one system mean nothing in another's numbering.
fn is_alike(a: &Comment, b: &Comment) -> bool {
    let name = |comment: &Comment| comment.author.as_ref().map(|author| author.name.to_lowercase());
    match (name(a), name(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a.state == CommentState::Deleted || b.state == CommentState::Deleted || key(a) == key(b),
    }
}

/// The start of what is said, letters and digits only.
fn key(comment: &Comment) -> String {
    folded(&plain_text(&comment.blocks))
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(KEY).collect()
}

/// Who and exactly when.
fn sign(comment: &Comment) -> Option<String> {
    let date = comment.date.filter(|date| date.hour_minute().is_some())?;
    Some(format!("{} {}", comment.author.as_ref()?.name.to_lowercase(), date.sort_key() / 60))
}

/// Fills in what the page does not show.
fn fill(shown: &mut Comment, data: &Comment) {
    shown.author = shown.author.take().or_else(|| data.author.clone());
    shown.date = shown.date.or(data.date);
    shown.score = shown.score.or(data.score);
    shown.permalink = shown.permalink.take().or_else(|| data.permalink.clone());
    shown.source_id = shown.source_id.take().or_else(|| data.source_id.clone());
    if shown.state == CommentState::Visible {
        shown.state = data.state;
    }
    for badge in data.badges.iter().filter(|badge| !matches!(badge, Badge::Other(_))) {
        if !shown.badges.contains(badge) {
            shown.badges.push(badge.clone());
        }
    }
}

fn opening_key(page: &Page, detected: &Detected) -> String {
    let body = detected.opening_post.iter().flat_map(|opening| &opening.body);
    folded(&body.map(|&id| page.dom.visible_text(id)).collect::<String>())
}

/// Depth from parents, which stand before their answers.
fn depths(detected: &mut Detected) {
    let mut depths: Vec<u32> = Vec::with_capacity(detected.comments.len());
    for (at, comment) in detected.comments.iter_mut().enumerate() {
        let parent = detected.parents.get(at).copied().flatten();
        comment.depth = parent.and_then(|parent| depths.get(parent)).map_or(0, |depth| depth + 1);
        depths.push(comment.depth);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded::Origin;
    use document::{Author, Block, Confidence};

    fn comment(name: &str, text: &str) -> Comment {
        let author = Some(Author { name: name.into(), url: None });
        let blocks = if text.is_empty() { Vec::new() } else { vec![Block::paragraph(text)] };
        Comment { author, blocks, parent_confidence: Confidence::percent(50), ..Comment::default() }
    }

    fn embedded(comments: Vec<Comment>, parents: Vec<Option<usize>>) -> Embedded {
        let (origin, missing) = (Origin::System, Vec::new());
        Embedded { origin, system: None, comments, parents, declared: None, missing, opening: None }
    }

    fn sure(mut comment: Comment) -> Comment {
        comment.parent_confidence = Confidence::CERTAIN;
        comment.date = "2024-01-12T10:00:00Z".parse().ok();
        comment
    }

    #[test]
    fn data_completes_what_is_shown() {
        let comments = vec![comment("Ada", "First."), comment("Bo", "Second, but what is shown wins")];
        let mut detected = Detected { comments, parents: vec![None, None], ..Detected::default() };
        let data = vec![sure(comment("Ada", "First")), sure(comment("Bo", "Second, but what"))];
        let mut data = embedded(data, vec![None, Some(0)]);
        data.comments[1].source_id = Some("2".into());
        detected.comments[1].source_id = Some("2".into());
        complete(&mut detected, &data, "");
        assert_eq!(detected.parents, [None, Some(0)]);
        assert_eq!(plain_text(&detected.comments[1].blocks), "Second, but what is shown wins");
        assert!(detected.comments.iter().all(|comment| comment.date.is_some()));
    }

    #[test]
    fn comments_that_only_data_has_are_added_in_their_place() {
        let comments = vec![comment("Ada", "First"), comment("Cy", "Third")];
        let mut detected = Detected { comments, parents: vec![None, Some(0)], ..Detected::default() };
        let opener = comment("Zoe", "The question");
        let data = vec![opener, comment("Ada", "First"), comment("Bo", "Second"), comment("Cy", "Third")];
        complete(&mut detected, &embedded(data, vec![None, None, Some(1), Some(2)]), "thequestion");
        let names: Vec<_> = detected.comments.iter().filter_map(|c| Some(c.author.as_ref()?.name.as_str())).collect();
        assert_eq!(names, ["Ada", "Bo", "Cy"]);
        assert_eq!(detected.parents, [None, Some(0), Some(0)]);
    }

    #[test]
    fn another_discussion_is_left_alone() {
        let mut detected =
            Detected { comments: vec![comment("Ada", "First")], parents: vec![None], ..Detected::default() };
        complete(
            &mut detected,
            &embedded(vec![comment("Bo", "Elsewhere"), comment("Cy", "Too")], vec![None, None]),
            "",
        );
        assert_eq!(detected.comments.len(), 1);
    }
}
