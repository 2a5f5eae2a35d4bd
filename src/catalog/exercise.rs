//! One exercise: its facts, its words in each language, and the pages it has.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::terms::PageTerms;
use crate::language::Language;

/// How an exercise is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// For most readers.
    Standard,
    /// Large type, a picture a point, few words, always literal.
    Easy,
    /// No figure of speech.
    Literal,
}

impl Form {
    /// The word used in files and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Easy => "easy",
            Self::Literal => "literal",
        }
    }
}

/// How an exercise is made literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Literal {
    /// The standard page holds no figure of speech.
    AsItIs,
    /// The standard page swaps its figures of speech for literal words.
    Swaps,
    /// There is a page of its own for literal readers.
    OwnPage,
    /// There is none; literal readers are not offered it.
    None,
}

/// One exercise, as found in its folder.
#[derive(Debug, Clone)]
pub struct Exercise {
    /// The folder's name, unique over all areas.
    pub slug: String,
    /// The folder below `exercises/`, such as `emotional-literacy/how-big`.
    pub folder: String,
    /// What Rust plans with.
    pub facts: Facts,
    /// The words that Rust and the worker's sheets need.
    pub words: BTreeMap<Language, Words>,
    /// The pages there are, by file name without `.typ`: `en-GB`, `en-GB.easy`, `en-GB.foster-carer`.
    pub pages: BTreeSet<String>,
    /// The explained words of each page.
    pub terms: BTreeMap<String, PageTerms>,
}

/// `exercise.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Facts {
    /// The cells it serves.
    pub cells: Vec<String>,
    /// The roles it is for; adults' exercises only. Empty means every role.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Youngest and oldest reader; for adults the young person's age.
    pub ages: (u8, u8),
    /// What it helps with.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Kinds such as `online` or `movement`.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Ways to answer, the leading one first.
    pub answers_by: Vec<String>,
    /// Exercises that come first.
    #[serde(default)]
    pub after: Vec<String>,
    /// What must be in place before it is offered.
    #[serde(default)]
    pub gates: Vec<String>,
    /// Whether it presumes that something happened; shut while proceedings are live.
    #[serde(default)]
    pub presumes: bool,
    /// Things it cannot be done without.
    #[serde(default)]
    pub needs: Vec<String>,
    /// Facts of the case without which it is not offered.
    #[serde(default)]
    pub uses: Vec<String>,
    /// Words that are explained where they are first used.
    #[serde(default)]
    pub terms: Vec<String>,
    /// Whether there is something to do between meetings.
    #[serde(default)]
    pub home: bool,
    /// Whether the page never goes home: the worker keeps it.
    #[serde(default)]
    pub stays_with_worker: bool,
    /// Minutes of each of the worker's steps.
    pub steps: Vec<u32>,
    /// Printed pages of each form.
    pub pages: PageCounts,
    /// How it is made literal.
    pub literal: Literal,
    /// What differs in the easy form.
    #[serde(default)]
    pub easy: EasyFacts,
}

/// Printed pages of each form.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PageCounts {
    /// In the standard form.
    pub standard: u32,
    /// In the literal form, where it differs from the standard one.
    pub literal: Option<u32>,
    /// In the easy form.
    pub easy: Option<u32>,
}

/// What differs in the easy form.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EasyFacts {
    /// Minutes of each step.
    pub steps: Option<Vec<u32>>,
    /// Ways to answer, the leading one first.
    pub answers_by: Option<Vec<String>>,
    /// Youngest and oldest reader.
    pub ages: Option<(u8, u8)>,
}

