//! The case file as it is written: plain structs, no rules.
//!
//! Every comment here is a description in the schema, so editors show it to the practitioner.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::born::Born;
use super::day::Day;
use super::ending::Ending;
use super::incident::Incident;
use super::intervention::{Eighteen, InterventionPlan};
use super::keeping_safe::KeepingSafePlan;
use super::meeting::Meeting;
use super::pronouns::Pronouns;
use super::safety_plan::SafetyPlan;
use super::session::Session;
use super::setting_page::SettingPage;
use super::words::WordsForAll;
use crate::language::Language;
use crate::reader::{AdultId, id};

id! {
    /// The code of one professional.
    ProfessionalId, "A professional's id, such as `pro-1`."
}
id! {
    /// The code of one finding.
    FindingId, "A finding's id, such as `settles-late`."
}
id! {
    /// The code of one goal.
    GoalId, "A goal's id, such as `sleep`."
}
id! {
    /// The code of another child, without any name.
    ChildId, "A code for another child, such as `child-a`. Never a name, age or initials."
}
id! {
    /// Somebody of this case: `young-person`, an adult's id or a professional's id.
    PersonId, "`young-person`, an adult's id or a professional's id."
}

/// One young person's case, from which Stagebook makes the papers.
///
/// Each section and each item is read alone, so that a fault in one leaves the others standing.
#[derive(Default, JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CaseFile {
    /// The version of this file's form. Always 1.
    #[schemars(range(min = 1, max = 1))]
    pub schema: Option<u8>,
    /// Facts about the papers: reference, date, who prepared them.
    #[schemars(required)]
    pub case: Option<Papers>,
    /// Orders, proceedings and what is voluntary.
    pub legal: Option<Legal>,
    /// The young person.
    #[schemars(required)]
    pub young_person: Option<YoungPersonFile>,
    /// The adults, each a reader of their own.
    #[schemars(default)]
    pub adult: Vec<AdultFile>,
    /// Other children nearby, by code only.
    #[schemars(default)]
    pub child_nearby: Vec<ChildNearby>,
    /// The professionals.
    #[schemars(default)]
    pub professional: Vec<ProfessionalFile>,
    /// The assessment that the findings come from.
    pub assessment: Option<Assessment>,
    /// What the assessment found: strengths and concerns.
    #[schemars(default)]
    #[schemars(length(max = 200))]
    pub finding: Vec<Finding>,
    /// What the work is towards.
    #[schemars(default)]
    #[schemars(length(max = 100))]
    pub goal: Vec<Goal>,
    /// Your own weight for a line of the grid; it wins over what the findings suggest.
    #[schemars(default)]
    pub weight: Vec<Weight>,
    /// How much time there is.
    pub time: Option<Time>,
    /// Warnings and gates that you have looked at and override, with the reason.
    #[schemars(default)]
    pub accept: Vec<Accept>,
    /// The adults' plans, one for each setting.
    #[schemars(default)]
    #[schemars(length(max = 40))]
    pub safety_plan: Vec<SafetyPlan>,
    /// The young person's own plan, from Stage Three.
    pub keeping_safe_plan: Option<KeepingSafePlan>,
    /// What professionals add to the plan of the work.
    pub intervention_plan: Option<InterventionPlan>,
    /// The meetings.
    #[schemars(default)]
    #[schemars(length(max = 100))]
    pub meeting: Vec<Meeting>,
    /// One side for somebody who is there for a lesson, a night or a shift.
    #[schemars(default)]
    pub setting_page: Vec<SettingPage>,
    /// What was seen and heard, for the professionals' record.
    #[schemars(default)]
    #[schemars(length(max = 200))]
    pub incident: Vec<Incident>,
    /// What was done in each session, the newest last.
    #[schemars(default)]
    #[schemars(length(max = 400))]
    pub session: Vec<Session>,
    /// What changes at 18, and who takes over.
    pub eighteen: Option<Eighteen>,
    /// The end of the work.
    pub ending: Option<Ending>,
    /// Words that must never be on any paper: names, schools and addresses of other people.
    #[schemars(default)]
    pub confidential: Vec<Confidential>,
}

