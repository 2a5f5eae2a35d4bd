//! What the practitioner wrote: read, then checked, then given to one reader at a time.
//!
//! [`Case`] is checked and never changes. Nobody reads its fields: each reader has a [`CaseFor`](reader::CaseFor)
//! that offers only what that reader may know. A case is never `Serialize`, `Display` or `Debug`.

pub mod bank;
pub mod born;
mod check;
pub mod day;
pub mod ending;
pub mod faults;
pub mod file;
pub mod incident;
pub mod intervention;
pub mod keeping_safe;
mod kept;
mod kind;
pub mod meeting;
pub mod organisation;
pub mod places;
mod problems;
pub mod pronouns;
mod read;
pub mod reader;
pub mod safety_plan;
mod schema;
pub mod session;
pub mod setting_page;
mod shape;
mod source;
mod syntax;
#[cfg(test)]
mod tests;
mod text;
pub mod vocabulary;
pub mod words;

use jiff::civil::Date;

pub(crate) use self::check::avoids;
pub use self::check::{Checked, check};
pub use self::kept::{Folded, Kept};
pub use self::problems::PROCEEDINGS_LIVE;
pub(crate) use self::read::part;
pub use self::read::{Written, read};
pub use self::schema::{schema, schema_with};

use self::ending::Ending;
use self::faults::Faults;
use self::file::{
    Accept, AdultFile, Assessment, ChildNearby, Confidential, Finding, FindingId, Goal,
    Jurisdiction, Legal, Papers, ProfessionalFile, SecretKind, Time, Weight, YoungPersonFile,
};
use self::incident::Incident;
use self::intervention::{Eighteen, InterventionPlan};
use self::keeping_safe::KeepingSafePlan;
use self::meeting::Meeting;
use self::places::Places;
use self::reader::{Adult, CaseFor, Professional, Worker, YoungPerson};
use self::safety_plan::SafetyPlan;
use self::session::Session;
use self::setting_page::SettingPage;
use crate::language::Language;
use crate::reader::{AdultId, Reader};

/// One young person's case: checked and immutable.
///
/// An item with a fault is not in it; [`Case::faults`] tells what is missing.
///
/// It tells facts about the papers:
/// ```
/// use stagebook::case::Case;
/// fn written(case: &Case) -> String {
///     case.reference().to_owned()
/// }
/// ```
/// and cannot be written out as a whole:
/// ```compile_fail
/// use stagebook::case::Case;
/// fn written(case: &Case) -> String {
///     serde_json::to_string(case).unwrap_or_default()
/// }
/// ```
pub struct Case {
    papers: Papers,
    legal: Legal,
    young_person: YoungPersonFile,
    adults: Vec<AdultFile>,
    withheld: Vec<Withheld>,
    children_nearby: Vec<ChildNearby>,
    professionals: Vec<ProfessionalFile>,
    assessment: Option<Assessment>,
    findings: Vec<Finding>,
    goals: Vec<Goal>,
    weights: Vec<Weight>,
    time: Time,
    accepted: Vec<Accept>,
    /// Which in the file each of them is.
    accept_numbers: Vec<usize>,
    ending: Option<Ending>,
    safety_plans: Vec<SafetyPlan>,
    /// Findings that need an answer now and have no line in a plan.
    uncovered: Vec<FindingId>,
    keeping_safe_plan: Option<KeepingSafePlan>,
    intervention_plan: Option<InterventionPlan>,
    meetings: Vec<Meeting>,
    setting_pages: Vec<SettingPage>,
    incidents: Vec<Incident>,
    /// What was done, in the order of the days.
    sessions: Vec<Session>,
    eighteen: Option<Eighteen>,
    confidential: Vec<Confidential>,
    places: Places,
    faults: Faults,
}

/// An adult whose entry has a fault: no paper is made for them, and their name stays out of other adults' papers.
struct Withheld {
    id: AdultId,
    name: String,
}

