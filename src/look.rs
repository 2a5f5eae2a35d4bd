//! How a paper looks: what a layout is told before it sees a word of the case.

use serde::{Serialize, Serializer};

/// The look of one paper, as `/view.json` carries it.
///
/// Only `theme` and `language` also reach the engine's inputs, because a component reads its tokens
/// and words from them; the rest is set by the layout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Look {
    /// The theme: a dictionary of tokens such as `standard` or `grey`.
    pub theme: String,
    /// The language of the paper's own words: an exact tag such as `en-GB`.
    pub language: String,
    /// How exercises are written in it, such as `standard` or `easy`.
    pub form: String,
    /// The font families in the order in which they are tried: the first draws every letter it has.
    #[serde(serialize_with = "one_or_many")]
    pub font: Vec<String>,
    /// The size of the running text in points.
    pub size: u8,
    /// The tint of the paper, such as `none` or `cream`.
    pub tint: String,
}

/// One family is written as a word, several as a list: both are what Typst calls a font.
fn one_or_many<S: Serializer>(families: &[String], serializer: S) -> Result<S::Ok, S::Error> {
    match families {
        [family] => family.serialize(serializer),
        families => families.serialize(serializer),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(font: &[&str]) -> Look {
        Look {
            theme: "standard".into(),
            language: "en-GB".into(),
            form: "easy".into(),
            font: font.iter().map(|&it| it.into()).collect(),
            size: 16,
            tint: "none".into(),
        }
    }

    #[test]
    fn one_font_is_a_word_and_several_are_a_list() {
        let one = serde_json::to_value(look(&["Andika"])).unwrap();
        let two = serde_json::to_value(look(&["Andika", "Noto Sans Arabic"])).unwrap();
        assert_eq!(one["font"], serde_json::json!("Andika"));
        assert_eq!(
            two["font"],
            serde_json::json!(["Andika", "Noto Sans Arabic"])
        );
        assert_eq!(one["size"], serde_json::json!(16));
    }
}
