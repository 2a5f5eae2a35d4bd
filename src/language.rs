//! The language of a case, a reader or a text: a checked tag.

use std::borrow::Cow;
use std::fmt::{self, Display};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

/// A language tag such as `en-GB` or `cy`. The tag is exact: `en` and `en-GB` are two languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Language(String);

impl Language {
    /// What a tag looks like: a language, perhaps a script, perhaps a region.
    pub const PATTERN: &str = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$";

    /// Reads a tag; `None` when it is not one.
    pub fn new(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-').peekable();
        let language = parts.next()?;
        if !(2..=3).contains(&language.len()) || !all(language, u8::is_ascii_lowercase) {
            return None;
        }
        if let Some(script) = parts.next_if(|part| part.len() == 4) {
            let (first, rest) = script.split_at_checked(1)?;
            if !all(first, u8::is_ascii_uppercase) || !all(rest, u8::is_ascii_lowercase) {
                return None;
            }
        }
        if let Some(region) = parts.next()
            && (region.len() != 2 || !all(region, u8::is_ascii_uppercase))
        {
            return None;
        }
        parts.next().is_none().then(|| Self(tag.to_owned()))
    }

    /// The tag as it is written in file names of texts.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// British English, the language of a case that names none.
impl Default for Language {
    fn default() -> Self {
        Self("en-GB".to_owned())
    }
}

impl Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Language {
    type Error = &'static str;

    fn try_from(tag: String) -> Result<Self, Self::Error> {
        Self::new(&tag).ok_or("not a language tag")
    }
}

impl JsonSchema for Language {
    fn schema_name() -> Cow<'static, str> {
        "Language".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": Self::PATTERN,
            "description": "A language tag such as `en-GB` or `cy`.",
        })
    }
}

fn all(text: &str, is: fn(&u8) -> bool) -> bool {
    text.as_bytes().iter().all(is)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_a_language_a_script_and_a_region() {
        for good in ["en-GB", "cy", "pt-BR", "sr-Latn", "sr-Cyrl-RS", "yue"] {
            assert!(Language::new(good).is_some(), "{good}");
        }
        for bad in [
            "", "e", "English", "en_GB", "en-gb", "EN", "en-", "en-GB-x", "sr-latn", "ß",
        ] {
            assert!(Language::new(bad).is_none(), "{bad}");
        }
    }
}