/// Every code of this stage, with what it means and what to do.
pub fn codes() -> &'static [(&'static str, &'static str)] {
    problems::codes()
}

/// Facts about the papers, which name nobody.
impl Case {
    /// The only name in file names.
    pub fn reference(&self) -> &str {
        &self.papers.reference
    }

    /// The language of the case's own words, and of papers whose reader names no other.
    pub fn language(&self) -> &Language {
        &self.papers.language
    }

    /// Whose law and procedures apply.
    pub fn jurisdiction(&self) -> Option<Jurisdiction> {
        self.papers.jurisdiction
    }

    /// The papers' version.
    pub fn version(&self) -> u32 {
        self.papers.version.unwrap_or(1)
    }

    /// The date on the papers.
    pub fn prepared_on(&self) -> Date {
        *self.papers.prepared_on
    }

    /// The protective marking on professionals' papers, when the case sets one of its own.
    pub fn marking(&self) -> Option<&str> {
        self.papers.marking.as_deref()
    }

    /// Where each part stands in the file.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Which parts are unfit to print.
    pub fn faults(&self) -> &Faults {
        &self.faults
    }
}

impl Case {
    /// The same case with another professional in the lead, for papers of somebody who stands in; they replace whoever
    /// leads. The case itself when nobody has this id.
    #[expect(
        clippy::result_large_err,
        reason = "the case is given back, not copied"
    )]
    pub fn led_by(mut self, worker: &str) -> Result<Self, Self> {
        let Some(professional) = self
            .professionals
            .iter()
            .find(|it| it.id.as_str() == worker)
        else {
            return Err(self);
        };
        let id = professional.id.clone();
        let rest = self.papers.workers.iter().skip(1).filter(|it| **it != id);
        self.papers.workers = std::iter::once(id.clone()).chain(rest.cloned()).collect();
        Ok(self)
    }
}

/// The doors, one for each reader.
impl Case {
    /// What the young person may know.
    pub fn for_young_person(&self) -> CaseFor<'_, YoungPerson> {
        CaseFor::young_person(self)
    }

    /// What one adult may know; `None` when the case has no such adult, or that adult has a fault.
    pub fn for_adult(&self, id: &AdultId) -> Option<CaseFor<'_, Adult>> {
        CaseFor::adult(self, id)
    }

    /// What a worker's own sheets may hold.
    pub fn for_worker(&self) -> CaseFor<'_, Worker> {
        CaseFor::worker(self)
    }

    /// What professionals may know.
    pub fn for_professional(&self) -> CaseFor<'_, Professional> {
        CaseFor::professional(self)
    }

    /// Words that must not be on a paper of this reader: the confidential register, and for an adult and on a worker's
    /// sheets the names of other adults whose details are confidential. Each comes with its path; the words are for comparing, never
    /// for printing.
    pub fn kept_from(&self, reader: &Reader) -> Vec<Kept<'_>> {
        let register = (1..).zip(&self.confidential).flat_map(|(number, it)| {
            let path = format!("confidential.{number}");
            let forms = std::iter::once(&it.text).chain(&it.also);
            forms.map(move |words| Kept {
                path: path.clone(),
                kind: it.kind,
                words,
            })
        });
        let confidential = self.adults.iter().filter(|it| it.details_confidential);
        let confidential = confidential.map(|it| (&it.id, &it.name));
        let withheld = self.withheld.iter().map(|it| (&it.id, &it.name));
        let adults = confidential.chain(withheld).filter(|(id, _)| match reader {
            Reader::Adult(reader) => reader != *id,
            Reader::Worker => true,
            Reader::YoungPerson | Reader::Professional => false,
        });
        let adults = adults.map(|(id, name)| {
            let path = format!("adult.{id}");
            Kept {
                path,
                kind: SecretKind::Name,
                words: name,
            }
        });
        register.chain(adults).collect()
    }
}
