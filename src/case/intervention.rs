//! `[intervention-plan]` and `[eighteen]`: what professionals add to the plan of the work, and who takes over at 18.

use schemars::JsonSchema;
use serde::Deserialize;

use super::day::Day;
use super::file::{PersonId, ProfessionalId};
use super::words::WordsForAll;

/// What professionals add to the plan of the work. The rest of it comes from findings, goals and meetings.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct InterventionPlan {
    /// The formulation in your words, 150 at most.
    pub formulation: Option<String>,
    /// Where the sessions are.
    #[schemars(length(max = 200))]
    pub place: Option<String>,
    /// Who works beside the leading worker: a professional's id.
    pub co_worker: Option<ProfessionalId>,
    /// What happens when it does not go as planned.
    pub contingency: Option<String>,
    /// What was agreed to, by whom, and on which basis.
    pub consent: Option<String>,
    /// When the plan is looked at again.
    pub next_review: Option<Day>,
    /// What the young person and each parent say about the plan.
    #[serde(default)]
    pub views: Vec<PlanView>,
}

/// What somebody says about the plan of the work. Professionals only.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanView {
    /// Who: `young-person`, an adult's id or a professional's id.
    pub by: PersonId,
    /// What they say, in their words.
    #[schemars(length(min = 1))]
    pub text: String,
}

/// What changes at 18, and who takes over.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Eighteen {
    /// Who takes over: a professional's id, or words such as `the adult team`.
    #[schemars(length(max = 200))]
    pub takes_over: Option<String>,
    /// By when it is settled.
    pub by: Option<Day>,
    /// What changes and what stays, in words for each reader.
    pub(super) words: Option<WordsForAll>,
}
