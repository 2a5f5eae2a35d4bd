//! Tests through the library's door and the real program: one binary, because each one links the
//! whole engine.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod books;
mod build;
mod check;
mod docx;
mod endings;
mod engine;
mod fences;
mod harness;
mod library;
mod lists;
mod pages;
mod plan;
mod plans;
mod privacy;
mod reading;
mod sessions;
mod shown;
mod symbols;
mod tidy;
mod txt;
mod validate;
mod watch;
