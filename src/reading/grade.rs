//! Readability formulas over counts of words, sentences and syllables.
//!
//! A formula sees neither shame nor muddle nor layout, and it says nothing about a text of a few lines: see [`ENOUGH`].

/// From this many words on a grade means anything. Shorter texts are checked sentence by sentence only.
pub const ENOUGH: usize = 100;

/// From this many words on a mean or a share is held against a ceiling.
pub const SOME: usize = 30;

/// Flesch-Kincaid grade (US school year; a British reading age is about five more).
///
/// Kincaid, Fishburne, Rogers and Chissom 1975, "Derivation of new readability formulas … for Navy enlisted personnel".
pub fn flesch_kincaid(words: usize, sentences: usize, syllables: usize) -> f64 {
    0.39 * share(words, sentences) + 11.8 * share(syllables, words) - 15.59
}

/// Flesch reading ease: 90 and more is very easy, 30 and less very hard.
///
/// Flesch 1948, "A new readability yardstick".
pub fn flesch_ease(words: usize, sentences: usize, syllables: usize) -> f64 {
    206.835 - 1.015 * share(words, sentences) - 84.6 * share(syllables, words)
}

/// A measure for first readers, by sentence length and words outside the familiar list, each counted once.
///
/// Form and constants are those of Spache's revised formula (Spache 1974, "Good reading for poor readers"). The list of familiar
/// words is ours and longer than hers, so figures compare our texts with one another; they are no Spache grades.
pub fn familiar_measure(words: usize, sentences: usize, unfamiliar: usize) -> f64 {
    0.121 * share(words, sentences) + 0.082 * 100.0 * share(unfamiliar, words) + 0.659
}

/// One count over another; nothing over nothing is nought.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_examples_come_out() {
        // "The cat sat on the mat.": 6 words, 6 syllables.
        assert!((flesch_ease(6, 1, 6) - 116.145).abs() < 0.001);
        assert!((flesch_kincaid(6, 1, 6) + 1.45).abs() < 0.001);
        // "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.": 13 words, 24 syllables.
        assert!((flesch_ease(13, 1, 24) - 37.455).abs() < 0.001);
        assert!((flesch_kincaid(13, 1, 24) - 11.265).abs() < 0.01);
    }
}
