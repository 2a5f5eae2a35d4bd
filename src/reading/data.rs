//! Reads the plain word lists below `templates/reading/`.

/// What is wrong with a list: a mistake of its author, not of whoever wrote a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file below `templates/`, where it is known.
    pub file: Option<String>,
    /// The line, from one; none when the file says nothing about places.
    pub line: Option<usize>,
    /// The fact, in lower case.
    pub message: String,
}

impl Fault {
    /// A fault at a line.
    pub(super) fn at(line: usize, message: String) -> Self {
        Self {
            file: None,
            line: Some(line),
            message,
        }
    }

    /// The same fault, told of a file.
    pub(super) fn of(self, file: &str) -> Self {
        Self {
            file: Some(file.to_owned()),
            ..self
        }
    }

    /// A fault of the whole file.
    pub(super) fn whole(message: String) -> Self {
        Self {
            file: None,
            line: None,
            message,
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{file}: ")?;
        }
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

/// The words of a list with their lines; lines that open with `#` are remarks.
pub(super) fn tokens(list: &str) -> impl Iterator<Item = (usize, &str)> {
    list.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with('#'))
        .flat_map(|(number, line)| line.split_whitespace().map(move |it| (number + 1, it)))
}
