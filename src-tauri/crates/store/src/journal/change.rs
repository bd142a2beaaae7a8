use crate::article::Mark;
use crate::{Error, Result, Write, article, collection, feed, feed_item, note, own_comment, person, table_desk, tag};
use document::{Label, TableDesk, TableKey, TableView};
use serde::{Deserialize, Serialize};

/// Something that can be put in the bin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    /// An article, with everything on it.
    Article(i64),
    /// A note.
    Note(i64),
    /// A comment of the reader's own.
    OwnComment(i64),
    /// A collection.
    Collection(i64),
}

/// One thing of the reader's set to a value. The way back is the same thing set to the value it had.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Whether something is in the bin. The thirty days count from when it last went there.
    Bin {
        /// What.
        thing: Thing,
        /// Whether it is.
        binned: bool,
    },
    /// Since when an article has a mark.
    Mark {
        /// The article.
        article: i64,
        /// Which mark.
        mark: Mark,
        /// Milliseconds since 1970.
        at: Option<i64>,
    },
    /// An article's tags, in order.
    Tags {
        /// The article.
        article: i64,
        /// The tags.
        tags: Vec<String>,
    },
    /// What a note says.
    Note {
        /// The note.
        note: i64,
        /// Its label.
        label: Label,
        /// Its text.
        body: String,
        /// Its tags, in order.
        tags: Vec<String>,
        /// When its label or text was last changed, in milliseconds since 1970.
        updated_at: i64,
    },
    /// What an own comment says.
    OwnComment {
        /// The comment.
        own_comment: i64,
        /// Its text.
        body: String,
        /// When it was last changed, in milliseconds since 1970.
        updated_at: i64,
    },
    /// What a collection is called.
    CollectionName {
        /// The collection.
        collection: i64,
        /// Its name.
        name: String,
    },
    /// The order of all collections.
    CollectionOrder {
        /// Their ids.
        order: Vec<i64>,
    },
    /// Where an article stands in a collection; without a position it is not in it.
    Member {
        /// The collection.
        collection: i64,
        /// The article.
        article: i64,
        /// The position, as [`collection::end`] and [`collection::moved`] give it.
        position: Option<i64>,
    },
    /// What the reader added to a table. How the table is looked at is no part of it and stays as it is.
    TableDesk {
        /// The article.
        article: i64,
        /// The table.
        table: TableKey,
        /// Marks, columns and version; the view is left out.
        desk: Box<TableDesk>,
    },
    /// What a person is marked with.
    Person {
        /// What the name is unique in, as [`person`] has it.
        site: String,
        /// The name.
        author: String,
        /// The mark; an empty one is none.
        mark: person::Mark,
    },
    /// Whether a feed is followed.
    Followed {
        /// The feed.
        feed: i64,
        /// Whether it is.
        followed: bool,
    },
    /// Whether what is new in a feed is saved at once.
    SaveAtOnce {
        /// The feed.
        feed: i64,
        /// Whether it is.
        at_once: bool,
    },
    /// Since when an item of a feed is read.
    FeedItemRead {
        /// The item.
        item: i64,
        /// Milliseconds since 1970.
        at: Option<i64>,
    },
}

impl Change {
    /// Makes the change and gives the way back. `None` where there was nothing to change: it was so already, or the
    /// thing was deleted for good.
    pub(super) fn apply(&self, write: &Write, now: i64) -> Result<Option<Change>> {
        let before = match self.current(write) {
            Err(Error::NotFound) => return Ok(None),
            before => before?,
        };
        if before == *self {
            return Ok(None);
        }
        self.write(write, now)?;
        Ok(Some(before))
    }

