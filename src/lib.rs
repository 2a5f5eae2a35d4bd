//! Stagebook.
