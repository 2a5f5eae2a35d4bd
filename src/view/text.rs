//! How the case's plain text becomes data: paragraphs, lists, and words that a line can hold.

use serde::Serialize;
use serde_json::Value;
use unicode_segmentation::UnicodeSegmentation;

/// A paragraph, or the points of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(crate) enum Block {
    /// One paragraph.
    Paragraph(String),
    /// A list.
    Points(Vec<String>),
}

/// Plain text as blocks: a blank line ends a paragraph, a leading `- ` makes a point; nothing else means anything.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            open = false;
        } else if let Some(point) = line.strip_prefix("- ") {
            match blocks.last_mut() {
                Some(Block::Points(points)) if open => points.push(point.to_owned()),
                _ => blocks.push(Block::Points(vec![point.to_owned()])),
            }
            open = true;
        } else {
            match blocks.last_mut() {
                Some(Block::Paragraph(paragraph)) if open => {
                    paragraph.push(' ');
                    paragraph.push_str(line);
                }
                Some(Block::Points(points)) if open => {
                    if let Some(last) = points.last_mut() {
                        last.push(' ');
                        last.push_str(line);
                    }
                }
                _ => blocks.push(Block::Paragraph(line.to_owned())),
            }
            open = true;
        }
    }
    blocks
}

/// How many letters a word may have before it gets places where a line can break it.
const LONG: usize = 28;

/// How many letters stand between two such places.
const BETWEEN: usize = 18;

/// The same data with places to break in words that no line can hold.
pub(crate) fn breakable(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(break_long_words(&text)),
        Value::Array(items) => Value::Array(items.into_iter().map(breakable).collect()),
        Value::Object(entries) => Value::Object(
            entries
                .into_iter()
                // A template's path is ours and never printed.
                .map(|(key, value)| if key == "path" { (key, value) } else { (key, breakable(value)) })
                .collect(),
        ),
        other => other,
    }
}

fn break_long_words(text: &str) -> String {
    if text.split_whitespace().all(|word| word.len() <= LONG) {
        return text.to_owned();
    }
    let mut broken = String::with_capacity(text.len());
    let mut length = 0;
    let mut word_length = longest_here(text, 0);
    for (position, letter) in text.grapheme_indices(true) {
        if letter.chars().all(char::is_whitespace) {
            length = 0;
            broken.push_str(letter);
            word_length = longest_here(text, position + letter.len());
            continue;
        }
        if word_length > LONG && length > 0 && length % BETWEEN == 0 {
            // A zero-width space: a line may end here, and nothing is printed.
            broken.push('\u{200B}');
        }
        broken.push_str(letter);
        length += 1;
    }
    broken
}

/// The letters of the word that starts at a position.
fn longest_here(text: &str, start: usize) -> usize {
    text[start..].graphemes(true).take_while(|it| !it.chars().all(char::is_whitespace)).count()
}

/// A view's text as a reader reads it: without the places to break.
pub fn readable(text: &str) -> String {
    text.replace('\u{200B}', "")
}

/// Puts words in the places of an exercise's text.
pub(crate) fn fill(text: &str, places: &[(&str, &str)]) -> String {
    places.iter().fold(text.to_owned(), |text, (place, word)| text.replace(&format!("{{{place}}}"), word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &[Block]) {
        assert_eq!(blocks(text), expected);
    }

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(text.to_owned())
    }

    fn points(points: &[&str]) -> Block {
        Block::Points(points.iter().map(|it| (*it).to_owned()).collect())
    }

    #[test]
    fn a_blank_line_ends_a_paragraph_and_a_hyphen_makes_a_point() {
        case("One.\nStill one.\n\nTwo.", &[paragraph("One. Still one."), paragraph("Two.")]);
        case("- a\n- b\nmore b\n\n- c", &[points(&["a", "b more b"]), points(&["c"])]);
        case("*not bold* #not-code -not a point", &[paragraph("*not bold* #not-code -not a point")]);
        case("", &[]);
    }

    #[test]
    fn only_words_that_no_line_holds_get_places_to_break() {
        let long = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren";
        let broken = break_long_words(&format!("Dear {long}, hello"));
        assert!(broken.contains('\u{200B}'));
        assert!(broken.starts_with("Dear W") && broken.ends_with(" hello"));
        assert_eq!(readable(&broken), format!("Dear {long}, hello"));
        assert_eq!(break_long_words("an ordinary sentence"), "an ordinary sentence");
    }
}
