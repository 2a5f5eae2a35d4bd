//! Sets of papers for sessions: whose sessions are planned, and who gets which sheet of each.

use std::collections::BTreeSet;

use super::build::{Builder, Length, OF_AGE, Wishes, left_out};
use super::person::Person;
use super::sessions::{Candidate, Series, SessionKind, SessionTime, fit};
use super::weigh::weigh;
use super::{Instance, Pack, PlannedArea, PlannedDocument, PlannedSession, Way, people};
use crate::case::file::{Reading, Role};
use crate::catalog::{Document, OnePer, Section};
use crate::language::Language;
use crate::reader::{AdultId, Reader};

/// How many minutes a session has when neither the case nor the organisation says.
const SESSION_MINUTES: u16 = 50;

/// How many at most for somebody who reads easy pages, when the case does not say.
const EASY_MINUTES: u16 = 40;

/// How long somebody who reads easy pages can attend, when the case does not say.
const EASY_ATTENTION: u32 = 15;

/// How long a slot of key work is.
const SLOT_MINUTES: u32 = 20;

impl Builder<'_> {
    /// The papers of a document for one reader, for each session that is wanted; whether there are any.
    pub(super) fn add_packs(
        &mut self,
        document: &Document,
        reader: &Reader,
        wishes: &Wishes,
    ) -> bool {
        let mut any = false;
        for person in self.people_with_sessions() {
            let asked_for = wishes.person.as_ref().is_none_or(|it| *it == person);
            if !asked_for || !self.has_something_for(reader, &person) {
                continue;
            }
            for stage in wishes.stages_for(self.stage_of(&person)) {
                let sessions = self.sessions_of(&person, stage);
                let next = sessions.first().map_or(0, |it| it.number);
                for (nth, session) in sessions.iter().enumerate() {
                    if wishes.wants_session(session.number, next)
                        && self.gets(document, reader, session)
                    {
                        let later = sessions[nth + 1..].iter().flat_map(|it| it.parts());
                        let later = later.map(|it| it.cell.clone()).collect();
                        let pack = Pack {
                            session: session.clone(),
                            notes_to: self.notes_to(document, session),
                            later,
                        };
                        let planned = self.pack(document, reader, pack, wishes);
                        self.plan.documents.push(planned);
                        any = true;
                    }
                }
            }
        }
        any
    }

    /// Whose sessions are planned: the young person's, and those of adults who work through exercises of their own.
    fn people_with_sessions(&self) -> Vec<Reader> {
        let file = self.case.for_professional();
        let slugs = |one_per: OnePer| -> BTreeSet<&str> {
            let documents = self.catalog.documents.values();
            documents
                .filter(|it| it.facts.one_per == one_per && it.shows(Section::Areas))
                .map(|it| it.slug.as_str())
                .collect()
        };
        let (books, packs) = (slugs(OnePer::Stage), slugs(OnePer::Session));
        let adults = file
            .adults()
            .iter()
            .filter(|it| it.hold.is_none() && (file.age() < OF_AGE || it.agreed_on.is_some()))
            .filter(|it| {
                let lists = |slugs: &BTreeSet<&str>| {
                    it.papers.iter().any(|paper| slugs.contains(paper.as_str()))
                };
                // Staff carry the young person's exercises, when they are to have a pack.
                match kind_of_session(it.role) {
                    SessionKind::Session => lists(&books) || lists(&packs),
                    SessionKind::KeyWork | SessionKind::Lesson => lists(&packs),
                }
            })
            .map(|it| Reader::Adult(it.id.clone()));
        let young_person = (file.age() >= super::YOUNGEST).then_some(Reader::YoungPerson);
        young_person.into_iter().chain(adults).collect()
    }

    /// Whether a reader has anything to do with somebody's sessions.
    fn has_something_for(&self, reader: &Reader, person: &Reader) -> bool {
        let Reader::Adult(id) = person else {
            return true;
        };
        let file = self.case.for_professional();
        let role = file.adults().iter().find(|it| it.id == *id);
        let with_worker = role.is_some_and(|it| kind_of_session(it.role) == SessionKind::Session);
        match reader {
            Reader::Worker => with_worker,
            Reader::YoungPerson => !with_worker,
            Reader::Adult(_) => reader == person,
            Reader::Professional => false,
        }
    }

    /// Whether a reader gets this document for a session. Adults who do not get it at all are left out already.
    fn gets(&self, document: &Document, reader: &Reader, session: &PlannedSession) -> bool {
        if document.shows(Section::Interpreter) && !self.has_interpreter(&session.person) {
            return false;
        }
        match reader {
            Reader::Worker => session.kind == SessionKind::Session,
            // What staff carry with them needs the young person's sheets, where there are any.
            Reader::YoungPerson => {
                session.person == Reader::YoungPerson
                    || session.kind != SessionKind::Session
                        && session.parts().any(|it| it.way != Way::Short)
            }
            Reader::Adult(id) => {
                let file = self.case.for_professional();
                let role = file.adults().iter().find(|it| it.id == *id);
                let at_school = role.is_some_and(|it| it.role == Role::Education);
                session.person == *reader || session.person == Reader::YoungPerson && !at_school
            }
            Reader::Professional => false,
        }
    }

    /// The adults who get a note for the week after a session.
    fn notes_to(&self, document: &Document, session: &PlannedSession) -> Vec<AdultId> {
        if session.person != Reader::YoungPerson {
            return Vec::new();
        }
        let adults = self.readers_of(document).into_iter();
        adults
            .filter(|it| self.gets(document, it, session))
            .filter_map(|it| match it {
                Reader::Adult(id) => Some(id),
                Reader::YoungPerson | Reader::Worker | Reader::Professional => None,
            })
            .collect()
    }

    fn has_interpreter(&self, person: &Reader) -> bool {
        let file = self.case.for_professional();
        match person {
            Reader::Adult(id) => file
                .adults()
                .iter()
                .any(|it| it.id == *id && it.interpreter),
            Reader::YoungPerson => file.about_young_person().communication.interpreter,
            Reader::Worker | Reader::Professional => false,
        }
    }

    /// A paper of a set.
    fn pack(
        &self,
        document: &Document,
        reader: &Reader,
        pack: Pack,
        wishes: &Wishes,
    ) -> PlannedDocument {
        let session = &pack.session;
        let instance = Instance {
            section: "session",
            id: session.person.to_string(),
            number: session.number as usize,
        };
        let base = self.start(document, reader, session.stage, Some(instance), wishes);
        // Who carries an exercise to somebody else, and who reads a note, has none of its sheets.
        let works = session.person == *reader && session.kind == SessionKind::Session
            || *reader == Reader::YoungPerson;
        let areas = if works && document.shows(Section::Areas) {
            areas(session)
        } else {
            Vec::new()
        };
        let sheets: u32 = areas
            .iter()
            .flat_map(|it| &it.exercises)
            .map(|it| it.pages)
            .sum();
        PlannedDocument {
            pages: base.pages + sheets,
            areas,
            session: Some(pack),
            ..base
        }
    }

    /// The sessions of a person at a stage.
    pub(super) fn sessions_of(&mut self, person: &Reader, stage: u8) -> Vec<PlannedSession> {
        let key = (person.clone(), stage);
        if let Some(known) = self.series.get(&key) {
            return known.clone();
        }
        let sessions = self.fitted(person, stage);
        self.plan.sessions.extend(sessions.iter().cloned());
        self.series.insert(key, sessions.clone());
        sessions
    }

    fn fitted(&mut self, reader: &Reader, stage: u8) -> Vec<PlannedSession> {
        let file = self.case.for_professional();
        let role = match reader {
            Reader::Adult(id) => file.adults().iter().find(|it| it.id == *id),
            Reader::YoungPerson | Reader::Worker | Reader::Professional => None,
        };
        let kind = role.map_or(SessionKind::Session, |it| kind_of_session(it.role));
        // Staff carry what the young person works on, at the young person's stage.
        let works = if kind == SessionKind::Session {
            reader.clone()
        } else {
            Reader::YoungPerson
        };
        let stage = if kind == SessionKind::Session {
            stage
        } else {
            self.stage_of(&works)
        };
        let Some(person) = people::of(self.case, &works, stage) else {
            return Vec::new();
        };
        let language = self.case.language().clone();
        let young = *reader == Reader::YoungPerson;
        let limited = young && file.time().limited;
        let length = if limited {
            Length::Minutes
        } else {
            self.length_of_book(&person)
        };
        let (areas, _) = self.chapters(&person, &language, length);
        let order = if young || kind != SessionKind::Session {
            Vec::new()
        } else {
            self.order_of_areas()
        };
        let held = file.sessions();
        let held = || {
            held.iter()
                .map(|it| (it.session, it.stage.number()))
                .filter(|(it, _)| it.was_held() && it.is_with(&reader.to_string()))
        };
        let at_stage = held().filter(|(_, it)| *it == stage).count();
        let all_held = held().count();
        let done: BTreeSet<&str> = held()
            .flat_map(|(it, _)| &it.exercises)
            .map(String::as_str)
            .collect();
        let skipped: BTreeSet<&str> = held()
            .next_back()
            .into_iter()
            .flat_map(|(it, _)| &it.skipped)
            .map(String::as_str)
            .collect();
        let candidates = self.candidates(&person, &areas, &order, &language);
        let candidates = candidates
            .into_iter()
            .filter(|it| !done.contains(it.exercise.exercise.as_str()))
            .filter(|it| kind == SessionKind::Session || self.can_be_carried(it))
            .map(|it| Candidate {
                returns: skipped.contains(it.exercise.exercise.as_str()),
                ..it
            })
            .collect();
        let most = file.time().sessions.filter(|_| limited);
        let fitted = fit(&Series {
            person: reader.clone(),
            stage,
            kind,
            time: match kind {
                SessionKind::KeyWork => SessionTime::new(SLOT_MINUTES, None),
                SessionKind::Session | SessionKind::Lesson => self.session_time(reader),
            },
            limited,
            most: most.map(|it| usize::from(it).saturating_sub(all_held)),
            held: u32::try_from(at_stage).unwrap_or(u32::MAX),
            candidates,
        });
        for (cell, exercise, why) in &fitted.left_out {
            if let Some(cell) = self.catalog.cell(cell) {
                let why = format!("`{exercise}`: {why}");
                let out = left_out(self.case, reader, stage, cell, &why);
                self.plan.left_out.push(out);
            }
        }
        fitted.sessions
    }

    /// The areas in which the young person's sessions take them.
    fn order_of_areas(&mut self) -> Vec<String> {
        let stage = self.stage_of(&Reader::YoungPerson);
        if self.case.for_professional().age() < super::YOUNGEST {
            return Vec::new();
        }
        let mut order: Vec<String> = Vec::new();
        for session in self.young_persons_sessions(stage) {
            for part in session.parts() {
                if !order.contains(&part.area) {
                    order.push(part.area.clone());
                }
            }
        }
        order
    }

    /// The young person's sessions, which are listed only where they are asked for.
    fn young_persons_sessions(&mut self, stage: u8) -> Vec<PlannedSession> {
        let key = (Reader::YoungPerson, stage);
        match self.series.get(&key) {
            Some(known) => known.clone(),
            None => self.fitted(&Reader::YoungPerson, stage),
        }
    }

    /// The exercises of some chapters, as sessions are fitted from them.
    fn candidates(
        &self,
        person: &Person,
        areas: &[PlannedArea],
        order: &[String],
        language: &Language,
    ) -> Vec<Candidate> {
        let own = people::own_weights(self.case, person);
        let drivers: BTreeSet<String> = weigh(person, &own, self.catalog)
            .into_iter()
            .filter(|it| it.driver)
            .map(|it| it.cell.id.clone())
            .collect();
        let position = |index: usize, area: &str| {
            let mirrored = order.iter().position(|it| it == area);
            mirrored.unwrap_or(order.len() + index)
        };
        let all = areas.iter().enumerate();
        all.flat_map(|(index, area)| {
            let drivers = &drivers;
            area.exercises.iter().filter_map(move |it| {
                let exercise = self.catalog.exercises.get(&it.exercise)?;
                let words = exercise.words.get(language);
                Some(Candidate {
                    cell: area.cell.clone(),
                    area: area.area.clone(),
                    position: position(index, &area.area),
                    driver: drivers.contains(&area.cell),
                    exercise: it.clone(),
                    steps: exercise.steps(it.form).to_vec(),
                    has_short: words.is_some_and(|it| it.ten_minutes.is_some()),
                    answers_by: exercise
                        .answers_by(it.form)
                        .first()
                        .cloned()
                        .unwrap_or_default(),
                    after: exercise.facts.after.clone(),
                    heavy: !exercise.facts.gates.is_empty(),
                    returns: false,
                })
            })
        })
        .collect()
    }

    /// Whether staff can do an exercise with the young person: nothing that needs the worker.
    fn can_be_carried(&self, candidate: &Candidate) -> bool {
        let exercise = self.catalog.exercises.get(&candidate.exercise.exercise);
        exercise.is_some_and(|it| {
            it.facts.gates.is_empty()
                && it.facts.after.is_empty()
                && !it.facts.presumes
                && !it.facts.stays_with_worker
        })
    }

    /// How long a person's sessions are.
    pub(super) fn session_time(&self, person: &Reader) -> SessionTime {
        let file = self.case.for_professional();
        let usual = self.organisation.session_minutes.unwrap_or(SESSION_MINUTES);
        if *person != Reader::YoungPerson {
            return SessionTime::new(u32::from(usual), None);
        }
        let talk = &file.about_young_person().communication;
        let easy = talk.reading == Reading::Easy;
        let minutes =
            file.time()
                .minutes
                .unwrap_or(if easy { usual.min(EASY_MINUTES) } else { usual });
        let attention = talk.attention_minutes.map(u32::from);
        SessionTime::new(
            u32::from(minutes),
            attention.or(easy.then_some(EASY_ATTENTION)),
        )
    }
}

