//! Outputs made side by side, the annex before all.
//!
//! Typst lays the sheets of the annex out on all threads that lend a hand, and what it lays out holds for the handouts
//! too; its export is the work of one. So a thread makes a handout when the annex has nothing for it to do, and looks
//! again after each: the export of the annex begins early, the handouts are made beside it, and no sheet is set twice.

use std::sync::{Mutex, PoisonError};

use rayon::Yield;

/// Makes the `first` outputs one after the other, and the others on all threads, those at the end first: what `first`
/// comes to last is laid out when it gets there. What is made comes in no order.
pub(super) fn side_by_side<T: Send, M: Send>(
    first: Vec<T>,
    others: Vec<T>,
    make: impl Fn(T) -> M + Sync,
) -> Vec<M> {
    let others = Mutex::new(others);
    let made = Mutex::new(Vec::new());
    let make = |output| {
        let one = make(output);
        made.lock().unwrap_or_else(PoisonError::into_inner).push(one);
    };
    let work = &|| {
        loop {
            while rayon::yield_now() == Some(Yield::Executed) {}
            let next = others.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let Some(output) = next else { break };
            make(output);
        }
    };
    rayon::scope(|scope| {
        // One for each other thread, and not for whichever takes them: where nothing comes first, this one would be back
        // before another has woken, and begin the work of all.
        let here = rayon::current_thread_index();
        scope.spawn_broadcast(move |_, thread| {
            if Some(thread.index()) != here {
                work();
            }
        });
        first.into_iter().for_each(make);
        work();
    });
    made.into_inner().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_output_is_made_once() {
        for (first, others) in [(0, 0), (1, 0), (0, 5), (1, 40)] {
            let outputs = |count, from: usize| (from..from + count).collect::<Vec<_>>();
            let mut made = side_by_side(outputs(first, 0), outputs(others, first), |it| it);
            made.sort_unstable();
            assert_eq!(made, outputs(first + others, 0));
        }
    }

    #[test]
    fn others_alone_are_made_on_all_threads() {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
        let threads = pool.install(|| {
            side_by_side(Vec::new(), (0..40).collect(), |_| {
                std::thread::sleep(std::time::Duration::from_millis(2));
                rayon::current_thread_index()
            })
        });
        let on = |index| threads.iter().filter(|it| **it == Some(index)).count();
        assert!(on(0) > 5 && on(1) > 5, "{threads:?}");
    }

    #[test]
    fn the_first_is_begun_before_all_others_are_made() {
        let begun = Mutex::new(Vec::new());
        side_by_side(vec![0], (1..1000).collect(), |it| {
            begun.lock().unwrap().push(it);
            std::thread::sleep(std::time::Duration::from_micros(100));
        });
        let begun = begun.into_inner().unwrap();
        assert!(begun.iter().position(|it| *it == 0) < Some(500), "{begun:?}");
    }
}
