//! What the practitioner wrote: read, then checked, then given to one reader at a time.
//!
//! [`Case`] is checked and never changes. Nobody reads its fields: each reader has a [`CaseFor`](reader::CaseFor)
//! that offers only what that reader may know. A case is never `Serialize`, `Display` or `Debug`.

pub mod born;
pub mod day;
pub mod faults;
pub mod file;
pub mod organisation;
pub mod places;
pub mod pronouns;
pub mod reader;
pub mod vocabulary;

use jiff::civil::Date;

use self::faults::Faults;
use self::file::{
    Accept, AdultFile, Assessment, ChildNearby, Confidential, Ending, Finding, Goal, Jurisdiction,
    Legal, Papers, ProfessionalFile, Time, Weight, YoungPersonFile,
};
use self::places::Places;
use self::reader::{Adult, CaseFor, Professional, YoungPerson};
use crate::language::Language;
use crate::problem::Problems;
use crate::reader::{AdultId, Reader};

/// One young person's case: checked and immutable.
///
/// An item with a fault is not in it; [`Case::faults`] tells what is missing.
pub struct Case {
    papers: Papers,
    legal: Legal,
    young_person: YoungPersonFile,
    adults: Vec<AdultFile>,
    children_nearby: Vec<ChildNearby>,
    professionals: Vec<ProfessionalFile>,
    assessment: Option<Assessment>,
    findings: Vec<Finding>,
    goals: Vec<Goal>,
    weights: Vec<Weight>,
    time: Time,
    accepted: Vec<Accept>,
    ending: Option<Ending>,
    confidential: Vec<Confidential>,
    places: Places,
    faults: Faults,
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

    /// What professionals may know.
    pub fn for_professional(&self) -> CaseFor<'_, Professional> {
        CaseFor::professional(self)
    }

    /// Words that must not be on a paper of this reader: the confidential register, and for an adult the names of
    /// other adults whose details are confidential. Each comes with its path; the words are for comparing, never
    /// for printing.
    pub fn kept_from(&self, reader: &Reader) -> Vec<Kept<'_>> {
        let register = self.confidential.iter().enumerate().flat_map(|(n, it)| {
            let path = format!("confidential.{}", n + 1);
            std::iter::once(&it.text)
                .chain(&it.also)
                .map(move |words| Kept {
                    path: path.clone(),
                    words,
                })
        });
        let adults = self.adults.iter().filter(|it| match reader {
            Reader::Adult(id) => it.details_confidential && it.id != *id,
            Reader::YoungPerson | Reader::Professional => false,
        });
        let adults = adults.map(|it| Kept {
            path: format!("adult.{}", it.id),
            words: &it.name,
        });
        register.chain(adults).collect()
    }
}

/// Words that must not be on a paper.
#[derive(Clone)]
pub struct Kept<'a> {
    /// Where they stand in the case, such as `confidential.2`.
    pub path: String,
    words: &'a str,
}

impl<'a> Kept<'a> {
    /// The words, for comparing with a finished text. Never for a message.
    pub fn words(&self) -> &'a str {
        self.words
    }
}

/// A case file as it was read: what could be understood of it, and what could not.
pub struct Written {
    /// What could be understood; `None` when too little could.
    pub(in crate::case) file: Option<file::CaseFile>,
    pub(in crate::case) places: Places,
    pub(in crate::case) problems: Problems,
}

/// A case with all that is wrong with it.
pub struct Checked {
    /// The case without its faulty parts; `None` when too little of it could be understood.
    pub case: Option<Case>,
    /// Every problem, in the order of the file.
    pub problems: Problems,
}

// Next: `pub fn read(file_name: &str, bytes: &[u8]) -> Written`,
// `pub fn check(written: Written, &Vocabulary, &Organisation, can_print: &dyn Fn(char) -> bool) -> Checked`,
// `organisation::read(file_name: &str, bytes: &[u8]) -> (Organisation, Problems)`, `schema() -> serde_json::Value`.
