//! What is said about Safety Plans, the young person's own plan, meetings and setting pages.

use super::*;
use crate::case::safety_plan::{LineGap, PlanPlace};

// ---- Safety Plans: what makes one a draft ----

pub(in crate::case) fn restriction_lacks(gap: LineGap) -> Problem {
    let (code, what, way) = match gap {
        LineGap::Reason => (
            PLAN_REASON,
            "no reason",
            "add `reason = { professional = \"…\", young-person = \"…\", adult = \"…\" }`",
        ),
        LineGap::Owner => (
            PLAN_OWNER,
            "nobody who sees to it",
            "add `who = \"adult-1\"`: the one person who sees to it",
        ),
        LineGap::Review => (
            PLAN_REVIEW,
            "no day on which it is looked at again",
            "add `review = 2026-12-01`",
        ),
        LineGap::StepDown => (
            PLAN_STEP_DOWN,
            "no way in which it eases",
            "add `eases-when = { young-person = \"…\", adult = \"…\" }`; what a court imposed has `imposed-by = \"court\"`",
        ),
    };
    problem(
        code,
        format!("this restriction has {what}, so the plan is printed as a draft"),
    )
    .hint(way)
}

pub(in crate::case) fn nothing_going_well() -> Problem {
    problem(
        PLAN_GOING_WELL,
        "this plan says nothing of what goes well, so it is printed as a draft",
    )
    .hint("add `going-well = [\"…\"]`: safe times and places")
}

pub(in crate::case) fn no_own_safety() -> Problem {
    problem(
        PLAN_MYSELF,
        "this plan has no line about the young person's own safety, so it is printed as a draft",
    )
    .hint("add a line with `place = \"keeping-myself-safe\"`")
}

pub(in crate::case) fn no_next_review() -> Problem {
    problem(
        PLAN_NEXT,
        "this plan has no day on which it is looked at again, so it is printed as a draft",
    )
    .hint("add `next-review = 2026-12-01`")
}

pub(in crate::case) fn finding_without_line() -> Problem {
    problem(
        PLAN_IMMEDIATE,
        "this finding needs an answer now and no line of a plan names it, so every plan is printed as a draft",
    )
    .hint("add its id to the `findings` of the line that answers it")
}

pub(in crate::case) fn no_plan_yet() -> Problem {
    problem(
        PLAN_NONE,
        "this finding needs an answer now, and there is no Safety Plan yet",
    )
    .hint("add `[[safety-plan]]`; `stagebook list plan-lines` prints lines to begin with")
}

// ---- Safety Plans: what stops one ----

pub(in crate::case) fn line_twice(id: &str) -> Problem {
    problem(
        PLAN_LINE_TWICE,
        format!("the line `{id}` stands twice in this plan"),
    )
    .hint("keep one of them, or give one another `id`")
}

pub(in crate::case) fn line_unfinished(key: &str) -> Problem {
    let way = match key {
        "kind" => "write `kind = \"restriction\"` or `kind = \"support\"`",
        _ => "write `situation = { professional = \"…\", young-person = \"…\", adult = \"…\" }`",
    };
    problem(PLAN_UNFINISHED, format!("this line has no `{key}`"))
        .hint(format!("{way}, or take a line of the bank: `bank = \"…\"`"))
}

pub(in crate::case) fn reader_of_another_household() -> Problem {
    problem(
        PLAN_HOUSEHOLD,
        "this reader belongs to another household than the plan",
    )
    .hint("write a plan of its own for each household, each with its `household`")
}

pub(in crate::case) fn house_names_somebody() -> Problem {
    problem(PLAN_HOUSE, "the words for the house name somebody")
        .hint("say it for everybody: “Phones charge in the kitchen at night.”")
}

// ---- Safety Plans: what somebody should look at ----

pub(in crate::case) fn too_many_restrictions(count: usize) -> Problem {
    problem(
        PLAN_MANY,
        format!("this plan has {count} restrictions; more than seven are hard to hold"),
    )
    .hint("say which matter most, and let the others ease or go")
}

pub(in crate::case) fn too_few_supports(restrictions: usize, supports: usize) -> Problem {
    problem(
        PLAN_SUPPORTS,
        format!("this plan has {restrictions} restrictions and only {supports} lines that help"),
    )
    .hint("add lines with `kind = \"support\"`: what helps, and what they keep doing")
}

pub(in crate::case) fn no_online_plan() -> Problem {
    problem(PLAN_ONLINE, "no plan is for life online")
        .hint("add a `[[safety-plan]]` with `setting = \"online\"`, even a short one")
}

pub(in crate::case) fn places_missing(places: &[PlanPlace]) -> Problem {
    let words: Vec<_> = places.iter().map(|it| format!("`{}`", it.word())).collect();
    problem(
        PLAN_PLACES,
        format!("this plan has no line for {}", words.join(", ")),
    )
    .hint("walk through the day with them; a line may say that nothing is different")
}

pub(in crate::case) fn two_plans_alike() -> Problem {
    problem(
        PLAN_TWICE,
        "another plan is for the same setting and household",
    )
    .hint("give each its `household`, or make one of them")
}

pub(in crate::case) fn line_without_words(reader: &str) -> Problem {
    problem(
        PLAN_UNWORDED,
        format!("`{reader}` reads this plan, and this line has no words for them"),
    )
    .hint("add words for them, so that everybody knows what everybody does")
}

pub(in crate::case) fn end_not_seen(reader: &str) -> Problem {
    problem(
        PLAN_UNWORDED,
        format!("`{reader}` reads this restriction and does not see how it can end"),
    )
    .hint("add words for them to `eases-when`")
}

pub(in crate::case) fn words_for_no_reader() -> Problem {
    problem(
        PLAN_NO_READER,
        "these words are for an adult who does not read this plan",
    )
    .hint("add the adult's id to `readers`, or take the words out")
}

