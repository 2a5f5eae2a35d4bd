//! How plain the case's own words are for whoever reads them.
//!
//! The case is seen only through its readers' doors, so a text is held against the profile of the one reader whose pages
//! carry it. What somebody wrote for a young person or a parent is refused where it holds a label; all else is a warning
//! that `[[accept]]` silences with a reason. What the young person said is never refused: at most the worker is offered
//! another way to put it. [`Case::judge`] takes in what is found here.

mod problems;

use std::collections::BTreeMap;

use crate::case::file::{AdultReading, Reading as YoungReading, Role};
use crate::case::organisation::Organisation;
use crate::case::reader::{Text, TextKind};
use crate::case::{self, Case, Folded, Kept};
use crate::problem::{Concerns, Problem, Problems, Severity};
use crate::reader::Reader;
use crate::reading::{Audience, Finding, Kind, Profile, Profiles, Reading, Readings};

pub use problems::codes;

/// Everything that is hard in the case's words for whoever reads them.
pub fn check(case: &Case, readings: &Readings, organisation: &Organisation) -> Problems {
    let Some(reading) = readings.languages.get(case.language()) else {
        return Problems::from_iter([located(
            case,
            problems::not_checked(case.language()),
            "case.language",
        )]);
    };
    let profiles = profiles(readings, organisation);
    let mut problems = Problems::new();
    for reader in case.readers() {
        let Some(profile) = profile(case, &reader, &profiles) else {
            continue;
        };
        let look = Look {
            case,
            reading,
            profile,
            literal: profile.literal || is_literal(case, &reader),
            known: known_words(case, &reader),
            kept: case.kept_from(&reader),
            reader,
        };
        for text in texts(case, &look.reader) {
            problems.extend(look.at(&text));
        }
    }
    problems
}

/// The profiles with the organisation's own ceilings.
pub fn profiles(readings: &Readings, organisation: &Organisation) -> Profiles {
    // Names that are no profile were said when the case was checked.
    readings.profiles.clone().with(&organisation.reading).0
}

/// The profile that a reader's papers are held to; none for somebody who is not in the case.
pub fn profile<'p>(case: &Case, reader: &Reader, profiles: &'p Profiles) -> Option<&'p Profile> {
    let id = match reader {
        Reader::YoungPerson => match case.for_young_person().communication().reading {
            YoungReading::Easy => "easy",
            YoungReading::Standard => "standard",
            YoungReading::Older => "older",
        },
        Reader::Adult(id) => {
            let adult = case.for_adult(id)?;
            match (adult.reading(), adult.role()) {
                (AdultReading::Easy, _) => "parent-easy",
                (AdultReading::Standard, Role::Parent | Role::Carer | Role::Other) => "parent",
                (
                    AdultReading::Standard,
                    Role::FosterCarer | Role::ResidentialWorker | Role::Education,
                ) => "carer-staff",
            }
        }
        Reader::Worker | Reader::Professional => "professional",
    };
    profiles.get(id)
}

/// Names and own words that a reader knows, whole and word by word.
pub fn known_words(case: &Case, reader: &Reader) -> Vec<String> {
    let known = match reader {
        Reader::YoungPerson => case.for_young_person().known_words(),
        Reader::Adult(id) => case
            .for_adult(id)
            .map(|it| it.known_words())
            .unwrap_or_default(),
        Reader::Worker | Reader::Professional => Vec::new(),
    };
    let parts = known.iter().flat_map(|it| it.split_whitespace());
    let mut words: Vec<String> = known
        .iter()
        .copied()
        .chain(parts)
        .map(ToOwned::to_owned)
        .collect();
    words.sort();
    words.dedup();
    words
}

/// Whether a reader takes words as they stand.
pub fn is_literal(case: &Case, reader: &Reader) -> bool {
    match reader {
        Reader::YoungPerson => case.for_young_person().communication().literal,
        Reader::Adult(_) | Reader::Worker | Reader::Professional => false,
    }
}

/// The texts that were written for a reader. Under 10 there is only the adults' strand.
fn texts<'a>(case: &'a Case, reader: &Reader) -> Vec<Text<'a>> {
    match reader {
        Reader::YoungPerson if case.for_professional().age() < 10 => Vec::new(),
        Reader::YoungPerson => case.for_young_person().texts(),
        Reader::Adult(id) => case.for_adult(id).map(|it| it.texts()).unwrap_or_default(),
        // Nothing is written for the worker by name; their sheets are put together from the library.
        Reader::Worker => Vec::new(),
        Reader::Professional => case.for_professional().texts(),
    }
}

