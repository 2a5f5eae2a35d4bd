//! The threads that papers are made on.

use std::io;
use std::thread;

/// How much stack a thread has. Pages nest boxes in boxes, and a thread that waits for one document may take up
/// another meanwhile, so the usual two megabytes are too few.
const STACK: usize = 64 * 1024 * 1024;

/// Starts the threads that documents share: as many as asked for, else one for each processor.
///
/// Only the first call in a process has an effect.
pub fn start(jobs: Option<usize>) {
    let threads = roomy().num_threads(jobs.unwrap_or(0));
    // A second call finds the threads started, which is what it wanted.
    threads.build_global().ok();
}

/// Runs something on threads of its own that have as much stack, beside those that are started already.
pub fn apart<T: Send>(run: impl FnOnce() -> T + Send) -> Result<T, rayon::ThreadPoolBuildError> {
    Ok(roomy().build()?.install(run))
}

/// Threads with enough stack.
fn roomy() -> rayon::ThreadPoolBuilder {
    rayon::ThreadPoolBuilder::new().stack_size(STACK)
}

/// Runs something with the same stack, whatever the system gives the program's first thread.
pub fn with_stack<T: Send + 'static>(
    run: impl FnOnce() -> T + Send + 'static,
) -> io::Result<thread::Result<T>> {
    Ok(thread::Builder::new().stack_size(STACK).spawn(run)?.join())
}
