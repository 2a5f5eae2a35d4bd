//! Plain language through the real program: what is said about a case's words, and what the library's pages are like.

use serde_json::Value;

use crate::harness::{Done, Run, example};
use crate::library::book_of;

/// The smallest case with other words in it.
fn small(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(example("small"), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

/// The goal of the smallest case.
const GOAL: &str = "young-person = \"I will ask for help when things feel hard.\"";

fn check(text: &str) -> Done {
    Run::new(&["check", "small.toml", "--message-format", "json"])
        .file("small.toml", text)
        .go()
}

/// The problems of a check, by code.
fn problems(done: &Done, code: &str) -> Vec<Value> {
    let lines = done.stdout();
    let problems = lines.lines().map(|it| serde_json::from_str(it).unwrap());
    problems.filter(|it: &Value| it["code"] == code).collect()
}

fn line_of(text: &str, part: &str) -> usize {
    1 + text.lines().position(|it| it.contains(part)).unwrap()
}

fn said(problem: &Value) -> String {
    format!(
        "{} {}",
        problem["message"].as_str().unwrap(),
        problem["hint"].as_str().unwrap_or_default()
    )
}

#[test]
fn a_stiff_goal_gets_three_things_named_and_plainer_words() {
    let text = small(&[(
        GOAL,
        "young-person = \"I will endeavour to refrain from inappropriate conduct\"",
    )]);
    let done = check(&text).code(0);
    let hard = problems(&done, "words/hard");
    assert_eq!(hard.len(), 1, "one problem a text: {hard:?}");
    let said = said(&hard[0]);
    for words in [
        "“endeavour to”",
        "“refrain from”",
        "“inappropriate conduct”",
        "“endeavour to” → try to",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(hard[0]["line"], line_of(&text, "endeavour"));
    assert_eq!(hard[0]["path"], "goal.ask-for-help.young-person");
    assert_eq!(problems(&done, "goal/avoidance").len(), 1);
    assert_eq!(
        problems(&done, "words/negative-goal").len(),
        0,
        "the rule for goals has said so"
    );
}

#[test]
fn a_goal_to_stop_ask_and_wait_is_a_goal_to_do_something() {
    for goal in [
        "I will stop, ask and wait.",
        "I will stop and think.",
        "I can say stop.",
    ] {
        let text = small(&[(GOAL, &format!("young-person = \"{goal}\""))]);
        assert_eq!(
            problems(&check(&text).code(0), "goal/avoidance"),
            Vec::<Value>::new(),
            "{goal}"
        );
    }
}

#[test]
fn a_label_is_refused_with_its_line_and_stops_its_readers_papers_only() {
    let text = small(&[(GOAL, &format!("{GOAL}\nwhy = \"An offender has to.\""))]);
    let done = check(&text).code(1);
    let labels = problems(&done, "words/label");
    assert_eq!(labels.len(), 1);
    assert_eq!(
        (&labels[0]["severity"], &labels[0]["line"]),
        (&"error".into(), &line_of(&text, "offender").into())
    );
    let stops: Vec<&str> = labels[0]["stops"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["reader"].as_str().unwrap())
        .collect();
    assert!(
        !stops.is_empty() && stops.iter().all(|it| *it == "young-person"),
        "{stops:?}"
    );

    let done = Run::new(&["build", "small.toml"])
        .file("small.toml", &text)
        .go()
        .code(1);
    let made: Vec<String> = done.pdfs().into_iter().map(|it| it.name).collect();
    assert!(
        made.iter().all(|it| !it
            .replace("-worker-for-young-person", "")
            .contains("young-person")),
        "{made:?}"
    );
    assert!(
        made.iter().any(|it| it.contains("professional")),
        "{made:?}"
    );
}

#[test]
fn a_label_for_a_parent_is_refused_and_for_staff_it_is_a_warning() {
    for (role, severity) in [("parent", "error"), ("foster-carer", "warning")] {
        let text = small(&[
            ("role = \"parent\"", &format!("role = \"{role}\"")),
            (
                GOAL,
                &format!("{GOAL}\nadults.adult-1 = \"The perpetrator asks for help.\""),
            ),
        ]);
        let labels = problems(&check(&text), "words/label");
        assert_eq!(labels.len(), 1, "{role}");
        assert_eq!(
            (&labels[0]["severity"], &labels[0]["path"]),
            (&severity.into(), &"goal.ask-for-help.adults.adult-1".into())
        );
    }
}

#[test]
fn what_the_young_person_said_is_never_refused() {
    let own = "young-person = { text = \"I am an offender and I endeavour to change (soon).\", said-by = \"young-person\" }";
    let text = small(&[(GOAL, own)]);
    let done = check(&text).code(0);
    let found: Vec<Value> = done
        .stdout()
        .lines()
        .map(|it| serde_json::from_str(it).unwrap())
        .collect();
    let words: Vec<&Value> = found
        .iter()
        .filter(|it| it["code"].as_str().unwrap().starts_with("words/"))
        .collect();
    assert_eq!(words.len(), 1, "{words:?}");
    assert_eq!(
        (&words[0]["code"], &words[0]["severity"]),
        (&"words/reframe".into(), &"warning".into())
    );
    let done = Run::new(&[
        "build",
        "small.toml",
        "-d",
        "goal-sheet",
        "--for",
        "young-person",
    ])
    .file("small.toml", &text)
    .go()
    .code(0);
    assert!(
        done.pdfs_of("goal-sheet")[0]
            .text()
            .contains("I am an offender")
    );
}

const ACCEPT: &str = "
[[accept]]
code = \"words/hard\"
at = \"goal.ask-for-help.young-person\"
reason = \"It is the word of the order, and we explained it.\"
by = \"A. Shah, team manager\"
on = 2026-06-01
";

#[test]
fn what_is_accepted_is_silent_and_listed_in_the_plan() {
    let stiff = small(&[(GOAL, "young-person = \"I will endeavour to ask.\"")]);
    let text = stiff.clone() + ACCEPT;
    let done = check(&text).code(0);
    assert_eq!(problems(&done, "words/hard"), Vec::<Value>::new());
    assert_eq!(problems(&done, "accept/no-match"), Vec::<Value>::new());
    let done = Run::new(&["plan", "small.toml"])
        .file("small.toml", &text)
        .go()
        .code(0);
    assert!(
        done.stdout()
            .contains("words/hard at goal.ask-for-help.young-person: It is the word"),
        "{}",
        done.stdout()
    );

    let unused = check(&(example("small") + ACCEPT)).code(0);
    assert_eq!(problems(&unused, "accept/no-match").len(), 1);
    let label = small(&[(GOAL, &format!("{GOAL}\nwhy = \"An offender has to.\""))]);
    let label = label
        + &ACCEPT
            .replace("words/hard", "words/label")
            .replace("at = \"goal.ask-for-help.young-person\"\n", "");
    assert_eq!(
        problems(&check(&label).code(1), "accept/not-a-warning").len(),
        1
    );
}

#[test]
fn a_message_never_quotes_the_confidential_register() {
    let text = small(&[(
        GOAL,
        "young-person = \"I will endeavour to ask at Quuxborough CAMHS.\"",
    )]);
    let register = "\n[[confidential]]\ntext = \"endeavour\"\n[[confidential]]\ntext = \"CAMHS\"\n";
    let done = check(&(text + register)).code(1);
    let all = done.stdout() + &done.stderr();
    assert_eq!(problems(&done, "words/acronym").len(), 1);
    assert!(
        !all.contains("endeavour") && !all.contains("CAMHS"),
        "{all}"
    );
}

#[test]
fn each_reader_has_a_profile_and_a_long_sentence_is_counted_not_quoted() {
    let sixteen = "You ask for help and then you wait a bit and then you say thank you.";
    let cases = [
        ("", 1),
        ("\n[young-person.communication]\nreading = \"older\"", 0),
    ];
    for (communication, expected) in cases {
        let text = small(&[
            (GOAL, &format!("young-person = \"{sixteen}\"")),
            (
                "pronouns = \"they/them/their\"",
                &format!("pronouns = \"they/them/their\"{communication}"),
            ),
        ]);
        let done = check(&text).code(0);
        let long = problems(&done, "words/long-sentence");
        assert_eq!(long.len(), expected, "{communication}");
        assert!(!(done.stdout() + &done.stderr()).contains("then you wait"));
        for problem in long {
            assert!(said(&problem).contains("16 words, 14 at most"), "{problem}");
        }
    }
    let professional = ["plans and reviews"; 12].join(" ") + ".";
    let text = small(&[(
        GOAL,
        &format!("{GOAL}\nprofessional = \"{professional} Attends CAMHS; utilises support.\""),
    )]);
    let done = check(&text).code(0);
    assert_eq!(problems(&done, "words/long-sentence").len(), 1);
    assert_eq!(
        problems(&done, "words/acronym").len(),
        0,
        "professionals know their short forms"
    );
}

#[test]
fn an_organisation_sets_its_own_ceilings() {
    let run = |organisation: &str| {
        Run::new(&["check", "small.toml", "--message-format", "json"])
            .file("small.toml", &example("small"))
            .file("stagebook.toml", organisation)
            .go()
            .code(0)
    };
    let strict = run("schema = 1\n[reading.standard]\nlongest = 5\nmean = 4.5\n");
    assert_eq!(problems(&strict, "words/long-sentence").len(), 1);
    let unknown = run("schema = 1\n[reading.standart]\nlongest = 5\n");
    let found = problems(&unknown, "reading/unknown-profile");
    assert_eq!(found.len(), 1);
    assert!(
        said(&found[0]).contains("did you mean `standard`?"),
        "{found:?}"
    );
    assert_eq!(
        (&found[0]["file"], &found[0]["line"]),
        (&"stagebook.toml".into(), &2.into())
    );
}

#[test]
fn the_examples_are_written_as_plainly_as_they_ask() {
    for name in ["small", "jay", "robin", "casey"] {
        let done = Run::new(&[
            "check",
            &format!("{name}.toml"),
            "--message-format",
            "short",
        ])
        .example(name)
        .go()
        .code(0);
        assert!(
            !done.stderr().contains("words/"),
            "{name}: {}",
            done.stderr()
        );
    }
}

#[test]
fn the_figures_of_a_cases_papers_stand_beside_their_ceilings() {
    let done = Run::new(&["check", "robin.toml", "--reading"])
        .example("robin")
        .go()
        .code(0);
    let said = done.stdout();
    assert!(
        said.contains("read aloud with a young person? yes / no"),
        "{said}"
    );
    assert!(said.contains("checks passed"), "{said}");
    assert!(!said.to_lowercase().contains("easy to "), "{said}");
    assert!(
        !done.files().keys().any(|it| it.ends_with(".pdf")),
        "check writes nothing"
    );

    let done = Run::new(&["check", "robin.toml", "--reading", "--format", "json", "-q"])
        .example("robin")
        .go()
        .code(0);
    let rows: Vec<Value> = serde_json::from_str(&done.stdout()).unwrap();
    let book = rows
        .iter()
        .find(|it| {
            it["paper"]
                .as_str()
                .unwrap()
                .contains("workbook-young-person")
        })
        .unwrap();
    assert_eq!(
        (&book["profile"], &book["longest"]["ceiling"]),
        (&"easy".into(), &10.into())
    );
    assert!(book["grade"]["figure"].as_f64().unwrap() <= 2.5, "{book}");
}

/// The rows of the library's table.
fn library(run: Run) -> Vec<Value> {
    serde_json::from_str(&run.go().code(0).stdout()).unwrap()
}

#[test]
fn every_page_of_the_library_passes_in_its_profile() {
    let rows = library(Run::new(&["list", "reading", "--format", "json"]));
    let exercises = rows
        .iter()
        .filter(|it| it["cell"] != "" && it["text"] != "(the whole area)")
        .count();
    assert!(exercises > 60, "only {exercises} pages");
    let failed: Vec<String> = rows
        .iter()
        .filter(|it| it["passed"] == false)
        .map(|it| {
            let over: Vec<&str> = it["over"]
                .as_array()
                .unwrap()
                .iter()
                .map(|it| it.as_str().unwrap())
                .collect();
            format!(
                "{} {} ({} for {}):\n    {}",
                it["cell"],
                it["text"],
                it["form"],
                it["profile"],
                over.join("\n    ")
            )
        })
        .collect();
    assert!(
        failed.is_empty(),
        "These pages are harder than their readers need. Say it in shorter sentences and everyday words, explain a word that has \
         to stay, or take another page; the ceilings stay as they are. `stagebook list reading` prints the figures.\n\n{}",
        failed.join("\n")
    );
}

#[test]
fn a_hard_page_in_the_library_is_told_what_is_hard() {
    let folder = "mine/exercises/confidence/stiff";
    let run = Run::new(&[
        "list",
        "reading",
        "--only",
        "stiff",
        "--format",
        "json",
        "--templates",
        "mine",
    ])
    .file(&format!("{folder}/exercise.toml"), STIFF_FACTS)
    .file(&format!("{folder}/en-GB.toml"), STIFF_WORDS)
    .file(&format!("{folder}/en-GB.typ"), STIFF_PAGE)
    .file(&format!("{folder}/en-GB.easy.typ"), STIFF_PAGE);
    let rows = library(run);
    let row = rows.iter().find(|it| it["text"] == "stiff").unwrap();
    let over = row["over"].to_string();
    for part in [
        "“offender” is a label",
        "semicolon",
        "brackets",
        "“CAMHS” is a short form",
        "more than 14 words",
    ] {
        assert!(over.contains(part), "{part}: {over}");
    }
}

const STIFF_FACTS: &str = "
cells = [\"2.young-person.confidence\"]
ages = [10, 18]
topics = [\"strengths\"]
answers-by = [\"tick\"]
steps = [10]
pages = { standard = 1, easy = 1 }
literal = \"as-it-is\"
";

const STIFF_WORDS: &str = "
title = \"A stiff page\"
purpose = \"To be refused.\"
before = \"Nothing.\"
materials = \"Nothing.\"
ask = \"What?\"
watch-for = \"Nothing.\"
pause-if = \"Nothing.\"
safe-tonight = \"Nothing.\"
afterwards = \"Nothing.\"
[[step]]
do = \"Nothing.\"
";

const STIFF_PAGE: &str = "#import \"/lib.typ\": *
#let page(my) = exercise(my)[
  #lead[An offender goes to CAMHS; they wait (a bit). You can go there and you can wait there and you can talk there and go home again.]
]
";

#[test]
fn a_hard_word_is_explained_in_the_next_sentence_once_and_collected() {
    let meaning = "Finding out what goes well and what helps.";
    let book = book_of(&["sounds-like-me", "private-or-shared", "sounds-like-me"]);
    assert!(
        book.contains(&format!("That was the assessment. Assessment: {meaning}")),
        "{book}"
    );
    assert_eq!(
        book.matches(&format!("Assessment: {meaning}")).count(),
        1,
        "explained once in a book"
    );
    let (_, words) = book.split_once("My words").unwrap();
    for word in [
        &format!("assessment\n{meaning}"),
        "private\nJust for you",
        "review\nLooking again",
    ] {
        assert!(words.contains(word), "{word}: {words}");
    }
}

#[test]
fn the_young_persons_own_words_take_the_place_of_ours_on_their_papers_only() {
    let built = |reader: &str| {
        let done = Run::new(&[
            "build",
            "robin.toml",
            "-d",
            "workbook",
            "--for",
            reader,
            "-f",
            "txt",
        ])
        .example("robin")
        .go()
        .code(0);
        let files = done.files();
        let books = files.iter().filter(|(name, _)| name.ends_with(".txt"));
        books
            .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
            .collect::<String>()
    };
    let own = built("young-person");
    assert!(own.contains("I need train time after 10 minutes."), "{own}");
    assert!(
        own.contains("a break: train time"),
        "our word stands beside theirs: {own}"
    );
    let adults = built("adult-1");
    assert!(
        !adults.contains("train time") && !adults.contains("fizzy"),
        "{adults}"
    );
}
