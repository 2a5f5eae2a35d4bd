//! Which papers go to whom, in which version, and to whom nothing goes: for the file. For professionals only.

use serde::Serialize;

use super::Setting;
use super::papers::{self, Holder, Nothing, Recipient, Register};
use crate::case::reader::{CaseFor, Professional};
use crate::catalog::ViewWords;
use crate::plan::PlannedDocument;

/// The list of papers by reader.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Distribution {
    nothing_goes: Vec<Nothing>,
    not_listed: Vec<String>,
    kept_apart: Vec<String>,
    register: Register,
    holders: Vec<Holder>,
    recipients: Vec<Recipient>,
}

pub(super) fn of_professional(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Distribution {
    let holders = papers::holders(case, setting, planned, words);
    Distribution {
        nothing_goes: papers::nothing_goes(case, words),
        not_listed: papers::not_listed(case, planned),
        kept_apart: papers::kept_apart(case),
        register: papers::register(case, words),
        recipients: papers::recipients(case, &holders, words),
        holders,
    }
}
