//! How a plan is printed: as text for people, as JSON for programs.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{
    Plan, PlannedArea, PlannedDocument, PlannedSession, Reason, SessionKind, StepKind, Way,
};

/// The plan for people: document → area → exercise → reason → finding or goal → line.
pub fn text(plan: &Plan) -> String {
    let mut text = String::new();
    for document in &plan.documents {
        document_text(document, &mut text);
    }
    if !plan.sessions.is_empty() {
        put(&mut text, format_args!("Sessions"));
        for session in &plan.sessions {
            session_text(session, &mut text);
        }
        put(&mut text, format_args!(""));
    }
    section(&mut text, "Left out", &plan.left_out, |left| {
        let carry = if left.could_carry.is_empty() {
            String::new()
        } else {
            format!("; could be carried by {}", left.could_carry.join(", "))
        };
        format!("{} · {} · {}{carry}", left.person, left.area, left.reason)
    });
    section(&mut text, "Loose ends", &plan.orphans, |orphan| {
        format!("{}{}", orphan.text, line_of(orphan.line))
    });
    section(&mut text, "Accepted", &plan.accepted, |accepted| {
        let at = if accepted.at.is_empty() {
            String::new()
        } else {
            format!(" at {}", accepted.at)
        };
        format!(
            "{}{at}: {} ({}, {})",
            accepted.code, accepted.reason, accepted.by, accepted.on
        )
    });
    section(&mut text, "Notes", &plan.notes, Clone::clone);
    text
}

fn section<T>(text: &mut String, title: &str, items: &[T], line: impl Fn(&T) -> String) {
    if items.is_empty() {
        return;
    }
    put(text, format_args!("{title}"));
    for item in items {
        put(text, format_args!("  {}", line(item)));
    }
    put(text, format_args!(""));
}

fn document_text(document: &PlannedDocument, text: &mut String) {
    let pages = if document.pages == 1 {
        "1 page".to_owned()
    } else {
        format!("about {} pages", document.pages)
    };
    put(text, format_args!("{}.pdf  ({pages})", document.stem));
    for code in &document.stops {
        put(text, format_args!("  stopped by {code}"));
    }
    for note in &document.notes {
        put(text, format_args!("  note: {note}"));
    }
    for area in &document.areas {
        area_text(area, text);
    }
    put(text, format_args!(""));
}

fn session_text(session: &PlannedSession, text: &mut String) {
    let kind = match session.kind {
        SessionKind::Session => "",
        SessionKind::KeyWork => ", a key-work slot",
        SessionKind::Lesson => ", a lesson",
    };
    put(
        text,
        format_args!(
            "  {} of {} · {}, Stage {}{kind} · {} minutes",
            session.number, session.of, session.person, session.stage, session.minutes
        ),
    );
    for step in &session.steps {
        let what = match &step.what {
            StepKind::Open => "opening".to_owned(),
            StepKind::Break => "break".to_owned(),
            StepKind::Close => "close".to_owned(),
            StepKind::Exercise(part) => match way(part.way).as_str() {
                "whole" => part.exercise.exercise.clone(),
                how => format!("{} ({how})", part.exercise.exercise),
            },
        };
        put(text, format_args!("    {:>3}  {what}", step.minutes));
    }
    if session.spare() > 0 {
        put(
            text,
            format_args!("    {:>3}  for what comes up", session.spare()),
        );
    }
    for reason in &session.reasons {
        put(
            text,
            format_args!("      because {}{}", reason.text, line_of(reason.line)),
        );
    }
}

fn area_text(area: &PlannedArea, text: &mut String) {
    put(
        text,
        format_args!("  {} · {}", area.cell, area.weight.word()),
    );
    for reason in &area.reasons {
        put(
            text,
            format_args!("      because {}{}", reason.text, line_of(reason.line)),
        );
    }
    for exercise in &area.exercises {
        put(
            text,
            format_args!(
                "    {} ({} form, {} minutes)",
                exercise.exercise,
                exercise.form.word(),
                exercise.minutes
            ),
        );
        for reason in &exercise.reasons {
            put(
                text,
                format_args!("      because {}{}", reason.text, line_of(reason.line)),
            );
        }
    }
}

fn line_of(line: Option<usize>) -> String {
    line.map(|line| format!(" (line {line})"))
        .unwrap_or_default()
}

fn put(text: &mut String, line: std::fmt::Arguments) {
    writeln!(text, "{line}").unwrap_or_else(|_| unreachable!("writing to a text never fails"));
}

/// The plan for programs.
pub fn json(plan: &Plan) -> Value {
    json!({
        "schema": 1,
        "documents": plan.documents.iter().map(document_json).collect::<Vec<_>>(),
        "left-out": plan.left_out,
        "sessions": plan.sessions.iter().map(session_json).collect::<Vec<_>>(),
        "orphans": plan.orphans,
        "accepted": plan.accepted,
        "notes": plan.notes,
    })
}

fn session_json(session: &PlannedSession) -> Value {
    let steps = session.steps.iter().map(|step| {
        let minutes = step.minutes;
        match &step.what {
            StepKind::Open => json!({ "step": "open", "minutes": minutes }),
            StepKind::Break => json!({ "step": "break", "minutes": minutes }),
            StepKind::Close => json!({ "step": "close", "minutes": minutes }),
            StepKind::Exercise(part) => json!({
                "step": "exercise",
                "exercise": part.exercise.exercise,
                "area": part.cell,
                "minutes": minutes,
                "way": way(part.way),
            }),
        }
    });
    json!({
        "person": session.person.to_string(),
        "stage": session.stage,
        "n": session.number,
        "of": session.of,
        "kind": session.kind,
        "minutes": session.minutes,
        "steps": steps.collect::<Vec<_>>(),
        "reasons": reasons_json(&session.reasons),
    })
}

/// How an exercise is done in a session, in a word or two.
fn way(way: Way) -> String {
    match way {
        Way::Short => "ten-minutes".to_owned(),
        Way::Steps(from, to, of) if from == 0 && to == of => "whole".to_owned(),
        Way::Steps(from, to, of) => format!("steps {} to {to} of {of}", from + 1),
    }
}

fn document_json(document: &PlannedDocument) -> Value {
    json!({
        "document": document.document,
        "reader": document.reader.to_string(),
        "person": document.instance.as_ref().map(|it| it.id.clone()),
        "stage": document.stage,
        "file": format!("{}.pdf", document.stem),
        "form": document.form.word(),
        "pages": document.pages,
        "part": document.part,
        "draft": document.draft,
        "stops": document.stops,
        "notes": document.notes,
        "areas": document.areas.iter().map(area_json).collect::<Vec<_>>(),
    })
}

fn area_json(area: &PlannedArea) -> Value {
    json!({
        "area": area.cell,
        "weight": area.weight.word(),
        "reasons": reasons_json(&area.reasons),
        "exercises": area
            .exercises
            .iter()
            .map(|it| json!({
                "exercise": it.exercise,
                "form": it.form.word(),
                "minutes": it.minutes,
                "pages": it.pages,
                "reasons": reasons_json(&it.reasons),
            }))
            .collect::<Vec<_>>(),
    })
}

fn reasons_json(reasons: &[Reason]) -> Value {
    json!(reasons)
}
