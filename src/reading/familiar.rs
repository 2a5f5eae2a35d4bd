//! The words that a young person may be taken to know.

use std::collections::BTreeSet;

use super::data::{self, Fault};
use super::text;

/// The familiar words, in their base forms.
#[derive(Debug, Clone)]
pub struct Familiar {
    words: BTreeSet<String>,
}

impl Familiar {
    /// Reads the list: words in order of the alphabet, none twice.
    pub fn parse(list: &str) -> Result<Self, Fault> {
        let mut words = BTreeSet::new();
        for (line, word) in data::tokens(list) {
            if words
                .last()
                .is_some_and(|last: &String| last.as_str() >= word)
            {
                return Err(Fault::at(
                    line,
                    format!("`{word}` is out of order or stands in the list twice"),
                ));
            }
            words.insert(word.to_owned());
        }
        Ok(Self { words })
    }

    /// Whether the word, or what it is regularly made from, stands in the list. Figures and single letters are known to all.
    pub fn knows(&self, word: &str) -> bool {
        let word = text::key(word);
        let plain = word.chars().any(|it| it.is_ascii_digit()) || word.chars().count() == 1;
        plain
            || self.knows_part(&word)
            || word.split(['-', '‑']).count() > 1
                && word
                    .split(['-', '‑'])
                    .all(|it| it.is_empty() || self.knows(it))
    }

    /// Whether a word without hyphens is known.
    fn knows_part(&self, word: &str) -> bool {
        let known = |it: &str| bases(it).iter().any(|base| self.words.contains(base));
        known(word)
            || word
                .strip_prefix("un")
                .is_some_and(|it| it.len() > 3 && known(it))
    }
}

/// What a word may be made from by regular endings, the word itself first.
///
/// ```
/// use stagebook::reading::bases;
/// assert!(bases("stopping").contains(&"stop".to_owned()));
/// assert!(bases("friends'").contains(&"friend".to_owned()));
/// ```
pub fn bases(word: &str) -> Vec<String> {
    const CONTRACTED: [&str; 7] = ["'s", "'ll", "'re", "'ve", "'d", "'m", "'"];
    let mut found = vec![word.to_owned()];
    found.extend(
        CONTRACTED
            .iter()
            .find_map(|it| word.strip_suffix(it))
            .filter(|it| it.len() > 1)
            .map(str::to_owned),
    );
    // Twice, for "friends'" and "workers".
    for _ in 0..2 {
        let more: Vec<_> = found
            .iter()
            .flat_map(|it| without_ending(it))
            .filter(|it| !found.contains(it))
            .collect();
        found.extend(more);
    }
    found
}

/// What stands before a regular ending.
fn without_ending(word: &str) -> Vec<String> {
    const ENDINGS: [(&str, &[&str]); 14] = [
        ("ies", &["y", "ie"]),
        ("es", &["", "e"]),
        ("s", &[""]),
        ("ied", &["y", "ie"]),
        ("ed", &["", "e"]),
        ("ing", &["", "e", "ie"]),
        ("ier", &["y"]),
        ("iest", &["y"]),
        ("er", &["", "e"]),
        ("est", &["", "e"]),
        ("ily", &["y"]),
        ("ly", &["", "le"]),
        ("in'", &[""]),
        ("ying", &["ie"]),
    ];
    let mut found = Vec::new();
    for (ending, instead) in ENDINGS {
        let Some(stem) = word
            .strip_suffix(ending)
            .filter(|it| it.chars().count() >= 2)
        else {
            continue;
        };
        // "us" is no plural, "pass" no "pas", and stems of two letters are mostly chance ("peer", "bed").
        let short = stem.chars().count() == 2;
        if ending == "s" && (stem.ends_with('s') || stem.ends_with('u') || short)
            || short && ending != "ing" && ending != "ies" && ending != "ied"
        {
            continue;
        }
        found.extend(instead.iter().map(|it| format!("{stem}{it}")));
        let mut letters = stem.chars().rev();
        if let (Some(last), Some(before)) = (letters.next(), letters.next())
            && last == before
            && !short
            && instead.contains(&"")
            && ending != "s"
        {
            found.push(stem[..stem.len() - last.len_utf8()].to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn familiar() -> Familiar {
        Familiar::parse("# a remark\ncarry friend go happy\nkind make stop").unwrap()
    }

    #[track_caller]
    fn case(word: &str, expected: bool) {
        assert_eq!(familiar().knows(word), expected, "{word}");
    }

    #[test]
    fn regular_endings_count_as_known() {
        for word in [
            "Friend",
            "friends",
            "friends’",
            "friend's",
            "going",
            "happier",
            "happily",
            "carried",
            "making",
            "stopped",
            "stopping",
            "unkind",
            "friend-making",
            "7pm",
            "x",
        ] {
            case(word, true);
        }
        for word in ["befriend", "goad", "mak", "kindling", "friend-zone"] {
            case(word, false);
        }
    }

    #[test]
    fn a_list_out_of_order_is_a_fault() {
        assert_eq!(Familiar::parse("go\nfriend").unwrap_err().line, Some(2));
        assert_eq!(Familiar::parse("go go").unwrap_err().line, Some(1));
    }
}
