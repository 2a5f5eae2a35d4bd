//! The end of the work through the real program: the report under its 18 headings, and what each person holds of it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::harness::{Done, Run, example, root};
use crate::validate::violations;

const PAPERS: [&str; 5] = [
    "ending-report",
    "ending-letter",
    "ending-summary",
    "certificate",
    "after-care",
];

/// How an ending is added to a case in the middle of the work. It says only what a report cannot be without.
const PLANNED: &str = r#"
[ending]
kind = "planned"
on = 2026-07-17

[ending.risk]
text = "The understanding at the end, in the worker's own words."
by = "A worker"
on = 2026-07-10

[ending.letter]
strengths = ["You mend things with patience."]
did = ["We made a plan and we tried it out."]
way-back = "Ring 01632 960112 and ask for me."

[ending.summary.adult-1]
did = ["You came to each meeting."]
changed = ["Jay tells you when it builds up."]

[ending.certificate]
words = ["For turning up and trying new things."]

[ending.after-care]
steps = ["I tell Nan when it builds up."]
hard-day = ["I go and sit with the cat."]

[[meeting]]
id = "last"
on = 2026-06-01
stage = 4
held = true
ending = { agreed = true, because = "the goals that were agreed are reached." }
"#;

/// The papers of an ending.
fn built(file: &str, text: &str, more: &[&str]) -> Done {
    let mut arguments = vec!["build", file, "--keep-typst", "kept"];
    arguments.extend(PAPERS.iter().flat_map(|it| ["-d", it]));
    arguments.extend(more);
    run(&arguments, file, text)
}

fn run(arguments: &[&str], file: &str, text: &str) -> Done {
    let name = file.strip_suffix(".toml").unwrap();
    Run::new(arguments).example(name).file(file, text).go()
}

/// A case with an ending, and its summary on the list of the first adult.
fn jay(ending: &str) -> String {
    let text = example("jay");
    let listed = "papers = [\"workbook\", \"goal-sheet\", \"safety-plan\", \"house-sheet\"";
    assert!(text.contains(listed));
    let papers = listed.replacen("papers = [", "papers = [\"ending-summary\", ", 1);
    text.replacen(listed, &papers, 1) + ending
}

fn early() -> String {
    let kind =
        "kind = \"early\"\nearly = \"moved\"\nearly-words = \"They moved to the coast in June.\"";
    jay(&PLANNED.replacen("kind = \"planned\"", kind, 1).replacen(
        "ending = { agreed = true, because = \"the goals that were agreed are reached.\" }\n",
        "",
        1,
    ))
}

