use crate::{Answer, Ask, Client, Error, Limits, Settings};
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::sleep;

/// How often cancelling is looked at: often enough that a reader sees it happen at once.
const GLANCE: Duration = Duration::from_millis(50);

/// Requests under way at once, to different hosts.
const AT_ONCE: usize = 8;

/// A [`Client`] for those who wait: the way from the blocking world into the one of sockets, and out again when the
/// reader cancels.
pub struct Fetcher {
    runtime: Runtime,
    client: Arc<Client>,
}

impl Fetcher {
    /// A fetcher with connections of its own, which end with it.
    pub fn new(settings: Settings) -> Result<Self, Error> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Error::Setup { detail: error.to_string() })?;
        Ok(Self { runtime, client: Arc::new(Client::new(settings)?) })
    }

    /// Fetches one address, or [`Error::Cancelled`] soon after `cancelled` says so.
    pub fn get(&self, ask: Ask<'_>, cancelled: &dyn Fn() -> bool) -> Result<Answer, Error> {
        self.run(cancelled, self.client.get(ask)).unwrap_or(Err(Error::Cancelled))
    }

    /// Fetches several images side by side, each up to `limits`, and tells of each as it comes, by its place in `urls`.
    /// Cancelled, it tells
    /// of no more.
    pub fn images(
        &self,
        urls: Vec<url::Url>,
        limits: Limits,
        cancelled: &dyn Fn() -> bool,
        mut each: impl FnMut(usize, Result<Answer, Error>),
    ) -> Result<(), Error> {
        let work = async {
            let seats = Arc::new(Semaphore::new(AT_ONCE));
            let mut tasks = JoinSet::new();
            for (place, url) in urls.into_iter().enumerate() {
                let (client, seats) = (self.client.clone(), seats.clone());
                tasks.spawn(async move {
                    // The semaphore is never closed.
                    let _seat = seats.acquire().await;
                    (place, client.get(Ask::image(&url, limits)).await)
                });
            }
            while let Some(finished) = tasks.join_next().await {
                if let Ok((place, result)) = finished {
                    each(place, result);
                }
            }
        };
        self.run(cancelled, work).ok_or(Error::Cancelled)
    }

    /// `None` when `cancelled` says so before the work is done; its connections are closed then.
    fn run<T>(&self, cancelled: &dyn Fn() -> bool, work: impl Future<Output = T>) -> Option<T> {
        let watch = async {
            while !cancelled() {
                sleep(GLANCE).await;
            }
        };
        self.runtime.block_on(async {
            tokio::select! {
                biased;
                () = watch => None,
                result = work => Some(result),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};

    #[test]
    fn work_ends_by_itself_or_when_it_is_cancelled() {
        let fetcher = Fetcher::new(Settings::default()).unwrap();
        assert_eq!(fetcher.run(&|| false, async { 7 }), Some(7));
        assert_eq!(fetcher.run(&|| true, async { 7 }), None);
        let flag = AtomicBool::new(false);
        let work = async {
            flag.store(true, Ordering::Relaxed);
            sleep(Duration::from_secs(3600)).await;
        };
        assert_eq!(fetcher.run(&|| flag.load(Ordering::Relaxed), work), None);
    }
}
