//! Collections: lists of articles by hand.

use crate::Library;
use crate::journal::{perform, record};
use crate::wire::{Act, Collection, Failure, Step, Trouble};
use store::collection;
use store::journal::{Change, Thing};
use store::{Read, Write};

/// Characters a name may have.
const NAME: usize = 200;

impl Library {
    /// The collections, in the reader's order.
    pub fn collections(&self) -> Result<Vec<Collection>, Failure> {
        let collections = self.store.read(|read| Ok::<_, Failure>(collection::list(read)?))?;
        Ok(collections.into_iter().map(Collection::from).collect())
    }

    /// Makes a collection with articles in it, as one step. Two collections of one name are refused.
    pub fn create_collection(&self, name: &str, articles: &[i64]) -> Result<Collection, Failure> {
        let now = self.now();
        self.store.write(|write| {
            let name = free_name(write, name, None)?;
            let id = collection::insert(write, &name, now)?;
            for change in members(write, id, articles, true)? {
                store::journal::apply(write, &[change], now)?;
            }
            let back = [Change::Bin { thing: Thing::Collection(id), binned: true }];
            record(write, Act::CreateCollection, Some(name), &back, now)?;
            Ok(collection::get(write, id)?.into())
        })
    }

    /// Gives a collection another name.
    pub fn rename_collection(&self, id: i64, name: &str) -> Result<Option<Step>, Failure> {
        let now = self.now();
        self.store.write(|write| {
            let name = free_name(write, name, Some(id))?;
            let change = Change::CollectionName { collection: id, name: name.clone() };
            perform(write, Act::RenameCollection, Some(name), &[change], now)
        })
    }

    /// Moves a collection to the bin. The articles in it stay where they are.
    pub fn delete_collection(&self, id: i64) -> Result<Option<Step>, Failure> {
        self.bin_collection(id, true, Act::DeleteCollection)
    }

    /// Takes a collection out of the bin, with the articles that were in it.
    pub fn restore_collection(&self, id: i64) -> Result<Option<Step>, Failure> {
        self.bin_collection(id, false, Act::RestoreCollection)
    }

    fn bin_collection(&self, id: i64, binned: bool, act: Act) -> Result<Option<Step>, Failure> {
        let now = self.now();
        self.store.write(|write| {
            let name = collection::get(write, id)?.name;
            perform(write, act, Some(name), &[Change::Bin { thing: Thing::Collection(id), binned }], now)
        })
    }

    /// Puts the collections in an order; those it does not name come after the others.
    pub fn order_collections(&self, order: &[i64]) -> Result<Option<Step>, Failure> {
        let now = self.now();
        self.store.write(|write| {
            let known = collection::order(write)?;
            let mut full: Vec<i64> = order.iter().copied().filter(|id| known.contains(id)).collect();
            full.extend(known.iter().filter(|id| !order.contains(id)));
            perform(write, Act::OrderCollections, None, &[Change::CollectionOrder { order: full }], now)
        })
    }

    /// Puts articles in a collection, after what is in it, or takes them out, as one step.
    pub fn collect(&self, id: i64, articles: &[i64], into: bool) -> Result<Option<Step>, Failure> {
        let now = self.now();
        self.store.write(|write| {
            let name = collection::get(write, id)?.name;
            let changes = members(write, id, articles, into)?;
            let act = if into { Act::Collect } else { Act::Uncollect };
            perform(write, act, Some(name), &changes, now)
        })
    }

    /// Moves an article within a collection: before another one, or to the end.
    pub fn move_in_collection(&self, id: i64, article: i64, before: Option<i64>) -> Result<Option<Step>, Failure> {
        let now = self.now();
        self.store.write(|write| {
            if before == Some(article) || collection::member(write, id, article)?.is_none() {
                return Ok(None);
            }
            let name = collection::get(write, id)?.name;
            let positions = collection::moved(write, id, article, before)?.into_iter();
            let member = |(article, position)| Change::Member { collection: id, article, position: Some(position) };
            perform(write, Act::MoveInCollection, Some(name), &positions.map(member).collect::<Vec<_>>(), now)
        })
    }
}

/// The changes that put articles in a collection, or take them out.
fn members(write: &Write, id: i64, articles: &[i64], into: bool) -> Result<Vec<Change>, Failure> {
    let end = collection::end(write, id)?;
    let mut changes = Vec::with_capacity(articles.len());
    for (position, &article) in (end..).step_by(collection::GAP as usize).zip(articles) {
        store::article::exists(write, article)?;
        let is_in = collection::member(write, id, article)?.is_some();
        // What is in it already keeps its place.
        if is_in != into {
            changes.push(Change::Member { collection: id, article, position: into.then_some(position) });
        }
    }
    Ok(changes)
}

/// The name without blanks at its ends, where no other collection has it.
fn free_name(read: &Read, name: &str, own: Option<i64>) -> Result<String, Failure> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Trouble::CollectionUnnamed.into());
    }
    if name.chars().nth(NAME).is_some() {
        return Err(Trouble::CollectionNameTooLong { characters: NAME }.into());
    }
    match collection::by_name(read, name)? {
        Some(id) if Some(id) != own => Err(Trouble::CollectionNameTaken { name: name.into() }.into()),
        _ => Ok(name.into()),
    }
}
