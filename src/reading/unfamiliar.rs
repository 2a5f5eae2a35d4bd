//! Words outside the familiar list.

use super::phrases::Phrases;
use super::text::Sentence;
use super::{Hit, Kind, Look, Reading};

impl Look<'_> {
    /// Unfamiliar words that the reader should not be left alone with.
    ///
    /// The lower the profile's ceiling for hard words, the more of them: for easy pages each, for standard ones those of three
    /// syllables or more, above that those of four. Shorter ones still count in the share of the whole page.
    pub(super) fn unfamiliar(&self) -> Vec<Hit> {
        let Some(ceiling) = self.audience.profile.ceilings.hard_words else {
            return Vec::new();
        };
        let syllables = if ceiling <= 3.0 {
            1
        } else if ceiling <= 6.0 {
            3
        } else {
            4
        };
        words(
            self.reading,
            self.sentence,
            self.sentences,
            self.audience.explained,
            self.audience.names,
        )
        .into_iter()
        .filter(|it| self.reading.syllables(self.words()[*it].text) >= syllables)
        .map(|it| self.hit(Kind::HardWord, it..it + 1, None))
        .collect()
    }
}

/// Which words of a sentence are unfamiliar, neither explained nor a name.
pub(super) fn words(
    reading: &Reading,
    sentence: &Sentence<'_>,
    sentences: &[Sentence<'_>],
    explained: &[String],
    names: &[String],
) -> Vec<usize> {
    let phrases = Phrases::bare(explained.iter().chain(names));
    let known = phrases.find(&sentence.words);
    let is_explained = |i: usize| {
        known.iter().any(|it| it.words.contains(&i))
            || is_among(explained, &sentence.words[i].key())
    };
    (0..sentence.words.len())
        .filter(|&i| {
            !reading.familiar.knows(sentence.words[i].text)
                && !is_explained(i)
                && !is_name(sentence, i, sentences)
                && !is_in_address(sentence, i)
        })
        .collect()
}

/// Whether a word or what it is made from is one of these.
fn is_among(list: &[String], key: &str) -> bool {
    let bases = super::bases(key);
    list.iter().any(|it| bases.contains(&super::text::key(it)))
}

/// Whether a word is part of a web or mail address, which one types and does not read.
fn is_in_address(sentence: &Sentence<'_>, i: usize) -> bool {
    let range = sentence.words[i].range();
    let (before, after) = (
        &sentence.text[..range.start - sentence.start],
        &sentence.text[range.end - sentence.start..],
    );
    let joins = |mark: Option<char>, beyond: Option<char>| {
        matches!(mark, Some('.' | '@')) && beyond.is_some_and(char::is_alphanumeric)
    };
    let (mut back, mut on) = (before.chars().rev(), after.chars());
    joins(back.next(), back.next()) || joins(on.next(), on.next())
}

/// Whether a word is written like a name: with a capital inside a sentence, here or elsewhere in the text.
fn is_name(sentence: &Sentence<'_>, i: usize, sentences: &[Sentence<'_>]) -> bool {
    let word = &sentence.words[i];
    let bare = |it: &str| it.trim_end_matches("’s").trim_end_matches("'s").to_owned();
    let inside = |sentence: &Sentence<'_>, i: usize| {
        i > 0
            && sentence.words[i].is_capitalised()
            && sentence.words[i].gap == super::text::Gap::Space
    };
    word.is_capitalised()
        && (inside(sentence, i)
            || sentences.iter().any(|other| {
                (1..other.words.len())
                    .any(|at| inside(other, at) && bare(other.words[at].text) == bare(word.text))
            }))
}