#[track_caller]
fn casey(from: &str, to: &str) -> String {
    let text = example("casey");
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

/// The example without one of its sections, down to the next.
#[track_caller]
fn without(mut text: String, header: &str) -> String {
    let mut any = false;
    while let Some(at) = text.find(&format!("\n{header}\n")) {
        let rest = &text[at + 1 + header.len()..];
        let end = rest
            .find("\n[")
            .map_or(text.len(), |it| at + 1 + header.len() + it);
        text.replace_range(at..end, "");
        any = true;
    }
    assert!(any, "{header}");
    text
}

/// The view of each paper, by the file's name without its reference.
fn views(done: &Done) -> BTreeMap<String, Value> {
    let files = done.files();
    let kept = files
        .iter()
        .filter_map(|(path, bytes)| Some((path.strip_suffix("/view.json")?, bytes)));
    kept.map(|(path, bytes)| {
        let stem = path.rsplit('/').next().unwrap();
        let name = stem.splitn(3, '-').nth(2).unwrap();
        let view: Value = serde_json::from_slice(bytes).unwrap();
        (name.to_owned(), view["papers"][0].clone())
    })
    .collect()
}

/// One paper as plain text.
#[track_caller]
fn plain(done: &Done, name: &str) -> String {
    let files = done.files();
    let found = files
        .iter()
        .find(|(path, _)| path.ends_with(&format!("{name}.txt")));
    let (_, bytes) = found.unwrap_or_else(|| panic!("no {name}: {:?}", files.keys()));
    String::from_utf8(bytes.clone()).unwrap()
}

fn has(done: &Done, name: &str) -> bool {
    done.files()
        .keys()
        .any(|it| it.ends_with(&format!("{name}.pdf")))
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The problems of a check: code, line and the whole.
fn said(file: &str, text: &str) -> Vec<(String, usize, Value)> {
    let done = run(&["check", file, "--message-format", "json"], file, text);
    done.stdout()
        .lines()
        .map(|it| {
            let it: Value = serde_json::from_str(it).unwrap();
            let line = it["line"].as_u64().unwrap_or(0) as usize;
            (it["code"].as_str().unwrap().to_owned(), line, it)
        })
        .collect()
}

fn line_of(text: &str, part: &str) -> usize {
    1 + text.lines().position(|it| it == part).unwrap()
}

/// The 18 headings as the report's words have them.
fn headings() -> Vec<String> {
    let path = root().join("templates/documents/ending-report/en-GB.toml");
    let words: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    let list = words["professional"]["headings"]
        .as_array()
        .unwrap()
        .clone();
    list.iter()
        .map(|it| it.as_str().unwrap().to_owned())
        .collect()
}

/// The underlined lines of a plain text, without their numbers.
fn chapters(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let underlined = lines
        .windows(2)
        .filter(|it| it[1].len() > 2 && it[1].chars().all(|it| it == '='));
    underlined
        .map(|it| {
            it[0]
                .trim_start_matches(|it: char| it.is_ascii_digit() || ". ".contains(it))
                .to_owned()
        })
        .collect()
}

/// What stands below a heading.
fn below<'t>(text: &'t str, heading: &str) -> &'t str {
    let rule: String = std::iter::repeat_n('=', 6).collect();
    let at = text
        .match_indices(heading)
        .find(|(at, _)| {
            let after = &text[at + heading.len()..];
            after.trim_start_matches('\n').starts_with(&rule)
        })
        .unwrap_or_else(|| panic!("no heading {heading}"))
        .0;
    let rest = &text[at + heading.len()..];
    let rest = rest.trim_start().trim_start_matches('=');
    let next = rest.find(&rule).unwrap_or(rest.len());
    &rest[..next]
}

#[test]
fn every_kind_of_report_has_the_18_headings_in_order_and_says_what_is_not_recorded() {
    let headings = headings();
    assert_eq!(headings.len(), 18);
    let bare = example("small")
        + "\n[ending]\nkind = \"early\"\nearly = \"order-ended\"\nrisk = { text = \"In my words.\", by = \"A worker\", on = 2026-06-01 }\n";
    let cases = [
        ("casey.toml", example("casey")),
        ("jay.toml", jay(PLANNED)),
        ("jay.toml", early()),
        ("small.toml", bare),
    ];
    for (file, text) in cases {
        let arguments = ["build", file, "-d", "ending-report", "-f", "txt"];
        let done = run(&arguments, file, &text).code(0);
        let report = plain(&done, "ending-report-professional");
        let found: Vec<String> = chapters(&report)
            .into_iter()
            .filter(|it| headings.contains(it))
            .collect();
        assert_eq!(found, headings, "{file}\n{report}");
        for heading in &headings {
            assert!(
                !below(&report, heading).trim().is_empty(),
                "{file}: {heading} is silent"
            );
        }
        // Attendance is counted where sessions were recorded, and said to be missing where they were not.
        let offered = below(&report, &headings[3]).to_lowercase();
        let recorded = text.contains("[[session]]");
        assert_eq!(offered.contains("attended: "), recorded, "{offered}");
        assert!(offered.contains("not recorded"), "{offered}");
        if file == "small.toml" {
            for number in [2, 9, 12, 13, 15, 17] {
                let below = below(&report, &headings[number - 1]).to_lowercase();
                assert!(below.contains("recorded"), "{number}: {below}");
            }
        }
    }
}