/// Facts about the papers.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Papers {
    /// The case's reference, such as `WB-2031`. It is the only name in file names.
    #[schemars(
        length(min = 1, max = 40),
        regex(pattern = r"^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$")
    )]
    pub reference: String,
    /// Whose law and procedures apply. It also sets the meeting's name.
    pub jurisdiction: Option<Jurisdiction>,
    /// The language of this file and of the papers, such as `en-GB`, which it is when left out.
    #[serde(default)]
    pub language: Language,
    /// The papers' version: a whole number, raised when you change what they say.
    #[schemars(range(min = 1, max = 9999))]
    pub version: Option<u32>,
    /// The date on the papers.
    pub prepared_on: Day,
    /// Who prepared the papers.
    pub prepared_by: Option<PreparedBy>,
    /// The ids of the professionals who do the sessions, the leading one first.
    #[serde(default)]
    pub workers: Vec<ProfessionalId>,
    /// The protective marking on professionals' papers.
    #[schemars(length(max = 200))]
    pub marking: Option<String>,
    /// How long papers are kept and how they are destroyed.
    #[schemars(length(max = 1000))]
    pub retention_note: Option<String>,
}

/// Whose law and procedures apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Jurisdiction {
    /// England.
    England,
    /// Wales.
    Wales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

/// Who prepared the papers.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PreparedBy {
    /// Their name.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// What the young person calls them; the first word of the name when left out.
    #[schemars(length(min = 1, max = 200))]
    pub known_as: Option<String>,
    /// Their role, such as `social worker`.
    #[schemars(length(max = 200))]
    pub role: Option<String>,
    /// Their team.
    #[schemars(length(max = 200))]
    pub team: Option<String>,
    /// A number that is answered neutrally.
    #[schemars(length(max = 40))]
    pub phone: Option<String>,
}

/// Orders, proceedings and what is voluntary.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Legal {
    /// Where criminal proceedings stand. While they are live nothing is made that presumes an act.
    #[serde(default)]
    pub proceedings: Proceedings,
    /// Why the work happens: `voluntary` or the order by its name.
    #[schemars(length(max = 200))]
    pub basis: Option<String>,
    /// When the order ends.
    pub ends: Option<Day>,
    /// Who is told whether the young person came.
    #[serde(default)]
    #[schemars(inner(length(max = 200)))]
    pub told_about_attendance: Vec<String>,
    /// What the young person must do, in plain words.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub must_do: Vec<String>,
    /// What the young person may choose, in plain words.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub may_choose: Vec<String>,
}

/// Where criminal proceedings stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Proceedings {
    /// There are none, or they are over.
    #[default]
    None,
    /// The police or another body are looking into it.
    Investigation,
    /// Somebody is charged.
    Charged,
    /// The court has decided and a sentence is awaited.
    AwaitingSentence,
}

impl Proceedings {
    /// Whether proceedings are under way.
    pub fn are_live(self) -> bool {
        self != Self::None
    }
}

/// A stage of the framework, from 1 to 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "u8")]
pub struct Stage(u8);

impl Stage {
    /// Stage One, where everybody starts.
    pub const ONE: Self = Self(1);

    /// A stage by its number; `None` beyond 1 to 4.
    pub fn new(number: u8) -> Option<Self> {
        (1..=4).contains(&number).then_some(Self(number))
    }

    /// All four, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=4).map(Self)
    }

    /// Its number.
    pub fn number(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Stage {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::new(number).ok_or("not a stage")
    }
}

impl Default for Stage {
    fn default() -> Self {
        Self::ONE
    }
}

impl JsonSchema for Stage {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Stage".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "integer",
            "minimum": 1,
            "maximum": 4,
            "description": "A stage of the framework, from 1 to 4.",
        })
    }
}

/// The young person.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct YoungPersonFile {
    /// The name they want to be called.
    #[schemars(length(min = 1, max = 200))]
    pub chosen_name: String,
    /// When they were born, in quotes: "2012-03" or "2012-03-14". Never printed.
    pub born: Born,
    /// Their pronouns in full, such as `they/them/their`.
    pub pronouns: Pronouns,
    /// The stage they are in; 1 when left out.
    #[serde(default)]
    pub stage: Stage,
    /// Where they live.
    pub living: Option<Living>,
    /// Whether they take part at present; `yes` when left out.
    #[serde(default)]
    pub taking_part: TakingPart,
    /// Whether they keep their papers themselves; `yes` when left out, but never in secure settings.
    pub keeps_papers: Option<KeepsPapers>,
    /// The picture on their papers, by its key, such as `star`.
    #[schemars(length(max = 40), regex(pattern = r"^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub symbol: Option<String>,
    /// What they are good at.
    #[serde(default)]
    #[schemars(inner(length(max = 200)))]
    pub strengths: Vec<String>,
    /// What they like.
    #[serde(default)]
    #[schemars(inner(length(max = 200)))]
    pub interests: Vec<String>,
    /// Culture, faith, language and who they are, as they say it.
    pub identity: Option<String>,
    /// Who is there for them on a day that stirs things up: an adult's or a professional's id.
    pub debrief_adult: Option<PersonId>,
    /// How they read, answer and settle best. It shapes every paper.
    #[serde(default)]
    pub communication: Communication,
}

