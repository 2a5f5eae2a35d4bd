//! What a Safety Plan must have, and what somebody should look at.
//!
//! A plan that lacks something is still printed, as a draft with room to write it in: the first plan must come out
//! on the same day. Such an error therefore stops nothing.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Check, Rule, contains, fold};
use crate::case::file::{FindingId, PersonId};
use crate::case::problems::Link;
use crate::case::problems::plans as say;
use crate::case::safety_plan::{
    Gap, IfWorried, LineKind, PlanLine, PlanPlace, PlanSetting, SafetyPlan,
};
use crate::case::words::{WordsForAll, WordsPer};
use crate::problem::Problem;
use crate::reader::YOUNG_PERSON;

/// The rules for Safety Plans.
pub(super) const RULES: &[Rule] = &[
    plans_link,
    lines_link,
    lines_are_whole,
    lines_are_single,
    plans_are_whole,
    immediate_findings_have_a_line,
    plans_are_held_lightly,
    there_is_a_plan_for_life_online,
    homes_are_walked_through,
    plans_are_single,
    two_homes_have_two_plans,
    readers_have_words,
    the_house_is_for_everybody,
    plans_say_what_to_do_when_worried,
    plans_are_looked_at_again,
    plans_were_agreed_by_a_meeting,
];

/// How many restrictions can be held.
const MOST_RESTRICTIONS: usize = 7;

/// After how many weeks a plan is looked at again in Stage One, and later.
const WEEKS: (i64, i64) = (6, 12);

impl<'a> Check<'a> {
    /// Says what has to be mended and makes a plan a draft, but stops no paper.
    fn draft(&mut self, problem: Problem, path: &str) {
        self.without_stopping(problem, path);
    }

    /// Each plan with its path.
    fn plans(&self) -> Vec<(String, &'a SafetyPlan)> {
        let file = self.file;
        file.safety_plan
            .iter()
            .map(|it| (format!("safety-plan.{}", it.id), it))
            .collect()
    }

    /// Each line of a plan with its path.
    fn lines<'p>(&self, path: &str, plan: &'p SafetyPlan) -> Vec<(String, &'p PlanLine)> {
        let list = format!("{path}.line");
        let lines = plan.line.iter().enumerate();
        lines
            .map(|(index, it)| match it.name() {
                Some(name) => (format!("{list}.{name}"), it),
                None => (self.item(&list, index), it),
            })
            .collect()
    }

    pub(super) fn words_for_adults(&mut self, words: &WordsPer, path: &str) {
        for adult in words.adults.keys() {
            self.link(
                &Link::Adult,
                adult.as_str(),
                &format!("{path}.adults.{adult}"),
            );
        }
    }

    fn words_for_all(&mut self, words: &[WordsForAll], list: &str) {
        for (index, words) in words.iter().enumerate() {
            if let Some(words) = words.each() {
                let path = self.item(list, index);
                self.words_for_adults(words, &path);
            }
        }
    }

    fn person(&mut self, person: Option<&PersonId>, path: &str) {
        if let Some(person) = person {
            self.link(&Link::Person, person.as_str(), path);
        }
    }
}

