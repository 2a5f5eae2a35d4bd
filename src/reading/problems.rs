//! Every sentence that somebody can read about how plain a text is.

use super::{Finding, Kind};

/// What is printed, once, under every table of figures.
pub const ADVICE: &str = "checks passed is all that this can say; only reading it aloud with a young person tells whether it is understood";

/// The box to tick beside each document in a table of figures.
pub const READ_ALOUD: &str = "read aloud with a young person? yes / no";

/// What is hard about it, in lower case and without a full stop.
pub fn message(finding: &Finding) -> String {
    let words = shortened(&finding.words);
    let plainer = finding.plainer.as_deref().unwrap_or_default();
    match finding.kind {
        Kind::Label => format!("“{words}” is a label"),
        Kind::LongSentence => format!("a sentence of more than {plainer} words: “{words}”"),
        Kind::OneIdea if words == ";" => "a semicolon joins two ideas".to_owned(),
        Kind::OneIdea if words.starts_with('(') => format!("words in brackets: “{words}”"),
        Kind::OneIdea => format!("several ideas in one sentence: “{words}”"),
        Kind::TwoQuestions => format!("two questions at once: “{words}”"),
        Kind::HardWord => format!("“{words}” is hard and not explained"),
        Kind::Acronym => format!("“{words}” is a short form"),
        Kind::Passive => format!("“{words}” does not say who does it"),
        Kind::DoubleNegative => format!("two words that say no: “{words}”"),
        Kind::UpsideDown => format!("“{words}” turns the sentence upside down"),
        Kind::Number => format!("a number in words: “{words}”"),
        Kind::VagueTime => format!("“{words}” is not a time that one can put on a calendar"),
        Kind::Latin => format!("“{words}” is a foreign short form"),
        Kind::FigureOfSpeech => {
            format!("“{words}” is a figure of speech, and this reader takes words as they stand")
        }
        Kind::Spelling => format!("“{words}” is an American spelling"),
        Kind::TwoNames => format!("“{words}” is a second name for one thing"),
        Kind::NegativeGoal => format!("“{words}” says what to stop, not what to do"),
        Kind::Placeholder => format!("“{words}” was left to be filled in"),
        Kind::Grade => format!("the grade is {words}; this reader's is {plainer} at most"),
        Kind::MeanSentence => {
            format!("sentences have {words} words on average; for this reader {plainer} at most")
        }
        Kind::HardShare => {
            format!("{words} words in 100 are hard; for this reader {plainer} at most")
        }
        Kind::WordsAPage => format!("{words} words on a page; for this reader {plainer} at most"),
    }
}

/// The way out, in lower case and without a full stop.
pub fn hint(finding: &Finding) -> String {
    if let Some(plainer) = finding
        .plainer
        .as_deref()
        .filter(|_| is_wording(finding.kind))
    {
        let how = if finding.kind == Kind::Label {
            "instead"
        } else {
            "plainer"
        };
        return format!("{how}: {plainer}");
    }
    match finding.kind {
        Kind::Label => "say what happened or what helps, or leave it out",
        Kind::LongSentence | Kind::OneIdea | Kind::MeanSentence => "make it two sentences",
        Kind::TwoQuestions => "ask one, leave room for the answer, then ask the other",
        Kind::HardWord => "use an everyday word, or explain it in the next sentence",
        Kind::Acronym => "write it out, or say what it does",
        Kind::Passive => "say who does it: “Amira tells you”, not “you are told”",
        Kind::DoubleNegative => "say what is so, or what to do",
        Kind::UpsideDown => "use “if”",
        Kind::Number => "use a figure",
        Kind::VagueTime => "say the day or how often",
        Kind::Latin => "use English words",
        Kind::FigureOfSpeech => "say it in words that mean just what they say",
        Kind::Spelling => "use the British spelling",
        Kind::TwoNames => "keep to one name",
        Kind::NegativeGoal => "say what you will do instead",
        Kind::Placeholder => "fill it in, or take it out",
        Kind::Grade => "shorter sentences and shorter words bring it down",
        Kind::HardShare => "use everyday words, or explain the ones that must stay",
        Kind::WordsAPage => "say less, or take another page",
    }
    .to_owned()
}

/// What a kind of finding is and why it matters, in a sentence: for `explain` and the list of codes.
pub fn about(kind: Kind) -> &'static str {
    match kind {
        Kind::Label => {
            "A word that names a person by what went wrong. It is refused in what we or a worker write for a young person or a parent, never in a young person's own words."
        }
        Kind::LongSentence => "A sentence with more words than the reader's profile allows.",
        Kind::OneIdea => {
            "A semicolon, words in brackets or clauses inside clauses: one sentence, one idea."
        }
        Kind::TwoQuestions => "Two questions at once: one of them goes unanswered.",
        Kind::HardWord => {
            "A word that the reader may not know. Use an everyday one, or explain it in the next sentence."
        }
        Kind::Acronym => "A short form in capitals that only people at work know.",
        Kind::Passive => "Something is done and nobody does it. Say who.",
        Kind::DoubleNegative => {
            "Two words that say no in one thought; many readers drop one of them."
        }
        Kind::UpsideDown => {
            "“Unless” and “otherwise” make the reader turn the sentence round. “If” does not."
        }
        Kind::Number => "A number in words. A figure is easier to find and to read.",
        Kind::VagueTime => {
            "A time that nobody can put on a calendar, such as “soon” or “regularly”."
        }
        Kind::Latin => "A foreign short form such as “e.g.”.",
        Kind::FigureOfSpeech => {
            "A figure of speech on a page for a reader who takes words as they stand."
        }
        Kind::Spelling => "An American spelling in a British text.",
        Kind::TwoNames => "Two names for one thing; readers look for the difference.",
        Kind::NegativeGoal => {
            "A goal that says what to stop. A goal to work towards says what to do."
        }
        Kind::Placeholder => "Something that was to be filled in and was not.",
        Kind::Grade => {
            "The Flesch-Kincaid grade of a text of 100 words or more is over the profile's ceiling."
        }
        Kind::MeanSentence => "Sentences are longer on average than the profile allows.",
        Kind::HardShare => "More words lie outside the familiar list than the profile allows.",
        Kind::WordsAPage => "More words stand on a page than the profile allows.",
    }
}

/// Whether a kind's plainer way is words to use, not a ceiling.
fn is_wording(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::LongSentence | Kind::Grade | Kind::MeanSentence | Kind::HardShare | Kind::WordsAPage
    )
}

/// A long sentence by its opening words.
fn shortened(words: &str) -> String {
    const LONGEST: usize = 60;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LONGEST {
        return words;
    }
    let opening: String = words.chars().take(LONGEST).collect();
    format!(
        "{} …",
        opening.rsplit_once(' ').map_or(opening.as_str(), |it| it.0)
    )
}
