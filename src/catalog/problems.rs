//! Every sentence that an author of exercises or documents can read about the templates folder.

use std::collections::BTreeSet;

use crate::language::Language;
use crate::problem::{Concerns, Place, Problem, Severity};

fn fault(code: &'static str, path: &str, message: String) -> Problem {
    at(code, path, 1, message)
}

fn at(code: &'static str, path: &str, line: usize, message: String) -> Problem {
    Problem {
        severity: Severity::Error,
        code,
        message,
        place: Some(Place {
            file: format!("templates/{path}").into(),
            line,
            column: 1,
        }),
        path: path.to_owned(),
        concerns: Concerns::Nothing,
        stops: Vec::new(),
        hint: None,
    }
}

/// Adds the way out.
trait Hint {
    fn hint(self, hint: impl Into<String>) -> Self;
}

impl Hint for Problem {
    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

pub(super) fn missing_file(path: &str) -> Problem {
    fault(
        "templates/missing-file",
        path,
        format!("the file `{path}` is missing"),
    )
}

pub(super) fn not_utf8(path: &str) -> Problem {
    fault(
        "templates/not-utf8",
        path,
        format!("`{path}` is not saved as UTF-8 text"),
    )
}

pub(super) fn unreadable(path: &str, line: Option<usize>, why: &str) -> Problem {
    at(
        "templates/unreadable",
        path,
        line.unwrap_or(1),
        format!("`{path}` cannot be read: {why}"),
    )
    .hint("README, “Add an exercise”, lists the keys and what they mean")
}

pub(super) fn unknown_file(path: &str) -> Problem {
    fault("templates/unknown-file", path, format!("nothing reads the file `{path}`"))
        .hint("an exercise holds `exercise.toml`, `<tag>.toml`, `<tag>.typ`, `<tag>.easy.typ` and, where needed, `<tag>.literal.typ` or `<tag>.<role>.typ`")
}

pub(super) fn not_a_term(path: &str, key: &str) -> Problem {
    fault("templates/not-a-term", path, format!("`terms.{key}` is not a word that is explained"))
        .hint("write `[terms]` entries as `consent = { word = \"consent\", means = \"Everyone freely says yes.\" }`")
}

pub(super) fn unknown_term(path: &str, key: &str) -> Problem {
    fault(
        "exercise/unknown-term",
        path,
        format!("there is no word `{key}` that is explained"),
    )
    .hint(
        "add it to `[terms]` of the language file with what it means, or use one that stands there",
    )
}

pub(super) fn exercise_in_wrong_place(folder: &str) -> Problem {
    fault("exercise/wrong-place", folder, format!("`{folder}` is not where exercises live"))
        .hint("an exercise is a folder `exercises/<area>/<slug>` with a name of small letters, figures and hyphens")
}

pub(super) fn two_exercises(slug: &str, one: &str, two: &str) -> Problem {
    fault(
        "exercise/two-alike",
        &format!("exercises/{two}/exercise.toml"),
        format!("two exercises are called `{slug}`: `{one}` and `{two}`"),
    )
    .hint("the area folder is only a shelf; give one of them another name")
}

pub(super) fn exercise_without_cell(path: &str) -> Problem {
    fault("exercise/no-cell", path, "the exercise names no cell, so no workbook can hold it".to_owned())
        .hint("write `cells = [\"2.young-person.emotional-literacy\"]`; `stagebook list areas` prints all keys")
}

pub(super) fn exercise_without_minutes(path: &str, slug: &str) -> Problem {
    fault("exercise/no-minutes", path, format!("the exercise `{slug}` has no minutes"))
        .hint("write how long each step takes most people, such as `steps = [5, 10, 10]`, so that a session can be planned")
}

pub(super) fn exercise_without_way_to_answer(path: &str, slug: &str) -> Problem {
    fault(
        "exercise/no-way-to-answer",
        path,
        format!("the exercise `{slug}` does not say how one answers"),
    )
    .hint("write `answers-by = [\"tick\", \"say\"]`, the leading way first")
}

pub(super) fn unknown_word(path: &str, key: &str, word: &str, known: &[&str]) -> Problem {
    fault(
        "exercise/unknown-word",
        path,
        format!("`{key}` has no word `{word}`"),
    )
    .hint(format!("the words are: {}", known.join(", ")))
}

pub(super) fn ages_out_of_range(path: &str) -> Problem {
    fault(
        "exercise/ages",
        path,
        "`ages` must be two whole numbers, youngest first, from 5 to 25".to_owned(),
    )
}

pub(super) fn exercise_without_words(path: &str, slug: &str) -> Problem {
    fault(
        "exercise/no-words",
        path,
        format!("the exercise `{slug}` has no words in any language"),
    )
    .hint("add `en-GB.toml` beside it with the title, the purpose and the worker's notes")
}

pub(super) fn steps_differ(
    path: &str,
    language: &Language,
    words: usize,
    minutes: usize,
) -> Problem {
    fault(
        "exercise/steps-differ",
        path,
        format!("`{language}.toml` has {words} `[[step]]` and `steps` has {minutes}"),
    )
    .hint("each step has its minutes and its words")
}

pub(super) fn exercise_without_page(path: &str, page: &str) -> Problem {
    fault(
        "exercise/no-page",
        path,
        format!("the page `{page}` is missing"),
    )
}

pub(super) fn literal_page_differs(path: &str, page: &str, wanted: bool) -> Problem {
    let message = if wanted {
        format!("`literal = \"own-page\"` but there is no `{page}.typ`")
    } else {
        format!("there is a `{page}.typ` but `literal` does not say `own-page`")
    };
    fault("exercise/literal-page", path, message)
}

pub(super) fn easy_page_differs(path: &str, page: &str, wanted: bool) -> Problem {
    let message = if wanted {
        format!("`pages` counts an easy form but there is no `{page}.typ`")
    } else {
        format!("there is a `{page}.typ` but `pages` does not say how long the easy form is")
    };
    fault("exercise/easy-page", path, message)
}

pub(super) fn unknown_place(path: &str, place: &str) -> Problem {
    fault(
        "exercise/unknown-place",
        path,
        format!("nobody fills the place `{{{place}}}`"),
    )
    .hint("the places are {name}, {worker}, {they}, {are} and {their}")
}

pub(super) fn unknown_cell(path: &str, cell: &str) -> Problem {
    fault(
        "exercise/unknown-cell",
        path,
        format!("there is no cell `{cell}`"),
    )
    .hint("`stagebook list areas` prints all keys")
}

pub(super) fn exercise_without_easy_form(path: &str, slug: &str) -> Problem {
    fault(
        "exercise/no-easy-form",
        path,
        format!("the exercise `{slug}` is for young people and has no easy form"),
    )
    .hint("add `<tag>.easy.typ` and say its length: `pages = { standard = 1, easy = 2 }`")
}

pub(super) fn unknown_topic(path: &str, topic: &str, known: &BTreeSet<String>) -> Problem {
    let nearest = known
        .iter()
        .max_by(|a, b| strsim::jaro_winkler(topic, a).total_cmp(&strsim::jaro_winkler(topic, b)));
    let problem = fault(
        "exercise/unknown-topic",
        path,
        format!("there is no topic `{topic}`"),
    );
    match nearest {
        Some(nearest) => problem.hint(format!(
            "did you mean `{nearest}`? `templates/topics.toml` has the list"
        )),
        None => problem,
    }
}

pub(super) fn unknown_exercise(path: &str, slug: &str) -> Problem {
    fault(
        "exercise/unknown-exercise",
        path,
        format!("`after` names `{slug}`, which does not exist"),
    )
}

pub(super) fn cell_without_words(language: &Language, cell: &str) -> Problem {
    let path = format!("lang/{language}.areas.toml");
    fault(
        "areas/no-words",
        &path,
        format!("the cell `{cell}` has no heading, plain title and purpose in `{path}`"),
    )
}

pub(super) fn document_in_wrong_place(folder: &str) -> Problem {
    fault("document/wrong-place", folder, format!("`{folder}` is not where documents live"))
        .hint("a document is a folder `documents/<slug>` with a name of small letters, figures and hyphens")
}

pub(super) fn document_without_page(path: &str, reader: &str) -> Problem {
    fault(
        "document/no-page",
        path,
        format!("`readers` names `{reader}` but there is no `{reader}.typ`"),
    )
}

pub(super) fn document_without_title(path: &str, language: &str, reader: &str) -> Problem {
    fault(
        "document/no-title",
        path,
        format!("`{language}.toml` has no `title` in `[{reader}]`"),
    )
    .hint("the title stands in the PDF's properties; it must be neutral")
}

pub(super) fn document_without_words(path: &str, slug: &str) -> Problem {
    fault(
        "document/no-words",
        path,
        format!("the document `{slug}` has no words in any language"),
    )
}

pub(super) fn line_without_setting(path: &str, line: &str) -> Problem {
    fault("plan-line/no-setting", path, format!("the line `{line}` suits no setting"))
        .hint("write `setting = [\"home\"]`: home, foster, residential, school, transport, community or online")
}

pub(super) fn line_twice(path: &str, line: &str) -> Problem {
    fault(
        "plan-line/two-alike",
        path,
        format!("two lines are called `{line}`"),
    )
}

pub(super) fn line_without_words(path: &str, line: &str) -> Problem {
    fault(
        "plan-line/no-words",
        path,
        format!("the line `{line}` has no words in `{path}`"),
    )
}

pub(super) fn unknown_line(path: &str, line: &str) -> Problem {
    fault(
        "plan-line/unknown",
        path,
        format!("`{path}` has words for `{line}`, which `plan-lines.toml` does not know"),
    )
}

pub(super) fn line_faulty(path: &str, line: &str, what: &str) -> Problem {
    fault("plan-line/unfinished", path, format!("the line `{line}`: {what}"))
        .hint("every reader of a plan has the same line in words of their own; the places are {name}, {they}, {them}, {their}, {theirs}, {are}, {have}, {They} and {Their}")
}
