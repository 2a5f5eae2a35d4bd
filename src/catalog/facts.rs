//! Facts that depend on where a case is: what the meeting is called, words for courts, and help lines.

use std::collections::BTreeMap;

use serde::Deserialize;

/// `facts/<jurisdiction>.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct LocalFacts {
    /// The jurisdiction's word in the case file.
    pub jurisdiction: String,
    /// What the multi-agency meeting is called.
    pub meeting: Meeting,
    /// How proceedings are said to a young person.
    #[serde(default)]
    pub proceedings: BTreeMap<String, String>,
    /// Public help lines, each with its source and the day it was checked.
    #[serde(default)]
    pub help_line: Vec<HelpLine>,
    /// Who gives legal help, for reports that only point there.
    #[serde(default)]
    pub legal_help: Vec<LegalHelp>,
}

/// Somebody who gives legal help.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct LegalHelp {
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub about: String,
    /// The site.
    pub web: Option<String>,
    /// The page on which it was seen.
    pub source: String,
    /// The day on which somebody looked.
    pub checked: toml::value::Datetime,
}

/// What the multi-agency meeting is called.
#[derive(Debug, Clone, Deserialize)]
pub struct Meeting {
    /// In full, for professionals.
    pub name: String,
    /// For short.
    pub short: String,
    /// In plain words, for the young person and adults.
    pub plain: String,
}

/// One public help line.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct HelpLine {
    /// What it is called.
    pub name: String,
    /// The number to ring.
    pub number: Option<String>,
    /// The number to text.
    pub text: Option<String>,
    /// The site.
    pub web: Option<String>,
    /// On whose card it may stand.
    #[serde(rename = "for")]
    pub readers: Vec<String>,
    /// For whom it is, in plain words.
    pub about: String,
    /// The same in a few words, for easy cards; only lines that have it stand there.
    pub about_easy: Option<String>,
    /// When it is open, where a page said so.
    pub open: Option<String>,
    /// The page on which it was seen.
    pub source: String,
    /// The day on which somebody looked.
    pub checked: toml::value::Datetime,
}
