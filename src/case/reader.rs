//! What each reader may know of a case. This is the privacy file: short, and reviewed with care.
//!
//! A new field of the case is visible to nobody until one of these `impl` blocks names it.

mod ear;
mod ending_texts;
mod endings;
mod meetings;
mod plan_texts;
mod plans;
mod sessions;
mod texts;
mod worker;

use jiff::civil::Date;

pub use self::ear::Who;
pub use self::endings::{
    AfterCareInWords, CertificateInWords, LetterInWords, StaysInWords, SummaryInWords,
    SupportInWords, WatchInWords,
};
pub use self::meetings::{ActionInWords, EighteenInWords, MeetingInWords};
pub use self::plans::{
    AgreedInWords, Changes, CompanionPage, HouseRules, LineInWords, OwnPlan, OwnPlanAtATable,
    PlanInWords, PromiseInWords, WorriedInWords,
};
pub use self::sessions::{HeldSession, SessionInFull};
pub use self::texts::{Text, TextKind};
pub use self::worker::{ConcernInShort, GoalInShort, SessionInShort, Somebody, Worker};

use self::ear::Ear;
use super::Case;
use super::file::{
    Accept, AdultFile, AdultReading, Assessment, Attained, ChildNearby, Communication, Experience,
    Finding, FindingId, Goal, GoalId, Helper, KeepsPapers, Legal, Living, Papers, PersonId,
    ProfessionalFile, ProfessionalId, Rating, Role, Score, SecretKind, Stage, Status, TakingPart,
    Time, Weight, Words, YoungPersonFile,
};
use super::pronouns::Pronouns;
use crate::language::Language;
use crate::reader::{AdultId, Reader, YOUNG_PERSON};

