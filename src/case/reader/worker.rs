//! What a worker's own sheets may hold. They are carried about and lost most, so they name nobody: initial and reference
//! only, goals by number and short title, adults by role or code. Part of the privacy file.

use jiff::civil::Date;

use super::{CaseFor, NamedWorker};
use crate::case::Case;
use crate::case::file::{
    Communication, Experience, GoalId, KeepsPapers, PersonId, Role, Score, Stage, Status,
    TakingPart,
};
use crate::case::session::Came;
use crate::language::Language;
use crate::reader::{AdultId, Reader, YOUNG_PERSON};

/// A worker's own sheets are read.
#[derive(Debug, Clone, Copy)]
pub struct Worker(());

/// Somebody, as a worker's sheets may name them.
#[derive(Clone, Copy)]
pub enum Somebody<'a> {
    /// The young person, by initial.
    YoungPerson,
    /// An adult, by role.
    Adult(&'a AdultId, Role),
    /// A professional, by name: they act in their role.
    Professional(NamedWorker<'a>),
}

/// A goal by its number and short title.
#[derive(Clone)]
pub struct GoalInShort<'a> {
    /// Its code, for links within the program.
    pub id: &'a GoalId,
    /// Its number in the file, as on goal sheets.
    pub number: usize,
    /// Its short title, else its id in words.
    pub title: String,
}

/// A session that was held or missed, without what was worrying in it.
#[derive(Clone)]
pub struct SessionInShort<'a> {
    /// With whom: `young-person` or an adult's id.
    pub with: &'a PersonId,
    /// When.
    pub on: Date,
    /// Its stage.
    pub stage: Stage,
    /// Whether they came.
    pub attended: Came,
    /// Why they did not come, or left early.
    pub why_not: Option<String>,
    /// The exercises that were done.
    pub exercises: &'a [String],
    /// Those that come back.
    pub skipped: &'a [String],
    /// How long it lasted.
    pub minutes: Option<u16>,
    /// How the person was at the close.
    pub rating: Option<Score>,
    /// Their own words.
    pub words: Option<String>,
    /// The note for the next session.
    pub next: Option<String>,
}

/// What was worrying in a session, and what was done about it.
#[derive(Clone)]
pub struct ConcernInShort<'a> {
    /// With whom the session was: `young-person` or an adult's id.
    pub with: &'a PersonId,
    /// When.
    pub on: Date,
    /// What was worrying. It is for the worker's own supervision; a sheet that lies on the table names the day only.
    pub text: String,
    /// What was done about it; nothing says so while the concern is open.
    pub done_about_it: Option<String>,
}

impl<'a> CaseFor<'a, Worker> {
    pub(in crate::case) fn worker(case: &'a Case) -> Self {
        Self {
            case,
            reader: Worker(()),
        }
    }

    /// Who reads.
    pub fn reader(&self) -> Reader {
        let Worker(()) = self.reader;
        Reader::Worker
    }

