//! Which papers a fault of the case stops: those that show the faulty part, or are made for it.

use super::{Plan, PlannedDocument};
use crate::case::Case;
use crate::catalog::{Catalog, Document, OnePer, ReaderKind, Section};
use crate::problem::{Concerns, Problem, Severity, Stop};
use crate::reader::{AdultId, Reader};

/// The code under which a stopped paper is listed in the plan.
const FAULT: &str = "case/fault";

/// The parts of the case file that a section is made from.
fn parts(section: Section) -> &'static [&'static str] {
    match section {
        Section::AfterCare => &["ending", "ending.after-care", "keeping-safe-plan"],
        Section::Areas => &["finding", "goal", "time", "weight"],
        Section::Cover | Section::Interpreter | Section::Session | Section::Supervision => {
            &["assessment", "goal", "session"]
        }
        Section::Assessment => &["assessment", "finding"],
        Section::Certificate => &["ending", "ending.certificate"],
        Section::Communication => &["assessment"],
        Section::Companion | Section::KeepingSafe => &["keeping-safe-plan"],
        // A list that lacks somebody would send their papers astray.
        Section::Distribution | Section::Release => &["adult", "professional"],
        Section::Eighteen => &["eighteen"],
        Section::Ending => &[
            "ending",
            "finding",
            "keeping-safe-plan",
            "meeting",
            "safety-plan",
            "weight",
        ],
        Section::EndingSummary => &["ending", "ending.summary", "goal"],
        Section::Findings => &["finding"],
        Section::Glossary
        | Section::Goal
        | Section::HelpLines
        | Section::HouseRules
        | Section::Incident
        | Section::Privacy
        | Section::SafetyPlan
        | Section::SettingPage
        | Section::Summary => &[],
        Section::Goals | Section::Progress => &["goal"],
        Section::Intervention => &[
            "finding",
            "goal",
            "intervention-plan",
            "meeting",
            "safety-plan",
            "time",
            "weight",
        ],
        Section::Letter => &["ending", "ending.letter", "goal"],
        Section::Map => &["adult"],
        Section::Meeting => &["eighteen", "goal", "keeping-safe-plan", "safety-plan"],
        Section::Offered => &["finding", "goal", "weight"],
        Section::People => &["professional"],
    }
}

/// The part of the case file that a section is the report of: what it lacks stops the report, but not a draft.
fn report_of(section: Section) -> Option<&'static str> {
    (section == Section::Ending).then_some("ending")
}

/// The list of the case file whose items the papers of a document are made for.
fn made_for(one_per: OnePer) -> Option<&'static str> {
    match one_per {
        OnePer::Goal => Some("goal"),
        OnePer::SafetyPlan => Some("safety-plan"),
        OnePer::Meeting => Some("meeting"),
        OnePer::SettingPage => Some("setting-page"),
        OnePer::Incident => Some("incident"),
        OnePer::Session => Some("session"),
        OnePer::Case | OnePer::Stage => None,
    }
}

/// What stops a planned paper.
pub(super) fn faults_of(
    case: &Case,
    document: &Document,
    planned: &PlannedDocument,
    draft: bool,
) -> Vec<&'static str> {
    let faults = case.faults();
    let every = ["case", "young-person", "legal"];
    let shown = document.facts.shows.iter().flat_map(|it| parts(*it));
    let in_section = every.iter().chain(shown).any(|it| faults.in_section(it));
    let in_item = planned
        .instance
        .as_ref()
        .is_some_and(|it| faults.in_item(it.section, &it.id));
    let in_reader = match &planned.reader {
        Reader::Adult(id) => faults.in_item("adult", id.as_str()),
        Reader::YoungPerson | Reader::Worker => false,
        Reader::Professional => document.shows(Section::People) && faults.in_section("adult"),
    };
    let in_words = faults
        .words_for(&planned.reader)
        .any(|(section, item)| shows_words(document, planned, section, item));
    let mut reports = document.facts.shows.iter().filter_map(|it| report_of(*it));
    let has_gap = !draft && reports.any(|it| faults.has_gap(it));
    if in_section || in_item || in_reader || in_words || has_gap {
        vec![FAULT]
    } else {
        Vec::new()
    }
}

