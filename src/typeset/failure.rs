//! Why a document could not be made.

use std::error;
use std::fmt::{self, Debug, Display};

/// A document that could not be made.
///
/// What Typst says can quote the case, so it is kept apart: practitioners see `Display`, and only
/// somebody who works on templates asks for [`Failure::for_authors`].
#[derive(Clone, PartialEq, Eq)]
pub struct Failure {
    /// The kind, which anybody may see.
    cause: Cause,
    /// The detail, which can quote the case.
    for_authors: String,
}

/// The kinds of failure; each is a fault of ours, never of the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// A template has a mistake.
    Template,
    /// A template only warned, but warnings count.
    Warning,
    /// The page cannot be written in the format that was asked for.
    Export,
    /// The engine crashed.
    Crash,
}

impl Failure {
    /// A failure with what template authors may read about it.
    pub(crate) fn new(cause: Cause, for_authors: String) -> Self {
        Self { cause, for_authors }
    }

    /// What kind of failure it is.
    pub fn cause(&self) -> Cause {
        self.cause
    }

    /// The word that `explain` knows it by.
    pub fn code(&self) -> &'static str {
        match self.cause {
            Cause::Template => "typeset/template",
            Cause::Warning => "typeset/warning",
            Cause::Export => "typeset/export",
            Cause::Crash => "typeset/crash",
        }
    }

    /// What went wrong in detail. Can hold words of the case: only for those who work on templates.
    pub fn for_authors(&self) -> &str {
        &self.for_authors
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self.cause {
            Cause::Template => "a template has a mistake, so this paper was not made",
            Cause::Warning => "a template gave a warning, so this paper was not made",
            Cause::Export => "the finished pages could not be written in this format",
            Cause::Crash => "the typesetting engine stopped, so this paper was not made",
        })
    }
}

impl Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Failure")
            .field("cause", &self.cause)
            .finish_non_exhaustive()
    }
}

impl error::Error for Failure {}
