//! Lists of papers: who gets which, who gets nothing, and what a second person checks before one leaves.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::harness::{Done, Pdf, Run, example, root};
use crate::validate::violations;

const DISTRIBUTION: &str = "distribution";
const RELEASE: &str = "release-sheet";

/// Builds these documents of a case and keeps the views.
fn built(name: &str, text: &str, arguments: &[&str]) -> Done {
    let file = format!("{name}.toml");
    let mut all = vec!["build", &file, "--keep-typst", "kept"];
    all.extend(arguments);
    Run::new(&all).example(name).file(&file, text).go()
}

/// Both lists of an example as a plain command makes them.
fn lists_of(name: &str) -> Done {
    built(name, &example(name), &["-d", DISTRIBUTION, "-d", RELEASE]).code(0)
}

/// What one of the lists holds.
#[track_caller]
fn view(done: &Done, slug: &str) -> Value {
    let files = done.files();
    let path = format!("-{slug}-professional/view.json");
    let (_, bytes) = files
        .iter()
        .find(|(it, _)| it.ends_with(&path))
        .unwrap_or_else(|| panic!("no {slug} in {:?}", files.keys()));
    let view: Value = serde_json::from_slice(bytes).unwrap();
    let section = if slug == RELEASE { "release" } else { slug };
    view["papers"][0][section].clone()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().unwrap()
}

/// A reader's part of a list.
#[track_caller]
fn holder<'a>(list_: &'a Value, id: &str) -> &'a Value {
    let all = list(list_, "holders");
    let found = all.iter().find(|it| it["id"] == id);
    found.unwrap_or_else(|| panic!("nothing for {id}"))
}

/// The files that a reader's part names, without the reference.
fn files(holder: &Value) -> Vec<String> {
    list(holder, "papers")
        .iter()
        .map(|it| it["file"].as_str().unwrap().replace('\u{200b}', ""))
        .collect()
}

/// Whether a list was made.
fn is_made(done: &Done, slug: &str) -> bool {
    let name = format!("-{slug}-professional.pdf");
    done.files().keys().any(|it| it.ends_with(&name))
}

/// The words of a list's pages.
fn text(done: &Done, slug: &str) -> String {
    done.pdfs_of(&format!("-{slug}-professional"))
        .iter()
        .map(Pdf::text)
        .collect()
}