/// `<tag>.toml`: the words that Rust and the worker's sheets need.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Words {
    /// The title on the page; neutral if found on a bus.
    pub title: String,
    /// Why it is done, for the worker.
    pub purpose: String,
    /// What to do before.
    pub before: String,
    /// What to bring.
    pub materials: String,
    /// What the worker does and might say, step by step.
    pub step: Vec<Step>,
    /// A question that works better than the obvious one.
    pub ask: String,
    /// What to notice.
    pub watch_for: String,
    /// When to pause or stop.
    pub pause_if: String,
    /// How it is adapted, by need.
    #[serde(default)]
    pub adapt: BTreeMap<String, String>,
    /// What the worker asks about safety before parting.
    pub safe_tonight: String,
    /// What becomes of the sheet, and what comes next.
    pub afterwards: String,
    /// How it fits ten minutes, where it does.
    pub ten_minutes: Option<String>,
    /// How it is done without paper, where it can be.
    pub no_paper: Option<String>,
    /// What to do between meetings.
    #[serde(default)]
    pub this_week: ThisWeek,
}

/// One step of the worker's.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Step {
    /// What the worker does.
    #[serde(rename = "do")]
    pub action: String,
    /// Words one might say.
    #[serde(default)]
    pub say: String,
}

/// What to do between meetings, for each side.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ThisWeek {
    /// For the young person.
    pub young_person: Option<String>,
    /// For an adult around them.
    pub adult: Option<String>,
}

impl Exercise {
    /// Whether it has a page in this form and language.
    pub fn has(&self, language: &Language, form: Form) -> bool {
        self.page(language, form, None).is_some()
    }

    /// The page for a form and a role, by file name without `.typ`.
    pub fn page(&self, language: &Language, form: Form, role: Option<&str>) -> Option<String> {
        let stem = match form {
            Form::Standard => format!("{language}"),
            Form::Easy => format!("{language}.easy"),
            Form::Literal => match self.facts.literal {
                Literal::AsItIs | Literal::Swaps => format!("{language}"),
                Literal::OwnPage => format!("{language}.literal"),
                Literal::None => return None,
            },
        };
        let of_role = role.map(|role| format!("{stem}.{role}"));
        of_role
            .filter(|stem| self.pages.contains(stem))
            .or_else(|| self.pages.contains(&stem).then_some(stem))
    }

    /// The forms there are in one language, in the order standard, easy, literal.
    pub fn forms(&self, language: &Language) -> Vec<Form> {
        [Form::Standard, Form::Easy, Form::Literal]
            .into_iter()
            .filter(|form| self.has(language, *form))
            .collect()
    }

    /// Minutes of each step in a form.
    pub fn steps(&self, form: Form) -> &[u32] {
        match (form, &self.facts.easy.steps) {
            (Form::Easy, Some(steps)) => steps,
            _ => &self.facts.steps,
        }
    }

    /// Minutes in a form.
    pub fn minutes(&self, form: Form) -> u32 {
        self.steps(form).iter().sum()
    }

    /// Printed pages in a form.
    pub fn page_count(&self, form: Form) -> u32 {
        match form {
            Form::Easy => self.facts.pages.easy.unwrap_or(self.facts.pages.standard),
            Form::Literal => self
                .facts
                .pages
                .literal
                .unwrap_or(self.facts.pages.standard),
            Form::Standard => self.facts.pages.standard,
        }
    }

    /// Ways to answer in a form, the leading one first.
    pub fn answers_by(&self, form: Form) -> &[String] {
        match (form, &self.facts.easy.answers_by) {
            (Form::Easy, Some(ways)) => ways,
            _ => &self.facts.answers_by,
        }
    }

    /// Youngest and oldest reader in a form.
    pub fn ages(&self, form: Form) -> (u8, u8) {
        match (form, self.facts.easy.ages) {
            (Form::Easy, Some(ages)) => ages,
            _ => self.facts.ages,
        }
    }

    /// Whether it carries this tag.
    pub fn is(&self, tag: &str) -> bool {
        self.facts.tags.iter().any(|it| it == tag)
    }

    /// Whether it can be done without paper.
    pub fn without_paper(&self) -> bool {
        self.words.values().any(|words| words.no_paper.is_some())
    }

    /// Whether there is a way to do it in ten minutes.
    pub fn in_ten_minutes(&self) -> bool {
        self.words.values().any(|words| words.ten_minutes.is_some())
    }
}
