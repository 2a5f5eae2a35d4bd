//! What goes with a session for others of the team: somebody who stands in, an interpreter, the worker's own supervision.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::Setting;
use super::worker::{Adjust, adjust, name, titles, with};
use super::{area_titles, each, pack};
use crate::case::reader::{CaseFor, SessionInShort, Somebody, Worker};
use crate::catalog::ViewWords;
use crate::plan::PlannedDocument;
use crate::reader::Reader;

/// What somebody needs who stands in for one session.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::view) struct Cover {
    #[serde(skip_serializing_if = "Option::is_none")]
    worker: Option<String>,
    r#where: WhereWeAre,
    not_open: Vec<String>,
    how: Vec<Adjust>,
    calls: Vec<Call>,
}

#[derive(Debug, Serialize)]
struct WhereWeAre {
    number: u32,
    of: u32,
    done: Vec<Done>,
}

/// A session that was held.
#[derive(Debug, Serialize)]
struct Done {
    number: usize,
    on: String,
    did: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Call {
    who: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
}

/// What an interpreter needs to know before.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::view) struct Interpreter {
    #[serde(rename = "for")]
    whom: Vec<For>,
    words: Vec<OwnWord>,
    terms: Vec<Term>,
    minutes: u32,
    session_minutes: u32,
    with: String,
    number: u32,
    of: u32,
}

#[derive(Debug, Serialize)]
struct For {
    who: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
}

#[derive(Debug, Serialize)]
struct OwnWord {
    ours: String,
    own: String,
}

/// A word that will come up, and what it means here.
#[derive(Debug, Serialize)]
struct Term {
    word: String,
    means: String,
}

/// What a worker brings to their own supervision.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::view) struct Supervision {
    #[serde(skip_serializing_if = "Option::is_none")]
    worker: Option<String>,
    sessions: Vec<HeldOrMissed>,
    concerns: Vec<Concern>,
}

/// What was worrying in a session; what is still open stands first.
#[derive(Debug, Serialize)]
struct Concern {
    on: String,
    with: String,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<String>,
}

#[derive(Debug, Serialize)]
struct HeldOrMissed {
    number: usize,
    with: String,
    on: String,
    attended: &'static str,
    did: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<u16>,
}

/// How many sessions a page lists.
const MOST: usize = 6;

pub(in crate::view) fn cover_of_worker(
    case: &CaseFor<Worker>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<Cover> {
    let pack = pack(planned)?;
    let session = &pack.session;
    let person = session.person.to_string();
    let held: Vec<SessionInShort> = case
        .sessions()
        .into_iter()
        .filter(|it| {
            it.attended.came() && it.with.as_str() == person && it.stage.number() == session.stage
        })
        .collect();
    let done = (1..).zip(&held).map(|(number, it)| Done {
        number,
        on: words.day(it.on),
        did: titles(setting, planned, it.exercises),
    });
    let today: BTreeSet<&str> = session.parts().map(|it| it.cell.as_str()).collect();
    let later = pack.later.iter().map(String::as_str);
    Some(Cover {
        worker: case.workers().first().map(|it| it.name.to_owned()),
        r#where: WhereWeAre {
            number: session.number,
            of: session.of,
            done: done.collect(),
        },
        not_open: area_titles(setting, planned, later.filter(|it| !today.contains(it))),
        how: adjust(case, setting, planned, words),
        calls: calls(case, setting, words),
    })
}

/// Whom to ring: the team, then who is there for the young person, then the number out of hours.
fn calls(case: &CaseFor<Worker>, setting: &Setting, words: &ViewWords) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    let mut put = |who: String, phone: Option<&str>| {
        if !calls.iter().any(|it| it.who == who) {
            calls.push(Call {
                who,
                phone: phone.map(ToOwned::to_owned),
            });
        }
    };
    for it in case.prepared_by().into_iter().chain(case.workers()) {
        let role = it.role.map(|role| format!(", {role}")).unwrap_or_default();
        put(format!("{}{role}", it.name), it.phone);
    }
    if let Some(it) = case.debrief_adult() {
        let phone = match &it {
            Somebody::Professional(it) => it.phone,
            Somebody::YoungPerson | Somebody::Adult(..) => None,
        };
        put(name(&it, words, &case.initial()), phone);
    }
    if let Some(phone) = &setting.organisation.out_of_hours_phone {
        put(
            words.word("session", "out-of-hours").to_owned(),
            Some(phone),
        );
    }
    calls
}

pub(in crate::view) fn interpreter_of_worker(
    case: &CaseFor<Worker>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<Interpreter> {
    let session = &pack(planned)?.session;
    let language = case.interpreter_of(&session.person.to_string())?;
    let own = if session.person == Reader::YoungPerson {
        case.communication().words
    } else {
        std::collections::BTreeMap::new()
    };
    let known = setting.catalog.terms.get(&planned.language);
    let used: BTreeSet<&String> = each(setting, planned)
        .iter()
        .flat_map(|(_, exercise, _)| &exercise.facts.terms)
        .collect();
    let terms = used.into_iter().filter_map(|it| known?.get(it));
    Some(Interpreter {
        whom: vec![For {
            who: with(case, &session.person, words),
            language: language.map(|it| words.word("language", it.as_str()).to_owned()),
        }],
        words: own
            .into_iter()
            .map(|(ours, own)| OwnWord {
                ours: ours.replace('-', " "),
                own,
            })
            .collect(),
        terms: terms
            .map(|it| Term {
                word: it.word.clone(),
                means: it.means.clone(),
            })
            .collect(),
        // Everything is said twice.
        minutes: session.minutes * 3 / 2,
        session_minutes: session.minutes,
        with: with(case, &session.person, words),
        number: session.number,
        of: session.of,
    })
}

pub(in crate::view) fn supervision_of_worker(
    case: &CaseFor<Worker>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Supervision {
    let who = |with: &str| {
        let somebody = case.somebody(with);
        somebody
            .map(|it| name(&it, words, &case.initial()))
            .unwrap_or_default()
    };
    let all = case.sessions();
    let first = all.len().saturating_sub(MOST);
    let sessions = (1..)
        .zip(&all)
        .skip(first)
        .map(|(number, it)| HeldOrMissed {
            number,
            with: who(it.with.as_str()),
            on: words.day(it.on),
            attended: it.attended.word(),
            did: titles(setting, planned, it.exercises),
            minutes: it.minutes,
        });
    // The oldest that is open has waited longest; of those that are answered the newest are still of use.
    let (open, mut answered): (Vec<_>, Vec<_>) = case
        .concerns()
        .into_iter()
        .partition(|it| it.done_about_it.is_none());
    answered.reverse();
    answered.truncate(MOST);
    let concerns = open.into_iter().chain(answered).map(|it| Concern {
        on: words.date(it.on),
        with: who(it.with.as_str()),
        text: it.text,
        done: it.done_about_it,
    });
    Supervision {
        worker: case.workers().first().map(|it| it.name.to_owned()),
        sessions: sessions.collect(),
        concerns: concerns.collect(),
    }
}
