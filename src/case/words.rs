//! Words that are written for each reader apart.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::reader::AdultId;

/// Words for each reader: `{ professional = "…", young-person = "…", adult = "…" }`. A reader without words has none here.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WordsPer {
    /// The words for professionals. Without them they read the adults' or the young person's.
    pub(super) professional: Option<String>,
    /// The words for the young person.
    pub(super) young_person: Option<String>,
    /// The words for every adult who reads this.
    pub(super) adult: Option<String>,
    /// The words for one adult, by their id; they stand in place of `adult`.
    #[serde(default)]
    pub(super) adults: BTreeMap<AdultId, String>,
}

impl WordsPer {
    /// What the young person reads.
    pub(super) fn for_young_person(&self) -> Option<&str> {
        self.young_person.as_deref()
    }

    /// What one adult reads.
    pub(super) fn for_adult(&self, id: &AdultId) -> Option<&str> {
        self.adults
            .get(id)
            .or(self.adult.as_ref())
            .map(String::as_str)
    }

    /// What professionals read: their own words, else those of another reader.
    pub(super) fn for_professionals(&self) -> Option<&str> {
        let own = self.professional.as_ref().or(self.adult.as_ref());
        let any = own
            .or_else(|| self.adults.values().next())
            .or(self.young_person.as_ref());
        any.map(String::as_str)
    }

    /// Whether there is no word for anybody.
    pub(super) fn is_empty(&self) -> bool {
        self.for_professionals().is_none()
    }

    /// These words, with another's for the readers who have none here.
    pub(super) fn or(&self, other: &Self) -> Self {
        let either =
            |own: &Option<String>, other: &Option<String>| own.clone().or_else(|| other.clone());
        let mut adults = other.adults.clone();
        // A word for all adults that is written here beats one for a single adult that is not.
        if self.adult.is_some() {
            adults.clear();
        }
        adults.extend(self.adults.clone());
        Self {
            professional: either(&self.professional, &other.professional),
            young_person: either(&self.young_person, &other.young_person),
            adult: either(&self.adult, &other.adult),
            adults,
        }
    }
}

/// Words for all readers of a plan alike, or for each reader apart.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum WordsForAll {
    /// The same words for every reader of this plan.
    All(String),
    /// Words for each reader.
    Each(WordsPer),
}

impl WordsForAll {
    /// What the young person reads.
    pub(super) fn for_young_person(&self) -> Option<&str> {
        match self {
            Self::All(text) => Some(text),
            Self::Each(words) => words.for_young_person(),
        }
    }

    /// What one adult reads.
    pub(super) fn for_adult(&self, id: &AdultId) -> Option<&str> {
        match self {
            Self::All(text) => Some(text),
            Self::Each(words) => words.for_adult(id),
        }
    }

    /// What professionals read.
    pub(super) fn for_professionals(&self) -> Option<&str> {
        match self {
            Self::All(text) => Some(text),
            Self::Each(words) => words.for_professionals(),
        }
    }

    /// The words for each reader, when they are written apart.
    pub(super) fn each(&self) -> Option<&WordsPer> {
        match self {
            Self::All(_) => None,
            Self::Each(words) => Some(words),
        }
    }
}
