//! What stands round a page: title, date, reference, marking, version and hash, and how the paper looks.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::Setting;
use crate::case::Case;
use crate::case::file::{Font, Tint};
use crate::case::reader::CaseFor;
use crate::catalog::{Form, Layout};
use crate::look::Look;
use crate::plan::{self, PlannedDocument};
use crate::reader::Reader;

/// Adds the facts that every page carries; the hash comes last, over all the others.
pub(super) fn stamp(
    paper: &mut Map<String, Value>,
    case: &Case,
    setting: &Setting,
    planned: &PlannedDocument,
) {
    let kind = plan::kind_of(&planned.reader);
    let document = setting.catalog.documents.get(&planned.document);
    head(paper, &case.for_professional(), setting, planned);
    // The card is found without anything that leads to a person.
    if document.is_some_and(|it| it.facts.layout == Layout::Card) {
        paper.remove("me");
        paper.insert(
            "me".to_owned(),
            json!({ "reader": kind.word(), "form": form_word(planned.form) }),
        );
        paper.insert("reference".to_owned(), json!(""));
        paper.insert("furniture".to_owned(), json!({}));
        return;
    }
    let mut furniture = match planned.reader {
        Reader::YoungPerson => of_young_person(case, setting),
        Reader::Adult(_) | Reader::Worker => of_holder(setting),
        Reader::Professional => of_professional(case, setting, planned),
    };
    furniture.insert("draft".to_owned(), json!(setting.draft || planned.draft));
    if planned.reader == Reader::Professional {
        let hash = hash(paper, &planned.document);
        furniture.insert("hash".to_owned(), json!(hash));
    }
    paper.insert("furniture".to_owned(), Value::Object(furniture));
}

/// Which paper it is, of which day and case.
pub(super) fn head<R>(
    paper: &mut Map<String, Value>,
    case: &CaseFor<R>,
    setting: &Setting,
    planned: &PlannedDocument,
) {
    let kind = plan::kind_of(&planned.reader);
    let document = setting.catalog.documents.get(&planned.document);
    let easy = planned.form == Form::Easy;
    let title = document
        .and_then(|it| it.title(planned.language.as_str(), kind, easy))
        .unwrap_or_default();
    let area_words = setting.catalog.area_words.get(&planned.language);
    let stage_key = if planned.reader == Reader::Professional {
        "title"
    } else {
        "plain-title"
    };
    let stage_title = area_words
        .and_then(|it| it.stage(planned.stage, stage_key))
        .unwrap_or_default();
    let responsibility = area_words
        .and_then(|it| it.responsibility(planned.stage, kind.word()))
        .unwrap_or_default();
    paper.insert("document".to_owned(), json!(planned.document));
    paper.insert("reader".to_owned(), json!(kind.word()));
    paper.insert("form".to_owned(), json!(form_word(planned.form)));
    paper.insert("title".to_owned(), json!(title));
    paper.insert("date".to_owned(), json!(case.prepared_on().to_string()));
    paper.insert("stage".to_owned(), json!(planned.stage));
    if setting.duplex {
        paper.insert("duplex".to_owned(), json!(true));
    }
    paper.insert("stage-title".to_owned(), json!(stage_title));
    paper.insert("responsibility".to_owned(), json!(responsibility));
    if let Some(part) = planned.part {
        paper.insert("part".to_owned(), json!(part));
    }
    paper.insert("reference".to_owned(), json!(case.reference()));
}

/// A page that a young person holds: symbol, initial and a number that is answered neutrally.
fn of_young_person(case: &Case, setting: &Setting) -> Map<String, Value> {
    let door = case.for_young_person();
    let mut furniture = of_holder(setting);
    furniture.insert("initial".to_owned(), json!(door.initial()));
    if let Some(symbol) = door.symbol() {
        furniture.insert("symbol".to_owned(), json!(symbol));
    }
    furniture
}

