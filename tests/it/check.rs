//! `stagebook check` and `stagebook list`, through the real program.

use crate::harness::{Run, example};

/// The smallest example with ten different faults.
fn with_ten_faults() -> String {
    let text = example("small");
    let faults = [
        ("prepared-on = ", "prepared-by = 7\nprepared-on = "),
        ("[young-person]", "[young-person]\nfavourite = \"cats\""),
        ("role = \"parent\"", "role = \"uncle\""),
        ("domain = ", "domian = \"developmental\"\ndomain = "),
        ("area = \"emotional-literacy\"", "area = \"emotions\""),
    ];
    let mut text = faults
        .iter()
        .fold(text, |text, (from, to)| text.replacen(from, to, 1));
    text.push_str(
        "
[[goal.rating]]
on = 2026-05-01
by = \"young-person\"
score = 12

[[goal.rating]]
on = 2026-05-01
by = \"nobody-here\"
score = 5

[[finding]]
id = \"big-feelings-again\"
domain = \"developmental\"
areas = [\"nowhere\"]
topics = [\"nothing\"]

[[confidential]]
kind = \"name\"
",
    );
    text
}

#[test]
fn ten_faults_are_told_at_once_each_with_its_line() {
    let done = Run::new(&["check", "small.toml", "--message-format", "json"])
        .file("small.toml", &with_ten_faults())
        .go()
        .code(1);
    let problems: Vec<serde_json::Value> = done
        .stdout()
        .lines()
        .map(|it| serde_json::from_str(it).unwrap())
        .collect();
    let errors: Vec<_> = problems
        .iter()
        .filter(|it| it["severity"] == "error")
        .collect();
    assert!(errors.len() >= 10, "{errors:#?}");
    for error in errors {
        assert!(error["line"].as_u64().is_some(), "{error}");
        assert!(error["hint"].as_str().is_some(), "{error}");
        assert_eq!(error["file"], "small.toml");
    }
    assert!(
        done.files().keys().all(|it| !it.ends_with(".pdf")),
        "check writes nothing"
    );
}

#[test]
fn a_message_never_repeats_the_case() {
    let secret = "Rumpelstiltskin";
    let text = example("small").replacen(
        "prepared-on = ",
        &format!("note = \"{secret}\"\nprepared-on = {secret} "),
        1,
    );
    let done = Run::new(&["check", "small.toml"])
        .file("small.toml", &text)
        .go()
        .code(1);
    let said = done.stdout() + &done.stderr();
    assert!(!said.contains(secret), "{said}");
    assert!(said.contains("small.toml:"), "{said}");
}

#[test]
fn a_letter_that_no_font_has_is_told_with_its_column() {
    let text = example("small").replacen("chosen-name = \"", "chosen-name = \"Zo😀", 1);
    let done = Run::new(&["check", "small.toml", "--message-format", "short"])
        .file("small.toml", &text)
        .go()
        .code(1);
    assert!(done.stderr().contains("U+1F600"), "{}", done.stderr());
}

#[test]
fn the_examples_have_no_error() {
    for name in ["small", "jay", "robin", "casey"] {
        Run::new(&["check", &format!("{name}.toml")])
            .example(name)
            .go()
            .code(0);
    }
}

#[test]
fn a_file_that_is_not_there_is_exit_four() {
    Run::new(&["check", "nowhere.toml"]).go().code(4);
}

#[test]
fn the_areas_are_the_45_of_the_framework() {
    let done = Run::new(&["list", "areas", "--format", "json"])
        .go()
        .code(0);
    let areas: Vec<serde_json::Value> = serde_json::from_str(&done.stdout()).unwrap();
    assert_eq!(areas.len(), 45);
    let of = |stage: u64, audience: &str| {
        areas
            .iter()
            .filter(|it| it["stage"] == stage && it["audience"] == audience)
            .count()
    };
    assert_eq!([1, 2, 3, 4].map(|it| of(it, "adults")), [4, 6, 4, 4]);
    assert_eq!([1, 2, 3, 4].map(|it| of(it, "young-person")), [2, 6, 4, 4]);
    assert_eq!([1, 2, 3, 4].map(|it| of(it, "meeting")), [2, 3, 4, 2]);
}

#[test]
fn new_never_overwrites() {
    let done = Run::new(&["new", "case.toml"])
        .file("case.toml", "mine")
        .go()
        .code(4);
    assert_eq!(done.files()["case.toml"], b"mine");
    let done = Run::new(&["new", "case.toml"]).go().code(0);
    assert!(done.files()["case.toml"].starts_with(b"# A case file"));
}

#[test]
fn a_rating_is_added_and_comments_stay() {
    let text = example("jay");
    let done = Run::new(&[
        "add",
        "rating",
        "jay.toml",
        "--goal",
        "sleep",
        "--by",
        "young-person",
        "--score",
        "6",
        "--on",
        "2026-11-20",
    ])
    .file("jay.toml", &text)
    .go()
    .code(0);
    let after = String::from_utf8(done.files()["jay.toml"].clone()).unwrap();
    assert!(after.contains("2026-11-20"));
    for comment in text.lines().filter(|it| it.starts_with('#')) {
        assert!(after.contains(comment), "lost: {comment}");
    }
    let lost = text.lines().filter(|it| !after.contains(it)).count();
    assert_eq!(lost, 0);
}

#[test]
fn a_code_is_explained_offline() {
    let done = Run::new(&["explain", "goal/too-many-active"]).go().code(0);
    assert!(
        done.stdout().starts_with("goal/too-many-active\n"),
        "{}",
        done.stdout()
    );
    Run::new(&["explain", "goal/too-many"]).go().code(1);
}

#[test]
fn an_exercise_is_printed_whole_for_a_desk() {
    let folder = crate::harness::root().join("templates/exercises/emotional-literacy/my-calm-menu");
    let words: toml::Table = std::fs::read_to_string(folder.join("en-GB.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let done = Run::new(&["explain", "my-calm-menu"]).go().code(0);
    let text = done.stdout();
    // Every word that a worker's sheet could hold is there, and no place is left open.
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut texts = Vec::new();
    collect(&toml::Value::Table(words), &mut texts);
    assert!(texts.len() > 20, "{texts:?}");
    for it in texts.iter().flat_map(|it| it.split(['{', '}', '.'])) {
        let it = it.trim();
        let is_place = ["name", "worker", "they", "are", "their"].contains(&it);
        assert!(is_place || flat.contains(it), "{it}: {text}");
    }
    assert!(!text.contains('{'), "{text}");
    for fact in ["Stage 2: ", "30 minutes (5 + 15 + 10), 2 pages", "easy 12"] {
        assert!(text.contains(fact), "{fact}: {text}");
    }
    let longest = text.lines().map(|it| it.chars().count()).max();
    assert!(longest <= Some(78), "{longest:?}");

    let by_title = Run::new(&["explain", "my calm menu"]).go().code(0);
    assert_eq!(by_title.stdout(), text);
    let near = Run::new(&["explain", "my-calm-menus"]).go().code(1);
    assert!(
        near.stderr().contains("did you mean `my-calm-menu`?"),
        "{}",
        near.stderr()
    );
}

/// Every text of a table.
fn collect(value: &toml::Value, texts: &mut Vec<String>) {
    match value {
        toml::Value::String(text) => texts.push(text.clone()),
        toml::Value::Array(items) => items.iter().for_each(|it| collect(it, texts)),
        toml::Value::Table(entries) => entries.values().for_each(|it| collect(it, texts)),
        _ => {}
    }
}
