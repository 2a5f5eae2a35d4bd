//! Fits exercises into sessions; pure.
//!
//! # The rule
//!
//! **Minutes.** A session has the minutes that the case says, else the organisation, else 50; where nobody says and the
//! person reads easy pages, 40. It opens and closes in 5 minutes each, a session of under 40 minutes in 3. As soon as its
//! exercises together go well beyond the minutes that the person can attend (by a quarter; easy pages: 15 when the case
//! does not say), there is a break of 5 minutes, at most two; it stands between two exercises, or between two steps of one, whichever is nearest
//! the middle. Opening, steps, breaks and close are never longer than the session; what is left is for what comes up.
//!
//! **Order.** What was skipped comes back first; then, where time is limited, what a motivating driver asks for; then the
//! areas in their order (an adult's in the order of the young person's, so that both sides meet), in the order in which the
//! exercises were chosen. An exercise waits for those it comes `after`. Among those that could come next in an area, one that
//! is answered first in another way than the last goes before.
//!
//! **Filling.** Each session takes the next exercise, then the next that still fit. What is heavy (it has a gate, so
//! something must be in place first) is not the last of a session where anything lighter fits behind it or can change places
//! with it, and a session that holds it is neither the first nor the last of a whole series where another can be.
//!
//! **Too long.** An exercise that no session holds is done in its ten-minute way where time is limited, else split between two
//! steps over several sessions, else done in ten minutes; what fits in no way is left out, and said.
//!
//! **Limited time.** There are no more sessions than there are; what does not fit is left out, and said.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{PlannedExercise, Reason, ReasonKind};
use crate::reader::Reader;

/// One session that is planned.
#[derive(Debug, Clone)]
pub struct PlannedSession {
    /// Whose.
    pub person: Reader,
    /// The stage.
    pub stage: u8,
    /// Which it is at this stage, with those that were held.
    pub number: u32,
    /// How many there are, with those that were held.
    pub of: u32,
    /// What kind of session it is.
    pub kind: SessionKind,
    /// How many minutes it has.
    pub minutes: u32,
    /// What is done, in order.
    pub steps: Vec<SessionStep>,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// What kind of session it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SessionKind {
    /// With the worker.
    Session,
    /// A short slot with staff of a home.
    KeyWork,
    /// One lesson with staff of a school.
    Lesson,
}

/// A part of a session.
#[derive(Debug, Clone)]
pub struct SessionStep {
    /// How long it takes.
    pub minutes: u32,
    /// What it is.
    pub what: StepKind,
}

/// What a part of a session is.
#[derive(Debug, Clone)]
pub enum StepKind {
    /// Arriving.
    Open,
    /// An exercise, or some of its steps.
    Exercise(SessionPart),
    /// A break.
    Break,
    /// Parting.
    Close,
}

/// An exercise, or some of its steps.
#[derive(Debug, Clone)]
pub struct SessionPart {
    /// The cell's key.
    pub cell: String,
    /// The area's name.
    pub area: String,
    /// The exercise.
    pub exercise: PlannedExercise,
    /// How it is done.
    pub way: Way,
}

/// How an exercise is done in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// These of its steps: from the first number to before the last, of how many.
    Steps(usize, usize, usize),
    /// In ten minutes.
    Short,
}

impl Way {
    /// Whether it begins here.
    pub fn begins(self) -> bool {
        !matches!(self, Self::Steps(from, ..) if from > 0)
    }

    /// Whether it ends here.
    pub fn ends(self) -> bool {
        !matches!(self, Self::Steps(_, to, of) if to < of)
    }
}

impl PlannedSession {
    /// Its exercises, or parts of them.
    pub fn parts(&self) -> impl Iterator<Item = &SessionPart> {
        self.steps.iter().filter_map(|it| match &it.what {
            StepKind::Exercise(part) => Some(part),
            StepKind::Open | StepKind::Break | StepKind::Close => None,
        })
    }

    /// The minutes that are not planned.
    pub fn spare(&self) -> u32 {
        let planned: u32 = self.steps.iter().map(|it| it.minutes).sum();
        self.minutes.saturating_sub(planned)
    }
}

/// How long sessions are.
#[derive(Debug, Clone, Copy)]
pub(super) struct SessionTime {
    pub(super) minutes: u32,
    open: u32,
    close: u32,
    /// How long the person can attend before a break.
    attention: u32,
}

