//! Words that say no: two in one thought, and goals that only say what to stop.

use super::text::Gap;
use super::{Hit, Kind, Look};

impl Look<'_> {
    /// Two words that say no in one stretch of a sentence.
    pub(super) fn double_negatives(&self) -> Vec<Hit> {
        if self.audience.is_professional() {
            return Vec::new();
        }
        let grammar = &self.reading.words.grammar;
        let mut hits = Vec::new();
        let mut first: Option<usize> = None;
        for (i, word) in self.words().iter().enumerate() {
            let key = word.key();
            if word.gap == Gap::Stop || grammar.joins.contains(&key) {
                first = None;
            }
            let named =
                key == "no" && i > 0 && grammar.names_no.contains(&self.words()[i - 1].key());
            let negative = !named && grammar.negatives.contains(&key);
            let again = negative || grammar.negative_adjectives.contains(&key);
            match first {
                // "Neither … nor" says one thing.
                Some(start) if again && key != "nor" => {
                    hits.push(self.hit(Kind::DoubleNegative, start..i + 1, None));
                    first = None;
                }
                _ if negative => first = Some(i),
                _ => {}
            }
        }
        hits
    }

    /// A goal that says what to stop, not what to do.
    pub(super) fn negative_goal(&self) -> Option<Hit> {
        if !self.audience.goal {
            return None;
        }
        let words = &self.reading.words;
        let keys: Vec<String> = self.words().iter().map(super::text::Word::key).collect();
        let is_name = |i: usize| {
            let written = self.words()[i].is_capitalised()
                && (i > 0 || !self.reading.familiar.knows(&keys[i]));
            written
                || self
                    .audience
                    .names
                    .iter()
                    .any(|it| super::text::key(it) == keys[i])
        };
        let lead = (0..keys.len()).take_while(|&i| {
            let stops = words.goal.stop.contains(&keys[i]);
            !stops
                && words
                    .avoid
                    .find(&self.words()[i..])
                    .first()
                    .is_none_or(|it| it.words.start != 0)
                && (words.goal.lead.contains(&keys[i]) || is_name(i))
        });
        let at = lead.count();
        if at == keys.len() {
            return None;
        }
        if let Some(found) = words
            .avoid
            .find(&self.words()[at..])
            .into_iter()
            .find(|it| it.words.start == 0)
        {
            return Some(self.hit(Kind::NegativeGoal, at..at + found.words.end, None));
        }
        let next = keys.get(at + 1)?;
        let stopping = words.goal.stop.contains(&keys[at])
            && (next.ends_with("ing") || words.goal.stop_what.contains(next));
        stopping.then(|| self.hit(Kind::NegativeGoal, at..at + 2, None))
    }
}
