use crate::wire::{Failure, Trouble};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Stack of a thread that parses. The tree of a page is at most 512 levels deep, and several walks of it recurse;
/// the usual 2 MB are close to what they need, so there is ample room.
const PARSER_STACK: usize = 32 << 20;

/// Does `work` on every item, on as many threads as there are processors, each with room for deep pages.
///
/// The results stand in the order of the items. A panic is a failure of its item alone.
pub fn on_parser_threads<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> Result<R, Failure> + Sync,
) -> Vec<Result<R, Failure>> {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let threads = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    thread::scope(|scope| {
        for _ in 0..threads {
            let (sender, next, work) = (sender.clone(), &next, &work);
            let loop_over_items = move || {
                while let Some((index, item)) = take(items, next) {
                    let result = catch_unwind(AssertUnwindSafe(|| work(item))).unwrap_or_else(|_| Err(panicked()));
                    if sender.send((index, result)).is_err() {
                        break;
                    }
                }
            };
            // Without threads there is no parsing; items then fail below, as they do when a thread dies.
            let _ = thread::Builder::new().stack_size(PARSER_STACK).spawn_scoped(scope, loop_over_items);
        }
        drop(sender);
        let mut results: Vec<Result<R, Failure>> = items.iter().map(|_| Err(panicked())).collect();
        for (index, result) in receiver {
            results[index] = result;
        }
        results
    })
}

/// Does `work` on a thread with room for deep pages, and waits for it.
pub(crate) fn on_parser_thread<R: Send>(work: impl Fn() -> R + Sync) -> Result<R, Failure> {
    on_parser_threads(&[()], |()| Ok(work())).pop().unwrap_or_else(|| Err(panicked()))
}

fn take<'t, T>(items: &'t [T], next: &AtomicUsize) -> Option<(usize, &'t T)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    items.get(index).map(|item| (index, item))
}

fn panicked() -> Failure {
    Trouble::fault("on this page").into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FailureCode;

    #[test]
    fn results_keep_their_order_and_a_panic_stays_alone() {
        let items: Vec<u32> = (0..50).collect();
        let results = on_parser_threads(&items, |&item| match item {
            7 => panic!("seven"),
            _ => Ok(item * 2),
        });
        assert_eq!(results[7].as_ref().unwrap_err().code, FailureCode::Internal);
        assert!(results.iter().enumerate().all(|(index, result)| index == 7 || *result == Ok(index as u32 * 2)));
    }

    #[test]
    fn there_is_room_for_deep_recursion() {
        fn deep(level: u32) -> u32 {
            let room = std::hint::black_box([level; 1024]);
            if level == 0 { room[0] } else { deep(level - 1) + room[1023].min(1) }
        }
        assert_eq!(on_parser_thread(|| deep(4_000)), Ok(4_000));
    }
}
