//! What an ending must have: the practitioner's own understanding of risk, and, where something is still of concern, who
//! looks, the way back and a plan that goes on. A rating is never the cause of a step-down.

use std::collections::BTreeSet;

use super::{Check, Rule};
use crate::case::ending::{Ending, EndingKind, WHY_INVOLVED_WORDS};
use crate::case::problems::Link;
use crate::case::problems::endings as say;
use crate::case::words::WordsPer;
use crate::reader::is_id;

/// The rules for endings.
pub(super) const RULES: &[Rule] = &[
    endings_link,
    papers_link,
    the_kind_is_said,
    a_meeting_agrees,
    the_understanding_of_risk_is_supplied,
    what_is_of_concern_is_held,
    why_involved_is_short,
    steps_are_few,
    domains_are_single,
    no_rating_eases_a_restriction,
];

const PATH: &str = "ending";

/// How many steps one remembers when it matters.
const MOST_STEPS: usize = 3;

fn endings_link(check: &mut Check) {
    let Some(ending) = &check.file.ending else {
        return;
    };
    for (index, view) in ending.views.iter().enumerate() {
        let path = check.item(&format!("{PATH}.views"), index);
        check.link(&Link::Person, view.by.as_str(), &format!("{path}.by"));
        check.people_link(&view.shared_with, &format!("{path}.shared-with"));
    }
    for (index, it) in ending.disagreements.iter().enumerate() {
        let path = check.item(&format!("{PATH}.disagreements"), index);
        check.link(&Link::Person, it.by.as_str(), &format!("{path}.by"));
    }
    for (index, it) in ending.not_done.iter().enumerate() {
        let path = check.item(&format!("{PATH}.not-done"), index);
        check.somebody(it.who.as_deref(), &format!("{path}.who"));
    }
    for (index, it) in ending.outstanding.iter().enumerate() {
        let path = check.item(&format!("{PATH}.outstanding"), index);
        check.somebody(it.who.as_deref(), &format!("{path}.who"));
    }
    for (index, it) in ending.distribution.iter().enumerate() {
        let path = check.item(&format!("{PATH}.distribution"), index);
        check.somebody(Some(&it.who), &format!("{path}.who"));
    }
    for (index, it) in ending.monitoring.iter().enumerate() {
        let path = check.item(&format!("{PATH}.monitoring"), index);
        let list = format!("{path}.who");
        for (index, who) in it.who.iter().enumerate() {
            let path = check.item(&list, index);
            check.somebody(Some(who), &path);
        }
        for adult in it.adults.keys() {
            check.link(
                &Link::Adult,
                adult.as_str(),
                &format!("{path}.adults.{adult}"),
            );
        }
    }
    if let Some(manager) = &ending.manager {
        check.link(
            &Link::Professional,
            manager.as_str(),
            &format!("{PATH}.manager"),
        );
    }
}

/// The papers of an ending name people too.
fn papers_link(check: &mut Check) {
    let Some(ending) = &check.file.ending else {
        return;
    };
    let mut writers = Vec::new();
    let mut staying = Vec::new();
    if let Some(letter) = &ending.letter {
        let path = format!("{PATH}.letter");
        staying.push((path.clone(), &letter.stays));
        writers.push((path, &letter.from));
    }
    if let Some(certificate) = &ending.certificate {
        writers.push((format!("{PATH}.certificate"), &certificate.from));
    }
    for (adult, summary) in &ending.summary {
        let path = format!("{PATH}.summary.{adult}");
        check.link(&Link::Adult, adult.as_str(), &path);
        staying.push((path.clone(), &summary.stays));
        writers.push((path, &summary.from));
    }
    for (path, writer) in writers {
        if let Some(writer) = writer {
            check.link(
                &Link::Professional,
                writer.as_str(),
                &format!("{path}.from"),
            );
        }
    }
    for (path, stays) in staying {
        let list = format!("{path}.stays");
        for (index, it) in stays.iter().enumerate() {
            let path = check.item(&list, index);
            check.somebody(Some(&it.who), &format!("{path}.who"));
        }
    }
    let support = ending.after_care.iter().flat_map(|it| &it.support);
    for (index, it) in support.enumerate() {
        let path = check.item(&format!("{PATH}.after-care.support"), index);
        check.somebody(Some(&it.who), &format!("{path}.who"));
    }
}