/// The part of a case that one reader may know.
///
/// The young person has their own words:
/// ```
/// use stagebook::case::reader::{CaseFor, YoungPerson};
/// fn page(case: &CaseFor<YoungPerson>) -> usize {
///     case.findings().map(|finding| finding.text.len()).sum()
/// }
/// ```
/// and has no door to the words for professionals:
/// ```compile_fail
/// use stagebook::case::reader::{CaseFor, YoungPerson};
/// fn page(case: &CaseFor<YoungPerson>) -> usize {
///     case.findings().map(|finding| finding.professional.len()).sum()
/// }
/// ```
///
/// Professionals know the assessment:
/// ```
/// use stagebook::case::reader::{CaseFor, Professional, YoungPerson};
/// fn page(case: &CaseFor<Professional>) -> bool {
///     case.assessment().is_some()
/// }
/// ```
/// the young person's pages do not:
/// ```compile_fail
/// use stagebook::case::reader::{CaseFor, Professional, YoungPerson};
/// fn page(case: &CaseFor<YoungPerson>) -> bool {
///     case.assessment().is_some()
/// }
/// ```
///
/// The young person knows who helps with a goal:
/// ```
/// use stagebook::case::reader::{Adult, CaseFor, YoungPerson};
/// fn page(case: &CaseFor<YoungPerson>) -> usize {
///     case.goals().map(|goal| goal.helpers.len()).sum()
/// }
/// ```
/// an adult does not:
/// ```compile_fail
/// use stagebook::case::reader::{Adult, CaseFor, YoungPerson};
/// fn page(case: &CaseFor<Adult>) -> usize {
///     case.goals().map(|goal| goal.helpers.len()).sum()
/// }
/// ```
///
/// Professionals know what was seen and heard:
/// ```
/// use stagebook::case::reader::{Adult, CaseFor, Professional};
/// fn page(case: &CaseFor<Professional>) -> usize {
///     case.incidents().len()
/// }
/// ```
/// an adult does not:
/// ```compile_fail
/// use stagebook::case::reader::{Adult, CaseFor, Professional};
/// fn page(case: &CaseFor<Adult>) -> usize {
///     case.incidents().len()
/// }
/// ```
///
/// A worker's own sheets know a goal by its number and short title:
/// ```
/// use stagebook::case::reader::{CaseFor, Worker};
/// fn page(case: &CaseFor<Worker>) -> usize {
///     case.goals().iter().map(|goal| goal.title.len()).sum()
/// }
/// ```
/// but not its words:
/// ```compile_fail
/// use stagebook::case::reader::{CaseFor, Worker};
/// fn page(case: &CaseFor<Worker>) -> usize {
///     case.goals().iter().map(|goal| goal.professional.len()).sum()
/// }
/// ```
/// They carry an initial:
/// ```
/// use stagebook::case::reader::{CaseFor, Worker};
/// fn page(case: &CaseFor<Worker>) -> String {
///     case.initial()
/// }
/// ```
/// and never the name:
/// ```compile_fail
/// use stagebook::case::reader::{CaseFor, Worker};
/// fn page(case: &CaseFor<Worker>) -> String {
///     case.chosen_name().to_owned()
/// }
/// ```
///
/// Staff who carry an exercise know how the young person works best:
/// ```
/// use stagebook::case::reader::{Adult, CaseFor, Worker};
/// fn page(case: &CaseFor<Adult>) -> bool {
///     case.ways_of_working().is_some()
/// }
/// ```
/// but not the words that the young person gave the worker for it:
/// ```compile_fail
/// use stagebook::case::reader::{Adult, CaseFor, Worker};
/// fn page(case: &CaseFor<Adult>) -> bool {
///     case.communication().helps.is_empty()
/// }
/// ```
///
/// Professionals know who asked how somebody was after a session:
/// ```
/// use stagebook::case::reader::{CaseFor, Professional, Worker};
/// fn page(case: &CaseFor<Professional>) -> bool {
///     case.sessions().iter().any(|it| it.checked_in.is_some())
/// }
/// ```
/// the sheets that are carried about do not:
/// ```compile_fail
/// use stagebook::case::reader::{CaseFor, Professional, Worker};
/// fn page(case: &CaseFor<Worker>) -> bool {
///     case.sessions().iter().any(|it| it.checked_in.is_some())
/// }
/// ```
///
/// A worker's own papers know what was worrying in a session, for supervision:
/// ```
/// use stagebook::case::reader::{Adult, CaseFor, Worker, YoungPerson};
/// fn page(case: &CaseFor<Worker>) -> usize {
///     case.concerns().len()
/// }
/// ```
/// the young person's do not:
/// ```compile_fail
/// use stagebook::case::reader::{Adult, CaseFor, Worker, YoungPerson};
/// fn page(case: &CaseFor<YoungPerson>) -> usize {
///     case.concerns().len()
/// }
/// ```
/// and no adult's:
/// ```compile_fail
/// use stagebook::case::reader::{Adult, CaseFor, Worker, YoungPerson};
/// fn page(case: &CaseFor<Adult>) -> usize {
///     case.concerns().len()
/// }
/// ```
///
/// They know why somebody did not come:
/// ```
/// use stagebook::case::reader::{Adult, CaseFor, Worker, YoungPerson};
/// fn page(case: &CaseFor<Worker>) -> bool {
///     case.sessions().iter().any(|it| it.why_not.is_some())
/// }
/// ```
/// the young person's page does not repeat it:
/// ```compile_fail
/// use stagebook::case::reader::{Adult, CaseFor, Worker, YoungPerson};
/// fn page(case: &CaseFor<YoungPerson>) -> bool {
///     case.sessions().iter().any(|it| it.why_not.is_some())
/// }
/// ```
/// nor does an adult's:
/// ```compile_fail
/// use stagebook::case::reader::{Adult, CaseFor, Worker, YoungPerson};
/// fn page(case: &CaseFor<Adult>) -> bool {
///     case.sessions().iter().any(|it| it.why_not.is_some())
/// }
/// ```
///
/// An adult knows how they help with the young person's own plan:
/// ```
/// use stagebook::case::reader::{Adult, CaseFor};
/// fn page(case: &CaseFor<Adult>) -> bool {
///     case.companion().is_some()
/// }
/// ```
/// but not the plan:
/// ```compile_fail
/// use stagebook::case::reader::{Adult, CaseFor};
/// fn page(case: &CaseFor<Adult>) -> bool {
///     case.keeping_safe_plan().is_some()
/// }
/// ```
///
/// An adult knows the summary of the ending that was written for them:
/// ```
/// use stagebook::case::reader::{Adult, CaseFor};
/// fn page(case: &CaseFor<Adult>) -> bool {
///     case.ending_summary().is_some()
/// }
/// ```
/// but not the letter to the young person:
/// ```compile_fail
/// use stagebook::case::reader::{Adult, CaseFor};
/// fn page(case: &CaseFor<Adult>) -> bool {
///     case.ending_letter().is_some()
/// }
/// ```
///
/// The young person knows their letter:
/// ```
/// use stagebook::case::reader::{CaseFor, YoungPerson};
/// fn page(case: &CaseFor<YoungPerson>) -> bool {
///     case.ending_letter().is_some()
/// }
/// ```
/// but not the record of the ending:
/// ```compile_fail
/// use stagebook::case::reader::{CaseFor, YoungPerson};
/// fn page(case: &CaseFor<YoungPerson>) -> bool {
///     case.ending().is_some()
/// }
/// ```
///
/// Nobody reaches the case behind the door:
/// ```
/// use stagebook::case::reader::{Adult, CaseFor};
/// fn page(case: CaseFor<Adult>) -> bool {
///     case.name().is_empty()
/// }
/// ```
/// ```compile_fail
/// use stagebook::case::reader::{Adult, CaseFor};
/// fn page(case: CaseFor<Adult>) -> bool {
///     case.case.name().is_empty()
/// }
/// ```
///
/// Professionals know that there is a confidential register:
/// ```
/// use stagebook::case::reader::{Adult, CaseFor, Professional};
/// fn page(case: &CaseFor<Professional>) -> usize {
///     case.confidential_kinds().len()
/// }
/// ```
/// an adult does not:
/// ```compile_fail
/// use stagebook::case::reader::{Adult, CaseFor, Professional};
/// fn page(case: &CaseFor<Adult>) -> usize {
///     case.confidential_kinds().len()
/// }
/// ```
///
/// One reader's door does not open for another:
/// ```
/// use stagebook::case::reader::{Adult, CaseFor, YoungPerson};
/// fn page(case: CaseFor<Adult>) -> CaseFor<Adult> {
///     case
/// }
/// ```
/// ```compile_fail
/// use stagebook::case::reader::{Adult, CaseFor, YoungPerson};
/// fn page(case: CaseFor<Adult>) -> CaseFor<YoungPerson> {
///     case
/// }
/// ```
pub struct CaseFor<'a, R> {
    case: &'a Case,
    reader: R,
}

