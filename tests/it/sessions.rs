//! Sessions through the real program: what is planned, what the next set holds, and what recording one changes.

use serde_json::Value;

use crate::harness::{Done, Pdf, Run, example};
use crate::validate::violations;

/// The plan of an example with these arguments.
fn plan_of(text: &str, arguments: &[&str]) -> Value {
    let mut all = vec![
        "plan",
        "case.toml",
        "-d",
        "session-pack",
        "--format",
        "json",
    ];
    all.extend(arguments);
    let done = Run::new(&all).file("case.toml", text).go().code(0);
    serde_json::from_str(&done.stdout()).unwrap()
}

/// The sessions of one person.
fn sessions(plan: &Value, person: &str) -> Vec<Value> {
    let all = plan["sessions"].as_array().unwrap().iter();
    all.filter(|it| it["person"] == person).cloned().collect()
}

/// The exercises of a session that end in it or go on, each once.
fn exercises(session: &Value) -> Vec<String> {
    let steps = session["steps"].as_array().unwrap().iter();
    let mut all: Vec<String> = steps
        .filter_map(|it| it["exercise"].as_str())
        .map(ToOwned::to_owned)
        .collect();
    all.dedup();
    all
}

fn minutes(session: &Value) -> u64 {
    let steps = session["steps"].as_array().unwrap().iter();
    steps.map(|it| it["minutes"].as_u64().unwrap()).sum()
}

fn has(session: &Value, step: &str) -> bool {
    let mut steps = session["steps"].as_array().unwrap().iter();
    steps.any(|it| it["step"] == step)
}

/// An example without its sessions.
fn before_any(name: &str) -> String {
    let mut case: toml::Table = example(name).parse().unwrap();
    case.remove("session");
    case.to_string()
}

fn with_session(text: &str, session: &str) -> String {
    format!("{text}\n[[session]]\n{session}\n")
}

#[test]
fn all_of_jays_sessions_are_planned_each_within_its_minutes() {
    let plan = plan_of(&example("jay"), &["--session", "all"]);
    let planned = sessions(&plan, "young-person");
    assert!(planned.len() >= 4, "{planned:#?}");
    let held = example("jay").matches("[[session]]").count();
    assert!(held >= 2, "{held}");
    for (number, session) in (1..).zip(&planned) {
        assert!(minutes(session) <= session["minutes"].as_u64().unwrap());
        assert!(has(session, "open") && has(session, "close"));
        assert!(!exercises(session).is_empty());
        let n = session["n"].as_u64().unwrap();
        assert_eq!(n, planned[0]["n"].as_u64().unwrap() + number - 1);
        assert!(n <= session["of"].as_u64().unwrap());
        assert!(!session["reasons"].as_array().unwrap().is_empty());
    }
    let last = planned.last().unwrap();
    assert_eq!(last["n"], last["of"]);
    // Every exercise of the workbook is in one session, or done.
    let book = Run::new(&[
        "plan",
        "jay.toml",
        "-d",
        "workbook",
        "--for",
        "young-person",
    ])
    .argument("--format")
    .argument("json")
    .example("jay")
    .go()
    .code(0);
    let book: Value = serde_json::from_str(&book.stdout()).unwrap();
    let in_sessions: Vec<String> = planned.iter().flat_map(exercises).collect();
    let text = example("jay");
    for document in book["documents"].as_array().unwrap() {
        for area in document["areas"].as_array().unwrap() {
            for it in area["exercises"].as_array().unwrap() {
                let slug = it["exercise"].as_str().unwrap();
                let times = in_sessions.iter().filter(|it| *it == slug).count();
                let done = text.contains(&format!("\"{slug}\""));
                assert!(times == 1 || done, "{slug}: {times}");
            }
        }
    }
}

