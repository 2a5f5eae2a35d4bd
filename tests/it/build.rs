//! `stagebook build`: papers that one would hand out.

use crate::harness::{Run, example};
use crate::validate::violations;

#[test]
fn jay_gets_papers_of_twenty_pages_and_more() {
    let done = Run::new(&["build", "jay.toml"]).example("jay").go().code(0);
    let pages: usize = done.pdfs().iter().map(|it| it.pages()).sum();
    assert!(pages >= 20, "{pages} pages");
    for pdf in done.pdfs() {
        assert!(
            pdf.name.starts_with("INVENTED-2031-papers/INVENTED-2031-"),
            "{}",
            pdf.name
        );
    }
}

#[test]
fn the_smallest_case_makes_a_workbook_and_a_goal_sheet() {
    let done = Run::new(&["build", "small.toml"])
        .file("small.toml", &example("small"))
        .go()
        .code(0);
    done.pdfs_of("workbook-young-person-stage-1");
    done.pdfs_of("goal-sheet-young-person-01");
}

#[test]
fn the_file_that_new_writes_builds() {
    let starter = include_str!("../../templates/starter.toml");
    let done = Run::new(&["build", "case.toml"])
        .file("case.toml", starter)
        .go()
        .code(0);
    done.pdfs_of("workbook-young-person-stage-1");
    done.pdfs_of("workbook-adult-1-stage-1");
}

#[test]
fn every_paper_of_every_example_is_valid_and_reads_on_screen() {
    for name in ["small", "jay", "robin", "casey"] {
        let done = Run::new(&["build", &format!("{name}.toml"), "--all"])
            .example(name)
            .go()
            .code(0);
        for pdf in done.pdfs() {
            assert_eq!(violations(&pdf.bytes), Vec::<String>::new(), "{}", pdf.name);
            assert!(!pdf.title().is_empty(), "{} has no title", pdf.name);
        }
    }
}

#[test]
fn two_builds_give_the_same_bytes() {
    let one = Run::new(&["build", "robin.toml", "--all"])
        .example("robin")
        .go()
        .code(0)
        .files();
    let two = Run::new(&["build", "robin.toml", "--all", "-j", "1"])
        .example("robin")
        .go()
        .code(0)
        .files();
    assert!(one == two, "{:?} and {:?}", one.keys(), two.keys());
}

#[test]
fn a_fault_stops_the_paper_it_concerns_and_the_rest_is_made() {
    let text = example("small").replace(
        "area = \"emotional-literacy\"",
        "area = \"emotional-literacy\"\nreview = \"soon\"",
    );
    assert!(text.contains("review = \"soon\""));
    let done = Run::new(&["build", "small.toml"])
        .file("small.toml", &text)
        .go()
        .code(1);
    let said = done.stderr();
    assert!(said.contains("goal-sheet for young-person"), "{said}");
    assert!(!done.files().keys().any(|it| it.contains("goal-sheet")));
    assert!(
        done.files().keys().any(|it| it.contains("case-map")),
        "{:?}",
        done.files().keys()
    );
}

#[test]
fn easy_readers_get_an_easy_and_literal_book() {
    let done = Run::new(&["plan", "robin.toml", "--all", "--format", "json"])
        .example("robin")
        .go()
        .code(0);
    let plan: serde_json::Value = serde_json::from_str(&done.stdout()).unwrap();
    let books: Vec<_> = plan["documents"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["document"] == "workbook" && it["reader"] == "young-person")
        .collect();
    assert!(!books.is_empty());
    for book in books {
        assert_eq!(book["form"], "easy");
        for area in book["areas"].as_array().unwrap() {
            for exercise in area["exercises"].as_array().unwrap() {
                assert_eq!(exercise["form"], "easy");
            }
        }
    }
}

#[test]
fn papers_are_for_their_owner_only_and_an_unwritable_one_stops_no_other() {
    let done = Run::new(&["build", "small.toml", "-o", "out"])
        .file("small.toml", &example("small"))
        .file(
            "out/INVENTED-1001-goal-sheet-young-person-01.pdf/in-the-way",
            "",
        )
        .go()
        .code(4);
    assert!(
        done.stderr().contains("goal-sheet-young-person-01.pdf"),
        "{}",
        done.stderr()
    );
    assert!(
        done.files()
            .keys()
            .any(|it| it.ends_with("workbook-young-person-stage-1.pdf"))
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let paper = done
            .folder()
            .join("out/INVENTED-1001-workbook-young-person-stage-1.pdf");
        let mode = std::fs::metadata(paper).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn plain_text_has_the_words_of_the_page() {
    let done = Run::new(&[
        "build",
        "jay.toml",
        "-d",
        "goal-sheet",
        "--for",
        "young-person",
        "-f",
        "txt",
    ])
    .example("jay")
    .go()
    .code(0);
    let text = done
        .files()
        .into_iter()
        .find(|(name, _)| name.ends_with("young-person-01.txt"))
        .unwrap()
        .1;
    let text = String::from_utf8(text).unwrap();
    assert!(
        text.contains("I will tell someone when my feelings start to get big."),
        "{text}"
    );
}

#[test]
fn a_document_that_does_not_exist_is_wrong_usage_with_the_nearest_word() {
    let done = Run::new(&["build", "jay.toml", "-d", "workbok"])
        .example("jay")
        .go()
        .code(2);
    assert!(
        done.stderr().contains("did you mean `workbook`?"),
        "{}",
        done.stderr()
    );
}

#[test]
fn a_new_exercise_folder_is_offered_without_any_rust() {
    let folder = "mine/exercises/emotional-literacy/a-new-one";
    let done = Run::new(&[
        "plan",
        "jay.toml",
        "--templates",
        "mine",
        "--format",
        "json",
    ])
    .example("jay")
    .file(&format!("{folder}/exercise.toml"), NEW_FACTS)
    .file(&format!("{folder}/en-GB.toml"), NEW_WORDS)
    .file(&format!("{folder}/en-GB.typ"), NEW_PAGE)
    .file(&format!("{folder}/en-GB.easy.typ"), NEW_PAGE)
    .go()
    .code(0);
    assert!(done.stdout().contains("a-new-one"), "{}", done.stdout());
}

const NEW_FACTS: &str = r#"
cells = ["2.young-person.emotional-literacy"]
ages = [10, 18]
topics = ["naming-feelings", "noticing-early", "asking-for-help", "calm-down"]
answers-by = ["say"]
steps = [5]
pages = { standard = 1, easy = 1 }
literal = "as-it-is"
"#;

const NEW_WORDS: &str = r#"
title = "A new one"
purpose = "To try."
before = "Nothing."
materials = "Nothing."
ask = "What went well?"
watch-for = "Nothing yet."
pause-if = "They want to."
safe-tonight = "Is {name} safe tonight, and who checks in?"
afterwards = "They keep it."
[[step]]
do = "Talk."
say = "Hello."
"#;

const NEW_PAGE: &str = "#import \"/lib.typ\": *\n#let page(my) = exercise(my)[#lead[Hello.]]\n";
