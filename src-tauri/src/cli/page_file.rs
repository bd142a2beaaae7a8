use document::Date;
use library::{Failure, FailureCode, date_of};
use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// Inputs above this size are refused; the largest real pages are some tens of megabytes.
const MAX_BYTES: u64 = 200 << 20;

/// A file with what is known about it.
#[derive(Debug)]
pub struct PageFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its name without the folders.
    pub name: String,
    /// When it was last written: the best answer to when the copy was made.
    pub written: Option<Date>,
}

impl PageFile {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let file = fs::File::open(path).map_err(|error| unreadable(&name, &error))?;
        let metadata = file.metadata().map_err(|error| unreadable(&name, &error))?;
        if !metadata.is_file() {
            return Err(Failure::new(
                FailureCode::Unreadable,
                format!("“{name}” is not a file. Name the files in it."),
            ));
        }
        let written = metadata.modified().ok().and_then(date_of);
        Ok(Self { bytes: read_limited(file, &name)?, name, written })
    }

    /// Reads standard input to its end.
    pub fn standard_input() -> Result<Self, Failure> {
        let name = "standard input".to_string();
        Ok(Self { bytes: read_limited(io::stdin().lock(), &name)?, name, written: None })
    }
}

fn read_limited(source: impl Read, name: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    source.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| unreadable(name, &error))?;
    if bytes.len() as u64 > MAX_BYTES {
        let message = format!("“{name}” is larger than {} MB, which is more than a page. Split it.", MAX_BYTES >> 20);
        return Err(Failure::new(FailureCode::Invalid, message));
    }
    Ok(bytes)
}

fn unreadable(name: &str, error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::NotFound => {
            Failure::new(FailureCode::NotFound, format!("There is no file “{name}”. Check the path."))
        }
        _ => Failure::new(FailureCode::Unreadable, format!("“{name}” could not be read: {error}.")),
    }
}
