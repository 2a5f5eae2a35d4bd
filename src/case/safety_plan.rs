//! `[[safety-plan]]`: the adults' plan for one setting, as it is written, and what is still missing in it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::day::Day;
use super::file::{FindingId, PersonId, ProfessionalId};
use super::meeting::MeetingId;
use super::words::{WordsForAll, WordsPer};
use crate::reader::id;

id! {
    /// The code of one Safety Plan.
    SafetyPlanId, "A plan's id, such as `home`."
}
id! {
    /// The code of one line of a plan.
    LineId, "A line's id, such as `devices-at-night`."
}

/// The adults' plan for one setting. Every reader has the same lines with the same numbers, each in their own words.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SafetyPlan {
    /// Which it is in the file, from one.
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) number: usize,
    /// A code for this plan, such as `home`.
    pub id: SafetyPlanId,
    /// The setting it is for.
    pub setting: PlanSetting,
    /// The household it is for, by its code; two households get two plans.
    #[schemars(length(max = 40), regex(pattern = r"^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub household: Option<String>,
    /// The plan's version; 1 when left out.
    #[schemars(range(min = 1, max = 999))]
    pub version: Option<u32>,
    /// The date of this version.
    pub on: Day,
    /// Who wrote it: a professional's id.
    pub by: Option<ProfessionalId>,
    /// When the whole plan is looked at again.
    pub next_review: Option<Day>,
    /// Who reads it beside professionals: `young-person` and adults' ids.
    #[serde(default)]
    pub readers: Vec<PersonId>,
    /// When the meeting agreed to this version. Until then it is printed as a draft.
    pub ratified_on: Option<Day>,
    /// The meeting that agreed to it, by id.
    pub ratified_by: Option<MeetingId>,
    /// Why there is a plan, in a sentence or three; no account of what happened, no other child.
    pub(super) why: Option<WordsPer>,
    /// What goes well: safe times and places. A plan needs it.
    #[serde(default)]
    pub(super) going_well: Vec<WordsForAll>,
    /// What the young person keeps doing because this plan is there.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub(super) keeps_doing: Vec<String>,
    /// The first signs that help is needed.
    #[serde(default)]
    pub(super) early_signs: Vec<WordsForAll>,
    /// What happens when somebody is worried or the plan breaks down.
    pub(super) if_worried: Option<IfWorried>,
    /// Who does not agree, in their own words. Each is read by that person and by professionals.
    #[serde(default)]
    pub disagreements: Vec<Disagreement>,
    /// Who agreed to it, and how.
    #[serde(default)]
    pub(super) agreed_by: Vec<Agreed>,
    /// Who was given which copy, and when.
    #[serde(default)]
    pub given_to: Vec<Given>,
    /// The lines: each a situation with what everybody does.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub(super) line: Vec<PlanLine>,
    /// What is still known of earlier versions.
    #[serde(default)]
    pub(super) earlier: Vec<EarlierPlan>,
}

/// A setting that a plan is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlanSetting {
    /// At home.
    Home,
    /// In a foster home.
    Foster,
    /// In a residential home.
    Residential,
    /// At school or college.
    School,
    /// On the way.
    Transport,
    /// In the neighbourhood and at clubs.
    Community,
    /// Online and on devices.
    Online,
}

impl PlanSetting {
    /// The word in the case file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Foster => "foster",
            Self::Residential => "residential",
            Self::School => "school",
            Self::Transport => "transport",
            Self::Community => "community",
            Self::Online => "online",
        }
    }

    /// Whether people live there.
    pub fn is_a_household(self) -> bool {
        matches!(self, Self::Home | Self::Foster | Self::Residential)
    }
}