#[test]
fn a_session_that_was_held_moves_the_plan_on_and_one_that_nobody_came_to_does_not() {
    let text = before_any("jay");
    let first = sessions(&plan_of(&text, &[]), "young-person");
    let did = exercises(&first[0]);
    let list = format!("{did:?}");

    let held = with_session(&text, &format!("on = 2026-11-05\nexercises = {list}"));
    let then = sessions(&plan_of(&held, &[]), "young-person");
    assert_eq!(then[0]["n"], 2);
    assert_eq!(exercises(&then[0]), exercises(&first[1]));
    assert_eq!(then.len(), first.len() - 1);

    let missed = with_session(
        &text,
        "on = 2026-11-05\nattended = \"no\"\nwhy-not = \"ill\"",
    );
    let again = sessions(&plan_of(&missed, &[]), "young-person");
    assert_eq!(again[0]["n"], 1);
    assert_eq!(exercises(&again[0]), did);
}

#[test]
fn what_was_skipped_comes_back_first() {
    let text = before_any("jay");
    let first = sessions(&plan_of(&text, &[]), "young-person");
    let later = exercises(first.last().unwrap()).pop().unwrap();
    let did = exercises(&first[0]);
    let skipped = with_session(
        &text,
        &format!("on = 2026-11-05\nexercises = {did:?}\nskipped = [\"{later}\"]"),
    );
    let then = sessions(&plan_of(&skipped, &[]), "young-person");
    assert!(exercises(&then[0]).contains(&later), "{:#?}", then[0]);
}

#[test]
fn robin_has_ten_short_sessions_with_breaks_drivers_first_and_what_is_left_out_is_printed() {
    let text = before_any("robin");
    let plan = plan_of(&text, &["--stage", "2", "--session", "all"]);
    let planned = sessions(&plan, "young-person");
    assert_eq!(planned.len(), 10);
    let breaks = planned.iter().filter(|it| has(it, "break")).count();
    assert!(breaks >= 8, "{breaks}");
    for session in &planned {
        assert_eq!(session["minutes"], 30);
        assert!(minutes(session) <= 30);
    }
    let area = |session: &Value| {
        let mut steps = session["steps"].as_array().unwrap().iter();
        steps.find_map(|it| it["area"].as_str().map(ToOwned::to_owned))
    };
    let case: toml::Table = text.parse().unwrap();
    let findings = case["finding"].as_array().unwrap().iter();
    let drivers: Vec<String> = findings
        .filter(|it| it.get("driver").and_then(toml::Value::as_bool) == Some(true))
        .flat_map(|it| it["areas"].as_array().unwrap().clone())
        .map(|it| format!("2.young-person.{}", it.as_str().unwrap()))
        .collect();
    let driven: Vec<bool> = planned
        .iter()
        .map(|it| drivers.contains(&area(it).unwrap()))
        .collect();
    assert!(driven[0]);
    assert!(driven.is_sorted_by_key(|it| !it), "{driven:?}");
    let left_out = plan["left-out"].as_array().unwrap();
    let for_time = left_out.iter().find(|it| {
        it["person"] == "young-person" && it["reason"].as_str().unwrap().contains("time is limited")
    });
    let for_time = for_time.unwrap_or_else(|| panic!("{left_out:#?}"));
    assert!(!for_time["could-carry"].as_array().unwrap().is_empty());

    let said = Run::new(&["plan", "case.toml", "-d", "session-pack", "--stage", "2"])
        .file("case.toml", &text)
        .go()
        .code(0)
        .stdout();
    assert!(said.contains("1 of 10 · young-person, Stage 2 · 30 minutes"));
    assert!(said.contains("Left out"));
}

#[test]
fn there_are_no_more_sessions_than_there_are() {
    let text = before_any("robin").replace("sessions = 10", "sessions = 4");
    let plan = plan_of(&text, &["--stage", "2"]);
    assert_eq!(sessions(&plan, "young-person").len(), 4);
    let held = with_session(&text, "on = 2026-05-12\nexercises = [\"body-first\"]");
    let plan = plan_of(&held, &["--stage", "2"]);
    assert_eq!(sessions(&plan, "young-person").len(), 3);
}

