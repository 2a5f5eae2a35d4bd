//! What everybody needs who leads a session: from the library and the organisation, nothing of the case.

use serde::Serialize;

use super::super::Setting;
use super::super::areas::Places;
use super::super::text::{Block, blocks};
use super::{area_titles, each, known, session};
use crate::catalog::{Exercise, Words};
use crate::plan::{PlannedDocument, SessionPart, StepKind, Way};

/// The part of a facilitator's sheet that the library and the organisation give.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Sheet {
    areas: Vec<String>,
    aims: Vec<Titled>,
    steps: Vec<Step>,
    with_break: bool,
    #[serde(skip_serializing_if = "is_none")]
    spare: u32,
    limits: Vec<Block>,
    watch_for: Vec<Titled>,
    pause_if: Vec<Titled>,
    afterwards: Vec<Titled>,
    told: Told,
    safe_tonight: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    if_not: Vec<Block>,
}

/// A text about one exercise.
#[derive(Debug, Serialize)]
pub(super) struct Titled {
    title: String,
    text: String,
}

/// A part of the session.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Step {
    number: usize,
    kind: &'static str,
    minutes: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Part>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ask: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    with_less_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    no_paper: Option<String>,
    /// Which of the sheets of the session it uses.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<usize>,
    /// It began before.
    continued: bool,
    /// It goes on later.
    goes_on: bool,
    /// It is done in its ten-minute way.
    short: bool,
}

/// What the worker does, and might say.
#[derive(Debug, Serialize)]
struct Part {
    minutes: u32,
    #[serde(rename = "do")]
    action: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    say: Option<String>,
}

/// What happens when somebody tells something new.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Told {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    procedure: Vec<Block>,
    #[serde(skip_serializing_if = "Option::is_none")]
    out_of_hours: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_none(minutes: &u32) -> bool {
    *minutes == 0
}

/// The sheet of the session that a paper is made for.
pub(super) fn of(setting: &Setting, planned: &PlannedDocument, places: &Places) -> Option<Sheet> {
    let session = session(planned)?;
    let exercises = each(setting, planned);
    let titled = |text: fn(&Words) -> &String| {
        exercises
            .iter()
            .map(|(_, _, words)| Titled {
                title: words.title.clone(),
                text: places.fill(text(words)),
            })
            .filter(|it| !it.text.is_empty())
            .collect()
    };
    Some(Sheet {
        areas: area_titles(setting, planned, session.parts().map(|it| it.cell.as_str())),
        aims: titled(|it| &it.purpose),
        steps: steps(setting, planned, places),
        with_break: session
            .steps
            .iter()
            .any(|it| matches!(it.what, StepKind::Break)),
        spare: session.spare(),
        limits: setting
            .organisation
            .confidentiality
            .as_ref()
            .map(|it| blocks(&it.text))
            .unwrap_or_default(),
        watch_for: titled(|it| &it.watch_for),
        pause_if: titled(|it| &it.pause_if),
        afterwards: titled(|it| &it.afterwards),
        told: Told {
            procedure: procedure(setting, "something-new"),
            out_of_hours: setting.organisation.out_of_hours_phone.clone(),
        },
        safe_tonight: exercises
            .iter()
            .map(|(_, _, words)| places.fill(&words.safe_tonight))
            .collect(),
        if_not: procedure(setting, "safe-tonight"),
    })
}

/// What comes before the session: from each exercise, and what to bring, each thing once.
pub(super) fn before(
    setting: &Setting,
    planned: &PlannedDocument,
    places: &Places,
) -> (Vec<Titled>, Vec<String>) {
    let exercises = each(setting, planned);
    let before = exercises
        .iter()
        .map(|(_, _, words)| Titled {
            title: words.title.clone(),
            text: places.fill(&words.before),
        })
        .filter(|it| !it.text.is_empty());
    let mut materials: Vec<String> = Vec::new();
    for (_, _, words) in &exercises {
        let text = places.fill(&words.materials);
        if !text.is_empty() && !materials.contains(&text) {
            materials.push(text);
        }
    }
    (before.collect(), materials)
}

fn procedure(setting: &Setting, id: &str) -> Vec<Block> {
    let found = setting.organisation.procedure.iter().find(|it| it.id == id);
    found.map(|it| blocks(&it.text)).unwrap_or_default()
}

fn steps(setting: &Setting, planned: &PlannedDocument, places: &Places) -> Vec<Step> {
    let sheets: Vec<String> = each(setting, planned)
        .iter()
        .filter(|(part, ..)| part.way.begins())
        .map(|(_, exercise, _)| exercise.slug.clone())
        .collect();
    let steps = session(planned).into_iter().flat_map(|it| &it.steps);
    (1..)
        .zip(steps)
        .map(|(number, step)| {
            let plain = |kind| Step {
                number,
                kind,
                minutes: step.minutes,
                title: None,
                parts: Vec::new(),
                ask: None,
                with_less_time: None,
                no_paper: None,
                sheet: None,
                continued: false,
                goes_on: false,
                short: false,
            };
            match &step.what {
                StepKind::Open => plain("open"),
                StepKind::Break => plain("break"),
                StepKind::Close => plain("close"),
                StepKind::Exercise(part) => {
                    let plain = plain("exercise");
                    match known(setting, planned, part) {
                        Some(found) => exercise(plain, part, found, places, &sheets),
                        None => plain,
                    }
                }
            }
        })
        .collect()
}

fn exercise(
    plain: Step,
    part: &SessionPart,
    (exercise, words): (&Exercise, &Words),
    places: &Places,
    sheets: &[String],
) -> Step {
    let fill = |text: &Option<String>| text.as_deref().map(|it| places.fill(it));
    let short = part.way == Way::Short;
    let said = |text: &str| Some(places.fill(text)).filter(|it| !it.is_empty());
    let parts = match part.way {
        Way::Short => fill(&words.ten_minutes)
            .map(|action| Part {
                minutes: plain.minutes,
                action,
                say: None,
            })
            .into_iter()
            .collect(),
        Way::Steps(from, to, _) => {
            let minutes = exercise.steps(part.exercise.form).iter();
            let all = minutes.zip(&words.step).skip(from).take(to - from);
            all.map(|(minutes, step)| Part {
                minutes: *minutes,
                action: places.fill(&step.action),
                say: said(&step.say),
            })
            .collect()
        }
    };
    let sheet = sheets.iter().position(|it| *it == exercise.slug);
    Step {
        title: Some(words.title.clone()),
        parts,
        ask: said(&words.ask).filter(|_| part.way.begins()),
        with_less_time: fill(&words.ten_minutes).filter(|_| !short && part.way.begins()),
        no_paper: fill(&words.no_paper).filter(|_| part.way.begins()),
        sheet: sheet.map(|it| it + 1),
        continued: !part.way.begins(),
        goes_on: !part.way.ends(),
        short,
        ..plain
    }
}
