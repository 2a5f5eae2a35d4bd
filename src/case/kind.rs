//! What each value of a file must be, taken from the schema.

use std::collections::BTreeMap;

use serde_json::Value;

use super::born::Born;
use super::pronouns::Pronouns;
use super::text::LONGEST_TEXT;
use crate::language::Language;
use crate::reader::{ID_PATTERN, is_id};

/// What a value must be.
#[derive(Debug)]
pub(super) enum Kind {
    /// Words in quotes.
    Text(TextRule),
    /// A date without quotes.
    Day,
    /// `true` or `false`.
    Truth,
    /// A whole number, both ends included.
    Number(i64, i64),
    /// A number with or without a decimal point, both ends included.
    Decimal(i64, i64),
    /// One of some words.
    Choice(Vec<String>),
    /// A list, with how many items it may have.
    List(Box<Kind>, usize),
    /// A section of fixed keys.
    Table(Fields),
    /// A section whose keys the practitioner chooses: ids, or words.
    Map { of_ids: bool, value: Box<Kind> },
    /// Words, or a section that says more about them.
    TextOrTable(TextRule, Fields),
}

/// How a text must look.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextRule {
    /// The form it must have.
    pub(super) form: Option<TextForm>,
    /// How many characters it must have.
    pub(super) least: usize,
    /// How many characters it may have.
    pub(super) most: usize,
}

/// A text that must have a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextForm {
    /// A code: small letters, digits, hyphens.
    Id,
    /// A language tag.
    Language,
    /// A month or day of birth.
    Born,
    /// Pronouns in full.
    Pronouns,
    /// A reference for file names.
    Reference,
    /// A colour.
    Colour,
}

impl TextForm {
    /// Whether a text has the form.
    pub(super) fn fits(self, text: &str) -> bool {
        match self {
            Self::Id => is_id(text),
            Self::Language => Language::new(text).is_some(),
            Self::Born => Born::new(text).is_some(),
            Self::Pronouns => Pronouns::new(text).is_some(),
            Self::Reference => text
                .split(['-', '_'])
                .all(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphanumeric())),
            Self::Colour => text
                .strip_prefix('#')
                .is_some_and(|it| it.len() == 6 && it.bytes().all(|it| it.is_ascii_hexdigit())),
        }
    }

    /// The form that a pattern of the schema stands for.
    fn of_pattern(pattern: &str) -> Self {
        match pattern {
            ID_PATTERN => Self::Id,
            Language::PATTERN => Self::Language,
            Born::PATTERN => Self::Born,
            Pronouns::PATTERN => Self::Pronouns,
            "^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$" => Self::Reference,
            "^#[0-9a-fA-F]{6}$" => Self::Colour,
            other => unreachable!("the schema of our own types has no pattern `{other}`"),
        }
    }
}

/// The keys of a section.
#[derive(Debug)]
pub(super) struct Fields {
    /// Each key.
    pub(super) fields: BTreeMap<String, Field>,
    /// Keys that must be there.
    pub(super) required: Vec<String>,
}

/// One key of a section.
#[derive(Debug)]
pub(super) struct Field {
    /// What its value must be.
    pub(super) kind: Kind,
    /// What it is, in a sentence or two.
    pub(super) about: String,
}

impl Fields {
    /// Reads the schema of a section.
    pub(super) fn of(schema: &Value) -> Self {
        let properties = schema["properties"].as_object().into_iter().flatten();
        let fields = properties.map(|(key, schema)| {
            let about = schema["description"]
                .as_str()
                .unwrap_or_default()
                .to_owned();
            (
                key.clone(),
                Field {
                    kind: Kind::of(schema),
                    about,
                },
            )
        });
        let required = schema["required"].as_array().into_iter().flatten();
        Self {
            fields: fields.collect(),
            required: required
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
        }
    }
}

impl Kind {
    /// Reads the schema of a value.
    fn of(schema: &Value) -> Self {
        for several in ["anyOf", "oneOf"] {
            if let Some(parts) = schema[several].as_array() {
                return Self::of_several(parts);
            }
        }
        let kind = match &schema["type"] {
            Value::Array(kinds) => kinds
                .iter()
                .filter_map(Value::as_str)
                .find(|it| *it != "null"),
            kind => kind.as_str(),
        };
        match kind {
            Some("string") if schema["format"] == "date" => Self::Day,
            Some("string") if schema.get("enum").is_some() => {
                let words = schema["enum"].as_array().into_iter().flatten();
                Self::Choice(words.filter_map(Value::as_str).map(str::to_owned).collect())
            }
            Some("string") => Self::Text(TextRule::of(schema)),
            Some("boolean") => Self::Truth,
            Some("integer") => {
                let end = |key: &str, otherwise| schema[key].as_i64().unwrap_or(otherwise);
                Self::Number(end("minimum", 0), end("maximum", i64::from(u32::MAX)))
            }
            Some("number") => {
                // Our own types write the ends of a range as 2.0 or as 2.
                let end =
                    |key: &str, otherwise| schema[key].as_f64().map_or(otherwise, |it| it as i64);
                Self::Decimal(end("minimum", 0), end("maximum", i64::from(u32::MAX)))
            }
            Some("array") => {
                let most = schema["maxItems"]
                    .as_u64()
                    .and_then(|it| usize::try_from(it).ok());
                Self::List(
                    Box::new(Self::of(&schema["items"])),
                    most.unwrap_or(LONGEST_LIST),
                )
            }
            Some("object") if schema.get("properties").is_some() => Self::Table(Fields::of(schema)),
            Some("object") => {
                let ids = schema["patternProperties"]
                    .as_object()
                    .and_then(|it| it.values().next());
                let value = ids.unwrap_or(&schema["additionalProperties"]);
                Self::Map {
                    of_ids: ids.is_some(),
                    value: Box::new(Self::of(value)),
                }
            }
            _ => unreachable!("the schema of our own types has no such value: {schema}"),
        }
    }

    /// Reads a choice of schemas: nothing or something, words, or a text and its longer form.
    fn of_several(parts: &[Value]) -> Self {
        let parts: Vec<_> = parts.iter().filter(|it| it["type"] != "null").collect();
        let words: Vec<_> = parts.iter().filter_map(|it| it["const"].as_str()).collect();
        if !words.is_empty() && words.len() == parts.len() {
            return Self::Choice(words.into_iter().map(str::to_owned).collect());
        }
        match parts[..] {
            [only] => Self::of(only),
            [text, table] if text["type"] == "string" && table["type"] == "object" => {
                Self::TextOrTable(TextRule::of(text), Fields::of(table))
            }
            _ => unreachable!("the schema of our own types has no such choice: {parts:?}"),
        }
    }
}

/// How many items a list may have when its schema does not say.
const LONGEST_LIST: usize = 1_000;

impl TextRule {
    fn of(schema: &Value) -> Self {
        let length = |key: &str| schema[key].as_u64().and_then(|it| usize::try_from(it).ok());
        Self {
            form: schema["pattern"].as_str().map(TextForm::of_pattern),
            least: length("minLength").unwrap_or(0),
            most: length("maxLength").unwrap_or(LONGEST_TEXT),
        }
    }
}