/// Whether a paper shows its reader the words of a section, or of one of its items.
fn shows_words(
    document: &Document,
    planned: &PlannedDocument,
    section: &str,
    item: Option<&str>,
) -> bool {
    // What stands there is offered to every page of its reader.
    ["young-person", "legal"].contains(&section)
        || document
            .facts
            .shows
            .iter()
            .any(|it| parts(*it).contains(&section))
        || planned
            .instance
            .as_ref()
            .is_some_and(|it| it.section == section && Some(it.id.as_str()) == item)
}

/// The papers that a problem stops, among those planned and those that could not even be planned.
pub fn stopped_by(problem: &Problem, plan: &Plan, catalog: &Catalog) -> Vec<Stop> {
    if problem.severity != Severity::Error {
        return Vec::new();
    }
    let stop = |document: &str, reader: &Reader| Stop {
        document: document.to_owned(),
        reader: reader.clone(),
    };
    let (section, item) = match &problem.concerns {
        Concerns::Nothing => return Vec::new(),
        Concerns::Everything => {
            return plan
                .documents
                .iter()
                .map(|it| stop(&it.document, &it.reader))
                .collect();
        }
        Concerns::Words(section, item, reader) => {
            let shows = |it: &&PlannedDocument| {
                let document = catalog.documents.get(&it.document);
                document.is_some_and(|document| shows_words(document, it, section, item.as_deref()))
            };
            let papers = plan
                .documents
                .iter()
                .filter(|it| it.reader == *reader && !it.stops.is_empty());
            let mut stops: Vec<Stop> = papers
                .filter(shows)
                .map(|it| stop(&it.document, &it.reader))
                .collect();
            stops.dedup();
            return stops;
        }
        Concerns::Gap(section) => {
            let shows = |it: &&PlannedDocument| {
                let document = catalog.documents.get(&it.document);
                document.is_some_and(|document| {
                    let mut reports = document.facts.shows.iter().filter_map(|it| report_of(*it));
                    reports.any(|it| it == section)
                })
            };
            let papers = plan.documents.iter().filter(|it| !it.stops.is_empty());
            return papers
                .filter(shows)
                .map(|it| stop(&it.document, &it.reader))
                .collect();
        }
        Concerns::Section(section) => (section.as_str(), None),
        Concerns::Item(section, item) => (section.as_str(), Some(item.as_str())),
    };
    let mut stops: Vec<Stop> = plan
        .documents
        .iter()
        .filter(|it| !it.stops.is_empty())
        .filter(|it| {
            let shows = catalog.documents.get(&it.document).is_some_and(|document| {
                ["case", "young-person", "legal"].contains(&section)
                    || document.facts.shows.iter().any(|shown| parts(*shown).contains(&section))
                    || (section == "adult" && it.reader == Reader::Professional)
            });
            let made_for = it.instance.as_ref().is_some_and(|it| it.section == section && Some(it.id.as_str()) == item);
            let read_by = matches!(&it.reader, Reader::Adult(id) if section == "adult" && Some(id.as_str()) == item);
            shows || made_for || read_by
        })
        .map(|it| stop(&it.document, &it.reader))
        .collect();
    // A faulty item is not in the case, so the papers made for it were never planned.
    for document in catalog
        .documents
        .values()
        .filter(|it| made_for(it.facts.one_per) == Some(section))
    {
        for reader in &document.facts.readers {
            match reader {
                ReaderKind::YoungPerson => stops.push(stop(&document.slug, &Reader::YoungPerson)),
                ReaderKind::Worker => stops.push(stop(&document.slug, &Reader::Worker)),
                ReaderKind::Professional => stops.push(stop(&document.slug, &Reader::Professional)),
                // Which adults would have had it is not known.
                ReaderKind::Adult => {}
            }
        }
    }
    if section == "adult"
        && let Some(id) = item.and_then(AdultId::new)
    {
        let for_adults = catalog
            .documents
            .values()
            .filter(|it| it.facts.readers.contains(&ReaderKind::Adult));
        stops.extend(for_adults.map(|it| stop(&it.slug, &Reader::Adult(id.clone()))));
    }
    stops.sort();
    stops.dedup();
    stops
}
