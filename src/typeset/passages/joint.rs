//! How neighbouring pieces of text become words and lines again.

use super::tree::Run;

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
    let end = text.chars().next_back().unwrap_or(' ');
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
/// and none at the ends.
pub(super) fn tidy(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let mut words = String::with_capacity(line.len());
        let shown = line
            .chars()
            .filter(|it| !matches!(it, '\u{200b}' | '\u{ad}' | '\u{2060}'));
        for letter in shown {
            if !letter.is_whitespace() {
                words.push(letter);
            } else if !words.is_empty() && !words.ends_with(' ') {
                words.push(' ');
            }
        }
        words.truncate(words.trim_end().len());
        words
    });
    let lines: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}
