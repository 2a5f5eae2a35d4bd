//! `[ending]`: the end of the work, for professionals, for the young person and for each adult in words of their own.
//!
//! What is written for one of them is a part of its own: the letter, each adult's summary, the certificate and what
//! helps afterwards. The report is made from the rest.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::day::Day;
use super::file::{Domain, PersonId, ProfessionalId};
use super::safety_plan::Disagreement;
use crate::reader::AdultId;

/// The end of the work.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Ending {
    /// How the work ends: as planned, with something still of concern, or early.
    pub kind: Option<EndingKind>,
    /// The last day.
    pub on: Option<Day>,
    /// Why it came early.
    pub early: Option<Early>,
    /// Why it came early, in your words.
    #[schemars(length(max = 1000))]
    pub early_words: Option<String>,
    /// Why you became involved: neutral, 80 words at most. What happened stays in the assessment; refer to it.
    pub why_involved: Option<String>,
    /// How the work was adapted to the young person and each adult.
    pub adapted: Option<String>,
    /// The present understanding of risk: your own words, dated and signed. Stagebook adds nothing.
    pub risk: Option<Risk>,
    /// What each person says about the work and its end: young person, parents and carers, professionals.
    #[serde(default)]
    pub views: Vec<EndingView>,
    /// Who does not agree, in their own words.
    #[serde(default)]
    pub disagreements: Vec<Disagreement>,
    /// Then and now for each domain of the assessment, in your words.
    #[serde(default)]
    pub domain: Vec<ThenAndNow>,
    /// Work that was not done, and why.
    #[serde(default)]
    pub not_done: Vec<NotDone>,
    /// What is still to be done, or still of concern, and who takes it on.
    #[serde(default)]
    pub outstanding: Vec<Outstanding>,
    /// Who keeps an eye on what, how often and until when.
    #[serde(default)]
    pub monitoring: Vec<Watch>,
    /// The way back when help is needed again: whom to ring, and what happens then.
    #[schemars(length(max = 1000))]
    pub route_back: Option<String>,
    /// What changes next: turning 18, school, a new home, adult services.
    pub transition: Option<String>,
    /// Who gets which paper.
    #[serde(default)]
    pub distribution: Vec<Copied>,
    /// The manager who signs the report: a professional's id.
    pub manager: Option<ProfessionalId>,
    /// The letter to the young person.
    pub(super) letter: Option<Letter>,
    /// The summary for each parent or carer who is to have one, by their id.
    #[serde(default)]
    pub(super) summary: BTreeMap<AdultId, AdultsSummary>,
    /// The certificate, when the young person wants one.
    pub(super) certificate: Option<Certificate>,
    /// What helps afterwards: a page to keep close.
    pub(super) after_care: Option<AfterCare>,
}

/// How the work ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EndingKind {
    /// As it was planned.
    Planned,
    /// With something still of concern, which others keep an eye on.
    StillOfConcern,
    /// Before it was meant to.
    Early,
}

impl EndingKind {
    /// The word in the case file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::StillOfConcern => "still-of-concern",
            Self::Early => "early",
        }
    }
}

/// Why the work ends early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Early {
    /// They moved away.
    Moved,
    /// They no longer took part.
    Disengaged,
    /// The order ended.
    OrderEnded,
    /// Something else.
    Other,
}

impl Early {
    /// The word in the case file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Disengaged => "disengaged",
            Self::OrderEnded => "order-ended",
            Self::Other => "other",
        }
    }
}

/// A practitioner's understanding of risk at one date. A report needs its words, its date and whose it is.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Risk {
    /// The understanding in your words.
    pub text: Option<String>,
    /// Whose understanding it is: name and role.
    #[schemars(length(max = 200))]
    pub by: Option<String>,
    /// On which date.
    pub on: Option<Day>,
    /// What it rests on.
    #[schemars(length(max = 1000))]
    pub basis: Option<String>,
}

