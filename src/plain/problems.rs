//! Every sentence that a practitioner can read about the wording of a case.
//!
//! A message may quote the words that are hard, because nothing else helps to find them; never a whole sentence, and never
//! a word of the confidential register.

use crate::language::Language;
use crate::problem::{Concerns, Problem, Severity};
use crate::reader::Reader;
use crate::reading::{self, Finding, Kind};

/// The code of the one thing that is offered about a young person's own words.
const REFRAME: &str = "words/reframe";

/// The code of a language without lists.
const NOT_CHECKED: &str = "words/not-checked";

/// How many words a message names before it only counts.
const NAMED: usize = 5;

/// Every code of this stage, with what it means and what to do.
pub fn codes() -> Vec<(&'static str, &'static str)> {
    let kinds = Kind::ALL
        .into_iter()
        .map(|it| (it.code(), reading::problems::about(it)));
    kinds
        .chain([
            (REFRAME, "The young person's own words are printed as they said them. Beside them you could offer other words, and let them choose."),
            (NOT_CHECKED, "There are no word lists for the case's language, so nothing is said about how plain its words are."),
        ])
        .collect()
}

/// What is told about one kind of finding in one text.
pub(super) struct Told<'a> {
    pub(super) kind: Kind,
    /// The words, each with what could stand instead.
    pub(super) quotes: Vec<(String, Option<String>)>,
    /// How many words the sentences have.
    pub(super) lengths: Vec<usize>,
    pub(super) findings: &'a [Finding],
    pub(super) reader: &'a Reader,
}

impl Told<'_> {
    /// The problem, which has no place yet.
    pub(super) fn problem(&self) -> Problem {
        let mut problem = warning(
            self.kind.code(),
            format!("in words for {}: {}", name(self.reader), self.what()),
        );
        problem.hint = self.hint();
        problem
    }

    fn what(&self) -> String {
        match self.kind {
            Kind::LongSentence => self.long_sentences(),
            Kind::OneIdea => self.several_ideas(),
            Kind::TwoQuestions => "two questions at once".to_owned(),
            Kind::Label => self.words("a label", "labels"),
            Kind::HardWord => self.words(
                "a hard word, and not explained",
                "hard words, and not explained",
            ),
            Kind::Acronym => self.words("a short form", "short forms"),
            Kind::Number => self.words("a number in words", "numbers in words"),
            Kind::VagueTime => self.words("no time for a calendar", "no times for a calendar"),
            Kind::Latin => self.words("a foreign short form", "foreign short forms"),
            Kind::FigureOfSpeech => self.words(
                "a figure of speech, and this reader takes words as they stand",
                "figures of speech, and this reader takes words as they stand",
            ),
            Kind::Spelling => self.words("an American spelling", "American spellings"),
            Kind::TwoNames => {
                self.words("a second name for one thing", "second names for one thing")
            }
            Kind::Placeholder => {
                self.saying("was left to be filled in", "were left to be filled in")
            }
            Kind::Passive => self.saying("does not say who does it", "do not say who does it"),
            Kind::DoubleNegative => self.saying("says no twice", "say no twice"),
            Kind::UpsideDown => self.saying(
                "turns the sentence upside down",
                "turn the sentence upside down",
            ),
            Kind::NegativeGoal => self.saying(
                "says what to stop, not what to do",
                "say what to stop, not what to do",
            ),
            // Figures of whole papers are no findings of a text.
            Kind::Grade | Kind::MeanSentence | Kind::HardShare | Kind::WordsAPage => self
                .findings
                .first()
                .map(reading::problems::message)
                .unwrap_or_default(),
        }
    }

    fn long_sentences(&self) -> String {
        let ceiling = self
            .findings
            .first()
            .and_then(|it| it.plainer.as_deref())
            .unwrap_or_default();
        match self.lengths[..] {
            [length] => format!("a sentence of {length} words, {ceiling} at most"),
            _ => {
                let lengths: Vec<String> = self.lengths.iter().map(ToString::to_string).collect();
                format!("sentences of {} words, {ceiling} at most", list(&lengths))
            }
        }
    }

    fn several_ideas(&self) -> String {
        let any = |test: fn(&str) -> bool| self.findings.iter().any(|it| test(&it.words));
        let mut what = Vec::new();
        if any(|it| it == ";") {
            what.push("a semicolon between two ideas".to_owned());
        }
        if any(|it| it.starts_with('(')) {
            what.push("words in brackets".to_owned());
        }
        if any(|it| it != ";" && !it.starts_with('(')) {
            what.push("several ideas in one sentence".to_owned());
        }
        list(&what)
    }

    /// “endeavour to” and “conduct” are …
    fn words(&self, one: &str, several: &str) -> String {
        self.saying(&format!("is {one}"), &format!("are {several}"))
    }

    fn saying(&self, one: &str, several: &str) -> String {
        let quoted = quoted(&self.quotes);
        match self.quotes.len() {
            // All of them hold a confidential word, which no message repeats.
            0 => format!("something {one}"),
            1 => format!("{quoted} {one}"),
            _ => format!("{quoted} {several}"),
        }
    }

    fn hint(&self) -> Option<String> {
        let wordings: Vec<String> = self
            .quotes
            .iter()
            .filter_map(|(words, plainer)| Some(format!("“{words}” → {}", plainer.as_deref()?)))
            .take(NAMED)
            .collect();
        let lists_know_better = !matches!(
            self.kind,
            Kind::LongSentence | Kind::OneIdea | Kind::TwoQuestions
        );
        if lists_know_better && !wordings.is_empty() {
            return Some(wordings.join(" · "));
        }
        let bare = self.findings.first().map(|it| Finding {
            plainer: None,
            ..it.clone()
        });
        bare.as_ref().map(reading::problems::hint)
    }
}

