use crate::labels::LabelName;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use library::{FetchOptions, ImageChoice};
use std::path::PathBuf;

const HELP: &str = "\
Exit codes:
  0  done
  1  failed (disk, damaged library, a fault of Postil's own)
  2  the command was not understood
  3  no such article, note or file
  4  the input cannot be read or used
  5  the library is open elsewhere, or read-only
  6  a site could not be reached, or did not give the page

Examples:
  postil import article.html                     save a page
  wl-paste | postil import -                     save copied text
  postil fetch https://example.org/kettles       save a page by its address
  postil search 'kettle \"hard water\"'            find it again
  postil show 1                                  read it
  postil note 1 --on comment:3 'Is this so?'     write beside the third comment
  postil export 1 --format markdown > it.md      take it elsewhere";

const PLACES: &str = "\
Places:
  article                     the article as a whole
  passage:WORDS               words that stand once in its text
  comment:3                   the third comment
  comment:3:WORDS             words in it
  table:1                     the first table
  row:KEY  column:LABEL       a row by its first cell, a column by its header
  cell:KEY/LABEL              a cell by both; table number first where it matters: cell:2:KEY/LABEL

Example:
  postil note 1 --on 'cell:Steel kettle/Price' --label doubt 'With or without the filter?'";

const QUERIES: &str = "\
Queries:
  hard water                  both words; the last may go on (\"waters\") unless a space follows
  \"hard water\"                in a row
  -steel                      without this word
  in:title                    or text, table, comment, note
  author:ana  site:example.org  tag:tea  before:2025-03  after:2024  is:unread  has:note

Example:
  postil search --json 'descal in:comment after:2024'";

/// Saves articles with their whole discussion, and the notes you write beside them.
#[derive(Debug, Parser)]
#[command(name = "postil", version, after_help = HELP, arg_required_else_help = true)]
pub struct Arguments {
    /// Write JSON instead of text.
    #[arg(long, global = true)]
    pub json: bool,
    /// Folder of the library, instead of $POSTIL_LIBRARY or the system's usual place.
    #[arg(long, global = true, value_name = "DIR")]
    pub library: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do with feeds.
#[derive(Debug, Subcommand)]
pub enum FeedCommand {
    /// Follow the feed at an address, or the one that the page there names.
    Add {
        /// A host on this computer or its network that may be asked.
        #[arg(long, value_name = "HOST")]
        allow_host: Vec<String>,
        /// The address.
        url: String,
    },
    /// List the feeds.
    List,
    /// List what they tell of, the newest first.
    Items {
        /// Only this feed's, by its number.
        #[arg(long)]
        feed: Option<i64>,
        /// Only what was not read.
        #[arg(long)]
        unread: bool,
        /// How many, at most 500.
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: u32,
    },
    /// Ask feeds for what is new; all of them where none is named.
    Refresh {
        /// What to fetch of the items of feeds that are saved at once.
        #[command(flatten)]
        fetching: Fetching,
        /// The feeds' numbers.
        #[arg(value_name = "FEED")]
        feeds: Vec<i64>,
    },
    /// Save an item whole, page and discussion.
    Save {
        /// What to fetch of it.
        #[command(flatten)]
        fetching: Fetching,
        /// The item's number.
        item: i64,
    },
    /// Save what is new in a feed at once, whenever it is refreshed.
    AtOnce {
        /// Save it only when it is opened, again.
        #[arg(long)]
        off: bool,
        /// The feed's number.
        feed: i64,
    },
    /// Follow a feed no longer; what was saved from it stays.
    Remove {
        /// The feed's number.
        feed: i64,
    },
    /// Follow the feeds of an OPML list.
    In {
        /// The list.
        file: PathBuf,
    },
    /// Write what is followed as an OPML list.
    Out,
}

impl FeedCommand {
    /// Whether it changes nothing.
    pub fn only_reads(&self) -> bool {
        matches!(self, Self::List | Self::Items { .. } | Self::Out)
    }
}

/// What to fetch of a page.
#[derive(Debug, Args)]
pub struct Fetching {
    /// Leave the images where they are.
    #[arg(long)]
    pub no_images: bool,
    /// Leave images where they are that are larger than this many kilobytes.
    #[arg(long, value_name = "KB", conflicts_with = "no_images")]
    pub images_up_to: Option<u32>,
    /// Further addresses to ask for the rest of the discussion, at most; 0 for the page alone.
    #[arg(long, value_name = "N", default_value_t = FetchOptions::default().comment_pages)]
    pub comment_pages: u32,
    /// Further pages of the article to ask for, at most.
    #[arg(long, value_name = "N", default_value_t = FetchOptions::default().article_pages)]
    pub article_pages: u32,
    /// A host on this computer or its network that may be asked.
    #[arg(long, value_name = "HOST")]
    pub allow_host: Vec<String>,
}

impl From<&Fetching> for FetchOptions {
    fn from(fetching: &Fetching) -> Self {
        let images = match (fetching.no_images, fetching.images_up_to) {
            (true, _) => ImageChoice::None,
            (false, None) => ImageChoice::All,
            (false, Some(kilobytes)) => ImageChoice::UpTo { kilobytes },
        };
        let Fetching { comment_pages, article_pages, ref allow_host, .. } = *fetching;
        Self { images, comment_pages, article_pages, confirmed: allow_host.clone() }
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Save pages, archives or copied text; `-` is standard input.
    #[command(after_help = "Example:\n  postil import --url https://example.org/kettles saved.html")]
    Import {
        /// Address the page came from, where the file does not say.
        #[arg(long)]
        url: Option<String>,
        /// What to save.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Save pages by their addresses: each with the rest of its discussion and its images.
    ///
    /// Nothing else is ever asked for. No cookies are sent; standard error tells which hosts are asked.
    #[command(after_help = "Example:\n  postil fetch --no-images https://example.org/kettles")]
    Fetch {
        /// What to fetch of each.
        #[command(flatten)]
        fetching: Fetching,
        /// What to save; `-` reads addresses from standard input, one a line.
        #[arg(required = true, value_name = "URL")]
        urls: Vec<String>,
    },
    /// Save newer copies of articles, or what their copies lack.
    ///
    /// Your notes stay in place, and new comments are told by number.
    #[command(after_help = "Example:\n  postil update 1 2 3\n  postil update --missing 1")]
    Update {
        /// Ask only for what is missing by the receipt: comment pages, further pages, images.
        #[arg(long)]
        missing: bool,
        /// What to fetch of each.
        #[command(flatten)]
        fetching: Fetching,
        /// The articles' numbers.
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
    },
    /// Follow sites by their feeds: RSS, Atom, JSON Feed.
    ///
    /// Nothing is asked for but by `add`, `refresh` and `save`.
    #[command(
        after_help = "Example:\n  postil feed add https://example.org/\n  postil feed refresh\n  postil feed items --unread\n  postil feed save 12"
    )]
    Feed {
        /// What to do.
        #[command(subcommand)]
        action: FeedCommand,
    },
    /// List articles, newest first.
    #[command(after_help = "Example:\n  postil list --tag tea --unread --sort length")]
    List(Listing),
    /// Show an article with its discussion and your notes.
    Show {
        /// The article's number, as `list` has it.
        id: i64,
    },
    /// Show what a newer copy of an article says otherwise than an older one.
    #[command(
        after_help = "Example:\n  postil diff 1 --from 1    [-gone-] {+came+}; the two newest copies without --from and --to"
    )]
    Diff {
        /// The article's number.
        id: i64,
        /// Number of the older copy, from 1.
        #[arg(long, value_name = "N")]
        from: Option<u32>,
        /// Number of the newer copy.
        #[arg(long, value_name = "N")]
        to: Option<u32>,
    },
    /// Find words in titles, text, tables, comments and notes.
    #[command(after_help = QUERIES)]
    Search {
        /// What to look for.
        query: String,
        /// Only in this article.
        #[arg(long, value_name = "ID")]
        article: Option<i64>,
    },
    /// Write a note beside something; `-` takes the text from standard input.
    #[command(after_help = PLACES)]
    Note {
        /// The article's number.
        id: i64,
        /// What to write beside.
        #[arg(long, value_name = "PLACE", default_value = "article")]
        on: String,
        /// What kind of mark it is.
        #[arg(long, default_value = "mine")]
        label: LabelName,
        /// The note, in Markdown; empty for a highlight.
        text: String,
    },
    /// Write a comment of your own into the thread; it is not published.
    #[command(after_help = "Example:\n  postil reply 1 --to 4 'I doubt it.'")]
    Reply {
        /// The article's number.
        id: i64,
        /// Number of the comment to answer; the article where it is left out.
        #[arg(long, value_name = "N")]
        to: Option<usize>,
        /// The comment; `-` is standard input.
        text: String,
    },
    /// List the comments that speak of a passage, row or cell; of a comment, the passages it speaks of.
    #[command(after_help = PLACES)]
    Related {
        /// The article's number.
        id: i64,
        /// What to ask about.
        #[arg(value_name = "PLACE")]
        to: String,
    },
    /// Replace an article's tags.
    Tag {
        /// The article's number.
        id: i64,
        /// The tags; none takes all away.
        tags: Vec<String>,
    },
    /// List all tags, or change one everywhere.
    #[command(after_help = "Example:\n  postil tags rename tea Tea")]
    Tags {
        /// What to do with a tag; without it they are listed.
        #[command(subcommand)]
        action: Option<TagAction>,
    },
    /// List collections, or change one.
    #[command(after_help = "Example:\n  postil collection new 'Hard water' 1 4 7")]
    Collection {
        /// What to do with a collection; without it they are listed.
        #[command(subcommand)]
        action: Option<CollectionAction>,
    },
    /// Put articles in the archive.
    Archive(Marking),
    /// Make articles favourites.
    Favourite(Marking),
    /// Mark articles as read.
    Read(Marking),
    /// Move articles to the bin.
    Delete {
        /// The articles' numbers.
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
    },
    /// Take articles out of the bin.
    Restore {
        /// The articles' numbers.
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
    },
    /// List what is in the bin besides articles, with the day it is deleted for good.
    Bin {
        /// Delete for good everything in the bin, articles too. This cannot be taken back.
        #[arg(long)]
        empty: bool,
    },
    /// Take back what was done last, in the window or here.
    Undo,
    /// Do again what was taken back last.
    Redo,
    /// List what was done last and can be taken back.
    History,
    /// Write an article with its discussion and your notes to standard output.
    #[command(after_help = "Example:\n  postil export 1 --format html > kettles.html")]
    Export {
        /// The article's number.
        id: i64,
        /// What to write.
        #[arg(long, default_value = "markdown")]
        format: FormatName,
    },
    /// Write what is on pages as JSON, one file a page, without touching the library.
    #[command(after_help = "Example:\n  postil extract --out out pages/*.html    writes out/<page>.json")]
    Extract {
        /// Folder to write to; made where it is missing.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Pages, archives or copied text.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Read a table from text on standard input whose cell borders were lost in copying.
    #[command(
        args_conflicts_with_subcommands = true,
        after_help = "Example:\n  wl-paste | postil table --json    writes {\"rows\": [[…], …]}"
    )]
    Table {
        /// Take a table out of the library instead.
        #[command(subcommand)]
        command: Option<TableCommand>,
    },
    /// Write a script that completes commands in your shell.
    #[command(after_help = "Example:\n  postil completions bash > ~/.local/share/bash-completion/completions/postil")]
    Completions {
        /// Which shell.
        shell: Shell,
    },
}

