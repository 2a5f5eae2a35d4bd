//! One document: for whom it is, what it shows, and when it is made.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// The kinds of reader that a document has pages for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReaderKind {
    /// The young person.
    YoungPerson,
    /// Each adult who is to have it.
    Adult,
    /// The worker who leads a session.
    Worker,
    /// Professionals around the case.
    Professional,
}

impl ReaderKind {
    /// The word used in files, and the name of the page's file.
    pub fn word(self) -> &'static str {
        match self {
            Self::YoungPerson => "young-person",
            Self::Adult => "adult",
            Self::Worker => "worker",
            Self::Professional => "professional",
        }
    }
}

/// What a document is made for once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnePer {
    /// One for the whole case.
    Case,
    /// One for each stage.
    Stage,
    /// One for each goal.
    Goal,
    /// One for each safety plan.
    SafetyPlan,
    /// One for each meeting.
    Meeting,
    /// One for each session.
    Session,
    /// One for each setting page.
    SettingPage,
    /// A blank form, and one for each incident.
    Incident,
}

/// The shell that sets a document's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// Loose-leaf pages with a cover.
    Booklet,
    /// One or two sides.
    Sheet,
    /// A professional's paper with numbered headings.
    Report,
    /// A small card without a name.
    Card,
}

/// The parts of a case that a document can show; each is a struct in `view/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// What helps the young person when the work has ended.
    AfterCare,
    /// Chapters with exercises, as planned.
    Areas,
    /// The assessment: tool, dates, who, and what it was like.
    Assessment,
    /// The young person's certificate.
    Certificate,
    /// How the young person likes to communicate.
    Communication,
    /// How one adult helps with the young person's own plan.
    Companion,
    /// What somebody needs who stands in for one session.
    Cover,
    /// Which papers go to whom, and who gets nothing.
    Distribution,
    /// What changes at 18.
    Eighteen,
    /// The record of the end of the work.
    Ending,
    /// The end of the work in words for one adult.
    EndingSummary,
    /// Findings in the reader's words.
    Findings,
    /// Words of the book that are explained, with what they mean.
    Glossary,
    /// One goal, the one the document is made for.
    Goal,
    /// All goals in the reader's words.
    Goals,
    /// Help lines from checked data.
    HelpLines,
    /// How a house works, in words that name nobody.
    HouseRules,
    /// What was seen and heard: a form, or a record.
    Incident,
    /// The plan of the work, from each finding to what a meeting decides.
    Intervention,
    /// What an interpreter needs to know before a session.
    Interpreter,
    /// The young person's own plan.
    KeepingSafe,
    /// The letter to the young person.
    Letter,
    /// Where each person is in the framework's grid.
    Map,
    /// Agenda, briefing and record of one meeting.
    Meeting,
    /// What was offered and is planned.
    Offered,
    /// The people of the case.
    People,
    /// What is private and what must be shared.
    Privacy,
    /// Each goal with the ratings that the reader may see.
    Progress,
    /// What a second person checks before papers leave.
    Release,
    /// One Safety Plan, the one the document is made for.
    SafetyPlan,
    /// One session, the one the document is made for.
    Session,
    /// One setting page, the one the document is made for.
    SettingPage,
    /// What a meeting decided, in words for the reader.
    Summary,
    /// The sessions that a worker brings to their own supervision.
    Supervision,
}

impl Section {
    /// The key in the view.
    pub fn word(self) -> &'static str {
        match self {
            Self::AfterCare => "after-care",
            Self::Areas => "areas",
            Self::Assessment => "assessment",
            Self::Certificate => "certificate",
            Self::Communication => "communication",
            Self::Companion => "companion",
            Self::Cover => "cover",
            Self::Distribution => "distribution",
            Self::Eighteen => "eighteen",
            Self::Ending => "ending",
            Self::EndingSummary => "ending-summary",
            Self::Findings => "findings",
            Self::Glossary => "glossary",
            Self::Goal => "goal",
            Self::Goals => "goals",
            Self::HelpLines => "help-lines",
            Self::HouseRules => "house-rules",
            Self::Incident => "incident",
            Self::Intervention => "intervention",
            Self::Interpreter => "interpreter",
            Self::KeepingSafe => "keeping-safe",
            Self::Letter => "letter",
            Self::Map => "map",
            Self::Meeting => "meeting",
            Self::Offered => "offered",
            Self::People => "people",
            Self::Privacy => "privacy",
            Self::Progress => "progress",
            Self::Release => "release",
            Self::SafetyPlan => "safety-plan",
            Self::Session => "session",
            Self::SettingPage => "setting-page",
            Self::Summary => "summary",
            Self::Supervision => "supervision",
        }
    }
}

/// One document, as found in its folder.
#[derive(Debug, Clone)]
pub struct Document {
    /// The folder's name.
    pub slug: String,
    /// What Rust plans with.
    pub facts: DocumentFacts,
    /// The readers that have a page in the folder.
    pub pages: BTreeSet<ReaderKind>,
    /// Titles by language tag and reader, and the rest of the fixed prose.
    pub words: BTreeMap<String, toml::Table>,
}

