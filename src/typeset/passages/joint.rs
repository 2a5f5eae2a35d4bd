//! How neighbouring pieces of text become words and lines again.

use super::tree::Run;
use super::{Mark, Marked};

/// What stands between two runs of text.
pub(super) enum Joint {
    /// They are one word or have their space.
    Nothing,
    /// A space or a line break.
    With(char),
    /// They do not belong together.
    NewPassage,
}

/// How two neighbouring runs belong together.
///
/// The engine keeps the space at which a line ended, so a new line without one was forced, or broke
/// a word on purpose.
pub(super) fn joint(text: &str, last: &Run, next: &Run, in_paragraph: bool) -> Joint {
    /// Two runs stand on one line when their baselines differ by less than this part of their size.
    const SAME_LINE: f64 = 0.6;
    /// A gap on a line is a word space from this part of the size.
    const GAP: f64 = 0.25;
    /// Words that stand alone belong together up to this distance of lines.
    const LINE: f64 = 2.0;

    let size = last.size.max(next.size);
    let drop = (next.baseline - last.baseline).abs();
    let end = text
        .chars()
        .rev()
        .find(|&it| Marked::from_sign(it).is_none())
        .unwrap_or(' ');
    let start = next.text.chars().next().unwrap_or(' ');
    if last.page == next.page && drop < SAME_LINE * size {
        let gap = (next.left - last.right).max(last.left - next.right);
        let open = end.is_whitespace() || start.is_whitespace() || ",.;:!?)’”".contains(start);
        return if gap > GAP * size && !open {
            Joint::With(' ')
        } else {
            Joint::Nothing
        };
    }
    if !in_paragraph && last.page == next.page && drop > LINE * size {
        return Joint::NewPassage;
    }
    if end.is_whitespace() || breaks_without_space(end) || breaks_without_space(start) {
        return Joint::Nothing;
    }
    if in_paragraph {
        Joint::With('\n')
    } else {
        Joint::NewPassage
    }
}

/// Whether a line may end beside this letter without a space.
fn breaks_without_space(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '–' | '—' | '/' | '\u{ad}' | '\u{200b}')
        || matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The words as one would type them: invisible breaks gone, every space an ordinary one, single,
/// and none at the ends; and what was marked in them, each at its place in these words.
pub(super) fn tidy(text: &str) -> (String, Vec<Mark>) {
    let mut words = String::with_capacity(text.len());
    let mut marks = Vec::new();
    let mut space = None;
    for letter in text.chars() {
        if let Some(what) = Marked::from_sign(letter) {
            let at = words.len();
            marks.push(Mark { at, what });
        } else if matches!(letter, '\u{200b}' | '\u{ad}' | '\u{2060}') {
        } else if letter == '\n' {
            space = Some('\n');
        } else if letter.is_whitespace() {
            space = space.or(Some(' '));
        } else {
            words.extend(space.take().filter(|_| !words.is_empty()));
            words.push(letter);
        }
    }
    (words, marks)
}
