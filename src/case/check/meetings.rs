//! What a meeting, the plan of the work and the smaller papers must have.

use super::{Check, Rule};
use crate::case::file::GoalId;
use crate::case::meeting::{AGENDA, Meeting, MinuteId, StayOrMove};
use crate::case::problems::Link;
use crate::case::problems::plans as say;
use crate::case::words::WordsForAll;

/// The rules for meetings and what goes with them.
pub(super) const RULES: &[Rule] = &[
    meetings_link,
    minutes_link,
    meetings_are_in_order,
    stages_have_reasons,
    actions_are_done,
    pages_have_a_reader,
    the_plan_of_the_work_is_sound,
    eighteen_links,
    the_day_has_somebody,
    earlier_goals_link,
    adults_get_papers_by_agreement,
];

/// How many words a formulation has at most.
const FORMULATION_WORDS: usize = 150;

/// The age from which adults get papers only by agreement.
const OF_AGE: i16 = 18;

impl Check<'_> {
    /// The path of an item by its own code, else by its number.
    fn entry(&self, list: &str, index: usize, id: Option<&str>) -> String {
        match id {
            Some(id) => format!("{list}.{id}"),
            None => self.item(list, index),
        }
    }
}

fn meetings_link(check: &mut Check) {
    for meeting in &check.file.meeting {
        let path = format!("meeting.{}", meeting.id);
        for (key, id) in [("chair", &meeting.chair), ("minutes", &meeting.minutes)] {
            if let Some(id) = id {
                check.link(&Link::Professional, id.as_str(), &format!("{path}.{key}"));
            }
        }
        for (index, it) in meeting.attended.iter().enumerate() {
            let path = check.item(&format!("{path}.attended"), index);
            match &it.who {
                Some(who) => check.link(&Link::Person, who.as_str(), &format!("{path}.who")),
                None if it.name.is_none() && it.role.is_none() => {
                    check.say(say::attended_by_nobody(), &path);
                }
                None => {}
            }
        }
        for (index, it) in meeting.view.iter().enumerate() {
            let path = check.item(&format!("{path}.view"), index);
            check.link(&Link::Person, it.by.as_str(), &format!("{path}.by"));
            check.people_link(&it.shared_with, &format!("{path}.shared-with"));
        }
        for (index, it) in meeting.stage_decision.iter().enumerate() {
            let path = check.item(&format!("{path}.stage-decision"), index);
            check.link(&Link::Person, it.person.as_str(), &format!("{path}.person"));
        }
        for (index, it) in meeting.disagreements.iter().enumerate() {
            let path = check.item(&format!("{path}.disagreements"), index);
            check.link(&Link::Person, it.by.as_str(), &format!("{path}.by"));
        }
    }
}

/// Decisions and actions.
fn minutes_link(check: &mut Check) {
    for meeting in &check.file.meeting {
        let path = format!("meeting.{}", meeting.id);
        for (index, it) in meeting.decision.iter().enumerate() {
            let id = it.id.as_ref().map(MinuteId::as_str);
            let path = check.entry(&format!("{path}.decision"), index, id);
            if let Some(item) = it.item.as_deref().filter(|it| !AGENDA.contains(it)) {
                check.link(&Link::Cell, item, &format!("{path}.item"));
            }
            let goals = it.goals.iter().map(GoalId::as_str);
            check.links(&Link::Goal, goals, &format!("{path}.goals"));
            if let Some(plan) = &it.plan_change {
                check.link(&Link::Plan, plan.as_str(), &format!("{path}.plan-change"));
            }
            for adult in it.adults.keys() {
                check.link(
                    &Link::Adult,
                    adult.as_str(),
                    &format!("{path}.adults.{adult}"),
                );
            }
        }
        for (index, it) in meeting.action.iter().enumerate() {
            let id = it.id.as_ref().map(MinuteId::as_str);
            let path = check.entry(&format!("{path}.action"), index, id);
            if let Some(who) = &it.who {
                check.link(&Link::Person, who.as_str(), &format!("{path}.who"));
            }
            if let Some(meeting) = &it.carried_from {
                check.link(
                    &Link::Meeting,
                    meeting.as_str(),
                    &format!("{path}.carried-from"),
                );
            }
            for adult in it.adults.keys() {
                check.link(
                    &Link::Adult,
                    adult.as_str(),
                    &format!("{path}.adults.{adult}"),
                );
            }
        }
    }
}

fn meetings_are_in_order(check: &mut Check) {
    for meeting in &check.file.meeting {
        let path = format!("meeting.{}", meeting.id);
        if meeting.chair.is_some() && meeting.chair == meeting.minutes {
            check.say(say::chair_writes(), &format!("{path}.minutes"));
        }
        if meeting.next.is_some_and(|it| *it <= *meeting.on) {
            check.say(say::next_meeting_before(), &format!("{path}.next"));
        }
    }
}

