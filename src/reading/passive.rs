//! The passive: something is done, and nobody does it.

use super::text::Gap;
use super::{Hit, Kind, Look};

impl Look<'_> {
    /// A form of "be" with a participle behind it, save those that say how someone is ("I am worried") and those that only name
    /// a wish or a thing ("ask to be shown", "being told").
    pub(super) fn passives(&self) -> Vec<Hit> {
        if !self.audience.is_plain() {
            return Vec::new();
        }
        let keys: Vec<String> = self.words().iter().map(super::text::Word::key).collect();
        let grammar = &self.reading.words.grammar;
        let is_between =
            |it: &String| grammar.between.contains(it) || it.ends_with("ly") && it != "only";
        let mut hits = Vec::new();
        let mut i = 0;
        while i < keys.len() {
            let mut end = i + 1;
            let mere_name = keys[i] == "being" || keys[i] == "be" && i > 0 && keys[i - 1] == "to";
            if grammar.be.contains(&keys[i]) && !mere_name {
                while keys.get(end).is_some_and(is_between) {
                    end += 1;
                }
                let together = self
                    .words()
                    .get(i + 1..=end)
                    .is_some_and(|it| it.iter().all(|word| word.gap == Gap::Space));
                if together && self.is_done_to(&keys, i, end) {
                    hits.push(self.hit(Kind::Passive, i..end + 1, None));
                }
            }
            i = end;
        }
        hits
    }

    /// Whether the word at `at`, behind the form of "be" at `be`, says what is done to someone.
    fn is_done_to(&self, keys: &[String], be: usize, at: usize) -> bool {
        let grammar = &self.reading.words.grammar;
        let word = &keys[at];
        let participle = grammar.participles.contains(word)
            || word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
        let agent = keys.get(at + 1).is_some_and(|it| it == "by")
            && keys.get(at + 2).is_some_and(|it| !it.ends_with("ing"));
        // "It's made" may be "it has made".
        let contracted = keys[be].ends_with("'s") && !agent;
        participle && !contracted && (agent || !grammar.not_passive.contains(word))
    }
}
