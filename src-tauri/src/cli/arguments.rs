use clap::{Parser, Subcommand};
use clap_complete::Shell;
use std::path::PathBuf;

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  failed (disk, damaged library, a fault of Postil's own)
  2  the command was not understood
  3  no such article, note or file
  4  the input cannot be read or used
  5  the library is open elsewhere, or read-only

Examples:
  postil import article.html                     save a page
  xclip -o | postil import -                     save copied text
  postil search 'kettle \"water quality\"'         find it again
  postil show 1                                  read it
  postil note 1 --on comment:3 'Is this so?'     write beside the third comment
  postil export 1 --format markdown > it.md      take it elsewhere";

/// Saves articles with their whole discussion, and the notes you write beside them.
#[derive(Debug, Parser)]
#[command(name = "postil", version, after_help = EXIT_CODES, arg_required_else_help = true)]
pub struct Arguments {
    /// Write JSON instead of text.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
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
    /// Write a script that completes commands in your shell.
    #[command(after_help = "Example:\n  postil completions bash > ~/.local/share/bash-completion/completions/postil")]
    Completions {
        /// Which shell.
        shell: Shell,
    },
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