#[test]
fn an_ending_with_continuing_concern_holds_risk_plans_and_monitoring_as_supplied() {
    let arguments = [
        "build",
        "casey.toml",
        "-d",
        "ending-report",
        "-f",
        "txt",
        "-f",
        "pdf",
        "--keep-typst",
        "kept",
    ];
    let done = run(&arguments, "casey.toml", &example("casey")).code(0);
    let report = plain(&done, "ending-report-professional");
    let headings = headings();
    assert!(folded(&report).contains("Ended with continuing concern"));
    let case: toml::Value = toml::from_str(&example("casey")).unwrap();
    let risk = &case["ending"]["risk"];
    let understanding = folded(below(&report, &headings[6]));
    for paragraph in risk["text"].as_str().unwrap().trim().split("\n\n") {
        assert!(
            understanding.contains(&folded(paragraph)),
            "{understanding}"
        );
    }
    assert!(understanding.contains(risk["by"].as_str().unwrap()));
    assert!(understanding.contains("12 June 2026"));
    let plans = folded(below(&report, &headings[7]));
    for words in [
        "In the foster home",
        "Version 5, 12 June 2026",
        "Answers at any hour",
    ] {
        assert!(plans.contains(words), "{words}: {plans}");
    }
    let monitoring = folded(below(&report, &headings[12]));
    for watch in case["ending"]["monitoring"].as_array().unwrap() {
        assert!(
            monitoring.contains(watch["sign"].as_str().unwrap()),
            "{monitoring}"
        );
        assert!(
            monitoring.contains(watch["how-often"].as_str().unwrap()),
            "{monitoring}"
        );
    }
    assert!(monitoring.contains("12 October 2026") && monitoring.contains("Bev and Tony"));
    assert!(monitoring.contains(case["ending"]["route-back"].as_str().unwrap()));
    // Words of the letter and of the summaries are not in the report.
    for words in [
        "when the dog panics",
        "Silence in the car",
        "Your Saturday lifts",
    ] {
        assert!(!report.contains(words), "{words}");
    }
    // To somebody whose papers are held back nothing was offered.
    let offered = below(&report, &headings[3]);
    assert!(
        !offered.contains("Validating young person's history"),
        "{offered}"
    );
    // Every parent and carer stands there, those too who said nothing.
    assert!(folded(below(&report, &headings[9])).contains("Ms Rennie"));
}

#[test]
fn an_ending_with_continuing_concern_says_who_keeps_which_part() {
    let arguments = [
        "-d",
        "meeting-summary",
        "-d",
        "ending-report",
        "--all",
        "-f",
        "txt",
    ];
    let of_concern = [
        (
            "meeting-summary-young-person-02",
            "Adults keep some parts for a while.",
        ),
        (
            "meeting-summary-adult-1-02",
            "Adults keep some parts for now.",
        ),
        (
            "ending-report-professional",
            "named adults keep the parts that are still of concern.",
        ),
    ];
    let otherwise = [
        (
            "meeting-summary-young-person-02",
            "You look after your own safety now.",
        ),
        (
            "meeting-summary-adult-1-02",
            "now looks after most of their own safety.",
        ),
        (
            "ending-report-professional",
            "and a process of ending intense work is being agreed.",
        ),
    ];
    let has = |done: &Done, (name, words): (&str, &str)| folded(&plain(done, name)).contains(words);
    let done = built("casey.toml", &example("casey"), &arguments).code(0);
    for (concern, plain) in of_concern.into_iter().zip(otherwise) {
        assert!(has(&done, concern) && !has(&done, plain), "{}", concern.0);
    }
    let planned = casey("\nkind = \"still-of-concern\"\n", "\nkind = \"planned\"\n");
    let done = built("casey.toml", &planned, &arguments).code(0);
    for (concern, plain) in of_concern.into_iter().zip(otherwise) {
        assert!(!has(&done, concern) && has(&done, plain), "{}", plain.0);
    }
    // A carer for whom nothing was written about it is told nothing of it.
    let mut untold = example("casey");
    for line in [
        "adults.adult-2 = \"On your evenings at half past ten: a hidden screen, or “no” to the check-in.\"\n",
        "adults.adult-2 = \"Silence in the car, several drives running.\"\n",
        "still = [\"Nights online are still hard when Casey feels low. On your evenings that part is yours.\"]\n",
    ] {
        assert!(untold.contains(line), "{line}");
        untold = untold.replace(line, "");
    }
    let done = built("casey.toml", &untold, &arguments).code(0);
    assert!(has(&done, ("meeting-summary-adult-2-02", otherwise[1].1)));
    assert!(has(&done, of_concern[1]));
}

