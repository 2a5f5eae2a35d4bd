//! Every text that was written for a reader, with its place in the case file, for those who look at its wording.
//!
//! Part of the privacy file: what stands here is what the doors above offer already, with the place added.

use super::{Adult, CaseFor, Professional, YoungPerson};
use crate::case::file::{Experience, Words};
use crate::reader::{Reader, YOUNG_PERSON};

/// A text as one reader reads it.
#[derive(Clone)]
pub struct Text<'a> {
    /// Its place by names, such as `goal.sleep.young-person`.
    pub path: String,
    /// The words.
    pub words: &'a str,
    /// What it is.
    pub kind: TextKind,
    /// Whether the reader said it: printed as it was said, and never refused.
    pub said_by_reader: bool,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// A goal.
    Goal,
    /// Anything else.
    Other,
}

impl<'a> Text<'a> {
    pub(super) fn new(path: String, words: &'a str) -> Self {
        Self {
            path,
            words,
            kind: TextKind::Other,
            said_by_reader: false,
        }
    }

    /// Words that the young person reads and may have said.
    fn of_words(path: String, words: &'a Words) -> Self {
        let said_by = words.said_by.as_ref();
        Self {
            said_by_reader: said_by.is_some_and(|it| it.as_str() == YOUNG_PERSON),
            ..Self::new(path, &words.text)
        }
    }

    fn goal(self) -> Self {
        Self {
            kind: TextKind::Goal,
            ..self
        }
    }
}

impl<'a> CaseFor<'a, YoungPerson> {
    /// Every text on their pages.
    pub fn texts(&self) -> Vec<Text<'a>> {
        let mut texts = Vec::new();
        for finding in self.findings() {
            let path = format!("finding.{}.young-person", finding.id);
            texts.push(Text::new(path, finding.text));
        }
        for goal in &self.case.goals {
            let Some(words) = &goal.young_person else {
                continue;
            };
            let path = format!("goal.{}", goal.id);
            texts.push(Text::of_words(format!("{path}.young-person"), words).goal());
            let said = [
                (&goal.why, "why"),
                (&goal.how_we_will_know, "how-we-will-know"),
            ];
            for (words, key) in said {
                texts.extend(
                    words
                        .iter()
                        .map(|it| Text::of_words(format!("{path}.{key}"), it)),
                );
            }
            for (number, words) in (1..).zip(&goal.good_at) {
                texts.push(Text::of_words(format!("{path}.good-at.{number}"), words));
            }
            for (number, step) in (1..).zip(&goal.steps) {
                texts.push(Text::new(format!("{path}.steps.{number}"), &step.text));
            }
            for (number, helper) in (1..).zip(&goal.helpers) {
                let path = format!("{path}.helpers.{number}.note");
                texts.extend(helper.note.iter().map(|it| Text::new(path.clone(), it)));
            }
        }
        let communication = self.communication();
        let lists = [
            ("young-person.strengths", self.strengths()),
            ("young-person.interests", self.interests()),
            ("young-person.communication.helps", &communication.helps),
            ("young-person.communication.hinders", &communication.hinders),
            ("legal.must-do", self.must_do()),
            ("legal.may-choose", self.may_choose()),
        ];
        for (list, items) in lists {
            let items = (1..).zip(items);
            texts.extend(items.map(|(number, it)| Text::new(format!("{list}.{number}"), it)));
        }
        texts.extend(told(
            self.experience(),
            self.case.experience_number(YOUNG_PERSON),
        ));
        texts.extend(self.plan_texts());
        texts
    }

    /// Names and own words that their texts may hold and that nobody need explain to them.
    pub fn known_words(&self) -> Vec<&'a str> {
        let people = self.workers().into_iter().map(|it| it.known_as);
        let helpers = self
            .goals()
            .flat_map(|it| it.helpers)
            .map(|it| it.name.as_str());
        let with = self
            .goals()
            .flat_map(|it| it.steps)
            .filter_map(|it| it.with);
        let communication = self.communication();
        let own = communication
            .words
            .values()
            .chain(&communication.signed)
            .map(String::as_str);
        let chosen = std::iter::once(self.chosen_name());
        let adults = self.case.adults.iter();
        let adults = adults.map(|it| it.known_as.as_deref().unwrap_or(&it.name));
        chosen
            .chain(adults)
            .chain(people)
            .chain(helpers)
            .chain(with)
            .chain(own)
            .collect()
    }
}

impl<'a> CaseFor<'a, Adult> {
    /// Every text on this adult's pages that was written for them; nothing for whoever gets no papers.
    pub fn texts(&self) -> Vec<Text<'a>> {
        if self.me().papers.is_empty() {
            return Vec::new();
        }
        let id = self.id();
        let findings = self.findings().map(|it| {
            let path = format!("finding.{}.adults.{id}", it.id);
            Text::new(path, it.text)
        });
        let goals = self.goals().map(|it| {
            let path = format!("goal.{}.adults.{id}", it.id);
            Text::new(path, it.text)
        });
        findings.chain(goals).chain(self.plan_texts()).collect()
    }

    /// Names that their texts may hold.
    pub fn known_words(&self) -> Vec<&'a str> {
        let people = self.workers().into_iter().map(|it| it.name);
        [self.chosen_name(), self.name()]
            .into_iter()
            .chain(people)
            .collect()
    }
}

impl<'a> CaseFor<'a, Professional> {
    /// Every text that was written for professionals about a finding or a goal.
    pub fn texts(&self) -> Vec<Text<'a>> {
        let findings = self.findings().iter().filter_map(|it| {
            let path = format!("finding.{}.professional", it.id);
            Some(Text::new(path, it.professional.as_deref()?))
        });
        let goals = self.goals().iter().filter_map(|it| {
            let path = format!("goal.{}.professional", it.id);
            Some(Text::new(path, it.professional.as_deref()?))
        });
        findings.chain(goals).chain(self.plan_texts()).collect()
    }
}

/// What somebody told about the assessment: their own words.
fn told(experience: Option<&Experience>, number: usize) -> Vec<Text<'_>> {
    let told = experience
        .into_iter()
        .flat_map(|it| [("easier", &it.easier), ("harder", &it.harder)]);
    told.filter_map(|(key, words)| {
        let path = format!("assessment.experience.{number}.{key}");
        let text = Text::new(path, words.as_deref()?);
        Some(Text {
            said_by_reader: true,
            ..text
        })
    })
    .collect()
}

impl super::Case {
    /// The number of somebody's entry in `[[assessment.experience]]`.
    fn experience_number(&self, person: &str) -> usize {
        let all = self.assessment.iter().flat_map(|it| &it.experience);
        1 + all.take_while(|it| it.person.as_str() != person).count()
    }
}

impl super::Case {
    /// Who has texts that somebody wrote for them.
    pub fn readers(&self) -> Vec<Reader> {
        let adults = self.adults.iter().map(|it| Reader::Adult(it.id.clone()));
        std::iter::once(Reader::YoungPerson)
            .chain(adults)
            .chain(std::iter::once(Reader::Professional))
            .collect()
    }
}
