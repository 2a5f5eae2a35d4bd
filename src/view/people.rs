//! The people of a case, as a reader may know them.

use serde::Serialize;

use super::me;
use crate::case::reader::{Adult, CaseFor, NamedWorker, Professional, YoungPerson};
use crate::catalog::ViewWords;
use crate::plan;

/// The team, as a young person or an adult may know it: professionals acting in their role, no other adult.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Team {
    #[serde(skip_serializing_if = "Option::is_none")]
    worker: Option<Person>,
    team: Vec<Person>,
}

/// Somebody one can turn to.
#[derive(Debug, Serialize)]
struct Person {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
}

/// Everybody of the case, for professionals.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Everybody {
    young_person: YoungPersonRow,
    adults: Vec<AdultRow>,
    professionals: Vec<ProfessionalRow>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct YoungPersonRow {
    name: String,
    age: i16,
    stage: u8,
    pronouns: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    living: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identity: Option<String>,
    proceedings: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct AdultRow {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    relation: Option<String>,
    role: String,
    stage: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    household: Option<String>,
    papers: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hold: Option<String>,
}

#[derive(Debug, Serialize)]
struct ProfessionalRow {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agency: Option<String>,
}

pub(super) fn of_young_person(case: &CaseFor<YoungPerson>, _words: &ViewWords) -> Team {
    // By first names only: the page may lie about.
    team(&case.workers(), |it| it.known_as)
}

pub(super) fn of_adult(case: &CaseFor<Adult>) -> Team {
    team(&case.workers(), |it| it.name)
}

fn team<'a>(workers: &[NamedWorker<'a>], name: fn(&NamedWorker<'a>) -> &'a str) -> Team {
    let person = |it: &NamedWorker<'a>| Person {
        name: name(it).to_owned(),
        role: it.role.map(ToOwned::to_owned),
        phone: it.phone.map(ToOwned::to_owned),
    };
    Team {
        worker: workers.first().map(person),
        team: workers.iter().skip(1).map(person).collect(),
    }
}

pub(super) fn of_professional(case: &CaseFor<Professional>, words: &ViewWords) -> Everybody {
    let about = case.about_young_person();
    let legal = case.legal();
    let pronouns = &about.pronouns;
    Everybody {
        young_person: YoungPersonRow {
            name: about.chosen_name.clone(),
            age: case.age(),
            stage: about.stage.number(),
            pronouns: format!(
                "{}/{}/{}",
                pronouns.they(),
                pronouns.them(),
                pronouns.their()
            ),
            living: about
                .living
                .map(|it| words.word("living", me::living(it)).to_owned()),
            identity: about.identity.clone(),
            proceedings: words
                .word("proceedings", proceedings(legal.proceedings))
                .to_owned(),
            basis: legal.basis.clone(),
            ends: legal.ends.map(|it| words.date(*it)),
        },
        adults: case
            .adults()
            .iter()
            .map(|it| AdultRow {
                id: it.id.to_string(),
                name: it.name.clone(),
                relation: it.relation.clone(),
                role: words.word("role", plan::role(it.role)).to_owned(),
                stage: it.stage.number(),
                household: it.household.clone(),
                papers: it.papers.clone(),
                hold: it.hold.clone(),
            })
            .collect(),
        professionals: case
            .professionals()
            .iter()
            .map(|it| ProfessionalRow {
                id: it.id.to_string(),
                name: it.name.clone(),
                role: it.role.clone(),
                agency: it.agency.clone(),
            })
            .collect(),
    }
}

/// The word of where proceedings stand.
pub(super) fn proceedings(it: crate::case::file::Proceedings) -> &'static str {
    use crate::case::file::Proceedings;
    match it {
        Proceedings::None => "none",
        Proceedings::Investigation => "investigation",
        Proceedings::Charged => "charged",
        Proceedings::AwaitingSentence => "awaiting-sentence",
    }
}