/// How long a break is, and how many there are at most.
const BREAK: u32 = 5;
const MOST_BREAKS: u32 = 2;

/// From how many minutes a session opens and closes in full.
const FULL: u32 = 40;
const OPEN_AND_CLOSE: (u32, u32) = (5, 5);
const SHORT_OPEN_AND_CLOSE: (u32, u32) = (3, 3);

/// How long the ten-minute way of an exercise takes.
pub(super) const TEN: u32 = 10;

impl SessionTime {
    /// Sessions of so many minutes for somebody who can attend for so many.
    pub(super) fn new(minutes: u32, attention: Option<u32>) -> Self {
        let (open, close) = if minutes < FULL {
            SHORT_OPEN_AND_CLOSE
        } else {
            OPEN_AND_CLOSE
        };
        Self {
            minutes,
            open,
            close,
            attention: attention.unwrap_or(u32::MAX).max(1),
        }
    }

    /// How many breaks there are for so many minutes of exercises.
    fn breaks(self, exercises: u32) -> u32 {
        // A quarter more can be borne: nobody stops two minutes before the end.
        exercises
            .saturating_sub(self.attention / 4)
            .div_ceil(self.attention)
            .saturating_sub(1)
            .min(MOST_BREAKS)
    }

    /// Whether so many minutes of exercises fit.
    fn holds(self, exercises: u32) -> bool {
        self.open + exercises + BREAK * self.breaks(exercises) + self.close <= self.minutes
    }

    /// The most minutes of exercises that fit.
    pub(super) fn room(self) -> u32 {
        (0..=self.minutes)
            .rev()
            .find(|it| self.holds(*it))
            .unwrap_or(0)
    }
}

/// An exercise that could be planned.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The cell's key.
    pub(super) cell: String,
    /// The area's name.
    pub(super) area: String,
    /// Where its area comes.
    pub(super) position: usize,
    /// Whether a motivating driver asks for its area.
    pub(super) driver: bool,
    /// The exercise.
    pub(super) exercise: PlannedExercise,
    /// The minutes of its steps.
    pub(super) steps: Vec<u32>,
    /// Whether it has a ten-minute way.
    pub(super) has_short: bool,
    /// How it is answered first.
    pub(super) answers_by: String,
    /// Exercises that come first.
    pub(super) after: Vec<String>,
    /// Whether something must be in place before it.
    pub(super) heavy: bool,
    /// Whether it was skipped and comes back.
    pub(super) returns: bool,
}

impl Candidate {
    fn slug(&self) -> &str {
        &self.exercise.exercise
    }
}

/// Everything that a series of sessions is planned from.
#[derive(Debug, Clone)]
pub(super) struct Series {
    pub(super) person: Reader,
    pub(super) stage: u8,
    pub(super) kind: SessionKind,
    pub(super) time: SessionTime,
    /// Whether time is limited.
    pub(super) limited: bool,
    /// The most sessions that are left, where that is counted.
    pub(super) most: Option<usize>,
    /// How many were held at this stage.
    pub(super) held: u32,
    pub(super) candidates: Vec<Candidate>,
}

/// The sessions, and the exercises that fit into none.
#[derive(Debug, Clone, Default)]
pub(super) struct Fitted {
    pub(super) sessions: Vec<PlannedSession>,
    /// Cell, exercise and why.
    pub(super) left_out: Vec<(String, String, &'static str)>,
}

/// What is done of an exercise in one session.
#[derive(Debug, Clone, Copy)]
struct Piece<'a> {
    of: &'a Candidate,
    way: Way,
    minutes: u32,
}

