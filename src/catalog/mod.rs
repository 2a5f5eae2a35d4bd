//! What the templates folder offers: areas, topics, exercises and documents, all found by name.
//!
//! Nothing here names an exercise or a document. A new exercise is a folder; this module finds it,
//! reads its facts and its words, and says in plain words what its author has still to do.

pub mod area;
pub mod document;
pub mod exercise;
pub mod facts;
mod plan_lines;
mod problems;
mod read;
pub mod source;
pub mod terms;
pub mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::case::bank::Bank;
use crate::language::Language;
use crate::problem::Problems;
use crate::reading::Readings;

pub use area::{AreaWords, Audience, Cell, CellWords, Topic};
pub use document::{Document, Layout, OnePer, ReaderKind, Section};
pub use exercise::{Exercise, Form, Words};
pub use source::Templates;
pub use terms::{Term, Terms};
pub use words::ViewWords;

/// Everything that the templates folder offers.
#[derive(Debug, Default)]
pub struct Catalog {
    /// The cells of the framework's grid, in the framework's order.
    pub cells: Vec<Cell>,
    /// The closed list of what an exercise, a finding or a goal can be about.
    pub topics: Vec<Topic>,
    /// Exercises by slug.
    pub exercises: BTreeMap<String, Exercise>,
    /// Documents by slug.
    pub documents: BTreeMap<String, Document>,
    /// The languages that have words for components and areas.
    pub languages: BTreeSet<Language>,
    /// What each area is called and for, by language and cell.
    pub area_words: BTreeMap<Language, AreaWords>,
    /// Words that views need, by language.
    pub words: BTreeMap<Language, ViewWords>,
    /// Words that are explained, by language.
    pub terms: BTreeMap<Language, Terms>,
    /// What each picture says to those who do not see it, by language and key.
    pub pictures: BTreeMap<Language, BTreeMap<String, String>>,
    /// Local facts, by jurisdiction.
    pub facts: BTreeMap<String, facts::LocalFacts>,
    /// Gates that exercises and documents name.
    pub gates: BTreeSet<String>,
    /// Reviewed lines for Safety Plans.
    pub bank: Bank,
    /// How plain pages must be, and the words that checks know.
    pub readings: Readings,
}

impl Catalog {
    /// Reads the whole catalogue; faults come back as problems for authors, and the faulty item is left out.
    pub fn read(templates: &Templates) -> (Self, Problems) {
        read::catalog(templates)
    }

    /// The cell with this key.
    pub fn cell(&self, id: &str) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.id == id)
    }

    /// The cells of one stage and audience, in the framework's order.
    pub fn cells_of(&self, stage: u8, audience: Audience) -> impl Iterator<Item = &Cell> {
        self.cells
            .iter()
            .filter(move |cell| cell.stage == stage && cell.audience == audience)
    }

    /// The names of all areas, each once, sorted.
    pub fn area_names(&self) -> BTreeSet<String> {
        self.cells.iter().map(|cell| cell.area.clone()).collect()
    }

    /// The ids of all topics, sorted.
    pub fn topic_ids(&self) -> BTreeSet<String> {
        self.topics.iter().map(|topic| topic.id.clone()).collect()
    }

    /// The keys of all pictures, sorted.
    pub fn picture_keys(&self) -> BTreeSet<&str> {
        self.pictures
            .values()
            .flat_map(|it| it.keys().map(String::as_str))
            .collect()
    }

    /// The words of a cell in one language.
    pub fn cell_words(&self, language: &Language, cell: &str) -> Option<&CellWords> {
        self.area_words.get(language)?.cell.get(cell)
    }
}
