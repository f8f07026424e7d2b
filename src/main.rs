//! The `annexe` program: everything is in the library, this hands it the arguments and returns its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    annexe::cli::main()
}
