//! `[keeping-safe-plan]`: the young person's own plan, from Stage Three. It is never merged with a Safety Plan.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::day::Day;
use super::file::{PersonId, Score};
use super::words::WordsPer;
use crate::reader::AdultId;

/// The young person's own plan. It has no account of what happened, and no other child.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct KeepingSafePlan {
    /// The plan's version; 1 when left out.
    #[schemars(range(min = 1, max = 999))]
    pub version: Option<u32>,
    /// The date of this version.
    pub on: Option<Day>,
    /// When it is looked at again.
    pub review: Option<Day>,
    /// Where the plan will live, as the young person chose. Ask: who else could find it there?
    #[schemars(length(max = 1000))]
    pub(super) lives_at: Option<String>,
    /// What the young person is building: three things, from the goals.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub(super) good_life: Vec<String>,
    /// The states: each a word and a shape, with what is noticed and done.
    #[serde(default)]
    pub(super) state: Vec<State>,
    /// Places and times that are planned ahead, online too.
    #[serde(default)]
    pub(super) places: Vec<PlannedPlace>,
    /// The young person's people: role and chosen name.
    #[serde(default)]
    pub(super) people: Vec<PlanPerson>,
    /// What each adult promises to do and say when asked.
    #[serde(default)]
    pub(super) promises: Vec<Promise>,
    /// Each time it was practised.
    #[serde(default)]
    pub(super) practice: Vec<Practice>,
    /// How each adult helps, by their id, in words for them.
    #[serde(default)]
    pub(super) adults: BTreeMap<AdultId, Companion>,
}

/// One state, such as "OK": a word and a shape, so that nothing hangs on a colour.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct State {
    /// The young person's word for it.
    #[schemars(length(min = 1, max = 40))]
    pub word: String,
    /// The shape that stands beside the word.
    pub shape: Shape,
    /// What they notice: thoughts, feelings, body, what they do.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub notice: Vec<String>,
    /// What they do: at most three things that one can see.
    #[serde(default, rename = "do")]
    #[schemars(inner(length(max = 1000)))]
    pub actions: Vec<String>,
    /// Who they go to.
    #[schemars(length(max = 200))]
    pub go_to: Option<String>,
}

/// A shape that stands for a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A circle.
    Circle,
    /// A triangle.
    Triangle,
    /// A square.
    Square,
}

impl Shape {
    /// The word in the case file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Circle => "circle",
            Self::Triangle => "triangle",
            Self::Square => "square",
        }
    }
}

/// A place or time that is planned ahead.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlannedPlace {
    /// Where or when.
    #[schemars(length(min = 1, max = 200))]
    pub when: String,
    /// What they do.
    #[schemars(length(min = 1, max = 1000))]
    pub plan: String,
}

/// Somebody the young person goes to.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanPerson {
    /// Who, as the young person calls them.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// Who they are, or what for.
    #[schemars(length(max = 1000))]
    pub note: Option<String>,
    /// Their number, when it may stand on the card.
    #[schemars(length(max = 40))]
    pub phone: Option<String>,
    /// Who is there when they are away.
    #[schemars(length(max = 200))]
    pub away: Option<String>,
}

/// What somebody promises to do and say.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Promise {
    /// Who: an adult's id or a professional's id.
    pub who: PersonId,
    /// The promise: in words for the young person, and for who gives it.
    pub(super) text: WordsPer,
}

/// One time it was practised.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Practice {
    /// When.
    pub on: Day,
    /// What was practised.
    #[schemars(length(min = 1, max = 1000))]
    pub situation: String,
    /// With whom.
    #[schemars(length(max = 200))]
    pub with: Option<String>,
    /// How sure the young person was, from 0 to 10.
    pub sure: Option<Score>,
}

/// How one adult helps with the plan, in words for them.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Companion {
    /// What they might notice.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub notice: Vec<String>,
    /// What they do.
    #[serde(default, rename = "do")]
    #[schemars(inner(length(max = 1000)))]
    pub actions: Vec<String>,
    /// What they might say.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub say: Vec<String>,
}

impl KeepingSafePlan {
    /// Its version.
    pub fn version(&self) -> u32 {
        self.version.unwrap_or(1)
    }
}
