//! From the blocking world of the library into the asynchronous one of sockets, and out again when the reader cancels.

use crate::Error;
use std::future::Future;
use std::time::Duration;
use tokio::time::sleep;

/// How often cancelling is looked at: often enough that a reader sees it happen at once.
const GLANCE: Duration = Duration::from_millis(50);

/// Runs `work` to its end on this thread; `None` when `cancelled` says so before, and then its connections are closed.
pub fn run<T>(cancelled: impl Fn() -> bool, work: impl Future<Output = T>) -> Result<Option<T>, Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Error::Setup(error.to_string()))?;
    let watch = async {
        while !cancelled() {
            sleep(GLANCE).await;
        }
    };
    Ok(runtime.block_on(async {
        tokio::select! {
            biased;
            () = watch => None,
            result = work => Some(result),
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};

    #[test]
    fn work_ends_by_itself_or_when_it_is_cancelled() {
        assert_eq!(run(|| false, async { 7 }), Ok(Some(7)));
        assert_eq!(run(|| true, async { 7 }), Ok(None));
        let flag = AtomicBool::new(false);
        let work = async {
            flag.store(true, Ordering::Relaxed);
            sleep(Duration::from_secs(3600)).await;
        };
        assert_eq!(run(|| flag.load(Ordering::Relaxed), work), Ok(None));
    }
}
