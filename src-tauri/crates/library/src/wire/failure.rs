//! What goes wrong, as a reader can be told it in any language.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An error as a shell sees it: it switches on `code`, and says `reason` in the reader's language or shows `message`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Failure {
    /// Which kind of error.
    pub code: FailureCode,
    /// What, why, what next: one or two sentences in English. Never an address and never a note's text.
    pub message: String,
    /// The same as data. Only the command line's own errors have none: it speaks English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reason: Option<Reason>,
}

/// The errors that a shell treats differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FailureCode {
    /// No such article, note or file.
    NotFound,
    /// The input cannot be used.
    Invalid,
    /// A file could not be read.
    Unreadable,
    /// The library is open read-only: a newer Postil wrote it.
    ReadOnly,
    /// Another Postil has the library open.
    InUse,
    /// The disk is full or failing.
    Disk,
    /// The library file is damaged.
    Damaged,
    /// The reader cancelled.
    Cancelled,
    /// A site could not be reached, or did not give what was asked for.
    Network,
    /// The address leads to this computer or its network; the reason names the host, which can be confirmed.
    LocalHost,
    /// A fault of Postil's own.
    Internal,
}

/// What went wrong, with whatever its sentence names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(untagged)]
pub enum Reason {
    /// Between Postil and a site.
    #[error(transparent)]
    Network(network::Error),
    /// Anywhere else.
    #[error(transparent)]
    Trouble(Trouble),
}

