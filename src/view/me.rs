//! The facts that `my("…")` answers on a page.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Setting;
use crate::case::file::{KeepsPapers, Living};
use crate::case::pronouns::Pronouns;
use crate::case::reader::{Adult, CaseFor, Professional, Worker, YoungPerson};
use crate::catalog::{Form, Section, ViewWords};
use crate::plan::{self, PlannedDocument};

/// What a young person's page may ask for.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct YoungPersonsMe {
    #[serde(flatten)]
    everybody: Everybody,
    #[serde(skip_serializing_if = "String::is_empty")]
    interests: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    interests_list: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    strengths_list: Vec<String>,
    literal: bool,
    words: BTreeMap<String, String>,
    keeps: &'static str,
    tearing: bool,
    secure: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    attention_minutes: Option<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    assessment_lines: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    must_do: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    may_choose: Vec<String>,
    /// The first goal of theirs, in their words, for exercises.
    #[serde(skip_serializing_if = "Option::is_none")]
    goal: Option<String>,
}

/// What an adult's page may ask for.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct AdultsMe {
    #[serde(flatten)]
    everybody: Everybody,
    reader_name: String,
    role: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    relation: Option<String>,
    literal: bool,
    words: BTreeMap<String, String>,
    keeps: &'static str,
    tearing: bool,
    secure: bool,
}

/// What a professional's page may ask for.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ProfessionalsMe {
    #[serde(flatten)]
    everybody: Everybody,
}

/// What every page may ask for.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Everybody {
    name: String,
    initial: String,
    worker: String,
    they: String,
    them: String,
    their: String,
    theirs: String,
    are: String,
    have: String,
    form: &'static str,
    reader: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
}

/// How many lines of the assessment a page repeats.
const ASSESSMENT_LINES: usize = 5;

pub(super) fn of_young_person(
    case: &CaseFor<YoungPerson>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> YoungPersonsMe {
    let communication = case.communication();
    let secure = case.is_secure();
    let document = setting.catalog.documents.get(&planned.document);
    let has_exercises = document.is_some_and(|it| it.shows(Section::Areas));
    YoungPersonsMe {
        everybody: everybody(case, case.chosen_name().to_owned(), setting, planned),
        interests: words.list(case.interests()),
        interests_list: case.interests().to_vec(),
        strengths_list: case.strengths().to_vec(),
        literal: communication.literal || planned.form != Form::Standard,
        words: communication.words.clone(),
        keeps: match case.keeps_papers() {
            KeepsPapers::Yes => "yes",
            KeepsPapers::WorkerKeeps => "worker-keeps",
            KeepsPapers::None => "none",
        },
        tearing: setting.organisation.tearing_up.unwrap_or(false) && !case.proceedings_are_live(),
        secure,
        attention_minutes: communication.attention_minutes,
        assessment_lines: case
            .findings()
            .take(ASSESSMENT_LINES)
            .map(|it| it.text.to_owned())
            .collect(),
        must_do: case.must_do().to_vec(),
        may_choose: case.may_choose().to_vec(),
        goal: case
            .goals()
            .next()
            .filter(|_| has_exercises)
            .map(|it| it.text.to_owned()),
    }
}

pub(super) fn of_adult(
    case: &CaseFor<Adult>,
    setting: &Setting,
    planned: &PlannedDocument,
) -> AdultsMe {
    AdultsMe {
        everybody: everybody(case, case.chosen_name().to_owned(), setting, planned),
        reader_name: case.name().to_owned(),
        role: plan::role(case.role()),
        relation: case.relation().map(ToOwned::to_owned),
        literal: planned.form == Form::Easy,
        words: BTreeMap::new(),
        keeps: "yes",
        tearing: false,
        secure: false,
    }
}

pub(super) fn of_worker(
    case: &CaseFor<Worker>,
    setting: &Setting,
    planned: &PlannedDocument,
) -> ProfessionalsMe {
    ProfessionalsMe {
        everybody: everybody(case, case.initial(), setting, planned),
    }
}

pub(super) fn of_professional(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
) -> ProfessionalsMe {
    ProfessionalsMe {
        everybody: everybody(case, case.chosen_name().to_owned(), setting, planned),
    }
}

fn everybody<R>(
    case: &CaseFor<R>,
    name: String,
    setting: &Setting,
    planned: &PlannedDocument,
) -> Everybody {
    let pronouns: &Pronouns = case.pronouns();
    let worker = case.workers().first().map(|it| it.known_as.to_owned());
    let form = match planned.form {
        Form::Easy => "easy",
        Form::Standard | Form::Literal => "standard",
    };
    let plural = pronouns.they() == "they";
    Everybody {
        name,
        initial: case.initial(),
        worker: worker.unwrap_or_else(|| {
            words_of(setting, planned)
                .word("people", "worker")
                .to_owned()
        }),
        they: pronouns.they().to_owned(),
        them: pronouns.them().to_owned(),
        their: pronouns.their().to_owned(),
        theirs: pronouns.theirs().to_owned(),
        are: if plural { "are" } else { "is" }.to_owned(),
        have: if plural { "have" } else { "has" }.to_owned(),
        form,
        reader: plan::kind_of(&planned.reader).word(),
        organisation: setting.organisation.name.clone(),
    }
}

fn words_of(setting: &Setting, planned: &PlannedDocument) -> ViewWords {
    super::words(setting, planned)
}

/// The word of where somebody lives.
pub(super) fn living(living: Living) -> &'static str {
    match living {
        Living::Home => "home",
        Living::Kinship => "kinship",
        Living::Foster => "foster",
        Living::Residential => "residential",
        Living::Supported => "supported",
        Living::Hospital => "hospital",
        Living::Secure => "secure",
        Living::Remand => "remand",
        Living::Other => "other",
    }
}