/// Fits the exercises of a series into sessions.
pub(super) fn fit(series: &Series) -> Fitted {
    let mut left_out = Vec::new();
    let mut pieces: Vec<Piece> = Vec::new();
    for candidate in in_order(series) {
        let cut = cut(candidate, series);
        if cut.is_empty() {
            let why = "one of its steps is longer than a session";
            left_out.push((candidate.cell.clone(), candidate.slug().to_owned(), why));
        }
        pieces.extend(cut);
    }
    let mut sessions = filled(pieces, series);
    heavy_in_the_middle(&mut sessions, series.held == 0);
    if let Some(most) = series.most {
        keep_to(&mut sessions, most, series.time, &mut left_out);
    }
    let of = series.held + u32::try_from(sessions.len()).unwrap_or(u32::MAX);
    let sessions = (series.held + 1..).zip(&sessions);
    let sessions = sessions.map(|(number, pieces)| {
        let steps = steps(pieces, series.time);
        PlannedSession {
            person: series.person.clone(),
            stage: series.stage,
            number,
            of,
            kind: series.kind,
            minutes: series.time.minutes,
            reasons: reasons(pieces, &steps, series.time),
            steps,
        }
    });
    Fitted {
        sessions: sessions.collect(),
        left_out,
    }
}

/// The candidates in the order in which they are wanted.
fn in_order(series: &Series) -> Vec<&Candidate> {
    let mut waiting: Vec<&Candidate> = series.candidates.iter().collect();
    let mut ordered: Vec<&Candidate> = Vec::new();
    while !waiting.is_empty() {
        let last_way = ordered.last().map(|it| it.answers_by.as_str());
        let ready = |it: &Candidate| {
            let waits_for = |slug: &String| waiting.iter().any(|other| other.slug() == slug);
            !it.after.iter().any(waits_for)
        };
        let best = waiting
            .iter()
            .enumerate()
            .filter(|(_, it)| ready(it))
            .min_by_key(|(index, it)| {
                (
                    !it.returns,
                    series.limited && !it.driver,
                    it.position,
                    Some(it.answers_by.as_str()) == last_way,
                    *index,
                )
            });
        // Should exercises wait for one another in a circle, the first of them goes.
        let index = best.map_or(0, |(index, _)| index);
        ordered.push(waiting.remove(index));
    }
    ordered
}

/// A candidate as pieces that each fit into one session; none when it fits in no way.
fn cut<'a>(candidate: &'a Candidate, series: &Series) -> Vec<Piece<'a>> {
    let of = candidate.steps.len();
    let total: u32 = candidate.steps.iter().sum();
    let piece = |way, minutes| Piece {
        of: candidate,
        way,
        minutes,
    };
    let short = || {
        if candidate.has_short && series.time.holds(TEN) {
            vec![piece(Way::Short, TEN)]
        } else {
            Vec::new()
        }
    };
    if series.kind == SessionKind::KeyWork && candidate.has_short {
        return short();
    }
    if series.time.holds(total) {
        return vec![piece(Way::Steps(0, of, of), total)];
    }
    if (series.limited || series.kind != SessionKind::Session) && candidate.has_short {
        return short();
    }
    let mut pieces = Vec::new();
    let (mut from, mut minutes) = (0, 0);
    for (index, step) in candidate.steps.iter().enumerate() {
        if !series.time.holds(*step) {
            return short();
        }
        if !series.time.holds(minutes + step) {
            pieces.push(piece(Way::Steps(from, index, of), minutes));
            (from, minutes) = (index, 0);
        }
        minutes += step;
    }
    pieces.push(piece(Way::Steps(from, of, of), minutes));
    pieces
}

/// How far ahead a session looks for something that still fits.
const AHEAD: usize = 4;

/// Sessions, each filled with the pieces that come next.
fn filled<'a>(mut waiting: Vec<Piece<'a>>, series: &Series) -> Vec<Vec<Piece<'a>>> {
    let mut sessions: Vec<Vec<Piece>> = Vec::new();
    while !waiting.is_empty() {
        let mut session = vec![waiting.remove(0)];
        // A slot is for one thing.
        while series.kind != SessionKind::KeyWork
            && let Some(index) = next_that_fits(&session, &waiting, series.time, AHEAD, false)
        {
            session.push(waiting.remove(index));
        }
        if session.last().is_some_and(|it| it.of.heavy) {
            let all = waiting.len();
            if let Some(index) = next_that_fits(&session, &waiting, series.time, all, true) {
                session.push(waiting.remove(index));
            } else {
                lighter_last(&mut session);
            }
        }
        sessions.push(session);
    }
    sessions
}