fn stages_have_reasons(check: &mut Check) {
    for meeting in &check.file.meeting {
        for (index, it) in meeting.stage_decision.iter().enumerate() {
            let path = check.item(&format!("meeting.{}.stage-decision", meeting.id), index);
            if it.decision != StayOrMove::Stay && it.to.is_none() {
                check.say(say::stage_without_number(), &path);
            }
            if it.reason.is_none() {
                check.say(say::stage_without_reason(), &path);
            }
        }
    }
}

/// An action that is over and not done; one that was carried on is spoken of where it is now.
fn actions_are_done(check: &mut Check) {
    let Some(day) = check.prepared_on() else {
        return;
    };
    let file = check.file;
    let carried = |from: &Meeting, id: &str| {
        let later = file.meeting.iter().flat_map(|it| &it.action);
        let same = |it: &&str| *it == id;
        later
            .filter(|it| it.carried_from.as_ref() == Some(&from.id))
            .any(|it| it.id.as_ref().map(MinuteId::as_str).filter(same).is_some())
    };
    for meeting in &file.meeting {
        for (index, it) in meeting.action.iter().enumerate() {
            let id = it.id.as_ref().map(MinuteId::as_str);
            let is_over = it.done.is_none() && it.by.is_some_and(|it| *it < day);
            if is_over && !id.is_some_and(|id| carried(meeting, id)) {
                let path = check.entry(&format!("meeting.{}.action", meeting.id), index, id);
                check.say(say::action_overdue(), &path);
            }
        }
    }
}

fn pages_have_a_reader(check: &mut Check) {
    for page in &check.file.setting_page {
        let path = format!("setting-page.{}", page.id);
        // Words are for somebody who is no adult of the case; one word could be a mistyped id.
        if page.role().is_none() {
            check.link(&Link::Adult, &page.reader, &format!("{path}.for"));
        }
    }
}

fn the_plan_of_the_work_is_sound(check: &mut Check) {
    let Some(plan) = &check.file.intervention_plan else {
        return;
    };
    let path = "intervention-plan";
    if let Some(id) = &plan.co_worker {
        check.link(
            &Link::Professional,
            id.as_str(),
            &format!("{path}.co-worker"),
        );
    }
    for (index, it) in plan.views.iter().enumerate() {
        let path = check.item(&format!("{path}.views"), index);
        check.link(&Link::Person, it.by.as_str(), &format!("{path}.by"));
    }
    let words = plan
        .formulation
        .as_ref()
        .map_or(0, |it| it.split_whitespace().count());
    if words > FORMULATION_WORDS {
        check.say(
            say::formulation_is_long(words),
            &format!("{path}.formulation"),
        );
    }
}

fn eighteen_links(check: &mut Check) {
    let words = check
        .file
        .eighteen
        .as_ref()
        .and_then(|it| it.words.as_ref());
    if let Some(words) = words.and_then(WordsForAll::each) {
        check.words_for_adults(words, "eighteen.words");
    }
}

fn the_day_has_somebody(check: &mut Check) {
    let young_person = check.file.young_person.as_ref();
    if let Some(adult) = young_person.and_then(|it| it.debrief_adult.as_ref()) {
        check.link(&Link::Person, adult.as_str(), "young-person.debrief-adult");
    }
}

/// The earlier wording of goals, and their five steps.
fn earlier_goals_link(check: &mut Check) {
    for goal in &check.file.goal {
        let path = format!("goal.{}", goal.id);
        for (index, it) in goal.earlier.iter().enumerate() {
            let path = check.item(&format!("{path}.earlier"), index);
            for adult in it.adults.keys() {
                check.link(
                    &Link::Adult,
                    adult.as_str(),
                    &format!("{path}.adults.{adult}"),
                );
            }
        }
        for (level, words) in goal.attainment.iter().flat_map(|it| it.levels()) {
            if let Some(words) = words.each() {
                check.words_for_adults(words, &format!("{path}.attainment.{}", level_key(level)));
            }
        }
    }
}

/// The key of a step of a goal.
fn level_key(level: i8) -> String {
    match level {
        0 => "zero".to_owned(),
        it if it < 0 => format!("minus-{}", it.unsigned_abs()),
        it => format!("plus-{it}"),
    }
}

fn adults_get_papers_by_agreement(check: &mut Check) {
    let (Some(young_person), Some(day)) = (&check.file.young_person, check.prepared_on()) else {
        return;
    };
    if young_person.born.age_on(day) < OF_AGE {
        return;
    }
    for adult in &check.file.adult {
        if !adult.papers.is_empty() && adult.agreed_on.is_none() {
            check.without_stopping(
                say::adult_without_agreement(),
                &format!("adult.{}.papers", adult.id),
            );
        }
    }
}