#[test]
fn without_the_understanding_of_risk_the_report_waits_and_a_draft_lists_what_is_missing() {
    let text = without(example("casey"), "[ending.risk]");
    let line = line_of(&text, "[ending]");
    let found = said("casey.toml", &text);
    let problem = found
        .iter()
        .find(|(code, ..)| code == "ending/risk-missing");
    assert_eq!(problem.map(|it| it.1), Some(line), "{found:#?}");

    let done = built("casey.toml", &text, &[]).code(1);
    let told = done.stderr();
    assert!(told.contains(&format!("casey.toml:{line}:")), "{told}");
    assert!(told.contains("ending-report for professional"), "{told}");
    assert!(!has(&done, "ending-report-professional"));
    assert!(
        has(&done, "ending-letter-young-person"),
        "only the report waits"
    );

    let draft = built("casey.toml", &text, &["--draft", "-f", "txt", "-f", "pdf"]).code(0);
    assert!(has(&draft, "ending-report-professional"));
    let report = plain(&draft, "ending-report-professional");
    let signed = headings().pop().unwrap();
    let last = &report[report.rfind(&signed).unwrap()..];
    let record = &views(&draft)["ending-report-professional"]["ending"];
    let gaps = record["gaps"].as_array().unwrap();
    assert!(
        gaps.iter().any(|it| it.as_str().unwrap().starts_with("7 ")),
        "{gaps:?}"
    );
    for gap in gaps {
        assert!(
            folded(last).contains(gap.as_str().unwrap()),
            "{gap}\n{last}"
        );
    }
    // Nothing is written in the practitioner's place.
    assert!(record.get("risk").is_none());

    for (key, rest) in [
        ("text", "text = \"\"\"\nCasey has made"),
        ("by", "by = \"Naomi Castell, senior practitioner, with"),
        ("on", "on = 2026-06-12\nbasis"),
    ] {
        let text = casey(rest, &format!("# {}", rest.replace('\n', "\n# ")));
        let text = if key == "text" { without_text() } else { text };
        let found = said("casey.toml", &text);
        let problem = found
            .iter()
            .find(|(code, ..)| code == "ending/risk-missing");
        let problem = problem.unwrap_or_else(|| panic!("{key}: {found:#?}"));
        assert_eq!(problem.1, line_of(&text, "[ending.risk]"), "{key}");
        assert!(
            problem.2["message"]
                .as_str()
                .unwrap()
                .contains(&format!("`{key}`"))
        );
    }
}

/// The example with the words on risk taken out, and their date and name left.
fn without_text() -> String {
    let text = example("casey");
    let at = text.find("text = \"\"\"\nCasey has made").unwrap();
    let end = at + 10 + text[at + 10..].find("\"\"\"\n").unwrap() + 4;
    format!("{}{}", &text[..at], &text[end..])
}