/// The young person reads.
#[derive(Debug, Clone, Copy)]
pub struct YoungPerson(());

/// One adult reads. The handle holds whose facts are theirs.
#[derive(Debug, Clone)]
pub struct Adult(AdultId);

/// Professionals read.
#[derive(Debug, Clone, Copy)]
pub struct Professional(());

/// What everybody may know.
impl<'a, R> CaseFor<'a, R> {
    /// The case's reference.
    pub fn reference(&self) -> &'a str {
        self.case.reference()
    }

    /// The papers' language.
    pub fn papers_language(&self) -> &'a Language {
        self.case.language()
    }

    /// The papers' version.
    pub fn version(&self) -> u32 {
        self.case.version()
    }

    /// The date on the papers.
    pub fn prepared_on(&self) -> Date {
        self.case.prepared_on()
    }

    /// The first letter of the young person's name.
    pub fn initial(&self) -> String {
        let name = &self.case.young_person.chosen_name;
        name.chars()
            .next()
            .map(|it| it.to_uppercase().collect())
            .unwrap_or_default()
    }

    /// How the young person is spoken of.
    pub fn pronouns(&self) -> &'a Pronouns {
        &self.case.young_person.pronouns
    }

    /// Who does the sessions, the leading one first; who prepared the papers when nobody else is named.
    pub fn workers(&self) -> Vec<NamedWorker<'a>> {
        let named: Vec<_> = self
            .case
            .papers
            .workers
            .iter()
            .filter_map(|id| self.case.professionals.iter().find(|it| it.id == *id))
            .map(NamedWorker::of_professional)
            .collect();
        if named.is_empty() {
            self.prepared_by().into_iter().collect()
        } else {
            named
        }
    }

    /// Who prepared the papers.
    pub fn prepared_by(&self) -> Option<NamedWorker<'a>> {
        self.case.papers.prepared_by.as_ref().map(|it| NamedWorker {
            id: None,
            name: &it.name,
            known_as: known_as(it.known_as.as_deref(), &it.name),
            role: it.role.as_deref(),
            team: it.team.as_deref(),
            phone: it.phone.as_deref(),
        })
    }
}