/// What is offered about words that the young person said.
pub(super) fn reframe(quotes: &[(String, Option<String>)]) -> Problem {
    let quoted = quoted(quotes);
    let about = if quoted.is_empty() {
        String::new()
    } else {
        format!(" about {quoted}")
    };
    let mut problem = warning(
        REFRAME,
        format!("in the young person's own words: a thought{about}"),
    );
    let instead: Vec<&str> = quotes
        .iter()
        .filter_map(|(_, plainer)| plainer.as_deref())
        .collect();
    let instead = if instead.is_empty() {
        String::new()
    } else {
        format!(", such as “{}”", instead.join("” or “"))
    };
    problem.hint = Some(format!(
        "their words are printed as they are; you could offer others{instead}, and let them choose"
    ));
    problem
}

pub(super) fn not_checked(language: &Language) -> Problem {
    let mut problem = warning(
        NOT_CHECKED,
        format!("there are no word lists for {language}, so the words are not checked"),
    );
    problem.hint = Some("read them aloud with somebody who speaks it".to_owned());
    problem
}

/// A warning that has no place yet.
fn warning(code: &'static str, message: String) -> Problem {
    Problem {
        severity: Severity::Warning,
        code,
        message,
        place: None,
        path: String::new(),
        concerns: Concerns::Nothing,
        stops: Vec::new(),
        hint: None,
    }
}

fn name(reader: &Reader) -> String {
    match reader {
        Reader::YoungPerson => "the young person".to_owned(),
        Reader::Adult(id) => id.to_string(),
        Reader::Worker => "the worker".to_owned(),
        Reader::Professional => "professionals".to_owned(),
    }
}

/// Words in quotation marks, those beyond the first few only counted.
fn quoted(quotes: &[(String, Option<String>)]) -> String {
    let mut named: Vec<String> = quotes
        .iter()
        .take(NAMED)
        .map(|(words, _)| format!("“{words}”"))
        .collect();
    if quotes.len() > NAMED {
        named.push(format!("{} more", quotes.len() - NAMED));
    }
    list(&named)
}

/// "a", "a and b", "a, b and c".
fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
