//! The other side: the process that reads pages for Postil and can do nothing else of use.

use super::Feeds;
use super::limits::{give_way, limit_memory};
use super::message::{Message, Request, answer_feeds, answer_image, answer_page, asked_page};
use crate::images::encode;
use crate::parse::on_parser_thread;
use capture::Resource;
use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

/// The argument that a worker is started with; its memory limit in bytes follows.
pub(super) const ARGUMENT: &str = "--read-pages";

/// Reads pages for the process that started this one, until that has no more; `None` where this process was started
/// for anything else. Every program that gives [`super::Parser::apart`] itself calls this first.
pub fn serve(arguments: impl IntoIterator<Item = OsString>) -> Option<ExitCode> {
    let mut arguments = arguments.into_iter().skip(1);
    if arguments.next()? != ARGUMENT {
        return None;
    }
    give_way();
    let memory = arguments.next().and_then(|bytes| bytes.to_str()?.parse().ok());
    let served =
        memory.ok_or_else(|| io::ErrorKind::InvalidInput.into()).and_then(limit_memory).and_then(|()| answer());
    Some(if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Answers requests until there are none.
fn answer() -> io::Result<()> {
    let (mut input, mut output) = (io::stdin().lock(), BufWriter::new(io::stdout().lock()));
    loop {
        let request = match Message::read(&mut input) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            request => request?,
        };
        reply(request, &mut output)?;
    }
}

fn reply(request: Message, output: impl Write) -> io::Result<()> {
    let (request, mut parts) = request.open()?;
    match request {
        Request::Capture { name, media_type, url, now, companions } => {
            let page = asked_page((name, media_type, url, now), companions, parts);
            answer_page(output, on_parser_thread(|| capture::capture(&page.input(None))))
        }
        Request::Encode => {
            let resource = Resource { url: String::new(), media_type: None, bytes: parts.pop().unwrap_or_default() };
            answer_image(output, encode(&resource))
        }
        Request::Feeds { media_type, url } => {
            let page = asked_page((String::new(), media_type, url, None), Vec::new(), parts);
            answer_feeds(output, on_parser_thread(|| Feeds::read(&page)))
        }
    }
}
