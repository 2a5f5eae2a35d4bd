//! No word for one reader reaches another: canaries in every text of a case, looked for in everything that can
//! be read in a PDF.

use crate::harness::{Done, Pdf, Run, example};

/// A case in which every text is a word that only its readers may see.
///
/// `QZPRO…` is for professionals, `QZYP…` for the young person, `QZONE…` and `QZTWO…` for one adult each, `QZSHARED…`
/// for the young person and the first adult, `QZREG…` is on the confidential register.
const CASE: &str = include_str!("../cases/canaries.toml");

fn built(arguments: &[&str]) -> Done {
    let mut all = vec!["build", "case.toml"];
    all.extend(arguments);
    Run::new(&all).file("case.toml", CASE).go().code(0)
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
        let pdfs = done.pdfs_of("-young-person");
        for pdf in &pdfs {
            lacks(pdf, &["QZPRO", "QZONE", "QZTWO", "QZREG"]);
        }
        seen(&pdfs, "QZYP", &[]);
    }
}

#[test]
fn an_adult_sees_no_word_of_another_adult_and_of_the_young_person_only_what_is_shared() {
    let done = built(&["--all"]);
    let one = done.pdfs_of("-adult-1");
    for pdf in &one {
        lacks(pdf, &["QZPRO", "QZYP", "QZTWO", "QZREG"]);
    }
    seen(&one, "QZONE", &[]);
    let two = done.pdfs_of("-adult-2");
    for pdf in &two {
        lacks(pdf, &["QZPRO", "QZYP", "QZONE", "QZSHARED", "QZREG"]);
    }
    seen(&two, "QZTWO", &[]);
}

#[test]
fn professionals_see_the_case_but_not_the_register() {
    let done = built(&["--all", "--stage", "4"]);
    let pdfs = done.pdfs_of("-professional");
    for pdf in &pdfs {
        lacks(pdf, &["QZREG"]);
    }
    // Why a warning was accepted stands in the plan; who somebody is stands on no report yet.
    seen(&pdfs, "QZPRO", &["QZPROaccept", "QZPROidentity"]);
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
        let banned: &[&str] = if pdf.name.contains("-young-person") {
            &["QZPRO", "QZONE", "QZTWO", "QZREG"]
        } else if pdf.name.contains("-adult-1") {
            &["QZPRO", "QZYP", "QZTWO", "QZREG"]
        } else if pdf.name.contains("-adult-2") {
            &["QZPRO", "QZYP", "QZONE", "QZSHARED", "QZREG"]
        } else {
            &["QZREG"]
        };
        lacks(pdf, banned);
    }
}

#[test]
fn an_adult_gets_nothing_that_is_not_listed_and_nothing_while_held_back() {
    let none = CASE.replace(
        "papers = [\"workbook\", \"goal-sheet\", \"help-card\"] # one",
        "papers = []",
    );
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
        for pdf in done.pdfs_of("-young-person") {
            let page = folded(&pdf.text());
            for text in texts.iter().filter(|it| it.len() > 12) {
                assert!(!page.contains(&folded(text)), "{} holds “{text}”", pdf.name);
            }
        }
    }
}
