//! Weighs the areas of a person's stage.

use super::person::Person;
use super::{Reason, ReasonKind};
use crate::catalog::{Catalog, Cell};

/// How much work an area gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Most exercises.
    Core,
    /// A few.
    Some,
    /// One page.
    Light,
    /// None, with a printed reason.
    NotNow,
}

impl Weight {
    /// The word used in the case file and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Some => "some",
            Self::Light => "light",
            Self::NotNow => "not-now",
        }
    }

    /// How many exercises it stands for in a book.
    pub(super) fn wanted(self) -> usize {
        match self {
            Self::Core => 4,
            Self::Some => 2,
            Self::Light => 1,
            Self::NotNow => 0,
        }
    }
}

/// The practitioner's own weight.
#[derive(Debug, Clone)]
pub(super) struct OwnWeight {
    pub(super) cell: String,
    pub(super) weight: Weight,
    pub(super) reason: Option<String>,
    pub(super) line: Option<usize>,
}

/// An area with its weight and the reasons.
#[derive(Debug, Clone)]
pub(super) struct WeighedArea<'a> {
    pub(super) cell: &'a Cell,
    pub(super) weight: Weight,
    pub(super) score: i32,
    pub(super) driver: bool,
    pub(super) reasons: Vec<Reason>,
}

/// Weighs every area of the person's stage, in the framework's order.
///
/// Points of an area are the sum over findings and goals that name it: a significant concern 3, some
/// concern 1, a motivating driver 3 more, one that needs an answer now 2 more; an active goal 3. Four
/// points make `core`, one makes `some`, none makes `light`. Stage One is for everybody: its areas are
/// at least `some`, and the ground rules `core`. The practitioner's own `[[weight]]` wins over all.
pub(super) fn weigh<'a>(
    person: &Person,
    own: &[OwnWeight],
    catalog: &'a Catalog,
) -> Vec<WeighedArea<'a>> {
    catalog
        .cells_of(person.stage, person.audience)
        .map(|cell| weigh_one(person, own, cell))
        .collect()
}

fn weigh_one<'a>(person: &Person, own: &[OwnWeight], cell: &'a Cell) -> WeighedArea<'a> {
    let speaking: Vec<_> = person
        .signals
        .iter()
        .filter(|signal| signal.areas.contains(&cell.area))
        .collect();
    let score = speaking.iter().map(|signal| signal.points).sum();
    let driver = speaking.iter().any(|signal| signal.driver);
    let mut reasons: Vec<Reason> = speaking
        .iter()
        .map(|signal| signal.reason.clone())
        .collect();
    let mut weight = match score {
        4.. => Weight::Core,
        1..=3 => Weight::Some,
        _ => Weight::Light,
    };
    if person.stage == 1 {
        let base = if cell.area == "ground-rules" || cell.area == "basics" {
            Weight::Core
        } else {
            Weight::Some
        };
        if base < weight {
            weight = base;
        }
        reasons.push(Reason::new(
            ReasonKind::Stage,
            "stage-1",
            None,
            "Stage One is for everybody",
        ));
    } else if reasons.is_empty() {
        reasons.push(Reason::new(
            ReasonKind::Stage,
            &format!("stage-{}", person.stage),
            None,
            "no finding or goal names this area: one page to look at it together",
        ));
    }
    if let Some(own) = own.iter().find(|own| own.cell == cell.id) {
        weight = own.weight;
        let text = match &own.reason {
            Some(reason) => format!("your own weight: {} — {reason}", weight.word()),
            None => format!("your own weight: {}", weight.word()),
        };
        reasons.insert(
            0,
            Reason::new(ReasonKind::Weight, &cell.id, own.line, &text),
        );
    }
    WeighedArea {
        cell,
        weight,
        score,
        driver,
        reasons,
    }
}
