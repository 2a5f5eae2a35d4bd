//! Takes a text apart into paragraphs, sentences and words.
//!
//! A blank line ends a paragraph, a line that opens with `- ` is one of its own. What is left is prose: a full stop ends a
//! sentence unless it stands in a number, a known short form or before a small letter.

use std::ops::Range;

/// A sentence, with the words it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence<'t> {
    /// The sentence as it stands, without the white space around it.
    pub text: &'t str,
    /// Where it starts in the whole text, in bytes.
    pub start: usize,
    /// Which paragraph it belongs to, from nought.
    pub paragraph: usize,
    /// Its words, in order.
    pub words: Vec<Word<'t>>,
    /// Whether a full stop, a question mark or the like closes it.
    pub closed: bool,
}

impl Sentence<'_> {
    /// Whether it is a mere label, such as a heading or the name beside a tick box: up to three words and no full stop.
    ///
    /// Labels are read as words, but they are no sentences: counting them as such would make any page look easy.
    pub fn is_label(&self) -> bool {
        !self.closed && self.words.len() <= LABEL
    }

    /// Whether it asks something.
    pub fn is_question(&self) -> bool {
        self.text.trim_end_matches(is_closing).ends_with('?')
    }
}

/// A word that is not closed by a full stop is a label up to this many words.
const LABEL: usize = 3;

/// One word: letters and figures, with the apostrophes, hyphens, points and colons inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'t> {
    /// The word as it is written.
    pub text: &'t str,
    /// Where it starts in the whole text, in bytes.
    pub start: usize,
    /// What stands between it and the word before, as far as it matters.
    pub gap: Gap,
    /// Whether it stands inside double quotation marks.
    pub quoted: bool,
}

impl Word<'_> {
    /// Where it stands in the whole text.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// The word in small letters with straight apostrophes: how lists hold it.
    pub fn key(&self) -> String {
        key(self.text)
    }

    /// Whether it opens with a capital letter.
    pub fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is a number in figures, such as `3`, `2.5`, `10:30` or `7pm`.
    pub fn is_number(&self) -> bool {
        self.text.chars().any(|it| it.is_ascii_digit())
    }
}

/// A word as lists hold it: in small letters, with straight apostrophes.
pub fn key(word: &str) -> String {
    word.to_lowercase().replace(['’', 'ʼ'], "'")
}

/// What stands before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing but white space, or the start of the sentence.
    Space,
    /// A comma, a dash, a colon, a bracket or a quotation mark: a new stretch of words begins.
    Stop,
}

/// The sentences of a text. `abbreviations` are short forms that end in a full stop, in small letters and without it.
pub fn sentences<'t>(text: &'t str, abbreviations: &[String]) -> Vec<Sentence<'t>> {
    let mut sentences = Vec::new();
    for (number, paragraph) in paragraphs(text).enumerate() {
        split(text, paragraph, number, abbreviations, &mut sentences);
    }
    sentences
}

/// Where each paragraph and list item of a text stands, in bytes.
fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let begins = start;
        start += line.len();
        let bare = line.trim();
        if bare.is_empty() {
            open = false;
            continue;
        }
        let skipped = line.len() - line.trim_start().len();
        let item = ["- ", "• ", "* "]
            .into_iter()
            .find(|it| bare.starts_with(it));
        let from = begins + skipped + item.map_or(0, str::len);
        match found.last_mut() {
            Some(last) if open && item.is_none() => last.end = start,
            _ => found.push(from..start),
        }
        open = true;
    }
    found.into_iter()
}

