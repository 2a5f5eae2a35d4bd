//! Stagebook.

pub mod case;
pub mod language;
pub mod problem;
pub mod reader;
