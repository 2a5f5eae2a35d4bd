//! How the program talks: results to stdout, talk to stderr.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};

use super::{Color, MessageFormat};
use crate::problem::{self, Problems};

/// Where and how things are said.
pub(super) struct Talk {
    format: MessageFormat,
    color: bool,
    quiet: bool,
}

impl Talk {
    /// Talks as the global options say.
    pub(super) fn new(format: MessageFormat, color: Color, quiet: bool) -> Self {
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        };
        Self {
            format,
            color,
            quiet,
        }
    }

    /// A result, on stdout.
    pub(super) fn result(&self, text: impl Display) {
        // A closed pipe is the reader's choice, not a fault.
        writeln!(io::stdout().lock(), "{text}").ok();
    }

    /// A remark, on stderr; silent when quiet or when programs listen.
    pub(super) fn remark(&self, text: impl Display) {
        if !self.quiet && self.format != MessageFormat::Json {
            writeln!(io::stderr().lock(), "{text}").ok();
        }
    }

    /// A failure that has no place in the case file, on stderr.
    pub(super) fn failure(&self, code: &str, text: impl Display) {
        let line = match self.format {
            MessageFormat::Human | MessageFormat::Short => format!("error[{code}]: {text}"),
            MessageFormat::Json => {
                serde_json::json!({ "type": "failure", "severity": "error", "code": code, "message": text.to_string() })
                    .to_string()
            }
        };
        writeln!(io::stderr().lock(), "{line}").ok();
    }

    /// All problems: on stderr for people, on stdout for programs.
    pub(super) fn problems(&self, problems: &Problems) {
        let format = match self.format {
            MessageFormat::Human => problem::MessageFormat::Human,
            MessageFormat::Short => problem::MessageFormat::Short,
            MessageFormat::Json => problem::MessageFormat::Json,
        };
        let mut text = String::new();
        for problem in problems {
            text.push_str(&problem.print(format, self.color));
            if self.format == MessageFormat::Human {
                text.push('\n');
            }
        }
        if self.format == MessageFormat::Json {
            write!(io::stdout().lock(), "{text}").ok();
        } else {
            write!(io::stderr().lock(), "{text}").ok();
        }
    }
}
