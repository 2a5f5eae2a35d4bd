//! The command line: one command a file, each an argument struct and a `run`.

mod add;
mod build;
mod check;
mod codes;
mod completions;
mod earlier;
mod exercise;
mod explain;
mod figures;
mod library;
mod list;
mod loaded;
mod new;
mod next;
mod pictures;
mod plan;
mod reading;
mod talk;
mod templates;
mod watch;
mod wishes;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use talk::Talk;

use crate::typeset::threads;

/// Turns one case file into the papers a practitioner needs at each stage.
///
/// You write one text file about one case. Stagebook checks it, says what it would make and why, and makes
/// workbooks, goal sheets, plans and reports as PDF, each for one reader and holding nothing of the others'.
/// It works without a network and reads and writes only the files you name.
#[derive(Debug, Parser)]
#[command(name = "stagebook", version, max_term_width = 100, after_help = EXIT_CODES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,

    /// How problems are printed.
    #[arg(long, global = true, value_enum, default_value_t = MessageFormat::Human, value_name = "FORMAT")]
    message_format: MessageFormat,

    /// Whether problems are coloured.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    color: Color,

    /// Say nothing but problems.
    #[arg(short, long, global = true)]
    quiet: bool,
}

const EXIT_CODES: &str = "Exit codes:
  0  fine
  1  problems in the case file or the organisation file
  2  wrong usage
  3  a document could not be made
  4  a file could not be read or written
  101  our bug

Start with:
  stagebook new my-case.toml
  stagebook check my-case.toml
  stagebook build my-case.toml
  stagebook next my-case.toml";

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a case file to start from; never overwrites
    New(new::Arguments),
    /// Find every problem in a case file; writes nothing
    Check(check::Arguments),
    /// Say what would be made, and why each page is there
    Plan(plan::Arguments),
    /// Make the papers
    Build(build::Arguments),
    /// Make the papers of the next session only, with a list for the printer
    Next(next::Arguments),
    /// Make the papers, and again whatever a change touches, until Ctrl-C
    Watch(watch::Arguments),
    /// Add one entry to a case file, keeping its comments and order
    Add(add::Arguments),
    /// List what there is: documents, areas, exercises, fonts, languages, codes
    List(list::Arguments),
    /// Print the JSON Schema of the case file, for editors
    Schema,
    /// Copy, compare and check templates of your own
    Templates(templates::Arguments),
    /// Explain the code of a problem, or print an exercise whole
    Explain(explain::Arguments),
    /// Print completions for a shell
    Completions(completions::Arguments),
    /// Print the manual page
    Man,
}

/// How problems are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum MessageFormat {
    /// Several lines each, with the way out
    Human,
    /// One line each
    Short,
    /// One JSON object a line
    Json,
}

/// Whether problems are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How a command ended; the worst of several counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Outcome {
    /// Nothing to say.
    #[default]
    Fine,
    /// Problems in the case or the organisation file.
    Problems,
    /// Wrong usage, such as a document that does not exist.
    Usage,
    /// A document could not be made.
    NotMade,
    /// A file could not be read or written.
    File,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Fine => 0,
            Outcome::Problems => 1,
            Outcome::Usage => 2,
            Outcome::NotMade => 3,
            Outcome::File => 4,
        })
    }
}

/// Runs the command line and returns the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(message) => {
            let code = u8::try_from(message.exit_code()).unwrap_or(2);
            // Nothing can be done when even the message cannot be printed.
            message.print().ok();
            return ExitCode::from(code);
        }
    };
    let talk = Talk::new(arguments.message_format, arguments.color, arguments.quiet);
    let jobs = match &arguments.command {
        Command::Build(arguments) => arguments.jobs(),
        Command::Next(arguments) => arguments.jobs(),
        Command::Watch(arguments) => arguments.jobs(),
        _ => None,
    };
    threads::start(jobs);
    let outcome = match &arguments.command {
        Command::New(arguments) => new::run(arguments, &talk),
        Command::Check(arguments) => check::run(arguments, &talk),
        Command::Plan(arguments) => plan::run(arguments, &talk),
        Command::Build(arguments) => build::run(arguments, &talk),
        Command::Next(arguments) => next::run(arguments, &talk),
        Command::Watch(arguments) => watch::run(arguments, &talk),
        Command::Add(arguments) => add::run(arguments, &talk),
        Command::List(arguments) => list::run(arguments, &talk),
        Command::Schema => completions::schema(&talk),
        Command::Templates(arguments) => templates::run(arguments, &talk),
        Command::Explain(arguments) => explain::run(arguments, &talk),
        Command::Completions(arguments) => completions::run(arguments, &talk),
        Command::Man => completions::man(&talk),
    };
    outcome.into()
}