/// What kind of session an adult's role asks for.
fn kind_of_session(role: Role) -> SessionKind {
    match role {
        Role::ResidentialWorker => SessionKind::KeyWork,
        Role::Education => SessionKind::Lesson,
        Role::Parent | Role::Carer | Role::FosterCarer | Role::Other => SessionKind::Session,
    }
}

/// The exercises that begin in a session, by area.
fn areas(session: &PlannedSession) -> Vec<PlannedArea> {
    let mut areas: Vec<PlannedArea> = Vec::new();
    for part in session.parts().filter(|it| it.way.begins()) {
        match areas.last_mut().filter(|it| it.cell == part.cell) {
            Some(area) => area.exercises.push(part.exercise.clone()),
            None => areas.push(PlannedArea {
                cell: part.cell.clone(),
                area: part.area.clone(),
                weight: super::Weight::Some,
                reasons: Vec::new(),
                exercises: vec![part.exercise.clone()],
            }),
        }
    }
    areas
}

/// The end of a file's name: whose session it is when that is not the reader, the stage and the number.
pub(super) fn ending(reader: &Reader, stage: u8, instance: &Instance) -> String {
    let own = reader.to_string() == instance.id;
    let whose = if own {
        String::new()
    } else {
        format!("-for-{}", instance.id)
    };
    format!("{whose}-stage-{stage}-{:02}", instance.number)
}
