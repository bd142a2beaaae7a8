use std::time::Duration;

/// What reading one page, or one image, may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Memory of the process that reads, in bytes.
    pub memory: u64,
    /// Time from the first byte given to the last one taken.
    pub time: Duration,
}

impl Default for Limits {
    /// Ample for any real page, and a little less than ten seconds, so that a refusal with all that belongs to it comes
    /// within ten. Without optimisation everything takes many times as long, so it may.
    fn default() -> Self {
        Self { memory: 512 << 20, time: Duration::from_secs(if cfg!(debug_assertions) { 120 } else { 9 }) }
    }
}

/// How much less this process asks of the processor than others do, as `nice` counts it.
#[cfg(unix)]
const STEPS_BACK: i32 = 5;

/// Lets the window, and whatever else the reader does, go before this process where the processor does not suffice for
/// both. On Windows it is started so.
pub(super) fn give_way() {
    // Without it a page is read as well.
    #[cfg(unix)]
    let _ = rustix::process::nice(STEPS_BACK);
}

/// Takes this process the possibility to use more memory than that: what would is ended.
#[cfg(target_os = "linux")]
pub(super) fn limit_memory(bytes: u64) -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // Private and writable pages, which is what parsing needs; libraries and reserved addresses do not count.
    Ok(setrlimit(Resource::Data, Rlimit { current: Some(bytes), maximum: Some(bytes) })?)
}

/// Ends this process when it uses more memory than that. These systems have no such limit that a process could set
/// for itself, so a thread looks again and again.
#[cfg(not(target_os = "linux"))]
pub(super) fn limit_memory(bytes: u64) -> std::io::Result<()> {
    use memory_stats::memory_stats;
    const INTERVAL: Duration = Duration::from_millis(10);
    let used = || memory_stats().map_or(0, |memory| memory.physical_mem as u64);
    let watch = move || {
        while used() <= bytes {
            std::thread::sleep(INTERVAL);
        }
        std::process::abort();
    };
    std::thread::Builder::new().spawn(watch).map(drop)
}
