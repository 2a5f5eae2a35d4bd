//! The organisation file `stagebook.toml`: what all cases of a team share.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Deserialize;

use super::day::Day;
use super::file::Jurisdiction;
use super::places::Places;
use super::read::{located, read_organisation};
use super::shape::Letter;
use crate::language::Language;
use crate::problem::{Concerns, Place, Problem, Problems};
use crate::reading::Ceilings;

/// The name of the organisation file.
pub const FILE_NAME: &str = "stagebook.toml";

/// Where the organisation file of a case may stand: beside the case or in a folder above it, nearest first.
pub fn candidates(case: &Path) -> impl Iterator<Item = PathBuf> {
    case.ancestors()
        .skip(1)
        .map(|folder| folder.join(FILE_NAME))
}

/// Reads an organisation file. What is faulty is left out and said.
pub fn read(file_name: &str, bytes: &[u8]) -> (Organisation, Problems) {
    read_organisation(file_name, bytes)
}

/// What a fault of the organisation file makes unfit: whatever shows the organisation.
pub(super) fn concerns(_: &str) -> Concerns {
    Concerns::Section("organisation".to_owned())
}

/// What all cases of a team share.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Organisation {
    /// The version of this file's form. Always 1.
    #[schemars(range(min = 1, max = 1))]
    pub schema: Option<u8>,
    /// The organisation's name.
    #[schemars(length(min = 1, max = 200))]
    pub name: Option<String>,
    /// The file of the logo, beside this file: PNG or SVG. It stands on professionals' papers only.
    #[schemars(length(min = 1, max = 200))]
    pub logo: Option<String>,
    /// A folder of your own symbols, beside this file: PNG or SVG files named after the pictures that they stand for.
    #[schemars(length(min = 1, max = 200))]
    pub symbols: Option<String>,
    /// Colours in place of the usual ones.
    #[serde(default)]
    pub colours: Colours,
    /// The number on pages that might be found. It is answered neutrally.
    #[schemars(length(max = 40))]
    pub found_phone: Option<String>,
    /// The number for evenings and weekends. It is answered neutrally.
    #[schemars(length(max = 40))]
    pub out_of_hours_phone: Option<String>,
    /// The protective marking on professionals' papers.
    #[schemars(length(max = 200))]
    pub marking: Option<String>,
    /// Help lines in place of those that Stagebook knows.
    #[serde(default)]
    pub help_line: Vec<HelpLine>,
    /// What is kept private and what must be shared, in your procedure's words.
    pub confidentiality: Option<LocalText>,
    /// Local procedure texts.
    #[serde(default)]
    pub procedure: Vec<Procedure>,
    /// How many minutes a session has, when the case does not say.
    #[schemars(range(min = 5, max = 240))]
    pub session_minutes: Option<u16>,
    /// Whether a young person may tear a sheet up. Not while proceedings are live.
    pub tearing_up: Option<bool>,
    /// After how many months an assessment counts as old; 12 when left out.
    #[schemars(range(min = 1, max = 60))]
    pub old_after_months: Option<u8>,
    /// Ceilings of reading profiles in place of the usual ones, such as `[reading.standard]`.
    #[serde(default)]
    pub reading: BTreeMap<String, Ceilings>,
    /// What a case has when it does not say otherwise.
    #[serde(default)]
    pub defaults: Defaults,
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) origin: Option<Origin>,
}

/// Where an organisation's words stand in its file.
#[derive(Clone)]
pub(super) struct Origin {
    pub(super) places: Places,
    pub(super) letters: Vec<Letter>,
}

/// Colours in place of the usual ones.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Colours {
    /// The colour of headings on professionals' papers, such as `#1f5c57`. Dark enough to be read on white.
    #[schemars(length(max = 7), regex(pattern = r"^#[0-9a-fA-F]{6}$"))]
    pub main: Option<String>,
}

/// A help line.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct HelpLine {
    /// Its name.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// The number to ring.
    #[schemars(length(min = 1, max = 40))]
    pub number: Option<String>,
    /// The number to text.
    #[schemars(length(min = 1, max = 40))]
    pub text: Option<String>,
    /// Its site.
    #[schemars(length(min = 1, max = 200))]
    pub web: Option<String>,
    /// On whose card it stands. Nobody's when left out.
    #[serde(default, rename = "for")]
    pub readers: Vec<CardReader>,
    /// What it is for, in plain words.
    #[schemars(length(max = 200))]
    pub about: Option<String>,
    /// When it is open.
    #[schemars(length(max = 200))]
    pub open: Option<String>,
    /// Where you found it.
    #[schemars(length(max = 400))]
    pub source: Option<String>,
    /// When you last checked it.
    pub checked: Day,
}

/// Whose help card a line stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CardReader {
    /// The young person's.
    YoungPerson,
    /// Every adult's.
    Adult,
    /// Professionals'.
    Professional,
}

impl CardReader {
    /// The word in the file.
    pub fn word(self) -> &'static str {
        match self {
            Self::YoungPerson => "young-person",
            Self::Adult => "adult",
            Self::Professional => "professional",
        }
    }
}

/// A text of your procedures.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LocalText {
    /// The text.
    #[schemars(length(min = 1))]
    pub text: String,
    /// When it was agreed.
    pub on: Day,
}

/// A local procedure text.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Procedure {
    /// A short code, such as `something-new`.
    #[schemars(length(max = 40), regex(pattern = r"^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub id: String,
    /// Its title.
    #[schemars(length(min = 1, max = 200))]
    pub title: String,
    /// The text.
    #[schemars(length(min = 1))]
    pub text: String,
    /// When it was agreed.
    pub on: Day,
}

/// What a case has when it does not say otherwise.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Defaults {
    /// Whose law and procedures apply.
    pub jurisdiction: Option<Jurisdiction>,
    /// The language of the papers.
    pub language: Option<Language>,
    /// How long papers are kept and how they are destroyed.
    #[schemars(length(max = 1000))]
    pub retention_note: Option<String>,
}

impl Organisation {
    /// After how many months an assessment counts as old.
    pub fn old_after_months(&self) -> u8 {
        self.old_after_months.unwrap_or(12)
    }

    /// Characters that a font must have.
    pub(super) fn letters(&self) -> &[Letter] {
        self.origin.as_ref().map_or(&[], |it| &it.letters)
    }

    /// Where something stands in the organisation file.
    pub fn place(&self, path: &str) -> Option<Place> {
        self.origin.as_ref()?.places.of(path)
    }

    /// A problem at a path of the organisation file.
    pub(super) fn located(&self, problem: Problem, path: &str) -> Problem {
        match &self.origin {
            Some(origin) => located(problem, path, &origin.places, concerns),
            None => Problem {
                path: path.to_owned(),
                ..problem
            },
        }
    }
}
