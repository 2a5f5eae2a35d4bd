//! No word for one reader reaches another: canaries in every text of a case, looked for in everything that can
//! be read in a PDF.

use crate::harness::{Done, Pdf, Run, example};

/// A case in which every text is a word that only its readers may see.
///
/// `QZPRO…` is for professionals, `QZYP…` for the young person, `QZONE…` and `QZTWO…` for one adult each, `QZSHARED…`
/// for the young person and the first adult, `QZWRK…` for the worker's own sheets, `QZSUP…` for the worker's supervision
/// alone, `QZREG…` is on the confidential register.
const CASE: &str = include_str!("../cases/canaries.toml");

fn built(arguments: &[&str]) -> Done {
    let mut all = vec!["build", "case.toml"];
    all.extend(arguments);
    Run::new(&all).file("case.toml", CASE).go().code(0)
}

/// The same with pages that print their whole view: what these do not hold, no page can show.
fn shown(text: &str) -> Done {
    Run::new(&["build", "case.toml", "--all"])
        .file("case.toml", text)
        .shown()
        .go()
        .code(0)
}

/// Words of the case that begin like this.
fn canaries(prefix: &str) -> Vec<String> {
    let mut words: Vec<String> = CASE
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| it.starts_with(prefix))
        .map(ToOwned::to_owned)
        .collect();
    words.sort();
    words.dedup();
    words
}

#[track_caller]
fn lacks(pdf: &Pdf, prefixes: &[&str]) {
    let everything = pdf.everything();
    for prefix in prefixes {
        for canary in canaries(prefix) {
            assert!(!everything.contains(&canary), "{} holds {canary}", pdf.name);
        }
    }
}

/// Every canary of a kind stands in some paper: else the test could not see a leak either.
///
/// The pages of plans and meetings choose what they print, so here their words are not asked for; the views are.
#[track_caller]
fn seen_on_pages(pdfs: &[Pdf], prefix: &str, but: &[&str]) {
    let plans = ["plans", "eighteen", "QZPROaccepttwo"];
    let mut but = but.to_vec();
    let all = canaries(prefix);
    but.extend(
        all.iter()
            .map(String::as_str)
            .filter(|canary| plans.iter().any(|it| canary.contains(it))),
    );
    seen(pdfs, prefix, &but);
}

/// Every canary of a kind but a few stands in some paper.
#[track_caller]
fn seen(pdfs: &[Pdf], prefix: &str, but: &[&str]) {
    let all: String = pdfs.iter().map(Pdf::everything).collect();
    for canary in canaries(prefix)
        .into_iter()
        .filter(|it| !but.contains(&it.as_str()))
    {
        assert!(
            all.contains(&canary),
            "{canary} is in none of {:?}",
            pdfs.iter().map(|it| &it.name).collect::<Vec<_>>()
        );
    }
}

#[test]
fn the_young_person_sees_no_word_of_anybody_else() {
    for theme in ["standard", "large-print"] {
        let done = built(&["--all", "--theme", theme]);
        let pdfs = done.pdfs_for("young-person");
        for pdf in &pdfs {
            lacks(pdf, &["QZPRO", "QZONE", "QZTWO", "QZREG", "QZWRK", "QZSUP"]);
        }
        seen_on_pages(&pdfs, "QZYP", &[]);
    }
}

#[test]
fn an_adult_sees_no_word_of_another_adult_and_of_the_young_person_only_what_is_shared() {
    let done = built(&["--all"]);
    let one = done.pdfs_for("adult-1");
    for pdf in &one {
        lacks(pdf, &["QZPRO", "QZYP", "QZTWO", "QZREG", "QZWRK", "QZSUP"]);
    }
    seen_on_pages(&one, "QZONE", &[]);
    let two = done.pdfs_for("adult-2");
    for pdf in &two {
        lacks(
            pdf,
            &[
                "QZPRO", "QZYP", "QZONE", "QZSHARED", "QZREG", "QZWRK", "QZSUP",
            ],
        );
    }
    seen_on_pages(&two, "QZTWO", &[]);
}

/// What a worker carries about may be lost: the sheets hold what helps in the room, and nobody's name.
#[test]
fn a_workers_sheets_hold_no_finding_no_concern_no_name_and_no_words_of_anybody_elses_session() {
    for done in [built(&["--all"]), shown(CASE)] {
        let pdfs = done.pdfs_for("worker");
        for pdf in &pdfs {
            let mut banned = vec![
                "QZPRO",
                "QZREG",
                "QZONEname",
                "QZTWOname",
                "QZYPplans",
                "QZYPgoal",
            ];
            if pdf.name.contains("-for-adult-1") {
                banned.extend(["QZYP", "QZTWO", "QZSHARED"]);
            } else if pdf.name.contains("-for-adult-2") {
                banned.extend(["QZYP", "QZONE", "QZSHARED"]);
            } else {
                banned.extend(["QZONE", "QZTWO"]);
            }
            // A sheet lies on the table in the room; the page for supervision stays in the office.
            if !pdf.name.contains("-supervision-") {
                banned.push("QZSUP");
            }
            lacks(pdf, &banned);
            let text = pdf.text();
            let mut words = text.split(|it: char| !it.is_alphanumeric());
            assert!(!words.any(|it| it == "Sam"), "{}", pdf.name);
        }
        assert!(pdfs.iter().any(|it| it.name.contains("-for-adult-2")));
        // The newest note is the one that counts.
        seen(&pdfs, "QZWRK", &["QZWRKnext"]);
        seen(&pdfs, "QZSUP", &[]);
    }
}

