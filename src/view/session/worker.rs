//! The worker's sheets for one session: initial and reference only.

use serde::Serialize;

use super::super::Setting;
use super::super::areas::{Places, places};
use super::sheet::{self, Sheet, Titled};
use super::{each, pack};
use crate::case::file::{Communication, Experience, Font, KeepsPapers, Reading, TakingPart, Tint};
use crate::case::reader::{CaseFor, Somebody, Worker};
use crate::catalog::{ViewWords, Words};
use crate::language::Language;
use crate::plan::{self, Pack, PlannedDocument, PlannedSession, ReasonKind, SessionKind, Way};
use crate::reader::{AdultId, Reader};

/// The facilitator's sheet and the record sheet.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::view) struct WorkersSession {
    kind: &'static str,
    number: u32,
    of: u32,
    with: String,
    stage: u8,
    stage_title: String,
    minutes: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    worker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    co_worker: Option<CoWorker>,
    goals: Vec<Goal>,
    before: Before,
    adjust: Vec<Adjust>,
    from_assessment: Vec<Adjust>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_time: Option<LastTime>,
    #[serde(flatten)]
    sheet: Sheet,
    #[serde(skip_serializing_if = "Option::is_none")]
    checks_in: Option<ChecksIn>,
    home: Vec<Home>,
    reasons: Vec<String>,
    secure: bool,
    keeps: &'static str,
    no_writing: bool,
}

/// Who is in the room too.
#[derive(Debug, Serialize)]
struct CoWorker {
    name: String,
    part: String,
}

/// A goal by number and short title.
#[derive(Debug, Serialize)]
struct Goal {
    number: usize,
    title: String,
}

/// What is seen to beforehand.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Before {
    checks: Vec<Check>,
    from_exercises: Vec<Titled>,
    materials: Vec<String>,
}

/// Something that has to be in place.
#[derive(Debug, Serialize)]
struct Check {
    key: &'static str,
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// How the session is fitted to this person.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Adjust {
    key: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    text: String,
}

/// The session before, and those since to which nobody came.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
struct LastTime {
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    did: Vec<String>,
    skipped: Vec<String>,
    /// Why they left early.
    #[serde(skip_serializing_if = "Option::is_none")]
    why_not: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missed: Vec<Missed>,
}

/// A session to which nobody came.
#[derive(Debug, Serialize)]
struct Missed {
    on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

/// Who asks how they are within a day.
#[derive(Debug, Serialize)]
struct ChecksIn {
    who: String,
    when: String,
}

/// What is done between sessions.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Home {
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    young_person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    adult: Option<String>,
    with_note_to: Vec<String>,
}

