//! The words of a document as plain text, for those who read with their own tools.

use std::fmt::Write as _;

use crate::typeset::{Kind, Passage};

/// What stands in a cell that is left blank to write in.
const BLANK: &str = "____";

/// Writes the passages in reading order. What is never read aloud is left out.
pub(super) fn txt(passages: &[Passage]) -> String {
    let mut text = String::new();
    let mut passages = passages
        .iter()
        .filter(|it| it.kind != Kind::Margin && !it.drawn)
        .peekable();
    while let Some(passage) = passages.next() {
        let mut whole = vec![passage];
        while let Some(next) = passages.next_if(|next| belongs(passage, next)) {
            whole.push(next);
        }
        blank_line(&mut text);
        match &passage.kind {
            _ if passage.place.is_some() => table(&mut text, &whole),
            Kind::Title | Kind::Heading(1) => underlined(&mut text, &passage.text, '='),
            Kind::Heading(2) => underlined(&mut text, &passage.text, '-'),
            Kind::Paragraph if is_number(passage) && passages.peek().is_some_and(is_words) => {
                let words = passages.next().map_or("", |next| &next.text);
                line(&mut text, format_args!("{}. {words}", passage.text));
            }
            Kind::Heading(_) | Kind::Paragraph | Kind::Caption | Kind::Note => {
                line(&mut text, format_args!("{}", passage.text));
            }
            Kind::Item { .. } => whole.iter().for_each(|it| item(&mut text, it)),
            Kind::Picture => line(&mut text, format_args!("[{}]", passage.text)),
            Kind::Margin => unreachable!("passages that are not read aloud were left out above"),
        }
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// Whether a passage goes on with the table or list that another began.
fn belongs(first: &Passage, next: &Passage) -> bool {
    match (first.place, next.place) {
        (Some(first), Some(next)) => first.table == next.table,
        (None, None) => {
            matches!(
                (&first.kind, &next.kind),
                (Kind::Item { .. }, Kind::Item { .. })
            )
        }
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// Whether a paragraph is the number that stands beside an instruction.
fn is_number(passage: &Passage) -> bool {
    (1..=2).contains(&passage.text.len()) && passage.text.bytes().all(|it| it.is_ascii_digit())
}

/// Whether a passage is a paragraph of words.
fn is_words(passage: &&Passage) -> bool {
    passage.kind == Kind::Paragraph && passage.place.is_none() && !is_number(passage)
}

/// A heading with a rule below it, as wide as its longest line.
fn underlined(text: &mut String, words: &str, rule: char) {
    let longest = words
        .lines()
        .map(|it| it.chars().count())
        .max()
        .unwrap_or_default();
    let rule: String = std::iter::repeat_n(rule, longest).collect();
    line(text, format_args!("{words}\n{rule}"));
}

/// One item, indented by the depth of its list.
fn item(text: &mut String, passage: &Passage) {
    let Kind::Item { depth, marker } = &passage.kind else {
        return;
    };
    let indent = "  ".repeat(*depth);
    let marker = if marker.is_empty() { "-" } else { marker };
    let words = passage.text.replace('\n', &format!("\n{indent}  "));
    line(text, format_args!("{indent}{marker} {words}"));
}

/// A row of the table on each line.
fn table(text: &mut String, cells: &[&Passage]) {
    let mut rows: Vec<(usize, Vec<(usize, String)>)> = Vec::new();
    for cell in cells {
        let Some(place) = cell.place else { continue };
        let words = match cell.kind {
            Kind::Picture => format!("[{}]", cell.text),
            _ => cell.text.replace('\n', " "),
        };
        if rows.last().is_none_or(|(row, _)| *row != place.row) {
            rows.push((place.row, Vec::new()));
        }
        let Some((_, row)) = rows.last_mut() else {
            continue;
        };
        match row.last_mut() {
            Some((column, before)) if *column == place.column => {
                before.push_str(" / ");
                before.push_str(&words);
            }
            _ => row.push((place.column, words)),
        }
    }
    for (_, row) in rows {
        let cells = row
            .iter()
            .map(|(_, words)| if words.is_empty() { BLANK } else { words });
        line(
            text,
            format_args!("{}", cells.collect::<Vec<_>>().join(" | ")),
        );
    }
    text.push('\n');
}

/// Sets what comes next apart from what is there.
fn blank_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with("\n\n") {
        text.push('\n');
    }
}

/// Adds a line.
fn line(text: &mut String, line: std::fmt::Arguments) {
    writeln!(text, "{line}").unwrap_or_else(|_| unreachable!("writing to a text never fails"));
}
