//! What is wrong, where, and the way out; how it is printed.

use std::fmt::Write as _;
use std::sync::Arc;

use serde::Serialize;

use crate::reader::Reader;

/// One thing that is wrong with what somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whether it stops a paper.
    pub severity: Severity,
    /// The word that `explain` and `[[accept]]` know it by, such as `goal/too-many-active`.
    pub code: &'static str,
    /// The fact, in lower case and without a full stop.
    pub message: String,
    /// Where it is, when it is anywhere in particular.
    pub place: Option<Place>,
    /// The place by names instead of lines, such as `goal.sleep.review`. Empty for the whole file.
    pub path: String,
    /// What of the case it makes unfit to print.
    pub concerns: Concerns,
    /// The papers it stops; filled in when the plan is known.
    pub stops: Vec<Stop>,
    /// The way out.
    pub hint: Option<String>,
}

impl Problem {
    /// Whether it is about something that a report lacks, so that a draft of it can be made.
    pub fn is_gap(&self) -> bool {
        matches!(self.concerns, Concerns::Gap(_))
    }
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It stops the papers it concerns.
    Error,
    /// It stops nothing, but somebody should look.
    Warning,
}

impl Severity {
    /// The word before the message.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A place in a file. Lines and columns count from one; columns count characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file as it was named to us.
    pub file: Arc<str>,
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// The part of a case that a problem makes unfit to print.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Concerns {
    /// Nothing: the problem only warns.
    Nothing,
    /// One item of a list: its section, such as `goal`, and its id.
    Item(String, String),
    /// A whole section, such as `young-person`.
    Section(String),
    /// Words for one reader: their section, their item when the section is a list, and whose they are.
    Words(String, Option<String>, Reader),
    /// What a section lacks: the report that holds it as a whole is made as a draft only.
    Gap(String),
    /// The whole case.
    Everything,
}

/// A paper that a problem stops.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stop {
    /// The document's slug.
    pub document: String,
    /// Who would have read it.
    pub reader: Reader,
}

/// All problems found, in the order of their places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// No problems so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Adds all of another list.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// Puts them in the order of the file, top to bottom; problems without a place come first.
    pub fn sort(&mut self) {
        self.0.sort_by(|a, b| {
            (&a.place, a.severity, a.code, &a.path, &a.message)
                .cmp(&(&b.place, b.severity, b.code, &b.path, &b.message))
        });
        self.0.dedup();
    }

    /// Keeps those for which the answer is yes.
    pub fn retain(&mut self, keep: impl FnMut(&Problem) -> bool) {
        self.0.retain(keep);
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|it| it.severity == Severity::Error)
    }

    /// How many are errors.
    pub fn errors(&self) -> usize {
        self.0
            .iter()
            .filter(|it| it.severity == Severity::Error)
            .count()
    }

    /// How many are warnings.
    pub fn warnings(&self) -> usize {
        self.len() - self.errors()
    }

    /// Each in turn.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// Each in turn, to fill in what it stops.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, Problem> {
        self.0.iter_mut()
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Extend<Problem> for Problems {
    fn extend<T: IntoIterator<Item = Problem>>(&mut self, problems: T) {
        self.0.extend(problems);
    }
}

impl FromIterator<Problem> for Problems {
    fn from_iter<T: IntoIterator<Item = Problem>>(problems: T) -> Self {
        Self(problems.into_iter().collect())
    }
}

/// How problems are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageFormat {
    /// Several lines each, for people.
    Human,
    /// One line each, for people and editors.
    Short,
    /// One JSON object a line, for programs.
    Json,
}

impl Problem {
    /// The problem in one of the three formats, ending in a new line.
    pub fn print(&self, format: MessageFormat, color: bool) -> String {
        match format {
            MessageFormat::Human => self.human(color),
            MessageFormat::Short => self.short(),
            MessageFormat::Json => self.json(),
        }
    }

    fn human(&self, color: bool) -> String {
        let paint = Paint { on: color };
        let head = match self.severity {
            Severity::Error => paint.red("error"),
            Severity::Warning => paint.yellow("warning"),
        };
        let mut text = format!("{head}[{}]: {}\n", self.code, paint.bold(&self.message));
        if let Some(Place { file, line, column }) = &self.place {
            let arrow = paint.blue("-->");
            line_of(&mut text, format_args!("  {arrow} {file}:{line}:{column}"));
        }
        if let Some(hint) = &self.hint {
            line_of(&mut text, format_args!("  {} {hint}", paint.blue("hint:")));
        }
        if !self.stops.is_empty() {
            let stops: Vec<_> = self
                .stops
                .iter()
                .map(|Stop { document, reader }| format!("{document} for {reader}"))
                .collect();
            line_of(
                &mut text,
                format_args!("  {} {}", paint.blue("stops:"), stops.join(", ")),
            );
        }
        text
    }

    fn short(&self) -> String {
        let place = match &self.place {
            Some(Place { file, line, column }) => format!("{file}:{line}:{column}: "),
            None => String::new(),
        };
        format!(
            "{place}{}[{}]: {}\n",
            self.severity.as_str(),
            self.code,
            self.message
        )
    }

    fn json(&self) -> String {
        /// The line that programs read.
        #[derive(Serialize)]
        struct Line<'a> {
            r#type: &'static str,
            severity: Severity,
            code: &'a str,
            message: &'a str,
            file: Option<&'a str>,
            line: Option<usize>,
            column: Option<usize>,
            path: &'a str,
            stops: Vec<StopLine<'a>>,
            hint: Option<&'a str>,
        }
        /// A stopped paper in that line.
        #[derive(Serialize)]
        struct StopLine<'a> {
            document: &'a str,
            reader: String,
        }
        let stops = self
            .stops
            .iter()
            .map(|it| StopLine {
                document: &it.document,
                reader: it.reader.to_string(),
            })
            .collect();
        let line = Line {
            r#type: "problem",
            severity: self.severity,
            code: self.code,
            message: &self.message,
            file: self.place.as_ref().map(|it| &*it.file),
            line: self.place.as_ref().map(|it| it.line),
            column: self.place.as_ref().map(|it| it.column),
            path: &self.path,
            stops,
            hint: self.hint.as_deref(),
        };
        let mut text = serde_json::to_string(&line)
            .unwrap_or_else(|_| unreachable!("a line of strings and numbers is always JSON"));
        text.push('\n');
        text
    }
}

/// Adds a line to a text.
fn line_of(text: &mut String, line: std::fmt::Arguments) {
    writeln!(text, "{line}").unwrap_or_else(|_| unreachable!("writing to a text never fails"));
}

/// Colours for a terminal, or none.
struct Paint {
    on: bool,
}

impl Paint {
    fn red(&self, text: &str) -> String {
        self.with("1;31", text)
    }

    fn yellow(&self, text: &str) -> String {
        self.with("1;33", text)
    }

    fn blue(&self, text: &str) -> String {
        self.with("1;34", text)
    }

    fn bold(&self, text: &str) -> String {
        self.with("1", text)
    }

    fn with(&self, code: &str, text: &str) -> String {
        if self.on {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }
}
