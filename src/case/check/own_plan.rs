//! What the young person's own plan must have: something to do, in Stage Three or with a reason before it.

use std::collections::BTreeSet;

use super::{Check, Rule, avoids};
use crate::case::file::Stage;
use crate::case::keeping_safe::KeepingSafePlan;
use crate::case::problems::Link;
use crate::case::problems::plans as say;

/// The rules for the young person's own plan.
pub(super) const RULES: &[Rule] = &[
    the_plan_links,
    the_plan_waits_for_stage_three,
    the_plan_waits_for_the_end_of_proceedings,
    the_plan_says_what_to_do,
    states_are_few_and_apart,
    the_plan_lives_somewhere,
];

/// The stage from which the plan is made.
const FROM_STAGE: u8 = 3;

/// How many things one remembers when it matters.
const MOST_ACTIONS: usize = 3;

const PATH: &str = "keeping-safe-plan";

fn the_plan_links(check: &mut Check) {
    let Some(plan) = &check.file.keeping_safe_plan else {
        return;
    };
    for (index, promise) in plan.promises.iter().enumerate() {
        let path = check.item(&format!("{PATH}.promises"), index);
        check.link(&Link::Person, promise.who.as_str(), &format!("{path}.who"));
        check.words_for_adults(&promise.text, &format!("{path}.text"));
    }
    for adult in plan.adults.keys() {
        check.link(
            &Link::Adult,
            adult.as_str(),
            &format!("{PATH}.adults.{adult}"),
        );
    }
}

fn the_plan_waits_for_stage_three(check: &mut Check) {
    let stage = check
        .file
        .young_person
        .as_ref()
        .map_or(Stage::default(), |it| it.stage);
    if check.file.keeping_safe_plan.is_some() && stage.number() < FROM_STAGE {
        check.say(say::own_plan_early(), PATH);
    }
}

/// It belongs to Stage Three, Part 2, which presumes an act.
fn the_plan_waits_for_the_end_of_proceedings(check: &mut Check) {
    if check.file.keeping_safe_plan.is_some() && super::proceedings_are_live(check.file) {
        check.say(say::own_plan_while_live(), PATH);
    }
}

fn the_plan_says_what_to_do(check: &mut Check) {
    let Some(plan) = &check.file.keeping_safe_plan else {
        return;
    };
    for (path, text, is_action) in texts(check, plan) {
        if only_promises(text) {
            check.say(say::will_not_do_it_again(), &path);
        } else if is_action && avoids(text) {
            check.say(say::own_plan_avoids(), &path);
        }
    }
}

/// Everything that the young person plans to do, with its path, and whether it is an action of a state.
fn texts<'a>(check: &Check, plan: &'a KeepingSafePlan) -> Vec<(String, &'a str, bool)> {
    let mut texts = Vec::new();
    let list = format!("{PATH}.good-life");
    for (index, text) in plan.good_life.iter().enumerate() {
        texts.push((check.item(&list, index), text.as_str(), false));
    }
    let states = format!("{PATH}.state");
    for (index, state) in plan.state.iter().enumerate() {
        let list = format!("{}.do", check.item(&states, index));
        for (index, text) in state.actions.iter().enumerate() {
            texts.push((check.item(&list, index), text.as_str(), true));
        }
    }
    let places = format!("{PATH}.places");
    for (index, place) in plan.places.iter().enumerate() {
        texts.push((
            format!("{}.plan", check.item(&places, index)),
            place.plan.as_str(),
            false,
        ));
    }
    texts
}

/// "I just won't do it again", in its many forms.
fn only_promises(text: &str) -> bool {
    let text = text.to_lowercase().replace('’', "'");
    let words: Vec<_> = text
        .split(|it: char| !it.is_alphanumeric() && it != '\'')
        .filter(|it| !it.is_empty())
        .collect();
    let refuses = |it: &&str| {
        matches!(
            *it,
            "not" | "never" | "won't" | "wont" | "don't" | "dont" | "stop" | "no"
        )
    };
    let does = |it: &&str| matches!(*it, "do" | "doing" | "happen" | "happening" | "happens");
    words.contains(&"again") && words.iter().any(refuses) && words.iter().any(does)
}

fn states_are_few_and_apart(check: &mut Check) {
    let Some(plan) = &check.file.keeping_safe_plan else {
        return;
    };
    if plan.state.len() != 3 {
        check.say(
            say::states_are_not_three(plan.state.len()),
            &format!("{PATH}.state"),
        );
    }
    let mut words = BTreeSet::new();
    let mut shapes = BTreeSet::new();
    for (index, state) in plan.state.iter().enumerate() {
        let path = check.item(&format!("{PATH}.state"), index);
        let new_word = words.insert(state.word.to_lowercase());
        let new_shape = shapes.insert(state.shape);
        if !new_word || !new_shape {
            check.say(say::states_are_alike(), &path);
        }
        if state.actions.len() > MOST_ACTIONS {
            check.say(
                say::too_many_actions(state.actions.len()),
                &format!("{path}.do"),
            );
        }
    }
}

fn the_plan_lives_somewhere(check: &mut Check) {
    let plan = check.file.keeping_safe_plan.as_ref();
    if plan.is_some_and(|it| it.lives_at.is_none()) {
        check.say(say::own_plan_lives_nowhere(), PATH);
    }
}

#[cfg(test)]
mod tests {
    use super::only_promises;

    #[track_caller]
    fn case(text: &str, expected: bool) {
        assert_eq!(only_promises(text), expected, "{text}");
    }

    #[test]
    fn a_promise_that_it_will_not_happen_again_is_no_plan() {
        case("I just won't do it again.", true);
        case("I just won’t do it again", true);
        case("It will never happen again.", true);
        case("I will not be doing that again.", true);
        case("No more. I stop doing it again and again.", true);
        case("I go to the kitchen and find Nan.", false);
        case("I read the card again.", false);
        case("I do not answer. I ring Amira.", false);
    }
}
