//! What is said about the end of the work.

use super::*;
use crate::case::ending::WHY_INVOLVED_WORDS;

pub(in crate::case) fn risk_missing() -> Problem {
    problem(
        ENDING_RISK,
        "the ending has no understanding of risk, so its report is not made",
    )
    .hint("write `[ending.risk]` with `text`, `by` and `on` in your own words; `build --draft` prints the report with room for it")
}

pub(in crate::case) fn risk_unfinished(missing: &[&str]) -> Problem {
    let words: Vec<_> = missing.iter().map(|it| format!("`{it}`")).collect();
    problem(
        ENDING_RISK,
        format!(
            "the understanding of risk has no {}, so the report is not made",
            words.join(" and no ")
        ),
    )
    .hint("add `text` in your own words, `by` with name and role, and `on`; `build --draft` prints the report with room for it")
}

pub(in crate::case) fn concern_without_monitoring() -> Problem {
    problem(
        ENDING_MONITORING,
        "something is still of concern, and nothing says who keeps an eye on it",
    )
    .hint("add `[[ending.monitoring]]` with `sign`, `who`, `how-often` and `until`")
}

pub(in crate::case) fn monitoring_unfinished(missing: &[&str]) -> Problem {
    let words: Vec<_> = missing.iter().map(|it| format!("`{it}`")).collect();
    problem(
        ENDING_MONITORING,
        format!(
            "something is still of concern, and this sign has no {}",
            words.join(" and no ")
        ),
    )
    .hint("say who looks, how often, and until when")
}

pub(in crate::case) fn concern_without_way_back() -> Problem {
    problem(
        ENDING_WAY_BACK,
        "something is still of concern, and nothing says how help is found again",
    )
    .hint("add `route-back = \"…\"`: whom to ring, and what happens then")
}

pub(in crate::case) fn concern_without_plan() -> Problem {
    problem(
        ENDING_PLAN,
        "something is still of concern, and there is no plan that goes on",
    )
    .hint("add a `[[safety-plan]]`, or the young person's own `[keeping-safe-plan]`")
}

pub(in crate::case) fn no_kind() -> Problem {
    problem(ENDING_KIND, "the ending does not say of which kind it is")
        .hint("add `kind = \"planned\"`, `\"still-of-concern\"` or `\"early\"`")
}

pub(in crate::case) fn not_agreed() -> Problem {
    problem(
        ENDING_AGREED,
        "no meeting has agreed that the work ends; its papers are not made yet",
    )
    .hint("write `ending = { agreed = true, because = \"…\" }` in the meeting that agreed; `build --draft` makes the report for it")
}

pub(in crate::case) fn early_without_reason() -> Problem {
    problem(ENDING_EARLY, "the work ends early, and nothing says why")
        .hint("add `early = \"moved\"`, `\"disengaged\"`, `\"order-ended\"` or `\"other\"`")
}

pub(in crate::case) fn reason_without_early() -> Problem {
    problem(
        ENDING_EARLY,
        "this says why the work ends early, but it does not end early",
    )
    .hint("write `kind = \"early\"`, or take this out")
}

pub(in crate::case) fn why_involved_is_long(words: usize) -> Problem {
    problem(
        ENDING_WHY_LONG,
        format!(
            "why you became involved has {words} words; {WHY_INVOLVED_WORDS} are what it needs"
        ),
    )
    .hint("keep it neutral and refer to the assessment for what happened")
}

pub(in crate::case) fn too_many_steps_after(count: usize) -> Problem {
    problem(
        ENDING_STEPS,
        format!("this page has {count} steps; three are what one remembers"),
    )
    .hint("let the young person choose the three that work best")
}

pub(in crate::case) fn domain_twice() -> Problem {
    problem(ENDING_DOMAIN, "this domain has a then and now already")
        .hint("put both into one `[[ending.domain]]`")
}

pub(in crate::case) fn step_down_by_rating() -> Problem {
    problem(
        STEP_DOWN_RATING,
        "this gives a rating or a score as the cause of a step-down",
    )
    .hint("name the criterion that was met instead: what was seen, how often, for how long")
}
