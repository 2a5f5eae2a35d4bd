//! What an author may not do in an exercise, and what every folder must hold.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::root;

/// Every file below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn templates(below: &str, ending: &str) -> Vec<(String, String)> {
    files(&root().join("templates").join(below))
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (
                path.strip_prefix(root())
                    .unwrap()
                    .to_string_lossy()
                    .into_owned(),
                text,
            )
        })
        .collect()
}

#[test]
fn an_exercise_is_words_and_components_only() {
    let banned = [
        "json(",
        "sys.inputs",
        "#set ",
        "#show ",
        "if my",
        "rgb(",
        "luma(",
        "eval(",
        "read(",
        "datetime",
        "@preview",
    ];
    let mut found = Vec::new();
    for (path, text) in templates("exercises", ".typ") {
        for (number, line) in text.lines().enumerate() {
            let length = line
                .split(|it: char| !it.is_alphanumeric() && it != '.')
                .any(is_length);
            if let Some(word) = banned.iter().find(|it| line.contains(**it)) {
                found.push(format!("{path}:{}: `{word}`", number + 1));
            } else if length && !line.trim_start().starts_with("//") {
                found.push(format!(
                    "{path}:{}: a length; the component or `tokens.typ` knows it",
                    number + 1
                ));
            }
        }
        if !text.starts_with("#import \"/lib.typ\"") {
            found.push(format!("{path}: the first line imports `/lib.typ`"));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Whether a word is a length such as `12mm` or `1.5em`.
fn is_length(word: &str) -> bool {
    ["mm", "pt", "em", "cm"].iter().any(|unit| {
        word.strip_suffix(unit)
            .is_some_and(|number| !number.is_empty() && number.parse::<f32>().is_ok())
    })
}

#[test]
fn components_and_layouts_hold_no_colours() {
    for folder in ["components", "layouts"] {
        for (path, text) in templates(folder, ".typ") {
            let painted = text
                .lines()
                .find(|it| it.contains("luma(") || (it.contains("rgb(\"#")));
            assert_eq!(painted, None, "{path}");
        }
    }
}

#[test]
fn every_picture_has_words_and_every_word_a_picture() {
    let words: toml::Table = fs::read_to_string(root().join("templates/lang/en-GB.pictures.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let pictures: Vec<String> = files(&root().join("templates/pictures"))
        .iter()
        .filter_map(|it| Some(it.file_name()?.to_str()?.strip_suffix(".svg")?.to_owned()))
        .collect();
    let lacking: Vec<_> = pictures
        .iter()
        .filter(|it| !words.contains_key(*it))
        .collect();
    let without: Vec<_> = words.keys().filter(|it| !pictures.contains(it)).collect();
    assert!(
        lacking.is_empty() && without.is_empty(),
        "{lacking:?} {without:?}"
    );
    assert!(pictures.len() >= 60);
}

#[test]
fn nothing_names_a_place_that_exists_on_one_machine_only() {
    let mut found = Vec::new();
    for folder in ["src", "templates", "examples", "tests"] {
        for path in files(&root().join(folder)) {
            let Ok(text) = fs::read_to_string(&path) else {
                continue;
            };
            let home = ["/home/", "/Users/", "C:\\Users"]
                .iter()
                .any(|it| text.contains(it));
            if home && !path.ends_with("tidy.rs") {
                found.push(path);
            }
        }
    }
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn phone_numbers_are_made_up_or_public_help_lines() {
    let public = fs::read_dir(root().join("templates/facts"))
        .unwrap()
        .map(|it| fs::read_to_string(it.unwrap().path()).unwrap())
        .collect::<String>();
    let mut found = Vec::new();
    for folder in [
        "examples",
        "tests/cases",
        "src",
        "templates/exercises",
        "templates/documents",
    ] {
        for path in files(&root().join(folder)) {
            let Ok(text) = fs::read_to_string(&path) else {
                continue;
            };
            for line in text.lines() {
                for number in numbers(line) {
                    if !number.starts_with("01632960") && !public.replace(' ', "").contains(&number)
                    {
                        found.push(format!("{}: {number}", path.display()));
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What looks like a telephone number: ten figures or more that begin with 0, spaces between them.
fn numbers(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut number = String::new();
    for letter in line.chars().chain(['.']) {
        if letter.is_ascii_digit() {
            number.push(letter);
        } else if letter != ' ' {
            if number.starts_with('0') && (10..=11).contains(&number.len()) {
                found.push(number.clone());
            }
            number.clear();
        }
    }
    found
}
