//! What an entry about a session must have.

use std::collections::BTreeSet;

use super::{Check, Rule};
use crate::case::problems::Link;
use crate::case::problems::sessions as say;
use crate::case::session::Session;
use crate::reader::YOUNG_PERSON;

/// The rules for sessions.
pub(super) const RULES: &[Rule] = &[
    sessions_link,
    what_is_done_is_not_skipped,
    sessions_are_single,
    concerns_are_answered,
];

/// Each session with its path.
fn sessions<'a>(check: &Check<'a>) -> Vec<(String, &'a Session)> {
    let all = check.file.session.iter().enumerate();
    all.map(|(index, it)| (check.item("session", index), it))
        .collect()
}

fn sessions_link(check: &mut Check) {
    for (path, session) in sessions(check) {
        if session.with.as_str() != YOUNG_PERSON {
            check.link(&Link::Adult, session.with.as_str(), &format!("{path}.with"));
        }
        for (key, list) in [
            ("exercises", &session.exercises),
            ("skipped", &session.skipped),
        ] {
            let words = list.iter().map(String::as_str);
            check.links(&Link::Exercise, words, &format!("{path}.{key}"));
        }
        for (key, id) in [("by", &session.by), ("co-worker", &session.co_worker)] {
            if let Some(id) = id {
                check.link(&Link::Professional, id.as_str(), &format!("{path}.{key}"));
            }
        }
        if let Some(words) = &session.words {
            check.words_link(words, &format!("{path}.words"));
        }
        if let Some(it) = &session.checked_in {
            check.link(
                &Link::Person,
                it.by.as_str(),
                &format!("{path}.checked-in.by"),
            );
        }
    }
}

fn what_is_done_is_not_skipped(check: &mut Check) {
    for (path, session) in sessions(check) {
        if session
            .skipped
            .iter()
            .any(|it| session.exercises.contains(it))
        {
            check.say(say::done_and_skipped(), &format!("{path}.skipped"));
        }
        if !session.was_held() && !session.exercises.is_empty() {
            check.say(say::done_without_anybody(), &format!("{path}.exercises"));
        }
    }
}

fn sessions_are_single(check: &mut Check) {
    let mut seen = BTreeSet::new();
    for (path, session) in sessions(check) {
        if !seen.insert((session.with.as_str(), *session.on)) {
            check.say(say::two_on_one_day(), &format!("{path}.on"));
        }
    }
}

fn concerns_are_answered(check: &mut Check) {
    for (path, session) in sessions(check) {
        if session.concerns.is_some() && session.done_about_it.is_none() {
            check.say(say::nothing_done_about_it(), &format!("{path}.concerns"));
        }
    }
}
