//! One idea in a sentence, one question at a time.

use super::text::Sentence;
use super::{Hit, Kind, Look, Whole};

impl Look<'_> {
    /// The sentence, when it has more words than the profile allows.
    pub(super) fn too_long(&self) -> Option<Hit> {
        let longest = self.audience.profile.ceilings.longest?;
        (self.words().len() > longest)
            .then(|| self.hit_whole(Kind::LongSentence, Some(longest.to_string())))
    }

    /// Signs that a sentence says several things: a semicolon, words in brackets, clauses inside clauses.
    pub(super) fn more_than_one_idea(&self) -> Vec<Hit> {
        let mut hits = Vec::new();
        if self.audience.is_plain() {
            hits.extend(self.semicolon());
            hits.extend(self.bracket());
            hits.extend(self.clauses());
        }
        hits
    }

    /// A semicolon.
    fn semicolon(&self) -> Option<Hit> {
        let at = self.sentence.start + self.sentence.text.find(';')?;
        Some(Hit {
            kind: Kind::OneIdea,
            at: at..at + 1,
            plainer: None,
        })
    }

    /// Words in brackets. A number is no aside, nor is an ending, as in "box(es)".
    fn bracket(&self) -> Option<Hit> {
        let text = self.sentence.text;
        let open = text.find('(')?;
        let close = open + text[open..].find(')')? + 1;
        let ending = text[..open].ends_with(char::is_alphanumeric);
        let aside = !ending && text[open..close].chars().any(char::is_alphabetic);
        let at = self.sentence.start + open..self.sentence.start + close;
        aside.then_some(Hit {
            kind: Kind::OneIdea,
            at,
            plainer: None,
        })
    }

    /// Clauses inside clauses. A question word that opens the sentence opens no clause.
    fn clauses(&self) -> Option<Hit> {
        let allowed = if self.audience.profile.literal { 1 } else { 2 };
        let opens =
            |it: &super::phrases::Found<'_>| it.words.start > 0 || !self.sentence.is_question();
        let found: Vec<_> = self
            .reading
            .words
            .clauses
            .find(self.words())
            .into_iter()
            .filter(opens)
            .collect();
        (found.len() > allowed).then(|| self.hit_whole(Kind::OneIdea, None))
    }
}

impl Whole<'_> {
    /// Second questions in one paragraph, and questions with two question words, for young people.
    pub(super) fn two_questions(&self) -> Vec<(usize, Hit)> {
        if !self.audience.is_young() {
            return Vec::new();
        }
        let mut hits = Vec::new();
        let mut asked = None;
        for (number, sentence) in self.sentences.iter().enumerate() {
            let spoken = sentence.words.last().is_some_and(|it| it.quoted);
            if !sentence.is_question() || spoken {
                continue;
            }
            if asked == Some(sentence.paragraph) || self.asks_twice(sentence) {
                let at = sentence.start..sentence.start + sentence.text.len();
                hits.push((
                    number,
                    Hit {
                        kind: Kind::TwoQuestions,
                        at,
                        plainer: None,
                    },
                ));
            }
            asked = Some(sentence.paragraph);
        }
        hits
    }

    /// Whether one sentence asks two things: "Who was there and what did they say?"
    fn asks_twice(&self, sentence: &Sentence<'_>) -> bool {
        let keys: Vec<String> = sentence.words.iter().map(super::text::Word::key).collect();
        let asks = |it: &String| self.reading.words.grammar.questions.contains(it);
        keys.first().is_some_and(asks)
            && keys
                .windows(2)
                .any(|it| matches!(it[0].as_str(), "and" | "or") && asks(&it[1]))
    }
}