#[test]
fn professionals_see_the_case_but_not_the_register() {
    let done = built(&["--all", "--stage", "4"]);
    let pdfs = done.pdfs_for("professional");
    for pdf in &pdfs {
        lacks(pdf, &["QZREG"]);
    }
    // Why a warning was accepted stands in the plan; who somebody is stands on no report yet.
    seen_on_pages(&pdfs, "QZPRO", &["QZPROaccept", "QZPROidentity"]);
}

#[test]
fn no_word_of_the_case_is_in_a_file_name_or_a_title() {
    for pdf in built(&["--all"]).pdfs() {
        assert!(!pdf.name.contains("QZ"), "{}", pdf.name);
        assert!(!pdf.title().contains("QZ"), "{}", pdf.title());
    }
}

#[test]
fn what_is_said_on_the_terminal_holds_no_word_of_the_case() {
    let done = built(&["--all"]);
    let said = done.stdout() + &done.stderr();
    assert!(!said.contains("QZ"), "{said}");
}

#[test]
fn merged_papers_still_have_one_reader_each() {
    let done = built(&["--all", "--merge"]);
    let pdfs = done.pdfs();
    assert!(pdfs.len() >= 4, "{:?}", done.files().keys());
    for pdf in &pdfs {
        let banned: &[&str] = if pdf.name.contains("-worker") {
            &["QZPRO", "QZREG", "QZONEname", "QZTWOname"]
        } else if pdf.name.contains("-young-person") {
            &["QZPRO", "QZONE", "QZTWO", "QZREG", "QZWRK", "QZSUP"]
        } else if pdf.name.contains("-adult-1") {
            &["QZPRO", "QZYP", "QZTWO", "QZREG", "QZWRK", "QZSUP"]
        } else if pdf.name.contains("-adult-2") {
            &[
                "QZPRO", "QZYP", "QZONE", "QZSHARED", "QZREG", "QZWRK", "QZSUP",
            ]
        } else {
            &["QZREG"]
        };
        lacks(pdf, banned);
    }
}

#[test]
fn an_adult_gets_nothing_that_is_not_listed_and_nothing_while_held_back() {
    let listed = CASE.lines().find(|it| it.ends_with("] # one")).unwrap();
    let none = CASE.replacen(listed, "papers = []", 1);
    let done = Run::new(&["build", "case.toml", "--all"])
        .file("case.toml", &none)
        .go()
        .code(0);
    assert!(!done.files().keys().any(|it| it.contains("adult-1")));
    assert!(done.files().keys().any(|it| it.contains("adult-2")));

    let held = CASE.replace(
        "reading = \"standard\" # one",
        "hold = \"QZPROhold not before the visit\"",
    );
    let done = Run::new(&["build", "case.toml", "--all"])
        .file("case.toml", &held)
        .go()
        .code(0);
    assert!(!done.files().keys().any(|it| it.contains("adult-1")));
}

#[test]
fn a_register_word_in_a_readers_text_stops_that_paper_and_no_other() {
    let leaky = CASE.replace("QZYPgoal I will tell", "QZYPgoal I will tell Qzregname");
    let done = Run::new(&["build", "case.toml", "--all"])
        .file("case.toml", &leaky)
        .go()
        .code(1);
    let said = done.stderr();
    assert!(said.contains("confidential/on-a-page"), "{said}");
    assert!(!said.to_lowercase().contains("qzregname"), "{said}");
    assert!(
        !done
            .files()
            .keys()
            .any(|it| it.contains("goal-sheet-young-person"))
    );
    assert!(
        done.files()
            .keys()
            .any(|it| it.contains("workbook-adult-1"))
    );
}

/// Texts of an example that only professionals read, by key.
fn for_professionals(value: &toml::Value, key: &str, found: &mut Vec<String>) {
    match value {
        toml::Value::String(text) if ["professional", "evidence", "co-worker"].contains(&key) => {
            found.push(text.clone());
        }
        toml::Value::Array(items) => items
            .iter()
            .for_each(|it| for_professionals(it, key, found)),
        toml::Value::Table(entries) => {
            entries
                .iter()
                .filter(|(key, _)| *key != "young-person")
                .for_each(|(key, it)| for_professionals(it, key, found));
        }
        _ => {}
    }
}

#[test]
fn no_young_persons_paper_of_an_example_holds_a_professionals_text() {
    for name in ["jay", "robin", "casey"] {
        let case: toml::Value = toml::from_str(&example(name)).unwrap();
        let mut texts = Vec::new();
        for_professionals(&case, "", &mut texts);
        assert!(texts.len() > 5, "{name}: {texts:?}");
        let done = Run::new(&["build", &format!("{name}.toml"), "--all"])
            .example(name)
            .go()
            .code(0);
        let folded = |text: &str| text.split_whitespace().collect::<String>();
        for pdf in done.pdfs_for("young-person") {
            let page = folded(&pdf.text());
            for text in texts.iter().filter(|it| it.len() > 12) {
                assert!(!page.contains(&folded(text)), "{} holds “{text}”", pdf.name);
            }
        }
    }
}

