//! Stagebook.
fn main() {}