/// Adds the sentences of one paragraph.
fn split<'t>(
    text: &'t str,
    paragraph: Range<usize>,
    number: usize,
    abbreviations: &[String],
    sentences: &mut Vec<Sentence<'t>>,
) {
    let body = &text[paragraph.clone()];
    let mut begin = 0;
    let mut quoted = false;
    for (at, mark) in body.char_indices() {
        if at < begin || !is_end(mark) {
            continue;
        }
        let after = &body[at..];
        let run = after.len()
            - after
                .trim_start_matches(|it| is_end(it) || is_closing(it))
                .len();
        let end = at + run;
        let rest = &body[end..];
        let next = rest.trim_start().chars().next();
        let apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
        let bare_stop = mark == '.' && run == 1;
        let goes_on = next.is_some_and(char::is_lowercase);
        let closes = after[..run].chars().any(is_closing);
        let whole = match next {
            None => true,
            Some(_) if !apart => false,
            Some(_) if bare_stop && ends_in_short_form(&body[begin..at], abbreviations) => false,
            Some(_) if bare_stop || mark == '…' || after.starts_with("...") || closes => !goes_on,
            Some(_) => true,
        };
        if whole {
            quoted = push(
                text,
                paragraph.start + begin..paragraph.start + end,
                number,
                quoted,
                sentences,
            );
            begin = end;
        }
    }
    push(
        text,
        paragraph.start + begin..paragraph.end,
        number,
        quoted,
        sentences,
    );
}

/// Adds one sentence unless it has no word. Says whether a quotation is open at its end, as it may be at its start.
fn push<'t>(
    text: &'t str,
    at: Range<usize>,
    paragraph: usize,
    quoted: bool,
    sentences: &mut Vec<Sentence<'t>>,
) -> bool {
    let raw = &text[at.clone()];
    let start = at.start + raw.len() - raw.trim_start().len();
    let body = raw.trim();
    let (words, quoted) = words(body, start, quoted);
    if !words.is_empty() {
        let closed = body.trim_end_matches(is_closing).ends_with(is_end);
        sentences.push(Sentence {
            text: body,
            start,
            paragraph,
            words,
            closed,
        });
    }
    quoted
}

/// The words of a sentence that starts at `start` in the whole text, and whether a quotation is open at its end.
fn words(sentence: &str, start: usize, mut quoted: bool) -> (Vec<Word<'_>>, bool) {
    let letters: Vec<(usize, char)> = sentence.char_indices().collect();
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut gap = Gap::Space;
    let mut i = 0;
    while i < letters.len() {
        let (from, letter) = letters[i];
        if !letter.is_alphanumeric() {
            match letter {
                '“' => quoted = true,
                '”' => quoted = false,
                '"' => quoted = !quoted,
                _ => {}
            }
            if !letter.is_whitespace() && letter != '’' && letter != '\'' && letter != '£' {
                gap = Gap::Stop;
            }
            i += 1;
            continue;
        }
        let mut end = i;
        while end < letters.len() && belongs(&letters, end) {
            end += 1;
        }
        let to = letters.get(end).map_or(sentence.len(), |it| it.0);
        words.push(Word {
            text: &sentence[from..to],
            start: start + from,
            gap,
            quoted,
        });
        gap = Gap::Space;
        i = end;
    }
    (words, quoted)
}

/// Whether the letter at `i` belongs to the word that it stands in or directly behind.
fn belongs(letters: &[(usize, char)], i: usize) -> bool {
    let letter = letters[i].1;
    if letter.is_alphanumeric() || is_mark_on_letter(letter) {
        return true;
    }
    let before = i.checked_sub(1).map(|it| letters[it].1);
    let after = letters.get(i + 1).map(|it| it.1);
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    let inside = before.is_alphanumeric() && after.is_alphanumeric();
    match letter {
        '\'' | '’' | 'ʼ' | '-' | '‑' => inside,
        '.' | ',' | ':' if before.is_ascii_digit() && after.is_ascii_digit() => true,
        // `e.g.` and `p.m.`: single letters between points.
        '.' => {
            inside
                && before.is_alphabetic()
                && after.is_alphabetic()
                && is_single(letters, i - 1)
                && is_single(letters, i + 1)
        }
        _ => false,
    }
}