#[test]
fn an_ending_with_continuing_concern_needs_monitoring_a_way_back_and_a_plan() {
    let no_monitoring = without(example("casey"), "[[ending.monitoring]]");
    let back = example("casey");
    let back: Vec<&str> = back
        .lines()
        .filter(|it| !it.starts_with("route-back"))
        .collect();
    let back = back
        .join("\n")
        .replace(", route-back = ", ", earlier-route = ");
    let (head, tail) = back.split_once("earlier-route = \"").unwrap();
    let (_, tail) = tail.split_once('"').unwrap();
    let no_way_back = format!("{}{}", head.trim_end_matches(", "), tail);
    let unfinished = casey("how-often = \"week by week\"\n", "");
    for (text, code) in [
        (no_monitoring, "ending/no-monitoring"),
        (no_way_back, "ending/no-way-back"),
        (unfinished, "ending/no-monitoring"),
    ] {
        let found = said("casey.toml", &text);
        let problem = found.iter().find(|(it, ..)| it == code);
        let (_, line, problem) = problem.unwrap_or_else(|| panic!("{code}: {found:#?}"));
        assert!(*line > 1 && problem["severity"] == "error", "{problem}");
        let done = built("casey.toml", &text, &[]).code(1);
        assert!(!has(&done, "ending-report-professional"), "{code}");
        assert!(has(&done, "ending-summary-adult-1"), "{code}");
        let draft = built("casey.toml", &text, &["--draft"]).code(0);
        assert!(has(&draft, "ending-report-professional"), "{code}");
    }
    // A case that never had a plan.
    let bare = example("small")
        + "\n[ending]\nkind = \"still-of-concern\"\nroute-back = \"Ring us.\"\nrisk = { text = \"In my words.\", by = \"A worker\", on = 2026-06-01 }\nmonitoring = [{ sign = \"Late nights.\", who = [\"the school\"], how-often = \"weekly\", until = 2026-12-01 }]\n";
    let found = said("small.toml", &bare);
    let errors: Vec<_> = found
        .iter()
        .filter(|it| it.2["severity"] == "error")
        .collect();
    assert_eq!(errors.len(), 1, "{errors:#?}");
    assert_eq!(errors[0].0, "ending/no-plan");
}

#[test]
fn the_papers_wait_for_a_meeting_that_agrees_or_for_a_reason() {
    let text = casey("ending = { agreed = true,", "ending = { agreed = false,");
    let done = built("casey.toml", &text, &[]).code(0);
    for paper in PAPERS {
        assert!(
            !done
                .files()
                .keys()
                .any(|it| it.contains(paper) && it.ends_with(".pdf")),
            "{paper}"
        );
    }
    let found = said("casey.toml", &text);
    let gate = found.iter().find(|it| it.0 == "gate/ending-agreed");
    let line = line_of(&text, "kind = \"still-of-concern\"");
    assert_eq!(gate.map(|it| it.1), Some(line), "{found:#?}");
    let plan = run(&["plan", "casey.toml"], "casey.toml", &text).code(0);
    assert!(
        plan.stdout()
            .contains("no meeting has agreed that the work ends"),
        "{}",
        plan.stdout()
    );
    // The meeting that is to agree has the report before it, marked as a draft.
    let draft = built("casey.toml", &text, &["--draft"]).code(0);
    assert!(
        has(&draft, "ending-report-professional") && !has(&draft, "ending-letter-young-person")
    );
    let gaps = views(&draft)["ending-report-professional"]["ending"]["gaps"].to_string();
    assert!(gaps.contains("no meeting has agreed"), "{gaps}");

    let accepted = text
        + "\n[[accept]]\ncode = \"gate/ending-agreed\"\nreason = \"Agreed by telephone; the meeting follows.\"\nby = \"A manager\"\non = 2026-06-14\n";
    let done = built("casey.toml", &accepted, &[]).code(0);
    assert!(has(&done, "ending-report-professional") && has(&done, "ending-letter-young-person"));
}

#[test]
fn a_plain_build_of_stage_four_makes_every_paper_of_the_ending() {
    let planned = |file: &str, text: &str, more: &[&str]| {
        let mut arguments = vec!["plan", file, "--format", "json"];
        arguments.extend(more);
        let done = run(&arguments, file, text).code(0);
        let plan: Value = serde_json::from_str(&done.stdout()).unwrap();
        let documents = plan["documents"].as_array().unwrap().clone();
        let papers = documents
            .iter()
            .filter(|it| PAPERS.contains(&it["document"].as_str().unwrap()));
        let papers = papers.map(|it| {
            format!(
                "{} {}",
                it["document"].as_str().unwrap(),
                it["reader"].as_str().unwrap()
            )
        });
        papers.collect::<BTreeSet<_>>()
    };
    let papers = planned("casey.toml", &example("casey"), &[]);
    let wanted = [
        "after-care young-person",
        "certificate young-person",
        "ending-letter young-person",
        "ending-report professional",
        "ending-summary adult-1",
        "ending-summary adult-2",
    ];
    // Nobody else has one, whoever else is in the case.
    assert_eq!(papers, wanted.map(ToOwned::to_owned).into());
    // Work that goes on has none, and an early ending is made at whatever stage somebody is in.
    assert!(planned("jay.toml", &example("jay"), &["--all"]).is_empty());
    assert!(planned("jay.toml", &jay(PLANNED), &[]).is_empty());
    assert_eq!(planned("jay.toml", &early(), &[]).len(), 5);
}