/// Readers who call the young person by their name.
pub trait KnowsTheName: sealed::Reader {}

mod sealed {
    pub trait Reader {}
    impl Reader for super::YoungPerson {}
    impl Reader for super::Adult {}
    impl Reader for super::Professional {}
}

impl KnowsTheName for YoungPerson {}
impl KnowsTheName for Adult {}
impl KnowsTheName for Professional {}

/// What everybody but a worker's sheets may know.
impl<'a, R: KnowsTheName> CaseFor<'a, R> {
    /// The name the young person wants to be called.
    pub fn chosen_name(&self) -> &'a str {
        &self.case.young_person.chosen_name
    }
}

/// A worker, as everybody may know them.
#[derive(Clone, Copy)]
pub struct NamedWorker<'a> {
    /// Their id, when they are one of the case's professionals.
    pub id: Option<&'a ProfessionalId>,
    /// Their name.
    pub name: &'a str,
    /// What the young person calls them.
    pub known_as: &'a str,
    /// Their role.
    pub role: Option<&'a str>,
    /// Their team or agency.
    pub team: Option<&'a str>,
    /// A number that is answered neutrally.
    pub phone: Option<&'a str>,
}

impl<'a> NamedWorker<'a> {
    /// A professional as the worker of a paper.
    pub fn of_professional(it: &'a ProfessionalFile) -> Self {
        Self {
            id: Some(&it.id),
            name: &it.name,
            known_as: known_as(it.known_as.as_deref(), &it.name),
            role: it.role.as_deref(),
            team: it.agency.as_deref(),
            phone: it.phone.as_deref(),
        }
    }
}

/// What the young person may know: what is theirs, and words that were written for them.
impl<'a> CaseFor<'a, YoungPerson> {
    pub(super) fn young_person(case: &'a Case) -> Self {
        Self {
            case,
            reader: YoungPerson(()),
        }
    }

    /// Who reads.
    pub fn reader(&self) -> Reader {
        let YoungPerson(()) = self.reader;
        Reader::YoungPerson
    }

    /// Their stage.
    pub fn stage(&self) -> Stage {
        self.me().stage
    }

    /// Whether they take part at present.
    pub fn taking_part(&self) -> TakingPart {
        self.me().taking_part
    }

    /// Whether they keep their papers.
    pub fn keeps_papers(&self) -> KeepsPapers {
        self.me().keeps_papers()
    }

    /// Whether they live where there is neither phone nor internet.
    pub fn is_secure(&self) -> bool {
        self.me().is_secure()
    }

    /// Whether anything may be torn up or kept freely: not while proceedings are live.
    pub fn proceedings_are_live(&self) -> bool {
        self.case.legal.proceedings.are_live()
    }

