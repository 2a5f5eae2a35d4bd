//! How plain a page must be for whom: the profiles of `templates/profiles.toml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::data::Fault;
use super::finding::Kind;

/// The reading profiles there are, in the order of their file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profiles(Vec<Profile>);

impl Profiles {
    /// Reads the list of profiles.
    pub fn parse(list: &str) -> Result<Self, Fault> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File {
            profile: Vec<Profile>,
        }
        let File { profile } =
            toml::from_str(list).map_err(|it| Fault::whole(it.message().to_owned()))?;
        match profile
            .iter()
            .enumerate()
            .find(|(i, it)| profile[..*i].iter().any(|other| other.id == it.id))
        {
            Some((_, twice)) => Err(Fault::whole(format!(
                "the profile `{}` stands there twice",
                twice.id
            ))),
            None => Ok(Self(profile)),
        }
    }

    /// The profile of that name.
    pub fn get(&self, id: &str) -> Option<&Profile> {
        self.0.iter().find(|it| it.id == id)
    }

    /// Each in turn.
    pub fn iter(&self) -> impl Iterator<Item = &Profile> {
        self.0.iter()
    }

    /// The profiles with an organisation's own ceilings; names that are no profile are handed back.
    pub fn with(mut self, ceilings: &BTreeMap<String, Ceilings>) -> (Self, Vec<String>) {
        let mut unknown = Vec::new();
        for (id, own) in ceilings {
            match self.0.iter_mut().find(|it| it.id == *id) {
                Some(profile) => profile.ceilings.replace(own),
                None => unknown.push(id.clone()),
            }
        }
        (self, unknown)
    }
}

/// How plain a page must be for one kind of reader.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Profile {
    /// What the case file and the tables call it.
    pub id: String,
    /// Who reads it.
    pub reader: Readers,
    /// Whom it is for, in words.
    pub about: String,
    /// The age at which most people read so, in words.
    pub age: Option<String>,
    /// Its ceilings.
    #[serde(flatten)]
    pub ceilings: Ceilings,
    /// The size of its text in points, before a theme makes it bigger.
    pub text_size: f64,
    /// Whether a page over a ceiling is a problem or a remark.
    pub check: Strictness,
    /// Whether its words are always read as they stand.
    #[serde(default)]
    pub literal: bool,
}

impl Profile {
    /// Whether it is for readers whom no training helps along: all that have a ceiling for hard words.
    pub fn is_plain(&self) -> bool {
        self.ceilings.hard_words.is_some()
    }

    /// Whether a finding stops a paper for these readers when the program or a worker wrote the words. All others are warnings, and
    /// what a young person said is never refused: the worker is offered the plainer way.
    pub fn refuses(&self, kind: Kind) -> bool {
        kind == Kind::Label && self.is_plain()
    }
}

/// Ceilings that a profile sets and an organisation may set anew. One that is not given is not checked.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(deny_unknown_fields)]
pub struct Ceilings {
    /// The Flesch-Kincaid grade of a whole document of 100 words or more.
    #[schemars(range(min = 0, max = 20))]
    pub grade: Option<f64>,
    /// The words of one sentence.
    #[schemars(range(min = 3, max = 100))]
    pub longest: Option<usize>,
    /// The words of a sentence, on average.
    #[schemars(range(min = 2, max = 100))]
    pub mean: Option<f64>,
    /// The share of words outside the familiar list, in per cent.
    #[schemars(range(min = 0, max = 100))]
    pub hard_words: Option<f64>,
    /// The words of one page.
    #[schemars(range(min = 10, max = 1000))]
    pub words_a_page: Option<usize>,
}

impl Ceilings {
    /// Takes over each ceiling that the other sets.
    fn replace(&mut self, other: &Self) {
        self.grade = other.grade.or(self.grade);
        self.longest = other.longest.or(self.longest);
        self.mean = other.mean.or(self.mean);
        self.hard_words = other.hard_words.or(self.hard_words);
        self.words_a_page = other.words_a_page.or(self.words_a_page);
    }
}

/// Who reads a profile's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Readers {
    /// A young person.
    YoungPerson,
    /// A parent, a carer or another adult round them.
    Adult,
    /// Someone at work.
    Professional,
}

/// What a page over a ceiling is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strictness {
    /// A problem.
    Refuse,
    /// A remark.
    Advise,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profiles() -> Profiles {
        Profiles::parse(include_str!("../../templates/profiles.toml")).unwrap()
    }

    #[test]
    fn the_profiles_are_those_of_the_case_file() {
        let ids: Vec<_> = profiles().iter().map(|it| it.id.clone()).collect();
        assert_eq!(
            ids,
            [
                "easy",
                "standard",
                "older",
                "parent-easy",
                "parent",
                "carer-staff",
                "professional"
            ]
        );
    }

    #[test]
    fn an_organisation_may_set_single_ceilings() {
        let own: BTreeMap<String, Ceilings> =
            toml::from_str("[standard]\nlongest = 12\n[nobody]\nmean = 3").unwrap();
        let (profiles, unknown) = profiles().with(&own);
        let standard = &profiles.get("standard").unwrap().ceilings;
        assert_eq!((standard.longest, standard.mean), (Some(12), Some(9.0)));
        assert_eq!(unknown, ["nobody"]);
    }
}
