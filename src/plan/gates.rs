//! Which gates are open in a case, and who opened one by hand.

use std::collections::BTreeSet;

use crate::case::Case;
use crate::case::ending::Ending;

/// The stage from which the young person's own plan is made.
const OWN_PLAN_FROM: u8 = 3;

/// The gate of the papers of an ending.
pub(super) const ENDING_AGREED: &str = "ending-agreed";

/// The gates that are open.
///
/// - `safety-plan`: a meeting agreed to a plan that has nothing missing; a whole plan has a line about the young
///   person's own safety.
/// - `debrief-adult`: somebody is named who is there for the young person on the day.
/// - `stage-1-reviewed`, `stage-2-reviewed`, `part-1-reviewed`, `part-2-reviewed`: a meeting that was held says so.
/// - `keeping-safe-before-stage-three`: the young person is in Stage Three.
/// - `ending-agreed`: a meeting that was held agreed that the work ends; an early ending is nobody's to agree to.
/// - any other, and each of these: somebody accepted `gate/<name>` with a reason; while proceedings are live, only
///   after legal advice.
pub(super) fn open(case: &Case) -> BTreeSet<String> {
    let file = case.for_professional();
    let live = file.legal().proceedings.are_live();
    let mut open: BTreeSet<String> = file
        .accepted()
        .iter()
        .filter(|it| !live || it.legal_advice)
        .filter_map(|it| it.code.strip_prefix("gate/"))
        .map(ToOwned::to_owned)
        .collect();
    if file.safety_plans().iter().any(|(plan, _)| !plan.draft) {
        open.insert("safety-plan".to_owned());
    }
    if file.about_young_person().debrief_adult.is_some() {
        open.insert("debrief-adult".to_owned());
    }
    if file.about_young_person().stage.number() >= OWN_PLAN_FROM {
        open.insert("keeping-safe-before-stage-three".to_owned());
    }
    let held = || file.meetings().iter().filter(|it| it.is_held());
    let is_agreed = held().any(|it| it.ending.as_ref().is_some_and(|it| it.agreed));
    if is_agreed || file.ending().is_some_and(Ending::is_early) {
        open.insert(ENDING_AGREED.to_owned());
    }
    open.extend(
        held()
            .flat_map(|it| &it.reviewed)
            .map(|it| it.gate().to_owned()),
    );
    open
}