    /// Somebody of the case, as these sheets may name them.
    pub fn somebody(&self, person: &str) -> Option<Somebody<'a>> {
        if person == YOUNG_PERSON {
            return Some(Somebody::YoungPerson);
        }
        let adult = self.case.adults.iter().find(|it| it.id.as_str() == person);
        let professional = || {
            let all = &self.case.professionals;
            let found = all.iter().find(|it| it.id.as_str() == person);
            found.map(|it| Somebody::Professional(NamedWorker::of_professional(it)))
        };
        adult
            .map(|it| Somebody::Adult(&it.id, it.role))
            .or_else(professional)
    }

    /// Who is there for the young person on a day that stirs things up.
    pub fn debrief_adult(&self) -> Option<Somebody<'a>> {
        let person = self.case.young_person.debrief_adult.as_ref()?;
        self.somebody(person.as_str())
    }

    /// Whether a meeting agreed to a Safety Plan in which nothing is missing.
    pub fn has_live_safety_plan(&self) -> bool {
        let plans = self.case.for_professional().safety_plans();
        plans.iter().any(|(plan, _)| !plan.draft)
    }

    /// Whether proceedings are live.
    pub fn proceedings_are_live(&self) -> bool {
        self.case.legal.proceedings.are_live()
    }

    /// Whether the young person keeps their papers.
    pub fn keeps_papers(&self) -> KeepsPapers {
        self.case.young_person.keeps_papers()
    }

    /// Whether they live where there is neither phone nor internet.
    pub fn is_secure(&self) -> bool {
        self.case.young_person.is_secure()
    }

    /// Whether the young person takes part at present.
    pub fn taking_part(&self) -> TakingPart {
        self.case.young_person.taking_part
    }

    /// How the young person reads, answers and settles best, without names.
    pub fn communication(&self) -> Communication {
        let it = &self.case.young_person.communication;
        let tidy = |texts: &[String]| texts.iter().map(|it| self.without_names(it)).collect();
        let words = it.words.iter();
        Communication {
            helps: tidy(&it.helps),
            hinders: tidy(&it.hinders),
            words: words
                .map(|(ours, own)| (ours.clone(), self.without_names(own)))
                .collect(),
            ..it.clone()
        }
    }

    /// What the assessment was like for somebody, without names.
    pub fn experience_of(&self, person: &str) -> Option<Experience> {
        let it = self.case.experience_of(person)?;
        let tidy = |text: &Option<String>| text.as_deref().map(|it| self.without_names(it));
        Some(Experience {
            person: it.person.clone(),
            easier: tidy(&it.easier),
            harder: tidy(&it.harder),
            why: tidy(&it.why),
        })
    }

    /// Whether somebody has an interpreter, and the language they read best.
    pub fn interpreter_of(&self, person: &str) -> Option<Option<&'a Language>> {
        if person == YOUNG_PERSON {
            let it = &self.case.young_person.communication;
            return it.interpreter.then_some(it.language.as_ref());
        }
        let adult = self
            .case
            .adults
            .iter()
            .find(|it| it.id.as_str() == person)?;
        adult.interpreter.then_some(adult.language.as_ref())
    }

    /// Goals that are worked on, by number and short title.
    pub fn goals(&self) -> Vec<GoalInShort<'a>> {
        let active = (1..)
            .zip(&self.case.goals)
            .filter(|(_, it)| it.status == Status::Active);
        active
            .map(|(number, it)| GoalInShort {
                id: &it.id,
                number,
                title: it
                    .title
                    .as_deref()
                    .map_or_else(|| in_words(it.id.as_str()), |it| self.without_names(it)),
            })
            .collect()
    }

    /// Sessions, the newest last, without what was worrying.
    pub fn sessions(&self) -> Vec<SessionInShort<'a>> {
        let all = self.case.sessions.iter();
        all.map(|it| SessionInShort {
            with: &it.with,
            on: *it.on,
            stage: self.case.stage_of_session(it),
            attended: it.attended,
            why_not: it.why_not.as_deref().map(|it| self.without_names(it)),
            exercises: &it.exercises,
            skipped: &it.skipped,
            minutes: it.minutes,
            rating: it.rating,
            words: it.words.as_ref().map(|it| self.without_names(&it.text)),
            next: it.next.as_deref().map(|it| self.without_names(it)),
        })
        .collect()
    }

    /// What was worrying in sessions, the newest last.
    pub fn concerns(&self) -> Vec<ConcernInShort<'a>> {
        let all = self.case.sessions.iter();
        all.filter_map(|it| {
            let done = it.done_about_it.as_deref();
            Some(ConcernInShort {
                with: &it.with,
                on: *it.on,
                text: self.without_names(it.concerns.as_deref()?),
                done_about_it: done.map(|it| self.without_names(it)),
            })
        })
        .collect()
    }

    /// A text with initials and codes in place of the names of the young person and the adults.
    fn without_names(&self, text: &str) -> String {
        let me = &self.case.young_person.chosen_name;
        let mut said = without(text, me, &self.initial());
        let adults = self.case.adults.iter().map(|it| (&it.id, &it.name));
        let withheld = self.case.withheld.iter().map(|it| (&it.id, &it.name));
        for (id, name) in adults.chain(withheld) {
            said = without(&said, name, id.as_str());
        }
        said
    }
}

/// How long a part of a name must be to be looked for by itself.
const PART: usize = 3;

/// A text with other words for a name, whole and, where it is a person's, in its parts; titles such as "Mrs" are left.
fn without(text: &str, name: &str, instead: &str) -> String {
    let is_capital = |it: &str| it.chars().next().is_some_and(char::is_uppercase);
    // The name of a team, such as the staff of a home, is made of common words.
    let is_persons = name.split_whitespace().all(is_capital);
    let parts = name
        .split_whitespace()
        .filter(|it| is_persons && it.chars().count() >= PART && !["Mrs", "Miss"].contains(it));
    std::iter::once(name)
        .chain(parts)
        .fold(text.to_owned(), |text, name| replaced(&text, name, instead))
}

/// Whole words only.
fn replaced(text: &str, name: &str, instead: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let (before, found) = rest.split_at(at);
        let after = &found[name.len()..];
        let inside = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
        let last = before.chars().next_back().or(said.chars().next_back());
        said.push_str(before);
        let is_whole = !inside(last) && !inside(after.chars().next());
        said.push_str(if is_whole { instead } else { name });
        rest = after;
    }
    said.push_str(rest);
    said
}

/// An id as words.
fn in_words(id: &str) -> String {
    id.replace('-', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_initials_and_codes_as_whole_words_only() {
        let cases = [
            (
                "Jay liked it. Jay's cards.",
                "Jay",
                "J",
                "J liked it. J's cards.",
            ),
            ("Jayne is not Jay", "Jay", "J", "Jayne is not J"),
            (
                "Maureen Brown came, Mrs Brown said",
                "Maureen Brown",
                "adult-1",
                "adult-1 came, Mrs adult-1 said",
            ),
            ("JayJay", "Jay", "J", "JayJay"),
            (
                "The cards were good",
                "The staff of the home",
                "adult-1",
                "The cards were good",
            ),
        ];
        for (text, name, instead, expected) in cases {
            assert_eq!(without(text, name, instead), expected);
        }
    }
}
