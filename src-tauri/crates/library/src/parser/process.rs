//! The processes that read pages, from the side of the one that wants them read.

use super::message::{Message, answered_feeds, answered_image, answered_page, ask_feeds, ask_image, ask_page};
use super::worker::ARGUMENT;
use super::{Feeds, Limits};
use crate::Incoming;
use crate::images::Encoded;
use crate::wire::{Failure, Trouble};
use capture::{Captured, Resource};
use document::Date;
use std::io::{self, BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How Windows is told that the window goes before a process.
#[cfg(windows)]
const BELOW_NORMAL_PRIORITY_CLASS: u32 = 0x4000;

/// The program that runs, to be started again for [`super::Parser::apart`].
pub fn this_program() -> Result<PathBuf, Failure> {
    std::env::current_exe().map_err(|error| Silence::NotStarted(error).explain(&Limits::default()))
}

/// Processes that read, as many as are needed at once.
#[derive(Debug)]
pub(super) struct Workers {
    program: PathBuf,
    limits: Limits,
    /// Those that have nothing to do.
    idle: Mutex<Vec<Worker>>,
}

/// One process. It ends with this value.
#[derive(Debug)]
struct Worker {
    process: Mutex<Child>,
    input: Input,
    output: BufReader<ChildStdout>,
}

type Input = BufWriter<ChildStdin>;

/// Why there is no answer.
enum Silence {
    NotStarted(io::Error),
    TooLong,
    /// It ended: for want of memory, mostly.
    Ended,
}

impl Workers {
    pub(super) fn new(program: PathBuf, limits: Limits) -> Self {
        Self { program, limits, idle: Mutex::default() }
    }

    pub(super) fn capture(&self, incoming: &Incoming, now: Option<Date>) -> Result<Captured, Failure> {
        let answer = self.ask(|input| ask_page(input, incoming, now)).and_then(|answer| {
            // Nobody but a damaged process answers what cannot be read.
            answered_page(answer).map_err(|_| Silence::Ended)
        });
        answer.map_err(|silence| silence.explain(&self.limits))?
    }

    pub(super) fn feeds(&self, incoming: &Incoming) -> Result<Feeds, Failure> {
        let answer = self
            .ask(|input| ask_feeds(input, incoming))
            .and_then(|answer| answered_feeds(answer).map_err(|_| Silence::Ended));
        answer.map_err(|silence| silence.explain(&self.limits))?
    }

    /// An image that cannot be read within the limits is one we do not know.
    pub(super) fn encode(&self, resource: &Resource) -> Option<Encoded> {
        let answer = self.ask(|input| ask_image(input, &resource.bytes)).ok()?;
        answered_image(answer, &resource.url).ok()?
    }

    /// Ends the processes that have nothing to do.
    pub(super) fn rest(&self) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// One that did not answer is not asked again.
    fn ask(&self, request: impl FnOnce(&mut Input) -> io::Result<()>) -> Result<Message, Silence> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut worker = match idle {
            Some(worker) => worker,
            None => Worker::start(&self.program, self.limits.memory).map_err(Silence::NotStarted)?,
        };
        let answer = worker.ask(request, &self.limits)?;
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
        Ok(answer)
    }
}

impl Worker {
    fn start(program: &Path, memory: u64) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.arg(ARGUMENT).arg(memory.to_string());
        #[cfg(windows)]
        std::os::windows::process::CommandExt::creation_flags(&mut command, BELOW_NORMAL_PRIORITY_CLASS);
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let (Some(input), Some(output)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        Ok(Self { process: Mutex::new(process), input: BufWriter::new(input), output: BufReader::new(output) })
    }

    /// Asks, and waits for the answer as long as the limits allow; then ends the process.
    fn ask(&mut self, request: impl FnOnce(&mut Input) -> io::Result<()>, limits: &Limits) -> Result<Message, Silence> {
        let (process, input, output) = (&self.process, &mut self.input, &mut self.output);
        let (answered, waiting) = channel::<()>();
        thread::scope(|scope| {
            let timer = scope.spawn(move || {
                let in_time = waiting.recv_timeout(limits.time) != Err(RecvTimeoutError::Timeout);
                if !in_time {
                    end(process);
                }
                in_time
            });
            let answer = request(input).and_then(|()| Message::read(output));
            drop(answered);
            let in_time = timer.join().unwrap_or_default();
            answer.map_err(|_| if in_time { Silence::Ended } else { Silence::TooLong })
        })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        end(&self.process);
        let process = self.process.get_mut().unwrap_or_else(PoisonError::into_inner);
        // Waited for, or it would stay in the system's list until Postil ends.
        let _ = process.wait();
    }
}

/// Ends a process; one that has ended is what was wanted.
fn end(process: &Mutex<Child>) {
    let _ = process.lock().unwrap_or_else(PoisonError::into_inner).kill();
}

impl Silence {
    fn explain(self, limits: &Limits) -> Failure {
        match self {
            Self::NotStarted(error) => Trouble::ReaderNotStarted { detail: error.to_string() },
            Self::TooLong => Trouble::TooLong { seconds: limits.time.as_secs() },
            Self::Ended => Trouble::TooHeavy { megabytes: limits.memory >> 20 },
        }
        .into()
    }
}