pub(in crate::case) fn if_worried_is_not_whole(missing: &[&str]) -> Problem {
    let words: Vec<_> = missing.iter().map(|it| format!("`{it}`")).collect();
    problem(
        PLAN_WORRIED,
        format!("what to do when somebody is worried lacks {}", words.join(", ")),
    )
    .hint("add `if-worried = { now = \"…\", same-day = \"…\", breaks-down = \"…\", steps-in = \"adult-1\" }`")
}

pub(in crate::case) fn plan_review_past() -> Problem {
    problem(
        PLAN_PAST,
        "this day for looking again is before the date of the papers",
    )
    .hint("look at it again, then set a new day")
}

pub(in crate::case) fn plan_review_far(weeks: i64) -> Problem {
    problem(
        PLAN_FAR,
        format!("this plan is looked at again after more than {weeks} weeks"),
    )
    .hint("set an earlier `next-review`, or accept it with a reason")
}

pub(in crate::case) fn ratified_before_it_was_made() -> Problem {
    problem(
        PLAN_RATIFIED,
        "this version is younger than the day on which a plan was agreed, so it is printed as a draft",
    )
    .hint("set `ratified-on` when the meeting agreed to this version")
}

pub(in crate::case) fn ratified_by_a_meeting_to_come() -> Problem {
    problem(
        PLAN_RATIFIED,
        "this meeting has not been held, so it cannot have agreed to the plan",
    )
    .hint("take `ratified-on` and `ratified-by` out until it has, or write `held = true` in the meeting")
}

pub(in crate::case) fn line_of_another_setting(settings: &[&str]) -> Problem {
    problem(
        PLAN_SETTING,
        format!(
            "this line of the bank is written for {}",
            settings.join(", ")
        ),
    )
    .hint("read its words with this setting in mind, and write your own where they differ")
}

// ---- The young person's own plan ----

pub(in crate::case) fn own_plan_early() -> Problem {
    problem(
        OWN_PLAN_EARLY,
        "the young person's own plan is made in Stage Three; its papers are not made yet",
    )
    .hint("wait, or open it with `[[accept]]`, this code and the reason")
}

pub(in crate::case) fn own_plan_while_live() -> Problem {
    problem(
        PROCEEDINGS,
        "the young person's own plan presumes an act, and proceedings are live; its papers are not made",
    )
    .hint("wait until they are over, or let a named manager accept it after legal advice")
}

pub(in crate::case) fn will_not_do_it_again() -> Problem {
    problem(
        OWN_PLAN_AGAIN,
        "this says only that it will not happen again, which cannot be practised",
    )
    .hint("say what they do instead: where, with whom, in which words")
}

pub(in crate::case) fn too_many_actions(count: usize) -> Problem {
    problem(
        OWN_PLAN_ACTIONS,
        format!("this state has {count} things to do; three are what one remembers"),
    )
    .hint("let the young person choose the three that work best")
}

pub(in crate::case) fn own_plan_avoids() -> Problem {
    problem(OWN_PLAN_AVOIDS, "this says what not to do")
        .hint("say what they do instead, something one can see")
}

pub(in crate::case) fn states_are_not_three(count: usize) -> Problem {
    problem(
        OWN_PLAN_STATES,
        format!("the plan has {count} states; three are what a card can hold"),
    )
    .hint("write three `[[keeping-safe-plan.state]]`, such as OK, Careful and Get help now")
}

pub(in crate::case) fn states_are_alike() -> Problem {
    problem(
        OWN_PLAN_STATES,
        "this state has the word or the shape of another",
    )
    .hint("give each state a word and a shape of its own: circle, triangle, square")
}

pub(in crate::case) fn own_plan_lives_nowhere() -> Problem {
    problem(OWN_PLAN_LIVES, "the plan does not say where it will live").hint(
        "ask where it will live and who else could find it there, then add `lives-at = \"…\"`",
    )
}

// ---- Meetings ----

pub(in crate::case) fn attended_by_nobody() -> Problem {
    problem(ATTENDED_NOBODY, "this entry names nobody")
        .hint("write `who = \"pro-1\"`, or `name`, `role` and `agency`")
}

pub(in crate::case) fn chair_writes() -> Problem {
    problem(
        MEETING_CHAIR,
        "who leads this meeting also writes its record",
    )
    .hint("name somebody else in `minutes`")
}

pub(in crate::case) fn next_meeting_before() -> Problem {
    problem(MEETING_NEXT, "the next meeting is before this one").hint("mend `next` or `on`")
}

pub(in crate::case) fn action_overdue() -> Problem {
    problem(
        ACTION_OVERDUE,
        "the day for this action is over, and nothing says that it was done",
    )
    .hint("add `done = 2026-…`, or carry it to the next meeting with `carried-from`")
}

pub(in crate::case) fn stage_without_reason() -> Problem {
    problem(STAGE_REASON, "this decision on a stage has no reason").hint("add `reason = \"…\"`")
}

pub(in crate::case) fn stage_without_number() -> Problem {
    problem(STAGE_TO, "this decision does not say to which stage").hint("add `to = 3`")
}

// ---- Other papers ----

pub(in crate::case) fn formulation_is_long(words: usize) -> Problem {
    problem(
        FORMULATION_LONG,
        format!("the formulation has {words} words; 150 are what everybody can hold"),
    )
    .hint("keep what explains why this plan and not another")
}

pub(in crate::case) fn adult_without_agreement() -> Problem {
    problem(
        ADULT_AGREED,
        "the young person is 18, and nothing says that they agreed to papers for this adult",
    )
    .hint("ask them; then add `agreed-on = 2026-…`, or leave `papers` empty")
}
