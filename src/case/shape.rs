//! The shape of a file: every key, kind, word, range and text against the schema, in our words.
//!
//! The walk notes the place of everything, makes texts the same, and leaves out what is faulty; what remains can be
//! read item by item without a fault of its own.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::{DeArray, DeInteger, DeTable, DeValue};
use toml::{Spanned, Table, Value};

use super::kind::{Field, Fields, Kind, TextForm, TextRule};
use super::places::Places;
use super::problems;
use super::source::Source;
use super::text::{self, Fault};
use crate::problem::{Concerns, Problem, Problems, Severity};
use crate::reader::is_id;

/// What the walk found.
pub(super) struct Walked {
    /// What is left when all that is faulty is taken out; `None` when the file could not be parsed.
    pub(super) table: Option<Table>,
    /// What is wrong.
    pub(super) problems: Problems,
    /// Where everything stands.
    pub(super) places: Places,
    /// For lists that lost items: the numbers of those that are left, by the list's path.
    pub(super) kept: BTreeMap<String, Vec<usize>>,
    /// Characters beyond plain English that texts hold, once for each text.
    pub(super) letters: Vec<Letter>,
}

/// A character that a font must have, and where it stands.
#[derive(Clone)]
pub(super) struct Letter {
    /// The text it stands in.
    pub(super) path: String,
    /// What the text is called in a message.
    pub(super) name: String,
    /// The character.
    pub(super) letter: char,
    /// Its line and column.
    pub(super) at: (usize, usize),
}

/// Walks a whole file. `concerns` says what a fault at a path makes unfit.
pub(super) fn walk(
    table: &DeTable,
    fields: &Fields,
    source: &Source,
    places: Places,
    concerns: fn(&str) -> Concerns,
) -> Walked {
    let mut walk = Walk {
        source,
        concerns,
        problems: Problems::new(),
        places,
        kept: BTreeMap::new(),
        letters: Vec::new(),
    };
    let table = walk.root(table, fields);
    let Walk {
        problems,
        places,
        kept,
        letters,
        ..
    } = walk;
    Walked {
        table: Some(table),
        problems,
        places,
        kept,
        letters,
    }
}

/// Names unknown keys of a file that could not be parsed to its end, down to a line.
pub(super) fn unknown_keys(
    table: &DeTable,
    fields: &Fields,
    source: &Source,
    places: Places,
    before_line: usize,
) -> Problems {
    let walked = walk(table, fields, source, places, |_| Concerns::Everything);
    let mut problems = walked.problems;
    problems.retain(|it| {
        problems::is_unknown_key(it) && it.place.as_ref().is_some_and(|it| it.line < before_line)
    });
    problems
}

/// What became of a value.
enum Got<T> {
    /// It can be read.
    Some(T),
    /// It is empty, as if it were not written.
    Nothing,
    /// It is faulty, and that was said.
    Faulty,
}

/// One walk over a file.
struct Walk<'a> {
    source: &'a Source<'a>,
    concerns: fn(&str) -> Concerns,
    problems: Problems,
    places: Places,
    kept: BTreeMap<String, Vec<usize>>,
    letters: Vec<Letter>,
}