/// The place or time of day that a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlanPlace {
    /// Sleeping.
    Sleeping,
    /// The bathroom.
    Bathroom,
    /// Doors and privacy.
    Doors,
    /// Mornings.
    Mornings,
    /// Meals.
    Meals,
    /// The car.
    Car,
    /// Visitors.
    Visitors,
    /// Who steps in.
    WhoStepsIn,
    /// Being together and apart.
    Contact,
    /// Lessons.
    Lessons,
    /// Breaks.
    Breaks,
    /// Toilets.
    Toilets,
    /// Changing rooms.
    Changing,
    /// Journeys.
    Journeys,
    /// Outings.
    Outings,
    /// Clubs.
    Clubs,
    /// Life online.
    Online,
    /// Devices.
    Devices,
    /// Chats.
    Chats,
    /// The young person's own safety.
    KeepingMyselfSafe,
    /// Something else.
    Other,
}

impl PlanPlace {
    /// The word in the case file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sleeping => "sleeping",
            Self::Bathroom => "bathroom",
            Self::Doors => "doors",
            Self::Mornings => "mornings",
            Self::Meals => "meals",
            Self::Car => "car",
            Self::Visitors => "visitors",
            Self::WhoStepsIn => "who-steps-in",
            Self::Contact => "contact",
            Self::Lessons => "lessons",
            Self::Breaks => "breaks",
            Self::Toilets => "toilets",
            Self::Changing => "changing",
            Self::Journeys => "journeys",
            Self::Outings => "outings",
            Self::Clubs => "clubs",
            Self::Online => "online",
            Self::Devices => "devices",
            Self::Chats => "chats",
            Self::KeepingMyselfSafe => "keeping-myself-safe",
            Self::Other => "other",
        }
    }

    /// The places that a plan for a household walks through.
    pub(super) const OF_A_HOUSEHOLD: [Self; 7] = [
        Self::Sleeping,
        Self::Bathroom,
        Self::Doors,
        Self::Mornings,
        Self::Car,
        Self::Visitors,
        Self::WhoStepsIn,
    ];
}

/// What a line does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LineKind {
    /// It limits something. It needs a reason, an owner, a review date and a way in which it ends.
    Restriction,
    /// It helps.
    Support,
}

impl LineKind {
    /// The word in the case file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Restriction => "restriction",
            Self::Support => "support",
        }
    }
}

/// Who imposed a line, and so who can change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ImposedBy {
    /// Everybody agreed to it.
    #[default]
    Agreed,
    /// A court.
    Court,
    /// The police.
    Police,
}

impl ImposedBy {
    /// Who alone can change it, when that is not those around the table.
    pub fn only(self) -> Option<&'static str> {
        match self {
            Self::Agreed => None,
            Self::Court => Some("court"),
            Self::Police => Some("police"),
        }
    }
}

/// One line of a plan: a situation and what everybody does.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanLine {
    /// A code for this line; the bank's when left out.
    pub id: Option<LineId>,
    /// A line of the bank, by id: it gives all words, and what is written here stands in their place.
    pub bank: Option<LineId>,
    /// The place or time of day it is about.
    pub place: Option<PlanPlace>,
    /// Whether it limits something or helps.
    pub kind: Option<LineKind>,
    /// The findings it answers, by id.
    #[serde(default)]
    pub findings: Vec<FindingId>,
    /// When it applies.
    #[serde(default)]
    pub(super) situation: WordsPer,
    /// What one might notice.
    #[serde(default)]
    pub(super) notice: WordsPer,
    /// What the adult does.
    #[serde(default)]
    pub(super) adult_does: WordsPer,
    /// What the young person does.
    #[serde(default)]
    pub(super) i_do: WordsPer,
    /// Who sees to it: `young-person`, an adult's id or a professional's id.
    pub who: Option<PersonId>,
    /// Why it is needed.
    #[serde(default)]
    pub(super) reason: WordsPer,
    /// When it is looked at again.
    pub review: Option<Day>,
    /// How it can ease and end.
    #[serde(default)]
    pub(super) eases_when: WordsPer,
    /// Who imposed it; `agreed` when left out. What a court or the police imposed needs no `eases-when`.
    #[serde(default)]
    pub imposed_by: ImposedBy,
    /// Neutral words for everybody in the house, brothers and sisters too. They name nobody.
    #[schemars(length(max = 1000))]
    pub(super) house: Option<String>,
    /// The version in which it came.
    #[schemars(range(min = 1, max = 999))]
    pub added_in: Option<u32>,
    /// The version in which its words last changed.
    #[schemars(range(min = 1, max = 999))]
    pub changed_in: Option<u32>,
    /// The version in which it went. It stands on no paper, but on the page of what changed.
    #[schemars(range(min = 1, max = 999))]
    pub removed_in: Option<u32>,
}

