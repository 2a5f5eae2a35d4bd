//! What the templates folder offers.

pub mod source;
