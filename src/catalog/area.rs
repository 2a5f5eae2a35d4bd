//! The framework's grid as data: cells, what they are called, and topics.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Whose side of the work a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// The young person's own work.
    YoungPerson,
    /// The work of parents, carers, staff and schools.
    Adults,
    /// The multi-agency risk management meeting.
    Meeting,
}

impl Audience {
    /// The word used in cell keys and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::YoungPerson => "young-person",
            Self::Adults => "adults",
            Self::Meeting => "meeting",
        }
    }
}

/// One area for one audience at one stage.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Cell {
    /// The key, such as `2.young-person.secure-base`.
    pub id: String,
    /// One to four.
    pub stage: u8,
    /// Whose side of the work it is.
    pub audience: Audience,
    /// The area's name, shared by the young person's and the adults' side.
    pub area: String,
    /// Stage Three has two parts.
    pub part: Option<u8>,
}

/// What findings, goals and exercises can be about.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Topic {
    /// The word used in files.
    pub id: String,
    /// What it means, in plain words.
    pub about: String,
    /// Areas where it usually belongs.
    #[serde(default)]
    pub areas: Vec<String>,
}

/// `areas.toml`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct AreasFile {
    pub(super) cell: Vec<Cell>,
}

/// `topics.toml`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct TopicsFile {
    pub(super) topic: Vec<Topic>,
}

/// `lang/<tag>.areas.toml`: what areas, stages and domains are called in one language.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct AreaWords {
    /// By cell key.
    #[serde(default)]
    pub cell: BTreeMap<String, CellWords>,
    /// The five domains of the assessment.
    #[serde(default)]
    pub domain: BTreeMap<String, String>,
    #[serde(default)]
    stage: toml::Table,
}

/// What one cell is called and for.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct CellWords {
    /// The framework's heading, printed for professionals only.
    pub heading: String,
    /// A plain and neutral title for a young person or an adult.
    pub plain_title: String,
    /// What the area is for, by kind of reader.
    #[serde(rename = "for")]
    purpose: BTreeMap<String, String>,
}

impl CellWords {
    /// What the area is for, in words for one kind of reader.
    pub fn purpose(&self, reader: &str) -> Option<&str> {
        self.purpose.get(reader).map(String::as_str)
    }
}

impl AreaWords {
    /// A text of a stage, such as its `title` or `plain-title`.
    pub fn stage(&self, stage: u8, key: &str) -> Option<&str> {
        self.stage.get(&stage.to_string())?.get(key)?.as_str()
    }

    /// Who looks after safety at a stage, in words for one kind of reader.
    pub fn responsibility(&self, stage: u8, reader: &str) -> Option<&str> {
        let stage = self.stage.get(&stage.to_string())?;
        stage.get("responsibility")?.get(reader)?.as_str()
    }

    /// The same where the work ends with something still of concern; as at any other time where a stage has no words for it.
    pub fn responsibility_of_concern(&self, stage: u8, reader: &str) -> Option<&str> {
        let words = self.stage.get(&stage.to_string());
        let of_concern =
            words.and_then(|it| it.get("responsibility-of-concern")?.get(reader)?.as_str());
        of_concern.or_else(|| self.responsibility(stage, reader))
    }
}