fn plans_link(check: &mut Check) {
    for plan in &check.file.safety_plan {
        let path = format!("safety-plan.{}", plan.id);
        if let Some(by) = &plan.by {
            check.link(&Link::Professional, by.as_str(), &format!("{path}.by"));
        }
        check.people_link(&plan.readers, &format!("{path}.readers"));
        if let Some(meeting) = &plan.ratified_by {
            check.link(
                &Link::Meeting,
                meeting.as_str(),
                &format!("{path}.ratified-by"),
            );
        }
        if let Some(why) = &plan.why {
            check.words_for_adults(why, &format!("{path}.why"));
        }
        check.words_for_all(&plan.going_well, &format!("{path}.going-well"));
        check.words_for_all(&plan.early_signs, &format!("{path}.early-signs"));
        if let Some(worried) = &plan.if_worried {
            let path = format!("{path}.if-worried");
            for (key, words) in texts(worried) {
                if let Some(words) = words.and_then(WordsForAll::each) {
                    check.words_for_adults(words, &format!("{path}.{key}"));
                }
            }
            check.person(worried.steps_in.as_ref(), &format!("{path}.steps-in"));
        }
        for (index, it) in plan.disagreements.iter().enumerate() {
            let path = check.item(&format!("{path}.disagreements"), index);
            check.person(Some(&it.by), &format!("{path}.by"));
        }
        for (index, it) in plan.agreed_by.iter().enumerate() {
            let path = check.item(&format!("{path}.agreed-by"), index);
            check.person(Some(&it.who), &format!("{path}.who"));
            check.person(it.by.as_ref(), &format!("{path}.by"));
        }
        for (index, it) in plan.given_to.iter().enumerate() {
            let path = check.item(&format!("{path}.given-to"), index);
            check.person(Some(&it.who), &format!("{path}.who"));
        }
    }
}

fn lines_link(check: &mut Check) {
    for plan in &check.file.safety_plan {
        for (path, line) in check.lines(&format!("safety-plan.{}", plan.id), plan) {
            if let Some(bank) = &line.bank {
                check.link(&Link::Line, bank.as_str(), &format!("{path}.bank"));
                let known = check.vocabulary.bank.line(bank.as_str());
                if let Some(known) = known.filter(|it| !it.facts.setting.contains(&plan.setting)) {
                    let settings: Vec<_> = known.facts.setting.iter().map(|it| it.word()).collect();
                    check.say(
                        say::line_of_another_setting(&settings),
                        &format!("{path}.bank"),
                    );
                }
            }
            let findings = line.findings.iter().map(FindingId::as_str);
            check.links(&Link::Finding, findings, &format!("{path}.findings"));
            check.person(line.who.as_ref(), &format!("{path}.who"));
            for (key, words) in line.words() {
                check.words_for_adults(words, &format!("{path}.{key}"));
            }
        }
    }
}

fn lines_are_whole(check: &mut Check) {
    for (path, plan) in check.plans() {
        for (path, line) in check.lines(&path, plan) {
            // A bank that does not know the line has been spoken of.
            let unknown = |it: &str| check.vocabulary.bank.line(it).is_none();
            if line.bank.as_ref().is_some_and(|it| unknown(it.as_str())) {
                continue;
            }
            // So has a value that is there and faulty.
            if line.kind.is_none() && !check.places.has(&format!("{path}.kind")) {
                check.say(say::line_unfinished("kind"), &path);
            }
            if line.situation.is_empty() && !check.places.has(&format!("{path}.situation")) {
                check.say(say::line_unfinished("situation"), &path);
            }
        }
    }
}

fn lines_are_single(check: &mut Check) {
    for (path, plan) in check.plans() {
        let mut seen = BTreeSet::new();
        for name in plan.line.iter().filter_map(PlanLine::name) {
            if seen.insert(name) {
                continue;
            }
            let path = format!("{path}.line.{name}");
            let second = check.places.second(&path);
            let mut problem = super::located(
                say::line_twice(name.as_str()),
                &path,
                check.places,
                super::concerns,
            );
            problem.place = second.or(problem.place);
            check.problems.push(problem);
        }
    }
}

/// What a plan lacks makes it a draft, each with the line it belongs to.
fn plans_are_whole(check: &mut Check) {
    for (path, plan) in check.plans() {
        let lines = check.lines(&path, plan);
        for (path, line) in lines {
            let holds = plan.lines().any(|(_, it)| std::ptr::eq(it, line));
            for gap in line.gaps().into_iter().filter(|_| holds) {
                check.draft(say::restriction_lacks(gap), &path);
            }
        }
        for gap in plan.gaps() {
            match gap {
                Gap::OfLine(..) => {}
                Gap::GoingWell => check.draft(say::nothing_going_well(), &path),
                Gap::KeepingMyselfSafe => check.draft(say::no_own_safety(), &path),
                Gap::NextReview => check.draft(say::no_next_review(), &path),
            }
        }
    }
}