    /// The same thing with the value it has now.
    pub(super) fn current(&self, write: &Write) -> Result<Change> {
        Ok(match self {
            Self::Bin { thing, .. } => Self::Bin { thing: *thing, binned: thing.is_binned(write)? },
            Self::Mark { article, mark, .. } => {
                Self::Mark { article: *article, mark: *mark, at: article::marked_at(write, *article, *mark)? }
            }
            Self::Tags { article, .. } => {
                article::exists(write, *article)?;
                Self::Tags { article: *article, tags: tag::of_article(write, *article)? }
            }
            Self::Note { note, .. } => {
                let note::Note { id, label, body, tags, updated_at, .. } = note::get(write, *note)?;
                Self::Note { note: id, label, body, tags, updated_at }
            }
            Self::OwnComment { own_comment, .. } => {
                let own_comment::OwnComment { id, body, updated_at, .. } = own_comment::get(write, *own_comment)?;
                Self::OwnComment { own_comment: id, body, updated_at }
            }
            Self::CollectionName { collection, .. } => {
                Self::CollectionName { collection: *collection, name: collection::get(write, *collection)?.name }
            }
            Self::CollectionOrder { .. } => Self::CollectionOrder { order: collection::order(write)? },
            Self::Member { collection, article, .. } => {
                article::exists(write, *article)?;
                collection::get(write, *collection)?;
                let position = collection::member(write, *collection, *article)?;
                Self::Member { collection: *collection, article: *article, position }
            }
            Self::TableDesk { article, table, .. } => {
                article::exists(write, *article)?;
                let desk = TableDesk { view: TableView::default(), ..table_desk::get(write, *article, table)? };
                Self::TableDesk { article: *article, table: table.clone(), desk: Box::new(desk) }
            }
            Self::Person { site, author, .. } => {
                Self::Person { site: site.clone(), author: author.clone(), mark: person::get(write, site, author)? }
            }
            Self::Followed { feed, .. } => Self::Followed { feed: *feed, followed: feed::is_followed(write, *feed)? },
            Self::SaveAtOnce { feed, .. } => {
                Self::SaveAtOnce { feed: *feed, at_once: feed::get(write, *feed)?.feed.at_once }
            }
            Self::FeedItemRead { item, .. } => {
                Self::FeedItemRead { item: *item, at: feed_item::read_at(write, *item)? }
            }
        })
    }

    fn write(&self, write: &Write, now: i64) -> Result<()> {
        match self {
            Self::Bin { thing, binned } => thing.set_deleted(write, binned.then_some(now)),
            Self::Mark { article, mark, at } => article::set_marked(write, *article, *mark, *at),
            Self::Tags { article, tags } => tag::set(write, *article, tags),
            Self::Note { note, label, body, tags, updated_at } => {
                note::update(write, *note, *label, body, tags, *updated_at)
            }
            Self::OwnComment { own_comment, body, updated_at } => {
                own_comment::update(write, *own_comment, body, *updated_at)
            }
            Self::CollectionName { collection, name } => collection::set_name(write, *collection, name),
            Self::CollectionOrder { order } => collection::set_order(write, order),
            Self::Member { collection, article, position } => {
                collection::set_member(write, *collection, *article, *position)
            }
            Self::TableDesk { article, table, desk } => {
                let view = table_desk::get(write, *article, table)?.view;
                table_desk::set(write, *article, table, &TableDesk { view, ..(**desk).clone() }, now)
            }
            Self::Person { site, author, mark } => person::set(write, site, author, mark, now),
            Self::Followed { feed, followed } => feed::set_unfollowed(write, *feed, (!followed).then_some(now)),
            Self::SaveAtOnce { feed, at_once } => feed::set_at_once(write, *feed, *at_once),
            Self::FeedItemRead { item, at } => feed_item::set_read(write, *item, *at),
        }
    }

    /// What the change is about, where it is about one thing: further edits of the same thing belong to one step.
    pub(super) fn text_of(&self) -> Option<Thing> {
        match self {
            Self::Note { note, .. } => Some(Thing::Note(*note)),
            Self::OwnComment { own_comment, .. } => Some(Thing::OwnComment(*own_comment)),
            _ => None,
        }
    }
}

impl Thing {
    fn is_binned(self, write: &Write) -> Result<bool> {
        Ok(match self {
            Self::Article(id) => article::deleted_at(write, id)?,
            Self::Note(id) => note::get(write, id)?.deleted_at,
            Self::OwnComment(id) => own_comment::get(write, id)?.deleted_at,
            Self::Collection(id) => collection::get(write, id)?.deleted_at,
        }
        .is_some())
    }

    fn set_deleted(self, write: &Write, deleted_at: Option<i64>) -> Result<()> {
        match self {
            Self::Article(id) => article::set_deleted(write, id, deleted_at),
            Self::Note(id) => note::set_deleted(write, id, deleted_at),
            Self::OwnComment(id) => own_comment::set_deleted(write, id, deleted_at),
            Self::Collection(id) => collection::set_deleted(write, id, deleted_at),
        }
    }
}
