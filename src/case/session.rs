//! `[[session]]`: what was done in one session, for planning the next one.

use schemars::JsonSchema;
use serde::Deserialize;

use super::day::Day;
use super::file::{PersonId, ProfessionalId, Score, Stage, Words};
use crate::reader::{AdultId, YOUNG_PERSON};

/// One session that was held, or that nobody came to. There is no place for an account of what was said or happened.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Session {
    /// Which it is in the file, from one.
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) number: usize,
    /// When.
    pub on: Day,
    /// With whom: `young-person`, which it is when left out, or an adult's id.
    #[serde(default = "young_person")]
    pub with: PersonId,
    /// The stage they were in; the person's present stage when left out.
    pub stage: Option<Stage>,
    /// The exercises that were done, such as `["how-big-is-it"]`.
    #[serde(default)]
    #[schemars(inner(length(max = 40)))]
    pub exercises: Vec<String>,
    /// The exercises that were planned and not done. They come back in the plan.
    #[serde(default)]
    #[schemars(inner(length(max = 40)))]
    pub skipped: Vec<String>,
    /// Whether they came; `yes` when left out. `no` moves nothing on.
    #[serde(default)]
    pub attended: Came,
    /// Why they did not come, or left early. Professionals, and the worker's next sheet with initials for names.
    #[schemars(length(max = 1000))]
    pub(super) why_not: Option<String>,
    /// How many minutes it lasted.
    #[schemars(range(min = 1, max = 240))]
    pub minutes: Option<u16>,
    /// Who led it, by id.
    pub by: Option<ProfessionalId>,
    /// Who was there with them, by id.
    pub co_worker: Option<ProfessionalId>,
    /// How the person was at the close, from 0 to 10, as they say it.
    pub(super) rating: Option<Score>,
    /// What they want to be kept, in their own words.
    pub(super) words: Option<Words>,
    /// What was worrying. Professionals, and the worker's page for supervision with initials for names.
    #[schemars(length(max = 2000))]
    pub(super) concerns: Option<String>,
    /// What was done about it: who was told, when, and what was agreed. While it is missing, the next sheet asks for it.
    #[schemars(length(max = 2000))]
    pub(super) done_about_it: Option<String>,
    /// A plain note for the next session. It stands on the worker's sheet, so it names nobody.
    #[schemars(length(max = 1000))]
    pub(super) next: Option<String>,
    /// Who asked how they were within a day.
    pub(super) checked_in: Option<CheckedIn>,
}

/// Who asked how they were within a day.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CheckedIn {
    /// Who: an adult's or a professional's id.
    pub by: PersonId,
    /// When.
    pub on: Day,
}

/// Whether somebody came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Came {
    /// They came.
    #[default]
    Yes,
    /// They came for a part of it.
    Part,
    /// They did not come.
    No,
}

impl Came {
    /// Whether they came, at least for a part.
    pub fn came(self) -> bool {
        self != Self::No
    }

    /// The word in the case file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Part => "part",
            Self::No => "no",
        }
    }
}

impl Session {
    /// Whether it was held, so that the plan moves on.
    pub fn was_held(&self) -> bool {
        self.attended.came()
    }

    /// Whether it was with this person.
    pub fn is_with(&self, person: &str) -> bool {
        self.with.as_str() == person
    }

    /// The adult it was with, if it was not the young person.
    pub fn adult(&self) -> Option<AdultId> {
        (!self.is_with(YOUNG_PERSON))
            .then(|| AdultId::new(self.with.as_str()))
            .flatten()
    }
}

fn young_person() -> PersonId {
    PersonId::new(YOUNG_PERSON).unwrap_or_else(|| unreachable!("it is a code"))
}
