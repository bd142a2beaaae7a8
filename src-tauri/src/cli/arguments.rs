use crate::labels::LabelName;
use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

const HELP: &str = "\
Exit codes:
  0  done
  1  failed (disk, damaged library, a fault of Postil's own)
  2  the command was not understood
  3  no such article, note or file
  4  the input cannot be read or used
  5  the library is open elsewhere, or read-only

Examples:
  postil import article.html                     save a page
  wl-paste | postil import -                     save copied text
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
    /// List the articles, newest first.
    List {
        /// List those in the bin.
        #[arg(long)]
        bin: bool,
    },
    /// Show an article with its discussion and your notes.
    Show {
        /// The article's number, as `list` has it.
        id: i64,
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
    /// Replace an article's tags.
    Tag {
        /// The article's number.
        id: i64,
        /// The tags; none takes all away.
        tags: Vec<String>,
    },
    /// Move an article to the bin.
    Delete {
        /// The article's number.
        id: i64,
    },
    /// Take an article out of the bin.
    Restore {
        /// The article's number.
        id: i64,
    },
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
    #[command(after_help = "Example:\n  wl-paste | postil table --json    writes {\"rows\": [[…], …]}")]
    Table,
    /// Write a script that completes commands in your shell.
    #[command(after_help = "Example:\n  postil completions bash > ~/.local/share/bash-completion/completions/postil")]
    Completions {
        /// Which shell.
        shell: Shell,
    },
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
