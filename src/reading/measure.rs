//! The figures of a text: how many words, how long its sentences, how hard its words.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use super::grade;

/// The figures of a text. Those of a document are the sum of its passages'.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Measure {
    /// All words, labels included.
    pub words: usize,
    /// Sentences; headings and the short words beside boxes are none.
    pub sentences: usize,
    /// Words that stand in sentences.
    pub words_in_sentences: usize,
    /// The syllables of those.
    pub syllables: usize,
    /// How many words the longest sentence has.
    pub longest: usize,
    /// Words outside the familiar list, in small letters, and how often each stands there. Names are left out.
    pub hard_words: BTreeMap<String, usize>,
}

impl Measure {
    /// Words to a sentence, on average.
    pub fn mean(&self) -> f64 {
        if self.sentences == 0 {
            0.0
        } else {
            self.words_in_sentences as f64 / self.sentences as f64
        }
    }

    /// Whether there is enough text for a grade to mean anything.
    pub fn is_enough(&self) -> bool {
        self.words_in_sentences >= grade::ENOUGH
    }

    /// The Flesch-Kincaid grade. Shown and held against a ceiling only where [`Self::is_enough`].
    pub fn grade(&self) -> f64 {
        grade::flesch_kincaid(self.words_in_sentences, self.sentences, self.syllables)
    }

    /// The Flesch reading ease.
    pub fn ease(&self) -> f64 {
        grade::flesch_ease(self.words_in_sentences, self.sentences, self.syllables)
    }

    /// The measure by familiar words, for texts in easy form.
    pub fn familiar_measure(&self) -> f64 {
        grade::familiar_measure(
            self.words_in_sentences,
            self.sentences,
            self.hard_words.len(),
        )
    }

    /// The share of words outside the familiar list, in per cent.
    pub fn hard_share(&self) -> f64 {
        let hard: usize = self.hard_words.values().sum();
        if self.words == 0 {
            0.0
        } else {
            100.0 * hard as f64 / self.words as f64
        }
    }
}

impl AddAssign<&Self> for Measure {
    fn add_assign(&mut self, other: &Self) {
        self.words += other.words;
        self.sentences += other.sentences;
        self.words_in_sentences += other.words_in_sentences;
        self.syllables += other.syllables;
        self.longest = self.longest.max(other.longest);
        for (word, count) in &other.hard_words {
            *self.hard_words.entry(word.clone()).or_default() += count;
        }
    }
}

impl<'a> std::iter::Sum<&'a Self> for Measure {
    fn sum<I: Iterator<Item = &'a Self>>(measures: I) -> Self {
        measures.fold(Self::default(), |mut sum, it| {
            sum += it;
            sum
        })
    }
}
