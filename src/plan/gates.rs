//! Which gates are open in a case, and who opened one by hand.

use std::collections::BTreeSet;

use crate::case::Case;

/// The gates that are open: those that somebody accepted by name with a reason.
///
/// What a gate waits for (a live Safety Plan, its line for the young person's own safety, an adult to talk to
/// that day) has no section in the case file yet, so a gate opens only by `[[accept]]`.
pub(super) fn open(case: &Case) -> BTreeSet<String> {
    case.for_professional()
        .accepted()
        .iter()
        .filter_map(|it| it.code.strip_prefix("gate/"))
        .map(ToOwned::to_owned)
        .collect()
}
