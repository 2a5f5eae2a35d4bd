//! How the case's plain text becomes data: paragraphs, lists, and words that a line can hold.

use std::collections::BTreeMap;

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
                .map(|(key, value)| {
                    if key == "path" {
                        (key, value)
                    } else {
                        (key, breakable(value))
                    }
                })
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
    text[start..]
        .graphemes(true)
        .take_while(|it| !it.chars().all(char::is_whitespace))
        .count()
}

/// A view's text as a reader reads it: without the places to break.
pub fn readable(text: &str) -> String {
    text.replace('\u{200B}', "")
}

/// Puts words in the places of an exercise's text.
pub(crate) fn fill(text: &str, places: &[(&str, &str)]) -> String {
    places.iter().fold(text.to_owned(), |text, (place, word)| {
        text.replace(&format!("{{{place}}}"), word)
    })
}

/// A sentence of ours with the young person's own words in place of our words for them: whole words only, capitals kept.
pub(crate) fn own_words(text: &str, own: &BTreeMap<String, String>) -> String {
    // The longest first, so that "too much" goes before "much".
    let mut own: Vec<(&str, &str)> = own
        .iter()
        .map(|(ours, theirs)| (ours.as_str(), theirs.as_str()))
        .collect();
    own.sort_by_key(|(ours, _)| std::cmp::Reverse(ours.len()));
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    let mut inside = false;
    while let Some(letter) = rest.chars().next() {
        let found = own
            .iter()
            .filter(|_| !inside)
            .find_map(|(ours, theirs)| Some((theirs, after(rest, ours)?)));
        if let Some((theirs, after)) = found {
            said.push_str(&if letter.is_uppercase() {
                capitalised(theirs)
            } else {
                (*theirs).to_owned()
            });
            inside = true;
            rest = after;
        } else {
            said.push(letter);
            inside = letter.is_alphanumeric();
            rest = &rest[letter.len_utf8()..];
        }
    }
    said
}

/// What follows a word that a text opens with, whatever its capitals; a hyphen of the word stands for a space too.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for letter in word.chars() {
        let here = rest.next()?;
        let same = here.to_lowercase().eq(letter.to_lowercase()) || (letter == '-' && here == ' ');
        if !same {
            return None;
        }
    }
    let rest = rest.as_str();
    (!word.is_empty() && !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
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
        case(
            "One.\nStill one.\n\nTwo.",
            &[paragraph("One. Still one."), paragraph("Two.")],
        );
        case(
            "- a\n- b\nmore b\n\n- c",
            &[points(&["a", "b more b"]), points(&["c"])],
        );
        case(
            "*not bold* #not-code -not a point",
            &[paragraph("*not bold* #not-code -not a point")],
        );
        case("", &[]);
    }

    #[test]
    fn own_words_take_the_place_of_ours_whole_and_with_their_capitals() {
        let words = [
            ("angry", "red"),
            ("red", "blue"),
            ("a break", "train time"),
            ("too-much", "over the top"),
        ];
        let own = words
            .map(|(ours, theirs)| (ours.to_owned(), theirs.to_owned()))
            .into();
        let cases = [
            ("Angry, or not angry?", "Red, or not red?"),
            (
                "Take a break. A breakdown is no break.",
                "Take train time. A breakdown is no break.",
            ),
            (
                "When it is too much, hungry, coloured.",
                "When it is over the top, hungry, coloured.",
            ),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(own_words(text, &own), expected);
        }
    }

    #[test]
    fn only_words_that_no_line_holds_get_places_to_break() {
        let long = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren";
        let broken = break_long_words(&format!("Dear {long}, hello"));
        assert!(broken.contains('\u{200B}'));
        assert!(broken.starts_with("Dear W") && broken.ends_with(" hello"));
        assert_eq!(readable(&broken), format!("Dear {long}, hello"));
        assert_eq!(
            break_long_words("an ordinary sentence"),
            "an ordinary sentence"
        );
    }
}
