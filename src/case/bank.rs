//! The bank of plan lines: reviewed words for every reader, from which a plan is made in minutes.
//!
//! The templates hold the bank; a line of a case names one by its id and takes every word that it does not write itself.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::file::{CaseFile, Reading, YoungPersonFile};
use super::safety_plan::{LineId, LineKind, PlanLine, PlanPlace, PlanSetting};
use super::words::WordsPer;
use crate::language::Language;

/// Reviewed lines by id.
#[derive(Debug, Clone, Default)]
pub struct Bank(BTreeMap<LineId, BankLine>);

/// One reviewed line.
#[derive(Debug, Clone)]
pub struct BankLine {
    /// What it is about.
    pub facts: BankFacts,
    /// Its words, by language.
    pub words: BTreeMap<Language, BankWords>,
}

/// What a line of the bank is about: one `[[line]]` of `plan-lines.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct BankFacts {
    /// Its code.
    pub id: LineId,
    /// The settings it suits.
    pub setting: Vec<PlanSetting>,
    /// The place or time of day it is about.
    pub place: PlanPlace,
    /// Whether it limits something or helps.
    pub kind: LineKind,
}

/// The words of a line of the bank in one language.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct BankWords {
    /// What the line is called in a list.
    pub title: String,
    /// Neutral words for everybody in the house.
    pub house: Option<String>,
    /// When it applies.
    #[serde(default)]
    pub situation: BankText,
    /// What one might notice.
    #[serde(default)]
    pub notice: BankText,
    /// What the adult does.
    #[serde(default)]
    pub adult_does: BankText,
    /// What the young person does.
    #[serde(default)]
    pub i_do: BankText,
    /// Why it is needed.
    #[serde(default)]
    pub reason: BankText,
    /// How it can ease and end.
    #[serde(default)]
    pub eases_when: BankText,
}

/// One text of a line for each kind of reader.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct BankText {
    /// For professionals.
    pub professional: Option<String>,
    /// For the young person.
    pub young_person: Option<String>,
    /// For a young person who reads few words.
    pub young_person_easy: Option<String>,
    /// For adults.
    pub adult: Option<String>,
}

impl Bank {
    /// A bank of these lines.
    pub fn of(lines: impl IntoIterator<Item = BankLine>) -> Self {
        Self(
            lines
                .into_iter()
                .map(|it| (it.facts.id.clone(), it))
                .collect(),
        )
    }

    /// The line with this id.
    pub fn line(&self, id: &str) -> Option<&BankLine> {
        self.0.get(id)
    }

    /// Every line, by id.
    pub fn lines(&self) -> impl Iterator<Item = &BankLine> {
        self.0.values()
    }
}

impl BankWords {
    /// Its texts for each kind of reader, with their keys.
    pub fn texts(&self) -> [(&'static str, &BankText); 6] {
        [
            ("situation", &self.situation),
            ("notice", &self.notice),
            ("adult-does", &self.adult_does),
            ("i-do", &self.i_do),
            ("reason", &self.reason),
            ("eases-when", &self.eases_when),
        ]
    }
}

impl BankText {
    /// Each wording.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let all = [
            &self.professional,
            &self.young_person,
            &self.young_person_easy,
            &self.adult,
        ];
        all.into_iter().flatten().map(String::as_str)
    }
}

/// The places that are filled in the bank's words.
pub const PLACES: [&str; 9] = [
    "name", "they", "them", "their", "theirs", "are", "have", "They", "Their",
];

/// Gives each line of the case that names the bank the words it does not write itself.
pub(super) fn fill(file: &mut CaseFile, bank: &Bank) {
    let (Some(papers), Some(young_person)) = (&file.case, &file.young_person) else {
        return;
    };
    let reader = Wording {
        places: places(young_person),
        easy: young_person.communication.reading == Reading::Easy,
    };
    for line in file.safety_plan.iter_mut().flat_map(|it| &mut it.line) {
        let Some(known) = line.bank.as_ref().and_then(|it| bank.0.get(it)) else {
            continue;
        };
        line.place = line.place.or(Some(known.facts.place));
        line.kind = line.kind.or(Some(known.facts.kind));
        if let Some(words) = known.words.get(&papers.language) {
            reader.complete(line, words);
        }
    }
}

/// How the bank's words are put for one young person.
struct Wording {
    places: [(&'static str, String); 9],
    easy: bool,
}

impl Wording {
    fn complete(&self, line: &mut PlanLine, words: &BankWords) {
        line.situation = line.situation.or(&self.per_reader(&words.situation));
        line.notice = line.notice.or(&self.per_reader(&words.notice));
        line.adult_does = line.adult_does.or(&self.per_reader(&words.adult_does));
        line.i_do = line.i_do.or(&self.per_reader(&words.i_do));
        line.reason = line.reason.or(&self.per_reader(&words.reason));
        line.eases_when = line.eases_when.or(&self.per_reader(&words.eases_when));
        if line.house.is_none() {
            line.house.clone_from(&words.house);
        }
    }

    fn per_reader(&self, text: &BankText) -> WordsPer {
        let easy = text.young_person_easy.as_ref().filter(|_| self.easy);
        let put = |it: Option<&String>| it.map(|it| self.put(it));
        WordsPer {
            professional: put(text.professional.as_ref()),
            young_person: put(easy.or(text.young_person.as_ref())),
            adult: put(text.adult.as_ref()),
            adults: BTreeMap::new(),
        }
    }

    /// The words with every place filled. They are looked for once, so that a name with braces stays as it is.
    fn put(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let place = after.split_once('}').and_then(|(place, after)| {
                let (_, word) = self.places.iter().find(|(name, _)| *name == place)?;
                Some((word, after))
            });
            match place {
                Some((word, after)) => {
                    filled.push_str(word);
                    rest = after;
                }
                None => {
                    filled.push('{');
                    rest = after;
                }
            }
        }
        filled + rest
    }
}

fn places(young_person: &YoungPersonFile) -> [(&'static str, String); 9] {
    let pronouns = &young_person.pronouns;
    let plural = pronouns.they() == "they";
    let verb = |one: &str, several: &str| if plural { several } else { one }.to_owned();
    [
        ("name", young_person.chosen_name.clone()),
        ("they", pronouns.they().to_owned()),
        ("them", pronouns.them().to_owned()),
        ("their", pronouns.their().to_owned()),
        ("theirs", pronouns.theirs().to_owned()),
        ("are", verb("is", "are")),
        ("have", verb("has", "have")),
        ("They", capital(pronouns.they())),
        ("Their", capital(pronouns.their())),
    ]
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first: String = letters
        .next()
        .map(|it| it.to_uppercase().collect())
        .unwrap_or_default();
    first + letters.as_str()
}