#[test]
fn an_adults_sessions_follow_the_young_persons_areas() {
    let plan = plan_of(&before_any("jay"), &["--session", "all"]);
    let areas = |person: &str| {
        let mut all: Vec<String> = Vec::new();
        for session in sessions(&plan, person) {
            for step in session["steps"].as_array().unwrap() {
                if let Some(cell) = step["area"].as_str() {
                    let area = cell.rsplit('.').next().unwrap().to_owned();
                    if !all.contains(&area) {
                        all.push(area);
                    }
                }
            }
        }
        all
    };
    let (young, adult) = (areas("young-person"), areas("adult-1"));
    let shared = |all: &[String], other: &[String]| {
        let both = all.iter().filter(|it| other.contains(it));
        both.cloned().collect::<Vec<_>>()
    };
    assert!(shared(&adult, &young).len() >= 3, "{adult:?} {young:?}");
    assert_eq!(shared(&adult, &young), shared(&young, &adult));
}

fn next(name: &str, more: &[&str]) -> Done {
    let file = format!("{name}.toml");
    let mut arguments = vec!["next", &file];
    arguments.extend(more);
    Run::new(&arguments).example(name).go().code(0)
}

#[test]
fn next_builds_the_set_of_one_session_and_lists_it_for_the_printer() {
    let done = next("jay", &[]);
    let names: Vec<String> = done
        .pdfs()
        .into_iter()
        .map(|it| it.name.rsplit('/').next().unwrap().to_owned())
        .collect();
    let plan = plan_of(&example("jay"), &[]);
    let number = sessions(&plan, "young-person")[0]["n"].as_u64().unwrap();
    assert_eq!(number, 3);
    let end = format!("stage-2-{number:02}.pdf");
    assert!(names.iter().all(|it| it.ends_with(&end)), "{names:?}");
    for reader in [
        "session-pack-worker-for-young-person",
        "session-pack-young-person-stage",
        "session-pack-adult-1-for-young-person",
    ] {
        assert!(names.iter().any(|it| it.contains(reader)), "{names:?}");
    }
    let list = done.stdout();
    for word in ["reader", "pages", "copies", "both sides"] {
        assert!(list.contains(word), "{list}");
    }
    for pdf in done.pdfs() {
        let line = list.lines().find(|it| it.ends_with(&pdf.name)).unwrap();
        let pages = line.split_whitespace().nth(1).unwrap();
        assert_eq!(pages, pdf.pages().to_string(), "{line}");
        assert_eq!(violations(&pdf.bytes), Vec::<String>::new(), "{}", pdf.name);
    }
    // Two workers lead together, so there are two copies of their sheets.
    let workers = list.lines().find(|it| it.starts_with("worker")).unwrap();
    assert_eq!(workers.split_whitespace().nth(2), Some("2"));

    let adults = next("jay", &["--for", "adult-2"]);
    assert!(
        adults
            .pdfs()
            .iter()
            .all(|it| it.name.contains("adult-2") && !it.name.contains("young-person"))
    );
}

#[test]
fn a_note_for_the_week_tells_no_exercise_and_the_young_persons_sheets_no_professional_word() {
    let done = next("jay", &[]);
    let plan = plan_of(&example("jay"), &[]);
    let session = &sessions(&plan, "young-person")[0];
    let titles: Vec<String> = exercises(session)
        .iter()
        .map(|slug| {
            let list = Run::new(&["list", "exercises", "--format", "json"])
                .go()
                .stdout();
            let list: Value = serde_json::from_str(&list).unwrap();
            let all = list.as_array().unwrap().iter();
            let found = all.clone().find(|it| it["exercise"] == slug.as_str());
            found.unwrap()["title"].as_str().unwrap().to_owned()
        })
        .collect();
    let note = &done.pdfs_of("adult-1-for-young-person")[0];
    let young = &done.pdfs_of("session-pack-young-person")[0];
    for title in &titles {
        assert!(!note.text().contains(title.as_str()), "{title}");
        assert!(young.text().contains(title.as_str()), "{title}");
    }
    let words = young.text().to_lowercase();
    for word in [
        "finding",
        "driver",
        "concern",
        "aim3",
        "assessment",
        "harmful",
        "risk",
    ] {
        assert!(!words.contains(word), "{word}");
    }
}