/// Whether the letter at `i` has no other letter beside it.
fn is_single(letters: &[(usize, char)], i: usize) -> bool {
    let other = |at: Option<usize>| {
        at.and_then(|it| letters.get(it))
            .is_some_and(|it| it.1.is_alphanumeric())
    };
    !other(i.checked_sub(1)) && !other(Some(i + 1))
}

/// Whether a full stop here would belong to a short form: `Mr.`, `e.g.`, or an initial.
fn ends_in_short_form(before: &str, abbreviations: &[String]) -> bool {
    let last = before
        .rsplit(|it: char| !it.is_alphanumeric() && it != '.')
        .next()
        .unwrap_or_default();
    let initial = last.len() == 1 && last != "I" && last.chars().all(char::is_uppercase);
    initial || abbreviations.iter().any(|it| *it == key(last))
}

/// Whether a mark can end a sentence.
fn is_end(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '…')
}

/// Whether a mark may stand between the end of a sentence and the space behind it.
fn is_closing(mark: char) -> bool {
    matches!(mark, '"' | '\'' | '”' | '’' | ')' | ']' | '»')
}

/// Whether it is an accent written as a letter of its own.
fn is_mark_on_letter(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let abbreviations = ["mr", "dr", "e.g", "st"].map(String::from);
        let found: Vec<_> = sentences(text, &abbreviations)
            .into_iter()
            .map(|it| it.text)
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[track_caller]
    fn case_words(text: &str, expected: &[&str]) {
        let found: Vec<_> = sentences(text, &[])
            .into_iter()
            .flat_map(|it| it.words)
            .map(|it| it.text)
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_full_stop_ends_a_sentence_and_a_short_form_does_not() {
        case(
            "Stop. Breathe out! Ready?",
            &["Stop.", "Breathe out!", "Ready?"],
        );
        case(
            "Ask Mr. Khan or Dr. Ali. They know.",
            &["Ask Mr. Khan or Dr. Ali.", "They know."],
        );
        case(
            "Do one thing, e.g. walk. Then rest.",
            &["Do one thing, e.g. walk.", "Then rest."],
        );
        case(
            "J. goes out. So do I. We walk.",
            &["J. goes out.", "So do I.", "We walk."],
        );
    }

    #[test]
    fn points_in_numbers_and_times_end_nothing() {
        case(
            "It costs £3.50 at 10.30 a.m. on Monday.",
            &["It costs £3.50 at 10.30 a.m. on Monday."],
        );
        case_words(
            "It costs £3.50 at 10:30 a.m.",
            &["It", "costs", "3.50", "at", "10:30", "a.m"],
        );
    }

    #[test]
    fn quotes_close_with_their_sentence() {
        case(
            "Say “I can wait.” Then walk on.",
            &["Say “I can wait.”", "Then walk on."],
        );
        case(
            "“Stop!” she said. He did.",
            &["“Stop!” she said.", "He did."],
        );
        case(
            "I wait… then I go. Well… OK.",
            &["I wait… then I go.", "Well…", "OK."],
        );
    }

    #[test]
    fn paragraphs_and_list_items_stand_alone() {
        case(
            "My goals\n\n- sleep well\n- see Nan\n\nI chose\nthem.",
            &["My goals", "sleep well", "see Nan", "I chose\nthem."],
        );
    }

    #[test]
    fn words_keep_apostrophes_and_hyphens_and_drop_quotes() {
        case_words(
            "‘Don’t’ – well-known, O'Neill’s café!",
            &["Don’t", "well-known", "O'Neill’s", "café"],
        );
        case_words("“Well” - no.", &["Well", "no"]);
    }

    #[test]
    fn a_short_line_without_a_full_stop_is_a_label() {
        let found = sentences("My plan\n\nI go out every day", &[]);
        assert!(found[0].is_label() && !found[1].is_label());
    }
}