/// The first of the next few that fits into a session; one that is answered in another way than the last goes before.
fn next_that_fits(
    session: &[Piece],
    waiting: &[Piece],
    time: SessionTime,
    ahead: usize,
    only_light: bool,
) -> Option<usize> {
    let planned: u32 = session.iter().map(|it| it.minutes).sum();
    let last_way = session.last().map(|it| it.of.answers_by.as_str());
    let waits_for = |slug: &String| waiting.iter().any(|other| other.of.slug() == slug);
    let mut fitting = waiting.iter().enumerate().take(ahead).filter(|(_, it)| {
        let goes_on = session.iter().any(|other| other.of.slug() == it.of.slug());
        let begun = it.way.begins();
        time.holds(planned + it.minutes)
            && !goes_on
            && begun
            && !(only_light && it.of.heavy)
            && !it.of.after.iter().any(waits_for)
    });
    fitting
        .clone()
        .find(|(_, it)| Some(it.of.answers_by.as_str()) != last_way)
        .or_else(|| fitting.next())
        .map(|(index, _)| index)
}

/// Puts something lighter at the end of a session that ends heavily, where nothing forbids it.
fn lighter_last(session: &mut Vec<Piece>) {
    let Some(at) = session.iter().rposition(|it| !it.of.heavy) else {
        return;
    };
    let light = session[at];
    let is_needed = session[at + 1..]
        .iter()
        .any(|it| it.of.after.iter().any(|slug| slug == light.of.slug()));
    if !is_needed {
        session.remove(at);
        session.push(light);
    }
}

/// Moves light sessions to the beginning and the end of a series, where prerequisites allow it.
fn heavy_in_the_middle(sessions: &mut Vec<Vec<Piece>>, is_whole: bool) {
    let is_heavy = |session: &Vec<Piece>| session.iter().any(|it| it.of.heavy);
    if is_whole && sessions.first().is_some_and(is_heavy) {
        let light: Vec<usize> = (1..sessions.len())
            .filter(|it| !is_heavy(&sessions[*it]))
            .collect();
        let moved = light.into_iter().find_map(|at| moved(sessions, at, 0));
        *sessions = moved.unwrap_or_else(|| std::mem::take(sessions));
    }
    let end = sessions.len().saturating_sub(1);
    if sessions.last().is_some_and(is_heavy) {
        // The first stays where it is.
        let light: Vec<usize> = (1..end)
            .rev()
            .filter(|it| !is_heavy(&sessions[*it]))
            .collect();
        let moved = light.into_iter().find_map(|at| moved(sessions, at, end));
        *sessions = moved.unwrap_or_else(|| std::mem::take(sessions));
    }
}

/// The sessions with one of them in another place, if every exercise still comes after those it waits for.
fn moved<'a>(sessions: &[Vec<Piece<'a>>], from: usize, to: usize) -> Option<Vec<Vec<Piece<'a>>>> {
    let mut sessions = sessions.to_vec();
    let session = sessions.remove(from);
    sessions.insert(to, session);
    is_in_order(&sessions).then_some(sessions)
}

fn is_in_order(sessions: &[Vec<Piece>]) -> bool {
    let all: BTreeSet<&str> = sessions.iter().flatten().map(|it| it.of.slug()).collect();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut reached: Vec<(&str, usize)> = Vec::new();
    sessions.iter().flatten().all(|it| {
        let slug = it.of.slug();
        let waited = it
            .of
            .after
            .iter()
            .all(|it| !all.contains(it.as_str()) || seen.contains(it.as_str()));
        let goes_on = match it.way {
            Way::Short => true,
            Way::Steps(from, to, _) => {
                let before = reached.iter().rev().find(|(other, _)| *other == slug);
                let fits = before.map_or(0, |(_, to)| *to) == from;
                reached.push((slug, to));
                fits
            }
        };
        if it.way.ends() {
            seen.insert(slug);
        }
        waited && goes_on
    })
}

/// Keeps the sessions there are; what is cut off is left out, and what was begun is done in ten minutes where it can be.
fn keep_to<'a>(
    sessions: &mut Vec<Vec<Piece<'a>>>,
    most: usize,
    time: SessionTime,
    left_out: &mut Vec<(String, String, &'static str)>,
) {
    let why = "time is limited, and it does not fit into the sessions there are";
    let cut_off = sessions.split_off(most.min(sessions.len()));
    let mut gone: BTreeSet<&'a str> = BTreeSet::new();
    for it in cut_off.into_iter().flatten() {
        if gone.insert(it.of.slug()) && !shorten(sessions, it.of, time) {
            left_out.push((it.of.cell.clone(), it.of.slug().to_owned(), why));
        }
    }
    sessions.retain(|it| !it.is_empty());
}

