//! Each goal with its ratings: each rater apart, never added up. A fall is said kindly, a gap stays a gap, and a goal
//! that was worded anew starts a new series.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::Setting;
use super::goals::{self, Day, FullGoal, Level, Point, Series};
use crate::case::file::{Attained, Status};
use crate::case::reader::{Adult, CaseFor, Professional, RatedBy, RatingSeen, YoungPerson};
use crate::catalog::ViewWords;
use crate::plan::PlannedDocument;

/// The goals of the young person or of one adult.
#[derive(Debug, Serialize)]
pub(super) struct Progress {
    goals: Vec<GoalRow>,
}

/// The goals as professionals see them.
#[derive(Debug, Serialize)]
pub(super) struct FullProgress {
    goals: Vec<FullGoal>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct GoalRow {
    number: usize,
    text: String,
    status: String,
    series: Vec<OwnSeries>,
    dates: Vec<Day>,
    /// Whether the reader's own last rating is lower than the one before.
    fell: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    fall: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    know: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    levels: Vec<Level>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reached_on: Option<String>,
}

#[derive(Debug, Serialize)]
struct OwnSeries {
    /// Whether it is the reader's own.
    own: bool,
    #[serde(flatten)]
    series: Series,
}

/// What a reader may know of a goal's ratings.
struct Seen<'a> {
    number: usize,
    text: &'a str,
    status: Status,
    ratings: &'a [RatingSeen<'a>],
    earlier: &'a [(Date, &'a str)],
    know: Option<&'a str>,
    target: Option<u8>,
    levels: &'a [(i8, &'a str)],
    reached: Option<&'a Attained>,
}

/// How the reader is called beside their own ratings, and how a fall is said to them.
struct Manner<'a> {
    reader: &'a str,
    fall: &'a str,
}

pub(super) fn of_young_person(case: &CaseFor<YoungPerson>, words: &ViewWords) -> Progress {
    let manner = Manner {
        reader: words.word("who", "me"),
        fall: words.word("progress", "fall-young-person"),
    };
    let goals: Vec<_> = case.goals().collect();
    let seen = (1..).zip(&goals).map(|(number, it)| Seen {
        number,
        text: it.text,
        status: it.status,
        ratings: &it.ratings,
        earlier: &it.earlier,
        know: it.how_we_will_know,
        target: it.target.map(|it| it.number()),
        levels: &it.levels,
        reached: it.reached,
    });
    Progress {
        goals: seen
            .filter(Seen::is_shown)
            .map(|it| row(&it, &manner, words))
            .collect(),
    }
}

pub(super) fn of_adult(case: &CaseFor<Adult>, words: &ViewWords) -> Progress {
    let manner = Manner {
        reader: words.word("who", "you"),
        fall: words.word("progress", "fall-adult"),
    };
    let goals: Vec<_> = case.goals().collect();
    let seen = (1..).zip(&goals).map(|(number, it)| Seen {
        number,
        text: it.text,
        status: it.status,
        ratings: &it.ratings,
        earlier: &it.earlier,
        know: it.how_we_will_know,
        target: it.target.map(|it| it.number()),
        levels: &it.levels,
        reached: it.reached,
    });
    Progress {
        goals: seen
            .filter(Seen::is_shown)
            .map(|it| row(&it, &manner, words))
            .collect(),
    }
}

pub(super) fn of_professional(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> FullProgress {
    FullProgress {
        goals: goals::on_the_table(case, setting, planned, words),
    }
}

impl Seen<'_> {
    /// What nobody has begun is not looked back on.
    fn is_shown(&self) -> bool {
        !self.ratings.is_empty() || !self.levels.is_empty()
    }

    fn wording_on(&self, on: Date) -> Option<Date> {
        goals::wording_on(on, self.earlier.iter().map(|(until, _)| *until))
    }
}

fn row(seen: &Seen, manner: &Manner, words: &ViewWords) -> GoalRow {
    let mut dates: Vec<Date> = seen.ratings.iter().map(|it| it.on).collect();
    dates.sort();
    dates.dedup();
    let first = dates.first().copied();
    let day = |on: Date| first.map_or(0, |first| goals::days_between(first, on));
    let named = goals::naming(&dates, words);
    // The reader's own come first, then others by name; an earlier wording before a later one.
    let mut points: BTreeMap<(RatedBy, Option<Date>), Vec<Point>> = BTreeMap::new();
    for rating in seen.ratings {
        let key = (rating.by, seen.wording_on(rating.on));
        points.entry(key).or_default().push(Point {
            on: named(rating.on),
            day: day(rating.on),
            score: rating.score.number(),
        });
    }
    let fell = fell(seen);
    let mut series: Vec<_> = points
        .into_iter()
        .map(|((by, wording), points)| {
            let own = by == RatedBy::Reader;
            let rater = match by {
                RatedBy::Reader => manner.reader,
                RatedBy::Other(name) => name,
            };
            let text = seen
                .earlier
                .iter()
                .find(|(until, _)| Some(*until) == wording)
                .map(|(_, text)| (*text).to_owned());
            OwnSeries {
                own,
                series: Series {
                    rater: rater.to_owned(),
                    wording: text,
                    points,
                },
            }
        })
        .collect();
    series.sort_by_key(|it| !it.own);
    GoalRow {
        number: seen.number,
        text: seen.text.to_owned(),
        status: words.word("status", goals::status(seen.status)).to_owned(),
        series,
        dates: dates
            .iter()
            .map(|on| Day {
                on: named(*on),
                day: day(*on),
            })
            .collect(),
        fell,
        fall: fell.then(|| manner.fall.to_owned()),
        know: seen.know.map(ToOwned::to_owned),
        target: seen.target,
        levels: goals::levels(seen.levels, seen.reached),
        reached_on: seen.reached.map(|it| words.date(*it.on)),
    }
}

/// Whether the reader's own last rating is lower than the one before it, under the same wording.
fn fell(seen: &Seen) -> bool {
    let mut own: Vec<_> = seen
        .ratings
        .iter()
        .filter(|it| it.by == RatedBy::Reader && seen.wording_on(it.on).is_none())
        .collect();
    own.sort_by_key(|it| it.on);
    matches!(own[..], [.., before, last] if last.score < before.score)
}
