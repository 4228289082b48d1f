//! Work on many threads, with results in the order of the items and bounded memory.
//!
//! A reader gives each item to the first thread that is free, and the slot for its result to the caller, in
//! order. Items that are read and not yet handed over hold no more bytes than the window.

use std::num::NonZeroUsize;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

/// How many bytes may be under way; one item may be larger, then it goes alone.
const WINDOW: usize = 8 << 20;

/// What an item costs beside its bytes, so that a million empty ones are not under way at once.
const OVERHEAD: usize = 1 << 10;

/// The results, in the order of the items; `work` must not panic. The threads end with the process, even where they wait for input.
pub(super) fn ordered<T, R>(
    items: impl Iterator<Item = (usize, T)> + Send + 'static,
    threads: NonZeroUsize,
    work: impl Fn(T) -> R + Send + Sync + 'static,
) -> impl Iterator<Item = R>
where
    T: Send + 'static,
    R: Send + 'static,
{
    let (to_workers, jobs) = mpsc::channel::<(T, SyncSender<R>)>();
    let (jobs, work, window) = (Arc::new(Mutex::new(jobs)), Arc::new(work), Arc::new(Window::default()));
    for _ in 0..threads.get() {
        let (jobs, work) = (Arc::clone(&jobs), Arc::clone(&work));
        thread::spawn(move || {
            while let Some((item, slot)) = next(&jobs) {
                // Where nobody waits for it any more, it is not wanted.
                let _ = slot.send(work(item));
            }
        });
    }
    let (to_caller, slots) = mpsc::channel::<(usize, Receiver<R>)>();
    let fill = Arc::clone(&window);
    thread::spawn(move || {
        for (bytes, item) in items {
            let bytes = bytes + OVERHEAD;
            fill.enter(bytes);
            let (slot, result) = mpsc::sync_channel(1);
            if to_caller.send((bytes, result)).is_err() || to_workers.send((item, slot)).is_err() {
                break;
            }
        }
    });
    slots.into_iter().map(move |(bytes, slot)| {
        let result = slot.recv().expect("work does not panic");
        window.leave(bytes);
        result
    })
}

fn next<J>(jobs: &Mutex<Receiver<J>>) -> Option<J> {
    jobs.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// The bytes under way.
#[derive(Default)]
struct Window {
    bytes: Mutex<usize>,
    left: Condvar,
}

impl Window {
    /// Waits until there is room.
    fn enter(&self, bytes: usize) {
        let under_way = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        let room = self.left.wait_while(under_way, |under_way| *under_way > 0 && *under_way + bytes > WINDOW);
        *room.unwrap_or_else(PoisonError::into_inner) += bytes;
    }

    fn leave(&self, bytes: usize) {
        *self.bytes.lock().unwrap_or_else(PoisonError::into_inner) -= bytes;
        self.left.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn results_come_in_order_whatever_they_cost() {
        for threads in [1, 4] {
            let items = (0..100_u64).map(|number| (0, number));
            let work = |number| {
                thread::sleep(Duration::from_micros(number % 7 * 50));
                number
            };
            let results = ordered(items, NonZeroUsize::new(threads).unwrap(), work);
            assert!(results.eq(0..100));
        }
    }

    #[test]
    fn no_more_is_read_than_the_window_holds() {
        let (read, count) = mpsc::channel();
        let items = (0..100).map(move |number| {
            read.send(()).unwrap();
            (WINDOW / 4, number)
        });
        let mut results = ordered(items, NonZeroUsize::MIN, |number| number);
        assert_eq!(results.next(), Some(0));
        thread::sleep(Duration::from_millis(50));
        // Three fit into the window, one has left it, and one waits before it.
        assert_eq!(count.try_iter().count(), 5);
        assert_eq!(results.count(), 99);
    }
}
