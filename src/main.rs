//! Hands the arguments to the library and returns its exit code.

use std::process::ExitCode;

use stagebook::typeset::{install_hook, threads};

/// What a program that panicked ends with.
const OUR_BUG: u8 = 101;

fn main() -> ExitCode {
    install_hook();
    match threads::with_stack(|| stagebook::cli::run(std::env::args_os())) {
        Ok(Ok(code)) => code,
        Ok(Err(_)) | Err(_) => ExitCode::from(OUR_BUG),
    }
}
