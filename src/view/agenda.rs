//! What stands on the agenda of a meeting at each stage: the practice of such meetings, with the framework's own items.

use serde::Serialize;

use super::Setting;
use crate::case::meeting::AGENDA;
use crate::catalog::{Audience, ViewWords};
use crate::plan::PlannedDocument;

/// One item.
#[derive(Debug, Serialize)]
pub(super) struct Item {
    number: usize,
    key: &'static str,
    title: String,
    /// The framework's cell, where the item is one of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    /// The framework's heading of that cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    heading: Option<String>,
}

/// What decides whether an item is on the agenda.
pub(super) struct Occasion {
    /// The stage of the agenda.
    pub(super) stage: u8,
    /// Whether there is a Safety Plan.
    pub(super) has_plans: bool,
    /// Whether the young person has a plan of their own.
    pub(super) has_own_plan: bool,
    /// Whether the young person is 17 or older.
    pub(super) comes_of_age: bool,
}

/// The framework's area that an item of the agenda belongs to.
fn area(item: &str) -> Option<&'static str> {
    match item {
        "progress" => Some("progress"),
        "safety-plans" => Some("safety-plan"),
        "keeping-safe" => Some("keeping-safe"),
        "responsibility" => Some("responsibility"),
        _ => None,
    }
}

/// The stage at which the work is planned.
const FIRST_STAGE: u8 = 1;

/// The stage at which the end is agreed.
const LAST_STAGE: u8 = 4;

pub(super) fn of(
    occasion: &Occasion,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Vec<Item> {
    let cells: Vec<_> = setting
        .catalog
        .cells_of(occasion.stage, Audience::Meeting)
        .collect();
    let on_the_agenda = AGENDA.into_iter().filter_map(|key| {
        let cell = area(key).and_then(|area| cells.iter().find(|it| it.area == area));
        occasion.has(key, cell.is_some()).then_some((key, cell))
    });
    (1..)
        .zip(on_the_agenda)
        .map(|(number, (key, cell))| {
            let heading = cell.and_then(|it| setting.catalog.cell_words(&planned.language, &it.id));
            Item {
                number,
                key,
                title: words.word("agenda", key).to_owned(),
                cell: cell.map(|it| it.id.clone()),
                heading: heading.map(|it| it.heading.clone()),
            }
        })
        .collect()
}

impl Occasion {
    fn has(&self, key: &str, is_of_the_stage: bool) -> bool {
        match key {
            "progress" => is_of_the_stage,
            "safety-plans" => is_of_the_stage || self.has_plans,
            "keeping-safe" => is_of_the_stage || self.has_own_plan,
            "intervention-plan" => self.stage == FIRST_STAGE,
            "eighteen" => self.comes_of_age,
            "ending" => self.stage == LAST_STAGE,
            _ => true,
        }
    }
}
