//! `stagebook check`: every problem at once, nothing written.

use std::path::{Path, PathBuf};

use clap::Args;

use super::reading::Format;
use super::{Outcome, Talk, loaded, reading};
use crate::catalog::Catalog;
use crate::plan::{self, Wishes};
use crate::problem::{Problems, Severity};
use crate::typeset::{Engine, Fonts};
use crate::view::{self, Setting};
use crate::{case::file::Jurisdiction, guard};

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The case files.
    #[arg(required = true)]
    files: Vec<PathBuf>,

    /// A folder of templates that replace or add to the built-in ones.
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,

    /// Print how plain each paper is, in figures.
    #[arg(long)]
    reading: bool,

    /// How `--reading` prints them.
    #[arg(long, value_enum, default_value_t = Format::Text, requires = "reading")]
    format: Format,
}

/// Checks each file.
pub(super) fn run(arguments: &Arguments, talk: &Talk) -> Outcome {
    let Some((templates, catalog)) = loaded::catalog(arguments.templates.as_deref(), talk) else {
        return Outcome::NotMade;
    };
    let engine = arguments.reading.then(|| Engine::new(&templates));
    let figures = engine.as_ref().map(|engine| (engine, arguments.format));
    let fonts = Fonts::embedded();
    arguments
        .files
        .iter()
        .map(|file| check(file, &catalog, &fonts, figures, talk))
        .max()
        .unwrap_or_default()
}

fn check(
    file: &Path,
    catalog: &Catalog,
    fonts: &Fonts,
    figures: Option<(&Engine, Format)>,
    talk: &Talk,
) -> Outcome {
    if loaded::is_organisation_file(file) {
        return match loaded::organisation(file, catalog, talk) {
            Ok(problems) => say(file, problems, talk),
            Err(outcome) => outcome,
        };
    }
    let mut loaded = match loaded::case(file, catalog, fonts, talk) {
        Ok(loaded) => loaded,
        Err(outcome) => return outcome,
    };
    if let Some(case) = &loaded.case {
        let wishes = Wishes {
            all: true,
            ..Wishes::default()
        };
        let plan = plan::plan(case, catalog, &loaded.organisation, &wishes);
        for problem in loaded.problems.iter_mut() {
            problem.stops = plan::stopped_by(problem, &plan, catalog);
        }
        let setting = Setting {
            catalog,
            organisation: &loaded.organisation,
            logo: loaded.logo.as_ref(),
            jurisdiction: jurisdiction(
                case.jurisdiction()
                    .or(loaded.organisation.defaults.jurisdiction),
            ),
            theme: None,
            draft: false,
            duplex: false,
        };
        let views = plan
            .documents
            .iter()
            .filter_map(|it| view::of(case, &setting, it));
        let found: Vec<_> = views.flat_map(|view| guard::scan(case, &view)).collect();
        loaded.problems.extend(found);
        if let Some((engine, format)) = figures {
            let plan = plan::plan(case, catalog, &loaded.organisation, &Wishes::default());
            let rows = reading::papers(case, &setting, &plan, engine, talk);
            reading::print(&rows, format, talk);
        }
    }
    say(file, loaded.problems, talk)
}

fn say(file: &Path, mut problems: Problems, talk: &Talk) -> Outcome {
    problems.sort();
    talk.problems(&problems);
    talk.remark(summary(file, &problems));
    if problems.has_errors() {
        Outcome::Problems
    } else {
        Outcome::Fine
    }
}

fn summary(file: &Path, problems: &Problems) -> String {
    let count = |severity, word: &str| {
        let count = problems.iter().filter(|it| it.severity == severity).count();
        format!("{count} {word}{}", if count == 1 { "" } else { "s" })
    };
    format!(
        "{}: {}, {}",
        loaded::name(file),
        count(Severity::Error, "error"),
        count(Severity::Warning, "warning")
    )
}

/// The word of a jurisdiction, which is also the name of its file of facts.
pub(super) fn jurisdiction(jurisdiction: Option<Jurisdiction>) -> Option<&'static str> {
    jurisdiction.map(|it| match it {
        Jurisdiction::England => "england",
        Jurisdiction::Wales => "wales",
        Jurisdiction::Scotland => "scotland",
        Jurisdiction::NorthernIreland => "northern-ireland",
    })
}
