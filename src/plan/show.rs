//! How a plan is printed: as text for people, as JSON for programs.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Plan, PlannedArea, PlannedDocument, Reason};

/// The plan for people: document → area → exercise → reason → finding or goal → line.
pub fn text(plan: &Plan) -> String {
    let mut text = String::new();
    for document in &plan.documents {
        document_text(document, &mut text);
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
        "sessions": [],
        "orphans": plan.orphans,
        "accepted": plan.accepted,
        "notes": plan.notes,
    })
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
