//! What each reader may know of sessions that were held: the young person and an adult their own, professionals all.

use jiff::civil::Date;

use super::{Adult, CaseFor, Professional, YoungPerson, shared};
use crate::case::Case;
use crate::case::file::{PersonId, Score, Stage};
use crate::case::session::Session;
use crate::reader::YOUNG_PERSON;

/// A session of the reader's own.
#[derive(Clone, Copy)]
pub struct HeldSession<'a> {
    /// When.
    pub on: Date,
    /// How they were at the close, as they said it.
    pub rating: Option<Score>,
    /// What they wanted to be kept, in their own words.
    pub words: Option<&'a str>,
}

/// A session as professionals know it.
#[derive(Clone, Copy)]
pub struct SessionInFull<'a> {
    /// What planning needs of it.
    pub session: &'a Session,
    /// Its stage.
    pub stage: Stage,
    /// Why they did not come, or left early.
    pub why_not: Option<&'a str>,
    /// How the person was at the close, as they said it.
    pub rating: Option<Score>,
    /// What they wanted to be kept, in their own words.
    pub words: Option<&'a str>,
    /// What was worrying.
    pub concerns: Option<&'a str>,
    /// What was done about it.
    pub done_about_it: Option<&'a str>,
    /// A note for the next session.
    pub next: Option<&'a str>,
    /// Who asked how they were within a day, and when.
    pub checked_in: Option<(&'a PersonId, Date)>,
}

impl<'a> CaseFor<'a, YoungPerson> {
    /// Their own sessions that were held, the newest last.
    pub fn sessions(&self) -> Vec<HeldSession<'a>> {
        self.case.held_with(YOUNG_PERSON)
    }
}

impl<'a> CaseFor<'a, Adult> {
    /// Their own sessions that were held, the newest last.
    pub fn sessions(&self) -> Vec<HeldSession<'a>> {
        self.case.held_with(self.id())
    }

    /// What the young person said in their last session, if they shared it with this adult.
    pub fn shared_words(&self) -> Option<&'a str> {
        let last = self.case.sessions.iter().rev();
        let words = last.filter(|it| it.is_with(YOUNG_PERSON) && it.was_held());
        let words = words.take(1).find_map(|it| it.words.as_ref())?;
        shared(&words.shared_with, self.id()).then_some(words.text.as_str())
    }
}

impl<'a> CaseFor<'a, Professional> {
    /// All sessions, the newest last.
    pub fn sessions(&self) -> Vec<SessionInFull<'a>> {
        let all = self.case.sessions.iter();
        all.map(|it| SessionInFull {
            session: it,
            stage: self.case.stage_of_session(it),
            why_not: it.why_not.as_deref(),
            rating: it.rating,
            words: it.words.as_ref().map(|it| it.text.as_str()),
            concerns: it.concerns.as_deref(),
            done_about_it: it.done_about_it.as_deref(),
            next: it.next.as_deref(),
            checked_in: it.checked_in.as_ref().map(|it| (&it.by, *it.on)),
        })
        .collect()
    }
}

impl Case {
    fn held_with(&self, person: &str) -> Vec<HeldSession<'_>> {
        let own = self
            .sessions
            .iter()
            .filter(|it| it.is_with(person) && it.was_held());
        own.map(|it| HeldSession {
            on: *it.on,
            rating: it.rating,
            words: it.words.as_ref().map(|it| it.text.as_str()),
        })
        .collect()
    }

    /// The stage that was written, else the present one of whoever it was with.
    pub(super) fn stage_of_session(&self, session: &Session) -> Stage {
        let adult = session.adult();
        let of_adult = self.adults.iter().find(|it| Some(&it.id) == adult.as_ref());
        let present = of_adult.map_or(self.young_person.stage, |it| it.stage);
        session.stage.unwrap_or(present)
    }
}
