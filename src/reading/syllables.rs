//! Counts the syllables of English words: a table of exceptions, and a rule for the rest.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use super::data::{self, Fault};
use super::text;

/// How many syllables words have.
#[derive(Debug, Clone)]
pub struct Syllables {
    /// Words that the rule counts wrongly.
    exceptions: BTreeMap<String, usize>,
}

impl Syllables {
    /// Reads the table: headings such as `[3]`, and below each the words of that many syllables.
    pub fn parse(table: &str) -> Result<Self, Fault> {
        let mut exceptions = BTreeMap::new();
        let mut count = None;
        for (line, token) in data::tokens(table) {
            if let Some(heading) = token.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
                count = Some(heading.parse().map_err(|_| {
                    Fault::at(line, format!("`{token}` is not a number of syllables"))
                })?);
            } else {
                let count = count
                    .ok_or_else(|| Fault::at(line, format!("`{token}` stands under no heading")))?;
                if exceptions.insert(token.to_owned(), count).is_some() {
                    return Err(Fault::at(
                        line,
                        format!("`{token}` stands in the table twice"),
                    ));
                }
            }
        }
        Ok(Self { exceptions })
    }

    /// How many syllables a word has. A number in figures counts as one: figures are easier than words.
    pub fn count(&self, word: &str) -> usize {
        let word: String = text::key(word).nfc().collect();
        word.split(['-', '‑'])
            .filter(|it| !it.is_empty())
            .map(|it| self.count_accented(it))
            .sum::<usize>()
            .max(1)
    }

    /// How many a word without hyphens has. Accents do not matter, but a last "é" is spoken.
    fn count_accented(&self, word: &str) -> usize {
        match word.strip_suffix('é') {
            Some(stem) if !stem.is_empty() => self.count_accented(stem) + 1,
            _ => self.count_part(
                &word
                    .nfd()
                    .filter(|it| !('\u{300}'..='\u{36f}').contains(it))
                    .collect::<String>(),
            ),
        }
    }

    /// How many a word without hyphens and accents has.
    fn count_part(&self, word: &str) -> usize {
        if let Some(&count) = self.exceptions.get(word) {
            return count;
        }
        if let Some(stem) = word.strip_suffix("n't") {
            // "didn't" has one more than "did"; "don't" and "aren't" have not.
            return self.count_part(stem)
                + usize::from(!stem.ends_with(is_vowel) || stem.ends_with("ve"));
        }
        match word.rsplit_once('\'') {
            None => by_rule(word),
            Some((stem, ending)) => self.count_part(stem) + ending_syllables(stem, ending),
        }
    }
}

/// What an ending behind an apostrophe adds: "Max's" has one more than "Max", "he's" has none.
fn ending_syllables(stem: &str, ending: &str) -> usize {
    let after_vowel = stem.ends_with(is_vowel);
    match ending {
        "s" => usize::from(
            stem.ends_with(['s', 'x', 'z'])
                || ["ch", "sh", "ce", "ge", "se", "ze"]
                    .iter()
                    .any(|it| stem.ends_with(it)),
        ),
        "d" => usize::from(stem.ends_with(['t', 'd'])),
        "ll" | "ve" | "re" => usize::from(!after_vowel),
        _ => 0,
    }
}

/// The rule: groups of vowels, less silent endings, more where two vowels are spoken apart.
fn by_rule(word: &str) -> usize {
    let word: Vec<char> = word.chars().filter(|it| it.is_alphanumeric()).collect();
    let mut count = 0_usize;
    let mut in_group = false;
    for i in 0..word.len() {
        let vowel = is_vowel(word[i]) && !is_consonant_y(&word, i);
        if vowel && (!in_group || is_spoken_apart(&word, i)) {
            count += 1;
        }
        in_group = vowel;
    }
    (count + added(&word))
        .saturating_sub(silent(&word, count))
        .max(1)
}

/// Whether a letter is written for a vowel.
fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Whether the `y` at `i` is a consonant, as in "yes" and "player".
fn is_consonant_y(word: &[char], i: usize) -> bool {
    let between = i > 0
        && is_vowel(word[i - 1])
        && word
            .get(i + 1)
            .is_some_and(|it| is_vowel(*it) && *it != 'y');
    word[i] == 'y' && (i == 0 || between)
}

