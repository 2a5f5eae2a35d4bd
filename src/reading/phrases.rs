//! Finds phrases of a list among the words of a sentence.

use std::collections::BTreeMap;
use std::ops::Range;

use super::familiar::bases;
use super::text::{Gap, Word};

/// Phrases, each with what the list says about it.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrases {
    /// By first word: the words that follow, and what is said. Longer ones first.
    by_first: BTreeMap<String, Vec<(Vec<String>, String)>>,
    endings: Endings,
}

/// Whether regular endings of the first word count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Endings {
    /// A word stands only for itself.
    #[default]
    AsWritten,
    /// "attend" stands for "attended" too.
    Regular,
}

/// A phrase that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found<'p> {
    /// Which words of the sentence it is.
    pub(super) words: Range<usize>,
    /// What the list says about it.
    pub(super) says: &'p str,
}

impl Phrases {
    /// A list of phrases with what is said about each.
    pub(super) fn new<'a>(
        list: impl IntoIterator<Item = (&'a String, &'a String)>,
        endings: Endings,
    ) -> Self {
        let mut by_first: BTreeMap<String, Vec<(Vec<String>, String)>> = BTreeMap::new();
        for (phrase, says) in list {
            let mut words = phrase.split_whitespace().map(super::text::key);
            if let Some(first) = words.next() {
                by_first
                    .entry(first)
                    .or_default()
                    .push((words.collect(), says.clone()));
            }
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|it| std::cmp::Reverse(it.0.len()));
        }
        Self { by_first, endings }
    }

    /// A list of phrases about which there is nothing to say.
    pub(super) fn bare<'a>(list: impl IntoIterator<Item = &'a String>) -> Self {
        let nothing = String::new();
        Self::new(
            list.into_iter().map(|it| (it, &nothing)),
            Endings::AsWritten,
        )
    }

    /// What of the list stands in a sentence, from left to right, nothing twice.
    pub(super) fn find(&self, sentence: &[Word<'_>]) -> Vec<Found<'_>> {
        let keys: Vec<String> = sentence.iter().map(Word::key).collect();
        let mut found = Vec::new();
        let mut i = 0;
        while i < keys.len() {
            match self.at(sentence, &keys, i) {
                Some(it) => {
                    i = it.words.end;
                    found.push(it);
                }
                None => i += 1,
            }
        }
        found
    }

    /// The longest phrase that starts at word `i`.
    fn at(&self, sentence: &[Word<'_>], keys: &[String], i: usize) -> Option<Found<'_>> {
        let firsts = match self.endings {
            Endings::AsWritten => vec![keys[i].clone()],
            Endings::Regular => bases(&keys[i]),
        };
        firsts
            .iter()
            .filter_map(|first| self.by_first.get(first))
            .flatten()
            .find_map(|(rest, says)| {
                let words = i..i + 1 + rest.len();
                let same = keys.get(i + 1..words.end)?.iter().eq(rest);
                let together = sentence[i + 1..words.end]
                    .iter()
                    .all(|it| it.gap == Gap::Space);
                (same && together).then(|| Found { words, says })
            })
    }
}