    /// Their picture.
    pub fn symbol(&self) -> Option<&'a str> {
        self.me().symbol.as_deref()
    }

    /// What they are good at.
    pub fn strengths(&self) -> &'a [String] {
        &self.me().strengths
    }

    /// What they like.
    pub fn interests(&self) -> &'a [String] {
        &self.me().interests
    }

    /// Culture, faith, language and who they are, as they say it.
    pub fn identity(&self) -> Option<&'a str> {
        self.me().identity.as_deref()
    }

    /// How they read, answer and settle best.
    pub fn communication(&self) -> &'a Communication {
        &self.me().communication
    }

    /// What the assessment was like for them.
    pub fn experience(&self) -> Option<&'a Experience> {
        self.case.experience_of(YOUNG_PERSON)
    }

    /// What they must do, in plain words.
    pub fn must_do(&self) -> &'a [String] {
        &self.case.legal.must_do
    }

    /// What they may choose, in plain words.
    pub fn may_choose(&self) -> &'a [String] {
        &self.case.legal.may_choose
    }

    /// Who is told whether they came.
    pub fn told_about_attendance(&self) -> &'a [String] {
        &self.case.legal.told_about_attendance
    }

    /// Findings that were put into words for them.
    pub fn findings(&self) -> impl Iterator<Item = FindingInWords<'a>> {
        self.case.findings.iter().filter_map(|it| {
            Some(FindingInWords {
                id: &it.id,
                text: it.young_person.as_deref()?,
            })
        })
    }

    /// Goals that were put into words for them, with everything about them that is theirs.
    pub fn goals(&self) -> impl Iterator<Item = YoungPersonsGoal<'a>> {
        let case = self.case;
        (1..).zip(&case.goals).filter_map(move |(number, it)| {
            Some(YoungPersonsGoal {
                id: &it.id,
                number,
                text: &it.young_person.as_ref()?.text,
                area: it.area.as_deref(),
                stage: it.stage.unwrap_or(case.young_person.stage),
                status: it.status,
                why: it.why.as_ref().map(|it| it.text.as_str()),
                why_is_own: it
                    .why
                    .as_ref()
                    .and_then(|it| it.said_by.as_ref())
                    .is_some_and(|it| it.as_str() == YOUNG_PERSON),
                good_at: it.good_at.iter().map(|it| it.text.as_str()).collect(),
                steps: it
                    .steps
                    .iter()
                    .map(|it| StepInWords {
                        text: &it.text,
                        with: it.with.as_deref(),
                    })
                    .collect(),
                helpers: it.helpers.iter().collect(),
                how_we_will_know: it.how_we_will_know.as_ref().map(|it| it.text.as_str()),
                review: it.review.map(|it| *it),
                target: it.target,
                ratings: case.ratings_seen_by(it, YOUNG_PERSON),
                earlier: it
                    .earlier
                    .iter()
                    .filter_map(|it| Some((*it.until, it.young_person.as_deref()?)))
                    .collect(),
                levels: meetings::levels(it, Ear::YoungPerson),
                reached: it.attainment.as_ref().and_then(|it| it.reached.as_ref()),
            })
        })
    }

    fn me(&self) -> &'a YoungPersonFile {
        &self.case.young_person
    }
}

/// What one adult may know: what is theirs, words that were written for them, and what was shared with them.
impl<'a> CaseFor<'a, Adult> {
    pub(super) fn adult(case: &'a Case, id: &AdultId) -> Option<Self> {
        let known = case.adults.iter().any(|it| it.id == *id);
        known.then(|| Self {
            case,
            reader: Adult(id.clone()),
        })
    }

    /// Who reads.
    pub fn reader(&self) -> Reader {
        Reader::Adult(self.reader.0.clone())
    }

