//! What a team brings beside its organisation file: a logo, and symbols of its own.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::loaded::LIMIT;
use super::wishes::nearest;
use crate::case::organisation::Organisation;
use crate::catalog::Catalog;
use crate::picture::Picture;
use crate::problem::{Concerns, Problem, Problems, Severity};
use crate::typeset::Symbols;

/// The logo beside the organisation file; without one that can be printed, papers are made without it.
pub(super) fn logo(
    file: &Path,
    organisation: &Organisation,
    problems: &mut Problems,
) -> Option<Picture> {
    let logo = organisation.logo.as_ref()?;
    let found = beside(file, logo).and_then(|it| read(&it));
    if found.is_none() {
        problems.push(problem(
            organisation,
            Fault {
                severity: Severity::Error,
                code: "organisation/logo",
                path: "logo",
                message: "the logo is not there or cannot be printed; papers are made without it".to_owned(),
                hint: "a logo is a PNG or SVG file beside this file; a drawing brings no letters and no other files along".to_owned(),
            },
        ));
    }
    found
}

/// The symbols in the team's folder; where one is missing or faulty, our own picture is printed.
pub(super) fn symbols(
    file: &Path,
    organisation: &Organisation,
    catalog: &Catalog,
    problems: &mut Problems,
) -> Symbols {
    let Some(folder) = &organisation.symbols else {
        return Symbols::default();
    };
    let fault = |message: String, hint: String| Fault {
        severity: Severity::Warning,
        code: "organisation/symbols",
        path: "symbols",
        message,
        hint,
    };
    let known = catalog.picture_keys();
    let entries = beside(file, folder).and_then(|it| fs::read_dir(it).ok());
    let Some(entries) = entries else {
        let fault = fault(
            format!("there is no folder `{folder}` beside this file; our own pictures are printed"),
            "put PNG or SVG files into it, each called after the picture it stands for".to_owned(),
        );
        problems.push(problem(organisation, fault));
        return Symbols::default();
    };
    let mut paths: Vec<_> = entries.filter_map(|it| Some(it.ok()?.path())).collect();
    paths.sort();
    let mut pictures = BTreeMap::new();
    for path in paths {
        let key = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
        let file_name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        // Files that a computer leaves in every folder.
        if file_name.starts_with('.') || file_name.eq_ignore_ascii_case("thumbs.db") {
            continue;
        }
        let shown = format!("{folder}/{file_name}");
        if !known.contains(key) {
            let near = nearest(key, known.iter().copied())
                .map(|it| format!("did you mean `{it}`? "))
                .unwrap_or_default();
            let hint = format!("{near}`stagebook list pictures` prints them all");
            let fault = fault(
                format!("no picture is called `{key}`; {shown} is not used"),
                hint,
            );
            problems.push(problem(organisation, fault));
            continue;
        }
        match read(&path) {
            Some(picture) => {
                pictures.insert(key.to_owned(), picture);
            }
            None => problems.push(problem(
                organisation,
                fault(
                    format!("{shown} cannot be printed; our own picture is"),
                    "a symbol is a PNG or SVG file; a drawing brings no letters and no other files along".to_owned(),
                ),
            )),
        }
    }
    Symbols::new(&pictures)
}

/// A file or folder beside the organisation file; nothing that lies elsewhere.
pub(super) fn beside(file: &Path, wanted: &str) -> Option<PathBuf> {
    let only_a_name = Path::new(wanted)
        .file_name()
        .is_some_and(|it| it == OsStr::new(wanted));
    only_a_name.then(|| file.with_file_name(wanted))
}

fn read(path: &Path) -> Option<Picture> {
    let small_enough = fs::metadata(path).is_ok_and(|it| it.is_file() && it.len() <= LIMIT);
    let bytes = small_enough.then(|| fs::read(path).ok()).flatten()?;
    Picture::read(path.file_name()?.to_str()?, &bytes)
}

struct Fault {
    severity: Severity,
    code: &'static str,
    path: &'static str,
    message: String,
    hint: String,
}

fn problem(organisation: &Organisation, fault: Fault) -> Problem {
    Problem {
        severity: fault.severity,
        code: fault.code,
        message: fault.message,
        place: organisation.place(fault.path),
        path: fault.path.to_owned(),
        concerns: Concerns::Nothing,
        stops: Vec::new(),
        hint: Some(fault.hint),
    }
}