#[test]
fn no_view_holds_a_word_for_somebody_else_and_every_word_is_in_a_view() {
    // Kept for a reason that only the plan prints, and shown from 17 on only.
    let later = [
        "QZPROaccept",
        "QZPROaccepttwo",
        "QZPROeighteen",
        "QZYPeighteen",
        "QZSHAREDeighteen",
    ];
    let done = shown(CASE);
    let young = done.pdfs_for("young-person");
    let one = done.pdfs_for("adult-1");
    let two = done.pdfs_for("adult-2");
    let professional = done.pdfs_for("professional");
    for pdf in &young {
        lacks(pdf, &["QZPRO", "QZONE", "QZTWO", "QZREG", "QZWRK", "QZSUP"]);
    }
    for pdf in &one {
        lacks(pdf, &["QZPRO", "QZYP", "QZTWO", "QZREG", "QZWRK", "QZSUP"]);
    }
    for pdf in &two {
        lacks(
            pdf,
            &[
                "QZPRO", "QZYP", "QZONE", "QZSHARED", "QZREG", "QZWRK", "QZSUP",
            ],
        );
    }
    for pdf in &professional {
        lacks(pdf, &["QZREG"]);
    }
    seen(&young, "QZYP", &later);
    seen(&young, "QZSHARED", &later);
    seen(&one, "QZONE", &later);
    seen(&one, "QZSHAREDplans", &[]);
    seen(&one, "QZSHAREDend", &[]);
    seen(&two, "QZTWO", &later);
    seen(&professional, "QZPROplans", &later);
    seen(&professional, "QZPROend", &later);
}

#[test]
fn what_changes_at_18_is_told_to_each_in_their_words() {
    let done = shown(&CASE.replacen("born = \"2012-03\"", "born = \"2009-03\"", 1));
    let young = done.pdfs_of("turning-18-young-person");
    lacks(&young[0], &["QZPRO"]);
    seen(&young, "QZYPeighteen", &[]);
    seen(&young, "QZSHAREDeighteen", &[]);
    seen(
        &done.pdfs_of("meeting-pack-professional"),
        "QZPROeighteen",
        &[],
    );
}

/// A field without a canary could leak unseen.
#[test]
fn every_key_of_plans_meetings_and_endings_has_a_canary() {
    let schema = Run::new(&["schema"]).go().code(0).stdout();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    let case: toml::Table = CASE.parse().unwrap();
    for (kind, section) in [
        ("SafetyPlan", "safety-plan"),
        ("PlanLine", "safety-plan"),
        ("IfWorried", "safety-plan"),
        ("KeepingSafePlan", "keeping-safe-plan"),
        ("State", "keeping-safe-plan"),
        ("PlanPerson", "keeping-safe-plan"),
        ("Practice", "keeping-safe-plan"),
        ("Companion", "keeping-safe-plan"),
        ("InterventionPlan", "intervention-plan"),
        ("Meeting", "meeting"),
        ("Attended", "meeting"),
        ("MeetingView", "meeting"),
        ("StageDecision", "meeting"),
        ("Decision", "meeting"),
        ("Action", "meeting"),
        ("Restorative", "meeting"),
        ("MeetingEnding", "meeting"),
        ("SettingPage", "setting-page"),
        ("Incident", "incident"),
        ("Told", "incident"),
        ("Eighteen", "eighteen"),
        ("Session", "session"),
        ("CheckedIn", "session"),
        ("EarlierGoal", "goal"),
        ("Attainment", "goal"),
        ("Ending", "ending"),
        ("Risk", "ending"),
        ("EndingView", "ending"),
        ("ThenAndNow", "ending"),
        ("NotDone", "ending"),
        ("Watch", "ending"),
        ("Copied", "ending"),
        ("Letter", "ending"),
        ("Stays", "ending"),
        ("AdultsSummary", "ending"),
        ("Certificate", "ending"),
        ("AfterCare", "ending"),
        ("Support", "ending"),
    ] {
        let keys = schema["definitions"][kind]["properties"].as_object();
        let keys = keys.unwrap_or_else(|| panic!("no definition of `{kind}`"));
        let mut written = Vec::new();
        collect_keys(&case[section], &mut written);
        for key in keys.keys().filter(|it| *it != "bank") {
            assert!(
                written.contains(key),
                "`{section}` of canaries.toml has no `{key}`"
            );
        }
    }
}

fn collect_keys(value: &toml::Value, keys: &mut Vec<String>) {
    match value {
        toml::Value::Table(table) => {
            for (key, value) in table {
                keys.push(key.clone());
                collect_keys(value, keys);
            }
        }
        toml::Value::Array(items) => items.iter().for_each(|it| collect_keys(it, keys)),
        _ => {}
    }
}
