//! Words that stand in a list, and places that were never filled in.

use super::phrases::{Found, Phrases};
use super::text::{self, Word};
use super::{Hit, Kind, Look, Whole};

impl Look<'_> {
    /// All words of the sentence that stand in a list meant for its reader; of two that overlap, the weightier.
    pub(super) fn listed(&self) -> Vec<Hit> {
        let words = &self.reading.words;
        let audience = self.audience;
        let harmless = words.harmless.find(self.words());
        let clear = words.clear_time.find(self.words());
        let working = !audience.is_plain();
        let mut hits: Vec<Hit> = Vec::new();
        let mut add = |more: Vec<Hit>| {
            for hit in more {
                if !hits.iter().any(|it| it.overlaps(&hit)) {
                    hits.push(hit);
                }
            }
        };
        let label = if working {
            &words.label_everywhere
        } else {
            &words.label
        };
        add(self.in_list(Kind::Label, label, &harmless));
        add(self.in_list(Kind::Placeholder, &words.placeholder, &[]));
        if audience.literal {
            add(self.in_list(Kind::FigureOfSpeech, &words.figure_of_speech, &harmless));
        }
        if !audience.is_professional() {
            add(self.in_list(Kind::Latin, &words.latin, &[]));
            add(self.acronyms());
            add(self.in_list(Kind::VagueTime, &words.vague_time, &clear));
        }
        if audience.is_plain() {
            add(self.in_list(Kind::UpsideDown, &words.upside_down, &[]));
            add(self.in_list(Kind::HardWord, &words.plainer, &harmless));
            hits.retain(|it| it.kind != Kind::HardWord || !self.is_explained(it));
        }
        hits.extend(self.spellings());
        if audience.is_young() {
            hits.extend(self.numbers());
        }
        hits
    }

    /// What stands in one list, less what has a part in phrases that are fine as they are.
    fn in_list(&self, kind: Kind, list: &Phrases, fine: &[Found<'_>]) -> Vec<Hit> {
        let is_fine = |it: &Found<'_>| {
            fine.iter()
                .any(|fine| fine.words.start < it.words.end && it.words.start < fine.words.end)
        };
        let written =
            |it: &Found<'_>| kind != Kind::Label || !is_mere_word_for_capitals(it, self.words());
        list.find(self.words())
            .into_iter()
            .filter(|it| !is_fine(it) && written(it))
            .map(|it| {
                self.hit(
                    kind,
                    it.words.clone(),
                    Some(it.says.to_owned()).filter(|says| !says.is_empty()),
                )
            })
            .collect()
    }

    /// Whether the words of a hit are explained to the reader.
    fn is_explained(&self, hit: &Hit) -> bool {
        let explained = Phrases::bare(self.audience.explained);
        explained
            .find(self.words())
            .into_iter()
            .any(|it| self.hit(hit.kind, it.words, None).overlaps(hit))
    }

    /// Short forms in capitals. Shouting is none: its words are known.
    fn acronyms(&self) -> Vec<Hit> {
        let acronyms = &self.reading.words.acronyms;
        let mut hits = Vec::new();
        for (i, word) in self.words().iter().enumerate() {
            let bare = word
                .text
                .strip_suffix("s")
                .or(word.text.strip_suffix("’s"))
                .or(word.text.strip_suffix("'s"))
                .unwrap_or(word.text);
            let capitals = bare.chars().count() >= 2 && bare.chars().all(char::is_uppercase);
            if !capitals || acronyms.known.contains(bare) || acronyms.known.contains(word.text) {
                continue;
            }
            let in_words = acronyms.in_words.get(bare);
            let shouted = in_words.is_none() && self.reading.familiar.knows(bare);
            let unfinished = bare.chars().all(|it| it == 'X');
            let own = self
                .audience
                .explained
                .iter()
                .chain(self.audience.names)
                .any(|it| it == bare || it == word.text);
            if !shouted && !own && !unfinished {
                hits.push(self.hit(Kind::Acronym, i..i + 1, in_words.cloned()));
            }
        }
        hits
    }

    /// American spellings, by list and by ending.
    fn spellings(&self) -> Vec<Hit> {
        let words = &self.reading.words;
        let mut hits = self.in_list(Kind::Spelling, &words.spelling, &[]);
        for (i, word) in self.words().iter().enumerate() {
            let key = word.key();
            if let Some(british) = british(&key)
                .filter(|_| !words.spelling_right.contains(&key) && !word.is_capitalised())
            {
                hits.push(self.hit(Kind::Spelling, i..i + 1, Some(british)));
            }
        }
        hits
    }

    /// Numbers in words.
    fn numbers(&self) -> Vec<Hit> {
        let number = |(i, word): (usize, &Word<'_>)| {
            let figure = self.reading.words.number.get(&word.key())?;
            Some(self.hit(Kind::Number, i..i + 1, Some(figure.clone())))
        };
        self.words().iter().enumerate().filter_map(number).collect()
    }
}