/// Does an exercise that cannot go on in ten minutes, where it was begun; without such a way it is taken out.
fn shorten<'a>(
    sessions: &mut [Vec<Piece<'a>>],
    exercise: &'a Candidate,
    time: SessionTime,
) -> bool {
    let is_it = |it: &Piece| it.of.slug() == exercise.slug();
    let begun = sessions.iter().position(|it| it.iter().any(is_it));
    for session in sessions.iter_mut() {
        session.retain(|it| !is_it(it));
    }
    let Some(session) = begun.map(|at| &mut sessions[at]) else {
        return false;
    };
    let planned: u32 = session.iter().map(|it| it.minutes).sum();
    let fits = exercise.has_short && time.holds(planned + TEN);
    if fits {
        session.push(Piece {
            of: exercise,
            way: Way::Short,
            minutes: TEN,
        });
    }
    fits
}

/// The steps of a session: opening, exercises with breaks, close.
fn steps(pieces: &[Piece], time: SessionTime) -> Vec<SessionStep> {
    let step = |minutes, what| SessionStep { minutes, what };
    let part = |piece: &Piece, way, minutes| {
        step(
            minutes,
            StepKind::Exercise(SessionPart {
                cell: piece.of.cell.clone(),
                area: piece.of.area.clone(),
                exercise: piece.of.exercise.clone(),
                way,
            }),
        )
    };
    let breaks = breaks(pieces, time);
    let mut steps = vec![step(time.open, StepKind::Open)];
    for (index, piece) in pieces.iter().enumerate() {
        if breaks.contains(&(index, None)) {
            steps.push(step(BREAK, StepKind::Break));
        }
        let Way::Steps(from, to, of) = piece.way else {
            steps.push(part(piece, piece.way, piece.minutes));
            continue;
        };
        let mut begin = from;
        for at in from + 1..to {
            if breaks.contains(&(index, Some(at))) {
                let minutes = piece.of.steps[begin..at].iter().sum();
                steps.push(part(piece, Way::Steps(begin, at, of), minutes));
                steps.push(step(BREAK, StepKind::Break));
                begin = at;
            }
        }
        let minutes = piece.of.steps[begin..to].iter().sum();
        steps.push(part(piece, Way::Steps(begin, to, of), minutes));
    }
    steps.push(step(time.close, StepKind::Close));
    steps
}

/// How many minutes nearer the middle a break within an exercise must be than one between two.
const BETWEEN: u32 = 6;

/// Where breaks stand: before a piece, or before a step of it.
fn breaks(pieces: &[Piece], time: SessionTime) -> BTreeSet<(usize, Option<usize>)> {
    let total: u32 = pieces.iter().map(|it| it.minutes).sum();
    let count = time.breaks(total);
    let mut places: Vec<(u32, u32, usize, Option<usize>)> = Vec::new();
    let mut elapsed = 0;
    for (index, piece) in pieces.iter().enumerate() {
        if index > 0 {
            places.push((elapsed, 0, index, None));
        }
        if let Way::Steps(from, to, _) = piece.way {
            let mut within = elapsed;
            for at in from + 1..to {
                within += piece.of.steps[at - 1];
                places.push((within, BETWEEN, index, Some(at)));
            }
        }
        elapsed += piece.minutes;
    }
    let mut chosen = BTreeSet::new();
    for nth in 1..=count {
        let middle = total * nth / (count + 1);
        let free = places
            .iter()
            .filter(|(.., index, at)| !chosen.contains(&(*index, *at)));
        let best =
            free.min_by_key(|(at, more, index, step)| (at.abs_diff(middle) + more, *index, *step));
        chosen.extend(best.map(|(.., index, step)| (*index, *step)));
    }
    chosen
}

