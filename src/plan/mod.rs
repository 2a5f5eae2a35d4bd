//! Decides which papers are made, for whom, with which exercises, and why; deterministic, never "print all".

mod build;
mod choose;
mod gates;
mod instances;
mod lists;
mod not_made;
mod orphans;
mod packs;
mod pages;
mod people;
mod person;
mod sessions;
mod show;
mod stops;
mod weigh;
mod work;

use serde::Serialize;

use crate::catalog::Form;
use crate::language::Language;
use crate::reader::{AdultId, Reader};

pub(crate) use build::{OF_AGE, YOUNGEST, kind_of};
pub use build::{Which, Wishes, plan};
pub(crate) use people::{need, reading, role, way};
pub use sessions::{PlannedSession, SessionKind, SessionPart, SessionStep, StepKind, Way};
pub use show::{json, text};
pub use stops::stopped_by;
pub use weigh::Weight;
pub use work::PlannedWork;

/// Everything that would be made from a case, what would not, and why.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The papers, in the order they are listed and made.
    pub documents: Vec<PlannedDocument>,
    /// Areas of a stage that no paper holds.
    pub left_out: Vec<LeftOut>,
    /// The sessions of each person for whom a pack is wanted, in order.
    pub sessions: Vec<PlannedSession>,
    /// Findings without a goal, goals without a finding, and the like.
    pub orphans: Vec<Orphan>,
    /// Warnings and gates that somebody accepted.
    pub accepted: Vec<Accepted>,
    /// Remarks on the whole plan.
    pub notes: Vec<String>,
}

/// One paper for one reader.
#[derive(Debug, Clone)]
pub struct PlannedDocument {
    /// The document's slug.
    pub document: String,
    /// Who reads it.
    pub reader: Reader,
    /// The stage it is made at.
    pub stage: u8,
    /// What it is made for, when a document is made several times.
    pub instance: Option<Instance>,
    /// Which part of how many, when a book is split.
    pub part: Option<Part>,
    /// Pages planned.
    pub pages: u32,
    /// The file's name without folder, theme and ending.
    pub stem: String,
    /// The language of its words.
    pub language: Language,
    /// How it is written.
    pub form: Form,
    /// Its chapters.
    pub areas: Vec<PlannedArea>,
    /// What is planned with each person, where the paper shows the plan of the work.
    pub work: Vec<PlannedWork>,
    /// The areas that are left out of that work.
    pub left_out: Vec<LeftOut>,
    /// The session it is made for.
    pub session: Option<Pack>,
    /// The papers that it lists.
    pub papers: Vec<PlannedDocument>,
    /// Whether it is printed as a draft.
    pub draft: bool,
    /// Remarks: no texts in the reader's language, pages left out, and the like.
    pub notes: Vec<String>,
    /// Codes of the problems that stop it.
    pub stops: Vec<&'static str>,
}

/// The session that a set of papers is made for.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The session.
    pub session: PlannedSession,
    /// The adults who get a note for the week.
    pub notes_to: Vec<AdultId>,
    /// The cells of the sessions that come after it.
    pub later: Vec<String>,
}

/// What one of several papers of a document is made for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instance {
    /// The section of the case file, such as `goal`.
    pub section: &'static str,
    /// Its id.
    pub id: String,
    /// Its number in file names, from one.
    pub number: usize,
}

/// Part `number` of `of`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Part {
    /// From one.
    pub number: u32,
    /// How many there are.
    pub of: u32,
}

/// A chapter of a paper.
#[derive(Debug, Clone)]
pub struct PlannedArea {
    /// The cell's key.
    pub cell: String,
    /// The area's name.
    pub area: String,
    /// How much work it gets.
    pub weight: Weight,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Its exercises, in order.
    pub exercises: Vec<PlannedExercise>,
}

/// An exercise in a chapter.
#[derive(Debug, Clone)]
pub struct PlannedExercise {
    /// Its slug.
    pub exercise: String,
    /// How it is written.
    pub form: Form,
    /// How long it takes.
    pub minutes: u32,
    /// How many pages it has.
    pub pages: u32,
    /// Why it was chosen.
    pub reasons: Vec<Reason>,
}

/// Why something is in the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// What kind of reason it is.
    pub kind: ReasonKind,
    /// The id of the finding, goal, cell or profile.
    pub id: String,
    /// The line of the case file, when it has one.
    pub line: Option<usize>,
    /// In words.
    pub text: String,
}

impl Reason {
    fn new(kind: ReasonKind, id: &str, line: Option<usize>, text: &str) -> Self {
        Self {
            kind,
            id: id.to_owned(),
            line,
            text: text.to_owned(),
        }
    }
}

/// What kind of reason it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReasonKind {
    /// A finding of the assessment.
    Finding,
    /// A goal.
    Goal,
    /// The practitioner's own weight.
    Weight,
    /// The stage asks for it.
    Stage,
    /// It opens the area.
    Area,
    /// The reader's profile.
    Profile,
    /// The minutes there are.
    Time,
}

/// An area of a person's stage that no paper holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct LeftOut {
    /// The person's id.
    pub person: String,
    /// The stage.
    pub stage: u8,
    /// The cell's key.
    pub area: String,
    /// Why.
    pub reason: String,
    /// Ids of professionals who could carry it.
    pub could_carry: Vec<String>,
}

/// Something that hangs in the air.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Orphan {
    /// `finding-without-goal`, `goal-without-finding`, `immediate-without-line`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// The line of the case file.
    pub line: Option<usize>,
    /// In words.
    pub text: String,
}

/// A warning or a gate that somebody accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Accepted {
    /// The code.
    pub code: String,
    /// Where.
    pub at: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: String,
    /// When.
    pub on: String,
}