#[test]
fn an_early_ending_is_made_without_a_meeting_and_says_why_to_professionals() {
    let arguments = [
        "build",
        "jay.toml",
        "-f",
        "txt",
        "-f",
        "pdf",
        "--keep-typst",
        "kept",
    ];
    let done = run(&arguments, "jay.toml", &early()).code(0);
    for name in [
        "ending-report-professional",
        "ending-letter-young-person",
        "ending-summary-adult-1",
    ] {
        assert!(has(&done, name), "{name}: {:?}", done.files().keys());
    }
    let report = folded(&plain(&done, "ending-report-professional"));
    assert!(
        report.contains("moved away") && report.contains("They moved to the coast in June."),
        "{report}"
    );
    // Why it came early is for professionals.
    for name in [
        "ending-letter-young-person",
        "ending-summary-adult-1",
        "certificate-young-person",
    ] {
        assert!(!plain(&done, name).contains("coast"), "{name}");
    }
}

#[test]
fn the_five_papers_have_the_same_goals_dates_and_names() {
    for (file, text) in [("casey.toml", example("casey")), ("jay.toml", jay(PLANNED))] {
        let done = built(file, &text, &["-f", "pdf", "-f", "txt"]).code(0);
        let views = views(&done);
        let report = &views["ending-report-professional"];
        let on = report["ending"]["on"].as_str().unwrap();
        let letter = &views["ending-letter-young-person"]["letter"];
        let certificate = &views["certificate-young-person"]["certificate"];
        let summary = &views["ending-summary-adult-1"]["ending-summary"];
        for paper in [letter, certificate, summary] {
            assert_eq!(paper["on"], on, "{file}: {paper}");
        }
        for name in [
            "ending-report-professional",
            "ending-letter-young-person",
            "certificate-young-person",
            "ending-summary-adult-1",
        ] {
            assert!(folded(&plain(&done, name)).contains(on), "{file}: {name}");
        }
        assert_eq!(certificate["from"]["name"], summary["from"]["name"]);
        let known_as = letter["from"]["name"].as_str().unwrap();
        assert!(summary["from"]["name"].as_str().unwrap().contains(known_as));
        // The young person's words of each goal that was worked on, as the report quotes them.
        let goals = report["goals"].as_array().unwrap();
        let worked_on = goals.iter().filter(|it| it["status"] != "for later");
        let quoted: BTreeSet<&str> = worked_on
            .filter_map(|it| it["young-person"].as_str().or(it["text"].as_str()))
            .collect();
        let own: BTreeSet<&str> = letter["goals"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["text"].as_str().unwrap())
            .collect();
        assert!(
            !own.is_empty() && own.is_subset(&quoted),
            "{own:?}\n{quoted:?}"
        );
        let reached = |it: &&Value| it["reached"] == true;
        let in_letter = letter["goals"]
            .as_array()
            .unwrap()
            .iter()
            .filter(reached)
            .count();
        let in_report = goals.iter().filter(|it| it["status"] == "reached").count();
        assert_eq!(in_letter, in_report, "{file}");
        let shown = folded(&plain(&done, "ending-letter-young-person"));
        for goal in &own {
            assert!(shown.contains(goal), "{file}: {goal}\n{shown}");
        }
    }
}