/// Which articles to list, and how.
#[derive(Debug, Args)]
pub struct Listing {
    /// Those in the bin.
    #[arg(long, group = "place")]
    pub bin: bool,
    /// Those in the archive.
    #[arg(long, group = "place")]
    pub archive: bool,
    /// Those with a tag.
    #[arg(long, value_name = "TAG", group = "place")]
    pub tag: Option<String>,
    /// Those in a collection.
    #[arg(long, value_name = "NAME", group = "place")]
    pub collection: Option<String>,
    /// Those from a site.
    #[arg(long, value_name = "SITE", group = "place")]
    pub site: Option<String>,
    /// Only unread ones.
    #[arg(long)]
    pub unread: bool,
    /// Only those with comments that came since you opened them.
    #[arg(long)]
    pub new: bool,
    /// Only favourites.
    #[arg(long)]
    pub favourites: bool,
    /// Only those with notes.
    #[arg(long)]
    pub notes: bool,
    /// What to sort by.
    #[arg(long, default_value = "saved")]
    pub sort: Sort,
    /// The other way round.
    #[arg(long)]
    pub reverse: bool,
    /// At most this many.
    #[arg(long, value_name = "N")]
    pub limit: Option<u32>,
}

/// What lists are sorted by.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Sort {
    /// When they were saved, newest first.
    Saved,
    /// When they were published, newest first.
    Published,
    /// Their titles.
    Title,
    /// Their sites.
    Site,
    /// Their length, longest first.
    Length,
    /// Their comments, most first.
    Comments,
    /// When you last opened them, latest first.
    Opened,
    /// Your own order of a collection.
    Hand,
}