fn the_kind_is_said(check: &mut Check) {
    let Some(ending) = &check.file.ending else {
        return;
    };
    match ending.kind {
        // A kind that could not be read has been spoken of.
        None if !check.places.has("ending.kind") => check.say(say::no_kind(), PATH),
        Some(EndingKind::Early) if ending.early.is_none() && !check.places.has("ending.early") => {
            check.say(say::early_without_reason(), "ending.kind");
        }
        Some(EndingKind::Planned | EndingKind::StillOfConcern) if ending.early.is_some() => {
            check.say(say::reason_without_early(), "ending.early");
        }
        _ => {}
    }
}

/// A gate: the papers wait for a meeting that agrees. An early ending is nobody's to agree to.
fn a_meeting_agrees(check: &mut Check) {
    let file = check.file;
    let Some(ending) = file.ending.as_ref().filter(|it| !it.is_early()) else {
        return;
    };
    let held = file.meeting.iter().filter(|it| it.is_held());
    let mut endings = held.filter_map(|it| it.ending.as_ref());
    if !endings.any(|it| it.agreed) {
        let path = if ending.kind.is_some() {
            "ending.kind"
        } else {
            PATH
        };
        check.say(say::not_agreed(), path);
    }
}

/// The report holds the practitioner's own words on risk, dated and signed.
fn the_understanding_of_risk_is_supplied(check: &mut Check) {
    let Some(ending) = &check.file.ending else {
        return;
    };
    let Some(risk) = &ending.risk else {
        if !check.places.has("ending.risk") {
            check.gap(say::risk_missing(), PATH);
        }
        return;
    };
    let path = |key: &str| format!("{PATH}.risk.{key}");
    let keys = [
        ("text", risk.text.is_none()),
        ("by", risk.by.is_none()),
        ("on", risk.on.is_none()),
    ];
    let missing: Vec<_> = keys
        .into_iter()
        .filter(|(key, missing)| *missing && !check.places.has(&path(key)))
        .map(|(key, _)| key)
        .collect();
    if !missing.is_empty() {
        check.gap(say::risk_unfinished(&missing), &format!("{PATH}.risk"));
    }
}

/// Where something is still of concern, three parts of the report cannot be empty.
fn what_is_of_concern_is_held(check: &mut Check) {
    let file = check.file;
    let concern = |it: &&Ending| it.kind == Some(EndingKind::StillOfConcern);
    let Some(ending) = file.ending.as_ref().filter(concern) else {
        return;
    };
    let said = |check: &Check, key: &str| check.places.has(key);
    if ending.monitoring.is_empty() && !said(check, "ending.monitoring") {
        check.gap(say::concern_without_monitoring(), "ending.kind");
    }
    for (index, it) in ending.monitoring.iter().enumerate() {
        let keys = [
            ("who", it.who.is_empty()),
            ("how-often", it.how_often.is_none()),
            ("until", it.until.is_none()),
        ];
        let missing: Vec<_> = keys
            .into_iter()
            .filter(|(_, missing)| *missing)
            .map(|(key, _)| key)
            .collect();
        if !missing.is_empty() {
            let path = check.item(&format!("{PATH}.monitoring"), index);
            check.gap(say::monitoring_unfinished(&missing), &path);
        }
    }
    let of_meetings = file.meeting.iter().filter(|it| it.is_held());
    let mut of_meetings = of_meetings.filter_map(|it| it.ending.as_ref());
    let has_way_back =
        ending.route_back.is_some() || of_meetings.any(|it| it.agreed && it.route_back.is_some());
    if !has_way_back && !said(check, "ending.route-back") {
        check.gap(say::concern_without_way_back(), "ending.kind");
    }
    let has_plan = said(check, "safety-plan") || said(check, "keeping-safe-plan");
    if !has_plan {
        check.gap(say::concern_without_plan(), "ending.kind");
    }
}

fn why_involved_is_short(check: &mut Check) {
    let why = check.file.ending.as_ref();
    let words = why
        .and_then(|it| it.why_involved.as_ref())
        .map_or(0, |it| it.split_whitespace().count());
    if words > WHY_INVOLVED_WORDS {
        check.say(say::why_involved_is_long(words), "ending.why-involved");
    }
}

