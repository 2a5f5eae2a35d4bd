//! What templates get to see: the schema of `/view.json`, for one reader.
//!
//! A view holds exactly the sections that its document's `shows` lists. Each section is a struct with one
//! constructor per kind of reader, which takes that reader's door to the case; this file holds the only
//! match on the reader.

mod agenda;
mod areas;
mod assessment;
mod attended;
mod communication;
mod distribution;
mod ending;
mod ending_papers;
mod furniture;
mod glossary;
mod goals;
mod help_lines;
mod incident;
mod intervention;
mod keeping_safe;
mod map;
mod me;
mod meeting;
mod offered;
mod papers;
mod people;
mod privacy;
mod progress;
mod release;
mod safety_plan;
mod session;
mod setting_page;
mod summary;
mod text;
mod who;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::case::Case;
use crate::case::organisation::Organisation;
use crate::case::reader::{Adult, CaseFor, Professional, Worker, YoungPerson};
use crate::catalog::{Catalog, Section, ViewWords};
use crate::look::Look;
use crate::picture::Picture;
use crate::plan::PlannedDocument;
use crate::reader::Reader;

pub use text::readable;

/// One paper's view: what one reader sees, and nothing else.
pub struct View {
    /// Whose it is.
    pub reader: Reader,
    /// The document's slug.
    pub document: String,
    paper: Map<String, Value>,
    /// The look that the case asks for; its fonts are settled when the letters are known.
    pub look: Look,
}

/// What views need beside the case.
pub struct Setting<'a> {
    /// Areas, exercises, documents and words.
    pub catalog: &'a Catalog,
    /// What all cases of a team share.
    pub organisation: &'a Organisation,
    /// The organisation's logo, for professionals' papers.
    pub logo: Option<&'a Picture>,
    /// Whose facts apply: the word of the jurisdiction.
    pub jurisdiction: Option<&'a str>,
    /// The theme asked for on the command line; it beats the case's text size.
    pub theme: Option<&'a str>,
    /// Whether gaps are ruled and the paper is marked as a draft.
    pub draft: bool,
    /// Whether sections start on a right-hand page.
    pub duplex: bool,
}

/// The view of one planned paper; `None` when its reader is not in the case.
pub fn of(case: &Case, setting: &Setting, planned: &PlannedDocument) -> Option<View> {
    let mut paper = match &planned.reader {
        Reader::YoungPerson => of_young_person(&case.for_young_person(), setting, planned),
        Reader::Adult(id) => of_adult(&case.for_adult(id)?, setting, planned),
        Reader::Worker => of_worker(&case.for_worker(), setting, planned),
        Reader::Professional => of_professional(&case.for_professional(), setting, planned),
    };
    furniture::stamp(&mut paper, case, setting, planned);
    let look = furniture::look(case, setting, planned);
    Some(View {
        reader: planned.reader.clone(),
        document: planned.document.clone(),
        paper,
        look,
    })
}

fn of_young_person(
    case: &CaseFor<YoungPerson>,
    setting: &Setting,
    planned: &PlannedDocument,
) -> Map<String, Value> {
    let words = &words(setting, planned);
    let mut paper = Map::new();
    put(
        &mut paper,
        "me",
        me::of_young_person(case, setting, planned, words),
    );
    for section in sections(setting, planned) {
        let value = match section {
            Section::AfterCare => option(ending_papers::after_care_of_young_person(case, words)),
            Section::Areas => json(areas::of_young_person(case, setting, planned)),
            Section::Certificate => option(ending_papers::certificate_of_young_person(case, words)),
            Section::Communication => json(communication::of_young_person(case, words)),
            Section::Findings => json(assessment::findings_of_young_person(case)),
            Section::Glossary => json(glossary::of_young_person(case, setting, planned)),
            Section::Goal => option(goals::goal_of_young_person(case, planned, words)),
            Section::Goals => json(goals::of_young_person(case, words)),
            Section::HelpLines => option(help_lines::of(setting, planned, case.is_secure())),
            Section::Eighteen => json(setting_page::eighteen_of_young_person(case, words)),
            Section::KeepingSafe => option(keeping_safe::of_young_person(case, words)),
            Section::Letter => option(ending_papers::letter_of_young_person(case, words)),
            Section::People => json(people::of_young_person(case, words)),
            Section::Privacy => json(privacy::of(setting, words)),
            Section::Progress => json(progress::of_young_person(case, words)),
            Section::SafetyPlan => {
                option(safety_plan::of_young_person(case, setting, planned, words))
            }
            Section::Session => option(session::of_young_person(case, setting, planned)),
            Section::Summary => option(summary::of_young_person(case, setting, planned, words)),
            // Sections for others; a document that shows them has no page for this reader.
            Section::Assessment
            | Section::Companion
            | Section::Cover
            | Section::Distribution
            | Section::Ending
            | Section::EndingSummary
            | Section::HouseRules
            | Section::Incident
            | Section::Interpreter
            | Section::Intervention
            | Section::Map
            | Section::Meeting
            | Section::Offered
            | Section::Release
            | Section::SettingPage
            | Section::Supervision => None,
        };
        insert(&mut paper, section, value);
    }
    paper
}