/// A page that anybody outside the team holds: a number that is answered neutrally.
fn of_holder(setting: &Setting) -> Map<String, Value> {
    let mut furniture = Map::new();
    if let Some(phone) = &setting.organisation.found_phone {
        furniture.insert("found-phone".to_owned(), json!(phone));
    }
    furniture
}

/// A professional's page: marking, version and who prepared it.
fn of_professional(
    case: &Case,
    setting: &Setting,
    planned: &PlannedDocument,
) -> Map<String, Value> {
    let words = super::words(setting, planned);
    let door = case.for_professional();
    let mut furniture = Map::new();
    furniture.insert("version".to_owned(), json!(case.version()));
    furniture.insert(
        "prepared-on".to_owned(),
        json!(words.date(case.prepared_on())),
    );
    if let Some(marking) = case.marking().or(setting.organisation.marking.as_deref()) {
        furniture.insert("marking".to_owned(), json!(marking));
    }
    if let Some(logo) = setting.logo {
        furniture.insert("logo".to_owned(), json!(logo));
    }
    if let Some(colour) = &setting.organisation.colours.main {
        furniture.insert("colour".to_owned(), json!(colour));
    }
    if let Some(by) = door.prepared_by() {
        let facts = [("role", by.role), ("team", by.team), ("phone", by.phone)];
        let mut prepared_by = Map::from_iter([("name".to_owned(), json!(by.name))]);
        prepared_by.extend(
            facts
                .into_iter()
                .filter_map(|(key, it)| Some((key.to_owned(), json!(it?)))),
        );
        furniture.insert("prepared-by".to_owned(), Value::Object(prepared_by));
    }
    let note = &door.papers().retention_note;
    if let Some(note) = note
        .as_ref()
        .or(setting.organisation.defaults.retention_note.as_ref())
    {
        furniture.insert("retention-note".to_owned(), json!(note));
    }
    furniture
}

/// The first eight hex digits of SHA-256 over the view, the document and the program's version.
pub(super) fn hash(paper: &Map<String, Value>, document: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(Value::Object(paper.clone()).to_string());
    hasher.update(document);
    hasher.update(env!("CARGO_PKG_VERSION"));
    hasher
        .finalize()
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The look the case asks for. A theme from the command line beats the case's text size.
pub(super) fn look(case: &Case, setting: &Setting, planned: &PlannedDocument) -> Look {
    let base = match (&planned.reader, planned.form) {
        (Reader::YoungPerson | Reader::Adult(_), Form::Easy) => 16,
        (Reader::YoungPerson, Form::Standard | Form::Literal) => 14,
        (Reader::Adult(_), Form::Standard | Form::Literal) => 13,
        (Reader::Worker | Reader::Professional, _) => 11,
    };
    let communication = case.for_young_person().communication().clone();
    let own = planned.reader == Reader::YoungPerson;
    let size = match communication.text_size {
        Some(size) if own && setting.theme.is_none() => size.max(base),
        _ => base,
    };
    let font = match communication.font {
        Font::Andika if own => "Andika",
        Font::Andika | Font::Atkinson => "Atkinson Hyperlegible Next",
    };
    // Grey is for printers without colour: a tint would only darken the paper.
    let tint = if own && setting.theme != Some("grey") {
        communication.tint
    } else {
        Tint::None
    };
    Look {
        theme: setting.theme.unwrap_or("standard").to_owned(),
        language: planned.language.to_string(),
        form: form_word(planned.form).to_owned(),
        font: vec![font.to_owned()],
        size,
        tint: tint_word(tint).to_owned(),
    }
}

/// Layouts know two forms: an exercise's literal form is set like the standard one.
fn form_word(form: Form) -> &'static str {
    match form {
        Form::Easy => "easy",
        Form::Standard | Form::Literal => "standard",
    }
}

fn tint_word(tint: Tint) -> &'static str {
    match tint {
        Tint::None => "none",
        Tint::Cream => "cream",
        Tint::Yellow => "yellow",
        Tint::Blue => "blue",
        Tint::Green => "green",
        Tint::Pink => "pink",
    }
}
