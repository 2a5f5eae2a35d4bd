//! What each reader may know of meetings, and of the smaller papers that go with them.
//!
//! The young person and an adult read the decisions and actions that were put into words for them, and what they said
//! themselves. An incident and the plan of the work are for professionals only.

use jiff::civil::Date;

use super::ear::{Ear, Who};
use super::{Adult, CaseFor, Professional, SharedView, YoungPerson};
use crate::case::Case;
use crate::case::file::{Goal, PersonId, Stage};
use crate::case::incident::Incident;
use crate::case::intervention::{Eighteen, InterventionPlan};
use crate::case::meeting::{Action, Decision, Meeting, MeetingId};
use crate::case::setting_page::SettingPage;
use crate::reader::YOUNG_PERSON;

/// A meeting in one reader's words.
#[derive(Clone)]
pub struct MeetingInWords<'a> {
    /// Its code, for links within the program.
    pub id: &'a MeetingId,
    /// Its number in the file.
    pub number: usize,
    /// Its date.
    pub on: Date,
    /// The date of the next one.
    pub next: Option<Date>,
    /// The stage whose agenda it had.
    pub stage: Stage,
    /// What was decided, in words for this reader.
    pub decisions: Vec<&'a str>,
    /// Who does what, in words for this reader.
    pub actions: Vec<ActionInWords<'a>>,
    /// What the reader said.
    pub said: Vec<&'a str>,
    /// What others said and shared with the reader.
    pub shared: Vec<SharedView<'a>>,
    /// The reader's own disagreement.
    pub disagreements: Vec<&'a str>,
}

/// An action in one reader's words.
#[derive(Clone, Copy)]
pub struct ActionInWords<'a> {
    /// What is done.
    pub what: &'a str,
    /// Who does it.
    pub who: Option<Who<'a>>,
    /// By when.
    pub by: Option<Date>,
    /// When it was done.
    pub done: Option<Date>,
}

/// What changes at 18, in one reader's words.
#[derive(Clone, Copy)]
pub struct EighteenInWords<'a> {
    /// Who takes over.
    pub takes_over: Option<&'a str>,
    /// By when it is settled.
    pub by: Option<Date>,
    /// What changes and what stays.
    pub words: Option<&'a str>,
}

/// The young person's summaries, and what changes at 18.
impl<'a> CaseFor<'a, YoungPerson> {
    /// Meetings that were held, in their words.
    pub fn meetings(&self) -> Vec<MeetingInWords<'a>> {
        self.case.meetings_in_words(
            Ear::YoungPerson,
            YOUNG_PERSON,
            &|it| it.young_person.as_deref(),
            &|it| it.young_person.as_deref(),
        )
    }

    /// Their age in whole years on the date of the papers.
    pub fn age(&self) -> i16 {
        self.me().born.age_on(self.case.prepared_on())
    }

    /// What changes at 18.
    pub fn eighteen(&self) -> Option<EighteenInWords<'a>> {
        self.case.eighteen_in_words(Ear::YoungPerson)
    }
}

/// An adult's summaries and setting pages.
impl<'a> CaseFor<'a, Adult> {
    /// Meetings that were held, in words for this adult.
    pub fn meetings(&self) -> Vec<MeetingInWords<'a>> {
        let id = &self.reader.0;
        self.case.meetings_in_words(
            Ear::Adult(id),
            id.as_str(),
            &|it| it.adults.get(id).map(String::as_str),
            &|it| it.adults.get(id).map(String::as_str),
        )
    }

    /// Setting pages that are written for this adult.
    pub fn setting_pages(&self) -> impl Iterator<Item = &'a SettingPage> {
        let id = self.reader.0.clone();
        self.case
            .setting_pages
            .iter()
            .filter(move |it| it.adult().as_ref() == Some(&id))
    }
}