    /// Their own name.
    pub fn name(&self) -> &'a str {
        &self.me().name
    }

    /// Who they are to the young person.
    pub fn relation(&self) -> Option<&'a str> {
        self.me().relation.as_deref()
    }

    /// Their role.
    pub fn role(&self) -> Role {
        self.me().role
    }

    /// Their stage.
    pub fn stage(&self) -> Stage {
        self.me().stage
    }

    /// How they read.
    pub fn reading(&self) -> AdultReading {
        self.me().reading
    }

    /// The language they read best.
    pub fn language(&self) -> Option<&'a Language> {
        self.me().language.as_ref()
    }

    /// Whether an interpreter comes.
    pub fn interpreter(&self) -> bool {
        self.me().interpreter
    }

    /// What the assessment was like for them.
    pub fn experience(&self) -> Option<&'a Experience> {
        self.case.experience_of(self.id())
    }

    /// How staff of a home or a school can work with the young person when they carry an exercise; nobody else is told.
    /// What the young person said about it stays with the worker.
    pub fn ways_of_working(&self) -> Option<Communication> {
        let it = &self.case.young_person.communication;
        matches!(self.role(), Role::ResidentialWorker | Role::Education).then(|| Communication {
            reading: it.reading,
            literal: it.literal,
            answers_by: it.answers_by.clone(),
            attention_minutes: it.attention_minutes,
            signed: it.signed.clone(),
            needs: it.needs.clone(),
            ..Communication::default()
        })
    }

    /// Findings that were put into words for them.
    pub fn findings(&self) -> impl Iterator<Item = FindingInWords<'a>> {
        let id = self.reader.0.clone();
        self.case.findings.iter().filter_map(move |it| {
            Some(FindingInWords {
                id: &it.id,
                text: it.adults.get(&id)?,
            })
        })
    }

    /// Goals that were put into words for them, with what the young person shared with them.
    pub fn goals(&self) -> impl Iterator<Item = AdultsGoal<'a>> {
        let case = self.case;
        let id = self.reader.0.clone();
        (1..).zip(&case.goals).filter_map(move |(number, it)| {
            Some(AdultsGoal {
                id: &it.id,
                number,
                text: it.adults.get(&id)?,
                area: it.area.as_deref(),
                stage: it.stage.unwrap_or(case.young_person.stage),
                status: it.status,
                young_persons_text: it.young_person.as_ref().and_then(|it| it.shared_text(&id)),
                why: it.why.as_ref().and_then(|it| it.shared_text(&id)),
                good_at: it
                    .good_at
                    .iter()
                    .filter_map(|it| it.shared_text(&id))
                    .collect(),
                // Without the helper: who helps is the young person's to tell.
                steps: it
                    .steps
                    .iter()
                    .filter(|it| shared(&it.shared_with, id.as_str()))
                    .map(|it| it.text.as_str())
                    .collect(),
                how_we_will_know: it
                    .how_we_will_know
                    .as_ref()
                    .and_then(|it| it.shared_text(&id)),
                review: it.review.map(|it| *it),
                target: it.target,
                is_theirs: it
                    .responsible
                    .as_ref()
                    .is_some_and(|it| it.as_str() == id.as_str()),
                ratings: case.ratings_seen_by(it, id.as_str()),
                earlier: it
                    .earlier
                    .iter()
                    .filter_map(|it| Some((*it.until, it.adults.get(&id)?.as_str())))
                    .collect(),
                levels: meetings::levels(it, Ear::Adult(&id)),
                reached: it.attainment.as_ref().and_then(|it| it.reached.as_ref()),
            })
        })
    }

    fn id(&self) -> &str {
        self.reader.0.as_str()
    }

    fn me(&self) -> &'a AdultFile {
        let me = self.case.adults.iter().find(|it| it.id == self.reader.0);
        me.unwrap_or_else(|| unreachable!("a door is only opened for an adult of the case"))
    }
}

/// What professionals may know: everything but the values of the confidential register.
impl<'a> CaseFor<'a, Professional> {
    pub(super) fn professional(case: &'a Case) -> Self {
        Self {
            case,
            reader: Professional(()),
        }
    }

    /// Who reads.
    pub fn reader(&self) -> Reader {
        let Professional(()) = self.reader;
        Reader::Professional
    }

    /// Facts about the papers.
    pub fn papers(&self) -> &'a Papers {
        &self.case.papers
    }

    /// Orders, proceedings and what is voluntary.
    pub fn legal(&self) -> &'a Legal {
        &self.case.legal
    }

    /// The young person.
    pub fn about_young_person(&self) -> &'a YoungPersonFile {
        &self.case.young_person
    }

    /// The young person's age in whole years on the date of the papers.
    pub fn age(&self) -> i16 {
        self.case.young_person.born.age_on(self.case.prepared_on())
    }

    /// The adults.
    pub fn adults(&self) -> &'a [AdultFile] {
        &self.case.adults
    }

    /// Other children nearby, by code.
    pub fn children_nearby(&self) -> &'a [ChildNearby] {
        &self.case.children_nearby
    }

    /// The professionals.
    pub fn professionals(&self) -> &'a [ProfessionalFile] {
        &self.case.professionals
    }

    /// The assessment.
    pub fn assessment(&self) -> Option<&'a Assessment> {
        self.case.assessment.as_ref()
    }

    /// All findings.
    pub fn findings(&self) -> &'a [Finding] {
        &self.case.findings
    }

    /// All goals.
    pub fn goals(&self) -> &'a [Goal] {
        &self.case.goals
    }

    /// The practitioner's own weights.
    pub fn weights(&self) -> &'a [Weight] {
        &self.case.weights
    }

    /// How much time there is.
    pub fn time(&self) -> &'a Time {
        &self.case.time
    }

    /// Warnings and gates that were overridden.
    pub fn accepted(&self) -> &'a [Accept] {
        &self.case.accepted
    }

    /// The kinds of the entries of the confidential register, one for each; never their words.
    pub fn confidential_kinds(&self) -> Vec<SecretKind> {
        self.case.confidential.iter().map(|it| it.kind).collect()
    }

    /// The name of somebody of the case.
    pub fn name_of(&self, person: &PersonId) -> Option<&'a str> {
        self.case.name_of(person.as_str())
    }
}

