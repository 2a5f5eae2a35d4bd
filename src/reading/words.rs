//! The words that checks know: `templates/reading/<tag>.toml`, made ready for search.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::data::Fault;
use super::phrases::{Endings, Phrases};

/// The lists of one language, ready for search.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub(super) plainer: Phrases,
    pub(super) label: Phrases,
    pub(super) label_everywhere: Phrases,
    pub(super) harmless: Phrases,
    pub(super) latin: Phrases,
    pub(super) vague_time: Phrases,
    pub(super) clear_time: Phrases,
    pub(super) figure_of_speech: Phrases,
    pub(super) upside_down: Phrases,
    pub(super) placeholder: Phrases,
    pub(super) clauses: Phrases,
    pub(super) avoid: Phrases,
    pub(super) spelling: Phrases,
    pub(super) spelling_right: BTreeSet<String>,
    pub(super) number: BTreeMap<String, String>,
    pub(super) acronyms: Acronyms,
    pub(super) one_thing: Vec<OneThing>,
    pub(super) grammar: Grammar,
    pub(super) goal: Goal,
}

/// Short forms in capitals.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Acronyms {
    /// Those that everyone reads as words.
    pub(super) known: BTreeSet<String>,
    /// Others, with what they stand for.
    pub(super) in_words: BTreeMap<String, String>,
}

/// Several names of one thing.
#[derive(Debug, Clone)]
pub(super) struct OneThing {
    /// The name to keep.
    pub(super) keep: String,
    /// All of them; each says itself.
    pub(super) names: Phrases,
}

/// How sentences are built.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Grammar {
    pub(super) abbreviations: Vec<String>,
    pub(super) be: BTreeSet<String>,
    pub(super) between: BTreeSet<String>,
    pub(super) participles: BTreeSet<String>,
    pub(super) not_passive: BTreeSet<String>,
    pub(super) negatives: BTreeSet<String>,
    pub(super) names_no: BTreeSet<String>,
    pub(super) negative_adjectives: BTreeSet<String>,
    upside_down: BTreeMap<String, String>,
    pub(super) joins: BTreeSet<String>,
    clauses: Vec<String>,
    pub(super) questions: BTreeSet<String>,
}

/// What makes a goal one of stopping.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Goal {
    pub(super) lead: BTreeSet<String>,
    avoid: Vec<String>,
    pub(super) stop: BTreeSet<String>,
    pub(super) stop_what: BTreeSet<String>,
}

impl Words {
    /// Reads the lists of one language.
    pub(super) fn parse(lists: &str) -> Result<Self, Fault> {
        let file: File =
            toml::from_str(lists).map_err(|it| Fault::whole(it.message().to_owned()))?;
        let as_written = |list: &BTreeMap<String, String>| Phrases::new(list, Endings::AsWritten);
        let regular = |list: &BTreeMap<String, String>| Phrases::new(list, Endings::Regular);
        let one_thing = file.one_thing.iter().map(|it| OneThing {
            keep: it.keep.clone(),
            names: Phrases::new(it.names.iter().map(|name| (name, name)), Endings::Regular),
        });
        Ok(Self {
            plainer: regular(&file.plainer),
            label: as_written(&file.label),
            label_everywhere: as_written(&file.label_everywhere),
            harmless: Phrases::bare(&file.harmless.phrases),
            latin: as_written(&file.latin),
            vague_time: as_written(&file.vague_time),
            clear_time: Phrases::bare(&file.clear_time.phrases),
            figure_of_speech: as_written(&file.figure_of_speech),
            upside_down: as_written(&file.grammar.upside_down),
            placeholder: Phrases::bare(&file.placeholder.phrases),
            clauses: Phrases::bare(&file.grammar.clauses),
            avoid: Phrases::bare(&file.goal.avoid),
            spelling: as_written(&file.spelling),
            spelling_right: file.spelling_right.phrases.into_iter().collect(),
            number: file.number,
            acronyms: file.acronym,
            one_thing: one_thing.collect(),
            grammar: file.grammar,
            goal: file.goal,
        })
    }
}

/// The lists as they are written.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    plainer: BTreeMap<String, String>,
    label: BTreeMap<String, String>,
    harmless: List,
    label_everywhere: BTreeMap<String, String>,
    acronym: Acronyms,
    latin: BTreeMap<String, String>,
    vague_time: BTreeMap<String, String>,
    clear_time: List,
    figure_of_speech: BTreeMap<String, String>,
    one_thing: Vec<Names>,
    spelling: BTreeMap<String, String>,
    spelling_right: List,
    number: BTreeMap<String, String>,
    placeholder: List,
    grammar: Grammar,
    goal: Goal,
}

/// A list of phrases about which there is nothing to say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    phrases: Vec<String>,
}

/// The names of one thing as they are written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    #[serde(rename = "use")]
    keep: String,
    names: Vec<String>,
}