#[test]
fn add_session_keeps_comments_and_order_and_the_next_set_is_the_following_one() {
    let text = before_any("jay").replacen("[case]", "# mine\n[case]", 1);
    let run = |text: &str, arguments: &[&str]| {
        let mut all = vec!["add", "session", "case.toml"];
        all.extend(arguments);
        Run::new(&all).file("case.toml", text).go()
    };
    let first = exercises(&sessions(&plan_of(&text, &[]), "young-person")[0]);
    let done = run(
        &text,
        &[
            "--on",
            "2026-11-05",
            "--rating",
            "6",
            "--words",
            "Fine.",
            "--next",
            "Cards first.",
            "--why-not",
            "The bus.",
        ],
    )
    .code(0);
    let after = String::from_utf8(done.files()["case.toml"].clone()).unwrap();
    let added = after
        .strip_prefix(text.trim_end())
        .unwrap_or_else(|| panic!("{after}"));
    assert!(added.contains("[[session]]"), "{added}");
    // What was planned is what was done, when nothing else is said.
    for slug in &first {
        assert!(added.contains(slug.as_str()), "{added}");
    }
    assert!(added.contains("why-not = \"The bus.\""));
    assert!(added.contains("rating = 6") && added.contains("next = \"Cards first.\""));
    let next = &sessions(&plan_of(&after, &[]), "young-person")[0];
    assert_eq!(next["n"], 2);

    let again = run(&after, &["--on", "2026-11-12", "--attended", "no"]).code(0);
    let again = String::from_utf8(again.files()["case.toml"].clone()).unwrap();
    assert!(again.starts_with(after.trim_end()));
    assert_eq!(sessions(&plan_of(&again, &[]), "young-person")[0]["n"], 2);

    let wrong = run(&text, &["--exercises", "body-frist"]).code(1);
    assert!(
        wrong.stderr().contains("did you mean `body-first`?"),
        "{}",
        wrong.stderr()
    );
    run(&text, &["--with", "adult-9", "--exercises", "body-first"]).code(1);
}

#[test]
fn merged_papers_have_one_reader_contents_bookmarks_and_numbers_that_run_through() {
    let done = Run::new(&["build", "jay.toml", "--merge"])
        .example("jay")
        .go()
        .code(0);
    let pdfs = done.pdfs();
    let alone = Run::new(&["build", "jay.toml"]).example("jay").go().code(0);
    for reader in ["young-person", "adult-1", "worker", "professional"] {
        let merged: Vec<&Pdf> = pdfs
            .iter()
            .filter(|it| it.name.ends_with(&format!("-papers-{reader}.pdf")))
            .collect();
        let [merged] = merged[..] else {
            panic!("{reader}: {:?}", done.files().keys());
        };
        let parts = alone.pdfs_for(reader);
        let pages: usize = parts.iter().map(Pdf::pages).sum();
        assert!(merged.pages() > pages, "{reader}");
        let text = merged.text();
        // One number after another, to the last.
        let of = merged.pages();
        for page in [1, 2, of] {
            let footer = format!("page {page} of {of}");
            assert!(text.contains(&footer), "{reader}: no “{footer}”");
        }
        assert_eq!(violations(&merged.bytes), Vec::<String>::new(), "{reader}");
    }
}

