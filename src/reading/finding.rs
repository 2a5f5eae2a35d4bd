//! One thing that makes a text harder than its reader needs.

use std::ops::Range;

/// What is hard, where, and a plainer way where one is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is hard about it.
    pub kind: Kind,
    /// The words themselves, as they are written; for a whole text the figure, such as `5.2`.
    pub words: String,
    /// A plainer way, when our lists know one; for a whole text the ceiling.
    pub plainer: Option<String>,
    /// Which sentence of the text, from nought; none when it is the whole text.
    pub sentence: Option<usize>,
    /// Where the words stand in the text, in bytes.
    pub at: Range<usize>,
}

impl Finding {
    /// The word that `explain` and `[[accept]]` know it by.
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }
}

/// What may be hard about a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A word that names a person by what went wrong. Refused where the profile says so.
    Label,
    /// A sentence with more words than the profile allows.
    LongSentence,
    /// A semicolon, a bracket or clauses inside clauses.
    OneIdea,
    /// Two questions where one is asked to answer.
    TwoQuestions,
    /// A word that the reader may not know and that is not explained.
    HardWord,
    /// A short form in capitals.
    Acronym,
    /// Something is done, and nobody does it.
    Passive,
    /// Two words that say no.
    DoubleNegative,
    /// "Unless", "otherwise" and the like.
    UpsideDown,
    /// A number in words.
    Number,
    /// A time that no calendar knows.
    VagueTime,
    /// A foreign short form.
    Latin,
    /// A figure of speech where words are taken as they stand.
    FigureOfSpeech,
    /// An American spelling.
    Spelling,
    /// Two names for one thing.
    TwoNames,
    /// A goal that says what to stop.
    NegativeGoal,
    /// Something that was to be filled in.
    Placeholder,
    /// The grade of the whole text.
    Grade,
    /// The mean length of its sentences.
    MeanSentence,
    /// The share of its hard words.
    HardShare,
    /// How much stands on a page.
    WordsAPage,
}

impl Kind {
    /// All kinds, in the order in which findings of one place are listed.
    pub const ALL: [Self; 21] = [
        Self::Label,
        Self::LongSentence,
        Self::OneIdea,
        Self::TwoQuestions,
        Self::HardWord,
        Self::Acronym,
        Self::Passive,
        Self::DoubleNegative,
        Self::UpsideDown,
        Self::Number,
        Self::VagueTime,
        Self::Latin,
        Self::FigureOfSpeech,
        Self::Spelling,
        Self::TwoNames,
        Self::NegativeGoal,
        Self::Placeholder,
        Self::Grade,
        Self::MeanSentence,
        Self::HardShare,
        Self::WordsAPage,
    ];

    /// The word that `explain` and `[[accept]]` know it by.
    pub fn code(self) -> &'static str {
        match self {
            Self::Label => "words/label",
            Self::LongSentence => "words/long-sentence",
            Self::OneIdea => "words/one-idea",
            Self::TwoQuestions => "words/two-questions",
            Self::HardWord => "words/hard",
            Self::Acronym => "words/acronym",
            Self::Passive => "words/passive",
            Self::DoubleNegative => "words/double-negative",
            Self::UpsideDown => "words/upside-down",
            Self::Number => "words/number",
            Self::VagueTime => "words/vague-time",
            Self::Latin => "words/latin",
            Self::FigureOfSpeech => "words/figure-of-speech",
            Self::Spelling => "words/spelling",
            Self::TwoNames => "words/two-names",
            Self::NegativeGoal => "words/negative-goal",
            Self::Placeholder => "words/placeholder",
            Self::Grade => "words/grade",
            Self::MeanSentence => "words/mean-sentence",
            Self::HardShare => "words/hard-share",
            Self::WordsAPage => "words/full-page",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_has_a_code_of_its_own() {
        let codes: BTreeSet<_> = Kind::ALL.into_iter().map(Kind::code).collect();
        assert_eq!(codes.len(), Kind::ALL.len());
    }
}