/// A finding in one reader's words.
#[derive(Clone, Copy)]
pub struct FindingInWords<'a> {
    /// Its code, for links within the program; never printed.
    pub id: &'a FindingId,
    /// The words.
    pub text: &'a str,
}

/// A small step, as the young person reads it.
#[derive(Clone, Copy)]
pub struct StepInWords<'a> {
    /// What to do.
    pub text: &'a str,
    /// With whom.
    pub with: Option<&'a str>,
}

/// A goal as the young person knows it.
#[derive(Clone)]
pub struct YoungPersonsGoal<'a> {
    /// Its code, for links within the program and file names.
    pub id: &'a GoalId,
    /// Its number in the file.
    pub number: usize,
    /// The goal in their words.
    pub text: &'a str,
    /// The area it belongs to.
    pub area: Option<&'a str>,
    /// The stage it belongs to.
    pub stage: Stage,
    /// Where it stands.
    pub status: Status,
    /// Why it matters to them.
    pub why: Option<&'a str>,
    /// Whether that is what they said themselves.
    pub why_is_own: bool,
    /// What they are already good at.
    pub good_at: Vec<&'a str>,
    /// Small steps.
    pub steps: Vec<StepInWords<'a>>,
    /// Who helps, as they chose.
    pub helpers: Vec<&'a Helper>,
    /// How everybody will know.
    pub how_we_will_know: Option<&'a str>,
    /// When it is looked at again.
    pub review: Option<Date>,
    /// The rating to aim for.
    pub target: Option<Score>,
    /// Their own ratings and those shared with them, by date.
    pub ratings: Vec<RatingSeen<'a>>,
    /// How the goal was worded before, each with the last day of that wording.
    pub earlier: Vec<(Date, &'a str)>,
    /// The five steps that have words for them.
    pub levels: Vec<(i8, &'a str)>,
    /// Where it stands on these steps.
    pub reached: Option<&'a Attained>,
}

/// A goal as one adult knows it.
#[derive(Clone)]
pub struct AdultsGoal<'a> {
    /// Its code, for links within the program and file names.
    pub id: &'a GoalId,
    /// Its number in the file.
    pub number: usize,
    /// The goal in words for this adult.
    pub text: &'a str,
    /// The area it belongs to.
    pub area: Option<&'a str>,
    /// The stage it belongs to.
    pub stage: Stage,
    /// Where it stands.
    pub status: Status,
    /// The goal in the young person's words, if shared.
    pub young_persons_text: Option<&'a str>,
    /// Why it matters to the young person, if shared.
    pub why: Option<&'a str>,
    /// What the young person is already good at, as far as shared.
    pub good_at: Vec<&'a str>,
    /// Small steps, as far as shared, without who helps.
    pub steps: Vec<&'a str>,
    /// How everybody will know, if shared.
    pub how_we_will_know: Option<&'a str>,
    /// When it is looked at again.
    pub review: Option<Date>,
    /// The rating to aim for.
    pub target: Option<Score>,
    /// Whether this adult is responsible for it.
    pub is_theirs: bool,
    /// Their own ratings and those shared with them, by date.
    pub ratings: Vec<RatingSeen<'a>>,
    /// How the goal was worded before, each with the last day of that wording.
    pub earlier: Vec<(Date, &'a str)>,
    /// The five steps that have words for them.
    pub levels: Vec<(i8, &'a str)>,
    /// Where it stands on these steps.
    pub reached: Option<&'a Attained>,
}

/// A rating as one reader sees it: without what it rests on.
#[derive(Clone, Copy)]
pub struct RatingSeen<'a> {
    /// The date.
    pub on: Date,
    /// Whose it is.
    pub by: RatedBy<'a>,
    /// The score.
    pub score: Score,
}

/// Whose rating it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RatedBy<'a> {
    /// The reader's own.
    Reader,
    /// Somebody else's, by name, who shared it with the reader.
    Other(&'a str),
}

/// What somebody says about the work and its end, shared with the reader.
#[derive(Clone, Copy)]
pub struct SharedView<'a> {
    /// Who says it, by name.
    pub by: &'a str,
    /// What they say.
    pub text: &'a str,
}

