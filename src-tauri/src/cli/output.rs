use library::{Failure, FailureCode};
use serde::Serialize;
use std::io::{self, Write};
use std::process::ExitCode;

/// Where answers go: standard output, as text or JSON.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    json: bool,
}

impl Output {
    /// Text, or JSON where asked for.
    pub fn new(json: bool) -> Self {
        Self { json }
    }

    /// Writes `value` as JSON where that is wanted, else the text that `text` makes of it.
    pub fn value<T: Serialize>(self, value: &T, text: impl FnOnce(&T) -> String) -> Result<(), Failure> {
        let mut answer = if self.json { json(value)? } else { text(value) };
        if !answer.is_empty() && !answer.ends_with('\n') {
            answer.push('\n');
        }
        self.bytes(answer.as_bytes())
    }

    /// Writes bytes as they are. A reader that has seen enough (`| head`) is no error.
    pub fn bytes(self, bytes: &[u8]) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Failure::told(FailureCode::Disk, format!("The answer could not be written: {error}.")))
            }
            _ => Ok(()),
        }
    }

    /// Tells on standard error what went wrong.
    pub fn failure(self, failure: &Failure) {
        match json(failure) {
            Ok(text) if self.json => eprintln!("{text}"),
            _ => eprintln!("postil: {}", failure.message),
        }
    }
}

/// The exit code that the help promises for an error.
pub fn exit_code(code: FailureCode) -> ExitCode {
    ExitCode::from(match code {
        FailureCode::NotFound => 3,
        FailureCode::Invalid | FailureCode::Unreadable => 4,
        FailureCode::ReadOnly | FailureCode::InUse => 5,
        FailureCode::Network | FailureCode::LocalHost => 6,
        FailureCode::Disk | FailureCode::Damaged | FailureCode::Cancelled | FailureCode::Internal => 1,
    })
}

/// `value` as JSON, one line.
pub fn json<T: Serialize>(value: &T) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|error| {
        Failure::told(FailureCode::Internal, format!("The answer could not be written as JSON: {error}."))
    })
}