/// What one person says about the work and its end.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EndingView {
    /// Who: `young-person`, an adult's id or a professional's id.
    pub by: PersonId,
    /// What they say, in their words.
    #[schemars(length(min = 1))]
    pub text: String,
    /// When they said it.
    pub on: Option<Day>,
    /// How it was gathered. Professionals only.
    #[schemars(length(max = 1000))]
    pub how: Option<String>,
    /// Who may read it too: `young-person` or an adult's id. Professionals always may.
    #[serde(default)]
    pub shared_with: Vec<PersonId>,
}

/// One domain of the assessment, at the start and now.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ThenAndNow {
    /// The domain.
    pub domain: Domain,
    /// How it was at the start.
    pub then: Option<String>,
    /// How it is now.
    pub now: Option<String>,
}

/// Work that was not done.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct NotDone {
    /// What it would have been.
    #[schemars(length(min = 1, max = 1000))]
    pub area: String,
    /// Why it was not done.
    #[schemars(length(max = 1000))]
    pub why: Option<String>,
    /// Who takes it on: an id, or words.
    #[schemars(length(max = 200))]
    pub who: Option<String>,
}

/// Something that is still to be done or still of concern.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(from = "OutstandingAsWritten")]
pub struct Outstanding {
    /// What it is.
    pub text: String,
    /// Who takes it on.
    pub who: Option<String>,
}

/// Something that is still to be done or still of concern.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum OutstandingAsWritten {
    /// What it is.
    Text(String),
    /// What it is and who takes it on.
    Table(OutstandingTable),
}

/// What it is and who takes it on.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct OutstandingTable {
    /// What it is.
    text: String,
    /// Who takes it on: an id, or words.
    #[schemars(length(max = 200))]
    who: Option<String>,
}

impl From<OutstandingAsWritten> for Outstanding {
    fn from(written: OutstandingAsWritten) -> Self {
        match written {
            OutstandingAsWritten::Text(text) => Self { text, who: None },
            OutstandingAsWritten::Table(OutstandingTable { text, who }) => Self { text, who },
        }
    }
}

/// A sign that somebody keeps an eye on.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Watch {
    /// What one would see or hear, in professional words.
    #[schemars(length(min = 1, max = 1000))]
    pub sign: String,
    /// Who looks: ids, or words for somebody else.
    #[serde(default)]
    #[schemars(inner(length(min = 1, max = 200)))]
    pub who: Vec<String>,
    /// How often.
    #[schemars(length(max = 200))]
    pub how_often: Option<String>,
    /// Until when.
    pub until: Option<Day>,
    /// The same in words for each adult, by their id. Without them it is not in that adult's summary.
    #[serde(default)]
    pub(super) adults: BTreeMap<AdultId, String>,
}

/// Somebody who gets a paper of the ending.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Copied {
    /// Who: an id, or words.
    #[schemars(length(min = 1, max = 200))]
    pub who: String,
    /// What they get.
    #[schemars(length(max = 1000))]
    pub what: Option<String>,
    /// When.
    pub on: Option<Day>,
    /// How.
    #[schemars(length(max = 200))]
    pub how: Option<String>,
}

/// Somebody who stays when the work has ended.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Stays {
    /// Who: an id, or words.
    #[schemars(length(min = 1, max = 200))]
    pub(super) who: String,
    /// What for, in words for the reader.
    #[schemars(length(max = 1000))]
    pub(super) what: Option<String>,
    /// Until when.
    pub(super) until: Option<Day>,
}

