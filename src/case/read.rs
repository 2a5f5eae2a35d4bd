//! From the bytes of a case file to what could be understood of it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use toml::{Table, Value};

use super::ending::Part;
use super::file::CaseFile;
use super::kind::Fields;
use super::organisation::{self, Organisation, Origin};
use super::places::Places;
use super::shape::{self, Letter, Walked};
use super::source::Source;
use super::syntax::{self, SyntaxFault};
use super::{problems, schema};
use crate::problem::{Concerns, Problem, Problems, Severity};

/// A case file as it was read: what could be understood of it, and what could not.
pub struct Written {
    /// What could be understood, section by section and item by item; `None` when the file could not be parsed.
    pub(super) file: Option<CaseFile>,
    /// Where everything stands.
    pub(super) places: Places,
    /// What could not be understood.
    pub(super) problems: Problems,
    /// For lists that lost items: the numbers of those that are left, by the list's path.
    pub(super) kept: BTreeMap<String, Vec<usize>>,
    /// Characters that a font must have.
    pub(super) letters: Vec<Letter>,
}

/// Reads a case file. The name is only for messages; the bytes are all there is.
pub fn read(file_name: &str, bytes: &[u8]) -> Written {
    static FIELDS: LazyLock<Fields> = LazyLock::new(|| Fields::of(&schema::of::<CaseFile>(true)));
    let Walked {
        table,
        mut problems,
        places,
        kept,
        letters,
    } = walk(file_name, bytes, &FIELDS, concerns);
    let file = table.map(|table| {
        let mut parts = Parts {
            table,
            places: &places,
            problems: &mut problems,
        };
        CaseFile {
            schema: parts.section("schema"),
            case: parts.section("case"),
            legal: parts.section("legal"),
            young_person: parts.section("young-person"),
            adult: parts.items("adult"),
            child_nearby: parts.items("child-nearby"),
            professional: parts.items("professional"),
            assessment: parts.section("assessment"),
            finding: parts.items("finding"),
            goal: parts.items("goal"),
            weight: parts.items("weight"),
            time: parts.section("time"),
            accept: parts.items("accept"),
            safety_plan: parts.items("safety-plan"),
            keeping_safe_plan: parts.section("keeping-safe-plan"),
            intervention_plan: parts.section("intervention-plan"),
            meeting: parts.items("meeting"),
            setting_page: parts.items("setting-page"),
            incident: parts.items("incident"),
            session: parts.items("session"),
            eighteen: parts.section("eighteen"),
            ending: parts.section("ending"),
            confidential: parts.items("confidential"),
        }
    });
    Written {
        file,
        places,
        problems,
        kept,
        letters,
    }
}

/// Reads an organisation file. What is faulty is left out and said.
pub(super) fn read_organisation(file_name: &str, bytes: &[u8]) -> (Organisation, Problems) {
    static FIELDS: LazyLock<Fields> =
        LazyLock::new(|| Fields::of(&schema::of::<Organisation>(true)));
    let walked = walk(file_name, bytes, &FIELDS, organisation::concerns);
    let Walked {
        table,
        mut problems,
        places,
        letters,
        ..
    } = walked;
    let table = Value::Table(table.unwrap_or_default());
    let mut organisation: Organisation = table.try_into().unwrap_or_else(|_| {
        problems.push(located(
            problems::unreadable_part(),
            "",
            &places,
            organisation::concerns,
        ));
        Organisation::default()
    });
    organisation.origin = Some(Origin { places, letters });
    problems.sort();
    (organisation, problems)
}

/// The part of a section that a path is in, where parts are papers of their own: `ending.letter`; else the section.
pub(crate) fn part(path: &str) -> &str {
    let mut dots = path.match_indices('.').map(|(at, _)| at);
    let (first, second) = (dots.next(), dots.next());
    let section = &path[..first.unwrap_or(path.len())];
    let whole = &path[..second.unwrap_or(path.len())];
    let name = whole.strip_prefix("ending.");
    if name.is_some_and(|it| Part::ALL.iter().any(|part| part.word() == it)) {
        whole
    } else {
        section
    }
}

/// What a fault at a path of the case file makes unfit to print.
pub(super) fn concerns(path: &str) -> Concerns {
    let mut parts = path.split('.');
    let section = parts.next().unwrap_or_default();
    match section {
        "ending" => Concerns::Section(part(path).to_owned()),
        // A fault in `[legal]` could hide live proceedings; one in the register could let a name through.
        "" | "schema" | "case" | "legal" | "confidential" => Concerns::Everything,
        "adult" | "child-nearby" | "professional" | "finding" | "goal" | "weight" | "accept"
        | "safety-plan" | "meeting" | "setting-page" | "incident" | "session" => match parts.next()
        {
            Some(item) => Concerns::Item(section.to_owned(), item.to_owned()),
            None => Concerns::Section(section.to_owned()),
        },
        section => Concerns::Section(section.to_owned()),
    }
}

/// A problem at a path.
pub(super) fn located(
    mut problem: Problem,
    path: &str,
    places: &Places,
    concerns: fn(&str) -> Concerns,
) -> Problem {
    path.clone_into(&mut problem.path);
    problem.place = Some(places.of(path).unwrap_or_else(|| places.at(1, 1)));
    if problem.severity == Severity::Error {
        problem.concerns = concerns(path);
    }
    problem
}

fn walk(file_name: &str, bytes: &[u8], fields: &Fields, concerns: fn(&str) -> Concerns) -> Walked {
    let places = Places::new(file_name);
    let text = match syntax::text(bytes) {
        Ok(text) => text,
        Err(fault) => return nothing(places, [*fault], Problems::new()),
    };
    let source = Source::new(text);
    let (table, faults) = syntax::parse(&source);
    let Some(first) = faults.first() else {
        return shape::walk(table.get_ref(), fields, &source, places, concerns);
    };
    // Below the first fault a key may have landed in another section.
    let keys = shape::unknown_keys(table.get_ref(), fields, &source, places.clone(), first.at.0);
    nothing(places, faults, keys)
}

/// Nothing could be read.
fn nothing(
    places: Places,
    faults: impl IntoIterator<Item = SyntaxFault>,
    mut problems: Problems,
) -> Walked {
    problems.extend(faults.into_iter().map(
        |SyntaxFault {
             mut problem,
             at: (line, column),
         }| {
            problem.place = Some(places.at(line, column));
            problem.concerns = Concerns::Everything;
            problem
        },
    ));
    Walked {
        table: None,
        problems,
        places,
        kept: BTreeMap::new(),
        letters: Vec::new(),
    }
}

/// The sections of a file that has its shape, read one by one.
struct Parts<'a> {
    table: Table,
    places: &'a Places,
    problems: &'a mut Problems,
}

impl Parts<'_> {
    fn section<T: DeserializeOwned>(&mut self, key: &str) -> Option<T> {
        let value = self.table.remove(key)?;
        self.part(value, key)
    }

    fn items<T: DeserializeOwned>(&mut self, key: &str) -> Vec<T> {
        match self.table.remove(key) {
            Some(Value::Array(items)) => items
                .into_iter()
                .filter_map(|it| self.part(it, key))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The walk left nothing that cannot be read; should it have, that is said instead of a panic.
    fn part<T: DeserializeOwned>(&mut self, value: Value, key: &str) -> Option<T> {
        let part = value.try_into().ok();
        if part.is_none() {
            self.problems.push(located(
                problems::unreadable_part(),
                key,
                self.places,
                concerns,
            ));
        }
        part
    }
}
