//! The fonts in the program, which letters they have, and which of them a paper needs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::Value;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, is_default_ignorable};
use typst::utils::LazyHash;

/// The look of the papers: letters that are hard to mix up.
pub const LOOK: &str = "Atkinson Hyperlegible Next";
/// Letters as one learns to write them, and every Latin letter that names need.
pub const LITERACY: &str = "Andika";
/// Greek, and what is left of Latin and Cyrillic.
pub const WIDE: &str = "Noto Sans";

/// A set of fonts; no font outside it is ever used.
#[derive(Clone)]
pub struct Fonts {
    /// What the engine searches.
    book: LazyHash<FontBook>,
    /// The faces, in the order of the book.
    faces: Vec<Font>,
    /// Which faces make up a family, in the order in which families are tried.
    families: Vec<(String, Vec<usize>)>,
}

impl Fonts {
    /// The fonts in the program.
    pub fn embedded() -> Self {
        static FACES: LazyLock<Vec<Font>> = LazyLock::new(|| {
            let mut paths: Vec<_> = EmbeddedFonts::iter()
                .filter(|path| path.ends_with(".ttf"))
                .collect();
            // Sorted, because a folder that is read live comes in any order.
            paths.sort();
            let files = paths.iter().filter_map(|path| EmbeddedFonts::get(path));
            files
                .flat_map(|file| Font::iter(Bytes::new(file.data)))
                .collect()
        });
        Self::new(FACES.clone())
    }

    /// Adds fonts from elsewhere; a family that is already there stays as it is.
    ///
    /// The error is the name of the first file that holds no font.
    pub fn with_files<I>(self, files: I) -> Result<Self, String>
    where
        I: IntoIterator<Item = (String, Vec<u8>)>,
    {
        let mut faces = self.faces.clone();
        for (name, bytes) in files {
            let found: Vec<_> = Font::iter(Bytes::new(bytes)).collect();
            if found.is_empty() {
                return Err(name);
            }
            let known = |font: &Font| self.family(&font.info().family).is_some();
            faces.extend(found.into_iter().filter(|font| !known(font)));
        }
        Ok(Self::new(faces))
    }

    /// Sorts faces into families: the three for reading first, then the others by name.
    fn new(faces: Vec<Font>) -> Self {
        let book = LazyHash::new(FontBook::from_fonts(&faces));
        let mut families = BTreeMap::<_, Vec<_>>::new();
        for (index, face) in faces.iter().enumerate() {
            families
                .entry(face.info().family.clone())
                .or_default()
                .push(index);
        }
        let mut families: Vec<_> = families.into_iter().collect();
        families.sort_by_key(|(family, _)| {
            [LOOK, LITERACY, WIDE]
                .iter()
                .position(|it| it == family)
                .unwrap_or(usize::MAX)
        });
        Self {
            book,
            faces,
            families,
        }
    }

    /// The families in the order in which they are tried.
    pub fn families(&self) -> impl Iterator<Item = &str> {
        self.families.iter().map(|(family, _)| family.as_str())
    }

    /// The name of a family as the font itself writes it.
    pub fn family(&self, name: &str) -> Option<&str> {
        self.families().find(|it| it.eq_ignore_ascii_case(name))
    }

    /// The letters of the text that a family cannot draw in each of its weights, each once and in
    /// order.
    pub fn lacks(&self, family: &str, text: &str) -> Vec<char> {
        let letters = letters(text);
        let Some((_, faces)) = self
            .families
            .iter()
            .find(|(it, _)| it.eq_ignore_ascii_case(family))
        else {
            return letters.into_iter().collect();
        };
        letters
            .into_iter()
            .filter(|&it| !self.all_have(faces, it))
            .collect()
    }

    /// Whether any of the fonts can draw the letter.
    pub fn can_print(&self, letter: char) -> bool {
        needs_no_glyph(letter)
            || self
                .families
                .iter()
                .any(|(_, faces)| self.all_have(faces, letter))
    }

    /// Chooses the families for a whole paper: the requested one when it has every letter, else the
    /// first that has.
    ///
    /// Letters that none of the reading fonts has, such as those of an Arabic name, come from a
    /// further family behind it, so that no name is ever set in two fonts.
    pub fn choose(&self, requested: &str, text: &str) -> Choice {
        let reading = {
            let mut reading: Vec<&str> = [requested, LITERACY, WIDE]
                .iter()
                .filter_map(|it| self.family(it))
                .collect();
            let mut seen = BTreeSet::new();
            reading.retain(|&it| seen.insert(it));
            reading
        };
        let lacks: Vec<BTreeSet<char>> = reading
            .iter()
            .map(|family| self.lacks(family, text).into_iter().collect())
            .collect();
        let beyond_all = lacks
            .iter()
            .cloned()
            .reduce(|a, b| &a & &b)
            .unwrap_or_else(|| letters(text));

        // The first that lacks only what all of them lack; else the one that lacks least, and of
        // two alike the first.
        let first = (0..reading.len())
            .find(|&it| lacks[it] == beyond_all)
            .or_else(|| (0..reading.len()).min_by_key(|&it| lacks[it].len()));
        let mut families: Vec<String> =
            first.map(|it| reading[it].to_owned()).into_iter().collect();
        let mut missing = first.map_or(beyond_all, |it| lacks[it].clone());

        for (family, faces) in &self.families {
            if missing.is_empty() {
                break;
            }
            let before = missing.len();
            missing.retain(|&letter| !self.all_have(faces, letter));
            if missing.len() < before {
                families.push(family.clone());
            }
        }
        Choice {
            families,
            missing: missing.into_iter().collect(),
        }
    }

