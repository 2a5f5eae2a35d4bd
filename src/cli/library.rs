//! `stagebook list reading`: how plain the pages of the library are, in figures.
//!
//! Every exercise is set with the sample case, in each form and for each role that has a page of its own, and read back
//! from its pages. Strips and feet of pages are left out: they stand on every page alike.

use rayon::prelude::*;
use toml::Table;

use super::figures::{Figures, refused};
use super::{Talk, loaded, reading};
use crate::case::organisation::Organisation;
use crate::case::{self, Case};
use crate::catalog::exercise::Literal;
use crate::catalog::terms::Term;
use crate::catalog::{
    Audience, Catalog, Cell, Document, Exercise, Form, OnePer, ReaderKind, Section, Templates,
};
use crate::language::Language;
use crate::plain;
use crate::plan::{self, PlannedArea, PlannedDocument, PlannedExercise, Weight};
use crate::reader::Reader;
use crate::reading::{self as checks, Kind, Profile, Reading};
use crate::typeset::{self, Engine, Fonts, Kind as PassageKind, Passage};
use crate::view::{self, Setting, View};

/// The case that gives every fact an exercise may use, with one adult for each role.
const SAMPLE: &str = "sample.toml";

/// A name for the places of texts.
const SOMEBODY: &str = "Sam";

/// What a sentence on a page of the library may hold all the same: hard words have a ceiling for the whole booklet, and a
/// list of questions that one may ask is no double question, as a row of words to circle is no double no.
const ALLOWED: [Kind; 4] = [
    Kind::HardWord,
    Kind::Passive,
    Kind::TwoQuestions,
    Kind::DoubleNegative,
];

/// The figures of every exercise, of every area as a booklet, and of the fixed words.
pub(super) fn figures(
    templates: &Templates,
    catalog: &Catalog,
    only: Option<&str>,
    talk: &Talk,
) -> Option<Vec<Figures>> {
    let bytes = templates.read(SAMPLE)?;
    let organisation = Organisation::default();
    let written = case::read(SAMPLE, &bytes);
    let fonts = Fonts::embedded();
    let checked = case::check(
        written,
        &loaded::vocabulary(catalog),
        &organisation,
        &|letter| fonts.can_print(letter),
    );
    let Some(case) = checked.case else {
        talk.problems(&checked.problems);
        return None;
    };
    let reading = catalog.readings.languages.get(case.language())?;
    let path = format!("lang/{}.toml", case.language());
    let words = templates
        .read(&path)
        .and_then(|it| toml::from_str::<Table>(&String::from_utf8_lossy(&it)).ok());
    let library = Library {
        catalog,
        engine: Engine::new(templates),
        organisation,
        reading,
        words: words.unwrap_or_default(),
        case,
    };
    let booklets = library.booklets(only);
    let rows: Vec<Vec<Figures>> = booklets
        .par_iter()
        .map(|it| library.booklet(it, talk))
        .collect();
    typeset::after_case();
    let mut rows: Vec<Figures> = rows.into_iter().flatten().collect();
    if only.is_none() {
        rows.extend(library.fixed_words());
    }
    Some(rows)
}

/// What all rows are made from.
struct Library<'a> {
    catalog: &'a Catalog,
    engine: Engine,
    organisation: Organisation,
    case: Case,
    reading: &'a Reading,
    /// The words that components print by themselves.
    words: Table,
}

/// The exercises of one cell in one form, for one reader.
struct Booklet<'a> {
    cell: &'a Cell,
    form: Form,
    reader: Reader,
    role: Option<&'static str>,
    exercises: Vec<&'a Exercise>,
}

impl<'a> Library<'a> {
    fn language(&self) -> &Language {
        self.case.language()
    }

    /// Each page in one booklet only: for the first role that gets it, and for literal readers where it differs.
    fn booklets(&self, only: Option<&str>) -> Vec<Booklet<'a>> {
        let file = self.case.for_professional();
        let adults: Vec<(Reader, Option<&'static str>)> = file
            .adults()
            .iter()
            .map(|it| (Reader::Adult(it.id.clone()), Some(plan::role(it.role))))
            .collect();
        let mut booklets = Vec::new();
        for cell in &self.catalog.cells {
            let readers = match cell.audience {
                Audience::YoungPerson => vec![(Reader::YoungPerson, None)],
                Audience::Adults => adults.clone(),
                Audience::Meeting => Vec::new(),
            };
            for form in [Form::Standard, Form::Easy, Form::Literal] {
                let mut seen = Vec::new();
                for (reader, role) in &readers {
                    let mut exercises = self.exercises(cell, form, *role, &mut seen);
                    exercises.retain(|it| only.is_none_or(|only| it.folder.contains(only)));
                    if !exercises.is_empty() {
                        booklets.push(Booklet {
                            cell,
                            form,
                            reader: reader.clone(),
                            role: *role,
                            exercises,
                        });
                    }
                }
            }
        }
        booklets
    }