#[test]
fn somebody_who_stands_in_has_their_name_on_the_sheets() {
    let build = |more: &[&str]| {
        let mut all = vec!["build", "jay.toml", "-d", "cover-sheet"];
        all.extend(more);
        Run::new(&all).example("jay").go()
    };
    let case: toml::Table = example("jay").parse().unwrap();
    let third = &case["professional"].as_array().unwrap()[2];
    let (id, name) = (
        third["id"].as_str().unwrap(),
        third["name"].as_str().unwrap(),
    );
    let done = build(&["--worker", id]).code(0);
    let sheet = &done.pdfs_of("cover-sheet-worker-for-young-person")[0];
    assert!(sheet.text().contains(name), "{}", sheet.text());
    assert_eq!(sheet.pages(), 1);
    assert!(!build(&[]).code(0).pdfs()[0].text().contains(name));
    build(&["--worker", "nobody"]).code(2);
}

/// The words of a worker's paper, one space between two of them.
fn words_of(done: &Done, paper: &str) -> String {
    let words = done.pdfs_of(paper)[0].text();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_concern_without_an_answer_is_the_first_thing_to_settle_and_its_words_stay_in_the_office() {
    let answer = "done-about-it = \"Told pro-2 the same day. The session moves to after tea.\"\n";
    let worry = "not eating before the session";
    let build = |text: &str| {
        Run::new(&["build", "case.toml", "--for", "worker"])
            .argument("-d=session-pack")
            .argument("-d=cover-sheet")
            .argument("-d=supervision")
            .file("case.toml", text)
            .go()
            .code(0)
    };
    let pack = "session-pack-worker-for-young-person";
    let cover = "cover-sheet-worker-for-young-person";
    let open = example("jay").replacen(answer, "", 1);
    assert_ne!(open, example("jay"));
    let done = build(&open);
    let sheet = words_of(&done, pack);
    let settle = sheet.find("Settle this first: a concern from 2 November with J is open.");
    assert!(settle < sheet.find("The Safety Plan is live"), "{sheet}");
    assert!(settle.is_some(), "{sheet}");
    let cover = words_of(&done, cover);
    assert!(
        cover.contains("A concern from 2 November with J is open."),
        "{cover}"
    );
    // What it is about stands on the page for supervision alone, before what is answered, and asks.
    assert!(!sheet.contains(worry) && !cover.contains(worry));
    let page = words_of(&done, "supervision-worker");
    for word in [worry, "Still open", "Who was told?", "When?"] {
        assert!(page.contains(word), "{word}: {page}");
    }

    let done = build(&example("jay"));
    assert!(!words_of(&done, pack).contains("Settle this first"));
    assert!(!words_of(&done, "cover-sheet-worker-for-young-person").contains("Settle"));
    let page = words_of(&done, "supervision-worker");
    assert!(page.contains("The session moves to after tea."), "{page}");
    assert!(!page.contains("Still open"), "{page}");
}

#[test]
fn the_next_sheet_says_why_something_was_not_done_and_why_nobody_came() {
    let missed = with_session(
        &example("jay"),
        "on = 2026-11-09\nattended = \"no\"\nwhy-not = \"The dentist. Mrs Campbell rang.\"",
    );
    let done = Run::new(&["next", "case.toml"])
        .file("case.toml", &missed)
        .go()
        .code(0);
    let sheet = words_of(&done, "session-pack-worker-for-young-person");
    for words in [
        "Not done then: Body first.",
        "Why: School ran late, and the bus with it.",
        "9 November: nobody came. Why: The dentist. adult-1 rang.",
    ] {
        assert!(sheet.contains(words), "{words}: {sheet}");
    }
    for pdf in done.pdfs().iter().filter(|it| !it.name.contains("worker")) {
        assert!(!pdf.text().contains("dentist"), "{}", pdf.name);
    }
}

#[test]
fn staff_who_carry_an_exercise_are_told_how_the_young_person_works_best_and_nothing_they_said() {
    let done = next("robin", &["--for", "adult-1"]);
    let slot = words_of(&done, "session-pack-adult-1-stage");
    for words in ["How Robin works best", "about 10 minutes", "Makaton"] {
        assert!(slot.contains(words), "{words}: {slot}");
    }
    let case: toml::Table = example("robin").parse().unwrap();
    let profile = &case["young-person"]["communication"];
    let said = ["helps", "hinders"].map(|key| profile[key].as_array().unwrap());
    for words in said.into_iter().flatten() {
        assert!(!slot.contains(words.as_str().unwrap()), "{words}: {slot}");
    }
}

#[test]
fn an_interpreter_is_briefed_where_one_comes_with_half_as_much_time_again() {
    let done = Run::new(&["build", "robin.toml", "-d", "interpreter-brief"])
        .example("robin")
        .go()
        .code(0);
    let briefs = done.pdfs();
    assert!(!briefs.is_empty());
    assert!(briefs.iter().all(|it| it.name.contains("-for-adult-2-")));
    assert!(
        briefs[0].text().contains("75 minutes"),
        "{}",
        briefs[0].text()
    );
    assert_eq!(briefs[0].pages(), 1);
    let none = Run::new(&["build", "jay.toml", "-d", "interpreter-brief"])
        .example("jay")
        .go()
        .code(0);
    assert!(none.pdfs().is_empty());
}

#[test]
fn whoever_does_not_take_part_just_now_gets_a_set_without_writing() {
    let text = before_any("jay").replacen(
        "[young-person]",
        "[young-person]\ntaking-part = \"not-now\"",
        1,
    );
    let text = text.replacen("\ntaking-part = \"yes\"", "", 1);
    let plan = plan_of(&text, &["--session", "all"]);
    let planned = sessions(&plan, "young-person");
    assert!(!planned.is_empty());
    let list = Run::new(&["list", "exercises", "--format", "json"])
        .go()
        .stdout();
    let list: Value = serde_json::from_str(&list).unwrap();
    for slug in planned.iter().flat_map(exercises) {
        let exercise = list
            .as_array()
            .unwrap()
            .iter()
            .find(|it| it["exercise"] == slug.as_str());
        let exercise = exercise.unwrap();
        let moving = ["movement", "game", "walk", "cards"];
        let by_moving = exercise["tags"]
            .as_array()
            .unwrap()
            .iter()
            .any(|it| moving.contains(&it.as_str().unwrap()));
        assert!(exercise["no-paper"] == true || by_moving, "{slug}");
    }
}

#[test]
fn in_a_secure_setting_no_exercise_asks_for_a_phone_and_nothing_is_kept() {
    let text = before_any("jay").replacen("living = \"kinship\"", "living = \"secure\"", 1);
    let text = text.replacen(
        "keeps-papers = \"yes\"",
        "keeps-papers = \"worker-keeps\"",
        1,
    );
    let plan = plan_of(&text, &["--session", "all"]);
    let planned = sessions(&plan, "young-person");
    assert!(!planned.is_empty());
    for slug in planned.iter().flat_map(exercises) {
        let found = crate::harness::root().join("templates/exercises");
        let folder = walk(&found, &slug);
        let facts = std::fs::read_to_string(folder.join("exercise.toml")).unwrap();
        assert!(
            !facts.contains("\"phone\"") && !facts.contains("\"internet\""),
            "{slug}"
        );
    }
    let done = Run::new(&["next", "case.toml", "--keep-typst", "kept"])
        .file("case.toml", &text)
        .go()
        .code(0);
    let files = done.files();
    let (_, view) = files
        .iter()
        .find(|(name, _)| name.contains("worker-for-young-person") && name.ends_with("view.json"))
        .unwrap();
    let view: Value = serde_json::from_slice(view).unwrap();
    let session = &view["papers"][0]["session"];
    assert_eq!(session["keeps"], "worker-keeps");
    assert_eq!(session["secure"], true);
    let home = session["home"].as_array().unwrap();
    assert!(home.iter().all(|it| it.get("young-person").is_none()));
}

fn walk(folder: &std::path::Path, slug: &str) -> std::path::PathBuf {
    let areas = std::fs::read_dir(folder).unwrap();
    let mut areas = areas.map(|it| it.unwrap().path().join(slug));
    areas.find(|it| it.is_dir()).unwrap()
}