/// A mark on articles.
#[derive(Debug, Args)]
pub struct Marking {
    /// The articles' numbers.
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<i64>,
    /// The other way round.
    #[arg(long)]
    pub off: bool,
}

/// What can be done with a tag.
#[derive(Debug, Subcommand)]
pub enum TagAction {
    /// Give a tag another name everywhere; where there is such a tag, the two become one.
    Rename {
        /// The tag.
        from: String,
        /// Its new name.
        to: String,
    },
    /// Take a tag from everything that has it.
    Delete {
        /// The tag.
        tag: String,
    },
}

/// What can be done with a collection.
#[derive(Debug, Subcommand)]
pub enum CollectionAction {
    /// Make one, with articles in it.
    New {
        /// Its name.
        name: String,
        /// The articles' numbers.
        ids: Vec<i64>,
    },
    /// Put articles in.
    Add {
        /// Its name.
        name: String,
        /// The articles' numbers.
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
    },
    /// Take articles out.
    Remove {
        /// Its name.
        name: String,
        /// The articles' numbers.
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
    },
    /// Move an article before another one, or to the end.
    Move {
        /// The collection's name.
        name: String,
        /// The article's number.
        id: i64,
        /// The article it is to stand before.
        #[arg(long, value_name = "ID")]
        before: Option<i64>,
    },
    /// Give it another name.
    Rename {
        /// Its name.
        name: String,
        /// Its new name.
        to: String,
    },
    /// Move it to the bin; its articles stay.
    Delete {
        /// Its name.
        name: String,
    },
}

/// What to do with tables of the library.
#[derive(Debug, Subcommand)]
pub enum TableCommand {
    /// Write a table of an article to standard output: as you put it right, where you did.
    #[command(after_help = "Example:\n  postil table export 1 --table 2 > kettles.csv")]
    Export {
        /// The article's number.
        id: i64,
        /// The table's number in the article.
        #[arg(long, value_name = "N", default_value_t = 1)]
        table: usize,
        /// What to write. Merged cells are repeated, but in HTML; what a spreadsheet would run becomes text.
        #[arg(long, default_value = "csv")]
        format: TableFormatName,
    },
}

/// The formats of `table export`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum TableFormatName {
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// A Markdown table.
    Markdown,
    /// An HTML table.
    Html,
}

/// The formats of `export`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum FormatName {
    /// Markdown, for people and note programs.
    Markdown,
    /// One HTML page.
    Html,
    /// Everything, as JSON.
    Json,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }
}
