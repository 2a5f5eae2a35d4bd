//! `[[incident]]`: what was seen and heard on one day, for the professionals' record.

use schemars::JsonSchema;
use serde::Deserialize;

use super::day::Day;
use crate::reader::id;

id! {
    /// The code of one incident.
    IncidentId, "An incident's id, such as `unknown-message`."
}

/// One incident: exact words, what was seen, who was told. No judgement, and no question that leads.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Incident {
    /// Which it is in the file, from one.
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) number: usize,
    /// A code for this incident, which names nobody; its number in the file when left out.
    pub id: Option<IncidentId>,
    /// The date.
    pub on: Day,
    /// The time, such as `about 15.20`.
    #[schemars(length(max = 40))]
    pub time: Option<String>,
    /// The kind of place, such as `school corridor`; no name and no address.
    #[schemars(length(max = 200))]
    pub at: Option<String>,
    /// Who wrote it down: an id, or a name and role.
    #[schemars(length(max = 200))]
    pub recorded_by: Option<String>,
    /// What was said, word for word.
    pub exact_words: Option<String>,
    /// What was seen.
    pub seen: Option<String>,
    /// Who was told, and when.
    #[serde(default)]
    pub told: Vec<Told>,
    /// What happens next.
    pub next: Option<String>,
    /// The way to a referral: to whom, when, under which procedure.
    pub referral: Option<String>,
}

/// Somebody who was told.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Told {
    /// Who: an id, or a name and role.
    #[schemars(length(min = 1, max = 200))]
    pub who: String,
    /// On which day.
    pub on: Option<Day>,
    /// At what time.
    #[schemars(length(max = 40))]
    pub time: Option<String>,
}

impl Incident {
    /// What paths call it: its code, else its number.
    pub fn name(&self) -> String {
        self.id
            .as_ref()
            .map_or_else(|| self.number.to_string(), ToString::to_string)
    }

    /// Which it is in the file, from one.
    pub fn number(&self) -> usize {
        self.number
    }
}
