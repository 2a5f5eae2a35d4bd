//! Counts what was done from the sessions that were recorded. It knows nothing of a case, so that it is easy to trust.

use std::collections::BTreeSet;

use crate::case::session::Came;

/// One session that was held or was to be held.
#[derive(Debug, Clone)]
pub(super) struct Session<'a> {
    /// The id of the person it was for.
    pub(super) with: &'a str,
    /// Exercises that were done.
    pub(super) exercises: Vec<&'a str>,
    /// Whether they came.
    pub(super) attended: Came,
    /// How long it took.
    pub(super) minutes: Option<u32>,
}

/// What one person was offered, and came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) offered: usize,
    pub(super) attended: usize,
    pub(super) part: usize,
    pub(super) missed: usize,
    /// All minutes together; `None` when none were written down.
    pub(super) minutes: Option<u32>,
}

/// What was done in one area.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Done {
    /// Sessions that held at least one exercise of the area.
    pub(super) sessions: usize,
    /// Exercises, each once.
    pub(super) exercises: usize,
}

/// The sessions of one person.
pub(super) fn count(sessions: &[Session], person: &str) -> Count {
    let mut count = Count::default();
    for session in sessions.iter().filter(|it| it.with == person) {
        count.offered += 1;
        match session.attended {
            Came::Yes => count.attended += 1,
            Came::Part => count.part += 1,
            Came::No => count.missed += 1,
        }
        if session.attended != Came::No
            && let Some(minutes) = session.minutes
        {
            count.minutes = Some(count.minutes.unwrap_or(0) + minutes);
        }
    }
    count
}

/// What one person did of the exercises that belong to an area.
pub(super) fn of_area(sessions: &[Session], person: &str, belongs: impl Fn(&str) -> bool) -> Done {
    let own = sessions
        .iter()
        .filter(|it| it.with == person && it.attended != Came::No);
    let mut exercises: BTreeSet<&str> = BTreeSet::new();
    let mut held = 0;
    for session in own {
        let done: Vec<_> = session
            .exercises
            .iter()
            .copied()
            .filter(|it| belongs(it))
            .collect();
        held += usize::from(!done.is_empty());
        exercises.extend(done);
    }
    Done {
        sessions: held,
        exercises: exercises.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session<'a>(with: &'a str, exercises: &[&'a str], attended: Came) -> Session<'a> {
        Session {
            with,
            exercises: exercises.to_vec(),
            attended,
            minutes: (attended != Came::Part).then_some(40),
        }
    }

    #[test]
    fn sessions_are_counted_by_person_and_what_was_missed_did_nothing() {
        let sessions = [
            session("young-person", &["a", "b"], Came::Yes),
            session("young-person", &["a"], Came::Part),
            session("young-person", &["c"], Came::No),
            session("adult-1", &["a"], Came::Yes),
        ];
        assert_eq!(
            count(&sessions, "young-person"),
            Count {
                offered: 3,
                attended: 1,
                part: 1,
                missed: 1,
                minutes: Some(40),
            }
        );
        assert_eq!(count(&sessions, "adult-2"), Count::default());
        let first = |it: &str| it == "a";
        assert_eq!(
            of_area(&sessions, "young-person", first),
            Done {
                sessions: 2,
                exercises: 1
            }
        );
        assert_eq!(
            of_area(&sessions, "young-person", |it| it == "c"),
            Done::default()
        );
    }
}
