use rusqlite::{Connection, InterruptHandle};
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Stops work from elsewhere. Clones stop the same work.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<State>);

#[derive(Default)]
struct State {
    is_cancelled: AtomicBool,
    /// The connections that work.
    working: Mutex<Vec<(u64, InterruptHandle)>>,
}

/// A connection that works until the work is cancelled.
pub(crate) struct Working<'c> {
    cancel: &'c Cancel,
    number: u64,
}

impl Cancel {
    /// Stops the work at its next step; what is finished stays.
    pub fn cancel(&self) {
        self.0.is_cancelled.store(true, Ordering::Release);
        // The index reads through whole lists of hits without a look at the flag, but SQLite looks at its own.
        for (_, connection) in self.0.working.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            connection.interrupt();
        }
    }

    /// Whether the work is to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.is_cancelled.load(Ordering::Acquire)
    }

    /// Has the work on a connection stop too, as long as what this gives is kept.
    pub(crate) fn reach(&self, connection: &Connection) -> Working<'_> {
        let mut working = self.0.working.lock().unwrap_or_else(PoisonError::into_inner);
        let number = working.last().map_or(0, |(number, _)| number + 1);
        working.push((number, connection.get_interrupt_handle()));
        Working { cancel: self, number }
    }
}

impl Drop for Working<'_> {
    fn drop(&mut self) {
        let mut working = self.cancel.0.working.lock().unwrap_or_else(PoisonError::into_inner);
        working.retain(|(number, _)| *number != self.number);
    }
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State").field("is_cancelled", &self.is_cancelled).finish_non_exhaustive()
    }
}
