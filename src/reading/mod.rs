//! How plain a text is, and what could be plainer.
//!
//! [`Reading`] holds what the checks know: syllables, familiar words and the lists of one language, all data below
//! `templates/reading/`. [`Reading::measure`] gives figures, [`Reading::check_text`] what is hard in a text for its reader, and
//! [`Reading::check_measure`] where a whole page or document is over a ceiling of its profile.
//!
//! A check that passes is a check that passes: it never says that a text is easy to understand. Only reading it aloud with
//! somebody tells that. Pure: nothing here reads a file, and nothing knows a case.

mod ceilings;
mod data;
mod familiar;
mod finding;
pub mod grade;
mod listed;
mod measure;
mod negatives;
mod one_idea;
mod passive;
mod phrases;
pub mod problems;
mod profile;
mod syllables;
pub mod text;
mod unfamiliar;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::language::Language;

pub use data::Fault;
pub use familiar::{Familiar, bases};
pub use finding::{Finding, Kind};
pub use measure::Measure;
pub use profile::{Ceilings, Profile, Profiles, Readers, Strictness};
pub use syllables::Syllables;

use text::{Sentence, Word};
use words::Words;

/// All that plain-language checks know: the profiles, and the lists of each language that has some.
#[derive(Debug, Clone, Default)]
pub struct Readings {
    /// How plain a page must be for whom.
    pub profiles: Profiles,
    /// The lists, by language.
    pub languages: BTreeMap<Language, Reading>,
}

/// What the checks of one language know.
#[derive(Debug, Clone)]
pub struct Reading {
    syllables: Syllables,
    familiar: Familiar,
    words: Words,
}

/// What [`Reading`] is made from: the contents of files below `templates/`.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// [`SYLLABLES`]
    pub syllables: &'a str,
    /// [`FAMILIAR`]
    pub familiar: &'a str,
    /// [`words_of`] the language
    pub words: &'a str,
}

/// The table of syllables, below `templates/`.
pub const SYLLABLES: &str = "reading/syllables.txt";

/// The familiar words, below `templates/`.
pub const FAMILIAR: &str = "reading/familiar.txt";

/// The profiles, below `templates/`.
pub const PROFILES: &str = "profiles.toml";

/// The lists of a language, below `templates/`. A language without them is not checked, and whoever asks is told.
pub fn words_of(language: &str) -> String {
    format!("reading/{language}.toml")
}

/// For whom a text is checked.
#[derive(Debug, Clone, Copy)]
pub struct Audience<'a> {
    /// How plain it must be.
    pub profile: &'a Profile,
    /// Whether words are taken as they stand. The profile may say so too.
    pub literal: bool,
    /// Whether the text is a goal.
    pub goal: bool,
    /// Words and phrases that are explained where they are first used, or are the reader's own.
    pub explained: &'a [String],
    /// Names of people and places. Other words in capitals inside a sentence are taken for names anyway.
    pub names: &'a [String],
}

impl<'a> Audience<'a> {
    /// Readers of a profile, with nothing explained.
    pub fn new(profile: &'a Profile) -> Self {
        Self {
            profile,
            literal: profile.literal,
            goal: false,
            explained: &[],
            names: &[],
        }
    }

    /// Whether these are readers whom no training helps along.
    fn is_plain(&self) -> bool {
        self.profile.is_plain()
    }

    /// Whether these are young people.
    fn is_young(&self) -> bool {
        self.profile.reader == Readers::YoungPerson
    }

    /// Whether these read it at work.
    fn is_professional(&self) -> bool {
        self.profile.reader == Readers::Professional
    }
}

impl Reading {
    /// Makes the checks of a language ready.
    pub fn new(files: Files<'_>) -> Result<Self, Fault> {
        Ok(Self {
            syllables: Syllables::parse(files.syllables).map_err(|it| it.of(SYLLABLES))?,
            familiar: Familiar::parse(files.familiar).map_err(|it| it.of(FAMILIAR))?,
            words: Words::parse(files.words).map_err(|it| it.of("the word lists"))?,
        })
    }

    /// How many syllables a word has.
    pub fn syllables(&self, word: &str) -> usize {
        self.syllables.count(word)
    }

