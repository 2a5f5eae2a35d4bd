//! One exercise whole, as a practitioner reads it at a desk: text only, in lines that any window holds.

use crate::catalog::{Audience, Catalog, Exercise, Form, ViewWords};
use crate::language::Language;

/// How long a line is at most.
const WIDTH: usize = 78;

/// How far the facts and the steps are set in.
const MARGIN: usize = 12;

/// The exercise with this name, or with this title in some language.
pub(super) fn find<'a>(catalog: &'a Catalog, name: &str) -> Option<&'a Exercise> {
    catalog.exercises.get(name).or_else(|| {
        let wanted = name.to_lowercase();
        let titles = |it: &&Exercise| {
            it.words
                .values()
                .any(|it| it.title.to_lowercase() == wanted)
        };
        catalog.exercises.values().find(titles)
    })
}

/// The whole exercise; nothing where it has no words in the language.
pub(super) fn whole(catalog: &Catalog, exercise: &Exercise, language: &Language) -> Option<String> {
    let words = exercise.words.get(language)?;
    let mut page = Page::default();
    page.line(&words.title);
    page.line(&"=".repeat(words.title.chars().count()));
    page.space();
    for (name, text) in facts(catalog, exercise, language) {
        page.beside(name, &text);
    }
    page.part("What it is for", &words.purpose);
    page.part("Before you start", &words.before);
    page.part("Bring", &words.materials);
    page.heading("Steps");
    let easy = exercise.has(language, Form::Easy);
    let minutes = exercise.steps(Form::Standard).iter().enumerate();
    for ((index, minutes), step) in minutes.zip(&words.step) {
        let of_easy = exercise.steps(Form::Easy).get(index);
        let differs = of_easy.filter(|it| easy && *it != minutes);
        let easy = differs.map(|it| format!(", easy {it}")).unwrap_or_default();
        if index > 0 {
            page.space();
        }
        page.line(&format!("{}  {minutes} min{easy}", index + 1));
        page.beside("   do", &step.action);
        if !step.say.is_empty() {
            page.beside("   say", &format!("“{}”", step.say));
        }
    }
    page.part("Ask", &words.ask);
    page.part("Watch for", &words.watch_for);
    page.part("Pause or stop if", &words.pause_if);
    if !words.adapt.is_empty() {
        page.heading("Adapt");
        let views = catalog.words.get(language);
        for (need, text) in &words.adapt {
            let named = views.map_or(need.as_str(), |it| it.word("need", need));
            page.text(&format!("{named}: {text}"));
        }
    }
    page.part("Safe tonight?", &words.safe_tonight);
    page.part("Afterwards", &words.afterwards);
    page.optional("In ten minutes", words.ten_minutes.as_ref());
    page.optional("Without paper", words.no_paper.as_ref());
    page.optional(
        "This week, the young person",
        words.this_week.young_person.as_ref(),
    );
    page.optional("This week, the adult", words.this_week.adult.as_ref());
    Some(page.0)
}

/// What is known of an exercise before one reads it.
fn facts(
    catalog: &Catalog,
    exercise: &Exercise,
    language: &Language,
) -> Vec<(&'static str, String)> {
    let facts = &exercise.facts;
    let nothing = ViewWords::default();
    let views = catalog.words.get(language).unwrap_or(&nothing);
    let mut said = vec![("exercise", exercise.slug.clone())];
    said.push(("for", for_whom(catalog, exercise, views)));
    for cell in facts.cells.iter().filter_map(|it| catalog.cell(it)) {
        let words = catalog.cell_words(language, &cell.id);
        let heading = words.map_or(cell.area.as_str(), |it| it.heading.as_str());
        said.push((
            "area",
            format!("Stage {}: {heading} ({})", cell.stage, cell.id),
        ));
    }
    for form in exercise.forms(language) {
        let steps = exercise.steps(form).iter().map(ToString::to_string);
        let pages = exercise.page_count(form);
        said.push((
            form.word(),
            format!(
                "{} minutes ({}), {pages} page{}",
                exercise.minutes(form),
                steps.collect::<Vec<_>>().join(" + "),
                if pages == 1 { "" } else { "s" }
            ),
        ));
    }
    let ways = facts
        .answers_by
        .iter()
        .map(|it| views.word("answers-by", it));
    said.push(("answers", ways.collect::<Vec<_>>().join(", ")));
    let lists = [
        ("topics", &facts.topics),
        ("tags", &facts.tags),
        ("comes after", &facts.after),
        ("in place", &facts.gates),
        ("needs", &facts.needs),
    ];
    said.extend(lists.map(|(name, all)| (name, all.join(", "))));
    if facts.presumes {
        said.push(("not while", "proceedings are live".to_owned()));
    }
    if facts.stays_with_worker {
        said.push((
            "kept",
            "by the worker; the page does not go home".to_owned(),
        ));
    }
    said.retain(|(_, text)| !text.is_empty());
    said
}

