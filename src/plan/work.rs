//! What is planned with each person, for the professionals' plan of the work.

use super::PlannedArea;
use crate::reader::Reader;

/// The chapters planned for one person at their own stage.
#[derive(Debug, Clone)]
pub struct PlannedWork {
    /// Whose.
    pub reader: Reader,
    /// At which stage.
    pub stage: u8,
    /// The areas with their exercises, in the framework's order.
    pub areas: Vec<PlannedArea>,
}