/// Lookups that the doors above share.
impl Case {
    fn experience_of(&self, person: &str) -> Option<&Experience> {
        self.assessment
            .as_ref()?
            .experience
            .iter()
            .find(|it| it.person.as_str() == person)
    }

    fn ratings_seen_by<'a>(&'a self, goal: &'a Goal, reader: &str) -> Vec<RatingSeen<'a>> {
        let mut ratings: Vec<_> = goal
            .rating
            .iter()
            .filter_map(|it| self.rating_seen_by(it, reader))
            .collect();
        ratings.sort_by_key(|it| (it.on, it.by));
        ratings
    }

    fn rating_seen_by<'a>(&'a self, rating: &'a Rating, reader: &str) -> Option<RatingSeen<'a>> {
        let by = if rating.by.as_str() == reader {
            RatedBy::Reader
        } else if shared(&rating.shared_with, reader) && !self.hides_from(&rating.by, reader) {
            // The young person reads the name they use.
            RatedBy::Other(if reader == YOUNG_PERSON {
                self.called(&rating.by)?
            } else {
                self.name_of(rating.by.as_str())?
            })
        } else {
            return None;
        };
        Some(RatingSeen {
            on: *rating.on,
            by,
            score: rating.score,
        })
    }

    /// Whether that person is an adult whose details stay out of this reader's papers.
    fn hides_from(&self, person: &PersonId, reader: &str) -> bool {
        reader != YOUNG_PERSON
            && self
                .adults
                .iter()
                .any(|it| it.id.as_str() == person.as_str() && it.details_confidential)
    }

    fn name_of(&self, person: &str) -> Option<&str> {
        if person == YOUNG_PERSON {
            return Some(&self.young_person.chosen_name);
        }
        let adult = self
            .adults
            .iter()
            .find(|it| it.id.as_str() == person)
            .map(|it| &it.name);
        let professional = || {
            self.professionals
                .iter()
                .find(|it| it.id.as_str() == person)
        };
        adult
            .or_else(|| professional().map(|it| &it.name))
            .map(String::as_str)
    }
}

impl YoungPersonFile {
    /// Whether they keep their papers: as written, but never freely in a secure setting.
    pub fn keeps_papers(&self) -> KeepsPapers {
        match self.keeps_papers {
            None | Some(KeepsPapers::Yes) if self.is_secure() => KeepsPapers::WorkerKeeps,
            it => it.unwrap_or_default(),
        }
    }

    /// Whether they live where there is neither phone nor internet.
    pub fn is_secure(&self) -> bool {
        self.living.is_some_and(Living::is_secure)
    }
}

impl Words {
    /// The text, if it was shared with this adult.
    fn shared_text(&self, adult: &AdultId) -> Option<&str> {
        shared(&self.shared_with, adult.as_str()).then_some(self.text.as_str())
    }
}

fn shared(shared_with: &[PersonId], reader: &str) -> bool {
    shared_with.iter().any(|it| it.as_str() == reader)
}

fn known_as<'a>(known_as: Option<&'a str>, name: &'a str) -> &'a str {
    known_as.unwrap_or_else(|| name.split_whitespace().next().unwrap_or(name))
}