/// Where a young person lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Living {
    /// With a parent.
    Home,
    /// With relatives or friends of the family.
    Kinship,
    /// With foster carers.
    Foster,
    /// In a residential home.
    Residential,
    /// In supported lodgings or accommodation.
    Supported,
    /// In hospital.
    Hospital,
    /// In a secure setting.
    Secure,
    /// On remand.
    Remand,
    /// Somewhere else.
    Other,
}

impl Living {
    /// Whether it is a place without phone and internet, where papers are seen by others.
    pub fn is_secure(self) -> bool {
        matches!(self, Self::Secure | Self::Remand)
    }
}

/// Whether a young person takes part at present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TakingPart {
    /// They do.
    #[default]
    Yes,
    /// They have not decided.
    Unsure,
    /// Not at present; the door stays open.
    NotNow,
}

/// Whether a young person keeps their papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KeepsPapers {
    /// They keep them.
    #[default]
    Yes,
    /// The worker keeps them for them.
    WorkerKeeps,
    /// They are given none.
    None,
}

/// How somebody reads, answers and settles best.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Communication {
    /// How they read; `standard` when left out.
    #[serde(default)]
    pub reading: Reading,
    /// Whether figures of speech are taken at their word, so that pages do without them.
    #[serde(default)]
    pub literal: bool,
    /// How they answer best, the best way first.
    #[serde(default)]
    pub answers_by: Vec<AnswersBy>,
    /// How many minutes they can attend before a break.
    #[schemars(range(min = 1, max = 120))]
    pub attention_minutes: Option<u8>,
    /// The size of the text in points, when the usual size does not suit.
    #[schemars(range(min = 12, max = 24))]
    pub text_size: Option<u8>,
    /// A tint behind the text.
    #[serde(default)]
    pub tint: Tint,
    /// The letters they read best.
    #[serde(default)]
    pub font: Font,
    /// What helps.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub helps: Vec<String>,
    /// What makes it harder.
    #[serde(default)]
    #[schemars(inner(length(max = 1000)))]
    pub hinders: Vec<String>,
    /// Their own words for feelings and private topics: our word = "their word". They take the place of ours in the fixed
    /// sentences of their papers and where an exercise names the word.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, OwnWord>")]
    pub words: BTreeMap<String, String>,
    /// The language they read best, when it is not the papers' language.
    pub language: Option<Language>,
    /// Whether an interpreter comes.
    #[serde(default)]
    pub interpreter: bool,
    /// The signed language or signing system they use.
    #[schemars(length(max = 200))]
    pub signed: Option<String>,
    /// Needs that the worker's notes answer.
    #[serde(default)]
    pub needs: Vec<Need>,
}

/// Somebody's own word for something.
#[derive(JsonSchema)]
#[schemars(transparent)]
struct OwnWord(
    #[schemars(length(min = 1, max = 200))]
    #[expect(dead_code, reason = "only its schema is used")]
    String,
);

/// How a young person reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// Few words with pictures.
    Easy,
    /// Short plain sentences.
    #[default]
    Standard,
    /// A confident older reader.
    Older,
}

/// How an adult reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AdultReading {
    /// Shorter and plainer.
    Easy,
    /// Plain English.
    #[default]
    Standard,
}

/// A way to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AnswersBy {
    /// Ticking.
    Tick,
    /// Sorting into boxes.
    Sort,
    /// Circling words.
    Circle,
    /// Drawing.
    Draw,
    /// Marking a scale.
    Scale,
    /// Saying it while the worker writes.
    Say,
    /// Filling a comic strip.
    Comic,
    /// Choosing and moving cards.
    Cards,
    /// Moving about.
    Move,
    /// Writing.
    Write,
}