    /// The sentences of a text.
    pub fn sentences<'t>(&self, text: &'t str) -> Vec<Sentence<'t>> {
        text::sentences(text, &self.words.grammar.abbreviations)
    }

    /// The figures of a text. Blank lines part paragraphs; headings and short labels are no sentences.
    pub fn measure(&self, text: &str) -> Measure {
        self.measure_with(text, &[], &[])
    }

    /// The figures of a text whose readers know these names and explained words.
    pub fn measure_for(&self, text: &str, audience: &Audience<'_>) -> Measure {
        self.measure_with(text, audience.explained, audience.names)
    }

    /// What is hard in a text for its reader, in the order of the text.
    pub fn check_text(&self, text: &str, audience: &Audience<'_>) -> Vec<Finding> {
        let sentences = self.sentences(text);
        let mut findings = Vec::new();
        for (number, sentence) in sentences.iter().enumerate() {
            let look = Look {
                reading: self,
                audience,
                sentence,
                sentences: &sentences,
            };
            findings.extend(
                look.hits()
                    .into_iter()
                    .map(|it| it.into_finding(text, Some(number))),
            );
        }
        let look = Whole {
            reading: self,
            audience,
            sentences: &sentences,
        };
        findings.extend(
            look.two_questions()
                .into_iter()
                .chain(look.two_names())
                .map(|(number, it)| it.into_finding(text, Some(number))),
        );
        for hit in listed::left_standing(text) {
            let number = number_at(&sentences, &hit.at);
            findings.push(hit.into_finding(text, number));
        }
        findings.sort_by_key(|it| (it.at.start, it.kind, it.at.end));
        once(findings)
    }

    /// Where a page or document is over a ceiling of its profile. `pages` is how many pages its words are spread over.
    pub fn check_measure(
        &self,
        measure: &Measure,
        profile: &Profile,
        pages: usize,
    ) -> Vec<Finding> {
        ceilings::over(measure, &profile.ceilings, pages)
    }

    /// The figures of a text.
    fn measure_with(&self, text: &str, explained: &[String], names: &[String]) -> Measure {
        let sentences = self.sentences(text);
        let mut measure = Measure::default();
        for sentence in &sentences {
            measure.words += sentence.words.len();
            if !sentence.is_label() {
                measure.sentences += 1;
                measure.words_in_sentences += sentence.words.len();
                measure.syllables += sentence
                    .words
                    .iter()
                    .map(|it| self.syllables(it.text))
                    .sum::<usize>();
                measure.longest = measure.longest.max(sentence.words.len());
            }
            for i in unfamiliar::words(self, sentence, &sentences, explained, names) {
                *measure
                    .hard_words
                    .entry(sentence.words[i].key())
                    .or_default() += 1;
            }
        }
        measure
    }
}

/// One sentence as the rules see it.
#[derive(Clone, Copy)]
struct Look<'a> {
    reading: &'a Reading,
    audience: &'a Audience<'a>,
    sentence: &'a Sentence<'a>,
    sentences: &'a [Sentence<'a>],
}

impl<'a> Look<'a> {
    /// What all rules for one sentence find. A word is named once, by the rule that says most about it.
    fn hits(&self) -> Vec<Hit> {
        let mut hits = self.listed();
        for hit in self.unfamiliar().into_iter().chain(self.negative_goal()) {
            if !hits.iter().any(|it| it.overlaps(&hit)) {
                hits.push(hit);
            }
        }
        hits.extend(self.too_long());
        hits.extend(self.more_than_one_idea());
        hits.extend(self.passives());
        hits.extend(self.double_negatives());
        hits
    }

    /// The words of the sentence.
    fn words(&self) -> &'a [Word<'a>] {
        &self.sentence.words
    }

    /// A hit on some of its words.
    fn hit(&self, kind: Kind, words: Range<usize>, plainer: Option<String>) -> Hit {
        let covered = &self.words()[words];
        let (first, last) = (covered.first(), covered.last());
        let start = first.map_or(self.sentence.start, |it| it.start);
        Hit {
            kind,
            at: start..last.map_or(start, |it| it.range().end),
            plainer,
        }
    }

    /// A hit on the whole of it.
    fn hit_whole(&self, kind: Kind, plainer: Option<String>) -> Hit {
        Hit {
            kind,
            at: self.sentence.start..self.sentence.start + self.sentence.text.len(),
            plainer,
        }
    }
}

/// All sentences of a text as the rules see them.
#[derive(Clone, Copy)]
struct Whole<'a> {
    reading: &'a Reading,
    audience: &'a Audience<'a>,
    sentences: &'a [Sentence<'a>],
}

/// A finding before its words are cut from the text.
#[derive(Debug, Clone)]
struct Hit {
    kind: Kind,
    at: Range<usize>,
    plainer: Option<String>,
}

impl Hit {
    /// Whether it speaks of some of the same words.
    fn overlaps(&self, other: &Self) -> bool {
        self.at.start < other.at.end && other.at.start < self.at.end
    }

    /// The finding.
    fn into_finding(self, text: &str, sentence: Option<usize>) -> Finding {
        Finding {
            kind: self.kind,
            words: text[self.at.clone()].to_owned(),
            plainer: self.plainer,
            sentence,
            at: self.at,
        }
    }
}

/// The sentence in which something stands.
fn number_at(sentences: &[Sentence<'_>], at: &Range<usize>) -> Option<usize> {
    sentences.iter().rposition(|it| it.start <= at.start)
}

/// Names a word once: the second time it is hard, everyone knows.
fn once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        let word = matches!(
            finding.kind,
            Kind::HardWord | Kind::Acronym | Kind::Latin | Kind::Spelling | Kind::Number
        );
        let again = |it: &Finding| {
            it.kind == finding.kind && it.words.to_lowercase() == finding.words.to_lowercase()
        };
        if !(word && kept.iter().any(again)) {
            kept.push(finding);
        }
    }
    kept
}

#[cfg(test)]
mod tests;