/// Whether the vowel at `i` begins a syllable although a vowel stands before it.
fn is_spoken_apart(word: &[char], i: usize) -> bool {
    let at = |it: usize| word.get(it).copied().unwrap_or(' ');
    let before = if i >= 2 { word[i - 2] } else { ' ' };
    let next = at(i + 1);
    let rest: String = word[i..].iter().collect();
    match (word[i - 1], word[i]) {
        ('i', 'a') => !("cts".contains(before) && i >= 3 && "ln".contains(next)),
        ('i', 'o') => !("tsgcx".contains(before) && "nu".contains(next)),
        ('i', 'u') => true,
        ('e', 'o') if is_prefix_re(word, i) => true,
        ('e', 'o') => before != 'g' && !(before == 'p' && next == 'p'),
        ('u', 'a' | 'o') => !"qg".contains(before),
        ('u', 'i') if next == 'n' => !"qg".contains(before) || rest.starts_with("ing"),
        ('u', 'i') => next == 't' && !"rsqgu".contains(before),
        ('y', 'i' | 'o' | 'a') => !is_vowel(before),
        ('o' | 'e', 'i') if rest.starts_with("ing") => true,
        ('e', 'a') if word[..i].ends_with(&['c', 'r', 'e']) && next == 't' => true,
        ('e', 'e' | 'a' | 'i' | 'u') => is_prefix_re(word, i),
        ('i', 'e') => {
            matches!(rest.as_str(), "er" | "ers" | "est")
                || ["ent", "enc", "ety", "et"]
                    .iter()
                    .any(|it| rest.starts_with(it))
        }
        ('o', 'e') => rest.starts_with("et") || rest.starts_with("em"),
        ('u', 'e') => (rest.starts_with("en") || rest.starts_with("el")) && !"qg".contains(before),
        _ => false,
    }
}

/// Whether the word opens with "re" for "again" and the vowel at `i` follows it.
fn is_prefix_re(word: &[char], i: usize) -> bool {
    const OPENINGS: [&str; 13] = [
        "reaf", "reap", "reas", "reel", "reem", "reen", "reex", "rein", "reim", "reis", "reit",
        "reop", "reor",
    ];
    i == 2
        && word[0] == 'r'
        && OPENINGS
            .iter()
            .any(|it| it.chars().eq(word.iter().copied().take(4)))
}

/// How many of `count` vowel groups are not spoken at the end: "make", "cares", "walked", "careful".
fn silent(word: &[char], count: usize) -> usize {
    let text: String = word.iter().collect();
    let from_end = |it: usize| word.len().checked_sub(it).map_or(' ', |it| word[it]);
    let apart = |it: char| !is_vowel(it);
    let mut silent = 0;
    if count > 1 && text.ends_with('e') && word.len() >= 3 {
        let spoken_le = text.ends_with("le") && apart(from_end(3));
        silent += usize::from(!spoken_le && apart(from_end(2)));
    } else if count > 1 && text.ends_with("es") && word.len() > 3 && apart(from_end(3)) {
        let hissing =
            "szxcg".contains(from_end(3)) || matches!((from_end(4), from_end(3)), ('c' | 's', 'h'));
        let spoken_le = from_end(3) == 'l' && apart(from_end(4));
        silent += usize::from(!hissing && !spoken_le);
    } else if count > 1
        && text.ends_with("ed")
        && word.len() > 3
        && (apart(from_end(3)) || from_end(3) == 'y' && is_vowel(from_end(4)))
    {
        let spoken_le = word.len() > 4
            && from_end(3) == 'l'
            && apart(from_end(4))
            && !"lr".contains(from_end(4));
        silent += usize::from(!"td".contains(from_end(3)) && !spoken_le);
    } else {
        const ENDINGS: [&str; 8] = [
            "ely", "eful", "eless", "ement", "ements", "eness", "efully", "esome",
        ];
        let silent_inside = ENDINGS.iter().any(|ending| {
            let at = word.len().checked_sub(ending.len() + 1);
            text.ends_with(ending)
                && at.is_some_and(|at| {
                    apart(word[at])
                        && !(word[at] == 'l'
                            && ending.starts_with("ement")
                            && at > 0
                            && apart(word[at - 1]))
                })
        });
        silent += usize::from(silent_inside);
    }
    silent + usize::from(text.ends_with("ically") && count > 3)
}

/// Syllables that no vowel is written for: "prism", "rhythm", "McKay".
fn added(word: &[char]) -> usize {
    let text: String = word.iter().collect();
    let bare = text.strip_suffix('s').unwrap_or(&text);
    let hummed = bare.ends_with("sm") || bare.ends_with("thm") || text.ends_with("sm");
    usize::from(hummed) + usize::from(text.starts_with("mc") && word.len() > 3)
}