/// `document.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DocumentFacts {
    /// For whom it is made.
    pub readers: Vec<ReaderKind>,
    /// The shell that sets its pages.
    pub layout: Layout,
    /// What it is made for once.
    pub one_per: OnePer,
    /// The parts of a case that it shows.
    pub shows: Vec<Section>,
    /// The stages at which it is made; empty means every stage.
    #[serde(default)]
    pub stages: Vec<u8>,
    /// What must be in place before it is made.
    #[serde(default)]
    pub gates: Vec<String>,
    /// Whether it presumes that something happened; shut while proceedings are live.
    #[serde(default)]
    pub presumes: bool,
    /// The young person's youngest and oldest age for it; every age when left out.
    pub ages: Option<(i16, i16)>,
    /// Whether a plain `build` makes it.
    #[serde(default)]
    pub by_default: bool,
    /// Whether a second person looks at it before it leaves the agency.
    #[serde(default)]
    pub second_check: bool,
    /// The formats it can be written in.
    #[serde(default = "pdf_only")]
    pub formats: Vec<String>,
    /// Words that its fixed sentences use and that are explained to its readers.
    #[serde(default)]
    pub terms: Vec<String>,
    /// Pages beside the exercises, by reader (`young-person`) and by reader and form (`young-person.easy`).
    #[serde(default)]
    pub pages: BTreeMap<String, u32>,
    /// The same of a further part, where what it opens with stands in the first part only; else as many.
    #[serde(default)]
    pub further_pages: BTreeMap<String, u32>,
    /// How many faces a sheet has for whoever holds it: a card that folds is never seen whole.
    #[serde(default = "one")]
    pub faces: usize,
}

fn one() -> usize {
    1
}

fn pdf_only() -> Vec<String> {
    vec!["pdf".to_owned()]
}

impl Document {
    /// The title for a reader: the exact table, else its parent.
    pub fn title(&self, language: &str, reader: ReaderKind, easy: bool) -> Option<&str> {
        let table = self.words.get(language)?.get(reader.word())?.as_table()?;
        let exact = easy
            .then(|| table.get("easy")?.get("title")?.as_str())
            .flatten();
        exact.or_else(|| table.get("title")?.as_str())
    }

    /// The fixed prose for a reader: what the easy form says otherwise takes the place of the rest.
    pub fn prose(&self, language: &str, reader: ReaderKind, easy: bool) -> Vec<&str> {
        let table = self
            .words
            .get(language)
            .and_then(|it| it.get(reader.word())?.as_table());
        let Some(table) = table else {
            return Vec::new();
        };
        let mut words: BTreeMap<&str, &toml::Value> = table
            .iter()
            .map(|(key, value)| (key.as_str(), value))
            .collect();
        let of_form = words.remove("easy").and_then(toml::Value::as_table);
        if easy {
            words.extend(
                of_form
                    .into_iter()
                    .flatten()
                    .map(|(key, value)| (key.as_str(), value)),
            );
        }
        let mut texts = Vec::new();
        words.values().for_each(|it| texts_of(it, &mut texts));
        texts
    }

    /// Pages beside the exercises: as declared for the reader's form, else for the reader, else one.
    pub fn pages(&self, reader: ReaderKind, easy: bool) -> u32 {
        declared(&self.facts.pages, reader, easy).unwrap_or(1)
    }

    /// The same of a further part, where a book is too long for one.
    pub fn further_pages(&self, reader: ReaderKind, easy: bool) -> u32 {
        declared(&self.facts.further_pages, reader, easy)
            .unwrap_or_else(|| self.pages(reader, easy))
    }

    /// Whether it shows this part of a case.
    pub fn shows(&self, section: Section) -> bool {
        self.facts.shows.contains(&section)
    }

    /// Whether it lists other papers.
    pub fn lists_papers(&self) -> bool {
        [Section::Distribution, Section::Release]
            .into_iter()
            .any(|it| self.shows(it))
    }

    /// Whether it belongs to the end of the work.
    pub fn is_of_ending(&self) -> bool {
        let sections = [
            Section::AfterCare,
            Section::Certificate,
            Section::Ending,
            Section::EndingSummary,
            Section::Letter,
        ];
        sections.into_iter().any(|it| self.shows(it))
    }
}

/// Every text below a value; the keys of pictures are no words.
fn texts_of<'a>(value: &'a toml::Value, texts: &mut Vec<&'a str>) {
    match value {
        toml::Value::String(text) => texts.push(text),
        toml::Value::Array(items) => items.iter().for_each(|it| texts_of(it, texts)),
        toml::Value::Table(table) => {
            table
                .iter()
                .filter(|(key, _)| *key != "picture")
                .for_each(|(_, it)| texts_of(it, texts));
        }
        toml::Value::Integer(_)
        | toml::Value::Float(_)
        | toml::Value::Boolean(_)
        | toml::Value::Datetime(_) => {}
    }
}

/// What is declared for the reader's form, else for the reader.
fn declared(pages: &BTreeMap<String, u32>, reader: ReaderKind, easy: bool) -> Option<u32> {
    let of_form = easy.then(|| format!("{}.easy", reader.word()));
    of_form
        .and_then(|key| pages.get(&key))
        .or_else(|| pages.get(reader.word()))
        .copied()
}