/// A text without spaces, since a line of a table may end anywhere.
fn close(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

#[track_caller]
fn says(page: &str, words: &str) {
    assert!(close(page).contains(&close(words)), "{words:?}\n{page}");
}

#[track_caller]
fn replaced(name: &str, from: &str, to: &str) -> String {
    let text = example(name);
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

#[test]
fn every_paper_that_is_made_is_listed_once_under_its_own_reader() {
    for (name, all) in [("small", false), ("jay", false), ("casey", true)] {
        let more: &[&str] = if all { &["--all"] } else { &[] };
        let file = format!("{name}.toml");
        let mut arguments = vec!["plan", &file, "--format", "json"];
        arguments.extend(more);
        let plan = Run::new(&arguments).example(name).go().code(0).stdout();
        let plan: Value = serde_json::from_str(&plan).unwrap();
        let planned: Vec<&Value> = list(&plan, "documents")
            .iter()
            .filter(|it| it["document"] != DISTRIBUTION && it["document"] != RELEASE)
            .collect();
        let mut arguments = vec!["-d", DISTRIBUTION];
        arguments.extend(more);
        let done = built(name, &example(name), &arguments).code(0);
        let distribution = view(&done, DISTRIBUTION);
        let page = text(&done, DISTRIBUTION);
        let readers: BTreeSet<&str> = planned
            .iter()
            .map(|it| it["reader"].as_str().unwrap())
            .collect();
        assert_eq!(list(&distribution, "holders").len(), readers.len());
        for reader in readers {
            let own: Vec<String> = planned
                .iter()
                .filter(|it| it["reader"] == reader)
                .map(|it| it["file"].as_str().unwrap().to_owned())
                .collect();
            let holder = holder(&distribution, reader);
            let listed: u64 = list(holder, "papers")
                .iter()
                .map(|it| it["files"].as_u64().unwrap())
                .sum();
            assert_eq!(listed, own.len() as u64, "{name}: {reader}");
            for file in files(holder) {
                let is_own = own.iter().any(|it| it.ends_with(&format!("-{file}.pdf")));
                assert!(is_own, "{name}: {file} is not for {reader}");
                says(&page, &file);
            }
        }
    }
}

#[test]
fn who_is_held_back_stands_first_and_has_no_papers() {
    let done = lists_of("casey");
    for slug in [DISTRIBUTION, RELEASE] {
        let page = text(&done, slug);
        says(&page, "Nothing goes to");
        says(
            &page,
            "Ms Rennie (adult-3, mother): held back. She is unwell",
        );
        says(
            &page,
            "Coach Idris (adult-4, running coach): no paper is listed",
        );
        let first = close(&page).find(&close("Nothing goes to")).unwrap();
        assert!(first < close(&page).find(&close("Paper for Casey")).unwrap());
        assert!(!page.contains("Paper for Ms Rennie"));
        assert!(!close(&page).contains("-adult-3-") && !close(&page).contains("-adult-4-"));
    }
    // Where nobody is held back, that is said too.
    says(&text(&lists_of("jay"), DISTRIBUTION), "Held back: nobody.");
}

#[test]
fn one_adults_papers_never_stand_under_another_and_what_stays_off_them_is_said() {
    let done = lists_of("jay");
    for slug in [DISTRIBUTION, RELEASE] {
        let all = view(&done, slug);
        for id in ["adult-1", "adult-2", "adult-3", "adult-4"] {
            for file in files(holder(&all, id)) {
                assert!(file.contains(&format!("-{id}")), "{file} under {id}");
            }
        }
        // Two households: neither gets the other's plan, and the father's details stay off the others' papers.
        let of_father = holder(&all, "adult-2");
        assert_eq!(
            of_father["not-for"],
            serde_json::json!([
                "Safety Plan, At home, home-1",
                "Safety Plan, At school or college",
                "Safety Plan, Online and on devices, home-1",
            ])
        );
        assert_eq!(of_father["never-on"], serde_json::json!([]));
        for id in ["adult-1", "adult-3", "adult-4"] {
            assert_eq!(
                holder(&all, id)["never-on"],
                serde_json::json!(["Mr Doyle (adult-2)"])
            );
        }
    }
    says(
        &text(&done, RELEASE),
        "Never on these papers: name, home or school of Mr Doyle (adult-2).",
    );
}

#[test]
fn the_code_on_the_list_is_the_one_on_the_paper() {
    let done = built(
        "jay",
        &example("jay"),
        &[
            "-d",
            DISTRIBUTION,
            "-d",
            "safety-plan",
            "-d",
            "meeting-pack",
        ],
    )
    .code(0);
    let all = view(&done, DISTRIBUTION);
    let papers = list(holder(&all, "professional"), "papers");
    assert_eq!(papers.len(), 5);
    let mut codes = BTreeSet::new();
    for paper in papers {
        let file = paper["file"].as_str().unwrap().replace('\u{200b}', "");
        let hash = paper["hash"].as_str().unwrap();
        for pdf in done.pdfs_of(&file) {
            assert!(pdf.text().contains(hash), "{file}: {hash}");
        }
        codes.insert(hash);
    }
    assert_eq!(codes.len(), 5);
    // A paper that prints no code has none here either.
    for id in ["young-person", "adult-1", "adult-2"] {
        let papers = list(holder(&all, id), "papers");
        assert!(papers.iter().all(|it| it.get("hash").is_none()), "{id}");
    }
}

#[test]
fn the_confidential_register_is_counted_and_never_printed() {
    for name in ["jay", "robin", "casey"] {
        let case: toml::Table = example(name).parse().unwrap();
        let register = case["confidential"].as_array().unwrap();
        let done = lists_of(name);
        for slug in [DISTRIBUTION, RELEASE] {
            says(
                &text(&done, slug),
                &format!("Confidential register: {} entries", register.len()),
            );
        }
        for pdf in done.pdfs() {
            let everything = pdf.everything().to_lowercase();
            for entry in register {
                let also = entry.get("also").and_then(toml::Value::as_array);
                for words in also.into_iter().flatten().chain([&entry["text"]]) {
                    let words = words.as_str().unwrap().to_lowercase();
                    assert!(!everything.contains(&words), "{}: {words}", pdf.name);
                }
            }
        }
    }
}

#[test]
fn a_kept_word_in_a_reason_to_hold_back_stops_the_lists() {
    let text = replaced("casey", "She is unwell", "Merrin is unwell");
    let done = built("casey", &text, &["-d", DISTRIBUTION, "-d", RELEASE]).code(1);
    assert!(done.stderr().contains("confidential/on-a-page"));
    assert!(!done.stderr().contains("Merrin"), "{}", done.stderr());
    assert!(!done.files().keys().any(|it| it.ends_with(".pdf")));
}

#[test]
fn a_paper_that_a_kept_word_stops_is_listed_as_not_made() {
    let words = "why.adults.adult-1 = \"You give Jay a steady home.";
    let case = replaced("jay", words, &format!("{words} Tamsyn agrees."));
    let done = built("jay", &case, &["-d", DISTRIBUTION]).code(0);
    let all = view(&done, DISTRIBUTION);
    let stopped: Vec<String> = list(&all, "holders")
        .iter()
        .flat_map(|it| list(it, "papers"))
        .filter(|it| it["stopped"] == true)
        .map(|it| it["file"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(stopped, ["safety-plan-adult-1-01"]);
    says(&text(&done, DISTRIBUTION), "Not made: `check` says why.");
}

#[test]
fn whoever_is_too_young_or_has_not_been_agreed_to_gets_nothing_and_it_is_said() {
    let case = replaced("small", "born = \"2013-05\"", "born = \"2017-05\"");
    let done = built("small", &case, &["-d", DISTRIBUTION]);
    let page = text(&done, DISTRIBUTION);
    says(
        &page,
        "Ari (young-person): under 10: only the adults have papers.",
    );
    assert!(!page.contains("Paper for Ari"));
    let case = replaced("small", "born = \"2013-05\"", "born = \"2007-05\"");
    let done = built("small", &case, &["-d", DISTRIBUTION]);
    let page = text(&done, DISTRIBUTION);
    says(
        &page,
        "Ms Vale (adult-1, parent): the young person is 18 or over and has not agreed.",
    );
    assert!(!page.contains("Paper for Ms Vale"));
}

#[test]
fn an_adult_with_a_fault_stops_the_lists_that_would_lack_them() {
    let text = replaced("jay", "role = \"education\"", "role = \"head\"");
    let done = built("jay", &text, &["-d", DISTRIBUTION, "-d", "case-map"]).code(1);
    assert!(
        done.stderr().contains("distribution for professional"),
        "{}",
        done.stderr()
    );
    assert!(!is_made(&done, DISTRIBUTION));
}

#[test]
fn copies_that_the_case_knows_of_are_filled_in_and_older_ones_asked_back() {
    let given = |list_: &Value, id: &str, about: &str| {
        let papers = list(holder(list_, id), "papers");
        let is_plan = |it: &&Value| {
            let file = it["file"].as_str().unwrap();
            file.starts_with("safety-plan") && it["about"] == about
        };
        papers.iter().find(is_plan).unwrap()["given"].clone()
    };
    let known = lists_of("jay");
    let all = view(&known, DISTRIBUTION);
    assert_eq!(
        given(&all, "adult-1", "At home, home-1"),
        serde_json::json!([{ "on": "2 November 2026", "how": "by hand", "earlier": false }])
    );
    let people = list(&all, "recipients");
    let worker = people.iter().find(|it| it["id"] == "pro-2").unwrap();
    assert_eq!(worker["given"][0]["on"], "30 October 2026");
    // Whoever prepared the papers has the file.
    assert!(!people.iter().any(|it| it["name"] == "Amira Shah"));

    // A new version: what was handed over is the one before.
    let plan = "household = \"home-1\"\nversion = 2\non = 2026-10-30";
    let newer = replaced("jay", plan, &plan.replace("10-30", "11-06")).replacen(
        "ratified-on = 2026-10-30",
        "ratified-on = 2026-11-06",
        1,
    );
    let done = built("jay", &newer, &["-d", DISTRIBUTION]).code(0);
    let page = text(&done, DISTRIBUTION);
    says(
        &page,
        "Has the version before, given 2 November 2026: ask it back.",
    );
    assert_eq!(
        given(&view(&done, DISTRIBUTION), "adult-1", "At home, home-1")[0]["earlier"],
        true
    );

    // Whoever gets nothing any more still has a copy.
    let held = replaced(
        "jay",
        "papers = [\"safety-plan\"]",
        "papers = [\"safety-plan\"]\nhold = \"She asked us to wait.\"",
    );
    let done = built("jay", &held, &["-d", RELEASE]).code(0);
    says(
        &text(&done, RELEASE),
        "Mrs Reid (adult-4, great-aunt, two streets away): held back. She asked us to wait. \
         Ask back: Safety Plan, At home, home-1, given 2 November 2026.",
    );
}

#[test]
fn a_second_person_checks_plans_meeting_papers_and_reports_and_no_workbook() {
    let all = view(&lists_of("jay"), RELEASE);
    let listed: Vec<String> = list(&all, "holders").iter().flat_map(files).collect();
    for slug in [
        "safety-plan",
        "meeting-pack",
        "meeting-summary",
        "house-sheet",
    ] {
        assert!(listed.iter().any(|it| it.starts_with(slug)), "{slug}");
    }
    for slug in ["workbook", "goal-sheet", "session-pack", "help-card"] {
        assert!(!listed.iter().any(|it| it.starts_with(slug)), "{slug}");
    }
    // Drafts say so, and an interpreter is thought of.
    let page = text(&lists_of("robin"), RELEASE);
    says(&page, "DRAFT · not agreed yet");
    says(&page, "An interpreter for Polish comes.");
    says(&page, "The worker keeps these papers: nothing goes home.");
    // A blank form holds nothing that somebody would have to check.
    let done = built("small", &example("small"), &["-d", RELEASE, "--all"]).code(0);
    let listed: Vec<String> = list(&view(&done, RELEASE), "holders")
        .iter()
        .flat_map(files)
        .collect();
    assert!(!listed.is_empty());
    assert!(!listed.iter().any(|it| it.starts_with("incident-record")));
}

#[test]
fn a_list_is_of_the_papers_named_beside_it_whoever_it_is_made_for() {
    let arguments = [
        "-d",
        RELEASE,
        "-d",
        "meeting-summary",
        "--for",
        "professional",
    ];
    let done = built("jay", &example("jay"), &arguments).code(0);
    let all = view(&done, RELEASE);
    for holder in list(&all, "holders") {
        let files = files(holder);
        assert!(
            files.iter().all(|it| it.starts_with("meeting-summary")),
            "{files:?}"
        );
    }
    assert_eq!(list(&all, "holders").len(), 4);
    // Nobody is made to read a list that they did not ask for.
    let plain = Run::new(&["plan", "jay.toml"]).example("jay").go().code(0);
    assert!(!plain.stdout().contains(RELEASE) && !plain.stdout().contains(DISTRIBUTION));
    // With nothing to check there is no sheet, and whoever asked for it is told.
    let done = built(
        "small",
        &example("small"),
        &["-d", RELEASE, "-d", "workbook"],
    )
    .code(0);
    assert!(!is_made(&done, RELEASE));
    let plan = Run::new(&["plan", "small.toml", "-d", RELEASE, "-d", "workbook"])
        .example("small")
        .go()
        .code(0);
    assert!(
        plan.stdout()
            .contains("there is no paper that it could list"),
        "{}",
        plan.stdout()
    );
}

#[test]
fn every_document_for_professionals_is_checked_before_it_leaves_or_is_a_list() {
    let folder = root().join("templates/documents");
    let mut lacking = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let facts = fs::read_to_string(path.join("document.toml")).unwrap();
        let facts: toml::Table = facts.parse().unwrap();
        let has = |key: &str, word: &str| {
            let words = facts[key].as_array().unwrap();
            words.iter().any(|it| it.as_str() == Some(word))
        };
        let is_list = has("shows", "distribution") || has("shows", "release");
        let is_checked = facts.get("second-check").and_then(toml::Value::as_bool) == Some(true);
        if has("readers", "professional") && is_checked == is_list {
            lacking.push(path);
        }
    }
    assert!(lacking.is_empty(), "{lacking:?}");
}

#[test]
fn the_lists_are_accessible_and_no_longer_than_they_need_to_be() {
    for name in ["small", "jay", "robin", "casey"] {
        let done = lists_of(name);
        for pdf in done.pdfs() {
            assert!(pdf.pages() <= 4, "{}: {} pages", pdf.name, pdf.pages());
            assert_eq!(violations(&pdf.bytes), Vec::<String>::new(), "{}", pdf.name);
        }
    }
    let large = [
        "-d",
        DISTRIBUTION,
        "-d",
        RELEASE,
        "--all",
        "--theme",
        "large-print",
    ];
    for pdf in built("casey", &example("casey"), &large).code(0).pdfs() {
        assert_eq!(violations(&pdf.bytes), Vec::<String>::new(), "{}", pdf.name);
    }
}