/// Why a session is as it is: what its exercises answer, each once, and what the minutes ask for.
fn reasons(pieces: &[Piece], steps: &[SessionStep], time: SessionTime) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    for reason in pieces.iter().flat_map(|it| &it.of.exercise.reasons) {
        let known = reasons
            .iter()
            .any(|it| it.kind == reason.kind && it.id == reason.id);
        if !known {
            reasons.push(reason.clone());
        }
    }
    let mut say = |id: &str, text: &str| {
        reasons.push(Reason::new(ReasonKind::Time, id, None, text));
    };
    if steps.iter().any(|it| matches!(it.what, StepKind::Break)) {
        let text = format!("a break: they can attend for {} minutes", time.attention);
        say("attention-minutes", &text);
    }
    for piece in pieces {
        let slug = piece.of.slug();
        if piece.of.returns {
            say(slug, &format!("`{slug}` was skipped and comes back"));
        }
        match piece.way {
            Way::Short => say(slug, &format!("`{slug}` in its ten-minute way")),
            Way::Steps(from, to, of) if from > 0 || to < of => {
                let text = format!(
                    "`{slug}` is longer than a session: steps {} to {to} of {of}",
                    from + 1
                );
                say(slug, &text);
            }
            Way::Steps(..) => {}
        }
    }
    reasons
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::catalog::Form;

    /// A plain generator, so that every run makes the same series.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, sides: usize) -> usize {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(self.0 >> 33).unwrap() % sides
        }

        fn one_in(&mut self, sides: usize) -> bool {
            self.below(sides) == 0
        }
    }

    fn candidate(number: usize, steps: Vec<u32>) -> Candidate {
        let slug = format!("exercise-{number}");
        Candidate {
            cell: "2.young-person.area".to_owned(),
            area: "area".to_owned(),
            position: 0,
            driver: false,
            exercise: PlannedExercise {
                exercise: slug,
                form: Form::Standard,
                minutes: steps.iter().sum(),
                pages: 1,
                reasons: Vec::new(),
            },
            steps,
            has_short: false,
            answers_by: "tick".to_owned(),
            after: Vec::new(),
            heavy: false,
            returns: false,
        }
    }

    fn series(time: SessionTime, candidates: Vec<Candidate>) -> Series {
        Series {
            person: Reader::YoungPerson,
            stage: 2,
            kind: SessionKind::Session,
            time,
            limited: false,
            most: None,
            held: 0,
            candidates,
        }
    }

    fn any_series(dice: &mut Dice) -> Series {
        let minutes = [15, 20, 30, 40, 45, 50, 60, 90][dice.below(8)];
        let attention = [None, Some(5), Some(10), Some(15), Some(20), Some(40)][dice.below(6)];
        let candidates = (0..dice.below(14)).map(|number| {
            let steps = (0..=dice.below(5))
                .map(|_| u32::try_from(2 + dice.below(14)).unwrap())
                .collect();
            let after = (number > 0 && dice.one_in(4))
                .then(|| format!("exercise-{}", dice.below(number)))
                .into_iter()
                .collect();
            Candidate {
                position: dice.below(5),
                driver: dice.one_in(3),
                has_short: !dice.one_in(3),
                answers_by: ["tick", "draw", "say"][dice.below(3)].to_owned(),
                after,
                heavy: dice.one_in(6),
                returns: dice.one_in(8),
                ..candidate(number, steps)
            }
        });
        let candidates = candidates.collect();
        let limited = dice.one_in(2);
        Series {
            limited,
            most: limited.then(|| dice.below(8)),
            held: u32::try_from(dice.below(3)).unwrap(),
            kind: [
                SessionKind::Session,
                SessionKind::Session,
                SessionKind::KeyWork,
                SessionKind::Lesson,
            ][dice.below(4)],
            ..series(SessionTime::new(minutes, attention), candidates)
        }
    }

    /// The exercises in the order of the sessions, each when it is finished.
    fn finished(fitted: &Fitted) -> Vec<&str> {
        let parts = fitted.sessions.iter().flat_map(PlannedSession::parts);
        let ends = parts.filter(|it| it.way.ends());
        ends.map(|it| it.exercise.exercise.as_str()).collect()
    }

    #[test]
    fn whatever_is_planned_fits_its_minutes_and_keeps_its_order() {
        let mut dice = Dice(7);
        for _ in 0..3_000 {
            let series = any_series(&mut dice);
            let fitted = fit(&series);
            let told = format!("{series:#?}\n{fitted:#?}");
            if let Some(most) = series.most {
                assert!(fitted.sessions.len() <= most, "{told}");
            }
            for (number, session) in (series.held + 1..).zip(&fitted.sessions) {
                let planned: u32 = session.steps.iter().map(|it| it.minutes).sum();
                assert!(planned <= session.minutes, "{told}");
                assert_eq!(session.number, number);
                assert!(number <= session.of, "{told}");
                assert!(session.parts().next().is_some(), "{told}");
                let breaks = session
                    .steps
                    .iter()
                    .filter(|it| matches!(it.what, StepKind::Break));
                assert!(breaks.count() <= 2, "{told}");
            }
            let finished = finished(&fitted);
            let left_out = fitted.left_out.iter().map(|(_, slug, _)| slug.as_str());
            let mut all: Vec<&str> = finished.iter().copied().chain(left_out).collect();
            all.sort_unstable();
            let mut wanted: Vec<&str> = series.candidates.iter().map(Candidate::slug).collect();
            wanted.sort_unstable();
            assert_eq!(all, wanted, "each is finished once, or left out\n{told}");
            // Every step of an exercise is there, once and in order, and after what it waits for.
            let mut reached: BTreeMap<&str, usize> = BTreeMap::new();
            let mut over: Vec<&str> = Vec::new();
            for part in fitted.sessions.iter().flat_map(PlannedSession::parts) {
                let slug = part.exercise.exercise.as_str();
                if let Way::Steps(from, to, of) = part.way {
                    assert_eq!(reached.insert(slug, to).unwrap_or(0), from, "{told}");
                    assert!(from < to && to <= of, "{told}");
                }
                let candidate = series.candidates.iter().find(|it| it.slug() == slug);
                for before in &candidate.unwrap().after {
                    let is_planned = finished.contains(&before.as_str());
                    assert!(!is_planned || over.contains(&before.as_str()), "{told}");
                }
                if part.way.ends() {
                    over.push(slug);
                }
            }
            let again = format!("{series:#?}\n{:#?}", fit(&series));
            assert_eq!(told, again);
        }
    }

    #[test]
    fn a_break_stands_between_two_exercises_rather_than_within_one() {
        let time = SessionTime::new(60, Some(20));
        let two = vec![candidate(1, vec![5, 10, 5]), candidate(2, vec![8, 8, 4])];
        let fitted = fit(&series(time, two));
        let kinds: Vec<&str> = fitted.sessions[0]
            .steps
            .iter()
            .map(|it| match it.what {
                StepKind::Open => "open",
                StepKind::Exercise(_) => "exercise",
                StepKind::Break => "break",
                StepKind::Close => "close",
            })
            .collect();
        assert_eq!(kinds, ["open", "exercise", "break", "exercise", "close"]);
        assert_eq!(fitted.sessions.len(), 1);
    }

    #[test]
    fn what_is_heavy_is_neither_first_nor_last_of_a_series_nor_last_of_a_session() {
        let heavy = |number, steps| Candidate {
            heavy: true,
            ..candidate(number, steps)
        };
        let time = SessionTime::new(50, None);
        let all = vec![
            heavy(1, vec![10, 10]),
            candidate(2, vec![10, 10]),
            candidate(3, vec![30]),
            candidate(4, vec![30]),
        ];
        let fitted = fit(&series(time, all));
        let is_heavy = |session: &PlannedSession| {
            session
                .parts()
                .any(|it| it.exercise.exercise == "exercise-1")
        };
        let sessions = &fitted.sessions;
        assert!(!is_heavy(&sessions[0]) && !is_heavy(sessions.last().unwrap()));
        let with_it = sessions.iter().find(|it| is_heavy(it)).unwrap();
        let last = with_it.parts().last().unwrap();
        assert_ne!(last.exercise.exercise, "exercise-1");
    }

    #[test]
    fn what_no_session_holds_is_split_or_where_time_is_limited_done_in_ten_minutes() {
        let long = Candidate {
            has_short: true,
            ..candidate(1, vec![15, 15, 15])
        };
        let time = SessionTime::new(50, None);
        let whole = fit(&series(time, vec![long.clone()]));
        assert_eq!(whole.sessions.len(), 2);
        let limited = Series {
            limited: true,
            ..series(time, vec![long])
        };
        let short = fit(&limited);
        assert_eq!(short.sessions.len(), 1);
        assert_eq!(short.sessions[0].parts().next().unwrap().way, Way::Short);
    }
}
