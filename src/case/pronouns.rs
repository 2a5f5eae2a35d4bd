//! How a young person is spoken of.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

/// Pronouns in full: `they/them/their`, `she/her/her`, `he/him/his`, or four words such as `ze/zir/zir/zirs`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Pronouns {
    they: String,
    them: String,
    their: String,
    theirs: String,
}

impl Pronouns {
    /// What they look like.
    pub const PATTERN: &str = "^[^/\\s]+/[^/\\s]+/[^/\\s]+(/[^/\\s]+)?$";

    /// Reads three words, where the fourth follows from them, or four; `None` when it cannot.
    pub fn new(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split('/').collect();
        let a_word = |it: &&str| {
            it.chars()
                .all(|it| it.is_alphabetic() || "'’-".contains(it))
        };
        if !words.iter().all(|it| !it.is_empty() && a_word(it)) {
            return None;
        }
        let (they, them, their, theirs) = match words[..] {
            ["he", "him", "his"] => ("he", "him", "his", "his"),
            ["she", "her", "her" | "hers"] => ("she", "her", "her", "hers"),
            ["they", "them", "their" | "theirs"] => ("they", "them", "their", "theirs"),
            [they, them, their, theirs] => (they, them, their, theirs),
            _ => return None,
        };
        Some(Self {
            they: they.to_owned(),
            them: them.to_owned(),
            their: their.to_owned(),
            theirs: theirs.to_owned(),
        })
    }

    /// As in "they are here".
    pub fn they(&self) -> &str {
        &self.they
    }

    /// As in "with them".
    pub fn them(&self) -> &str {
        &self.them
    }

    /// As in "their book".
    pub fn their(&self) -> &str {
        &self.their
    }

    /// As in "it is theirs".
    pub fn theirs(&self) -> &str {
        &self.theirs
    }

    /// `are` after "they", `is` after every other word.
    pub fn are(&self) -> &'static str {
        if self.they == "they" { "are" } else { "is" }
    }

    /// `have` after "they", `has` after every other word.
    pub fn have(&self) -> &'static str {
        if self.they == "they" { "have" } else { "has" }
    }
}

impl TryFrom<String> for Pronouns {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text).ok_or("not pronouns in full")
    }
}

impl JsonSchema for Pronouns {
    fn schema_name() -> Cow<'static, str> {
        "Pronouns".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": Self::PATTERN,
            "maxLength": 80,
            "description": "Pronouns in full: `they/them/their`, `she/her/her`, `he/him/his`, or four words such as `ze/zir/zir/zirs`.",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: Option<[&str; 6]>) {
        let words = Pronouns::new(text);
        let words = words.as_ref().map(|it| {
            [
                it.they(),
                it.them(),
                it.their(),
                it.theirs(),
                it.are(),
                it.have(),
            ]
        });
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn the_fourth_word_follows_where_it_can() {
        case("he/him/his", Some(["he", "him", "his", "his", "is", "has"]));
        case(
            "she/her/hers",
            Some(["she", "her", "her", "hers", "is", "has"]),
        );
        case(
            "they/them/their",
            Some(["they", "them", "their", "theirs", "are", "have"]),
        );
        case(
            "ze/zir/zir/zirs",
            Some(["ze", "zir", "zir", "zirs", "is", "has"]),
        );
    }

    #[test]
    fn short_or_mixed_forms_are_not_guessed() {
        for text in [
            "he",
            "he/him",
            "she/they",
            "ze/zir/zir",
            "he/him/",
            "he / him / his",
            "",
        ] {
            case(text, None);
        }
    }
}