/// What happens when somebody is worried or the plan breaks down.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct IfWorried {
    /// What one does at once. 999 in an emergency is printed anyway.
    pub(super) now: Option<WordsForAll>,
    /// What one does on the same day, with whom to ring.
    pub(super) same_day: Option<WordsForAll>,
    /// What happens when the plan cannot be kept.
    pub(super) breaks_down: Option<WordsForAll>,
    /// Who steps in: an adult's or a professional's id.
    pub(super) steps_in: Option<PersonId>,
}

/// Somebody who does not agree, in their own words.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Disagreement {
    /// Who: `young-person`, an adult's id or a professional's id.
    pub by: PersonId,
    /// What they say.
    #[schemars(length(min = 1))]
    pub text: String,
}

/// Somebody who agreed to a plan.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Agreed {
    /// Who: `young-person`, an adult's id or a professional's id.
    pub who: PersonId,
    /// How they agreed.
    #[serde(default)]
    pub how: AgreedHow,
    /// Who explained it to them.
    pub by: Option<PersonId>,
    /// When.
    pub on: Option<Day>,
}

/// How somebody agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AgreedHow {
    /// They signed.
    #[default]
    Signed,
    /// They wrote their initials.
    Initials,
    /// It was explained to them.
    Explained,
}

impl AgreedHow {
    /// The word in the case file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Signed => "signed",
            Self::Initials => "initials",
            Self::Explained => "explained",
        }
    }
}

/// Who was given a copy.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Given {
    /// Who: `young-person`, an adult's id or a professional's id.
    pub who: PersonId,
    /// When.
    pub on: Day,
    /// How, such as `by hand`.
    #[schemars(length(max = 200))]
    pub how: Option<String>,
}

/// What is still known of an earlier version.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EarlierPlan {
    /// Its version.
    #[schemars(range(min = 1, max = 999))]
    pub version: u32,
    /// Its date.
    pub on: Option<Day>,
    /// The ids of the lines it had.
    #[serde(default)]
    pub lines: Vec<LineId>,
}

/// Something without which a plan is printed as a draft, with room to write it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// A restriction, by its number in the plan, lacks something.
    OfLine(usize, LineGap),
    /// Nothing that goes well is named.
    GoingWell,
    /// No line is about the young person's own safety.
    KeepingMyselfSafe,
    /// The plan has no date for looking at it again.
    NextReview,
}

/// What a restriction lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineGap {
    /// Why it is needed.
    Reason,
    /// Who sees to it.
    Owner,
    /// When it is looked at again.
    Review,
    /// How it ends.
    StepDown,
}

impl LineGap {
    /// The word in views.
    pub fn word(self) -> &'static str {
        match self {
            Self::Reason => "reason",
            Self::Owner => "owner",
            Self::Review => "review",
            Self::StepDown => "step-down",
        }
    }
}

impl SafetyPlan {
    /// Its version.
    pub fn version(&self) -> u32 {
        self.version.unwrap_or(1)
    }