/// A tint behind the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tint {
    /// White.
    #[default]
    None,
    /// Cream.
    Cream,
    /// Pale yellow.
    Yellow,
    /// Pale blue.
    Blue,
    /// Pale green.
    Green,
    /// Pale pink.
    Pink,
}

/// The letters of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Font {
    /// Atkinson Hyperlegible Next: letters that are hard to mix up.
    #[default]
    Atkinson,
    /// Andika: letters shaped as beginners write them.
    Andika,
}

/// A need that the worker's notes answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// A learning disability.
    LearningDisability,
    /// Autism.
    Autism,
    /// Dyslexia.
    Dyslexia,
    /// ADHD.
    Adhd,
    /// English is not their first language.
    EnglishAsAdditionalLanguage,
    /// Speech or language needs.
    SpeechAndLanguage,
    /// Hearing.
    Hearing,
    /// Sight.
    Sight,
    /// Movement or fine hand movement.
    Movement,
}

/// One adult, or a team such as the staff of a home. Each is a reader of their own.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AdultFile {
    /// A code such as `adult-1`. It stands in file names, so it names nobody.
    pub id: AdultId,
    /// Their name, as they want to be addressed.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// What the young person calls them. It stands on the young person's papers only.
    #[schemars(length(min = 1, max = 200))]
    pub known_as: Option<String>,
    /// Who they are to the young person, such as `grandmother`.
    #[schemars(length(max = 200))]
    pub relation: Option<String>,
    /// The role that decides which pages suit them.
    pub role: Role,
    /// A code for the household they live in; two households get two plans.
    #[schemars(length(max = 40), regex(pattern = r"^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub household: Option<String>,
    /// The stage they are in, which may differ from the young person's; 1 when left out.
    #[serde(default)]
    pub stage: Stage,
    /// How they read; `standard` when left out.
    #[serde(default)]
    pub reading: AdultReading,
    /// The language they read best, when it is not the papers' language.
    pub language: Option<Language>,
    /// Whether an interpreter comes.
    #[serde(default)]
    pub interpreter: bool,
    /// The papers they get, such as `["workbook", "goal-sheet"]`. They get nothing else.
    #[serde(default)]
    #[schemars(inner(length(max = 40)))]
    pub papers: Vec<String>,
    /// When the young person agreed that this adult gets papers. Needed once the young person is 18.
    pub agreed_on: Option<Day>,
    /// Why their papers are held back for now. While this is set nothing is made for them.
    #[schemars(length(max = 1000))]
    pub hold: Option<String>,
    /// Whether their name, home and school stay out of the other adults' papers.
    #[serde(default)]
    pub details_confidential: bool,
}

/// The role that decides which pages suit an adult.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A parent.
    Parent,
    /// A relative or friend who cares for them.
    Carer,
    /// A foster carer.
    FosterCarer,
    /// Staff of a residential home.
    ResidentialWorker,
    /// Staff of a school or college.
    Education,
    /// Another adult.
    Other,
}

/// Another child nearby, by code only.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ChildNearby {
    /// A code such as `child-a`. Never a name, an age or initials.
    pub id: ChildId,
    /// Whether they live in the same home.
    #[serde(default)]
    pub lives_here: bool,
    /// The id of the professional who holds this child's own plan.
    pub plan: Option<ProfessionalId>,
}

/// One professional.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ProfessionalFile {
    /// A code such as `pro-1`.
    pub id: ProfessionalId,
    /// Their name.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// What the young person calls them; the first word of the name when left out.
    #[schemars(length(min = 1, max = 200))]
    pub known_as: Option<String>,
    /// Their role, such as `youth justice worker`.
    #[schemars(length(max = 200))]
    pub role: Option<String>,
    /// Their agency.
    #[schemars(length(max = 200))]
    pub agency: Option<String>,
    /// A number that is answered neutrally.
    #[schemars(length(max = 40))]
    pub phone: Option<String>,
    /// The areas they could take on when time is short, such as `["communication"]`.
    #[serde(default)]
    #[schemars(inner(length(max = 40)))]
    pub can_carry: Vec<String>,
}

/// The assessment that the findings come from.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Assessment {
    /// Which assessment it was.
    pub tool: Option<Tool>,
    /// When it was completed.
    pub completed: Option<Day>,
    /// Who did it.
    #[schemars(length(max = 200))]
    pub by: Option<String>,
    /// Whether they are trained in it.
    pub trained: Option<bool>,
    /// Who did it with them.
    #[schemars(length(max = 200))]
    pub co_worker: Option<String>,
    /// When it was last reviewed.
    pub reviewed: Option<Day>,
    /// What the assessment was like, person by person.
    #[serde(default)]
    pub experience: Vec<Experience>,
}

