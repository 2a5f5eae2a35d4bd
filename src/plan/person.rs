//! One person of the case as `plan` sees them: stage, profile, and what the case says about their areas.

use std::collections::BTreeSet;

use super::Reason;
use crate::catalog::{Audience, Form};
use crate::reader::Reader;

/// A person whose workbook is planned.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// Whose pages they are.
    pub(super) reader: Reader,
    /// Which side of the grid they work on.
    pub(super) audience: Audience,
    /// The stage planned for.
    pub(super) stage: u8,
    /// The young person's age when the papers were prepared.
    pub(super) age: u8,
    /// The adult's role, as exercises name it.
    pub(super) role: Option<&'static str>,
    /// The form their pages are written in.
    pub(super) form: Form,
    /// Ways to answer that they like.
    pub(super) answers_by: Vec<String>,
    /// Facts that exercises may use.
    pub(super) facts: BTreeSet<&'static str>,
    /// Things they cannot have where they live, such as `phone`.
    pub(super) lacks: BTreeSet<&'static str>,
    /// Gates that are open.
    pub(super) open_gates: BTreeSet<String>,
    /// Whether proceedings are live.
    pub(super) proceedings: bool,
    /// Whether only what needs no writing is wanted now.
    pub(super) without_writing: bool,
    /// What the case says about areas and topics.
    pub(super) signals: Vec<Signal>,
    /// Exercises that are done already.
    pub(super) done: BTreeSet<String>,
}

/// A finding or a goal, as far as it speaks for areas and topics.
#[derive(Debug, Clone)]
pub(super) struct Signal {
    /// Why, for the plan.
    pub(super) reason: Reason,
    /// The areas it names.
    pub(super) areas: Vec<String>,
    /// The topics it names.
    pub(super) topics: Vec<String>,
    /// How much it speaks for an area.
    pub(super) points: i32,
    /// How much a shared topic speaks for an exercise.
    pub(super) topic_points: i32,
    /// Whether it motivates the behaviour.
    pub(super) driver: bool,
    /// Whether it is about life online.
    pub(super) online: bool,
}