#[test]
fn each_carer_has_a_summary_of_their_own_with_nobody_elses_words() {
    let done = built("casey.toml", &example("casey"), &["-f", "txt"]).code(0);
    let bev = plain(&done, "ending-summary-adult-1");
    let tony = plain(&done, "ending-summary-adult-2");
    let case: toml::Value = toml::from_str(&example("casey")).unwrap();
    let sentences = |id: &str| {
        let summary = case["ending"]["summary"][id].as_table().unwrap();
        let lists = summary.values().filter_map(toml::Value::as_array).flatten();
        let texts = lists.filter_map(toml::Value::as_str);
        texts.map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let (of_bev, of_tony) = (sentences("adult-1"), sentences("adult-2"));
    assert!(of_bev.len() > 6 && of_tony.len() > 6);
    for (page, own, others) in [(&bev, &of_bev, &of_tony), (&tony, &of_tony, &of_bev)] {
        let page = folded(page);
        for sentence in own {
            assert!(page.contains(sentence), "{sentence}\n{page}");
        }
        for sentence in others.difference(own) {
            assert!(!page.contains(sentence), "{sentence}");
        }
        let letter = ["when the dog panics", "your own place to bake"];
        assert!(!letter.iter().any(|it| page.contains(it)));
        let record = [
            "a hidden screen, or the check-in refused",
            "in professional",
            "The carers are steady",
        ];
        assert!(!record.iter().any(|it| page.contains(it)));
    }
}

#[test]
fn the_young_persons_papers_are_within_their_profile_and_short() {
    let arguments = ["check", "casey.toml", "--reading", "--format", "json"];
    let done = run(&arguments, "casey.toml", &example("casey"));
    let printed = done.stdout();
    let papers: Vec<Value> = serde_json::from_str(&printed).unwrap();
    for name in [
        "ending-letter-young-person",
        "certificate-young-person",
        "after-care-young-person",
        "ending-summary-adult-1",
        "ending-summary-adult-2",
    ] {
        let paper = papers
            .iter()
            .find(|it| it["paper"].as_str().unwrap().ends_with(name));
        let paper = paper.unwrap_or_else(|| panic!("{name}"));
        let within = |key: &str| {
            let ceiling = paper[key]["ceiling"].as_f64();
            ceiling.is_none_or(|it| paper[key]["figure"].as_f64().unwrap_or(0.0) <= it)
        };
        for key in ["grade", "longest", "mean", "hard-share"] {
            assert!(within(key), "{name}: {key}: {paper:#}");
        }
        assert!(paper["pages"].as_u64().unwrap() <= 2, "{name}: {paper:#}");
        if name.starts_with("ending-") {
            assert!(within("words-a-page"), "{name}: {paper:#}");
        }
    }
}

#[test]
fn a_label_in_the_letter_stops_the_letter_and_nothing_else() {
    let text = casey(
        "\"You stay calm when the dog panics",
        "\"You are no offender. You stay calm when the dog panics",
    );
    let line = 1 + text
        .lines()
        .position(|it| it.contains("You are no offender"))
        .unwrap();
    let done = built("casey.toml", &text, &[]).code(1);
    assert!(
        done.stderr().contains(&format!("casey.toml:{line}:")),
        "{}",
        done.stderr()
    );
    assert!(!has(&done, "ending-letter-young-person"));
    for name in [
        "ending-report-professional",
        "certificate-young-person",
        "after-care-young-person",
        "ending-summary-adult-1",
    ] {
        assert!(has(&done, name), "{name}");
    }
}

#[test]
fn a_rating_is_never_the_cause_of_a_step_down() {
    let text = casey(
        "eases-when.adult = \"Six good nights in seven, for two months.",
        "eases-when.adult = \"When her rating is at 8.",
    );
    let found = said("casey.toml", &text);
    let problem = found
        .iter()
        .find(|(code, ..)| code == "safety-plan/step-down-by-rating");
    let (_, line, problem) = problem.unwrap_or_else(|| panic!("{found:#?}"));
    assert_eq!(
        *line,
        1 + text
            .lines()
            .position(|it| it.contains("her rating is at 8"))
            .unwrap()
    );
    assert!(
        problem["severity"] == "warning" && problem["hint"].as_str().unwrap().contains("criterion")
    );
    // Ratings that are looked at are no cause, and no example has one.
    for name in ["casey", "jay", "robin"] {
        let file = format!("{name}.toml");
        let found = said(&file, &example(name));
        assert!(
            !found
                .iter()
                .any(|it| it.0 == "safety-plan/step-down-by-rating"),
            "{name}"
        );
    }
}

#[test]
fn what_is_too_long_or_leads_nowhere_is_said_with_its_line() {
    let long = format!("why-involved = \"{}\"\n# was: ", "word ".repeat(81).trim());
    let cases = [
        (casey("why-involved = ", &long), "ending/why-involved-long"),
        (
            casey("manager = \"pro-5\"", "manager = \"pro-9\""),
            "link/unknown-professional",
        ),
        (
            casey("who = [\"pro-2\"]", "who = [\"pro-22\"]"),
            "link/unknown-person",
        ),
        (
            casey("[ending.summary.adult-2]", "[ending.summary.adult-7]"),
            "link/unknown-adult",
        ),
        (
            casey("kind = \"still-of-concern\"\n", "kind = \"early\"\n"),
            "ending/early-why",
        ),
        (casey("kind = \"still-of-concern\"\n", ""), "ending/no-kind"),
        (
            casey(
                "  \"I say my number out loud.\",\n",
                "  \"I say my number out loud.\",\n  \"I ring.\",\n",
            ),
            "ending/too-many-steps",
        ),
    ];
    for (text, code) in cases {
        let found = said("casey.toml", &text);
        let problem = found.iter().find(|(it, ..)| it == code);
        let (_, line, problem) = problem.unwrap_or_else(|| panic!("{code}: {found:#?}"));
        assert!(*line > 500 && problem["hint"].is_string(), "{problem}");
    }
}

#[test]
fn from_16_the_report_names_who_gives_legal_help_and_gives_none_itself() {
    let report = |file: &str, text: &str| {
        let arguments = ["build", file, "-d", "ending-report", "-f", "txt"];
        folded(&plain(
            &run(&arguments, file, text).code(0),
            "ending-report-professional",
        ))
    };
    let of_casey = report("casey.toml", &example("casey"));
    assert!(
        of_casey.contains("Youth Justice Legal Centre"),
        "{of_casey}"
    );
    assert!(!report("jay.toml", &jay(PLANNED)).contains("Legal Centre"));
    // Each stands in the facts with its source and the day somebody looked.
    for name in ["england", "wales", "scotland", "northern-ireland"] {
        let path = root().join(format!("templates/facts/{name}.toml"));
        let facts: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
        let known = facts["legal-help"].as_array().unwrap();
        for it in known {
            assert!(
                it["source"].as_str().unwrap().starts_with("http") && it.get("checked").is_some(),
                "{name}: {it}"
            );
            assert!(it.get("number").is_none(), "{name}: {it}");
        }
    }
}

#[test]
fn the_papers_of_an_ending_are_accessible_and_fit_for_an_archive() {
    for theme in ["standard", "large-print"] {
        let done = built("casey.toml", &example("casey"), &["--theme", theme]).code(0);
        let pdfs = done.pdfs();
        assert_eq!(pdfs.len(), 6);
        for pdf in pdfs {
            assert_eq!(
                violations(&pdf.bytes),
                Vec::<String>::new(),
                "{theme}: {}",
                pdf.name
            );
            assert!(!pdf.title().contains("Casey"), "{}", pdf.title());
        }
    }
}

#[test]
fn a_letter_reads_well_as_plain_text() {
    let done = built("casey.toml", &example("casey"), &["-f", "txt"]).code(0);
    let letter = plain(&done, "ending-letter-young-person");
    let order = [
        "Casey",
        "You say how you are before it gets too much.",
        "You made your own map.",
        "I will make my own plan and use it.",
        "Ring 01632 960114",
    ];
    let text = folded(&letter);
    for part in order {
        assert!(text.contains(part), "{part}\n{letter}");
    }
    // Strengths come first, and the name before them.
    let places: Vec<usize> = order
        .iter()
        .take(3)
        .map(|it| text.find(it).unwrap())
        .collect();
    assert!(places.is_sorted(), "{places:?}\n{letter}");
    // A gap stands only where the worker signs and writes.
    let (printed, _) = letter.split_once("I wish you well").unwrap();
    for odd in ["____", "{", " | ", "  \n"] {
        assert!(!printed.contains(odd), "{odd:?}\n{letter}");
    }
}