impl Walk<'_> {
    fn root(&mut self, table: &DeTable, fields: &Fields) -> Table {
        let (left, missing) = self.keys(table, fields, "", "");
        for key in missing.into_iter().filter(|&it| !has(table, it)) {
            self.say(problems::missing_section(key), key, (1, 1));
        }
        left
    }

    /// A section; faulty as a whole when a key that it needs is missing.
    fn table(
        &mut self,
        table: &DeTable,
        fields: &Fields,
        path: &str,
        name: &str,
        at: (usize, usize),
    ) -> Got<Value> {
        let (left, missing) = self.keys(table, fields, path, name);
        if missing.is_empty() {
            return Got::Some(Value::Table(left));
        }
        // A key that is there but faulty has been spoken of.
        for key in missing.into_iter().filter(|&it| !has(table, it)) {
            if let Some(Field { kind, about }) = fields.fields.get(key) {
                self.say(
                    problems::missing_key(key, name, &example(key, kind), about),
                    &join(path, key),
                    at,
                );
            }
        }
        Got::Faulty
    }

    /// The keys of a section: what is left of them, and which needed ones are not left.
    fn keys<'f>(
        &mut self,
        table: &DeTable,
        fields: &'f Fields,
        path: &str,
        name: &str,
    ) -> (Table, Vec<&'f str>) {
        let mut left = Table::new();
        for (key, value) in table {
            let at = self.source.place(key.span().start);
            let word: &str = key.get_ref();
            let Some(Field { kind, .. }) = fields.fields.get(word) else {
                let nearest = nearest(word, fields.fields.keys().map(String::as_str));
                let path = match nearest {
                    Some(nearest) if path.is_empty() => nearest.to_owned(),
                    _ if is_id(word) => join(path, word),
                    _ => path.to_owned(),
                };
                self.say(problems::unknown_key(word, name, nearest), &path, at);
                continue;
            };
            let path = join(path, word);
            self.places.note(&path, at);
            let needed = fields.required.iter().any(|it| it == word);
            match self.value(value, kind, &path, &format!("`{word}`")) {
                Got::Some(value) => {
                    left.insert(word.to_owned(), value);
                }
                Got::Nothing if needed => {
                    let at = self.source.place(value.span().start);
                    self.say(problems::empty_text(&format!("`{word}`")), &path, at);
                }
                Got::Nothing | Got::Faulty => {}
            }
        }
        let missing = fields
            .required
            .iter()
            .filter(|it| !left.contains_key(it.as_str()));
        let missing = missing.map(String::as_str).collect();
        (left, missing)
    }

    fn value(
        &mut self,
        value: &Spanned<DeValue>,
        kind: &Kind,
        path: &str,
        name: &str,
    ) -> Got<Value> {
        let at = self.source.place(value.span().start);
        match (kind, value.get_ref()) {
            (Kind::Text(rule), DeValue::String(written)) => {
                self.text(written, *rule, value.span(), path, name)
            }
            (Kind::TextOrTable(rule, _), DeValue::String(written)) => {
                self.text(written, *rule, value.span(), path, name)
            }
            (Kind::Table(fields) | Kind::TextOrTable(_, fields), DeValue::Table(table)) => {
                self.table(table, fields, path, &section(path), at)
            }
            (Kind::Map { of_ids, value }, DeValue::Table(table)) => {
                self.map(table, *of_ids, value, path)
            }
            (Kind::List(item, most), DeValue::Array(items)) => {
                self.list(items, item, *most, path, name, at)
            }
            (Kind::Choice(words), DeValue::String(written)) => {
                self.choice(written, words, path, name, at)
            }
            (Kind::Number(least, most), DeValue::Integer(number)) => {
                let number = whole(number).filter(|it| (least..=most).contains(&it));
                match number {
                    Some(number) => Got::Some(Value::Integer(number)),
                    None => self.faulty(problems::out_of_range(name, *least, *most), path, at),
                }
            }
            (Kind::Decimal(least, most), DeValue::Integer(_) | DeValue::Float(_)) => {
                let range = *least as f64..=*most as f64;
                match decimal(value.get_ref()).filter(|it| range.contains(it)) {
                    Some(number) => Got::Some(Value::Float(number)),
                    None => {
                        let problem = problems::decimal_out_of_range(name, *least, *most);
                        self.faulty(problem, path, at)
                    }
                }
            }
            (Kind::Truth, DeValue::Boolean(truth)) => Got::Some(Value::Boolean(*truth)),
            (Kind::Day, DeValue::Datetime(day)) if super::day::Day::of(day).is_some() => {
                Got::Some(Value::Datetime(*day))
            }
            (kind, other) => {
                let problem = wrong_kind(kind, other, name);
                self.faulty(problem, path, at)
            }
        }
    }

    fn choice(
        &mut self,
        written: &str,
        words: &[String],
        path: &str,
        name: &str,
        at: (usize, usize),
    ) -> Got<Value> {
        let written = written.trim();
        if words.iter().any(|it| it == written) {
            return Got::Some(Value::String(written.to_owned()));
        }
        let nearest = nearest(written, words.iter().map(String::as_str));
        self.faulty(problems::unknown_word(name, words, nearest), path, at)
    }

    fn list(
        &mut self,
        items: &DeArray,
        kind: &Kind,
        most: usize,
        path: &str,
        name: &str,
        at: (usize, usize),
    ) -> Got<Value> {
        if items.len() > most {
            return self.faulty(problems::too_many(name, most), path, at);
        }
        let mut left = Vec::new();
        let mut numbers = Vec::new();
        for (number, item) in items
            .iter()
            .enumerate()
            .map(|(before, item)| (before + 1, item))
        {
            let path = item_path(path, item, kind, number);
            self.places
                .note(&path, self.source.place(item.span().start));
            let name = format!("item {number} of {name}");
            if let Got::Some(item) = self.value(item, kind, &path, &name) {
                left.push(item);
                numbers.push(number);
            }
        }
        if left.len() < items.len() {
            self.kept.insert(path.to_owned(), numbers);
        }
        Got::Some(Value::Array(left))
    }

    fn map(&mut self, table: &DeTable, of_ids: bool, kind: &Kind, path: &str) -> Got<Value> {
        let mut left = Table::new();
        let rule = TextRule {
            form: of_ids.then_some(TextForm::Id),
            least: 1,
            most: text::LONGEST_LINE,
        };
        for (key, value) in table {
            let at = self.source.place(key.span().start);
            let path = if is_id(key.get_ref()) {
                join(path, key.get_ref())
            } else {
                path.to_owned()
            };
            self.places.note(&path, at);
            let word = self.text(key.get_ref(), rule, key.span(), &path, "this key");
            let value = self.value(value, kind, &path, "this value");
            if let (Got::Some(Value::String(word)), Got::Some(value)) = (word, value) {
                left.insert(word, value);
            }
        }
        Got::Some(Value::Table(left))
    }

    fn text(
        &mut self,
        written: &str,
        rule: TextRule,
        span: Range<usize>,
        path: &str,
        name: &str,
    ) -> Got<Value> {
        let text = text::read(written, rule.most);
        let start = self.source.place(span.start);
        let mut faulty = false;
        for fault in text.faults {
            let (problem, at) = match fault {
                Fault::Refused(it) => (problems::refused_character(name, it), self.find(it, &span)),
                Fault::Damaged(it) => (problems::damaged_text(name, it), self.find(it, &span)),
                Fault::TooLong(most) => (problems::text_too_long(name, most), start),
                Fault::WordTooLong => (problems::word_too_long(name), start),
                Fault::TooManyMarks => (problems::too_many_marks(name), start),
            };
            faulty |= problem.severity == Severity::Error;
            self.say(problem, path, at);
        }
        if faulty {
            return Got::Faulty;
        }
        if text.clean.is_empty() {
            return Got::Nothing;
        }
        if text.clean.chars().count() < rule.least {
            return self.faulty(
                problems::wrong_form(name, "longer", "write it in full"),
                path,
                start,
            );
        }
        if let Some(form) = rule.form
            && !form.fits(&text.clean)
        {
            let (must, way) = looks(form);
            return self.faulty(problems::wrong_form(name, must, way), path, start);
        }
        self.note_letters(&text.clean, &span, path, name);
        Got::Some(Value::String(text.clean))
    }

    fn note_letters(&mut self, clean: &str, span: &Range<usize>, path: &str, name: &str) {
        let mut letters: Vec<_> = clean.chars().filter(|it| !it.is_ascii()).collect();
        letters.sort_unstable();
        letters.dedup();
        for letter in letters {
            let at = self.find(letter, span);
            self.letters.push(Letter {
                path: path.to_owned(),
                name: name.to_owned(),
                letter,
                at,
            });
        }
    }

    /// Where a character is written; the beginning of the text when it is written as an escape.
    fn find(&self, character: char, span: &Range<usize>) -> (usize, usize) {
        let written = self.source.slice(span.clone()).find(character);
        self.source.place(span.start + written.unwrap_or(0))
    }

    fn faulty<T>(&mut self, problem: Problem, path: &str, at: (usize, usize)) -> Got<T> {
        self.say(problem, path, at);
        Got::Faulty
    }

    fn say(&mut self, mut problem: Problem, path: &str, (line, column): (usize, usize)) {
        path.clone_into(&mut problem.path);
        problem.place = Some(self.places.at(line, column));
        if problem.severity == Severity::Error {
            problem.concerns = (self.concerns)(path);
        }
        self.problems.push(problem);
    }
}