/// The letter to the young person: "What we did together". Strengths first, and nothing of what happened.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Letter {
    /// What you did together.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub(super) did: Vec<String>,
    /// What you saw in them: strengths.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub(super) strengths: Vec<String>,
    /// What they can be proud of.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub(super) proud: Vec<String>,
    /// What you hope for them.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub(super) hopes: Vec<String>,
    /// Anything else you want to say, such as how you end.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub(super) more: Vec<String>,
    /// Who stays, and until when.
    #[serde(default)]
    pub(super) stays: Vec<Stays>,
    /// The way back: whom they ring and what happens then.
    #[schemars(length(max = 1000))]
    pub(super) way_back: Option<String>,
    /// Who writes: a professional's id; the first of `workers` when left out.
    pub(super) from: Option<ProfessionalId>,
}

/// The summary for one parent or carer, in words for them.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AdultsSummary {
    /// What was done with them.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub(super) did: Vec<String>,
    /// What has changed.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub(super) changed: Vec<String>,
    /// What is still hard or still of concern, as far as it is theirs to know.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub(super) still: Vec<String>,
    /// What you ask of them.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub(super) ask: Vec<String>,
    /// Who stays, and until when.
    #[serde(default)]
    pub(super) stays: Vec<Stays>,
    /// The way back: whom they ring and what happens then.
    #[schemars(length(max = 1000))]
    pub(super) way_back: Option<String>,
    /// Who writes: a professional's id; the first of `workers` when left out.
    pub(super) from: Option<ProfessionalId>,
}

/// The certificate. Its words are neutral: others will see it.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Certificate {
    /// What it says, such as "for turning up, thinking hard and trying new things".
    #[serde(default)]
    #[schemars(inner(length(max = 200)))]
    pub(super) words: Vec<String>,
    /// Who signs: a professional's id; the first of `workers` when left out.
    pub(super) from: Option<ProfessionalId>,
    /// Its date; the last day of the work when left out.
    pub(super) on: Option<Day>,
}

/// What helps afterwards, on a page that is kept close.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AfterCare {
    /// Steps that keep them and others safe: three at most.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub(super) steps: Vec<String>,
    /// Who is there, and for what.
    #[serde(default)]
    pub(super) support: Vec<Support>,
    /// What to do on a hard day.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub(super) hard_day: Vec<String>,
    /// Whether everybody on the page has been asked and said yes.
    #[serde(default)]
    pub(super) asked: bool,
    /// Where the page will live, as the young person chose.
    #[schemars(length(max = 1000))]
    pub(super) lives_at: Option<String>,
}

/// Somebody who is there afterwards.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Support {
    /// Who: an id, or what the young person calls them.
    #[schemars(length(min = 1, max = 200))]
    pub(super) who: String,
    /// What for.
    #[schemars(length(max = 1000))]
    pub(super) for_what: Option<String>,
    /// Their number, when it may stand on the page.
    #[schemars(length(max = 40))]
    pub(super) phone: Option<String>,
}

/// A part of `[ending]` that is a paper of its own: a fault in one leaves the others standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// `[ending.letter]`.
    Letter,
    /// `[ending.summary.<adult>]`.
    Summary,
    /// `[ending.certificate]`.
    Certificate,
    /// `[ending.after-care]`.
    AfterCare,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Letter,
        Self::Summary,
        Self::Certificate,
        Self::AfterCare,
    ];

    /// Its key in `[ending]`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Summary => "summary",
            Self::Certificate => "certificate",
            Self::AfterCare => "after-care",
        }
    }
}

/// How many words say why one became involved.
pub const WHY_INVOLVED_WORDS: usize = 80;

impl Ending {
    /// Whether the work ends before it was meant to.
    pub fn is_early(&self) -> bool {
        self.kind == Some(EndingKind::Early)
    }

    /// Whether something is still of concern, which adults keep for a while.
    pub fn is_of_concern(&self) -> bool {
        self.kind == Some(EndingKind::StillOfConcern)
    }

    /// Whether the understanding of risk has words, a date and a name.
    pub fn has_risk(&self) -> bool {
        let risk = self.risk.as_ref();
        risk.is_some_and(|it| it.text.is_some() && it.by.is_some() && it.on.is_some())
    }
}
