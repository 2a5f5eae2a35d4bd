//! Loose ends: findings without a goal, goals without a finding, findings that wait for a line in a plan.

use super::Orphan;
use crate::case::Case;
use crate::case::file::Concern;

/// Every loose end, in the order of the file.
pub(super) fn orphans(case: &Case) -> Vec<Orphan> {
    let file = case.for_professional();
    let line = |path: String| case.places().of(&path).map(|it| it.line);
    let without_goal = file
        .findings()
        .iter()
        .filter(|finding| finding.concern != Some(Concern::None))
        .filter(|finding| {
            !file
                .goals()
                .iter()
                .any(|goal| goal.findings.contains(&finding.id))
        })
        .map(|finding| Orphan {
            kind: "finding-without-goal",
            id: finding.id.to_string(),
            line: line(format!("finding.{}", finding.id)),
            text: format!("no goal answers the finding `{}`", finding.id),
        });
    let without_finding = file
        .goals()
        .iter()
        .filter(|goal| {
            !goal
                .findings
                .iter()
                .any(|id| file.findings().iter().any(|it| it.id == *id))
        })
        .map(|goal| Orphan {
            kind: "goal-without-finding",
            id: goal.id.to_string(),
            line: line(format!("goal.{}", goal.id)),
            text: format!("the goal `{}` rests on no finding", goal.id),
        });
    let immediate = file.uncovered_findings().iter().map(|finding| Orphan {
        kind: "immediate-without-line",
        id: finding.to_string(),
        line: line(format!("finding.{finding}")),
        text: format!(
            "the finding `{finding}` needs an answer now and no Safety Plan line names it"
        ),
    });
    let mut orphans: Vec<_> = without_goal
        .chain(without_finding)
        .chain(immediate)
        .collect();
    orphans.sort_by(|a, b| (a.line, a.kind, &a.id).cmp(&(b.line, b.kind, &b.id)));
    orphans
}