/// Everything of meetings, the plan of the work, setting pages and incidents.
impl<'a> CaseFor<'a, Professional> {
    /// The meetings.
    pub fn meetings(&self) -> &'a [Meeting] {
        &self.case.meetings
    }

    /// What professionals add to the plan of the work.
    pub fn intervention_plan(&self) -> Option<&'a InterventionPlan> {
        self.case.intervention_plan.as_ref()
    }

    /// Setting pages that professionals print for somebody who is no adult of the case.
    pub fn setting_pages(&self) -> impl Iterator<Item = &'a SettingPage> {
        self.case
            .setting_pages
            .iter()
            .filter(|it| it.adult().is_none())
    }

    /// What was seen and heard.
    pub fn incidents(&self) -> &'a [Incident] {
        &self.case.incidents
    }

    /// What changes at 18.
    pub fn eighteen(&self) -> Option<EighteenInWords<'a>> {
        self.case.eighteen_in_words(Ear::Professional)
    }

    /// The five steps of a goal, in words for professionals.
    pub fn levels_of(&self, goal: &'a Goal) -> Vec<(i8, &'a str)> {
        levels(goal, Ear::Professional)
    }

    /// The name of somebody of the case, or the words that stand in place of a code.
    pub fn name_or_words(&self, written: &'a str) -> &'a str {
        self.case.name_of(written).unwrap_or(written)
    }
}

impl Case {
    fn meetings_in_words<'a>(
        &'a self,
        ear: Ear,
        reader: &str,
        decided: &dyn Fn(&'a Decision) -> Option<&'a str>,
        done: &dyn Fn(&'a Action) -> Option<&'a str>,
    ) -> Vec<MeetingInWords<'a>> {
        let held = self.meetings.iter().filter(|it| it.is_held());
        held.map(|it| MeetingInWords {
            id: &it.id,
            number: it.number,
            on: *it.on,
            next: it.next.map(|it| *it),
            stage: it.stage.unwrap_or(self.young_person.stage),
            decisions: it.decision.iter().filter_map(decided).collect(),
            actions: it
                .action
                .iter()
                .filter_map(|it| {
                    Some(ActionInWords {
                        what: done(it)?,
                        who: it.who.as_ref().and_then(|it| ear.who(self, it)),
                        by: it.by.map(|it| *it),
                        done: it.done.map(|it| *it),
                    })
                })
                .collect(),
            said: it
                .view
                .iter()
                .filter(|it| it.by.as_str() == reader)
                .map(|it| it.text.as_str())
                .collect(),
            shared: self.views_shared_with(it, reader, ear),
            disagreements: it
                .disagreements
                .iter()
                .filter(|it| it.by.as_str() == reader)
                .map(|it| it.text.as_str())
                .collect(),
        })
        .collect()
    }

    /// What others said, as far as they shared it and the reader may know them.
    fn views_shared_with<'a>(
        &'a self,
        meeting: &'a Meeting,
        reader: &str,
        ear: Ear,
    ) -> Vec<SharedView<'a>> {
        let others = meeting.view.iter().filter(|it| it.by.as_str() != reader);
        let shared = others.filter(|it| super::shared(&it.shared_with, reader));
        shared
            .filter_map(|it| match ear.who(self, &it.by)? {
                Who::Named(by) => Some(SharedView { by, text: &it.text }),
                Who::Reader | Who::Kept => None,
            })
            .collect()
    }

    fn eighteen_in_words(&self, ear: Ear) -> Option<EighteenInWords<'_>> {
        let it: &Eighteen = self.eighteen.as_ref()?;
        let who = it.takes_over.as_deref().map(|written| {
            let person = PersonId::new(written);
            match person.and_then(|it| ear.who(self, &it)) {
                Some(Who::Named(name)) => name,
                Some(Who::Reader | Who::Kept) | None => written,
            }
        });
        Some(EighteenInWords {
            takes_over: who,
            by: it.by.map(|it| *it),
            words: it.words.as_ref().and_then(|it| ear.all(it)),
        })
    }
}

/// The five steps of a goal that have words for a reader.
pub(super) fn levels<'a>(goal: &'a Goal, ear: Ear) -> Vec<(i8, &'a str)> {
    let levels = goal.attainment.iter().flat_map(|it| it.levels());
    levels
        .filter_map(|(level, words)| Some((level, ear.all(words)?)))
        .collect()
}
