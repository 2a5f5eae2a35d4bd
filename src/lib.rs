//! Stagebook.

pub mod catalog;
pub mod export;
pub mod look;
pub mod output;
pub mod typeset;