/// Whom it is for, and how old.
fn for_whom(catalog: &Catalog, exercise: &Exercise, views: &ViewWords) -> String {
    let (from, to) = exercise.facts.ages;
    let mut cells = exercise
        .facts
        .cells
        .iter()
        .filter_map(|it| catalog.cell(it));
    if cells.any(|it| it.audience == Audience::YoungPerson) {
        return format!("a young person of {from} to {to}");
    }
    let roles = exercise.facts.roles.iter().map(|it| views.word("role", it));
    let roles: Vec<&str> = roles.collect();
    let whom = if roles.is_empty() {
        "adults".to_owned()
    } else {
        roles.join(", ")
    };
    format!("{whom}; the young person is {from} to {to}")
}

/// Lines of text.
#[derive(Default)]
struct Page(String);

impl Page {
    fn line(&mut self, text: &str) {
        self.0.push_str(text.trim_end());
        self.0.push('\n');
    }

    fn space(&mut self) {
        self.0.push('\n');
    }

    fn heading(&mut self, heading: &str) {
        self.space();
        self.line(heading);
    }

    /// A heading with its text; nothing where there is no text.
    fn part(&mut self, heading: &str, text: &str) {
        if !text.is_empty() {
            self.heading(heading);
            self.text(text);
        }
    }

    fn optional(&mut self, heading: &str, text: Option<&String>) {
        self.part(heading, text.map_or("", String::as_str));
    }

    fn text(&mut self, text: &str) {
        for line in wrapped(&anybody(text), WIDTH - 2) {
            self.line(&format!("  {line}"));
        }
    }

    /// A word with its text beside it.
    fn beside(&mut self, name: &str, text: &str) {
        let mut name = name;
        for line in wrapped(&anybody(text), WIDTH - MARGIN) {
            self.line(&format!("{name:<MARGIN$}{line}"));
            name = "";
        }
    }
}

/// A text of the library as it speaks of nobody in particular.
fn anybody(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('{') {
        said.push_str(before);
        let Some((place, after)) = from.split_once('}') else {
            said.push('{');
            rest = from;
            continue;
        };
        let words = match place {
            "name" => "the young person",
            "worker" => "the worker",
            other => other,
        };
        let begins = said.trim_end_matches([' ', '“', '\n']).chars().next_back();
        if begins.is_none_or(|it| ".!?:".contains(it)) && !said.ends_with(": ") {
            let mut letters = words.chars();
            said.extend(letters.next().map(|it| it.to_ascii_uppercase()));
            said.push_str(letters.as_str());
        } else {
            said.push_str(words);
        }
        rest = after;
    }
    said.push_str(rest);
    said
}

/// The text in lines of so many letters at most; a longer word has a line of its own.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let length = line.chars().count() + 1 + word.chars().count();
            if !line.is_empty() && length > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_speaks_of_nobody_in_particular() {
        let cases = [
            ("{name} ticks.", "The young person ticks."),
            (
                "Sit by {name}. {name} ticks.",
                "Sit by the young person. The young person ticks.",
            ),
            ("Ask: “{name}?”", "Ask: “The young person?”"),
            (
                "Notice who {they} {are}, and {their} bag.",
                "Notice who they are, and their bag.",
            ),
            ("Nothing {open", "Nothing {open"),
        ];
        for (text, expected) in cases {
            assert_eq!(anybody(text), expected);
        }
    }

    #[test]
    fn lines_are_no_longer_than_they_may_be() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(
            wrapped("incomprehensible to me", 5),
            ["incomprehensible", "to me"]
        );
        assert!(wrapped("", 5).is_empty());
    }
}