pub(in crate::view) fn of_worker(
    case: &CaseFor<Worker>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<WorkersSession> {
    let pack = pack(planned)?;
    let session = &pack.session;
    let places = places(case, setting, planned, case.initial());
    let young = session.person == Reader::YoungPerson;
    let (from_exercises, materials) = sheet::before(setting, planned, &places);
    let area_words = setting.catalog.area_words.get(&planned.language);
    let workers = case.workers();
    Some(WorkersSession {
        kind: kind(session.kind),
        number: session.number,
        of: session.of,
        with: with(case, &session.person, words),
        stage: session.stage,
        stage_title: area_words
            .and_then(|it| it.stage(session.stage, "title"))
            .unwrap_or_default()
            .to_owned(),
        minutes: session.minutes,
        worker: workers.first().map(|it| it.name.to_owned()),
        co_worker: workers.get(1).map(|it| CoWorker {
            name: it.name.to_owned(),
            part: words.word("session", "co-worker-part").to_owned(),
        }),
        goals: goals(case, session),
        before: Before {
            checks: checks(case, session, words),
            from_exercises,
            materials,
        },
        adjust: adjust(case, setting, planned, words),
        from_assessment: told(case.experience_of(&session.person.to_string()).as_ref()),
        last_time: last_time(case, setting, planned, session, words),
        sheet: sheet::of(setting, planned, &places)?,
        checks_in: case.debrief_adult().filter(|_| young).map(|it| ChecksIn {
            who: name(&it, words, &case.initial()),
            when: words.word("session", "within-a-day").to_owned(),
        }),
        home: home(case, setting, planned, pack, words),
        reasons: reasons(case, setting, planned, session, words),
        secure: young && case.is_secure(),
        keeps: match case.keeps_papers() {
            KeepsPapers::Yes => "yes",
            KeepsPapers::WorkerKeeps => "worker-keeps",
            KeepsPapers::None => "none",
        },
        no_writing: young && case.taking_part() == TakingPart::NotNow,
    })
}

/// What is out of the usual: what comes back, is cut short or goes on.
fn reasons(
    case: &CaseFor<Worker>,
    setting: &Setting,
    planned: &PlannedDocument,
    session: &PlannedSession,
    words: &ViewWords,
) -> Vec<String> {
    let sessions = case.sessions();
    let last = sessions
        .iter()
        .rev()
        .find(|it| it.attended.came() && it.with.as_str() == session.person.to_string());
    let skipped = last.map(|it| it.skipped).unwrap_or_default();
    let mut reasons = Vec::new();
    for (part, exercise, text) in each(setting, planned) {
        let parts = session
            .parts()
            .filter(|it| it.exercise.exercise == exercise.slug);
        let is_whole = part.way.begins() && parts.last().is_some_and(|it| it.way.ends());
        let keys = [
            ("comes-back", skipped.contains(&exercise.slug)),
            ("in-ten-minutes", part.way == Way::Short),
            ("is-split", !is_whole),
        ];
        let said = keys.into_iter().filter(|(_, is_so)| *is_so);
        reasons.extend(
            said.map(|(key, _)| words.word("session", key).replace("{title}", &text.title)),
        );
    }
    reasons
}

/// The word for a kind of session.
pub(super) fn kind(kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Session => "session",
        SessionKind::KeyWork => "key-work",
        SessionKind::Lesson => "lesson",
    }
}

/// Whose session it is: an initial, or a role.
pub(super) fn with(case: &CaseFor<Worker>, person: &Reader, words: &ViewWords) -> String {
    let somebody = case.somebody(&person.to_string());
    somebody
        .map(|it| name(&it, words, &case.initial()))
        .unwrap_or_default()
}

/// Somebody by initial, role or, for professionals, name.
pub(super) fn name(somebody: &Somebody, words: &ViewWords, initial: &str) -> String {
    match somebody {
        Somebody::YoungPerson => initial.to_owned(),
        Somebody::Adult(id, role) => format!("{} ({id})", words.word("role", plan::role(*role))),
        Somebody::Professional(it) => it.name.to_owned(),
    }
}

/// The goals that a session works on.
fn goals(case: &CaseFor<Worker>, session: &PlannedSession) -> Vec<Goal> {
    let serves = |id: &str| {
        session
            .reasons
            .iter()
            .any(|it| it.kind == ReasonKind::Goal && it.id == id)
    };
    let goals = case.goals().into_iter();
    goals
        .filter(|it| serves(it.id.as_str()))
        .map(|it| Goal {
            number: it.number,
            title: it.title,
        })
        .collect()
}

fn checks(case: &CaseFor<Worker>, session: &PlannedSession, words: &ViewWords) -> Vec<Check> {
    let young = session.person == Reader::YoungPerson;
    let check = |key, ok, text| Check { key, ok, text };
    let mut checks = Vec::new();
    if let Some(open) = open_concerns(case, words) {
        checks.push(check("concern", false, Some(open)));
    }
    checks.push(check("safety-plan", case.has_live_safety_plan(), None));
    if young {
        let debrief = case
            .debrief_adult()
            .map(|it| name(&it, words, &case.initial()));
        checks.push(check("debrief-adult", debrief.is_some(), debrief));
    }
    if let Some(it) = case.workers().get(1) {
        checks.push(check("co-worker", true, Some(it.name.to_owned())));
    }
    if case.proceedings_are_live() {
        checks.push(check("proceedings", false, None));
    }
    if case.interpreter_of(&session.person.to_string()).is_some() {
        checks.push(check("interpreter", false, None));
    }
    checks
}

