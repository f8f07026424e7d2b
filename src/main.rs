//! The `annexe` program: everything is in the library, this hands it the arguments and returns its exit code.

use std::process::ExitCode;

/// Typst makes and drops a great many small things, on all threads: with the system's allocator a build takes 10 % longer.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    annexe::cli::main()
}
