//! Politeness: requests to one host come one at a time, with a pause between them.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};
use std::time::Duration;
use tokio::sync::{Mutex, OwnedMutexGuard};
use tokio::time::{Instant, sleep_until};

/// When each host may be asked again. Clones share it, so that clients made one after another are polite together.
#[derive(Clone)]
pub struct Pace {
    pause: Duration,
    hosts: Arc<std::sync::Mutex<HashMap<String, Arc<Mutex<Instant>>>>>,
}

/// One's turn with a host; the next one's comes after it is dropped.
pub(crate) struct Turn {
    next: OwnedMutexGuard<Instant>,
    pause: Duration,
}

impl Default for Pace {
    /// Half a second between two pages.
    fn default() -> Self {
        Self::new(Duration::from_millis(500))
    }
}

impl Pace {
    /// `pause` lies between the start of one request to a host and the start of the next.
    pub fn new(pause: Duration) -> Self {
        Self { pause, hosts: Arc::default() }
    }

    /// Waits for one's turn with `host`.
    pub(crate) async fn turn(&self, host: &str) -> Turn {
        let next = {
            let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
            hosts.entry(host.to_owned()).or_insert_with(|| Arc::new(Mutex::new(Instant::now()))).clone()
        };
        let next = next.lock_owned().await;
        sleep_until(*next).await;
        Turn { next, pause: self.pause }
    }
}

impl Turn {
    /// On the reader's own network, which was confirmed, nobody else is kept waiting.
    pub fn without_pause(self) -> Self {
        Self { pause: Duration::ZERO, ..self }
    }

    /// The request starts now; the next one may after a pause, or that part of it.
    pub fn begin(&mut self, part: u32) {
        *self.next = Instant::now() + self.pause / part.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_host_is_asked_at_intervals_and_others_meanwhile() {
        let pace = Pace::new(Duration::from_millis(500));
        let start = Instant::now();
        for _ in 0..3 {
            pace.turn("one.example").await.begin(1);
        }
        assert_eq!(start.elapsed().as_millis(), 1000);
        pace.turn("other.example").await.begin(1);
        assert_eq!(start.elapsed().as_millis(), 1000);
    }
}
