//! What is private and what must be shared: the organisation's own text, the same for every reader.

use serde::Serialize;

use super::Setting;
use super::text::{Block, blocks};
use crate::catalog::ViewWords;

/// The organisation's text on confidentiality, as far as it gives one.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Privacy {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    limits: Vec<Block>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dated: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
}

pub(super) fn of(setting: &Setting, words: &ViewWords) -> Privacy {
    let text = setting.organisation.confidentiality.as_ref();
    Privacy {
        limits: text.map(|it| blocks(&it.text)).unwrap_or_default(),
        dated: text.map(|it| words.date(*it.on)),
        organisation: setting.organisation.name.clone(),
    }
}
