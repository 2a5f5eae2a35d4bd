//! Tests through the library's door and the real program: one binary, because each one links the
//! whole engine.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod engine;
mod fences;
mod harness;
mod library;
mod validate;
