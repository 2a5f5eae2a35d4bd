//! `[[meeting]]`: the multi-agency risk management meeting, before it and after it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::day::Day;
use super::file::{GoalId, PersonId, ProfessionalId, Stage};
use super::safety_plan::{Disagreement, SafetyPlanId};
use crate::reader::{AdultId, id};

id! {
    /// The code of one meeting.
    MeetingId, "A meeting's id, such as `autumn`."
}
id! {
    /// The code of one decision or one action of a meeting.
    MinuteId, "A code for this entry, such as `blue-card`."
}

/// One meeting: what it is to look at, who came, what was decided and who does what.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Meeting {
    /// Which it is in the file, from one.
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) number: usize,
    /// A code for this meeting, such as `autumn`.
    pub id: MeetingId,
    /// Its date.
    pub on: Day,
    /// The stage whose agenda it has; the young person's when left out.
    pub stage: Option<Stage>,
    /// Who leads it: a professional's id.
    pub chair: Option<ProfessionalId>,
    /// Who writes the record: another professional's id.
    pub minutes: Option<ProfessionalId>,
    /// The date of the next one.
    pub next: Option<Day>,
    /// What would bring the next one forward.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub earlier_if: Vec<String>,
    /// Whether it has been held; it has as soon as somebody attended or something was decided.
    pub held: Option<bool>,
    /// What this meeting looked at and found done, so that later work may begin.
    #[serde(default)]
    pub reviewed: Vec<Reviewed>,
    /// Who came.
    #[serde(default)]
    pub attended: Vec<Attended>,
    /// What each person says, in their own words.
    #[serde(default)]
    pub view: Vec<MeetingView>,
    /// What goes well.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub going_well: Vec<String>,
    /// What is new: at home, at school, online, in health.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub new_information: Vec<String>,
    /// Who holds responsibility for managing risk now; until this is written it is not yet agreed.
    pub responsibility: Option<AgreedOrNot>,
    /// What was decided on each person's stage.
    #[serde(default)]
    pub stage_decision: Vec<StageDecision>,
    /// What was decided.
    #[serde(default)]
    pub decision: Vec<Decision>,
    /// Who does what by when.
    #[serde(default)]
    pub action: Vec<Action>,
    /// Restorative questions and questions of contact.
    pub restorative: Option<Restorative>,
    /// Whether it is confirmed that the needs of other children are held elsewhere. No detail of them belongs here.
    #[serde(default)]
    pub other_children: OtherChildren,
    /// Who does not agree, in their own words. Each is read by that person and by professionals.
    #[serde(default)]
    pub disagreements: Vec<Disagreement>,
    /// Whether the work ends, in Stage Four.
    pub ending: Option<MeetingEnding>,
}

/// What a meeting looked at and found done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
pub enum Reviewed {
    /// Stage One.
    #[serde(rename = "stage-1")]
    Stage1,
    /// Stage Two.
    #[serde(rename = "stage-2")]
    Stage2,
    /// Stage Three, Part 1.
    #[serde(rename = "part-1")]
    Part1,
    /// Stage Three, Part 2.
    #[serde(rename = "part-2")]
    Part2,
}

impl Reviewed {
    /// The gate that opens.
    pub fn gate(self) -> &'static str {
        match self {
            Self::Stage1 => "stage-1-reviewed",
            Self::Stage2 => "stage-2-reviewed",
            Self::Part1 => "part-1-reviewed",
            Self::Part2 => "part-2-reviewed",
        }
    }
}

/// Somebody who came, sent apologies or sent a report.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Attended {
    /// Somebody of the case: `young-person`, an adult's id or a professional's id.
    pub who: Option<PersonId>,
    /// The name of somebody else.
    #[schemars(length(max = 200))]
    pub name: Option<String>,
    /// Their role.
    #[schemars(length(max = 200))]
    pub role: Option<String>,
    /// Their agency.
    #[schemars(length(max = 200))]
    pub agency: Option<String>,
    /// Whether they came; `attended` when left out.
    #[serde(default)]
    pub status: Attendance,
    /// Whether they were there for all of it; `whole` when left out.
    #[serde(default)]
    pub part: AttendedPart,
    /// The numbers of the agenda that they were there for. They get the record of these only.
    #[serde(default)]
    #[schemars(inner(range(min = 1, max = 30)))]
    pub parts: Vec<u8>,
}

/// Whether somebody came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Attendance {
    /// They came.
    #[default]
    Attended,
    /// They sent apologies.
    Apologies,
    /// They sent a report.
    Report,
}

impl Attendance {
    /// The word in the case file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Attended => "attended",
            Self::Apologies => "apologies",
            Self::Report => "report",
        }
    }
}

/// How much of a meeting somebody was there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AttendedPart {
    /// All of it.
    #[default]
    Whole,
    /// A part.
    Part,
}

impl AttendedPart {
    /// The word in the case file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Part => "part",
        }
    }
}