    fn exercises(
        &self,
        cell: &Cell,
        form: Form,
        role: Option<&'static str>,
        seen: &mut Vec<String>,
    ) -> Vec<&'a Exercise> {
        let of_cell = self
            .catalog
            .exercises
            .values()
            .filter(|it| it.facts.cells.first() == Some(&cell.id));
        of_cell
            .filter(|it| {
                role.is_none_or(|role| {
                    it.facts.roles.is_empty() || it.facts.roles.iter().any(|it| it == role)
                })
            })
            .filter(|it| form != Form::Literal || it.facts.literal != Literal::AsItIs)
            .filter(|it| {
                let Some(page) = it.page(self.language(), form, role) else {
                    return false;
                };
                let page = format!("{} {page}", it.slug);
                let new = !seen.contains(&page);
                seen.push(page);
                new
            })
            .collect()
    }

    /// The rows of a booklet: one for each exercise, and one for the whole.
    fn booklet(&self, booklet: &Booklet, talk: &Talk) -> Vec<Figures> {
        let Some(profile) = self.profile(booklet) else {
            return Vec::new();
        };
        let Some(passages) = self.passages(booklet, talk) else {
            return Vec::new();
        };
        let known = plain::known_words(&self.case, &booklet.reader);
        let mut rows = Vec::new();
        let mut all: Vec<String> = Vec::new();
        let mut all_pages = 0;
        for exercise in &booklet.exercises {
            let Some(words) = exercise.words.get(self.language()) else {
                continue;
            };
            let explained = self.explained(exercise, &known);
            let audience = checks::Audience {
                literal: profile.literal || booklet.form == Form::Literal,
                explained: &explained,
                names: &known,
                ..checks::Audience::new(&profile)
            };
            let (texts, pages) = self.body(&words.title, &passages);
            let mut row = Figures::of(
                self.reading,
                &audience,
                booklet.about(&exercise.slug),
                &texts,
                pages,
            );
            // A grade, a mean and a share are held against their ceilings over the whole booklet.
            row.over = self.over(&audience, &row, pages);
            let this_week = match booklet.reader {
                Reader::YoungPerson => words.this_week.young_person.as_deref(),
                Reader::Adult(_) | Reader::Worker | Reader::Professional => {
                    words.this_week.adult.as_deref()
                }
            };
            for text in texts.iter().copied().chain(this_week) {
                let findings = self.reading.check_text(&without_places(text), &audience);
                row.over
                    .extend(refused(&findings, |it| !ALLOWED.contains(&it)));
            }
            all.extend(texts.iter().map(ToString::to_string));
            all_pages += pages;
            rows.push(row);
        }
        let texts: Vec<&str> = all.iter().map(String::as_str).collect();
        let explained: Vec<String> = booklet
            .exercises
            .iter()
            .flat_map(|it| self.explained(it, &known))
            .collect();
        let audience = checks::Audience {
            explained: &explained,
            names: &known,
            ..checks::Audience::new(&profile)
        };
        rows.push(Figures::of(
            self.reading,
            &audience,
            booklet.about("(the whole area)"),
            &texts,
            all_pages,
        ));
        rows
    }

    /// What is over on a page by itself.
    fn over(&self, audience: &checks::Audience, row: &Figures, pages: usize) -> Vec<String> {
        let findings = self
            .reading
            .check_measure(&row.measure, audience.profile, pages);
        refused(&findings, |it| it == Kind::WordsAPage)
    }

    fn profile(&self, booklet: &Booklet) -> Option<Profile> {
        let profiles = &self.catalog.readings.profiles;
        let id = match (&booklet.reader, booklet.form) {
            (Reader::YoungPerson, Form::Easy) => "easy",
            (Reader::YoungPerson, Form::Standard | Form::Literal) => "standard",
            (_, Form::Easy) => "parent-easy",
            (reader, Form::Standard | Form::Literal) => {
                return plain::profile(&self.case, reader, profiles).cloned();
            }
        };
        profiles.get(id).cloned()
    }

    /// Words that an exercise explains, and those the reader knows.
    fn explained(&self, exercise: &Exercise, known: &[String]) -> Vec<String> {
        let terms = self.catalog.terms.get(self.language());
        let on_pages = exercise.terms.values().flat_map(|it| &it.explained);
        let keys = on_pages.chain(&exercise.facts.terms);
        let words = keys
            .filter_map(|key| terms?.get(key))
            .map(|it| it.word.clone());
        words.chain(known.iter().cloned()).collect()
    }

    /// The words that are explained in this language.
    fn terms(&self) -> impl Iterator<Item = &Term> {
        let terms = self.catalog.terms.get(self.language());
        terms
            .into_iter()
            .flat_map(|it| it.iter())
            .map(|(_, term)| term)
    }

    fn word(&self, path: &str) -> Option<&str> {
        let (tables, last) = path.rsplit_once('.')?;
        let mut here = &self.words;
        for part in tables.split('.') {
            here = here.get(part)?.as_table()?;
        }
        here.get(last)?.as_str()
    }

    fn passages(&self, booklet: &Booklet, talk: &Talk) -> Option<Vec<Passage>> {
        let planned = self.planned(booklet)?;
        let setting = Setting {
            catalog: self.catalog,
            logo: None,
            organisation: &self.organisation,
            jurisdiction: None,
            theme: None,
            draft: false,
            duplex: false,
        };
        let view = view::of(&self.case, &setting, &planned)?;
        let json = View::json(&[&view], &view.look, false);
        match typeset::typeset(&self.engine, &view.look, &json) {
            Ok(typeset) => Some(typeset.passages),
            Err(failure) => {
                talk.failure(
                    failure.code(),
                    format_args!("{}: {}", booklet.cell.id, failure.for_authors()),
                );
                None
            }
        }
    }

    fn planned(&self, booklet: &Booklet) -> Option<PlannedDocument> {
        let kind = plan::kind_of(&booklet.reader);
        let is_book = |it: &&Document| {
            it.facts.one_per == OnePer::Stage
                && it.shows(Section::Areas)
                && it.facts.readers.contains(&kind)
        };
        let document = self.catalog.documents.values().find(is_book)?;
        let exercises = booklet.exercises.iter().map(|it| PlannedExercise {
            exercise: it.slug.clone(),
            form: booklet.form,
            minutes: it.minutes(booklet.form),
            pages: it.page_count(booklet.form),
            reasons: Vec::new(),
        });
        let area = PlannedArea {
            cell: booklet.cell.id.clone(),
            area: booklet.cell.area.clone(),
            weight: Weight::Some,
            reasons: Vec::new(),
            exercises: exercises.collect(),
        };
        Some(PlannedDocument {
            document: document.slug.clone(),
            reader: booklet.reader.clone(),
            stage: booklet.cell.stage,
            instance: None,
            part: None,
            pages: 0,
            stem: String::new(),
            language: self.language().clone(),
            form: booklet.form,
            areas: vec![area],
            work: Vec::new(),
            left_out: Vec::new(),
            session: None,
            papers: Vec::new(),
            draft: false,
            notes: Vec::new(),
            stops: Vec::new(),
        })
    }

    /// The words of an exercise from its title to the strips at its foot, and the pages they stand on.
    fn body<'p>(&self, title: &str, passages: &'p [Passage]) -> (Vec<&'p str>, usize) {
        let is_title =
            |it: &Passage| matches!(it.kind, PassageKind::Heading(_)) && it.text == title;
        let Some(start) = passages.iter().position(is_title) else {
            return (Vec::new(), 1);
        };
        let rest = &passages[start + 1..];
        let is_end =
            |it: &Passage| matches!(it.kind, PassageKind::Heading(_)) || self.is_strip(&it.text);
        let length = rest.iter().position(is_end).unwrap_or(rest.len());
        let body = &passages[start..=start + length];
        let pages = body
            .iter()
            .filter(|it| it.kind != PassageKind::Margin)
            .map(|it| it.page);
        let pages = pages.clone().max().unwrap_or(1) - pages.min().unwrap_or(1) + 1;
        (reading::printed(body), pages)
    }

    /// Whether words open the strips that stand at the foot of every exercise.
    fn is_strip(&self, text: &str) -> bool {
        let opens = [
            "exercise.this-week",
            "exercise.words",
            "stop.title",
            "keep.this-page",
            "keep.adult",
            "keep.worker-only",
        ];
        opens
            .iter()
            .filter_map(|it| self.word(it))
            .any(|it| match it.split_once('{') {
                Some((before, _)) if !before.is_empty() => text.starts_with(before),
                Some((_, after)) => after
                    .split_once('}')
                    .is_some_and(|(_, end)| text.ends_with(end)),
                None => text.starts_with(it),
            })
    }

    /// The fixed words of each document and of the areas, for each reader and form.
    fn fixed_words(&self) -> Vec<Figures> {
        let mut rows = Vec::new();
        let forms = [
            (ReaderKind::YoungPerson, false, "standard"),
            (ReaderKind::YoungPerson, true, "easy"),
            (ReaderKind::Adult, false, "parent"),
            (ReaderKind::Adult, true, "parent-easy"),
        ];
        for (kind, easy, id) in forms {
            let Some(profile) = self.catalog.readings.profiles.get(id) else {
                continue;
            };
            for document in self
                .catalog
                .documents
                .values()
                .filter(|it| it.facts.readers.contains(&kind))
            {
                let prose = document.prose(self.language().as_str(), kind, easy);
                let texts: Vec<String> = prose.into_iter().map(ToOwned::to_owned).collect();
                rows.extend(self.fixed(&document.slug, kind, easy, profile, &texts));
            }
            let texts = self.area_texts(kind);
            rows.extend(self.fixed("(areas)", kind, easy, profile, &texts));
            if !easy {
                // A card has one wording for all; its lines are few and stand by themselves.
                let texts = self.help_lines(kind);
                rows.extend(self.fixed("(help lines)", kind, easy, profile, &texts));
            }
            if kind == ReaderKind::YoungPerson {
                let texts: Vec<String> = self.terms().map(|it| it.means.clone()).collect();
                rows.extend(self.fixed("(words explained)", kind, easy, profile, &texts));
            }
        }
        let known = |it: &&Exercise| it.words.contains_key(self.language());
        let words = self
            .catalog
            .exercises
            .values()
            .filter(known)
            .filter_map(|it| it.words.get(self.language()));
        let this_week: Vec<String> = words.filter_map(|it| it.this_week.adult.clone()).collect();
        if let Some(profile) = self.catalog.readings.profiles.get("parent") {
            rows.extend(self.fixed("(this week)", ReaderKind::Adult, false, profile, &this_week));
        }
        rows
    }

    /// A row of texts that no page is made of yet.
    fn fixed(
        &self,
        name: &str,
        kind: ReaderKind,
        easy: bool,
        profile: &Profile,
        texts: &[String],
    ) -> Option<Figures> {
        if texts.is_empty() {
            return None;
        }
        let explained: Vec<String> = self.terms().map(|it| it.word.clone()).collect();
        let names = [SOMEBODY.to_owned()];
        let audience = checks::Audience {
            explained: &explained,
            names: &names,
            ..checks::Audience::new(profile)
        };
        let texts: Vec<String> = texts.iter().map(|it| without_places(it)).collect();
        let lent: Vec<&str> = texts.iter().map(String::as_str).collect();
        let mut about = about(name, if easy { "easy" } else { "standard" }, kind.word());
        about.insert(0, ("cell", String::new()));
        // How much stands on a page is known only when the page is made.
        let mut row = Figures::of(self.reading, &audience, about, &lent, 0);
        for text in &lent {
            row.over
                .extend(refused(&self.reading.check_text(text, &audience), |it| {
                    !ALLOWED.contains(&it)
                }));
        }
        Some(row)
    }

    /// What the cards of help lines say, each sentence once.
    fn help_lines(&self, kind: ReaderKind) -> Vec<String> {
        let lines = self.catalog.facts.values().flat_map(|it| &it.help_line);
        let lines = lines.filter(|it| it.readers.iter().any(|it| it == kind.word()));
        let mut texts: Vec<String> = lines
            .flat_map(|it| [Some(&it.about), it.open.as_ref()])
            .flatten()
            .cloned()
            .collect();
        texts.sort();
        texts.dedup();
        texts
    }

    fn area_texts(&self, kind: ReaderKind) -> Vec<String> {
        let Some(words) = self.catalog.area_words.get(self.language()) else {
            return Vec::new();
        };
        let audience = match kind {
            ReaderKind::YoungPerson => Audience::YoungPerson,
            ReaderKind::Adult | ReaderKind::Worker | ReaderKind::Professional => Audience::Adults,
        };
        let cells = self
            .catalog
            .cells
            .iter()
            .filter(|it| it.audience == audience);
        let cells = cells.filter_map(|it| words.cell.get(&it.id));
        cells
            .flat_map(|it| [Some(it.plain_title.as_str()), it.purpose(kind.word())])
            .flatten()
            .map(ToOwned::to_owned)
            .collect()
    }
}

impl Booklet<'_> {
    fn about(&self, name: &str) -> Vec<(&'static str, String)> {
        let mut about = about(name, self.form.word(), self.role.unwrap_or("young-person"));
        about.insert(0, ("cell", self.cell.id.clone()));
        about
    }
}

fn about(name: &str, form: &str, reader: &str) -> Vec<(&'static str, String)> {
    vec![
        ("text", name.to_owned()),
        ("form", form.to_owned()),
        ("reader", reader.to_owned()),
    ]
}

/// A text with a name in each of its places, so that it reads as it will.
fn without_places(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((place, after)) = after.split_once('}') else {
            break;
        };
        read.push_str(before);
        read.push_str(match place {
            "they" => "they",
            "are" => "are",
            "their" => "their",
            "them" => "them",
            "phone" | "minutes" | "stage" | "number" | "of" | "score" => "8",
            _ => SOMEBODY,
        });
        rest = after;
    }
    read + rest
}