/// A case without any plan yet is told once for each finding; with plans, a finding without a line makes them drafts.
fn immediate_findings_have_a_line(check: &mut Check) {
    let file = check.file;
    let none = file.safety_plan.is_empty();
    for finding in check.uncovered() {
        let path = format!("finding.{finding}.immediate");
        if none {
            check.say(say::no_plan_yet(), &path);
        } else {
            check.draft(say::finding_without_line(), &path);
        }
    }
}

impl Check<'_> {
    /// Findings that need an answer now and have no line. A plan that could not be read may hold the line, so then
    /// nothing is said.
    pub(super) fn uncovered(&self) -> Vec<FindingId> {
        if self.kept.contains_key("safety-plan") {
            return Vec::new();
        }
        let lines = || self.file.safety_plan.iter().flat_map(SafetyPlan::lines);
        let answered = |id: &FindingId| lines().any(|(_, it)| it.findings.contains(id));
        let findings = self
            .file
            .finding
            .iter()
            .filter(|it| it.immediate && !answered(&it.id));
        findings.map(|it| it.id.clone()).collect()
    }
}

fn plans_are_held_lightly(check: &mut Check) {
    for (path, plan) in check.plans() {
        let restrictions = plan.count(LineKind::Restriction);
        let supports = plan.count(LineKind::Support);
        if restrictions > MOST_RESTRICTIONS {
            check.say(say::too_many_restrictions(restrictions), &path);
        }
        if restrictions > 2 * supports {
            check.say(say::too_few_supports(restrictions, supports), &path);
        }
    }
}

fn there_is_a_plan_for_life_online(check: &mut Check) {
    let plans = &check.file.safety_plan;
    let lost = check.kept.contains_key("safety-plan");
    if let Some(first) = plans.first().filter(|_| !lost)
        && !plans.iter().any(|it| it.setting == PlanSetting::Online)
    {
        check.say(say::no_online_plan(), &format!("safety-plan.{}", first.id));
    }
}

fn homes_are_walked_through(check: &mut Check) {
    for (path, plan) in check.plans() {
        if !plan.setting.is_a_household() {
            continue;
        }
        let named = |place: &PlanPlace| plan.lines().any(|(_, it)| it.place == Some(*place));
        let missing: Vec<_> = PlanPlace::OF_A_HOUSEHOLD
            .into_iter()
            .filter(|it| !named(it))
            .collect();
        if !missing.is_empty() {
            check.say(say::places_missing(&missing), &path);
        }
    }
}

fn plans_are_single(check: &mut Check) {
    let mut seen = BTreeSet::new();
    for (path, plan) in check.plans() {
        if !seen.insert((plan.setting, &plan.household)) {
            check.say(say::two_plans_alike(), &path);
        }
    }
}

fn two_homes_have_two_plans(check: &mut Check) {
    for (path, plan) in check.plans() {
        let mut first = plan.household.as_deref();
        for (index, reader) in plan.readers.iter().enumerate() {
            let adult = check
                .file
                .adult
                .iter()
                .find(|it| it.id.as_str() == reader.as_str());
            let Some(household) = adult.and_then(|it| it.household.as_deref()) else {
                continue;
            };
            // Without a household of its own, a home's plan belongs to that of its first reader.
            if first.is_none() && plan.setting.is_a_household() {
                first = Some(household);
            }
            // Who steps in may live elsewhere.
            let steps_in = plan.if_worried.as_ref().and_then(|it| it.steps_in.as_ref());
            if first.is_some_and(|it| it != household) && steps_in != Some(reader) {
                let path = check.item(&format!("{path}.readers"), index);
                check.say(say::reader_of_another_household(), &path);
            }
        }
    }
}