/// The path of a list's item: by its id when it has one, else by the line of the bank it takes, else by its number.
fn item_path(list: &str, item: &Spanned<DeValue>, kind: &Kind, number: usize) -> String {
    let code = |key: &str| {
        let known = matches!(kind, Kind::Table(fields) if fields.fields.contains_key(key));
        let value = item.get_ref().get(key).filter(|_| known);
        value
            .and_then(|it| it.get_ref().as_str())
            .filter(|it| is_id(it))
    };
    match code("id").or_else(|| code("bank")) {
        Some(id) => join(list, id),
        None => join(list, &number.to_string()),
    }
}

fn has(table: &DeTable, key: &str) -> bool {
    table.keys().any(|it| it.get_ref() == key)
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

/// A section as messages call it.
fn section(path: &str) -> String {
    match path.rsplit_once('.') {
        Some((list, number)) if number.bytes().all(|it| it.is_ascii_digit()) => {
            format!("`{list}` number {number}")
        }
        _ => format!("`{path}`"),
    }
}

/// The word nearest to one that is not known, when it is near enough to be meant.
pub(super) fn nearest<'w>(word: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let word = word.to_lowercase().replace(['_', ' '], "-");
    words
        .map(|it| (strsim::damerau_levenshtein(&word, &it.to_lowercase()), it))
        .filter(|&(distance, it)| distance <= it.chars().count().div_ceil(3).min(3))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, it)| it)
}

