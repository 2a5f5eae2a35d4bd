//! Which of the words that are written for each reader apart one reader gets, and how people are named to them.

use super::Case;
use super::known_as;
use crate::case::file::PersonId;
use crate::case::words::{WordsForAll, WordsPer};
use crate::reader::{AdultId, YOUNG_PERSON};

/// Who listens.
#[derive(Clone, Copy)]
pub(super) enum Ear<'a> {
    YoungPerson,
    Adult(&'a AdultId),
    Professional,
}

/// Somebody, as a reader may know them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who<'a> {
    /// The reader.
    Reader,
    /// Somebody by name.
    Named(&'a str),
    /// An adult whose details are confidential.
    Kept,
}

impl<'e> Ear<'e> {
    pub(super) fn words(self, words: &WordsPer) -> Option<&str> {
        match self {
            Self::YoungPerson => words.for_young_person(),
            Self::Adult(id) => words.for_adult(id),
            Self::Professional => words.for_professionals(),
        }
    }

    pub(super) fn all(self, words: &WordsForAll) -> Option<&str> {
        match self {
            Self::YoungPerson => words.for_young_person(),
            Self::Adult(id) => words.for_adult(id),
            Self::Professional => words.for_professionals(),
        }
    }

    /// The reader's own id; professionals have none.
    pub(super) fn id(self) -> Option<&'e str> {
        match self {
            Self::YoungPerson => Some(YOUNG_PERSON),
            Self::Adult(id) => Some(id.as_str()),
            Self::Professional => None,
        }
    }

    /// Somebody of the case, as this reader may know them; `None` when they are not in it.
    pub(super) fn who<'a>(self, case: &'a Case, person: &PersonId) -> Option<Who<'a>> {
        if self.id() == Some(person.as_str()) {
            return Some(Who::Reader);
        }
        match self {
            Self::YoungPerson => case.called(person).map(Who::Named),
            Self::Adult(id) if case.hides_from(person, id.as_str()) => Some(Who::Kept),
            Self::Adult(_) | Self::Professional => case.name_of(person.as_str()).map(Who::Named),
        }
    }
}

impl Case {
    /// What the young person calls somebody of the case.
    pub(super) fn called(&self, person: &PersonId) -> Option<&str> {
        let adult = self
            .adults
            .iter()
            .find(|it| it.id.as_str() == person.as_str());
        let adult = adult.map(|it| it.known_as.as_deref().unwrap_or(&it.name));
        let professional = self
            .professionals
            .iter()
            .find(|it| it.id.as_str() == person.as_str());
        adult.or_else(|| professional.map(|it| known_as(it.known_as.as_deref(), &it.name)))
    }
}