/// An assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Tool {
    /// AIM3, for 12 to 18.
    #[serde(rename = "AIM3")]
    Aim3,
    /// AIM Under 12s.
    #[serde(rename = "AIM Under 12s")]
    AimUnder12s,
    /// Another assessment.
    #[serde(rename = "other")]
    Other,
}

/// What the assessment was like for one person.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Experience {
    /// Whose experience: `young-person` or an adult's id.
    pub person: PersonId,
    /// What was easier.
    pub easier: Option<String>,
    /// What was harder.
    pub harder: Option<String>,
    /// Why, as they say it.
    pub why: Option<String>,
}

/// One strength and concern from the assessment. There is no place for an account of what happened.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Finding {
    /// A short code for this finding, such as `settles-late`.
    pub id: FindingId,
    /// The domain of the assessment it belongs to.
    pub domain: Domain,
    /// The areas of the grid it points to, such as `["emotional-literacy"]`.
    #[serde(default)]
    #[schemars(inner(length(max = 40)))]
    pub areas: Vec<String>,
    /// What it is about more closely, such as `["naming-feelings"]`.
    #[serde(default)]
    #[schemars(inner(length(max = 40)))]
    pub topics: Vec<String>,
    /// How far there is a strength.
    pub strength: Option<Strength>,
    /// How far there is a concern.
    pub concern: Option<Concern>,
    /// Whether it needs a line in the Safety Plan now.
    #[serde(default)]
    pub immediate: bool,
    /// Whether it motivates the behaviour, so that it comes first when time is short.
    #[serde(default)]
    pub driver: bool,
    /// Whether it is about life online.
    #[serde(default)]
    pub online: bool,
    /// The words for professionals.
    pub professional: Option<String>,
    /// The words for the young person. Without them it is on none of their pages.
    pub young_person: Option<String>,
    /// The words for each adult, by their id. Without them it is on none of that adult's pages.
    #[serde(default)]
    pub adults: BTreeMap<AdultId, String>,
}

/// A domain of the assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Domain {
    /// Sexual behaviour.
    SexualBehaviour,
    /// Non-sexual behaviour.
    NonSexualBehaviour,
    /// Developmental.
    Developmental,
    /// Family and environment.
    FamilyAndEnvironment,
    /// Self-regulation.
    SelfRegulation,
}

/// How far there is a strength.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Not yet.
    NoneYet,
    /// Beginning to show.
    Emerging,
    /// Well established.
    Established,
}

/// How far there is a concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Concern {
    /// None.
    None,
    /// Some.
    Some,
    /// Significant.
    Significant,
}

/// What the work is towards. The professional's words and the young person's are two separate texts.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Goal {
    /// A short code for this goal, such as `sleep`.
    pub id: GoalId,
    /// A short title without any name, for the worker's sheets; its id in words when left out.
    #[schemars(length(min = 1, max = 60))]
    pub title: Option<String>,
    /// The findings it answers, by id.
    #[serde(default)]
    pub findings: Vec<FindingId>,
    /// The area of the grid it belongs to, such as `emotional-literacy`.
    #[schemars(length(max = 40))]
    pub area: Option<String>,
    /// What it is about more closely, such as `["naming-feelings"]`.
    #[serde(default)]
    #[schemars(inner(length(max = 40)))]
    pub topics: Vec<String>,
    /// The stage it belongs to; the young person's stage when left out.
    pub stage: Option<Stage>,
    /// The goal in professional words.
    pub professional: Option<String>,
    /// The goal in the young person's words, something to move towards.
    pub young_person: Option<Words>,
    /// The goal in words for each adult, by their id.
    #[serde(default)]
    pub adults: BTreeMap<AdultId, String>,
    /// Why it matters to the young person.
    pub why: Option<Words>,
    /// What the young person is already good at.
    #[serde(default)]
    pub good_at: Vec<Words>,
    /// Small steps, at most three at a time.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Who helps, chosen by the young person.
    #[serde(default)]
    pub helpers: Vec<Helper>,
    /// Who is responsible: an adult's or a professional's id.
    pub responsible: Option<PersonId>,
    /// How everybody will know that it is reached.
    pub how_we_will_know: Option<Words>,
    /// When it is looked at again.
    pub review: Option<Day>,
    /// The rating to aim for, from 0 to 10.
    pub target: Option<Score>,
    /// Where it stands; `active` when left out.
    #[serde(default)]
    pub status: Status,
    /// Ratings, one by one person on one date.
    #[serde(default)]
    pub rating: Vec<Rating>,
    /// How the goal was worded before; ratings of that time are a series of their own.
    #[serde(default)]
    pub earlier: Vec<EarlierGoal>,
    /// What would be less, as expected and more than expected.
    pub attainment: Option<Attainment>,
}

