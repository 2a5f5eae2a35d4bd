//! What every command needs first: templates, catalogue, organisation file and case.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::{Outcome, Talk, pictures};
use crate::case::organisation::{self, Organisation};
use crate::case::vocabulary::Vocabulary;
use crate::case::{self, Case, Checked};
use crate::catalog::source::{self, Templates};
use crate::catalog::{Catalog, ReaderKind};
use crate::picture::Picture;
use crate::plain;
use crate::problem::Problems;
use crate::typeset::{Engine, Fonts, Symbols};

/// A case with what belongs to it.
pub(super) struct Loaded {
    /// The case, as far as it could be understood.
    pub(super) case: Option<Case>,
    /// The team's file, or nothing of it.
    pub(super) organisation: Organisation,
    /// The team's logo, when it can be printed.
    pub(super) logo: Option<Picture>,
    /// The team's own symbols, in the place of ours.
    pub(super) symbols: Symbols,
    /// Every problem of both files.
    pub(super) problems: Problems,
    /// The files that were read.
    pub(super) inputs: Vec<PathBuf>,
}

/// The largest case file that is read.
pub(super) const LIMIT: u64 = 4 * 1024 * 1024;

/// The templates and what they offer; `None` when authors have something to mend.
pub(super) fn catalog(overlay: Option<&Path>, talk: &Talk) -> Option<(Templates, Catalog)> {
    let mut templates = Templates::embedded();
    if let Some(folder) = overlay {
        templates = match templates.with_overlay(folder) {
            Ok(templates) => templates,
            Err(error) => {
                talk.failure("templates/not-read", error);
                return None;
            }
        };
    }
    let (catalog, problems) = Catalog::read(&templates);
    if problems.has_errors() {
        talk.problems(&problems);
        talk.failure(
            "templates/faulty",
            "the templates folder has faults; nothing was made",
        );
        return None;
    }
    Some((templates, catalog))
}

/// Reads and checks a case and the organisation file above it.
pub(super) fn case(
    path: &Path,
    catalog: &Catalog,
    fonts: &Fonts,
    talk: &Talk,
) -> Result<Loaded, Outcome> {
    let bytes = read(path, talk)?;
    let mut inputs = vec![path.to_owned()];
    let mut problems = Problems::new();
    let mut organisation = Organisation::default();
    let mut logo = None;
    let mut symbols = Symbols::default();
    if let Some(file) = organisation_file(path) {
        let bytes = read(&file, talk)?;
        let (read, found) = organisation::read(&name(&file), &bytes);
        organisation = read;
        logo = pictures::logo(&file, &organisation, &mut problems);
        symbols = pictures::symbols(&file, &organisation, catalog, &mut problems);
        problems.extend(found);
        let brought = [&organisation.logo, &organisation.symbols];
        inputs.extend(
            brought
                .into_iter()
                .flatten()
                .filter_map(|it| pictures::beside(&file, it)),
        );
        inputs.push(file);
    }
    let written = case::read(&name(path), &bytes);
    let can_print = |letter: char| fonts.can_print(letter);
    let Checked {
        case,
        problems: found,
    } = case::check(written, &vocabulary(catalog), &organisation, &can_print);
    problems.extend(found);
    let case = case.map(|case| {
        let found = plain::check(&case, &catalog.readings, &organisation);
        let (case, found) = case.judge(found, &plain_codes());
        problems.extend(found);
        case
    });
    Ok(Loaded {
        case,
        organisation,
        logo,
        symbols,
        problems,
        inputs,
    })
}

/// Whether a file is the organisation file, which is no case.
pub(super) fn is_organisation_file(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|it| it == organisation::FILE_NAME)
}

/// Every problem of an organisation file by itself.
pub(super) fn organisation(
    path: &Path,
    catalog: &Catalog,
    talk: &Talk,
) -> Result<Problems, Outcome> {
    let bytes = read(path, talk)?;
    let (organisation, mut problems) = organisation::read(&name(path), &bytes);
    pictures::logo(path, &organisation, &mut problems);
    pictures::symbols(path, &organisation, catalog, &mut problems);
    Ok(problems)
}

