//! Which parts of a case are unfit to print.

use std::collections::BTreeSet;

use crate::problem::{Concerns, Problems};
use crate::reader::Reader;

/// The parts of a case that an error concerns. Papers that show them are not made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults(BTreeSet<Concerns>);

impl Faults {
    /// What these problems make unfit.
    pub fn of(problems: &Problems) -> Self {
        Self(
            problems
                .iter()
                .map(|it| it.concerns.clone())
                .filter(|it| *it != Concerns::Nothing)
                .collect(),
        )
    }

    /// Whether nothing is unfit.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether no paper can be made at all.
    pub fn stop_everything(&self) -> bool {
        self.0.contains(&Concerns::Everything)
    }

    /// Whether a section such as `goal`, or any item of it, is unfit.
    pub fn in_section(&self, section: &str) -> bool {
        self.stop_everything()
            || self.0.iter().any(|it| match it {
                Concerns::Section(name) | Concerns::Item(name, _) => name == section,
                Concerns::Nothing
                | Concerns::Words(..)
                | Concerns::Gap(_)
                | Concerns::Everything => false,
            })
    }

    /// Whether one item of a section, or the section as a whole, is unfit.
    pub fn in_item(&self, section: &str, id: &str) -> bool {
        self.stop_everything()
            || self.0.iter().any(|it| match it {
                Concerns::Section(name) => name == section,
                Concerns::Item(name, item) => name == section && item == id,
                Concerns::Nothing
                | Concerns::Words(..)
                | Concerns::Gap(_)
                | Concerns::Everything => false,
            })
    }

    /// The sections, and items of lists, that hold words unfit for this reader.
    pub fn words_for<'a>(
        &'a self,
        reader: &'a Reader,
    ) -> impl Iterator<Item = (&'a str, Option<&'a str>)> {
        self.0.iter().filter_map(move |it| match it {
            Concerns::Words(section, item, whose) if whose == reader => {
                Some((section.as_str(), item.as_deref()))
            }
            _ => None,
        })
    }

    /// Whether a section lacks something that its report cannot be without.
    pub fn has_gap(&self, section: &str) -> bool {
        self.0
            .iter()
            .any(|it| matches!(it, Concerns::Gap(name) if name == section))
    }

    /// Adds what these problems make unfit.
    pub(super) fn add(&mut self, problems: &Problems) {
        self.0.extend(Self::of(problems).0);
    }

    /// Each unfit part.
    pub fn iter(&self) -> impl Iterator<Item = &Concerns> {
        self.0.iter()
    }
}
