//! An adult's side of a session: their own, one that they carry as staff, or the note for the week.

use serde::Serialize;

use super::super::Setting;
use super::super::areas::places;
use super::own::{OwnSession, own};
use super::sheet::{self, Sheet, Titled};
use super::worker::{Adjust, adapted, kind, profile};
use super::{area_titles, each, session};
use crate::case::reader::{Adult, CaseFor};
use crate::catalog::ViewWords;
use crate::plan::{PlannedDocument, SessionKind};
use crate::reader::Reader;

/// What an adult holds.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(in crate::view) enum AdultsSession {
    Own(OwnSession),
    Carried(Box<Carried>),
    Note(Note),
}

/// What staff need who do an exercise with the young person. Nothing of the case but the name, and how they work best.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::view) struct Carried {
    kind: &'static str,
    number: u32,
    of: u32,
    with: String,
    minutes: u32,
    before: Before,
    adjust: Vec<Adjust>,
    #[serde(flatten)]
    sheet: Sheet,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Before {
    from_exercises: Vec<Titled>,
    materials: Vec<String>,
}

/// The note for the week: what to do and to notice, and whom to ring. No account of the session.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::view) struct Note {
    kind: &'static str,
    number: u32,
    week: Vec<String>,
    theme: Vec<String>,
    /// What the young person wanted this adult to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    from_young_person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    call: Option<Call>,
}

#[derive(Debug, Serialize)]
struct Call {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
}

pub(in crate::view) fn of_adult(
    case: &CaseFor<Adult>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<AdultsSession> {
    let session = session(planned)?;
    let places = places(case, setting, planned, case.chosen_name().to_owned());
    if session.person == Reader::YoungPerson {
        let week = each(setting, planned)
            .iter()
            .filter_map(|(_, _, exercise)| exercise.this_week.adult.as_deref())
            .map(|it| places.fill(it))
            .collect();
        let cells = session.parts().map(|it| it.cell.as_str());
        return Some(AdultsSession::Note(Note {
            kind: "note",
            number: session.number,
            week,
            theme: area_titles(setting, planned, cells),
            from_young_person: case.shared_words().map(ToOwned::to_owned),
            call: case.workers().first().map(|it| Call {
                name: it.name.to_owned(),
                phone: it.phone.map(ToOwned::to_owned),
            }),
        }));
    }
    if session.kind == SessionKind::Session {
        let goals = case.goals().map(|it| (it.id.as_str(), it.number, it.text));
        let worker = case.workers().first().map(|it| it.name);
        return Some(AdultsSession::Own(own(
            setting,
            planned,
            session,
            &case.sessions(),
            goals.collect(),
            worker,
        )));
    }
    let ways = case.ways_of_working();
    let adjust = ways.map(|ways| {
        let mut adjust = profile(&ways, case.papers_language(), words);
        adjust.extend(adapted(&ways, setting, planned, &places));
        adjust
    });
    let (from_exercises, materials) = sheet::before(setting, planned, &places);
    Some(AdultsSession::Carried(Box::new(Carried {
        kind: kind(session.kind),
        number: session.number,
        of: session.of,
        with: case.chosen_name().to_owned(),
        minutes: session.minutes,
        before: Before {
            from_exercises,
            materials,
        },
        adjust: adjust.unwrap_or_default(),
        sheet: sheet::of(setting, planned, &places)?,
    })))
}
