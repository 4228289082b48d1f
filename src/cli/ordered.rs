//! Work on many threads, with results in the order of the items and bounded memory.
//!
//! Each thread takes the next item itself when it is free, and gives the slot for its result to the caller, in order.
//! Items that are taken and whose results are not yet handed over hold no more bytes than the window.

use std::num::NonZeroUsize;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

/// How many bytes may be under way; one item may be larger, then it goes alone.
const WINDOW: usize = 8 << 20;

/// What an item costs beside its bytes, so that a million empty ones are not under way at once.
pub(super) const OVERHEAD: usize = 1 << 10;

/// The results, in the order of the items; `work` must not panic. One thread is the caller's own; more end with the
/// process, even where they wait for input.
pub(super) fn ordered<T, R: Send + 'static>(
    items: impl Iterator<Item = (usize, T)> + Send + 'static,
    threads: NonZeroUsize,
    work: impl Fn(T) -> R + Send + Sync + 'static,
) -> Box<dyn Iterator<Item = R>> {
    if threads == NonZeroUsize::MIN {
        return Box::new(items.map(move |(_, item)| work(item)));
    }
    let (items, window) = (Mutex::new(items.fuse()), Arc::new(Window::default()));
    let entrance = Arc::clone(&window);
    let (to_caller, slots) = mpsc::channel::<(usize, Receiver<R>)>();
    let next = move || {
        let mut items = items.lock().unwrap_or_else(PoisonError::into_inner);
        let (bytes, item) = items.next()?;
        let bytes = bytes + OVERHEAD;
        entrance.enter(bytes);
        let (slot, result) = mpsc::sync_channel(1);
        to_caller.send((bytes, result)).ok()?;
        Some((item, slot))
    };
    let worker = Arc::new(move || {
        while let Some((item, slot)) = next() {
            // Where nobody waits for it any more, it is not wanted.
            let _ = slot.send(work(item));
        }
    });
    for _ in 0..threads.get() {
        let worker = Arc::clone(&worker);
        thread::spawn(move || worker());
    }
    Box::new(slots.into_iter().map(move |(bytes, slot)| {
        let result = slot.recv().expect("work does not panic");
        window.leave(bytes);
        result
    }))
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
        let mut results = ordered(items, NonZeroUsize::new(2).unwrap(), |number| number);
        assert_eq!(results.next(), Some(0));
        thread::sleep(Duration::from_millis(50));
        // Three fit into the window, one has left it, and one waits before it.
        assert_eq!(count.try_iter().count(), 5);
        assert_eq!(results.count(), 99);
    }
}