impl Whole<'_> {
    /// Second names of things that the text has named otherwise before.
    pub(super) fn two_names(&self) -> Vec<(usize, Hit)> {
        if !self.audience.is_plain() {
            return Vec::new();
        }
        let mut hits = Vec::new();
        for thing in &self.reading.words.one_thing {
            let mut first: Option<&str> = None;
            let mut told = false;
            for (number, sentence) in self.sentences.iter().enumerate() {
                for found in thing.names.find(&sentence.words) {
                    match first {
                        None => first = Some(found.says),
                        Some(first) if first != found.says && !told => {
                            let look = Look {
                                reading: self.reading,
                                audience: self.audience,
                                sentence,
                                sentences: self.sentences,
                            };
                            hits.push((
                                number,
                                look.hit(Kind::TwoNames, found.words, Some(thing.keep.clone())),
                            ));
                            told = true;
                        }
                        Some(_) => {}
                    }
                }
            }
        }
        hits
    }
}

/// The British spelling of a word with an American ending.
fn british(key: &str) -> Option<String> {
    const ENDINGS: [&str; 8] = [
        "ize", "izes", "ized", "izing", "ization", "izations", "izer", "izers",
    ];
    const LYSE: [&str; 4] = ["yze", "yzes", "yzed", "yzing"];
    let ending = ENDINGS.iter().chain(&LYSE).find(|it| {
        key.strip_suffix(**it)
            .is_some_and(|stem| stem.chars().count() >= 3)
    })?;
    let stem = key.strip_suffix(ending)?;
    Some(format!("{stem}{}", ending.replacen('z', "s", 1)))
}

/// Whether a list names a short form ("DNA", "LAC") and the text has an ordinary word in small letters.
fn is_mere_word_for_capitals(found: &Found<'_>, words: &[Word<'_>]) -> bool {
    const SHORT: [&str; 3] = ["dna", "lac", "hsb"];
    words[found.words.clone()]
        .iter()
        .any(|it| SHORT.contains(&it.key().as_str()) && it.text.chars().any(char::is_lowercase))
}

/// What is left standing when a text was not finished: `____`, `??`, `XX`, and words in `[ ]`, `< >` or `{ }`.
pub(super) fn left_standing(text: &str) -> impl Iterator<Item = Hit> {
    let mut hits = Vec::new();
    let mut rest = 0;
    while let Some(at) = text[rest..]
        .find(['_', '?', '[', '<', '{', 'X'])
        .map(|it| rest + it)
    {
        let here = &text[at..];
        let length = match here.as_bytes()[0] {
            b'_' => run(here, '_', 3),
            b'?' => run(here, '?', 2),
            b'X' => capitals(text, at),
            open => bracketed(
                here,
                if open == b'[' {
                    ']'
                } else if open == b'<' {
                    '>'
                } else {
                    '}'
                },
            ),
        };
        if length > 0 {
            hits.push(Hit {
                kind: Kind::Placeholder,
                at: at..at + length,
                plainer: None,
            });
        }
        rest = at + length.max(1);
    }
    hits.into_iter()
}

/// How long a run of at least `least` of a mark is here; nought when it is shorter.
fn run(here: &str, mark: char, least: usize) -> usize {
    let length = here.len() - here.trim_start_matches(mark).len();
    if length >= least { length } else { 0 }
}

/// How long a run of capital X is that stands by itself.
fn capitals(text: &str, at: usize) -> usize {
    let length = run(&text[at..], 'X', 2);
    let touches = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let alone =
        !touches(text[..at].chars().next_back()) && !touches(text[at + length..].chars().next());
    if alone { length } else { 0 }
}

/// How long a short bracket with words in it is.
fn bracketed(here: &str, close: char) -> usize {
    const LONGEST: usize = 60;
    match here.find(close) {
        Some(end)
            if end <= LONGEST
                && here[1..end].chars().any(char::is_alphabetic)
                && text::sentences(&here[1..end], &[]).len() == 1 =>
        {
            end + 1
        }
        _ => 0,
    }
}