/// How a goal was worded before.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EarlierGoal {
    /// The last day on which it was worded so.
    pub until: Day,
    /// The wording for professionals.
    pub professional: Option<String>,
    /// The young person's wording.
    pub young_person: Option<String>,
    /// The wording for each adult, by their id.
    #[serde(default)]
    pub adults: BTreeMap<AdultId, String>,
}

/// What would be less, as expected and more than expected. It is for looking at together, never a score.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Attainment {
    /// Much less than expected.
    pub(super) minus_2: Option<WordsForAll>,
    /// Less than expected.
    pub(super) minus_1: Option<WordsForAll>,
    /// As expected.
    pub(super) zero: Option<WordsForAll>,
    /// More than expected.
    pub(super) plus_1: Option<WordsForAll>,
    /// Much more than expected.
    pub(super) plus_2: Option<WordsForAll>,
    /// Where it stands.
    pub reached: Option<Attained>,
}

/// Where a goal stands on its five steps.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Attained {
    /// When that was agreed.
    pub on: Day,
    /// From -2 to 2.
    #[schemars(range(min = -2, max = 2))]
    pub level: i8,
}

impl Attainment {
    /// The steps with their words, from the least.
    pub(super) fn levels(&self) -> impl Iterator<Item = (i8, &WordsForAll)> {
        let levels = [
            &self.minus_2,
            &self.minus_1,
            &self.zero,
            &self.plus_1,
            &self.plus_2,
        ];
        (-2..)
            .zip(levels)
            .filter_map(|(level, words)| Some((level, words.as_ref()?)))
    }
}

/// Where a goal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It is worked on now.
    #[default]
    Active,
    /// It is reached.
    Reached,
    /// It rests.
    Paused,
    /// It comes later.
    Later,
}

/// Words, and whose they are: plain text, or `{ text = "…", said-by = "young-person", shared-with = ["adult-1"] }`.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(from = "WordsAsWritten")]
pub struct Words {
    /// The words themselves.
    pub text: String,
    /// Who said them.
    pub said_by: Option<PersonId>,
    /// The adults who may read them too.
    pub shared_with: Vec<PersonId>,
}

/// Words, and whose they are.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum WordsAsWritten {
    /// The words, written for the reader and shared with nobody else.
    Text(String),
    /// The words with who said them and who may read them too.
    Table(WordsTable),
}

/// The words with who said them and who may read them too.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct WordsTable {
    /// The words themselves.
    text: String,
    /// Who said them. The young person's own words are never refused for their wording.
    said_by: Option<PersonId>,
    /// The adults who may read them too, by id.
    #[serde(default)]
    shared_with: Vec<PersonId>,
}

impl From<WordsAsWritten> for Words {
    fn from(written: WordsAsWritten) -> Self {
        match written {
            WordsAsWritten::Text(text) => Self {
                text,
                said_by: None,
                shared_with: Vec::new(),
            },
            WordsAsWritten::Table(WordsTable {
                text,
                said_by,
                shared_with,
            }) => Self {
                text,
                said_by,
                shared_with,
            },
        }
    }
}

/// A small step: plain text, or `{ text = "…", with = "Nan", shared-with = ["adult-1"] }`.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(from = "StepAsWritten")]
pub struct Step {
    /// What to do.
    pub text: String,
    /// With whom.
    pub with: Option<String>,
    /// The adults who may read it too.
    pub shared_with: Vec<PersonId>,
}

/// A small step.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum StepAsWritten {
    /// What to do.
    Text(String),
    /// What to do, with whom, and who may read it too.
    Table(StepTable),
}

/// What to do, with whom, and who may read it too.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct StepTable {
    /// What to do.
    text: String,
    /// With whom, as the young person calls them.
    #[schemars(length(max = 200))]
    with: Option<String>,
    /// The adults who may read it too, by id.
    #[serde(default)]
    shared_with: Vec<PersonId>,
}

