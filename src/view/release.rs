//! What a second person checks before papers leave the agency, reader by reader. For professionals only.

use serde::Serialize;

use super::Setting;
use super::papers::{self, Holder, Nothing, Register};
use crate::case::reader::{CaseFor, Professional};
use crate::catalog::ViewWords;
use crate::plan::PlannedDocument;

/// The papers to check by reader.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Release {
    nothing_goes: Vec<Nothing>,
    register: Register,
    /// The codes under which other children stand on papers.
    children: Vec<String>,
    holders: Vec<Holder>,
}

pub(super) fn of_professional(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Release {
    let children = case.children_nearby().iter();
    Release {
        nothing_goes: papers::nothing_goes(case, words),
        register: papers::register(case, words),
        children: children.map(|it| it.id.to_string()).collect(),
        holders: papers::holders(case, setting, planned, words),
    }
}