/// From how many sessions open concerns are listed one by one; with more, the oldest are counted.
const MOST_OPEN: usize = 4;

/// The sessions with a concern of which nothing says what was done. The sheet lies on the table in the room, so it says
/// from when it is and not what.
fn open_concerns(case: &CaseFor<Worker>, words: &ViewWords) -> Option<String> {
    let mut open = case.concerns();
    open.retain(|it| it.done_about_it.is_none());
    let more = open.len().saturating_sub(MOST_OPEN);
    let mut said: Vec<String> = open
        .drain(more..)
        .rev()
        .filter_map(|it| {
            let who = name(&case.somebody(it.with.as_str())?, words, &case.initial());
            let from = words.word("session", "concern-from");
            Some(
                from.replace("{on}", &words.day(it.on))
                    .replace("{who}", &who),
            )
        })
        .collect();
    if more > 0 {
        said.push(
            words
                .word("session", "concerns-more")
                .replace("{more}", &more.to_string()),
        );
    }
    (!said.is_empty()).then(|| words.list(&said))
}

/// How a session is fitted to the young person: from the communication profile, and from what each exercise says about
/// their needs. An adult's session has nothing of it.
pub(super) fn adjust(
    case: &CaseFor<Worker>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Vec<Adjust> {
    let own = pack(planned).is_some_and(|it| it.session.person == Reader::YoungPerson);
    if !own {
        return Vec::new();
    }
    let talk = case.communication();
    let mut adjust = profile(&talk, case.papers_language(), words);
    adjust.extend(adapted(
        &talk,
        setting,
        planned,
        &places(case, setting, planned, case.initial()),
    ));
    adjust
}

/// What each exercise says about the needs of the young person.
pub(super) fn adapted(
    talk: &Communication,
    setting: &Setting,
    planned: &PlannedDocument,
    places: &Places,
) -> Vec<Adjust> {
    let mut adapted = Vec::new();
    for (_, _, exercise) in each(setting, planned) {
        adapted.extend(talk.needs.iter().filter_map(|need| {
            let text = exercise.adapt.get(plan::need(*need))?;
            Some(Adjust {
                key: "need",
                title: Some(exercise.title.clone()),
                text: places.fill(text),
            })
        }));
    }
    adapted
}

/// What the communication profile asks for.
pub(super) fn profile(talk: &Communication, papers: &Language, words: &ViewWords) -> Vec<Adjust> {
    let mut adjust = Vec::new();
    let mut put = |key, text: String| {
        adjust.push(Adjust {
            key,
            title: None,
            text,
        });
    };
    let sentence = |key: &'static str| words.word("adjust", key).to_owned();
    if let Some(minutes) = talk.attention_minutes {
        let text = sentence("attention").replace("{minutes}", &minutes.to_string());
        put("attention", text);
    }
    if talk.reading == Reading::Easy {
        put("easy", sentence("easy"));
    }
    if talk.literal {
        put("literal", sentence("literal"));
    }
    if !talk.answers_by.is_empty() {
        let ways: Vec<String> = talk
            .answers_by
            .iter()
            .map(|it| words.word("answers-by", plan::way(*it)).to_owned())
            .collect();
        put(
            "answers",
            sentence("answers").replace("{ways}", &words.list(&ways)),
        );
    }
    for (key, texts) in [("helps", &talk.helps), ("hinders", &talk.hinders)] {
        for text in texts {
            put(key, text.clone());
        }
    }
    if !talk.words.is_empty() {
        let pairs: Vec<String> = talk
            .words
            .iter()
            .map(|(ours, own)| {
                sentence("pair")
                    .replace("{own}", own)
                    .replace("{ours}", &ours.replace('-', " "))
            })
            .collect();
        put(
            "words",
            sentence("words").replace("{pairs}", &words.list(&pairs)),
        );
    }
    if let Some(signed) = &talk.signed {
        put("signed", sentence("signed").replace("{signed}", signed));
    }
    if let Some(language) = talk.language.as_ref().filter(|it| *it != papers) {
        let name = words.word("language", language.as_str());
        let text = sentence("language").replace("{language}", name);
        put("language", text);
    }
    let looks_different =
        talk.text_size.is_some() || talk.tint != Tint::None || talk.font != Font::Atkinson;
    if looks_different {
        put("pages", sentence("pages"));
    }
    adjust
}

fn told(experience: Option<&Experience>) -> Vec<Adjust> {
    let Some(it) = experience else {
        return Vec::new();
    };
    let all = [
        ("easier", &it.easier),
        ("harder", &it.harder),
        ("why", &it.why),
    ];
    all.into_iter()
        .filter_map(|(key, text)| {
            Some(Adjust {
                key,
                title: None,
                text: text.clone()?,
            })
        })
        .collect()
}

/// The titles of exercises; one that the library does not have in this language keeps its slug.
pub(super) fn titles(
    setting: &Setting,
    planned: &PlannedDocument,
    exercises: &[String],
) -> Vec<String> {
    let title = |slug: &String| {
        let exercise = setting.catalog.exercises.get(slug);
        let words: Option<&Words> = exercise.and_then(|it| it.words.get(&planned.language));
        words.map_or_else(|| slug.clone(), |it| it.title.clone())
    };
    exercises.iter().map(title).collect()
}

fn last_time(
    case: &CaseFor<Worker>,
    setting: &Setting,
    planned: &PlannedDocument,
    session: &PlannedSession,
    words: &ViewWords,
) -> Option<LastTime> {
    let person = session.person.to_string();
    let mut own = case.sessions();
    own.retain(|it| it.with.as_str() == person);
    let held = own.iter().rposition(|it| it.attended.came());
    let missed = own.split_off(held.map_or(0, |it| it + 1));
    let missed: Vec<Missed> = missed
        .into_iter()
        .map(|it| Missed {
            on: words.day(it.on),
            why: it.why_not,
        })
        .collect();
    let Some(last) = own.pop() else {
        return (!missed.is_empty()).then(|| LastTime {
            missed,
            ..LastTime::default()
        });
    };
    Some(LastTime {
        on: Some(words.date(last.on)),
        rating: last.rating.map(crate::case::file::Score::number),
        words: last.words,
        next: last.next,
        did: titles(setting, planned, last.exercises),
        skipped: titles(setting, planned, last.skipped),
        why_not: last.why_not,
        missed,
    })
}

fn home(
    case: &CaseFor<Worker>,
    setting: &Setting,
    planned: &PlannedDocument,
    pack: &Pack,
    words: &ViewWords,
) -> Vec<Home> {
    let places = places(case, setting, planned, case.initial());
    // Where there is no way to practise, no page asks for it.
    let practice = pack.session.person != Reader::YoungPerson || !case.is_secure();
    let roles: Vec<String> = pack
        .notes_to
        .iter()
        .map(AdultId::as_str)
        .filter_map(|id| case.somebody(id))
        .map(|it| name(&it, words, &case.initial()))
        .collect();
    each(setting, planned)
        .iter()
        .map(|(_, _, exercise)| {
            let this_week = &exercise.this_week;
            let fill = |text: &Option<String>| text.as_deref().map(|it| places.fill(it));
            Home {
                title: exercise.title.clone(),
                young_person: fill(&this_week.young_person).filter(|_| practice),
                adult: fill(&this_week.adult),
                with_note_to: roles.clone(),
            }
        })
        .filter(|it| it.young_person.is_some() || it.adult.is_some())
        .collect()
}