fn of_adult(
    case: &CaseFor<Adult>,
    setting: &Setting,
    planned: &PlannedDocument,
) -> Map<String, Value> {
    let words = &words(setting, planned);
    let mut paper = Map::new();
    put(&mut paper, "me", me::of_adult(case, setting, planned));
    for section in sections(setting, planned) {
        let value = match section {
            Section::Areas => json(areas::of_adult(case, setting, planned)),
            Section::Communication => json(communication::of_adult(case)),
            Section::Findings => json(assessment::findings_of_adult(case)),
            Section::Glossary => json(glossary::of_adult(case, setting, planned)),
            Section::Goal => option(goals::goal_of_adult(case, planned, words)),
            Section::Goals => json(goals::of_adult(case, words)),
            Section::HelpLines => option(help_lines::of(setting, planned, false)),
            Section::Companion => option(keeping_safe::of_adult(case, words)),
            Section::EndingSummary => option(ending_papers::summary_of_adult(case, words)),
            Section::HouseRules => option(safety_plan::rules_of_adult(case, planned, words)),
            Section::Incident => json(incident::form(setting, words)),
            Section::People => json(people::of_adult(case)),
            Section::Privacy => json(privacy::of(setting, words)),
            Section::Progress => json(progress::of_adult(case, words)),
            Section::SafetyPlan => option(safety_plan::of_adult(case, setting, planned, words)),
            Section::Session => option(session::of_adult(case, setting, planned, words)),
            Section::SettingPage => option(setting_page::of_adult(case, planned, words)),
            Section::Summary => option(summary::of_adult(case, setting, planned, words)),
            Section::AfterCare
            | Section::Assessment
            | Section::Certificate
            | Section::Cover
            | Section::Distribution
            | Section::Eighteen
            | Section::Ending
            | Section::Interpreter
            | Section::Intervention
            | Section::KeepingSafe
            | Section::Letter
            | Section::Map
            | Section::Meeting
            | Section::Offered
            | Section::Release
            | Section::Supervision => None,
        };
        insert(&mut paper, section, value);
    }
    paper
}

fn of_worker(
    case: &CaseFor<Worker>,
    setting: &Setting,
    planned: &PlannedDocument,
) -> Map<String, Value> {
    let words = &words(setting, planned);
    let mut paper = Map::new();
    put(&mut paper, "me", me::of_worker(case, setting, planned));
    for section in sections(setting, planned) {
        let value = match section {
            Section::Cover => option(session::cover_of_worker(case, setting, planned, words)),
            Section::HelpLines => option(help_lines::of(setting, planned, false)),
            Section::Interpreter => option(session::interpreter_of_worker(
                case, setting, planned, words,
            )),
            Section::Privacy => json(privacy::of(setting, words)),
            Section::Session => option(session::of_worker(case, setting, planned, words)),
            Section::Supervision => json(session::supervision_of_worker(
                case, setting, planned, words,
            )),
            // Sheets that are lost most hold nothing else.
            Section::AfterCare
            | Section::Areas
            | Section::Assessment
            | Section::Certificate
            | Section::Communication
            | Section::Companion
            | Section::Distribution
            | Section::Eighteen
            | Section::Ending
            | Section::EndingSummary
            | Section::Findings
            | Section::Glossary
            | Section::Goal
            | Section::Goals
            | Section::HouseRules
            | Section::Incident
            | Section::Intervention
            | Section::KeepingSafe
            | Section::Letter
            | Section::Map
            | Section::Meeting
            | Section::Offered
            | Section::People
            | Section::Progress
            | Section::Release
            | Section::SafetyPlan
            | Section::SettingPage
            | Section::Summary => None,
        };
        insert(&mut paper, section, value);
    }
    paper
}

