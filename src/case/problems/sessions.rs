//! What is said about sessions that were held.

use super::*;

pub(in crate::case) fn done_and_skipped() -> Problem {
    problem(
        SESSION_BOTH,
        "this session lists the same exercise as done and as skipped",
    )
    .hint("leave it in `exercises` when it is done, and in `skipped` when it comes back")
}

pub(in crate::case) fn done_without_anybody() -> Problem {
    problem(
        SESSION_NOT_HELD,
        "nobody came to this session, and it lists exercises as done",
    )
    .hint("write `attended = \"part\"` if they came for a part, or move the exercises to `skipped`")
}

pub(in crate::case) fn two_on_one_day() -> Problem {
    problem(
        SESSION_TWICE,
        "this person already has a session on this day",
    )
    .hint("keep one of them, or mend `on` or `with`")
}

pub(in crate::case) fn nothing_done_about_it() -> Problem {
    problem(
        SESSION_CONCERN,
        "this session has `concerns`, and nothing says what was done",
    )
    .hint("add `done-about-it = \"…\"`: who was told, when, and what was agreed")
}
