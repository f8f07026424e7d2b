//! Decoded pictures that are in memory at once, whatever the number of threads: who finds no room waits until others are done.
//!
//! What is done inside is the work of one thread alone. Who waits may be a thread that others gave work to, so that one that is
//! inside must ask nothing of them.

use std::sync::{Condvar, Mutex, PoisonError};

use crate::limits;

/// The gate of this process.
static GATE: Gate = Gate::new(limits::PICTURES_BYTES);

/// A number of bytes that may be inside at once.
struct Gate {
    most: u64,
    inside: Mutex<u64>,
    left: Condvar,
}

/// Bytes that are inside, until this is dropped.
struct Inside<'a> {
    gate: &'a Gate,
    bytes: u64,
}

/// Does what takes so many bytes, once there is room for them.
pub(super) fn within<T>(bytes: u64, work: impl FnOnce() -> T) -> T {
    let _inside = GATE.enter(bytes);
    work()
}

impl Gate {
    const fn new(most: u64) -> Self {
        Self { most, inside: Mutex::new(0), left: Condvar::new() }
    }

    /// Waits for room. What is larger than all of it goes in alone.
    fn enter(&self, bytes: u64) -> Inside<'_> {
        let bytes = bytes.min(self.most);
        let inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |inside: &mut u64| *inside + bytes > self.most;
        let mut inside = self.left.wait_while(inside, full).unwrap_or_else(PoisonError::into_inner);
        *inside += bytes;
        Inside { gate: self, bytes }
    }
}

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        let mut inside = self.gate.inside.lock().unwrap_or_else(PoisonError::into_inner);
        *inside -= self.bytes;
        self.gate.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use rayon::prelude::*;

    use super::*;

    #[test]
    fn no_more_is_inside_than_has_room_and_everything_gets_in() {
        let gate = Gate::new(10);
        let (inside, most) = (AtomicU64::new(0), AtomicU64::new(0));
        let threads = rayon::ThreadPoolBuilder::new().num_threads(8).build().unwrap();
        let done = threads.install(|| {
            let pass = |bytes: u64| {
                let _inside = gate.enter(bytes);
                let counted = bytes.min(10);
                most.fetch_max(
                    inside.fetch_add(counted, Ordering::SeqCst) + counted,
                    Ordering::SeqCst,
                );
                std::thread::sleep(std::time::Duration::from_micros(200));
                inside.fetch_sub(counted, Ordering::SeqCst);
            };
            (0..300_u64).into_par_iter().map(|it| pass(it % 15)).count()
        });
        assert_eq!((done, most.load(Ordering::SeqCst)), (300, 10));
    }
}