/// Every reader of a plan has words for every line; nobody else has.
fn readers_have_words(check: &mut Check) {
    for (path, plan) in check.plans() {
        for (path, line) in check.lines(&path, plan) {
            if line.removed_in.is_some() {
                continue;
            }
            for reader in &plan.readers {
                let adult = check
                    .file
                    .adult
                    .iter()
                    .find(|it| it.id.as_str() == reader.as_str());
                let has = |words: &WordsPer| match adult {
                    Some(adult) => words.for_adult(&adult.id).is_some(),
                    None => reader.as_str() != YOUNG_PERSON || words.for_young_person().is_some(),
                };
                if !line.words().iter().any(|(_, it)| has(it)) {
                    check.say(say::line_without_words(reader.as_str()), &path);
                } else if line.is_restriction()
                    && !line.eases_when.is_empty()
                    && !has(&line.eases_when)
                {
                    check.say(say::end_not_seen(reader.as_str()), &path);
                }
            }
            for (key, words) in line.words() {
                for adult in words
                    .adults
                    .keys()
                    .filter(|it| !plan.is_read_by(it.as_str()))
                {
                    check.say(
                        say::words_for_no_reader(),
                        &format!("{path}.{key}.adults.{adult}"),
                    );
                }
            }
        }
    }
}

fn the_house_is_for_everybody(check: &mut Check) {
    let names = super::printed_names(check.file);
    for (path, plan) in check.plans() {
        for (path, line) in check.lines(&path, plan) {
            let Some(house) = &line.house else { continue };
            let house = fold(house);
            if names.iter().any(|(_, name)| contains(&house, name)) {
                check.say(say::house_names_somebody(), &format!("{path}.house"));
            }
        }
    }
}

fn texts(worried: &IfWorried) -> [(&'static str, Option<&WordsForAll>); 3] {
    [
        ("now", worried.now.as_ref()),
        ("same-day", worried.same_day.as_ref()),
        ("breaks-down", worried.breaks_down.as_ref()),
    ]
}

fn plans_say_what_to_do_when_worried(check: &mut Check) {
    for (path, plan) in check.plans() {
        let nothing = IfWorried::default();
        let worried = plan.if_worried.as_ref().unwrap_or(&nothing);
        let mut missing: Vec<_> = texts(worried)
            .into_iter()
            .filter(|(_, it)| it.is_none())
            .map(|(key, _)| key)
            .collect();
        if worried.steps_in.is_none() {
            missing.push("steps-in");
        }
        if !missing.is_empty() {
            check.say(
                say::if_worried_is_not_whole(&missing),
                &format!("{path}.if-worried"),
            );
        }
    }
}

fn plans_are_looked_at_again(check: &mut Check) {
    let Some(day) = check.prepared_on() else {
        return;
    };
    let first_stage = check
        .file
        .young_person
        .as_ref()
        .is_none_or(|it| it.stage.number() == 1);
    let weeks = if first_stage { WEEKS.0 } else { WEEKS.1 };
    let past = |it: Option<Date>| it.is_some_and(|it| it < day);
    for (path, plan) in check.plans() {
        let next = plan.next_review.map(|it| *it);
        let latest = plan.on.checked_add(weeks.weeks()).ok();
        if past(next) {
            check.say(say::plan_review_past(), &format!("{path}.next-review"));
        } else if next.zip(latest).is_some_and(|(next, latest)| next > latest) {
            check.say(say::plan_review_far(weeks), &format!("{path}.next-review"));
        }
        for (path, line) in check.lines(&path, plan) {
            if line.removed_in.is_none() && past(line.review.map(|it| *it)) {
                check.say(say::plan_review_past(), &format!("{path}.review"));
            }
        }
    }
}

fn plans_were_agreed_by_a_meeting(check: &mut Check) {
    for (path, plan) in check.plans() {
        if plan.ratified_on.is_some() && !plan.is_ratified() {
            check.say(
                say::ratified_before_it_was_made(),
                &format!("{path}.ratified-on"),
            );
        }
        let meeting = check
            .file
            .meeting
            .iter()
            .find(|it| plan.ratified_by.as_ref() == Some(&it.id));
        if meeting.is_some_and(|it| !it.is_held()) {
            check.say(
                say::ratified_by_a_meeting_to_come(),
                &format!("{path}.ratified-by"),
            );
        }
    }
}