fn steps_are_few(check: &mut Check) {
    let page = check.file.ending.as_ref();
    let count = page
        .and_then(|it| it.after_care.as_ref())
        .map_or(0, |it| it.steps.len());
    if count > MOST_STEPS {
        check.say(say::too_many_steps_after(count), "ending.after-care.steps");
    }
}

fn domains_are_single(check: &mut Check) {
    let mut seen = BTreeSet::new();
    let domains = check.file.ending.iter().flat_map(|it| &it.domain);
    for (index, it) in domains.enumerate() {
        if !seen.insert(it.domain) {
            let path = check.item(&format!("{PATH}.domain"), index);
            check.say(say::domain_twice(), &path);
        }
    }
}

/// Ratings are views. What eases is a criterion that was met.
fn no_rating_eases_a_restriction(check: &mut Check) {
    let file = check.file;
    let mut causes: Vec<(String, &str)> = Vec::new();
    for plan in &file.safety_plan {
        for (number, line) in (1..).zip(&plan.line) {
            let name = line
                .name()
                .map_or_else(|| number.to_string(), ToString::to_string);
            let path = format!("safety-plan.{}.line.{name}.eases-when", plan.id);
            causes.extend(per(&path, &line.eases_when));
        }
    }
    for meeting in &file.meeting {
        let path = format!("meeting.{}", meeting.id);
        for (number, it) in (1..).zip(&meeting.decision) {
            // Only what changes a plan or ends the work is a step-down; a meeting may look at ratings.
            if it.plan_change.is_some() || it.item.as_deref() == Some("ending") {
                let name = it
                    .id
                    .as_ref()
                    .map_or_else(|| number.to_string(), ToString::to_string);
                causes.push((format!("{path}.decision.{name}.text"), &it.text));
            }
        }
        for (index, it) in meeting.stage_decision.iter().enumerate() {
            let path = check.item(&format!("{path}.stage-decision"), index);
            causes.extend(
                it.reason
                    .iter()
                    .map(|it| (format!("{path}.reason"), it.as_str())),
            );
        }
        let agreed = [
            (
                "ending",
                meeting.ending.as_ref().and_then(|it| it.because.as_ref()),
            ),
            (
                "responsibility",
                meeting
                    .responsibility
                    .as_ref()
                    .and_then(|it| it.because.as_ref()),
            ),
        ];
        for (key, because) in agreed {
            causes.extend(because.map(|it| (format!("{path}.{key}.because"), it.as_str())));
        }
    }
    for (path, words) in causes {
        // Words of the bank have no place here, and name none.
        if check.places.has(&path) && names_a_rating(words) {
            check.say(say::step_down_by_rating(), &path);
        }
    }
}

/// The texts of each reader, with their paths.
fn per<'a>(path: &str, words: &'a WordsPer) -> Vec<(String, &'a str)> {
    let own = [
        ("professional", &words.professional),
        ("young-person", &words.young_person),
        ("adult", &words.adult),
    ];
    let own = own
        .into_iter()
        .filter_map(|(key, it)| Some((format!("{path}.{key}"), it.as_deref()?)));
    let adults = words
        .adults
        .iter()
        .map(|(id, it)| (format!("{path}.adults.{id}"), it.as_str()));
    own.chain(adults).collect()
}

/// Whether a text speaks of a rating or a score.
fn names_a_rating(text: &str) -> bool {
    const WORDS: [&str; 8] = [
        "rating", "ratings", "rated", "rates", "score", "scores", "scored", "scoring",
    ];
    let text = text.to_lowercase();
    let mut words = text.split(|it: char| !it.is_alphanumeric());
    words.any(|it| WORDS.contains(&it))
}

impl Check<'_> {
    /// Somebody by an id or in words: what looks like an id has to be one.
    fn somebody(&mut self, written: Option<&str>, path: &str) {
        let Some(written) = written else { return };
        let looks_like_an_id = is_id(written)
            && (written == crate::reader::YOUNG_PERSON
                || written.contains('-') && written.bytes().any(|it| it.is_ascii_digit()));
        if looks_like_an_id {
            self.link(&Link::Person, written, path);
        }
    }
}
