//! Stagebook.

pub mod reading;