    /// The lines that hold in this version, with their numbers.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &PlanLine)> {
        let version = self.version();
        let holds = move |it: &&PlanLine| it.removed_in.is_none_or(|removed| removed > version);
        (1..).zip(self.line.iter().filter(holds))
    }

    /// The lines that went in this version.
    pub(super) fn gone(&self) -> impl Iterator<Item = &PlanLine> {
        self.line
            .iter()
            .filter(|it| it.removed_in == Some(self.version()))
    }

    /// Whether a meeting agreed to this version.
    pub fn is_ratified(&self) -> bool {
        self.ratified_on.is_some_and(|it| *it >= *self.on)
    }

    /// What is still missing.
    pub fn gaps(&self) -> Vec<Gap> {
        let of_plan = [
            (self.going_well.is_empty(), Gap::GoingWell),
            (!self.keeps_them_safe(), Gap::KeepingMyselfSafe),
            (self.next_review.is_none(), Gap::NextReview),
        ];
        let of_plan = of_plan.into_iter().filter(|(is_missing, _)| *is_missing);
        let of_lines = self.lines().flat_map(|(number, line)| {
            let gaps = line.gaps();
            gaps.into_iter().map(move |gap| Gap::OfLine(number, gap))
        });
        of_plan.map(|(_, gap)| gap).chain(of_lines).collect()
    }

    /// Whether a line is about the young person's own safety.
    pub fn keeps_them_safe(&self) -> bool {
        self.lines()
            .any(|(_, it)| it.place == Some(PlanPlace::KeepingMyselfSafe))
    }

    /// Whether the plan is for this person to read.
    pub fn is_read_by(&self, person: &str) -> bool {
        self.readers.iter().any(|it| it.as_str() == person)
    }

    /// How many lines are of a kind.
    pub fn count(&self, kind: LineKind) -> usize {
        self.lines().filter(|(_, it)| it.kind == Some(kind)).count()
    }

    /// The date of the version before this one, with its number, as far as the file knows.
    pub(super) fn before(&self) -> Option<(u32, Option<Date>)> {
        let version = self.version();
        let last = self
            .earlier
            .iter()
            .filter(|it| it.version < version)
            .max_by_key(|it| it.version);
        let marked =
            |it: &PlanLine| [it.added_in, it.changed_in, it.removed_in].contains(&Some(version));
        match last {
            Some(it) => Some((it.version, it.on.map(|it| *it))),
            None if version > 1 && self.line.iter().any(marked) => Some((version - 1, None)),
            None => None,
        }
    }

    /// Whether a line is new in this version.
    pub(super) fn is_new(&self, line: &PlanLine) -> bool {
        let version = self.version();
        let last = self
            .earlier
            .iter()
            .filter(|it| it.version < version)
            .max_by_key(|it| it.version);
        let unknown_before = last.is_some_and(|it| {
            !it.lines.is_empty() && !line.name().is_some_and(|name| it.lines.contains(name))
        });
        line.added_in == Some(version) || (line.added_in.is_none() && unknown_before)
    }
}

impl PlanLine {
    /// Its code: its own, else that of the bank.
    pub fn name(&self) -> Option<&LineId> {
        self.id.as_ref().or(self.bank.as_ref())
    }

    /// Whether it limits something.
    pub fn is_restriction(&self) -> bool {
        self.kind == Some(LineKind::Restriction)
    }

    /// What it lacks. Only a restriction can lack something; what a court or the police imposed is theirs to end.
    pub fn gaps(&self) -> Vec<LineGap> {
        if !self.is_restriction() {
            return Vec::new();
        }
        let agreed = self.imposed_by == ImposedBy::Agreed;
        [
            (self.reason.is_empty(), LineGap::Reason),
            (self.who.is_none(), LineGap::Owner),
            (self.review.is_none(), LineGap::Review),
            (agreed && self.eases_when.is_empty(), LineGap::StepDown),
        ]
        .into_iter()
        .filter(|(is_missing, _)| *is_missing)
        .map(|(_, gap)| gap)
        .collect()
    }

    /// Each of its words, with its key.
    pub(super) fn words(&self) -> [(&'static str, &WordsPer); 6] {
        [
            ("situation", &self.situation),
            ("notice", &self.notice),
            ("adult-does", &self.adult_does),
            ("i-do", &self.i_do),
            ("reason", &self.reason),
            ("eases-when", &self.eases_when),
        ]
    }
}
