//! What a text may hold: one spelling for one letter, nothing invisible, nothing without end.
//!
//! Free text is plain text. What could reverse, hide or break a page is refused; what only looks different in the file
//! (tabs, kinds of line end, letters put together from parts) is made the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many characters a text may have.
pub(super) const LONGEST_TEXT: usize = 10_000;
/// How many characters a text that stays on one line may have; longer texts may have paragraphs.
pub(super) const LONGEST_LINE: usize = 200;
/// How many characters a word may have.
pub(super) const LONGEST_WORD: usize = 200;
/// How many marks may sit on one letter.
const MOST_MARKS: usize = 4;

/// A text made the same, and what is wrong with it.
pub(super) struct Text {
    /// The text as everything after reading sees it.
    pub(super) clean: String,
    /// What is wrong, first things first; at most one of each kind.
    pub(super) faults: Vec<Fault>,
}

/// Something wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// A character that must not be there.
    Refused(char),
    /// A character that stands where another program lost one.
    Damaged(char),
    /// Too many characters.
    TooLong(usize),
    /// A word too long for any line.
    WordTooLong,
    /// Too many marks on one letter.
    TooManyMarks,
}

/// Makes a text the same and finds what is wrong with it. `most` is how many characters it may have.
pub(super) fn read(written: &str, most: usize) -> Text {
    let refused = written
        .chars()
        .find(|&it| is_refused(it))
        .map(Fault::Refused);
    let damaged = written
        .chars()
        .find(|it| matches!(it, '\u{fffc}' | '\u{fffd}'))
        .map(Fault::Damaged);
    // Measured before anything is put together, because putting together costs time.
    let marks = marks_in_a_row(written) > MOST_MARKS * 4;
    let clean = if marks {
        String::new()
    } else {
        clean(written, most <= LONGEST_LINE)
    };
    let marks = marks || marks_in_a_row(&clean) > MOST_MARKS;
    let length = clean.chars().count();
    let longest_word = clean.split_whitespace().map(|it| it.chars().count()).max();
    let faults = [
        refused,
        damaged,
        (length > most).then_some(Fault::TooLong(most)),
        (longest_word > Some(LONGEST_WORD)).then_some(Fault::WordTooLong),
        marks.then_some(Fault::TooManyMarks),
    ];
    Text {
        clean,
        faults: faults.into_iter().flatten().collect(),
    }
}

/// One kind of space and of line end, letters put together, nothing at the ends.
fn clean(written: &str, one_line: bool) -> String {
    let written = written.replace("\r\n", "\n");
    let mut letters = written.chars().peekable();
    let mut text = String::with_capacity(written.len());
    let mut before = None;
    while let Some(letter) = letters.next() {
        let kept = match letter {
            '\n' | '\r' | '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' if one_line => Some(' '),
            '\r' | '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\t' => Some(' '),
            // Between letters they shape Persian and Indic words.
            '\u{200c}' | '\u{200d}' => {
                let between =
                    before.is_some_and(is_letter) && letters.peek().copied().is_some_and(is_letter);
                between.then_some(letter)
            }
            it if is_dropped(it) => None,
            it => Some(it),
        };
        if let Some(kept) = kept {
            text.push(kept);
            before = Some(kept);
        }
    }
    let text: String = text.nfc().collect();
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

/// Invisible characters that mean nothing here.
fn is_dropped(it: char) -> bool {
    matches!(it,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}'
        | '\u{e0100}'..='\u{e01ef}')
}

/// Characters that could reverse, hide or break a page.
fn is_refused(it: char) -> bool {
    let control = it.is_control() && !matches!(it, '\t' | '\n' | '\r' | '\u{b}' | '\u{85}');
    let direction = matches!(it, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}');
    let tag = matches!(it, '\u{e0000}'..='\u{e007f}');
    let private = matches!(it, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}');
    let no_character = matches!(it, '\u{fdd0}'..='\u{fdef}') || u32::from(it) & 0xfffe == 0xfffe;
    let byte_order = it == '\u{feff}';
    let annotation = matches!(it, '\u{fff9}'..='\u{fffb}');
    control || direction || tag || private || no_character || byte_order || annotation
}

fn is_letter(it: char) -> bool {
    it.is_alphabetic() || is_combining_mark(it)
}

fn marks_in_a_row(text: &str) -> usize {
    let (most, _) = text.chars().fold((0, 0), |(most, row), it| {
        let row = if is_combining_mark(it) { row + 1 } else { 0 };
        (most.max(row), row)
    });
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(written: &str, expected: &str) {
        let text = read(written, LONGEST_TEXT);
        assert_eq!((text.clean.as_str(), &text.faults[..]), (expected, &[][..]));
    }

    #[track_caller]
    fn refused(written: &str, fault: Fault) {
        assert_eq!(read(written, LONGEST_TEXT).faults, [fault], "{written:?}");
    }

    #[test]
    fn spaces_line_ends_and_letters_are_made_the_same() {
        case("a\tb", "a b");
        case("  a  \r\n\r\nb\u{2028}c \n", "a\n\nb\nc");
        case("Zoe\u{308}", "Zo\u{eb}");
        case("co\u{ad}op\u{200b}", "coop");
        case("❤\u{fe0f}", "❤");
    }

    #[test]
    fn joiners_stay_between_letters_only() {
        case("می\u{200c}خواهم", "می\u{200c}خواهم");
        case("a\u{200d} b", "a b");
    }

    #[test]
    fn a_short_text_is_one_line() {
        assert_eq!(read("a\nb", LONGEST_LINE).clean, "a b");
    }

    #[test]
    fn what_hides_reverses_or_breaks_is_refused() {
        for it in [
            '\0',
            '\u{7}',
            '\u{c}',
            '\u{7f}',
            '\u{9f}',
            '\u{202e}',
            '\u{2066}',
            '\u{e0041}',
            '\u{e000}',
            '\u{10fffd}',
            '\u{fdd0}',
            '\u{1fffe}',
            '\u{feff}',
        ] {
            refused(&format!("a{it}b"), Fault::Refused(it));
        }
        refused("caf\u{fffd}", Fault::Damaged('\u{fffd}'));
    }

    #[test]
    fn nothing_is_without_end() {
        refused(&"a".repeat(201), Fault::WordTooLong);
        refused(&"a ".repeat(6_000), Fault::TooLong(LONGEST_TEXT));
        refused(&format!("e{}", "\u{301}".repeat(6)), Fault::TooManyMarks);
        refused(
            &format!("e{}", "\u{301}".repeat(100_000)),
            Fault::TooManyMarks,
        );
        case("Ọ\u{300}\u{301}", "Ọ\u{300}\u{301}");
    }
}