impl From<StepAsWritten> for Step {
    fn from(written: StepAsWritten) -> Self {
        match written {
            StepAsWritten::Text(text) => Self {
                text,
                with: None,
                shared_with: Vec::new(),
            },
            StepAsWritten::Table(StepTable {
                text,
                with,
                shared_with,
            }) => Self {
                text,
                with,
                shared_with,
            },
        }
    }
}

/// Somebody the young person chose to help with a goal.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Helper {
    /// Who, as the young person calls them.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// How they help.
    #[schemars(length(max = 1000))]
    pub note: Option<String>,
    /// Whether they have been asked.
    #[serde(default)]
    pub asked: bool,
}

/// A rating from 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "u8")]
pub struct Score(u8);

impl Score {
    /// A score; `None` beyond 0 to 10.
    pub fn new(score: u8) -> Option<Self> {
        (score <= 10).then_some(Self(score))
    }

    /// Its number.
    pub fn number(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Score {
    type Error = &'static str;

    fn try_from(score: u8) -> Result<Self, Self::Error> {
        Self::new(score).ok_or("not a score")
    }
}

impl JsonSchema for Score {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Score".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "integer",
            "minimum": 0,
            "maximum": 10,
            "description": "A rating from 0 (not at all there yet) to 10 (fully there).",
        })
    }
}

/// One rating of one goal by one person on one date. It is a view, never a measure of risk.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Rating {
    /// The date.
    pub on: Day,
    /// Who rates: `young-person`, an adult's id or a professional's id.
    pub by: PersonId,
    /// From 0 to 10.
    pub score: Score,
    /// What it rests on. Professionals only.
    pub evidence: Option<String>,
    /// Who may see it too: `young-person` or an adult's id. Professionals always may.
    #[serde(default)]
    pub shared_with: Vec<PersonId>,
}

/// Your own weight for a line of the grid.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Weight {
    /// The cell, such as `2.young-person.secure-base`.
    #[schemars(length(max = 60))]
    pub cell: String,
    /// The adult it is for, by id, when the cell is the adults'. All adults when left out.
    pub person: Option<AdultId>,
    /// How much work it gets.
    pub weight: HowMuch,
    /// Why. Needed for `not-now`, because it is printed in the professionals' plan.
    #[schemars(length(max = 1000))]
    pub reason: Option<String>,
}

/// How much work an area gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HowMuch {
    /// The most exercises.
    Core,
    /// A few exercises.
    Some,
    /// One page.
    Light,
    /// None, with the reason.
    NotNow,
}

/// How much time there is.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Time {
    /// Whether time is limited, so that drivers come first.
    #[serde(default)]
    pub limited: bool,
    /// How many sessions there are.
    #[schemars(range(min = 1, max = 200))]
    pub sessions: Option<u16>,
    /// How many minutes a session has.
    #[schemars(range(min = 5, max = 240))]
    pub minutes: Option<u16>,
}

/// A warning or gate that you have looked at and override.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Accept {
    /// The code in the warning's brackets, such as `goal/too-many-active`.
    #[schemars(length(max = 80))]
    pub code: String,
    /// The place by names that it is accepted for, such as `goal.sleep.young-person`.
    #[schemars(length(max = 200))]
    pub at: Option<String>,
    /// Why.
    #[schemars(length(min = 1, max = 1000))]
    pub reason: String,
    /// Who decided. For live proceedings, a named manager.
    #[schemars(length(min = 1, max = 200))]
    pub by: String,
    /// When.
    pub on: Day,
    /// That legal advice was taken. Needed for everything that live proceedings shut.
    #[serde(default)]
    pub legal_advice: bool,
}

/// Words that must never be on any paper.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Confidential {
    /// The name, address, school or other word, as it might be written.
    #[schemars(length(min = 2, max = 200))]
    pub(super) text: String,
    /// Other forms of it: nicknames, former names, short forms.
    #[serde(default)]
    #[schemars(inner(length(min = 2, max = 200)))]
    pub(super) also: Vec<String>,
    /// What it is.
    #[serde(default)]
    pub(super) kind: SecretKind,
}

/// What a confidential word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SecretKind {
    /// A person's name.
    #[default]
    Name,
    /// An address or part of one.
    Address,
    /// A school or college.
    School,
    /// A date.
    Date,
    /// Something else.
    Other,
}
