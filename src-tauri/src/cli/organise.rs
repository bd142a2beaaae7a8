//! `postil tag`, `tags`, `collection`, `archive`, `favourite`, `read`, `bin`, `undo`, `redo` and `history`.

use crate::arguments::{CollectionAction, Marking, TagAction};
use crate::output::Output;
use library::wire::{Act, Binned, BinnedThing, Collection, Mark, Named, Step};
use library::{Failure, FailureCode, Library};

/// Steps `history` lists.
const STEPS: u32 = 50;

/// Lists tags, or changes one everywhere.
pub fn tags(library: &Library, action: Option<&TagAction>, output: Output) -> Result<(), Failure> {
    match action {
        None => output.value(&library.overview()?.tags, |tags| listed(tags.iter().map(tag))),
        Some(TagAction::Rename { from, to }) => done(library.rename_tag(from, to)?, output),
        Some(TagAction::Delete { tag }) => done(library.delete_tag(tag)?, output),
    }
}

/// Lists collections, or changes one.
pub fn collection(library: &Library, action: Option<&CollectionAction>, output: Output) -> Result<(), Failure> {
    match action {
        None => output.value(&library.collections()?, |collections| listed(collections.iter().map(collection_line))),
        Some(CollectionAction::New { name, ids }) => {
            output.value(&library.create_collection(name, ids)?, collection_line)
        }
        Some(CollectionAction::Add { name, ids }) => done(library.collect(named(library, name)?, ids, true)?, output),
        Some(CollectionAction::Remove { name, ids }) => {
            done(library.collect(named(library, name)?, ids, false)?, output)
        }
        Some(CollectionAction::Move { name, id, before }) => {
            done(library.move_in_collection(named(library, name)?, *id, *before)?, output)
        }
        Some(CollectionAction::Rename { name, to }) => {
            done(library.rename_collection(named(library, name)?, to)?, output)
        }
        Some(CollectionAction::Delete { name }) => done(library.delete_collection(named(library, name)?)?, output),
    }
}

/// Sets a mark on articles, or takes it away.
pub fn mark(library: &Library, mark: Mark, marking: &Marking, output: Output) -> Result<(), Failure> {
    done(library.mark_articles(&marking.ids, mark, !marking.off)?, output)
}

/// Lists what is in the bin besides articles, or empties it.
pub fn bin(library: &Library, empty: bool, output: Output) -> Result<(), Failure> {
    if empty {
        library.empty_bin()?;
        return output.value(&(), |()| "The bin is empty.".into());
    }
    output.value(&library.binned()?, |binned| match binned.as_slice() {
        [] => "No note, comment or collection is in the bin. `postil list --bin` lists articles.".into(),
        binned => listed(binned.iter().map(binned_line)),
    })
}

/// Tells what a step was; `None` changed nothing.
pub fn done(step: Option<Step>, output: Output) -> Result<(), Failure> {
    output.value(&step, |step| step.as_ref().map_or("Nothing changed.".into(), step_line))
}

/// Lists what was done last.
pub fn history(library: &Library, output: Output) -> Result<(), Failure> {
    output.value(&library.steps(STEPS)?, |steps| match steps.as_slice() {
        [] => "Nothing was done that can be taken back.".into(),
        steps => listed(steps.iter().map(step_line)),
    })
}

/// The collection of that name, in any case.
pub fn named(library: &Library, name: &str) -> Result<i64, Failure> {
    let collections = library.collections()?;
    let found = collections.iter().find(|collection| collection.name.to_lowercase() == name.to_lowercase());
    found.map(|collection| collection.id).ok_or_else(|| {
        let message = format!("There is no collection “{name}”. `postil collection` lists those there are.");
        Failure::told(FailureCode::NotFound, message)
    })
}

fn listed(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

fn tag(tag: &Named) -> String {
    format!("{:>6}  {}", tag.articles, tag.name)
}

fn collection_line(collection: &Collection) -> String {
    format!("{:>6}  {}", collection.articles, collection.name)
}

fn binned_line(binned: &Binned) -> String {
    let what = match binned.what {
        BinnedThing::Note { id, .. } => format!("note {id}"),
        BinnedThing::OwnComment { id } => format!("own comment {id}"),
        BinnedThing::Collection { id } => format!("collection {id}"),
    };
    let text: String = binned.text.lines().next().unwrap_or_default().chars().take(60).collect();
    let day = binned.expires_at.split('T').next().unwrap_or_default();
    format!("{what:<16}  {text}  (until {day})")
}

fn step_line(step: &Step) -> String {
    let what = match step.act {
        Act::CreateNote => "wrote a note",
        Act::EditNote => "changed a note",
        Act::DeleteNote => "deleted a note",
        Act::RestoreNote => "restored a note",
        Act::CreateOwnComment => "wrote a comment",
        Act::EditOwnComment => "changed a comment",
        Act::DeleteOwnComment => "deleted a comment",
        Act::RestoreOwnComment => "restored a comment",
        Act::DeleteArticles => "to the bin",
        Act::RestoreArticles => "out of the bin",
        Act::Archive => "archived",
        Act::Unarchive => "out of the archive",
        Act::Favourite => "favourite",
        Act::Unfavourite => "no longer favourite",
        Act::MarkRead => "marked as read",
        Act::MarkUnread => "marked as unread",
        Act::Tag => "tagged",
        Act::RenameTag => "renamed a tag",
        Act::DeleteTag => "deleted a tag",
        Act::CreateCollection => "made a collection",
        Act::RenameCollection => "renamed a collection",
        Act::DeleteCollection => "deleted a collection",
        Act::RestoreCollection => "restored a collection",
        Act::OrderCollections => "ordered the collections",
        Act::Collect => "into a collection",
        Act::Uncollect => "out of a collection",
        Act::MoveInCollection => "moved in a collection",
        Act::EditTable => "changed a table",
        Act::LabelPerson => "changed the label of",
        Act::Follow => "followed",
        Act::Unfollow => "followed no longer",
        Act::SaveAtOnce => "changed whether it is saved at once",
        Act::MarkItemsRead => "marked in a feed as read",
        Act::MarkItemsUnread => "marked in a feed as unread",
        Act::HidePerson => "hid",
        Act::ShowPerson => "showed again",
    };
    let name = step.name.as_ref().map_or(format!("{} things", step.count), |name| format!("“{name}”"));
    let undone = if step.undone { " (taken back)" } else { "" };
    format!("{:>4}  {what}: {name}{undone}", step.id)
}
