//! `stagebook plan`: what is chosen, and why.

use serde_json::Value;

use crate::harness::{Run, example};

fn plan(name: &str, text: &str, arguments: &[&str]) -> Value {
    let file = format!("{name}.toml");
    let mut all = vec!["plan", &file, "--format", "json"];
    all.extend(arguments);
    let done = Run::new(&all)
        .file(&file, text)
        .file("stagebook.toml", &example("stagebook"))
        .file("westbrook.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
        .go()
        .code(0);
    serde_json::from_str(&done.stdout()).unwrap()
}

/// The chapters of the young person's book, by cell, with the slugs of their exercises.
fn chapters(plan: &Value, reader: &str) -> Vec<(String, Vec<String>)> {
    plan["documents"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["document"] == "workbook" && it["reader"] == reader)
        .flat_map(|it| it["areas"].as_array().unwrap())
        .map(|area| {
            let exercises = area["exercises"].as_array().unwrap();
            let slugs = exercises
                .iter()
                .map(|it| it["exercise"].as_str().unwrap().to_owned())
                .collect();
            (area["area"].as_str().unwrap().to_owned(), slugs)
        })
        .collect()
}

fn left_out<'a>(plan: &'a Value, cell: &str) -> Option<&'a Value> {
    plan["left-out"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["area"] == cell)
}

#[test]
fn every_area_of_a_stage_is_in_the_book_or_left_out_with_a_reason() {
    for name in ["small", "jay", "robin", "casey"] {
        let plan = plan(name, &example(name), &["--stage", "all"]);
        let areas = chapters(&plan, "young-person");
        for stage in 1..=4 {
            for cell in cells(stage) {
                let in_book = areas.iter().any(|(area, _)| *area == cell);
                let reason = left_out(&plan, &cell).and_then(|it| it["reason"].as_str());
                assert!(
                    in_book || reason.is_some_and(|it| !it.is_empty()),
                    "{name}: {cell}"
                );
            }
        }
    }
}

fn cells(stage: u64) -> Vec<String> {
    let done = Run::new(&["list", "areas", "--format", "json"])
        .go()
        .code(0);
    let areas: Vec<Value> = serde_json::from_str(&done.stdout()).unwrap();
    areas
        .iter()
        .filter(|it| it["stage"] == stage && it["audience"] == "young-person")
        .map(|it| it["cell"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_findings_areas_change_the_book_and_the_plan_says_why() {
    let text = example("jay");
    let moved = text
        .replacen(
            "areas = [\"confidence\"]",
            "areas = [\"confidence\"]\ndriver = true\nimmediate = false",
            1,
        )
        .replacen(
            "concern = \"none\"\nprofessional = \"No other",
            "concern = \"significant\"\nprofessional = \"No other",
            1,
        );
    let before = plan("jay", &text, &[]);
    let after = plan("jay", &moved, &[]);
    let of = |plan: &Value| {
        chapters(plan, "young-person")
            .into_iter()
            .find(|(area, _)| area == "2.young-person.confidence")
            .map(|it| it.1.len())
    };
    assert!(
        of(&after) > of(&before),
        "{:?} and {:?}",
        of(&before),
        of(&after)
    );
    let said = after.to_string();
    assert!(said.contains("good-with-his-hands"), "{said}");
}

#[test]
fn every_exercise_has_a_reason_that_leads_to_a_line() {
    let text = example("jay");
    let plan = plan("jay", &text, &[]);
    let lines: Vec<&str> = text.lines().collect();
    let mut seen = 0;
    for reason in reasons(&plan) {
        let Some(line) = reason["line"].as_u64() else {
            continue;
        };
        seen += 1;
        let window = lines[line as usize - 1..]
            .iter()
            .take(3)
            .copied()
            .collect::<Vec<_>>()
            .join("\n");
        let id = reason["id"].as_str().unwrap();
        assert!(
            window.contains(id) || window.contains("[[weight]]") || window.contains("cell"),
            "{reason}: {window}"
        );
    }
    assert!(seen > 10);
}

fn reasons(plan: &Value) -> Vec<&Value> {
    let areas = plan["documents"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|it| it["areas"].as_array().unwrap());
    areas
        .flat_map(|area| {
            let of_exercises = area["exercises"]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|it| it["reasons"].as_array().unwrap());
            area["reasons"]
                .as_array()
                .unwrap()
                .iter()
                .chain(of_exercises)
        })
        .collect()
}

#[test]
fn limited_time_keeps_motivating_drivers_and_says_who_could_carry_the_rest() {
    let text = example("jay");
    assert!(!text.contains("limited = true"));
    let limited = replaced_time(
        &text,
        "[time]\nlimited = true\nsessions = 2\nminutes = 40\n",
    );
    let plan = plan("jay", &limited, &[]);
    let kept = chapters(&plan, "young-person");
    assert!(
        kept.iter()
            .any(|(area, _)| area == "2.young-person.emotional-literacy"),
        "{kept:?}"
    );
    let out = plan["left-out"].as_array().unwrap();
    let for_time: Vec<_> = out
        .iter()
        .filter(|it| it["reason"].as_str().unwrap().contains("time is limited"))
        .collect();
    assert!(!for_time.is_empty(), "{out:#?}");
    let minutes: u64 = plan["documents"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["document"] == "workbook" && it["reader"] == "young-person")
        .flat_map(|it| it["areas"].as_array().unwrap())
        .flat_map(|it| it["exercises"].as_array().unwrap())
        .map(|it| it["minutes"].as_u64().unwrap())
        .sum();
    assert!(minutes <= 2 * 30, "{minutes} minutes");
}

/// The example with another `[time]`.
fn replaced_time(text: &str, time: &str) -> String {
    let mut kept = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with('[') {
            inside = line == "[time]";
        }
        if !inside {
            kept.push(line);
        }
    }
    format!("{}\n{time}", kept.join("\n"))
}

#[test]
fn the_plan_is_the_same_each_time() {
    let text = example("robin");
    assert_eq!(
        plan("robin", &text, &["--all"]),
        plan("robin", &text, &["--all"])
    );
}

#[test]
fn under_ten_only_the_adults_strand_is_made() {
    let text = example("small").replacen("born = \"2013-05\"", "born = \"2017-05\"", 1);
    let plan = plan("small", &text, &[]);
    let documents = plan["documents"].as_array().unwrap();
    assert!(
        documents.iter().all(|it| it["reader"] != "young-person"),
        "{documents:#?}"
    );
    assert!(documents.iter().any(|it| it["reader"] == "adult-1"));
}

#[test]
fn a_dropped_finding_takes_its_reasons_with_it() {
    let text = example("jay");
    let without = text.replacen("id = \"online-late\"", "id = \"online-late-2\"", 1);
    let plan = plan(
        "jay",
        &without.replace("\"online-late\"", "\"online-late-2\""),
        &[],
    );
    assert!(!reasons(&plan).iter().any(|it| it["id"] == "online-late"));
    assert!(reasons(&plan).iter().any(|it| it["id"] == "online-late-2"));
}