/// The words that a case file may use but that only the templates know.
pub(super) fn vocabulary(catalog: &Catalog) -> Vocabulary {
    let for_adults = catalog
        .documents
        .values()
        .filter(|it| it.facts.readers.contains(&ReaderKind::Adult));
    // Stage Three Part 2 works on what happened, so it waits while proceedings are live.
    let presuming = catalog.cells.iter().filter(|it| it.part == Some(2));
    Vocabulary {
        presuming: presuming.map(|it| it.area.clone()).collect(),
        areas: catalog.area_names(),
        cells: catalog.cells.iter().map(|it| it.id.clone()).collect(),
        topics: catalog.topic_ids(),
        documents: for_adults.map(|it| it.slug.clone()).collect(),
        exercises: catalog.exercises.keys().cloned().collect(),
        profiles: catalog
            .readings
            .profiles
            .iter()
            .map(|it| it.id.clone())
            .collect(),
        gates: catalog
            .gates
            .iter()
            .map(|it| format!("gate/{it}"))
            .chain(plain_codes().into_iter().map(ToOwned::to_owned))
            .collect(),
        bank: catalog.bank.clone(),
    }
}

/// The codes of what is said about the case's words.
fn plain_codes() -> Vec<&'static str> {
    plain::codes().into_iter().map(|(code, _)| code).collect()
}

/// Where an organisation file could lie: beside the case or above it.
pub(super) fn organisation_places(case: &Path) -> Vec<PathBuf> {
    let absolute = std::path::absolute(case).ok();
    absolute.map_or_else(Vec::new, |it| organisation::candidates(&it).collect())
}

/// The nearest organisation file beside the case or above it.
fn organisation_file(case: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(case).ok()?;
    let found = organisation::candidates(&absolute).find(|it| it.is_file())?;
    // Shown as near to what was typed as possible.
    let beside = case.with_file_name(organisation::FILE_NAME);
    Some(if beside.is_file() { beside } else { found })
}

/// The case files that were named, and those in folders that were named; the organisation file is none.
pub(super) fn case_files(inputs: &[PathBuf], talk: &Talk) -> Result<Vec<PathBuf>, Outcome> {
    let mut files = Vec::new();
    for input in inputs {
        if !input.is_dir() {
            if !is_organisation_file(input) {
                files.push(input.clone());
            }
            continue;
        }
        let entries = fs::read_dir(input).map_err(|error| {
            talk.failure(
                "file/not-read",
                format_args!("{} could not be read: {}", name(input), error.kind()),
            );
            Outcome::File
        })?;
        let mut found: Vec<PathBuf> = entries
            .filter_map(|it| it.ok().map(|it| it.path()))
            .filter(|it| it.extension().is_some_and(|it| it == "toml"))
            .filter(|it| !is_organisation_file(it))
            .collect();
        found.sort();
        files.extend(found);
    }
    Ok(files)
}

/// The engine with the fonts of a folder beside its own.
pub(super) fn more_fonts(engine: Engine, folder: &Path, talk: &Talk) -> Result<Engine, Outcome> {
    let failed = |error: String| {
        talk.failure("fonts/not-read", error);
        Outcome::File
    };
    let files = source::read_fonts(folder).map_err(|error| failed(error.to_string()))?;
    let fonts = Fonts::embedded()
        .with_files(files)
        .map_err(|file| failed(format!("{file} holds no font")))?;
    Ok(engine.with_fonts(fonts))
}

/// Reads a regular file that is not too large.
fn read(path: &Path, talk: &Talk) -> Result<Vec<u8>, Outcome> {
    let failed = |error: io::Error| {
        let file = name(path);
        let why = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file".to_owned(),
            io::ErrorKind::PermissionDenied => {
                "it may not be read; is it open in another program?".to_owned()
            }
            kind => kind.to_string(),
        };
        talk.failure(
            "file/not-read",
            format_args!("{file} could not be read: {why}"),
        );
        Outcome::File
    };
    let found = fs::metadata(path).map_err(failed)?;
    if !found.is_file() {
        talk.failure(
            "file/not-read",
            format_args!("{} is not a file", name(path)),
        );
        return Err(Outcome::File);
    }
    if found.len() > LIMIT {
        talk.failure(
            "file/too-large",
            format_args!("{} is larger than 4 MiB, which no case file is", name(path)),
        );
        return Err(Outcome::File);
    }
    fs::read(path).map_err(failed)
}

/// A path as it is shown in messages.
pub(super) fn name(path: &Path) -> String {
    path.display().to_string()
}