    /// Whether every face has a glyph for the letter: bold text must not fall back where plain text
    /// does not.
    fn all_have(&self, faces: &[usize], letter: char) -> bool {
        faces
            .iter()
            .all(|&it| self.faces[it].info().coverage.contains(letter as u32))
    }

    /// What the engine searches.
    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// One face by its place in the book.
    pub(super) fn face(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }
}

/// The fonts that one paper is set in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The families in the order in which they are tried; goes into the paper's look.
    pub families: Vec<String>,
    /// Letters that no font has; empty when the check has passed.
    pub missing: Vec<char>,
}

/// The fonts folder as it was when the program was built. Licences stand beside the fonts and
/// travel with them.
#[derive(rust_embed::Embed)]
#[folder = "fonts/"]
struct EmbeddedFonts;

/// All texts of a view, one a line, for choosing its fonts. Keys are not printed and do not count.
pub fn texts(view: &Value) -> String {
    let mut all = String::new();
    collect(view, &mut all);
    return all;

    fn collect(value: &Value, all: &mut String) {
        match value {
            Value::String(text) => {
                all.push_str(text);
                all.push('\n');
            }
            Value::Array(items) => items.iter().for_each(|it| collect(it, all)),
            Value::Object(fields) => fields.values().for_each(|it| collect(it, all)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

/// The letters of a text that need a glyph.
fn letters(text: &str) -> BTreeSet<char> {
    text.chars().filter(|&it| !needs_no_glyph(it)).collect()
}

/// Spaces, line ends and invisible joiners are laid out without a glyph.
fn needs_no_glyph(letter: char) -> bool {
    letter.is_whitespace() || is_default_ignorable(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, families: &[&str]) {
        let choice = Fonts::embedded().choose(LOOK, text);
        assert_eq!(
            (choice.families, choice.missing),
            (families.iter().map(|&it| it.into()).collect(), vec![])
        );
    }

    #[test]
    fn the_look_is_kept_while_it_has_every_letter() {
        case("", &[LOOK]);
        case("Zoë", &[LOOK]);
        case("Wójcik", &[LOOK]);
        case("Llŷr, Ŵyn and Siân – “today’s” list: 3 × 4 …", &[LOOK]);
    }

    #[test]
    fn one_letter_that_it_lacks_moves_the_whole_paper_to_andika() {
        case("Nguyễn Thị Ánh", &[LITERACY]);
        case("Ọ̀ṣun and Zoë", &[LITERACY]);
        case("Əli", &[LITERACY]);
        case("Михаил", &[LITERACY]);
    }

    #[test]
    fn greek_comes_from_noto_sans() {
        case("Γιώργος", &[WIDE]);
        case("Γιώργος and Nguyễn", &[WIDE]);
    }

    #[test]
    fn another_script_stands_behind_the_look() {
        case("محمد", &[LOOK, "Noto Sans Arabic"]);
        case("پرویز and Zoë", &[LOOK, "Noto Sans Arabic"]);
        case("דָּוִד", &[LOOK, "Noto Sans Hebrew"]);
        case("রহিম", &[LOOK, "Noto Sans Bengali"]);
        case("ਹਰਪ੍ਰੀਤ", &[LOOK, "Noto Sans Gurmukhi"]);
        case("પટેલ", &[LOOK, "Noto Sans Gujarati"]);
        case("முருகன்", &[LOOK, "Noto Sans Tamil"]);
        case("राजेश", &[LOOK, "Noto Sans Devanagari"]);
        case("ሰላም", &[LOOK, "Noto Sans Ethiopic"]);
        case("محمد and Nguyễn", &[LITERACY, "Noto Sans Arabic"]);
    }

    #[test]
    fn a_requested_font_is_found_whatever_its_capitals() {
        let fonts = Fonts::embedded();
        assert_eq!(fonts.choose("andika", "Zoë").families, [LITERACY]);
        assert_eq!(fonts.choose("no such font", "Zoë").families, [LITERACY]);
        assert_eq!(fonts.family("atkinson hyperlegible next"), Some(LOOK));
    }

    #[test]
    fn what_no_font_has_is_named() {
        let fonts = Fonts::embedded();
        assert_eq!(fonts.choose(LOOK, "王 Wang 😀").missing, ['王', '😀']);
        assert_eq!(fonts.lacks(LOOK, "Zọë ạ"), ['ạ', 'ọ']);
        assert!(fonts.can_print('ọ') && fonts.can_print('م') && fonts.can_print('\n'));
        assert!(!fonts.can_print('王') && !fonts.can_print('😀'));
    }

    #[test]
    fn every_family_named_in_this_file_is_there() {
        let fonts = Fonts::embedded();
        assert_eq!(
            fonts.families().take(3).collect::<Vec<_>>(),
            [LOOK, LITERACY, WIDE]
        );
        assert_eq!(fonts.families().count(), 11);
    }

    #[test]
    fn a_file_that_holds_no_font_is_named() {
        let files = [("names.ttf".to_owned(), b"not a font".to_vec())];
        assert_eq!(
            Fonts::embedded().with_files(files).err(),
            Some("names.ttf".to_owned())
        );
    }

    #[test]
    fn texts_of_a_view_are_its_values_and_not_its_keys() {
        let view = serde_json::json!({ "ключ": ["a", { "b": "c", "d": 1 }] });
        assert_eq!(texts(&view), "a\nc\n");
    }
}
