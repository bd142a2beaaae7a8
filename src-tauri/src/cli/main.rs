//! The command line, `postil`: everything the library does, without a window.

mod arguments;
mod articles;
mod changes;
mod extract;
mod feed;
mod fetch;
mod import;
mod labels;
mod organise;
mod output;
mod related;
mod search;
mod table;
mod writing;

use arguments::{Arguments, Command, FormatName, TableCommand};
use clap::{CommandFactory, Parser as _};
use library::wire::Mark;
use library::{Failure, Format, Library, Limits, Parser, SystemClock};
use output::Output;
use std::process::ExitCode;
use std::time::Duration;

/// How long a library may stay in use before that is an error. Shorter than a person's patience with a command.
const PATIENCE: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    // Pages are read in processes of this same program.
    if let Some(code) = library::serve(std::env::args_os()) {
        return code;
    }
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            Output::new(arguments.json).failure(&failure);
            output::exit_code(failure.code)
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    let output = Output::new(arguments.json);
    match &arguments.command {
        Command::Import { url, files } => import::run(&open(arguments)?, url.as_deref(), files, output),
        Command::Fetch { fetching, urls } => fetch::run(&open(arguments)?, &fetching.into(), urls, output),
        Command::Update { missing, fetching, ids } => {
            fetch::update(&open(arguments)?, &fetching.into(), ids, *missing, output)
        }
        Command::Feed { action } if action.only_reads() => feed::run(&open_read_only(arguments)?, action, output),
        Command::Feed { action } => feed::run(&open(arguments)?, action, output),
        Command::List(listing) => articles::list(&open_read_only(arguments)?, listing, output),
        Command::Show { id } => articles::show(&open_read_only(arguments)?, *id, output),
        Command::Diff { id, from, to } => changes::diff(&open_read_only(arguments)?, *id, *from, *to, output),
        Command::Search { query, article } => search::run(&open_read_only(arguments)?, query, *article, output),
        Command::Note { id, on, label, text } => {
            writing::note(&open(arguments)?, *id, on, (*label).into(), text, output)
        }
        Command::Reply { id, to, text } => writing::reply(&open(arguments)?, *id, *to, text, output),
        Command::Related { id, to } => related::run(&open_read_only(arguments)?, *id, to, output),
        Command::Tag { id, tags } => organise::done(open(arguments)?.set_tags(*id, tags)?, output),
        Command::Tags { action: None } => organise::tags(&open_read_only(arguments)?, None, output),
        Command::Tags { action } => organise::tags(&open(arguments)?, action.as_ref(), output),
        Command::Collection { action: None } => organise::collection(&open_read_only(arguments)?, None, output),
        Command::Collection { action } => organise::collection(&open(arguments)?, action.as_ref(), output),
        Command::Archive(marking) => organise::mark(&open(arguments)?, Mark::Archived, marking, output),
        Command::Favourite(marking) => organise::mark(&open(arguments)?, Mark::Favourite, marking, output),
        Command::Read(marking) => organise::mark(&open(arguments)?, Mark::Read, marking, output),
        Command::Delete { ids } => organise::done(open(arguments)?.delete_articles(ids)?, output),
        Command::Restore { ids } => organise::done(open(arguments)?.restore_articles(ids)?, output),
        Command::Bin { empty: false } => organise::bin(&open_read_only(arguments)?, false, output),
        Command::Bin { empty: true } => organise::bin(&open(arguments)?, true, output),
        Command::Undo => organise::done(open(arguments)?.undo()?, output),
        Command::Redo => organise::done(open(arguments)?.redo()?, output),
        Command::History => organise::history(&open_read_only(arguments)?, output),
        Command::Export { id, format } => {
            // JSON is what `--json` asks for everywhere.
            let format = if arguments.json { Format::Json } else { (*format).into() };
            output.bytes(open_read_only(arguments)?.export(*id, format)?.as_bytes())
        }
        Command::Extract { out, files } => extract::run(&parser()?, out, files, output),
        Command::Table { command: None } => table::run(output),
        Command::Table { command: Some(TableCommand::Export { id, table, format }) } => {
            table::export(&open_read_only(arguments)?, *id, *table, *format, output)
        }
        Command::Completions { shell } => {
            let mut completions = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "postil", &mut completions);
            output.bytes(&completions)
        }
    }
}

fn open(arguments: &Arguments) -> Result<Library, Failure> {
    Ok(Library::open_when_free(&folder(arguments)?, SystemClock, PATIENCE)?.with_parser(parser()?))
}

/// Reads pages in processes of this program.
fn parser() -> Result<Parser, Failure> {
    Ok(Parser::apart(library::this_program()?, Limits::default()))
}

/// For commands that change nothing: works also while the window has the library open. A library that is not there
/// yet is made, so that the first `list` shows an empty one.
fn open_read_only(arguments: &Arguments) -> Result<Library, Failure> {
    let folder = folder(arguments)?;
    match folder.join(library::DATABASE).is_file() {
        true => Library::open_read_only(&folder, SystemClock),
        false => Library::open_when_free(&folder, SystemClock, PATIENCE),
    }
}

fn folder(arguments: &Arguments) -> Result<std::path::PathBuf, Failure> {
    library::location(arguments.library.clone(), std::env::var_os("POSTIL_LIBRARY"))
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Markdown => Self::Markdown,
            FormatName::Html => Self::Html,
            FormatName::Json => Self::Json,
        }
    }
}