/// The texts of one reader as the checks see them.
struct Look<'a> {
    case: &'a Case,
    reading: &'a Reading,
    profile: &'a Profile,
    reader: Reader,
    literal: bool,
    known: Vec<String>,
    kept: Vec<Kept<'a>>,
}

impl Look<'_> {
    /// What is hard in one text: one problem for each kind of thing, with all the words it is about.
    fn at(&self, text: &Text) -> Vec<Problem> {
        let mut kinds: BTreeMap<Kind, Vec<Finding>> = BTreeMap::new();
        for finding in self.findings(text) {
            kinds.entry(finding.kind).or_default().push(finding);
        }
        if text.said_by_reader {
            return self.reframe(text, &kinds).into_iter().collect();
        }
        kinds
            .into_iter()
            .filter(|(kind, _)| self.says(*kind, text))
            .map(|(kind, findings)| self.problem(kind, &findings, text))
            .collect()
    }

    fn findings(&self, text: &Text) -> Vec<Finding> {
        let audience = Audience {
            profile: self.profile,
            literal: self.literal,
            goal: text.kind == TextKind::Goal,
            explained: &self.known,
            names: &self.known,
        };
        self.reading.check_text(text.words, &audience)
    }

    /// Whether a kind of finding is worth a word to this reader's writer.
    fn says(&self, kind: Kind, text: &Text) -> bool {
        match (&self.reader, kind) {
            // Professionals read hard words at work; a sentence may still be too long, or not be finished.
            (Reader::Professional, kind) => matches!(kind, Kind::LongSentence | Kind::Placeholder),
            // The rule for goals has said so already.
            (Reader::YoungPerson, Kind::NegativeGoal) => !case::avoids(text.words),
            _ => true,
        }
    }

    /// The one thing that may be offered about a young person's own words.
    fn reframe(&self, text: &Text, kinds: &BTreeMap<Kind, Vec<Finding>>) -> Option<Problem> {
        let is_goal = text.kind == TextKind::Goal;
        if is_goal && case::avoids(text.words) {
            return None;
        }
        let found = kinds.get(&Kind::Label).or(kinds.get(&Kind::NegativeGoal))?;
        let problem = problems::reframe(&self.quotes(found));
        Some(located(self.case, problem, &text.path))
    }

    fn problem(&self, kind: Kind, findings: &[Finding], text: &Text) -> Problem {
        let sentences = self.reading.sentences(text.words);
        let lengths = findings
            .iter()
            .filter_map(|it| Some(sentences.get(it.sentence?)?.words.len()));
        let told = problems::Told {
            kind,
            quotes: self.quotes(findings),
            lengths: lengths.collect(),
            findings,
            reader: &self.reader,
        };
        let problem = located(self.case, told.problem(), &text.path);
        if !self.profile.refuses(kind) {
            return problem;
        }
        let section = case::part(&text.path).to_owned();
        let item = text.path.split('.').nth(1).filter(|_| {
            ["finding", "goal", "meeting", "safety-plan", "setting-page"]
                .contains(&section.as_str())
        });
        Problem {
            severity: Severity::Error,
            concerns: Concerns::Words(section, item.map(ToOwned::to_owned), self.reader.clone()),
            ..problem
        }
    }

    /// The words found, with what our lists would say instead; without those that hold a confidential word.
    fn quotes(&self, findings: &[Finding]) -> Vec<(String, Option<String>)> {
        let mut quotes: Vec<(String, Option<String>)> = Vec::new();
        for finding in findings {
            let folded = Folded::of(&finding.words);
            let known = quotes
                .iter()
                .any(|(words, _)| words.to_lowercase() == finding.words.to_lowercase());
            if !known && !self.kept.iter().any(|it| it.is_in(&folded)) {
                quotes.push((finding.words.clone(), finding.plainer.clone()));
            }
        }
        quotes
    }
}

/// A problem at a place of the case.
fn located(case: &Case, problem: Problem, path: &str) -> Problem {
    Problem {
        place: case.places().of(path),
        path: path.to_owned(),
        ..problem
    }
}
