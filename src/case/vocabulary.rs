//! The words that a case file may use but that only the templates know.

use std::collections::BTreeSet;

use super::bank::Bank;

/// Areas, cells, topics, documents and gates that there are.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Areas of the grid, such as `secure-base`.
    pub areas: BTreeSet<String>,
    /// Cells of the grid, such as `2.young-person.secure-base`.
    pub cells: BTreeSet<String>,
    /// Areas that presume an act, and are shut while proceedings are live.
    pub presuming: BTreeSet<String>,
    /// Topics, such as `naming-feelings`.
    pub topics: BTreeSet<String>,
    /// Documents that an adult can get, by slug.
    pub documents: BTreeSet<String>,
    /// Exercises, by slug.
    pub exercises: BTreeSet<String>,
    /// Reading profiles, such as `easy`.
    pub profiles: BTreeSet<String>,
    /// Codes of gates and warnings outside `case/` that `[[accept]]` may name.
    pub gates: BTreeSet<String>,
    /// Reviewed lines for Safety Plans.
    pub bank: Bank,
}