fn whole(number: &DeInteger) -> Option<i64> {
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

fn decimal(number: &DeValue) -> Option<f64> {
    match number {
        DeValue::Integer(number) => whole(number).map(|it| it as f64),
        DeValue::Float(number) => number.as_str().replace('_', "").parse().ok(),
        _ => None,
    }
}

/// A line that shows how a key is written.
fn example(key: &str, kind: &Kind) -> String {
    let value = match kind {
        Kind::Text(TextRule { form, .. }) => match form {
            Some(TextForm::Born) => "\"2012-03\"",
            Some(TextForm::Pronouns) => "\"they/them/their\"",
            Some(TextForm::Reference) => "\"WB-2031\"",
            Some(TextForm::Id | TextForm::Language | TextForm::Colour) | None => "\"…\"",
        },
        Kind::TextOrTable(..) | Kind::Choice(_) => "\"…\"",
        Kind::Day => "2026-06-08",
        Kind::Truth => "true",
        Kind::Number(..) => "1",
        Kind::Decimal(..) => "2.5",
        Kind::List(..) => "[\"…\"]",
        Kind::Table(_) | Kind::Map { .. } => return format!("[{key}]"),
    };
    format!("{key} = {value}")
}

/// How a text of a form looks, and the way to write it.
fn looks(form: TextForm) -> (&'static str, &'static str) {
    match form {
        TextForm::Id => (
            "a code",
            "use small letters, figures and single hyphens, such as `adult-1`",
        ),
        TextForm::Language => ("a language tag", "write it as `en-GB` or `cy`"),
        TextForm::Born => (
            "a month or a day",
            "write the year and month, such as `\"2012-03\"`",
        ),
        TextForm::Pronouns => (
            "pronouns in full",
            "write `\"they/them/their\"`, `\"she/her/her\"`, `\"he/him/his\"`, or four words such as `\"ze/zir/zir/zirs\"`",
        ),
        TextForm::Reference => (
            "a reference for file names",
            "use letters, figures and hyphens, such as `WB-2031`",
        ),
        TextForm::Colour => ("a colour", "write it as `#1f5c57`"),
    }
}

/// Whether a section holds words for each reader apart.
fn is_for_each_reader(fields: &Fields) -> bool {
    let keys = ["professional", "young-person", "adult", "adults"];
    keys.iter().all(|it| fields.fields.contains_key(*it))
}

/// The problem of a value that is of another kind than its key needs.
fn wrong_kind(kind: &Kind, written: &DeValue, name: &str) -> Problem {
    if name == "`born`" && matches!(written, DeValue::Datetime(_)) {
        return problems::born_is_a_date();
    }
    let (must, way) = match (kind, written) {
        (Kind::Text(_) | Kind::Choice(_) | Kind::TextOrTable(..), DeValue::Array(_)) => {
            ("one text", "take the square brackets away")
        }
        (Kind::Text(_) | Kind::Choice(_) | Kind::TextOrTable(..), _) => {
            ("a text", "put it in straight quotes")
        }
        (Kind::Day, DeValue::String(_)) => ("a date", "write it without quotes: `2026-06-08`"),
        (Kind::Day, DeValue::Datetime(_)) => ("a date without a time", "write it as `2026-06-08`"),
        (Kind::Day, _) => ("a date", "write it as `2026-06-08`, without quotes"),
        (Kind::Truth, _) => ("`true` or `false`", "write it without quotes"),
        (Kind::Number(..), DeValue::String(_)) => ("a whole number", "write it without quotes"),
        (Kind::Number(..), _) => ("a whole number", "write it in figures, such as `7`"),
        (Kind::Decimal(..), DeValue::String(_)) => ("a number", "write it without quotes"),
        (Kind::Decimal(..), _) => ("a number", "write it in figures, such as `2.5`"),
        (Kind::List(item, _), DeValue::Table(_)) if matches!(**item, Kind::Table(_)) => (
            "a list of sections",
            "write its name in double brackets, such as `[[goal]]`",
        ),
        (Kind::List(item, _), _) if matches!(**item, Kind::Table(_)) => (
            "a list of sections",
            "begin each with its name in double brackets, such as `[[goal]]`",
        ),
        (Kind::List(..), _) => ("a list", "put it in square brackets: `[\"…\"]`"),
        (Kind::Table(_), DeValue::Array(_)) => (
            "one section",
            "write its name in single brackets, such as `[case]`",
        ),
        (Kind::Table(fields), DeValue::String(_)) if is_for_each_reader(fields) => (
            "words for each reader",
            "write `{ professional = \"…\", young-person = \"…\", adult = \"…\" }`, with those who are to read it",
        ),
        (Kind::Table(_) | Kind::Map { .. }, _) => {
            ("a section", "write its name in brackets and its keys below")
        }
    };
    problems::wrong_kind(name, must, way)
}
