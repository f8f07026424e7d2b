//! The `annexe` program: everything is in the library, this hands it the arguments and returns its exit code.

use std::process::ExitCode;

/// Typst makes and drops a great many small things, on all threads: with the system's allocator a build takes 10 % longer.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // An import is bounded more narrowly, and would be seen to hold what it has freed.
    if std::env::args_os().any(|argument| argument == "build") {
        keep_freed_pages();
    }
    annexe::cli::main()
}

/// mimalloc 2 gives freed pages back after 10 ms, and the kernel clears them when they are asked for again: another 8 %
/// of a build. Its version 3 waits for a second, as it is told to here.
#[allow(unsafe_code, reason = "an option of the C library")]
fn keep_freed_pages() {
    /// `mi_option_purge_delay` in mimalloc.h, and its default, in milliseconds.
    const PURGE_DELAY: (libmimalloc_sys::mi_option_t, std::ffi::c_long) = (15, 10);
    let (option, default) = PURGE_DELAY;
    // SAFETY: options are atomic integers that any thread may read and set at any time.
    unsafe {
        // Another value is somebody's choice (MIMALLOC_PURGE_DELAY), or another option's.
        if libmimalloc_sys::mi_option_get(option) == default {
            libmimalloc_sys::mi_option_set(option, 1000);
        }
    }
}