/// What went wrong on this side of the network. A `detail` is what the system or the database says, in its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(tag = "is", rename_all = "snake_case")]
#[allow(missing_docs, reason = "each stands beside the sentence that says what it is")]
pub enum Trouble {
    // The library.
    #[error("There is no such thing in the library. It may have been purged.")]
    NotInLibrary,
    #[error("Another Postil has this library open, and only one may write it. Close that one, or use it.")]
    InUse,
    #[error(
        "The library is open for reading only: a newer Postil wrote it, or there was no room on the disk when it was opened. Update Postil, or make room and start it again."
    )]
    ReadOnly,
    #[error("The disk is full, so nothing was saved. Make room and try again; what you typed is still here.")]
    DiskFull,
    #[error("The disk could not be read or written ({detail}). Check it and try again.")]
    DiskFailed { detail: String },
    #[error(
        "The library file is damaged ({detail}). Restart Postil: it moves the file aside and restores the newest backup."
    )]
    LibraryDamaged { detail: String },
    #[error("A part of the library cannot be read ({detail}). The rest is sound; save the page again to replace it.")]
    PartDamaged { detail: String },
    #[error("The file there is another program's database, so it was left alone. Choose another folder.")]
    ForeignFile,
    #[error("Cancelled.")]
    Interrupted,
    #[error("Postil failed, which is a fault of its own ({detail}). Please report it; nothing was changed.")]
    Fault { detail: String },
    #[error("This system has no folder for Postil's data. Name one with --library or POSTIL_LIBRARY.")]
    NoDataFolder,
    #[error("The place of the library could not be written down ({detail}), so it was not moved.")]
    NotMoved { detail: String },
    #[error("There is a library in that folder already. Choose an empty folder.")]
    FolderTaken,
    #[error("Postil was started for this folder (POSTIL_LIBRARY). Start it without that to move the library.")]
    FolderFixed,
    #[error("This backup is not there any more. Look at the list again.")]
    BackupGone,
    #[error(
        "This step of the journal cannot be read ({detail}); a newer Postil may have written it. Nothing was changed."
    )]
    StepUnreadable { detail: String },

    // Reading pages and files.
    #[error("There is nothing to import: the file or text is empty.")]
    NothingToImport,
    #[error(
        "No comments were found in “{name}”. Choose a file with a discussion: a saved page, a feed, or what the site's \
         interface answers."
    )]
    NoCommentsIn { name: String },
    #[error("The import was cancelled; what was finished stays.")]
    ImportCancelled,
    #[error("There is no file “{name}”. Check the path.")]
    NoFile { name: String },
    #[error("“{name}” is not a file. Choose the files in it.")]
    NotAFile { name: String },
    #[error("“{name}” is larger than {megabytes} MB, which is more than a page. Split it.")]
    FileTooLarge {
        name: String,
        #[ts(type = "number")]
        megabytes: u64,
    },
    #[error("“{name}” could not be read: {detail}.")]
    FileUnreadable { name: String, detail: String },
    #[error("The file could not be written: {detail}. Choose another folder.")]
    FileUnwritten { detail: String },
    #[error("Postil could not start the process that reads pages ({detail}). Start Postil anew; nothing was changed.")]
    ReaderNotStarted { detail: String },
    #[error(
        "Reading this takes longer than {seconds} seconds, which no ordinary page does, so Postil stopped. Nothing was changed."
    )]
    TooLong {
        #[ts(type = "number")]
        seconds: u64,
    },
    #[error(
        "Reading this needs more memory than the {megabytes} MB a page may have, so Postil stopped. Nothing was changed."
    )]
    TooHeavy {
        #[ts(type = "number")]
        megabytes: u64,
    },

    // Addresses and feeds.
    #[error("This address leads to {}, not to a page. Give the address of the page it is on.", media.english())]
    Media { media: Media },
    #[error("This article came without an address, so there is nowhere to look for a newer copy.")]
    NoAddress,
    #[error("The feed gives no address for this, so there is nothing to save.")]
    ItemWithoutAddress,
    #[error("There is no feed at this address, and the page there names none. Look for “RSS” or “feed” on the site.")]
    NoFeed,
    #[error("This is no OPML list of feeds. Other readers write one when you export what you follow.")]
    NoOpml,
    #[error("This link is neither a web nor a mail address, so Postil does not open it.")]
    NoLink,
    #[error("The system found no program to open the link with. Copy the address into a browser.")]
    NoBrowser,
    #[error("No file manager could be opened ({detail}). The folder's path is in the settings.")]
    NoFileManager { detail: String },

    // What the reader writes and organises.
    #[error("The place for this note is not in the article. It may have been saved anew: open it again.")]
    NoPlaceForNote,
    #[error("This text is longer than a million characters. Save it as an article of its own.")]
    TextTooLong,
    #[error("What you typed could not be kept beside the library either ({detail}). Copy it elsewhere.")]
    NotKeptAside { detail: String },
    #[error("The comment to answer is not in this article. Open it again.")]
    NoCommentToAnswer,
    #[error("The label is longer than two hundred characters. Please shorten it.")]
    LabelTooLong,
    #[error("A tag needs a name. To take it from everything that has it, delete it.")]
    TagUnnamed,
    #[error("A collection needs a name. Type one.")]
    CollectionUnnamed,
    #[error("A collection's name has at most {characters} characters. Shorten it.")]
    CollectionNameTooLong {
        #[ts(type = "number")]
        characters: usize,
    },
    #[error("There is a collection “{name}” already. Choose another name.")]
    CollectionNameTaken { name: String },
    #[error("This article was saved once, so there is nothing to compare it with.")]
    SavedOnce,
    #[error("There are revisions 1 to {newest}; compare an older one with a newer one.")]
    NoSuchRevisions { newest: u32 },
    #[error(
        "“{place}” names no place. Say article, passage:WORDS, comment:N, table:N, row:KEY, column:LABEL or cell:KEY/LABEL."
    )]
    PlaceUnknown { place: String },
    #[error("There is no {place} in this article. `postil show` lists what there is.")]
    NoSuchPlace { place: String },
    #[error("These words stand there {times} times. Quote more of the passage, so that it is clear which.")]
    WordsOften {
        #[ts(type = "number")]
        times: usize,
    },
    #[error("This table is not in the article. Open the article again.")]
    NoSuchTable,
    #[error("This table has more than a million cells. Save it as a file of its own.")]
    TableTooLarge,
    #[error("The clipboard did not take the table: {detail}. Save it as a file instead.")]
    ClipboardRefused { detail: String },

    // Searching.
    #[error("This is too long to search for. Search for a few of its words.")]
    QueryTooLong,
    #[error("A search needs a word to find; only words to leave out were given. Add one.")]
    OnlyWithout,
    #[error("“{key}:” can only narrow a search, not leave out. Remove the “-”.")]
    CannotLeaveOut { key: String },
    #[error("“is:{name}” is nothing Postil knows. Say is:unread, is:favourite or is:archived.")]
    UnknownState { name: String },
    #[error("“has:{name}” is nothing Postil knows. Say has:note.")]
    UnknownThing { name: String },
    #[error("There is no place “{name}” to search in. Say title, text, table, comment, note or archive.")]
    UnknownPlace { name: String },
    #[error("“{text}” is no date. Write it as 2025, 2025-03 or 2025-03-28.")]
    NoDate { text: String },
}

/// What is surely no page, by the first half of its media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// A picture.
    Image,
    /// Sound.
    Audio,
    /// Moving pictures.
    Video,
    /// Letters.
    Font,
}

impl Media {
    fn english(self) -> &'static str {
        match self {
            Self::Image => "an image",
            Self::Audio => "a sound",
            Self::Video => "a video",
            Self::Font => "a font",
        }
    }
}

/// Something the reader must know at the start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Notice {
    /// The library file was damaged and something else stands in its place.
    Replaced {
        /// Name of the damaged file, in the library's folder.
        file: String,
        /// When the backup that took its place was made; none where there was no backup.
        backup: Option<String>,
        /// Articles read from the damaged file, where there was no backup.
        articles: u32,
        /// Notes read from the damaged file that the backup did not have.
        notes: u32,
    },
    /// Texts that could not be saved the last time are in the library now.
    TextsKept {
        /// How many.
        texts: u32,
    },
}
