//! Ctrl-C and the other ways to tell the program to stop: it leaves nothing half done behind.

use super::console::Console;
#[cfg(unix)]
use crate::message::text;

/// From now on, a signal to stop ends the program tidily, a second one at once.
#[cfg(unix)]
pub(super) fn watch(console: Console) {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use signal_hook::consts::{SIGABRT, SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::flag;
    use signal_hook::iterator::Signals;

    // Where a signal cannot be watched, it does what it always does: nothing below needs more than that.
    let again = Arc::new(AtomicBool::new(false));
    let stops: Vec<i32> =
        [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| !is_ignored(*signal)).collect();
    for &signal in &stops {
        let _ = flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&again));
        let _ = flag::register(signal, Arc::clone(&again));
    }
    // A file over the shell's limit (`ulimit -f`) is a failed write like others, with its message.
    let _ = flag::register(SIGXFSZ, Arc::default());
    // An allocation that the system refuses aborts, after its message: work that could not be done.
    let refused = Arc::new(AtomicBool::new(true));
    let _ = flag::register_conditional_shutdown(SIGABRT, super::WORK.into(), refused);
    if let Ok(mut signals) = Signals::new(&stops) {
        std::thread::spawn(move || {
            if let Some(signal) = signals.forever().next() {
                super::leave(u8::try_from(128 + signal).unwrap_or(super::WORK), || {
                    console.message(&text!("interrupted"));
                });
            }
        });
    }
}

#[cfg(not(unix))]
pub(super) fn watch(_console: Console) {}

/// Whether whoever started the program wants it to go on all the same (`nohup`, a job in the background).
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0);
    mask & (1 << (signal - 1)) != 0
}