fn of_professional(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
) -> Map<String, Value> {
    let words = &words(setting, planned);
    let mut paper = Map::new();
    put(
        &mut paper,
        "me",
        me::of_professional(case, setting, planned),
    );
    for section in sections(setting, planned) {
        let value = match section {
            Section::Assessment | Section::Findings => {
                json(assessment::of_professional(case, setting, planned, words))
            }
            Section::Distribution => {
                json(distribution::of_professional(case, setting, planned, words))
            }
            Section::Ending => option(ending::of_professional(case, setting, planned, words)),
            Section::Goal => option(goals::goal_of_professional(case, setting, planned, words)),
            Section::Goals => json(goals::of_professional(case, setting, planned, words)),
            Section::HelpLines => option(help_lines::of(setting, planned, false)),
            Section::Map => json(map::of_professional(case, setting, planned)),
            Section::Offered => json(offered::of_professional(case, setting, planned, words)),
            Section::People => json(people::of_professional(case, words)),
            Section::Privacy => json(privacy::of(setting, words)),
            Section::Incident => json(incident::of_professional(case, setting, planned, words)),
            Section::Intervention => {
                json(intervention::of_professional(case, setting, planned, words))
            }
            Section::Meeting => option(meeting::of_professional(case, setting, planned, words)),
            Section::Progress => json(progress::of_professional(case, setting, planned, words)),
            Section::Release => json(release::of_professional(case, setting, planned, words)),
            Section::SafetyPlan => {
                option(safety_plan::of_professional(case, setting, planned, words))
            }
            Section::SettingPage => option(setting_page::of_professional(case, planned, words)),
            // Written for the young person, the adults or the worker only.
            Section::AfterCare
            | Section::Areas
            | Section::Certificate
            | Section::Communication
            | Section::Companion
            | Section::Cover
            | Section::Eighteen
            | Section::EndingSummary
            | Section::Glossary
            | Section::HouseRules
            | Section::Interpreter
            | Section::KeepingSafe
            | Section::Letter
            | Section::Session
            | Section::Summary
            | Section::Supervision => None,
        };
        insert(&mut paper, section, value);
    }
    paper
}

/// The hash that another paper for professionals prints.
fn hash_of(case: &CaseFor<Professional>, setting: &Setting, planned: &PlannedDocument) -> String {
    let mut paper = of_professional(case, setting, planned);
    furniture::head(&mut paper, case, setting, planned);
    furniture::hash(&paper, &planned.document)
}

impl View {
    /// `/view.json` for papers of one reader in one look; merged papers get contents and numbers that run through.
    pub fn json(papers: &[&Self], look: &Look, merged: bool) -> Vec<u8> {
        let papers: Vec<&Map<String, Value>> = papers.iter().map(|it| &it.paper).collect();
        let view = serde_json::json!({ "look": look, "merge": merged, "papers": papers });
        view.to_string().into_bytes()
    }

    /// The view's texts, for choosing fonts and for guarding.
    pub fn value(&self) -> Value {
        Value::Object(self.paper.clone())
    }
}

fn words(setting: &Setting, planned: &PlannedDocument) -> ViewWords {
    setting
        .catalog
        .words
        .get(&planned.language)
        .cloned()
        .unwrap_or_default()
}

fn sections(setting: &Setting, planned: &PlannedDocument) -> Vec<Section> {
    let document = setting.catalog.documents.get(&planned.document);
    document
        .map(|it| it.facts.shows.clone())
        .unwrap_or_default()
}

fn put(paper: &mut Map<String, Value>, key: &str, value: impl Serialize) {
    if let Some(value) = json(value) {
        paper.insert(key.to_owned(), value);
    }
}

fn insert(paper: &mut Map<String, Value>, section: Section, value: Option<Value>) {
    if let Some(value) = value {
        paper.insert(section.word().to_owned(), value);
    }
}

fn option(value: Option<impl Serialize>) -> Option<Value> {
    value.and_then(json)
}

/// A section as data, its long words made breakable and its blank entries left away.
fn json(value: impl Serialize) -> Option<Value> {
    let value = serde_json::to_value(value)
        .unwrap_or_else(|_| unreachable!("views are structs of texts, numbers and lists"));
    Some(text::breakable(value))
}
