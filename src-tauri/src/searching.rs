//! The search under way: there is one, and a newer takes its place.

use library::Cancel;
use std::sync::{Mutex, PoisonError};

/// What stops the search under way.
#[derive(Default)]
pub struct Searching(Mutex<Cancel>);

impl Searching {
    /// Stops the search under way, whose answer nobody waits for any more, and counts a new one.
    pub fn start(&self) -> Cancel {
        let cancel = Cancel::default();
        let mut current = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *current, cancel.clone()).cancel();
        cancel
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_search_stops_the_older() {
        let searching = Searching::default();
        let (older, newer) = (searching.start(), searching.start());
        assert!(older.is_cancelled() && !newer.is_cancelled());
    }
}
