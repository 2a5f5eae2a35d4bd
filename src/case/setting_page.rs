//! `[[setting-page]]`: one side for somebody who is there for a lesson, a night or a shift.

use schemars::JsonSchema;
use serde::Deserialize;

use super::day::Day;
use crate::reader::{AdultId, id, is_id};

id! {
    /// The code of one setting page.
    SettingPageId, "A page's id, such as `night-staff`."
}

/// One side for one helper: when and where, what to do, what to say, whom to tell. No reasons.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SettingPage {
    /// Which it is in the file, from one.
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) number: usize,
    /// A code for this page, such as `night-staff`.
    pub id: SettingPageId,
    /// Who reads it: an adult's id, or words such as `night staff`, for whom professionals print it.
    #[serde(rename = "for")]
    #[schemars(length(min = 1, max = 200))]
    pub reader: String,
    /// When it applies.
    #[schemars(length(max = 1000))]
    pub when: Option<String>,
    /// Where it applies.
    #[schemars(length(max = 1000))]
    pub r#where: Option<String>,
    /// What they do.
    #[serde(default, rename = "do")]
    #[schemars(inner(length(max = 1000)))]
    pub actions: Vec<String>,
    /// What they might say.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub say: Vec<String>,
    /// Whom they tell.
    #[schemars(length(max = 1000))]
    pub tell: Option<String>,
    /// When the page is looked at again.
    pub review: Option<Day>,
}

impl SettingPage {
    /// The adult who reads it.
    pub fn adult(&self) -> Option<AdultId> {
        AdultId::new(&self.reader)
    }

    /// Who reads it, when that is no adult of the case.
    pub fn role(&self) -> Option<&str> {
        (!is_id(&self.reader)).then_some(self.reader.as_str())
    }

    /// Which it is in the file, from one.
    pub fn number(&self) -> usize {
        self.number
    }
}