/// What somebody says for a meeting, in their own words.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MeetingView {
    /// Who: `young-person`, an adult's id or a professional's id.
    pub by: PersonId,
    /// What they say.
    #[schemars(length(min = 1))]
    pub text: String,
    /// How it was gathered. Professionals only.
    #[schemars(length(max = 1000))]
    pub how_gathered: Option<String>,
    /// Who may read it too: `young-person` or an adult's id. Professionals always may.
    #[serde(default)]
    pub shared_with: Vec<PersonId>,
}

/// Whether a meeting agrees, and why.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AgreedOrNot {
    /// Whether it agrees.
    pub agreed: bool,
    /// Why.
    #[schemars(length(max = 2000))]
    pub because: Option<String>,
}

/// What was decided on one person's stage.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct StageDecision {
    /// Whose stage: `young-person` or an adult's id.
    pub person: PersonId,
    /// What was decided.
    pub decision: StayOrMove,
    /// The stage they move to.
    pub to: Option<Stage>,
    /// Why.
    #[schemars(length(max = 2000))]
    pub reason: Option<String>,
}

/// Whether somebody stays in their stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StayOrMove {
    /// They stay.
    Stay,
    /// They move on.
    Move,
    /// They go back a step.
    StepBack,
}

impl StayOrMove {
    /// The word in the case file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stay => "stay",
            Self::Move => "move",
            Self::StepBack => "step-back",
        }
    }
}

/// One decision, in words for each reader.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Decision {
    /// A code for this decision; its number in the list when left out.
    pub id: Option<MinuteId>,
    /// What of the agenda it belongs to: a cell such as `2.meeting.progress`, or an item such as `own-needs`.
    #[schemars(length(max = 60))]
    pub item: Option<String>,
    /// The goals it is about, by id.
    #[serde(default)]
    pub goals: Vec<GoalId>,
    /// The decision in professional words.
    #[schemars(length(min = 1))]
    pub text: String,
    /// The decision in words for the young person. Without them it is not in their summary.
    pub(super) young_person: Option<String>,
    /// The decision in words for each adult, by their id. Without them it is not in that adult's summary.
    #[serde(default)]
    pub(super) adults: BTreeMap<AdultId, String>,
    /// The Safety Plan that it changes, by id.
    pub plan_change: Option<SafetyPlanId>,
    /// Whether the change was agreed.
    pub ratified: Option<bool>,
}

/// Who does what by when.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Action {
    /// A code for this action; its number in the list when left out.
    pub id: Option<MinuteId>,
    /// What is done, in professional words.
    #[schemars(length(min = 1))]
    pub what: String,
    /// Who does it: `young-person`, an adult's id or a professional's id.
    pub who: Option<PersonId>,
    /// By when.
    pub by: Option<Day>,
    /// When it was done.
    pub done: Option<Day>,
    /// How everybody will know.
    #[schemars(length(max = 1000))]
    pub how_we_will_know: Option<String>,
    /// The meeting it was carried over from, by id.
    pub carried_from: Option<MeetingId>,
    /// The same in words for the young person. Without them it is not in their summary.
    pub(super) young_person: Option<String>,
    /// The same in words for each adult, by their id. Without them it is not in that adult's summary.
    #[serde(default)]
    pub(super) adults: BTreeMap<AdultId, String>,
}

/// Restorative questions and questions of contact.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Restorative {
    /// Whether somebody asked.
    pub asked: Option<bool>,
    /// Whether an assessment of its own was made. Nothing is planned without one.
    pub separate_assessment: Option<bool>,
    /// A remark; no name.
    #[schemars(length(max = 1000))]
    pub note: Option<String>,
}

/// Whether the needs of other children are held elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OtherChildren {
    /// Nobody has confirmed it yet.
    #[default]
    NotConfirmed,
    /// It is confirmed that they are held elsewhere.
    ConfirmedHeldElsewhere,
}

/// Whether the work ends.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MeetingEnding {
    /// Whether the meeting agrees.
    pub agreed: bool,
    /// Why.
    #[schemars(length(max = 2000))]
    pub because: Option<String>,
    /// Who keeps an eye on what.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub monitoring: Vec<String>,
    /// The way back when it is needed.
    #[schemars(length(max = 1000))]
    pub route_back: Option<String>,
}

/// The items of an agenda, in their order. Some belong to one stage, or to cases that have something to look at.
pub const AGENDA: [&str; 20] = [
    "welcome",
    "attendance",
    "views",
    "actions-since",
    "going-well",
    "progress",
    "new-information",
    "safety-plans",
    "keeping-safe",
    "intervention-plan",
    "responsibility",
    "stages",
    "restorative",
    "own-needs",
    "other-children",
    "disagreements",
    "eighteen",
    "ending",
    "actions",
    "next",
];

impl Meeting {
    /// Which it is in the file, from one.
    pub fn number(&self) -> usize {
        self.number
    }

    /// Whether it has been held.
    pub fn is_held(&self) -> bool {
        self.held
            .unwrap_or(!self.decision.is_empty() || !self.attended.is_empty())
    }
}
